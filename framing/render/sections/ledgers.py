"""Ledgers: every marked phrase with its key, its place, its kind and whose words it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.model import Attribution, Comparison, Evidence, Voice
from framing.render.anchors import Anchors, Link, Marked
from framing.render.clean import excerpt, visible

_BAND = " (ICD 203: "  # as the rule of an estimative expression begins to name its band
_PHRASE = 120  # characters of a phrase in a ledger
TABULAR = ("hedge", "booster")  # styles of marks whose ledger is a table

VOICES: Mapping[Voice, str] = {
    "outlet": "own voice",
    "direct": "quoted",
    "indirect": "reported",
    "headline": "headline",
    "outside": "outside the body",
}


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One marked phrase. ``back`` is its key and its place in the text."""

    anchor: str
    letter: str
    back: Link
    where: Link
    phrase: str
    kind: str
    about: str
    voice: str


@dataclass(frozen=True, slots=True)
class EvidenceLedger:
    """All phrases under one mark, document by document; ``tabular`` ones are worth a table, the others an index."""

    anchor: str
    style: str
    title: str
    about: str  # heading of the column ``about``
    tabular: bool
    rows: tuple[LedgerRow, ...]


def ledgers(comparison: Comparison, names: Sequence[Anchors]) -> tuple[EvidenceLedger, ...]:
    """One ledger a mark, in the order of the marks."""
    speech = [Speech(found) for found in names]
    return tuple(
        EvidenceLedger(
            f"ledger-{mark.letter}",
            mark.style,
            mark.label,
            "What it bears on",
            mark.style in TABULAR,
            tuple(
                _ledger_row(found, said, marked)
                for found, said in zip(names, speech, strict=True)
                for marked in found.marked.values()
                if marked.mark is mark
            ),
        )
        for mark in comparison.marks
    )


def _ledger_row(names: Anchors, speech: Speech, marked: Marked) -> LedgerRow:
    item = names.profile.evidence[marked.evidence]
    text = names.profile.parsed.document.text
    kind, about, voice = item.kind.removeprefix("verb."), "", VOICES[item.voice]
    if marked.mark.style == "quotation":
        size = len(speech.word_starts(item.start, item.end))
        about = speech.speaker(item.start, item.end) or "no speaker found"
        kind = f"{kind}, {size} {'word' if size == 1 else 'words'}"
    elif marked.mark.style == "source":
        about, kind = speech.names.get(item.group or "", ""), speech.found(item)
    elif marked.mark.style == "cue":
        about = speech.of_cue(item) or "no speaker found"
    else:
        about = speech.scope(item)
        who = speech.holder(item) if item.voice in ("direct", "indirect") else ""
        voice = f"{voice}: {who}" if who else voice
        fixed = band(item)
        kind = f"{kind}; {fixed}" if fixed else kind
    return LedgerRow(
        anchor=marked.row,
        letter=names.letter,
        back=Link(marked.key, marked.key),
        where=names.paragraph(item.start),
        phrase=excerpt(text[item.start : item.end], _PHRASE),
        kind=kind,
        about=about,
        voice=voice,
    )


def band(item: Evidence) -> str:
    """The band of likelihood that an estimative expression stands for, as its rule names it; else ""."""
    _, opened, told = item.rule.partition(_BAND)
    return f"{_BAND[2:]}{told.removesuffix(')')}" if opened else ""


class Speech:
    """A document's attributions by sentence, so that finding whose words a phrase is takes no search of them all."""

    def __init__(self, names: Anchors) -> None:
        parsed = names.profile.parsed
        self.parsed = parsed
        self.names = {speaker.id: visible(speaker.name) for speaker in parsed.speakers}
        self.types = {speaker.id: speaker.type for speaker in parsed.speakers}
        self.starts = [word.start for word in parsed.words]
        self.contents = sorted(
            (span.start, span.end, attribution.speaker)
            for attribution in parsed.attributions
            for span in attribution.content
            if attribution.speaker is not None
        )
        self.of_part = {
            (role, span): attribution
            for attribution in parsed.attributions
            for role, spans in (
                ("content", attribution.content), ("cue", attribution.cue), ("source", attribution.source),
            )
            for span in spans
        }  # fmt: skip
        self.cues: dict[int, Attribution] = {}
        for attribution in parsed.attributions:
            for span in attribution.cue:
                self.cues.setdefault(span.start, attribution)

    def speaker(self, start: int, end: int) -> str:
        """Name of the speaker of the shortest content around a phrase; of the last to begin before it, if several."""
        at = bisect_right(self.contents, start + 1, key=lambda item: item[0])
        # Contents nest two or three deep; looking further back would find other sentences.
        around = [item for item in self.contents[max(0, at - 8) : at] if item[1] >= min(end, start + 2)]
        if not around:
            return ""
        return self.names.get(min(around, key=lambda item: item[1] - item[0])[2], "")

    def holder(self, item: Evidence) -> str:
        """Whose words a phrase is: the speaker by name, else what the text calls him."""
        return self.speaker(item.start, item.end) or self._part(item, "holder")

    def scope(self, item: Evidence) -> str:
        """The words a phrase bears on."""
        return self._part(item, "scope")

    def _part(self, item: Evidence, wanted: str) -> str:
        text = self.parsed.document.text
        return next((excerpt(text[span.start : span.end]) for role, span in item.parts if role == wanted), "")

    def found(self, item: Evidence) -> str:
        """Type of a credited source, the rule that found it, who speaks with it, and whom the words came through."""
        kind = str(self.types.get(item.group or "", ""))
        told = [kind if kind != "unknown" else "", item.rule.removeprefix("sources.")]
        cue = next((part for part in item.parts if part[0] == "cue"), item.parts[0] if item.parts else None)
        attribution = self.of_part.get(cue) if cue is not None else None
        if attribution is not None and attribution.joint:
            told.append("with " + ", ".join(self.names.get(id, "") for id in attribution.joint))
        if attribution is not None and attribution.via:
            told.append("via " + ", ".join(self.names.get(id, "") for id in attribution.via))
        return "; ".join(filter(None, told))

    def of_cue(self, item: Evidence) -> str:
        """Name of the speaker a reporting cue belongs to."""
        attribution = self.cues.get(item.start)
        speaker = item.group or (attribution.speaker if attribution else None)
        return self.names.get(speaker or "", "")

    def word_starts(self, start: int, end: int) -> Sequence[int]:
        """Starts of the words inside a span."""
        return self.starts[bisect_right(self.starts, start - 1) : bisect_right(self.starts, end - 1)]
