"""Percentiles: where a value stands among news articles, and silence where the comparison would be foul."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.features import installed
from framing.measure import reference
from framing.measure.spread import is_smooth
from framing.model import Measurement


@pytest.fixture(scope="module")
def table() -> reference.Reference:
    found = reference.reference()
    assert found is not None
    return found


def found(**values: float | None) -> dict[str, Measurement]:
    typical: dict[str, float | None] = {"words": 600.0, "length": 21.0, "credited": 60.0}
    keys = {"words": reference.LENGTH, "length": reference.SENTENCES, "credited": reference.CREDITED}
    return {
        keys[name]: Measurement(keys[name], value, None, None, 20, "", None, ())
        for name, value in {**typical, **values}.items()
    }


def test_the_table_holds_every_rate_and_names_its_articles(table: reference.Reference) -> None:
    assert set(table.quantiles) == {m.key for f in installed() for m in f.measures if is_smooth(m)}
    assert sum(table.corpora.values()) == table.articles > 500
    assert all(len(row) == 101 and list(row) == sorted(row) for row in table.quantiles.values())
    assert reference.corpora(table).count(" of ") >= len(table.corpora)


def test_a_percentile_counts_who_is_lower_and_half_of_who_is_equal() -> None:
    row = [0.0] * 40 + [float(n) for n in range(1, 61)] + [99.0]
    assert reference.percentile(row, 0.0) == 20  # 40 of 101 are equal
    assert reference.percentile(row, 30.5) == 69  # 40 zeros and 30 of the rest are lower
    assert reference.percentile(row, -1.0) == 1
    assert reference.percentile(row, 500.0) == 99


def test_an_ordinary_report_is_held_against_the_articles(table: reference.Reference) -> None:
    assert reference.misfit(table, "en", found()) is None
    assert reference.misfit(table, "en-GB", found()) is None
    assert reference.told("en", found()).startswith(f"Percentiles are those of {table.articles} news articles (")


@pytest.mark.parametrize(
    ("language", "values", "says"),
    [
        ("de", {}, "its language is not known to be English"),
        (None, {}, "its language is not known to be English"),
        ("en", {"words": 60.0}, "it has 60 words, and 98 of 100 of the articles have"),
        ("en", {"words": 20_000.0}, "it has 20,000 words"),
        ("en", {"length": 55.0}, "it has 55.0 words per sentence"),
        ("en", {"length": None}, "it has no words per sentence"),
        ("en", {"credited": 0.0}, "it credits nobody"),
    ],
)
def test_what_is_no_such_article_is_not(language: str | None, values: dict[str, float], says: str) -> None:
    assert says in reference.told(language, found(**values))
    assert not reference.fits(language, found(**values))


def test_a_measure_the_table_lacks_has_no_percentile(table: reference.Reference) -> None:
    some = next(iter(table.quantiles))
    value = Measurement(some, table.quantiles[some][50], None, None, 20, "", None, ())
    assert reference.placed("text.words", value) is None
    assert reference.placed(some, replace(value, value=None)) is None
    assert reference.placed(some, value) is not None
