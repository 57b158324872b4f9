"""Values, names, words and agents that set documents apart, side by side, each leading to its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.compare.certainty.certainty_pairs import SURE
from framing.measure.english import letters
from framing.model import Act, Certainty, CertaintyLevel, Comparison, Conflict, Label, Naming, Place, Span, Wording
from framing.number_format import printed
from framing.render.anchors import LETTERS, Anchors, Link
from framing.render.clean import excerpt, visible

_AROUND = 48  # characters shown to either side of a value
_WORDS = 60  # characters of a name or an agent
_LISTED = 6  # places of a name and passives shown for a document; JSON has all
_PAIR = 2
_PREFERRED = 4  # words shown for a document
_PASSAGE = 200  # characters of a passage
_TOLD: dict[CertaintyLevel, str] = {
    "asserted": "stated",
    "attributed": "said by somebody",
    "hedged": "hedged",
    "hedged-attributed": "said by somebody, hedged",
    "doubted": "doubted",
    "denied": "denied",
}
_KINDS = {
    "amount": "Amount",
    "date": "Date",
    "time": "Time of day",
    "name": "Name",
    "title": "Title",
    "word": "Word of a remark",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Printed words that lead to their place, with what stands around them and a remark."""

    letter: str
    text: str
    where: Link | None
    before: str = ""
    after: str = ""
    note: str = ""
    more: tuple[Link, ...] = ()
    row: int | None = None  # number of its sentence, where the text marks it as one of a pair


@dataclass(frozen=True, slots=True)
class RenderingsRow:
    """One thing and its renderings."""

    anchor: str
    title: str
    note: str
    sides: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Preferred:
    """A word, its counts and its log-odds with their interval, as printed."""

    word: Shown
    here: str
    others: str
    odds: str
    interval: str
    clear: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """The page of what sets documents apart in values and words."""

    conflicts: tuple[RenderingsRow, ...]
    labels: tuple[RenderingsRow, ...]
    certainty: tuple[RenderingsRow, ...]
    wording: tuple[tuple[str, tuple[Preferred, ...]], ...]  # by letter
    acts: tuple[RenderingsRow, ...]
    agentless: tuple[tuple[str, int, tuple[Shown, ...]], ...]  # letter, count, the first of them


def apart(comparison: Comparison, names: Sequence[Anchors]) -> Apart:
    """Everything of the comparison that lays values, names, words and agents side by side."""
    return Apart(
        conflicts=tuple(_conflict(item, at, names) for at, item in enumerate(comparison.conflicts, 1)),
        labels=tuple(_label(item, at, names) for at, item in enumerate(comparison.labels, 1)),
        certainty=tuple(
            _certainty(item, at, names)
            for at, item in enumerate((pair for pair in comparison.certainty if pair.contrary or pair.score >= SURE), 1)
        ),
        wording=tuple(
            (
                letter,
                tuple(_preferred(item, names) for item in comparison.wording if item.document == side)[:_PREFERRED],
            )
            for side, letter in enumerate(LETTERS[: len(names)])
        ),
        acts=tuple(_act(item, at, names) for at, item in enumerate(comparison.acts, 1)),
        agentless=tuple(
            (names[side].letter, len(found), tuple(_shown(place, names) for place in found[:_LISTED]))
            for side, found in enumerate(comparison.agentless)
        ),
    )


def _conflict(item: Conflict, at: int, names: Sequence[Anchors]) -> RenderingsRow:
    sides = tuple(_in_context(place, value, names) for place, value in ((item.a, item.a_value), (item.b, item.b_value)))
    return RenderingsRow(f"conflict-{at}", _KINDS.get(item.kind, item.kind), excerpt(item.about, _WORDS), sides)


def _in_context(place: Place, value: str, names: Sequence[Anchors]) -> Shown:
    found = names[place.document]
    text = found.profile.parsed.document.text
    before = " ".join(text[max(0, place.start - _AROUND) : place.start].split(" ")[1:]).rpartition("\n")[2]
    after = " ".join(text[place.end : place.end + _AROUND].split(" ")[:-1]).partition("\n")[0]
    return Shown(
        found.letter,
        visible(text[place.start : place.end]),
        found.paragraph(place.start),
        visible(before),
        visible(after),
        visible(value),
    )


def _label(item: Label, at: int, names: Sequence[Anchors]) -> RenderingsRow:
    sides = sorted({naming.document for naming in item.namings})
    told = "both" if len(sides) == len(names) == _PAIR else letters(sides)
    notes = {"source": "one source", "role": f"one act, told by {told}", "act": f"one act, told by {told}"}
    note = notes.get(item.kind, f"told by {told}")
    return RenderingsRow(
        f"label-{at}", visible(item.about), note, tuple(_naming(naming, names) for naming in item.namings)
    )


def _certainty(item: Certainty, at: int, names: Sequence[Anchors]) -> RenderingsRow:
    sides = ((item.a, item.a_level, item.a_words), (item.b, item.b_level, item.b_words))
    return RenderingsRow(
        f"certainty-{at}",
        excerpt(item.proposition, _WORDS),
        "turned round" if item.contrary else "",
        tuple(_told(place, level, words, names) for place, level, words in sides),
    )


def _told(place: Place, level: CertaintyLevel, words: Sequence[Span], names: Sequence[Anchors]) -> Shown:
    found = names[place.document]
    text = found.profile.parsed.document.text
    printed_ = ", ".join(f"“{excerpt(text[start:end], _WORDS)}”" for start, end in words)
    return Shown(
        found.letter,
        excerpt(text[place.start : place.end], _PASSAGE),
        found.paragraph(place.start),
        note=f"{_TOLD[level]}: {printed_}" if printed_ else _TOLD[level],
        row=found.row_at(place.start),
    )


def _naming(naming: Naming, names: Sequence[Anchors]) -> Shown:
    found = names[naming.document]
    links = list(dict.fromkeys(found.paragraph(place.start) for place in naming.places))
    voice = {"direct": "quoted", "indirect": "reported"}.get(naming.voice, "")
    note = ", ".join(part for part in (f"×{len(naming.places)}" if len(naming.places) > 1 else "", voice) if part)
    return Shown(found.letter, excerpt(naming.words, _WORDS), links[0], note=note, more=tuple(links[1:_LISTED]))


def _preferred(item: Wording, names: Sequence[Anchors]) -> Preferred:
    first = next(place for place in item.places if place.document == item.document)
    word = Shown(names[item.document].letter, visible(item.word), names[item.document].paragraph(first.start))
    return Preferred(
        word,
        f"{item.count} of {printed(item.of)}",
        f"{item.others} of {printed(item.of_others)}",
        printed(item.log_odds, 2),
        f"{printed(item.low, 1)} to {printed(item.high, 1)}",
        item.clear,
    )


def _act(item: Act, at: int, names: Sequence[Anchors]) -> RenderingsRow:
    sides = []
    for doing in item.doings:
        found = names[doing.document]
        text = found.profile.parsed.document.text
        who = excerpt(text[doing.subject.start : doing.subject.end], _WORDS) if doing.subject else "not said"
        notes = ["passive"] if doing.passive else []
        notes += {"direct": ["quoted"], "indirect": ["reported"]}.get(doing.voice, [])
        sides.append(Shown(found.letter, who, found.paragraph(doing.verb.start), note=", ".join(notes)))
    return RenderingsRow(f"act-{at}", visible(item.verb), "", tuple(sides))


def _shown(place: Place, names: Sequence[Anchors]) -> Shown:
    found = names[place.document]
    text = found.profile.parsed.document.text
    return Shown(found.letter, excerpt(text[place.start : place.end], _WORDS), found.paragraph(place.start))
