"""Broken and malicious files of every format, made by code and small; ``python -m tests.read.hostile FOLDER`` writes
them.

None of them does harm by itself: what they stand for is large, these are only larger than what is allowed.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import stat
import sys
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.read.formats.office import docx, epub, odt, packed, paragraph
from tests.read.formats.test_exports import FACTIVA, FACTIVA_PAGE, NEWSML, NEXIS, PROQUEST, RSS, TABLE
from tests.read.formats.test_office import rtf, sheet
from tests.read.formats.test_pdf import printed
from tests.read.formats.test_web_archives import answer, chunked, mail, mhtml, page, record
from tests.read.test_containers import tarred, zipped

WORDS = "The sluice at Anders Lock was shut on Monday, the keeper said. “It leaks,” said Mio Brask, who mends it. "
ZEROS = bytes(60_000_000)


def sound() -> dict[str, bytes]:
    """One whole file of each format."""
    archive = record(answer(page("Nan"))) + record(answer(page("Pell")), "http://quill.example/b")
    return {
        "a.txt": WORDS.encode(),
        "a.md": f"# Sluice\n\n> {WORDS}\n".encode(),
        "a.html": page("Nan"),
        "a.json": json.dumps([{"title": "Sluice", "text": WORDS}] * 2).encode(),
        "a.jsonl": (json.dumps({"text": WORDS}) + "\n").encode() * 2,
        "a.csv": TABLE.encode(),
        "a.rss": RSS.encode(),
        "newsml.xml": NEWSML.encode(),
        "a.eml": mail("Sluice", WORDS.encode()),
        "a.mbox": b"From a@b.example Sat Apr  2 06:00:00 2033\n" + mail("Sluice", WORDS.encode()),
        "a.mhtml": mhtml(page("Nan")),
        "nexis.txt": NEXIS.encode(),
        "factiva.txt": FACTIVA.encode(),
        "factiva.html": FACTIVA_PAGE.encode(),
        "proquest.txt": PROQUEST.encode(),
        "a.docx": docx([WORDS] * 3),
        "a.odt": odt(f"<text:p>{WORDS}</text:p>" * 3),
        "a.epub": epub({"a.xhtml": f"<html><body><h1>Sluice</h1><p>{WORDS * 3}</p></body></html>"}),
        "a.xlsx": sheet([["title", "text"], ["Sluice", WORDS]]),
        "a.rtf": rtf(rf"Sluice\par \'93It leaks\'94, said Mio Brask\par {WORDS.encode('ascii', 'ignore').decode()}"),
        "a.pdf": printed("one column, gaps", False),
        "tagged.pdf": printed("one column, gaps", True),
        "a.warc": archive,
        "a.warc.gz": gzip.compress(archive, mtime=0),
        "a.zip": zipped({"a.txt": WORDS, "b.html": page("Nan")}),
        "a.tar": tarred({"a.txt": WORDS}),
        "a.tgz": tarred({"a.txt": WORDS}, "w:gz"),
        "a.txt.gz": gzip.compress(WORDS.encode(), mtime=0),
    }


def broken() -> Iterator[tuple[str, bytes]]:
    """Each whole file cut off, with bytes turned over, with zero bytes, and under another format's name."""
    whole = sound()
    names = list(whole)
    for at, (name, data) in enumerate(whole.items()):
        for share in (1, 5, 9):
            yield f"cut-{share}-{name}", data[: len(data) * share // 10]
        chance = random.Random(name)  # noqa: S311 - the same files every time
        for turn in range(3):
            changed = bytearray(data)
            for _ in range(1 + len(data) // 400):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            yield f"turned-{turn}-{name}", bytes(changed)
        middle = len(data) // 2
        yield f"zeros-{name}", data[:middle] + bytes(40) + data[middle:]
        yield f"named-{at}-{names[(at + 7) % len(names)]}", data
        yield f"behind-{name}", data + b"\x00\xff" * 30


def _link(kind: bytes, name: str = "l.txt", target: str = "../../etc/hostname") -> bytes:
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = kind, target
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(entry)
    return out.getvalue()


def _zip_link() -> bytes:
    link = zipfile.ZipInfo("l.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return _zip_with(link, b"/etc/hostname")


def _zip_with(entry: zipfile.ZipInfo, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(entry, data)
    return out.getvalue()


def _patched(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new)


def _twice() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(zipfile.ZipInfo("a.txt"), WORDS)
        archive.writestr(zipfile.ZipInfo("a.txt"), WORDS * 2)
    return out.getvalue()


def _nested(wrap: Callable[[Mapping[str, bytes | str]], bytes], depth: int, name: str) -> bytes:
    data: bytes | str = WORDS
    inner = "a.txt"
    for _ in range(depth):
        data, inner = wrap({inner: data}), name
    assert isinstance(data, bytes)
    return data


def archives() -> Iterator[tuple[str, bytes]]:
    """Archives that unpack to more than is allowed, point elsewhere, or lie about themselves."""
    yield "bomb.zip", zipped({"a.txt": ZEROS, "b.txt": WORDS})
    yield "bomb.tgz", tarred({"a.txt": ZEROS, "b.txt": WORDS}, "w:gz")
    yield "bomb.txt.gz", gzip.compress(ZEROS, mtime=0)
    yield "bomb.docx", packed({"[Content_Types].xml": "<a/>", "word/document.xml": ZEROS})
    yield "bomb.odt", packed({"mimetype": "x", "content.xml": b"<a>" + ZEROS + b"</a>"})
    yield "bomb.xlsx", packed({"a.xml": "<a/>", "xl/workbook.xml": ZEROS})
    yield "bomb.epub", packed({"mimetype": "x", "META-INF/container.xml": ZEROS})
    yield "bomb-inside.zip", zipped({"b.zip": zipped({"a.txt": ZEROS}), "c.txt": WORDS})
    yield (
        "bomb.warc",
        record(answer(gzip.compress(ZEROS, mtime=0), "Content-Encoding: gzip\r\n")) + record(answer(page("Nan"))),
    )
    yield "deep.zip", _nested(zipped, 9, "in.zip")
    yield "deep.tar", _nested(tarred, 9, "in.tar")
    yield "deep.gz", _nested(lambda files: gzip.compress(_bytes(next(iter(files.values()))), mtime=0), 9, "in.gz")
    for at, name in enumerate(
        ("../../a.txt", "/etc/a.txt", "..\\..\\a.txt", "a\x01b.txt", "a" * 3_000, "", ".", "..", "-")
    ):
        yield f"name-{at}.zip", _zip_with(zipfile.ZipInfo(name), WORDS.encode())
        yield f"name-{at}.tar", tarred({name: WORDS})
    yield "link.zip", _zip_link()
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, b"Z"):
        yield f"kind-{kind.decode()}.tar", _link(kind)
    yield "twice.zip", _twice()
    yield "many.zip", zipped({f"{n}.txt": "" for n in range(2_000)})
    yield "empty.zip", zipped({})
    yield "empty.tar", tarred({})
    yield "method.zip", _patched(zipped({"a.txt": WORDS}), b"\x08\x00", b"\x63\x00")
    data = zipped({"a.txt": WORDS})
    yield "size.zip", data[:-22] + _patched(data[-22:], b"PK\x05\x06", b"PK\x05\x06")[:10] + b"\xff" * 10 + b"\x00\x00"
    yield "locked.zip", bytes(_flagged(data))
    yield "checksum.gz", gzip.compress(WORDS.encode(), mtime=0)[:-8] + bytes(8)
    yield "name-only.gz", b"\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\xff" + b"a" * 5_000
    yield "size.tar", tarred({"a.txt": WORDS}).replace(b"0000000015", b"7777777777", 1)
    yield "folder.zip", zipped({"a/": b"", "__MACOSX/._a": b"x", ".hidden": b"x"})


def _flagged(data: bytes) -> bytearray:
    changed = bytearray(data)
    changed[changed.index(b"PK\x01\x02") + 8] |= 1
    return changed


def _bytes(data: bytes | str) -> bytes:
    return data.encode() if isinstance(data, str) else data


def pages() -> Iterator[tuple[str, bytes]]:
    """Web pages and feeds."""
    many = " ".join(f"a{n}=1" for n in range(1_000))
    for name, inside in {
        "attributes": f"<p {many}>{WORDS}</p>",
        "bare-attributes": f"<p {'a ' * 1_000}>{WORDS}</p>",
        "divs": "<div>" * 3_000 + WORDS,
        "spans": f"<p>{'<span>' * 3_000}{WORDS}",
        "lists": "<ul><li>" * 1_500 + WORDS,
        "tables": "<table><tr><td>" * 1_000 + WORDS,
        "open-tags": "<a " * 400,
        "open-comments": "<!--" * 400 + WORDS,
        "open-quotes": '<p title="' * 400 + WORDS,
        "open-script": "<script>" * 400 + WORDS,
        "cdata": "<![CDATA[" * 400 + WORDS,
        "signs": "<" * 2_000 + WORDS,
        "ends": "</div>" * 100_000 + WORDS,
        "entities": "&amp" * 50_000 + WORDS,
        "numbers": "&#9999999999;&#0;&#xD800;" * 1_000 + WORDS,
        "elsewhere": f'<base href="file:///etc/"><iframe src="file:///etc/hostname"></iframe><p>{WORDS * 3}</p>',
        "refresh": f'<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"><p>{WORDS * 3}</p>',
        "picture": f'<img src="data:image/png;base64,{"A" * 900_000}"><p>{WORDS * 3}</p>',
        "breaks": f"<p>{'a<br>' * 20_000}</p>",
        "links": "<a href=x>y</a> " * 5_000,
        "metadata": '<script type="application/ld+json">' + '{"a":' * 5_000 + "</script>" + f"<p>{WORDS * 3}</p>",
    }.items():
        yield f"{name}.html", f"<!doctype html><html><body><article>{inside}</article></body></html>".encode()
    head = '<html><head><meta charset="{}"></head><body><p>'
    for charset in ("utf-16", "utf-7", "no-such", "shift_jis", "rot13"):
        yield f"charset-{charset}.html", (head.format(charset) + WORDS * 4 + "</p></body></html>").encode()
    entity = '<?xml version="1.0"?><!DOCTYPE r [{}]><rss><channel><item><title>&e;</title></item></channel></rss>'
    for name, declared in {
        "laughs": '<!ENTITY d "ha"><!ENTITY e "&d;&d;&d;">',
        "outside": '<!ENTITY e SYSTEM "file:///etc/hostname">',
        "network": '<!ENTITY e SYSTEM "http://127.0.0.1:9/">',
        "parameter": '<!ENTITY % e SYSTEM "http://127.0.0.1:9/"> %e;',
    }.items():
        yield f"{name}.rss", entity.format(declared).encode()
        yield f"{name}-16.rss", entity.format(declared).encode("utf-16")
    yield "type.rss", b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">' + RSS.encode().partition(b"?>")[2].strip()
    yield "deep.rss", b"<rss>" + b"<item>" * 5_000 + b"</item>" * 5_000 + b"</rss>"
    yield "deep.xml", b"<newsItem>" + b"<p>" * 5_000 + b"x" + b"</p>" * 5_000 + b"</newsItem>"
    yield "include.rss", b'<rss><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/hostname"/></rss>'
    yield "inside.rss", RSS.replace("<p>", "<p " + "<a " * 300).encode()


def texts() -> Iterator[tuple[str, bytes]]:
    """Plain text, records, tables and messages."""
    line = WORDS.replace(" ", "")
    for name, data in {
        "one-line.txt": (line * 12_000)[:1_900_000],
        "too-long.txt": line * 30_000,
        "blank.txt": " \n\t" * 5_000,
        "controls.txt": "".join(map(chr, range(32))) * 400,
        "returns.txt": "\r" * 9_000 + WORDS,
        "marks.txt": "“" * 9_000,
        "hashes.md": "#" * 9_000 + WORDS,
        "quotes.md": ">" * 3_000 + WORDS,
        "brackets.md": "[" * 9_000 + "](" * 9_000,
        "stars.md": "*_" * 9_000 + WORDS,
        "front.md": "---\n" + "a: b\n" * 5_000 + WORDS,
        "fences.md": "```\n" * 5_000,
        "deep.json": "[" * 100_000,
        "deep-object.json": '{"a":' * 50_000,
        "number.json": '{"text": ' + "9" * 100_000 + "}",
        "surrogate.json": '{"text": "\\ud800 ' + WORDS.replace('"', "") + '"}',
        "nan.json": '[{"text": NaN}, {"text": Infinity}]',
        "kinds.json": '[{"text": 1}, [], null, "x", {"text": {"text": "x"}}]',
        "long.jsonl": '{"text": "' + "a " * 100_000 + '", "other": "' + "b" * 100_000 + '"}\n{"text": "Rain fell."}\n',
        "open.csv": 'title,text\n"never closed,' + "a,b\n" * 5_000,
        "columns.csv": "title,text\n" + "a," * 50_000 + "\n",
        "field.csv": "title,text\nRain," + "a " * 100_000 + "\n",
        "ends.nexis.txt": "1 of 2 DOCUMENTS\n" * 3_000,
        "only-ends.txt": "Length: 3\nBody\n" + "End of Document\n" * 5_000,
        "lines.proquest.txt": "Document 1 of 2\n" + "____________\n" * 5_000 + "\nProQuest\n",
        "codes.factiva.txt": "HD\nSE\nLP\nTD\nPD\n" * 3_000,
        "header.eml": "From: a\nSubject: " + "=?utf-8?q?a?= " * 5_000 + "\nDate: x\nTo: b\n\nRain fell.",
        "recipients.eml": "From: a\nSubject: b\nDate: x\nTo: " + "a@b.example, " * 5_000 + "\n\nRain fell.",
        "boundary.eml": 'From: a\nSubject: b\nDate: x\nTo: b\nContent-Type: multipart/mixed; boundary=""\n\nRain fell.',
        "base64.eml": "From: a\nSubject: b\nDate: x\nTo: b\nContent-Transfer-Encoding: base64\n\n!!!!====A",
        "folded.eml": "From: a\nDate: x\nTo: b\nSubject: b\n" + " more\n" * 20_000 + "\nRain fell.",
        "empty.mbox": "From a@b.example Sat Apr  2 06:00:00 2033\n" * 500,
    }.items():
        yield name, data.encode("utf-8", "surrogatepass")
    yield "odd.txt", b"\xff\xfe" + WORDS.encode("utf-16-le") + b"\x41"
    yield "wide.txt", b"\xff\xfe\x00\x00" + WORDS.encode("utf-32-le") + b"\x00\x11\x00\xff"
    yield "bytes.txt", bytes(range(256)) * 40
    yield "program.txt", b"\x7fELF" + bytes(500)
    yield "nothing.txt", b""
    parts = b"".join(b"--%d\nContent-Type: multipart/mixed; boundary=%d\n\n" % (n, n + 1) for n in range(300))
    yield "parts.eml", b"From: a\nSubject: b\nDate: x\nTo: b\nContent-Type: multipart/mixed; boundary=0\n\n" + parts


def documents() -> Iterator[tuple[str, bytes]]:
    """Office files, PDF and web archives."""
    for name, body in {
        "braces": "{" * 100_000 + WORDS,
        "ends": "}" * 50_000 + WORDS,
        "binary": r"\bin999999999 " + WORDS,
        "unicode": r"\u99999999 \u-99999 \u \uc-5 \uc99 " * 500,
        "hex": r"\'zz\'9\'" * 500,
        "links": r"{\field{\*\fldinst{ HYPERLINK " * 3_000,
        "pictures": r"{\pict\bin" * 5_000,
        "control": "\\" + "a" * 50_000 + " " + WORDS,
        "page": r"\ansicpg99999 " + WORDS,
    }.items():
        yield f"{name}.rtf", rtf(body.encode("ascii", "ignore").decode())
    yield "open.rtf", b"{\\rtf"
    yield "fonts.rtf", b"{\\rtf1{\\fonttbl" + b"{\\f0\\fcharset0 A;}" * 9_000 + b"}Rain fell.}"
    yield "deep.docx", docx(["<w:p>" * 5_000 + "</w:p>" * 5_000])
    yield "table.docx", docx(["<w:tbl><w:tr><w:tc>" * 400 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 400])
    yield (
        "entity.docx",
        packed({"word/document.xml": '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><d>&e;</d>'}),
    )
    yield "no-body.docx", packed({"word/document.xml": "<a/>", "[Content_Types].xml": "<b/>"})
    yield (
        "target.docx",
        packed(
            {
                "_rels/.rels": '<Relationships><Relationship Id="a" Type="x/officeDocument" '
                'Target="../../etc/hostname"/></Relationships>',
                "word/document.xml": "<a/>",
            }
        ),
    )
    yield "deep.odt", odt("<text:span>" * 5_000 + "</text:span>" * 5_000)
    yield "spaces.odt", odt(f'<text:p><text:s text:c="999999999"/>{WORDS}</text:p>')
    yield "entity.odt", packed({"mimetype": "x", "content.xml": '<!DOCTYPE d [<!ENTITY e "ha">]><d>&e;</d>'})
    yield (
        "href.epub",
        packed(
            {
                "META-INF/container.xml": '<a><rootfile full-path="../../../etc/hostname"/></a>',
                "b.opf": "<a/>",
            }
        ),
    )
    yield "spine.epub", epub({"../../../etc/hostname": WORDS, "a.xhtml": f"<html><p>{WORDS * 3}</p></html>"})
    yield "rows.xlsx", _cells('<row r="1048576"><c r="XFD1048576" t="s"><v>99999</v></c></row>')
    yield "deep.xlsx", _cells("<row>" * 3_000)
    yield "none.xlsx", packed({"xl/workbook.xml": "<workbook/>"})
    for name, objects in {
        "kids": "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>",
        "count": "<</Type/Pages/Kids[]/Count 999999999>>",
        "parent": "<</Type/Pages/Kids[1 0 R]/Count 1/Parent 2 0 R>>",
    }.items():
        yield f"{name}.pdf", _pdf("<</Type/Catalog/Pages 2 0 R>>", objects)
    yield (
        "tree.pdf",
        _pdf(
            "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R/MarkInfo<</Marked true>>>>",
            "<</Type/Pages/Kids[4 0 R]/Count 1>>",
            "<</Type/StructTreeRoot/K[3 0 R 5 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
            "<</S/P/K[5 0 R 3 0 R]/P 3 0 R>>",
        ),
    )
    bomb = zlib.compress(ZEROS)
    stream = f"<</Length {len(bomb)}/Filter/FlateDecode>>stream\n".encode() + bomb + b"\nendstream"
    yield (
        "bomb.pdf",
        _pdf(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            stream,
        ),
    )
    yield "script.pdf", _pdf("<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/true)>>>>", "<</Type/Pages>>")
    whole = record(answer(page("Nan")))
    for name, old, new in (
        ("negative", b"Content-Length: ", b"Content-Length: -"),
        ("huge", b"Content-Length: ", b"Content-Length: 99999"),
        ("lengthless", b"Content-Length: ", b"Content-Lenght: "),
        ("words", b"Content-Length: ", b"Content-Length: x"),
        ("status", b"HTTP/1.1 200", b"HTTP/9.9 abc"),
        ("address", b"http://quill.example/a", b"\xff\x00\x1b[2J"),
    ):
        yield f"{name}.warc", _patched(whole, old, new) + whole
    chunks = chunked(page("Nan")).replace(b"32\r\n", b"fffffff\r\n", 1)
    yield "chunks.warc", record(answer(chunks, "Transfer-Encoding: chunked\r\n")) + whole
    yield "packed.warc", record(answer(b"\x1f\x8b\x08" + bytes(90), "Content-Encoding: gzip, br, zstd\r\n")) + whole
    yield "headers.warc", b"WARC/1.0\r\n" + b"A: b\r\n" * 20_000 + b"\r\n\r\n" + whole
    yield "index.wacz", packed({"datapackage.json": "{}", "archive/../../a.warc": whole, "archive/b.warc": b"junk"})


def _cells(rows: str) -> bytes:
    """A spreadsheet whose sheet has further rows."""
    with zipfile.ZipFile(io.BytesIO(sheet([["title", "text"], ["Sluice", WORDS]]))) as given:
        parts = {name: given.read(name) for name in given.namelist()}
    name = next(name for name in parts if name.startswith("xl/worksheets/sheet"))
    return packed(parts | {name: parts[name].replace(b"</sheetData>", rows.encode() + b"</sheetData>")})


def _pdf(*objects: str | bytes) -> bytes:
    body = b"%PDF-1.7\n"
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + _bytes(item) + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        body + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    )


def files() -> dict[str, bytes]:
    """All of them by name."""
    found: dict[str, bytes] = {}
    for part in (broken, archives, pages, texts, documents):
        for name, data in part():
            assert name not in found, name
            found[name] = data
    return found


if __name__ == "__main__":
    for name, data in files().items():
        (Path(sys.argv[1]) / name).write_bytes(data)
