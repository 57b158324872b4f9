"""Dates as newspapers write them."""

from __future__ import annotations

import pytest

from framing.read.metadata import dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("June 20, 2024", "2024-06-20"),
        ("Thursday, June 20, 2024", "2024-06-20"),
        ("Jun. 20 2024", "2024-06-20"),
        ("Sept. 3, 2031", "2031-09-03"),
        ("20 June 2024", "2024-06-20"),
        ("20th of June, 2024", "2024-06-20"),
        ("20-JUN-2024", "2024-06-20"),
        ("1st March 2031", "2031-03-01"),
        ("May 5, 2031", "2031-05-05"),
        ("2024-06-20", "2024-06-20"),
        ("2024-06-20T08:15:00Z", "2024-06-20"),
        ("2024/06/20", "2024-06-20"),
        ("20.06.2024", "2024-06-20"),
        ("05.06.2024", "2024-06-05"),
        ("06/20/2024", "2024-06-20"),
        ("20/06/2024", "2024-06-20"),
        ("11/19/19", "2019-11-19"),
        ("04/04/2031", "2031-04-04"),
    ],
)
def test_a_date_becomes_iso(text: str, iso: str) -> None:
    assert dates.to_iso(text) == iso


@pytest.mark.parametrize("text", ["05/06/2024", "June 20", "June 31, 2024", "February 29, 2031", "soon", "", "1.2.3.4"])
def test_what_is_no_one_day_is_none(text: str) -> None:
    assert dates.to_iso(text) is None


def test_day_and_month_that_cannot_be_told_apart_are_found_without_a_value() -> None:
    (found,) = dates.find("on 05/06/2024")
    assert found.iso is None
    assert (found.start, found.end) == (3, 13)


def test_every_date_of_a_line_is_found_in_order() -> None:
    line = "Published June 1, 2031 | Updated 3 July 2031"
    assert [date.iso for date in dates.find(line)] == ["2031-06-01", "2031-07-03"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Posted 25/12/2030", True),
        ("Posted 12/25/2030", False),
        ("Posted 03/04/2031, first seen 13/02/2031", True),
        ("13/02/2031 and 02/13/2031", None),
        ("03/04/2031", None),
        ("25.12.2030", None),
        ("45/46/2031", None),
        ("December 25, 2030", None),
    ],
)
def test_a_date_with_one_reading_shows_what_comes_first(text: str, first: bool | None) -> None:
    assert dates.day_first(text) is first


def test_what_comes_first_settles_a_date_with_two_readings() -> None:
    assert [date.iso for date in dates.find("05/06/2024", day_first=True)] == ["2024-06-05"]
    assert [date.iso for date in dates.find("05/06/2024", day_first=False)] == ["2024-05-06"]
