"""The place and agency an article opens with: "WASHINGTON (Reuters) —"."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.read.metadata import dates

# Agencies and networks that sign datelines, and the name an outlet is listed under.
AGENCIES = {
    "reuters": "Reuters",
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "the associated press": "Associated Press",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "upi": "UPI",
    "cnn": "CNN",
    "bloomberg": "Bloomberg",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "ani": "ANI",
    "pti": "PTI",
    "ians": "IANS",
    "dpa": "dpa",
    "kyodo": "Kyodo",
    "efe": "EFE",
    "ansa": "ANSA",
    "pa": "PA",
    "cp": "The Canadian Press",
    "aap": "AAP",
    "yonhap": "Yonhap",
    "anadolu": "Anadolu",
    "rfe/rl": "RFE/RL",
}
LONGEST = 90  # characters

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_SHOUTED = rf"{_UPPER}(?:{_UPPER}|[.'’-])+"
_SHOUTED_PLACE = rf"{_SHOUTED}(?:(?:\s|/|,\s?){_SHOUTED}){{0,4}}(?:,\s[\w. ]{{2,20}}){{0,2}}"
_REGION = rf"{_UPPER}[\w.]*(?:\s{_UPPER}[\w.]*)?"
_PLACE = rf"{_UPPER}[\w.'’-]+(?:\s(?:(?:of|de|la|al|and)\s)?{_UPPER}[\w.'’-]+){{0,3}}(?:,\s{_REGION}){{0,2}}"
_DAY = rf"(?:,?\s(?:{dates.WEEKDAY},?\s)?(?:{dates.MONTH}\s\d{{1,2}}|\d{{1,2}}\s{dates.MONTH})(?:,?\s\d{{4}})?)?"
_SIGNED = r"\s?\((?P<agency>[\w/ .-]{2,28})\)"
_DASH = r"\s{0,2}(?:—|–|―|--|-(?=\s))\s{0,2}"
_STARTS = r"""(?=["“”'‘(\[]*[^\W_])"""

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:(?:{_SHOUTED_PLACE}|{_PLACE})(?i:{_DAY}))?{_SIGNED}{_DASH}{_STARTS}",
        rf"(?P<place>{_SHOUTED_PLACE})(?i:{_DAY}){_DASH}{_STARTS}",
        rf"{_PLACE}(?i:{_DAY}){_SIGNED}:?\s{_STARTS}",
    )
)
_QUIET = re.compile(rf"{_PLACE}(?i:{_DAY})\s(?:—|–)\s(?=[\"“]?{_UPPER})")


class Dateline(NamedTuple):
    """How many characters of the paragraph it takes, the agency that signs it, and its full date if it has one."""

    end: int
    agency: str | None
    published: str | None


def find(line: str, first: bool) -> Dateline | None:
    """The dateline a paragraph opens with, or None. ``first``: the paragraph opens the article."""
    opening = line[:LONGEST]
    for index, pattern in enumerate(_PATTERNS):
        match = pattern.match(opening)
        if not match:
            continue
        signed = match.groupdict().get("agency")
        agency = AGENCIES.get(signed.strip().lower()) if signed else None
        # Without a dash, only a known agency in brackets tells a dateline from a sentence's own brackets.
        if index != 1 and agency is None and (index == 2 or not first):
            continue
        return _dateline(match, agency)
    quiet = _QUIET.match(opening) if first else None
    return _dateline(quiet, None) if quiet else None


def _dateline(match: re.Match[str], agency: str | None) -> Dateline:
    found = dates.find(match.group())
    return Dateline(match.end(), agency, found[0].iso if len(found) == 1 else None)
