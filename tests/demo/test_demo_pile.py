"""A week of nights: each brings something, and by its end five outlets have enough articles for a trend."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from framing.demo.demo_pile import NIGHTS, deliver_to, lay_out
from framing.errors import ReadError
from framing.model import Document
from framing.nightly.site.trends import FEWEST
from framing.read import read_path
from framing.settings import Settings

FORMATS = {".txt", ".md", ".html"}


def read(path: Path) -> Document | None:
    try:
        return read_path(path, Settings())
    except ReadError:  # one of them is broken on purpose
        return None


def test_each_night_brings_articles_of_its_day(tmp_path: Path) -> None:
    inbox, before = lay_out(tmp_path / "demo").parent / "inbox", 0
    for name, night in NIGHTS:
        deliver_to(inbox, name)
        found = [document for path in sorted(inbox.iterdir()) if path.suffix in FORMATS and (document := read(path))]
        assert sum((document.published or "")[:10] == night for document in found) >= 3
        assert len(found) > before
        before = len(found)
    outlets = Counter(document.outlet for document in found)
    assert [outlet for outlet, count in outlets.items() if count >= FEWEST] == [
        outlet for outlet in outlets if outlet
    ], "every outlet of the pile has a trend"
    assert len(outlets) == 5


def test_nights_are_a_week_in_order() -> None:
    days = [night for _, night in NIGHTS]
    assert days == sorted(days)
    assert (len(days), days[0][:8], days[-1][:8]) == (7, "2025-05-", "2025-05-")


@pytest.mark.parametrize("night", [name for name, _ in NIGHTS[2:]])
def test_a_later_night_has_one_thing_that_several_tell(night: str, tmp_path: Path) -> None:
    inbox = lay_out(tmp_path / "demo").parent / "inbox"
    deliver_to(inbox, night)
    found = [document for path in sorted(inbox.iterdir()) if (document := read(path))]
    assert len(found) == len({document.outlet for document in found}) == 4
    assert all(90 <= len(document.body.split()) <= 200 for document in found)
