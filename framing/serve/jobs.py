"""What a child process does with texts: read them, put them right, measure them, compare them and write the report."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import FramingError, ReadError
from framing.read import hand_corrections
from framing.read.reassembly import packed as packed_article
from framing.read.reassembly import unpacked, with_given
from framing.serve.frames import ChildMessage
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.model import Comparison, Document, Profile

__all__ = ["CHOICE", "answers", "guarded", "of_text", "packed_article"]

CHOICE = 200  # articles of one file that are offered
_QUICK = ("html", "json")  # written in no time; what takes longer has its turn when nobody waits for a report
_WORDS = 12  # of an article that has no title, in the list to choose from


def guarded(asked: ChildMessage, settings: Settings) -> Iterator[ChildMessage]:
    """The answers to a job, and what went wrong as the last of them; ``{"end": true}`` says that all was said."""
    try:
        yield from answers(asked, settings)
    except FramingError as error:
        yield problem(error)
    except MemoryError:
        yield ChildMessage(
            {"problem": {"what": "it needs more memory than it may have", "next": "Take shorter articles."}}
        )
    except Exception as error:  # a fault of ours: where it is may be told, what a message holds may be an article's
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = f"a fault in framing ({type(error).__name__} in {Path(place.filename).name}, line {place.lineno})"
        yield ChildMessage({"problem": {"what": what, "next": "Report it, with the articles if you can."}})
    yield ChildMessage({"end": True})


def problem(error: FramingError) -> ChildMessage:
    """What went wrong, as an answer."""
    told = {"what": error.what, "where": error.where, "next": error.next, "kind": type(error).__name__}
    return ChildMessage({"problem": told})


def answers(asked: ChildMessage, settings: Settings) -> Iterator[ChildMessage]:
    """The answers to a job. Raises FramingError."""
    kinds = {"read": _read, "revise": _revise, "compare": _compare, "request": _request}
    yield from kinds[asked.head["kind"]](asked, settings)


def of_text(text: str, given: Mapping[str, Any], settings: Settings) -> Document:
    """One article whose text somebody sends. Raises ReadError."""
    from framing import api

    return api.read(text=text, given=dict(given), settings=settings)


def _read(asked: ChildMessage, settings: Settings) -> Iterator[ChildMessage]:
    """Each file's article; of several the list to choose from, or those that were chosen by number."""
    from framing.read.articles import read_all_bytes

    for item, (told, data) in enumerate(zip(asked.head["items"], asked.parts, strict=True)):
        found: list[Document | ReadError] = []
        try:
            articles = read_all_bytes(data, id=told["id"], name=told["name"], settings=settings)
            found = list(islice(articles, CHOICE if told["number"] is None else told["number"]))
        except ReadError as error:
            found = [error]
        if told["number"] is not None:
            found = found[told["number"] - 1 :]
        if len(found) > 1:
            rows = [_offered(number, one) for number, one in enumerate(found, 1)]
            yield ChildMessage({"item": item, "choice": True}, [_dumped(rows)])
            continue
        one = found[0] if found else ReadError("there is no such article in it", next="Choose another.")
        if isinstance(one, ReadError):
            yield ChildMessage({"item": item, **problem(one).head})
            continue
        if told["url"] and not one.url:
            one = replace(one, url=told["url"])
        yield _as_shown(item, one, told["given"], ())


def _revise(asked: ChildMessage, settings: Settings) -> Iterator[ChildMessage]:
    """An article as it was read, with what is given and corrected by hand."""
    document = unpacked(asked.parts[0], "article")
    yield _as_shown(0, document, asked.head["given"], asked.head["rows"])


def _as_shown(item: int, read: Document, given: Mapping[str, str], rows: Sequence[Mapping[str, str]]) -> ChildMessage:
    """Three parts: the article as read, as corrected, and its record; the kinds its zones had before corrections."""
    from framing import api

    document = with_given(read, given) if given else read
    kinds = [zone.kind for zone in document.zones]
    told = hand_corrections.read([dict(row) for row in rows], hand_corrections.NAME)
    if told.corrections:
        document = hand_corrections.corrected(document, told.corrections)
    record = api.read_record(document, document.id)
    return ChildMessage(
        {"item": item, "article": True, "kinds": kinds},
        [packed_article(read), packed_article(document), _dumped(record)],
    )


def _offered(number: int, article: Document | ReadError) -> dict[str, Any]:
    if isinstance(article, ReadError):
        return {"number": number, "why": article.what}
    words = article.body.split()
    title = article.title or " ".join(words[:_WORDS])
    return {
        "number": number,
        "title": title,
        "outlet": article.outlet,
        "published": article.published,
        "words": len(words),
    }


def _compare(asked: ChildMessage, settings: Settings) -> Iterator[ChildMessage]:
    """The report in each format, as soon as it is written: what is shown first comes first, and the rest can wait."""
    from framing import api
    from framing.read import unique_id

    seen: dict[str, int] = {}
    documents = [unique_id(unpacked(part, f"article {at}"), seen) for at, part in enumerate(asked.parts, 1)]
    profiles = []
    for at, document in enumerate(documents, 1):
        yield ChildMessage({"stage": f"analysing article {at} of {len(documents)}"})
        profiles += list(api.profiles([document], settings))
    yield ChildMessage({"stage": "comparing"})
    comparison = _compared(profiles, settings, asked.head["name"], asked.head["title"])
    about = {"title": comparison.title, "sources": [source.name for source in comparison.sources]}
    for at, format in enumerate(asked.head["formats"]):
        yield ChildMessage({"stage": f"writing {format.upper()}"})
        try:
            written = api.write(comparison, format, settings)
        except FramingError as error:
            if not at:
                raise
            yield ChildMessage({"unwritten": format, **problem(error).head})
            continue
        more = asked.head["formats"][at + 1 : at + 2]
        yield ChildMessage(
            {"format": format, "pause": bool(more) and more[0] not in _QUICK, **(about if not at else {})}, [written]
        )


def _compared(profiles: Sequence[Profile], settings: Settings, name: str, title: str | None) -> Comparison:
    """The comparison, with textstat's values: it is loaded here already, and no child need be started for them."""
    from framing.compare import compare, require_count
    from framing.measure import textstat

    require_count(len(profiles))
    textstat.stay_without_nltk()
    compared = compare(profiles, settings, name=name, title=title)
    oracle = tuple(dict(textstat.raw(profile.parsed.document.body)) for profile in profiles)
    return replace(compared, oracle=oracle)


def _request(asked: ChildMessage, settings: Settings) -> Iterator[ChildMessage]:
    """What a program asks for: its articles read, measured or compared, as the command line prints them."""
    from framing import api
    from framing.read import unique_id

    seen: dict[str, int] = {}
    documents = []
    for at, told in enumerate(json.loads(asked.parts[0])):
        given = {key: value for key, value in told.items() if key != "text"}
        try:
            documents.append(unique_id(of_text(told["text"], given, settings), seen))
        except ReadError as error:
            raise ReadError(error.what, where=f"documents[{at}]", next=error.next) from error
    if asked.head["what"] == "read":
        yield ChildMessage(
            {"answer": True}, [_dumped({"documents": [api.read_record(one, one.id) for one in documents]})]
        )
        return
    profiles = list(api.profiles(documents, settings))
    if asked.head["what"] == "analyze":
        yield ChildMessage({"answer": True}, [_dumped({"documents": [api.record(one) for one in profiles]})])
        return
    compared = _compared(profiles, settings, "comparison", asked.head["title"])
    yield ChildMessage({"answer": True}, [api.write(compared, "json", settings)])


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, allow_nan=False).encode("ascii")
