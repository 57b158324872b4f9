"""How surely a document tells a clause, and by which words: stated, said by somebody, hedged, doubted, denied."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from framing.compare.certainty.certainty_words import ClassName, certainty_words, starting_within, terms_of
from framing.compare.terms.content_terms import ContentTerm
from framing.language.view import View
from framing.language.voice import voice_at
from framing.model import Attribution, CertaintyLevel, Evidence, Parsed, Span

_MOSTLY = 0.5  # of a clause's telling words; a clause of which more are in a voice is told in it
# Cues of hedging that say nothing of how sure the clause is: how much, how firmly, by whom.
_NO_DOUBT = frozenset(("approximator", "booster"))
_NO_HEDGE = frozenset(
    ("modal: would", "modal: 'd", "modal: ’d", "evidential: so-called", "lexical: virtually no chance")
)
_DOUBTS = ("negated",)
_LONGEST_PLAN = 40  # characters of the words that say what is planned
_OPENING = frozenset("‘'“\"")


class ToldClause(NamedTuple):
    """A clause as it is told: how surely, and the words that make it so, none where it is simply stated.

    ``unfounded`` where the saying itself is denied: "did not establish that".
    """

    level: CertaintyLevel
    words: tuple[Span, ...]
    unfounded: bool = False
    speaker: str | None = None  # the name of who says it
    plainly: bool = True  # it is said in so many words; not "celebrated" or "will say"
    planned: bool = False  # nothing but what is planned or foreseen makes the level


class Levels:
    """What a document's voices, attributions, hedges and words of doubt say of any of its clauses."""

    def __init__(self, parsed: Parsed, evidence: Iterable[Evidence]) -> None:
        self._parsed = parsed
        self._names = {speaker.id: speaker.name for speaker in parsed.speakers}
        self._view = View.of(parsed)
        self.words = certainty_words(self._view)
        self._hedges = sorted(
            (item for item in evidence if item.feature == "hedging" and _is_hedge(item)), key=lambda item: item.start
        )
        spoken = [item for item in parsed.attributions if _is_said(self._view, item)]
        self._said = sorted(
            ((span, item) for item in spoken for span in item.content),
            key=lambda item: item[0],
        )
        self._cues = sorted(span for item in spoken for span in (*item.cue, *item.source))

    def of(self, span: Span, terms: Sequence[ContentTerm]) -> ToldClause:
        """How surely a clause tells what some of its words tell: those in ``terms``, no function words."""
        around = self._around(terms) or self._unmarked(span)
        speaker = around.speaker if isinstance(around, Attribution) else None
        told = self._told(span, terms, around)
        plainly = not (isinstance(around, Attribution) and self._is_act(around))
        name = self._names.get(speaker or "")
        return told._replace(speaker=name, plainly=plainly, planned=self._is_plan(told))

    def _is_act(self, around: Attribution) -> bool:
        """Whether whoever says it does more than say it ("celebrate"), or has yet to say it ("history will say")."""
        tags = (self._view.tag[at] for span in around.cue for at in range(*self._view.range_of(span)))
        return around.stance == "emphatic" or "MD" in tags

    def _is_plan(self, told: ToldClause) -> bool:
        """Whether nothing but what is planned or foreseen makes the level."""
        return told.level in ("hedged", "hedged-attributed") and all(
            self._plans(span) for span in told.words if told.level == "hedged" or not self.is_cue(span.start)
        )

    def _plans(self, span: Span) -> bool:
        """Whether a word of what is planned stands where a span does."""
        around = Span(span.start - _LONGEST_PLAN, span.end)
        return any(word.end > span.start for word in starting_within(self.words, around, "outlook"))

    def _told(self, span: Span, terms: Sequence[ContentTerm], around: Attribution | _Quoted | None) -> ToldClause:
        if denial := self._denied(span, around):
            return ToldClause("denied", denial)
        if isinstance(around, Attribution) and self._finds_nothing(around):
            return ToldClause("doubted", self._words_of(around), unfounded=True)
        hedges = [item for item in self._within(self._hedges, span) if self._bears_on(item, terms)]
        words = {kind: self._bearing(span, kind, terms) for kind in ("doubt", "outlook")}
        doubts = {*words["doubt"], *(Span(item.start, item.end) for item in hedges if item.kind in _DOUBTS)}
        if doubts:
            return ToldClause("doubted", tuple(sorted(doubts)))
        cues = sorted({*(Span(item.start, item.end) for item in hedges), *words["outlook"]})
        said = self._words_of(around)
        if cues:
            own = all(voice_at(self._parsed.voices, *cue) == "outlet" for cue in cues)
            if around is None or own:
                return ToldClause("hedged", tuple(cues))
            return ToldClause("hedged-attributed", tuple(sorted({*cues, *said})))
        return ToldClause("asserted", ()) if around is None else ToldClause("attributed", said)

    def _unmarked(self, span: Span) -> _Quoted | None:
        """Words of somebody that no marks were found around: they speak of "us", or open with a mark."""
        opens = self._parsed.document.text[span.start] in _OPENING
        return _Quoted() if opens or starting_within(self.words, span, "first person") else None

    def _finds_nothing(self, around: Attribution) -> bool:
        """Whether it is denied that somebody established the clause; "did not say who" leaves it alone."""
        view = self._view
        return (
            around.kind == "indirect"
            and (around.verb or "").split(" ")[0] in terms_of("establishing")
            and any(map(self.negations, around.cue))
            and not any(view.tag[view.range_of(span)[0]].startswith("W") for span in around.content)
        )

    def _bearing(self, span: Span, kind: ClassName, terms: Sequence[ContentTerm]) -> list[Span]:
        """Words of a class in a clause under whose verb one of the terms stands."""
        found = []
        for word in starting_within(self.words, span, kind):
            low, high = self._view.subtree(self._above(word.token))
            start, end = self._view.span(low, high)
            if any(start <= term.start < end for term in terms):
                found.append(Span(word.start, word.end))
        return found

    def _above(self, token: int) -> int:
        """The verb that a word belongs to: itself, or what it hangs on."""
        view = self._view
        return token if view.tag[token].startswith("VB") and view.lemma(token) != "be" else view.head[token]

    def negations(self, span: Span) -> list[Span]:
        """The words of a clause that turn it into its contrary."""
        return [Span(word.start, word.end) for word in starting_within(self.words, span, "negation")]

    def _bears_on(self, item: Evidence, terms: Sequence[ContentTerm]) -> bool:
        """Whether what a hedge weakens holds one of the terms; before a noun it weakens no more than that."""
        scopes = [span for name, span in item.parts if name == "scope"]
        view, known = self._view, {term.start for term in terms}
        low, high = view.range_of(Span(item.start, item.end))
        if high - low == 1 and view.dep[low] == "amod":
            noun = view.head[low]
            scopes = scopes or [view.span(*view.subtree(noun))]
            # "Against the expected 2 percent": another figure than the one that is told.
            if any(view.dep[at] == "nummod" and view.tokens.start[at] not in known for at in view.children(noun)):
                return False
        return not scopes or any(scope.start <= term.start < scope.end for scope in scopes for term in terms)

    @staticmethod
    def _within(found: Sequence[Evidence], span: Span) -> Sequence[Evidence]:
        first = bisect_left(found, span.start, key=lambda item: item.start)
        return found[first : bisect_left(found, span.end, key=lambda item: item.start)]

    def _around(self, telling: Sequence[ContentTerm]) -> Attribution | _Quoted | None:
        """Who says most of the telling words of a clause; None where the outlet does."""
        if not telling:
            return None
        by: dict[int, int] = {}
        known: dict[int, Attribution | _Quoted] = {}
        total = 0
        for term in telling:
            found = self._at(term.start)
            if found is not None:
                total += 1
                key = id(found) if isinstance(found, Attribution) else 0
                by[key] = by.get(key, 0) + 1
                known.setdefault(key, found)
        if total <= _MOSTLY * len(telling):
            return None
        return known[max(by, key=lambda key: by[key])]

    def _at(self, offset: int) -> Attribution | _Quoted | None:
        voice = voice_at(self._parsed.voices, offset, offset + 1)
        if voice not in ("direct", "indirect"):
            return None
        last = bisect_left(self._said, offset + 1, key=lambda item: item[0].start)
        for at in range(last - 1, max(-1, last - 9), -1):
            span, found = self._said[at]
            if span.start <= offset < span.end:
                return found
        return _Quoted() if voice == "direct" else None

    def is_cue(self, offset: int) -> bool:
        """Whether a place is part of who says something, or of the verb of saying."""
        at = bisect_left(self._cues, (offset + 1,)) - 1
        return any(span.start <= offset < span.end for span in self._cues[max(0, at - 2) : at + 1])

    def _denied(self, span: Span, around: Attribution | _Quoted | None) -> tuple[Span, ...]:
        """The verb by which somebody says that the clause is not so."""
        if isinstance(around, Attribution) and around.verb in terms_of("denial") | terms_of("rejection"):
            return self._words_of(around)
        for word in starting_within(self.words, span, "denial"):
            if self._view.tag[word.token].startswith("VB"):
                return (Span(word.start, word.end),)
        return ()

    def _words_of(self, around: Attribution | _Quoted | None) -> tuple[Span, ...]:
        if not isinstance(around, Attribution):
            return ()
        return tuple(sorted({*around.cue, *around.source[:1]}))


class _Quoted(NamedTuple):
    """Words in quotation marks that are credited to nobody in particular."""


def _is_hedge(item: Evidence) -> bool:
    return item.kind not in _NO_DOUBT and item.rule.partition(" (")[0] not in _NO_HEDGE and not _is_crowd(item)


def _is_crowd(item: Evidence) -> bool:
    """ "Critics say": that tells who, not how surely."""
    return item.kind == "weasel" and "expected" not in item.rule


def _is_said(view: View, item: Attribution) -> bool:
    """Whether somebody says its content, in words that are no act of their own ("urged the crew to leave")."""
    if item.cue_class != "speech" or not (item.source or item.speaker):
        return False
    if item.cue and not any(_is_verbal(view, span) for span in item.cue):
        return False  # "the announcement comes in spring": who announced it is no matter of how sure it is
    if item.kind != "indirect":
        return True
    # "found a new hall": a mere thing is no statement of anybody's.
    states = any(view.tag[at].startswith(("VB", "MD")) for span in item.content for at in range(*view.range_of(span)))
    return states and (item.verb or "").split(" ")[0] not in terms_of("act")


def _is_verbal(view: View, cue: Span) -> bool:
    """Whether a cue holds a verb or a preposition, as "according to" does."""
    return any(view.tag[at].startswith(("VB", "IN")) for at in range(*view.range_of(cue)))
