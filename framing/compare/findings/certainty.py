"""Finding: one proposition that articles tell with different certainty."""

from __future__ import annotations

from collections.abc import Iterable

from framing.compare.certainty.certainty_pairs import SURE
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import place
from framing.compare.findings.passages import beside, is_newer, printed
from framing.compare.findings.universal import in_english
from framing.measure.english import in_quotes, letter, listed, say
from framing.model import Certainty, CertaintyLevel, Comparison, FindingExample, FindingRule, Found, Place, Span

_TITLE = "{one} {surer} what {two} {other}."
_TELLS: dict[CertaintyLevel, str] = {
    "asserted": "states as a fact",
    "attributed": "has somebody say",
    "hedged": "hedges",
    "hedged-attributed": "has somebody say with a hedge",
    "doubted": "leaves in doubt",
    "denied": "tells as denied",
}
_TEXT = "{sides}{because}"
_BECAUSE = " It rests on {words}."
_WORDS = "{words} in {side}"
_SHOWN = 3  # pairs told, the surest first
_RANKS: tuple[CertaintyLevel, ...] = ("asserted", "attributed", "hedged", "hedged-attributed", "doubted", "denied")


def _find(made: Comparison) -> Iterable[Found]:
    english = in_english(made)
    sure = [
        pair
        for pair in made.certainty
        if pair.score >= SURE
        and not pair.contrary
        and {pair.a.document, pair.b.document} <= set(english)
        and (pair.a_words or pair.b_words)
        and not _outdated(made, pair)
    ]
    hedged = sorted(sure, key=lambda pair: {pair.a_level, pair.b_level} == {"asserted", "attributed"})
    for number, pair in enumerate(hedged[:_SHOWN]):
        yield told(made, pair)._replace(extra=number > 0)


def told(made: Comparison, pair: Certainty) -> Found:
    """The pair with its surer passage first, and the words that make the difference."""
    sides = [(pair.a, pair.a_level, pair.a_words), (pair.b, pair.b_level, pair.b_words)]
    (one, surer, _), (two, other, _) = sorted(sides, key=lambda side: _RANKS.index(side[1]))
    title = say(_TITLE, one=letter(one.document), surer=_TELLS[surer], two=letter(two.document), other=_TELLS[other])
    return Found(title, passages(made, pair), (one, two))


def passages(made: Comparison, pair: Certainty) -> str:
    """Both passages side by side, and the words that set them apart."""
    shown = beside(made, {side.document: printed(made, side) for side in (pair.a, pair.b)})
    words = [
        say(_WORDS, words=listed([in_quotes(_text(made, side, span)) for span in spans]), side=letter(side.document))
        for side, spans in sorted(((pair.a, pair.a_words), (pair.b, pair.b_words)))
        if spans
    ]
    return say(_TEXT, sides=shown, because=say(_BECAUSE, words=listed(words)) if words else "")


def _text(made: Comparison, side: Place, span: Span) -> str:
    return printed(made, Place(side.document, *span))


def _outdated(made: Comparison, pair: Certainty) -> bool:
    """Whether the less sure one is older: it could not yet know."""
    sides = sorted(((pair.a_level, pair.a), (pair.b_level, pair.b)), key=lambda side: _RANKS.index(side[0]))
    (_, surer), (level, other) = sides
    return level == "hedged" and is_newer(made, surer.document, than=other.document)


def example(one: str, two: str, levels: tuple[CertaintyLevel, CertaintyLevel], *, contrary: bool = False) -> Comparison:
    """Two articles of a sentence each; what stands in brackets is what makes its level."""
    texts = [text.replace("[", "").replace("]", "") for text in (one, two)]
    made = comparison(*texts)
    words = tuple(
        (Span(*place(made, side, text.partition("[")[2].partition("]")[0])[1:]),) if "[" in text else ()
        for side, text in enumerate((one, two))
    )
    sides = [Place(side, 0, len(text)) for side, text in enumerate(texts)]
    pair = Certainty(sides[0], sides[1], *levels, words[0], words[1], texts[0], 0.9, contrary)
    return comparison(*(profile.parsed for profile in made.profiles), certainty=(pair,))


FINDING = FindingRule(
    kind="certainty",
    aspect="certainty",
    strength="wording",
    order=5,
    reads=("profiles", "certainty"),
    find=_find,
    examples=(
        FindingExample(
            lambda: example("The weir broke.", "The weir [reportedly] broke.", ("asserted", "hedged")),
            "A states as a fact what B hedges.",
        ),
        FindingExample(
            lambda: example("The weir broke, [Orlo said].", "The weir broke.", ("attributed", "asserted")),
            "B states as a fact what A has somebody say.",
        ),
        FindingExample(
            lambda: example("The weir broke.", "The weir did [not] break.", ("asserted", "denied"), contrary=True),
            None,
        ),
        FindingExample(lambda: example("The weir broke.", "The weir broke.", ("asserted", "attributed")), None),
    ),
    table="apart",
)
