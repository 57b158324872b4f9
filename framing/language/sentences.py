"""Where sentences end in news prose.

A stop ends a sentence unless what stands before or after it says otherwise. The rules look at a fixed number of
characters on either side of each stop, so the time is linear and the same text always splits the same way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from framing import toml
from framing.data import SENTENCES
from framing.errors import LexiconError
from framing.language.abbreviations import abbreviations

# A run of stops with the marks that close around it, then a space. Spaced dots ("end . . . and") are one run each.
_STOP = re.compile(r"""(?<![.!?…])([.!?…]++)((?:\[\d{1,3}\]|["')\]}])*+)(?: |(?=[•▪●■]))""")
# A full stop whose space was lost: "…the vote.The council…". Never inside an address or a name with dots.
_GLUED = re.compile(r"""(?<=[a-z]{2})(?<!\bwww)([.!?])(["')]?)(?=[A-Z][a-z]+[ ,'])""")
_OPENERS = "\"'([{"
_BULLETS = "•▪●■"
_WINDOW = 80  # characters after a stop that may decide
_MOST_OPENERS = 8
_BEFORE = 40  # characters of the word before it

_EDGE = re.compile(r"""[\s"(\[{—–/]|(?<!\w)'""")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W_]+)*")
_INITIAL = re.compile(r"[A-Z]")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|Ph\.D|[A-Z]\.[A-Z][a-z]|[MB]\.Sc|D\.Phil")
_CLOCK = re.compile(r"[ap]\.m")
_ZONE = re.compile(
    r"(?:[ECMP][SD]?T|[A-Z]{0,2}ST|GMT|UTC|BST|CET|CEST|Eastern|Central|Mountain|Pacific|Greenwich|London|Moscow|"
    r"Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\b"
)
_BRAND = re.compile(r"[a-z]{1,2}[A-Z][A-Za-z]+\b")  # iPhone, eBay: a sentence may begin with them
_PARTICLE = re.compile(r"(?:al|el|de|de la|du|da|di|van|van der|von|bin|ibn|ter)[ -][A-Z]")
_NUMERAL = re.compile(r"\d|[IVXL]+\b|[A-Z]\b(?!')|[A-Z]\d")  # what "No." and "Art." stand before
_PLACES = frozenset(["St", "Sr", "Ft", "Mt"])  # titles that also end the name of a street or a person
_TAG = re.compile(  # `"Why?" Mr. Oduya asked.`: the sentence goes on after the closing mark
    r"(?:[A-Z][\w'.-]*(?: (?:of|the|de|van|von|al)\b)?[ ]){1,5}"
    r"(?:said|says|say|asked|asks|shouted|yelled|cried|wrote|writes|tweeted|added|replied|wondered|joked|told|"
    r"exclaimed|recalled|continued|demanded|screamed|chanted|posted|quipped|responded|called out)\b"
)


class _Lists(NamedTuple):
    starters: frozenset[str]
    exclaimed: frozenset[str]
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    starters: str  # separated by spaces
    exclaimed: tuple[str, ...]
    agencies: tuple[str, ...]


@cache
def _lists() -> _Lists:
    table = toml.open_file(SENTENCES, LexiconError).record(_Table)
    return _Lists(frozenset(table.starters.split()), frozenset(table.exclaimed), table.agencies)


def split(text: str) -> list[tuple[int, int]]:
    """Sentence ranges of one paragraph of prose, in order, without surrounding space.

    ``text`` has straight quotation marks and single spaces, as framing.language.prose makes it; a line break is
    a boundary already, because each zone is split by itself.
    """
    cuts = [0]
    marks = counted = 0
    for match in _STOP.finditer(text):
        after = match.end()
        marks += text.count('"', counted, after)
        counted = after
        if marks % 2 and text[after : after + 2] == '" ':
            after += 2  # the closing mark stands apart: `… the year. " He went on`
        if after < len(text) and _ends(text, cuts[-1], match, text[after : after + _WINDOW]):
            cuts.append(after)
    cuts = _unglued(text, cuts)
    ends = [*cuts[1:], len(text)]
    return [span for span in (_trimmed(text, s, e) for s, e in zip(cuts, ends, strict=True)) if span[0] < span[1]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end


def _unglued(text: str, cuts: list[int]) -> list[int]:
    glued = [match.end() for match in _GLUED.finditer(text) if not _is_address(text, match.start())]
    return sorted({*cuts, *glued}) if glued else cuts


def _is_address(text: str, at: int) -> bool:
    """Whether the run of characters around ``at`` looks like an address or file name rather than two words."""
    left = text.rfind(" ", max(0, at - _BEFORE), at) + 1
    right = text.find(" ", at, at + _BEFORE)
    run = text[left or max(0, at - _BEFORE) : right if right >= 0 else at + _BEFORE]
    return "/" in run or "@" in run or "_" in run or run[:-1].count(".") > 1


def _ends(text: str, start: int, match: re.Match[str], after: str) -> bool:
    """Whether the stop that ``match`` found, with ``after`` behind it, ends the sentence that began at ``start``."""
    stops, closers = match.group(1, 2)
    before = _word_before(text, max(start, match.start() - _BEFORE), match.start())
    rest = after.lstrip(_OPENERS)
    if not rest or rest[0] in ".!?…,;:" or (not before and _first(text, start) == match.start()):
        return False  # more stops follow, or the sentence has not begun
    if after[0] in "-–—" and not closers:
        return False
    if closers and (rest[0] in "-–—" or (not before and text[match.start() - 1 : match.start()] in tuple("([{"))):
        return False  # a byline after a motto; "(!)" and "(?)"
    if rest[0] in _BULLETS:
        return True
    opens = after[: len(after) - len(rest)]
    if rest[0].islower() and not _may_begin(rest):
        return False
    if "!" in stops or "?" in stops:
        return _ends_loud(before, closers, opens, rest)
    many = "…" in stops or ".." in stops
    if not before:
        last = text[max(0, match.start() - 2) : match.start()].rstrip(" ")[-1:]
        if many:  # "well. ... I love": the stop before the dots has ended the sentence
            return last in (".", "!", "?") or _ends_ellipsis(before, closers, opens, rest)
        # The last of spaced dots; else a stop behind a closing mark, or one that stands apart.
        return _ends_ellipsis(before, closers, opens, rest) if last == "." else True
    if many:
        return _ends_ellipsis(before, closers, opens, rest)
    return _ends_dotted(text, start, match.start(), before, closers, opens, rest)


def _first(text: str, start: int) -> int:
    """Where the sentence's own characters begin, behind space and opening marks."""
    end = min(len(text), start + _MOST_OPENERS)
    while start < end and text[start] in " \"'([{":
        start += 1
    return start


def _word_before(text: str, left: int, at: int) -> str:
    return _EDGE.split(text[left:at])[-1]


def _may_begin(rest: str) -> bool:
    return bool(_BRAND.match(rest) or _PARTICLE.match(rest))


def _starts(rest: str) -> bool:
    """Whether the next word is one that begins sentences."""
    word = _WORD.match(rest)
    return word is not None and word.group() in _lists().starters


def _ends_loud(before: str, closers: str, opens: str, rest: str) -> bool:
    """After ! or ?."""
    if before in _lists().exclaimed and not closers:
        return _starts(rest)
    quoted = '"' in closers or "'" in closers
    return not (quoted and not opens and _tagged(rest))


def _tagged(rest: str) -> bool:
    """Whether a name and a verb of saying follow: `"Why?" Mr. Oduya asked.` is one sentence."""
    return not _starts(rest) and _TAG.match(rest) is not None


def _ends_ellipsis(before: str, closers: str, opens: str, rest: str) -> bool:
    """After three dots: words left out in the middle are followed by names too, so only a likely start counts."""
    if closers or opens:
        return not (closers and not opens and _tagged(rest))
    first = _WORD.match(rest)
    if first is None:
        return bool(before)
    if first.group() in ("I", "I'm", "I've", "I'll", "I'd"):
        return False
    return bool(before) or _starts(rest)


def _ends_dotted(text: str, start: int, at: int, before: str, closers: str, opens: str, rest: str) -> bool:
    """After a single full stop behind a word."""
    alone = _first(text, start) == at - len(before)  # the sentence would be nothing but this word
    listed = alone or text.startswith(": ", max(0, at - len(before) - 2))
    if listed and not closers and (before.isdigit() or len(before) == 1):
        return False  # the number or letter of a list, or "Q." and "A."
    if _CLOCK.fullmatch(before):
        return not _ZONE.match(rest)
    starts = _starts(rest)
    # A quotation that ends or begins here, or a word that begins sentences.
    fresh = starts or '"' in closers or '"' in opens
    abbreviation = abbreviations().get(before.rpartition("-")[2])
    if abbreviation is not None:
        match abbreviation.kind:
            case "title":
                return '"' in closers or (starts and before in _PLACES)
            case "joining":
                return False
            case "number":
                return not _NUMERAL.match(rest)
            case "month":
                return not (rest[0].isdigit() or _ZONE.match(rest))
            case "state":
                placed = "-" in before or text.startswith(", ", max(0, at - len(before) - 2))
                return fresh or (placed and not closers and not rest.startswith(_lists().agencies))
        return fresh
    if _DOTTED.fullmatch(before) or _INITIAL.fullmatch(before):
        return fresh
    return len(before) > 1 or not before.isalpha() or not rest[0].isdigit()
