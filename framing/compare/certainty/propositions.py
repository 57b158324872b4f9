"""The clauses of a document as propositions: what each states, how surely it is told, and what it denies."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from framing.compare.certainty.levels import Levels, ToldClause
from framing.compare.coverage.coverage import Told
from framing.compare.coverage.polarity import left_open
from framing.compare.terms.content_terms import CONTENT, ContentTerm
from framing.compare.wording.log_odds import background
from framing.language.stems import stem
from framing.language.view import View
from framing.lexicons.closed_lists import word_list
from framing.model import Evidence, Parsed, Sentence, Span

_PARTS = frozenset(("nsubj", "nsubjpass", "dobj"))  # of a verb: what is denied of them is denied of it


class ToldVerb(NamedTuple):
    """A verb that is affirmed or denied: its stem, and the modal above it; "will" is another matter than "did"."""

    stem: str
    modal: str


class Proposition(NamedTuple):
    """One clause that has a verb, as what it states without who says it.

    ``values`` says how telling each stem of ``terms`` is; ``denied`` holds the verbs that a negation is about.
    """

    document: int
    sentence: int
    start: int
    end: int
    scope: int  # where what bears on it begins: for "and abused her" the clause before
    place: float  # how far down the document it stands, 0 to 1
    levels: Levels  # its document's
    terms: tuple[ContentTerm, ...]
    values: Mapping[str, float]
    denied: Mapping[ToldVerb | None, Span]  # None where what is denied stands elsewhere
    affirmed: frozenset[ToldVerb]  # under no negation and no "whether"; none where it is unclear what is denied
    past: bool  # it tells of something done
    quoted: bool  # a quotation stands in its sentence
    credited: bool  # something in its sentence is credited to somebody

    def told(self, shared: Collection[str]) -> ToldClause:
        """How surely it tells what these stems of it tell."""
        return self.levels.of(Span(self.scope, self.end), [term for term in self.terms if term.stem in shared])

    @property
    def mass(self) -> float:
        """How much it tells."""
        return math.fsum(self.values.values())

    @property
    def length(self) -> float:
        """The length of its vector."""
        return math.sqrt(math.fsum(value * value for value in self.values.values()))


def propositions(
    number: int, told: Told, evidence: Iterable[Evidence], weight: Mapping[str, float]
) -> tuple[Proposition, ...]:
    """The clauses of a document's body that tell anything; ``weight`` says how rare a stem is in the story."""
    parsed = told.parsed
    levels = Levels(parsed, evidence)
    view = View.of(parsed)
    shares, rarest = background()
    quoted = _touched(parsed.sentences, [(q.start, q.end) for q in parsed.quotations])
    said = [span for item in parsed.attributions if item.cue_class == "speech" and item.source for span in item.content]
    credited = _touched(parsed.sentences, said)
    found = []
    for row in told.body:
        if _asks(parsed, row):
            continue
        for clause in told.clauses[row]:
            told_ = [term for term in clause.terms if term.force >= CONTENT and not levels.is_cue(term.start)]
            terms = tuple(term._replace(stem=_base(view, term)) for term in told_)
            span = Span(clause.start, clause.end)
            denied = _denied(view, terms, levels.negations(span))
            if not terms or not _has_verb(view, levels, span):
                continue
            found.append(
                Proposition(
                    document=number,
                    sentence=row,
                    start=clause.start,
                    end=clause.end,
                    scope=_scope(view, span, parsed.sentences[row]),
                    place=row / len(parsed.sentences),
                    levels=levels,
                    terms=terms,
                    values={
                        base.stem: -math.log(shares.get(term.stem, rarest)) * weight[term.stem]
                        for base, term in zip(terms, told_, strict=True)
                    },
                    denied=denied,
                    affirmed=_affirmed(view, terms, span) if None not in denied else frozenset(),
                    past=any(view.tag[at] == "VBD" for at in range(*view.range_of(span))),
                    quoted=row in quoted,
                    credited=row in credited,
                )
            )
    return tuple(found)


def _scope(view: View, clause: Span, sentence: Sentence) -> int:
    """A verb that is coordinated with an earlier one may hang on the same words of doubt."""
    low, high = view.range_of(clause)
    joined = (
        low < high
        and view.tag[low] == "CC"
        and any(
            view.dep[at] == "conj" and view.head[at] < low and view.own_subject(at) is None for at in range(low, high)
        )
    )
    return sentence.start if joined else clause.start


def _base(view: View, term: ContentTerm) -> str:
    """The stem of a word's base form, so that "took" and "take" are one; of a part of a word its own stem."""
    at, _ = view.range_of(Span(term.start, term.end))
    whole = view.tokens.start[at] == term.start and view.tokens.end[at] == term.end
    return stem(view.lemma(at)) if whole and view.tag[at].startswith("VB") else term.stem


def _asks(parsed: Parsed, row: int) -> bool:
    """Whether a sentence is a question, which states nothing."""
    sentence = parsed.sentences[row]
    return parsed.document.text[sentence.start : sentence.end].rstrip("”’\"' )").endswith("?")


def _has_verb(view: View, levels: Levels, span: Span) -> bool:
    return any(
        view.tag[at].startswith(("VB", "MD")) and not levels.is_cue(view.tokens.start[at])
        for at in range(*view.range_of(span))
    )


def _touched(sentences: Sequence[Sentence], spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The sentences that one of the spans touches."""
    starts = [sentence.start for sentence in sentences]
    rows: set[int] = set()
    for start, end in spans:
        rows.update(range(max(0, bisect_left(starts, start + 1) - 1), bisect_left(starts, end)))
    return frozenset(rows)


def _denied(view: View, terms: Sequence[ContentTerm], negations: Iterable[Span]) -> dict[ToldVerb | None, Span]:
    """The verb that each negation is about, and the negation."""
    stems = {term.start: term.stem for term in terms}
    found: dict[ToldVerb | None, Span] = {}
    for span in negations:
        low, high = view.range_of(span)
        if low >= high:
            continue
        about: int | None = view.head[low]
        if view.lemma(low) in word_list("story_words", "undone"):
            about = next((child for child in view.children(low) if view.dep[child] in ("xcomp", "acl")), None)
        elif about is not None and view.dep[about] in _PARTS and view.dep[low] == "det":
            about = view.head[about]  # "no bullets were fired"
        if about is None or view.tokens.start[about] not in stems:
            found.setdefault(None, span)  # "in a state that does not": what is denied stands elsewhere
        elif view.tag[about].startswith("VB"):
            found.setdefault(ToldVerb(stems[view.tokens.start[about]], _modal(view, about)), span)
    return found


def _affirmed(view: View, terms: Sequence[ContentTerm], clause: Span) -> frozenset[ToldVerb]:
    """The verbs of a clause that are told as done; what stands under "if", "whether" or "might" is left open."""
    stems = {term.start: term.stem for term in terms}
    return frozenset(
        ToldVerb(stems[view.tokens.start[at]], _modal(view, at))
        for at in range(*view.range_of(clause))
        if view.tag[at].startswith("VB")
        and view.tokens.start[at] in stems
        and not left_open(view, at)
        and not _wanted(view, at)
    )


def _wanted(view: View, verb: int) -> bool:
    """Whether it stands behind "to" under another word: "asked her to provide it" does not say that she did."""
    return view.dep[verb] in ("xcomp", "acl", "ccomp", "relcl") and any(
        view.tag[child] == "TO" for child in view.children(verb)
    )


def _modal(view: View, verb: int) -> str:
    return next((view.lemma(child) for child in view.children(verb) if view.tag[child] == "MD"), "")
