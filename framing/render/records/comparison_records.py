"""What a comparison holds beside its documents, as JSON: one function a record. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from framing import __version__
from framing.model import (
    Comparison,
    Contrast,
    Finding,
    Measure,
    Place,
    Profile,
    QuotationRow,
    Section,
    SourceRow,
)
from framing.render.outlines.page_one_outline import page_one_outline
from framing.render.records.alignment_records import alignment
from framing.render.records.difference_records import differences
from framing.render.records.verification_records import SCHEMA, rounded
from framing.render.textstat_values import textstat_values


def members(comparison: Comparison) -> dict[str, Any]:
    """Every member of a comparison's object but its documents and digests, in order."""
    body = [_body(profile) for profile in comparison.profiles]
    return {
        "schema": SCHEMA,
        "framing": __version__,
        "name": comparison.name,
        "title": comparison.title,
        "standfirst": comparison.standfirst,
        "signature": comparison.signature,
        "manifest": comparison.manifest,
        "findings": [_finding(item, comparison.profiles) for item in comparison.findings],
        "sections": [_section(item) for item in comparison.sections],
        "measures": {key: _measure(measure) for key, measure in sorted(comparison.measures.items())},
        "contrasts": [_contrast(item) for item in comparison.contrasts],
        "sources": [_source(item, body) for item in comparison.sources],
        "quotations": [_quotation(item) for item in comparison.quotations],
        **alignment(comparison),
        "floor": rounded(comparison.floor),
        "whole": rounded(comparison.whole),
        **differences(comparison),
        "oracle": [
            {key: rounded(value) for key, value in sorted(values.items())} for values in textstat_values(comparison)
        ],
        "page_one": asdict(page_one_outline(comparison)),
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "label": measure.label,
        "unit": measure.unit,
        "formula": measure.formula,
        "counts": {
            name: {"feature": c.feature, "kinds": c.kinds, "voices": c.voices, "grouped": c.grouped}
            for name, c in sorted(measure.counts.items())
        },
        "meaning": measure.meaning,
        "caveat": measure.caveat,
        "citation": measure.citation,
        "exact": measure.exact,
        "minimum": measure.minimum,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title,
        "introduction": section.introduction,
        "measures": section.measures,
    }


def _contrast(contrast: Contrast) -> dict[str, Any]:
    return {
        "measure": contrast.measure,
        "a": contrast.a,
        "b": contrast.b,
        "difference": rounded(contrast.difference),
        "low": rounded(contrast.low),
        "high": rounded(contrast.high),
        "counted": contrast.counted,
        "p": rounded(contrast.p),
        "adjusted": rounded(contrast.adjusted),
        "smallest": rounded(contrast.smallest),
        "matched": rounded(contrast.matched),
        "verdict": contrast.verdict,
        "why": contrast.why,
    }


def _finding(finding: Finding, profiles: Sequence[Profile]) -> dict[str, Any]:
    # A title that was given beside the text is no place in it: its own letters are counted, and the field says so.
    titles = [
        {"document": side, "start": 0, "end": len(profiles[side].parsed.document.title or ""), "field": "title"}
        for side in finding.titles
    ]
    return {
        "kind": finding.kind,
        "aspect": finding.aspect,
        "title": finding.title,
        "text": finding.text,
        "exact": finding.exact,
        "places": [*(_place(place) for place in finding.places), *titles],
        "absent": finding.absent,
        "table": finding.table,
    }


def _body(profile: Profile) -> dict[int, int]:
    """Of each body sentence its number among all sentences → its number among those that the records list."""
    body = (number for number, sentence in enumerate(profile.parsed.sentences) if sentence.kind == "body")
    return {number: place for place, number in enumerate(body)}


def _source(row: SourceRow, body: Sequence[Mapping[int, int]]) -> dict[str, Any]:
    return {
        "name": row.name,
        "role": row.role,
        "type": row.type,
        "speakers": row.speakers,
        "sentences": [[listed[number] for number in found] for found, listed in zip(row.sentences, body, strict=True)],
        "words": row.words,
        "shared_by": row.shared_by,
        "introduced": [_place(place) for place in row.introduced],
    }


def _quotation(row: QuotationRow) -> dict[str, Any]:
    return {
        "places": [_place(place) for place in row.places],
        "speakers": row.speakers,
        "score": rounded(row.score),
        "relation": row.relation,
        "changes": row.changes,
        "note": row.note,
    }


def _place(place: Place | None) -> dict[str, int] | None:
    return None if place is None else {"document": place.document, "start": place.start, "end": place.end}
