"""Our formulas give textstat's values wherever textstat counts what we count, and the test says where it does not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping

import pytest

from framing.features import length as text
from framing.features import readability
from framing.language.parse import parse
from framing.language.pipeline import Pipeline
from framing.measure import textstat
from framing.measure.profile import profile
from framing.model import Parsed
from framing.settings import Settings
from tests.conftest import body_document
from tests.handmade import value_by_formula

# Plain words of the dictionary in plain sentences: no numerals, hyphens, initialisms, abbreviations, quotations or
# sentences of one or two words, so that both count the same.
PLAIN = {
    "ferry": (
        "The old ferry left the harbor before dawn and nobody on the pier saw it go. The captain had told the council "
        "that the engine needed repair. Residents of the island depend on the boat for food, mail and medicine. "
        "Officials promised another vessel within a week, but the weather could delay it. Families waited on the "
        "beach for most of the afternoon. The company didn't answer questions about the accident."
    ),
    "budget": (
        "Lawmakers approved a budget that raises spending on schools and cuts it on roads. The governor's office "
        "called the agreement a reasonable compromise. Opposition leaders disagreed, and their members walked out of "
        "the chamber in protest. Economists warned that the deficit would continue to grow."
    ),
    "easy": "The cat sat on the mat. The dog ran to the cat. It was a good day and they had fun in the sun.",
}
# What textstat counts otherwise, and which of our counts shows it.
DIFFERENT = {
    "Gen. Roe met Sen. Poe at noon on the old pier. They talked for an hour.": "sentences: it stops at Gen. and Sen.",
    "Nobody came. Nothing at all happened on the pier that day.": "sentences: it leaves out those of one or two words",
    "The treaty of 1961 was signed on the pier by four men.": "syllables: it reads 1961 as one",
    "The US said that it would close the pier for good this time.": "syllables: it reads US as the word us",
    "The pier was closed—nobody had asked the town about it.": "words: it joins what a dash parts",
    "The long-awaited vote on the pier was put off again.": "syllables: it looks up longawaited",
}
PAIRS = {
    "readability.flesch_kincaid": "flesch_kincaid_grade",
    "readability.flesch_reading_ease": "flesch_reading_ease",
    "readability.gunning_fog": "gunning_fog",
    "readability.smog": "smog_index",
    "readability.dale_chall": "dale_chall_readability_score",
    "readability.ari": "automated_readability_index",
    "readability.lix": "lix",
}
COUNTS = {"sentences": "sentence_count", "words": "lexicon_count", "syllables": "syllable_count"}

Ask = Callable[[list[str]], list[Mapping[str, float]]]


@pytest.fixture(scope="module")
def parsed_text(pipeline: Pipeline) -> Callable[[str], Parsed]:
    """The parse alone: counting needs nobody's words attributed."""

    def run(text: str) -> Parsed:
        (parsed,) = parse([body_document(text)], pipeline)
        return parsed

    return run


@pytest.fixture(scope="module")
def ask() -> Ask:
    """textstat in a process of its own, as the program runs it."""

    def run(texts: list[str]) -> list[Mapping[str, float]]:
        child = subprocess.run(
            [sys.executable, "-P", "-m", "framing.measure.textstat"],
            input=json.dumps(texts).encode("ascii"),
            capture_output=True,
            check=True,
        )
        return json.loads(child.stdout)  # type: ignore[no-any-return]

    return run


@pytest.fixture(scope="module")
def theirs(ask: Ask) -> dict[str, Mapping[str, float]]:
    texts = [*PLAIN.values(), *DIFFERENT]
    return dict(zip(texts, ask(texts), strict=True))


def ours(parsed: Parsed) -> dict[str, float]:
    """Every value of ours, and the counts behind them."""
    measured = profile(parsed, [text.FEATURE, readability.FEATURE], Settings(draws=200), "")
    values = {measure.key: value_by_formula(measured, measure) for measure in readability.FEATURE.measures}
    weights: dict[str, float] = {}
    for item in measured.evidence:
        weights[item.kind] = weights.get(item.kind, 0.0) + item.weight
    return values | {
        "sentences": weights["sentence"],
        "words": weights["word"],
        "syllables": weights["syllables"],
        "letters": weights["letters"],
    }


@pytest.mark.parametrize("name", sorted(PLAIN))
def test_the_same_counts_give_the_same_values(
    name: str, theirs: dict[str, Mapping[str, float]], parsed_text: Callable[[str], Parsed]
) -> None:
    found, oracle = ours(parsed_text(PLAIN[name])), theirs[PLAIN[name]]
    assert {key: found[key] for key in COUNTS} == {key: oracle[their] for key, their in COUNTS.items()}
    for key, their in PAIRS.items():
        assert found[key] == pytest.approx(oracle[their], abs=1e-6), key


@pytest.mark.parametrize("name", sorted(PLAIN))
def test_coleman_liau_differs_by_a_digit_that_textstat_drops(
    name: str, theirs: dict[str, Mapping[str, float]], parsed_text: Callable[[str], Parsed]
) -> None:
    """textstat multiplies letters per 100 words by 0.058; Coleman and Liau's own coefficient is 0.0588."""
    found, oracle = ours(parsed_text(PLAIN[name])), theirs[PLAIN[name]]
    dropped = 0.0008 * 100 * found["letters"] / found["words"]
    assert found["readability.coleman_liau"] - dropped == pytest.approx(oracle["coleman_liau_index"], abs=1e-6)


@pytest.mark.parametrize("passage", sorted(DIFFERENT))
def test_where_textstat_counts_otherwise_the_reason_is_the_one_given(
    passage: str, theirs: dict[str, Mapping[str, float]], parsed_text: Callable[[str], Parsed]
) -> None:
    count, _, reason = DIFFERENT[passage].partition(":")
    assert ours(parsed_text(passage))[count] != theirs[passage][COUNTS[count]], reason


def test_the_child_without_nltk_says_what_textstat_says_with_it(theirs: dict[str, Mapping[str, float]]) -> None:
    for passage, values in theirs.items():
        assert textstat.raw(passage) == values


def test_it_is_asked_in_a_child_that_may_not_download(ask: Ask) -> None:
    empty, odd = ask(["", "\ud800 <b> {{x}} – 👍 " * 50])
    assert set(empty) == set(odd) == set(textstat.VALUES)
    assert set(empty.values()) == {0.0}
    code = (
        "import socket, framing.measure.textstat as t; socket.socket.connect = socket.getaddrinfo = None;"
        "assert t.raw('A treaty was signed.')['syllable_count'] == 5; import nltk; nltk.download('punkt')"
    )
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert child.returncode != 0
    assert "wanted to download punkt" in child.stderr


def test_only_this_module_imports_textstat_and_late() -> None:
    code = (
        "import sys, framing.measure.textstat, framing.features.readability as r;"
        "r.familiar_words(); print('textstat' in sys.modules, 'nltk' in sys.modules)"
    )
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert child.stdout == "False False\n"
