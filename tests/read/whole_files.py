"""A whole file of every format that is read, of our own making; whoever adds a reader adds one."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Mapping

from tests.read.formats import office, test_exports, test_office, test_pdf, test_web_archives

BODY = "The toll on the Vellmar bridge will rise in May, the roads office said."
MARKDOWN = f"---\noutlet: Echo\n---\n# Toll to *rise*\n\n{BODY} [More](x.html) &amp; `more`.\n\n- One\n\n```\nx\n```\n"
PLAIN = f"""Local
Bridge toll to rise
1,042 words
2 April 2033
The Vellmar Gazette
VELLGZ
English
(c) 2033 The Vellmar Gazette

{BODY}

Document VELLGZ0020330402ea4200001
"""
EUROPRESSE = (
    '<!DOCTYPE html><html><head><title>Europresse</title></head><body><article><header><div class="rdp__DocPublication'
    'Name"><span class="DocPublicationName">The Vellmar Gazette</span></div><div><span class="DocHeader">Saturday, '
    'April 2, 2033</span></div><div class="titreArticle">Bridge toll to rise</div></header><section><div class='
    f'"DocText clearfix"><div><p>{BODY}</p></div></div></section></article></body></html>'
)
EUROPRESSE_PLAIN = f"""The Vellmar Gazette
Saturday, April 2, 2033

Bridge toll to rise

{BODY}

© 2033 The Vellmar Gazette. All rights reserved.

news·20330402·VG·0118
"""
EXPORT_PAGE = (
    "<!DOCTYPE html><html><body><p>1 of 1 DOCUMENT</p><p>The Vellmar Gazette</p><p>April 2, 2033</p><p>Bridge toll to "
    f"rise</p><p>LENGTH: 42 words</p><p>{BODY}</p><p>LOAD-DATE: April 3, 2033</p></body></html>"
)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, inside in files.items():
            archive.writestr(name, inside)
    return data.getvalue()


def _tarred() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        entry = tarfile.TarInfo("one.txt")
        entry.size = len(BODY)
        archive.addfile(entry, io.BytesIO(BODY.encode()))
    return data.getvalue()


def _warc() -> bytes:
    return test_web_archives.record(test_web_archives.answer(test_web_archives.page("Nan")))


def _mailbox() -> bytes:
    return b"From a@b.example Sat Apr  2 06:00:00 2033\n" + test_web_archives.mail("Toll", BODY.encode())


def _records() -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in (test_exports.ONE, test_exports.TWO))


def _page() -> bytes:
    return f"<!doctype html><html><body><article><p>{BODY}</p></article></body></html>".encode()


# By reader: the name a file might have, and what makes it.
_MADE: Mapping[str, Mapping[str, Callable[[], bytes | str]]] = {
    "docx": {"night.docx": lambda: office.docx(test_office.PLAIN)},
    "epub": {
        "night.epub": lambda: office.epub(
            {"a.xhtml": f"<html><body><h1>Toll</h1><p>{test_office.LONG}</p></body></html>"}
        )
    },
    "europresse": {"night.html": lambda: EUROPRESSE},
    "europresse-plain": {"night.txt": lambda: EUROPRESSE_PLAIN},
    "export-page": {"night.html": lambda: EXPORT_PAGE},
    "factiva": {"night.txt": lambda: test_exports.FACTIVA},
    "factiva-page": {"night.html": lambda: test_exports.FACTIVA_PAGE},
    "factiva-plain": {"night.txt": lambda: PLAIN},
    "feed": {"night.xml": lambda: test_exports.RSS},
    "gzip": {"night.txt.gz": lambda: gzip.compress(BODY.encode(), mtime=0)},
    "html": {"night.html": _page},
    "json": {"night.json": lambda: json.dumps(test_exports.SERVICE)},
    "mail": {"night.eml": lambda: test_exports.MAIL},
    "markdown": {"night.md": lambda: MARKDOWN},
    "mbox": {
        "inbox": lambda: b"From a@b.example Sat Apr  2 06:00:00 2033\n" + test_web_archives.mail("Toll", BODY.encode())
    },
    "mhtml": {"night.mhtml": lambda: test_web_archives.mhtml(test_web_archives.page("Nan"))},
    "newsml": {"night.xml": lambda: test_exports.NEWSML},
    "nexis": {"night.txt": lambda: test_exports.NEXIS, "uni.txt": lambda: test_exports.UNI},
    "odt": {"night.odt": lambda: test_office.as_odt(test_office.PLAIN)},
    "pdf": {"night.pdf": lambda: test_pdf.printed("one column, gaps", True, (BODY,))},
    "proquest": {"night.txt": lambda: test_exports.PROQUEST},
    "record": {"night.jsonl": _records},
    "rtf": {"night.rtf": lambda: test_office.as_rtf("\n".join(test_office.PLAIN))},
    "spreadsheet": {"night.xlsx": lambda: test_office.sheet([["title", "text"], ["Toll", BODY]])},
    "table": {"night.csv": lambda: test_exports.TABLE},
    "tar": {"night.tar": _tarred},
    "text": {
        "night.txt": lambda: f"Toll to rise\n\n{BODY}\n",
        "old.txt": lambda: "“Café,” she said.".encode("windows-1252"),
    },
    "wacz": {
        "night.wacz": lambda: _zipped({"datapackage.json": b"{}", "archive/data.warc.gz": gzip.compress(_warc())})
    },
    "warc": {"night.warc": _warc},
    "zip": {"night.zip": lambda: _zipped({"one.txt": BODY.encode(), "two.md": MARKDOWN.encode()})},
}


def whole_files(reader: str) -> dict[str, bytes]:
    """Files of the reader's format, by name."""
    made = {name: make() for name, make in _MADE[reader].items()}
    return {name: data.encode() if isinstance(data, str) else data for name, data in made.items()}
