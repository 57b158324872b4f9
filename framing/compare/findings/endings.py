"""Finding: what each article ends on, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

from framing.compare.findings.examples import covered
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.passages import LONGEST, beside, interleaved, printed
from framing.compare.findings.universal import in_english, none_of
from framing.compare.terms.content_terms import CONTENT, terms, within
from framing.measure.counts import body
from framing.measure.english import letters, say
from framing.model import Comparison, FindingExample, FindingRule, Found, Place

_TITLE = "{who} end on different things."
_OF_EACH = 2  # paragraphs of an article
_FEWEST = 6  # telling words of a paragraph that ends an article: a line about who helped to report it is shorter
_STOPS = (".", "!", "?", "…")
_LEAST = 3 * _OF_EACH  # paragraphs of an article that has an end


def _find(made: Comparison) -> Iterable[Found]:
    last = {side: found for side in in_english(made) if len(found := _last(made, side)) == _OF_EACH}
    if len(last) < 2 or not none_of(permutations(last, 2), lambda pair: _tells(made, last[pair[0]], last[pair[1]])):
        return
    text = beside(made, {side: printed(made, found[0]) for side, found in last.items()})
    yield Found(say(_TITLE, who=letters(last)), text, interleaved(list(last.values())))


def _last(made: Comparison, side: int) -> list[Place]:
    """An article's last paragraphs, the very last first; none of a text too short to have an end of its own."""
    parsed = made.profiles[side].parsed
    words, text = terms(parsed), parsed.document.text
    zones = dict.fromkeys(parsed.sentences[row].zone for row in body(parsed))
    if len(zones) < _LEAST:
        return []
    found = []
    for number in reversed(zones):
        zone = parsed.document.zones[number]
        full = sum(term.force >= CONTENT for term in within(words, zone.start, zone.end)) >= _FEWEST
        if full and zone.end - zone.start <= LONGEST and text[: zone.end].rstrip("”’\"') ").endswith(_STOPS):
            found.append(Place(side, zone.start, zone.end))
    return found[:_OF_EACH]


def _tells(made: Comparison, one: list[Place], two: list[Place]) -> bool:
    """Whether the last paragraph of one has a counterpart among the last of the other."""
    parsed = made.profiles[one[0].document].parsed
    return any(
        other.told != "no" and other.start is not None and any(p.start <= other.start < p.end for p in two)
        for item in made.coverage
        if item.document == one[0].document and one[0].start <= parsed.sentences[item.sentence].start < one[0].end
        for other in item.counterparts
        if other.document == two[0].document
    )


_NEWS = "\n".join(f"Boat number {at} sails tomorrow with a load of sand for the islands of the bay." for at in range(6))
_ONE = f"{_NEWS}\nThe harbour council will meet again in March to speak about fares."
_TWO = f"{_NEWS}\nNobody on the quay had a word of praise for the new ticket office."

FINDING = FindingRule(
    kind="endings",
    aspect="context",
    strength="exact",
    order=40,
    reads=("profiles", "coverage"),
    find=_find,
    examples=(
        FindingExample(lambda: covered(comparison(_ONE, _TWO), {}), "A and B end on different things."),
        FindingExample(
            lambda: covered(comparison(_ONE, "It rained. Boats sail."), {}), None
        ),  # B has no end of its own
    ),
)
