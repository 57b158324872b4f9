"""The battery for readers: every reader that is installed passes it, and each rule tells of a reader that breaks it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import IO, Any

import pytest

import framing
from framing.errors import ReadError
from framing.model import ArticleText, Blocks, Paragraph, Reader, Span
from framing.read import readers
from framing.read.formats.decode import decode
from tests.read.whole_files import BODY, whole_files


@pytest.mark.parametrize("reader", readers.installed(), ids=lambda reader: reader.name)
def test_every_reader_that_is_installed_passes(reader: Reader) -> None:
    framing.check_reader(reader, whole_files(reader.name))


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    text, encoding, notes = decode(data, where)
    for part in text.removeprefix("%DESK\n").split("\n==\n"):
        title, _, body = part.partition("\n")
        yield ArticleText(part, {"title": title}, encoding, notes) if body else ReadError("it has no text", where=where)


def is_desk(head: bytes) -> bool:
    return head.startswith(b"%DESK\n")


DESK = Reader("desk", "exports of a desk", read, (".desk",), is_desk, many=True, order=30)
PILE = {"night.desk": f"%DESK\nToll to rise\n{BODY}\n==\nEmpty\n==\nToll put off\n{BODY}".encode()}


def test_a_reader_that_keeps_the_rules_passes() -> None:
    framing.check_reader(DESK, PILE)


def once_each(data: bytes, where: str, seen: list[bytes] = []) -> list[ArticleText]:  # noqa: B006 - the fault itself
    seen.append(data)
    return [ArticleText(f"{BODY} {len(seen)}")]


def by_hash(data: bytes, where: str) -> list[ArticleText]:
    return [ArticleText(" ".join({word for word in decode(data, where).text.split() if word != "%DESK"}))]


def careless(data: bytes, where: str) -> list[ArticleText]:
    return [ArticleText(json.loads(data.split(b"\n", 1)[1])["text"])]


def streamed(file: IO[bytes] | IO[str], where: str, most: int) -> Iterator[ArticleText | ReadError]:
    yield ArticleText(BODY)


def blocks(*paragraphs: Paragraph, markup: tuple[Span, ...] = ()) -> Callable[[str, int], Blocks]:
    return lambda text, start: Blocks(list(paragraphs), markup)


def raising(*arguments: Any) -> Any:
    raise KeyError("no such part")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"name": "Desk!"}, "needs a name of small letters"),
        ({"about": ""}, "a word on what it reads"),
        ({"suffixes": ("desk",)}, "has the suffix 'desk'"),
        ({"suffixes": (), "recognises": None}, "no file would come to it"),
        ({"verbatim": True}, "and that a file may hold several"),
        ({"recognises": lambda head: True}, "recognises plain text"),
        ({"recognises": raising}, "fails on a file that begins with"),
        ({"suffixes": (".other",), "recognises": lambda head: head.startswith(b"%OTHER")}, "does not recognise it"),
        ({"many": False}, "finds 3 articles, and does not say that a file may hold many"),
        ({"read": raising}, r"night\.desk: fails \(KeyError"),
        ({"read": lambda data, where: []}, "finds no article in it"),
        ({"read": lambda data, where: [ReadError("it is broken")]}, "finds no article in it .it is broken"),
        ({"read": lambda data, where: [BODY]}, "it gave str, not ArticleText or ReadError"),
        ({"read": lambda data, where: [ArticleText(" ")]}, "gives nothing that can be used"),
        ({"read": once_each}, "reads something else the second time"),
        ({"read": by_hash}, "under another PYTHONHASHSEED"),
        ({"stream": streamed}, "reads something else from an open file"),
        ({"many": False, "verbatim": True, "read": lambda data, where: [ArticleText(BODY)]}, "another text than the"),
        ({"blocks": raising}, "fails on the text's blocks"),
        ({"blocks": blocks(Paragraph(0, 9_999, ""))}, "outside the text"),
        ({"blocks": blocks(Paragraph(5, 9, "to r"))}, "says 't' stands at character 5"),
        ({"blocks": blocks(Paragraph(5, 12, ""), Paragraph(0, 4, "Toll"))}, "paragraphs out of order at character 0"),
        ({"blocks": blocks(Paragraph(0, 4, "ll", (3, 2)))}, "the characters of a paragraph out of order"),
        ({"blocks": blocks(markup=(Span(0, 2), Span(2, 4)))}, "in pieces that touch"),
    ],
)
def test_what_breaks_a_rule_is_told(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ReadError, match=complaint):
        framing.check_reader(replace(DESK, **change), PILE)


def test_what_another_reader_takes_first_is_told() -> None:
    with pytest.raises(ReadError, match=r"the reader .html. takes it first\. Give it"):
        framing.check_reader(
            replace(DESK, recognises=None), {"night.desk": b"<!doctype html><html><p>Rain.</p></html>"}
        )


def test_a_damaged_file_may_not_make_it_fail() -> None:
    whole = b"%DESK\n" + json.dumps({"text": BODY}).encode()
    with pytest.raises(ReadError, match=r"night\.desk, damaged: fails \("):
        framing.check_reader(replace(DESK, read=careless), {"night.desk": whole})
    with pytest.raises(ReadError, match="cannot be run in a second interpreter"):  # it has no name in its module
        framing.check_reader(replace(DESK, read=careless, name="nowhere", confined=True), {"night.desk": whole})


def test_a_reader_without_a_file_is_not_known() -> None:
    with pytest.raises(ReadError, match="was given no file"):
        framing.check_reader(DESK, {})


def test_the_hash_seed_of_the_run_is_not_the_childs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "PYTHONHASHSEED", "1")
    framing.check_reader(DESK, PILE)
