"""Bulleted and numbered items that belong to the text: they finish a sentence that ends with a colon, or count on."""

from __future__ import annotations

import re

from framing.read.paragraphs import Paragraph
from framing.read.zones import line_shape
from framing.read.zones.record import Labels, ZoneLabel

ITEM = ZoneLabel("body", "an item of a list that the text introduces")
_LEDE = ZoneLabel("body", "running text that introduces a list")
_BULLET = re.compile(r"[•·‣▪◦●*–—-]\s+(?=\S)|\(?(?P<number>\d{1,2})[.)]\s+(?=\S)")
_FEWEST = 2  # items of a list


def label(paragraphs: list[Paragraph], labels: Labels, extracted: bool = False) -> None:
    """Label the items of lists in the text, and the line above them that ends with a colon.

    In an article that was ``extracted`` from a page, lists of links are gone, and what it lists belongs to it.
    """
    extracted = extracted and any(line_shape.solid(paragraph.text) for paragraph in paragraphs)
    index = 0
    while index < len(paragraphs):
        end = _run(paragraphs, labels, index)
        if end - index >= _FEWEST:
            above = index - 1
            introduced = above >= 0 and labels[above] is None and paragraphs[above].text.endswith(":")
            if introduced or extracted or _counted(paragraphs, index, end):
                labels[index:end] = [ITEM] * (end - index)
                if introduced and line_shape.count(paragraphs[above].text) >= line_shape.SOLID:
                    labels[above] = _LEDE
        index = max(end, index + 1)


def _run(paragraphs: list[Paragraph], labels: Labels, start: int) -> int:
    """Behind the last of the items that begin at ``start`` and look alike."""
    first = _BULLET.match(paragraphs[start].text)
    end = start
    while first and end < len(paragraphs) and labels[end] is None:
        item = _BULLET.match(paragraphs[end].text)
        if not item or (item["number"] is None) != (first["number"] is None):
            break
        end += 1
    return end


def _counted(paragraphs: list[Paragraph], start: int, end: int) -> bool:
    """Whether the items are numbered from one on, and there is text above them."""
    numbers = [match["number"] for p in paragraphs[start:end] if (match := _BULLET.match(p.text))]
    above = any(line_shape.solid(paragraph.text) for paragraph in paragraphs[:start])
    return above and numbers == [str(number) for number in range(1, end - start + 1)]
