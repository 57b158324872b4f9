"""What a cue weakens: the clause or phrase that it bears on, as a stretch of tokens."""

from __future__ import annotations

from framing.language.view import View

_COMPLEMENTS = ("ccomp", "xcomp", "oprd", "acomp", "attr", "acl")
_OBJECTS = ("dobj", "pobj", "prep")
_RAISING = ("verb", "weasel", "evidential", "lexical")  # "the talks seem to have failed" bears on the talks failing
_VERBAL = ("VB", "MD")
_CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp", "csubj"})
_OUTSIDE = frozenset({"cc", "punct", "mark", "parataxis", "advcl", "dep"})
_EDGE = frozenset(",.;:-–—\"'()[]?!…") | {"--", "...", "''", "``"}


def scope(view: View, category: str, first: int, last: int, anchor: int) -> tuple[int, int]:
    """Tokens from and to (exclusive) of what the cue ``first`` to ``last`` bears on; never empty.

    A verb weakens the clause it takes, a modal or an adverb the clause it stands in, a quantity's word that
    quantity, an adjective its noun.
    """
    low, high = _raw(view, category, first, last, anchor)
    while low < high - 1 and view.lower[low] in _EDGE:
        low += 1
    while high - 1 > low and view.lower[high - 1] in _EDGE:
        high -= 1
    return low, high


def _raw(view: View, category: str, first: int, last: int, anchor: int) -> tuple[int, int]:
    head, tag = view.head[anchor], view.tag[anchor]
    if category == "modal" or tag == "MD":
        return _clause(view, head)
    if category == "approximator":
        return _phrase(view, first, head)
    if view.dep[anchor] == "amod" and category != "negated":
        return view.subtree(head)
    taken = _taken(view, category, first, last)
    if taken is not None:
        return taken
    if tag.startswith(_VERBAL):
        return _clause(view, head if category in ("verb", "weasel") and view.dep[anchor] == "parataxis" else anchor)
    if tag.startswith("NN") and category != "weasel":
        return view.subtree(anchor)
    return _clause(view, head) if view.tag[head].startswith(_VERBAL) else view.subtree(head)


def _phrase(view: View, first: int, head: int) -> tuple[int, int]:
    """The quantity or the clause that an approximator makes vague."""
    if view.tag[head].startswith(_VERBAL):
        return _clause(view, head)
    if view.tag[head] in ("CD", "$", "RB") and view.tag[view.head[head]].startswith(("NN", "CD", "$")):
        head = view.head[head]
    low, high = view.subtree(head)
    return min(low, first), high


def _taken(view: View, category: str, first: int, last: int) -> tuple[int, int] | None:
    """What a word of the cue takes: "seems [to have failed]", "not clear [who called]", "critics say [it failed]"."""
    cue = range(first, last)
    # Of "it is [not clear] who called", the parser hangs the clause on "is"; an adverb takes nothing.
    outside = [view.head[index] for index in cue if view.tag[index].startswith(("JJ", "VBN"))]
    for word in (*reversed(cue), *(at for at in outside if at not in cue and view.tag[at].startswith(_VERBAL))):
        below = _after(view, word, last, _COMPLEMENTS)
        if below is None and word in cue:
            below = _after(view, word, last, _OBJECTS)
        if below is None:
            continue
        low, high = view.subtree(below)
        subject = view.subject(word)
        raised = category in _RAISING and view.dep[below] in ("xcomp", "oprd", "acomp", "attr", "prep")
        if raised and subject is not None and subject < first:
            return view.subtree(subject)[0], high
        return (last, high) if low < last < high else (low, high)
    for index in cue:  # "the plan failed, critics say"
        report = view.child(index, "ccomp")
        if report is not None and report < first:
            return _clause(view, report)
    return None


def _after(view: View, anchor: int, last: int, deps: tuple[str, ...]) -> int | None:
    return next((c for c in view.children(anchor) if view.dep[c] in deps and view.subtree(c)[1] > last), None)


def _clause(view: View, verb: int) -> tuple[int, int]:
    """The clause of ``verb`` without what is only joined to it: conjunctions, other clauses beside it."""
    while view.dep[verb] not in _CLAUSES and view.head[verb] != verb and not view.tag[verb].startswith("VB"):
        verb = view.head[verb]
    low, high = verb, verb + 1
    for child in view.children(verb):
        if view.dep[child] in _OUTSIDE or (view.dep[child] in ("conj", "ccomp") and _reports(view, verb, child)):
            continue
        from_, to = view.subtree(child)
        low, high = min(low, from_), max(high, to)
    return low, high


def _reports(view: View, verb: int, child: int) -> bool:
    """Whether ``child`` is a clause of its own: coordinated, or a report before its verb of saying."""
    if view.dep[child] == "conj":
        return view.own_subject(child) is not None
    return child < verb
