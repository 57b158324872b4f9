"""Small pieces of plain English from which findings are put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from string import Formatter
from typing import Any

from framing.lexicons.closed_lists import in_order, word_list
from framing.number_format import printed

_IN_WORDS = 10  # the highest count that is printed as a word
_MOST_NAMES = 5


class _SentenceTemplate(Formatter):
    """Templates whose counts are words, and whose words go by counts: "{n} {n:source|sources}"."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, int):
            one, _, many = format_spec.partition("|")
            return (one if value == 1 else many) if many else number(value)
        return str(value)


_SENTENCE = _SentenceTemplate()


def say(template: str, **values: str | int) -> str:
    """A sentence from its template: a count is printed as a word, and other words take the form that goes with it.

    Args:
        template: "{n}" is a count in words, "{n:source|sources}" the first form for one and the second for all others.
        values: texts and counts by the names that the template gives them.

    Returns:
        The sentence.

    Example:
        >>> import framing
        >>> framing.say("{who} {n:credits|credit} {m} {m:source|sources}.", who="A", n=1, m=2)
        'A credits two sources.'
    """
    return _SENTENCE.vformat(template, (), values)


def letter(document: int) -> str:
    """What a report calls a document.

    Args:
        document: its index among those compared, from 0.

    Returns:
        "A" to "F".

    Example:
        >>> import framing
        >>> framing.letter(1)
        'B'
    """
    return "ABCDEF"[document]


def letters(documents: Iterable[int]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return listed([letter(document) for document in documents])


def listed(items: Sequence[str], most: int | None = None, last: str = "and") -> str:
    """The items as a list in a sentence, ``last`` before the last one; beyond ``most`` they are counted."""
    if most is not None and len(items) > most:
        items = [*items[: most - 1], f"{number(len(items) - most + 1)} more"]
    return f" {last} ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


def names(items: Sequence[str]) -> str:
    """Sources as a list in a sentence, the sixth and later ones counted."""
    return listed([named(item) for item in items], _MOST_NAMES)


def named(source: str) -> str:
    """A source inside a sentence: a common noun gets its article back, "the city council" but "two officials"."""
    first, last = source.split(" ")[0], source.rpartition(" ")[2]
    plural = last.endswith("s") and not last.endswith("ss")
    if (
        not first.isalpha()
        or not first.islower()
        or first in word_list("function_words", "determiners of a noun")
        or plural
    ):
        return source
    return f"the {source}"


def possessive(source: str) -> str:
    """Whose: "Ada Holm’s", "the two officials’"."""
    last = source.rpartition(" ")[2]
    return f"{source}’" if last.islower() and last.endswith("s") else f"{source}’s"


def number(count: int) -> str:
    """Numbers up to ten in words."""
    if count == 0:
        return "no"
    return in_order("numerals", "from zero")[count] if 0 < count <= _IN_WORDS else printed(count)


def how_many(count: int) -> str:
    """A count without the thing counted: "none", "one", "two"."""
    return number(count) if count else "none"


def counted(count: int, one: str, many: str | None = None) -> str:
    """ "no source", "one source", "two sources"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


_UNITS = {"%": " percentage points", "": "", "grade": " grades"}


def unit_after(unit: str) -> str:
    """The unit behind a difference: " percentage points", " words"; nothing where there is none."""
    return _UNITS.get(unit, f" {unit}")


def upper_first(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def stop(text: str) -> str:
    """The text with a full stop, unless it ends in one ("… and Ada Holm Jr.", “It rained.”)."""
    return text if text.rstrip("”’").endswith((".", "!", "?", "…")) else f"{text}."


_OUTER = (("“", "”"), ("„", "“"), ("«", "»"), ('"', '"'))
_OPENING = re.compile(r"[“„«]|(?<![^\s(—–-])\"")
_CLOSING = re.compile(r"[”»\"]")


def in_quotes(text: str) -> str:
    """Printed words inside one pair of quotation marks: their own outer pair left out, marks inside single ones."""
    line = " ".join(text.split()).strip(",;: ")
    for first, last in _OUTER:
        inside = line[1:-1]
        if len(line) > 1 and line[0] == first and line[-1] == last and not {first, last} & set(inside):
            line = inside.strip(",;: ")
            break
    return f"“{_CLOSING.sub('’', _OPENING.sub('‘', line))}”"


def shortened(text: str, limit: int) -> str:
    """Printed words on one line, cut at a word, with "…", where they are longer than ``limit`` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[:limit].rpartition(" ")[0] or line[:limit]
    return f"{cut.rstrip(' ,;:–—-')}…"


def everyone(documents: int) -> str:
    """ "both", "all three"."""
    return "both" if documents == 2 else f"all {number(documents)}"
