"""The sentences of page one, made from facts: exact ones first, rates after them, and nothing to fill the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from framing.compare.coverage.uncovered import Passage
from framing.compare.findings.told import Facts, conflicting, named_differently, without, without_agent
from framing.compare.quotations.relation import around_change, telling_changes
from framing.language.tongues import is_foreign, name
from framing.measure.counts import body, body_rows
from framing.measure.english import counted, in_quotes, letter, letters, listed, named, names, number, stop, upper_first
from framing.model import Contrast, Evidence, Finding, Measure, Place, Profile, SourceRow, Twin
from framing.number_format import printed

_MOST_PLACES = 6  # passages a finding points to
_EXCERPT = 150  # characters of a long remark that a finding shows
NO_FACTS = Facts()
_MOST_RATES = 4  # rates that differ are named up to this number


def findings(
    profiles: Sequence[Profile],
    measures: Mapping[str, Measure],
    contrasts: Sequence[Contrast],
    sources: Sequence[SourceRow],
    twins: Sequence[Twin],
    passages: Sequence[Passage],
    facts: Facts = NO_FACTS,
) -> tuple[Finding, ...]:
    """Everything a first page says, in its order; the kinds are those of model.Finding."""
    foreign = [side for side, profile in enumerate(profiles) if is_foreign(profile.parsed.document.language)]
    english = [side for side in range(len(profiles)) if side not in foreign]
    heard = english if len(english) > 1 else []
    facts = without(facts, foreign)
    told = [
        *_without_body(profiles),
        *_same_text(profiles),
        *_languages(profiles, foreign),
        *conflicting(profiles, facts),
        *_sources(sources, heard),
        *_only_speakers(sources, heard),
        *_rewordings(profiles, twins),
        *named_differently(facts),
        *([] if foreign else _own_voice(profiles)),
        *_quotations(profiles),
        *([] if foreign else without_agent(profiles, facts)),
        *_rates(profiles, measures, contrasts),
    ]
    alone = [
        Finding("only-in", f"No counterpart found in {_or(item.absent)}", item.text, True, (item.place,), item.absent)
        for item in passages
        if not {item.place.document, *item.absent} & set(foreign)  # what is told in other words is not left out
    ]
    return (*(told or [_nothing(len(profiles))]), *alone, _verdict(profiles, contrasts))


def _without_body(profiles: Sequence[Profile]) -> Iterable[Finding]:
    for side, profile in enumerate(profiles):
        zones = profile.parsed.document.zones
        if zones and not any(zone.kind == "body" for zone in zones):
            title = f"{letter(side)} has no body text: nothing in it is counted."
            text = "Every line was taken for a headline, a caption or page furniture; the method says by which rule."
            yield Finding("no-body", title, text, True, (Place(side, zones[0].start, zones[0].end),))


def _same_text(profiles: Sequence[Profile]) -> Iterable[Finding]:
    groups: dict[str, list[int]] = {}
    for number_, profile in enumerate(profiles):
        groups.setdefault(" ".join(profile.parsed.document.text.split()), []).append(number_)
    for members in groups.values():
        if len(members) > 1:
            title = f"{letters(members)} are the same text."
            yield Finding("same-text", title, "Every difference between them is zero by construction.", True, ())


def _languages(profiles: Sequence[Profile], foreign: Sequence[int]) -> Iterable[Finding]:
    """Texts in other languages: who is credited in them is not looked for, so nobody's silence is a finding."""
    if foreign:
        told = [f"{letter(side)} is in {name(profiles[side].parsed.document.language or '')}" for side in foreign]
        text = (
            "Quotation marks are found in any language; sources, voices, hedges and reading grades in English alone. "
            "So sources are compared among texts in English, and no passage is said to be missing from another."
        )
        yield Finding("language", stop(listed(told)), text, True, ())


def _sources(sources: Sequence[SourceRow], sides: Sequence[int]) -> Iterable[Finding]:
    """How many sources each of ``sides`` credits, and who leads in each."""
    heard = {side: [row for row in sources if row.sentences[side]] for side in sides}
    if not any(heard.values()):
        return
    spread = [len(rows) for rows in heard.values()]
    shared = [row for row in sources if all(row.sentences[side] for side in sides)]
    everyone = letters(sides)
    if len(set(spread)) == 1 and len(shared) == spread[0]:
        title = f"{everyone} credit the same {counted(spread[0], 'source')}."
    elif len(set(spread)) == 1:
        title = f"{everyone} credit {counted(spread[0], 'source')} each."
    else:
        first, *rest = (f"{letter(side)} {number(size)}" for side, size in zip(sides, spread, strict=True))
        title = f"{first.replace(' ', ' credits ', 1)} {'source' if spread[0] == 1 else 'sources'}, {listed(rest)}."
    leaders = [(_leading(rows, side), side) for side, rows in heard.items()]
    one = {row.name for row, _ in leaders if row is not None}
    if len(one) == 1 and all(row is not None for row, _ in leaders):
        shares = listed([_share(heard[side], row, side) for row, side in leaders if row is not None])
        text = f"{upper_first(named(one.pop()))} leads in {'both' if len(sides) == 2 else 'all'}: {shares}."
    else:
        text = " ".join(_leader(heard[side], row, side) for row, side in leaders)
    places = [place for side, rows in heard.items() for place in _first(rows, side)]
    yield Finding("sources", title, text, True, tuple(places[:_MOST_PLACES]))


def _leading(rows: Sequence[SourceRow], side: int) -> SourceRow | None:
    """The source credited most often, if one is."""
    most = max((len(row.sentences[side]) for row in rows), default=0)
    leading = [row for row in rows if len(row.sentences[side]) == most]
    return leading[0] if len(leading) == 1 else None


def _share(rows: Sequence[SourceRow], row: SourceRow, side: int) -> str:
    total = len({sentence for other in rows for sentence in other.sentences[side]})
    return f"{number(len(row.sentences[side]))} of {letter(side)}’s {counted(total, 'credited sentence')}"


def _leader(rows: Sequence[SourceRow], row: SourceRow | None, side: int) -> str:
    if not rows:
        return f"{letter(side)} credits nobody."
    if row is None:
        most = max(len(other.sentences[side]) for other in rows)
        return f"In {letter(side)} no source leads: {number(most)} credited {_plural('sentence', most)} each at most."
    return stop(
        upper_first(
            f"{_share(rows, row, side)} {'goes' if len(row.sentences[side]) == 1 else 'go'} to {named(row.name)}"
        )
    )


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"


def _first(rows: Sequence[SourceRow], side: int) -> list[Place]:
    leading = max(rows, key=lambda row: len(row.sentences[side]), default=None)
    return [place for place in leading.introduced if place.document == side] if leading else []


def _only_speakers(sources: Sequence[SourceRow], sides: Sequence[int]) -> Iterable[Finding]:
    """Who is credited in one of ``sides`` alone, and who in all of them."""
    alone: dict[int, list[SourceRow]] = {}
    for row in sources:
        crediting = [side for side in sides if row.sentences[side]]
        if len(crediting) == 1:
            alone.setdefault(crediting[0], []).append(row)
    if not alone:
        return
    parts = [stop(f"Only {letter(side)} credits {names([row.name for row in alone[side]])}") for side in sorted(alone)]
    places = tuple(row.introduced[0] for side in sorted(alone) for row in alone[side][:3])
    shared = [row.name for row in sources if all(row.sentences[side] for side in sides)]
    everyone = "both" if len(sides) == 2 else f"all {number(len(sides))}"
    rest = (
        stop(f"{upper_first(everyone)} credit {names(shared)}") if shared else f"No source is credited in {everyone}."
    )
    yield Finding("only-speaker", parts[0], " ".join((*parts[1:], rest)), True, places[:_MOST_PLACES])


def _rewordings(profiles: Sequence[Profile], twins: Sequence[Twin]) -> Iterable[Finding]:
    reworded = [twin for twin in twins if twin.relation == "reworded"]
    if not reworded:
        return
    documents = [profile.parsed for profile in profiles]
    # The pair with the most telling words changed on both sides; "have not" for "haven't" changes none.
    twin = max(
        reworded,
        key=lambda item: (
            telling_changes(documents[item.a.document], item.a, documents[item.b.document], item.b),
            item.speaker is not None,
            item.score,
            sorted((_printed(profiles, item.a), _printed(profiles, item.b))),
        ),
    )
    places = twin.a, twin.b
    shown = around_change(documents[twin.a.document], twin.a, documents[twin.b.document], twin.b, _EXCERPT)
    sides = " ".join(f"{letter(at.document)}: {in_quotes(words)}." for at, words in zip(places, shown, strict=True))
    who = f" of {twin.speaker}’s" if twin.speaker else ""
    more = len(reworded) - 1
    rest = f" {upper_first(counted(more, 'more such pair'))} in the table of quotations." if more else ""
    text = f"{sides} If this was one remark, at most one wording is verbatim.{rest}"
    yield Finding("rewording", f"One remark{who} is quoted in different words.", text, True, places)


def _own_voice(profiles: Sequence[Profile]) -> Iterable[Finding]:
    own = [in_body(profile, "uncredited") for profile in profiles]
    if not any(own):
        return
    sizes = [len(body(profile.parsed)) for profile in profiles]
    first, *rest = (f"{letter(i)} in {number(len(found))} of {printed(sizes[i])}" for i, found in enumerate(own))
    title = f"{first.replace(' ', ' credits nobody ', 1)} sentences, {listed(rest)}."
    text = "These sentences stand in the outlet’s own voice or name no source."
    places = tuple(Place(side, found[0].start, found[0].end) for side, found in enumerate(own) if found)
    yield Finding("own-voice", title, text, True, places)


def _quotations(profiles: Sequence[Profile]) -> Iterable[Finding]:
    quoted = [in_body(profile, "quotation") for profile in profiles]
    if not any(quoted):
        return
    words = [sum(item.weight for item in in_body(profile, "word") if item.voice == "direct") for profile in profiles]
    totals = [sum(item.weight for item in in_body(profile, "word")) for profile in profiles]
    sizes = [len(found) for found in quoted]
    if len(set(sizes)) == 1:
        title = f"{letters(range(len(profiles)))} print {counted(sizes[0], 'quotation')} each."
    else:
        first, *rest = (f"{letter(side)} {number(size)}" for side, size in enumerate(sizes))
        title = f"{first.replace(' ', ' prints ', 1)} {_plural('quotation', sizes[0])}, {listed(rest)}."
    parts = [f"{printed(words[i])} of {letter(i)}’s {printed(totals[i])} words" for i in range(len(profiles))]
    longest = [max(found, key=lambda item: (item.end - item.start, -item.start)) for found in quoted if found]
    places = [
        Place(side, item.start, item.end)
        for item, side in zip(longest, [side for side, found in enumerate(quoted) if found], strict=True)
    ]
    text = f"Inside quotation marks stand {listed(parts)}."
    yield Finding("quotations", title, text, True, tuple(places))


def _rates(
    profiles: Sequence[Profile], measures: Mapping[str, Measure], contrasts: Sequence[Contrast]
) -> Iterable[Finding]:
    """The rates that differ: one in full, several by name, since the measures' pages tell each in full."""
    differing = [contrast for contrast in contrasts if contrast.verdict == "differs"]
    if len(differing) == 1:
        yield _one_rate(profiles, measures, differing[0])
    elif differing:
        pairs: dict[str, list[str]] = {}
        for contrast in sorted(differing, key=lambda item: not measures[item.measure].page_one):
            pairs.setdefault(contrast.measure, []).append(f"{letter(contrast.a)}–{letter(contrast.b)}")
        named_ = [f"{measures[key].label} ({', '.join(between)})" for key, between in pairs.items()]
        title = (
            f"{upper_first(counted(len(pairs), 'rate'))} {'differs' if len(pairs) == 1 else 'differ'} between texts."
        )
        text = f"{stop(listed(named_, _MOST_RATES))} The measures’ pages give each difference with its interval."
        ranked = sorted(differing, key=lambda item: not measures[item.measure].page_one)
        yield Finding("rate", title, text, False, _counted_first(profiles, ranked))


def _counted_first(profiles: Sequence[Profile], contrasts: Sequence[Contrast]) -> tuple[Place, ...]:
    """Where each side of each contrast has the first of what is counted."""
    places = []
    for contrast in contrasts:
        for side in (contrast.a, contrast.b):
            found = profiles[side].measurements[contrast.measure].evidence[:1]
            places += [Place(side, item.start, item.end) for item in (profiles[side].evidence[at] for at in found)]
    return tuple(dict.fromkeys(places))[:_MOST_PLACES]


def _one_rate(profiles: Sequence[Profile], measures: Mapping[str, Measure], contrast: Contrast) -> Finding:
    measure = measures[contrast.measure]
    title = f"One rate differs: {measure.label}."
    values = ", ".join(
        f"{letter(side)} {profiles[side].measurements[measure.key].basis}" for side in (contrast.a, contrast.b)
    )
    return Finding("rate", title, f"{contrast.why} ({values})", False, _counted_first(profiles, [contrast]))


def _nothing(documents: int) -> Finding:
    title = f"Nothing that was looked for differs between {letters(range(documents))}."
    text = "No source, quotation or rate sets them apart."
    return Finding("nothing", title, text, True, ())


def _verdict(profiles: Sequence[Profile], contrasts: Sequence[Contrast]) -> Finding:
    tested = [contrast for contrast in contrasts if contrast.q is not None]
    differs = [contrast for contrast in tested if contrast.verdict == "differs"]
    sizes = listed([number(len(body(profile.parsed))) for profile in profiles])
    if not tested:
        title = "No rate was tested."
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
        even = "even this one describes" if len(differs) == 1 else "even these describe"
        text = f"With {sizes} sentences, {even} these texts, not the outlets."
    return Finding("verdict", title, text, False, ())


def in_body(profile: Profile, kind: str) -> list[Evidence]:
    """The evidence of one kind that is counted: what begins in a sentence of the body."""
    found = [item for item in profile.evidence if item.kind == kind]
    rows = body_rows(profile.parsed, (item.start for item in found))
    return [item for item, row in zip(found, rows, strict=True) if row is not None]


def _printed(profiles: Sequence[Profile], place: Place) -> str:
    return profiles[place.document].parsed.document.text[place.start : place.end]


def _or(documents: Sequence[int]) -> str:
    return listed([letter(document) for document in documents]).replace(" and ", " or ")
