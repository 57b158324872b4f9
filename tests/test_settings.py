"""Settings from a file and from flags: what can be used, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import SettingsError
from framing.settings import Settings, load_settings


def test_a_file_sets_and_a_flag_has_the_last_word(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text('draws = 300\nseed = 4\nconfidence = 0.9\nfeatures = ["text"]\ntemplates = "mine"\n')
    settings = load_settings(path, seed=5, draws=None)
    assert settings == Settings(draws=300, seed=5, confidence=0.9, features=("text",), templates=Path("mine"))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("draw = 300", r"line 1: unknown key 'draw' \(did you mean 'draws'\?\)"),
        ("draws = 'many'", "draws must be a whole number"),
        ("draws = 199", "between 200 and 100,000"),
        ("draws = 1_000_000_000", "between 200 and 100,000"),
        ("confidence = true", "confidence must be a number"),
        ("confidence = nan", "confidence must lie"),
        ("templates = 3", "templates must be the name of a file or folder"),
        ("features = 3", "features must be a list of texts"),
        ("features = 'text'", "features must be a list of texts"),
        ("lexicons = 'fog.toml'", "lexicons must be a list of files"),
        ("features = [3]", "features must be a list of texts; 3 is none"),
        ("= =", "cannot be read as TOML"),
    ],
)
def test_what_cannot_be_used_is_told(line: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text(line)
    with pytest.raises(SettingsError, match=says):
        load_settings(path)
