"""Who is heard where: one table of sources with a bar a sentence, and the reporting verbs by class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.language.attribution.verbs import stances
from framing.measure.english import counted
from framing.model import Comparison, SourceRow
from framing.render.anchors import Anchors
from framing.render.clean import excerpt, visible
from framing.render.sections.run_strips import boxes

_ROWS = {2: 11, 3: 13, 4: 16, 5: 18, 6: 20}  # sources in the table; the others are named below it
_WIDTHS = {2: 112, 3: 84, 4: 62, 5: 48, 6: 40}  # points of an article's column of bars
_WIDEST = 4.9  # points of a sentence
_HIGH = 8.0
_ROLE = 64  # characters of a source's role
_VERBS = 10  # forms of one class listed per document
_NOBODY = "Nobody credited"


@dataclass(frozen=True, slots=True)
class Barcode:
    """The sentences of one article that one source is credited with, as a path over a line as long as the article."""

    letter: str
    count: str  # "7", an en dash for none
    href: str  # the first of them
    path: str
    open: bool  # drawn as outlines: nobody is credited
    width: float
    title: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the table of sources."""

    anchor: str
    name: str
    role: str
    flag: str  # "anonymous", "vague" or nothing
    cells: tuple[Barcode, ...]


@dataclass(frozen=True, slots=True)
class VerbCell:
    """How many reporting verbs of a class one article has, and which."""

    letter: str
    count: str
    href: str
    forms: str


@dataclass(frozen=True, slots=True)
class VerbClass:
    """One class of reporting verbs."""

    name: str
    meaning: str
    cells: tuple[VerbCell, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """Everything about sources and verbs."""

    lines: tuple[SourceLine, ...]
    rest: str  # sources that the table has no room for
    nobody: SourceLine
    statements: tuple[tuple[str, str], ...]  # letter, what its account rests on
    verbs: tuple[VerbClass, ...]


def voices(comparison: Comparison, names: Sequence[Anchors]) -> Voices:
    """Lay out the sources, those heard most first, and the verbs."""
    ranked = sorted(enumerate(comparison.sources), key=lambda item: (-sum(map(len, item[1].sentences)), item[0]))
    room = _ROWS[len(names)]
    rows = ranked if len(ranked) <= room + 1 else ranked[:room]
    statements = [(each.letter, each.profile.statement) for each in names]
    return Voices(
        lines=tuple(_line(number, row, names) for number, row in rows),
        rest=_rest([row for _, row in ranked[len(rows) :]], names),
        nobody=_nobody(names),
        statements=tuple((letter, visible(said.text)) for letter, said in statements if said),
        verbs=_verbs(names),
    )


def _line(number: int, row: SourceRow, names: Sequence[Anchors]) -> SourceLine:
    width = _WIDTHS[len(names)]
    kind = "" if row.type == "unknown" else row.type
    cells = []
    for side, each in enumerate(names):
        where = sorted(each.rows_of(row.sentences[side]))
        cells.append(
            _barcode(each, where, _first_words(each, row.speakers[side], where), row.name, width=width, hollow=False)
        )
    role = excerpt(row.role or "", _ROLE) or kind
    return SourceLine(f"source-{number + 1}", visible(row.name), role, _flag(row, names), tuple(cells))


def _first_words(names: Anchors, speaker: str | None, rows: Sequence[int]) -> str:
    """The words that credit a source first: its mark in the text, else the sentence."""
    if not rows:
        return ""
    for index, (item, row) in enumerate(zip(names.profile.evidence, names.evidence_rows, strict=True)):
        if item.kind in ("credited", "joint") and item.group == speaker and row in rows:
            return names.words([index])
    return f"{names.letter}-s{rows[0] + 1}"


def _barcode(names: Anchors, rows: Sequence[int], href: str, name: str, *, width: float, hollow: bool) -> Barcode:
    total = len(names.sentences)
    unit = min(_WIDEST, width / (total or 1))
    gap = 0.6 if unit > 2 else 0.0
    inset = 0.3 if hollow else 0.0
    found = [
        (row * unit + inset, 0.8 + inset, max(unit - gap - 2 * inset, 0.3), _HIGH - 1.6 - 2 * inset) for row in rows
    ]
    numbers = ", ".join(str(row + 1) for row in rows)
    title = f"{visible(name)} in {names.letter}: {len(rows)} of {total} sentences" + (f", {numbers}" if rows else "")
    return Barcode(names.letter, str(len(rows) or "–"), href, boxes(found), hollow, round(total * unit, 1), title)


def _nobody(names: Sequence[Anchors]) -> SourceLine:
    cells = []
    for each in names:
        credited = {
            row
            for item, row in zip(each.profile.evidence, each.evidence_rows, strict=True)
            if item.kind == "credited" and row is not None
        }
        rows = [row for row in range(len(each.sentences)) if row not in credited]
        href = f"{each.letter}-s{rows[0] + 1}" if rows else ""
        cells.append(_barcode(each, rows, href, _NOBODY, width=_WIDTHS[len(names)], hollow=True))
    return SourceLine("nobody", _NOBODY, "own voice, or no speaker named", "", tuple(cells))


def _rest(rows: Sequence[SourceRow], names: Sequence[Anchors]) -> str:
    """Sources beyond the table, by name, each with the articles that credit it and how often."""
    told = []
    for row in rows:
        where = ", ".join(
            f"{each.letter} {len(row.sentences[side])}" for side, each in enumerate(names) if row.sentences[side]
        )
        told.append(f"{visible(row.name)} ({where})")
    return f"And {counted(len(rows), 'more source')}: {', '.join(told)}." if told else ""


def _flag(row: SourceRow, names: Sequence[Anchors]) -> str:
    """Whether a document keeps back who the source is, or means nobody in particular."""
    flags = {
        speaker.anonymity
        for id, found in zip(row.speakers, names, strict=True)
        for speaker in found.profile.parsed.speakers
        if speaker.id == id and speaker.anonymity is not None
    }
    return ", ".join(sorted(flags))


def _verbs(names: Sequence[Anchors]) -> tuple[VerbClass, ...]:
    """Reporting verbs by class, in the order of the lexicon, further classes after them by name."""
    prefix = "verb."
    found: dict[str, list[list[int]]] = {}
    for side, item in enumerate(names):
        for index, evidence in enumerate(item.profile.evidence):
            if evidence.kind.startswith(prefix) and index in item.marked:
                stance = evidence.kind.removeprefix(prefix)
                found.setdefault(stance, [[] for _ in names])[side].append(index)
    known = stances()
    order = [*known, *sorted(set(found) - set(known))]
    return tuple(
        VerbClass(
            stance,
            known[stance].told if stance in known else "",
            tuple(_verb_cell(side, indices) for side, indices in zip(names, found[stance], strict=True)),
        )
        for stance in order
        if stance in found
    )


def _verb_cell(names: Anchors, indices: Sequence[int]) -> VerbCell:
    text = names.profile.parsed.document.text
    forms: dict[str, int] = {}
    for index in indices:
        item = names.profile.evidence[index]
        form = excerpt(text[item.start : item.end], 40).lower()
        forms[form] = forms.get(form, 0) + 1
    ordered = sorted(forms.items(), key=lambda pair: -pair[1])
    told = [form if size == 1 else f"{form} ×{size}" for form, size in ordered[:_VERBS]]
    if len(ordered) > _VERBS:
        told.append(f"and {len(ordered) - _VERBS} more")
    href = names.words(indices)
    return VerbCell(names.letter, str(len(indices) or "–"), href, ", ".join(told))
