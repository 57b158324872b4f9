"""The records as JSON: one object a document, or one comparison. Nothing is computed here.

Written by hand from the records rather than with ``dataclasses.asdict``, which costs more than the measuring.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from framing.model import (
    Comparison,
    Document,
    Measurement,
    PersonCount,
    Profile,
    SourceStatement,
)
from framing.render.records.comparison_records import members
from framing.render.records.verification_records import SCHEMA, digests, kept, rounded, text
from framing.settings import Settings

_A_LINE_EACH = (
    "documents",
    "coverage",
    "emphasis",
    "contrasts",
    "findings",
    "sources",
    "quotations",
    "conflicts",
    "labels",
    "wording",
    "acts",
)


def write(comparison: Comparison, settings: Settings) -> bytes:
    """The comparison as one JSON object, a member a line, so that two reports can be compared with diff."""
    del settings  # every setting that matters is in the signature
    records = members(comparison)
    documents = [dict(_document(profile)) for profile in comparison.profiles]
    records["digests"] = digests({**records, "documents": documents})
    return laid_out({**records, "documents": documents})


def laid_out(records: Mapping[str, Any]) -> bytes:
    """A comparison's records in the one layout that framing writes: a member a line, of a long list an item a line."""
    lines = []
    for key, value in records.items():
        if key in _A_LINE_EACH and value:
            lines.append(f"{text(key)}: [\n" + ",\n".join(text(item) for item in value) + "\n]")
        else:
            lines.append(f"{text(key)}: {text(value)}")
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8")


def line(record: Mapping[str, Any]) -> bytes:
    """A record as one line of JSON Lines, newline included."""
    return text(record).encode("utf-8") + b"\n"


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a document record, of the record of a failed document, and of a comparison."""
    found: dict[str, Any] = json.loads(files("framing.render").joinpath("schema.json").read_text(encoding="utf-8"))
    return found


def analyzed(profile: Profile, *, with_text: bool = False) -> dict[str, Any]:
    """One profile as the object that ``framing analyze`` prints."""
    return {"schema": SCHEMA, **record(profile, with_text=with_text)}


def record(profile: Profile, *, with_text: bool = False) -> dict[str, Any]:
    """One profile as it stands among a comparison's documents.

    Offsets are code points of the verbatim text (which is included ``with_text``). ``sentences`` are those of the
    body; ``measures[key].evidence`` are indices into ``evidence``.
    """
    parsed = profile.parsed
    document = parsed.document
    found = document_facts(document)
    if with_text:
        found["text"] = document.text
    found["zones"] = [{"start": z.start, "end": z.end, "kind": z.kind, "why": z.why} for z in document.zones]
    found["sentences"] = [(s.start, s.end) for s in parsed.sentences if s.kind == "body"]
    found["quotations"] = [
        {"start": q.start, "end": q.end, "inner": q.inner, "style": q.style, "closed": q.closed, "scare": q.scare}
        for q in parsed.quotations
    ]
    found["attributions"] = [
        {
            "source": a.source,
            "cue": a.cue,
            "content": a.content,
            "kind": a.kind,
            "cue_class": a.cue_class,
            "verb": a.verb,
            "stance": a.stance,
            "speaker": a.speaker,
            "link": a.link,
            "inferred": a.link is not None and "inferred" in a.link,
            "joint": a.joint,
            "via": a.via,
            "hops": len(a.via) + 1 if a.speaker is not None else None,
            "rule": a.rule,
            "score": rounded(a.score),
            "channel": a.channel,
        }
        for a in parsed.attributions
    ]
    found["speakers"] = [
        {
            "id": s.id,
            "name": s.name,
            "type": s.type,
            "role": s.role,
            "role_spans": s.role_spans,
            "mentions": s.mentions,
            "named": s.named,
            "anonymity": s.anonymity,
        }
        for s in parsed.speakers
    ]
    found["voices"] = [{"start": v.start, "end": v.end, "voice": v.voice} for v in parsed.voices]
    found["reference"] = profile.reference
    if profile.statement is not None:
        found["statement"] = _statement(profile.statement)
    evidence: list[dict[str, Any]] = []
    for feature, kind, start, end, voice, rule, weight, group, parts in profile.evidence:
        item: dict[str, Any] = {
            "feature": feature,
            "kind": kind,
            "start": start,
            "end": end,
            "voice": voice,
            "rule": rule,
            "weight": weight,
        }
        if group is not None:
            item["group"] = group
        if parts:
            item["parts"] = [{"role": role, "start": span.start, "end": span.end} for role, span in parts]
        evidence.append(item)
    found["evidence"] = evidence
    found["measures"] = measure_records(profile)
    found["signature"] = profile.signature
    found["manifest"] = profile.manifest
    return found


def document_facts(document: Document) -> dict[str, Any]:
    """What is known of an article beside its text."""
    return {
        "id": document.id,
        "sha256": document.sha256,
        "title": document.title,
        "outlet": document.outlet,
        "byline": document.byline,
        "published": document.published,
        "published_time": document.published_time,
        "url": document.url,
        "language": document.language,
        "encoding": document.encoding,
        "format": document.format,
        "provenance": dict(sorted(document.provenance.items())),
        "notes": document.notes,
        "corrections": document.corrections,
    }


def measure_records(profile: Profile) -> dict[str, dict[str, Any]]:
    """The measures of a profile by their keys, as they stand in its record."""
    return {key: _measurement(measurement) for key, measurement in sorted(profile.measurements.items())}


def _measurement(measurement: Measurement) -> dict[str, Any]:
    return {
        "value": rounded(measurement.value),
        "low": rounded(measurement.low),
        "high": rounded(measurement.high),
        "unit": measurement.unit,
        "n": measurement.n,
        "basis": measurement.basis,
        "numerator": rounded(measurement.numerator),
        "denominator": rounded(measurement.denominator),
        "why": measurement.why,
        "percentile": measurement.percentile,
        "person_count": _person_count(measurement.person_count),
        "evidence": measurement.evidence,
    }


def _person_count(found: PersonCount | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"value": rounded(found.value), "low": rounded(found.low), "high": rounded(found.high), "why": found.why}


def _document(profile: Profile) -> Iterable[tuple[str, Any]]:
    yield from record(profile, with_text=True).items()
    yield from kept(profile.parsed).items()


def _statement(said: SourceStatement) -> dict[str, Any]:
    occasion = said.occasion
    return {
        "text": said.text,
        "sentences": said.sentences,
        "credited": said.credited,
        "sources": sum(size for _, size in said.types),
        "types": dict(said.types),
        "named": said.named,
        "leading": said.leading,
        "leading_sentences": said.leading_sentences,
        "anonymous": said.anonymous,
        "vague": said.vague,
        "inferred": said.inferred,
        "occasion": None
        if occasion is None
        else {
            "name": occasion.name,
            "start": occasion.start,
            "end": occasion.end,
            "sentences": occasion.sentences,
            "named": occasion.named,
        },
        "relayed": said.relayed,
        "channel": said.channel,
        "channel_sentences": said.channel_sentences,
        "agency": said.agency,
    }
