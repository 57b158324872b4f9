"""A ledger and analyses that framing 0.1.0 left (``schema_1/``: one night of three invented articles) go on."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from framing.nightly.config import load_config
from framing.nightly.ledger.cache import Cache
from framing.nightly.log import Tell
from framing.nightly.run import Asked, nightly

LEFT = Path(__file__).with_name("schema_1")
STORY = "s03f191c44a"  # of two articles
EDITED = (
    "Tollbeck weir plan draws doubts\n\nThe council's plan to rebuild the weir drew doubts on Monday. "
    "“Nobody has counted the cost,” said Ossian Bree.\n\nThe work could cost 5 million, the report says. Anna "
    "Reyl said again on Tuesday that Tollbeck had “waited long enough”."
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """What the old version left: its state, and of the pile what is still there."""
    shutil.copytree(LEFT / "analyses", tmp_path / "state" / "analyses")
    with closing(sqlite3.connect(tmp_path / "state" / "ledger.sqlite")) as base:
        base.executescript((LEFT / "ledger.sql").read_text(encoding="utf-8"))
    (tmp_path / "inbox").mkdir()
    (tmp_path / "nightly.toml").write_text('input = ["inbox"]\nformats = ["json"]\nengine = "loop"\n', encoding="utf-8")
    return tmp_path


def run(home: Path, night: str) -> dict[str, Any]:
    code = nightly(load_config(home / "nightly.toml"), Asked(night=night), Tell())
    assert code == 0
    found: dict[str, Any] = json.loads((home / "reports" / "index.json").read_text(encoding="utf-8"))
    return found


def test_an_article_that_was_edited_stays_in_its_story_and_what_changed_is_told(home: Path) -> None:
    (home / "inbox" / "doubts.txt").write_text(EDITED, encoding="utf-8")
    index = run(home, "2026-03-03")
    stories = {story["id"]: story for story in index["stories"]}
    assert STORY in stories
    report = json.loads((home / "reports" / "stories" / STORY / "report.json").read_text(encoding="utf-8"))
    assert report["schema"] == 2
    texts = [document["text"] for document in report["documents"]]
    assert EDITED in texts
    assert any("Weir at Tollbeck to be rebuilt" in text for text in texts), "the stored article is analysed anew"
    changes = json.loads((home / "reports" / "stories" / STORY / "changes.json").read_text(encoding="utf-8"))
    assert changes


def test_a_stored_analysis_of_the_old_version_gives_its_document_back(home: Path) -> None:
    digest = "5ca1a2958a53620dc6ad7d70a796456ab113dcbfd82e68f103c782ef58c0c9a7"
    cache = Cache(home / "state" / "analyses", home / "state", "another signature")
    assert cache.holds(digest)
    assert cache.get(digest) is None, "no number of the old version passes for one of today"
    source = cache.source(digest)
    assert source is not None
    assert source.data.startswith(b"Weir at Tollbeck")
