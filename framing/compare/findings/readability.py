"""Finding: one text is harder to read than another, by more than such texts vary, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from framing.compare.findings.examples import example_comparison as comparison
from framing.measure.english import letter, letters, say
from framing.model import Comparison, Contrast, FindingExample, FindingRule, Found, Measure, Measurement, Place
from framing.number_format import p_value, printed

READABILITY = "readability."  # how the keys of its measures begin

_HARDER = "{who} is harder to read than {others}."
_LONGER_SENTENCES = "its sentences have {n} words on average, those of {other} {m}"
_LONGER_WORDS = "{n}% of its words have more than six letters, {m}% of {other}’s"
_GRADE = "{label}: {who} {n}, {other} {m}"
_CHANCE = "More than such texts vary (p = {p}); {q}% of their sentences stand in passages that tell the same."
_ALONE = "More than such texts vary (p = {p})."
_ALSO = "{who} is also harder to read than {others}."
_FALLING = "higher is easier."  # how the meaning of a measure ends of which a high value is easy


def _find(made: Comparison) -> Iterable[Found]:
    """The clearest pair in full; whoever else is harder than whom in a line."""
    differing = [
        contrast
        for contrast in made.contrasts
        if contrast.verdict == "differs" and contrast.measure.startswith(READABILITY)
    ]
    if not differing:
        return
    clearest = min(differing, key=lambda item: (item.p or 0.0, -abs(item.difference or 0.0)))
    hard, easy = _sides(made, clearest)
    easier: dict[int, list[int]] = {hard: []}
    for contrast in differing:
        one, two = _sides(made, contrast)
        if two not in easier.setdefault(one, []):
            easier[one].append(two)
    others = easier.pop(hard)
    also = [say(_ALSO, who=letter(one), others=letters(sorted(two))) for one, two in sorted(easier.items())]
    text = " ".join([_plainly(made, clearest, hard, easy), *also])
    title = say(_HARDER, who=letter(hard), others=letters(sorted(others)))
    yield Found(title, text, _longest(made, hard, easy))


def _sides(made: Comparison, contrast: Contrast) -> tuple[int, int]:
    """The harder and the easier document."""
    falling = made.measures[contrast.measure].meaning.lower().endswith(_FALLING)
    higher_is_b = (contrast.difference or 0.0) > 0
    return (contrast.b, contrast.a) if higher_is_b != falling else (contrast.a, contrast.b)


def _plainly(made: Comparison, contrast: Contrast, hard: int, easy: int) -> str:
    """What a reader sees of it, as far as it points the same way; the formula's values; how seldom chance does it."""
    one, two = (made.profiles[side].measurements for side in (hard, easy))
    other = letter(easy)
    seen = []
    for key, template, decimals in (
        ("words_per_sentence", _LONGER_SENTENCES, 1),
        ("long_words", _LONGER_WORDS, 0),
    ):
        values = [_value(found, f"{READABILITY}{key}") for found in (one, two)]
        if values[0] is not None and values[1] is not None:
            n, m = (printed(value, decimals) for value in (values[0], values[1]))
            if values[0] > values[1] and n != m:
                seen.append(say(template, n=n, m=m, other=other))
    measure = made.measures[contrast.measure]
    grades = [printed(_value(found, measure.key) or 0.0, measure.decimals) for found in (one, two)]
    formula = say(_GRADE, label=measure.label, who=letter(hard), n=grades[0], other=other, m=grades[1])
    told = f"{'; '.join(seen)} ({formula})" if seen else formula
    chance = _CHANCE if contrast.matched else _ALONE
    rest = say(chance, p=p_value(contrast.p or 0.0), q=printed(100 * (contrast.matched or 0.0), 0))
    return f"{told[:1].upper()}{told[1:]}. {rest}"


def _value(measurements: Mapping[str, Measurement], key: str) -> float | None:
    return measurements[key].value if key in measurements else None


def _longest(made: Comparison, *sides: int) -> tuple[Place, ...]:
    """The longest body sentence of each, which shows what is meant."""
    places = []
    for side in sides:
        rows = [one for one in made.profiles[side].parsed.sentences if one.kind == "body"]
        if rows:
            longest = max(rows, key=lambda row: (row.last - row.first, -row.start))
            places.append(Place(side, longest.start, longest.end))
    return tuple(places)


def _example(*pairs: tuple[int, int, float], verdict: str = "differs", meaning: str = "Harder.") -> Comparison:
    key = f"{READABILITY}grade"
    measure = Measure(key, "Grade", "grade", "words", {}, meaning, "{words}")
    contrasts = tuple(
        Contrast(key, a, b, size, None, None, verdict, "", p=0.01)  # type: ignore[arg-type]
        for a, b, size in pairs
    )
    made = comparison("It rained.", "It snowed a lot.", "It blew.", measures={key: measure}, contrasts=contrasts)
    found = {key: Measurement(key, 5.0, None, None, 1, "", None, ())}
    return replace(made, profiles=tuple(replace(one, measurements=found) for one in made.profiles))


FINDING = FindingRule(
    kind="readability",
    aspect="tone",
    strength="beyond",
    order=5,
    reads=("profiles", "measures", "contrasts"),
    find=_find,
    examples=(
        FindingExample(lambda: _example((0, 1, 3.0), (1, 2, -3.0)), "B is harder to read than A and C."),
        FindingExample(lambda: _example((0, 1, 3.0), meaning="Higher is easier."), "A is harder to read than B."),
        FindingExample(lambda: _example((0, 1, 3.0), verdict="no measurable difference"), None),
        FindingExample(lambda: _example((0, 1, 3.0), verdict="not tested"), None),
    ),
    exact=False,
    table="measures",
)
