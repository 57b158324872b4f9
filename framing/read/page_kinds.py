"""What stands where an article should be: messages, notices and lists are refused; live blogs, transcripts are told."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

from framing import lexicons
from framing.errors import ReadError
from framing.model import Document
from framing.read.zones import captions, line_shape, lists

LEXICON = "page_kinds"
LONGEST = 6_000  # characters of the longest notice
FEWEST = 2  # different patterns that show a notice
BESIDE = 40  # words that may stand beside the sentences of a notice
BESIDE_ONE = 12  # where only one pattern was found, or none in the running text
BEGINNING = 25  # words of an article above a paywall's notice from which they are its beginning, and are kept

TITLE_WORDS = 4  # with spaces between them, as not every script has
TITLES = 6  # titles of a list of articles
TITLES_SHARE = 0.35  # of its lines
SUMMARY_WORDS = 45  # a summary is no longer
SUMMARIES = 3  # summaries that show that what they stand under are titles
TOGETHER = 2  # summaries that stand in a row

PICTURES = 3  # pictures of a gallery
ENTRIES = 5  # times of the day at the head of lines that show a live blog
TURNS = 8  # paragraphs that begin with who speaks that show a transcript
TURNS_SHARE = 0.5  # of the paragraphs

_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+[\"'”’)\]]*|$|\n)")
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s(?-i:[A-Z]{2,4}))?(?=\s*$|\s*[-–—:|]\s|\s(?-i:[^\W\d_a-z]))"
    r"|\d{1,2}\s?[ap]\.?m\.?(?=\s*$|\s*[-–—:|]\s)|\d{1,2}\s(?:min(?:ute)?s?|h(?:ours?)?)\s?ago\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"(?P<name>[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){0,3}(?:\s?\([^()]{1,40}\))?):\s+\S")

LISTING = "this is a list of articles, not one of them"
OPEN_ARTICLE = "Open the article and save its own page."
LIVE = (
    "it reads as a live blog, entry after entry: what stands first is what came last, so its lead, its order of facts "
    "and what it leaves to earlier entries do not compare with an article’s"
)
TRANSCRIPT = (
    "it reads as a transcript or an interview: nearly all of it is what people said, so its shares of quotation, its "
    "sources and the voice of its hedges tell what kind of text it is, not how its outlet writes"
)
GALLERY = "it is mostly pictures with their captions; only the text between them is counted"
LIST = "it is a list of lines without full stops: there is hardly a sentence in it to be counted"
PAID = "its page says that it is not free to read, and holds few words of it: perhaps only its beginning is there"
CUT = "it ends at a paywall’s notice: only the beginning of the article is there"


@dataclass(frozen=True, slots=True)
class PageKind:
    """One kind of notice. ``what`` and ``advice`` are printed; ``matches`` and ``misses`` are its tests."""

    name: str
    what: str
    advice: str
    patterns: tuple[re.Pattern[str], ...]
    matches: tuple[str, ...]
    misses: tuple[str, ...]
    longest: int = 80  # words of the text, the lines of the page among them


class _ZoneWords(NamedTuple):
    text: str
    kind: str
    why: str


@cache
def kinds() -> tuple[PageKind, ...]:
    """Every kind of notice, in the order in which they are asked."""
    return lexicons.load(LEXICON, PageKind).entries


def judge(document: Document, where: str) -> tuple[str, ...]:
    """What a reader should know about what kind of text it is. Raises ReadError for what is no article."""
    lines = [
        _ZoneWords(document.text[zone.start : zone.end].strip(), zone.kind, zone.why)
        for zone in document.zones
        if zone.why != "front matter: facts about the article, not its text"
    ]
    if document.format == "html" and not any(line.kind == "body" for line in lines):
        raise _nothing(lines, where)
    notes = []
    if len(document.text) <= LONGEST and (notice := _notice(lines, where)):
        notes.append(notice)
    if _listed(lines, where):
        notes.append(LIST)
    if _gallery(lines):
        notes.append(GALLERY)
    if _turns(lines):
        notes.append(TRANSCRIPT)
    elif _live(lines):
        notes.append(LIVE)
    return tuple(notes)


def _nothing(lines: list[_ZoneWords], where: str) -> ReadError:
    """Why nothing of a page was taken for running text."""
    if sum(line.kind == "caption" for line in lines) >= PICTURES:
        what = "this is a gallery of pictures with their captions, not an article"
        return ReadError(what, where=where, next="Save the page of the article it belongs to.")
    if sum(line.kind in ("furniture", "headline") and _title(line.text) for line in lines) >= TITLES:
        return ReadError(LISTING, where=where, next=OPEN_ARTICLE)
    return ReadError("no article was found in the page", where=where, next="Save its text as a .txt or .md file.")


def _notice(lines: list[_ZoneWords], where: str) -> str | None:
    """Refuse a page that is a notice; a note where an article begins above a paywall's."""
    sentences = [(m.group().strip(), line.kind) for line in lines for m in _SENTENCE.finditer(line.text)]
    words = sum(line_shape.count(line.text) for line in lines)
    for kind in kinds():
        if words > kind.longest:
            continue
        found: set[int] = set()
        inside = 0
        beside: list[int] = []
        for sentence, zone in sentences:
            hits = {number for number, pattern in enumerate(kind.patterns) if pattern.search(sentence)}
            found |= hits
            if zone == "body":
                inside += len(hits)
                beside.append(0 if hits else line_shape.count(sentence))
        if not found:
            continue
        left = sum(beside)
        if kind.name == "paywall" and len(found) >= FEWEST and left >= BEGINNING:
            return CUT
        # What is set aside as lines of the page leaves the article above or below it what it is.
        if left <= (BESIDE if len(found) >= FEWEST and inside else BESIDE_ONE):
            raise ReadError(f"this is {kind.what}", where=where, next=kind.advice)
    return None


def _listed(lines: list[_ZoneWords], where: str) -> bool:
    """Whether there are titles and no text of its own. Refuses them where short summaries stand between them."""
    body = [
        line.text
        for line in lines
        if (line.kind in ("body", "headline") and line.why != lists.ITEM.why)
        or (line.kind == "caption" and line.why != captions.GALLERY)
    ]
    titles = [line for line in body if _title(line)]
    if len(titles) < TITLES or len(titles) < TITLES_SHARE * len(body):
        return False
    rest = [line for line in body if line not in titles]
    runs = [len(list(run)) for title, run in groupby(body, key=lambda line: line in titles) if not title]
    if max(runs, default=0) > TOGETHER or any(line_shape.count(line) > SUMMARY_WORDS for line in rest):
        return False
    signed = sum(line.kind == "byline" for line in lines) == 1  # as an article is, and a list is not
    if len(runs) >= SUMMARIES and not signed:
        raise ReadError(LISTING, where=where, next=OPEN_ARTICLE)
    return True


def _title(line: str) -> bool:
    return (
        len(line.split()) >= TITLE_WORDS
        and line[0].isalpha()
        and line_shape.titled(line)
        and not line_shape.closed(line)
    )


def _gallery(lines: list[_ZoneWords]) -> bool:
    pictures = [line for line in lines if line.kind == "caption"]
    words = sum(line_shape.count(line.text) for line in lines if line.kind == "body")
    return len(pictures) >= PICTURES and sum(line_shape.count(line.text) for line in pictures) > words


def _turns(lines: list[_ZoneWords]) -> bool:
    body = [line.text for line in lines if line.kind == "body" or _TURN.match(line.text)]
    names = Counter(match["name"] for line in body if (match := _TURN.match(line)))
    regular = [count for count in names.values() if count > 1]
    turns = sum(regular)
    return turns >= TURNS and len(regular) > 1 and turns >= TURNS_SHARE * len(body)


def _live(lines: list[_ZoneWords]) -> bool:
    times = [line.text for line in lines if _CLOCK.match(line.text)]
    return len(dict.fromkeys(times)) >= ENTRIES
