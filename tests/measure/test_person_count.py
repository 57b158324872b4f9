"""What a person would count: by the stored lines, with the extractor's error, and with a word where that is all."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import pytest

from framing.measure.person_count import lines, of_line, person_count

STORED = Path(__file__).parents[2] / "framing" / "data" / "person_count.json"
SHARED = Path(__file__).parents[3] / "shared" / "data"
SHARE = {
    "kind": "share", "intercept": 15.0, "slope": 0.8, "residual": 10.0, "mean": 50.0, "squares": 90000.0,
    "articles": 100,
}  # fmt: skip
EVENTS = {"kind": "events", "per": 1000.0, "slope": 0.9, "dispersion": 0.25}


def test_a_share_is_led_along_the_line() -> None:
    found = of_line(SHARE, 50.0, 10, 20)
    # 15 + .8 × 50; at the middle of the articles the error is that of one more article: 10 × √1.01.
    assert found.value == pytest.approx(55)
    assert (found.low, found.high) == (pytest.approx(55 - 19.70, abs=0.01), pytest.approx(55 + 19.70, abs=0.01))
    assert found.why is None
    # Far from them it is wider, and no share is below none or above all.
    far = of_line(SHARE, 0.0, 0, 20)
    assert far.value == pytest.approx(15)
    assert far.low == 0
    assert far.high - 15 > 19.75
    assert of_line({**SHARE, "intercept": 25.0}, 100.0, 20, 20).value == 100


def test_events_are_as_many_as_are_real_of_those_counted() -> None:
    found = of_line(EVENTS, 30.0, 15, 500)
    # .9 × 15 of 500 words, give or take 1.96 × √(¼ × 16), per 1,000 words.
    assert found.value == pytest.approx(27)
    assert (found.low, found.high) == (pytest.approx(27 - 7.84, abs=0.01), pytest.approx(27 + 7.84, abs=0.01))
    assert found.why is None


def test_a_range_that_says_nothing_says_so() -> None:
    assert (
        of_line({**SHARE, "residual": 14.0}, 50.0, 10, 20).why
        == "the range is too wide to say more than the count does"
    )
    assert of_line(EVENTS, 2.0, 1, 500).why == "the range is too wide to say more than the count does"
    assert of_line(EVENTS, 0.0, 0, 500).low == 0.0


def test_only_what_was_annotated_is_corrected() -> None:
    assert set(lines()) == {"sources.attributed", "attribution.outlet", "hedging.rate"}
    assert person_count("quotation.words", 12.0, 12, 100) is None
    assert person_count("sources.attributed", None, 0, 0) is None
    assert person_count("sources.attributed", 50.0, None, None) is None
    assert person_count("sources.attributed", 50.0, 10, 20) == of_line(lines()["sources.attributed"], 50.0, 10, 20)


def test_without_stored_lines_nothing_is_corrected(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    module = import_module("framing.measure.person_count")
    module.lines.cache_clear()
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    try:
        assert person_count("sources.attributed", 50.0, 10, 20) is None
    finally:
        module.lines.cache_clear()


def test_what_is_stored_reads_low_counts_up_and_no_count_down_to_nothing() -> None:
    credited = person_count("sources.attributed", 40.0, 16, 40)
    assert credited is not None
    assert 45 < credited.value < 60
    assert credited.low < 40 < credited.high
    assert credited.why is None
    own = person_count("attribution.outlet", 60.0, 360, 600)
    assert own is not None
    assert 40 < own.value < 60  # some of what is taken for the outlet's own words is somebody's


def test_the_data_are_those_it_was_fitted_on() -> None:
    for name, digest in json.loads(STORED.read_text(encoding="utf-8"))["data"].items():
        if not (SHARED / name).is_file():
            pytest.skip(f"the annotated news (../shared/data/{name}) is not here")
        assert sha256((SHARED / name).read_bytes()).hexdigest() == digest
