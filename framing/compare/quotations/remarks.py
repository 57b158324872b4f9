"""What somebody is given as saying in one document, cut into pieces that can be laid beside each other."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from framing.compare.terms.content_terms import CONTENT, ContentTerm, terms, within
from framing.lexicons.closed_lists import word_list
from framing.model import Parsed, Place, Quotation, Sentence, Span

_ELLIPSIS = re.compile(r"\.\s?\.\s?\.(?:\s?\.)?|…")
_INSERTED = re.compile(r"\[[^\[\]]{0,80}\]|\([^()]{0,80}\)")  # a reporter's words inside a quotation
_LEAST_REPORTED = 3  # telling words a piece of reported speech needs before it is compared
_BEFORE = 25  # characters before a quotation in which the word that leads to a title stands
_SOURCE_WINDOW = 12  # contents looked at for a quotation's speaker; they are sorted, so a few neighbours do


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence of a quotation, or one stretch of reported speech.

    ``quotation`` numbers the quotation it is part of (None for reported speech) and ``piece`` its place there.
    """

    document: int
    start: int
    end: int
    quotation: int | None
    piece: int
    last: bool  # the last piece of its quotation
    marks: Span | None  # the quotation with its marks
    scare: bool
    speaker: str | None  # id
    attributed: bool
    terms: tuple[ContentTerm, ...]

    @property
    def place(self) -> Place:
        return Place(self.document, self.start, self.end)

    @property
    def quoted(self) -> bool:
        return self.quotation is not None

    @property
    def telling(self) -> int:
        """How many of its words are no function words."""
        return sum(term.force >= CONTENT for term in self.terms)


def extent(first: Remark, last: Remark) -> Place:
    """From one piece of a quotation to another; all of the pieces take the quotation marks with them."""
    if first.piece == 0 and last.last and first.marks is not None:
        return Place(first.document, *first.marks)
    return Place(first.document, first.start, last.end)


def remarks(number: int, parsed: Parsed, every: Sequence[ContentTerm] | None = None) -> tuple[Remark, ...]:
    """The pieces of the body's quotations and of its reported speech, in order of the text.

    ``every`` are the document's terms, where they are known already.
    """
    every = terms(parsed) if every is None else every
    said = sorted(
        (
            (span.start, span.end, attribution.speaker)
            for attribution in parsed.attributions
            if attribution.cue_class == "speech"
            for span in attribution.content
        ),
        key=lambda item: (item[0], item[1], item[2] or ""),  # one content may be claimed with and without a speaker
    )
    named = sorted((mention.start, speaker.id) for speaker in parsed.speakers for mention in speaker.mentions)
    quotations = in_body(parsed)
    found = [
        piece
        for index, quotation in enumerate(quotations)
        if not _is_title(within(every, *quotation.inner), parsed, quotation.start, _speaker(said, quotation.inner)[1])
        for piece in _quoted(number, parsed, every, (said, named), index, quotation)
    ]
    found.extend(_reported(number, parsed, every, said, quotations))
    return tuple(sorted(found, key=lambda remark: (remark.start, remark.end)))


def in_body(parsed: Parsed) -> list[Quotation]:
    """The quotations that are counted: those of the body."""
    return [quotation for quotation in parsed.quotations if _in_body(parsed, quotation.start)]


def _quoted(
    number: int,
    parsed: Parsed,
    every: Sequence[ContentTerm],
    spoken: tuple[Sequence[tuple[int, int, str | None]], Sequence[tuple[int, str]]],
    index: int,
    quotation: Quotation,
) -> Iterator[Remark]:
    said, named = spoken
    spans = [span for span in _pieces(parsed, quotation.inner) if within(every, *span)]
    for piece, span in enumerate(spans):
        speaker, attributed = _speaker(said, span)
        speaker = speaker or (None if attributed else _mentioned(parsed, named, span))
        last = piece == len(spans) - 1
        whole = Span(quotation.start, quotation.end)
        start, end = whole if piece == 0 and last else span
        inserted = [match.span() for match in _INSERTED.finditer(parsed.document.text, span.start, span.end)]
        kept = tuple(
            term for term in within(every, *span) if not any(first <= term.start < last for first, last in inserted)
        )
        if kept:
            yield Remark(number, start, end, index, piece, last, whole, quotation.scare, speaker, attributed, kept)


def _pieces(parsed: Parsed, inner: Span) -> list[Span]:
    """A quotation's sentences, cut further where words were left out."""
    text = parsed.document.text
    cuts = {inner.start, inner.end}
    first = max(0, bisect_right(parsed.sentences, inner.start, key=_start) - 1)
    for sentence in parsed.sentences[first : bisect_left(parsed.sentences, inner.end, key=_start)]:
        cuts.update(at for at in (sentence.start, sentence.end) if inner.start < at < inner.end)
    cuts.update(match.end() for match in _ELLIPSIS.finditer(text, inner.start, inner.end) if match.end() < inner.end)
    edges = sorted(cuts)
    found = []
    for start, end in pairwise(edges):
        printed = text[start:end]
        start += len(printed) - len(printed.lstrip())
        if printed.strip():
            found.append(Span(start, start + len(printed.strip())))
    return found


def _reported(
    number: int,
    parsed: Parsed,
    every: Sequence[ContentTerm],
    said: Sequence[tuple[int, int, str | None]],
    quotations: Sequence[Quotation],
) -> Iterator[Remark]:
    """Contents without quotation marks, what stands in marks cut out of them; each stretch once."""
    begins = [quotation.start for quotation in quotations]
    reached = 0
    for start, end, speaker in said:
        if start < reached or not _in_body(parsed, start):
            continue
        reached = end
        at = start
        for quotation in quotations[max(0, bisect_right(begins, start) - 1) :]:
            if quotation.start >= end:
                break
            yield from _stretch(number, parsed, every, at, min(quotation.start, end), speaker)
            at = max(at, quotation.end)
        yield from _stretch(number, parsed, every, at, end, speaker)


def _stretch(
    number: int, parsed: Parsed, every: Sequence[ContentTerm], start: int, end: int, speaker: str | None
) -> Iterator[Remark]:
    found = within(every, start, end) if start < end else ()
    if found:
        remark = Remark(number, found[0].start, found[-1].end, None, 0, False, None, False, speaker, True, found)
        if remark.telling >= _LEAST_REPORTED:
            yield remark


def _is_title(found: Sequence[ContentTerm], parsed: Parsed, start: int, attributed: bool) -> bool:
    """A title or a name in quotation marks, which nobody said.

    Every word of three or more has a capital; or every telling word has one and nobody is given as its origin, or
    it stands where titles stand ("on the network’s “Harbour Week”").
    """

    def capitals(some: Sequence[ContentTerm]) -> bool:
        return all(parsed.document.text[term.start : term.start + 1].isupper() for term in some)

    if capitals(found) and len(found) > 2:
        return True
    telling = [term for term in found if term.force >= CONTENT] or found
    if not capitals(telling):
        return False
    before = parsed.document.text[max(0, start - _BEFORE) : start].split()
    word = before[-1] if before else ""
    return (
        not attributed
        or word.casefold() in word_list("story_words", "before a title in marks")
        or word.endswith(("’s", "'s"))
        or (word[:1].isupper() and word.isalpha())
    )


def _speaker(said: Sequence[tuple[int, int, str | None]], span: Span) -> tuple[str | None, bool]:
    """The speaker of the innermost content that covers most of the span, and whether there is such a content at all."""
    best: tuple[int, int] = (0, 0)
    speaker: str | None = None
    attributed = False
    stop = bisect_left(said, span.end, key=lambda item: item[0])
    for begin, finish, who in said[max(0, stop - _SOURCE_WINDOW) : stop]:
        shared = min(span.end, finish) - max(span.start, begin)
        attributed = attributed or shared > 0
        # "Reuters reports that Holm said …": both contents hold the words, the inner one's source said them.
        if shared > 0 and who is not None and (shared, begin - finish) > best:
            best, speaker = (shared, begin - finish), who
    return speaker, attributed


def _mentioned(parsed: Parsed, named: Sequence[tuple[int, str]], span: Span) -> str | None:
    """Whom the sentence names first, where words in quotation marks have no reporting verb of their own."""
    at = bisect_right(parsed.sentences, span.start, key=_start) - 1
    if at < 0:
        return None
    place = bisect_left(named, (parsed.sentences[at].start, ""))
    return named[place][1] if place < len(named) and named[place][0] < parsed.sentences[at].end else None


def _in_body(parsed: Parsed, start: int) -> bool:
    at = bisect_right(parsed.sentences, start, key=_start) - 1
    return at >= 0 and parsed.sentences[at].kind == "body" and start < parsed.sentences[at].end


def _start(sentence: Sentence) -> int:
    return sentence.start
