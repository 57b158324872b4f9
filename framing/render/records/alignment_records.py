"""What documents share, as JSON: twins, coverage, emphasis. Documents are named by their ids; nothing is computed."""

from __future__ import annotations

from typing import Any

from framing.model import Comparison, Coverage, Emphasis, Place, Twin
from framing.render.records.verification_records import rounded


def alignment(comparison: Comparison) -> dict[str, Any]:
    """The members of a comparison's object that lay passages side by side."""
    ids = [profile.parsed.document.id for profile in comparison.profiles]
    return {
        "twins": [_twin(item, ids) for item in comparison.twins],
        "coverage": [_coverage(item, comparison, ids) for item in comparison.coverage],
        "emphasis": [_emphasis(item, ids) for item in comparison.emphasis],
    }


def _twin(twin: Twin, ids: list[str]) -> dict[str, Any]:
    return {
        "a": _place(twin.a, ids),
        "b": _place(twin.b, ids),
        "speaker": twin.speaker,
        "relation": twin.relation,
        "score": rounded(twin.score),
    }


def _coverage(coverage: Coverage, comparison: Comparison, ids: list[str]) -> dict[str, Any]:
    sentence = comparison.profiles[coverage.document].parsed.sentences[coverage.sentence]
    return {
        **_place(Place(coverage.document, sentence.start, sentence.end), ids),
        "counterparts": {
            ids[c.document]: {"score": rounded(c.score), "start": c.start, "end": c.end, "told": c.told}
            for c in coverage.counterparts
        },
    }


def _emphasis(item: Emphasis, ids: list[str]) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "about": item.about,
        "in": [
            {**_place(place, ids), "part": part, "words": words, "share": rounded(share)}
            for place, part, words, share in zip(item.places, item.parts, item.words, item.shares, strict=True)
            if place is not None
        ],
    }


def _place(place: Place, ids: list[str]) -> dict[str, Any]:
    return {"document": ids[place.document], "start": place.start, "end": place.end}
