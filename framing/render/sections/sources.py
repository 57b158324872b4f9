"""Who speaks: the strip of each document's sentences, the table of sources, and the reporting verbs by class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.language.attribution.verbs import stances
from framing.model import Attribution, Comparison, SourceRow
from framing.render.anchors import Anchors, Link, ranges
from framing.render.clean import excerpt, visible
from framing.render.sections.texts import crediting

_STRIP_ROWS = 9  # sources a strip draws before the rest share one row
_NAME = 26  # characters of a name beside a strip
_SHOWN_VERBS = 12  # forms of one class listed per document


@dataclass(frozen=True, slots=True)
class StripRow:
    """One source's sentences along a document. ``runs`` are (first, last) numbers of sentences from 0."""

    name: str
    href: str
    style: str  # "credited", "own voice", "no speaker"
    runs: tuple[tuple[int, int], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Strip:
    """A document's sentences in reading order, one row a source; the two rows that credit nobody come last."""

    letter: str
    sentences: int
    rows: tuple[StripRow, ...]
    credited: int  # sentences credited to anybody; what two say together stands in the rows of both
    title: str  # the whole strip as a sentence
    statement: str  # what the document's account rests on


@dataclass(frozen=True, slots=True)
class SourceCell:
    """What one document has of a row: the printed number, its links, and words beside it."""

    letter: str
    text: str
    href: str
    links: tuple[Link, ...] = ()
    more: str = ""
    more_href: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the table of sources."""

    anchor: str
    name: str
    role: str
    type: str
    flag: str  # "anonymous", "vague" or nothing
    cells: tuple[SourceCell, ...]
    introduced: tuple[tuple[str, Link], ...]  # the words that first credit it, per document that does


@dataclass(frozen=True, slots=True)
class VerbClass:
    """One class of reporting verbs: how many cues each document has, and their forms."""

    name: str
    meaning: str
    cells: tuple[SourceCell, ...]


def strips(comparison: Comparison, names: Sequence[Anchors]) -> tuple[Strip, ...]:
    """One strip a document."""
    return tuple(_strip(comparison.sources, side, found) for side, found in enumerate(names))


def _strip(sources: Sequence[SourceRow], side: int, names: Anchors) -> Strip:
    heard = [(number, row) for number, row in enumerate(sources, 1) if row.sentences[side]]
    heard.sort(key=lambda item: -len(item[1].sentences[side]))
    rows = [
        _strip_row(visible(row.name), f"source-{number}", "credited", names.rows_of(row.sentences[side]))
        for number, row in heard[:_STRIP_ROWS]
    ]
    rest = sorted({row for _, item in heard[_STRIP_ROWS:] for row in names.rows_of(item.sentences[side])})
    if rest:
        name = f"{len(heard) - _STRIP_ROWS} more"
        rows.append(_strip_row(name, f"source-{heard[_STRIP_ROWS][0]}", "credited", rest))
    states = crediting(names)
    table = f"{names.letter}-sentences"
    rows.append(_strip_row("Own voice", table, "own voice", _where(states, "own voice")))
    if nobody := _where(states, "no speaker"):
        rows.append(_strip_row("No speaker named", table, "no speaker", nobody))
    told = "; ".join(f"{row.name} {row.count}" for row in rows)
    title = f"{names.letter}: sentences by who is credited, of {len(names.sentences)} in reading order: {told}."
    said = names.profile.statement
    credited = len(_where(states, "credited"))
    return Strip(names.letter, len(names.sentences), tuple(rows), credited, title, visible(said.text) if said else "")


def _where(states: Sequence[str], wanted: str) -> list[int]:
    return [row for row, state in enumerate(states) if state == wanted]


def _strip_row(name: str, href: str, style: str, rows: Sequence[int]) -> StripRow:
    return StripRow(excerpt(name, _NAME), href, style, tuple(ranges(sorted(rows))), len(rows))


def sources(comparison: Comparison, names: Sequence[Anchors]) -> tuple[SourceLine, ...]:
    """The table of sources, each number linked to the marked words that credit it."""
    credited = [_by_sentence(found) for found in names]
    cues = [_cues(found) for found in names]
    contents = [_first_contents(found) for found in names]
    table = []
    for number, row in enumerate(comparison.sources, 1):
        cells = []
        for side, found in enumerate(names):
            keys = [(at, row.speakers[side]) for at in found.rows_of(row.sentences[side])]
            marked = [credited[side][key] for key in keys if key in credited[side]]
            links = tuple(found.links(marked))
            count = len(row.sentences[side])
            size = row.words[side] if count else 0
            more = f"{size} {'word' if size == 1 else 'words'}" if size else ""
            cells.append(
                SourceCell(
                    found.letter,
                    str(count or "–"),
                    links[0].anchor if links else "",
                    links,
                    more,
                    contents[side].get(row.speakers[side], "") if more else "",
                )
            )
        introduced = []
        for place in row.introduced:
            text = comparison.profiles[place.document].parsed.document.text
            start, end = _around(names[place.document], cues[place.document], place.start, place.end)
            introduced.append((excerpt(text[start:end]), names[place.document].paragraph(place.start)))
        kind = "" if row.type == "unknown" else row.type
        table.append(
            SourceLine(
                f"source-{number}",
                visible(row.name),
                excerpt(row.role or ""),
                kind,
                _flag(row, names),
                tuple(cells),
                tuple(introduced),
            )
        )
    return tuple(table)


def _flag(row: SourceRow, names: Sequence[Anchors]) -> str:
    """Whether a document keeps back who the source is, or means nobody in particular."""
    flags = {
        speaker.anonymity
        for id, found in zip(row.speakers, names, strict=True)
        for speaker in found.profile.parsed.speakers
        if speaker.id == id and speaker.anonymity is not None
    }
    return ", ".join(sorted(flags))


def _first_contents(names: Anchors) -> dict[str | None, str]:
    """Speaker's id → anchor of the body sentence in which the first words given to it stand."""
    found: dict[str | None, str] = {}
    for attribution in names.profile.parsed.attributions:
        if attribution.cue_class == "speech":
            for span in attribution.content:
                if (row := names.row_at(span.start)) is not None:
                    for speaker in (attribution.speaker, *attribution.joint):
                        found.setdefault(speaker, f"{names.letter}-s{row + 1}")
    return found


def _by_sentence(names: Anchors) -> dict[tuple[int, str | None], int]:
    """Number of a body sentence and id of a speaker → index of the evidence that credits the speaker there."""
    found: dict[tuple[int, str | None], int] = {}
    for index, (item, row) in enumerate(zip(names.profile.evidence, names.evidence_rows, strict=True)):
        if item.kind in ("credited", "joint") and row is not None:
            found.setdefault((row, item.group), index)
    return found


def _cues(names: Anchors) -> dict[int, list[Attribution]]:
    """Attributions with a source, by the number of the body sentence their source stands in."""
    found: dict[int, list[Attribution]] = {}
    for attribution in names.profile.parsed.attributions:
        for span in attribution.source:
            if (row := names.row_at(span.start)) is not None:
                found.setdefault(row, []).append(attribution)
    return found


def _around(names: Anchors, cues: dict[int, list[Attribution]], start: int, end: int) -> tuple[int, int]:
    """The words from a source's name to its reporting cue, or the other way round, within one sentence."""
    row = names.row_at(start)
    if row is None:
        return start, end
    sentence = names.profile.parsed.sentences[names.sentences[row]]
    for attribution in cues.get(row, ()):
        if any(span.start < end and start < span.end for span in attribution.source):
            for cue in attribution.cue:
                if sentence.start <= cue.start and cue.end <= sentence.end:
                    return min(start, cue.start), max(end, cue.end)
    return start, end


def verbs(comparison: Comparison, names: Sequence[Anchors]) -> tuple[VerbClass, ...]:
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


def _verb_cell(names: Anchors, indices: Sequence[int]) -> SourceCell:
    text = names.profile.parsed.document.text
    forms: dict[str, list[int]] = {}
    for index in indices:
        item = names.profile.evidence[index]
        forms.setdefault(excerpt(text[item.start : item.end], 40).lower(), []).append(index)
    ordered = sorted(forms.items(), key=lambda pair: (-len(pair[1]), pair[1][0]))
    links = tuple(
        Link(form if len(where) == 1 else f"{form} ×{len(where)}", names.marked[where[0]].row)
        for form, where in ordered[:_SHOWN_VERBS]
    )
    more = f"and {len(ordered) - _SHOWN_VERBS} more" if len(ordered) > _SHOWN_VERBS else ""
    href = names.marked[indices[0]].row if indices else ""
    return SourceCell(names.letter, str(len(indices) or "–"), href, links, more)
