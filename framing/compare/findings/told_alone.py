"""Finding: what each article tells for which no counterpart was found in another, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from framing.compare.findings.examples import article, covered
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.passages import interleaved, printed, room
from framing.compare.findings.uncovered_paragraphs import OF_EACH, UncoveredParagraph, paragraphs
from framing.compare.findings.universal import every, in_english
from framing.measure.english import in_quotes, letter, letters, listed, say, shortened, stop
from framing.model import Comparison, FindingExample, FindingRule, Found, Place

_TITLE = "{who} {each}{n:tells|tell} what has no counterpart {others}."
_PART = "{who} {each}{n:tells|tell} what {others} {m:tells|tell} in part at most."
_NEWER = "{who} {n:tells|tell} something alone."
_MORE = "More that {who} {n:tells|tell} and others in part at most."
_SIDE = "{who}, no counterpart in {others}: {words}"
_HARDLY = "{who}, told in part at most in {others}: {words}"
_SINCE = "{who}, newer than the others: {words}"
_FINDINGS = 6  # findings of this kind at most


def _find(made: Comparison) -> Iterable[Found]:
    ranked = paragraphs(made)
    for number in range(_FINDINGS):
        taken = {side: found[number * OF_EACH :][:OF_EACH] for side, found in enumerate(ranked)}
        shown = {side: passages for side, passages in taken.items() if passages}
        if shown:
            title = _title(made, shown) if not number else say(_MORE, who=letters(shown), n=len(shown))
            places = [[passage.place for passage in passages] for passages in shown.values()]
            yield Found(title, beside(made, shown), interleaved(places), extra=number > 1)


def _title(made: Comparison, shown: Mapping[int, Sequence[UncoveredParagraph]]) -> str:
    first = [passages[0] for passages in shown.values()]
    each = "each " if len(shown) > 1 else ""
    english = in_english(made)
    if not every(first, lambda found: bool(found.surely) or not found.absent):
        whom, of = ("the other", 1) if len(english) == 2 else ("others", 2)
        return say(_PART, who=letters(shown), each=each, n=len(shown), others=whom, m=of)
    if not every(first, lambda found: bool(found.absent)):
        return say(_NEWER, who=letters(shown), n=len(shown))
    others = [side for side in english if side not in shown]
    told = f"in {listed([letter(side) for side in others], last='or')}"
    if len(shown) > 1:
        told = "in the other" if len(english) == 2 else "in another"
    elif not every(first, lambda found: set(found.surely) == set(others)):
        told = "in another"
    return say(_TITLE, who=letters(shown), each=each, n=len(shown), others=told)


def beside(made: Comparison, shown: Mapping[int, Sequence[UncoveredParagraph]]) -> str:
    """Of each document the sentence of its first paragraph that fewest others tell, and who does not."""
    limit, english = room(len(shown)), in_english(made)
    told = []
    for side, passages in shown.items():
        first = passages[0]
        words = printed(made, Place(side, *first.sentence))
        absent = first.surely or first.absent
        others = listed([letter(other) for other in absent], last="or")
        if len(absent) > 1 and {side, *absent} >= set(english):
            others = "any other"
        template = _SIDE if first.surely else _HARDLY if absent else _SINCE
        told.append(stop(say(template, who=letter(side), others=others, words=in_quotes(shortened(words, limit)))))
    return " ".join(told)


_ONE = "The bridge was shut on Monday after cracks were found in its deck. Boats hold sixty people each at most."
_TWO = "The bridge was shut on Monday after cracks were found in its deck. The owner has run it since the last flood."

FINDING = FindingRule(
    kind="told-alone",
    aspect="omission",
    strength="telling",
    order=20,
    reads=("profiles", "coverage", "twins"),
    find=_find,
    examples=(
        FindingExample(
            lambda: covered(comparison(_ONE, _TWO), {0: (0,), 1: (0,)}),
            "A and B each tell what has no counterpart in the other.",
        ),
        FindingExample(
            lambda: covered(comparison(_ONE, _TWO, _TWO), {0: (0,), 1: (0, 1), 2: (0, 1)}),
            "A tells what has no counterpart in B or C.",
        ),
        FindingExample(
            lambda: covered(
                comparison(article(_ONE, published="2031-05-02"), article(_TWO, published="2031-05-03")),
                {0: (0,), 1: (0,)},
            ),
            "A and B tell something alone.",
        ),
        FindingExample(lambda: covered(comparison(_ONE, _ONE), {0: (0, 1), 1: (0, 1)}), None),
        FindingExample(lambda: covered(comparison(_ONE, "They swim to the islands."), {0: (0, 1)}), None),
    ),
)
