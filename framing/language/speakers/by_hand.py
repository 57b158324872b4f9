"""Speakers put right by hand: this one is that one, these are two, this is their type and their role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from framing.model import Attribution, Correction, Parsed, SourceType, Speaker
from framing.read.hand_corrections import unused


def by_hand(parsed: Parsed) -> Parsed:
    """``parsed`` with the corrections of its document that are about speakers, in their order."""
    for correction in parsed.document.corrections:
        if correction.kind not in ("speaker", "type", "role"):
            continue
        found = _named(parsed.speakers, correction.on)
        if found is None:
            made = None
        elif correction.kind == "type":
            made = _with(parsed, replace(found, type=cast(SourceType, correction.to)))
        elif correction.kind == "role":
            made = _with(parsed, replace(found, role=correction.to))
        elif correction.where:
            made = _parted(parsed, found, correction)
        else:
            made = _joined(parsed, found, correction.to)
        parsed = made or replace(parsed, document=unused(parsed.document, correction))
    return parsed


def _named(speakers: Sequence[Speaker], name: str) -> Speaker | None:
    wanted = name.casefold()
    return next((one for one in speakers if " ".join(one.name.split()).casefold() == wanted), None)


def _with(parsed: Parsed, speaker: Speaker) -> Parsed:
    return replace(parsed, speakers=tuple(speaker if one.id == speaker.id else one for one in parsed.speakers))


def _joined(parsed: Parsed, speaker: Speaker, name: str) -> Parsed:
    """The speaker under another name, or within the one who has it."""
    other = _named(parsed.speakers, name)
    if other is None or other.id == speaker.id:
        return _with(parsed, replace(speaker, name=name, named=True, anonymity=None))
    whole = replace(
        other,
        type=speaker.type if other.type == "unknown" else other.type,
        role=other.role or speaker.role,
        role_spans=tuple(sorted({*other.role_spans, *speaker.role_spans})),
        mentions=tuple(sorted({*other.mentions, *speaker.mentions})),
    )
    attributions = tuple(_handed(a, speaker.id, other.id) for a in parsed.attributions)
    speakers = tuple(whole if one.id == other.id else one for one in parsed.speakers if one.id != speaker.id)
    return replace(parsed, attributions=attributions, speakers=speakers)


def _handed(attribution: Attribution, old: str, new: str) -> Attribution:
    speaker = new if attribution.speaker == old else attribution.speaker
    joint, via = (
        tuple(dict.fromkeys(new if one == old else one for one in several))
        for several in (attribution.joint, attribution.via)
    )
    return attribution._replace(
        speaker=speaker,
        joint=tuple(one for one in joint if one != speaker),
        via=tuple(one for one in via if one != speaker),
    )


def _parted(parsed: Parsed, speaker: Speaker, correction: Correction) -> Parsed | None:
    """The speaker's words around ``where`` given to whom the correction names; None where there are none such."""
    mine = [
        index
        for index, attribution in enumerate(parsed.attributions)
        if attribution.speaker == speaker.id and correction.where.casefold() in _around(parsed, attribution)
    ]
    if not mine:
        return None
    other = _named(parsed.speakers, correction.to)
    if other is None:
        number = 1 + max(int(one.id.removeprefix("s")) for one in parsed.speakers)
        other = Speaker(f"s{number}", correction.to, "unknown", None, (), (), named=True)
        parsed = replace(parsed, speakers=(*parsed.speakers, other))
    given = tuple(
        attribution._replace(speaker=other.id) if index in mine else attribution
        for index, attribution in enumerate(parsed.attributions)
    )
    left = {one for a in given for one in (a.speaker, *a.joint, *a.via)}
    return replace(parsed, attributions=given, speakers=tuple(one for one in parsed.speakers if one.id in left))


def _around(parsed: Parsed, attribution: Attribution) -> str:
    """The sentences an attribution stands in, in lower case."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    inside = [
        parsed.document.text[sentence.start : sentence.end]
        for sentence in parsed.sentences
        if any(sentence.start < span.end and span.start < sentence.end for span in spans)
    ]
    return " ".join(" ".join(inside).split()).casefold()
