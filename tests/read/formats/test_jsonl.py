"""JSON Lines: one object a line, and a broken line stops nothing."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest

from framing.errors import ReadError
from framing.model import Document
from framing.read import read_jsonl, read_record, unique_ids
from framing.settings import Settings

BODY = "The barge struck the upper gate on Monday night and sank in four minutes."


def test_a_record_gives_its_metadata() -> None:
    record = {
        "id": "b1",
        "text": BODY,
        "title": "Barge sinks",
        "date": "2031-03-04",
        "author": "Mara Quill",
        "lang": "en",
    }
    document = read_record(record, Settings(), "a.jsonl:1")
    assert (document.id, document.title, document.published, document.byline) == (
        "b1",
        "Barge sinks",
        "2031-03-04",
        "Mara Quill",
    )
    assert document.format == "record"
    assert document.sha256 == hashlib.sha256(BODY.encode()).hexdigest()


def test_lone_surrogates_are_kept() -> None:
    text = BODY + " \ud800 Again: \udfff"
    (document,) = read_jsonl(io.BytesIO((json.dumps({"id": "s", "text": text}) + "\n").encode()), Settings())
    assert isinstance(document, Document)
    assert document.text == text
    assert document.sha256 == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def test_null_is_not_given() -> None:
    document = read_record({"id": "n", "text": BODY, "title": None, "outlet": ""}, Settings(), "x")
    assert document.title is None
    assert document.provenance["title"] != "given"


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"id": "a"}, "no text"),
        ({"id": "a", "text": 5}, "string"),
        ({"id": "a", "text": " \n"}, "no words"),
        ({"id": "a", "text": "word " * 20}, "more than"),
        ({"id": ["a"], "text": "Words."}, "id"),
        ("words", "object"),
    ],
)
def test_what_is_no_article_is_an_error_that_names_the_line(record: object, said: str) -> None:
    with pytest.raises(ReadError, match=said) as error:
        read_record(record, Settings(max_bytes=50), "a.jsonl:7")  # type: ignore[arg-type]
    assert error.value.where == "a.jsonl:7"


def test_a_broken_line_stops_nothing(tmp_path: Path) -> None:
    good = json.dumps({"id": "g", "text": BODY}).encode()
    lines = [b"\xef\xbb\xbf" + good, b"{broken", b"", b"[1]", b"\xff\xfe", b"[" * 100_000, good]
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join(lines))
    found = list(read_jsonl(path, Settings()))
    assert [type(item) for item in found] == [Document, ReadError, ReadError, ReadError, ReadError, Document]
    errors = [item for item in found if isinstance(item, ReadError)]
    assert [error.where.rpartition(":")[2] for error in errors] == ["2", "4", "5", "6"]
    assert all(str(path) in str(error) for error in errors)


def test_a_line_without_end_is_passed_over() -> None:
    settings = Settings(max_bytes=1000)
    endless = b'{"text": "' + b"word " * 30_000 + b'"}\n'
    stream = io.BytesIO(endless + json.dumps({"id": "g", "text": BODY}).encode())
    error, document = read_jsonl(stream, settings, "stream")
    assert isinstance(error, ReadError)
    assert error.where == "stream:1"
    assert isinstance(document, Document)


def test_a_stream_of_text_and_a_missing_file() -> None:
    (document,) = read_jsonl(io.StringIO(json.dumps({"text": BODY}) + "\n\n"), Settings(), "<stdin>")
    assert isinstance(document, Document)
    assert document.id == "stdin"
    (error,) = read_jsonl("nowhere.jsonl", Settings())
    assert isinstance(error, ReadError)
    assert "nowhere.jsonl" in str(error)


def test_ids_are_made_unique_in_order() -> None:
    documents = [read_record({"id": id, "text": BODY}, Settings(), "x") for id in ("a", "b", "a", "a", "a-2")]
    assert [document.id for document in unique_ids(documents)] == ["a", "b", "a-2", "a-3", "a-2-2"]


def test_the_names_of_news_please_and_newspaper_are_understood() -> None:
    text = "The mill burned. It was late."
    please = {"maintext": text, "date_publish": "2025-05-06 06:15:00", "date_download": "2025-05-07", "title": "Mill"}
    please |= {"source_domain": "echo.example", "authors": ["Ada Lind"]}
    found = read_record(please, Settings(), "feed:1")
    assert (found.title, found.outlet, found.published) == ("Mill", "echo.example", "2025-05-06")
    assert (found.byline, found.notes) == ("Ada Lind", ())
    paper = {"text": text, "publish_date": "2025-05-06T06:15:00", "meta_site_name": "Echo", "meta_lang": "en"}
    paper |= {"canonical_link": "https://echo.example/mill", "top_image": "x.jpg", "summary": ""}
    found = read_record(paper, Settings(), "feed:2")
    assert (found.outlet, found.published, found.url) == ("Echo", "2025-05-06", "https://echo.example/mill")
    assert (found.language, found.notes) == ("en", ())
