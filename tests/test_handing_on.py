"""A report into a briefing with the pages that are wanted there, each of them a report that verifies."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

import framing
from framing import cli
from framing.errors import VerifyError
from framing.render import pdf
from framing.settings import Settings
from tests.deliver import briefings
from tests.render.invented import SETTINGS, story

DRAWS = Settings(draws=200)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of the demo's first two articles with all its pages, and a briefing of three."""
    place = tmp_path_factory.mktemp("handed")
    comparison = framing.compare(framing.demo_articles()[:2], DRAWS, name="bridge")
    (place / "bridge.pdf").write_bytes(framing.write(comparison, "pdf", DRAWS))
    (place / "morning.pdf").write_bytes(briefings.printed("pdf/ua-1"))
    return place


def inside(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as opened:
        return opened.attachments["bridge.pdf"].get_file().read_bytes()


def pages(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as opened:
        return len(opened.pages)


def test_a_briefing_gets_page_one_and_it_verifies(folder: Path, tmp_path: Path) -> None:
    assert pages((folder / "bridge.pdf").read_bytes()) > 3
    made = framing.attach(folder / "bridge.pdf", folder / "morning.pdf")
    assert made.notes == ()
    handed = tmp_path / "one.pdf"
    handed.write_bytes(inside(made.data))
    assert pages(handed.read_bytes()) == 1
    assert framing.verify_report(handed).outcome == "verified"
    assert framing.attach(folder / "bridge.pdf", folder / "morning.pdf").data == made.data
    # A report that has the pages already is not drawn again.
    (tmp_path / "bridge.pdf").write_bytes(handed.read_bytes())
    assert framing.attach(tmp_path / "bridge.pdf", folder / "morning.pdf").data == made.data


def test_the_pages_that_are_asked_for_are_those_of_the_report(folder: Path, tmp_path: Path) -> None:
    whole = (folder / "bridge.pdf").read_bytes()
    assert inside(framing.attach(folder / "bridge.pdf", folder / "morning.pdf", pages="report").data) == whole
    out = tmp_path / "out.pdf"
    call = ["attach", str(folder / "bridge.pdf"), "--to", str(folder / "morning.pdf"), "-o", str(out)]
    assert cli.main([*call, "--append"]) == 0
    assert pages(out.read_bytes()) == 4
    assert cli.main([*call, "--append", "--pages", "report"]) == 0
    assert pages(out.read_bytes()) == 3 + pages(whole)
    with pytest.raises(SystemExit):
        cli.main([*call, "--pages", "some"])


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A report of features that are not installed: it cannot be drawn again."""
    place = tmp_path / "bridge.pdf"
    place.write_bytes(pdf.render(pdf.request(story(2), SETTINGS)))
    return place


def test_what_cannot_be_drawn_again_is_handed_on_as_it_is_and_said_to_be(elsewhere: Path, folder: Path) -> None:
    made = framing.attach(elsewhere, folder / "morning.pdf")
    assert inside(made.data) == elsewhere.read_bytes()
    assert made.notes[0].startswith(f"the report is handed on with all its pages: {elsewhere}: ")
    with pytest.raises(VerifyError, match="none of framing's"):
        framing.attach(elsewhere, folder / "morning.pdf", pages="briefing")


def changed(data: bytes, change: str) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as opened:
        if change == "signed":
            opened.Root.AcroForm = pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array())
        elif change == "drawn":
            opened.docinfo["/Creator"] = "framing 0.2.0, drawing 000000000000"
        else:
            records = opened.attachments["framing.json"].get_file().read_bytes()
            records = records.replace(b'"value":26.0', b'"value":96.0')
            del opened.attachments["framing.json"]
            opened.attachments["framing.json"] = pikepdf.AttachedFileSpec(opened, records, filename="framing.json")
        output = io.BytesIO()
        opened.save(output)
        return output.getvalue()


@pytest.mark.parametrize(
    ("change", "what"),
    [("signed", "is signed"), ("drawn", "with other templates"), ("counted", "do not give what it printed")],
)
def test_a_report_that_would_lose_something_keeps_its_pages(
    folder: Path, tmp_path: Path, change: str, what: str
) -> None:
    given = tmp_path / "bridge.pdf"
    given.write_bytes(changed((folder / "bridge.pdf").read_bytes(), change))
    assert given.read_bytes() != (folder / "bridge.pdf").read_bytes()
    made = framing.attach(given, folder / "morning.pdf")
    assert inside(made.data) == given.read_bytes()
    assert what in made.notes[0]
    with pytest.raises(VerifyError, match=what):
        framing.attach(given, folder / "morning.pdf", pages="full")
