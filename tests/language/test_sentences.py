"""Sentences end where a reader would say they end."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from framing.language.parse import parse
from framing.language.pipeline import Pipeline
from framing.language.sentences import split
from tests.conftest import body_document
from tests.validate.counting import agreement, gold

DATA = Path(__file__).parents[3] / "shared" / "data"


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


def test_hand_parted_news_is_parted_alike() -> None:
    paragraphs = gold()
    f1, wrong = agreement(paragraphs)
    assert sum(len(starts) + 1 for _, starts in paragraphs) >= 400
    assert f1 >= 0.99, wrong


@pytest.mark.parametrize("name", ["wikinews_gum", "wikinews_meantime"])
def test_wikinews_that_others_parted_by_line_is_parted_alike(name: str) -> None:
    path = DATA / f"{name}.dev.jsonl"
    if not path.is_file():
        pytest.skip("../shared/data is not here")
    paragraphs = []
    for record in path.read_text(encoding="utf-8").splitlines():
        run: list[str] = []
        for line in [*json.loads(record)["text"].splitlines(), ""]:
            spaced = re.sub(r"\s+", " ", line.translate({0x201C: '"', 0x201D: '"', 0x2019: "'"})).strip()
            if re.search(r"[.!?][\"')]*$", spaced):
                run.append(spaced)
            elif run:
                at = [sum(len(sentence) + 1 for sentence in run[:i]) for i in range(1, len(run))]
                paragraphs.append((" ".join(run), set(at)))
                run = []
    f1, wrong = agreement(paragraphs)
    assert f1 >= 0.99, wrong


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gen. A. B. Roe met Sen. Mary Poe at 10 a.m. in Washington, D.C., on Jan. 5.", 1),
        ('"Who paid?" Mr. Oduya asked. "Nobody."', 2),
        ("He lives in the U.S. She does not.", 2),
        ("Inflation was 3.5 percent. 4.1 percent was forecast.", 2),
        ("No. 5 was sold. No. The bid failed.", 3),
        ("It grew... slowly. It stopped… Then it grew.", 3),
        ("NORTHERN TOWNS FACE THIRD FLOOD", 1),
    ],
)
def test_traps(text: str, count: int) -> None:
    assert len(split(text)) == count, sentences(text)


def test_a_stop_that_stands_apart_ends_a_sentence_as_well() -> None:
    assert sentences('He left . Anna stayed . "Go, " she said .') == [
        "He left .",
        "Anna stayed .",
        '"Go, " she said .',
    ]
    assert sentences('"It was a good year. " He went on.') == ['"It was a good year. "', "He went on."]


@pytest.mark.parametrize("text", ["", " ", "...", '"', ".", "a", " . ", "?!", "(.)", "Mr.", '." ."', "…"])
def test_scraps_give_ordered_trimmed_ranges_that_hold_all_but_space(text: str) -> None:
    spans = split(text)
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert spans == sorted(spans)


def test_every_line_is_a_sentence_of_its_own_in_a_document(pipeline: Pipeline) -> None:
    (parsed,) = parse([body_document("A Headline Without a Stop\nThe first sentence. The second")], pipeline)
    shown = [parsed.document.text[s.start : s.end] for s in parsed.sentences]
    assert shown == ["A Headline Without a Stop", "The first sentence.", "The second"]
