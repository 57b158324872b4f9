"""A report into briefings of every kind: what was there stays, what was added can be had back, and nothing doubles."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from framing import cli
from framing.deliver.attachment import attach
from framing.deliver.claims import claims
from framing.errors import BriefingError
from framing.render import pdf as printer
from tests.deliver import briefings
from tests.render.invented import SETTINGS, story

NAME = "bridge.pdf"
GOOD = sorted(briefings.good())
REFUSED = {
    "encrypted-user": "is encrypted",
    "encrypted-owner": "is encrypted",
    "signed": "is signed",
    "truncated": "is damaged",
    "broken-xref": "is damaged",
    "no-pdf": "is not a PDF",
    "empty": "is not a PDF",
}


@cache
def report() -> bytes:
    return printer.render(printer.request(story(2), SETTINGS))


@cache
def embedded(name: str) -> bytes:
    return attach(report(), briefings.good()[name], name=NAME).data


@cache
def appended(name: str) -> bytes:
    return attach(report(), briefings.good()[name], name=NAME, append=True).data


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def tags(pdf: pikepdf.Pdf) -> list[str]:
    """The structure's types in reading order; empty for an untagged file."""

    def walk(node: Any) -> Iterator[str]:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from walk(kid)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield str(node.S)
            yield from walk(node.get("/K"))

    return list(walk(pdf.Root.get("/StructTreeRoot")))


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple[int, str, int]]:
    """Level, title and page of each bookmark; page −1 where it leads nowhere."""

    def walk(items: Any, level: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            yield level, item.title, page_of(pdf, item.destination)
            yield from walk(item.children, level + 1)

    with pdf.open_outline() as outline:
        return list(walk(outline.root, 0))


def page_of(pdf: pikepdf.Pdf, place: Any) -> int:
    if isinstance(place, pikepdf.String):
        place = pikepdf.NameTree(pdf.Root.Names.Dests)[str(place)]
    elif isinstance(place, pikepdf.Name):
        place = pdf.Root.Dests[str(place)]
    if isinstance(place, pikepdf.Dictionary):
        place = place.D
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return pages.get(place[0].objgen, -1) if place is not None else -1


def links(pdf: pikepdf.Pdf) -> list[tuple[int, int]]:
    """From which page to which page each internal link leads, in order."""
    return [
        (number, page_of(pdf, note.Dest))
        for number, page in enumerate(pdf.pages)
        for note in page.get("/Annots", ())
        if note.Subtype == "/Link" and "/Dest" in note
    ]


def contents(pdf: pikepdf.Pdf) -> list[bytes]:
    return [page.obj.Contents.read_bytes() for page in pdf.pages if isinstance(page.obj.Contents, pikepdf.Stream)]


def checked(data: bytes, tmp_path: Path) -> None:
    """Neither the library nor, where it is installed, qpdf's own checker has anything to complain of."""
    assert opened(data).check_pdf_syntax() == []
    if shutil.which("qpdf"):
        file = tmp_path / "checked.pdf"
        file.write_bytes(data)
        done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


# ── embedded ──


@pytest.mark.parametrize("name", GOOD)
def test_an_embedded_report_leaves_all_as_it_was_and_can_be_had_back(name: str, tmp_path: Path) -> None:
    checked(embedded(name), tmp_path)
    before, after = opened(briefings.good()[name]), opened(embedded(name))
    assert after.attachments[NAME].get_file().read_bytes() == report()
    assert tags(after) == tags(before)
    assert bookmarks(after) == bookmarks(before)
    assert links(after) == links(before)
    assert contents(after) == contents(before)
    assert claims(after) == claims(before)
    assert after.is_linearized == before.is_linearized
    for key in ("/AcroForm", "/MarkInfo", "/Lang", "/PageLabels", "/ViewerPreferences", "/PageMode"):
        assert (key in after.Root) == (key in before.Root)
    if "/Metadata" in before.Root:
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()


def test_the_briefings_are_what_their_names_say() -> None:
    good = {name: opened(data) for name, data in briefings.good().items()}
    assert [str(claim) for claim in claims(good["tagged-ua"])] == ["PDF/UA-1"]
    assert [str(claim) for claim in claims(good["archive-3b"])] == ["PDF/A-3b"]
    assert "/Table" in tags(good["tagged-ua"])
    assert len(links(good["tagged-ua"])) == 3
    assert len(good["form"].Root.AcroForm.Fields) == 2
    assert list(good["annex"].attachments) == ["annex.csv"]
    assert len(good["long"].pages) == 200
    assert len(bookmarks(good["long"])) == 200
    assert good["linearised"].is_linearized
    assert good["old"].pdf_version == "1.3"
    assert "/PageLabels" in good["labels"].Root


@pytest.mark.parametrize("name", GOOD)
def test_attaching_twice_replaces_and_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert attach(report(), embedded(name), name=NAME).data == embedded(name)
    other = attach(briefings.good()["old"], embedded(name), name=NAME).data
    pdf = opened(other)
    assert list(pdf.attachments).count(NAME) == 1
    assert pdf.attachments[NAME].get_file().read_bytes() == briefings.good()["old"]
    assert len(other) < len(embedded(name)) - len(report()) // 2, "the report that was replaced is still in the file"
    assert attach(report(), other, name=NAME).data == embedded(name)


def test_an_attachment_has_what_archives_ask_for() -> None:
    pdf = opened(embedded("annex"))
    file = pdf.attachments[NAME].obj
    assert (str(file.UF), str(file.F), file.AFRelationship) == (NAME, NAME, "/Supplement")
    assert "One bridge, closed twice over" in str(file.Desc)
    stream = file.EF.F
    assert (stream.Subtype, str(stream.Params.ModDate)) == ("/application/pdf", "D:20000101000000Z")
    assert [str(item.UF) for item in pdf.Root.AF][-2:] == ["annex.csv", NAME]
    assert [str(item.UF) for item in pdf.Root.AF].count(NAME) == 1
    assert sorted(pdf.attachments) == ["annex.csv", NAME]


@pytest.mark.parametrize("name", ["archive-3b", "annex"])
def test_an_archived_briefing_still_passes_for_one(name: str) -> None:
    checker = pytest.importorskip("pikepdf.pdfa", reason="this pikepdf does not check PDF/A")
    before = checker.check(opened(briefings.good()[name]), "3b")
    after = checker.check(opened(embedded(name)), "3b")
    assert [str(finding) for finding in after.findings] == [str(finding) for finding in before.findings]


def test_somebody_elses_attachment_of_the_same_name_stays() -> None:
    done = attach(report(), briefings.good()["annex"], name="annex.csv")
    pdf = opened(done.data)
    assert pdf.attachments["annex.csv"].get_file().read_bytes().startswith(b"item;crowns")
    assert pdf.attachments["annex.csv (2)"].get_file().read_bytes() == report()
    assert any("annex.csv" in note for note in done.notes)
    assert attach(report(), done.data, name="annex.csv").data == done.data


def test_two_reports_stand_side_by_side() -> None:
    both = attach(report(), embedded("tagged-ua"), name="flood.pdf").data
    assert sorted(opened(both).attachments) == [NAME, "flood.pdf"]


@pytest.mark.parametrize("variant", ["pdf/a-1b", "pdf/a-2b"])
def test_a_claim_that_forbids_attachments_is_kept_or_dropped_by_choice(variant: str) -> None:
    briefing = briefings.printed(variant)
    label = variant.upper()[:-1] + "b"
    with pytest.raises(BriefingError, match=f"claims {label}.*--drop-claims"):
        attach(report(), briefing, name=NAME)
    done = attach(report(), briefing, name=NAME, drop_claims=True)
    assert claims(opened(done.data)) == []
    assert done.notes == (f"it no longer claims {label}, which does not allow this attachment",)
    assert b"Harbour briefing" in opened(done.data).Root.Metadata.read_bytes()


# ── appended ──


@pytest.mark.parametrize("name", GOOD)
def test_appended_pages_bring_bookmarks_and_links_and_leave_the_briefings_own(name: str, tmp_path: Path) -> None:
    checked(appended(name), tmp_path)
    before, after, source = opened(briefings.good()[name]), opened(appended(name)), opened(report())
    own = len(before.pages)
    assert len(after.pages) == own + len(source.pages)
    assert contents(after) == contents(before) + contents(source)
    kept = bool(tags(before))
    assert tags(after) == tags(before) + (tags(source) if kept else [])
    mine = len(bookmarks(before))
    assert bookmarks(after)[:mine] == bookmarks(before)
    top, *inside = bookmarks(after)[mine:]
    assert top == (0, "One bridge, closed twice over", own)
    assert inside == [(level + 1, title, page + own) for level, title, page in bookmarks(source)]
    assert links(after) == links(before) + [(a + own, b + own) for a, b in links(source)]
    assert all(("/StructParents" in page.obj) == kept for page in after.pages[own:])
    assert claims(after) == []


def test_tags_of_appended_pages_lead_to_what_is_on_them_and_back(tmp_path: Path) -> None:
    pdf = opened(attach(report(), appended("tagged-ua"), name="flood.pdf", append=True).data)  # the second of two
    size, root = len(opened(report()).pages), pdf.Root.StructTreeRoot
    parents = dict(pikepdf.NumberTree(root.ParentTree).items())
    assert root.K[-1].Lang == "en"
    assert root.K[-1].P.objgen == root.objgen
    found = 0
    for page in pdf.pages[-size:]:
        for content in parents[page.obj.StructParents]:
            assert content.Pg.objgen == page.obj.objgen
            while "/P" in content and content.get("/S") != pikepdf.Name.Document:
                content = content.P
            assert content.objgen == root.K[-1].objgen
            found += 1
        for note in page.obj.get("/Annots", ()):
            link = parents[note.StructParent]
            assert any(isinstance(kid, pikepdf.Dictionary) and kid.Obj.objgen == note.objgen for kid in link.K)
            found += 1
    assert found > size
    assert len(parents) == len(set(parents)) > size


def test_tags_go_with_the_pages_they_were_of() -> None:
    before = opened(briefings.good()["tagged-ua"])
    after = opened(attach(report(), appended("tagged-ua"), name=NAME).data)  # from pages to an attachment
    assert tags(after) == tags(before)
    assert len(pikepdf.NumberTree(after.Root.StructTreeRoot.ParentTree)) == len(
        pikepdf.NumberTree(before.Root.StructTreeRoot.ParentTree)
    )


def test_it_says_what_appending_loses() -> None:
    notes = " ".join(attach(report(), briefings.good()["tagged-ua"], name=NAME, append=True).notes)
    assert "not tagged" not in notes
    assert "not tagged" in " ".join(attach(report(), briefings.good()["bookmarks"], name=NAME, append=True).notes)
    assert "no longer claims PDF/UA-1" in notes
    assert "files attached to the report" in notes


@pytest.mark.parametrize("name", GOOD)
def test_appending_twice_replaces(name: str) -> None:
    assert attach(report(), appended(name), name=NAME, append=True).data == appended(name)


def test_a_report_stands_in_a_briefing_once_in_whichever_way_it_was_put_there_last() -> None:
    moved = attach(report(), appended("bookmarks"), name=NAME).data
    assert moved == embedded("bookmarks")
    assert list(opened(attach(report(), moved, name=NAME, append=True).data).attachments) == []


def test_one_of_two_appended_reports_is_replaced_and_pages_keep_their_labels() -> None:
    two = attach(report(), appended("labels"), name="flood.pdf", append=True).data
    size = len(opened(report()).pages)
    pdf = opened(attach(briefings.good()["old"], two, name=NAME, append=True).data)
    labels = [page.label for page in pdf.pages]
    assert labels[:6] == ["i", "ii", "1", "2", "3", "4"]
    assert labels[6 : 6 + size] == [f"Report {number + 1}" for number in range(size)]
    assert labels[6 + size :] == ["Report 1", "Report 2", "Report 3"]
    assert [title for level, title, _ in bookmarks(pdf) if level == 0] == [
        "One bridge, closed twice over",
        "Quay works",
    ]


# ── refused ──


@pytest.mark.parametrize("name", sorted(REFUSED))
@pytest.mark.parametrize("append", [False, True])
def test_a_briefing_that_must_not_be_changed_is_left_as_it_is(
    name: str, append: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = briefings.refused()[name]
    briefing, given = tmp_path / "briefing.pdf", tmp_path / NAME
    briefing.write_bytes(data)
    given.write_bytes(report())
    assert cli.main(["attach", str(given), "--to", str(briefing), *(["--append"] if append else [])]) == 1
    told = capsys.readouterr().err
    assert f"{briefing}: {REFUSED[name]}" in told
    assert told.count("\n") == 1
    assert briefing.read_bytes() == data
    assert sorted(path.name for path in tmp_path.iterdir()) == [NAME, "briefing.pdf"]


@pytest.mark.parametrize("make", [lambda: b"%PDF-1.7\nnonsense", lambda: briefings.refused()["encrypted-user"]])
def test_a_report_that_is_no_whole_pdf_is_not_put_anywhere(make: Callable[[], bytes]) -> None:
    with pytest.raises(BriefingError, match=r"^report: is (damaged|encrypted)"):
        attach(make(), briefings.good()["old"], name=NAME)


# ── the command ──


def test_the_command_writes_in_place_or_elsewhere_and_only_what_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given, briefing, other = tmp_path / NAME, tmp_path / "briefing.pdf", tmp_path / "other.pdf"
    given.write_bytes(report())
    briefing.write_bytes(briefings.good()["tagged-ua"])
    assert cli.main(["attach", str(given), "--to", str(briefing), "-o", str(other)]) == 0
    assert briefing.read_bytes() == briefings.good()["tagged-ua"]
    assert other.read_bytes() == embedded("tagged-ua")
    assert cli.main(["attach", str(given), "--to", str(briefing)]) == 0
    assert briefing.read_bytes() == embedded("tagged-ua")
    before = briefing.stat().st_mtime_ns, briefing.stat().st_ino
    assert cli.main(["attach", str(given), "--to", str(briefing)]) == 0
    assert (briefing.stat().st_mtime_ns, briefing.stat().st_ino) == before
    assert capsys.readouterr().out.splitlines() == [str(other), str(briefing), str(briefing)]


def test_the_command_prints_what_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given, briefing = tmp_path / NAME, tmp_path / "briefing.pdf"
    given.write_bytes(report())
    briefing.write_bytes(briefings.good()["tagged-ua"])
    assert cli.main(["attach", str(given), "--to", str(briefing), "--append"]) == 0
    assert "no longer claims PDF/UA-1" in capsys.readouterr().err
    assert cli.main(["attach", str(tmp_path / "none.pdf"), "--to", str(briefing)]) == 1
    assert "cannot be read" in capsys.readouterr().err
