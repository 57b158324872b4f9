"""How a line looks: how many words, whether it ends as a sentence, whether it could be a headline."""

from __future__ import annotations

import re
from functools import lru_cache

SOLID = 12  # words from which a paragraph that ends as a sentence is taken for running text
LONG = 25  # words from which it is, however it ends
HEADLINE_WORDS = 30
HEADLINE_CHARACTERS = 240
TELEGRAM_WORDS = 14
MENU_WORDS = 25
MENU_CAPITALS = 0.8

_INSIDE = re.compile(r"[.!?]\s+\w|[\"“”]")
_WORD = re.compile(r"[^\W_][\w'’.,-]*")
_END = 8  # characters at a line's end in which its last sign and the marks behind it stand
_CLOSED = re.compile(r"[.!?…।؟۔][\s\"'”’»)\]`´]*$")
_STOP = re.compile(r"(?<!\.)\.[\s\"'”’»)\]`´]*$|[:;,]$")
# Words that headlines leave out and sentences hardly can.
_GRAMMAR = re.compile(
    r"\b(?:the|an?|was|were|had|is|are|has|have|said|it|he|she|they|we|i|you|his|her|their|this|that|been|will|would)\b",
    re.IGNORECASE,
)


def count(line: str) -> int:
    """Words of a line, counted no further than matters here."""
    return len(_WORD.findall(line, 0, 1000))


def closed(line: str) -> bool:
    """Whether it ends as a sentence ends."""
    return bool(_CLOSED.search(line, max(0, len(line) - _END)))


def solid(line: str) -> bool:
    """Whether it is running text by its length and end alone."""
    words = count(line)
    return words >= LONG or (words >= SOLID and closed(line))


def titled(line: str) -> bool:
    """Whether it could be a headline: short, opening like one, and not ending like a sentence."""
    return (
        len(line) <= HEADLINE_CHARACTERS
        and 0 < count(line) <= HEADLINE_WORDS
        and not line[0].islower()
        and not _STOP.search(line, max(0, len(line) - _END))
    )


def telegram(line: str) -> bool:
    """Whether it is one sentence with a full stop but in a headline's words: all capitals, or no small ones."""
    if len(line) > HEADLINE_CHARACTERS or ". " in line or not _STOP.search(line, max(0, len(line) - _END)):
        return False
    return (capitals(line) >= 0.9 and count(line) >= 4) or (count(line) <= TELEGRAM_WORDS and not _GRAMMAR.search(line))


def shouted(line: str) -> bool:
    """Whether it is in capitals throughout."""
    return line.isupper()


def capitals(line: str) -> float:
    """Share of the longer words that begin with a capital."""
    words = [word for word in _WORD.findall(line, 0, 1000) if len(word) > 3]
    return sum(not word[0].islower() for word in words) / len(words) if words else 0.0


def menu(line: str) -> bool:
    """Whether it is a list of names and titles run together: long, nearly all capitals or figures, no sentence."""
    words = _WORD.findall(line, 0, 4000)
    named = sum(not word[0].islower() for word in words)
    return len(words) >= MENU_WORDS and named >= MENU_CAPITALS * len(words) and not _INSIDE.search(line)


@lru_cache(maxsize=1 << 10)  # a line is held against others more than once
def key(line: str) -> str:
    """The words of a line's beginning alone, to compare it with another."""
    return " ".join([word.rstrip(".,-") for word in _WORD.findall(line.lower().replace("’", "'"), 0, 400)])


def open_ended(line: str) -> bool:
    """Whether it breaks off without any sign a sentence or a part of one ends with."""
    return not closed(line) and not _STOP.search(line, max(0, len(line) - _END)) and line[-1] not in "-–—"


def shares_run(line: str, others: list[str], words: int) -> bool:
    """Whether ``words`` words of the line (a key) stand in the same order in one of the ``others`` (keys)."""
    found = line.split(" ")
    runs = {" ".join(found[at : at + words]) for at in range(len(found) - words + 1)}
    return any(f" {run} " in f" {other} " for run in runs for other in others)
