"""Every class of words of certainty stands in its examples where the brackets say, and not where it should not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from framing import lexicons
from framing.compare.certainty.certainty_words import NAME, CertaintyWords, ClassName, certainty_words
from framing.language.view import View
from framing.model import Parsed

ENTRIES = lexicons.load(NAME, CertaintyWords).entries
CASES = [(entry.class_, example) for entry in ENTRIES for example in (*entry.examples, *entry.not_)]


@pytest.mark.parametrize(("kind", "example"), CASES, ids=[example for _, example in CASES])
def test_words_of_a_class(kind: ClassName, example: str, parsed_text: Callable[[str], Parsed]) -> None:
    parsed = parsed_text(re.sub(r"[\[\]]", "", example))
    text = parsed.document.text
    found = [text[word.start : word.end] for word in certainty_words(View.of(parsed)) if word.kind == kind]
    assert found == re.findall(r"\[(.+?)\]", example)


def test_every_class_has_examples_of_both_kinds() -> None:
    assert all(entry.examples and entry.not_ for entry in ENTRIES)
