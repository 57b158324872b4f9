"""Findings about values, names and agents: what two documents state, call and leave unsaid differently."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from framing.measure.english import counted, in_quotes, letter, listed, number, upper_first
from framing.model import Act, Conflict, Doing, Finding, Label, Naming, Place, Profile

_MOST_PLACES = 6
_SHOWN = 2  # conflicts told in full; the table has the others
_GAP = 2  # passives without an agent by which documents differ before that is a finding
_THINGS = {"amount": "figures", "date": "dates", "time": "times", "name": "names", "title": "titles"}
_ONE_NAME = 0.75  # of the letters of two names, how many must stand in the same order
_JOINS = re.compile(r"\s(?:of|for|at|in|to|from)\s")
_ADDRESS = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"))
_VOICES = {"direct": " inside quotation marks", "indirect": " as reported speech"}


class Facts(NamedTuple):
    """What a comparison found beside sources, quotations and rates."""

    conflicts: tuple[Conflict, ...] = ()
    labels: tuple[Label, ...] = ()
    acts: tuple[Act, ...] = ()
    agentless: tuple[tuple[Place, ...], ...] = ()


def without(facts: Facts, sides: Collection[int]) -> Facts:
    """The facts in which none of the documents ``sides`` has a part."""
    return facts._replace(
        conflicts=tuple(c for c in facts.conflicts if c.a.document not in sides and c.b.document not in sides),
        labels=tuple(label for label in facts.labels if all(n.document not in sides for n in label.namings)),
    )


def conflicting(profiles: Sequence[Profile], facts: Facts) -> Iterable[Finding]:
    """The values that do not agree, the surest in full; two spellings of one name come after what is at odds."""
    if not facts.conflicts:
        return
    found = sorted(facts.conflicts, key=_spelled_otherwise)
    first = found[0]
    sides = f"{letter(first.a.document)} and {letter(first.b.document)}"
    title = f"{sides} give different {_THINGS[first.kind]} for one thing."
    if _spelled_otherwise(first):
        title = f"{sides} spell a name differently."
    if len(found) > 1:
        title = f"{upper_first(number(len(found)))} pairs of passages give different values for one thing."
    told = [
        f"{letter(item.a.document)}: {in_quotes(_printed(profiles, item.a))}, "
        f"{letter(item.b.document)}: {in_quotes(_printed(profiles, item.b))}."
        for item in found[:_SHOWN]
    ]
    more = len(found) - _SHOWN
    rest = f"{upper_first(counted(more, 'more such pair'))} in the table of values." if more > 0 else ""
    places = [place for item in found[:_SHOWN] for place in (item.a, item.b)]
    yield Finding("conflict", title, " ".join(filter(None, (*told, rest))), True, tuple(places))


def _spelled_otherwise(item: Conflict) -> bool:
    """Whether two names are one in two spellings: "Sandra" and "Sandi"."""
    sides = item.a_value.casefold(), item.b_value.casefold()
    return item.kind == "name" and SequenceMatcher(None, *sides, autojunk=False).ratio() >= _ONE_NAME


def named_differently(facts: Facts) -> Iterable[Finding]:
    """One thing under the names that documents give it; what plays one part in an act tells more than a title."""
    roles = [label for label in facts.labels if label.kind == "role"]
    titled = [label for label in facts.labels if label.kind == "source" and _apart(label)]
    if roles:
        chosen = min(roles, key=_most_own)
        title = "One thing goes by different names."
    elif titled:
        chosen = titled[0]
        title = f"{chosen.about} goes by different names and titles."
    else:
        return
    sides: dict[int, list[Naming]] = {}
    shown = [naming for naming in chosen.namings if not _is_plain(naming, chosen)] or list(chosen.namings)
    for naming in shown:
        sides.setdefault(naming.document, []).append(naming)
    told = [f"{letter(side)}: {listed([_said(naming) for naming in sides[side]])}." for side in sorted(sides)]
    more = len(facts.labels) - 1
    rest = f"{upper_first(counted(more, 'more row'))} in the table of names." if more else ""
    places = tuple(naming.places[0] for naming in shown)[:_MOST_PLACES]
    yield Finding("label", title, " ".join(filter(None, (*told, rest))), True, places)


def _is_plain(naming: Naming, label: Label) -> bool:
    """Whether it is the name itself or a part of it."""
    return label.kind == "source" and set(naming.words.split()) <= set(label.about.split())


def _most_own(label: Label) -> tuple[int, str, list[str]]:
    """The more of the names stand in an outlet's own voice the better; then by words, never by order."""
    others = sum(naming.voice != "outlet" for naming in label.namings)
    return (others, label.about, sorted(naming.words for naming in label.namings))


def _apart(label: Label) -> bool:
    """Whether two documents describe a source by nouns of which they share none: "chairman" and "leader"."""
    name = set(label.about.casefold().split())
    nouns: dict[int, set[str]] = {}
    for naming in label.namings:
        head = _JOINS.split(naming.words.casefold(), maxsplit=1)[0].split()
        left = [word for word in head if word not in name and word.strip(".") not in _ADDRESS]
        if left and left[-1] != "the":
            nouns.setdefault(naming.document, set()).add(left[-1])
    sides = list(nouns.values())
    return any(one.isdisjoint(two) for at, one in enumerate(sides) for two in sides[at + 1 :])


def _said(naming: Naming) -> str:
    return f"{in_quotes(naming.words)}{_VOICES.get(naming.voice, '')}"


def without_agent(profiles: Sequence[Profile], facts: Facts) -> Iterable[Finding]:
    """Passives of the own voice that do not say who acted, where that sets the documents apart."""
    sizes = [len(found) for found in facts.agentless]
    contrast = next(iter(_unsaid(facts.acts)), None)
    if contrast is None and (not sizes or max(sizes) - min(sizes) < _GAP):
        return
    first, *rest = (f"{letter(side)} {number(size)}" for side, size in enumerate(sizes))
    passives = "passive" if sizes[0] == 1 else "passives"
    title = f"{first.replace(' ', ' has ', 1)} {passives} without an agent in its own voice, {listed(rest)}."
    places = [found[0] for found in facts.agentless if found]
    text = "A passive without an agent does not say who acted."
    if contrast is not None:
        said, unsaid = contrast
        text = (
            f"{upper_first(letter(said.document))} says who acted, {letter(unsaid.document)} does not: "
            f"{in_quotes(_printed(profiles, unsaid.verb))}."
        )
        places = [said.verb, unsaid.verb, *places]
    yield Finding("agency", title, text, True, tuple(dict.fromkeys(places))[:_MOST_PLACES])


def _unsaid(acts: Sequence[Act]) -> Iterable[tuple[Doing, Doing]]:
    """Acts whose doer one document names in its own voice while another's passive does not."""
    for act in acts:
        own = [doing for doing in act.doings if doing.voice == "outlet"]
        said = [doing for doing in own if doing.subject is not None]
        unsaid = [doing for doing in own if doing.subject is None and doing.passive]
        if said and unsaid:
            yield said[0], unsaid[0]


def _printed(profiles: Sequence[Profile], place: Place) -> str:
    return profiles[place.document].parsed.document.text[place.start : place.end]
