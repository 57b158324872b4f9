"""Dates as newspapers write them, as ISO 8601."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from functools import cache
from typing import NamedTuple

from framing.lexicons.closed_lists import in_order

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
CLOCK = (
    r"(?:at\s+)?\d{1,2}(?:[:.]\d{2}(?::\d{2})?(?:\.\d+)?)?\s*(?:[ap]\.?\s?m\b\.?|h\b|hrs\b|noon\b)?"
    r"(?:\s*\(?(?:[A-Z]{2,5}|[+-]\d{1,2}:?\d{2}|local time)\)?)?"
)

_WRITTEN = re.compile(
    rf"\b(?P<m1>{MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m2>{MONTH}),?[\s-]+(?P<y2>\d{{4}}|\d{{2}}(?=$|\s|,))\b"
    r"|\b(?P<y3>\d{4})(?P<s3>[-/.])(?P<m3>\d{1,2})(?P=s3)(?P<d3>\d{1,2})(?!\d)"
    r"|\b(?P<a4>\d{1,2})(?P<s4>[-/.])(?P<b4>\d{1,2})(?P=s4)(?P<y4>\d{4}|\d{2})(?![\d.:])",
    re.IGNORECASE,
)


@cache
def _numbers() -> Mapping[str, int]:
    """Months from 1, in full and cut after any letter from the third on."""
    months = enumerate(in_order("calendar", "months"), 1)
    return {name[:length]: index for index, name in months for length in range(3, len(name) + 1)}


class FoundDate(NamedTuple):
    """A date in a text: where it stands and its ISO form, which is None when day and month cannot be told apart."""

    start: int
    end: int
    iso: str | None


def day_first(text: str) -> bool | None:
    """Whether the numeric dates of ``text`` that can be read in one way only name the day first; None: not settled."""
    found = set()
    for match in _WRITTEN.finditer(text):
        if match["a4"] and match["s4"] != ".":
            first, second = int(match["a4"]), int(match["b4"])
            if max(first, second) <= 31 and (first > 12) != (second > 12):
                found.add(first > 12)
    return found.pop() if len(found) == 1 else None


def find(text: str, day_first: bool | None = None) -> list[FoundDate]:
    """Every full date of ``text`` (day, month and year), in order. Dates that do not exist are left out.

    ``day_first``: what a numeric date begins with, where that is known.
    """
    found = []
    for match in _WRITTEN.finditer(text):
        part = match.groupdict()
        if part["m1"]:
            iso = _iso(part["y1"], _month(part["m1"]), part["d1"])
        elif part["m2"]:
            iso = _iso(part["y2"], _month(part["m2"]), part["d2"])
        elif part["y3"]:
            iso = _iso(part["y3"], int(part["m3"]), part["d3"])
        else:
            first, second = int(part["a4"]), int(part["b4"])
            month_first = _iso(part["y4"], first, second)
            other = _iso(part["y4"], second, first)
            if part["s4"] == ".":  # dotted dates name the day first wherever they are used
                month_first = None
            if month_first and other and month_first != other:
                settled = {None: None, True: other, False: month_first}[day_first]
                found.append(FoundDate(match.start(), match.end(), settled))
                continue
            iso = month_first or other
        if iso:
            found.append(FoundDate(match.start(), match.end(), iso))
    return found


def to_iso(value: str) -> str | None:
    """The ISO date a whole string stands for ("June 20, 2024", "2024-06-20T08:00:00Z"), else None."""
    found = find(value.strip())
    return found[0].iso if len(found) == 1 else None


def time_of(value: str) -> str | None:
    """The hour in a date of ISO 8601 or of a mail's head, "14:20:00+02:00"; None where it has none, or no zone.

    Without its zone an hour says nothing beside another's.
    """
    try:
        found = datetime.datetime.fromisoformat(value.strip())
    except ValueError:
        try:
            found = parsedate_to_datetime(value.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return found.timetz().replace(microsecond=0).isoformat() if found.tzinfo else None


def _month(name: str) -> int:
    return _numbers()[name.lower().rstrip(".")]


def _iso(year: str, month: int, day: str | int) -> str | None:
    number = int(year)
    if number < 100:
        number += 2000 if number < 70 else 1900
    try:
        return datetime.date(number, month, int(day)).isoformat() if 1500 <= number <= 2500 else None
    except ValueError:
        return None
