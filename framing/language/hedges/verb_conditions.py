"""Conditions on verbs: what they take, who their subject is, whether they are denied, passive or asked."""

from __future__ import annotations

from framing.language.hedges import unnamed_groups as crowds
from framing.language.hedges.nouns import personal
from framing.language.hedges.sight import Cue, Sight

_LINKING = ("ccomp", "xcomp", "acomp", "oprd", "attr")
_CLAUSE = 12  # tokens in which a clause after "looks like" shows its verb
_DUTY = frozenset("should must ought shall".split())
_FINITE = ("VBZ", "VBP", "VBD", "MD")


def complement(sight: Sight, cue: Cue) -> bool:
    """A clause, an infinitive or a quality follows: "appears to", "seems that", "looks likely"."""
    if any(sight.dep[child] in _LINKING for child in sight.children(cue.anchor)):
        return True
    at = cue.last
    while sight.tag_at(at, cue.first) == "RB":
        at += 1
    word, tag = sight.word(at, cue.first), sight.tag_at(at, cue.first)
    if word == "to":
        return sight.tag_at(at + 1, cue.first) in ("VB", "RB", "NN")
    return word in ("that", "as", "whether") or tag in ("JJ", "JJR", "RBR", "VBN")


def clause(sight: Sight, cue: Cue) -> bool:
    """The anchor takes a finite clause, with or without "that"."""
    for child in sight.children(cue.anchor):
        if sight.dep[child] in ("ccomp", "parataxis") and child > cue.anchor:
            return sight.tag[child] != "VBG" or sight.child(child, "aux") is not None
    return sight.word(cue.last, cue.first) == "that" and sight.tag[cue.last] == "IN"


def inner_clause(sight: Sight, cue: Cue) -> bool:
    """The anchor stands within the clause it comments on ("the plan, I think, is dead")."""
    anchor = cue.anchor
    if sight.dep[anchor] in ("parataxis", "ccomp", "intj") and sight.head[anchor] != anchor:
        return True
    return any(sight.dep[child] == "ccomp" and child < anchor for child in sight.children(anchor))


def like_a_clause(sight: Sight, cue: Cue) -> bool:
    """A whole clause follows "like": "looks like the ferry will be late"."""
    for child in sight.children(cue.anchor):
        if sight.dep[child] in ("advcl", "ccomp") and sight.subtree(child)[0] in (cue.last - 1, cue.last):
            return True
    _, end = sight.bounds(cue.first)
    ahead = range(cue.last, min(end, cue.last + _CLAUSE))
    return sight.word(cue.first - 1, cue.first) == "it" and any(sight.tag[at] in _FINITE for at in ahead)


def it_is_so(sight: Sight, cue: Cue) -> bool:
    """ "it is clear that", with or without "that"."""
    verb = sight.head[cue.anchor]
    subject = sight.child(verb, "nsubj", "expl")
    if subject is None or sight.lower[subject] not in ("it", "what"):
        return False
    return any(
        sight.dep[child] in ("ccomp", "csubj", "advcl") and child > cue.first
        for child in (*sight.children(cue.anchor), *sight.children(verb))
    )


def own_subject(sight: Sight, cue: Cue) -> bool:
    """It is a whole passive of its own, or somebody is named who holds it: "he believed to have found"."""
    if sight.child(cue.first, "auxpass") is not None:
        return True
    subject = sight.child(cue.first, "nsubj")
    return subject is not None and personal(sight, subject) and sight.tag[cue.first] == "VBD"


def first_person(sight: Sight, cue: Cue) -> bool:
    """The subject is the one who speaks: I or we."""
    subject = sight.subject(cue.anchor)
    if subject is not None and subject < cue.anchor:
        return sight.lower[subject] in ("i", "we")
    return sight.word(cue.first - 1, cue.first) in ("i", "we")


def opinion(sight: Sight, cue: Cue) -> bool:
    """What was thought is that something was of a quality: a judgement, where else the past only tells an error."""
    said = sight.child(cue.anchor, "ccomp")
    if said is None or sight.lower[said] not in ("was", "were", "is", "are", "'s"):
        return False
    return sight.child(said, "acomp", "attr") is not None


def showing(sight: Sight, cue: Cue) -> bool:
    """The subject is evidence that shows, and nobody who speaks; "by" names no gesture."""
    anchor = cue.anchor
    if sight.tag[anchor] == "VBN" and sight.child(anchor, "auxpass") is not None:
        return False
    subject = sight.subject(anchor)
    if subject is None:
        return sight.tag[anchor] != "VBG" or sight.dep[anchor] != "advcl"
    if sight.tag[anchor] == "VBG" and sight.dep[anchor] == "advcl":  # it may belong to whoever reports that clause
        above = sight.head[sight.head[anchor]]
        if above != sight.head[anchor] and personal(sight, sight.subject(above)):
            return False
    return not personal(sight, subject)


def proposing(sight: Sight, cue: Cue) -> bool:
    """A thing to be done is put forward: "suggested a meeting", "suggested raising fares"."""
    for child in sight.children(cue.anchor):
        if sight.dep[child] in ("xcomp", "pcomp") and sight.tag[child] == "VBG":
            return True
        if sight.dep[child] == "dobj":
            return personal(sight, sight.subject(cue.anchor))
    return False


def agent(sight: Sight, cue: Cue) -> bool:
    """ "by" names who thinks so, and names more than a vague crowd."""
    for child in sight.children(cue.anchor):
        if sight.dep[child] == "agent":
            holder = sight.child(child, "pobj")
            return holder is None or not crowds.vague(sight, holder)
    return False


def predicated(sight: Sight, cue: Cue) -> bool:
    """Something is said to be so or to do so: "seen as", "considered the strongest", "believed to be"."""
    if sight.lower[cue.anchor] == "seen" and _watched(sight, cue):
        return False
    if any(sight.dep[child] in ("oprd", "xcomp", "ccomp", "acomp", "attr") for child in sight.children(cue.anchor)):
        return True
    if any(sight.lower[child] == "as" for child in sight.children(cue.anchor)):
        return True
    if sight.word(cue.last, cue.first) == "by":
        return any(sight.word(at, cue.first) == "as" for at in range(cue.last + 2, cue.last + 5))
    return sight.word(cue.last, cue.first) in ("as", "to", "that", "likely", "unlikely")


def _watched(sight: Sight, cue: Cue) -> bool:
    """It is eyes that see: "was seen leaving", "seen that evening praising the mayor"."""
    below = [child for child in sight.children(cue.anchor) if child > cue.anchor]
    if any(sight.lower[child] == "as" for child in below):
        return False
    return any(sight.tag[child] == "VBG" and sight.child(child, "aux") is None for child in below)


def passive(sight: Sight, cue: Cue) -> bool:
    """A form of "be" stands before the participle; "'s" may also be "has"."""
    if sight.tag[cue.anchor] not in ("VBN", "VBD"):
        return False
    if any(sight.lower[child] in _DUTY for child in sight.children(cue.anchor)):
        return False  # "should be considered dangerous" tells what to do
    return sight.lower[cue.first] != "'s" or sight.child(cue.anchor, "auxpass") is not None


def reduced(sight: Sight, cue: Cue) -> bool:
    """A participle that stands for a clause ("believed to be Danish"), without auxiliary or subject."""
    anchor = cue.anchor
    if sight.tag[anchor] == "VBD":  # "The pact, considered the strongest, …" as the tagger may misread it
        aside = sight.word(cue.first - 1, cue.first) == ","
        return aside and sight.child(anchor, "oprd") is not None and sight.child(anchor, "dobj", "ccomp") is None
    return (
        sight.tag[anchor] == "VBN"
        and sight.dep[anchor] in ("acl", "advcl", "relcl", "amod", "conj", "ROOT")
        and sight.child(anchor, "auxpass", "aux", "nsubj", "nsubjpass") is None
    )


def negated(sight: Sight, cue: Cue) -> bool:
    """The anchor, or the verb it belongs to, is denied."""
    verb = cue.anchor
    for _ in range(3):
        if sight.negated(verb):
            return True
        verb = sight.head[verb]
    first, _ = sight.bounds(cue.first)
    if any(sight.lower[at] in ("nor", "neither") for at in range(max(first, cue.first - 3), cue.first)):
        return True  # "nor is it clear"
    return sight.word(cue.first - 1, cue.first) in ("not", "n't", "no", "hardly")


def asked(sight: Sight, cue: Cue) -> bool:
    """The sentence is a question."""
    _, end = sight.bounds(cue.first)
    return any(sight.lower[at] == "?" for at in range(max(cue.last, end - 3), end))


def refusal(sight: Sight, cue: Cue) -> bool:
    """Somebody will or can not confirm, which tells of him and not of the matter."""
    verb = max(range(cue.first, cue.last), key=lambda at: sight.tag[at].startswith("VB"))
    words = sight.lower[cue.first : cue.last]
    if not any(word.startswith(("confirm", "verify", "corroborat")) for word in words):
        return False
    return sight.child(verb, "auxpass") is None and personal(sight, sight.subject(verb))
