"""A report is written in any format that somebody registered a writer for."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import framing
from framing.cli import main
from framing.errors import SettingsError, UsageError, WriteError
from framing.model import Comparison
from framing.nightly.config import load_config
from framing.render import writers


def write(comparison: Comparison, settings: framing.Settings) -> bytes:
    return "".join(f"{finding.text}\n" for finding in comparison.findings).encode()


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    points = dict(writers._points())
    points["toy"] = EntryPoint("toy", f"{__name__}:write", writers.GROUP)
    points["gone"] = EntryPoint("gone", "framing.no_such_module:write", writers.GROUP)
    monkeypatch.setattr(writers, "_points", lambda: points)


@pytest.mark.usefixtures("toy")
def test_any_registered_writer_may_be_asked_for_beside_the_usual(tmp_path: Path) -> None:
    assert writers.installed() == (
        "html",
        "pdf",
        "json",
        "csv",
        "docx",
        "gone",
        "md",
        "parquet",
        "png",
        "toy",
        "txt",
        "xlsx",
    )
    assert main(["compare", "--format", "toy,json", "--demo", "-o", str(tmp_path / "night.toy"), "--draws", "200"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["night.json", "night.toy"]
    assert (tmp_path / "night.toy").read_text().count("\n") >= 3


@pytest.mark.usefixtures("toy")
def test_the_nightly_takes_any_registered_writer(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    config = tmp_path / "nightly.toml"
    config.write_text('input = ["inbox"]\nformats = ["html", "toy"]')
    assert load_config(config).formats == ("html", "toy")
    config.write_text('input = ["inbox"]\nformats = []')
    with pytest.raises(SettingsError, match="no format is named"):
        load_config(config)


@pytest.mark.usefixtures("toy")
def test_a_format_that_nobody_writes_and_a_writer_that_is_gone_are_told() -> None:
    with pytest.raises(
        UsageError, match=r"no writer for format 'odt' is installed\. Choose from html, pdf, json, csv, docx, gone, md,"
    ):
        writers.writer("odt")
    with pytest.raises(WriteError, match="writer gone: cannot be loaded"):
        writers.writer("gone")


def test_the_command_line_names_the_formats_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "--demo", "--format", "odt"]) == 2
    assert (
        "--format odt: no writer for format 'odt' is installed. Choose from html, pdf, json" in capsys.readouterr().err
    )
