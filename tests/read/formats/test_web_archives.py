"""Web archives and saved pages: every page once, whatever its server said about it."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import brotli
import pytest

from framing.errors import ReadError
from framing.model import ArticleText, Document
from framing.read import read_all
from framing.read.formats import http_body, warc
from framing.read.limits import LIMITS
from framing.settings import Settings

SENTENCES = "The dredger at Quill Sound was sold on Monday, the port said. Its crew of nine was told by letter."


def page(name: str) -> bytes:
    body = f"<p>{SENTENCES} So says {name}.</p><p>“Nobody asked us,” said Ada Lind, who steers it for {name}.</p>"
    head = f'<title>Dredger sold</title><meta property="og:site_name" content="{name} Herald">'
    return f"<html><head>{head}</head><body><article><h1>Dredger sold</h1>{body * 2}</article></body></html>".encode()


def answer(body: bytes, headers: str = "", status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:50], body[50:])) + b"0\r\n\r\n"


def record(data: bytes, url: str = "http://quill.example/a", kind: str = "response", content: str = "") -> bytes:
    content = content or "application/http; msgtype=response"
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2033-04-02T06:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: {content}\r\nContent-Length: {len(data)}\r\n\r\n"
        ).encode()
        + data
        + b"\r\n\r\n"
    )


SERVED = {
    "plain": answer(page("Nan")),
    "packed": answer(gzip.compress(page("Nan"), mtime=0), "Content-Encoding: gzip\r\n"),
    "packed and chunked": answer(
        chunked(gzip.compress(page("Nan"), mtime=0)), "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    ),
    "brotli": answer(brotli.compress(page("Nan")), "Content-Encoding: br\r\n"),
    "deflate": answer(zlib.compress(page("Nan")), "Content-Encoding: deflate\r\n"),
    "raw deflate": answer(zlib.compress(page("Nan"))[2:-4], "Content-Encoding: deflate\r\n"),
    "packed, it lies": answer(page("Nan"), "Content-Encoding: gzip\r\n"),
    "brotli, it lies": answer(page("Nan"), "Content-Encoding: br\r\n"),
    "chunked, it lies": answer(page("Nan"), "Transfer-Encoding: chunked\r\n"),
}
FILES = {
    "plain": lambda records: b"".join(records),
    "packed": lambda records: b"".join(gzip.compress(item, mtime=0) for item in records),
    "packed whole": lambda records: gzip.compress(b"".join(records), mtime=0),
}


def found(data: bytes, tmp_path: Path, name: str = "night.warc") -> list[Document | ReadError]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(read_all(path, Settings()))


@pytest.mark.parametrize("served", SERVED)
def test_a_page_is_read_however_it_was_served_and_so_are_those_behind_it(served: str, tmp_path: Path) -> None:
    records = [record(SERVED[served]), record(answer(page("Pell")), "http://quill.example/b")]
    first, second = found(b"".join(records), tmp_path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.outlet, first.url, first.title) == ("Nan Herald", "http://quill.example/a", "Dredger sold")
    assert "said Ada Lind, who steers it for Nan." in first.text
    assert (second.outlet, second.url) == ("Pell Herald", "http://quill.example/b")


@pytest.mark.parametrize("packed", FILES)
def test_what_is_no_page_is_passed_over_and_an_empty_page_is_told(packed: str, tmp_path: Path) -> None:
    records = [
        record(b"software: none\r\n", kind="warcinfo", content="application/warc-fields"),
        record(b"GET /a HTTP/1.1\r\n\r\n", kind="request", content="application/http; msgtype=request"),
        record(answer(b"\x89PNG", kind="image/png"), "http://quill.example/a.png"),
        record(answer(b"moved", status="301 Moved"), "http://quill.example/old"),
        record(answer(b"<html><body></body></html>"), "http://quill.example/empty"),
        record(page("Nan"), kind="resource", content="text/html"),
        record(answer(page("Nan")), kind="revisit"),
    ]
    error, document = found(FILES[packed](records), tmp_path)
    assert isinstance(error, ReadError)
    assert f"{tmp_path / 'night.warc'} (http://quill.example/empty): " in str(error)
    assert isinstance(document, Document)
    assert document.format == "warc"


@pytest.mark.parametrize("packed", FILES)
@pytest.mark.parametrize("cut", [5, 20, 100])
def test_an_archive_that_breaks_off_is_told_behind_what_it_gave(packed: str, cut: int, tmp_path: Path) -> None:
    records = [record(answer(page(name)), f"http://quill.example/{name}") for name in ("Nan", "Pell", "Quayle")]
    whole = FILES[packed](records)
    items = found(whole[: -len(whole) // cut], tmp_path)
    assert [isinstance(item, Document) for item in items[:-1]] == [True] * (len(items) - 1)
    assert isinstance(items[-1], ReadError)
    assert "breaks off" in str(items[-1]) or "cannot be read to its end" in str(items[-1])


def test_what_stands_between_records_ends_the_reading_and_it_is_said(tmp_path: Path) -> None:
    records = [record(answer(page("Nan"))), b"JUNK\r\n", record(answer(page("Pell")))]
    document, error = found(b"".join(records), tmp_path)
    assert isinstance(document, Document)
    assert "the archive cannot be read to its end" in str(error)
    assert "1 records were read" in str(error)


class _Deaf:
    """A library that stops after the first record without a word."""

    def ArchiveIterator(self, *given: object, **named: object) -> Iterable[object]:
        from fastwarc.warc import ArchiveIterator

        yield next(iter(ArchiveIterator(*given, **named)))


def test_records_that_the_library_loses_are_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc.extras, "library", lambda *given: _Deaf())
    data = b"".join(record(answer(page(name))) for name in ("Nan", "Pell"))
    for packed in (data, gzip.compress(data, mtime=0)):
        reading = warc.read(packed, "night.warc")
        assert isinstance(next(reading), ArticleText)
        with pytest.raises(ReadError, match="1 of its 2 records could be read"):
            next(reading)


def test_an_archive_with_its_index(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", '{"title": "x"}')
        archive.writestr("pages/pages.jsonl", '{"text": "not an article of its own, it is the index"}\n')
        archive.writestr("archive/data.warc.gz", FILES["packed"]([record(answer(page(n))) for n in ("Nan", "Pell")]))
    first, second = found(out.getvalue(), tmp_path, "night.wacz")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.format, first.outlet, second.outlet) == ("wacz", "Nan Herald", "Pell Herald")


@pytest.mark.parametrize(
    ("headers", "body"),
    ids=("gzip", "br"),
    argvalues=[
        ("Content-Encoding: gzip\r\n", gzip.compress(b" " * 9_000, mtime=0)),
        ("Content-Encoding: br\r\n", brotli.compress(b" " * 9_000)),
    ],
)
def test_a_page_unpacks_to_so_much_and_no_more(headers: str, body: bytes) -> None:
    with pytest.raises(ReadError, match=r"b \(x\): unpacked the page has more than 5,000 bytes"):
        http_body.answer(answer(body, headers), "b (x)", 5_000)
    assert len(http_body.answer(answer(body, headers), "b (x)", 9_000).body) == 9_000


def test_a_record_beyond_the_limit_is_told_and_the_next_is_read() -> None:
    data = record(answer(b" " * 9_000)) + record(answer(page("Nan")))
    error, article = warc.stream(io.BytesIO(data), "n.warc", 10_000, replace(LIMITS, document=5_000))
    assert "n.warc (http://quill.example/a): the record has 9,0" in str(error)
    assert isinstance(article, ArticleText)


def mhtml(source: bytes, charset: str = "", sender: str = "<Saved by Blink>", extra: str = "") -> bytes:
    encoded = "".join(f"={byte:02X}" if byte > 126 or byte == 61 else chr(byte) for byte in source)
    lines = "".join(encoded[at : at + 60].replace("\n", "\r\n") + "=\r\n" for at in range(0, len(encoded), 60))
    return (
        f"From: {sender}\r\nSnapshot-Content-Location: https://quill.example/dredger\r\nSubject: Dredger sold\r\n"
        f"Date: Sat, 2 Apr 2033 06:00:00 -0000\r\nMIME-Version: 1.0\r\n{extra}Content-Type: multipart/related;\r\n"
        '\ttype="text/html";\r\n\tboundary="cut"\r\n\r\n\r\n--cut\r\n'
        f"Content-Type: text/html{charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: https://quill.example/dredger\r\n\r\n{lines}\r\n--cut\r\nContent-Type: image/png\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--cut--\r\n"
    ).encode("ascii")


@pytest.mark.parametrize("charset", ["", "; charset=utf-8", "; charset=unheard-of", "; charset=iso-8859-1"])
def test_a_page_saved_into_one_file_keeps_its_quotation_marks(charset: str, tmp_path: Path) -> None:
    (document,) = found(mhtml(page("Nan"), charset), tmp_path, "dredger.txt")
    assert isinstance(document, Document)
    assert (document.format, document.outlet) == ("mhtml", "Nan Herald")
    assert document.url == "https://quill.example/dredger"
    assert "“Nobody asked us,” said Ada Lind" in document.text


def test_a_message_that_was_sent_is_no_saved_page(tmp_path: Path) -> None:
    sent = mhtml(page("Nan"), "; charset=utf-8", "Nan Herald <news@nan.example>", "To: ada@lind.example\r\n")
    (document,) = found(sent, tmp_path)
    assert isinstance(document, Document)
    assert (document.format, document.outlet, document.published) == ("mail", "Nan Herald", "2033-04-02")
    assert "“Nobody asked us,”" in document.text


def mail(subject: str, body: bytes, charset: str = "; charset=utf-8") -> bytes:
    return (
        f"From: Nan Herald <news@nan.example>\nTo: a@b.example\nSubject: {subject}\n"
        f"Date: Sat, 2 Apr 2033 06:00:00 +0000\nContent-Type: text/plain{charset}\n\n"
    ).encode() + body


def test_each_message_of_a_mailbox_is_an_article(tmp_path: Path) -> None:
    opens = b"From news@nan.example Sat Apr  2 06:00:00 2033\n"
    messages = [
        mail("Dredger sold", SENTENCES.encode() + b"\n\n>From the quay, it was seen.\n"),
        mail("Empty", b""),
        mail("Crew told", "“We were told,” said Ada Lind.\n\nFrom here on it is quiet.".encode()),
    ]
    first, error, third = found(b"".join(opens + item + b"\n\n" for item in messages), tmp_path, "inbox")
    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert (first.format, first.title, first.published) == ("mbox", "Dredger sold", "2033-04-02")
    assert "\nFrom the quay, it was seen." in first.text
    assert "inbox#2: the message holds no text" in str(error)
    assert "From here on it is quiet." in third.text


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("“Rain,” he said.".encode(), ""),
        ("“Rain,” he said.".encode("windows-1252"), ""),
        ("“Rain,” he said.".encode("windows-1252"), "; charset=iso-8859-1"),
        ("“Rain,” he said.".encode(), "; charset=unheard-of"),
        ("“Rain,” he said.".encode("utf-16"), "; charset=utf-16"),
    ],
)
def test_a_messages_quotation_marks_survive_what_its_header_says(data: bytes, charset: str, tmp_path: Path) -> None:
    (document,) = found(mail("Rain", data, charset), tmp_path, "rain.eml")
    assert isinstance(document, Document)
    assert document.text == "Rain\n\n“Rain,” he said."
