"""Finding: a sentence without a counterpart in others, beside the passages there that come nearest to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from framing.compare.findings.examples import covered, place
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.passages import LONGEST, printed
from framing.compare.findings.uncovered_paragraphs import is_statement, lacking, unpaired
from framing.compare.findings.universal import in_english
from framing.compare.opening import stands_alone
from framing.compare.terms.content_terms import terms
from framing.measure.english import in_quotes, letter, letters, say, shortened, stop
from framing.model import Comparison, Counterpart, Coverage, FindingExample, FindingRule, Found, Place

_TITLE = "What {who} tells here, and what comes nearest in {others}."
_SIDE = "{who}: {words}"
_NEAREST = "Nearest in {who}: {words}"
_MOST = 12  # findings of this kind
_SHOWN = 240  # characters of a passage's words
# Scores between which the nearest passage is about the same matter and does not tell the sentence: of readers of
# annotated events one in fourteen found it told all the same.
_LEAST, _BELOW = 0.1, 0.35


def _find(made: Comparison) -> Iterable[Found]:
    shown: list[Place] = []
    for _, here, near, told in sorted(_rows(made)):
        if len(shown) < _MOST and not any(_touch(one, other) for one in told for other in shown):
            shown.append(here)
            yield _told(made, here, near)


def _rows(made: Comparison) -> Iterator[tuple[float, Place, list[Place], list[Place]]]:
    """The longest of what is told nowhere else first: its worth negated, its place, the nearest, who tells it."""
    english = in_english(made)
    words = {side: terms(made.profiles[side].parsed) for side in english}
    for item in made.coverage:
        parsed, side = made.profiles[item.document].parsed, item.document
        here = Place(side, *parsed.sentences[item.sentence][:2])
        if side not in english or here.end - here.start > LONGEST:
            continue
        near = _near(made, item, english)
        if near and stands_alone(parsed, item.sentence) and is_statement(parsed, words[side], item.sentence):
            most = max(other.score for other in item.counterparts if other.document in english)
            told = [where for other in item.counterparts if other.told == "yes" for where in _places(other)]
            yield -(here.end - here.start) * (1 - most), here, near, told


def _near(made: Comparison, item: Coverage, english: Sequence[int]) -> list[Place]:
    """What comes nearest in others that have no counterpart of a sentence, where it is about the same matter at all."""
    without = unpaired(made, item, lacking(item, english))
    return [
        where
        for other in item.counterparts
        if other.document in without and _LEAST <= other.score < _BELOW
        for where in _places(other)
        if where.end - where.start <= LONGEST
    ]


def _places(found: Counterpart) -> Iterator[Place]:
    if found.start is not None and found.end is not None:
        yield Place(found.document, found.start, found.end)


def _touch(one: Place, two: Place) -> bool:
    return one.document == two.document and one.start < two.end and two.start < one.end


def _told(made: Comparison, here: Place, near: Sequence[Place]) -> Found:
    told = [
        stop(say(template, who=letter(one.document), words=in_quotes(shortened(printed(made, one), _SHOWN))))
        for template, one in ((_SIDE, here), *((_NEAREST, there) for there in near))
    ]
    title = say(_TITLE, who=letter(here.document), others=letters(there.document for there in near))
    return Found(title, " ".join(told), (here, *near))


_ONE = "The bridge was shut on Monday after cracks were found in its deck."
_TWO = "The owner of the bridge has run it since the last flood."


def _example(score: float) -> Comparison:
    made = covered(comparison(_ONE, _TWO), {0: (0,), 1: (0,)})
    there = place(made, 1, _TWO)
    near = Counterpart(1, score, there.start, there.end, "yes" if score == 1 else "no")
    return replace(made, coverage=(Coverage(0, 0, (near,)),))


FINDING = FindingRule(
    kind="nearest",
    aspect="omission",
    strength="passage",
    order=5,
    reads=("profiles", "coverage", "twins"),
    find=_find,
    examples=(
        FindingExample(lambda: _example(0.2), "What A tells here, and what comes nearest in B."),
        FindingExample(lambda: _example(0.02), None),
        FindingExample(lambda: _example(1.0), None),
    ),
    table="alone",
)
