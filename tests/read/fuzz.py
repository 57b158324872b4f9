"""Every reader given mutilated files, two minutes each: ``make fuzz``, ``make fuzz ARGS="--seconds 9 pdf"``.

A reader may hand over articles and errors that a user can act on; whatever else comes out of it ends the run, with the
bytes that brought it about. They belong into ``test_fuzz.FOUND`` once the reader is mended.
"""

from __future__ import annotations

import argparse
import gzip
import io
import signal
import sys
import time
import zipfile
from collections.abc import Callable
from functools import cache

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from framing.errors import ReadError
from framing.model import Reader
from framing.read import protected, readers
from framing.read.limits import LIMITS
from tests.read import hostile
from tests.read.formats.test_pdf import printed

BATCH = 60
_PIECES = (
    b"\x00\xff\xfe\x1f\x8b PK\x03\x04 %PDF-1.4 {\\rtf1 {\\ { } \\u-1 \\bin9 <html> <article> </p> <q> <!-- --> "
    b"<![CDATA[ ]]> <!ENTITY &amp; &#0; \r\n\r\n --cut WARC/1.0 HTTP/1.1 Content-Length: -1 0 99999999999 From "
    b"1 of 2 DOCUMENTS\n HD\nLP\n End of Document\nBody\n [ ]} \\ud800 title,text\n # > ``` --- +++ "
    b"<</Type/Page>> stream endstream obj R << >> BT Tj w:p xml:space text:p \xe2\x80\x9c \xc3 \x93 \xed\xa0\x80 \" '"
).split(b" ")
_FACTIVA = b"Toll\n12 words\n3 April 2033\nTarn Evening\nEnglish\n(c) x\n\nRain.\n\nDocument TARNEV0020330403ea"
_EUROPRESSE = b'<article><p class="titreArticle">Toll</p><div class="DocText"><p>Rain fell.</p></div></article>'
_EUROPRESSE_PLAIN = "Tarn Evening\n3 April 2033\n\nToll\n\nRain fell.\n\n© 2033 x\n\nnews·20330403·TE·9\n".encode()
_EXPORT_PAGE = b"<html><body><p>1 of 1 DOCUMENT</p><p>Tarn Evening</p><p>LENGTH: 2 words</p><p>Rain.</p></body></html>"


@cache
def sound() -> dict[str, list[bytes]]:
    """Whole files by the reader that reads them."""
    found: dict[str, list[bytes]] = {}
    for name, data in hostile.sound().items():
        if name.endswith(".pdf"):
            data = printed("one column, gaps", name == "tagged.pdf", (hostile.WORDS,))
        reader = readers.recognised(data[: readers.HEAD], name).name
        inside = {"a.docx": "docx", "a.odt": "odt", "a.epub": "epub", "a.xlsx": "spreadsheet"}
        found.setdefault(inside.get(name, reader), []).append(data)
    found["wacz"] = [hostile.packed({"datapackage.json": "{}", "archive/a.warc": found["warc"][0]})]
    found["factiva-plain"], found["europresse"] = [_FACTIVA], [_EUROPRESSE]
    found["europresse-plain"], found["export-page"] = [_EUROPRESSE_PLAIN], [_EXPORT_PAGE]
    return found


def mutilated(whole: list[bytes]) -> st.SearchStrategy[bytes]:
    """A whole file with stretches cut, turned over, doubled, or replaced by signs that mean something to a format."""
    return st.builds(
        _mutilated,
        st.sampled_from(whole),
        st.lists(
            st.tuples(
                st.floats(0, 1, exclude_max=True),
                st.integers(0, 40),
                st.one_of(st.sampled_from(_PIECES), st.binary(max_size=8)),
                st.integers(1, 30),
            ),
            min_size=1,
            max_size=6,
        ),
        st.floats(0.3, 1),
        st.one_of(st.none(), st.integers(0, 20)),
    )


def _mutilated(data: bytes, changes: list[tuple[float, int, bytes, int]], share: float, part: int | None) -> bytes:
    """The file, or one of the files packed in it."""
    if part is None or not data.startswith((b"PK", b"\x1f\x8b")):
        return _changed(data, changes, share)
    if data.startswith(b"\x1f\x8b"):
        return gzip.compress(_changed(gzip.decompress(data), changes, share), mtime=0)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given_archive, zipfile.ZipFile(out, "w") as archive:
        names = given_archive.namelist()
        for name in names:
            words = given_archive.read(name)
            archive.writestr(name, _changed(words, changes, share) if name == names[part % len(names)] else words)
    return out.getvalue()


def _changed(data: bytes, changes: list[tuple[float, int, bytes, int]], share: float) -> bytes:
    for place, cut, piece, times in changes:
        at = int(place * len(data))
        data = data[:at] + piece * times + data[at + cut :]
    return data if share > 0.9 else data[: int(share * len(data))]


def check(reader: Reader, data: bytes) -> None:
    """Raises whatever a reader lets through that is neither an article nor an error to act on."""
    items: list[object] = []
    try:
        items.extend(protected.articles(reader, data, "fuzz.bin", LIMITS.text))
    except ReadError as error:
        items.append(error)
    for item in items:
        if isinstance(item, ReadError):
            assert f"the reader of {reader.about} failed" not in item.what, item.what
            assert item.what
            assert item.next


def batch(reader: Reader, number: int, examples: int = BATCH) -> Callable[[], None]:
    """So many mutilated files, the same for the same number."""

    @seed(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(mutilated(sound()[reader.name]))
    def run(data: bytes) -> None:
        check(reader, data)

    return run


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make fuzz", description="Every reader given mutilated files.")
    parser.add_argument("--seconds", type=float, default=120.0, help="for each reader")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("readers", nargs="*", help="names of readers; all of them where none is given")
    options = parser.parse_args(arguments)
    for name in options.readers or sorted(sound()):
        end, number = time.monotonic() + options.seconds, options.seed
        while time.monotonic() < end:
            signal.alarm(int(4 * LIMITS.seconds))  # a reader that hangs is ended with its batch
            batch(readers.named(name), number)()
            number += 1
        signal.alarm(0)
        sys.stdout.write(f"{name}: {(number - options.seed) * BATCH} files\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
