"""A passage without a counterpart stands as it is printed, with the texts that lack it."""

from __future__ import annotations

from dataclasses import replace

from framing.compare.findings.examples import article, place
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.only_in import FINDING
from framing.model import Comparison, Found, Uncovered


def made_of(french: int, side: int, *absent: int) -> Comparison:
    """Three texts, one in French, and a passage of one of them that is absent from others."""
    text = article("It rained. Boats sail.")
    made = comparison(
        *(replace(text, document=replace(text.document, language="fr")) if at == french else text for at in range(3))
    )
    passage = Uncovered("Boats sail.", place(made, side, "Boats sail."), absent)
    return replace(made, uncovered=(passage,))


def test_texts_in_another_language_lack_nothing_and_are_not_compared() -> None:
    made = made_of(1, 0, 1, 2)
    assert list(FINDING.find(made)) == [
        Found("No counterpart found in C", "Boats sail.", (place(made, 0, "Boats sail."),), (2,))
    ]
    assert list(FINDING.find(made_of(1, 0, 1))) == []
    assert list(FINDING.find(made_of(1, 1, 0, 2))) == []
