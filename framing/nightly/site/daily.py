"""The daily briefing: one page over all stories of a night, three of them in full, as an outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from framing.compare.findings.report_title import day_in_words
from framing.nightly.alert_thresholds import AlertThresholds
from framing.nightly.site import story_order
from framing.nightly.site.alerts import reasons
from framing.number_format import printed
from framing.render.outlines.outline import Outline, OutlineItem, OutlinePart
from framing.render.outlines.reading_order import in_sentence, isolated

FULL = 3  # stories told in full
NOTHING = "No two outlets told one story: there is nothing to compare tonight."
NO_DIFFERENCE = "No difference was found between these articles."
_LISTED = 12  # stories told in a line
_ITEMS = 2  # findings of each
_FOOT = "Every number in a report leads to the words it was counted from."


@dataclass(frozen=True, slots=True)
class DailyBriefing:
    """The page, and where the headings of its stories lead."""

    outline: Outline
    pages: Mapping[str, str]  # by heading: the story's report, relative to the folder of the night


def briefing(cards: Sequence[Mapping[str, Any]], night: str, thresholds: AlertThresholds) -> DailyBriefing:
    """Stories whose report was made tonight, the first few in full and the others as a line.

    First come those that are alerts, then those whose articles differ most.
    """
    changed = [card for card in cards if card["last"] == night and any(m["chosen"] for m in card["members"])]
    ranked = sorted(changed, key=lambda card: (-len(reasons(card, thresholds)), story_order.rank(card), card["id"]))
    parts = [_story(card, thresholds) for card in ranked[:FULL]]
    rest = [
        OutlineItem(isolated(story_order.name(card)), isolated(", ".join(_outlets(card)))) for card in ranked[FULL:]
    ]
    if rest:
        more = "The page of all stories lists the others." if len(rest) > _LISTED else ""
        parts.append(OutlinePart(f"And {printed(len(rest))} more", tuple(rest[:_LISTED]), text=more))
    pages = {
        isolated(story_order.name(card)): f"stories/{card['id']}/report.html"
        for card in ranked[:FULL]
        if "report.html" in card["files"]
    }
    one = len(ranked) == 1
    told = f"{printed(len(ranked))} {'story was' if one else 'stories were'} compared anew." if ranked else NOTHING
    return DailyBriefing(Outline(f"Briefing of {day_in_words(night)}", told, tuple(parts), _FOOT), pages)


def _outlets(card: Mapping[str, Any]) -> list[str]:
    names = (member["outlet"] for member in card["members"] if member["current"])
    return list(dict.fromkeys(name for name in names if name))


def _item(found: Mapping[str, Any]) -> OutlineItem:
    wordings = tuple((letter, isolated(words)) for letter, words in found.get("wordings") or ())
    return OutlineItem(in_sentence(found["title"]), in_sentence(found["text"]), wordings)


def _story(card: Mapping[str, Any], thresholds: AlertThresholds) -> OutlinePart:
    """The story's articles under their letters, what the desk asked to be told, and its first findings."""
    items = [OutlineItem("Alert:", in_sentence(why)) for why in reasons(card, thresholds)]
    for member in story_order.lettered(card):
        if member["letter"]:
            outlet = isolated(member["outlet"] or "outlet unknown")
            items.append(OutlineItem(f"{member['letter']} {outlet}", isolated(member["title"] or "untitled")))
    found = card.get("items") or []
    items += [_item(item) for item in found[:_ITEMS]]
    if not found:
        items.append(OutlineItem("", NO_DIFFERENCE))
    apart = story_order.apart(card)
    text = " ".join(
        filter(None, (in_sentence(card["standfirst"]), f"{apart[:1].upper()}{apart[1:]}." if apart else ""))
    )
    return OutlinePart(isolated(story_order.name(card)), tuple(items), text=text)
