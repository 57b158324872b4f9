"""What tells documents apart, as JSON: conflicts, labels, wording, agency. Nothing is computed here."""

from __future__ import annotations

from typing import Any

from framing.model import Act, Certainty, Comparison, Conflict, Label, Place, Wording

_DECIMALS = 6


def differences(comparison: Comparison) -> dict[str, Any]:
    """The members of a comparison's object that set values and words of the documents side by side."""
    return {
        "conflicts": [_conflict(item) for item in comparison.conflicts],
        "labels": [_label(item) for item in comparison.labels],
        "certainty": [_certainty(item) for item in comparison.certainty],
        "wording": [_wording(item) for item in comparison.wording],
        "acts": [_act(item) for item in comparison.acts],
        "agentless": [[_place(place) for place in side] for side in comparison.agentless],
    }


def _conflict(item: Conflict) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "about": item.about,
        "a": _place(item.a) | {"value": item.a_value},
        "b": _place(item.b) | {"value": item.b_value},
        "score": round(item.score, _DECIMALS),
    }


def _label(item: Label) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "about": item.about,
        "names": [
            {
                "document": naming.document,
                "words": naming.words,
                "voice": naming.voice,
                "count": len(naming.places),
                "places": [_place(place) for place in naming.places],
            }
            for naming in item.namings
        ],
    }


def _certainty(item: Certainty) -> dict[str, Any]:
    return {
        "a": _place(item.a),
        "b": _place(item.b),
        "a_level": item.a_level,
        "b_level": item.b_level,
        "a_words": [list(span) for span in item.a_words],
        "b_words": [list(span) for span in item.b_words],
        "proposition": item.proposition,
        "score": round(item.score, _DECIMALS),
        "contrary": item.contrary,
    }


def _wording(item: Wording) -> dict[str, Any]:
    return {
        "document": item.document,
        "word": item.word,
        "count": item.count,
        "of": item.of,
        "others": item.others,
        "of_others": item.of_others,
        "log_odds": item.log_odds,
        "low": item.low,
        "high": item.high,
        "places": [_place(place) for place in item.places],
    }


def _act(item: Act) -> dict[str, Any]:
    return {
        "verb": item.verb,
        "doings": [
            {
                "document": doing.document,
                "verb": _place(doing.verb),
                "subject": _place(doing.subject) if doing.subject else None,
                "passive": doing.passive,
                "voice": doing.voice,
            }
            for doing in item.doings
        ],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"document": place.document, "start": place.start, "end": place.end}
