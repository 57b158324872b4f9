"""One proposition, how sure: clauses of two documents that tell the same with different certainty, or as contraries.

Clauses are laid side by side by the telling words they share; weights fitted on annotated events say how likely two of
them tell one proposition and are worth a word. A clause of which the other is the contrary ("to adopt it", "if they do
not adopt it") needs more words in common, and comes first.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from framing.compare.certainty.levels import ToldClause
from framing.compare.certainty.propositions import Proposition, ToldVerb, propositions
from framing.compare.coverage.coverage import Story
from framing.compare.terms.alignment_logit import certainty_logit
from framing.compare.terms.content_terms import weights
from framing.compare.terms.stem_families import Kin, kin
from framing.compare.terms.term_index import Index
from framing.language.stems import stem
from framing.model import Certainty, CertaintyLevel, Coverage, Evidence, Parsed, Place, Span

# The nearer to stating a thing as true, the higher.
SURENESS: Mapping[CertaintyLevel, int] = {
    "asserted": 4, "attributed": 3, "hedged": 2, "hedged-attributed": 2, "doubted": 1, "denied": 0,
}  # fmt: skip
FEATURES = (
    "cosine", "share_of_longer", "coverage",
    "said_or_not", "hedged_or_not", "doubted_or_denied", "credited_nearby", "quoted", "place",
)  # fmt: skip
SURE = 0.3  # from which on two of three pairs that were read are one proposition with a true difference
_UNTOLD = 0.29  # the most for a pair that is none a reader would be told of
_VERBATIM = 0.8  # of both clauses: from here on the one is the other's words, whoever is given as saying them
_HEDGED = frozenset(("hedged", "hedged-attributed"))
_DENYING = ("asserted", "attributed", "doubted")  # what a negation in them turns round
_CONTRARY = 0.6  # of the shorter clause: what both must tell before a negation makes one the other's contrary
_BOTH = 2  # words that contraries share at least
_CANDIDATES = 12
_MASS = 0.02  # what shared words count beside the cosine when the best clauses of two sentences are chosen


class _Near(NamedTuple):
    """Two clauses, the stems of each that both tell, and how much that is."""

    one: Proposition
    two: Proposition
    mine: frozenset[str]
    theirs: frozenset[str]
    cosine: float
    shared: float
    coverage: float

    @property
    def rank(self) -> float:
        """How near the two are among the clauses of two sentences."""
        return 0.5 * self.cosine + _MASS * self.shared


class Alignment(NamedTuple):
    """Two clauses that share telling words, and how surely each tells what both tell."""

    one: Proposition
    two: Proposition
    first: ToldClause
    second: ToldClause
    cosine: float
    shared: float
    coverage: float
    contrary: bool

    def features(self) -> dict[str, float]:
        """What the fitted weights are for."""
        one, two = self.one, self.two
        levels = {self.first.level, self.second.level}
        sides = ((one, self.first.level), (two, self.second.level))
        return {
            "cosine": self.cosine,
            "share_of_longer": self.shared / max(one.mass, two.mass),
            "coverage": self.coverage,
            "said_or_not": float(levels == {"asserted", "attributed"}),
            "hedged_or_not": float(len(levels & _HEDGED) == 1 and not levels <= _HEDGED),
            "doubted_or_denied": float(bool(levels & {"doubted", "denied"})),
            # A clause that seems to be the outlet's where its sentence credits somebody may be somebody's after all.
            "credited_nearby": float(sum(side.credited and level == "asserted" for side, level in sides)),
            "quoted": float(one.quoted + two.quoted),
            "place": (one.place + two.place) / 2,
        }


def certainty(story: Story, evidence: Sequence[Sequence[Evidence]], told: Sequence[Coverage]) -> tuple[Certainty, ...]:
    """Pairs of passages that tell one proposition with different certainty, contraries first, then the surest pairs.

    Of a sentence and another document there is at most one. ``evidence`` are each document's hedges.
    """
    fitted = certainty_logit()
    documents = [side.parsed for side in story.told]
    made = []
    for found in differing(story, evidence, told):
        score = fitted.chance(found.features())
        if score >= fitted.floor or found.contrary:
            made.append((found, score if _is_telling(found) else min(score, _UNTOLD)))
    made.sort(key=lambda item: (not item[0].contrary, -item[1], item[0].one.start, item[0].two.start))
    taken: set[tuple[int, int, int]] = set()
    kept = []
    for found, score in made:
        one, two = found.one, found.two
        keys = {(one.document, one.sentence, two.document), (two.document, two.sentence, one.document)}
        if taken.isdisjoint(keys):
            taken |= keys
            kept.append(_record(documents, found, score))
    return tuple(kept)


def _is_telling(found: Alignment) -> bool:
    """Whether what sets the two apart is how surely they tell it.

    It is not where the one tells as planned what the other tells as done: that is a matter of when they were written.
    Nor where both print one sentence: then it is somebody's in both.
    """
    if {found.first.level, found.second.level} == {"asserted", "attributed"}:
        same = found.cosine >= _VERBATIM and found.shared >= _VERBATIM * min(found.one.mass, found.two.mass)
        if same and (found.one.quoted or found.two.quoted):
            return False
    if (found.first.planned and found.two.past) or (found.second.planned and found.one.past):
        return False
    return found.first.plainly and found.second.plainly


def differing(story: Story, evidence: Sequence[Sequence[Evidence]], told: Sequence[Coverage]) -> Iterator[Alignment]:
    """Of each two sentences of two documents the nearest clauses, where they share telling words and differ in level.

    Where the words that make the one level stand in the other sentence too, nothing tells them apart.
    """
    documents = [side.parsed for side in story.told]
    for near in _nearest(story, evidence, told):
        found = _with_levels(near)
        if SURENESS[found.first.level] != SURENESS[found.second.level] and not _says_the_same(documents, found):
            yield found


def _nearest(story: Story, evidence: Sequence[Sequence[Evidence]], told: Sequence[Coverage]) -> Iterator[_Near]:
    every = [propositions(number, found, evidence[number], story.weight) for number, found in enumerate(story.told)]
    weight = weights(clause.values for side in every for clause in side)
    families = kin(stem for side in every for clause in side for stem in clause.values)
    scores = {
        (item.document, item.sentence, other.document): (other.score, other.start, other.end)
        for item in told
        for other in item.counterparts
        if other.start is not None
    }
    for one, mine in enumerate(every):
        for two in range(one + 1, len(every)):
            index = Index([clause.values for clause in every[two]], weight)
            best: dict[tuple[int, int], _Near] = {}
            for clause in mine:
                near = [*clause.values, *(other for s in clause.values for other, _ in families.get(s, ()))]
                for at in index.near(near, _CANDIDATES):
                    found = _aligned(clause, every[two][at], families, scores)
                    key = (clause.sentence, found.two.sentence)
                    if key not in best or found.rank > best[key].rank:
                        best[key] = found
            yield from best.values()


def _aligned(
    one: Proposition,
    two: Proposition,
    families: Kin,
    scores: Mapping[tuple[int, int, int], tuple[float, int | None, int | None]],
) -> _Near:
    same = sorted(one.values.keys() & two.values.keys())
    mine, theirs = set(same), set(same)
    shared = [one.values[word] for word in same]
    for word in sorted(one.values.keys() - two.values.keys()):
        near = [(alike, other) for other, alike in families.get(word, ()) if other in two.values]
        if near:
            alike, other = max(near)
            mine.add(word)
            theirs.add(other)
            shared.append(alike * min(one.values[word], two.values[other]))
    cosine = math.fsum(one.values[word] ** 2 for word in same) / (one.length * two.length)
    mass = math.fsum(shared)
    covered = max(_told(one, two, scores), _told(two, one, scores))
    return _Near(one, two, frozenset(mine), frozenset(theirs), cosine, mass, covered)


def _with_levels(near: _Near) -> Alignment:
    one, two = near.one, near.two
    first, second = one.told(near.mine), two.told(near.theirs)
    # Most of the shorter clause, and of a clause that is only a part of a longer one the word that is denied.
    if len(near.mine) < _BOTH or near.shared < _CONTRARY * min(one.mass, two.mass):
        return Alignment(one, two, first, second, near.cosine, near.shared, near.coverage, contrary=False)
    turned, returned = _turned(one, two), _turned(two, one)
    return Alignment(
        one,
        two,
        _denying(first, turned),
        _denying(second, returned),
        near.cosine,
        near.shared,
        near.coverage,
        contrary=first.unfounded != second.unfounded
        or (bool(turned or returned) and not _of_two_mouths(first, second)),
    )


def _turned(side: Proposition, other: Proposition) -> list[Span]:
    """The negations of verbs that the other affirms, and that neither tells both ways."""
    if None in side.denied or None in other.denied:
        return []
    return [
        span
        for verb, span in side.denied.items()
        if verb in other.affirmed and verb not in other.denied and verb is not None and _once(side, verb)
    ]


def _once(side: Proposition, verb: ToldVerb) -> bool:
    """Whether a clause has a verb once: "watch it with a grain of salt, or don't watch at all" tells it both ways."""
    return sum(term.stem == verb.stem for term in side.terms) == 1


def _of_two_mouths(one: ToldClause, two: ToldClause) -> bool:
    """Whether two known speakers say it, or one whom nobody names: that they differ sets no article apart."""
    if "asserted" in (one.level, two.level):
        return False
    return one.speaker is None or two.speaker is None or set(one.speaker.split()).isdisjoint(two.speaker.split())


def _denying(told: ToldClause, negations: Sequence[Span]) -> ToldClause:
    """A statement that is the contrary of the other's denies it, by its negation."""
    if not negations or told.level not in _DENYING:
        return told
    return ToldClause("denied", tuple(sorted({*told.words, *negations})))


def _told(
    one: Proposition,
    two: Proposition,
    scores: Mapping[tuple[int, int, int], tuple[float, int | None, int | None]],
) -> float:
    """How much of the sentence of ``one`` is told where ``two`` stands; 0 where coverage found another passage."""
    score, start, end = scores.get((one.document, one.sentence, two.document), (0.0, None, None))
    return score if start is not None and end is not None and start <= two.start < end else 0.0


def _says_the_same(documents: Sequence[Parsed], found: Alignment) -> bool:
    if found.contrary:
        return False
    one, two = found.one, found.two
    sides = ((found.first, one, two), (found.second, two, one))
    return any(
        told.words and _stems(documents[side.document], told.words) <= _sentence_stems(documents[other.document], other)
        for told, side, other in sides
    )


def _stems(parsed: Parsed, words: Sequence[Span]) -> set[str]:
    text = parsed.document.text
    return {stem(word) for span in words for word in _letters(text[span.start : span.end]).split()}


def _sentence_stems(parsed: Parsed, side: Proposition) -> set[str]:
    sentence = parsed.sentences[side.sentence]
    return {stem(word) for word in _letters(parsed.document.text[sentence.start : sentence.end]).split()}


def _letters(text: str) -> str:
    return "".join(letter if letter.isalnum() else " " for letter in text.lower())


def _record(documents: Sequence[Parsed], found: Alignment, score: float) -> Certainty:
    a, b = found.one, found.two
    surer = a if SURENESS[found.first.level] >= SURENESS[found.second.level] else b
    place = _place(documents, surer)
    return Certainty(
        _place(documents, a),
        _place(documents, b),
        found.first.level,
        found.second.level,
        found.first.words,
        found.second.words,
        " ".join(documents[surer.document].document.text[place.start : place.end].split()),
        score,
        found.contrary,
    )


def _place(documents: Sequence[Parsed], side: Proposition) -> Place:
    text = documents[side.document].document.text
    end = side.end
    while end > side.start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-"):
        end -= 1
    return Place(side.document, side.start, max(end, side.start + 1))
