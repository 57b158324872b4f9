"""A coloured word for what another article names plainly is a row; the same colour, or another thing, is none."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from framing import lexicons
from framing.compare.wording.connotation import NAME, ConnotationField, modifiers, nouns, verbs
from framing.language.pipeline import Pipeline
from framing.language.view import View
from framing.model import Parsed
from tests.compare.values.test_conflicts import story

ENTRIES = lexicons.load(NAME, ConnotationField).entries
CASES = [(entry, example) for entry in ENTRIES for example in (*entry.examples, *entry.not_)]
REST = " Gulls sat on the market hall, and the bakery in Salt Lane opened at six."

# What two articles call one thing or act: the words that stand in the row.
APART = (
    ("Dunmore Steel let 400 welders go in Lintmouth on Friday.",
     "Dunmore Steel sacked 400 welders in Lintmouth on Friday.", "let 400 welders", "sacked 400 welders"),
    ("Dunmore Steel let 400 people go in Lintmouth on Friday.",
     "Dunmore Steel sacked 400 workers in Lintmouth on Friday.", "let 400 people", "sacked 400 workers"),
    ("A former foreman began a relationship with an apprentice of the yard in 1979.",
     "A former foreman groomed and abused an apprentice of the yard in 1979.", "began a relationship", "groomed"),
    ("A former foreman began a relationship with an apprentice of the yard in 1979.",
     "A former foreman groomed an apprentice of the yard in 1979.", "began a relationship", "groomed an apprentice"),
    ("The march on the town hall of Lintmouth ended at noon with songs.",
     "The riot at the town hall of Lintmouth ended at noon with songs.", "march", "riot"),
    ("The new toll on the Salt Bridge met criticism from hauliers.",
     "The new toll on the Salt Bridge met an outcry from hauliers.", "criticism", "outcry"),
    ("Residents watched the sale of the ferry Ondine to a fund.",
     "Residents watched the reckless sale of the ferry Ondine to a fund.", "sale", "reckless sale"),
    ("The Brandt government closed the port of Orlo for a week.",
     "The Brandt regime closed the port of Orlo for a week.", "Brandt government", "Brandt regime"),
    ("Clerk Ada Holm used the pension fund of the dockers for horses.",
     "Clerk Ada Holm plundered the pension fund of the dockers for horses.", "used the pension fund",
     "plundered the pension fund"),
    ("The city cleared the huts under the Salt Bridge on Monday.",
     "The city razed the huts under the Salt Bridge on Monday.", "cleared the huts", "razed the huts"),
    ("Marchers held the lock of Corvane until the barges turned.",
     "Thugs held the lock of Corvane until the barges turned.", "Marchers", "Thugs"),
)  # fmt: skip
NONE = (
    ("The riot in Lintmouth ended at noon with songs.", "The riot in Lintmouth ended at noon with songs."),
    ("The march in Lintmouth ended at noon.", "The demonstration in Lintmouth ended at noon."),
    ("The march in Lintmouth ended at noon.", "A fire closed the sugar mill; its owner spoke of an outcry."),
    ("Dunmore Steel let 400 welders go on Friday.", "A trawler sacked by pirates drifted past the lighthouse."),
    # Done to other things, or by others: no act is told twice.
    ("Dunmore Steel let 400 welders go in Lintmouth.", "Dunmore Steel sacked the mayor in Lintmouth."),
    ("The guards struck the captain at Corvane.", "The captain assaulted the pilot at Corvane."),
    ("Sen. Ada Holm voted against the toll.", "Senator Holm voted against the toll."),
    ("Mr. Quill sold the ferry Ondine to a fund.", "Dario Quill sold the ferry Ondine to a fund."),
    ("The harbor center opened in Lintmouth.", "The harbour centre opened in Lintmouth."),
    ("The council raised the fare of the Ondine.", "The council increased the fare of the Ondine."),
)  # fmt: skip


@pytest.mark.parametrize(("plain", "coloured", "one", "two"), APART, ids=[two for *_, two in APART])
def test_a_coloured_word_stands_beside_the_plain_one(
    pipeline: Pipeline, plain: str, coloured: str, one: str, two: str
) -> None:
    for texts, names in (((plain, coloured), (one, two)), ((coloured, plain), (two, one))):
        found = story(pipeline, *(text + REST for text in texts))
        rows = [{(n.document, n.words) for n in label.namings} for label in found.labels]
        assert any(
            all(any(d == at and w.startswith(name) for d, w in row) for at, name in enumerate(names)) for row in rows
        )


@pytest.mark.parametrize(("one", "two"), NONE, ids=[two for _, two in NONE])
def test_what_is_named_alike_is_no_row(pipeline: Pipeline, one: str, two: str) -> None:
    found = story(pipeline, one + REST, two + REST)
    assert [label for label in found.labels if label.kind in ("modifier", "field", "act")] == []


def test_the_finding_says_both_words(pipeline: Pipeline) -> None:
    found = story(pipeline, APART[0][0] + REST, APART[0][1] + REST)
    titles = [item.title for item in found.findings if item.kind == "label"]
    assert titles[:1] == [
        "One act is told in different words: “let 400 welders go” in A and “sacked 400 welders” in B."
    ]


@pytest.mark.parametrize(("entry", "example"), CASES, ids=[example for _, example in CASES])
def test_words_of_a_field(entry: ConnotationField, example: str, parsed_text: Callable[[str], Parsed]) -> None:
    view = View.of(parsed_text(re.sub(r"[\[\]]", "", example)))
    wanted = {"noun": "NN", "verb": "VB", "modifier": ""}[entry.part]
    found = [
        view.tokens.text[at]
        for at in range(len(view.tokens))
        if view.tag[at].startswith(wanted) and view.lemma(at) in entry.coloured
    ]
    assert found == re.findall(r"\[(.+?)\]", example)


def test_a_word_colours_or_does_not_within_its_field() -> None:
    for entry in ENTRIES:
        assert entry.examples
        assert entry.not_
        assert not set(entry.plain) & set(entry.coloured)
        known = {"noun": nouns(), "verb": verbs(), "modifier": modifiers()}[entry.part]
        assert all(word in known for word in (*entry.plain, *entry.coloured))
