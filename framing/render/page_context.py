"""The report as a tree of things to print: everything a template needs, in the order of the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from framing import __version__
from framing.compare.findings.report_title import title_of
from framing.measure.accuracy import table as scores
from framing.measure.calibration import statement as calibration
from framing.model import Comparison, Mark, Span
from framing.number_format import printed
from framing.render.anchors import LETTERS, Anchors, name
from framing.render.clean import excerpt, visible
from framing.render.sections import (
    annex,
    briefing,
    every_number,
    hedging,
    measures,
    page_one_room,
    quotations,
    run_strips,
    scoreboard,
    texts,
    values_and_names,
    verdict_rows,
    voices,
)
from framing.render.sections.headline import headline
from framing.settings import Settings

_SIDE_BY_SIDE = 3  # articles whose page one lays them side by side; of more it is a scoreboard
# The scores that the last page prints; docs/accuracy.md has all.
_ACCURACY = ("attribution.linked.all", "sources.all", "hedging.all", "alignment.twins-F1")
_NAME = 36  # characters of the report's name in the head and foot of its pages
_STRIP = {2: 486.0, 3: 486.0}  # points of the strip of the longest article on page one
_SCOREBOARD_STRIP = 108.0
_SCORE_PLOT = 45
_PLOT = {2: 92, 3: 86}  # points of a plot's axis on page one
_PANEL_PLOT = {2: 86, 3: 72}  # and in a panel
_WIDE_PLOT = 120  # where a panel has the whole width
_TICKS = {2: 150.0, 3: 150.0}  # of the lane of hedges of the longest article
_WIDE_TICKS = 400.0
# Words of all texts from which on paper they are set smaller, by how many stand side by side.
_SMALLER = {2: (1_350, 2_400), 3: (2_600, 4_200)}


@dataclass(frozen=True, slots=True)
class Opening:
    """Page one."""

    headline: str
    findings: tuple[briefing.PrintedFinding, ...]
    alone: tuple[briefing.Alone, ...]
    leader: str  # whom most sentences are credited to; empty where nobody leads, or the strips do not tell
    strips: tuple[run_strips.RunStrip, ...]
    rows: tuple[verdict_rows.VerdictRow, ...]
    scoreboard: scoreboard.Scoreboard | None
    verdict: briefing.PrintedFinding | None
    trust: str
    room: page_one_room.PageOneRoom  # on paper


@dataclass(frozen=True, slots=True)
class PageContext:
    """The whole report."""

    pages: str  # "briefing", "report" or "full"
    paper: str  # "a4" or "letter"
    name: str
    title: str
    standfirst: str
    version: str
    signature: tuple[str, ...]
    short: str  # the signature's digest, for page feet
    words: str
    letters: tuple[str, ...]
    cards: tuple[briefing.Card, ...]
    opening: Opening
    panels: tuple[measures.Panel, ...]
    bars: tuple[tuple[str, tuple[tuple[str, str, float], ...]], ...]  # letter; voice, share as print, share
    tested: tuple[int, int]  # rates of which a difference was looked for, and those that differ somewhere
    voices: voices.Voices
    hedging: hedging.Sureness
    aligned: tuple[quotations.Aligned, ...]
    apart: values_and_names.Apart
    marks: tuple[Mark, ...]
    texts: tuple[tuple[texts.PrintedParagraph, ...], ...]
    size: int  # of the type of the texts on paper: 0, 1, 2, smaller and smaller
    numbers: every_number.EveryNumber
    references: tuple[str, ...]
    calibration: str
    accuracy: tuple[tuple[str, str], ...]
    annex: annex.Annex | None


def view(comparison: Comparison, settings: Settings, *, paper: bool) -> PageContext:
    """Lay out a comparison. Everything printed comes from the records; only places on the page are computed."""
    names = named(comparison)
    count = len(names)
    rows = measures.Rows(comparison, names)
    tallies = every_number.tallies(comparison, names)
    words = [briefing.body_words(each) for each in names]
    apart = values_and_names.apart(comparison, names)
    _, heard = run_strips.heard(comparison, names)
    tested = {item.measure for item in comparison.contrasts if item.adjusted is not None}
    differing = {item.measure for item in comparison.contrasts if item.verdict == "differs"}
    with_annex = settings.pages == "full" or not paper
    return PageContext(
        pages=settings.pages,
        paper=settings.paper,
        name=excerpt(comparison.name, _NAME),
        title=visible(comparison.title),
        standfirst=visible(comparison.standfirst),
        version=__version__,
        signature=tuple(comparison.signature.split("|")),
        short=digest(comparison),
        words=printed(sum(words), 0),
        letters=tuple(item.letter for item in names),
        cards=briefing.cards(names, comparison),
        opening=opening(comparison, names, rows, settings.paper),
        panels=measures.panels(comparison, rows, width=_PANEL_PLOT.get(count, _WIDE_PLOT)),
        bars=_bars(comparison, names),
        tested=(len(tested), len(tested & differing)),
        voices=voices.voices(comparison, names),
        hedging=hedging.sureness(comparison, names, width=_TICKS.get(count, _WIDE_TICKS)),
        aligned=quotations.aligned(comparison, names),
        apart=apart,
        marks=comparison.marks,
        texts=_texts(comparison, names, heard, apart),
        size=_size(sum(words), count),
        numbers=every_number.every_number(comparison, names, tallies),
        references=_references(names),
        calibration=calibration() or "",
        accuracy=tuple((scores()[key].what, f"{scores()[key].percent:.0f}") for key in _ACCURACY if key in scores()),
        annex=annex.annex(comparison, names, tallies) if with_annex else None,
    )


_TRUST = (
    "Who is credited, what is quoted and which words are marked can be checked in the annotated texts, where every "
    "mark stands in its sentence. “Too close to call” means that the 95% interval of the difference includes zero, "
    "or that chance gives as large a one."
)


def named(comparison: Comparison) -> list[Anchors]:
    """The documents under their letters."""
    return [
        name(letter, profile, comparison.marks) for letter, profile in zip(LETTERS, comparison.profiles, strict=False)
    ]


def digest(comparison: Comparison) -> str:
    """What stands for the signature in page feet."""
    return sha256(comparison.signature.encode("utf-8", "replace")).hexdigest()[:10]


def opening(comparison: Comparison, names: Sequence[Anchors], rows: measures.Rows, paper: str) -> Opening:
    """Page one, with room for as much as fits one page of paper."""
    count = len(names)
    beside = count <= _SIDE_BY_SIDE
    found = next((item for item in comparison.findings if item.kind == "verdict"), None)
    verdict = briefing.finding(found, names) if found else None
    findings, alone = briefing.findings(comparison, names), briefing.alone(comparison, names)
    verdicts = verdict_rows.verdict_rows(comparison, rows, width=_PLOT[count]) if beside else ()
    board = None if beside else scoreboard.scoreboard(comparison, names, rows, width=_SCORE_PLOT)
    title = headline(comparison)
    trust = f"{_TRUST} {verdict.text if verdict else ''}".strip()
    length = page_one_room.PageOne(
        headline=title,
        standfirst=f"{comparison.standfirst} {verdict.title if verdict else ''}",
        trust=trust,
        cards=briefing.cards(names, comparison),
        rows=verdicts,
        findings=findings,
        alone=alone,
        adds=tuple(row.adds[0] for row in board.rows if row.adds) if board else (),
    )
    return Opening(
        headline=title,
        findings=findings,
        alone=alone,
        leader=run_strips.heard(comparison, names)[0],
        strips=run_strips.run_strips(comparison, names, width=_STRIP.get(count, _SCOREBOARD_STRIP)),
        rows=verdicts,
        scoreboard=board,
        verdict=verdict,
        trust=trust,
        room=page_one_room.room(length, paper),
    )


def _texts(
    comparison: Comparison,
    names: Sequence[Anchors],
    heard: Sequence[Sequence[run_strips.Heard]],
    apart: values_and_names.Apart,
) -> tuple[tuple[texts.PrintedParagraph, ...], ...]:
    told = texts.told_where(comparison, names)
    linked = _linked(apart)
    found = []
    for side, each in enumerate(names):
        pairs: Mapping[Span, int] = quotations.pairs(comparison, side)
        around = texts.Surroundings(heard[side], told[side], linked[side], pairs)
        found.append(tuple(texts.annotate(each, around)))
    return tuple(found)


def _linked(apart: values_and_names.Apart) -> list[dict[int, tuple[int, ...]]]:
    """Of each document the sentences that tell a proposition of the table of certainty, with its numbers."""
    found: list[dict[int, tuple[int, ...]]] = [{} for _ in LETTERS]
    for number, row in enumerate(apart.certainty, 1):
        for item in row.sides:
            if item.row is not None:
                side = found[LETTERS.index(item.letter)]
                side[item.row] = (*side.get(item.row, ()), number)
    return found


def _bars(
    comparison: Comparison, names: Sequence[Anchors]
) -> tuple[tuple[str, tuple[tuple[str, str, float], ...]], ...]:
    """Every word by the voice it stands in, where the measures of voices are there."""
    keys = (
        ("own voice", "attribution.outlet"),
        ("paraphrase", "attribution.indirect"),
        ("quoted", "attribution.direct"),
    )
    found = []
    for each in names:
        held = [(label, each.profile.measurements.get(key)) for label, key in keys]
        parts = [(label, f"{item.value:.0f}%", item.value) for label, item in held if item and item.value is not None]
        if len(parts) < len(keys):
            return ()
        found.append((each.letter, tuple(parts)))
    return tuple(found)


def _size(words: int, documents: int) -> int:
    limits = _SMALLER[2 if documents == 2 else 3]
    return sum(words > limit for limit in limits)


def _references(names: Sequence[Anchors]) -> tuple[str, ...]:
    """Whether values stand beside percentiles, and of what: once where it is the same for all documents."""
    told = [item.profile.reference for item in names]
    if len(set(told)) == 1:
        return tuple(filter(None, told[:1]))
    return tuple(f"{item.letter}: {sentence}" for item, sentence in zip(names, told, strict=True) if sentence)


def story_title(comparison: Comparison) -> str:
    """What the story is called beside the headline of the report: its title, unless that is the headline."""
    return visible(comparison.title) if comparison.title == title_of(comparison) else ""
