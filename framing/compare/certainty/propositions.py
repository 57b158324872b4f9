"""The clauses of a document as propositions: what each states, how surely it is told, and what it denies."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from framing.compare.certainty.levels import Levels, ToldClause
from framing.compare.coverage.coverage import Told
from framing.compare.terms.content_terms import CONTENT, ContentTerm
from framing.compare.wording.log_odds import background
from framing.language.stems import stem
from framing.language.view import View
from framing.lexicons.closed_lists import word_list
from framing.model import Evidence, Parsed, Sentence, Span


class Proposition(NamedTuple):
    """One clause that has a verb, as what it states without who says it.

    ``values`` says how telling each stem of ``terms`` is; ``denied`` holds the stems that a negation is about.
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
    denied: Mapping[str, Span]
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
                    denied=_denied(view, terms, levels.negations(span)),
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


def _denied(view: View, terms: Sequence[ContentTerm], negations: Iterable[Span]) -> dict[str, Span]:
    """The stem of the word that each negation is about, and the negation."""
    stems = {term.start: term.stem for term in terms}
    found: dict[str, Span] = {}
    for span in negations:
        low, high = view.range_of(span)
        if low >= high:
            continue
        about: int | None = view.head[low]
        if view.lemma(low) in word_list("story_words", "undone"):
            about = next((child for child in view.children(low) if view.dep[child] in ("xcomp", "acl")), None)
        if about is not None and view.tokens.start[about] in stems:
            found.setdefault(stems[view.tokens.start[about]], span)
        else:
            found.setdefault("", span)  # "in a state that does not": what is denied stands elsewhere
    return found
