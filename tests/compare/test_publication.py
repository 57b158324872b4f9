"""Which article is the newer, by the day, and by the hour where both were given one with its zone."""

from __future__ import annotations

from pathlib import Path

import pytest

import framing
from framing.compare.publication import days_after, is_older

TEXT = "The ferry line at Halm will run no boats after ten at night from June, its manager said on Monday.\n"


def document(published: str) -> framing.Document:
    return framing.read(text=TEXT, given={"published": published} if published else None)


@pytest.mark.parametrize(
    ("one", "two", "older"),
    [
        ("2031-06-03", "2031-06-04", True),
        ("2031-06-03", "2031-06-03", False),
        ("2031-06-04", "2031-06-03", False),
        ("2031-06-03", "", False),
        ("2031-06-03T09:00:00Z", "2031-06-03T10:00:00Z", True),
        ("2031-06-03T09:00:00Z", "2031-06-03T09:59:00Z", False),
        ("2031-06-03T09:00:00Z", "2031-06-03T11:30:00+02:00", False),
        ("2031-06-03T09:00:00+02:00", "2031-06-03T09:00:00Z", True),
        ("2031-06-03T23:50:00Z", "2031-06-04T00:10:00Z", False),
        ("Tue, 03 Jun 2031 09:00:00 +0000", "Tue, 03 Jun 2031 12:00:00 +0000", True),
        ("2031-06-03T09:00:00", "2031-06-03T17:00:00", False),  # of no zone, so nobody knows
        ("2031-06-03T09:00:00Z", "2031-06-03", False),
        ("2031-06-03T23:00:00Z", "2031-06-04", True),
    ],
)
def test_the_older_is_known_by_hour_or_day(one: str, two: str, older: bool) -> None:
    assert is_older(document(one), document(two)) is older


def test_days_are_counted_by_the_day_that_is_printed() -> None:
    assert days_after(document("2031-06-03T23:50:00Z"), document("2031-06-04T00:10:00Z")) == 1
    assert days_after(document("2031-06-03"), document("")) is None


def test_what_was_written_since_is_not_missing_before() -> None:
    """The later article's own passage is no gap of one that was published hours before it."""
    base = "The ferry line at Halm will run no boats after ten at night from June, its manager said on Monday."
    news = "A crowd of four hundred people stormed the terminal at dusk and burned a ticket booth, police reported."
    early = framing.read(text=f"{base}\n", given={"published": "2031-06-03T08:00:00Z"})
    for hour, missing in (("08:20", True), ("20:00", False)):
        late = framing.read(text=f"{base}\n\n{news}\n", given={"published": f"2031-06-03T{hour}:00Z"})
        found = framing.compare([early, late])
        gaps = [item for item in found.uncovered if item.place.document == 1]
        assert bool(gaps) is missing, hour


def test_the_hour_is_kept_in_the_records() -> None:
    given = document("2031-06-03T09:00:00+02:00")
    assert (given.published, given.published_time) == ("2031-06-03", "09:00:00+02:00")
    assert document("2031-06-03").published_time is None
    profile = framing.analyze(given)
    assert framing.record(profile)["published_time"] == "09:00:00+02:00"


def test_a_day_told_by_hand_has_no_hour_of_another() -> None:
    from framing.read.reassembly import with_given

    told = with_given(document("2031-06-03T09:00:00Z"), {"published": "2031-06-05"})
    assert (told.published, told.published_time) == ("2031-06-05", None)


def test_a_report_of_articles_with_hours_verifies(tmp_path: Path) -> None:
    news = "A crowd of four hundred people stormed the terminal at dusk and burned a ticket booth, police reported."
    early = framing.read(text=TEXT, given={"published": "2031-06-03T08:00:00Z", "outlet": "Halm Echo"})
    late = framing.read(text=f"{TEXT}\n{news}\n", given={"published": "2031-06-03T20:00:00Z", "outlet": "Halm Post"})
    report = tmp_path / "report.json"
    report.write_bytes(framing.write(framing.compare([early, late]), "json"))
    assert framing.verify_report(report).verified
    report.write_bytes(report.read_bytes().replace(b'"20:00:00+00:00"', b'"08:00:00+00:00"'))
    assert not framing.verify_report(report).verified
