"""The weekly framing report: what each outlet's articles of a week measure, with intervals, outlet beside outlet."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.compare.findings.report_title import day_in_words
from framing.model import Measure
from framing.nightly.ledger.measure_history import history
from framing.nightly.site.trends import FEWEST, shown_measures, t_point
from framing.number_format import printed
from framing.render.clean import excerpt
from framing.render.numbers import axis, value_text
from framing.render.outlines.outline import Outline, OutlinePart, OutlineTable
from framing.render.outlines.reading_order import isolated

if TYPE_CHECKING:
    from framing.settings import Settings

DAYS = 7
_QUERY = f"""
    SELECT outlet, measure, COUNT(value), AVG(value), STDDEV_SAMP(value)
    FROM measures
    WHERE signature = ? AND NOT coalesce(list_contains(?, document), false) AND outlet IS NOT NULL AND value IS NOT NULL
    AND night <= CAST(? AS DATE) AND night > CAST(? AS DATE) - INTERVAL {DAYS} DAY
    GROUP BY outlet, measure ORDER BY outlet, measure
"""  # noqa: S608 - a constant of ours
_DIGITS = 9  # sums in another order differ behind these
_OUTLET = 120  # characters of an outlet's name
READ = (
    "The mean of each outlet’s articles of seven nights, with the mean’s 95% interval. Outlets cover different"
    " things: a difference here is a reason to read, and none to judge."
)
_FOOT = "Every number of a report leads to the words it was counted from."
_WIDTH = 360.0  # of an axis, in its own units


def week(folder: Path, night: str, signature: str, settings: Settings, withdrawn: Sequence[str] = ()) -> dict[str, Any]:
    """What the page shows for the week that ends with ``night``: a table a measure, an outlet a row.

    An outlet with fewer than five articles has no interval, and no row where that is so of every measure.
    """
    rows = history(folder, _QUERY, (signature, list(withdrawn) or [""], night, night))
    found: dict[str, list[tuple[str, int, float, float]]] = {}
    measures = {measure.key: measure for measure in shown_measures(settings) if measure.page_one}
    few = set()
    for outlet, key, count, mean, deviation in rows:
        if key not in measures:
            continue
        if count < FEWEST or deviation is None:
            few.add(outlet)
            continue
        half = t_point(count - 1) * deviation / math.sqrt(count)
        found.setdefault(key, []).append((outlet, count, round(mean, _DIGITS), round(half, _DIGITS)))
    shown = {excerpt(outlet, _OUTLET) for told in found.values() for outlet, *_ in told}
    tables = [_table(measure, found[key]) for key, measure in measures.items() if key in found]
    return {
        "night": night,
        "read": READ,
        "day": day_in_words(night),
        "tables": tables,
        "few": len({excerpt(name, _OUTLET) for name in few} - shown),
        "fewest": FEWEST,
        "width": _WIDTH,
    }


def outline(told: Mapping[str, Any]) -> Outline:
    """The same as a short document, for whoever is sent it: a table a measure."""
    text = READ if told["tables"] else f"No outlet has {told['fewest']} articles in these seven nights."
    return Outline(f"The week to {told['day']}", text, tuple(map(_part, told["tables"])), _FOOT)


def _part(table: Mapping[str, Any]) -> OutlinePart:
    measure: Measure = table["measure"]
    rows = tuple(
        (isolated(row["outlet"]), printed(row["articles"]), row["mean"], row["within"]) for row in table["rows"]
    )
    head = ("outlet", "articles", "mean", "its 95% interval")
    return OutlinePart(measure.label, table=OutlineTable(head, rows), text=measure.meaning)


def _table(measure: Measure, found: Sequence[tuple[str, int, float, float]]) -> dict[str, Any]:
    """The outlets of one measure on one axis, in the order of their names."""
    ends = [end for _, _, mean, half in found for end in (mean - half, mean, mean + half)]
    signed = min(mean for _, _, mean, _ in found) < 0
    scale = axis(ends, percent=measure.unit == "%", signed=signed)
    if scale is None:
        raise ValueError("a table needs a value")
    rows = [
        {
            "outlet": excerpt(outlet, _OUTLET),
            "articles": count,
            "mean": value_text(mean, measure),
            "within": f"{printed(mean - half, measure.decimals)} to {printed(mean + half, measure.decimals)}",
            "at": scale.place(mean, _WIDTH),
            "from": scale.place(mean - half, _WIDTH),
            "to": scale.place(mean + half, _WIDTH),
        }
        for outlet, count, mean, half in found
    ]
    return {"measure": measure, "rows": rows, "low": scale.ticks[0][1], "high": scale.ticks[-1][1]}
