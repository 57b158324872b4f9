"""The comparison made again from a report's own records: from its texts and parse on, everything is found anew.

What the records give and nothing here can find again is the work of the language model: the parse, who said what,
and who the speakers are. With the articles at hand that is made anew as well (see sources.py).
"""

from __future__ import annotations

import codecs
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from hashlib import sha256
from typing import Any

from framing import api
from framing.compare.story import FEWEST, MOST
from framing.errors import FramingError, ModelError, ReadError, SettingsError, VerifyError
from framing.features import chosen, installed
from framing.language.parse import outline
from framing.language.pipeline import Identity, identify
from framing.language.quotations import quote, without_claimed
from framing.language.voice import voices
from framing.measure.gather import gather
from framing.measure.profile import measured
from framing.measure.signature import CORRECTED, comparing, lines, parts
from framing.model import MENDED, Attribution, Comparison, Correction, Document, Feature, Parsed, Profile, Span, Speaker
from framing.number_format import printed
from framing.read import readers
from framing.read.assemble import assemble
from framing.read.hand_corrections import put_back
from framing.read.metadata.given import Given
from framing.render.records.verification_records import tokens_of
from framing.settings import Settings
from framing.verify.differences import Difference
from framing.verify.report import GivenReport, pages_of

_ENCODINGS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
    "windows-1252": b"",
    "latin-1": b"",
}
_REPLACED = "\ufffd"
_FACTS = ("title", "outlet", "byline", "published", "published_time", "language")
_ADVICE = "The file was changed, or was written by another version of framing."


def settings_of(report: GivenReport, settings: Settings) -> Settings:
    """``settings`` with what the report says of itself put in: its features and its resampling."""
    try:
        told = dict(parts(report.records["manifest"]))
        versions = told["features"].split("+")
        known = {f"{feature.key}.{feature.version}": feature.key for feature in installed()}
        strange = [version for version in versions if version not in known]
        if strange:
            what = f"was made with the feature {strange[0]}, which is not installed here"
            raise VerifyError(what, where=report.where, next="Install it, or the version of framing that made it.")
        return replace(
            settings,
            draws=int(told["bootstrap"]),
            confidence=float(told["confidence"]),
            seed=int(told["seed"]),
            features=tuple(known[version] for version in versions),
            **pages_of(report),
        )
    except (KeyError, ValueError, TypeError, AttributeError, SettingsError) as error:
        raise VerifyError("its signature is none of framing's", where=report.where, next=_ADVICE) from error


def recounted(report: GivenReport, settings: Settings) -> Comparison:
    """The comparison that the report's records give; texts longer than an article may be are refused."""
    records = report.records
    features = features_of(report, settings)
    documents = records["documents"]
    if not all(isinstance(records[key], str) for key in ("name", "title")):
        raise TypeError("its name or its title is no text")
    if not FEWEST <= len(documents) <= MOST:
        raise ValueError(f"{len(documents)} documents")
    for record in documents:
        if len(record["text"]) > settings.max_bytes:
            raise ValueError(f"a text of more than {printed(settings.max_bytes)} characters")
    signed = [(str(record["signature"]), str(record["manifest"])) for record in documents]
    found = api.compare_beside_textstat(
        lambda: [
            _profile(_parsed(record), features, settings, *both) for record, both in zip(documents, signed, strict=True)
        ],
        settings,
        name=records["name"],
        title=records["title"],
    )
    # Who made it is for whoever reads the remarks: numbers are asked whether they follow, not by which version.
    return replace(found, signature=str(records["signature"]), manifest=str(records["manifest"]))


def of_another_file(report: GivenReport) -> Difference | None:
    """The first article whose text in the report is not that of the file its SHA-256 names."""
    for letter, record in zip("ABCDEF", report.records["documents"], strict=False):
        text, wanted = record.get("text"), record.get("sha256")
        if not isinstance(text, str) or _REPLACED in text or not _from_text(record):
            continue  # the file's bytes cannot be had back from the text
        many = readers.named(str(record["format"])).many  # then it is that of the text, in UTF-8
        found = [sha256(data).hexdigest() for data in _bytes(text, "utf-8" if many else str(record.get("encoding")))]
        if wanted not in found:
            return Difference(f"the text of {letter}: its SHA-256", str(wanted), found[0] if found else "none")
    return None


def require_readers(report: GivenReport) -> None:
    """Raises VerifyError where a text was read by a reader that is not installed here."""
    for record in report.records["documents"]:
        try:
            readers.named(str(record["format"]))
        except ReadError as error:
            what = f"was made from a file that a reader of {record['format']!r} read, and none is installed here"
            raise VerifyError(what, where=report.where, next=error.next) from error


def _from_text(record: Mapping[str, Any]) -> bool:
    """Whether the SHA-256 in a document's record is that of its text, in some encoding: nothing was mended in it."""
    if any(str(note).startswith(MENDED) for note in record.get("notes") or ()):
        return False
    reader = readers.named(str(record["format"]))
    return reader.verbatim or reader.many


def _bytes(text: str, encoding: str) -> Iterator[bytes]:
    """The files that read as ``text`` in ``encoding``: without a byte order mark, and with one."""
    if encoding in _ENCODINGS:
        with suppress(UnicodeEncodeError):
            data = text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "strict")
            yield data
            yield _ENCODINGS[encoding] + data


def features_of(report: GivenReport, settings: Settings) -> tuple[Feature, ...]:
    """The features the report was made with. Raises VerifyError where a lexicon of somebody's own is missing."""
    features = chosen(settings.features, settings.lexicons)
    there = {value for name, value in parts(report.records["manifest"]) if name == "own"}
    here = {name for feature in features for name in feature.own}
    if there != here:
        what = (
            f"was made with the lexicon {min(there - here)}, which was not given"
            if there - here
            else f"was made without the lexicon {min(here - there)}"
        )
        raise VerifyError(what, where=report.where, next="Give the same lexicons with --lexicon.")
    return features


def otherwise_here(report: GivenReport, features: Sequence[Feature], settings: Settings) -> list[tuple[str, str, str]]:
    """Parts of the report's signature that are not what is installed here: (name, there, here)."""
    try:
        model = identify(settings.model)
    except ModelError:
        model = Identity("none", "0", "0")
    here = parts(comparing(lines(features, settings, model).long, long=True))
    ours: dict[tuple[str, str], str] = {_named(*part): part[1] for part in here}
    theirs = {_named(*part): part[1] for part in parts(report.records["manifest"])}
    names = [name for name in dict.fromkeys((*ours, *theirs)) if name[0] != CORRECTED]
    return [
        (" ".join(name).strip(), theirs.get(name, "none"), ours.get(name, "none"))
        for name in names
        if theirs.get(name) != ours.get(name)
    ]


def _named(name: str, value: str) -> tuple[str, str]:
    """A part's name; lexicons are told apart by their file's."""
    return (name, value.rpartition("-")[0] if name in ("lexicon", "own") else "")


def _profile(parsed: Parsed, features: Sequence[Feature], settings: Settings, short: str, long: str) -> Profile:
    return measured(parsed, gather(parsed, features), features, settings, short, long)


def _parsed(record: Mapping[str, Any]) -> Parsed:
    document = _document(record)
    sentences, words = outline(document)
    tokens = tokens_of(record["tokens"], document.text, sentences)
    size = len(tokens)
    if any(len(column) != size for column in (tokens.tag, tokens.dep, tokens.head, tokens.entity)):
        raise ValueError("the columns of its tokens differ in length")
    if not all(0 <= head < size for head in tokens.head) or any(
        not 0 <= start < end <= len(document.text) for start, end in zip(tokens.start, tokens.end, strict=True)
    ):
        raise ValueError("a token lies outside the text")
    at = range(len(sentences) + 1)
    bounds = [bisect_left(tokens.sentence, number) for number in at]
    parsed = Parsed(
        document=document,
        sentences=tuple(
            sentence._replace(first=bounds[number], last=bounds[number + 1])
            for number, sentence in enumerate(sentences)
        ),
        words=words,
        tokens=tokens,
        quotations=(),
        attributions=tuple(_attribution(item, len(document.text)) for item in record["attributions"]),
        speakers=tuple(_speaker(item, len(document.text)) for item in record["speakers"]),
        voices=(),
    )
    parsed = without_claimed(quote(parsed))
    return replace(parsed, voices=voices(parsed))


def _document(record: Mapping[str, Any]) -> Document:
    """Read anew from the text in the records, with the metadata that was given beside it."""
    given = {key: str(record[key]) for key in _FACTS if record["provenance"].get(key) == "given" and record.get(key)}
    if record["url"]:
        given["url"] = record["url"]
    facts = {key: str(record[key]) for key in ("id", "sha256", "encoding", "format")}
    try:
        found = assemble(record["text"], facts, Given({**given, "id": facts["id"]}, ()), facts["id"])
    except FramingError as error:
        raise ValueError(str(error)) from error
    return put_back(found, [Correction(*one) for one in record.get("corrections", ())], record["notes"])


def _spans(items: Sequence[Sequence[int]], size: int) -> tuple[Span, ...]:
    found = tuple(Span(*item) for item in items)
    for start, end in found:
        if not 0 <= start <= end <= size:
            raise ValueError(f"a span, {start}–{end}, lies outside the text")
    return found


def _attribution(item: Mapping[str, Any], size: int) -> Attribution:
    spans = {name: _spans(item[name], size) for name in ("source", "cue", "content", "channel")}
    told = {name: item[name] for name in Attribution._fields}
    return Attribution(**{**told, **spans, "via": tuple(item["via"]), "joint": tuple(item["joint"])})


def _speaker(item: Mapping[str, Any], size: int) -> Speaker:
    spans = {name: _spans(item[name], size) for name in ("role_spans", "mentions")}
    return Speaker(**{**{field.name: item[field.name] for field in fields(Speaker)}, **spans})
