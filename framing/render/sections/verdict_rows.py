"""Page one's rows: a dimension each, what it says in a sentence, the values, a small plot and one tag."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from framing.compare.findings.universal import every, none_of
from framing.measure.english import counted, everyone, letter, letters, listed, number, say, upper_first
from framing.model import Comparison
from framing.number_format import printed
from framing.render.clean import visible
from framing.render.sections.measures import DIMENSIONS, MeasureRow, Rows

_MOST = 6  # rows
_NAME = 34  # characters of a source's name
_LEADERS = "{everyone} turn most to {who}: {told}."
_HEARD = "{letter} {n:credits|credits} {sources}"
# The bands of the Reading Ease scale (Flesch 1949): from its score on, a text is called so.
_BANDS = (
    (90.0, "very easy"),
    (80.0, "easy"),
    (70.0, "fairly easy"),
    (60.0, "plain English"),
    (50.0, "fairly difficult"),
    (30.0, "difficult"),
)


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One dimension on page one."""

    title: str
    says: str
    row: MeasureRow


def verdict_rows(comparison: Comparison, rows: Rows, *, width: int) -> tuple[VerdictRow, ...]:
    """The dimensions that have measures, then what other features put on page one."""
    sections = {section.key: section for section in comparison.sections}
    known = {key for _, keys, _ in DIMENSIONS for key in keys}
    found = []
    for title, keys, preferred in DIMENSIONS:
        held = [measure for key in keys if key in sections for measure in sections[key].measures]
        if held:
            says = _SENTENCES[title](comparison, rows)
            found.append(VerdictRow(title, visible(says), rows.row(_shown(comparison, held, preferred), width=width)))
    for section in comparison.sections:
        first = [key for key in section.measures if comparison.measures[key].page_one]
        if section.key not in known and first:
            row = rows.row(first[0], width=width)
            found.append(VerdictRow(visible(section.title), row.meaning, row))
    return tuple(found[:_MOST])


def _shown(comparison: Comparison, held: Sequence[str], preferred: Sequence[str]) -> str:
    """The measure that stands for a dimension: one that differs, else the preferred one, else the first."""
    there = [key for key in preferred if key in held]
    differing = {item.measure for item in comparison.contrasts if item.verdict == "differs"}
    candidates = [
        *(key for key in there if key in differing),
        *there,
        *(key for key in held if comparison.measures[key].page_one),
        *held,
    ]
    return candidates[0]


def _values(comparison: Comparison, key: str) -> list[float | None]:
    if key not in comparison.measures:
        return [None] * len(comparison.profiles)
    return [profile.measurements[key].value for profile in comparison.profiles]


def _sources(comparison: Comparison, rows: Rows) -> str:
    """How many sources each credits, and whom most."""
    del rows
    heard = [sum(bool(row.sentences[side]) for row in comparison.sources) for side in range(len(comparison.profiles))]
    leaders = [_leader(comparison, side) for side in range(len(comparison.profiles))]
    told = [f"{letter(side)} among {counted(count, 'source')}" for side, count in enumerate(heard)]
    if every(leaders, lambda who: who != "" and who == leaders[0]):
        who = leaders[0]
        return say(_LEADERS, everyone=upper_first(everyone(len(leaders))), who=who, told=listed(_short(told)))
    parts = []
    for side, (count, who) in enumerate(zip(heard, leaders, strict=True)):
        more = f", most often {who}" if who and count > 1 else f", {who}" if who else ""
        parts.append(
            f"{letter(side)} credits {counted(count, 'source')}{more}" if count else f"{letter(side)} credits nobody"
        )
    return upper_first("; ".join(parts)) + "."


def _short(told: Sequence[str]) -> list[str]:
    """ "A among seven sources", "B among three": what is counted is said once."""
    return [item if not at else item.removesuffix(" sources").removesuffix(" source") for at, item in enumerate(told)]


def _leader(comparison: Comparison, side: int) -> str:
    said = comparison.profiles[side].statement
    if said is None or said.leading is None:
        return ""
    rows = (row for row in comparison.sources if row.speakers[side] == said.leading)
    return next((row.name for row in rows if len(row.name) <= _NAME), "")


_CREDITED = "{letter} credits a source in {value} of its sentences"
_QUOTED = "quotation marks hold {values} of the words"


def _attribution(comparison: Comparison, rows: Rows) -> str:
    """How much is credited, and how much quoted."""
    del rows
    parts = []
    for key, first, rest in (
        ("sources.attributed", "A source is credited in {value} of {letter}’s sentences", "{value} of {letter}’s"),
        ("quotation.words", "quotation marks hold {value} of {letter}’s words", "{value} of {letter}’s"),
    ):
        found = [(letter(side), value) for side, value in enumerate(_values(comparison, key)) if value is not None]
        told = [
            (rest if at else first).format(letter=who, value=f"{printed(value)}%")
            for at, (who, value) in enumerate(found)
        ]
        if told:
            parts.append(listed(told))
    return upper_first("; ".join(parts)) + "." if parts else ""


def _hedging(comparison: Comparison, rows: Rows) -> str:
    """How often each hedges in its own voice."""
    del rows
    if "hedging.rate" not in comparison.measures:
        return ""
    found = []
    for side, profile in enumerate(comparison.profiles):
        times = profile.measurements["hedging.rate"].numerator
        if times is not None:
            found.append((letter(side), int(times)))
    if not found:
        return ""
    if none_of(found, lambda item: item[1] > 0):
        return f"No hedge was found in {letters(range(len(comparison.profiles)))}’s own voice."
    times_ = [f"{who} {'hedges ' if not at else ''}{how_often(times)}" for at, (who, times) in enumerate(found)]
    return f"In its own voice {listed(times_)}."


def how_often(count: int) -> str:
    """ "nowhere", "once", "twice", "three times"."""
    return {0: "nowhere", 1: "once", 2: "twice"}.get(count, f"{number(count)} times")


def _readability(comparison: Comparison, rows: Rows) -> str:
    """What a scale calls each, and how many of the formulas tell them apart."""
    parts = []
    ease = _values(comparison, "readability.flesch_reading_ease")
    bands = [_band(value) for value in ease if value is not None]
    if len(bands) == len(ease) and bands:
        if every(bands, lambda band: band == bands[0]):
            who = upper_first(everyone(len(bands)))
            parts.append(f"{who} are {bands[0]} on Flesch’s scale of reading ease")
        else:
            told = [f"{letter(side)} is {band}" for side, band in enumerate(bands)]
            parts.append(f"On Flesch’s scale of reading ease {listed(told)}")
    tested = {
        item.measure
        for item in comparison.contrasts
        if item.adjusted is not None and item.measure.partition(".")[0] == "readability"
    }
    apart = {item.measure for item in comparison.contrasts if item.verdict == "differs"} & tested
    if len(tested) > 1:
        pair = "them" if parts else letters(range(len(comparison.profiles)))
        if len(comparison.profiles) > 2:
            pair = "any two"
        some = f"{number(len(apart))} of {printed(len(tested))} measures {'tells' if len(apart) == 1 else 'tell'}"
        none = f"none of {printed(len(tested))} measures tells"
        parts.append(f"{some if apart else none} {pair} apart")
    del rows
    return "; ".join(parts) + "." if parts else ""


def _band(ease: float) -> str:
    return next((name for least, name in _BANDS if ease >= least), "very difficult")


_SENTENCES: Mapping[str, Callable[[Comparison, Rows], str]] = {
    "Source emphasis": _sources,
    "Attribution style": _attribution,
    "Hedging": _hedging,
    "Readability": _readability,
}
