"""Finding: figures of page one that differ by more than such texts vary, told for these texts and beyond them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.readability import READABILITY
from framing.measure.english import letter, listed, say, stop, upper_first
from framing.model import Comparison, Contrast, FindingExample, FindingRule, Found, Measure, Place

_ONE = "One difference is more than chance: {label}."
_SEVERAL = "{n} {n:difference is|differences are} more than chance."
_MORE = "The measures’ pages give each difference with its interval."
_TWO_ANSWERS = "In these texts: {counted}. Beyond them: {why}"
_MOST_RATES = 4  # rates that are named
_MOST_PLACES = 6


def _find(made: Comparison) -> Iterable[Found]:
    """One in full, several by name, since the measures' pages tell each in full; readability has its own finding."""
    differing = [
        contrast
        for contrast in made.contrasts
        if contrast.verdict == "differs" and not contrast.measure.startswith(READABILITY)
    ]
    ranked = sorted(differing, key=lambda item: not made.measures[item.measure].page_one)
    if len(ranked) == 1:
        yield _one(made, ranked[0])
    elif ranked:
        pairs: dict[str, list[str]] = {}
        for contrast in ranked:
            pairs.setdefault(contrast.measure, []).append(f"{letter(contrast.a)}–{letter(contrast.b)}")
        told = [f"{made.measures[key].label} ({', '.join(between)})" for key, between in pairs.items()]
        title = upper_first(say(_SEVERAL, n=len(pairs)))
        yield Found(title, f"{stop(listed(told, _MOST_RATES))} {_MORE}", _counted_first(made, ranked))


def _one(made: Comparison, contrast: Contrast) -> Found:
    measure = made.measures[contrast.measure]
    text = say(_TWO_ANSWERS, counted=contrast.counted, why=contrast.why)
    return Found(say(_ONE, label=measure.label), text, _counted_first(made, [contrast]))


def _counted_first(made: Comparison, contrasts: Sequence[Contrast]) -> tuple[Place, ...]:
    """Where each side of each contrast has the first of what is counted."""
    places = []
    for contrast in contrasts:
        for side in (contrast.a, contrast.b):
            profile = made.profiles[side]
            if contrast.measure in profile.measurements:
                found = profile.measurements[contrast.measure].evidence[:1]
                places += [Place(side, item.start, item.end) for item in (profile.evidence[at] for at in found)]
    return tuple(dict.fromkeys(places))[:_MOST_PLACES]


def _example(*pairs: tuple[int, int], verdict: str = "differs") -> Comparison:
    measure = Measure("plain.length", "Words per sentence", "words", "words / sentences", {}, "Longer.", "{words}")
    contrasts = tuple(
        Contrast("plain.length", a, b, 1.0, 0.5, 1.5, verdict, "More than variation.", "A 4.0, B 5.0")  # type: ignore[arg-type]
        for a, b in pairs
    )
    return comparison("It rained.", "It snowed.", "It blew.", measures={measure.key: measure}, contrasts=contrasts)


FINDING = FindingRule(
    kind="rate",
    aspect="tone",
    strength="beyond",
    order=10,
    reads=("profiles", "measures", "contrasts"),
    find=_find,
    examples=(
        FindingExample(lambda: _example((0, 1), (0, 2), (1, 2)), "One difference is more than chance."),
        FindingExample(lambda: _example((0, 1), verdict="no measurable difference"), None),
    ),
    exact=False,
    table="measures",
)
