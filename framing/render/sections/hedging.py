"""How sure each document is, and in whose voice: where its hedges and boosters stand, and which words they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from framing.model import Comparison, Evidence, Voice
from framing.render.anchors import Anchors, Link, Marked
from framing.render.clean import excerpt
from framing.render.sections.ledgers import TABULAR, Speech, band
from framing.render.sections.run_strips import boxes

_FORMS = 6  # words of one kind listed per document
_ESTIMATES = 6  # estimates listed; the ledger has all
_TICK, _HIGH = 2.6, 8.0  # points of a tick
_LANES: tuple[tuple[str, tuple[Voice, ...]], ...] = (
    ("own voice", ("outlet",)),
    ("sources’ words", ("direct", "indirect")),
)


@dataclass(frozen=True, slots=True)
class Lane:
    """The phrases in one voice along the text: hedges as filled ticks, boosters as hollow ones."""

    voice: str
    filled: str
    hollow: str
    length: float
    count: int


@dataclass(frozen=True, slots=True)
class TickStrip:
    """One document's phrases by the voice they stand in; ``title`` says it in a sentence."""

    letter: str
    lanes: tuple[Lane, ...]
    title: str


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
    words: Mapping[str, tuple[tuple[str, str], ...]]  # by key of a measure: letter, the words found
    estimates: tuple[LikelihoodBand, ...]


def sureness(comparison: Comparison, names: Sequence[Anchors], *, width: float) -> Sureness:
    """Lay out every mark whose ledger is a table: hedges and boosters. ``width`` is the longest text's, in points."""
    kinds = [kind for mark in comparison.marks if mark.style in TABULAR for kind in mark.kinds]
    if not kinds:
        return Sureness((), {}, ())
    found = [[item for item in side.marked.values() if item.mark.style in TABULAR] for side in names]
    longest = max((_Places(side).whole for side in names), default=1) or 1
    strips = tuple(_strip(side, items, width / longest) for side, items in zip(names, found, strict=True))
    words = {}
    for kind in kinds:
        feature = next(
            (side.profile.evidence[item.evidence].feature for side, items in zip(names, found, strict=True)
             for item in items if side.profile.evidence[item.evidence].kind == kind), "",
        )  # fmt: skip
        if feature:
            words[f"{feature}.{kind}"] = tuple(
                (side.letter, _words(side, [i for i in items if side.profile.evidence[i.evidence].kind == kind]))
                for side, items in zip(names, found, strict=True)
            )
    estimates = [item for side, items in zip(names, found, strict=True) for item in _estimates(side, items)]
    return Sureness(strips, words, tuple(estimates[:_ESTIMATES]))


def _strip(names: Anchors, marked: Sequence[Marked], unit: float) -> TickStrip:
    places = _Places(names)
    lanes = []
    for voice, wanted in _LANES:
        here = [item for item in marked if names.profile.evidence[item.evidence].voice in wanted]
        paths = []
        for hollow in (False, True):
            inset = 0.4 if hollow else 0.0
            paths.append(
                boxes(
                    (places.of(names.profile.evidence[item.evidence].start) * unit + inset, 0.5 + inset,
                     _TICK - 2 * inset, _HIGH - 1 - 2 * inset)
                    for item in here
                    if (item.mark.style == "booster") == hollow
                )
            )  # fmt: skip
        lanes.append(Lane(voice, paths[0], paths[1], round(places.whole * unit + _TICK, 1), len(here)))
    told = "; ".join(f"{lane.voice} {lane.count}" for lane in lanes)
    return TickStrip(
        names.letter, tuple(lanes), f"{names.letter}: where it hedges or insists, from first to last word: {told}."
    )


class _Places:
    """How many characters of the body lie before a position of the text."""

    def __init__(self, names: Anchors) -> None:
        zones = [zone for zone in names.profile.parsed.document.zones if zone.kind == "body"]
        self._starts = [zone.start for zone in zones]
        self._before = list(accumulate((zone.end - zone.start for zone in zones), initial=0))

    @property
    def whole(self) -> int:
        return self._before[-1]

    def of(self, position: int) -> int:
        zone = bisect_right(self._starts, position) - 1
        return self._before[zone] + position - self._starts[zone] if zone >= 0 else 0


def _words(names: Anchors, items: Sequence[Marked]) -> str:
    evidence = names.profile.evidence
    text, forms = names.profile.parsed.document.text, dict[str, int]()
    for item in items:
        piece = evidence[item.evidence]
        form = excerpt(text[piece.start : piece.end], 40).lower()
        forms[form] = forms.get(form, 0) + 1
    ordered = sorted(forms.items(), key=lambda pair: -pair[1])
    told = [form if size == 1 else f"{form} ×{size}" for form, size in ordered[:_FORMS]]
    if len(ordered) > _FORMS:
        told.append(f"and {len(ordered) - _FORMS} more")
    return ", ".join(told)


def _estimates(names: Anchors, marked: Sequence[Marked]) -> list[LikelihoodBand]:
    speech = Speech(names)
    found = []
    for item in marked:
        evidence = names.profile.evidence[item.evidence]
        if fixed := band(evidence):
            found.append(
                LikelihoodBand(
                    Link(item.key.replace("-", ""), item.key),
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
