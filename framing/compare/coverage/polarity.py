"""What a sentence affirms and what it denies, verb by verb, and whether a passage says the opposite of it.

"Two sailors were hurt" and "nobody was hurt" share their words; the one does not tell the other. Only what is done to
the same thing is looked at, and nothing that stands under "if" or "whether": a verb alone is denied and affirmed of
many things in one article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from framing import lexicons
from framing.compare.terms.stem_families import Kin
from framing.compare.wording.predicates import light_stems
from framing.language.base_forms import lemma
from framing.language.stems import stem
from framing.language.view import View
from framing.lexicons.closed_lists import word_list
from framing.model import Parsed

NAME = "reversals"
_ANYBODY = ""  # stands for whatever is denied or affirmed of everybody
_NO_VERBS = frozenset(("aux", "auxpass", "amod", "compound"))
_DEPENDENT = frozenset(("advcl", "relcl", "acl", "csubj", "pcomp"))
_CLIMB = 3  # verbs up from a clause to the one that denies it


@dataclass(frozen=True, slots=True)
class ReversingWords:
    """Words of one class, with pairs of sentences that the tests read."""

    class_: Literal["denying", "nobody", "anybody", "open"]
    terms: tuple[str, ...]
    examples: tuple[str, ...]
    not_: tuple[str, ...]


@cache
def _words(name: str) -> frozenset[str]:
    entries = lexicons.load(NAME, ReversingWords).entries
    return frozenset(word for entry in entries if entry.class_ == name for word in entry.terms)


class Polarity(NamedTuple):
    """One verb of a sentence: to what it is done, whether it is denied, and whether it is the main statement."""

    at: int  # where the verb stands in the text
    stem: str
    who: str  # who does it; "" where no noun says so
    things: frozenset[str]
    denied: bool
    main: bool


class Reversal(NamedTuple):
    """Whether a statement of a sentence stands the other way round in a passage, and whether it is the main one."""

    any: bool
    main: bool


class Denial(NamedTuple):
    """The verbs that a sentence denies in the main, with those under them; its others; whether it denies anything."""

    denied: frozenset[str]
    others: frozenset[str]
    any: bool


def denials(parsed: Parsed) -> list[Denial]:
    """For each sentence of the body what it denies, where that is its main statement."""
    view = View.of(parsed)
    nothing = Denial(frozenset(), frozenset(), any=False)
    return [_denial(view, s.first, s.last) if s.kind == "body" else nothing for s in parsed.sentences]


def _denial(view: View, first: int, last: int) -> Denial:
    verbs = [at for at in range(first, last) if view.tag[at].startswith("VB") and view.dep[at] not in _NO_VERBS]
    negated = [at for at in verbs if _negated(view, at) or view.lemma(at) in _words("denying")]
    main = any(view.head[at] == at for at in negated)
    telling = {at: word for at in verbs if (word := stem(view.lemma(at))) not in light_stems()}
    denied = frozenset(word for at, word in telling.items() if main and _denied(view, at))
    small = any(view.lower[at] in word_list("function_words", "negators") | {"no"} for at in range(first, last))
    return Denial(denied, frozenset(telling.values()) - denied, bool(negated) or small)


def stances(parsed: Parsed) -> list[tuple[Polarity, ...]]:
    """For each sentence, its telling verbs with what they are done to."""
    view = View.of(parsed)
    return [
        tuple(_stances(view, sentence.first, sentence.last)) if sentence.kind == "body" else ()
        for sentence in parsed.sentences
    ]


def reversal(mine: Iterable[Polarity], theirs: Iterable[Polarity], families: Kin) -> Reversal:
    """Whether any of ``mine`` stands in ``theirs`` the other way round, and nowhere there as it is."""
    here, there = list(mine), list(theirs)
    turned = []
    for stance in here:
        words = {stance.stem, *(other for other, _ in families.get(stance.stem, ()))}
        same = [other for other in there if other.stem in words]
        own = [other for other in here if other.stem == stance.stem]
        if {other.denied for other in same} == {not stance.denied} and all(o.denied == stance.denied for o in own):
            turned += [stance.main for other in same if _of_one_thing(stance, other)]
    return Reversal(bool(turned), any(turned))


def _of_one_thing(one: Polarity, two: Polarity) -> bool:
    if one.who and two.who and one.who != two.who:
        return False
    anybody = _ANYBODY in one.things | two.things
    return bool(one.things & two.things) or (anybody and bool(one.things and two.things))


def _stances(view: View, first: int, last: int) -> Iterator[Polarity]:
    for verb in range(first, last):
        if view.tag[verb].startswith("VB") and view.dep[verb] not in _NO_VERBS and not left_open(view, verb):
            word, things = stem(view.lemma(verb)), frozenset(_things(view, verb))
            if things and word not in light_stems():
                at, who = view.tokens.start[verb], _who(view, verb)
                yield Polarity(at, word, who, things, _denied(view, verb), _main(view, verb))


def _who(view: View, verb: int) -> str:
    doer = view.agent(verb) if view.passive(verb) else view.subject(verb)
    if doer is None or view.tag[doer] not in ("NN", "NNS", "PRP"):
        return ""
    if view.lower[doer] in _words("denying") | _words("nobody"):
        return ""
    return stem(view.lower[doer])


def _things(view: View, verb: int) -> Iterator[str]:
    """What the verb is done to: objects, and the subject of a passive."""
    done_to = view.objects(verb)
    if view.passive(verb) and (subject := view.subject(verb)) is not None:
        done_to = [*done_to, subject]
    beside = [child for thing in done_to for child in view.children(thing) if view.dep[child] == "conj"]
    for thing in (*done_to, *beside):
        if view.lower[thing] in _words("nobody") | _words("anybody"):
            yield _ANYBODY
        elif view.tag[thing].startswith("NN"):
            yield stem(view.lower[thing])


def left_open(view: View, verb: int) -> bool:
    """Whether "if", "whether" or "might" stands over it: then it is neither affirmed nor denied."""
    at = verb
    while True:
        if any(view.lower[child] in _words("open") for child in view.children(at) if child < at):
            return True
        if view.head[at] == at:
            return False
        at = view.head[at]


def _main(view: View, verb: int) -> bool:
    """Whether no clause stands between the verb and the sentence, save what somebody says."""
    at = verb
    while view.head[at] != at:
        if view.dep[at] in _DEPENDENT:
            return False
        at = view.head[at]
    return True


def _denied(view: View, verb: int) -> bool:
    """Whether an odd number of words denies it: on the verb, in its subject or object, or on the verb above."""
    times = int(_negated(view, verb))
    at = verb
    for _ in range(_CLIMB):
        # "The guards fired; they did not …": the second clause is no verb over the first, though it is parsed so.
        if view.dep[at] not in ("ccomp", "xcomp", "acl") or view.head[at] > at:
            break
        at = view.head[at]
        times += _negated(view, at) + (lemma(view.lower[at], view.tag[at]) in _words("denying"))
    return times % 2 == 1


def _negated(view: View, verb: int) -> bool:
    if view.negated(verb):
        return True
    parts = [child for child in view.children(verb) if view.dep[child] in ("nsubj", "nsubjpass", "dobj")]
    return any(
        view.lower[part] in _words("nobody") or any(view.lower[child] == "no" for child in view.children(part))
        for part in parts
    )
