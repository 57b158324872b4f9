"""The report's headline: the strongest of what was found, in one line where it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from framing.compare.findings.report_title import title_of
from framing.measure.english import counted, in_quotes, letter, number
from framing.model import Comparison, SourceRow
from framing.render.clean import visible
from framing.render.numbers import value_text
from framing.render.sections.verdict_rows import how_often

_LONGEST = 52  # characters of one line of the headline
_FALLBACK = 120  # characters of two
_LEANS = 60.0  # percent of the credited sentences from which an article is said to lean on one source
_APART = 15.0  # points by which the others' share must be lower
_SOME = 3  # sources from which a number of them says something
_BEFORE_ALL = ("conflict", "contrary")  # kinds of findings that no rate or count outranks
_NOT_FIRST = ("nearest", "only-in", "verdict", "nothing")


def headline(comparison: Comparison) -> str:
    """The title that was asked for; else the strongest finding in few words, else as it stands on page one."""
    if comparison.title != title_of(comparison):
        return visible(comparison.title)
    first = next((item for item in comparison.findings if item.kind not in _NOT_FIRST), None)
    title = first.title.rstrip(".") if first is not None and len(first.title) <= _FALLBACK else ""
    if first is not None and first.kind in _BEFORE_ALL and title:
        return visible(title)
    for make in _MAKERS:
        for told in make(comparison):
            if len(told) <= _LONGEST:
                return visible(told)
    return visible(title or comparison.title)


def _rates(made: Comparison) -> Iterator[str]:
    """One article against each of the others, in a rate of page one first."""
    count = len(made.profiles)
    differing = [item for item in made.contrasts if item.verdict == "differs"]
    keys = sorted({item.measure for item in differing}, key=lambda key: (not made.measures[key].page_one, key))
    for key in keys:
        apart = [item for item in differing if item.measure == key]
        for side in range(count):
            unlike = sum(side in (item.a, item.b) for item in apart)
            if unlike == count - 1 or (unlike >= _MANY and _is_extreme(made, key, side)):
                yield from _against(made, key, side)
            if count == 2:
                break


_SAID = {
    "sources.attributed": "credits a source in {value} of its sentences",
    "attribution.outlet": "says {value} of its words in its own voice",
    "attribution.indirect": "puts {value} of its words into reported speech",
    "quotation.words": "quotes {value} of its words",
    "attribution.direct": "quotes {value} of its words",
    "readability.ari": "reads at school grade {value}",
    "readability.flesch_kincaid": "reads at school grade {value}",
    "readability.words_per_sentence": "has {value} words to a sentence",
}


_MANY = 3  # articles from which an extreme one differs, though it may not from all


def _pairs(made: Comparison) -> Iterator[str]:
    """The two of three or more articles that a rate of page one tells apart by most."""
    if len(made.profiles) < _MANY:
        return
    differing = [
        c for c in made.contrasts if c.verdict == "differs" and c.difference is not None and c.measure in _SAID
    ]
    for contrast in sorted(differing, key=lambda c: (c.measure, -abs(c.difference or 0.0))):
        measure = made.measures[contrast.measure]
        values = {side: made.profiles[side].measurements[contrast.measure].value for side in (contrast.a, contrast.b)}
        high = max(values, key=lambda side: (values[side] or 0.0, -side))
        low = contrast.a if high == contrast.b else contrast.b
        decimals = 0 if measure.unit == "%" else measure.decimals
        more, less = (value_text(values[side], measure, decimals) for side in (high, low))
        yield f"{letter(high)} {_SAID[contrast.measure].format(value=more)}, {letter(low)} {less}"


def _is_extreme(made: Comparison, key: str, side: int) -> bool:
    """Whether one article's value lies outside those of all the others."""
    found = [profile.measurements[key].value for profile in made.profiles]
    others = [value for at, value in enumerate(found) if at != side and value is not None]
    own = found[side]
    return own is not None and bool(others) and (own < min(others) or own > max(others))


def _against(made: Comparison, key: str, side: int) -> Iterator[str]:
    if key == "hedging.rate" and len(made.profiles) == 2:
        times = [profile.measurements[key].numerator for profile in made.profiles]
        told = [how_often(int(count)) for count in times if count is not None]
        if len(told) == len(times):
            yield f"A hedges {told[0]} in its own voice, B {told[1]}"
        return
    measure, said = made.measures[key], _SAID.get(key)
    found = [profile.measurements[key].value for profile in made.profiles]
    if said is None or any(value is None for value in found):
        return
    decimals = 0 if measure.unit == "%" else measure.decimals
    texts = [value_text(value, measure, decimals) for value in found]
    others = sorted(
        {(value or 0.0, text) for at, (value, text) in enumerate(zip(found, texts, strict=True)) if at != side}
    )
    if len(found) == 2:
        rest = f"{letter(1 - side)} {others[0][1]}"
    else:
        low, high = others[0][1], others[-1][1]
        rest = f"the others {low}" if low == high else f"the others {low} to {high}"
    yield f"{letter(side)} {said.format(value=texts[side])}, {rest}"


def _leans(made: Comparison) -> Iterator[str]:
    """One article that gives most of its sentences to one source, beside another that spreads them over several."""
    shares = [_share(made, side) for side in range(len(made.profiles))]
    for b, (share, row, _) in enumerate(shares):
        if row is None or share < _LEANS:
            continue
        others = [(n, a) for a, (other, _, n) in enumerate(shares) if a != b and other <= share - _APART and n >= _SOME]
        if others:
            n, a = max(others, key=lambda item: (item[0], -item[1]))
            yield f"{letter(a)} credits {counted(n, 'source')}; {letter(b)} leans on {_short(row.name)}"


def _share(made: Comparison, side: int) -> tuple[float, SourceRow | None, int]:
    """The share of the source heard most in percent, that source, and how many sources are heard."""
    heard = [row for row in made.sources if row.sentences[side]]
    said = made.profiles[side].statement
    if said is None or not heard or said.leading is None or said.credited < _SOME:
        return 0.0, None, len(heard)
    row = next((row for row in heard if row.speakers[side] == said.leading), None)
    return 100.0 * said.leading_sentences / said.credited, row, len(heard)


def _short(name: str) -> str:
    """A person's last name, or the whole of any other."""
    parts = name.split()
    capital = all(part[:1].isupper() for part in parts)
    return parts[-1] if len(parts) in (2, 3) and capital and parts[-1].isalpha() else name


def _rewordings(made: Comparison) -> Iterator[str]:
    """One remark, its wordings beside each other."""
    for row in made.quotations:
        places = [(side, place) for side, place in enumerate(row.places) if place is not None]
        if row.relation != "reworded" or len(places) != 2:
            continue
        told = []
        for side, _ in places:
            text = made.profiles[side].parsed.document.text
            changes = row.changes[side] if side < len(row.changes) else ()
            if len(changes) != 1:
                break
            start, end = changes[0]
            told.append(f"{in_quotes(text[start:end])} in {letter(side)}")
        if len(told) == 2:
            yield f"One remark: {', '.join(told)}"


def _alone(made: Comparison) -> Iterator[str]:
    """How many sources each credits, where one credits at least twice as many."""
    heard = [sum(bool(row.sentences[side]) for row in made.sources) for side in range(len(made.profiles))]
    if len(heard) == 2 and min(heard) >= 1 and max(heard) >= 2 * min(heard) and max(heard) >= _SOME:
        a = heard.index(max(heard))
        yield f"{letter(a)} credits {counted(heard[a], 'source')}, {letter(1 - a)} {number(heard[1 - a])}"


_MAKERS: Sequence[Callable[[Comparison], Iterator[str]]] = (_rates, _pairs, _leans, _rewordings, _alone)
