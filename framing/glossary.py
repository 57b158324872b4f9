"""A measure in words, from its own declaration: nothing here is written twice."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

from framing import lexicons as shipped
from framing.errors import UsageError
from framing.features import chosen
from framing.measure.accuracy import accuracy
from framing.measure.checked import formula_of
from framing.measure.few import FEW
from framing.measure.formula import readable
from framing.measure.reference import reference
from framing.measure.spread import is_smooth
from framing.model import Count, Feature, Measure
from framing.number_format import printed

_WIDTH = 96


def explain(key: str | None = None, lexicons: Sequence[Path] = ()) -> str:
    """The measure ``key`` in words; without a key, the list of all measures. ``lexicons`` are a user's own files.

    Raises UsageError for an unknown key, with the nearest known ones, and LexiconError for a lexicon of no use.
    """
    features = chosen(lexicons=lexicons)
    known = {measure.key: (feature, measure) for feature in features for measure in feature.measures}
    if key is None:
        width = max(map(len, known))
        lines = [f"{name:{width}}  {measure.label}" for name, (_, measure) in known.items()]
        return "\n".join([*lines, "", "framing explain MEASURE tells how one of them is computed."])
    if key not in known:
        import difflib

        near = difflib.get_close_matches(key, known, n=3) or list(known)[:3]
        raise UsageError(f"no measure {key!r}", where="framing explain", next=f"Perhaps {' or '.join(near)}.")
    return "\n".join(_lines(*known[key]))


def _lines(feature: Feature, measure: Measure) -> list[str]:
    unit = f" ({measure.unit})" if measure.unit else ""
    rows = [
        ("Meaning", measure.meaning),
        ("Formula", readable(formula_of(measure))),
        *((f"  {name}", _in_words(count)) for name, count in measure.counts.items()),
        ("Interval", _interval(measure)),
        ("Among news", _among_news(measure)),
        ("Needs", " and ".join(_needs(measure))),
        ("Caveat", measure.caveat),
        ("Accuracy", accuracy(measure.accuracy) or "not scored on unseen articles"),
        ("Source", measure.citation),
        ("Feature", f"{feature.key} {feature.version}"),
        ("Lexicons", ", ".join((*(f"{name}-{shipped.digest(name)}" for name in feature.lexicons), *feature.own))),
    ]
    lines = [f"{measure.key}: {measure.label}{unit}"]
    for label, text in rows:
        if text:
            lines += textwrap.wrap(
                text, _WIDTH, initial_indent=f"  {label:16}", subsequent_indent=" " * 18, break_long_words=False
            )
    return lines


def _among_news(measure: Measure) -> str:
    table = reference()
    if table is None or measure.key not in table.quantiles:
        return ""
    low, middle, high = (printed(table.quantiles[measure.key][at], measure.decimals) for at in (25, 50, 75))
    return f"half of {printed(table.articles)} articles lie between {low} and {high}, the middle at {middle}"


def _needs(measure: Measure) -> list[str]:
    sentences = [f"{measure.minimum} sentences"] if measure.minimum else []
    return [*sentences, *(f"{least} {name}" for name, least in measure.needs)]


def _interval(measure: Measure) -> str:
    if not is_smooth(measure):
        return "none: counted in this text, not estimated"
    resampling = "95 %, bootstrap-t over paragraphs, or sentences where paragraphs are few"
    return f"{resampling}; exact where {FEW} or fewer were counted" if measure.few else resampling


def _in_words(count: Count) -> str:
    kinds = " or ".join(count.kinds) if count.kinds else "any"
    voices = f" in {' or '.join(count.voices)} voice" if count.voices else ""
    return f"evidence of {count.feature}: {kinds}{voices}{', by source' if count.grouped else ''}"
