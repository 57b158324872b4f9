"""Abbreviations with a full stop: whether a sentence may end at it, and how each is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import NamedTuple

from framing import toml
from framing.data import ABBREVIATIONS
from framing.errors import LexiconError


class Abbreviation(NamedTuple):
    """``kind`` is the section of abbreviations.toml it stands in; ``reading`` is what a person says."""

    kind: str
    reading: str


@dataclass(frozen=True, slots=True)
class _Sections:
    title: Mapping[str, str]
    joining: Mapping[str, str]
    number: Mapping[str, str]
    month: Mapping[str, str]
    state: Mapping[str, str]
    trailing: Mapping[str, str]


@cache
def abbreviations() -> Mapping[str, Abbreviation]:
    """All abbreviations by their letters, without the stop and with their own capitals."""
    sections = asdict(toml.open_file(ABBREVIATIONS, LexiconError).record(_Sections))
    return {
        letters: Abbreviation(kind, reading) for kind, table in sections.items() for letters, reading in table.items()
    }
