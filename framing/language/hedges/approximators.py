"""Conditions on quantities: whether a number, an amount or an extent stands where an approximator needs one."""

from __future__ import annotations

from framing.language.hedges.contexts import grammar, words
from framing.language.hedges.cue import Cue
from framing.language.hedges.nouns import personal
from framing.language.view import View
from framing.lexicons.closed_lists import in_order, word_list


def quantity_at(view: View, index: int, here: int) -> bool:
    """Whether a number or a measured amount begins at ``index``: "40", "$2bn", "half", "a dozen", "a year"."""
    tag, word = view.tag_at(index, here), view.word(index, here)
    if tag == "CD":
        after = view.word(index + 1, here)
        return not (word == "one" and after in ("of", "another"))
    if tag in ("$", "#") or word in words("amount") or word.endswith(("$", "£", "€", "¥")):
        return True
    if word in grammar("before a measured noun"):
        noun = view.word(index + 1, here)
        if word == "a" and noun in ("few", "couple", "handful"):
            at = index + 3 if view.word(index + 2, here) == "of" else index + 2
            return noun != "few" or view.word(at, here).rstrip("s") in words("unit")
        return (word in ("a", "an") and noun.rstrip("s") in words("unit")) or noun in ("half", "dozen")
    if word == "several":
        return view.word(index + 1, here).rstrip("s") in words("unit")
    return False


def quantity(view: View, cue: Cue) -> bool:
    """A number or measured amount follows."""
    return quantity_at(view, cue.last, cue.first)


def amount(view: View, cue: Cue) -> bool:
    """A number follows that counts or measures; a year of the calendar, an age in commas or a time does not."""
    if not quantity_at(view, cue.last, cue.first):
        return False
    word = view.lower[cue.last]
    return not (word.isdigit() and len(word) == 4 and 1500 <= int(word) <= 2100 and _stands_alone(view, cue.last))


def _stands_alone(view: View, index: int) -> bool:
    return not view.tag_at(index + 1, index).startswith(("NN", "JJ", "CD"))


def money_or_share(view: View, cue: Cue) -> bool:
    """A sum of money, a percentage or a counted plural follows, and no stretch of time."""
    if view.lower[cue.first] == "over" and view.word(cue.first - 1, cue.first) in words("contested"):
        return False
    at, (_, end) = cue.last, view.bounds(cue.first)
    if not quantity_at(view, at, cue.first):
        return False
    if view.tag[at] == "$" or view.lower[at].endswith(("$", "£", "€", "¥")):
        return True
    while at < end and (view.tag[at] == "CD" or view.lower[at] in ("a", "-", "half", "dozen")):
        at += 1
    after = view.word(at, cue.first)
    if after in ("%", "percent", "per", "pc"):
        return True
    if view.tag_at(at, cue.first) in ("JJ", "JJR"):
        after = view.word(at + 1, cue.first)
    return bool(after) and after.rstrip("s") not in words("unit") and view.dep[cue.anchor] != "prep"


def topic(view: View, cue: Cue) -> bool:
    """ "about" names a topic: something is talked, asked or worried about, or is a story about it."""
    before = cue.first - 1
    if not view.word(before, cue.first):
        return False
    lemma = view.lemma(before)
    if lemma in words("addressed") and _people(view, cue.last):
        return False  # "told about 600 supporters"
    if lemma != "be":
        return lemma in words("topical")
    subject = view.subject(before)
    return subject is not None and view.lemma(subject) in words("topical")


def _people(view: View, at: int) -> bool:
    """Whether a counted crowd begins at ``at``: "600 cheering supporters"."""
    if not quantity_at(view, at, at - 1):
        return False
    while view.tag_at(at, at - 1).startswith(("CD", "JJ", "VBG", "NNP")):
        at += 1
    return view.tag_at(at, at - 1) == "NNS" and personal(view, at)


def extent(view: View, cue: Cue) -> bool:
    """A quantity, an extent or a time limit stands beside: "at least 40", "until at least Monday"."""
    at = cue.last
    word = view.word(at, cue.first)
    if quantity_at(view, at, cue.first) or word in words("extent") or word.rstrip("s") in words("time"):
        return True
    if word in ("a", "an") and view.word(at + 1, cue.first) in grammar("small amounts"):
        return True
    if (
        word == "the"
        and view.tag_at(at + 1, cue.first) in ("JJ", "CD")
        and (
            view.word(at + 1, cue.first).endswith(in_order("numerals", "ordinal endings"))
            or view.word(at + 1, cue.first) in grammar("limits of a time")
        )
    ):
        return True
    bounds = word_list(
        "hedge_grammar", "before a limit of time"
    )  # "until at least Monday", "at least through the winter"
    return view.word(cue.first - 1, cue.first) in bounds or word in (*bounds, "into", "early", "late", "mid")


def near_quantity(view: View, cue: Cue) -> bool:
    """A quantity follows, or stands before "or so", "or more"."""
    if view.lower[cue.first] in ("or", "give"):
        return any(quantity_at(view, at, cue.first) for at in range(cue.first - 3, cue.first))
    return quantity_at(view, cue.last, cue.first) or view.word(cue.last, cue.first) in grammar("before a quantity")


def measured(view: View, cue: Cue) -> bool:
    """A quantity follows, however it is introduced: "just over a month", "in the range of $2 million"."""
    at = cue.last
    while view.tag_at(at, cue.first) in ("JJ", "RB", "IN") and at < cue.last + 2:
        at += 1
    return quantity_at(view, cue.last, cue.first) or quantity_at(view, at, cue.first)


def approximates(view: View, cue: Cue) -> bool:
    """Something follows that can be reached nearly: a quantity, a quality, an act; "virtually" also means online."""
    tag = view.tag_at(cue.last, cue.first)
    if view.lower[cue.first] in ("virtually", "practically"):
        return tag in ("JJ", "DT", "RB", "VBN", "VBD", "CD", "PDT", "VBG", "NN")
    if view.lower[cue.first] == "nearly" and view.word(cue.last, cue.first) in ("far", "as", "enough"):
        return False
    return tag[:1].isalpha() or tag == "$"
