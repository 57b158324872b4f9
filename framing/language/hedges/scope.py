"""What a cue weakens: the clause or phrase that it bears on, as a stretch of tokens."""

from __future__ import annotations

from framing.language.hedges.sight import Sight

_COMPLEMENTS = ("ccomp", "xcomp", "oprd", "acomp", "attr", "acl")
_OBJECTS = ("dobj", "pobj", "prep")
_VERBAL = ("VB", "MD")
_CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp", "csubj"})
_OUTSIDE = frozenset({"cc", "punct", "mark", "parataxis", "advcl", "dep"})
_EDGE = frozenset(",.;:-–—\"'()[]?!…") | {"--", "...", "''", "``"}


def scope(sight: Sight, category: str, first: int, last: int, anchor: int) -> tuple[int, int]:
    """Tokens from and to (exclusive) of what the cue ``first`` to ``last`` bears on; never empty.

    A verb weakens the clause it takes, a modal or an adverb the clause it stands in, a quantity's word that
    quantity, an adjective its noun.
    """
    low, high = _raw(sight, category, first, last, anchor)
    while low < high - 1 and sight.lower[low] in _EDGE:
        low += 1
    while high - 1 > low and sight.lower[high - 1] in _EDGE:
        high -= 1
    return low, high


def _raw(sight: Sight, category: str, first: int, last: int, anchor: int) -> tuple[int, int]:
    head = sight.head[anchor]
    if category == "modal":
        return _clause(sight, head)
    if sight.tag[anchor].startswith(_VERBAL):
        below = _after(sight, anchor, last, _COMPLEMENTS) or _after(sight, anchor, last, _OBJECTS)
        if below is not None:
            low, high = sight.subtree(below)
            subject = sight.child(anchor, "nsubj", "nsubjpass")
            raised = sight.dep[below] in ("xcomp", "oprd", "acomp", "attr") and category in (
                "verb",
                "weasel",
                "evidential",
            )
            if raised and subject is not None and sight.subtree(subject)[0] < first and category != "booster":
                return sight.subtree(subject)[0], high
            return max(low, last) if low < last < high else low, high
        return _clause(sight, head if sight.dep[anchor] in ("parataxis", "ccomp") else anchor)
    if category == "approximator" or sight.tag[anchor].startswith("JJ"):
        if sight.dep[anchor] in ("acomp", "attr", "oprd"):
            below = _after(sight, anchor, last, (*_COMPLEMENTS, "prep"))
            return sight.subtree(below) if below is not None else _clause(sight, head)
        if sight.tag[head].startswith(_VERBAL):
            return _clause(sight, head)
        top = head
        if sight.tag[top] in ("CD", "$", "RB") and sight.tag[sight.head[top]].startswith(("NN", "CD", "$")):
            top = sight.head[top]
        low, high = sight.subtree(top)
        return min(low, first), high
    if sight.tag[anchor].startswith("NN"):
        below = _after(sight, anchor, last, ("acl", "ccomp", "prep", "relcl"))
        return sight.subtree(below) if below is not None else sight.subtree(anchor)
    if sight.tag[head].startswith(_VERBAL):
        return _clause(sight, head)
    return sight.subtree(head)


def _after(sight: Sight, anchor: int, last: int, deps: tuple[str, ...]) -> int | None:
    return next((c for c in sight.children(anchor) if sight.dep[c] in deps and sight.subtree(c)[1] > last), None)


def _clause(sight: Sight, verb: int) -> tuple[int, int]:
    """The clause of ``verb`` without what is only joined to it: conjunctions, other clauses beside it."""
    while sight.dep[verb] not in _CLAUSES and sight.head[verb] != verb and not sight.tag[verb].startswith("VB"):
        verb = sight.head[verb]
    low, high = verb, verb + 1
    for child in sight.children(verb):
        if sight.dep[child] in _OUTSIDE or (sight.dep[child] in ("conj", "ccomp") and _reports(sight, verb, child)):
            continue
        from_, to = sight.subtree(child)
        low, high = min(low, from_), max(high, to)
    return low, high


def _reports(sight: Sight, verb: int, child: int) -> bool:
    """Whether ``child`` is a clause of its own: coordinated, or a report before its verb of saying."""
    if sight.dep[child] == "conj":
        return sight.child(child, "nsubj", "nsubjpass") is not None
    return child < verb
