"""The sources of all documents in one table: who is heard where, and how much."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from framing.compare.sources.same_source import match
from framing.language.speakers.given_names import full_form
from framing.measure.counts import body_rows
from framing.model import Evidence, Parsed, Place, Profile, SourceRow, Span, Speaker


def sources(profiles: Sequence[Profile]) -> tuple[SourceRow, ...]:
    """One row a source that at least one document credits, those heard most first.

    Rests on the evidence of kind "credited", one a body sentence that credits somebody, and "joint", one for each who
    says it with them; both are grouped by speaker.
    """
    credited = [_credited(profile) for profile in profiles]
    speakers = [
        tuple(speaker for speaker in profile.parsed.speakers if speaker.id in found)
        for profile, found in zip(profiles, credited, strict=True)
    ]
    words = [_contents(profile.parsed) for profile in profiles]
    rows = [_row(sides, profiles, credited, words) for sides in match(speakers)]
    # Ties go by name, not by the order of the documents.
    return tuple(sorted(rows, key=lambda row: (-sum(map(len, row.sentences)), row.name.casefold(), row.name)))


def same_speaker(documents: Sequence[Parsed]) -> dict[tuple[int, str], int]:
    """(document, speaker id) → a number that the same source has in every document."""
    return {
        (side, speaker.id): number
        for number, row in enumerate(match([parsed.speakers for parsed in documents]))
        for side, speaker in enumerate(row)
        if speaker is not None
    }


def _row(
    sides: Sequence[Speaker | None],
    profiles: Sequence[Profile],
    credited: Sequence[dict[str, list[Evidence]]],
    contents: Sequence[dict[str, int]],
) -> SourceRow:
    present = [speaker for speaker in sides if speaker is not None]
    # The fullest name stands for all; of equally full ones, the one more documents print. An initial adds nothing.
    names = [speaker.name for speaker in present if speaker.named] or [speaker.name for speaker in present]
    name = max(names, key=lambda item: (_fullness(item), names.count(item), len(item), item))
    name = _with_short_form(name, names)
    roles = sorted((speaker.role for speaker in present if speaker.role), key=lambda role: (len(role), role))
    kinds = [speaker.type for speaker in present]
    kind = max(kinds, key=lambda item: (item != "unknown", kinds.count(item), item))
    sentences: list[tuple[int, ...]] = []
    words: list[int] = []
    introduced: list[Place] = []
    for number, (speaker, profile, found) in enumerate(zip(sides, profiles, credited, strict=True)):
        evidence = found.get(speaker.id, []) if speaker else []
        sentences.append(_sentences(profile.parsed, evidence))
        words.append(contents[number].get(speaker.id, 0) if speaker else 0)
        if evidence:
            introduced.append(Place(number, evidence[0].start, evidence[0].end))
    return SourceRow(
        name=name,
        role=roles[0] if roles else None,
        type=kind,
        speakers=tuple(speaker.id if speaker else None for speaker in sides),
        sentences=tuple(sentences),
        words=tuple(words),
        introduced=tuple(introduced),
    )


def _with_short_form(name: str, names: Sequence[str]) -> str:
    """The name with both given names where documents print two of one person: "Robert “Bob” Holm"."""
    given, _, rest = name.partition(" ")
    for other in sorted(set(names)):
        second, _, last = other.partition(" ")
        full = full_form(given.casefold(), second.casefold())
        if full is not None and rest and last and rest.split()[-1].casefold() == last.split()[-1].casefold():
            first, short = (given, second) if full == given.casefold() else (second, given)
            return f"{first} “{short}” {rest}"
    return name


def _fullness(name: str) -> int:
    """The words of a name that are more than an initial."""
    return sum(len(word.strip(".")) > 1 for word in name.split())


def _credited(profile: Profile) -> dict[str, list[Evidence]]:
    kept = [item for item in profile.evidence if item.kind in ("credited", "joint") and item.group]
    rows = body_rows(profile.parsed, (item.start for item in kept))
    found: dict[str, list[Evidence]] = {}
    for item, row in zip(kept, rows, strict=True):
        if row is not None:
            found.setdefault(str(item.group), []).append(item)
    return found


def _sentences(parsed: Parsed, evidence: Sequence[Evidence]) -> tuple[int, ...]:
    return tuple(sorted({bisect_right(parsed.sentences, item.start, key=lambda s: s.start) - 1 for item in evidence}))


def _contents(parsed: Parsed) -> dict[str, int]:
    """Words of the body inside the contents given to each speaker; a word inside two of them counts once."""
    spans: dict[str, list[Span]] = {}
    for attribution in parsed.attributions:
        if attribution.speaker is not None and attribution.cue_class == "speech":
            for speaker in dict.fromkeys((attribution.speaker, *attribution.joint)):
                spans.setdefault(speaker, []).extend(attribution.content)
    starts = [word.start for word in parsed.words]
    found: dict[str, int] = {}
    for speaker, contents in spans.items():
        counted, reached = 0, 0
        for start, end in sorted(contents):
            first, last = bisect_left(starts, max(start, reached)), bisect_left(starts, end)
            counted += sum(parsed.sentences[word.sentence].kind == "body" for word in parsed.words[first:last])
            reached = max(reached, end)
        found[speaker] = counted
    return found
