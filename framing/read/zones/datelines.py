"""The place and agency an article opens with: "WASHINGTON (Reuters) —"."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.read.metadata import dates
from framing.read.zones import page_words

# Agencies and networks that sign datelines, and the name an outlet is listed under.
AGENCIES = page_words.agencies()
LONGEST = 90  # characters

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_SHOUTED = rf"{_UPPER}(?:{_UPPER}|[.'’-])+"
_SHOUTED_PLACE = rf"{_SHOUTED}(?:(?:\s|/|,\s?){_SHOUTED}){{0,4}}(?:,\s[\w. ]{{2,20}}){{0,2}}"
_COUNTRY = r"(?:\s\[[\w .]{2,30}\])?"
_REGION = rf"{_UPPER}[\w.]*(?:\s{_UPPER}[\w.]*)?"
_PLACE = rf"{_UPPER}[\w.'’-]+(?:\s(?:(?:of|de|la|al|and)\s)?{_UPPER}[\w.'’-]+){{0,3}}(?:,\s{_REGION}){{0,2}}"
_DATE = rf"(?:{dates.MONTH}\s\d{{1,2}}|\d{{1,2}}\s{dates.MONTH})(?:,?\s\d{{4}})?"
_DAY = rf"(?:,?\s(?:{dates.WEEKDAY},?\s)?{_DATE}\.?)?"
_SIGNED = r"\s?\((?P<agency>[\w/ .-]{2,28})\)"
_DASH = r"\s{0,2}\.?(?:—|–|―|--|[-_](?=\s))\s{0,2}"
_SLASHED = r"\s?/(?P<agency>[A-Z][\w ]{1,20})/[.:]?\s?(?:(?:—|–|--|-)\s)?"
_STARTS = r"""(?=["“”'‘(\[]*[^\W_])"""

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:(?:{_SHOUTED_PLACE}|{_PLACE}){_COUNTRY}(?i:{_DAY})|(?i:{_DATE}))?{_SIGNED}{_DASH}{_STARTS}",
        rf"(?P<place>{_SHOUTED_PLACE})(?i:{_DAY}){_DASH}{_STARTS}",
        rf"(?:{_SHOUTED_PLACE}|{_PLACE}){_COUNTRY}(?i:{_DAY}){_SIGNED}:?\s{_STARTS}",
        rf"(?:{_SHOUTED_PLACE}|{_PLACE})(?i:{_DAY}){_SLASHED}{_STARTS}",
    )
)
_QUIET = re.compile(rf"{_PLACE}(?i:{_DAY})\s(?:—|–)\s(?=[\"“]?{_UPPER})")

# "NEW BRANNOCK: The lock is shut." Words that stand before a colon and are no place are left alone.
_COLON = re.compile(rf"{_SHOUTED_PLACE}(?i:{_DAY}):\s(?=[\"“]?{_UPPER})")
_LABELS = re.compile(
    r"(?:watch|update|updated|exclusive|breaking|explainer|opinion|analysis|read|live|video|note|new(?=:)|question|answer"
    r"|correction|warning|spoiler|host|editor|photos?|factbox|review|interview|just in|developing)\b",
    re.IGNORECASE,
)


class Dateline(NamedTuple):
    """How many characters of the paragraph it takes, the agency that signs it, and its full date if it has one."""

    end: int
    agency: str | None
    published: str | None


def speaker(line: str) -> bool:
    """Whether a paragraph opens with capitals and a colon, as a transcript's speakers do: "MARA QUILL: …"."""
    return _COLON.match(line[:LONGEST]) is not None


def find(line: str, first: bool, colon: bool = True) -> Dateline | None:
    """The dateline a paragraph opens with, or None.

    ``first``: the paragraph opens the article. ``colon``: a place may end in one, as no others open with speakers.
    """
    opening = line[:LONGEST]
    for index, pattern in enumerate(_PATTERNS):
        match = pattern.match(opening)
        if not match:
            continue
        signed = match.groupdict().get("agency")
        agency = AGENCIES.get(signed.strip().lower()) if signed else None
        # Without a dash, only a known agency in brackets tells a dateline from a sentence's own brackets.
        if index != 1 and agency is None and (index >= 2 or not first):
            continue
        return _dateline(match, agency)
    quiet = (_QUIET.match(opening) or (_COLON.match(opening) if colon else None)) if first else None
    return _dateline(quiet, None) if quiet and not _LABELS.match(opening) else None


def _dateline(match: re.Match[str], agency: str | None) -> Dateline:
    found = dates.find(match.group())
    return Dateline(match.end(), agency, found[0].iso if len(found) == 1 else None)
