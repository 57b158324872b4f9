"""Conditions on adjectives and adverbs: whether they bear on a noun, a manner, a whole kind or a comparison."""

from __future__ import annotations

from framing.language.hedges.sight import Cue, Sight


def before_noun(sight: Sight, cue: Cue) -> bool:
    """An attribute before a noun."""
    if sight.dep[cue.anchor] == "amod" and sight.head[cue.anchor] > cue.anchor:
        return True
    at = cue.last
    while sight.tag_at(at, cue.first) in ("JJ", "CD", "NNP", "VBN", ","):
        at += 1
    return sight.tag_at(at, cue.first).startswith("NN")


def after_noun(sight: Sight, cue: Cue) -> bool:
    """A noun stands right before, of which the cue speaks as a whole: "rivers in general"."""
    return sight.tag_at(cue.first - 1, cue.first).startswith("NN")


def compared(sight: Sight, cue: Cue) -> bool:
    """Degrees are compared ("more likely than", "as likely", "how likely"), so that no fixed strength is stated."""
    return sight.word(cue.first - 1, cue.first) in (
        "more", "less", "most", "least", "as", "how", "so", "too", "equally", "increasingly", "that"
    )  # fmt: skip


def generic(sight: Sight, cue: Cue) -> bool:
    """It softens what is said of a whole kind: an active verb of the present with a bare plural as its subject."""
    verb = sight.head[cue.anchor]
    if sight.tag[verb] != "VBP" or sight.child(verb, "auxpass") is not None:
        return False
    subject = sight.child(verb, "nsubj")
    if subject is None or sight.tag[subject] != "NNS":
        return False
    return all(sight.dep[child] not in ("det", "poss", "nummod") for child in sight.children(subject))


def adverb(sight: Sight, cue: Cue) -> bool:
    """It stands with a verb, a quality or another adverb, and no determiner precedes it ("kind of strange")."""
    if sight.tag_at(cue.first - 1, cue.first) in ("DT", "JJ", "PRP$", "WDT", "WP", "CD", "JJS", "PDT"):
        return False
    return sight.tag_at(cue.last, cue.first) in ("JJ", "RB", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


def manner(sight: Sight, cue: Cue) -> bool:
    """It tells how something is done rather than how sure it is: "speaks clearly", "clearly marked"."""
    if sight.lower[cue.first] not in ("effectively", "clearly", "plainly", "emphatically", "categorically", "surely"):
        return False
    left = cue.first - 1 - (sight.tag_at(cue.first - 1, cue.first) in ("``", "''"))
    if sight.word(left, cue.first) in ("to", "so", "as", "how"):
        return True
    if sight.word(cue.first - 1, cue.first) == "and" and sight.tag_at(cue.first - 2, cue.first) == "RB":
        return True  # "loudly and clearly"
    if sight.tag_at(cue.first - 1, cue.first) == "IN" and sight.tag_at(cue.last, cue.first) == "VBG":
        return True  # "from effectively running the port"
    verb = sight.head[cue.anchor]
    if not sight.tag[verb].startswith("VB") or sight.lower[verb] in ("is", "are", "was", "were", "'s"):
        return False
    if sight.tag[verb] == "VBN" and cue.first == verb - 1 and sight.lower[verb] in ("marked", "visible", "labeled"):
        return True
    return cue.first > verb and sight.word(cue.first - 1, cue.first) != ","


def assertive(sight: Sight, cue: Cue) -> bool:
    """ "simply" that insists: before a quality or a denial."""
    if sight.tag_at(cue.last, cue.first) == "JJ" or sight.word(cue.last, cue.first) in ("not", "no"):
        return True
    head = sight.head[cue.anchor]
    return any(sight.lower[child] in ("not", "n't") and child > cue.first for child in sight.children(head))


def odd_pair(sight: Sight, cue: Cue) -> bool:
    """ "unlikely" in the sense of odd: before a noun that is no event."""
    head = sight.head[cue.anchor]
    if sight.dep[cue.anchor] != "amod" or head < cue.first:  # "makes a landing unlikely"
        return False
    return sight.lower[head] not in ("event", "scenario", "prospect", "outcome")


def naming(sight: Sight, cue: Cue) -> bool:
    """ "so-called" introduces a name rather than doubting one: "the so-called Brill Compromise"."""
    at = cue.last
    while sight.tag_at(at, cue.first) in ("JJ", "``", "''", "NN", "HYPH"):
        at += 1
    return sight.tag_at(at, cue.first).startswith("NNP")
