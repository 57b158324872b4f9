"""The weekly framing report: what each outlet's articles of a week measure, with intervals, outlet beside outlet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.nightly.ledger.measure_history import history
from framing.nightly.site.trends import FEWEST, shown_measures, t_point
from framing.number_format import printed
from framing.render.clean import excerpt
from framing.render.numbers import value_text

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


def week(folder: Path, night: str, signature: str, settings: Settings, withdrawn: Sequence[str] = ()) -> dict[str, Any]:
    """What the page shows for the week that ends with ``night``: a table a measure, an outlet a row.

    An outlet with fewer than five articles has no interval, and no row where that is so of every measure.
    """
    rows = history(folder, _QUERY, (signature, list(withdrawn) or [""], night, night))
    found: dict[str, list[dict[str, Any]]] = {}
    measures = {measure.key: measure for measure in shown_measures(settings) if measure.page_one}
    few = set()
    for outlet, key, count, mean, deviation in rows:
        if key not in measures:
            continue
        if count < FEWEST or deviation is None:
            few.add(outlet)
            continue
        measure = measures[key]
        half = t_point(count - 1) * deviation / math.sqrt(count)
        low, high = (round(mean + sign * half, _DIGITS) for sign in (-1, 1))
        found.setdefault(key, []).append(
            {
                "outlet": excerpt(outlet, _OUTLET),
                "articles": count,
                "mean": value_text(round(mean, _DIGITS), measure),
                "within": f"{printed(low, measure.decimals)} to {printed(high, measure.decimals)}",
            }
        )
    shown = {row["outlet"] for rows in found.values() for row in rows}
    tables = [{"measure": measure, "rows": found[key]} for key, measure in measures.items() if key in found]
    return {
        "night": night,
        "tables": tables,
        "few": len({excerpt(name, _OUTLET) for name in few} - shown),
        "fewest": FEWEST,
    }
