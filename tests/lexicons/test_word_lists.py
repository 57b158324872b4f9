"""Lists of words keep their promises: an example holds a word of its list, and every list is asked for."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import framing
from framing import lexicons
from framing.lexicons import closed_lists
from framing.lexicons.closed_lists import WordList, in_order, paired, word_list

LEXICONS = (
    "attribution_words",
    "calendar",
    "function_words",
    "hedge_grammar",
    "numerals",
    "small_words",
    "speaker_words",
    "story_words",
    "value_words",
)
LISTS = [(name, entry) for name in LEXICONS for entry in lexicons.load(name, WordList).entries]
ENDINGS = ("s", "ed", "d", "")  # of a word of the list in an example


def plain(word: str) -> str:
    return word.lower().replace(".", "").replace("’", "'")


@pytest.mark.parametrize(("name", "entry"), LISTS, ids=[f"{name}: {entry.list}" for name, entry in LISTS])
def test_an_example_holds_a_word_of_its_list(name: str, entry: WordList) -> None:
    known = {plain(word) for word in (*entry.terms, *entry.pairs)}
    for example in entry.examples:
        found = re.findall(r"\{(.+?)\}", example)
        assert found, example
        for word in found:
            assert known & {plain(word).removesuffix(ending) for ending in ENDINGS}, word
    assert entry.examples
    assert bool(entry.terms) is not bool(entry.pairs)


@pytest.mark.parametrize("name", LEXICONS)
def test_a_list_stands_once_and_a_word_once_in_it(name: str) -> None:
    entries = [entry for other, entry in LISTS if other == name]
    assert [one for one, times in Counter(entry.list for entry in entries).items() if times > 1] == []
    for entry in entries:
        assert [word for word, times in Counter(entry.terms).items() if times > 1] == [], entry.list


def test_every_list_is_asked_for() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in Path(framing.__file__).parent.rglob("*.py"))
    assert [entry.list for name, entry in LISTS if name != "small_words" and f'"{entry.list}"' not in code] == []


def test_a_list_is_had_by_its_name() -> None:
    assert word_list("function_words", "articles") == {"the", "a", "an"}
    assert in_order("function_words", "articles") == ("the", "a", "an")
    assert paired("function_words", "articles") == {}
    with pytest.raises(KeyError):
        word_list("function_words", "none such")
    assert closed_lists.word_list("function_words", "articles") is word_list("function_words", "articles")
