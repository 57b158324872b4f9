"""What can be found in a parsed document. One file, one feature; none imports another."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from framing.model import Feature

GROUP = "framing.features"


@cache
def installed() -> tuple[Feature, ...]:
    """Every feature registered under the entry point group, our own included, in the order of the report."""
    found: list[Feature] = [point.load() for point in entry_points(group=GROUP)]
    return tuple(sorted(found, key=lambda feature: (feature.order, feature.key)))
