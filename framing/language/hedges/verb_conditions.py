"""Conditions on verbs: what they take, who their subject is, whether they are denied, passive or asked."""

from __future__ import annotations

from framing.language.hedges import unnamed_groups
from framing.language.hedges.contexts import grammar
from framing.language.hedges.cue import Cue
from framing.language.hedges.nouns import names, personal
from framing.language.view import View

_LINKING = ("ccomp", "xcomp", "acomp", "oprd", "attr")
_CLAUSE = 12  # tokens in which a clause after "looks like" shows its verb
_NOUN = 6  # tokens in which a preposition shows its noun
_FINITE = ("VBZ", "VBP", "VBD", "MD")


def complement(view: View, cue: Cue) -> bool:
    """A clause, an infinitive or a quality follows: "appears to", "seems that", "looks likely"."""
    if any(view.dep[child] in _LINKING for child in view.children(cue.anchor)):
        return True
    at = cue.last
    while view.tag_at(at, cue.first) == "RB":
        at += 1
    word, tag = view.word(at, cue.first), view.tag_at(at, cue.first)
    if word == "to":
        return view.tag_at(at + 1, cue.first) in ("VB", "RB", "NN")
    return word in ("that", "as", "whether") or tag in ("JJ", "JJR", "RBR", "VBN")


def infinitive(view: View, cue: Cue) -> bool:
    """Where the cue ends with "to", a verb follows: "reported to have left", not "reported to the police"."""
    if view.lower[cue.last - 1] != "to":
        return True
    at = cue.last
    while view.tag_at(at, cue.first) == "RB":
        at += 1
    return view.tag_at(at, cue.first) == "VB"


def in_law(view: View, cue: Cue) -> bool:
    """A law or an offence says what it is considered: "considered abuse under the law", "deemed a felony"."""
    _, end = view.bounds(cue.first)
    for at in range(cue.last, min(end, cue.last + _CLAUSE)):
        if view.lower[at] == "legally" or names(view, at, "offence"):
            return True
        if view.lower[at] in ("under", "by", "in") and any(
            names(view, near, "law") for near in range(at + 1, min(end, at + _NOUN))
        ):
            return True
    return False


def tendency(view: View, cue: Cue) -> bool:
    """An infinitive follows: "tends to rise"; not "tends to the garden"."""
    at = cue.last
    while view.tag_at(at, cue.first) == "RB":
        at += 1
    return view.tag_at(at, cue.first) == "VB"


def clause(view: View, cue: Cue) -> bool:
    """The anchor takes a finite clause, with or without "that"."""
    for child in view.children(cue.anchor):
        if view.dep[child] in ("ccomp", "parataxis") and child > cue.anchor:
            return view.tag[child] != "VBG" or view.child(child, "aux") is not None
    return view.word(cue.last, cue.first) == "that" and view.tag[cue.last] == "IN"


def inner_clause(view: View, cue: Cue) -> bool:
    """The anchor stands within the clause it comments on ("the plan, I think, is dead")."""
    anchor = cue.anchor
    if view.dep[anchor] in ("parataxis", "ccomp", "intj") and view.head[anchor] != anchor:
        return True
    return any(view.dep[child] == "ccomp" and child < anchor for child in view.children(anchor))


def like_a_clause(view: View, cue: Cue) -> bool:
    """A whole clause follows "like": "looks like the ferry will be late"."""
    for child in view.children(cue.anchor):
        if view.dep[child] in ("advcl", "ccomp") and view.subtree(child)[0] in (cue.last - 1, cue.last):
            return True
    _, end = view.bounds(cue.first)
    ahead = range(cue.last, min(end, cue.last + _CLAUSE))
    return view.word(cue.first - 1, cue.first) == "it" and any(view.tag[at] in _FINITE for at in ahead)


def it_is_so(view: View, cue: Cue) -> bool:
    """ "it is clear that", with or without "that"."""
    verb = view.head[cue.anchor]
    subject = view.own_subject(verb)
    if subject is None or view.lower[subject] not in ("it", "what"):
        return False
    return any(
        view.dep[child] in ("ccomp", "csubj", "advcl") and child > cue.first
        for child in (*view.children(cue.anchor), *view.children(verb))
    )


def own_subject(view: View, cue: Cue) -> bool:
    """It is a whole passive of its own, or somebody is named who holds it: "he believed to have found"."""
    if view.child(cue.first, "auxpass") is not None:
        return True
    subject = view.own_subject(cue.first)
    return subject is not None and personal(view, subject) and view.tag[cue.first] == "VBD"


def first_person(view: View, cue: Cue) -> bool:
    """The subject is the one who speaks: I or we."""
    subject = view.subject(cue.anchor)
    if subject is not None and subject < cue.anchor:
        return view.lower[subject] in ("i", "we")
    return view.word(cue.first - 1, cue.first) in ("i", "we")


def opinion(view: View, cue: Cue) -> bool:
    """What was thought is that something was of a quality: a judgement, where else the past only tells an error."""
    said = view.child(cue.anchor, "ccomp")
    if said is None or view.lower[said] not in grammar("forms of being"):
        return False
    return view.child(said, "acomp", "attr") is not None


def showing(view: View, cue: Cue) -> bool:
    """The subject is evidence that shows, and nobody who speaks; "by" names no gesture."""
    anchor = cue.anchor
    if view.tag[anchor] == "VBN" and view.child(anchor, "auxpass") is not None:
        return False
    subject = view.subject(anchor)
    if subject is None:
        return view.tag[anchor] != "VBG" or view.dep[anchor] != "advcl"
    if view.tag[anchor] == "VBG" and view.dep[anchor] == "advcl":  # it may belong to whoever reports that clause
        above = view.head[view.head[anchor]]
        if above != view.head[anchor] and personal(view, view.subject(above)):
            return False
    return not personal(view, subject)


def claiming(view: View, cue: Cue) -> bool:
    """Somebody puts a statement of fact forward, and nothing to be done: "suggested that they were cowards"."""
    anchor = cue.anchor
    if view.tag[anchor] == "VBN" and view.child(anchor, "auxpass") is not None:
        return False
    said = view.child(anchor, "ccomp")
    if said is None or said < anchor:
        return False
    if view.tag[said] in ("VBD", "VBZ"):
        return True
    verbs = [child for child in view.children(said) if view.dep[child] in ("aux", "auxpass") and child < said]
    if any(view.lower[child] in grammar("modals of duty") for child in verbs):
        return False
    return any(view.tag[child] in ("VBD", "VBZ", "VBP", "MD") for child in verbs)


def guessing(view: View, cue: Cue) -> bool:
    """One person takes something to be so: a guess, where what many hold or what ought to be done is a stance."""
    verb = cue.anchor
    said = view.child(verb, "ccomp")
    holder = view.child(verb, "nsubj")
    if said is None or said < verb or holder is None:
        return False
    if any(view.lower[child] in ("if", "never") for child in view.children(verb)):
        return False
    if any(view.lower[child] in grammar("modals of duty") for child in view.children(said)):
        return False
    if view.lower[holder] not in ("he", "she"):
        one = view.tag[holder] == "NN" or (view.tag[holder] == "NNP" and view.entity[holder] == "PERSON")
        if not one or not personal(view, holder):
            return False
    return view.tag[said].startswith(("VBD", "VBZ", "VBP", "MD")) or view.child(said, "aux", "auxpass") is not None


def outlet_knows(view: View, cue: Cue) -> bool:
    """An outlet says what it has heard without saying from whom: "the Harbour Post understands that"."""
    subject = view.own_subject(cue.anchor)
    if subject is None or view.tag[subject] != "NNP" or view.entity[subject] not in ("ORG", ""):
        return False
    return view.tag[view.head[cue.anchor] if cue.first == cue.anchor else cue.first] != "VBD" and clause(view, cue)


def proposing(view: View, cue: Cue) -> bool:
    """A thing to be done is put forward: "suggested a meeting", "suggested raising fares"."""
    for child in view.children(cue.anchor):
        if view.dep[child] in ("xcomp", "pcomp") and view.tag[child] == "VBG":
            return True
        if view.dep[child] == "dobj":
            return personal(view, view.subject(cue.anchor))
    return False


def agent(view: View, cue: Cue) -> bool:
    """ "by" names who thinks so, and names more than a vague crowd."""
    for child in view.children(cue.anchor):
        if view.dep[child] == "agent":
            holder = view.child(child, "pobj")
            return holder is None or not unnamed_groups.vague(view, holder)
    return False


def predicated(view: View, cue: Cue) -> bool:
    """Something is said to be so or to do so: "seen as", "considered the strongest", "believed to be"."""
    if view.lower[cue.anchor] == "seen" and _watched(view, cue):
        return False
    if any(view.dep[child] in ("oprd", "xcomp", "ccomp", "acomp", "attr") for child in view.children(cue.anchor)):
        return True
    if any(view.lower[child] == "as" for child in view.children(cue.anchor)):
        return True
    if view.word(cue.last, cue.first) == "by":
        return any(view.word(at, cue.first) == "as" for at in range(cue.last + 2, cue.last + 5))
    return view.word(cue.last, cue.first) in grammar("behind a verb of seeming")


def _watched(view: View, cue: Cue) -> bool:
    """It is eyes that see: "was seen leaving", "seen that evening praising the mayor"."""
    below = [child for child in view.children(cue.anchor) if child > cue.anchor]
    if any(view.lower[child] == "as" for child in below):
        return False
    return any(view.tag[child] == "VBG" and view.child(child, "aux") is None for child in below)


def passive(view: View, cue: Cue) -> bool:
    """A form of "be" stands before the participle; "'s" may also be "has"."""
    if view.tag[cue.anchor] not in ("VBN", "VBD"):
        return False
    if any(view.lower[child] in grammar("modals of duty") for child in view.children(cue.anchor)):
        return False  # "should be considered dangerous" tells what to do
    return view.lower[cue.first] != "'s" or view.child(cue.anchor, "auxpass") is not None


def reduced(view: View, cue: Cue) -> bool:
    """A participle that stands for a clause ("believed to be Danish"), without auxiliary or subject."""
    anchor = cue.anchor
    if view.tag[anchor] == "VBD":  # "The pact, considered the strongest, …" as the tagger may misread it
        aside = view.word(cue.first - 1, cue.first) == ","
        return aside and view.child(anchor, "oprd") is not None and view.child(anchor, "dobj", "ccomp") is None
    return (
        view.tag[anchor] == "VBN"
        and view.dep[anchor] in ("acl", "advcl", "relcl", "amod", "conj", "ROOT")
        and view.child(anchor, "auxpass", "aux") is None
        and view.own_subject(anchor) is None
    )


def negated(view: View, cue: Cue) -> bool:
    """The anchor, or the verb it belongs to, is denied."""
    verb = cue.anchor
    for _ in range(3):
        if view.negated(verb):
            return True
        verb = view.head[verb]
    first, _ = view.bounds(cue.first)
    if any(view.lower[at] in ("nor", "neither") for at in range(max(first, cue.first - 3), cue.first)):
        return True  # "nor is it clear"
    return view.word(cue.first - 1, cue.first) in grammar("before a denied cue")


def asked(view: View, cue: Cue) -> bool:
    """The sentence is a question."""
    _, end = view.bounds(cue.first)
    return any(view.lower[at] == "?" for at in range(max(cue.last, end - 3), end))


def refusal(view: View, cue: Cue) -> bool:
    """Somebody will or can not confirm, which tells of him and not of the matter."""
    verb = max(range(cue.first, cue.last), key=lambda at: view.tag[at].startswith("VB"))
    words = view.lower[cue.first : cue.last]
    if not any(word.startswith(("confirm", "verify", "corroborat")) for word in words):
        return False
    return view.child(verb, "auxpass") is None and personal(view, view.subject(verb))
