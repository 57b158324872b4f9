"""Where each document tells what several of them tell, and how many of its words it spends on it."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from framing.compare.coverage.coverage import Story
from framing.measure.counts import body
from framing.model import Coverage, Emphasis, Parsed, Place, Position, SourceRow

_QUARTER = 0.25
_LEDE = 3  # sentences of a first paragraph with which a text opens; some have one paragraph
_ONE_FACT = 0.65  # of each of two sentences the other must tell so much before they are one fact
_BEFORE = 0.4  # share of what the tellings of a fact have in common that an earlier sentence has if it tells it already
_HEADLINE = 0.5  # share of a headline's telling weight that a sentence must have to be what the headline tells

Key = tuple[int, int]  # document, index of a sentence


def emphasis(
    documents: Sequence[Parsed], story: Story, coverage: Sequence[Coverage], sources: Sequence[SourceRow]
) -> tuple[Emphasis, ...]:
    """The facts that at least two documents tell and the sources that at least two credit.

    A fact is one sentence in each of its documents, each the counterpart of another. Facts come first, as they stand
    in the texts, then sources, as in their table.
    """
    layouts = [_ArticleParts(parsed) for parsed in documents]
    facts = sorted((_fact(documents, story, layouts, group) for group in _groups(documents, coverage)), key=_order)
    return (*facts, *(_source(layouts, row) for row in sources if sum(map(bool, row.sentences)) > 1))


class _ArticleParts:
    """One document's parts: headline, lede (of the first paragraph), first quarter (of its words) and tail."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        rows = body(parsed)
        words = [word.start for word in parsed.words if parsed.sentences[word.sentence].kind == "body"]
        self._words = words
        first = parsed.sentences[rows[0]].zone if rows else -1
        self.lede = frozenset(row for row in rows[:_LEDE] if parsed.sentences[row].zone == first)
        self.quarter = words[math.ceil(len(words) * _QUARTER) - 1] if words else 0
        self.headlines = tuple(n for n, sentence in enumerate(parsed.sentences) if sentence.kind == "headline")

    def part(self, sentence: int) -> Position:
        found = self.parsed.sentences[sentence]
        if found.kind == "headline":
            return "headline"
        if sentence in self.lede:
            return "lede"
        return "first quarter" if found.start <= self.quarter else "tail"

    def words(self, start: int, end: int) -> int:
        return bisect_left(self._words, end) - bisect_left(self._words, start)

    def share(self, words: int) -> float:
        return round(words / len(self._words), 4) if self._words else 0.0


def _groups(documents: Sequence[Parsed], coverage: Sequence[Coverage]) -> Iterator[dict[int, int]]:
    """Sentences that are each other's counterparts, joined from the surest pair on, one of a document at most."""
    scores = {
        ((item.document, item.sentence), (other.document, sentence)): other.score
        for item in coverage
        for other in item.counterparts
        if other.found and other.start is not None and other.end is not None
        for sentence in _within(documents[other.document], other.start, other.end)
    }
    mutual = [
        (scores[one, two] + scores[two, one], one, two)
        for one, two in scores
        if one < two and (two, one) in scores and min(scores[one, two], scores[two, one]) >= _ONE_FACT
    ]
    members: dict[Key, dict[int, int]] = {}
    for _, one, two in sorted(mutual, key=lambda item: (-item[0], *_words_of(documents, item[1], item[2]))):
        first, second = members.get(one, dict([one])), members.get(two, dict([two]))
        if first is second or first.keys() & second.keys():
            continue
        joined = first | second
        members.update((key, joined) for key in joined.items())
    seen: set[int] = set()
    for group in members.values():
        if id(group) not in seen:
            seen.add(id(group))
            yield group


def _words_of(documents: Sequence[Parsed], *keys: Key) -> list[str]:
    """Equally sure pairs are told apart by their words, never by the order of the documents."""
    texts = []
    for document, sentence in keys:
        found = documents[document].sentences[sentence]
        texts.append(documents[document].document.text[found.start : found.end])
    return sorted(texts)


def _within(parsed: Parsed, start: int, end: int) -> range:
    first = bisect_left(parsed.sentences, start, key=lambda sentence: sentence.start)
    last = bisect_left(parsed.sentences, end, key=lambda sentence: sentence.start)
    return range(first, last)


def _fact(
    documents: Sequence[Parsed], story: Story, layouts: Sequence[_ArticleParts], group: Mapping[int, int]
) -> Emphasis:
    places: list[Place | None] = [None] * len(documents)
    parts: list[Position | None] = [None] * len(documents)
    words = [0] * len(documents)
    for document, index in group.items():
        sentence = documents[document].sentences[index]
        places[document] = Place(document, sentence.start, sentence.end)
        heads = any(_tells(story, document, index, headline) for headline in layouts[document].headlines)
        earlier = _told_before(story, group, document, index)
        parts[document] = "headline" if heads else layouts[document].part(index if earlier is None else earlier)
        words[document] = layouts[document].words(sentence.start, sentence.end)
    # The shortest telling stands for the fact; of equally short ones, the first in the alphabet.
    texts = [documents[place.document].document.text[place.start : place.end] for place in places if place]
    about = min((" ".join(text.split()) for text in texts), key=lambda text: (len(text), text))
    return _emphasis("fact", about, places, parts, words, layouts)


def _tells(story: Story, document: int, sentence: int, headline: int) -> bool:
    """Whether a headline is about what a sentence tells."""
    told = story.told[document]
    value = story.value(told.terms[headline])
    there = told.sentences[sentence].stems
    total = math.fsum(value.values())
    return total > 0 and math.fsum([v for stem, v in value.items() if stem in there]) >= _HEADLINE * total


def _told_before(story: Story, group: Mapping[int, int], document: int, index: int) -> int | None:
    """The first sentence of the body that has most of what the tellings of a fact have in common, if one does."""
    told = [story.told[side].sentences[at].stems for side, at in group.items()]
    value: dict[str, float] = {}
    for side, at in group.items():
        value |= story.value(story.told[side].terms[at])
    common = {word: value[word] for word in value if sum(story.has(stems, word) for stems in told) > 1}
    total = math.fsum(common.values())
    had = story.shares(document, common)
    earlier = (row for row in story.told[document].body if row < index and had[row] >= _BEFORE * total)
    return next(earlier, None) if total > 0 else None


def _source(layouts: Sequence[_ArticleParts], row: SourceRow) -> Emphasis:
    places: list[Place | None] = [None] * len(layouts)
    parts: list[Position | None] = [None] * len(layouts)
    introduced = {place.document: place for place in row.introduced}
    for document, layout in enumerate(layouts):
        if not row.sentences[document]:
            continue
        places[document] = introduced.get(document)
        named = any(_named(layout.parsed, row.speakers[document], headline) for headline in layout.headlines)
        parts[document] = "headline" if named else layout.part(row.sentences[document][0])
    return _emphasis("source", row.name, places, parts, row.words, layouts)


def _named(parsed: Parsed, speaker: str | None, sentence: int) -> bool:
    found = parsed.sentences[sentence]
    return any(
        found.start <= mention.start < found.end
        for item in parsed.speakers
        if item.id == speaker
        for mention in item.mentions
    )


def _emphasis(
    kind: str,
    about: str,
    places: Sequence[Place | None],
    parts: Sequence[Position | None],
    words: Sequence[int],
    layouts: Sequence[_ArticleParts],
) -> Emphasis:
    shares = tuple(layout.share(count) for layout, count in zip(layouts, words, strict=True))
    return Emphasis(kind, about, tuple(places), tuple(parts), tuple(words), shares)


def _order(item: Emphasis) -> tuple[float, str]:
    """By how far down the texts it stands on the average."""
    starts = [place.start for place in item.places if place]
    return sum(starts) / len(starts), item.about
