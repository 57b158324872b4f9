"""Alerts: stories that passed a threshold the desk set, each an entry of a feed of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from framing.nightly.alert_thresholds import AlertThresholds
from framing.nightly.site import story_order
from framing.nightly.site.feed import FeedEntry, atom, links


def reasons(card: Mapping[str, Any], thresholds: AlertThresholds) -> list[str]:
    """Why a story is an alert, in words; none where it is none."""
    least = asdict(thresholds)
    return [words for key, (count, words) in changed(card).items() if 0 < least[key] <= count]


def changed(card: Mapping[str, Any]) -> dict[str, tuple[int, str]]:
    """What an alert may count, by its threshold: how many, and in words."""
    changes = card.get("changes") or {}
    joined, gone = changes.get("outlets") or [], changes.get("quotations_out") or []
    conflicts = card.get("new_conflicts") or 0
    told = "; ".join(f"{one['outlet'] or 'outlet unknown'}: “{one['text']}”" for one in gone)
    return {
        "outlets": (len(joined), f"new outlet{'s' if len(joined) > 1 else ''}: {', '.join(joined)}"),
        "conflicts": (conflicts, f"{conflicts} new conflict{'s' if conflicts > 1 else ''} between values"),
        "withdrawn_quotations": (len(gone), f"quotation{'s' if len(gone) > 1 else ''} taken out: {told}"),
    }


def alerts(night: str, cards: Iterable[Mapping[str, Any]], thresholds: AlertThresholds) -> bytes:
    """The feed of alerts: a story is in it for what changed on the night on which it last did."""
    entries = []
    for card in cards:
        why = reasons(card, thresholds)
        if why:
            name = f"urn:framing:alert:{card['last']}:{card['id']}"
            entries.append(FeedEntry(name, story_order.name(card), card["last"], links(card), _told(card, why)))
    return atom(night, "urn:framing:alerts", "Alerts", "alerts.xml", entries)


def _told(card: Mapping[str, Any], why: Iterable[str]) -> str:
    """Why it is one; then the strongest finding, with the articles under their letters."""
    found = (card["headline"], story_order.key(card)) if card.get("headline") else ()
    return ". ".join([*why, *(part.rstrip(".") for part in found if part)])
