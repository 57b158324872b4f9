"""Which paragraphs are the article and which are the page around it. Every decision carries its reason.

Losing a sentence of the article is worse than keeping a line of the page, so a paragraph is body unless a rule
says otherwise, and long paragraphs of whole sentences nearly always are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.model import Zone, ZoneKind
from framing.read import bylines, captions, datelines, dates, furniture
from framing.read.paragraphs import Paragraph

SOLID = 12  # words from which a paragraph that ends as a sentence is taken for running text
LONG = 25  # words from which it is, however it ends
HEADLINE_WORDS = 30
LABEL_WORDS = 3  # a line of so few words above the headline is a section label
CROSSHEAD_WORDS = 8
TAIL_WORDS = 20  # a line of at most so many words behind the last sentence, and no sentence itself, is the page's
REPEATED_WORDS = 8  # a sentence of so many words does not stand twice in one article by chance
DATELINES = 3  # paragraphs of the body's beginning in which a dateline is looked for

_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_STOP = re.compile(r"(?<!\.)\.[\"'”’»)\]]*$|[:;,]$")
_WORD = re.compile(r"[^\W_][\w'’.,-]*")
_SENTENCE = re.compile(r"[^.!?]+[.!?]?")
_DATE_FILLING = re.compile(
    rf"(?:{dates.WEEKDAY}|{dates.CLOCK}|\b(?:at|on|local time|date|min(?:ute)?s?|read|[A-Z]{{2,4}})\b|[\s|,:;•·/()–—-])*",
    re.IGNORECASE,
)
_ROLES: dict[str, tuple[ZoneKind, str]] = {
    "title": ("headline", "marked as the title"),
    "heading": ("headline", "marked as a heading"),
    "code": ("furniture", "a block of code"),
    "html": ("furniture", "page markup without words"),
    "rule": ("furniture", "a dividing line"),
    "definition": ("furniture", "the address of a link"),
    "table": ("furniture", "a row of a table"),
    "front matter": ("furniture", "front matter: facts about the article, not its text"),
}
_LISTS = frozenset(("link list heading",))


class Label(NamedTuple):
    """What a paragraph is and why. ``rule`` is the furniture rule that said so, ``dateline`` what it opens with."""

    kind: ZoneKind
    why: str
    rule: str | None = None
    dateline: datelines.Dateline | None = None


_BODY = Label("body", "running text")


def label(paragraphs: list[Paragraph], title: str | None = None) -> list[Label]:
    """One label a paragraph. ``title``, where it is given, helps to find the headline."""
    labels = [_alone(paragraph) for paragraph in paragraphs]
    start = _start(paragraphs, labels)
    _head(paragraphs, labels, start, title)
    _repeats(paragraphs, labels)
    _tail(paragraphs, labels)
    _links(paragraphs, labels)
    _crossheads(paragraphs, labels)
    _datelines(paragraphs, labels)
    return [found or _BODY for found in labels]


def zones(text: str, paragraphs: list[Paragraph], labels: list[Label]) -> tuple[Zone, ...]:
    """One zone a paragraph; two where a dateline stands in front of the running text."""
    found = []
    for paragraph, (kind, why, _, dateline) in zip(paragraphs, labels, strict=True):
        start = paragraph.start
        if dateline is not None:
            start = paragraph.at(dateline.end)
            end = paragraph.start + len(text[paragraph.start : start].rstrip())
            found.append(Zone(paragraph.start, end, "dateline", "place or agency before the first sentence"))
        found.append(Zone(start, paragraph.end, kind, why))
    return tuple(found)


def _alone(paragraph: Paragraph) -> Label | None:
    """What the paragraph is, judged by itself; None when it may be running text."""
    line = paragraph.text
    if paragraph.role == "image":
        return Label("caption", "words that stand for a picture") if line else Label("furniture", "a picture")
    if paragraph.role in _ROLES:
        return Label(*_ROLES[paragraph.role])
    if not _WORD.search(line, 0, 400):
        return Label("furniture", "signs without a word")
    if bylines.parse(line):
        return Label("byline", "names the author")
    if only_date(line):
        return Label("furniture", "a date by itself", "date")
    if rule := furniture.judge(line):
        return Label("furniture", rule.why, rule.name)
    if why := captions.judge(line):
        return Label("caption", why)
    return None


def only_date(line: str) -> bool:
    """Whether a line holds a date and nothing but weekday, clock and separators beside it."""
    if len(line) > 100:
        return False
    found = dates.find(line)
    if not found:
        return False
    edges = [0, *(edge for date in found for edge in (date.start, date.end)), len(line)]
    return all(_DATE_FILLING.fullmatch(line[a:b]) for a, b in zip(edges[::2], edges[1::2], strict=True))


def _count(line: str) -> int:
    """Words of a line, counted no further than matters here."""
    return len(_WORD.findall(line, 0, 1000))


def _solid(paragraph: Paragraph) -> bool:
    words = _count(paragraph.text)
    return words >= LONG or (words >= SOLID and bool(_CLOSED.search(paragraph.text, max(0, len(paragraph.text) - 8))))


def _titled(line: str) -> bool:
    """Whether a line could be a headline: short, opening like one, and not ending like a sentence."""
    return len(line) <= 240 and 0 < _count(line) <= HEADLINE_WORDS and not line[0].islower() and not _STOP.search(line)


def _capitals(line: str) -> float:
    """Share of the longer words that begin with a capital."""
    words = [word for word in _WORD.findall(line) if len(word) > 3]
    return sum(not word[0].islower() for word in words) / len(words) if words else 0.0


def _start(paragraphs: list[Paragraph], labels: list[Label | None]) -> int:
    """Index of the first paragraph of running text."""
    free = [index for index, found in enumerate(labels) if found is None]
    for index in free:
        if _solid(paragraphs[index]) and not (index == free[0] and _sentence_headline(paragraphs, labels, index)):
            return index
    closed = [index for index in free[1:] if _CLOSED.search(paragraphs[index].text[-8:])]
    return closed[0] if closed else (free[0] if free else 0)


def _sentence_headline(paragraphs: list[Paragraph], labels: list[Label | None], index: int) -> bool:
    """A headline printed with a full stop: shown by its capitals, or by the byline or dateline right behind it."""
    line = paragraphs[index].text
    if len(line) > 200 or index + 1 >= len(paragraphs) or _count(line) > 20:
        return False
    if line.count(". ") or not _STOP.search(line):
        return False
    following = labels[index + 1]
    if following is None:
        signed = datelines.find(paragraphs[index + 1].text, first=True) is not None
    else:
        signed = following.kind == "byline"
    return signed or (_count(line) >= 4 and _capitals(line) >= 0.9)


def _head(paragraphs: list[Paragraph], labels: list[Label | None], start: int, title: str | None) -> None:
    """The headline, what stands over it and what stands under it."""
    free = [index for index in range(start) if labels[index] is None]
    wanted = _key(title) if title else ""
    marked = [index for index in range(start) if (found := labels[index]) and found.kind == "headline"]
    titled = [
        index
        for index in free
        if _titled(paragraphs[index].text)
        or _key(paragraphs[index].text) == wanted
        or (index == free[0] and _sentence_headline(paragraphs, labels, index))
    ]
    matching = [index for index in titled if wanted and _key(paragraphs[index].text) == wanted]
    long_enough = [index for index in titled if _count(paragraphs[index].text) > LABEL_WORDS]
    if not marked and not titled:
        return
    chosen = (marked or matching or long_enough or titled)[0]
    for index in titled:
        line = paragraphs[index].text
        if index == chosen:
            labels[index] = Label("headline", "is the title given" if index in matching else "first line of its own")
        elif index < chosen:
            labels[index] = Label("furniture", "a label above the headline")
        elif bylines.bare_names(line) and _beside_date(labels, index):
            labels[index] = Label("byline", "a name between headline and text")
        elif _count(line) <= LABEL_WORDS:
            labels[index] = Label("furniture", "a label between headline and text")
        else:
            labels[index] = Label("headline", "stands under the headline")


def _beside_date(labels: list[Label | None], index: int) -> bool:
    near = labels[max(0, index - 1) : index] + labels[index + 1 : index + 2]
    return any(found is not None and found.rule in ("date", "update", "publication") for found in near)


def _key(line: str) -> str:
    return " ".join(_WORD.findall(line.lower().replace("’", "'"), 0, 400)).rstrip(".")


def _repeats(paragraphs: list[Paragraph], labels: list[Label | None]) -> None:
    """Captions and drawn-out quotations: a sentence alone that stands in a longer paragraph too."""
    homes: dict[str, int] = {}
    keys: dict[int, list[str]] = {}
    for index, found in enumerate(labels):
        if found is None:
            keys[index] = [_key(match.group()) for match in _SENTENCE.finditer(paragraphs[index].text)]
            if len(keys[index]) > 1:
                for key in keys[index]:
                    if key.count(" ") >= REPEATED_WORDS - 1:
                        homes.setdefault(key, index)
    for index, own in keys.items():
        rest = " ".join(own[1:])
        if homes.get(own[0], index) != index and rest.count(" ") < REPEATED_WORDS and not _solid_rest(own):
            labels[index] = Label("caption", "repeats a sentence of the article beside a picture or as a pull quote")


def _solid_rest(own: list[str]) -> bool:
    return sum(bool(key) for key in own) > 2


def _tail(paragraphs: list[Paragraph], labels: list[Label | None]) -> None:
    """Short lines behind the last sentence."""
    last = max((i for i, found in enumerate(labels) if found is None and _closed(paragraphs[i].text)), default=None)
    if last is None:
        return
    for index in range(last + 1, len(labels)):
        if labels[index] is None and _count(paragraphs[index].text) <= TAIL_WORDS:
            labels[index] = Label("furniture", "a short line behind the article's last sentence")


def _closed(line: str) -> bool:
    return bool(_CLOSED.search(line, max(0, len(line) - 8)))


def _links(paragraphs: list[Paragraph], labels: list[Label | None]) -> None:
    """Titles under a heading such as "Most read"."""
    inside = False
    for index, found in enumerate(labels):
        if found is not None:
            inside = found.rule in _LISTS or (inside and found.kind == "furniture")
        elif inside and _titled(paragraphs[index].text) and not _closed(paragraphs[index].text):
            labels[index] = Label("furniture", "a title in a list of links")
        else:
            inside = False


def _crossheads(paragraphs: list[Paragraph], labels: list[Label | None]) -> None:
    """Headings inside the running text: a few words without a full stop between whole sentences."""
    free = [index for index, found in enumerate(labels) if found is None]
    for before, index, after in zip(free, free[1:], free[2:], strict=False):
        line = paragraphs[index].text
        if (
            _count(line) <= CROSSHEAD_WORDS
            and line[0].isupper()
            and not _closed(line)
            and _titled(line)
            and _closed(paragraphs[before].text)
            and _solid(paragraphs[after])
        ):
            labels[index] = Label("headline", "a heading within the text")


def _datelines(paragraphs: list[Paragraph], labels: list[Label | None]) -> None:
    free = [index for index, found in enumerate(labels) if found is None]
    for rank, index in enumerate(free[:DATELINES]):
        paragraph = paragraphs[index]
        dateline = datelines.find(paragraph.text[: datelines.LONGEST + 1], first=rank == 0)
        if dateline and dateline.end < len(paragraph.text):
            labels[index] = _BODY._replace(dateline=dateline)
