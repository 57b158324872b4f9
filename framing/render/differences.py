"""What tells documents apart, as JSON: conflicts. Nothing is computed here."""

from __future__ import annotations

from typing import Any

from framing.model import Comparison, Conflict, Place

_DECIMALS = 6


def differences(comparison: Comparison) -> dict[str, Any]:
    """The members of a comparison's object that set values and words of the documents side by side."""
    return {"conflicts": [_conflict(item) for item in comparison.conflicts]}


def _conflict(item: Conflict) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "about": item.about,
        "a": _place(item.a) | {"value": item.a_value},
        "b": _place(item.b) | {"value": item.b_value},
        "score": round(item.score, _DECIMALS),
    }


def _place(place: Place) -> dict[str, Any]:
    return {"document": place.document, "start": place.start, "end": place.end}
