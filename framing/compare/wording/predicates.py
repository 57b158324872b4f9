"""Who does what in a sentence: its verbs with subject, object and agent, and whether the agent is left unsaid."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from framing.compare.wording.name_and_act import indifferent
from framing.language.stems import stem
from framing.language.view import View
from framing.language.word_classes import words_of
from framing.model import Parsed, Span

_BEFORE_NOUN = frozenset(("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "case"))
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_PRONOUNS = frozenset(("PRP", "WP", "WDT", "DT", "EX"))
_NO_VERBS = frozenset(("aux", "auxpass", "amod", "compound"))
_LEVELS = 4  # words down from a noun to where its phrase begins


class Predicate(NamedTuple):
    """One verb of an event. Spans are None where the sentence names nobody, or only a pronoun."""

    sentence: int
    verb: Span
    stem: str
    printed: str
    passive: bool
    doer: Span | None  # the one who does it, also a pronoun; None for a passive without an agent
    subject: Span | None  # the same where it is a noun phrase
    object: Span | None  # the one it is done to
    pronoun: str  # the subject's pronoun, when it is one: "they"

    @property
    def agentless(self) -> bool:
        """A passive that does not say by whom."""
        return self.passive and self.doer is None


def predicates(parsed: Parsed) -> tuple[Predicate, ...]:
    """The verbs of the body's sentences in order of the text, without auxiliaries."""
    view = View.of(parsed)
    found: list[Predicate] = []
    for number, sentence in enumerate(parsed.sentences):
        if sentence.kind != "body":
            continue
        found.extend(
            _predicate(view, number, index)
            for index in range(sentence.first, sentence.last)
            if view.tag[index].startswith("VB") and view.dep[index] not in _NO_VERBS
        )
    return tuple(found)


def telling(predicate: Predicate) -> bool:
    """Whether the verb says something of an event."""
    return predicate.stem not in light_stems() and len(predicate.stem) > 1


@cache
def light_stems() -> frozenset[str]:
    """Stems of the verbs that hold a sentence together and say nothing of an event."""
    return frozenset(map(stem, words_of("light")))


def _predicate(view: View, sentence: int, verb: int) -> Predicate:
    passive = view.passive(verb) and not _is_state(view, verb)
    # "the bridge, built in spring": done to the noun, and by whom is not at issue.
    reduced = view.tag[verb] == "VBN" and not passive and view.dep[verb] in ("acl", "advcl")
    subject = None if reduced else view.subject(verb)
    done_to = _whole(view, subject if passive else next(iter(view.objects(verb)), None))
    doer = view.agent(verb) if passive else subject
    phrase = _phrase(view, doer)
    return Predicate(
        sentence,
        view.span(verb, verb + 1),
        stem(view.lower[verb]),
        view.lower[verb],
        passive,
        phrase if phrase is not None or doer is None else view.span(doer, doer + 1),
        phrase,
        _phrase(view, done_to),
        view.lower[doer] if doer is not None and view.tag[doer] in _PRONOUNS else "",
    )


def _is_state(view: View, verb: int) -> bool:
    """ "The ladder is hidden in the barn": how a thing is, and nobody is said to have done it."""
    return view.agent(verb) is None and view.lemma(verb) in indifferent("state")


def _whole(view: View, head: int | None) -> int | None:
    """ "Two of the three landings" are landings."""
    if head is None or view.tag[head] in _NOUNS:
        return head
    of = next((child for child in view.children(head) if view.lower[child] == "of"), None)
    return head if of is None else view.child(of, "pobj") or head


def _phrase(view: View, head: int | None) -> Span | None:
    """The noun with what stands before it: "the angry crowd"; None for a pronoun."""
    if head is None or view.tag[head] not in _NOUNS:
        return None
    before = [child for child in view.children(head) if child < head and view.dep[child] in _BEFORE_NOUN]
    return view.span(min((_leftmost(view, child) for child in before), default=head), head + 1)


def _leftmost(view: View, index: int) -> int:
    """Where the phrase under a word begins, a few levels down."""
    first = index
    for _ in range(_LEVELS):
        below = view.children(first)
        if not below or below[0] >= first:
            return first
        first = below[0]
    return first
