"""Finding: a claim or a quotation that one article tells turned round."""

from __future__ import annotations

from collections.abc import Iterable

from framing.compare.findings.certainty import example, passages
from framing.compare.findings.universal import in_english
from framing.measure.english import letter, say
from framing.model import Comparison, FindingExample, FindingRule, Found

_TITLE = "{one} and {two} tell one thing in contrary senses."
_SHOWN = 3  # pairs told, the surest first


def _find(made: Comparison) -> Iterable[Found]:
    english = set(in_english(made))
    turned = [pair for pair in made.certainty if pair.contrary and {pair.a.document, pair.b.document} <= english]
    for number, pair in enumerate(turned[:_SHOWN]):
        title = say(_TITLE, one=letter(pair.a.document), two=letter(pair.b.document))
        yield Found(title, passages(made, pair), (pair.a, pair.b), extra=number > 0)


FINDING = FindingRule(
    kind="contrary",
    aspect="certainty",
    strength="telling",
    order=40,
    reads=("profiles", "certainty"),
    find=_find,
    examples=(
        FindingExample(
            lambda: example("The weir broke.", "The weir did [not] break.", ("asserted", "denied"), contrary=True),
            "A and B tell one thing in contrary senses.",
        ),
        FindingExample(
            lambda: example("The weir broke.", "The weir [reportedly] broke.", ("asserted", "hedged")), None
        ),
    ),
    table="apart",
)
