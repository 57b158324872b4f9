"""The sentences that one document prints and another does not tell: which to show."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from framing.compare.coverage.clauses import LEAST, Clause
from framing.compare.coverage.coverage import Story, Told
from framing.compare.opening import stands_alone
from framing.compare.publication import is_older
from framing.compare.terms.content_terms import ContentTerm
from framing.model import Counterpart, Place, Uncovered

# Score below which a sentence has no counterpart: so found readers of annotated events nine times in ten. From here to
# the floor from which one is shown, part of it is told in other words as often as not.
SURELY = 0.15
# What is shown by itself as told in one article alone has to be surer: of passages that were shown from SURELY on,
# readers found a part told in one of five; below this, and with fewer of its words in one sentence, in one of eight.
_SHOWN_BELOW = 0.1
_AT_ONCE = 0.4
SHOWN = 32  # passages shown in all, shared out among the documents in which they have no counterpart
_TOLD = 0.5  # what a word that the other document does print takes off a passage's worth
_LOOKS = 30  # passages looked at closely for each document


class _Run(NamedTuple):
    """Some neighbouring clauses of one sentence."""

    document: int
    sentence: int
    clauses: tuple[Clause, ...]

    @property
    def first(self) -> int:
        return self.clauses[0].start

    @property
    def last(self) -> int:
        return self.clauses[-1].end

    @property
    def terms(self) -> tuple[ContentTerm, ...]:
        return tuple(term for clause in self.clauses for term in clause.terms)


def unmatched(story: Story) -> tuple[Uncovered, ...]:
    """For each document, the most telling passages of the others that have no counterpart in it, as they stand.

    A passage is worth the more, the more weight its words have that the document nowhere prints, the less it says
    besides, and the more of the other documents tell it. The worthiest comes first.
    """
    ranked = sorted(_ranked(story))
    room = dict.fromkeys(range(len(story.told)), SHOWN // len(story.told))
    looks = _LOOKS * len(story.told)
    chosen: list[tuple[_Run, tuple[int, ...]]] = []
    for _, _, lacking, run in ranked:
        if not looks or not any(room.values()):
            break
        if not room[lacking] or any((run.document, run.sentence) == (c.document, c.sentence) for c, _ in chosen):
            continue
        looks -= 1
        found = story.counterparts(run.document, run.sentence)
        could = [item for item in found if not _is_older(story, item.document, run.document)]
        absent = tuple(item.document for item in could if _is_alone(story, run, item))
        if lacking not in absent or not all(room[other] for other in absent) or _is_told(found, chosen):
            continue
        chosen.append((run, absent))
        for other in absent:
            room[other] -= 1
    return tuple(_passage(story.told[run.document], run, absent) for run, absent in chosen)


def _is_alone(story: Story, run: _Run, item: Counterpart) -> bool:
    if item.found or item.score >= _SHOWN_BELOW:
        return False
    return story.at_once(item.document, story.told[run.document].terms[run.sentence]) < _AT_ONCE


def _is_older(story: Story, one: int, than: int) -> bool:
    return is_older(story.told[one].parsed.document, story.told[than].parsed.document)


def _ranked(story: Story) -> Iterator[tuple[float, str, int, _Run]]:
    """Every run of clauses for every document that might lack it, its worth negated so that the best sort first.

    Equally worthy ones are told apart by their words, never by the order of the documents.
    """
    for document, told in enumerate(story.told):
        # What an older text could not know, it does not lack.
        others = [other for other in story.others(document) if not _is_older(story, other, document)]
        for sentence in told.body:
            for run in _runs(told, document, sentence):
                terms = run.terms
                value = story.value(terms)
                total = math.fsum(value.values())
                novel = {
                    other: math.fsum([v for stem, v in value.items() if stem not in story.told[other].stems])
                    for other in others
                }
                words = " ".join(term.stem for term in terms)
                for other in others:
                    worth = novel[other] - _TOLD * (total - novel[other])
                    if worth > 0:
                        elsewhere = sum(1 - novel[third] / total for third in others if third != other)
                        yield -worth * (1 + elsewhere), words, other, run


def _runs(told: Told, document: int, sentence: int) -> Iterator[_Run]:
    """The sentence, where it can stand alone: half of one, or one about "they", tells a reader nothing."""
    run = _Run(document, sentence, told.clauses[sentence])
    if sum(clause.telling for clause in run.clauses) >= LEAST and stands_alone(told.parsed, sentence):
        yield run


def _is_told(found: Sequence[Counterpart], chosen: Sequence[tuple[_Run, tuple[int, ...]]]) -> bool:
    """The passage's counterpart in another document has been chosen already."""
    return any(
        run.document == item.document and item.start is not None and item.end is not None
        and run.first < item.end and item.start < run.last
        for item in found
        if item.found
        for run, _ in chosen
    )  # fmt: skip


def _passage(told: Told, run: _Run, absent: tuple[int, ...]) -> Uncovered:
    sentence = told.parsed.sentences[run.sentence]
    printed = told.parsed.document.text[sentence.start : sentence.end]
    return Uncovered(" ".join(printed.split()), Place(run.document, sentence.start, sentence.end), absent)
