"""Each outlet's measures night by night, with intervals: from the parts of measures to a page of small charts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from framing.features import chosen
from framing.model import Measure
from framing.nightly.ledger.measure_history import history
from framing.number_format import printed
from framing.render.clean import excerpt
from framing.render.numbers import Axis, axis, value_text

if TYPE_CHECKING:
    from framing.settings import Settings

NIGHTS = 60  # nights that a chart shows
FEWEST = 5  # articles of an outlet from which it has a chart, and of a night from which the mean has an interval
_OUTLET = 120  # characters of an outlet's name
_DIGITS = 9  # sums in another order differ behind these
# Two-sided 95 % points of Student's t for 4, 5, 6 … degrees of freedom; between two of them the wider one is taken.
_T = ((4, 2.776), (5, 2.571), (6, 2.447), (8, 2.306), (10, 2.228), (15, 2.131), (20, 2.086), (30, 2.042), (60, 2.0))
_WIDTH, _HEIGHT, _MARGIN, _LEFT = 360.0, 52.0, 6.0, 34.0  # of a chart, in its own units; on the left stands its scale

_QUERY = f"""
    SELECT outlet, measure, night, COUNT(value), AVG(value), STDDEV_SAMP(value)
    FROM measures
    WHERE signature = ? AND NOT coalesce(list_contains(?, document), false) AND outlet IS NOT NULL AND value IS NOT NULL
    AND night > CAST(? AS DATE) - INTERVAL {NIGHTS} DAY
    GROUP BY outlet, measure, night ORDER BY outlet, measure, night
"""  # noqa: S608 - a constant of ours
_ALL = f"""
    SELECT outlet, measure, COUNT(value), AVG(value), STDDEV_SAMP(value)
    FROM measures
    WHERE signature = ? AND NOT coalesce(list_contains(?, document), false) AND outlet IS NOT NULL AND value IS NOT NULL
    AND night > CAST(? AS DATE) - INTERVAL {NIGHTS} DAY
    GROUP BY outlet, measure
"""  # noqa: S608 - a constant of ours
_OTHERS = f"""
    SELECT COUNT(DISTINCT digest) FILTER (signature <> ?),
           COUNT(DISTINCT digest) FILTER (signature = ? AND outlet IS NULL)
    FROM measures
    WHERE NOT coalesce(list_contains(?, document), false) AND night > CAST(? AS DATE) - INTERVAL {NIGHTS} DAY
"""  # noqa: S608 - a constant of ours


class Night(NamedTuple):
    """The mean of one measure over one outlet's articles of one night; no interval below FEWEST articles."""

    night: str
    articles: int
    mean: float
    low: float | None
    high: float | None


class TrendPoint(NamedTuple):
    """A night as drawn: where it stands, and what a reader is told of it."""

    x: float
    y: float
    low: float | None
    high: float | None
    told: str


@dataclass(frozen=True, slots=True)
class TrendChart:
    """One outlet's chart of one measure."""

    outlet: str
    articles: int
    latest: str
    mean: str  # of all its articles shown, with the interval
    dots: tuple[TrendPoint, ...]
    line: str  # points of the line, as SVG writes them
    band: tuple[float, float] | None  # top and height of that interval


@dataclass(frozen=True, slots=True)
class Chart:
    """All outlets' charts of one measure, on one scale."""

    measure: Measure
    ticks: tuple[tuple[float, str], ...]  # the ends of the scale: where they stand, and what they say
    rows: tuple[TrendChart, ...]


@dataclass(frozen=True, slots=True)
class Trends:
    """What the page shows, and what it leaves out."""

    nights: tuple[str, ...]
    charts: tuple[Chart, ...]
    few: int  # outlets with fewer than FEWEST articles
    otherwise: int  # articles measured with other settings or by another version
    nameless: int  # articles without an outlet
    width: float = _WIDTH
    height: float = _HEIGHT
    left: float = _LEFT


def trends(folder: Path, night: str, signature: str, settings: Settings, withdrawn: Sequence[str] = ()) -> Trends:
    """Each outlet's history up to ``night`` from the parts below ``folder``, of articles measured under ``signature``
    and not ``withdrawn``.

    Values measured otherwise are not comparable and are only counted.
    """
    found: dict[str, dict[str, list[Night]]] = {}
    gone = list(withdrawn) or [""]  # an empty list has no type
    for outlet, measure, day, count, mean, deviation in history(folder, _QUERY, (signature, gone, night)):
        found.setdefault(measure, {}).setdefault(outlet, []).append(_night(str(day), count, mean, deviation))
    whole = {
        (outlet, measure): _night("", count, mean, deviation)
        for outlet, measure, count, mean, deviation in history(folder, _ALL, (signature, gone, night))
    }
    ((otherwise, nameless),) = history(folder, _OTHERS, (signature, signature, gone, night)) or [(0, 0)]
    articles: dict[str, int] = {}
    for by_outlet in found.values():
        for outlet, nights in by_outlet.items():
            articles[outlet] = max(articles.get(outlet, 0), sum(one.articles for one in nights))
    shown = {outlet for outlet, count in articles.items() if count >= FEWEST}
    days = sorted({one.night for by in found.values() for nights in by.values() for one in nights})
    charts = []
    for measure in shown_measures(settings):
        histories = {o: n for o, n in sorted(found.get(measure.key, {}).items()) if o in shown}
        if histories:
            charts.append(_chart(measure, histories, days, {o: whole[o, measure.key] for o in histories}))
    return Trends(tuple(days), tuple(charts), len(articles) - len(shown), int(otherwise), int(nameless))


def shown_measures(settings: Settings) -> Iterable[Measure]:
    """Those of page one before the others, else in the report's order."""
    every = [measure for feature in chosen(settings.features, settings.lexicons) for measure in feature.measures]
    return sorted(every, key=lambda measure: not measure.page_one)


def _night(night: str, articles: int, mean: float, deviation: float | None) -> Night:
    mean = round(mean, _DIGITS)
    if articles < FEWEST or deviation is None:
        return Night(night, articles, mean, None, None)
    t = t_point(articles - 1)
    half = round(t * deviation / math.sqrt(articles), _DIGITS)
    return Night(night, articles, mean, mean - half, mean + half)


def t_point(free: int) -> float:
    """The two-sided 95 % point of Student's t, of the next lower number of degrees of freedom that is listed."""
    return min(value for least, value in _T if least <= free)


def _chart(
    measure: Measure, histories: Mapping[str, Sequence[Night]], days: Sequence[str], whole: Mapping[str, Night]
) -> Chart:
    shown = [*whole.values(), *(one for nights in histories.values() for one in nights)]
    ends = [end for one in shown for end in (one.mean, one.low, one.high)]
    # An interval alone takes no axis below zero, where nothing was measured.
    signed = min(one.mean for one in shown) < 0
    scale = axis((end for end in ends if end is not None), percent=measure.unit == "%", signed=signed)
    if scale is None:
        raise ValueError("a chart needs a value")
    ticks = tuple((_y(scale, value), label) for value, label in (scale.ticks[0], scale.ticks[-1]))
    rows = tuple(_row(measure, outlet, nights, days, (scale, whole[outlet])) for outlet, nights in histories.items())
    return Chart(measure, ticks, rows)


def _y(scale: Axis, value: float) -> float:
    return round(_HEIGHT - _MARGIN - scale.place(value, _HEIGHT - 2 * _MARGIN), 1)


def _row(
    measure: Measure, outlet: str, nights: Sequence[Night], days: Sequence[str], drawn: tuple[Axis, Night]
) -> TrendChart:
    scale, whole = drawn
    place = {day: at for at, day in enumerate(days)}
    step = (_WIDTH - _LEFT - 2 * _MARGIN) / max(len(days) - 1, 1)
    dots = tuple(
        TrendPoint(
            round(_LEFT + _MARGIN + place[one.night] * step, 1),
            _y(scale, one.mean),
            None if one.low is None else _y(scale, one.low),
            None if one.high is None else _y(scale, one.high),
            _told(measure, one),
        )
        for one in nights
    )
    line = " ".join(f"{dot.x},{dot.y}" for dot in dots) if len(dots) > 1 else ""
    mean, band = value_text(whole.mean, measure), None
    if whole.low is not None and whole.high is not None:
        mean += f" ({printed(whole.low, measure.decimals)} to {printed(whole.high, measure.decimals)})"
        top = _y(scale, whole.high)
        band = (top, round(_y(scale, whole.low) - top, 1))
    return TrendChart(excerpt(outlet, _OUTLET), whole.articles, dots[-1].told, mean, dots, line, band)


def _told(measure: Measure, one: Night) -> str:
    articles = f"{one.articles} article{'s' if one.articles > 1 else ''}"
    if one.low is None or one.high is None:
        return f"{one.night}: {value_text(one.mean, measure)}, mean of {articles}; too few for an interval"
    within = f"{printed(one.low, measure.decimals)} to {printed(one.high, measure.decimals)}"
    return f"{one.night}: {value_text(one.mean, measure)} ({within}), mean of {articles}"
