"""Syllables are counted as the words are said."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from framing.data import ORIGIN, PRONUNCIATIONS, SYLLABLES, WEIGHTS
from framing.language.fallback import estimate
from framing.language.inflection import RULES
from framing.language.numerals import read
from framing.language.syllables import count
from framing.language.words import find
from tests.validate.counting import checked_by_hand

DATA = Path(__file__).parents[3] / "shared" / "data"
UNKNOWN = Path(__file__).with_name("unknown_words.txt")


@pytest.fixture(scope="module")
def table() -> dict[str, int]:
    """The shipped table, read by other code than the one under test."""
    found = {}
    for line in SYLLABLES.read_text(encoding="utf-8").splitlines():
        number, *words = line.split()
        found.update(dict.fromkeys(words, int(number)))
    return found


@pytest.mark.parametrize(
    ("token", "spoken"),
    [
        ("2024", "twenty twenty four"),
        ("1905", "nineteen oh five"),
        ("1900", "nineteen hundred"),
        ("2000", "two thousand"),
        ("2007", "two thousand seven"),
        ("1,500", "one thousand five hundred"),
        ("3,000,000", "three million"),
        ("43.9", "forty three point nine"),
        ("0.05", "zero point zero five"),
        ("$3", "three dollars"),
        ("$1", "one dollar"),
        ("$4.50", "four dollars fifty"),
        ("$1.5bn", "one point five billion dollars"),
        ("€20", "twenty euros"),
        ("2%", "two percent"),
        ("10th", "tenth"),
        ("21st", "twenty first"),
        ("112th", "one hundred twelfth"),
        ("7:30", "seven thirty"),
        ("9:05", "nine oh five"),
        ("6:00", "six"),
        ("9/11", "nine eleven"),
        ("1990s", "nineteen nineties"),
        ("90s", "nineties"),
        ("F16", "F sixteen"),
        ("5km", "five kilometers"),
        ("2½", "two and a half"),
        ("007", "zero zero seven"),
        ("9pm", "nine p m"),
    ],
)
def test_numbers_are_read_as_a_person_says_them(token: str, spoken: str) -> None:
    assert " ".join(read(token)) == spoken


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("council", 2),
        ("Ministry's", 3),
        ("churches", 2),
        ("Jones's", 2),
        ("2024", 5),
        ("$3", 3),
        ("20-year-old", 4),
        ("mid-1990s", 5),
        ("U.S.", 2),
        ("U.S.-led", 3),
        ("US", 2),
        ("us", 1),
        ("WHO", 5),
        ("who", 1),
        ("IT", 2),
        ("DPRK", 4),
        ("NATO", 2),
        ("NGOs", 3),
        ("PhD", 3),
        ("a.m.", 2),
        ("Gen.", 3),
        ("R-Fla.", 4),
        ("Jan.", 4),
        ("shouldn't", 2),
        ("O'Brien", 3),
        ("organisation", 5),
        ("favour", 2),
        ("fast-growing", 3),
        ("café", 2),
        ("naïve", 2),
        ("AT&T", 4),
        ("iPhone", 2),
        ("Amazon.com", 5),
        ("A", 1),
        ("w", 3),
    ],
)
def test_words_of_every_kind(word: str, syllables: int) -> None:
    assert count(word) == (syllables, True)


@pytest.mark.parametrize(
    "word", ["Zyblonkia", "xqzt", "日本", "²", "é" * 40, "a" * 5000, "9" * 5000 + "th", "a'" * 3000]
)
def test_any_other_run_of_characters_has_at_least_one_syllable(word: str) -> None:
    assert count(word)[0] >= 1


def test_no_long_word_takes_more_than_its_share_of_time() -> None:
    for unit in ("a'", "a-", "aA", "A.", "1:", "é"):
        assert count(unit * 200_000)[0] >= 1  # a quadratic step would take minutes


def test_the_fallback_alone_is_right_on_nine_held_out_words_in_ten(table: dict[str, int]) -> None:
    from framing.data.build import held_out

    words = [word for word in table if re.fullmatch("[a-z]+", word) and held_out(word)]
    right = sum(estimate(word) == table[word] for word in words) / len(words)
    assert len(words) > 10_000
    assert right >= 0.93
    recorded = json.loads(ORIGIN.read_text(encoding="utf-8"))
    assert recorded["fallback_accuracy"] == pytest.approx(right, abs=1e-4)
    assert recorded["fallback_words"] == len(words)


def test_words_that_the_dictionary_lacks_are_mostly_counted_as_a_reader_counts_them() -> None:
    by_hand = checked_by_hand(UNKNOWN)
    assert len(by_hand) >= 500
    assert not any(count(word)[1] for word in by_hand), "the fallback's own words"
    right = sum(count(word)[0] == syllables for word, syllables in by_hand.items())
    assert right / len(by_hand) >= 0.9


@pytest.fixture(scope="module")
def by_rule(table: dict[str, int]) -> dict[str, list[bool]]:
    """For each rule, whether it was right on each word of the dictionary it is the first to apply to, itself unseen."""
    found: dict[str, list[bool]] = {rule: [] for rule in RULES}
    for word in [word for word in table if word.isalpha() and len(word) > 3]:
        wanted = table.pop(word)
        for rule, form in RULES.items():
            number = form(word, table)
            if number is not None:
                found[rule].append(number == wanted)
                break
        table[word] = wanted
    return found


@pytest.mark.parametrize("rule", sorted(RULES))
def test_each_rule_for_inflected_words_is_right_on_the_dictionarys_own(
    rule: str, by_rule: dict[str, list[bool]]
) -> None:
    assert len(by_rule[rule]) > 50
    assert sum(by_rule[rule]) / len(by_rule[rule]) >= 0.95


def test_what_ships_is_what_was_derived_from_the_dictionary(table: dict[str, int]) -> None:
    recorded = json.loads(ORIGIN.read_text(encoding="utf-8"))
    files = {"pronunciations": PRONUNCIATIONS, "syllables": SYLLABLES, "weights": WEIGHTS}
    for name, path in files.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == recorded[f"{name}_sha256"], (
            f"run framing.data.build: {name}"
        )
    entry = re.search(r"^treaty 1 (.+)$", PRONUNCIATIONS.read_text(encoding="utf-8"), re.MULTILINE)
    assert entry is not None
    assert len(re.findall(r"\d", entry[1])) == table["treaty"] == 2


def test_the_running_words_of_real_news_are_known() -> None:
    paths = [DATA / f"{name}.dev.jsonl" for name in ("polnear", "wikinews_gum", "wikinews_meantime")]
    if not all(path.is_file() for path in paths):
        pytest.skip("../shared/data is not here")
    known = running = 0
    for path in paths:
        for record in path.read_text(encoding="utf-8").splitlines()[:60]:
            text = json.loads(record)["text"].replace("’", "'")
            for start, end in find(text):
                known, running = known + count(text[start:end])[1], running + 1
    assert running > 50_000
    assert known / running >= 0.98


def test_the_dictionary_is_read_only_when_asked_for() -> None:
    code = (
        "from framing.language import syllables as s; assert s._table.cache_info().currsize == 0;"
        "s.count('treaty'); assert s._table.cache_info().currsize == 1"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
