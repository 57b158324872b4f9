"""The units that systemd is given start the right command and end all of its processes together."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from framing.cli import main
from framing.errors import UsageError
from framing.nightly.schedule import install
from tests.nightly.piles import configure


def units(home: Path, hour: str = "03:30") -> tuple[str, str]:
    lines = install(configure(home), hour, home / "units")
    assert "systemctl --user enable --now framing-nightly.timer" in lines[-1]
    folder = home / "units"
    return (folder / "framing-nightly.service").read_text(), (folder / "framing-nightly.timer").read_text()


def test_the_service_runs_this_configuration_and_ends_as_one(tmp_path: Path) -> None:
    home = tmp_path / 'the "100 %" desk'
    service, timer = units(home)
    assert "KillMode=control-group" in service
    assert "SuccessExitStatus=3 75" in service
    spelt = str(home / "nightly.toml").replace("%", "%%").replace('"', '\\"')
    assert f'ExecStart="{sys.executable}" -P -m framing.cli nightly "{spelt}"' in service
    assert "OnCalendar=*-*-* 03:30:00" in timer


def test_systemd_finds_nothing_to_complain_of(tmp_path: Path) -> None:
    tool = shutil.which("systemd-analyze")
    if tool is None:
        pytest.skip("systemd-analyze is not installed")
    units(tmp_path)
    folder = tmp_path / "units"
    found = subprocess.run(
        [tool, "--user", "verify", folder / "framing-nightly.service", folder / "framing-nightly.timer"],
        capture_output=True,
        text=True,
        check=False,
    )
    complaints = [line for line in found.stderr.splitlines() if "framing-nightly" in line]
    assert complaints == []


def test_an_hour_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="hour"):
        units(tmp_path, "25:00")


@pytest.mark.parametrize(
    "order", ["--systemd CONFIG --at 04:30 --units UNITS", "CONFIG --at 04:30 --systemd --units UNITS"]
)
def test_options_and_files_may_stand_in_any_order(tmp_path: Path, order: str) -> None:
    words = order.replace("CONFIG", str(configure(tmp_path))).replace("UNITS", str(tmp_path / "units")).split(" ")
    assert main(["nightly", "install", *words]) == 0
    assert "OnCalendar=*-*-* 04:30:00" in (tmp_path / "units" / "framing-nightly.timer").read_text()
