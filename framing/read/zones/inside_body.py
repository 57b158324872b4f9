"""Within and behind the running text: headings, repeated lines, lists of links, notes on the author, the page's end."""

from __future__ import annotations

import re
from itertools import pairwise

from framing.read.paragraphs import Paragraph
from framing.read.zones import line_shape
from framing.read.zones.record import CROSSHEAD, Labels, ZoneLabel

CROSSHEAD_WORDS = 8
SHOUTED_WORDS = 20  # a heading in capitals may be longer
TAIL_WORDS = 20  # a line of at most so many words behind the last sentence, and no sentence itself, is the page's
TOLD_WORDS = 8  # words of a sentence that is one, whatever stands behind it on its line
TAIL_LINES = 3  # more of them right behind the last sentence are a list that belongs to it
REPEATED_WORDS = 8  # a sentence of so many words does not stand twice in one article by chance
REPEATED_NEAR = 3  # paragraphs between a pull quote and the place it is drawn from
CREDIT_WORDS = 6  # words by which the second of two lines printed in a row may be longer

OPEN_WORDS = (4, 20)  # words of a line by itself that has no full stop among whole sentences
CAPTION_WORDS = 40  # words of a caption without a full stop
OPEN_TOGETHER = 3  # so many longer lines of that kind show a habit of the page: they are captions, too
OPEN_LIST = 4  # so many in a row, of any length, are a list or verse
CAPITALS = 0.7  # share of capitals from which a line above running text is a heading
RUN = 6  # words in a row that a caption or a pull quote has in common with the text by more than chance

# "— Ana Brill, engineer" below a quotation, or behind it.
_CITED = re.compile(r"(?:^|[\"”’»]\s*)(?:—|–|―|--|-)\s?[^\W\d_a-z]")
_OPENING = "\"'“‘([«„"
# Questions and answers, tables, and the signature of a letter.
_NO_CAPTION = re.compile(r"^\w{1,2}[:.] |\s{2}\S+\s{2}|(?:--|—|–)\s?[A-Z][A-Z ,.'’-]+$")
LINK_WORDS = 25  # a title in a list of links is no longer
_LINK = ZoneLabel("furniture", "a title in a list of links")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+[\"'”’)\]]*|$)")
_FIRST_SENTENCES = re.compile(r".*[.!?][\"'”’)\]]*(?=\s+[^\W\d_a-z])")
_ABOUT = re.compile(r"\s*(?:$|,|is\b|was\b|has\b|covers\b|writes\b|reports\b|can be\b|\||@|/)")


def label(paragraphs: list[Paragraph], labels: Labels, authors: list[str], extracted: bool = False) -> None:
    """Label what is left and is not running text.

    ``authors``: the names in the byline. ``extracted``: the article was taken out of a page before.
    """
    _twins(paragraphs, labels)
    _repeats(paragraphs, labels)
    _author(paragraphs, labels, authors)
    _links(paragraphs, labels)
    _tail(paragraphs, labels, extracted)
    _crossheads(paragraphs, labels)
    _open_lines(paragraphs, labels, extracted)


def _free(labels: Labels) -> list[int]:
    return [index for index, found in enumerate(labels) if found is None]


def _twins(paragraphs: list[Paragraph], labels: Labels) -> None:
    """One line twice in a row: the second time, or both when the second adds a credit, it belongs to a picture."""
    for first, second in pairwise(range(len(paragraphs))):
        one, two = line_shape.key(paragraphs[first].text), line_shape.key(paragraphs[second].text)
        extra = two.count(" ") - one.count(" ")
        if one.count(" ") < 2 or not two.startswith(one) or extra > CREDIT_WORDS:
            continue
        for index in (first, second) if extra or labels[second] else (second,):
            if labels[index] is None:
                labels[index] = ZoneLabel("caption", "stands twice in a row, as the words of pictures do")


def _repeats(paragraphs: list[Paragraph], labels: Labels) -> None:
    """Captions and pull quotes: a sentence by itself that a longer paragraph near it has too."""
    free = _free(labels)
    sentences = {i: [match.group().strip() for match in _SENTENCE.finditer(paragraphs[i].text)] for i in free}
    homes: dict[str, list[int]] = {}
    for index in free:
        if len(sentences[index]) > 1:
            for sentence in sentences[index]:
                key = line_shape.key(sentence)
                if key.count(" ") >= REPEATED_WORDS - 1:
                    homes.setdefault(key, []).append(index)
    for rank, index in enumerate(free):
        first, *rest = sentences[index] or [""]
        if len(rest) > 1 or (rest and (line_shape.closed(rest[0]) or line_shape.count(rest[0]) > CREDIT_WORDS)):
            continue
        near = REPEATED_NEAR if rank else len(paragraphs)
        if any(home != index and abs(home - index) <= near for home in homes.get(line_shape.key(first), [])[:50]):
            labels[index] = ZoneLabel("caption", "repeats a sentence of the article, as captions and pull quotes do")


def _author(paragraphs: list[Paragraph], labels: Labels, authors: list[str]) -> None:
    """Lines below the byline that give the author's name again, alone or with a note."""
    begun = False
    for index, paragraph in enumerate(paragraphs):
        begun = begun or (labels[index] is None and line_shape.solid(paragraph.text))
        if labels[index] is None and begun and len(paragraph.text) <= 400:
            for author in authors:
                if paragraph.text.startswith(author) and _ABOUT.match(paragraph.text, len(author)):
                    labels[index] = ZoneLabel("furniture", "note about the author")


def _links(paragraphs: list[Paragraph], labels: Labels) -> None:
    """Titles under a heading such as "Most read"; at the page's end those with a full stop, too."""
    inside, heading = False, None
    for index, found in enumerate(labels):
        line = paragraphs[index].text
        if found is not None:
            opens = found.rule == "link list heading" or (found.rule == "related" and line.endswith(":"))
            inside = opens or (inside and found.kind == "furniture")
            heading = index if opens else heading
        elif inside and line_shape.titled(line) and not line_shape.closed(line):
            labels[index] = _LINK
        else:
            inside = False
    rest = [index for index in _free(labels) if heading is not None and index > heading]
    if heading is None or any(line_shape.count(paragraphs[index].text) > LINK_WORDS for index in rest):
        return
    links = [index for index in range(heading, len(labels)) if labels[index] == _LINK]
    titles = len(links) + sum(not line_shape.closed(paragraphs[index].text) for index in rest)
    if links and 2 * titles >= len(links) + len(rest) and any(line_shape.solid(p.text) for p in paragraphs[:heading]):
        for index in rest:
            labels[index] = _LINK


def _tail(paragraphs: list[Paragraph], labels: Labels, extracted: bool) -> None:
    """Short lines behind the last sentence, unless they look like a list that belongs to it.

    In an article that was ``extracted`` a line of the page among them does not end such a list.
    """
    last = max((index for index in _free(labels) if _told(paragraphs[index].text)), default=None)
    if last is None:
        return
    behind = range(last + 1, len(labels))
    page = next((i for i in behind if (found := labels[i]) and found.kind == "furniture"), len(labels))
    short = [
        index for index in _free(labels) if index > last and line_shape.count(paragraphs[index].text) <= TAIL_WORDS
    ]
    first = [index for index in short if index < page or extracted]
    listed = len(first) > TAIL_LINES or any(paragraphs[index].text.endswith(":") for index in first)
    for index in short[len(first) :] if listed else short:
        labels[index] = ZoneLabel("furniture", "a short line behind the article's last sentence")


def _told(line: str) -> bool:
    """Whether a line ends as a sentence, or is one to which a button's words were run on: "… last year. Read more"."""
    inside = _FIRST_SENTENCES.match(line)
    return line_shape.closed(line) or (inside is not None and line_shape.count(inside.group()) >= TOLD_WORDS)


def _crossheads(paragraphs: list[Paragraph], labels: Labels) -> None:
    """A few words without a full stop between whole sentences."""
    free = _free(labels)
    for before, index, after in zip(free, free[1:], free[2:], strict=False):
        line = paragraphs[index].text
        words = line_shape.count(line)
        between = line_shape.closed(paragraphs[before].text) or labels[before] == CROSSHEAD
        if not between or not line_shape.titled(line) or line[0].isdigit() or _CITED.search(line):
            continue
        quiet = words <= CROSSHEAD_WORDS and not line_shape.closed(line) and line_shape.solid(paragraphs[after].text)
        if quiet or (line_shape.shouted(line) and 1 < words <= SHOUTED_WORDS):
            labels[index] = CROSSHEAD


def _open_lines(paragraphs: list[Paragraph], labels: Labels, extracted: bool) -> None:
    """Captions, links and pull quotes: lines that end without any sign while the text around them ends with one.

    In an article that was ``extracted``, links are gone, and such a line may be a heading or an item of a list: only
    what repeats the text is taken.
    """
    free = _free(labels)
    whole = [index for index in free if line_shape.closed(paragraphs[index].text)]
    if not whole:
        return
    found = [index for index in free if whole[0] < index < whole[-1] and line_shape.open_ended(paragraphs[index].text)]
    lines = {index: paragraphs[index].text for index in found if _may_be_caption(paragraphs, free, index)}
    long = [index for index, line in lines.items() if line_shape.count(line) > OPEN_WORDS[1]]
    keys = {index: line_shape.key(paragraphs[index].text) for index in free}
    for index in (index for run in _runs(found, free) if len(run) < OPEN_LIST for index in run if index in lines):
        if line_shape.shares_run(keys[index], [key for other, key in keys.items() if other != index], RUN):
            labels[index] = ZoneLabel("caption", "repeats words of the article and has no full stop")
        elif extracted:
            continue
        elif line_shape.capitals(paragraphs[index].text) >= CAPITALS and _above_text(paragraphs, free, index):
            labels[index] = CROSSHEAD
        elif index not in long or OPEN_TOGETHER <= len(long) <= len(whole):
            labels[index] = ZoneLabel("caption", "has no full stop among whole sentences, as captions and links do")


def _may_be_caption(paragraphs: list[Paragraph], free: list[int], index: int) -> bool:
    """Whether an open line is neither an item of a list nor the end of a letter."""
    line = paragraphs[index].text
    before = [other for other in free if other < index][-1:]
    return (
        OPEN_WORDS[0] <= line_shape.count(line) <= CAPTION_WORDS
        and (line[0].isupper() or line[0] in _OPENING)
        and not _NO_CAPTION.search(line)
        and not _CITED.search(line)
        and not any(paragraphs[other].text.endswith(":") for other in before)
    )


def _above_text(paragraphs: list[Paragraph], free: list[int], index: int) -> bool:
    return any(line_shape.solid(paragraphs[other].text) for other in [other for other in free if other > index][:1])


def _runs(found: list[int], free: list[int]) -> list[list[int]]:
    """The indices in ``found``, those together that follow each other in ``free``."""
    ranks = {index: rank for rank, index in enumerate(free)}
    runs: list[list[int]] = []
    for index in found:
        if runs and ranks[index] == ranks[runs[-1][-1]] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
