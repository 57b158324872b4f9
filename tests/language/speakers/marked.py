"""Texts whose attributions are marked by hand, so that a test of speakers hangs on no extractor.

``{source}``, ``<cue>`` and ``[content]`` mark one attribution; ``~`` ends it. A content may hold an attribution of its
own, written as ``(( … ))``. Cues of hoping, wanting, viewing and supporting are attitudes, all others speech.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from framing.language.base_forms import lemma
from framing.language.parse import parse
from framing.language.pipeline import Pipeline
from framing.language.quotations import quote
from framing.language.speakers import resolve
from framing.language.voice import voices
from framing.model import Attribution, Parsed, Span, Speaker
from tests.conftest import body_document

_OPEN = {"{": "source", "<": "cue", "[": "content"}
_CLOSE = {"}": "source", ">": "cue", "]": "content"}


def understood(pipeline: Pipeline, marked: str) -> Parsed:
    """The plain text of ``marked``, parsed, with its attributions as marked and its speakers resolved."""
    text, attributions = _read(marked)
    (parsed,) = parse([body_document(text)], pipeline)
    parsed = resolve(replace(quote(parsed), attributions=attributions))
    return replace(parsed, voices=voices(parsed))


def who(parsed: Parsed) -> list[str | None]:
    """The speaker's name of each attribution, in the order of the text."""
    names = {speaker.id: speaker.name for speaker in parsed.speakers}
    return [names.get(a.speaker or "") for a in parsed.attributions]


def speaker(parsed: Parsed, name: str) -> Speaker:
    """The one speaker of this name."""
    (found,) = [speaker for speaker in parsed.speakers if speaker.name == name]
    return found


def via(parsed: Parsed) -> list[tuple[str, ...]]:
    """The names each attribution's words passed through."""
    names = {speaker.id: speaker.name for speaker in parsed.speakers}
    return [tuple(names[id] for id in a.via) for a in parsed.attributions]


def _read(marked: str) -> tuple[str, tuple[Attribution, ...]]:
    text: list[str] = []
    units: list[dict[str, list[Span]]] = [{}]
    found: list[dict[str, list[Span]]] = []
    begun: dict[tuple[int, str], int] = {}
    for character in _characters(marked):
        if character in _OPEN:
            begun[len(units), _OPEN[character]] = len(text)
        elif character in _CLOSE:
            role = _CLOSE[character]
            units[-1].setdefault(role, []).append(Span(begun.pop((len(units), role)), len(text)))
        elif character == "⟦":
            units.append({})
        elif character in ("~", "⟧"):
            if units[-1]:
                found.append(units[-1])
            units[-1] = {}
            if character == "⟧":
                units.pop()
        else:
            text.append(character)
    if units[-1]:
        found.append(units[-1])
    plain = "".join(text)
    made = [_attribution(plain, unit) for unit in found]
    return plain, tuple(sorted(made, key=lambda a: a.content[0].start))


def _characters(marked: str) -> Iterator[str]:
    return iter(marked.replace("((", "⟦").replace("))", "⟧"))


def _attribution(text: str, unit: dict[str, list[Span]]) -> Attribution:
    cue = tuple(unit.get("cue", ()))
    words = " ".join(text[span.start : span.end] for span in cue).lower()
    first, _, rest = words.partition(" ")
    verb = "according to" if first == "according" else " ".join(filter(None, (lemma(first, "VBD"), rest))) or None
    thought = (verb or "").split(" ")[0] in ("hope", "want", "view", "support")
    return Attribution(
        source=tuple(unit.get("source", ())),
        cue=cue,
        content=tuple(unit["content"]),
        kind="direct" if text[unit["content"][0].start] in '“"' else "indirect",
        cue_class="attitude" if thought else "speech",
        verb=verb,
        stance="neutral",
        speaker=None,
        link=None,
        via=(),
        rule="by hand",
        score=None,
    )
