"""From a printed number to its words: ledgers of evidence, the table of sentences, what each measure counts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from framing.measure.accuracy import accuracy
from framing.measure.counts import Tally, tally
from framing.measure.formula import readable
from framing.measure.profile import formula_of
from framing.model import Attribution, Comparison, Count, Evidence, Measure, Voice
from framing.render.clean import excerpt, visible
from framing.render.figures import number
from framing.render.marks import crediting
from framing.render.names import Link, Marked, Names, slug

_BAND = " (ICD 203: "  # as the rule of an estimative expression begins to name its band
_PHRASE = 120  # characters of a phrase in a ledger
TABULAR = ("hedge", "booster")  # styles of marks whose ledger is a table
_LINE = 55  # characters of a line in the column of formulas
_FIGURE_SPACE = "\u2007"  # as wide as a figure
_AT_A_GLANCE = 3  # of a thing in one sentence: as many as a reader counts without a table
_SENTENCE = 42  # characters by which a sentence is recognised in the table of sentences

VOICES: Mapping[Voice, str] = {
    "outlet": "own voice",
    "direct": "quoted",
    "indirect": "reported",
    "headline": "headline",
    "outside": "outside the body",
}


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One marked phrase. ``back`` is its key and its place in the text."""

    anchor: str
    letter: str
    back: Link
    where: Link
    phrase: str
    kind: str
    about: str
    voice: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """All phrases under one mark, document by document; ``tabular`` ones are worth a table, the others an index."""

    anchor: str
    style: str
    title: str
    about: str  # heading of the column ``about``
    tabular: bool
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class Operand:
    """A name in a formula, what it counts, and per document its total with links to what was counted."""

    name: str
    counts: str  # the kinds it counts, where the name does not say it
    cells: tuple[tuple[str, str, tuple[Link, ...]], ...]  # letter, total, links (none where it is in every sentence)


@dataclass(frozen=True, slots=True)
class Trace:
    """How one measure was computed, down to the evidence."""

    anchor: str
    label: str
    unit: str
    formula: str
    meaning: str
    caveat: str
    citation: str
    accuracy: str
    plain: bool  # the formula is one count and nothing more
    operands: tuple[Operand, ...]
    verdicts: tuple[tuple[str, str], ...]  # pair of documents, the sentence that explains the verdict


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """One body sentence with its counts, one a column of the table."""

    anchor: str
    key: Link  # to the sentence in the text
    where: Link
    text: str
    credit: str
    counts: tuple[str, ...]
    aligned: str  # the same as one line, padded with figure spaces


@dataclass(frozen=True, slots=True)
class SentenceTable:
    """A document sentence by sentence: what has to be added up to recount its words, syllables and the like."""

    anchor: str
    letter: str
    columns: tuple[str, ...]
    rows: tuple[SentenceRow, ...]
    totals: tuple[str, ...]
    firsts: tuple[str, ...]  # anchor of the first sentence that adds to each total; "" where none does
    numbers: str  # of the columns, and the totals, as lines aligned with those of the rows
    aligned: str


def tallies(comparison: Comparison, names: Sequence[Names]) -> list[Tally]:
    """The counts behind the measures, a Tally a document."""
    counts = [count for measure in comparison.measures.values() for count in measure.counts.values()]
    return [tally(found.profile.parsed, found.profile.evidence, counts) for found in names]


def ledgers(comparison: Comparison, names: Sequence[Names]) -> tuple[Ledger, ...]:
    """One ledger a mark, in the order of the marks."""
    speech = [Speech(found) for found in names]
    return tuple(
        Ledger(
            f"ledger-{mark.letter}",
            mark.style,
            mark.label,
            "What it bears on",
            mark.style in TABULAR,
            tuple(
                _ledger_row(found, said, marked)
                for found, said in zip(names, speech, strict=True)
                for marked in found.marked.values()
                if marked.mark is mark
            ),
        )
        for mark in comparison.marks
    )


def _ledger_row(names: Names, speech: Speech, marked: Marked) -> LedgerRow:
    item = names.profile.evidence[marked.evidence]
    text = names.profile.parsed.document.text
    kind, about, voice = item.kind.removeprefix("verb."), "", VOICES[item.voice]
    if marked.mark.style == "quotation":
        size = len(speech.word_starts(item.start, item.end))
        about = speech.speaker(item.start, item.end) or "no speaker found"
        kind = f"{kind}, {size} {'word' if size == 1 else 'words'}"
    elif marked.mark.style == "source":
        about, kind = speech.names.get(item.group or "", ""), speech.found(item)
    elif marked.mark.style == "cue":
        about = speech.of_cue(item) or "no speaker found"
    else:
        about = speech.scope(item)
        who = speech.holder(item) if item.voice in ("direct", "indirect") else ""
        voice = f"{voice}: {who}" if who else voice
        fixed = band(item)
        kind = f"{kind}; {fixed}" if fixed else kind
    return LedgerRow(
        anchor=marked.row,
        letter=names.letter,
        back=Link(marked.key, marked.key),
        where=names.paragraph(item.start),
        phrase=excerpt(text[item.start : item.end], _PHRASE),
        kind=kind,
        about=about,
        voice=voice,
    )


def band(item: Evidence) -> str:
    """The band of likelihood that an estimative expression stands for, as its rule names it; else ""."""
    _, opened, told = item.rule.partition(_BAND)
    return f"{_BAND[2:]}{told.removesuffix(')')}" if opened else ""


class Speech:
    """A document's attributions by sentence, so that finding whose words a phrase is takes no search of them all."""

    def __init__(self, names: Names) -> None:
        parsed = names.profile.parsed
        self.parsed = parsed
        self.names = {speaker.id: visible(speaker.name) for speaker in parsed.speakers}
        self.types = {speaker.id: speaker.type for speaker in parsed.speakers}
        self.starts = [word.start for word in parsed.words]
        self.contents = sorted(
            (span.start, span.end, attribution.speaker)
            for attribution in parsed.attributions
            for span in attribution.content
            if attribution.speaker is not None
        )
        self.of_part = {
            (role, span): attribution
            for attribution in parsed.attributions
            for role, spans in (
                ("content", attribution.content), ("cue", attribution.cue), ("source", attribution.source),
            )
            for span in spans
        }  # fmt: skip
        self.cues: dict[int, Attribution] = {}
        for attribution in parsed.attributions:
            for span in attribution.cue:
                self.cues.setdefault(span.start, attribution)

    def speaker(self, start: int, end: int) -> str:
        """Name of the speaker of the shortest content around a phrase; of the last to begin before it, if several."""
        at = bisect_right(self.contents, start + 1, key=lambda item: item[0])
        # Contents nest two or three deep; looking further back would find other sentences.
        around = [item for item in self.contents[max(0, at - 8) : at] if item[1] >= min(end, start + 2)]
        if not around:
            return ""
        return self.names.get(min(around, key=lambda item: item[1] - item[0])[2], "")

    def holder(self, item: Evidence) -> str:
        """Whose words a phrase is: the speaker by name, else what the text calls him."""
        return self.speaker(item.start, item.end) or self._part(item, "holder")

    def scope(self, item: Evidence) -> str:
        """The words a phrase bears on."""
        return self._part(item, "scope")

    def _part(self, item: Evidence, wanted: str) -> str:
        text = self.parsed.document.text
        return next((excerpt(text[span.start : span.end]) for role, span in item.parts if role == wanted), "")

    def found(self, item: Evidence) -> str:
        """Type of a credited source, the rule that found it, and whom the words came through."""
        kind = str(self.types.get(item.group or "", ""))
        told = [kind if kind != "unknown" else "", item.rule.removeprefix("sources.")]
        cue = next((part for part in item.parts if part[0] == "cue"), item.parts[0] if item.parts else None)
        attribution = self.of_part.get(cue) if cue is not None else None
        if attribution is not None and attribution.via:
            told.append("via " + ", ".join(self.names.get(id, "") for id in attribution.via))
        return "; ".join(filter(None, told))

    def of_cue(self, item: Evidence) -> str:
        """Name of the speaker a reporting cue belongs to."""
        attribution = self.cues.get(item.start)
        speaker = item.group or (attribution.speaker if attribution else None)
        return self.names.get(speaker or "", "")

    def word_starts(self, start: int, end: int) -> Sequence[int]:
        """Starts of the words inside a span."""
        return self.starts[bisect_right(self.starts, start - 1) : bisect_right(self.starts, end - 1)]


def traces(comparison: Comparison, names: Sequence[Names], found: Sequence[Tally]) -> tuple[Trace, ...]:
    """One a measure, in the order of the sections."""
    keys = [key for section in comparison.sections for key in section.measures]
    return tuple(_trace(comparison.measures[key], comparison, names, found) for key in keys)


def halves(found: Sequence[Trace]) -> tuple[tuple[Trace, ...], ...]:
    """The traces in two columns of about the same height: cut where half of their text has passed."""
    sizes = [
        len(item.label + item.formula + item.caveat + item.citation + item.accuracy)
        + sum(len(why) for _, why in item.verdicts)
        + _LINE * (2 if item.plain else 4)
        for item in found
    ]
    passed = list(accumulate(sizes))
    cut = bisect_right(passed, sum(sizes) / 2)
    return tuple(found[:cut]), tuple(found[cut:])


def _trace(measure: Measure, comparison: Comparison, names: Sequence[Names], found: Sequence[Tally]) -> Trace:
    operands = []
    for name, count in measure.counts.items():
        cells = []
        for side, table in zip(names, found, strict=True):
            total = number(float(table.rows(count).sum()), 0)
            links = tuple(side.links(table.evidence[count]))
            everywhere = [link.text for link in links] == [f"s1–s{len(side.sentences)}"]
            cells.append((side.letter, total, () if everywhere else links))
        operands.append(Operand(name.replace("_", " "), _in_words(name, count), tuple(cells)))
    verdicts = tuple(
        (f"{names[contrast.a].letter}–{names[contrast.b].letter}", visible(contrast.why))
        for contrast in comparison.contrasts
        if contrast.measure == measure.key and contrast.verdict != "as counted"
    )
    return Trace(
        anchor=f"how-{slug(measure.key)}",
        label=measure.label,
        unit=measure.unit,
        formula=readable(formula_of(measure)),
        meaning=measure.meaning,
        caveat=measure.caveat,
        citation=measure.citation.rstrip("."),
        accuracy=accuracy(measure.accuracy) or "",
        plain=measure.formula in measure.counts,
        operands=tuple(operands),
        verdicts=verdicts,
    )


def _in_words(name: str, count: Count) -> str:
    """What a name counts, where the name alone does not say it: "authorities (official, politician)"."""
    kinds = [kind.rpartition(".")[2] for kind in count.kinds or ()]
    voices = [VOICES[voice] for voice in count.voices or ()]
    if not voices and (not kinds or (len(kinds) == 1 and name.startswith(kinds[0]))):
        return ""
    return ", ".join([" or ".join(kinds), *voices])


def sentence_tables(
    comparison: Comparison, names: Sequence[Names], found: Sequence[Tally]
) -> tuple[SentenceTable, ...]:
    """One table a document, with a column for every count that is too high to be read off the marked text.

    Counts over several voices are sums of columns that are there.
    """
    columns = _columns(comparison, found)
    return tuple(_sentence_table(columns, side, table) for side, table in zip(names, found, strict=True))


def _columns(comparison: Comparison, found: Sequence[Tally]) -> dict[Count, str]:
    in_ledgers = {kind for mark in comparison.marks for kind in mark.kinds}
    columns: dict[Count, str] = {}
    for measure in comparison.measures.values():
        for name, count in measure.counts.items():
            if count.grouped or len(count.voices or ()) > 1 or in_ledgers.intersection(count.kinds or ()):
                continue
            if any(table.plain[count].max(initial=0) > _AT_A_GLANCE for table in found):
                columns.setdefault(count, _column(name, count))
    return columns


def _column(name: str, count: Count) -> str:
    if not count.voices or not count.kinds:
        return name.replace("_", " ")
    return f"{' '.join(count.kinds)}s {' or '.join(VOICES[voice] for voice in count.voices)}"


def _sentence_table(columns: Mapping[Count, str], names: Names, table: Tally) -> SentenceTable:
    parsed = names.profile.parsed
    credit = _credits(names)
    plain = [table.plain[count].tolist() for count in columns]
    totals = tuple(number(sum(column), 0) for column in plain)
    numbers = [str(at) for at in range(1, len(columns) + 1)]
    bare = [total.replace(",", "") for total in totals]  # a comma is not as wide as a figure
    widths = [max(len(total), len(head)) for total, head in zip(bare, numbers, strict=True)]
    rows = []
    for row, index in enumerate(names.sentences):
        sentence = parsed.sentences[index]
        link = names.sentence(row)
        counts = tuple(number(column[row], 0) for column in plain)
        rows.append(
            SentenceRow(
                anchor=link.anchor,
                key=Link(link.text, link.text),
                where=names.paragraph(sentence.start),
                text=excerpt(parsed.document.text[sentence.start : sentence.end], _SENTENCE),
                credit=credit[row],
                counts=counts,
                aligned=_aligned(counts, widths),
            )
        )
    return SentenceTable(
        anchor=f"{names.letter}-sentences",
        letter=names.letter,
        columns=tuple(columns.values()),
        rows=tuple(rows),
        totals=totals,
        firsts=tuple(_first_row(column, names) for column in plain),
        numbers=_aligned(numbers, widths),
        aligned=_aligned(bare, widths),
    )


def _first_row(column: Sequence[float], names: Names) -> str:
    return next((names.sentence(row).anchor for row, count in enumerate(column) if count), "")


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    return " ".join(cell.rjust(width, _FIGURE_SPACE) for cell, width in zip(cells, widths, strict=True))


def _credits(names: Names) -> list[str]:
    speakers = {speaker.id: visible(speaker.name) for speaker in names.profile.parsed.speakers}
    found: list[str] = list(crediting(names))
    for item, row in zip(names.profile.evidence, names.evidence_rows, strict=True):
        if item.kind == "credited" and row is not None:
            found[row] = speakers.get(item.group or "", found[row])
    return found
