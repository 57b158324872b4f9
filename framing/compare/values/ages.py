"""Ages of people: a bare figure after a name is one ("Ada Holm, 43,"), and whose an age is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from framing.compare.values.quantities import Amount
from framing.compare.values.tallies import is_person
from framing.language.view import View
from framing.model import Parsed, Span

AGE = "year old"  # the unit of an age
THING = "a "  # what the owner of an age begins with that is no person
_BEARERS = frozenset(("person", "group"))  # a surname alone is often taken for a firm's name
_OLDEST = 120
_OLD = ("-old", "-olds")
_AFTER_NAME = re.compile(r"\s*[,(]\s*(?:aged\s+|age\s+)?$")
_CLOSES = re.compile(r"\s*(?:[,.;:)]|—|–|$)")
_NAMED_AFTER = re.compile(r"(?:\s+[a-z][a-z-]*){0,3}\s+")  # "the 43-year-old weaver Ada Holm"
_NAMED_BEFORE = re.compile(
    r"(?:\s*[,(]\s*|\s+)(?:who\s+)?(?:is|was|turned|aged|age|a|an|then|now|\s)*(?:about|around)?\s*$"
)


class _Name(Protocol):
    """What is asked of a name: its place, its sort and its words."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def sort(self) -> str: ...
    @property
    def words(self) -> tuple[str, ...]: ...


def aged[Told](parsed: Parsed, told: Iterable[Told], names: Sequence[_Name]) -> Iterator[Told | Amount]:
    """The values of a sentence, a bare figure in commas or brackets behind a person's name read as an age."""
    text = parsed.document.text
    for what in told:
        if isinstance(what, Amount) and not what.unit and what.value <= _OLDEST and not what.bound:
            people = [name for name in names if name.sort in _BEARERS and name.end <= what.start]
            before = max((name.end for name in people), default=-1)
            behind = before >= 0 and _AFTER_NAME.fullmatch(text, before, what.start)
            if behind and _CLOSES.match(text, what.end):
                yield what._replace(unit=AGE, noun="years old")
                continue
        yield what


def owner(view: View, what: Amount, names: Sequence[_Name]) -> str | None:
    """Whose age it is: a surname, "" for a person not named beside it, "a bridge"; None for what is no age."""
    if what.unit != AGE:
        return None
    text = view.document.text
    for name in names:
        if name.sort not in _BEARERS:
            continue
        after = name.start >= what.end and _NAMED_AFTER.fullmatch(text, what.end, name.start)
        before = name.end <= what.start and _NAMED_BEFORE.fullmatch(text, name.end, what.start)
        if after or before:
            return name.words[-1].casefold()
    end = view.range_of(Span(what.start, what.end))[1]
    beside = end < len(view.tag) and (view.tag[end].startswith("NN") and end < view.bounds(end - 1)[1])
    if not text[what.start : what.end].endswith(_OLD):
        return None
    return "" if not beside or is_person(view.lemma(end)) else f"{THING}{view.lemma(end)}"
