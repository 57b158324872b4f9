"""One document analysed and stored: what a child process does for each document of the pile."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing import api
from framing.errors import ReadError
from framing.model import Document, Parsed, Profile
from framing.nightly.inbox import opened
from framing.nightly.items import LINES, is_unpacked
from framing.nightly.ledger.cache import Cache, FoundDocument, StoredAnalysis
from framing.nightly.versions import web_address
from framing.number_format import printed
from framing.read import read_bytes, read_line, readers
from framing.read.articles import most_bytes
from framing.read.formats.jsonl import BESIDE, ESCAPED
from framing.read.hand_corrections import beside
from framing.read.reassembly import unpacked
from framing.render.records.json import measure_records
from framing.settings import Settings
from framing.stories.traits import traits

if TYPE_CHECKING:
    from framing.language.pipeline import Pipeline
    from framing.model import Feature
    from framing.nightly.plan import Plan


class GoneError(ReadError):
    """A document is no longer what it was when the pile was booked; the next run takes it as it is then."""


class TaskContext:
    """Everything a child process works with, loaded when first needed and kept from one task to the next."""

    def __init__(self, settings: Settings, signature: str, state: Path, staging: Path, publishing: Path) -> None:
        self.settings, self.signature = settings, signature
        self.cache = Cache(state / "analyses", staging, signature)
        self.staging, self.publishing = staging, publishing
        self.plan: Plan | None = None  # of a night whose stories are found in several steps

    @cached_property
    def pipeline(self) -> Pipeline:
        from framing.language.pipeline import load_pipeline

        return load_pipeline(self.settings.model)

    @cached_property
    def features(self) -> tuple[Feature, ...]:
        from framing.features import chosen

        return chosen(self.settings.features, self.settings.lexicons)

    @cached_property
    def manifest(self) -> str:
        """The signature's long form."""
        return api.signature(self.settings, long=True)

    def load(self) -> None:
        """Load what analysing needs."""

        self.pipeline, self.features  # noqa: B018 - loaded by being asked for

    def parse(self, source: FoundDocument) -> Parsed:
        """A document with its language found."""
        from framing.language import understand

        (parsed,) = understand([read(source, self.settings)], self.pipeline)
        return parsed

    def profile(self, parsed: Parsed) -> Profile:
        from framing.measure.profile import profile
        from framing.measure.signature import corrected

        own = [parsed.document]
        short, long = corrected(self.signature, own), corrected(self.manifest, own, long=True)
        return profile(parsed, self.features, self.settings, short, long)

    def parsed(self, digest: str) -> Parsed:
        """A document analysed before, from the cache, or anew from its bytes. Raises ReadError where both are gone."""
        entry = self.cache.get(digest)
        if entry is not None:
            return entry.parsed
        source = self.cache.source(digest)
        if source is None:
            raise ReadError(
                "its analysis and its bytes are gone from the state folder",
                where=digest,
                next="Put the article back into the pile.",
            )
        return self.keep(digest, source)

    def head(self, digest: str) -> Mapping[str, Any]:
        """Facts, measures, text and traits of a document analysed before; see ``parsed``."""
        head = self.cache.head(digest)
        if head is None:  # analysed by another version of the program, on an earlier night
            self.parsed(digest)
            head = self.cache.head(digest)
        if head is None:
            raise ReadError(
                "its analysis cannot be read back", where=digest, next="See to the disk of the state folder."
            )
        return head

    def keep(self, digest: str, source: FoundDocument) -> Parsed:
        """Analyse a document and store what was found."""
        parsed = self.parse(source)
        profile = self.profile(parsed)
        text, title = parsed.document.body, parsed.document.title
        head = {"facts": facts(profile), "measures": measures(profile), "text": text}
        head["story"] = traits(title, text).packed()
        self.cache.put(digest, StoredAnalysis(head, source, parsed))
        return parsed


def analyse(desk: TaskContext, task: Mapping[str, Any], ready: Callable[[], None]) -> dict[str, Any]:
    """Analyse the document that ``task`` names, unless that was done before, and return its facts."""
    head = desk.cache.head(task["digest"])
    if head is None:
        desk.load()  # which is not the document's time
        ready()
        source = fetch(Path(task["file"]), task, desk.settings)
        since = task.get("since")
        if since:
            published = read(source, desk.settings).published
            if published and published < since:
                return {"passed": f"published on {published}, before {since}"}
        desk.keep(task["digest"], source)
        head = desk.cache.head(task["digest"])
    return {"facts": head["facts"] if head else {}}


def fetch(path: Path, task: Mapping[str, Any], settings: Settings) -> FoundDocument:
    """The bytes of a document of the pile. Raises ReadError, and GoneError for bytes other than those booked."""
    place = task["place"]
    line = path.suffix.lower() in LINES and task["length"] >= 0
    if task.get("unreadable"):  # to the run that sent it
        raise ReadError(f"it cannot be read ({task['unreadable']})", where=place, next="See to its rights.")
    try:
        limit = ESCAPED * settings.max_bytes + BESIDE if line else _limit(path, settings)
        with opened(path) as file:
            size = task["length"] if line else os.fstat(file.fileno()).st_size
            if size > limit:
                what = f"{printed(size)} bytes are more than an article may have ({printed(limit)})"
                advice = "Check that it is one article, or raise max_bytes in the settings."
                raise ReadError(what, where=place, next=advice)
            file.seek(task["start"])
            data = file.read(task["length"] if line else limit)
        words = None if line else beside(path)
    except FileNotFoundError:
        raise GoneError("it is no longer there", where=place, next="Nothing to do.") from None
    except OSError as error:
        raise ReadError(f"it cannot be read ({error.strerror})", where=place, next="See to its rights.") from error
    if _digest(data, words, line=line) != task["digest"]:
        raise GoneError("it changed while the run went on", where=place, next="The next run takes it.")
    return FoundDocument(path.name, place, line, data, words)


def _limit(path: Path, settings: Settings) -> int:
    """How many bytes a whole file may have, by its format."""
    with opened(path) as file:
        return most_bytes(readers.recognised(file.read(readers.HEAD), path.name), settings)


def _digest(data: bytes, beside: bytes | None, *, line: bool) -> str:
    if line:
        return hashlib.sha256(data).hexdigest()
    parts = (data,) if beside is None else (data, beside)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def read(source: FoundDocument, settings: Settings) -> Document:
    """The document in the bytes of a source. Raises ReadError."""
    if source.line and is_unpacked(source.name):
        return unpacked(source.data, source.place)
    if source.line:
        document = read_line(source.data, settings, source.place)
        if document is None:
            raise ReadError("the line is empty", where=source.place, next="Leave it out.")
        return document
    stem = Path(source.name).stem
    return read_bytes(source.data, id=stem, name=source.place, settings=settings, beside=source.beside)


def facts(profile: Profile) -> dict[str, Any]:
    """What the ledger and the index know of a document."""
    document = profile.parsed.document
    words = profile.measurements.get("text.words")
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published,
        "url": web_address(document.url),
        "words": int(words.value) if words and words.value is not None else None,
    }


def measures(profile: Profile) -> list[dict[str, Any]]:
    """Every measurement as a row: value, interval, sentences, reason; floats rounded as in the JSON report."""
    units = measure_records(profile)
    return [{"measure": key, **{k: v for k, v in row.items() if k != "evidence"}} for key, row in units.items()]
