"""The daily briefing: one page over all stories of a night, three of them in full; as a page and as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from framing.nightly.alert_thresholds import AlertThresholds
from framing.nightly.site.alerts import reasons
from framing.number_format import printed
from framing.render.outlines.harmless import harmless

FULL = 3  # stories told in full
_WIDTH = 76
NOTHING = "No two outlets told one story: there is nothing to compare tonight."
NO_DIFFERENCE = "No difference was found between these articles."


def briefing(cards: Sequence[Mapping[str, Any]], night: str, thresholds: AlertThresholds) -> dict[str, Any]:
    """What the page shows: stories whose report was made tonight, the first few in full and the others as a line.

    First come those that are alerts, then those with more conflicts, then those of more outlets.
    """
    changed = [card for card in cards if card["last"] == night and any(m["chosen"] for m in card["members"])]
    ranked = sorted(changed, key=lambda card: (*_rank(card, thresholds), card["id"]))
    return {
        "night": night,
        "full": [_told(card, thresholds) for card in ranked[:FULL]],
        "others": [_told(card, thresholds) for card in ranked[FULL:]],
        "nothing": "" if ranked else NOTHING,
    }


def _rank(card: Mapping[str, Any], thresholds: AlertThresholds) -> tuple[int, int, int]:
    return -len(reasons(card, thresholds)), -(card.get("conflicts") or 0), -len(_outlets(card))


def _outlets(card: Mapping[str, Any]) -> list[str]:
    names = (member["outlet"] for member in card["members"] if member["current"])
    return list(dict.fromkeys(name for name in names if name))


def _told(card: Mapping[str, Any], thresholds: AlertThresholds) -> dict[str, Any]:
    page = "report.html" if "report.html" in card["files"] else ""
    return {
        "id": card["id"],
        "title": card["members"][0]["title"] or card["title"] or card["id"],
        "outlets": _outlets(card),
        "standfirst": card["standfirst"],
        "items": card.get("items") or [],
        "difference": "" if card.get("items") else NO_DIFFERENCE,
        "alerts": reasons(card, thresholds),
        "page": page,
    }


def text(told: Mapping[str, Any]) -> bytes:
    """The same as plain text, such as the body of a message takes: no address in it becomes a link."""
    return ("\n".join(_lines(told)) + "\n").encode("utf-8")


def _lines(told: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"Stories of {told['night']}", "")
    if told["nothing"]:
        yield from _wrapped(told["nothing"])
    for story in told["full"]:
        yield from _wrapped(harmless(story["title"]))
        yield from _wrapped(harmless(", ".join(story["outlets"])), "  ")
        yield from (line for why in story["alerts"] for line in _wrapped(f"! {harmless(why)}", "  "))
        yield from _wrapped(harmless(story["standfirst"]), "  ")
        for item in story["items"]:
            yield from _wrapped(f"- {harmless(item['title'])} {harmless(item['text'])}", "  ")
        yield from _wrapped(story["difference"], "  ")
        yield ""
    if told["others"]:
        yield from _wrapped(f"And {printed(len(told['others']))} more:")
        for story in told["others"]:
            yield from _wrapped(f"- {harmless(story['title'])} ({harmless(', '.join(story['outlets']))})", "  ")


def _wrapped(line: str, indent: str = "") -> list[str]:
    return textwrap.wrap(line, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_long_words=False)
