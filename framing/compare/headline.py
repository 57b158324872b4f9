"""A title and a standfirst from facts: what the documents share, who published them and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from framing.language.tongues import is_foreign
from framing.measure.phrases import counted, letter, listed, names, number, upper_first
from framing.model import Parsed, SourceRow

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "EVENT", "LAW"})
_MOST = 3
_TWICE = 2  # times every document must name something before it can stand in the title


def title_of(documents: Sequence[Parsed]) -> str:
    """The names that all documents print most often, or a plain title when there are none."""
    found = [Counter(_entities(parsed)) for parsed in documents]
    shared = [name for name in found[0] if all(side[name] >= _TWICE for side in found)]
    shared.sort(key=lambda name: (-min(side[name] for side in found), -sum(side[name] for side in found), name))
    kept: list[str] = []
    for name in shared:
        if not any(name in other or other in name for other in kept):
            kept.append(name)
    articles = f"{number(len(documents))} articles"
    return f"{listed(kept[:_MOST])} in {articles}" if kept else f"{upper_first(articles)} compared"


def standfirst(documents: Sequence[Parsed], sources: Sequence[SourceRow]) -> str:
    """Who published what and when, and which sources they share."""
    shared = [row.name for row in sources if all(row.sentences)]
    everyone = "Both" if len(documents) == 2 else f"All {number(len(documents))}"
    if any(is_foreign(parsed.document.language) for parsed in documents):
        heard = "They are not all in English, so who is credited is not compared."
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
    when = [f"{letter(side)} {f'of {date}' if date else 'undated'}" for side, date in enumerate(dates)]
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


def _entities(parsed: Parsed) -> Iterator[str]:
    """Names as printed, without "the" and without a possessive; people by their last name."""
    tokens = parsed.tokens
    at = 0
    while at < len(tokens):
        kind, first = tokens.entity[at], at
        at += 1
        while kind and at < len(tokens) and tokens.entity[at] == kind and not tokens.entity_begins[at]:
            at += 1
        if kind in _NAMED:
            words = [word for word in tokens.text[first:at] if word.casefold() not in {"the", "'s", "’s"}]
            if kind == "PERSON":
                words = words[-1:]
            if words and words[0][:1].isupper():
                yield " ".join(words)
