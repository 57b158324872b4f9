"""What can be found in a parsed document. One file, one feature; none imports another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from framing import plugins
from framing.errors import FeatureError, SettingsError
from framing.model import Feature

GROUP = "framing.features"


@cache
def installed() -> tuple[Feature, ...]:
    """Every feature registered under the entry point group, our own included, in the order of the report.

    Raises FeatureError for one that cannot be imported or is no Feature.
    """
    found: list[Feature] = []
    for point in plugins.points(GROUP):
        try:
            feature = point.load()
        except (ImportError, AttributeError) as error:
            ours = point.value.startswith("framing.")
            advice = "Run make, or pip install --no-deps -e ." if ours else "Install its package anew, or remove it."
            raise FeatureError(f"cannot be loaded ({error})", where=f"feature {point.name}", next=advice) from error
        if not isinstance(feature, Feature):
            raise FeatureError("is no framing.Feature", where=f"feature {point.name}", next="Correct its entry point.")
        found.append(feature)
    return tuple(sorted(found, key=lambda feature: (feature.order, feature.key)))


def chosen(keys: Sequence[str] | None = None, lexicons: Sequence[Path] = ()) -> tuple[Feature, ...]:
    """The installed features named by ``keys`` (None: all), in the order of the report.

    ``lexicons`` are a user's own files, taken up by every feature that can be extended. Raises SettingsError for a
    key that no installed feature has, and LexiconError, by file and line, for a lexicon that cannot be used.
    """
    features = installed()
    known = {feature.key for feature in features}
    for key in keys or ():
        if key not in known:
            what = f"no feature {key!r} is installed"
            raise SettingsError(what, where="features", next=f"Choose from {', '.join(sorted(known))}.")
    return tuple(
        feature.extend(lexicons) if lexicons and feature.extend else feature
        for feature in features
        if keys is None or feature.key in keys
    )
