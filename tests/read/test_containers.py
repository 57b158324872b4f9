"""Files within files: what is read of an archive, and what each limit says. The limits handed in are small."""

from __future__ import annotations

import gzip
import hashlib
import io
import stat
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from framing.errors import ReadError
from framing.model import ArticleText, Document
from framing.read import read_all, read_path
from framing.read.formats import gzip_file, tar_archive, zip_archive
from framing.read.limits import LIMITS, Limits
from framing.settings import Settings

FIRST = "Kiln cools\n\nThe kiln at Ostrava Road was shut down on Monday, the potters said.\n"
OTHER = "Clay runs out\n\nThe pit has clay for a week, said Lene Vester, who runs it.\n"
SMALL = replace(LIMITS, file=5_000, document=4_000, unpacked=20_000, members=4, depth=2)


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)  # of no day, so that the file is the same every time
            entry.compress_type = method
            archive.writestr(entry, data)
    return packed.getvalue()


def tarred(files: Mapping[str, bytes | str], mode: str = "w", links: Mapping[str, str] | None = None) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            data = data.encode() if isinstance(data, str) else data
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        for name, target in (links or {}).items():
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = tarfile.SYMTYPE, target
            archive.addfile(entry)
    data = packed.getvalue()
    return gzip.compress(gzip.decompress(data), mtime=0) if mode == "w:gz" else data


PACKED = {"zip": zipped, "tar": tarred, "tgz": lambda files: tarred(files, "w:gz")}
OPENED = {"zip": zip_archive.stream, "tar": tar_archive.stream, "tgz": gzip_file.stream}


def found(kind: str, data: bytes, limits: Limits = SMALL) -> Iterator[ArticleText | ReadError]:
    yield from OPENED[kind](io.BytesIO(data), f"night.{kind}", limits.text, limits)


@pytest.mark.parametrize("kind", PACKED)
def test_each_member_is_an_article_as_it_would_be_by_itself(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"night.{kind}"
    page = f"<html><head><title>Clay</title></head><body><article>{'<p>' + OTHER * 3 + '</p>'}</article></body></html>"
    path.write_bytes(PACKED[kind]({"a/kiln.txt": FIRST, "clay.html": page, "notes.md": "# Clay\n\nIt *ran* out."}))
    documents = [item for item in read_all(path, Settings()) if isinstance(item, Document)]
    assert [(item.id, item.format) for item in documents] == [("kiln", "text"), ("clay", "html"), ("notes", "markdown")]
    assert documents[0].text == FIRST
    assert documents[0].sha256 == hashlib.sha256(FIRST.encode()).hexdigest()  # the report is verified by the loose file
    assert documents[1].sha256 == hashlib.sha256(page.encode()).hexdigest()
    assert read_path(f"{path}#1", Settings()).title == "Kiln cools"


def test_one_packed_file_is_that_article_with_the_facts_beside_it(tmp_path: Path) -> None:
    (tmp_path / "kiln.txt.gz").write_bytes(gzip.compress(FIRST.encode()))
    (tmp_path / "kiln.txt.toml").write_text('outlet = "Ostrava Post"')
    document = read_path(tmp_path / "kiln.txt.gz", Settings())
    assert (document.id, document.outlet, document.format) == ("kiln", "Ostrava Post", "text")


@pytest.mark.parametrize("kind", PACKED)
def test_what_is_no_article_in_an_archive_is_told_and_stops_nothing(kind: str) -> None:
    packed = PACKED[kind]({"cup.png": b"\x89PNG\r\n\x1a\n", "__MACOSX/._kiln.txt": "x", "kiln.txt": FIRST})
    error, article = found(kind, packed)
    assert isinstance(error, ReadError)
    assert str(error).startswith(f"night.{kind}!cup.png: this is a PNG picture")
    assert isinstance(article, ArticleText)
    assert article.text == FIRST


def test_a_saved_pages_own_folder_is_no_document() -> None:
    (article,) = found("zip", zipped({"kiln_files/style.css": "p {}", "kiln.txt": FIRST}))
    assert isinstance(article, ArticleText)


@pytest.mark.parametrize("kind", PACKED)
@pytest.mark.parametrize("name", ["../../kiln.txt", "/etc/kiln.txt", "a\\..\\..\\kiln.txt", "\x1b[2J/kiln.txt"])
def test_a_members_name_leads_nowhere(kind: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (article,) = found(kind, PACKED[kind]({name: FIRST}))
    assert isinstance(article, ArticleText)
    assert article.given["id"] == "kiln"
    assert ".." not in article.where
    assert article.where.isprintable()
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("kind", PACKED)
@pytest.mark.parametrize(
    ("limits", "files", "articles", "complaint"),
    [
        (
            {"file": 1_000},
            {"big.txt": "a b " * 1_000, "kiln.txt": FIRST},
            1,
            "!big.txt: unpacked it has more than 1,000",
        ),
        ({"document": 100}, {"kiln.txt": FIRST * 2}, 0, "!kiln.txt: 160 bytes are more than a document may have"),
        ({"unpacked": 3_000, "file": 9_000}, {"big.txt": "a b " * 2_000}, 0, "more than 3,000 bytes come out of it"),
        ({"members": 2}, dict.fromkeys("abc", FIRST), 2, "it holds more than 2 files; what follows was not read"),
    ],
)
def test_what_is_more_than_allowed_is_refused_by_name(
    kind: str, limits: dict[str, int], files: dict[str, str], articles: int, complaint: str
) -> None:
    items: list[ArticleText | ReadError] = []
    try:
        items.extend(found(kind, PACKED[kind](files), replace(LIMITS, **limits)))  # type: ignore[arg-type]
    except ReadError as error:
        items.append(error)
    assert [complaint in str(item) for item in items if isinstance(item, ReadError)] == [True]
    assert sum(isinstance(item, ArticleText) for item in items) == articles


def test_archives_are_opened_so_deep_and_no_deeper() -> None:
    inner = zipped({"kiln.txt": FIRST})
    two = tarred({"in.zip": inner})
    (article,) = found("zip", zipped({"two.tar": two}), replace(SMALL, file=60_000, unpacked=200_000, depth=3))
    assert isinstance(article, ArticleText)
    assert article.where == "night.zip!two.tar!in.zip!kiln.txt"
    (error,) = found("zip", zipped({"two.tar": two}), replace(SMALL, file=60_000, unpacked=200_000, depth=2))
    assert "night.zip!two.tar!in.zip: archives are nested in it more than 2 deep" in str(error)


def test_links_and_devices_in_an_archive_are_not_followed() -> None:
    error, article = (*found("tar", tarred({}, links={"l.txt": "/etc/hostname"})), *found("tar", tarred({"k": FIRST})))
    assert "night.tar!l.txt: it is a link, which is not followed" in str(error)
    assert isinstance(article, ArticleText)
    link = zipfile.ZipInfo("l.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(link, "/etc/hostname")
    (error,) = found("zip", packed.getvalue())
    assert "night.zip!l.txt: it is a link" in str(error)
    device = tarfile.TarInfo("null")
    device.type = tarfile.CHRTYPE
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        tar.addfile(device)
    (error,) = found("tar", packed.getvalue())
    assert "night.tar!null: it is no file" in str(error)


@pytest.mark.parametrize("kind", PACKED)
def test_what_breaks_off_is_told_behind_what_it_gave(kind: str, tmp_path: Path) -> None:
    whole = PACKED[kind]({"kiln.txt": FIRST, "clay.txt": OTHER * 400})
    path = tmp_path / f"night.{kind}"
    path.write_bytes(whole[: len(whole) * 2 // 3])
    *_, last = read_all(path, Settings())
    assert isinstance(last, ReadError)
    assert str(path) in str(last)


def test_an_encrypted_member_is_told() -> None:
    data = bytearray(zipped({"kiln.txt": FIRST}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (error,) = found("zip", bytes(data))
    assert "night.zip!kiln.txt: it is encrypted" in str(error)


def test_facts_beside_an_article_in_an_archive_are_not_passed_over_silently() -> None:
    items = list(found("zip", zipped({"kiln.txt": FIRST, "kiln.toml": 'outlet = "Post"'})))
    assert "night.zip!kiln.toml: facts beside an article are not used inside an archive" in str(items[1])
