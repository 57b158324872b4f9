"""How much page one has room for on paper: what is ranked lowest stays out, before a line spills overleaf.

Heights are estimated from numbers of characters; ``framing.render.pdf`` makes sure by what was laid out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from framing.render.sections.briefing import Alone, Card, PrintedFinding
from framing.render.sections.verdict_rows import VerdictRow

# All in points, as the style sheets set them.
_HIGH = {"a4": 773.0, "letter": 723.0}  # of a page between its margins
_SAFE = -56.0  # what the estimates below are too high by
_KICKER, _HEAD, _STRIP, _LEGEND = 17.5, 15.5, 31.0, 12.5
_FIXED = 16.0 + 12.0  # the line above the headline and the contents
_WIDE = 516.0
_TEXT, _BOLD = 4.15, 4.25  # of a character of 8.6 points, on average
_LINE = 11.4
_ORDER = ((5, 4), (5, 3), (4, 3), (4, 2), (3, 2), (2, 2), (2, 1), (1, 1), (1, 0), (0, 0))  # findings, passages


@dataclass(frozen=True, slots=True)
class PageOneRoom:
    """How many findings, and how many passages that only one article tells, page one has room for."""

    findings: int
    alone: int


@dataclass(frozen=True, slots=True)
class PageOne:
    """What stands on page one, as far as its length counts."""

    headline: str
    standfirst: str
    trust: str
    cards: Sequence[Card]
    rows: Sequence[VerdictRow]
    findings: Sequence[PrintedFinding]
    alone: Sequence[Alone]
    adds: Sequence[str]


def room(page: PageOne, paper: str) -> PageOneRoom:
    """The most that fits, the order of leaving out being fixed."""
    left = _HIGH[paper] - _SAFE - _head(page) - _board(page)
    for findings, alone in _ORDER:
        if _findings(page, findings) + _alone(page, alone) <= left:
            return PageOneRoom(findings, alone)
    return PageOneRoom(0, 0)


def _lines(text: str, width: float, letter: float) -> int:
    return max(1, ceil(len(text) * letter / width))


def _head(page: PageOne) -> float:
    long = len(page.headline) > LONGEST_HEADLINE
    headline = 19.6 * _lines(page.headline, _WIDE, 7.9) if long else 24.0 * _lines(page.headline, _WIDE, 9.9)
    stand = 13.9 * _lines(page.standfirst, _WIDE, 5.15)
    trust = 20.0 + 10.8 * _lines(page.trust, _WIDE - 14, 3.9)
    return _FIXED + headline + 5.6 + stand + 5.2 + trust


LONGEST_HEADLINE = 52  # characters of one line of the large headline


def _board(page: PageOne) -> float:
    if not page.rows:  # a row an article, then the matrix beside the list of loudest voices
        width = 135.0
        rows = (
            max(10.4 * _lines(card.title + "A  ", width, _BOLD) + 9.1 * _lines(_facts(card), width, 3.4), 26.0) - 3.0
            for card in page.cards
        )
        return 28.0 + sum(rows) + 24.0 + _KICKER + 10.0 + _HEAD + 14.6 * len(page.cards)
    width = (_WIDE - 20.0 * (len(page.cards) - 1)) / len(page.cards)
    cards = max(
        12.7 * _lines(card.title + "A  ", width, 5.5)
        + 9.9 * (bool(card.lead) and _lines(card.lead, width, 4.1))
        + 9.9 * _lines(_facts(card), width, 3.7)
        for card in page.cards
    )
    says = _WIDE * (0.275 if len(page.cards) == 2 else 0.235) - 5
    rows_ = sum(
        max(11.2 * _lines(row.says, says, _TEXT), 38.0 + 8.0 * (len(page.cards) - 2)) + 5.8 for row in page.rows
    )
    return cards + 8.0 + _KICKER + _LEGEND + _STRIP * len(page.cards) + _KICKER + _HEAD + rows_


def _facts(card: Card) -> str:
    return " · ".join((*card.facts, f"{card.words} words", f"{card.sentences} sentences", *card.left_out))


def _findings(page: PageOne, most: int) -> float:
    if not page.findings or not most:
        return 0.0
    title, text = _WIDE * 0.36 - 4, _WIDE * 0.64
    rows = 0.0
    for item in page.findings[:most]:
        said = " ".join([*(f"A {words}" for _, words in item.wordings), item.text, *(link.text for link in item.links)])
        rows += max(10.9 * _lines(item.title, title, _BOLD), _LINE * _lines(said, text, _TEXT)) + 6.2
    return _KICKER + rows


def _alone(page: PageOne, most: int) -> float:
    if not page.rows:
        shown = page.adds if most else ()
        return (_KICKER + sum(11.0 * _lines(text, 236.0, _TEXT) + 4.0 for text in shown) / 2 + 12.0) if shown else 0.0
    count = len(page.alone)
    width = (_WIDE - 20.0 * (count - 1)) / max(1, count) - 8
    lists = [
        sum(11.1 * _lines(text + " A¶10", width, _TEXT) + 1.8 for text, _ in item.passages[:most]) + 10.0 * item.shares
        for item in page.alone
    ]
    return _KICKER + 13.0 + max(lists, default=0.0)
