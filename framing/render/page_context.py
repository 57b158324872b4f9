"""The report as a tree of things to print: everything a template needs, in the order of the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from framing import __version__
from framing.measure.accuracy import statements
from framing.measure.calibration import statement as calibration
from framing.model import Comparison, Finding, Mark, Table
from framing.number_format import printed
from framing.render.anchors import LETTERS, Anchors, Link, name
from framing.render.clean import excerpt, visible
from framing.render.sections import every_number, ledgers, measures, sentences, who_tells_what
from framing.render.sections import hedging as sureness
from framing.render.sections import only_in_one as unshared
from framing.render.sections import quotations as aligned
from framing.render.sections import sources as speakers
from framing.render.sections import values_and_names as apart
from framing.render.sections.texts import PrintedParagraph, annotate
from framing.render.textstat_values import textstat_values

_MANY = 4  # findings from which on page one is crowded
_ON_ONE_PAGE = 2  # documents whose briefing fits one page
_IN_FIGURES = "quotations"  # the kind of finding whose numbers stand among the figures
_PASSAGES = ("verdict", "only-in")  # kinds of findings that are not numbered
# Where what a finding says can be counted again.
_TABLES: Mapping[Table, Link] = {
    "speakers": Link("sources", "speakers"),
    "quotations": Link("quotations", "quotations"),
    "measures": Link("measures", "measures"),
    "sentences": Link("sentences", "sentences"),
    "apart": Link("values and names", "apart"),
    "alone": Link("told in one alone", "alone"),
}
_NAME = 36  # characters of the report's name in the head and foot of its pages
_TITLE = 110  # characters of a document's title
_FACT = 60  # characters of its outlet, of its authors


@dataclass(frozen=True, slots=True)
class Card:
    """One document: its heading on page one, and its annotated text."""

    letter: str
    title: str
    untitled: bool  # the title is the text's own beginning
    facts: tuple[str, ...]
    words: str
    sentences: int
    left_out: tuple[str, ...]  # kinds of what is not counted: "2 captions"
    sha256: str
    notes: tuple[str, ...]
    provenance: tuple[tuple[str, str], ...]
    paragraphs: tuple[PrintedParagraph, ...]


@dataclass(frozen=True, slots=True)
class PrintedFinding:
    """A finding, with the passages that show it."""

    title: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PageContext:
    """The whole report."""

    name: str
    title: str
    standfirst: str
    version: str
    signature: tuple[str, ...]
    short: str  # the signature's digest, for page feet
    words: str
    letters: tuple[str, ...]
    cards: tuple[Card, ...]
    findings: tuple[PrintedFinding, ...]
    figures: tuple[measures.MeasureRow, ...]
    alone: tuple[unshared.Excerpt, ...]
    unshared: tuple[unshared.Unshared, ...]
    verdict: PrintedFinding | None
    groups: tuple[measures.MeasureSection, ...]
    strips: tuple[speakers.Strip, ...]
    sources: tuple[speakers.SourceLine, ...]
    verbs: tuple[speakers.VerbClass, ...]
    sureness: sureness.Sureness
    aligned: tuple[aligned.Aligned, ...]
    carried: tuple[who_tells_what.CarriedSentences, ...]
    shared: tuple[who_tells_what.SharedRow, ...]
    floor: str
    whole: str
    apart: apart.Apart
    marks: tuple[Mark, ...]
    ledgers: tuple[ledgers.EvidenceLedger, ...]
    sentences: tuple[sentences.SentenceTable, ...]
    traces: tuple[tuple[every_number.Trace, ...], ...]  # in two columns
    oracle: tuple[tuple[str, tuple[str, ...]], ...]
    references: tuple[str, ...]
    calibration: str
    accuracy: tuple[tuple[str, str, str], ...]


def view(comparison: Comparison) -> PageContext:
    """Lay out a comparison. Everything printed comes from the records; only places on the page are computed."""
    names = [
        name(letter, profile, comparison.marks) for letter, profile in zip(LETTERS, comparison.profiles, strict=False)
    ]
    tallies = every_number.tallies(comparison, names)
    words = [
        sum(item.parsed.sentences[word.sentence].kind == "body" for word in item.parsed.words)
        for item in comparison.profiles
    ]
    groups = measures.groups(comparison, names)
    numbered = _numbered(comparison)
    page_one = {measures.anchor(measure.key) for measure in comparison.measures.values() if measure.page_one}
    verdict = next((item for item in comparison.findings if item.kind == "verdict"), None)
    return PageContext(
        name=excerpt(comparison.name, _NAME),
        title=visible(comparison.title),
        standfirst=visible(comparison.standfirst),
        version=__version__,
        signature=tuple(comparison.signature.split("|")),
        short=sha256(comparison.signature.encode("utf-8", "replace")).hexdigest()[:10],
        words=printed(sum(words), 0),
        letters=tuple(item.letter for item in names),
        cards=tuple(
            _card(comparison, side, item, total) for side, (item, total) in enumerate(zip(names, words, strict=True))
        ),
        findings=tuple(_said(item, names) for item in numbered),
        figures=tuple(row for group in groups for row in (*group.rows, *group.none) if row.anchor in page_one),
        alone=unshared.excerpts(comparison, names, crowded=len(numbered) > _MANY),
        unshared=unshared.unshared(comparison, names),
        verdict=_said(verdict, names) if verdict else None,
        groups=groups,
        strips=speakers.strips(comparison, names),
        sources=speakers.sources(comparison, names),
        verbs=speakers.verbs(comparison, names),
        sureness=sureness.sureness(comparison, names),
        aligned=aligned.aligned(comparison, names),
        carried=who_tells_what.carried(comparison, names),
        shared=who_tells_what.shared(comparison, names),
        floor=printed(comparison.floor, 2),
        whole=printed(comparison.whole, 2),
        apart=apart.apart(comparison, names),
        marks=comparison.marks,
        ledgers=ledgers.ledgers(comparison, names),
        sentences=sentences.sentence_tables(comparison, names, tallies),
        traces=every_number.halves(every_number.traces(comparison, names, tallies)),
        oracle=_oracle(comparison),
        references=_references(names),
        calibration=calibration() or "",
        accuracy=tuple((s.what, s.figure, f"{s.kind}, on {s.on}") for s in statements()),
    )


def _references(names: Sequence[Anchors]) -> tuple[str, ...]:
    """Whether values stand beside percentiles, and of what: once where it is the same for all documents."""
    told = [item.profile.reference for item in names]
    if len(set(told)) == 1:
        return tuple(filter(None, told[:1]))
    return tuple(f"{item.letter}: {sentence}" for item, sentence in zip(names, told, strict=True) if sentence)


def _card(comparison: Comparison, side: int, names: Anchors, words: int) -> Card:
    document = names.profile.parsed.document
    title = document.title or ""
    beginning = next((document.text[z.start : z.end] for z in document.zones if z.kind == "body"), "")
    facts = [part for part in (document.outlet, document.byline, document.published) if part]
    missing = [label for label, part in (("no byline", document.byline), ("undated", document.published)) if not part]
    return Card(
        letter=names.letter,
        title=excerpt(title or beginning, _TITLE) or "Empty text",
        untitled=not title,
        facts=tuple([excerpt(part, _FACT) for part in facts] + missing),
        words=printed(words, 0),
        sentences=len(names.sentences),
        left_out=_left_out(names),
        sha256=document.sha256,
        notes=tuple(visible(note) for note in document.notes),
        provenance=tuple((key, visible(value)) for key, value in sorted(document.provenance.items())),
        paragraphs=tuple(annotate(names, aligned.pairs(comparison, side))),
    )


def _left_out(names: Anchors) -> tuple[str, ...]:
    plural = {"headline": "headlines", "byline": "bylines", "dateline": "datelines", "caption": "captions"}
    kinds: dict[str, int] = {}
    for zone in names.profile.parsed.document.zones:
        if zone.kind != "body":
            kinds[zone.kind] = kinds.get(zone.kind, 0) + 1
    return tuple(
        f"{size} {kind if size == 1 else plural.get(kind, kind)}"
        if kind != "furniture"
        else f"{size} {'block' if size == 1 else 'blocks'} of furniture"
        for kind, size in kinds.items()
    )


def _said(finding: Finding, names: Sequence[Anchors]) -> PrintedFinding:
    links = [names[place.document].paragraph(place.start) for place in finding.places]
    links += [Link(names[side].letter, f"{names[side].letter}-text") for side in finding.titles]
    if finding.table:
        links.append(_TABLES[finding.table])
    return PrintedFinding(visible(finding.title), visible(finding.text), tuple(dict.fromkeys(links)))


def _numbered(comparison: Comparison) -> tuple[Finding, ...]:
    """The findings that page one numbers, less the one that its table of figures tells anyway when there are many."""
    told = [item for item in comparison.findings if item.kind not in _PASSAGES]
    if len(told) > _MANY and len(comparison.profiles) <= _ON_ONE_PAGE:
        told = [item for item in told if item.kind != _IN_FIGURES]
    return tuple(told)


def _oracle(comparison: Comparison) -> tuple[tuple[str, tuple[str, ...]], ...]:
    told = textstat_values(comparison)
    keys = sorted({key for values in told for key in values})
    return tuple((key, tuple(printed(values[key], 2) if key in values else "–" for values in told)) for key in keys)
