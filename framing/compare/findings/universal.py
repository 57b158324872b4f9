"""Words that speak of all: "only", "none", "every" and "both", each computed from the whole of the data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from framing.language.speakers.source_words import look_up
from framing.language.tongues import is_foreign
from framing.measure.english import named
from framing.model import Comparison, SourceRow, SourceType

_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"[A-Z]{2,4}")  # "US" before a name is of a body
_WITH_ARTICLE = ("institution", "civil society", "politician", "unknown")  # "the Marsh Union", but "Marsh College"
_PEOPLE = ("official", "politician", "expert", "business", "civil society", "citizen", "unknown")  # types of sources


def every[Item](items: Iterable[Item], holds: Callable[[Item], bool]) -> bool:
    """Whether it holds of each of the items. Of no items nothing is said, so then it does not."""
    found = [holds(item) for item in items]
    return bool(found) and all(found)


def none_of[Item](items: Iterable[Item], holds: Callable[[Item], bool]) -> bool:
    """Whether it holds of not one of the items."""
    return not any(holds(item) for item in items)


def only[Item](items: Iterable[Item], holds: Callable[[Item], bool]) -> Item | None:
    """The one item of which it holds; None where it holds of none or of several."""
    found = [item for item in items if holds(item)]
    return found[0] if len(found) == 1 else None


def in_english(comparison: Comparison) -> tuple[int, ...]:
    """The documents in English, among which alone sources and passages are compared."""
    return tuple(
        side for side, profile in enumerate(comparison.profiles) if not is_foreign(profile.parsed.document.language)
    )


def is_told_apart(comparison: Comparison, row: SourceRow) -> bool:
    """Whether a source has a name by which a reader can find it: no crowd, no "officials", no "two witnesses"."""
    return row.type != "unnamed" and every(
        (side for side, found in enumerate(row.sentences) if found),
        lambda side: any(
            speaker.named and speaker.anonymity is None
            for speaker in comparison.profiles[side].parsed.speakers
            if speaker.id == row.speakers[side]
        ),
    )


def is_person(row: SourceRow) -> bool:
    """Whether a source is somebody with a full name, which a reader can look for in another text."""
    names = row.name.split()
    return (
        row.type in _PEOPLE
        and len(names) > 1
        and names[0][0].isupper()
        and names[-1][0].isupper()
        and not _INITIALS.fullmatch(names[0])
        and _body_type(row.name) is None
    )


def with_article(name: str) -> str:
    """A source inside a sentence: a common noun and the name of a body get their article, "the Marsh Council"."""
    takes_one = " " in name and name[0].isupper() and _body_type(name) in _WITH_ARTICLE
    return f"the {name}" if takes_one and not name.startswith("The ") else named(name)


def _body_type(name: str) -> SourceType | None:
    """What sort of body a name is of, by its last word; None where that is no word for a body."""
    known = look_up("institution", [name.casefold().rpartition(" ")[2]])
    return known[0].type if known else None


def prints(comparison: Comparison, side: int, name: str) -> bool:
    """Whether a document prints the last word of a name anywhere, its title included, spelt large or small."""
    words = _WORD.findall(name.casefold())
    document = comparison.profiles[side].parsed.document
    return bool(words) and words[-1] in _WORD.findall(f"{document.title or ''}\n{document.text}".casefold())


def only_in(comparison: Comparison, row: SourceRow, sides: Iterable[int]) -> int | None:
    """The one of ``sides`` that credits a person whose last name none of the others prints anywhere."""
    sides = tuple(sides)
    side = only(sides, lambda side: bool(row.sentences[side]))
    if side is None or not (is_person(row) and is_told_apart(comparison, row)):
        return None
    others = [other for other in sides if other != side]
    return side if none_of(others, lambda other: prints(comparison, other, row.name)) else None


def shared_by(comparison: Comparison, sides: Iterable[int]) -> tuple[str, ...]:
    """The named sources that each of ``sides`` credits."""
    sides = tuple(sides)
    return tuple(
        row.name
        for row in comparison.sources
        if every(sides, lambda side, row=row: bool(row.sentences[side])) and is_told_apart(comparison, row)  # type: ignore[misc]
    )
