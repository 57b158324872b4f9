"""Lexicon files are read into typed tables; what does not fit is refused by name and line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pytest

from framing import lexicons
from framing.errors import LexiconError

GOOD = b"""[lexicon]
title = "Colours"
version = "1"
licence = "Apache-2.0"
sources = ["nobody"]

[[entry]]
terms = ["red", "blue"]
kind = "warm"

# a comment
[[entry]]
terms = ["green"]
kind = "cold"
weight = 2
class = "x"
"""


@dataclass(frozen=True)
class Colour:
    terms: tuple[str, ...]
    kind: Literal["warm", "cold"]
    weight: float = 1.0
    class_: str | None = None


def test_a_good_file_becomes_a_table() -> None:
    found = lexicons.read("colours", GOOD, Colour)
    assert found.title == "Colours"
    assert found.entries == (Colour(("red", "blue"), "warm"), Colour(("green",), "cold", 2.0, "x"))
    assert len(found.digest) == 12


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b"weight = 2", b"wieght = 2", "colours.toml, line 15: unknown key 'wieght'"),
        (b'kind = "cold"', b'kind = "mild"', "colours.toml, line 14: kind must be one of warm, cold, not 'mild'"),
        (b'kind = "warm"', b"", "colours.toml, line 7: [entry] lacks the key 'kind'"),
        (b'terms = ["green"]', b'terms = "green"', "colours.toml, line 13: terms must be a list"),
        (b'terms = ["green"]', b"terms = [1]", "colours.toml, line 13: terms must be a list of texts; 1 is none"),
        (b"weight = 2", b'weight = "2"', "colours.toml, line 15: weight must be a number, not '2'"),
        (b'title = "Colours"', b'titel = "Colours"', "colours.toml, line 2: unknown key 'titel'"),
        (
            b'[[entry]]\nterms = ["green"]',
            b'[[enrty]]\nterms = ["green"]',
            "line 12: unknown key 'enrty' (did you mean",
        ),
        (b"[lexicon]", b"[lexicon", "cannot be read as TOML"),
        (b"Colours", b"\xff", "cannot be read as TOML"),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(old: bytes, new: bytes, says: str) -> None:
    with pytest.raises(LexiconError) as caught:
        lexicons.read("colours", GOOD.replace(old, new), Colour)
    assert says in str(caught.value)


def test_a_missing_lexicon_and_a_path_are_refused() -> None:
    for name in ("no_such_lexicon", "../secrets", "a/b"):
        with pytest.raises(LexiconError):
            lexicons.load(name, Colour)


def test_the_digest_follows_the_bytes() -> None:
    assert lexicons.read("c", GOOD, Colour).digest != lexicons.read("c", GOOD + b"\n", Colour).digest
    assert lexicons.digest("reporting_verbs") == lexicons.digest("reporting_verbs")
