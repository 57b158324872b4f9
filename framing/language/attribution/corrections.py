"""Where grammar tells for sure what fitted weights miss: who asks not to be named, and "whose coat was torn"."""

from __future__ import annotations

from collections.abc import Iterable

from framing.language.attribution.columns import Columns
from framing.language.attribution.cue_relation import Relation
from framing.language.token_ranges import Range
from framing.language.view import View
from framing.language.word_classes import words_of

_DENIES = frozenset({"not", "n't", "n’t"})


def corrected(columns: Columns, relations: Iterable[Relation]) -> list[Relation]:
    """``relations`` without requests for anonymity, and with the person in the place of a clause about them."""
    view = columns.view
    return [
        relation._replace(source=_somebody(view, relation.source))
        for relation in relations
        if not _asks_for_anonymity(view, relation.content)
    ]


def _asks_for_anonymity(view: View, content: Iterable[Range]) -> bool:
    """ "who asked not to be named": a condition of the report and nothing that was said."""
    tokens = [at for low, high in content for at in range(low, high)]
    naming = words_of("naming")
    return any(view.lower[at] in _DENIES for at in tokens) and all(
        view.lower[at] in _DENIES or view.lower[at] in ("to", "be") or view.lower[at] in naming for at in tokens
    )


def _somebody(view: View, source: tuple[Range, ...]) -> tuple[Range, ...]:
    """A clause that opens with "whose" speaks for nobody: the noun before it does, with its own words."""
    if len(source) != 1 or view.tag[source[0][0]] != "WP$":
        return source
    head = source[0][0] - 1
    while head >= 0 and view.lower[head] == ",":
        head -= 1
    if head < 0 or view.tag[head][:1] != "N":
        return source
    low = head
    while low > 0 and view.head[low - 1] == head and view.tag[low - 1] not in ("IN", ","):
        low -= 1
    return ((low, head + 1),)
