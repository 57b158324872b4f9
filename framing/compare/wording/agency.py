"""Acts that several documents tell: who each says did them, and the passives that leave that unsaid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from framing.compare.coverage.alignment import Aligned
from framing.compare.terms.content_terms import ContentTerm, within
from framing.compare.values.stated import around, shared
from framing.compare.wording.predicates import Predicate, telling
from framing.language.voice import voice_at
from framing.model import Act, Doing, Parsed, Place, Span

_ALIKE = 0.40  # how alike the words around one verb must be before two sentences tell one act
_MOST = 60  # verbs of one sentence that are looked at: sentences can be made very long


class ActPair(NamedTuple):
    """Two predicates of two documents that render one act."""

    one: int
    first: Predicate
    two: int
    second: Predicate


def same_acts(
    documents: Sequence[Parsed],
    every: Sequence[Sequence[ContentTerm]],
    predicates: Sequence[Sequence[Predicate]],
    aligned: Aligned,
    weight: Mapping[str, float],
) -> tuple[ActPair, ...]:
    """Pairs of predicates in aligned sentences that have one verb and the same words around it, or one object.

    ``every`` are the terms of each document.
    """
    at = [_by_sentence(found) for found in predicates]
    near: dict[tuple[int, Span], Mapping[str, float]] = {}

    def context(side: int, predicate: Predicate) -> Mapping[str, float]:
        key = (side, predicate.verb)
        if key not in near:
            sentence = _sentence(documents[side], every[side], predicate)
            near[key] = around(documents[side].tokens, sentence, *predicate.verb, weight)
        return near[key]

    return tuple(
        ActPair(one, first, two, second)
        for (one, two), pairs in sorted(aligned.items())
        for i, j in pairs
        for first in at[one].get(i, ())
        for second in at[two].get(j, ())
        if first.stem == second.stem
        and (
            shared(context(one, first), context(two, second)) >= _ALIKE
            or _same_object(every[one], first, every[two], second)
        )
    )


def _same_object(
    first: Sequence[ContentTerm], here: Predicate, second: Sequence[ContentTerm], there: Predicate
) -> bool:
    """Whether both are done to what is called by one noun."""
    if here.object is None or there.object is None:
        return False
    mine, theirs = within(first, *here.object), within(second, *there.object)
    return bool(mine and theirs) and mine[-1].stem == theirs[-1].stem


def acts(documents: Sequence[Parsed], pairs: Sequence[ActPair]) -> tuple[Act, ...]:
    """Each act with its renderings; what every document merely quotes is left out."""
    links: dict[tuple[int, Span], set[tuple[int, Span]]] = {}
    known: dict[tuple[int, Span], Predicate] = {}
    for pair in pairs:
        one, two = (pair.one, pair.first.verb), (pair.two, pair.second.verb)
        known[one], known[two] = pair.first, pair.second
        links.setdefault(one, set()).add(two)
        links.setdefault(two, set()).add(one)
    found = []
    for group in joined(links):
        doings = tuple(_doing(documents[number], number, known[number, verb]) for number, verb in group)
        if all(doing.voice == "direct" for doing in doings):
            continue  # one remark, quoted by each
        # Of the forms the documents print, the first in the alphabet names the act, whatever their order.
        found.append(Act(min(known[key].printed for key in group), doings))
    return tuple(found)


def agentless(parsed: Parsed, number: int, predicates: Sequence[Predicate]) -> tuple[Place, ...]:
    """The passives of the outlet's own voice that do not say who acted: auxiliary and verb."""
    return tuple(
        Place(number, *predicate.verb)
        for predicate in predicates
        if predicate.agentless and telling(predicate) and voice_at(parsed.voices, *predicate.verb) == "outlet"
    )


def joined[Key: tuple[object, ...]](links: Mapping[Key, set[Key]]) -> list[list[Key]]:
    """Keys that hang together, each group sorted, the groups in order of their first."""
    seen: set[Key] = set()
    groups = []
    for key in sorted(links):
        if key in seen:
            continue
        group, todo = [], [key]
        seen.add(key)
        while todo:
            at = todo.pop()
            group.append(at)
            todo.extend(sorted(links[at] - seen))
            seen |= links[at]
        groups.append(sorted(group))
    return groups


def _doing(parsed: Parsed, number: int, predicate: Predicate) -> Doing:
    subject = None if predicate.doer is None else Place(number, *predicate.doer)
    return Doing(
        number, Place(number, *predicate.verb), subject, predicate.passive, voice_at(parsed.voices, *predicate.verb)
    )


def _by_sentence(predicates: Sequence[Predicate]) -> dict[int, list[Predicate]]:
    found: dict[int, list[Predicate]] = {}
    for predicate in predicates:
        if telling(predicate) and len(found.setdefault(predicate.sentence, [])) < _MOST:
            found[predicate.sentence].append(predicate)
    return found


def _sentence(parsed: Parsed, every: Sequence[ContentTerm], predicate: Predicate) -> tuple[ContentTerm, ...]:
    sentence = parsed.sentences[predicate.sentence]
    return within(every, sentence.start, sentence.end)
