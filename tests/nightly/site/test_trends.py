"""An outlet's measures night by night: means, intervals, and what is left out."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from framing.features import chosen
from framing.model import Feature
from framing.nightly.ledger.measure_history import COLUMNS
from framing.nightly.site.trends import trends
from framing.render.html import fill
from framing.render.tables.parquet_measures import to_parquet
from framing.settings import Settings

MEASURE = "text.words"
type Values = dict[tuple[str | None, str], list[float]]  # by outlet and night


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "measures"


def put(folder: Path, values: Values, signature: str = "now") -> None:
    for night in sorted({night for _, night in values}):
        rows = [
            dict.fromkeys(COLUMNS)
            | {"night": night, "outlet": outlet, "measure": MEASURE, "value": value, "signature": signature}
            | {"digest": f"{outlet}{night}{at}{signature}", "document": f"{outlet} {value:g}"}
            for (outlet, day), found in values.items()
            if day == night
            for at, value in enumerate(found)
        ]
        place = folder / f"night={night}"
        place.mkdir(parents=True, exist_ok=True)
        listed = folder / "rows.jsonl"
        listed.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="ascii")
        to_parquet(listed, place / f"part-{signature}.parquet", COLUMNS)


def test_a_night_is_the_mean_of_its_articles_with_a_t_interval(folder: Path) -> None:
    put(folder, {("Courier", "2031-03-01"): [10.0, 12.0, 14.0, 16.0, 18.0], ("Courier", "2031-03-02"): [20.0, 30.0]})
    found = trends(folder, "2031-03-02", "now", Settings())
    (chart,) = found.charts
    (row,) = chart.rows
    # Five articles: mean 14, standard deviation sqrt(10), t with 4 degrees of freedom 2.776.
    half = 2.776 * math.sqrt(10) / math.sqrt(5)
    assert (row.outlet, row.articles) == ("Courier", 7)
    assert row.dots[0].told == f"2031-03-01: 14 ({14 - half:.0f} to {14 + half:.0f}), mean of 5 articles"
    assert row.latest == "2031-03-02: 25, mean of 2 articles; too few for an interval"
    assert row.dots[1].low is row.dots[1].high is None


def test_what_is_left_out_is_counted(folder: Path) -> None:
    many = [1.0] * 5
    put(folder, {("Courier", "2031-03-01"): many, ("Small", "2031-03-01"): [1.0], (None, "2031-03-01"): [1.0, 2.0]})
    put(folder, {("Courier", "2031-03-01"): [9.0] * 3}, signature="before")
    found = trends(folder, "2031-03-02", "now", Settings())
    assert [row.outlet for chart in found.charts for row in chart.rows] == ["Courier"]
    assert (found.few, found.nameless, found.otherwise) == (1, 2, 3)


def test_measures_are_those_that_the_users_lexicons_leave(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (own,) = (m for feature in chosen() for m in feature.measures if m.key == MEASURE)
    named = Feature("own", "Own", "1", lambda parsed: [], measures=(replace(own, label="Words without theirs"),))
    plain = replace(named, measures=(own,), extend=lambda files: named)
    monkeypatch.setattr("framing.features.installed", lambda: (plain,))
    put(folder, {("Courier", "2031-03-01"): [1.0] * 5})
    found = trends(folder, "2031-03-02", "now", Settings(lexicons=(folder,)))
    assert [chart.measure.label for chart in found.charts] == ["Words without theirs"]


def test_no_history_is_no_chart(folder: Path) -> None:
    found = trends(folder, "2031-03-02", "now", Settings())
    assert found.charts == ()
    assert b"No outlet has five articles yet." in fill(
        "trends.html.j2", {"night": "2031-03-02", "trends": found}, Settings()
    )


def test_an_outlets_name_is_text_on_the_page(folder: Path) -> None:
    put(folder, {("<script>alert(1)</script>", "2031-03-01"): [1.0] * 5})
    page = fill(
        "trends.html.j2",
        {"night": "2031-03-01", "trends": trends(folder, "2031-03-01", "now", Settings())},
        Settings(),
    )
    assert b"<script" not in page
    assert b"&lt;script&gt;alert(1)" in page


def test_a_withdrawn_article_is_in_no_mean(folder: Path) -> None:
    put(folder, {("Courier", "2031-03-01"): [10.0, 12.0, 14.0, 16.0, 18.0, 90.0]})
    (chart,) = trends(folder, "2031-03-02", "now", Settings(), ["Courier 90"]).charts
    assert chart.rows[0].articles == 5
    assert "mean of 5 articles" in chart.rows[0].latest


def test_the_band_is_the_interval_of_all_articles_and_no_scale_goes_below_what_can_be_counted(folder: Path) -> None:
    nights = {("Courier", f"2031-03-0{n}"): [value] for n, value in enumerate((0.0, 2.0, 0.0, 2.0, 1.0), 1)}
    put(folder, nights | {("Echo", "2031-03-01"): [0.0, 0.0, 0.0, 0.0, 9.0]})
    (chart,) = trends(folder, "2031-03-05", "now", Settings()).charts
    courier, echo = chart.rows
    assert next(label for _, label in chart.ticks) == "0"
    assert courier.band is not None
    assert echo.band is not None
    bottom = chart.ticks[0][0]
    for row in (courier, echo):
        top, height = row.band  # type: ignore[misc]
        assert height > 0
        assert top + height <= bottom
    # Of five values 0, 2, 0, 2, 1: mean 1, standard deviation 1, half an interval 2.776 / sqrt(5).
    assert courier.mean == "1 (0 to 2)"
    assert [dot.low for dot in courier.dots] == [None] * 5, "a night of one article has no interval of its own"
