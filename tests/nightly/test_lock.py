"""One run at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from framing.errors import BusyError
from framing.nightly.lock import is_held, locked
from tests.nightly.piles import configure


def test_a_second_run_leaves_with_75_and_touches_nothing(tmp_path: Path) -> None:
    path = configure(tmp_path)
    with locked(tmp_path / "state" / "lock"):
        with pytest.raises(BusyError), locked(tmp_path / "state" / "lock"):
            pass
        command = [sys.executable, "-m", "framing.cli", "nightly", str(path)]
        found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 75
    assert "another run is at work" in found.stderr
    assert sorted(item.name for item in (tmp_path / "state").iterdir()) == ["lock"]
    assert not (tmp_path / "reports").exists()
    with locked(tmp_path / "state" / "lock"):
        pass


def test_a_lock_that_nobody_holds_belongs_to_a_run_that_died(tmp_path: Path) -> None:
    path = tmp_path / "state" / "lock"
    assert not is_held(path)
    with locked(path):
        assert is_held(path)
    assert not is_held(path), "the file stays, and says nothing"
