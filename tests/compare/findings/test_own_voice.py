"""Sentences that credit nobody: counted in every text, or not told at all."""

from __future__ import annotations

from dataclasses import replace

from framing.compare.findings.examples import article
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.own_voice import FINDING
from framing.model import Comparison, Evidence, Found, Place


def counted(language: str | None = None) -> Comparison:
    """A credits nobody in two of three sentences, B, C in a language of its own, in none."""
    other = article("It rained.")
    made = comparison(
        "It rained. It blew. Holm spoke.",
        "It rained.",
        replace(other, document=replace(other.document, language=language)),
    )
    own = tuple(Evidence("attribution", "uncredited", at, at + 8, "outlet", "example") for at in (11, 0))
    return replace(made, profiles=(replace(made.profiles[0], evidence=own), *made.profiles[1:]))


def test_the_sentences_are_counted_and_the_first_is_shown() -> None:
    assert list(FINDING.find(counted())) == [
        Found(
            "Sentences that credit nobody: two of 3 in A, none of 1 in B and none of 1 in C.",
            "These sentences stand in the outlet’s own voice or name no source.",
            (Place(0, 11, 19),),
        )
    ]


def test_they_are_not_told_where_a_text_s_sources_were_not_looked_for() -> None:
    assert list(FINDING.find(counted("fr"))) == []
