"""Finding: words that colour what they name, printed in one outlet's own voice and by no other text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.passages import beside, interleaved, printed, room, shown_around
from framing.compare.findings.universal import in_english, none_of
from framing.compare.wording.connotation import colours_at
from framing.language.view import View
from framing.language.voice import voice_at
from framing.measure.counts import body
from framing.measure.english import in_quotes, letter, listed, say
from framing.model import Comparison, FindingExample, FindingRule, Found, Place

_TITLE = "Words that colour, in one outlet’s own voice and in no other text: {words}."
_SIDE = "{words} in {who}"
_LEAST = 2  # words in all; one alone says nothing of a text
_NAMED = 3  # of each text
_OF_EACH = 2  # sentences of an article


def _find(made: Comparison) -> Iterable[Found]:
    english = in_english(made)
    views = {side: View.of(made.profiles[side].parsed) for side in english}
    known = {side: frozenset((*view.lower, *view.lemmas)) for side, view in views.items()}
    words: dict[int, dict[str, int]] = {}
    for side in english:
        lower = views[side].lower
        others = frozenset[str]().union(*(known[other] for other in english if other != side))
        for base, at in _coloured(made, side):
            if none_of((base, lower[at]), others.__contains__):
                words.setdefault(side, {}).setdefault(base, at)
    if len(english) < 2 or sum(map(len, words.values())) < _LEAST:
        return
    told = [
        say(
            _SIDE,
            words=listed([in_quotes(views[side].tokens.text[at]) for at in list(found.values())[:_NAMED]]),
            who=letter(side),
        )
        for side, found in words.items()
    ]
    places = {side: _sentences(made, side, found.values()) for side, found in words.items()}
    first = {side: views[side].tokens.text[next(iter(found.values()))] for side, found in words.items()}
    shown = {
        side: shown_around(printed(made, found[0]), first[side], room(len(places))) for side, found in places.items()
    }
    text = beside(made, shown)
    yield Found(say(_TITLE, words=listed(told)), text, interleaved(list(places.values())))


def _coloured(made: Comparison, side: int) -> Iterator[tuple[str, int]]:
    """Nouns and their modifiers that colour, in the body and the outlet's voice: base form and token."""
    parsed = made.profiles[side].parsed
    view = View.of(parsed)
    for row in body(parsed):
        for at in range(parsed.sentences[row].first, parsed.sentences[row].last):
            span = view.span(at, at + 1)
            if colours_at(view, at) and voice_at(parsed.voices, *span) == "outlet":
                yield view.lemma(at), at


def _sentences(made: Comparison, side: int, tokens: Iterable[int]) -> list[Place]:
    parsed = made.profiles[side].parsed
    rows = dict.fromkeys(parsed.tokens.sentence[at] for at in tokens)
    return [Place(side, parsed.sentences[row].start, parsed.sentences[row].end) for row in rows][:_OF_EACH]


FINDING = FindingRule(
    kind="colouring-words",
    aspect="tone",
    strength="exact",
    order=50,
    reads=("profiles",),
    find=_find,
    examples=(
        FindingExample(
            lambda: comparison(
                "There came some fanatic. Then came a bitter tirade.", "There people came. Then they spoke."
            ),
            "Words that colour, in one outlet’s own voice and in no other text: “fanatic” and “tirade” in A.",
        ),
        FindingExample(
            lambda: comparison(
                "There came some fanatic. Then came a bitter tirade.",
                "That fanatic came. They heard that bitter tirade.",
            ),
            None,
        ),
        FindingExample(lambda: comparison("There came some fanatic.", "There people came."), None),
    ),
)
