"""All evidence of the features, checked and in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite
from operator import lt

from framing.errors import FeatureError, FramingError
from framing.language.tongues import knows
from framing.model import Evidence, Feature, Parsed


def gather(parsed: Parsed, features: Iterable[Feature]) -> tuple[Evidence, ...]:
    """All evidence of ``features``, sorted by (start, end, feature, kind) and checked against the text's bounds."""
    size = len(parsed.document.text)
    found: list[Evidence] = []
    for feature in features:
        if not knows(feature.languages, parsed.document.language):
            continue
        items = _found(feature, parsed)
        if not _sound(items, feature.key, size):
            item, problem = next((item, problem) for item in items if (problem := _problem(item, feature.key, size)))
            raise FeatureError(
                f"its evidence {item.kind!r} at {item.start}–{item.end} {problem}",
                where=f"feature {feature.key}, document {parsed.document.id}",
                next="Correct the feature's find().",
            )
        found += items
    return _sorted(found)


def _found(feature: Feature, parsed: Parsed) -> list[Evidence]:
    where = f"feature {feature.key}, document {parsed.document.id}"
    try:
        items = list(feature.find(parsed))
    except FramingError:
        raise
    except Exception as error:
        what = f"its find() fails ({type(error).__name__}: {error})"
        raise FeatureError(what, where=where, next="Correct it, or remove the feature.") from error
    for kind in set(map(type, items)):
        if not issubclass(kind, Evidence):
            raise FeatureError(f"its find() gives {kind.__name__}", where=where, next="Give framing.Evidence alone.")
    return items


def _sorted(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    if not found:
        return ()
    feature, kind, start, end, _, _, _, group, _ = zip(*found, strict=True)
    keys = list(zip(start, end, feature, kind, [name or "" for name in group], strict=True))
    return tuple(map(found.__getitem__, sorted(range(len(found)), key=keys.__getitem__)))


def _sound(items: Sequence[Evidence], key: str, size: int) -> bool:
    """Whether none of the items has a problem; asked of all together, for there are many and hardly one ever has."""
    if not items:
        return True
    feature, _, start, end, _, _, weight, _, parts = zip(*items, strict=True)
    return (
        set(feature) == {key}
        and min(start) >= 0
        and max(end) <= size
        and all(map(lt, start, end))
        and all(map(isfinite, weight))
        and min(weight) >= 0
        and not any(_problem(item, key, size) for item, own in zip(items, parts, strict=True) if own)
    )


def _problem(item: Evidence, key: str, size: int) -> str | None:
    if item.feature != key:
        return f"is signed by feature {item.feature!r}"
    if not 0 <= item.start < item.end <= size or not all(0 <= low < high <= size for _, (low, high) in item.parts):
        return "lies outside the text or is empty"
    if not (isfinite(item.weight) and item.weight >= 0):
        return f"weighs {item.weight}"
    return None
