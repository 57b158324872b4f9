"""The rules every reader keeps, as a battery that its author can run: ``framing.check_reader(READER, files)``."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from itertools import islice, pairwise

from framing.errors import ReadError
from framing.model import ArticleText, Blocks, Reader
from framing.read import articles, protected, readers
from framing.read.formats.decode import decode
from framing.settings import Settings

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SUFFIX = re.compile(r"\.[a-z0-9]+(?:\.[a-z0-9]+)*")
# What no reader but that of plain text may take for its own.
_PROSE = (
    b"The ferry sailed on Monday after two years, harbour master Ada Holm said.\n\nIt was late.\n",
    b"Ferry runs again\r\n\r\nBy Ada Holm\r\n\r\nThe ferry sailed on Monday.\r\n",
)
_STRANGE = (b"", b"\n \n", b"\0" * 64, b"\xff\xfeT\x00h\x00e\x00", b"\xef\xbb\xbf", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n")
_FLIPPED = 8  # places of a file that are damaged, one after the other
_MOST = 1_000  # articles of a damaged file that are looked at


def check_reader(reader: Reader, files: Mapping[str, bytes]) -> None:
    """Run every check on one reader; return nothing when all hold.

    Args:
        reader: a declaration that can be imported (a name in a module), since one check runs it in a second
            interpreter. It need not be registered.
        files: whole files of its format, by the names they might have. One at least; the more of what the format
            allows they hold, the more is known of the reader.

    Raises:
        ReadError: it names the reader, the rule it breaks and, where one shows it, the file.

    Example:
        >>> import framing
        >>> from framing.read.formats.markdown import READER
        >>> framing.check_reader(READER, {"quay.md": b"# Quay shut\\n\\nThe quay was *shut* on Tuesday."})
    """
    _check_declaration(reader)
    if not files:
        raise _broken(reader, "was given no file, so nothing is known of it")
    for name, data in files.items():
        _check_recognised(reader, name, data)
        found = _read(reader, name, data)
        if _read(reader, name, data) != found:
            raise _broken(reader, "reads something else the second time", name)
        _check_articles(reader, name, data, found)
        if reader.stream is not None:
            _check_stream(reader, name, data, found)
        if not reader.confined:  # what other people's code takes apart is kept within a process of its own
            _check_damaged(reader, name, data)
    _check_hash_seed(reader, files)


def _check_declaration(reader: Reader) -> None:
    if not _NAME.fullmatch(reader.name) or not reader.about:
        raise _broken(reader, "needs a name of small letters, digits and hyphens, and a word on what it reads")
    if wrong := [suffix for suffix in reader.suffixes if not _SUFFIX.fullmatch(suffix)]:
        raise _broken(reader, f"has the suffix {wrong[0]!r}, which is none such as '.html'")
    if reader.recognises is None and not reader.suffixes:
        raise _broken(reader, "recognises nothing and has no suffix, so no file would come to it")
    if reader.verbatim and reader.many:
        raise _broken(reader, "says that an article's text is the whole file, and that a file may hold several")
    if reader.recognises is None:
        return
    for head in (*_PROSE, *_STRANGE):
        try:
            claimed = reader.recognises(head)
        except Exception as error:
            what = f"fails on a file that begins with {head[:12]!r} ({type(error).__name__}: {error})"
            raise _broken(reader, what) from error
        if claimed and (head in _PROSE or not head.strip()):
            raise _broken(reader, f"recognises plain text ({head[:20]!r}) as its own")


def _check_recognised(reader: Reader, name: str, data: bytes) -> None:
    """Whether the file would come to this reader, at first or from who reads what it lies in."""
    others = [other for other in readers.installed() if other.name != reader.name]
    winner = readers.first((*others, reader), data[: readers.HEAD], name)
    if winner is None:
        raise _broken(reader, "does not recognise it, nor its suffix", name)
    handed_on = winner is not reader and any(
        isinstance(article, ArticleText) and article.format == reader.name for article in _read(winner, name, data)
    )
    if winner is not reader and not handed_on:
        what = f"does not get it: the reader {winner.name!r} takes it first"
        raise _broken(reader, what, name, "Give it a lower order, or recognise what only its format has.")


def _read(reader: Reader, name: str, data: bytes) -> list[ArticleText | str]:
    return _taken(reader, name, lambda: reader.read(data, name))


def _taken(reader: Reader, name: str, read: Callable[[], Iterable[ArticleText | ReadError]]) -> list[ArticleText | str]:
    """What a reader hands over, of its errors what they say."""
    try:
        found = [protected.checked(item) for item in islice(read(), _MOST)]
    except ReadError as error:
        found = [error]
    except Exception as error:
        raise _broken(reader, f"fails ({type(error).__name__}: {error})", name) from error
    return [str(item) if isinstance(item, ReadError) else item for item in found]


def _check_articles(reader: Reader, name: str, data: bytes, found: list[ArticleText | str]) -> None:
    texts = [item for item in found if isinstance(item, ArticleText)]
    if not texts:
        raise _broken(reader, f"finds no article in it ({found[0]})" if found else "finds no article in it", name)
    if len(found) > 1 and not reader.many:
        raise _broken(reader, f"finds {len(found)} articles, and does not say that a file may hold many", name)
    used = []
    for article in texts:
        if reader.verbatim and article.text != decode(data, name).text:
            raise _broken(reader, "gives another text than the file's own, and says it is verbatim", name)
        if reader.blocks is not None and not article.format:
            _check_blocks(reader, name, article.text, _blocks(reader, name, article.text))
        facts = {"id": "check", "where": name, "sha256": articles.digest(article.text)}
        try:
            used.append(articles.document_of(article, reader, facts, Settings()))
        except ReadError as error:
            refused = error
    if not used:
        raise _broken(reader, f"gives nothing that can be used ({refused})", name)


def _blocks(reader: Reader, name: str, text: str) -> Blocks:
    if reader.blocks is None:
        return Blocks([], ())
    try:
        return reader.blocks(text, 0)
    except Exception as error:
        raise _broken(reader, f"fails on the text's blocks ({type(error).__name__}: {error})", name) from error


def _check_blocks(reader: Reader, name: str, text: str, blocks: Blocks) -> None:
    """Paragraphs in order, every character of their language at its place in the text."""
    for one, two in pairwise(blocks.paragraphs):
        if two.start < one.end:
            raise _broken(reader, f"has paragraphs out of order at character {two.start}", name)
    for paragraph in blocks.paragraphs:
        if not 0 <= paragraph.start <= paragraph.end <= len(text):
            raise _broken(reader, f"has a paragraph at {(paragraph.start, paragraph.end)}, outside the text", name)
        places = [paragraph.at(index) for index in range(len(paragraph.text))]
        for character, place in zip(paragraph.text, places, strict=True):
            there = text[place : place + 1]
            if there != character and not (character.isspace() and there.isspace()):
                raise _broken(reader, f"says {character!r} stands at character {place}, where {there!r} stands", name)
        if places != sorted(set(places)):
            raise _broken(reader, f"has the characters of a paragraph out of order ({paragraph.text[:30]!r})", name)
    spans = blocks.markup
    if any(not 0 <= span.start < span.end <= len(text) for span in spans) or any(
        two.start <= one.end for one, two in pairwise(spans)
    ):
        raise _broken(reader, "has markup outside the text, out of order, or in pieces that touch", name)


def _check_stream(reader: Reader, name: str, data: bytes, found: list[ArticleText | str]) -> None:
    stream, most = reader.stream, Settings().max_bytes
    if stream is not None and _taken(reader, name, lambda: stream(io.BytesIO(data), name, most)) != found:
        raise _broken(reader, "reads something else from an open file", name)


def _check_damaged(reader: Reader, name: str, data: bytes) -> None:
    """A file that is cut off or changed somewhere is an error or an article, and never a failure."""
    for damaged in _damaged(data):
        for item in _taken(reader, f"{name}, damaged", lambda damaged=damaged: reader.read(damaged, name)):  # type: ignore[misc]
            if isinstance(item, ArticleText) and reader.blocks is not None and not item.format:
                _check_blocks(reader, f"{name}, damaged", item.text, _blocks(reader, name, item.text))


def _damaged(data: bytes) -> Iterator[bytes]:
    yield from _STRANGE
    for quarter in (1, 2, 3):
        yield data[: len(data) * quarter // 4]
    yield data[:-1]
    for number in range(_FLIPPED):
        at = len(data) * number // _FLIPPED
        yield data[:at] + bytes((data[at] ^ 0x5A,)) + data[at + 1 :] if data else b""


def _check_hash_seed(reader: Reader, files: Mapping[str, bytes]) -> None:
    """A second interpreter with another hash seed must read the same."""
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    child = subprocess.run(  # noqa: S603 - our own interpreter, module and data
        [sys.executable, "-m", __spec__.name, reader.read.__module__, reader.name],
        input=pickle.dumps(dict(files)),
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=False,
    )
    if child.returncode != 0:
        words = child.stderr.decode("utf-8", "replace").strip().splitlines() or ["no message"]
        raise _broken(reader, f"cannot be run in a second interpreter ({words[-1]})")
    if child.stdout.decode().strip() != _digest(reader, files):
        raise _broken(reader, "reads something else under another PYTHONHASHSEED: it iterates over a set somewhere")


def _digest(reader: Reader, files: Mapping[str, bytes]) -> str:
    total = hashlib.sha256()
    for name, data in files.items():
        for item in _read(reader, name, data):
            total.update(repr(item).encode("utf-8", "surrogatepass"))
            if isinstance(item, ArticleText):
                total.update(repr(_blocks(reader, name, item.text)).encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def _broken(reader: Reader, what: str, file: str = "", next: str = "") -> ReadError:
    where = f"reader {reader.name}" + (f", {file}" if file else "")
    return ReadError(what, where=where, next=next or "Correct the reader and check it again.")


def _main(module: str, name: str, read: Callable[[], bytes], write: Callable[[str], object]) -> None:
    """What the second interpreter does: find the reader by module and name, and print a digest of all it reads."""
    known = [item for item in vars(import_module(module)).values() if isinstance(item, Reader) and item.name == name]
    known = known or [item for item in readers.installed() if item.name == name]
    if not known:
        raise SystemExit(f"{module} has no reader {name!r} under a name of its own")
    write(_digest(known[0], pickle.loads(read())))  # noqa: S301 - made by the parent a moment ago


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2], sys.stdin.buffer.read, sys.stdout.write)
