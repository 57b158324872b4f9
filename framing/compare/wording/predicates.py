"""Who does what in a sentence: its verbs with subject, object and agent, and whether the agent is left unsaid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from framing.language.stems import stem
from framing.model import Parsed, Span, Tokens

_SUBJECTS = frozenset(("nsubj", "csubj"))
_PASSIVE = frozenset(("nsubjpass", "csubjpass"))
_BEFORE_NOUN = frozenset(("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "case"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_PRONOUNS = frozenset(("PRP", "WP", "WDT", "DT", "EX"))
_NO_VERBS = frozenset(("aux", "auxpass", "amod", "compound"))
_CLIMB = 4  # clauses between a verb and the one that names its subject
# Verbs that hold a sentence together and say nothing of an event.
_LIGHT = frozenset(
    stem(word)
    for word in (
        "be is are was were been have has had do does did get got go went gone come came make made take took say said "
        "says tell told see seen saw let put give gave given keep kept use used become became include including "
        "according being having doing getting going coming making taking saying telling seeing giving using need needs "
        "want wants"
    ).split()
)


class Deed(NamedTuple):
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


def deeds(parsed: Parsed) -> tuple[Deed, ...]:
    """The verbs of the body's sentences in order of the text, without auxiliaries."""
    tokens = parsed.tokens
    children: dict[int, list[int]] = {}
    for index, head in enumerate(tokens.head):
        if head != index:
            children.setdefault(head, []).append(index)
    found: list[Deed] = []
    for number, sentence in enumerate(parsed.sentences):
        if sentence.kind != "body":
            continue
        found.extend(
            _deed(tokens, children, number, index)
            for index in range(sentence.first, sentence.last)
            if tokens.tag[index].startswith("VB") and tokens.dep[index] not in _NO_VERBS
        )
    return tuple(found)


def telling(deed: Deed) -> bool:
    """Whether the verb says something of an event."""
    return deed.stem not in _LIGHT and len(deed.stem) > 1


def _deed(tokens: Tokens, children: Mapping[int, list[int]], sentence: int, verb: int) -> Deed:
    below = children.get(verb, ())
    passive = tokens.tag[verb] == "VBN" and any(tokens.dep[child] == "auxpass" for child in below)
    subject = _subject(tokens, children, verb)
    done_to = next((child for child in below if tokens.dep[child] == "dobj"), None)
    doer = subject
    if passive:
        done_to = subject
        by = (child for child in below if tokens.dep[child] == "agent")
        doer = next((own for agent in by for own in children.get(agent, ()) if tokens.dep[own] == "pobj"), None)
    pronoun = tokens.lower[doer] if doer is not None and tokens.tag[doer] in _PRONOUNS else ""
    return Deed(
        sentence,
        Span(tokens.start[verb], tokens.end[verb]),
        stem(tokens.lower[verb]),
        tokens.lower[verb],
        passive,
        None if doer is None else _phrase(tokens, children, doer) or Span(tokens.start[doer], tokens.end[doer]),
        _phrase(tokens, children, doer) if doer is not None else None,
        _phrase(tokens, children, done_to) if done_to is not None else None,
        pronoun,
    )


def _subject(tokens: Tokens, children: Mapping[int, list[int]], verb: int) -> int | None:
    """The subject of the verb, or of the verb it is coupled to or depends on."""
    at = verb
    for _ in range(_CLIMB):
        own = next((child for child in children.get(at, ()) if tokens.dep[child] in _SUBJECTS | _PASSIVE), None)
        if own is not None:
            if tokens.lower[own] in _RELATIVE and tokens.dep[at] == "relcl":
                return tokens.head[at]
            return own
        if tokens.dep[at] == "acl" and tokens.tag[at] == "VBG":
            return tokens.head[at]
        if tokens.dep[at] not in ("conj", "xcomp", "advcl") or tokens.head[at] == at:
            return None
        # "urged the crew to leave": the crew leaves; "was seen to leave": who was seen leaves.
        if tokens.dep[at] == "xcomp":
            asked = next((c for c in children.get(tokens.head[at], ()) if tokens.dep[c] == "dobj"), None)
            if asked is not None:
                return asked
        at = tokens.head[at]
    return None


def _phrase(tokens: Tokens, children: Mapping[int, list[int]], head: int) -> Span | None:
    """The noun with what stands before it: "the angry crowd"; None for a pronoun."""
    if tokens.tag[head] not in _NOUNS:
        return None
    first = head
    for child in sorted(children.get(head, ()), reverse=True):
        if child < first and tokens.dep[child] in _BEFORE_NOUN:
            first = min(_leftmost(tokens, children, child), first)
    return Span(tokens.start[first], tokens.end[head])


def _leftmost(tokens: Tokens, children: Mapping[int, list[int]], index: int) -> int:
    """Where the phrase under a word begins, a few levels down."""
    first = index
    for _ in range(_CLIMB):
        left = [child for child in children.get(first, ()) if child < first]
        if not left:
            break
        first = min(left)
    return first
