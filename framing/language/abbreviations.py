"""Abbreviations with a full stop: whether a sentence may end at it, and how each is read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from framing.data import ABBREVIATIONS


class Abbreviation(NamedTuple):
    """``kind`` is the section of abbreviations.toml it stands in; ``reading`` is what a person says."""

    kind: str
    reading: str


@cache
def abbreviations() -> Mapping[str, Abbreviation]:
    """All abbreviations by their letters, without the stop and with their own capitals."""
    with ABBREVIATIONS.open("rb") as file:
        sections: dict[str, dict[str, str]] = tomllib.load(file)
    return {
        letters: Abbreviation(kind, reading) for kind, table in sections.items() for letters, reading in table.items()
    }
