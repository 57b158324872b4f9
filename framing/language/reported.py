"""Which contents of attributions are words or thoughts of the source, and how far they reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from framing.language.attribution.verbs import is_thought, terms
from framing.language.hedges.nouns import personal
from framing.language.view import SUBJECTS, View
from framing.lexicons import load
from framing.model import Attribution, Parsed, Span

LEXICON = "reported_speech"
_FREE = ("what", "whatever", "whoever")
_OURSELVES = ("we", "i")
_OPENING = 3  # tokens at the start of a sentence in which a question shows itself
_CLIMB = 6  # verbs above a cue that are looked at


@dataclass(frozen=True, slots=True)
class ReportedWords:
    """Words of one class that bear on whose voice a content is in."""

    class_: Literal["judging", "showing", "finding", "asking", "aside", "feeling", "question", "open"]
    terms: tuple[str, ...]
    examples: tuple[str, ...]
    not_: tuple[str, ...]


@cache
def _words() -> dict[str, frozenset[str]]:
    return {entry.class_: frozenset(entry.terms) for entry in load(LEXICON, ReportedWords).entries}


def reported_speech(parsed: Parsed) -> Iterator[Span]:
    """Every stretch in which a source's words or thoughts are rendered; unsorted, and they may overlap. Linear time."""
    view, judging = View.of(parsed), _words()["judging"]
    for attribution in parsed.attributions:
        if (attribution.cue_class == "speech" or is_thought(attribution.verb)) and not _nobodys(view, attribution):
            for content in attribution.content:
                if _describes(view, content):
                    continue
                thing = attribution.verb in judging or _mere_thing(view, attribution, content)
                said = _clause(view, content) if thing else _own_clause(view, attribution, content)
                if said is not None:
                    yield _before_aside(view, said)
    yield from _feelings(view)
    yield from _told_by_nouns(view)


def _nobodys(view: View, attribution: Attribution) -> bool:
    """A passive without an agent, a thing that shows, or the outlet itself: no source says or thinks it."""
    if attribution.source and all(_ourselves(view, span) for span in attribution.source):
        return True
    verbs = [index for span in attribution.cue for index in range(*view.range_of(span))]
    asked = attribution.verb in _words()["asking"]
    if not attribution.source and not asked and any(view.tag[verb] == "VBN" for verb in verbs):
        return True
    if attribution.verb not in _words()["showing"]:
        return False
    showing = (view.own_subject(verb) for verb in verbs)
    return any(subject is not None and _shows(view, subject) for subject in showing)


def _ourselves(view: View, source: Span) -> bool:
    """Whether the outlet or its author is the source: "we think", outside quotation marks."""
    low, high = view.range_of(source)
    return high == low + 1 and view.lower[low] in _OURSELVES and not view.quoted(low)


def _shows(view: View, subject: int) -> bool:
    """Whether it is a thing from which something is seen, and nobody's finding: "the footage", "the intensity"."""
    if not view.tag[subject].startswith("NN") or view.tag[subject].startswith("NNP"):
        return False
    return not personal(view, subject) and view.lemma(subject) not in _words()["finding"]


def _outermost(view: View, low: int, high: int) -> int | None:
    """The token of a range that hangs on a token outside it, or on none."""
    for index in range(low, high):
        head = view.head[index]
        if (head == index or not low <= head < high) and view.dep[index] != "punct":
            return index
    return None


def _mere_thing(view: View, attribution: Attribution, content: Span) -> bool:
    """A thing that is the object of the verb: the outlet's own name for what was told of ("offered a plan")."""
    head = _outermost(view, *view.range_of(content))
    if head is None or not view.tag[head].startswith("NN") or view.dep[head] != "dobj" or personal(view, head):
        return False
    return any(view.head[head] in range(*view.range_of(span)) for span in attribution.cue)


def _clause(view: View, content: Span) -> Span | None:
    """The content where a verb rules it ("that it had known"), or what a noun in it tells ("reports that …").

    None for a mere thing: "the offer", "what some call a tax".
    """
    low, high = view.range_of(content)
    if low == high or view.lower[low] in _FREE:
        return None
    head = _outermost(view, low, high)
    if head is not None and view.tag[head].startswith(("VB", "MD")):
        return content
    for index in range(low, high):
        told = view.lower[index] == "that" and view.dep[index] == "mark"
        if told and view.dep[view.head[index]] in ("acl", "ccomp"):
            return Span(view.tokens.start[index], content.end)
    return None


def _own_clause(view: View, attribution: Attribution, content: Span) -> Span:
    """The content without a predicate whose subject the attribution is: "[whether she wanted it] is unclear"."""
    low, high = view.range_of(content)
    for span in attribution.cue:
        verb, _ = view.range_of(span)
        below, within_subject = verb, False
        for _ in range(_CLIMB if verb < high else 0):
            above = view.head[below]
            within_subject = within_subject or view.dep[below] in SUBJECTS
            if above == below:
                break
            below = above
            if within_subject and max(verb, low) < below < high:
                return Span(content.start, view.tokens.end[below - 1])
    return _before_open(view, content)


def _before_open(view: View, content: Span) -> Span:
    """The content of "whether she wanted it is unclear" without its end, where the parser took that for her thought."""
    low, high = view.range_of(content)
    if low == high:
        return content
    first, _ = view.bounds(low)
    asks = _words()["question"]
    if low == first or not any(view.lower[at] in asks for at in range(first, min(low, first + _OPENING))):
        return content
    for index in range(low + 1, high):
        if view.lower[index] in _words()["open"] and view.lemma(index - 1) in ("be", "remain", "still"):
            return Span(content.start, view.tokens.start[index - 1])
    return content


def _describes(view: View, content: Span) -> bool:
    """A relative clause that tells what a claim is like: "claims that appear to have no basis"."""
    low, high = view.range_of(content)
    return low < high and view.tag[low] == "WDT" and view.dep[low] in SUBJECTS


def _before_aside(view: View, content: Span) -> Span:
    """The content without what the outlet adds: "…, citing people close to the talks", "…, signaling a retreat"."""
    low, high = view.range_of(content)
    for index in range(low + 1, high):
        aside = view.lower[index] in _words()["aside"] and view.lower[index - 1] in (",", "''", '"', "”")
        if aside and view.tag[index] == "VBG" and not view.quoted(index):
            return Span(content.start, max(content.start, view.tokens.start[index - 1]))
    return content


def _feelings(view: View) -> Iterator[Span]:
    """What somebody is afraid, sure or hopeful of: "captains who are nervous [that the row could cost votes]"."""
    feeling = _words()["feeling"]
    for index, word in enumerate(view.lower):
        if word not in feeling or view.tag[index] != "JJ":
            continue
        said, holder = view.child(index, "ccomp"), view.subject(view.head[index])
        if said is None and view.dep[index] == "acomp":
            said = view.child(view.head[index], "ccomp")
        if said is None or said < index or holder is None or not personal(view, holder):
            continue
        low, high = view.subtree(said)
        if low > index and (view.lower[holder] not in _OURSELVES or view.quoted(holder)):
            yield view.span(low, high)


def _told_by_nouns(view: View) -> Iterator[Span]:
    """What a noun of saying or thinking tells, where it is told whose it is: "warnings from the crew [that …]"."""
    for index, tag in enumerate(view.tag):
        term = terms().nouns.get(view.lemma(index)) if tag in ("NN", "NNS") else None
        if term is None or "clause" not in term.family.takes:
            continue
        said = next((c for c in view.children(index) if c > index and view.dep[c] in ("acl", "ccomp")), None)
        mark = None if said is None else view.child(said, "mark")
        if said is None or mark is None or view.lower[mark] != "that":
            continue
        holders = [c for c in view.children(index) if view.dep[c] == "poss"]
        holders += [
            noun
            for c in view.children(index)
            if view.lower[c] in ("from", "by", "among", "of") and (noun := view.child(c, "pobj")) is not None
        ]
        if any(personal(view, holder) for holder in holders):
            low, high = view.subtree(said)
            yield view.span(max(low, mark), high)
