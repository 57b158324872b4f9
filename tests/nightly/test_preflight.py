"""Everything that a night would stumble over is found before it begins, and by the dry run."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import FramingError, SettingsError
from framing.nightly.config import load_config
from framing.nightly.preflight import check
from framing.nightly.run import Asked, nightly
from framing.nightly.status import forecast
from tests.nightly.test_withdrawals import Heard


def written(home: Path, text: str) -> Path:
    (home / "inbox").mkdir(exist_ok=True)
    path = home / "nightly.toml"
    path.write_text('input = ["inbox"]\n' + text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('stories = "desk.toml"', "there is no such file"),
        ('settings = "gone.toml"', "gone.toml"),
        ('metrics = "nowhere/framing.prom"', "its folder does not exist"),
        ('ledger = "nowhere/ledger.sqlite"', "its folder does not exist"),
        ('output = "taken.txt"', "output is not a folder"),
        ('settings = "model.toml"', "no_such_model is not installed"),
        ('settings = "templates.toml"', "templates is not a folder"),
        ('settings = "lexicon.toml"', "nowhere.toml"),
        (
            'formats = ["pdf"]\nsmtp = {host = "mail.example", user = "u", password_env = "FRAMING_NO_SUCH"}\n'
            'deliver = [{match = "*", email = "desk@herald.example"}]',
            "no password in the variable FRAMING_NO_SUCH",
        ),
    ],
)
def test_the_dry_run_finds_what_the_run_would(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "taken.txt").write_text("x")
    (tmp_path / "model.toml").write_text('model = "no_such_model"')
    (tmp_path / "templates.toml").write_text('templates = "nowhere"')
    (tmp_path / "lexicon.toml").write_text('lexicons = ["nowhere.toml"]')
    config = load_config(written(tmp_path, text))
    for attempt in (lambda: forecast(config, Asked()), lambda: nightly(config, Asked(), Heard())):
        with pytest.raises(FramingError, match=what):
            attempt()
    assert not (tmp_path / "state").exists(), "nothing was begun"


@pytest.mark.parametrize(
    "number", ["workers = 100000", "seconds = 10000000", "window = -1", "megabytes = 1", "keep = 99999999"]
)
def test_numbers_that_are_slips_of_the_pen_are_refused(tmp_path: Path, number: str) -> None:
    with pytest.raises(SettingsError, match="must be at least"):
        load_config(written(tmp_path, number))


def test_what_can_be_used_is_not_refused(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, 'workers = 4\nmetrics = "framing.prom"'))
    assert check(config).max_bytes
