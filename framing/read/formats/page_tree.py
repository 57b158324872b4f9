"""A page's elements beside the article taken out of it: what does not belong to it, and what was left behind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, islice, takewhile
from typing import Any

LINK_SHARE = 0.6  # of an element's letters that stand in links, from which it is a list of links
LINK_WORDS = 8  # words of such a list within a paragraph
MENU = 0.9  # of a list's letters that stand in links, from which it is titles of other articles
TITLE_WORDS = 4  # of such a title, on average
TEASERS = 3  # articles of a page, from which those that break off are teasers
TEASER_WORDS = 150
LINKED = 0.5  # of a paragraph's letters that stand in links, from which it is no text
OPENING = 25  # letters by which a paragraph is known again where some of its words are lost
WORDS = 8  # words of a paragraph that tells where the article is

CARDS = 6  # titles with a summary that make a page a list of articles
CARDS_SHARE = 0.6  # of its lines that are such titles and summaries
TITLES_SHARE = 0.8  # of its lines that are titles and nothing else
CARD_PARAGRAPHS = 2
SUMMARY_WORDS = 45  # a summary is no longer
ENTRIES = 5  # times of the day over as many pieces of text that show a live blog
ENTRY_DEPTH = 2  # elements around a time in which its entry stands
ENTRY_PARAGRAPHS = 20  # of an entry that are looked at

# What is looked at of a page: its time must not grow with their square.
MOST_LOOKED_AT = 200  # headings, times
MOST_LINKS = 2_000
MOST_PARAGRAPHS = 3_000

_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b|\bago\b", re.IGNORECASE)
_SIGNS = re.compile(r"\W+")
_CUT = re.compile(r"(?:…|\.\.\.)\W*$")
_CLOSED = re.compile(r"[^\W\d_].*[.!?…][\"'”’»]*$|[\"'“‘«].*[.!?…][\"'”’»]*$", re.DOTALL)
_HEADINGS = ("h1", "h2", "h3", "h4")
_SILENT = frozenset(("script", "style", "noscript", "template"))


def pruned(tree: Any) -> None:
    """Take lists of links out, within paragraphs too, and of several articles of a page those that break off."""
    for paragraph in list(tree.iter("p")):
        for element in reversed(list(paragraph.iter("span", "div", "ul"))):  # the innermost first
            links = sum(1 for _ in element.iter("a"))
            if links > 1 and element.getparent() is not None and _link_list(element):
                element.drop_tree()
    for menu in list(tree.iter("ul")):
        around = menu.getparent()
        items = menu.findall("li")
        if around is None or around.find("p") is None or len(items) < 2:  # what stands beside no text is not read
            continue
        if all(next(item.iter("a"), None) is not None for item in items):
            words = _words(menu)
            if len(words.split()) >= TITLE_WORDS * len(items) and _mostly_links(menu, words, MENU):
                menu.drop_tree()
    articles = list(tree.iter("article"))
    if len(articles) >= TEASERS:
        for article in articles:
            words = _words(article)
            if article.getparent() is not None and _CUT.search(words) and len(words.split()) < TEASER_WORDS:
                article.drop_tree()


def completed(tree: Any, lines: list[str]) -> list[str]:
    """``lines`` of an article with the paragraphs that were left behind, and those of which words were, whole.

    A page may interrupt its article with a block of its own and go on in a second container; of two that are alike,
    within one article, both are the article.
    """
    paragraphs = [(element, _words(element)) for element in tree.iter("p")]
    paragraphs = [(element, words) for element, words in paragraphs if words]
    if len(paragraphs) > MOST_PARAGRAPHS:
        return lines
    keys = [_key(line) for line in lines]
    whole = "".join(keys)  # a paragraph may have come out as two lines
    ends = list(accumulate(map(len, keys)))
    sought = [_key(words) for _, words in paragraphs]
    places = [whole.find(key) for key in sought]
    here = [at for at, (_, words) in enumerate(paragraphs) if places[at] >= 0 and len(words.split()) >= WORDS]
    homes = {_article(paragraphs[at][0]) for at in here}
    if not here or len(homes) != 1:
        return lines
    ((container, _),) = Counter(_container(paragraphs[at][0]) for at in here).most_common(1)
    if not container[1]:
        return lines
    openings = {key[:OPENING]: number for number, key in enumerate(keys) if len(key) >= OPENING}
    behind: dict[int, list[str]] = {}  # by the line they stand behind
    made, line = list(lines), 0
    for at, (element, words) in enumerate(paragraphs):
        if places[at] >= 0:
            line = max(line, bisect_right(ends, places[at] + len(sought[at]) - 1))
        elif _container(element) == container and _article(element) in homes and _told(element, words):
            same = openings.get(sought[at][:OPENING])
            if same is None and at > here[0]:
                behind.setdefault(line, []).append(words)
            elif same is not None and len(words) > len(made[same]):  # it was found without the words of its links
                made[same] = words
    return [kept for number, text in enumerate(made) for kept in (text, *behind.get(number, ()))]


def is_listing(tree: Any, lines: list[str]) -> bool:
    """Whether most of the ``lines`` are titles that are links, or stand under such: a page of other articles."""
    links = {_key(_words(link)) for link in islice(tree.iter("a"), MOST_LINKS)}
    titles = sum(_key(line) in links and len(line.split()) >= TITLE_WORDS for line in lines)
    if titles >= CARDS and titles >= TITLES_SHARE * len(lines):
        return True
    headings = list(islice(filter(_may_be_card, tree.iter(*_HEADINGS)), MOST_LOOKED_AT))
    if len(headings) < CARDS:
        return False
    whole = {_key(line) for line in lines}
    cards = covered = 0
    for heading in headings:
        words = _words(heading)
        linked = heading.getparent().tag == "a" or _mostly_links(heading, words, MENU)
        if not linked or len(words.split()) < TITLE_WORDS:
            continue
        inside = [text for text in map(_words, islice(_summary(heading), 3 * CARD_PARAGRAPHS)) if text]
        if len(inside) <= CARD_PARAGRAPHS and all(len(text.split()) <= SUMMARY_WORDS for text in inside):
            cards += 1
            covered += sum(_key(text) in whole for text in (words, *inside))
    return cards >= CARDS and covered >= CARDS_SHARE * len(lines)


def _may_be_card(heading: Any) -> bool:
    around = heading.getparent()
    return around is not None and (around.tag == "a" or next(heading.iter("a"), None) is not None)


def _summary(heading: Any) -> Iterator[Any]:
    """The paragraphs of the box that is the title's own, or those between it and the next title."""
    box = heading.getparent()
    if len(list(islice(box.iter(*_HEADINGS), 2))) == 1:
        return iter(box.iter("p"))
    behind = takewhile(lambda element: element.tag not in _HEADINGS, heading.itersiblings())
    return (element for element in behind if element.tag == "p")


def is_live(tree: Any, lines: list[str]) -> bool:
    """Whether the ``lines`` stand under times of the day, entry by entry."""
    whole = "".join(map(_key, lines))
    entries: set[Any] = set()
    for time in islice(tree.iter("time"), MOST_LOOKED_AT):
        if not _CLOCK.search(_words(time)):
            continue
        for box in islice(time.iterancestors("div", "section", "article", "li"), ENTRY_DEPTH):
            if any(
                len(text.split()) >= WORDS and _key(text) in whole
                for text in map(_words, islice(box.iter("p"), ENTRY_PARAGRAPHS))
            ):
                entries.add(box)
                break
    return len(entries) >= ENTRIES


def _told(element: Any, words: str) -> bool:
    """Whether a paragraph is one of whole sentences and no list of links."""
    return len(words.split()) >= WORDS and bool(_CLOSED.match(words)) and not _mostly_links(element, words, LINKED)


def _words(element: Any) -> str:
    silent = next(element.iter(*_SILENT), None) is not None
    return " ".join("".join(_spoken(element) if silent else element.itertext()).split())


def _spoken(element: Any) -> Iterator[str]:
    """The words of an element that a reader sees."""
    if element.tag in _SILENT or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _spoken(child)
        yield child.tail or ""


def _key(words: str) -> str:
    return _SIGNS.sub("", words)


def _link_list(element: Any) -> bool:
    words = _words(element)
    return len(words.split()) >= LINK_WORDS and _mostly_links(element, words, LINK_SHARE)


def _mostly_links(element: Any, words: str, share: float) -> bool:
    return sum(len(_words(link)) for link in element.iter("a")) >= share * len(words)


def _container(element: Any) -> tuple[str, str]:
    parent = element.getparent()
    return ("", "") if parent is None else (parent.tag, parent.get("class") or "")


def _article(element: Any) -> Any:
    return next(element.iterancestors("article", "main"), None)
