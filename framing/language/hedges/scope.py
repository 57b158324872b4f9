"""What a cue weakens: the clause or phrase that it bears on, as a stretch of tokens."""

from __future__ import annotations

from framing.language.hedges.sight import Sight

_COMPLEMENTS = ("ccomp", "xcomp", "oprd", "acomp", "attr", "acl")
_OBJECTS = ("dobj", "pobj", "prep")
_RAISING = ("verb", "weasel", "evidential", "lexical")  # "the talks seem to have failed" bears on the talks failing
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
    head, tag = sight.head[anchor], sight.tag[anchor]
    if category == "modal" or tag == "MD":
        return _clause(sight, head)
    if category == "approximator":
        return _phrase(sight, first, head)
    if sight.dep[anchor] == "amod" and category != "negated":
        return sight.subtree(head)
    taken = _taken(sight, category, first, last)
    if taken is not None:
        return taken
    if tag.startswith(_VERBAL):
        return _clause(sight, head if category in ("verb", "weasel") and sight.dep[anchor] == "parataxis" else anchor)
    if tag.startswith("NN") and category != "weasel":
        return sight.subtree(anchor)
    return _clause(sight, head) if sight.tag[head].startswith(_VERBAL) else sight.subtree(head)


def _phrase(sight: Sight, first: int, head: int) -> tuple[int, int]:
    """The quantity or the clause that an approximator makes vague."""
    if sight.tag[head].startswith(_VERBAL):
        return _clause(sight, head)
    if sight.tag[head] in ("CD", "$", "RB") and sight.tag[sight.head[head]].startswith(("NN", "CD", "$")):
        head = sight.head[head]
    low, high = sight.subtree(head)
    return min(low, first), high


def _taken(sight: Sight, category: str, first: int, last: int) -> tuple[int, int] | None:
    """What a word of the cue takes: "seems [to have failed]", "not clear [who called]", "critics say [it failed]"."""
    cue = range(first, last)
    # Of "it is [not clear] who called", the parser hangs the clause on "is"; an adverb takes nothing.
    outside = [sight.head[index] for index in cue if sight.tag[index].startswith(("JJ", "VBN"))]
    for word in (*reversed(cue), *(at for at in outside if at not in cue and sight.tag[at].startswith(_VERBAL))):
        below = _after(sight, word, last, _COMPLEMENTS)
        if below is None and word in cue:
            below = _after(sight, word, last, _OBJECTS)
        if below is None:
            continue
        low, high = sight.subtree(below)
        subject = _subject(sight, word)
        raised = category in _RAISING and sight.dep[below] in ("xcomp", "oprd", "acomp", "attr", "prep")
        if raised and subject is not None and subject < first:
            return sight.subtree(subject)[0], high
        return (last, high) if low < last < high else (low, high)
    for index in cue:  # "the plan failed, critics say"
        report = sight.child(index, "ccomp")
        if report is not None and report < first:
            return _clause(sight, report)
    return None


def _subject(sight: Sight, word: int) -> int | None:
    own = sight.child(word, "nsubj", "nsubjpass")
    return own if own is not None else sight.child(sight.head[word], "nsubj", "nsubjpass")


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
