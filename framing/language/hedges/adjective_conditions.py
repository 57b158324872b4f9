"""Conditions on adjectives and adverbs: whether they bear on a noun, a manner, a whole kind or a comparison."""

from __future__ import annotations

from framing.language.hedges.contexts import grammar
from framing.language.hedges.cue import Cue
from framing.language.view import View
from framing.lexicons.closed_lists import word_list


def before_noun(view: View, cue: Cue) -> bool:
    """An attribute before a noun."""
    if view.dep[cue.anchor] == "amod" and view.head[cue.anchor] > cue.anchor:
        return True
    at = cue.last
    while view.tag_at(at, cue.first) in ("JJ", "CD", "NNP", "VBN", ","):
        at += 1
    return view.tag_at(at, cue.first).startswith("NN")


def after_noun(view: View, cue: Cue) -> bool:
    """A noun stands right before, of which the cue speaks as a whole: "rivers in general"."""
    return view.tag_at(cue.first - 1, cue.first).startswith("NN")


def compared(view: View, cue: Cue) -> bool:
    """Degrees are compared ("more likely than", "as likely", "how likely"), so that no fixed strength is stated."""
    return view.word(cue.first - 1, cue.first) in grammar("degrees before an adjective")


def rate(view: View, cue: Cue) -> bool:
    """How often something happens in one group is compared with another: "women are more likely to row than men"."""
    if view.word(cue.last, cue.first) != "to":
        return False
    subject = view.subject(view.head[cue.anchor])
    if subject is None or view.tag[subject] not in ("NNS", "NNPS"):
        return False
    first, end = view.bounds(cue.first)
    than = any(view.lower[at] in ("than", "as") for at in range(cue.last, end))
    counted = any(view.lower[at] in grammar("times and shares") for at in range(max(first, cue.first - 6), cue.first))
    told = any(view.dep[at] in ("det", "poss", "nummod") for at in view.children(subject))
    bare = view.tag[subject] == "NNS" and not view.entity[subject] and not told
    whole_kind = bare and view.word(cue.first - 1, cue.first) in ("more", "less")  # "smokers are less likely to row"
    return than or counted or whole_kind


def generic(view: View, cue: Cue) -> bool:
    """It softens what is said of a whole kind: an active verb of the present with a bare plural as its subject."""
    verb = view.head[cue.anchor]
    if view.tag[verb] != "VBP" or view.child(verb, "auxpass") is not None:
        return False
    subject = view.own_subject(verb)
    if subject is None or view.tag[subject] != "NNS":
        return False
    return all(view.dep[child] not in ("det", "poss", "nummod") for child in view.children(subject))


def adverb(view: View, cue: Cue) -> bool:
    """It stands with a verb, a quality or another adverb, and no determiner precedes it ("kind of strange")."""
    if view.tag_at(cue.first - 1, cue.first) in ("DT", "JJ", "PRP$", "WDT", "WP", "CD", "JJS", "PDT"):
        return False
    after = view.tag_at(cue.last, cue.first)
    if after in ("DT", "PRP$", "IN"):  # "it was kind of a mess", "it sort of like stuck"
        before = view.tag_at(cue.first - 1, cue.first)
        return before.startswith(("VB", "RB", "MD")) and (after != "IN" or view.word(cue.last, cue.first) == "like")
    return after in ("JJ", "RB", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


def degree(view: View, cue: Cue) -> bool:
    """It grades a quality ("pretty good", "fairly close"): no adjective, no manner."""
    if view.tag[cue.anchor] != "RB":
        return False
    if view.tag_at(cue.last, cue.first) in ("VBN", "VBD"):
        return view.dep[view.head[cue.anchor]] in ("amod", "acomp") and view.lower[cue.first] != "fairly"
    return view.tag_at(cue.last, cue.first)[:2] in ("JJ", "RB")


def manner(view: View, cue: Cue) -> bool:
    """It tells how something is done rather than how sure it is: "speaks clearly", "clearly marked"."""
    if view.lower[cue.first] not in grammar("adverbs of manner or truth"):
        return False
    left = cue.first - 1 - (view.tag_at(cue.first - 1, cue.first) in ("``", "''"))
    if view.word(left, cue.first) in grammar("before an adverb of degree"):
        return True
    if view.word(cue.first - 1, cue.first) == "and" and view.tag_at(cue.first - 2, cue.first) == "RB":
        return True  # "loudly and clearly"
    if view.tag_at(cue.first - 1, cue.first) == "IN" and view.tag_at(cue.last, cue.first) == "VBG":
        return True  # "from effectively running the port"
    verb = view.head[cue.anchor]
    if not view.tag[verb].startswith("VB") or view.lower[verb] in grammar("forms of being"):
        return False
    if view.tag[verb] == "VBN" and cue.first == verb - 1 and view.lower[verb] in ("marked", "visible", "labeled"):
        return True
    return cue.first > verb and view.word(cue.first - 1, cue.first) != ","


def assertive(view: View, cue: Cue) -> bool:
    """ "simply" that insists: before a quality or a denial."""
    if view.tag_at(cue.last, cue.first) == "JJ" or view.word(cue.last, cue.first) in word_list(
        "hedge_grammar", "before a denied adverb"
    ):
        return True
    head = view.head[cue.anchor]
    return any(view.lower[child] in ("not", "n't") and child > cue.first for child in view.children(head))


def odd_pair(view: View, cue: Cue) -> bool:
    """ "unlikely" in the sense of odd: before a noun that is no event."""
    head = view.head[cue.anchor]
    if view.dep[cue.anchor] != "amod" or head < cue.first:  # "makes a landing unlikely"
        return False
    return view.lower[head] not in grammar("what may come about")


def naming(view: View, cue: Cue) -> bool:
    """ "so-called" introduces a name or a term of several words: "the so-called Brill Compromise", "dark-money groups".

    Doubt is put on a single noun ("the so-called reform").
    """
    at = cue.last
    if view.word(at, cue.first) in ("``", '"', "“", "‘", "'"):
        return True
    if view.tag_at(at, cue.first)[:2] in ("JJ", "NN") and view.tag_at(at + 1, cue.first)[:2] in ("NN", "HY"):
        return True
    while view.tag_at(at, cue.first) in ("JJ", "``", "''", "NN", "HYPH"):
        at += 1
    return view.tag_at(at, cue.first).startswith("NNP")
