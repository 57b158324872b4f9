"""A title and a standfirst from facts: what the documents share, who published them and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from framing.language.tongues import is_foreign
from framing.measure.english import counted, letter, listed, names, number, upper_first
from framing.model import Parsed, SourceRow

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "EVENT", "LAW"})
_LEFT_OUT = frozenset(("the", "'s", "’s"))
_MOST = 3
_TWICE = 2  # times every document must name something before it can stand in the title


def title_of(documents: Sequence[Parsed]) -> str:
    """The names that all documents print most often, or a plain title when there are none."""
    printed = [list(_entities(parsed)) for parsed in documents]
    found = [Counter(name for name, _ in side) for side in printed]
    definite = Counter(name for side in printed for name, article in side if article)
    shared = [name for name in found[0] if all(side[name] >= _TWICE for side in found)]
    shared.sort(key=lambda name: (-min(side[name] for side in found), -sum(side[name] for side in found), name))
    kept: list[str] = []
    for name in shared:
        if not any(name in other or other in name for other in kept):
            kept.append(name)
    articles = f"{number(len(documents))} articles"
    # Most often printed with its article, a name keeps it: "the House", but "NATO".
    called = [
        f"the {name}" if 2 * definite[name] > sum(side[name] for side in found) else name for name in kept[:_MOST]
    ]
    return upper_first(f"{listed(called)} in {articles}" if called else f"{articles} compared")


def standfirst(documents: Sequence[Parsed], sources: Sequence[SourceRow]) -> str:
    """Who published what and when, and which sources they share."""
    english = [side for side, parsed in enumerate(documents) if not is_foreign(parsed.document.language)]
    shared = [row.name for row in sources if all(row.sentences[side] for side in english)]
    everyone = "Both" if len(documents) == 2 else f"All {number(len(documents))}"
    if len(english) < 2 and len(english) < len(documents):
        heard = "They are not all in English, so who is credited is not compared."
    elif len(english) < len(documents):
        heard = "They are not all in English; who is credited is compared in those that are."
    elif not sources:
        heard = "None of them credits a source."
    elif shared:
        heard = f"{everyone} credit {names(shared)}; {counted(len(sources), 'source')} in all."
    else:
        heard = f"They credit {counted(len(sources), 'source')} in all and share none."
    return f"{_published(documents)}. {heard}"


def _published(documents: Sequence[Parsed]) -> str:
    outlets = [parsed.document.outlet for parsed in documents]
    dates = [parsed.document.published and _date(parsed.document.published) for parsed in documents]
    articles = f"{upper_first(number(len(documents)))} articles"
    known = [outlet for outlet in outlets if outlet]
    who = listed(known) if len(set(known)) == len(documents) else articles
    if len(set(dates)) == 1:
        return f"{who}, {dates[0] or 'undated'}"
    when = [f"{letter(side)} {f'of {date}' if date else 'without a date'}" for side, date in enumerate(dates)]
    return f"{who}: {listed(when)}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def _date(iso: str) -> str:
    year, month, day = [*iso.split("-"), "", ""][:3]
    if not (month.isdigit() and 1 <= int(month) <= 12 and day[:2].isdigit()):
        return iso
    return f"{int(day[:2])} {_MONTHS[int(month) - 1]} {year}"


def _entities(parsed: Parsed) -> Iterator[tuple[str, bool]]:
    """Names as printed, without a possessive, and whether "the" stands before them; people by their last name.

    An adjective such as "Republican" names nobody by itself; "Republicans" does.
    """
    tokens = parsed.tokens
    at = 0
    while at < len(tokens):
        kind, first = tokens.entity[at], at
        at += 1
        while kind and at < len(tokens) and tokens.entity[at] == kind and not tokens.entity_begins[at]:
            at += 1
        if kind in _NAMED:
            words = [word for word in tokens.text[first:at] if word.casefold() not in _LEFT_OUT]
            article = tokens.lower[first] == "the" or (first > 0 and tokens.lower[first - 1] == "the")
            if kind == "PERSON":
                words = words[-1:]
            adjective = kind == "NORP" and not " ".join(words).endswith("s")
            if words and words[0][:1].isupper() and not adjective:
                yield " ".join(words), article and kind != "PERSON"
