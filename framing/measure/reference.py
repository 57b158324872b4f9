"""Where a value stands among news articles: percentiles from a table of numbers, where language and genre fit.

The table (framing/data/reference.json) holds 101 quantiles of each rate over English news articles, computed by
tests/validate/reference.py; no text of them is shipped. A document is held against it only when it is in English, as
long as they are, in sentences as long as theirs, and credits somebody, which is what makes a report news.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from framing.language.tongues import base
from framing.model import Measurement
from framing.number_format import printed

LENGTH = "text.words"
SENTENCES = "readability.words_per_sentence"
CREDITED = "sources.attributed"


class Reference(NamedTuple):
    """The articles, and of each measure the values below which 0, 1, … 100 per cent of them lie."""

    articles: int
    corpora: Mapping[str, int]
    language: str
    ranges: Mapping[str, tuple[float, float]]  # of the genre's marks: where 98 of 100 articles lie
    quantiles: Mapping[str, tuple[float, ...]]


@cache
def reference() -> Reference | None:
    """The table that ships; None where there is none."""
    resource = files("framing.data").joinpath("reference.json")
    if not resource.is_file():
        return None
    stored = json.loads(resource.read_text(encoding="utf-8"))
    return Reference(
        stored["articles"],
        stored["corpora"],
        stored["language"],
        {key: (low, high) for key, (low, high) in stored["ranges"].items()},
        {key: tuple(values) for key, values in stored["quantiles"].items()},
    )


def misfit(table: Reference, language: str | None, found: Mapping[str, Measurement]) -> str | None:
    """Why a document is not held against the articles; None where it fits."""
    if language is None or base(language) != table.language:
        return "its language is not known to be English"
    for key, what in ((LENGTH, "words"), (SENTENCES, "words per sentence")):
        low, high = table.ranges[key]
        value = found[key].value if key in found else None
        if value is None or not low <= value <= high:
            shown = "no" if value is None else printed(value, 0 if key == LENGTH else 1)
            return f"it has {shown} {what}, and 98 of 100 of the articles have {printed(low)} to {printed(high)}"
    if CREDITED in found and not found[CREDITED].value:
        return "it credits nobody with anything, as hardly a news article does"
    return None


def percentile(values: Sequence[float], value: float) -> int:
    """How many in a hundred articles have a lower value, from 1 to 99; those with the same value count half."""
    below, not_above = bisect_left(values, value), bisect_right(values, value)
    return min(99, max(1, round(100 * (below + not_above) / (2 * len(values)))))


def corpora(table: Reference) -> str:
    """The articles by name: "487 of PolNeAR and 153 of Giveme5W1H"."""
    parts = [f"{number} of {name}" for name, number in table.corpora.items()]
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def told(language: str | None, found: Mapping[str, Measurement]) -> str:
    """In a sentence, what a document is held against, or why it is not."""
    table = reference()
    if table is None:
        return "No percentiles: no table of other articles ships with this copy."
    why = misfit(table, language, found)
    if why is not None:
        return f"No percentiles: {why}."
    return f"Percentiles are those of {printed(table.articles)} news articles ({corpora(table)})."


def fits(language: str | None, found: Mapping[str, Measurement]) -> bool:
    """Whether a document is held against the articles at all."""
    table = reference()
    return table is not None and misfit(table, language, found) is None


def placed(key: str, found: Measurement) -> int | None:
    """The percentile of one value of a document that fits; None for a measure the table lacks."""
    table = reference()
    if table is None or found.value is None or key not in table.quantiles:
        return None
    return percentile(table.quantiles[key], found.value)
