"""How a lexicon writes a term, and how that becomes slots for the matcher.

A term is words between spaces, matched without regard to case:

- ``word~`` stands for every form of a verb, ``a|b~|c`` for any of several words
- ``<NN>`` stands for a word whose part-of-speech tag begins so, ``<NN|JJ>`` for either
- ``word?`` and ``<RB>?`` may be absent
- ``[…]`` bounds the cue where words around it only decide: ``[some] <CD>``
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from framing.language.hedges.forms import forms

_PIECE = re.compile(r"<(?P<tags>[A-Z$|]+)>|(?P<words>[^\s<>\[\]]+?)(?=[?\]\s]|$)")
_TOKEN = re.compile(r"n't|'[a-z]+|[^\W_]+?(?=n't)|[^\W_]+|[^\s\w]")
MOST_SLOTS = 12  # words a term may have; it bounds the work at each token of a text


class Slot(NamedTuple):
    """One token of a term: any of ``words``, or else a tag that begins with one of ``tags``."""

    words: frozenset[str]
    tags: tuple[str, ...]


class TermSlots(NamedTuple):
    """A sequence of slots; the cue is ``slots[first:last]``."""

    slots: tuple[Slot, ...]
    first: int
    last: int


def terms(written: str) -> list[TermSlots]:
    """Every sequence that ``written`` allows. Raises ValueError when it follows no rule of the notation."""
    pieces, opened, closed = _pieces(written)
    choices = [(True, False) if optional else (True,) for _, optional in pieces]
    found = []
    for present in itertools.product(*choices):
        slots = tuple(slot for (slot, _), here in zip(pieces, present, strict=True) if here)
        first = sum(present[:opened])
        last = sum(present[:closed])
        if slots[:1] and slots[0].tags:
            raise ValueError(f"the term {written!r} must begin with a word")
        if first < last:
            found.append(TermSlots(slots, first, last))
    return found


def _pieces(written: str) -> tuple[list[tuple[Slot, bool]], int, int]:
    """The slots with whether each may be absent, and the bounds of the cue among them."""
    pieces: list[tuple[Slot, bool]] = []
    opened, closed, at = 0, None, 0
    while at < len(written):
        if written[at] == " ":
            at += 1
        elif written[at] == "[":
            opened, at = len(pieces), at + 1
        elif written[at] == "]":
            closed, at = len(pieces), at + 1
        else:
            piece = _PIECE.match(written, at)
            if piece is None:
                raise ValueError(f"cannot read {written[at:]!r} of the term {written!r}")
            at = piece.end()
            optional = written[at : at + 1] == "?"
            at += optional
            pieces += [(slot, optional) for slot in _slots(piece)]
    if not pieces or len(pieces) > MOST_SLOTS:
        raise ValueError(f"the term {written!r} must have 1 to {MOST_SLOTS} words")
    return pieces, opened, len(pieces) if closed is None else closed


def _slots(piece: re.Match[str]) -> list[Slot]:
    if piece["tags"]:
        return [Slot(frozenset(), tuple(piece["tags"].split("|")))]
    options = piece["words"].lower().split("|")
    if len(options) == 1 and not options[0].endswith("~"):
        # The parser parts "so-called" and "isn't" into several tokens.
        return [Slot(frozenset({token}), ()) for token in _TOKEN.findall(options[0])]
    words = [form for option in options for form in (forms(option[:-1]) if option.endswith("~") else (option,))]
    return [Slot(frozenset(words), ())]
