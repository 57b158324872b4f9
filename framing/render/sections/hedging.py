"""How sure each document is, and in whose voice: where its hedges and boosters stand, how many, and which words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from framing.model import Comparison, Evidence, Voice
from framing.render.anchors import Anchors, Link, Marked
from framing.render.clean import excerpt
from framing.render.sections.ledgers import TABULAR, VOICES, Speech, band
from framing.render.sections.measures import anchor
from framing.render.sections.sources import SourceCell

WIDE = 1000  # places along a strip
_GAP = 11  # places between two ticks, so that each can be seen and reached
_FORMS = 6  # words of one kind listed per document
_ESTIMATES = 18  # estimates listed before the rest are left to the ledger
_LANES: tuple[Voice, ...] = ("outlet", "direct", "indirect")


@dataclass(frozen=True, slots=True)
class Tick:
    """One marked phrase at its place along the body, from 0 to WIDE; it leads to its row in the ledger."""

    at: int
    href: str
    style: str
    label: str  # for those who cannot see where it stands


@dataclass(frozen=True, slots=True)
class Lane:
    """The phrases in one voice, in reading order, and how many of each style."""

    voice: str
    ticks: tuple[Tick, ...]
    counts: tuple[tuple[str, int], ...]  # style, number


@dataclass(frozen=True, slots=True)
class TickStrip:
    """One document's phrases by the voice they stand in."""

    letter: str
    lanes: tuple[Lane, ...]
    title: str  # the whole strip as a sentence


@dataclass(frozen=True, slots=True)
class Kind:
    """One category: how often each document has it, in whose voice, and by which words."""

    name: str
    meaning: str
    href: str
    cells: tuple[SourceCell, ...]


@dataclass(frozen=True, slots=True)
class LikelihoodBand:
    """An expression with a fixed band of likelihood, who holds it, and what it is about."""

    key: Link
    letter: str
    phrase: str
    band: str
    holder: str
    about: str


@dataclass(frozen=True, slots=True)
class Sureness:
    """The whole part; without ``strips`` where no feature marks hedges."""

    strips: tuple[TickStrip, ...]
    kinds: tuple[Kind, ...]
    estimates: tuple[LikelihoodBand, ...]
    more: int  # estimates that only the ledger lists


def sureness(comparison: Comparison, names: Sequence[Anchors]) -> Sureness:
    """Lay out every mark whose ledger is a table: hedges and boosters."""
    kinds = [kind for mark in comparison.marks if mark.style in TABULAR for kind in mark.kinds]
    if not kinds:
        return Sureness((), (), (), 0)
    found = [[item for item in side.marked.values() if item.mark.style in TABULAR] for side in names]
    estimates = [_estimates(side, items) for side, items in zip(names, found, strict=True)]
    every = [item for items in estimates for item in items]
    return Sureness(
        tuple(_strip(side, items) for side, items in zip(names, found, strict=True)),
        tuple(row for kind in kinds if (row := _kind(kind, comparison, names, found)) is not None),
        tuple(every[:_ESTIMATES]),
        max(0, len(every) - _ESTIMATES),
    )


def _strip(names: Anchors, marked: Sequence[Marked]) -> TickStrip:
    places = _Places(names)
    styles = tuple(dict.fromkeys(item.mark.style for item in sorted(marked, key=lambda item: item.mark.letter != "H")))
    lanes = []
    for voice in _LANES:
        here = [item for item in marked if names.profile.evidence[item.evidence].voice == voice]
        at = _apart([places.of(names.profile.evidence[item.evidence].start) for item in here])
        ticks = tuple(_tick(names, item, place) for item, place in zip(here, at, strict=True))
        counts = tuple((style, sum(item.mark.style == style for item in here)) for style in styles)
        lanes.append(Lane(VOICES[voice], ticks, counts))
    told = "; ".join(
        f"{lane.voice} {', '.join(f'{number} {style}s' for style, number in lane.counts) or 'none'}" for lane in lanes
    )
    return TickStrip(
        names.letter, tuple(lanes), f"{names.letter}: where it hedges or insists, from first to last word: {told}."
    )


def _tick(names: Anchors, item: Marked, at: int) -> Tick:
    evidence = names.profile.evidence[item.evidence]
    phrase = excerpt(names.profile.parsed.document.text[evidence.start : evidence.end], 40)
    place = names.paragraph(evidence.start).text
    return Tick(at, item.row, item.mark.style, f"{item.key} {phrase} ({evidence.kind}), {place}")


class _Places:
    """How far into the body, of WIDE, a position of the text lies."""

    def __init__(self, names: Anchors) -> None:
        zones = [zone for zone in names.profile.parsed.document.zones if zone.kind == "body"]
        self._starts = [zone.start for zone in zones]
        self._before = list(accumulate((zone.end - zone.start for zone in zones), initial=0))

    def of(self, position: int) -> int:
        zone = bisect_right(self._starts, position) - 1
        if zone < 0:
            return 0
        return WIDE * (self._before[zone] + position - self._starts[zone]) // max(1, self._before[-1])


def _apart(places: Sequence[int]) -> list[int]:
    """The places in order, moved as little as keeps them apart and on the strip."""
    gap = min(_GAP, WIDE // (len(places) + 1))
    found: list[int] = []
    for place in places:
        found.append(max(place, found[-1] + gap) if found else place)
    last = WIDE - gap
    for index in range(len(found) - 1, -1, -1):
        found[index] = min(found[index], last)
        last = found[index] - gap
    return found


def _kind(
    kind: str, comparison: Comparison, names: Sequence[Anchors], found: Sequence[Sequence[Marked]]
) -> Kind | None:
    cells, feature = [], ""
    for side, items in zip(names, found, strict=True):
        here = [item for item in items if side.profile.evidence[item.evidence].kind == kind]
        feature = feature or next((side.profile.evidence[item.evidence].feature for item in here), "")
        cells.append(_cell(side, here))
    measure = comparison.measures.get(f"{feature}.{kind}")
    if not feature:
        return None
    if measure is None:
        return Kind(kind, "", "", tuple(cells))
    return Kind(measure.label, measure.meaning, anchor(measure.key), tuple(cells))


def _cell(names: Anchors, items: Sequence[Marked]) -> SourceCell:
    evidence = names.profile.evidence
    voices = [evidence[item.evidence].voice for item in items]
    told = [f"{voices.count(voice)}\u00a0{VOICES[voice].removesuffix(' voice')}" for voice in _LANES if voice in voices]
    text, forms = names.profile.parsed.document.text, dict[str, list[Marked]]()
    for item in items:
        piece = evidence[item.evidence]
        forms.setdefault(excerpt(text[piece.start : piece.end], 40).lower(), []).append(item)
    ordered = sorted(forms.items(), key=lambda pair: (-len(pair[1]), pair[1][0].number))
    links = [
        Link(form if len(where) == 1 else f"{form} ×{len(where)}", where[0].row) for form, where in ordered[:_FORMS]
    ]
    if len(ordered) > _FORMS:
        links.append(Link(f"and {len(ordered) - _FORMS} more", ordered[_FORMS][1][0].row))
    href = items[0].row if items else ""
    return SourceCell(names.letter, str(len(items) or "–"), href, tuple(links), " · ".join(told))


def _estimates(names: Anchors, marked: Sequence[Marked]) -> list[LikelihoodBand]:
    speech = Speech(names)
    found = []
    for item in marked:
        evidence = names.profile.evidence[item.evidence]
        if fixed := band(evidence):
            found.append(
                LikelihoodBand(
                    Link(item.key, item.row),
                    names.letter,
                    excerpt(names.profile.parsed.document.text[evidence.start : evidence.end], 60),
                    fixed,
                    _holder(evidence, speech),
                    speech.scope(evidence),
                )
            )
    return found


def _holder(evidence: Evidence, speech: Speech) -> str:
    if evidence.voice in ("direct", "indirect"):
        return speech.holder(evidence) or "nobody named"
    return "the document itself"
