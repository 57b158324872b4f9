"""Named conditions that a lexicon may put on its terms (``when``, ``unless``): each asks one thing of the context."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from framing.language.hedges import crowds, modals
from framing.language.hedges.nouns import evidence, personal
from framing.language.hedges.sight import Sight


class Cue(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive); ``anchor`` is the one of them that hangs on a token outside."""

    first: int
    last: int
    anchor: int


Condition = Callable[[Sight, Cue], bool]

_UNITS = frozenset(
    """hundred thousand million billion trillion dozen half third quarter fifth sixth seventh eighth tenth fourth decade century year month week day
    hour minute mile kilometre kilometer metre meter foot tonne ton fortnight generation lifetime score handful""".split()
)
_AMOUNTS = frozenset(
    """half quarter dozen dozens hundreds thousands millions billions double doubled doubling twice thrice triple tripled
    quadruple quadrupled halved twofold threefold two-thirds three-quarters #""".split()
)
_EXTENTS = frozenset(
    "some part partly partially one until half once twice another as partial parts temporarily".split()
)
_TIMES = frozenset(
    """midnight noon dawn dusk monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december christmas""".split()
)
_ABOUT = frozenset(
    """talk speak think worry ask complain tell know hear read write learn care say argue joke lie warn question concern
    story report news information detail debate discussion book film movie talks lot something anything nothing be
    concerned worried concerns doubt fear anxious excited optimistic happy angry serious certain sure right wrong
    post tweet article message rumour rumor truth fact claim allegation brag boast inquire consult brief quiz
    testify forget dream wonder what how""".split()
)
_LINKING = ("ccomp", "xcomp", "acomp", "oprd", "attr")


def quantity_at(sight: Sight, index: int, here: int) -> bool:
    """Whether a number or a measured amount begins at ``index``: "40", "$2bn", "half", "a dozen", "a year"."""
    tag, word = sight.tag_at(index, here), sight.word(index, here)
    if tag == "CD":
        after = sight.word(index + 1, here)
        return not (word == "one" and after in ("of", "another"))
    if tag in ("$", "#") or word in _AMOUNTS or word.endswith(("$", "£", "€", "¥")):
        return True
    if word in ("a", "an", "the", "every", "each", "that", "this", "another"):
        noun = sight.word(index + 1, here)
        return (word in ("a", "an") and noun.rstrip("s") in _UNITS) or noun in ("half", "dozen")
    return False


def _quantity(sight: Sight, cue: Cue) -> bool:
    """A number or measured amount follows."""
    return quantity_at(sight, cue.last, cue.first)


def _amount(sight: Sight, cue: Cue) -> bool:
    """A number follows that counts or measures; a year of the calendar, an age in commas or a time does not."""
    if not quantity_at(sight, cue.last, cue.first):
        return False
    word = sight.lower[cue.last]
    return not (word.isdigit() and len(word) == 4 and 1500 <= int(word) <= 2100 and _stands_alone(sight, cue.last))


def _stands_alone(sight: Sight, index: int) -> bool:
    return not sight.tag_at(index + 1, index).startswith(("NN", "JJ", "CD"))


def _money_or_share(sight: Sight, cue: Cue) -> bool:
    """A sum of money, a percentage or a counted plural follows, and no stretch of time."""
    if sight.lower[cue.first] == "over" and sight.word(cue.first - 1, cue.first) in _AFTER_OVER:
        return False
    at, (_, end) = cue.last, sight.bounds(cue.first)
    if not quantity_at(sight, at, cue.first):
        return False
    if sight.tag[at] == "$" or sight.lower[at].endswith(("$", "£", "€", "¥")):
        return True
    while at < end and (sight.tag[at] == "CD" or sight.lower[at] in ("a", "-", "half", "dozen")):
        at += 1
    after = sight.word(at, cue.first)
    if after in ("%", "percent", "per", "pc"):
        return True
    if sight.tag_at(at, cue.first) in ("JJ", "JJR"):
        after = sight.word(at + 1, cue.first)
    return bool(after) and after.rstrip("s") not in _UNITS and sight.dep[cue.anchor] != "prep"


_AFTER_OVER = frozenset("win won victory edge lead control argue argued dispute fight talks concerns row".split())


def _topic(sight: Sight, cue: Cue) -> bool:
    """ "about" names a topic: something is talked, asked or worried about."""
    before = cue.first - 1
    word = sight.word(before, cue.first)
    if not word:
        return False
    if sight.dep[cue.anchor] == "prep" and sight.head[cue.anchor] == before:
        return sight.lemma(before) in _ABOUT and not (
            sight.lemma(before) == "be" and quantity_at(sight, cue.last, cue.first)
        )
    return sight.lemma(before) in _ABOUT and sight.lemma(before) != "be"


def _extent(sight: Sight, cue: Cue) -> bool:
    """A quantity, an extent or a time limit stands beside: "at least 40", "until at least Monday"."""
    at = cue.last
    word = sight.word(at, cue.first)
    if quantity_at(sight, at, cue.first) or word in _EXTENTS or word.rstrip("s") in _TIMES:
        return True
    if word in ("a", "an") and sight.word(at + 1, cue.first) in (
        "few",
        "couple",
        "handful",
        "small",
        "decade",
        "dozen",
    ):
        return True
    if (
        word == "the"
        and sight.tag_at(at + 1, cue.first) in ("JJ", "CD")
        and (
            sight.word(at + 1, cue.first).endswith(("th", "nd", "rd", "st"))
            or sight.word(at + 1, cue.first) in ("next", "end", "past", "early", "late", "second", "third", "mid")
        )
    ):
        return True
    return sight.word(cue.first - 1, cue.first) in ("until", "till", "through", "since") or word in (
        "early",
        "late",
        "mid",
    )


def _complement(sight: Sight, cue: Cue) -> bool:
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


def _clause(sight: Sight, cue: Cue) -> bool:
    """The anchor takes a finite clause, with or without "that"."""
    for child in sight.children(cue.anchor):
        if sight.dep[child] in ("ccomp", "parataxis") and child > cue.anchor:
            return sight.tag[child] != "VBG" or sight.child(child, "aux") is not None
    return sight.word(cue.last, cue.first) == "that" and sight.tag[cue.last] == "IN"


def _inner_clause(sight: Sight, cue: Cue) -> bool:
    """The anchor stands within the clause it comments on ("the plan, I think, is dead")."""
    anchor = cue.anchor
    if sight.dep[anchor] in ("parataxis", "ccomp", "intj") and sight.head[anchor] != anchor:
        return True
    return any(sight.dep[child] == "ccomp" and child < anchor for child in sight.children(anchor))


def _like_a_clause(sight: Sight, cue: Cue) -> bool:
    """A whole clause follows "like": "looks like the ferry will be late"."""
    if any(sight.dep[child] in ("advcl", "ccomp") and child >= cue.last for child in sight.children(cue.anchor)):
        return True
    _, end = sight.bounds(cue.first)
    ahead = range(cue.last, min(end, cue.last + _CLAUSE))
    return sight.word(cue.first - 1, cue.first) == "it" and any(sight.tag[at] in _FINITE for at in ahead)


_CLAUSE = 12  # tokens in which a clause after "looks like" shows its verb
_FINITE = ("VBZ", "VBP", "VBD", "MD")


def _own_subject(sight: Sight, cue: Cue) -> bool:
    """It is a whole passive of its own, or somebody is named who holds it: "he believed to have found"."""
    if sight.child(cue.first, "auxpass") is not None:
        return True
    subject = sight.child(cue.first, "nsubj")
    return subject is not None and personal(sight, subject) and sight.tag[cue.first] == "VBD"


def _first_person(sight: Sight, cue: Cue) -> bool:
    """The subject is the one who speaks: I or we."""
    subject = sight.subject(cue.anchor)
    if subject is not None and subject < cue.anchor:
        return sight.lower[subject] in ("i", "we")
    return sight.word(cue.first - 1, cue.first) in ("i", "we")


def _any_person(sight: Sight, cue: Cue) -> bool:
    """The subject is a person or a body that speaks."""
    return personal(sight, sight.subject(cue.anchor))


def _showing(sight: Sight, cue: Cue) -> bool:
    """The subject is evidence that shows, and nobody who speaks; "by" names no gesture."""
    anchor = cue.anchor
    if sight.tag[anchor] == "VBN" and sight.child(anchor, "auxpass") is not None:
        return False
    subject = sight.subject(anchor)
    if subject is None:
        return sight.tag[anchor] != "VBG" or sight.dep[anchor] != "advcl"
    return evidence(sight, subject)


def _proposing(sight: Sight, cue: Cue) -> bool:
    """A thing to be done is put forward: "suggested a meeting", "suggested raising fares"."""
    for child in sight.children(cue.anchor):
        if sight.dep[child] in ("xcomp", "pcomp") and sight.tag[child] == "VBG":
            return True
        if sight.dep[child] == "dobj":
            return personal(sight, sight.subject(cue.anchor))
    return False


def _agent(sight: Sight, cue: Cue) -> bool:
    """ "by" names who thinks so, and names more than a vague crowd."""
    for child in sight.children(cue.anchor):
        if sight.dep[child] == "agent":
            holder = sight.child(child, "pobj")
            return holder is None or not crowds.vague(sight, holder)
    return False


def _predicated(sight: Sight, cue: Cue) -> bool:
    """Something is said to be so or to do so: "seen as", "considered the strongest", "believed to be"."""
    if any(sight.dep[child] in ("oprd", "xcomp", "ccomp", "acomp", "attr") for child in sight.children(cue.anchor)):
        return True
    if any(sight.lower[child] == "as" for child in sight.children(cue.anchor)):
        return True
    if sight.word(cue.last, cue.first) == "by":
        return any(sight.word(at, cue.first) == "as" for at in range(cue.last + 2, cue.last + 5))
    return sight.word(cue.last, cue.first) in ("as", "to", "that", "likely", "unlikely")


def _participle(sight: Sight, cue: Cue) -> bool:
    """A participle without its own subject: a passive ("is seen as") or a reduced clause ("believed to be")."""
    anchor = cue.anchor
    if sight.tag[anchor] not in ("VBN", "VBD"):
        return False
    if sight.child(anchor, "auxpass") is not None:
        return True
    if sight.child(anchor, "nsubj") is not None or sight.child(anchor, "aux") is not None:
        return False
    return sight.tag[anchor] == "VBN" and sight.dep[anchor] in ("acl", "advcl", "amod", "conj", "ROOT", "relcl")


def _negated(sight: Sight, cue: Cue) -> bool:
    """The anchor, or the verb it belongs to, is denied."""
    verb = cue.anchor
    for _ in range(3):
        if sight.negated(verb):
            return True
        verb = sight.head[verb]
    return sight.word(cue.first - 1, cue.first) in ("not", "n't", "no", "hardly")


def _asked(sight: Sight, cue: Cue) -> bool:
    """The sentence is a question."""
    _, end = sight.bounds(cue.first)
    return any(sight.lower[at] == "?" for at in range(max(cue.last, end - 3), end))


def _before_noun(sight: Sight, cue: Cue) -> bool:
    """An attribute before a noun."""
    if sight.dep[cue.anchor] == "amod" and sight.head[cue.anchor] > cue.anchor:
        return True
    at = cue.last
    while sight.tag_at(at, cue.first) in ("JJ", "CD", "NNP", "VBN", ","):
        at += 1
    return sight.tag_at(at, cue.first).startswith("NN")


def _opens(sight: Sight, cue: Cue) -> bool:
    """It opens the sentence, marks aside."""
    first, _ = sight.bounds(cue.first)
    return all(not sight.lower[at][0].isalnum() for at in range(first, cue.first))


def _compared(sight: Sight, cue: Cue) -> bool:
    """Degrees are compared ("more likely than", "as likely", "how likely"), so that no fixed strength is stated."""
    return sight.word(cue.first - 1, cue.first) in (
        "more", "less", "most", "least", "as", "how", "so", "too", "equally", "increasingly", "that"
    )  # fmt: skip


def _generic(sight: Sight, cue: Cue) -> bool:
    """It softens what is said of a whole kind: an active verb of the present with a bare plural as its subject."""
    verb = sight.head[cue.anchor]
    if sight.tag[verb] != "VBP" or sight.child(verb, "auxpass") is not None:
        return False
    subject = sight.child(verb, "nsubj")
    if subject is None or sight.tag[subject] != "NNS":
        return False
    return all(sight.dep[child] not in ("det", "poss", "nummod") for child in sight.children(subject))


def _near_quantity(sight: Sight, cue: Cue) -> bool:
    """A quantity follows, or stands before "or so", "or more"."""
    if sight.lower[cue.first] in ("or", "give"):
        return any(quantity_at(sight, at, cue.first) for at in range(cue.first - 3, cue.first))
    return quantity_at(sight, cue.last, cue.first) or sight.word(cue.last, cue.first) in (
        "the", "equal", "equivalent", "every", "as", "in", "between", "speaking"
    )  # fmt: skip


def _approximates(sight: Sight, cue: Cue) -> bool:
    """Something follows that can be reached nearly: a quantity, a quality, an act; "virtually" also means online."""
    tag = sight.tag_at(cue.last, cue.first)
    if sight.lower[cue.first] in ("virtually", "practically"):
        return tag in ("JJ", "DT", "RB", "VBN", "VBD", "CD", "PDT", "VBG", "NN")
    if sight.lower[cue.first] == "nearly" and sight.word(cue.last, cue.first) in ("far", "as", "enough"):
        return False
    return tag[:1].isalpha() or tag == "$"


def _manner(sight: Sight, cue: Cue) -> bool:
    """It tells how something is done rather than how sure it is: "speaks clearly", "clearly marked"."""
    if sight.lower[cue.first] not in ("clearly", "plainly", "emphatically", "categorically", "surely"):
        return False
    if sight.word(cue.first - 1, cue.first) in ("to", "so", "as", "how"):
        return True
    verb = sight.head[cue.anchor]
    if not sight.tag[verb].startswith("VB") or sight.lower[verb] in ("is", "are", "was", "were", "'s"):
        return False
    if sight.tag[verb] == "VBN" and cue.first == verb - 1 and sight.lower[verb] in ("marked", "visible", "labeled"):
        return True
    return cue.first > verb and sight.word(cue.first - 1, cue.first) != ","


def _assertive(sight: Sight, cue: Cue) -> bool:
    """ "simply" that insists: before a quality or a denial."""
    if sight.tag_at(cue.last, cue.first) == "JJ" or sight.word(cue.last, cue.first) in ("not", "no"):
        return True
    head = sight.head[cue.anchor]
    return any(sight.lower[child] in ("not", "n't") and child > cue.first for child in sight.children(head))


def _reduced(sight: Sight, cue: Cue) -> bool:
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


def _odd_pair(sight: Sight, cue: Cue) -> bool:
    """ "unlikely" in the sense of odd: before a noun that is no event."""
    head = sight.head[cue.anchor]
    return sight.dep[cue.anchor] == "amod" and sight.lower[head] not in ("event", "scenario", "prospect", "outcome")


def _refusal(sight: Sight, cue: Cue) -> bool:
    """Somebody will or can not confirm, which tells of him and not of the matter."""
    verb = max(range(cue.first, cue.last), key=lambda at: sight.tag[at].startswith("VB"))
    words = sight.lower[cue.first : cue.last]
    if not any(word.startswith(("confirm", "verify", "corroborat")) for word in words):
        return False
    return sight.child(verb, "auxpass") is None and personal(sight, sight.subject(verb))


def _it_is_so(sight: Sight, cue: Cue) -> bool:
    """ "it is clear that", with or without "that"."""
    verb = sight.head[cue.anchor]
    subject = sight.child(verb, "nsubj", "expl")
    if subject is None or sight.lower[subject] not in ("it", "what"):
        return False
    return any(
        sight.dep[child] in ("ccomp", "csubj", "advcl") and child > cue.first
        for child in (*sight.children(cue.anchor), *sight.children(verb))
    )


def _naming(sight: Sight, cue: Cue) -> bool:
    """ "so-called" introduces a name rather than doubting one: "the so-called Brill Compromise"."""
    at = cue.last
    while sight.tag_at(at, cue.first) in ("JJ", "``", "''", "NN", "HYPH"):
        at += 1
    return sight.tag_at(at, cue.first).startswith("NNP")


def _adverb(sight: Sight, cue: Cue) -> bool:
    """It stands with a verb, a quality or another adverb, and no determiner precedes it ("kind of strange")."""
    if sight.tag_at(cue.first - 1, cue.first) in ("DT", "JJ", "PRP$", "WDT", "WP", "CD", "JJS", "PDT"):
        return False
    return sight.tag_at(cue.last, cue.first) in ("JJ", "RB", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


CONDITIONS: Mapping[str, Condition] = {
    "adverb": _adverb,
    "agent": _agent,
    "amount": _amount,
    "approximates": _approximates,
    "asked": _asked,
    "assertive": _assertive,
    "before noun": _before_noun,
    "clause": _clause,
    "compared": _compared,
    "complement": _complement,
    "crowd speaks": lambda sight, cue: crowds.speaks(sight, cue.anchor),
    "extent": _extent,
    "first person": _first_person,
    "generic": _generic,
    "inference": lambda sight, cue: modals.must(sight, cue.first),
    "inner clause": _inner_clause,
    "it is so": _it_is_so,
    "like a clause": _like_a_clause,
    "manner": _manner,
    "money or share": _money_or_share,
    "naming": _naming,
    "near quantity": _near_quantity,
    "negated": _negated,
    "odd pair": _odd_pair,
    "opens": _opens,
    "own subject": _own_subject,
    "participle": _participle,
    "personal": _any_person,
    "passive": lambda sight, cue: sight.tag[cue.anchor] in ("VBN", "VBD"),
    "possibility": lambda sight, cue: modals.could(sight, cue.first),
    "predicated": _predicated,
    "expectation": lambda sight, cue: modals.should(sight, cue.first),
    "proposing": _proposing,
    "quantity": _quantity,
    "reduced": _reduced,
    "refusal": _refusal,
    "showing": _showing,
    "sporadic": lambda sight, cue: modals.can(sight, cue.first),
    "tentative": lambda sight, cue: modals.would(sight, cue.first),
    "topic": _topic,
    "uncertain may": lambda sight, cue: modals.may(sight, cue.first),
    "vague holder": lambda sight, cue: crowds.vague_object(sight, cue.last),
}
