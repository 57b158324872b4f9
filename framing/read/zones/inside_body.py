"""Within and behind the running text: headings, repeated lines, lists of links, notes on the author, the page's end."""

from __future__ import annotations

import re
from itertools import pairwise

from framing.read.paragraphs import Paragraph
from framing.read.zones import line_shape as shape
from framing.read.zones.record import CROSSHEAD, Label, Labels

CROSSHEAD_WORDS = 8
SHOUTED_WORDS = 20  # a heading in capitals may be longer
TAIL_WORDS = 20  # a line of at most so many words behind the last sentence, and no sentence itself, is the page's
TAIL_LINES = 3  # more of them right behind the last sentence are a list that belongs to it
REPEATED_WORDS = 8  # a sentence of so many words does not stand twice in one article by chance
REPEATED_NEAR = 3  # paragraphs between a pull quote and the place it is drawn from
CREDIT_WORDS = 6  # words by which the second of two lines printed in a row may be longer

_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+[\"'”’)\]]*|$)")
_ABOUT = re.compile(r"\s*(?:$|,|is\b|was\b|has\b|covers\b|writes\b|reports\b|can be\b|\||@|/)")


def label(paragraphs: list[Paragraph], labels: Labels, authors: list[str]) -> None:
    """Label what is left and is not running text. ``authors``: the names in the byline."""
    _twins(paragraphs, labels)
    _repeats(paragraphs, labels)
    _author(paragraphs, labels, authors)
    _links(paragraphs, labels)
    _tail(paragraphs, labels)
    _crossheads(paragraphs, labels)


def _free(labels: Labels) -> list[int]:
    return [index for index, found in enumerate(labels) if found is None]


def _twins(paragraphs: list[Paragraph], labels: Labels) -> None:
    """One line twice in a row: the second time, or both when the second adds a credit, it belongs to a picture."""
    for first, second in pairwise(range(len(paragraphs))):
        one, two = shape.key(paragraphs[first].text), shape.key(paragraphs[second].text)
        extra = two.count(" ") - one.count(" ")
        if one.count(" ") < 2 or not two.startswith(one) or extra > CREDIT_WORDS:
            continue
        for index in (first, second) if extra or labels[second] else (second,):
            if labels[index] is None:
                labels[index] = Label("caption", "stands twice in a row, as the words of pictures do")


def _repeats(paragraphs: list[Paragraph], labels: Labels) -> None:
    """Captions and pull quotes: a sentence by itself that a longer paragraph near it has too."""
    free = _free(labels)
    sentences = {i: [match.group().strip() for match in _SENTENCE.finditer(paragraphs[i].text)] for i in free}
    homes: dict[str, list[int]] = {}
    for index in free:
        if len(sentences[index]) > 1:
            for sentence in sentences[index]:
                key = shape.key(sentence)
                if key.count(" ") >= REPEATED_WORDS - 1:
                    homes.setdefault(key, []).append(index)
    for rank, index in enumerate(free):
        first, *rest = sentences[index] or [""]
        if len(rest) > 1 or (rest and (shape.closed(rest[0]) or shape.count(rest[0]) > CREDIT_WORDS)):
            continue
        near = REPEATED_NEAR if rank else len(paragraphs)
        if any(home != index and abs(home - index) <= near for home in homes.get(shape.key(first), [])[:50]):
            labels[index] = Label("caption", "repeats a sentence of the article, as captions and pull quotes do")


def _author(paragraphs: list[Paragraph], labels: Labels, authors: list[str]) -> None:
    """Lines below the byline that give the author's name again, alone or with a note."""
    begun = False
    for index, paragraph in enumerate(paragraphs):
        begun = begun or (labels[index] is None and shape.solid(paragraph.text))
        if labels[index] is None and begun and len(paragraph.text) <= 400:
            for author in authors:
                if paragraph.text.startswith(author) and _ABOUT.match(paragraph.text, len(author)):
                    labels[index] = Label("furniture", "note about the author")


def _links(paragraphs: list[Paragraph], labels: Labels) -> None:
    """Titles under a heading such as "Most read"."""
    inside = False
    for index, found in enumerate(labels):
        if found is not None:
            inside = found.rule == "link list heading" or (inside and found.kind == "furniture")
        elif inside and shape.titled(paragraphs[index].text) and not shape.closed(paragraphs[index].text):
            labels[index] = Label("furniture", "a title in a list of links")
        else:
            inside = False


def _tail(paragraphs: list[Paragraph], labels: Labels) -> None:
    """Short lines behind the last sentence, unless they look like a list that belongs to it."""
    last = max((index for index in _free(labels) if shape.closed(paragraphs[index].text)), default=None)
    if last is None:
        return
    behind = range(last + 1, len(labels))
    page = next((i for i in behind if (found := labels[i]) and found.kind == "furniture"), len(labels))
    short = [index for index in _free(labels) if index > last and shape.count(paragraphs[index].text) <= TAIL_WORDS]
    first = [index for index in short if index < page]
    listed = len(first) > TAIL_LINES or any(paragraphs[index].text.endswith(":") for index in first)
    for index in short[len(first) :] if listed else short:
        labels[index] = Label("furniture", "a short line behind the article's last sentence")


def _crossheads(paragraphs: list[Paragraph], labels: Labels) -> None:
    """A few words without a full stop between whole sentences."""
    free = _free(labels)
    for before, index, after in zip(free, free[1:], free[2:], strict=False):
        line = paragraphs[index].text
        words = shape.count(line)
        between = shape.closed(paragraphs[before].text) or labels[before] == CROSSHEAD
        if not between or not shape.titled(line) or line[0].isdigit():
            continue
        quiet = words <= CROSSHEAD_WORDS and not shape.closed(line) and shape.solid(paragraphs[after].text)
        if quiet or (shape.shouted(line) and 1 < words <= SHOUTED_WORDS):
            labels[index] = CROSSHEAD
