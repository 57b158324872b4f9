"""How lexicons write terms: forms of verbs, options, tags, and the bounds of the cue."""

from __future__ import annotations

import pytest

from framing.language.hedges.forms import forms
from framing.language.hedges.term_syntax import terms


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("seem", {"seem", "seems", "seemed", "seeming"}),
        ("imply", {"imply", "implies", "implied", "implying"}),
        ("suppose", {"suppose", "supposes", "supposed", "supposing"}),
        ("guess", {"guess", "guesses", "guessed", "guessing"}),
        ("infer", {"infer", "infers", "inferred", "inferring"}),
        ("hint", {"hint", "hints", "hinted", "hinting"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("think", {"think", "thinks", "thought", "thinking"}),
        ("plan", {"plan", "plans", "planned", "planning"}),
    ],
)
def test_forms(base: str, expected: set[str]) -> None:
    assert set(forms(base)) == expected


def _written(term: str) -> list[str]:
    return [" ".join("|".join(sorted(s.words)) or f"<{'|'.join(s.tags)}>" for s in t.slots) for t in terms(term)]


def test_optional_words_and_tags() -> None:
    assert _written("not <RB>? clear") == ["not <RB> clear", "not clear"]
    assert _written("a|an estimate") == ["a|an estimate"]
    assert _written("Some <CD|NN>") == ["some <CD|NN>"]


def test_words_are_parted_as_the_parser_parts_them() -> None:
    assert _written("so-called") == ["so - called"]
    assert _written("isn't") == ["is n't"]


def test_brackets_bound_the_cue() -> None:
    (term,) = terms("had [doubts] about")
    assert (term.first, term.last) == (1, 2)
    with_more, without = terms("had <JJ>? [doubts]")
    assert (with_more.first, with_more.last) == (2, 3)
    assert (without.first, without.last) == (1, 2)


@pytest.mark.parametrize("written", ["", "<rb> clear", "<RB> clear", " ".join(["so"] * 13)])
def test_what_follows_no_rule_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="term"):
        terms(written)
