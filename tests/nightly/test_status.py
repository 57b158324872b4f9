"""What a night's status tells of runs that are at work, and of runs that died at it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from framing.nightly.config import load_config
from framing.nightly.ledger.ledger import Ledger
from framing.nightly.lock import LOCK, locked
from framing.nightly.status import status
from tests.nightly.piles import configure


def test_a_dead_run_is_told_from_a_live_one_by_its_lock(tmp_path: Path) -> None:
    config = load_config(configure(tmp_path))
    place = config.ledger_path()
    with locked(config.path(config.state) / LOCK):
        with closing(Ledger(place)) as ledger:
            ledger.begin("2025-05-06", "signature", "2025-05-06T04:00:00", [])
        assert " running " in status(config)
    assert " died " in status(config)
    assert " running " not in status(config)
