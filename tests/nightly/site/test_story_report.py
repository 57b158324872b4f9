"""One story's report: its files, the pages that rules of delivery ask for, and what other pages say of it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from framing.model import Comparison
from framing.nightly.site import story_report
from framing.settings import Settings
from tests.render.invented import SETTINGS, story


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    def write(comparison: Comparison, format: str, settings: Settings) -> bytes:
        return f"{format} with {settings.pages}".encode()

    monkeypatch.setattr(story_report, "_compared", lambda *_: story(2))
    monkeypatch.setattr("framing.api.write", write)
    (tmp_path / "publishing").mkdir()
    return SimpleNamespace(settings=SETTINGS, publishing=tmp_path / "publishing", parsed=lambda digest: None)


def made(desk: Any, folder: Path, **more: Any) -> dict[str, Any]:
    member = {"chosen": True, "current": True, "article": "a", "digest": "a"}
    task = {"before": None, "members": [member, member], "story": "s1", "folder": str(folder), "said": ""}
    return story_report.report(desk, {**task, "formats": ["html", "pdf"], "pages": [], **more})


def test_pages_that_a_rule_asks_for_are_drawn_beside_the_report(desk: Any, tmp_path: Path) -> None:
    folder = tmp_path / "stories" / "s1"
    told = made(desk, folder, pages=["briefing", "full"])
    assert {path.name: path.read_text() for path in sorted(folder.iterdir())} == {
        "report.briefing.pdf": "pdf with briefing",
        "report.full.pdf": "pdf with full",
        "report.html": "html with report",
        "report.pdf": "pdf with report",
    }
    assert sorted(told["files"]) == sorted(path.name for path in folder.iterdir())
    made(desk, folder)  # nobody asks for them any more
    assert sorted(path.name for path in folder.iterdir()) == ["report.html", "report.pdf"]


def test_other_pages_are_told_the_findings_of_page_one(desk: Any, tmp_path: Path) -> None:
    told = made(desk, tmp_path / "stories" / "s1")
    assert told["headline"] == "One bridge, closed twice over"
    assert 0 < len(told["items"]) <= 3
    assert set(told["items"][0]) == {"title", "text", "wordings"}
    comparison = story(2)
    assert told["alone"] == sum(not any(c.found for c in item.counterparts) for item in comparison.coverage)
    assert told["differs"] == len({c.measure for c in comparison.contrasts if c.verdict == "differs"})
