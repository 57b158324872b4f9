"""A body made ready for paper: nothing in it is so long that a line breaker would look at it again and again."""

from __future__ import annotations

import re
from html import unescape

from framing.render.paper import for_paper

LONGEST_WORD, LONGEST_RUN = 40, 2_000  # characters


def runs(page: str) -> list[str]:
    return [unescape(run) for run in re.findall(r"(?<=>)[^<]+", page)]


def words(page: str) -> list[str]:
    return [word for run in runs(page) for word in re.split(r"[\s\u200b]+", run)]


def text(page: str) -> str:
    return "".join(runs(page)).replace("\u200b", "")


def test_a_word_without_end_is_breakable_and_in_pieces() -> None:
    page = for_paper(f"<p><b>{'a' * 300_000}</b></p>")
    assert max(map(len, words(page))) <= LONGEST_WORD
    assert max(map(len, runs(page))) <= LONGEST_RUN
    assert text(page) == "a" * 300_000


def test_a_sentence_without_end_is_in_pieces_that_end_between_words() -> None:
    page = for_paper(f"<p>{'the harbour &amp; the bridge ' * 5_000}</p>")
    assert max(map(len, runs(page))) <= LONGEST_RUN
    assert all(run.endswith((" ", "bridge")) for run in runs(page)[:-1])
    assert text(page) == "the harbour & the bridge " * 5_000


def test_entities_stay_whole() -> None:
    page = for_paper(f"<p>{'&#34;&lt;' * 3_000}</p>")
    assert text(page) == '"<' * 3_000
    assert not re.search(r"&[^;]*<", page)


def test_ordinary_text_is_left_as_it_is() -> None:
    page = "<p>The mayor of Vellmar said the bridge would close. “No,” said the ferryman.</p>"
    assert for_paper(page) == page
