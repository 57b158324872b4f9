"""The lexicons of hedges, read, checked and compiled into one matcher."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from framing.errors import LexiconError
from framing.language.hedges.bands import BANDS
from framing.language.hedges.conditions import CONDITIONS
from framing.language.hedges.term_syntax import TermSlots, terms
from framing.language.hedges.trie import Trie
from framing.lexicons import Lexicon, load, names, read

Category = Literal["modal", "lexical", "verb", "evidential", "weasel", "approximator", "booster", "negated"]
CATEGORIES: tuple[str, ...] = get_args(Category)

_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}")  # it enters the signature, whose parts "|" and "+" keep apart

LEXICONS = (
    "hedging_modal",
    "hedging_lexical",
    "hedging_verb",
    "hedging_evidential",
    "hedging_weasel",
    "hedging_approximator",
    "hedging_booster",
    "hedging_negated",
    "estimative",
)


@dataclass(frozen=True, slots=True)
class HedgeEntry:
    """One family of cues: what stands there, and what must and must not hold around it.

    ``tag`` and ``dep`` name what the cue's anchor may be (the token of it that hangs on a token outside), ``when``
    the conditions that must all hold and ``unless`` those of which none may. ``exceptions`` are terms inside which
    no cue of the category counts. ``reach`` "verb" lets a noun's cue run on to the verb it is the subject of.
    """

    category: Category
    terms: tuple[str, ...]
    examples: tuple[str, ...]
    not_: tuple[str, ...]
    exceptions: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    dep: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    reach: Literal["", "verb"] = ""
    band: str = ""


@dataclass(frozen=True, slots=True)
class Matcher:
    """Entries by number, and the trie that finds them; numbers from ``len(entries)`` on are their exceptions."""

    entries: tuple[HedgeEntry, ...]
    trie: Trie


@cache
def lexicons() -> tuple[Lexicon[HedgeEntry], ...]:
    """The lexicons that ship with framing."""
    return tuple(load(name, HedgeEntry) for name in LEXICONS)


def lexicon_file(path: Path) -> Lexicon[HedgeEntry]:
    """A user's own lexicon in the same form.

    Raises LexiconError when it cannot be read, breaks the form, or bears a name that cannot be its own.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        raise LexiconError(what, where=str(path), next="Name a readable TOML file.") from error
    if not _NAME.fullmatch(path.stem):
        what = "a lexicon's name must be letters, digits, hyphens and underscores"
        raise LexiconError(what, where=str(path), next="Rename the file.")
    if path.stem in names() and path.stem not in LEXICONS:
        what = f"{path.stem} is a lexicon that only framing itself can read"
        raise LexiconError(what, where=str(path), next=f"Rename the file, or replace one of {', '.join(LEXICONS)}.")
    return read(path.stem, data, HedgeEntry)


def with_own(files: Iterable[Path]) -> tuple[Lexicon[HedgeEntry], ...]:
    """The shipped lexicons with a user's own: a file named like a shipped lexicon replaces it, any other is added."""
    known = {lexicon.name: lexicon for lexicon in lexicons()}
    given: dict[str, Path] = {}
    for path in files:
        own = lexicon_file(path)
        if own.name in given:
            what = f"has the name of {given[own.name]}, and one of the two would be lost"
            raise LexiconError(what, where=str(path), next="Rename one of them.")
        given[own.name] = path
        known[own.name] = own
    return tuple(known.values())


@cache
def matcher() -> Matcher:
    """The matcher of the shipped lexicons, compiled once."""
    return compile_(lexicons())


def compile_(sources: Iterable[Lexicon[HedgeEntry]]) -> Matcher:
    """One matcher of several lexicons. Raises LexiconError for a term, condition or band that is none."""
    pairs = [(source.name, entry) for source in sources for entry in source.entries]
    found: list[tuple[int, TermSlots]] = []
    for number, (name, entry) in enumerate(pairs):
        _check(name, entry)
        found += [(number, term) for written in entry.terms for term in _terms(name, written)]
        found += [(number + len(pairs), term) for written in entry.exceptions for term in _terms(name, written)]
    return Matcher(tuple(entry for _, entry in pairs), Trie(found))


def _terms(name: str, written: str) -> list[TermSlots]:
    try:
        return terms(written)
    except ValueError as error:
        raise LexiconError(str(error), where=f"{name}.toml", next="Correct the lexicon file.") from error


def _check(name: str, entry: HedgeEntry) -> None:
    where = f"{name}.toml, entry {entry.terms[0] if entry.terms else '?'!r}"
    for condition in (*entry.when, *entry.unless):
        if condition not in CONDITIONS:
            what = f"unknown condition {condition!r}"
            raise LexiconError(what, where=where, next=f"Known conditions: {', '.join(sorted(CONDITIONS))}.")
    if entry.band and entry.band not in BANDS:
        raise LexiconError(f"unknown band {entry.band!r}", where=where, next=f"Known bands: {', '.join(BANDS)}.")
    if not entry.examples or not entry.not_:
        raise LexiconError("needs an example and a counter-example", where=where, next="Add them.")
