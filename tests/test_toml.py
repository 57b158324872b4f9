"""A TOML file becomes a record, or is refused with the key, the line and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from framing import toml
from framing.errors import LexiconError, SettingsError


@dataclass(frozen=True)
class Berth:
    name: str
    depth: float = 0.0
    open: bool = True


@dataclass(frozen=True)
class Harbour:
    home: Path
    name: str
    berth: tuple[Berth, ...] = ()
    light: Berth | None = None
    tides: Mapping[str, int] | None = None
    flags: str | tuple[str, ...] = ()
    ships: re.Pattern[str] = re.compile("")
    water: Literal["salt", "sweet"] = "salt"
    chart: Path | None = None


TEXT = """
name = "Brannock"  # berth = 3
flags = ["blue"]
ships = "barge|tug"
chart = "maps/brannock.pdf"

[[berth]]
name = "north"
depth = 4

[[berth]]
name = "south"
depth = 2.5
open = false

[light]
name = "pier"

[tides]
monday = 2
"""


def read(text: str) -> Harbour:
    return toml.parse(text, "harbour.toml").record(Harbour, home=Path("here"))


def test_tables_lists_and_patterns_become_the_fields_types() -> None:
    harbour = read(TEXT)
    assert harbour.berth == (Berth("north", 4.0), Berth("south", 2.5, open=False))
    assert (harbour.light, harbour.tides) == (Berth("pier"), {"monday": 2})
    assert (harbour.home, harbour.chart, harbour.flags) == (Path("here"), Path("maps/brannock.pdf"), ("blue",))
    assert harbour.ships.match("Tug")
    assert read('name = "Brannock"\nflags = "blue"').flags == "blue"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("open = false", "opn = false", "line 14: unknown key 'opn' (did you mean 'open'?)"),
        ("open = false", 'open = "no"', "line 14: open must be true or false, not 'no'"),
        ("depth = 2.5", "depth = true", "line 13: depth must be a number, not True"),
        ('name = "south"\n', "", "line 11: [berth] lacks the key 'name'"),
        ('name = "Brannock"', "", "harbour.toml: lacks the key 'name'"),
        ('name = "Brannock"', 'name = "B"\nhome = "x"', "line 3: unknown key 'home'"),
        ('flags = ["blue"]', "flags = [1]", "line 3: flags must be a list of texts; 1 is none"),
        ('flags = ["blue"]', "flags = 1", "line 3: flags must be text or a list of texts, not 1"),
        ("barge|tug", "barge|(tug", "line 4: ships is no regular expression"),
        ("monday = 2", "monday = 2.5", "line 20: monday must be a whole number, not 2.5"),
        ("[light]", "[lihgt]", "line 16: unknown key 'lihgt' (did you mean 'light'?)"),
        ("[[berth]]", "[berth", "cannot be read as TOML"),
        ('chart = "maps/brannock.pdf"', 'water = "fresh"', "line 5: water must be one of salt, sweet, not 'fresh'"),
        ('chart = "maps/brannock.pdf"', "light = 3", "light must be a table, not 3"),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(old: str, new: str, says: str) -> None:
    text = TEXT.replace('[light]\nname = "pier"\n', "") if new == "light = 3" else TEXT
    with pytest.raises(SettingsError) as caught:
        read(text.replace(old, new, 1))
    assert says in str(caught.value)


def test_the_caller_chooses_the_error_and_a_file_that_is_not_there_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LexiconError):
        toml.parse(b"\xff", "x.toml", LexiconError)
    with pytest.raises(FileNotFoundError):
        toml.open_file(tmp_path / "none.toml")
    with pytest.raises(SettingsError, match="cannot be read"):
        toml.open_file(tmp_path)


def test_tables_without_end_are_refused_and_do_no_harm() -> None:
    with pytest.raises(SettingsError, match="cannot be read as TOML"):
        toml.parse("name = " + "[" * 100_000, "deep.toml")
