"""How each article runs: a bar a sentence, as wide as its words, by who is credited and what is told elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from framing.measure.english import say
from framing.model import Comparison, SourceRow, Telling
from framing.render.anchors import Anchors
from framing.render.clean import excerpt

Heard = Literal["leading", "other", "nobody"]

_GAP = 1.3  # points between two bars, where there is room
_TALL, _HALF, _LOW = 20.0, 15.0, 7.0  # heights of the bars of the leading source, of another, of nobody
_FOOT = 23.5  # where the black foot of a sentence that is told elsewhere begins
_NAME = 40  # characters of the leading source's name


@dataclass(frozen=True, slots=True)
class RunStrip:
    """One article from its first sentence to its last, as paths of an SVG in points; ``title`` says it in words."""

    letter: str
    width: float
    height: float
    leading: str  # filled, full height
    other: str  # outline
    lower: str  # filled: the lower half of ``other``
    nobody: str  # outline, low
    told: str  # black feet
    title: str


def heard(comparison: Comparison, names: Sequence[Anchors]) -> tuple[str, list[list[Heard]]]:
    """Whom most sentences are credited to, over all articles, and of each sentence of each whether it is that source.

    Where no source leads, or there are more articles than share one, every credited sentence counts as "leading", and
    the name is empty.
    """
    leader = _leader(comparison.sources) if len(names) <= _SHARED else None
    found: list[list[Heard]] = []
    for side, each in enumerate(names):
        states: list[Heard] = ["nobody"] * len(each.sentences)
        for item, row in zip(each.profile.evidence, each.evidence_rows, strict=True):
            if item.kind == "credited" and row is not None:
                states[row] = "other" if leader else "leading"
        for row in each.rows_of(leader.sentences[side]) if leader else ():
            states[row] = "leading"
        found.append(states)
    return (excerpt(leader.name, _NAME) if leader else ""), found


_SHARED = 3  # articles that are short enough of sources to have one in common


def _leader(sources: Sequence[SourceRow]) -> SourceRow | None:
    sizes = Counter({index: sum(map(len, row.sentences)) for index, row in enumerate(sources)})
    ranked = sizes.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return sources[ranked[0][0]]


def told_elsewhere(comparison: Comparison, names: Sequence[Anchors]) -> list[list[Telling | None]]:
    """Of each body sentence how much the article that tells most of it tells; None where it was not compared."""
    found: list[list[Telling | None]] = [[None] * len(each.sentences) for each in names]
    for item in comparison.coverage:
        tellings = {counterpart.told for counterpart in item.counterparts}
        row = names[item.document].rows[item.sentence]
        found[item.document][row] = next((told for told in _MOST_FIRST if told in tellings), None)
    return found


_MOST_FIRST: tuple[Telling, ...] = ("yes", "part", "no")


def run_strips(comparison: Comparison, names: Sequence[Anchors], *, width: float) -> tuple[RunStrip, ...]:
    """One strip an article, all on one scale; ``width`` is that of the longest in points."""
    leader, states = heard(comparison, names)
    tellings = told_elsewhere(comparison, names)
    sizes = [_sizes(each) for each in names]
    longest = max((sum(size) for size in sizes), default=0) or 1
    return tuple(
        _strip(each, size, state, told, leader, (width / longest, len(names)))
        for each, size, state, told in zip(names, sizes, states, tellings, strict=True)
    )


def _sizes(names: Anchors) -> list[int]:
    counts = Counter(word.sentence for word in names.profile.parsed.words)
    return [counts[index] for index in names.sentences]


def _strip(
    names: Anchors,
    sizes: Sequence[int],
    states: Sequence[Heard],
    tellings: Sequence[Telling | None],
    leader: str,
    scale: tuple[float, int],
) -> RunStrip:
    unit, documents = scale
    parts: dict[str, list[tuple[float, float, float, float]]] = {
        key: [] for key in ("leading", "other", "lower", "nobody", "told")
    }
    at = 0.0
    gap = _GAP if sum(sizes) * unit > 4 * _GAP * len(sizes) else 0.3
    for size, state, told in zip(sizes, states, tellings, strict=True):
        wide = max(size * unit - gap, 0.4)
        if state == "leading":
            parts["leading"].append((at, 0, wide, _TALL))
        elif state == "other":
            parts["other"].append((at + 0.5, _TALL - _HALF + 0.5, max(wide - 1, 0.2), _HALF - 1))
            parts["lower"].append((at, _TALL - _HALF / 2, wide, _HALF / 2))
        else:
            parts["nobody"].append((at + 0.4, _TALL - _LOW + 0.4, max(wide - 0.8, 0.2), _LOW - 0.8))
        if told in ("yes", "part"):
            parts["told"].append((at, _FOOT, wide, 4.2) if told == "yes" else (at, _FOOT + 2.1, wide, 2.1))
        at += size * unit
    paths = {key: boxes(found) for key, found in parts.items()}
    title = _told(names.letter, states, tellings, leader, documents)
    return RunStrip(names.letter, round(max(at, 1), 1), 28.5, title=title, **paths)


_TITLE = "{letter}, {n} {n:sentence|sentences} in reading order: {who}, {nobody} to nobody{elsewhere}."
_BY_ONE = "{k} credited to {name}, {other} to other sources"
_TOLD = "; {yes} told in {where}, {part} in part, {no} without counterpart"


def _told(letter: str, states: Sequence[Heard], tellings: Sequence[Telling | None], leader: str, documents: int) -> str:
    heard, told = Counter(states), Counter(tellings)
    who = f"{heard['leading']} credited to a source"
    if leader:
        who = _BY_ONE.format(k=heard["leading"], name=leader, other=heard["other"])
    where = "the other article" if documents == 2 else "another article"
    elsewhere = _TOLD.format(yes=told["yes"], part=told["part"], no=told["no"], where=where)
    return say(
        _TITLE,
        letter=letter,
        n=len(states),
        who=who,
        nobody=str(heard["nobody"]),
        elsewhere=elsewhere if any(tellings) else "",
    )


def boxes(found: Iterable[tuple[float, float, float, float]]) -> str:
    """Rectangles (left, top, width, height) as one SVG path."""
    return "".join(f"M{_n(x)} {_n(y)}h{_n(w)}v{_n(h)}h{_n(-w)}z" for x, y, w, h in found)


def _n(value: float) -> str:
    """A number in a path, as short as it can be."""
    return f"{value:.1f}".rstrip("0").rstrip(".").replace("-0", "0") if abs(value) < 0.05 else f"{round(value, 1):g}"
