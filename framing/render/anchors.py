"""What things are called on the page: letters of documents, keys of paragraphs, sentences and marks, and their anchors.

===========  ======================  ==============================================
A            first document
A¶4          its fourth body zone    ``#A-p4``
A-s7         its seventh sentence    ``#A-s7`` in the text, ``#row-A-s7`` in the table
A-H1         its first hedge         ``#A-H1`` in the text, ``#row-A-H1`` in the ledger
===========  ======================  ==============================================
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from framing.measure.counts import body, body_rows
from framing.model import Mark, Profile

LETTERS = "ABCDEF"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere on the page."""

    text: str
    anchor: str  # id of the target, without "#"


@dataclass(frozen=True, slots=True)
class Marked:
    """One piece of evidence that is marked in the text and numbered in a ledger."""

    evidence: int  # index into Profile.evidence
    mark: Mark
    number: int
    key: str  # "A-H1"

    @property
    def row(self) -> str:
        """Anchor of its row in the ledger."""
        return f"row-{self.key}"


@dataclass(frozen=True, slots=True)
class Anchors:
    """The names of one document's parts. All evidence is known by its index in the profile."""

    letter: str
    profile: Profile
    paragraphs: tuple[int, ...]  # indices of the body zones, in order
    sentences: tuple[int, ...]  # indices of the body sentences, in order
    rows: Mapping[int, int]  # the other way round: index of a body sentence → its number from 0
    evidence_rows: tuple[int | None, ...]  # for each evidence, the number of its body sentence from 0
    marked: Mapping[int, Marked]  # by index of the evidence

    def paragraph(self, position: int) -> Link:
        """The paragraph at ``position``, or the nearest one before it; the document itself when there is none."""
        zones = self.profile.parsed.document.zones
        at = bisect_right(self.paragraphs, position, key=lambda index: zones[index].start)
        if at == 0:
            return Link(self.letter, f"{self.letter}-text")
        return Link(f"{self.letter}¶{at}", f"{self.letter}-p{at}")

    def zone_link(self, zone: int) -> Link | None:
        """Key and anchor of a body zone; None for the other kinds."""
        at = bisect_right(self.paragraphs, zone)
        if at == 0 or self.paragraphs[at - 1] != zone:
            return None
        return Link(f"{self.letter}{at}", f"{self.letter}-p{at}")

    def row_at(self, position: int) -> int | None:
        """Number (from 0) of the body sentence at ``position``, or None outside the body."""
        sentences = self.profile.parsed.sentences
        at = bisect_right(self.sentences, position, key=lambda index: sentences[index].start) - 1
        return at if at >= 0 and position < sentences[self.sentences[at]].end else None

    def sentence(self, row: int) -> Link:
        """Body sentence number ``row`` (from 0) in the table of sentences."""
        return Link(f"{self.letter}-s{row + 1}", f"row-{self.letter}-s{row + 1}")

    def words(self, evidence: Iterable[int]) -> str:
        """Anchor, in the text, of the first of ``evidence``: its mark, else its sentence; "" where there is none."""
        for index in evidence:
            if index in self.marked:
                return self.marked[index].key
            if (row := self.evidence_rows[index]) is not None:
                return f"{self.letter}-s{row + 1}"
        return ""

    def rows_of(self, sentences: Iterable[int]) -> list[int]:
        """Numbers (from 0) of those of ``sentences`` that are body sentences."""
        return [self.rows[index] for index in sentences if index in self.rows]

    def links(self, evidence: Sequence[int]) -> list[Link]:
        """Where to see ``evidence``: keys of marks as ranges ("H1–H6"), else the sentences it stands in ("s2–s9")."""
        numbers: dict[str, list[int]] = {}
        rows: set[int] = set()
        for index in evidence:
            if index in self.marked:
                found = self.marked[index]
                numbers.setdefault(found.mark.letter, []).append(found.number)
            elif (row := self.evidence_rows[index]) is not None:
                rows.add(row + 1)
        links: list[Link] = []
        for letter, found_numbers in numbers.items():
            links += self._ranges(letter, sorted(set(found_numbers)))
        return links + self._ranges("s", sorted(rows))

    def _ranges(self, letter: str, numbers: Sequence[int]) -> list[Link]:
        links = []
        for first, last in ranges(numbers):
            text = f"{letter}{first}" if first == last else f"{letter}{first}–{letter}{last}"
            links.append(Link(text, f"row-{self.letter}-{letter}{first}"))
        return links


def name(letter: str, profile: Profile, marks: Sequence[Mark]) -> Anchors:
    """Number a document's body paragraphs, body sentences and marked evidence, each in reading order."""
    parsed = profile.parsed
    kinds = {kind: mark for mark in marks for kind in mark.kinds}
    rows = body_rows(parsed, (item.start for item in profile.evidence))
    marked: dict[int, Marked] = {}
    last: dict[str, int] = {}
    for index, (item, row) in enumerate(zip(profile.evidence, rows, strict=True)):
        mark = kinds.get(item.kind)
        if mark is not None and row is not None:
            last[mark.letter] = number = last.get(mark.letter, 0) + 1
            marked[index] = Marked(index, mark, number, f"{letter}-{mark.letter}{number}")
    paragraphs = tuple(index for index, zone in enumerate(parsed.document.zones) if zone.kind == "body")
    sentences = body(parsed)
    numbers = {index: row for row, index in enumerate(sentences)}
    return Anchors(letter, profile, paragraphs, sentences, numbers, rows, marked)


def ranges(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of consecutive numbers in a sorted sequence: [1, 2, 3, 7] → [(1, 3), (7, 7)]."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def slug(key: str) -> str:
    """A measure's key as part of an anchor: letters, digits and hyphens only."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in key)
