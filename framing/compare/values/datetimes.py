"""Dates, weekdays and times of day of one sentence, settled by the article's own date where that can be done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from framing.compare.values.printed_numbers import Lexeme, numerals
from framing.lexicons.closed_lists import in_order, paired, word_list
from framing.model import Tokens

_YEARS = (1500, 2100)
_CLOSE = {30: 45, 15: 20, 1: 10}  # minutes that "around ten" may be away, by what the time is a multiple of
_HALF_DAY = 12 * 60
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@cache
def _days() -> Mapping[str, int]:
    """Weekdays in full and in short, from 0."""
    days = {day: number for number, day in enumerate(in_order("calendar", "weekdays"))}
    return {short: days[day] for short, day in paired("calendar", "short weekdays").items()} | days


@cache
def _months() -> Mapping[str, int]:
    """Months in full and in short, from 1."""
    months = {month: number for number, month in enumerate(in_order("calendar", "months"), 1)}
    return {short: months[month] for short, month in paired("calendar", "short months").items()} | months


@cache
def _hours() -> frozenset[str]:
    return frozenset(word for word, value in numerals().small.items() if 1 <= value <= 12)


@cache
def _starts() -> frozenset[str]:
    """What a moment in words begins with."""
    return frozenset((*_days(), *_months(), *_hours(), *word_list("calendar", "hours with a name")))


class Moment(NamedTuple):
    """A day or a time of day, as far as it is known; ``day`` is an ISO date when nothing is left open."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    date: int | None = None
    weekday: int | None = None
    day: str | None = None
    minutes: int | None = None  # after midnight
    half: bool = False  # morning or evening was not said
    about: bool = False

    @property
    def kind(self) -> str:
        return "date" if self.minutes is None else "time"

    @property
    def normal(self) -> str:
        """In one form: "2024-06-19", "19 June", "Wednesday", "1961", "21:47"."""
        if self.minutes is not None:
            clock = f"{self.minutes // 60:02d}:{self.minutes % 60:02d}"
            return f"{'about ' if self.about else ''}{clock}{' (or twelve hours later)' if self.half else ''}"
        if self.day:
            return self.day
        parts = [str(self.date)] if self.date else []
        parts += [in_order("calendar", "months")[self.month - 1].capitalize()] if self.month else []
        parts += [str(self.year)] if self.year else []
        if self.weekday is not None:
            parts.insert(0, in_order("calendar", "weekdays")[self.weekday].capitalize())
        return " ".join(parts)

    @property
    def grain(self) -> str:
        """What is said: a "day", a "month", a "year" or a "time"."""
        if self.minutes is not None:
            return "time"
        return "day" if self.weekday is not None or self.date or self.day else "month" if self.month else "year"

    def agrees(self, other: Moment) -> bool:
        """Whether both may be the same moment; what one leaves open does not contradict the other."""
        if self.minutes is not None and other.minutes is not None:
            gap = abs(self.minutes - other.minutes)
            if self.half or other.half:
                gap = min(gap % _HALF_DAY, _HALF_DAY - gap % _HALF_DAY)
            return gap <= max((side._loose() for side in (self, other) if side.about), default=0)
        if self.day and other.day:
            return self.day == other.day
        return all(
            one is None or two is None or one == two for one, two in zip(self.known(), other.known(), strict=True)
        )

    def _loose(self) -> int:
        """Minutes that "about" takes in: "about 6:40" is nearer to the clock than "about six"."""
        minutes = self.minutes or 0
        return next(loose for step, loose in _CLOSE.items() if minutes % step == 0)

    def known(self) -> tuple[int | None, ...]:
        """Year, month, day of the month and weekday, None where left open."""
        if self.day:
            day = date.fromisoformat(self.day)
            return (day.year, day.month, day.day, day.weekday())
        return (self.year, self.month, self.date, self.weekday)


def moments(
    text: str, found: Sequence[Lexeme], published: str | None, tokens: Tokens, token_at: Sequence[int]
) -> Iterator[tuple[Moment, int, int]]:
    """Every moment of a sentence with the lexemes ``[first, last)`` it takes. ``token_at`` gives a lexeme's token."""
    written = _published(published)
    ahead_words, starts = word_list("calendar", "points ahead"), _starts()
    ahead = any(item.lower in ahead_words for item in found)
    at = 0
    while at < len(found):
        item = found[at]
        may = item.kind == "digits" or item.lower in starts
        read = (_time(found, at) or _day(text, found, at, tokens, token_at)) if may else None
        if read is None:
            at += 1
            continue
        moment, last = read
        yield _settled(moment, written, ahead=ahead), at, last
        at = last


def _published(published: str | None) -> date | None:
    match = _ISO.match(published or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _settled(moment: Moment, written: date | None, *, ahead: bool) -> Moment:
    """The day itself, where the article's date tells which Wednesday is meant."""
    year, month, number, weekday = moment.year, moment.month, moment.date, moment.weekday
    if moment.minutes is not None or moment.day:
        return moment
    if number and month:
        year = year or (_nearest(written, month, number, weekday) if written else None)
        return moment._replace(year=year, day=_iso(year, month, number))
    if weekday is not None and written is not None and number is None:
        back = (written.weekday() - weekday) % 7
        if not (ahead and back):
            return moment._replace(day=(written - timedelta(days=back)).isoformat())
    return moment


def _nearest(written: date, month: int, number: int, weekday: int | None) -> int | None:
    """The year in which that day lies nearest to the article's date, and on the weekday named, if one is."""
    years = []
    for year in (written.year - 1, written.year, written.year + 1):
        day = _iso(year, month, number)
        if day and (weekday is None or date.fromisoformat(day).weekday() == weekday):
            years.append((abs((date.fromisoformat(day) - written).days), year))
    return min(years)[1] if years else None


def _iso(year: int | None, month: int, number: int) -> str | None:
    try:
        return date(year, month, number).isoformat() if year else None
    except ValueError:
        return None


def _day(
    text: str, found: Sequence[Lexeme], at: int, tokens: Tokens, token_at: Sequence[int]
) -> tuple[Moment, int] | None:
    item = found[at]
    capital = text[item.start].isupper()
    weekday = _weekday(item) if capital else None
    if weekday is not None:
        after = at + 1 + (_lower(found, at + 1) in (",", "("))
        rest = _calendar(text, found, after)
        if rest is None:
            return Moment(item.start, item.end, weekday=weekday), at + 1
        return rest[0]._replace(start=item.start, weekday=weekday), rest[1]
    # "Yesterday" is no date: which day is meant hangs on when the words were said, not on when they were printed.
    return _calendar(text, found, at) or _year(found, at, tokens, token_at)


def _weekday(item: Lexeme) -> int | None:
    word = item.lower
    return _days().get(word) if len(word) > 2 else None


def _month(text: str, found: Sequence[Lexeme], at: int) -> int | None:
    word = _lower(found, at)
    if not word or not text[found[at].start].isupper():
        return None
    return _months().get(word)


def _calendar(text: str, found: Sequence[Lexeme], at: int) -> tuple[Moment, int] | None:
    """ "18 June 2024", "June 18, 2024", "the 18th of June", "June 2024", "in June"."""
    begin, number = at, _date_number(found, at)
    if number is not None:
        after = at + 1 + (_lower(found, at + 1) in word_list("numerals", "ordinal endings"))
        month = _month(text, found, after + (_lower(found, after) == "of"))
        following = after + 1
        if month is None or (_lower(found, following) == "." and _date_number(found, following + 1) is not None):
            return None  # "19 Sept. 11 hijackers" are nineteen
        at = after + (_lower(found, after) == "of") + 1
    else:
        month = _month(text, found, at)
        if month is None:
            return None
        number, at = _date_number(found, at + 1 + (_lower(found, at + 1) == ".")), at + 1
        at += _lower(found, at) == "." and number is not None
        at += number is not None
        at += number is not None and _lower(found, at) in word_list("numerals", "ordinal endings")
    year = _as_year(found, at) or (_as_year(found, at + 1) if _lower(found, at) == "," else None)
    if year:
        at += 1 + (_lower(found, at) == ",")
    if number is None and year is None and _lower(found, begin) in word_list("calendar", "months that are other words"):
        before = _lower(found, begin - 1)
        if before not in word_list("calendar", "before a year") | word_list("calendar", "which of several"):
            return None
    return Moment(found[begin].start, found[at - 1].end, year, month, number), at


def _year(found: Sequence[Lexeme], at: int, tokens: Tokens, token_at: Sequence[int]) -> tuple[Moment, int] | None:
    year = _as_year(found, at)
    if year is None:
        return None
    following = tokens.tag[token_at[at + 1]] if at + 1 < len(found) else ""
    dated = at > 0 and found[at - 1].lower in word_list("calendar", "before a year")
    if following == "NNS" or not (dated or tokens.entity[token_at[at]] == "DATE"):
        return None
    return Moment(found[at].start, found[at].end, year), at + 1


def _as_year(found: Sequence[Lexeme], at: int) -> int | None:
    word = _lower(found, at)
    if len(word) != 4 or not word.isdigit() or not word.isascii():
        return None
    # "1990s" is a decade.
    if at + 1 < len(found) and found[at + 1].lower == "s" and found[at + 1].start == found[at].end:
        return None
    return int(word) if _YEARS[0] <= int(word) <= _YEARS[1] else None


def _date_number(found: Sequence[Lexeme], at: int) -> int | None:
    word = _lower(found, at)
    return int(word) if word.isdigit() and word.isascii() and len(word) < 3 and 1 <= int(word) <= 31 else None


def _time(found: Sequence[Lexeme], at: int) -> tuple[Moment, int] | None:
    """ "9.47 p.m.", "9:47 pm", "10 a.m.", "ten o'clock", "21:47", "noon"."""
    item = found[at]
    about = not word_list("calendar", "about a time").isdisjoint(item.lower for item in found[max(0, at - 2) : at])
    if item.lower in word_list("calendar", "hours with a name"):
        return Moment(item.start, item.end, minutes=0 if item.lower == "midnight" else 720, about=about), at + 1
    hour: int | None = None
    minute, after = 0, at + 1
    if item.kind == "digits":
        whole, _, part = item.lower.partition(".")
        if not whole.isdigit() or len(whole) > 2 or len(part) not in (0, 2):
            return None
        hour, minute = int(whole), int(part or 0)
        if not part and _lower(found, after) == ":" and _touch(found, after) and len(_lower(found, after + 1)) == 2:
            minute, after = _digits(found, after + 1), after + 2
    elif item.lower in _hours():
        hour = numerals().small[item.lower]
    if hour is None or hour > 24 or not 0 <= minute < 60:
        return None
    half = _half(found, after)
    if half is not None and 1 <= hour <= 12:
        suffix, last = half
        minutes = (hour % 12) * 60 + minute + (_HALF_DAY if suffix == "p" else 0)
        return Moment(item.start, found[last - 1].end, minutes=minutes, about=about), last
    if _lower(found, after) in ("o'clock", "o’clock"):
        return Moment(item.start, found[after].end, minutes=hour % 12 * 60, half=True, about=about), after + 1
    if after == at + 3 and hour < 24:  # "21:47", or "9:47" with neither half of the day named
        return Moment(item.start, found[after - 1].end, minutes=hour * 60 + minute, half=hour <= 12, about=about), after
    return None


def _half(found: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    word = _lower(found, at)
    if word in ("am", "pm"):
        return word[0], at + 1
    if word in ("a", "p") and _lower(found, at + 1) == "." and _lower(found, at + 2) == "m":
        return word, at + 3 + (_lower(found, at + 3) == ".")
    return None


def _touch(found: Sequence[Lexeme], at: int) -> bool:
    return found[at - 1].end == found[at].start


def _digits(found: Sequence[Lexeme], at: int) -> int:
    word = _lower(found, at)
    return int(word) if word.isdigit() and word.isascii() else -1


def _lower(found: Sequence[Lexeme], at: int) -> str:
    return found[at].lower if 0 <= at < len(found) else ""
