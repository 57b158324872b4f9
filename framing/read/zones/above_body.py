"""Above the running text: the headline, what stands over it and what stands under it."""

from __future__ import annotations

import re

from framing.read.paragraphs import Paragraph
from framing.read.zones import bylines, datelines, line_shape, page_words
from framing.read.zones.record import Labels, ZoneLabel

LABEL_WORDS = 3  # a line of so few words above or below the headline is a section label
SENTENCE_WORDS = 20  # a headline with a full stop is no longer
BELOW = 3  # paragraphs below it among which the running text must begin
BESIDE = 3  # lines below a name among which its author's role, network name or day may stand
_BESIDE = ("date", "update", "publication", "handle", "role", "by")
# Words that stand before a headline on its own line, and belong to it.
_LABELLED = re.compile(
    r"(?-i:(?:[A-Z]{3,}[A-Z -]*\d*|UPDATE \d+|WRAPUP \d+)\s?[-:|–—]\s?)\S"
    rf"|(?:{'|'.join(map(re.escape, sorted(page_words.of('label before a headline'))))})(?:\s\d+)?\s?[:|–—-]\s?\S",
    re.IGNORECASE,
)


def label(paragraphs: list[Paragraph], labels: Labels, title: str | None) -> None:
    """Label everything in front of the first paragraph of running text. ``title``, if given, is looked for."""
    _labelled(paragraphs, labels)
    wanted = line_shape.key(title) if title else ""
    matching = [
        i for i, p in enumerate(paragraphs) if labels[i] is None and wanted and line_shape.key(p.text) == wanted
    ][:1]
    start = _start(paragraphs, labels, matching)
    free = [index for index in range(start) if labels[index] is None]
    titled = [
        i for i in free if i in matching or line_shape.titled(paragraphs[i].text) or _sentence(paragraphs, labels, i)
    ]
    marked = [index for index in range(start) if (found := labels[index]) and found.kind == "headline"]
    worded = [index for index in titled if line_shape.count(paragraphs[index].text) > LABEL_WORDS]
    if not marked and not titled:
        return
    chosen = (marked or [i for i in matching if i in titled] or worded or titled)[0]
    for index in titled:
        line = paragraphs[index].text
        if index == chosen:
            labels[index] = ZoneLabel(
                "headline", "is the title given" if index in matching else "first line of its own"
            )
        elif index < chosen:
            labels[index] = ZoneLabel("furniture", "a label above the headline")
        elif bylines.beside_date(line) or (bylines.bare_names(line) and _beside(paragraphs, labels, index)):
            labels[index] = ZoneLabel("byline", "a name between headline and text")
        elif bylines.role(line):
            labels[index] = ZoneLabel("furniture", "the author's role", "role")
        elif line_shape.count(line) <= LABEL_WORDS:
            labels[index] = ZoneLabel("furniture", "a label between headline and text")
        else:
            labels[index] = ZoneLabel("headline", "stands under the headline")


def _start(paragraphs: list[Paragraph], labels: Labels, matching: list[int]) -> int:
    """Index of the first paragraph of running text."""
    free = [index for index, found in enumerate(labels) if found is None]
    body = next(
        (index for index, found in enumerate(labels) if found is not None and found.kind == "body"), len(labels)
    )
    return min(body, _start_free(paragraphs, labels, matching, free))


def _start_free(paragraphs: list[Paragraph], labels: Labels, matching: list[int], free: list[int]) -> int:
    for index in free:
        if index in matching and len(free) > 1:
            continue
        if line_shape.solid(paragraphs[index].text) and not (index == free[0] and _sentence(paragraphs, labels, index)):
            return index
    closed = [index for index in free[1:] if line_shape.closed(paragraphs[index].text)]
    return closed[0] if closed else (free[0] if free else 0)


def _sentence(paragraphs: list[Paragraph], labels: Labels, index: int) -> bool:
    """A headline with a full stop: shown by its wording, or by the byline or dateline right behind it."""
    line = paragraphs[index].text
    if any(found is None for found in labels[:index]) or index + 1 >= len(paragraphs):
        return False
    ends = line_shape.closed(line) or line.endswith(";")
    if not ends or line_shape.count(line) > SENTENCE_WORDS or ". " in line or line[0] in '"“':
        return False
    following = labels[index + 1]
    if following is not None and following.kind == "byline":
        return True
    if following is None and datelines.find(paragraphs[index + 1].text, first=True, colon=False) is not None:
        return True
    below = paragraphs[index + 1 : index + 1 + BELOW]
    return line_shape.telegram(line) and any(line_shape.solid(paragraph.text) for paragraph in below)


def _beside(paragraphs: list[Paragraph], labels: Labels, index: int) -> bool:
    """Whether a name's line stands right below "By" or a date, or above a role, a network name or a date."""
    above, below = labels[max(0, index - 1) : index], labels[index + 1 : index + 1 + BESIDE]
    if any(found is not None and found.rule in _BESIDE for found in above):
        return True
    for found, paragraph in zip(below, paragraphs[index + 1 :], strict=False):
        if found is not None and found.rule in _BESIDE:
            return True
        if found is None and not bylines.role(paragraph.text):
            return False
    return False


def _labelled(paragraphs: list[Paragraph], labels: Labels) -> None:
    """A headline behind a label ("Explainer: …") that a rule for lines of the page has taken: given back."""
    free = next((index for index, found in enumerate(labels) if found is None), len(labels))
    for index in range(free):
        found = labels[index]
        if found is not None and found.kind == "headline":
            return
        if found is not None and found.rule in ("related", "update") and _LABELLED.match(paragraphs[index].text):
            labels[index] = None
            return
