"""A format whose library is missing says which one, and the command that installs it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from framing.errors import ReadError
from framing.read import readers
from tests.read.formats.office import docx
from tests.read.formats.test_office import rtf, sheet
from tests.read.formats.test_pdf import printed
from tests.read.formats.test_web_archives import SERVED, answer, page, record

NEEDED = {
    "docx": (docx(["Rain fell."]), "mammoth", "office"),
    "rtf": (rtf("Rain fell."), "striprtf", "office"),
    "spreadsheet": (sheet([["title", "text"], ["Rain", "It fell."]]), "openpyxl", "office"),
    "pdf": (printed("one column, gaps", True), "pypdf", "pdf"),
    "warc": (record(answer(page("Nan"))), "fastwarc", "warc"),
}


@pytest.mark.parametrize("reader", NEEDED)
def test_what_is_missing_is_named_with_the_command_that_installs_it(
    reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, library, extra = NEEDED[reader]
    assert list(readers.named(reader).read(data, "toll.bin"))
    for name in [name for name in sys.modules if name.partition(".")[0] == library] + [library]:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ReadError) as caught:
        list(readers.named(reader).read(data, "toll.bin"))
    assert f"needs {library}, which is not installed" in str(caught.value)
    assert caught.value.next == f"Install it: pip install 'framing[{extra}]'"


def test_a_tagged_pdf_without_what_follows_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(ReadError, match=r"needs pdfplumber, which is not installed\. .*'framing\[pdf\]'"):
        list(readers.named("pdf").read(printed("one column, gaps", True), "ferry.pdf"))


def test_a_page_packed_by_brotli_without_brotli(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    (error,) = readers.named("warc").read(record(SERVED["brotli"]), "night.warc")
    assert "night.warc (http://quill.example/a): reading pages packed by Brotli needs brotli" in str(error)


def test_the_doors_load_no_library_until_a_file_asks_for_it() -> None:
    program = (
        "import sys; from framing.read import readers; readers.installed(); "
        "print(sorted({'mammoth', 'striprtf', 'openpyxl', 'fastwarc', 'pypdf', 'pdfplumber', 'trafilatura', 'brotli'}"
        " & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout == "[]\n"
