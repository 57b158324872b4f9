"""Texts in other languages are named, and that nothing is said to be missing from them."""

from __future__ import annotations

from dataclasses import replace

from framing.compare.findings.examples import article
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.language import FINDING
from framing.model import Parsed


def written_in(language: str | None) -> Parsed:
    made = article("Le conseil se tait.")
    return replace(made, document=replace(made.document, language=language))


def test_each_language_is_named_and_what_follows_from_it() -> None:
    (found,) = FINDING.find(comparison(written_in("fr"), "The council is silent.", written_in("de")))
    assert found.title == "A is in French and C is in German."
    assert found.text == (
        "Quotation marks are found in any language; sources, voices, hedges and reading grades in English alone. "
        "So sources and passages are compared among texts in English, and nothing is said to be missing from another."
    )


def test_of_english_and_of_an_unknown_language_nothing_is_said() -> None:
    assert list(FINDING.find(comparison(written_in("en"), written_in(None)))) == []
