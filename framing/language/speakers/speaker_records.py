"""Figures as records: the speakers of a document in the order in which they are first a source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from framing.language.speakers.figures import Figure, Names, Resolved
from framing.language.speakers.source_types import World, told_of, world
from framing.language.speakers.untold_types import UntoldTypes
from framing.language.view import View
from framing.model import Attribution, SourceType, Span, Speaker


def first_met(
    attributions: Sequence[Attribution], found: Mapping[int, Resolved], beside: Sequence[Mapping[int, Sequence[Figure]]]
) -> list[Figure]:
    """All figures that are a source, by where they first are; ``beside`` are those joined or passed through."""
    first: dict[int, tuple[int, Figure]] = {}
    for index, attribution in enumerate(attributions):
        where = (attribution.source or attribution.cue or attribution.content)[0].start
        figures = [found[index].figure] if index in found else []
        for figure in [*figures, *(one for more in beside for one in more.get(index, ()))]:
            if id(figure) not in first or where < first[id(figure)][0]:
                first[id(figure)] = (where, figure)
    return [figure for _, figure in sorted(first.values(), key=lambda pair: (pair[0], pair[1].name))]


def speaker_records(figures: Sequence[Figure], view: View, bodies: Names) -> tuple[Speaker, ...]:
    """One record a figure, numbered from s1; its mentions are those of the body."""
    body = [Span(zone.start, zone.end) for zone in view.document.zones if zone.kind == "body"]
    known, untold = world(bodies), UntoldTypes(view)
    return tuple(
        _speaker(f"s{number}", figure, body, _type(figure, known, untold)) for number, figure in enumerate(figures, 1)
    )


def _type(figure: Figure, known: World, untold: UntoldTypes) -> SourceType:
    told = told_of(figure, known)
    guessed = untold.guess(figure) if figure.form == "person" and not told.sure else None
    return guessed or told.type


def _speaker(id: str, figure: Figure, body: Sequence[Span], kind: SourceType) -> Speaker:
    role = max(figure.roles, key=lambda role: (role.term is not None, not role.former, -role.span.start), default=None)
    starts = [span.start for span in body]
    mentions = tuple(
        sorted(
            span
            for span in set(figure.mentions)
            if (at := bisect_right(starts, span.start) - 1) >= 0 and span.end <= body[at].end
        )
    )
    return Speaker(
        id=id,
        name=figure.name,
        type=kind,
        role=role.text if role else None,
        role_spans=tuple(sorted({r.span for r in figure.roles})),
        mentions=mentions,
        named=figure.named,
        anonymity=figure.anonymity,
    )
