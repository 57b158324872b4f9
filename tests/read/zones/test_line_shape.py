"""How a line looks: how many words, whether it ends as a sentence, whether it could be a headline."""

from __future__ import annotations

import pytest

from framing.read.zones import line_shape


def words(count: int, word: str = "boat") -> str:
    return " ".join([word] * count)


@pytest.mark.parametrize(
    ("line", "count"),
    [("", 0), ("— * —", 0), ("One-way ticket, 5.50 pounds: don’t", 5), ("a_b", 1), (words(200, "boats"), 167)],
)
def test_words_are_counted_no_further_than_matters(line: str, count: int) -> None:
    assert line_shape.count(line) == count  # the last: of 1,000 characters


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("It rained.", True),
        ("It rained!", True),
        ("Did it rain?", True),
        ("It rained…", True),
        ("“It rained.”", True),
        ("(It rained.) ", True),
        ("It rained.’”)»]", True),
        ("It rained.””””””””", False),  # the sign is too far from the end
        ("It rained.”””””””", True),
        ("It rained", False),
        ("It rained:", False),
        ("The U.S. team", False),
        ("x. y", False),
        ("", False),
    ],
)
def test_a_sentence_ends_with_its_sign_and_the_marks_behind_it(line: str, closed: bool) -> None:
    assert line_shape.closed(line) is closed


@pytest.mark.parametrize(
    ("line", "solid"),
    [
        (f"{words(12)}.", True),
        (f"{words(11)}.", False),
        (words(12), False),
        (words(24), False),
        (words(25), True),
    ],
)
def test_running_text_is_long_or_ends_as_a_sentence(line: str, solid: bool) -> None:
    assert line_shape.solid(line) is solid


@pytest.mark.parametrize(
    ("line", "titled"),
    [
        ("Boats sail", True),
        ("Boats", True),
        ("boats sail", False),
        ("5 boats sail", True),
        ("“Boats sail”", True),
        ("Boats sail.", False),
        ("Boats sail.”", False),
        ("Boats sail.””””””””", True),  # too far from the end to be seen
        ("Boats sail…", True),
        ("Boats sail...", True),
        ("Do boats sail?", True),
        ("Boats sail!", True),
        ("Boats sail:", False),
        ("Boats sail;", False),
        ("Boats sail,", False),
        ("— —", False),
        (f"Boats {words(29)}", True),
        (f"Boats {words(30)}", False),
        (f"Boats {'a' * 234}", True),
        (f"Boats {'a' * 235}", False),
    ],
)
def test_a_headline_is_short_and_no_sentence(line: str, titled: bool) -> None:
    assert line_shape.titled(line) is titled


@pytest.mark.parametrize(
    ("line", "telegram"),
    [
        ("Boats sail from new quay.", True),
        ("Boats sail from new quay", False),
        ("Boats sail from new quay!", False),
        ("Boats sail from the new quay.", False),
        ("Boats sail from The new quay.", False),
        ("Boats sail from there.", True),  # "the" is a part of it
        (f"Boats {words(13)}.", True),
        (f"Boats {words(14)}.", False),
        ("Boats Sail From The New Quay.", True),
        ("Boats Sail The.", False),  # three words are too few to look like one
        ("The Boats Sail Then.", True),
        ("Boats Sail The sail.", False),  # three of four
        (f"The {words(14, 'Boat')}.", True),
        (f"The {words(9, 'Boat')} boat.", True),  # nine of ten
        (f"The {words(8, 'Boat')} boat.", False),
        ("Boats sail. Quay shut.", False),
        ("Boats:", True),
        (f"Boats {'a' * 233}.", True),
        (f"Boats {'a' * 234}.", False),
        ("Boats sail.””””””””", False),
    ],
)
def test_a_telegram_is_a_sentence_in_a_headline_s_words(line: str, telegram: bool) -> None:
    assert line_shape.telegram(line) is telegram


@pytest.mark.parametrize(("line", "shouted"), [("BOATS SAIL", True), ("BOATS sAIL", False), ("1999", False)])
def test_what_is_shouted_is_in_capitals_throughout(line: str, shouted: bool) -> None:
    assert line_shape.shouted(line) is shouted


@pytest.mark.parametrize(
    ("line", "share"),
    [
        ("Boats Sail", 1.0),
        ("Boats sail", 0.5),
        ("Boats the sea", 1.0),  # three letters are no longer word
        ("the sea", 0.0),
        ("", 0.0),
        ("1999 boats", 0.5),
        (f"{words(200, 'Boats')} sail sail", 1.0),  # of the first 1,000 characters
    ],
)
def test_the_share_of_longer_words_with_a_capital(line: str, share: float) -> None:
    assert line_shape.capitals(line) == share


@pytest.mark.parametrize(
    ("line", "menu"),
    [
        (words(25, "Boats"), True),
        (words(24, "Boats"), False),
        (f"{words(20, 'Boats')} {words(5, '12')}", True),
        (f"{words(20, 'Boats')} {words(5, 'sail')}", True),  # four of five
        (f"{words(20, 'Boats')} {words(6, 'sail')}", False),
        (f"{words(25, 'Boats')}.", True),
        (f"{words(12, 'Boats')}. {words(13, 'Boats')}", False),
        (f"{words(24, 'Boats')} “Boats”", False),
        (f"{words(800, 'Boats')} {words(300, 'sail')}", True),  # of the first 4,000 characters
    ],
)
def test_a_menu_is_long_and_nearly_all_capitals(line: str, menu: bool) -> None:
    assert line_shape.menu(line) is menu


def test_a_key_has_the_words_of_the_beginning_alone() -> None:
    assert line_shape.key("“The U.S. boats’ crew”, it’s — said.") == "the u.s boats' crew it's said"
    assert line_shape.key(words(100, "boat")) == words(80, "boat")


@pytest.mark.parametrize(
    ("line", "open_ended"),
    [
        ("It rained and", True),
        ("It rained.", False),
        ("It rained…", False),
        ("It rained,", False),
        ("It rained:", False),
        ("It rained-", False),
        ("It rained –", False),
        ("It rained —", False),
        ("It rained, then", True),
        ("It rained.””””””””", True),
    ],
)
def test_a_line_breaks_off_without_a_sign(line: str, open_ended: bool) -> None:
    assert line_shape.open_ended(line) is open_ended


@pytest.mark.parametrize(
    ("line", "others", "count", "shares"),
    [
        ("the boats sail", ["so the boats sail on"], 3, True),
        ("the boats sail", ["the boats sail"], 3, True),
        ("the boats sail", ["here", "the boats sail"], 3, True),
        ("the boats sail", ["so the boats sailed"], 3, False),
        ("the boats sail", ["breathe boats sail"], 3, False),
        ("the boats sail", ["so boats sail"], 2, True),
        ("the boats sail", ["so the boats"], 2, True),
        ("the boats sail", ["so the boats"], 3, False),
        ("the boats", ["the boats sail"], 3, False),
        ("the boats sail", [], 3, False),
    ],
)
def test_two_lines_share_a_run_of_whole_words(line: str, others: list[str], count: int, shares: bool) -> None:
    assert line_shape.shares_run(line, others, count) is shares
