"""The sentences of page one, made from facts: exact ones first, rates after them, and nothing to fill the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from framing.compare.passages import Passage
from framing.compare.phrases import counted, in_quotes, letter, letters, listed, names, number, upper_first
from framing.compare.remarks import Remark, in_body
from framing.measure.counts import body
from framing.model import Contrast, Evidence, Finding, Measure, Place, Profile, SourceRow, Twin

_MOST_PLACES = 6  # passages a finding points to


def findings(
    profiles: Sequence[Profile],
    measures: Mapping[str, Measure],
    contrasts: Sequence[Contrast],
    sources: Sequence[SourceRow],
    twins: Sequence[Twin],
    remarks: Sequence[Sequence[Remark]],
    passages: Sequence[Passage],
) -> tuple[Finding, ...]:
    """Everything a first page says, in its order; the kinds are those of model.Finding."""
    told = [
        *_same_text(profiles),
        *_sources(sources, len(profiles)),
        *_only_speakers(sources, len(profiles)),
        *_rewordings(profiles, twins),
        *_own_voice(profiles),
        *_quotations(profiles, remarks),
        *_rates(profiles, measures, contrasts),
    ]
    alone = [
        Finding("only-in", f"No counterpart found in {_or(item.absent)}", item.text, True, (item.place,), item.absent)
        for item in passages
    ]
    return (*(told or [_nothing(len(profiles))]), *alone, _verdict(profiles, contrasts))


def _same_text(profiles: Sequence[Profile]) -> Iterable[Finding]:
    groups: dict[str, list[int]] = {}
    for number_, profile in enumerate(profiles):
        groups.setdefault(" ".join(profile.parsed.document.text.split()), []).append(number_)
    for members in groups.values():
        if len(members) > 1:
            title = f"{letters(members)} are the same text."
            yield Finding("same-text", title, "Every difference between them is zero by construction.", True, ())


def _sources(sources: Sequence[SourceRow], documents: int) -> Iterable[Finding]:
    heard = [[row for row in sources if row.sentences[side]] for side in range(documents)]
    if not any(heard):
        return
    spread = [len(rows) for rows in heard]
    shared = [row for row in sources if all(row.sentences)]
    if len(set(spread)) == 1 and len(shared) == spread[0]:
        title = f"{letters(range(documents))} credit the same {counted(spread[0], 'source')}."
    elif len(set(spread)) == 1:
        title = f"{letters(range(documents))} credit {counted(spread[0], 'source')} each."
    else:
        parts = [f"{letter(side)} credits {counted(size, 'source')}" for side, size in enumerate(spread)]
        title = f"{listed(parts)}."
    leaders = [_leader(rows, side) for side, rows in enumerate(heard)]
    text = " ".join(filter(None, leaders))
    places = [place for rows, side in zip(heard, range(documents), strict=True) for place in _first(rows, side)]
    yield Finding("sources", title, text, True, tuple(places[:_MOST_PLACES]))


def _leader(rows: Sequence[SourceRow], side: int) -> str:
    if not rows:
        return f"{letter(side)} credits nobody."
    total = sum(len(row.sentences[side]) for row in rows)
    most = max(len(row.sentences[side]) for row in rows)
    leading = [row.name for row in rows if len(row.sentences[side]) == most]
    if len(leading) > 1:
        return f"In {letter(side)} no source leads: {counted(total, 'credited sentence')}, at most {number(most)} each."
    return f"{letter(side)} credits {number(most)} of its {counted(total, 'credited sentence')} to {leading[0]}."


def _first(rows: Sequence[SourceRow], side: int) -> list[Place]:
    leading = max(rows, key=lambda row: len(row.sentences[side]), default=None)
    return [place for place in leading.introduced if place.document == side] if leading else []


def _only_speakers(sources: Sequence[SourceRow], documents: int) -> Iterable[Finding]:
    alone: dict[int, list[SourceRow]] = {}
    for row in sources:
        sides = [side for side in range(documents) if row.sentences[side]]
        if len(sides) == 1:
            alone.setdefault(sides[0], []).append(row)
    if not alone:
        return
    parts = [f"Only {letter(side)} credits {names([row.name for row in alone[side]])}." for side in sorted(alone)]
    places = tuple(row.introduced[0] for side in sorted(alone) for row in alone[side][:3])
    shared = [row.name for row in sources if all(row.sentences)]
    everyone = "both" if documents == 2 else f"all {number(documents)}"
    rest = f"{upper_first(everyone)} credit {names(shared)}." if shared else f"No source is credited in {everyone}."
    yield Finding("only-speaker", parts[0], " ".join((*parts[1:], rest)), True, places[:_MOST_PLACES])


def _rewordings(profiles: Sequence[Profile], twins: Sequence[Twin]) -> Iterable[Finding]:
    reworded = [twin for twin in twins if twin.relation == "reworded"]
    if not reworded:
        return
    twin = max(reworded, key=lambda item: (item.speaker is not None, item.score, -item.a.start - item.b.start))
    sides = " ".join(f"{letter(place.document)}: {in_quotes(_printed(profiles, place))}." for place in (twin.a, twin.b))
    who = f" ({twin.speaker})" if twin.speaker else ""
    more = len(reworded) - 1
    rest = f" {upper_first(counted(more, 'more pair'))} in the table of quotations." if more else ""
    text = f"{sides} If this was one remark, at most one wording is verbatim.{rest}"
    yield Finding("rewording", f"One remark is quoted in different words{who}.", text, True, (twin.a, twin.b))


def _own_voice(profiles: Sequence[Profile]) -> Iterable[Finding]:
    own = [_of_kind(profile, "uncredited") for profile in profiles]
    if not any(own):
        return
    parts = [
        f"{letter(side)} credits nobody in {number(len(found))} of {counted(len(body(profile.parsed)), 'sentence')}"
        for side, (profile, found) in enumerate(zip(profiles, own, strict=True))
    ]
    share = [len(found) / max(1, len(body(profile.parsed))) for profile, found in zip(profiles, own, strict=True)]
    places = tuple(Place(side, found[0].start, found[0].end) for side, found in enumerate(own) if found)
    most = max(range(len(share)), key=lambda side: (share[side], -side))
    others = [side for side in range(len(share)) if side != most]
    if len({round(value, 2) for value in share}) == 1:
        title = f"{letters(range(len(profiles)))} speak in their own voice equally often."
    else:
        title = f"{letter(most)} speaks in its own voice more often than {letters(others)}."
    yield Finding("own-voice", title, f"{listed(parts)}.", True, places)


def _quotations(profiles: Sequence[Profile], remarks: Sequence[Sequence[Remark]]) -> Iterable[Finding]:
    quoted = [[remark for remark in side if remark.quoted] for side in remarks]
    if not any(quoted):
        return
    number_of = [len(in_body(profile.parsed)) for profile in profiles]
    words = [sum(len(remark.terms) for remark in found) for found in quoted]
    if len(set(number_of)) == 1:
        title = f"{letters(range(len(profiles)))} print {counted(number_of[0], 'quotation')} each."
    else:
        title = f"{listed([f'{letter(i)} prints {counted(size, "quotation")}' for i, size in enumerate(number_of)])}."
    text = f"Inside quotation marks stand {listed([f'{size:,} words in {letter(i)}' for i, size in enumerate(words)])}."
    longest = [max(found, key=lambda remark: (len(remark.terms), -remark.start)) for found in quoted if found]
    yield Finding("quotations", title, text, True, tuple(remark.place for remark in longest))


def _rates(
    profiles: Sequence[Profile], measures: Mapping[str, Measure], contrasts: Sequence[Contrast]
) -> Iterable[Finding]:
    for contrast in contrasts:
        if contrast.verdict != "differs":
            continue
        measure = measures[contrast.measure]
        higher, lower = (contrast.b, contrast.a) if (contrast.difference or 0) > 0 else (contrast.a, contrast.b)
        title = f"{measure.label}: {letter(higher)} is higher than {letter(lower)}."
        values = ", ".join(
            f"{letter(side)} {profiles[side].measurements[measure.key].basis}" for side in (contrast.a, contrast.b)
        )
        yield Finding("rate", title, f"{contrast.why} ({values})", False, ())


def _nothing(documents: int) -> Finding:
    title = f"Nothing that was looked for differs between {letters(range(documents))}."
    text = "No source, quotation or rate sets them apart."
    return Finding("nothing", title, text, True, ())


def _verdict(profiles: Sequence[Profile], contrasts: Sequence[Contrast]) -> Finding:
    tested = [contrast for contrast in contrasts if contrast.q is not None]
    differs = [contrast for contrast in tested if contrast.verdict == "differs"]
    sizes = listed([number(len(body(profile.parsed))) for profile in profiles])
    if not tested:
        title = "No rate could be tested."
        text = f"With {sizes} sentences the texts are too short to tell a difference from chance."
    elif not differs:
        title = (
            "The one rate difference is not larger than variation within the texts."
            if len(tested) == 1
            else f"None of the {number(len(tested))} rate differences is larger than variation within the texts."
        )
        text = f"With {sizes} sentences, the rates describe these texts, not the outlets."
    else:
        title = (
            f"{upper_first(number(len(differs)))} of {counted(len(tested), 'rate difference')} "
            f"{'is' if len(differs) == 1 else 'are'} larger than variation within the texts."
        )
        text = f"With {sizes} sentences, even these describe these texts, not the outlets."
    return Finding("verdict", title, text, False, ())


def _of_kind(profile: Profile, kind: str) -> list[Evidence]:
    return [item for item in profile.evidence if item.kind == kind]


def _printed(profiles: Sequence[Profile], place: Place) -> str:
    return profiles[place.document].parsed.document.text[place.start : place.end]


def _or(documents: Sequence[int]) -> str:
    return listed([letter(document) for document in documents]).replace(" and ", " or ")
