"""Document → Parsed: sentences, words and the parse, in offsets of the verbatim text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framing.language import sentences as sentence_splitter
from framing.language import syllables, words
from framing.language.pipeline import Pipeline, columns
from framing.language.prose import Prose, prose
from framing.model import Document, Parsed, Sentence, Tokens, VoiceSpan, Word

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

PROSE_KINDS = ("body", "headline", "caption")  # zones that are language; the others are only labelled
_BEGINS = 3  # the parser's IOB code of a token that begins an entity
_PIECE = 6000  # characters parsed at once: bounds memory on text without paragraphs or full stops


class _Paragraph(NamedTuple):
    """One zone of prose with its sentences and words in offsets of ``prose.text``."""

    zone: int
    prose: Prose
    sentences: list[tuple[int, int]]
    words: list[tuple[int, int]]
    pieces: list[tuple[int, int]]


def parse(documents: Iterable[Document], pipeline: Pipeline) -> Iterator[Parsed]:
    """Parse documents as one stream, so that short ones share a batch.

    Quotations, attributions, speakers and voices are still empty: framing.language.understand fills them.
    """
    waiting: list[tuple[Document, list[_Paragraph]]] = []

    def pieces() -> Iterator[Doc]:
        for document in documents:
            paragraphs = _paragraphs(document)
            waiting.append((document, paragraphs))
            for paragraph in paragraphs:
                starts = [start for start, _ in paragraph.sentences]
                for start, end in paragraph.pieces:
                    inside = starts[bisect_right(starts, start) : bisect_right(starts, end - 1)]
                    yield pipeline.make(paragraph.prose.text[start:end], [s - start for s in inside])

    parsed_pieces = pipeline.run(pieces())
    # The parser reads ahead by a batch, so a document is known here at the latest when its first piece comes back.
    done = 0
    for doc in parsed_pieces:
        while not any(paragraph.pieces for paragraph in waiting[done][1]):
            yield _assemble(*waiting[done], [])
            done += 1
        document, paragraphs = waiting[done]
        need = sum(len(paragraph.pieces) for paragraph in paragraphs)
        docs = [doc, *(next(parsed_pieces) for _ in range(need - 1))]
        yield _assemble(document, paragraphs, docs)
        waiting[done] = (document, [])
        done += 1
    for document, paragraphs in waiting[done:]:
        yield _assemble(document, paragraphs, [])


def outline(document: Document) -> tuple[tuple[Sentence, ...], tuple[Word, ...]]:
    """A document's sentences (which bound no tokens yet) and words: all that needs no parser."""
    sentences: list[Sentence] = []
    found: list[Word] = []
    for paragraph in _paragraphs(document):
        found += _words(paragraph, len(sentences))
        kind = document.zones[paragraph.zone].kind
        spans = (paragraph.prose.span(start, end) for start, end in paragraph.sentences)
        sentences += [Sentence(*span, paragraph.zone, kind, 0, 0) for span in spans]
    return tuple(sentences), tuple(found)


def _paragraphs(document: Document) -> list[_Paragraph]:
    found = []
    for index, zone in enumerate(document.zones):
        if zone.kind in PROSE_KINDS:
            text = prose(document, zone)
            if text.text:
                spans = sentence_splitter.split(text.text)
                found.append(_Paragraph(index, text, spans, words.find(text.text), _pieces(text.text, spans)))
    return found


def _pieces(text: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of at most _PIECE characters, cut between sentences, else at a space, else anywhere."""
    cuts = [0]
    starts = [start for start, _ in sentences]
    while len(text) - cuts[-1] > _PIECE:
        limit = cuts[-1] + _PIECE
        at = bisect_right(starts, limit) - 1
        cut = starts[at] if at >= 0 and starts[at] > cuts[-1] else text.rfind(" ", cuts[-1], limit) + 1
        cuts.append(cut if cut > cuts[-1] else limit)
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True)) if text else []


def _assemble(document: Document, paragraphs: list[_Paragraph], docs: list[Doc]) -> Parsed:
    sentences: list[Sentence] = []
    found_words: list[Word] = []
    columns_ = _Columns()
    queue = iter(docs)
    for paragraph in paragraphs:
        text, base = paragraph.prose, len(sentences)
        starts = [start for start, _ in paragraph.sentences]
        found_words += _words(paragraph, base)
        first = len(columns_.text)
        for start, _ in paragraph.pieces:
            columns_.add(next(queue), text, start, base, starts)
        at = first
        kind = document.zones[paragraph.zone].kind
        for offset, (start, end) in enumerate(paragraph.sentences):
            begin = at
            while at < len(columns_.text) and columns_.sentence[at] == base + offset:
                at += 1
            sentences.append(Sentence(*text.span(start, end), paragraph.zone, kind, begin, at))
    return Parsed(
        document=document,
        sentences=tuple(sentences),
        words=tuple(found_words),
        tokens=columns_.tokens(),
        quotations=(),
        attributions=(),
        speakers=(),
        voices=(VoiceSpan(0, len(document.text), "outside"),) if document.text else (),
    )


def _words(paragraph: _Paragraph, base: int) -> Iterator[Word]:
    """The paragraph's words in verbatim offsets; ``base`` is the index of its first sentence."""
    text, offsets = paragraph.prose
    sentence, ends = base, [end for _, end in paragraph.sentences]
    for start, end in paragraph.words:
        while start >= ends[sentence - base]:
            sentence += 1
        yield Word(offsets[start], offsets[end - 1] + 1, sentence, *syllables.count(text[start:end]))


class _Columns:
    """Grows the token columns of one document piece by piece."""

    def __init__(self) -> None:
        self.start: list[int] = []
        self.end: list[int] = []
        self.text: list[str] = []
        self.tag: list[str] = []
        self.dep: list[str] = []
        self.head: list[int] = []
        self.entity: list[str] = []
        self.entity_begins: list[bool] = []
        self.sentence: list[int] = []

    def add(self, doc: Doc, text: Prose, start: int, base: int, starts: list[int]) -> None:
        """Append the tokens of ``doc``, which begins at ``start`` of the paragraph's prose; spaces are no tokens."""
        values, texts = columns(doc)
        spaces = [i for i, token in enumerate(texts) if token.isspace()]
        rows = np.arange(len(texts))
        heads = rows + values[:, 4].view(np.int64)
        if spaces:
            rows = np.delete(rows, spaces)
            texts = [texts[i] for i in rows]
            # Dropping tokens shifts the indices of those behind; a token whose head is dropped becomes a root.
            place = np.full(len(values), -1)
            place[rows] = np.arange(len(rows))
            heads = place[heads[rows]]
            heads = np.where(heads < 0, np.arange(len(rows)), heads)
            values = values[rows]
        if not texts:
            return
        at = values[:, 0].astype(np.int64) + start
        last = at + values[:, 1].astype(np.int64) - 1
        self.start += text.at(at)
        self.end += [offset + 1 for offset in text.at(last)]
        self.text += texts
        self.head += (heads + len(self.tag)).tolist()
        for column, codes in ((self.tag, 2), (self.dep, 3), (self.entity, 5)):
            column += _named(values[:, codes].tolist(), doc.vocab.strings)
        self.entity_begins += (values[:, 6] == _BEGINS).tolist()
        self.sentence += (np.maximum(np.searchsorted(starts, at, side="right") - 1, 0) + base).tolist()

    def tokens(self) -> Tokens:
        return Tokens(
            start=tuple(self.start),
            end=tuple(self.end),
            text=tuple(self.text),
            lower=tuple(token.lower() for token in self.text),
            tag=tuple(self.tag),
            dep=tuple(self.dep),
            head=tuple(self.head),
            entity=tuple(self.entity),
            entity_begins=tuple(self.entity_begins),
            sentence=tuple(self.sentence),
        )


def _named(codes: list[int], strings: StringStore) -> list[str]:
    names = {code: strings[code] if code else "" for code in dict.fromkeys(codes)}
    return [names[code] for code in codes]
