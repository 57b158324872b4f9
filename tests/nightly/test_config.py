"""A configuration that cannot be meant is refused by key before anything is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import SettingsError
from framing.nightly.config import load_config


def written(home: Path, text: str) -> Path:
    (home / "inbox").mkdir(exist_ok=True)
    path = home / "nightly.toml"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('input = ["inbox"]\nspeed = 3', "unknown key 'speed'"),
        ("", "lacks the key 'input'"),
        ("input = []", "input is empty"),
        ('input = "inbox"', "must be a list of texts"),
        ('input = ["nowhere"]', "is not a folder"),
        ('input = ["inbox"]\nworkers = 0', "at least 1"),
        ('input = ["inbox"]\nworkers = true', "a whole number"),
        ('input = ["inbox"]\nengine = "steam"', "line 2: engine must be one of loop, pool, dask, not 'steam'"),
        (
            'input = ["inbox"]\nformats = ["odt"]',
            "formats: no writer for format 'odt' is installed. Choose from html, pdf, json",
        ),
        ('input = ["inbox"]\nkeep = 7', "keep must be 0 or more than window, which is 7"),
        ('input = ["inbox"]\nstore = "memory://night"', "Dask's workers alone"),
        ('input = ["inbox"]\noutput = "inbox/out"', "overlaps"),
        ('input = ["."]', "overlaps"),
        ('input = ["inbox"]\nstate = "reports"', "one folder"),
        ("input = [", "TOML"),
    ],
)
def test_a_key_or_value_that_cannot_be_used_is_named(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(SettingsError, match=what):
        load_config(written(tmp_path, text))


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, 'input = ["inbox"]\noutput = "out"'))
    assert config.path(config.output) == tmp_path / "out"
    assert config.ledger_path() == tmp_path / "state" / "ledger.sqlite"


def test_the_digest_is_that_of_what_moves_the_output(tmp_path: Path) -> None:
    def digest(text: str) -> str:
        return load_config(written(tmp_path, 'input = ["inbox"]\n' + text)).digest()

    usual = digest("")
    assert digest("workers = 1\nseconds = 5") == usual
    assert digest('formats = ["json"]') != usual
    (tmp_path / "story.toml").write_text("# a person's word")
    assert digest("") != usual
