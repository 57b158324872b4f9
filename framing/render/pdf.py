"""The report on paper: the same HTML through WeasyPrint, with our own fonts and nothing from anywhere else.

Run as ``python -m framing.render.pdf`` it imports WeasyPrint at once and then waits: a ``request`` on standard input
becomes a PDF on standard output.
"""

from __future__ import annotations

import gc
import os
import re
import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from importlib import import_module
from typing import Any
from xml.etree import ElementTree
from zlib import ZLIB_RUNTIME_VERSION

from framing.errors import WriteError
from framing.model import Comparison
from framing.render import page_fit, pdf_finish
from framing.render.folders import template_folder
from framing.settings import Settings

_SEPARATOR = b"\0"  # between the page and the records: neither HTML nor JSON can hold it
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # an attachment must have dates, and a clock must not be asked
ATTACHED = "framing.json"
DRAWN_WITH, PAGES = "DrawnWith", "FramingPages"  # keys of the document information
_PAGES = re.compile(rb'<meta name="framing-pages" content="([a-z]+ [a-z0-9]+)"')
_OBJECTS_BETWEEN_COLLECTIONS = 500_000
# A page with a little of everything that a report has, printed once to fill caches.
_TRIAL = """<html lang="en"><title>Trial</title><style>@page { @bottom-left { content: counter(page) } } body { font:
400 9pt/1.4 "Framing Sans" } h1 { font: 600 20pt "Framing Serif"; bookmark-level: 1 } b { font-weight: 600 } p {
columns: 2 } i { font-weight: 700; border-bottom: 1px dotted #555; background: #eee } table { table-layout: fixed } td
{ border-bottom: 1px solid #eee; font-family: "Framing Serif" } a::after { content: target-counter(attr(href), page) }
</style><h1 id="a">Trial</h1><p>One <b>two</b> <i>three</i> <a href="#a">four</a> six.</p><table><thead><tr><th>A
<tbody><tr><td>1<td><svg width="9" height="9" viewBox="0 0 9 9"><title>T</title><path d="M1 2H3" stroke="#123"/><circle
cx="2" cy="2" r="2"/><text font-family="Framing Sans" x="2" y="3">5</text></svg></table><ul><li>7</ul>"""
_NAME = 10  # hex digits of the digest that names of places begin with
_IDENTIFIER = 16  # bytes of the digest that identify a PDF


def write(comparison: Comparison, settings: Settings) -> bytes:
    """The comparison as a tagged PDF with the JSON records attached. Raises WriteError where it cannot be made."""
    return render(request(comparison, settings))


def request(comparison: Comparison, settings: Settings) -> bytes:
    """What ``render`` needs to print a comparison, as bytes that can be sent to a child process."""
    from framing.render import html
    from framing.render.records import json

    page = html.page(comparison, settings, paper=True).encode("utf-8")
    return page + _SEPARATOR + json.write(comparison, settings)


def render(data: bytes) -> bytes:
    """A PDF from a ``request``: a page of HTML and the records to attach (which may be missing).

    The same bytes in give the same bytes out: fonts come from our own folder alone, every address is refused, no
    clock is read, and the identifier is a digest of the input.
    """
    with _own_fonts(), _seldom_collecting():
        return _Press().print(data)


class _Press:
    """WeasyPrint with our fonts loaded. ``printed`` keeps the last document: taking it apart takes time, too."""

    def __init__(self) -> None:
        self.weasyprint = library()
        self.fonts = self.weasyprint.text.fonts.FontConfiguration()
        self.printed: Any = None
        self.pages: re.Match[bytes] | None = None  # which pages these are, and the paper
        self.root: Any = None  # the tree they are drawn from
        self.name = ""  # what the names of places in the PDF begin with: two reports in one file keep theirs

    def print(self, data: bytes) -> bytes:
        page, _, records = data.partition(_SEPARATOR)
        options = {"pdf_variant": "pdf/ua-1", "pdf_tags": True, "pdf_identifier": sha256(data).digest()[:_IDENTIFIER]}
        if records:
            options["attachments"] = [_attachment(self.weasyprint, records)]
        try:
            # Our own templates write HTML that is XML as well, which is read in a tenth of the time; a user's need not.
            root = ElementTree.fromstring(page)  # noqa: S314 - a page of ours: it declares no entities
        except ElementTree.ParseError:
            root = self.weasyprint.HTML(string=page.decode("utf-8"), url_fetcher=refuse(self.weasyprint)).etree_element
        self.printed = page_fit.fitted(root, lambda tree: self._source(tree).render(font_config=self.fonts, **options))
        page_fit.number_references(self.printed)
        self.pages = _PAGES.search(page)
        self.root, self.name = root, sha256(data).hexdigest()[:_NAME]
        pdf: bytes = self.printed.write_pdf(finisher=self._signed, **options)
        return pdf

    def _signed(self, document: Any, pdf: Any) -> None:
        """Name the libraries whose versions decide the bytes, so that whoever draws it again knows what to expect."""
        del document
        string = import_module("pydyf").String
        if self.pages is not None:
            pdf.info[PAGES] = string(self.pages[1].decode("ascii"))
        drawn = f"{_drawing(self.weasyprint)}, zlib {ZLIB_RUNTIME_VERSION}"
        pdf.info[DRAWN_WITH] = string(drawn)
        pdf_finish.finish(pdf, self.root, self.name)

    def _source(self, root: Any) -> Any:
        """The tree of a page as WeasyPrint takes it."""
        source = object.__new__(self.weasyprint.HTML)
        source.base_url, source.url_fetcher, source.media_type = None, refuse(self.weasyprint), "print"
        wrapper = import_module("cssselect2").ElementWrapper
        source.wrapper_element = wrapper.from_html_root(root, content_language=None)
        source.etree_element = source.wrapper_element.etree_element
        return source


def _drawing(weasyprint: Any) -> str:
    """The versions of the system's Pango and HarfBuzz; the latter only tells whether it is at least some version."""
    ffi = weasyprint.text.ffi
    number = ffi.pango.pango_version()
    known: list[int] = []
    for _ in range(3):
        at = 0
        while ffi.harfbuzz.hb_version_atleast(*known, at + 1, *[0] * (2 - len(known))):
            at += 1
        known.append(at)
    shaper = ".".join(map(str, known))
    return f"Pango {number // 10000}.{number // 100 % 100}.{number % 100}, HarfBuzz {shaper}"


def refuse(weasyprint: Any) -> Any:
    """A fetcher that refuses every address: a page holds all it needs, so whatever is asked for is not ours."""

    class Refusal(weasyprint.urls.URLFetcher):  # type: ignore[misc]  # the library has no types
        def __init__(self) -> None:
            # An empty context: the usual one reads all certificates of the machine, which takes its time.
            super().__init__(ssl_context=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))

        def fetch(self, url: str, headers: object = None) -> None:
            raise ValueError(f"refused: {url[:80]}")

    return Refusal()


def _attachment(weasyprint: Any, records: bytes) -> Any:
    return weasyprint.Attachment(
        string=records,
        url_fetcher=refuse(weasyprint),
        name=ATTACHED,
        description="The records behind every figure of this report",
        relationship="Data",
        created=_NO_DATE,
        modified=_NO_DATE,
    )


def library() -> Any:
    """WeasyPrint, loaded late. Raises WriteError where the system lacks what it draws with."""
    try:
        weasyprint = import_module("weasyprint")
        import_module("weasyprint.text.fonts")
    except OSError as error:  # the shared libraries it draws with are missing
        raise WriteError(
            f"WeasyPrint cannot load a system library ({error})",
            where="PDF",
            next="On Debian or Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0.",
        ) from error
    return weasyprint


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Laying out makes millions of objects that live to the end; looking for garbage among them takes a third more."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _own_fonts() -> Iterator[None]:
    """Let fontconfig see the shipped fonts and no others while a PDF is made."""
    key, before = "FONTCONFIG_FILE", os.environ.get("FONTCONFIG_FILE")
    os.environ[key] = str(template_folder() / "fonts" / "fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ[key]
        else:
            os.environ[key] = before


def _serve() -> None:
    """Get ready while nobody waits (the first page takes longest), then print one request."""
    with _own_fonts(), _seldom_collecting():
        press = _Press()
        press.print(_TRIAL.encode("utf-8"))
        data = sys.stdin.buffer.read()
        if not data:
            sys.exit("nothing to print: expected a page on standard input")
        sys.stdout.buffer.write(press.print(data))
        sys.stdout.buffer.flush()
    # Everything is said; taking a large document apart object by object would only keep the caller waiting.
    os._exit(0)


if __name__ == "__main__":
    _serve()
