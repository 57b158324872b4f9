"""Document → Parsed: sentences, words and the parse, in offsets of the verbatim text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framing.language import sentences as sentence_splitter
from framing.language import syllables, words
from framing.language.pipeline import Pipeline, columns
from framing.language.prose import Prose, prose
from framing.model import Document, Parsed, Sentence, Tokens, VoiceSpan, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc

PROSE_KINDS = ("body", "headline", "caption")  # zones that are language; the others are only labelled
_BEGINS = 3  # the parser's IOB code of a token that begins an entity
_HASHES = 1 << 64  # codes are unsigned; as offsets need a sign, they are read with one
_PIECE = 6000  # characters parsed at once: bounds memory on text without paragraphs or full stops


class _ProseZone(NamedTuple):
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
    waiting: list[tuple[Document, list[_ProseZone]]] = []

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


def _paragraphs(document: Document) -> list[_ProseZone]:
    found = []
    for index, zone in enumerate(document.zones):
        if zone.kind in PROSE_KINDS:
            text = prose(document, zone)
            if text.text:
                spans = sentence_splitter.split(text.text)
                found.append(_ProseZone(index, text, spans, words.find(text.text), _pieces(text.text, spans)))
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


def _assemble(document: Document, paragraphs: list[_ProseZone], docs: list[Doc]) -> Parsed:
    tokens = _tokens(paragraphs, docs) if docs else _NONE
    total = sum(len(paragraph.sentences) for paragraph in paragraphs)
    bounds = np.searchsorted(np.array(tokens.sentence, dtype=np.int64), np.arange(total + 1)).tolist()
    sentences: list[Sentence] = []
    found_words: list[Word] = []
    for paragraph in paragraphs:
        found_words += _words(paragraph, len(sentences))
        kind = document.zones[paragraph.zone].kind
        for start, end in paragraph.sentences:
            first, last = bounds[len(sentences) : len(sentences) + 2]
            sentences.append(Sentence(*paragraph.prose.span(start, end), paragraph.zone, kind, first, last))
    return Parsed(
        document=document,
        sentences=tuple(sentences),
        words=tuple(found_words),
        tokens=tokens,
        quotations=(),
        attributions=(),
        speakers=(),
        voices=(VoiceSpan(0, len(document.text), "outside"),) if document.text else (),
    )


def _words(paragraph: _ProseZone, base: int) -> Iterator[Word]:
    """The paragraph's words in verbatim offsets; ``base`` is the index of its first sentence."""
    text, offsets = paragraph.prose
    sentence, ends = base, [end for _, end in paragraph.sentences]
    for start, end in paragraph.words:
        while start >= ends[sentence - base]:
            sentence += 1
        yield Word(offsets[start], offsets[end - 1] + 1, sentence, *syllables.count(text[start:end]))


_NONE = Tokens((), (), (), (), (), (), (), (), (), ())


def _tokens(paragraphs: list[_ProseZone], docs: list[Doc]) -> Tokens:
    """The tokens of a document as columns, from those of its pieces; spaces are no tokens."""
    values, texts, name = columns(docs)
    sizes = [len(doc) for doc in docs]
    begins = np.repeat([start for paragraph in paragraphs for start, _ in paragraph.pieces], sizes)
    owner = np.repeat([n for n, paragraph in enumerate(paragraphs) for _ in paragraph.pieces], sizes)
    heads = np.arange(len(texts)) + values[:, 4]
    spaces = [index for index, text in enumerate(texts) if text.isspace()]
    if spaces:
        rows = np.delete(np.arange(len(texts)), spaces)
        # Dropping tokens shifts the indices of those behind; a token whose head is dropped becomes a root.
        place = np.full(len(texts), -1)
        place[rows] = np.arange(len(rows))
        heads = place[heads[rows]]
        heads = np.where(heads < 0, np.arange(len(rows)), heads)
        texts = [texts[index] for index in rows]
        values, begins, owner = values[rows], begins[rows], owner[rows]
    first = values[:, 0] + begins
    last = first + values[:, 1] - 1
    start: list[int] = []
    end: list[int] = []
    sentence: list[int] = []
    base = low = 0
    for paragraph, high in zip(paragraphs, np.searchsorted(owner, np.arange(len(paragraphs)), "right"), strict=True):
        starts = [begin for begin, _ in paragraph.sentences]
        start += paragraph.prose.at(first[low:high])
        end += paragraph.prose.at(last[low:high])
        sentence += (np.maximum(np.searchsorted(starts, first[low:high], "right") - 1, 0) + base).tolist()
        base, low = base + len(starts), high
    tag, dep, entity = (_named(values[:, column].tolist(), name) for column in (2, 3, 5))
    return Tokens(
        start=tuple(start),
        end=tuple(offset + 1 for offset in end),
        text=tuple(texts),
        lower=tuple(map(str.lower, texts)),
        tag=tag,
        dep=dep,
        head=tuple(heads.tolist()),
        entity=entity,
        entity_begins=tuple((values[:, 6] == _BEGINS).tolist()),
        sentence=tuple(sentence),
    )


def _named(codes: list[int], name: Callable[[int], str]) -> tuple[str, ...]:
    names = {code: name(code % _HASHES) if code else "" for code in dict.fromkeys(codes)}
    return tuple(map(names.__getitem__, codes))
