"""The calibration's figures as a page, a table and a drawing; the same figures give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from framing.features import installed
from tests.calibrate.simulate import GRADE, PLANTED

_LABELS = {measure.key: measure.label for feature in installed() for measure in feature.measures}
_CORPORA = {
    "wikinews_gum": "Wikinews (GUM)",
    "wikinews_meantime": "Wikinews (MEANTIME)",
    "cluster_gm5w": "news of 2016 and 2017 (Giveme5W1H)",
    "the project's own": "the project's own demo",
}
_INK, _MUTED, _BAND, _LINE = "#1d1b18", "#5f5a52", "#e6e2da", "#1f5a94"
_WIDTH, _HEIGHT, _LEFT, _TOP, _ACROSS, _DOWN = 760, 300, 56, 44, 280, 190


def table(found: Mapping[str, Any]) -> str:
    """What was measured, in lines."""
    lines = [
        f"articles: {', '.join(f'{number} {_CORPORA.get(name, name)}' for name, number in found['articles'].items())}",
        f"reports on nothing: {found['reports']}; any difference called: {found['false']}",
        f"95% intervals of differences that hold zero: {found['differences']} %",
        *(f"95% intervals, texts of {n} sentences: {held} % hold the truth" for n, held in found["intervals"].items()),
        *(f"two samples of {n} sentences, any difference called: {share} %" for n, share in found["twice"].items()),
        *(
            f"{PLANTED[key]} seen between texts of {n} sentences: {share} %"
            for key, by_length in found["power"].items()
            for n, share in by_length.items()
        ),
    ]
    return "\n".join(lines)


def document(found: Mapping[str, Any]) -> str:
    """docs/calibration.md."""
    lengths = list(found["intervals"])
    corpora = ", ".join(f"{number} of {_CORPORA.get(name, name)}" for name, number in found["articles"].items())
    rate = 100 * found["false"] / found["reports"]
    rows = [
        [_LABELS.get(key, key), *(f"{held[n]:.1f}" if n in held else "–" for n in lengths)]
        for key, held in found["by_measure"].items()
    ]
    overall = [f"{held:.1f}" for held in found["intervals"].values()]
    lengths_of_power = list(found["power"][GRADE])
    hits = [
        [PLANTED[key], *(f"{share:.0f} %" for share in by_length.values())] for key, by_length in found["power"].items()
    ]
    twice = "; ".join(f"{share} % at {n} sentences" for n, share in found["twice"].items())
    alarms = ", ".join(f"{_LABELS.get(key, key)} {number}" for key, number in found["false_by_measure"].items())
    return f"""# How far verdicts and intervals can be trusted

Written by `make calibrate`, which measures all of it anew. Articles of twenty sentences and more: {corpora}. Their
texts are no part of the project.

![Coverage of the intervals by length, and how often a difference of two grades is seen](calibration.svg)

## Reports on nothing

The paragraphs of one article are dealt to two sides at random, and the sides compared as two articles are. Whatever
such a report calls different is a false alarm. **{found["false"]} of {found["reports"]:,} reports ({rate:.1f} %) called
anything different**; 5 % would be allowed. The 95 % intervals of the differences held zero in {found["differences"]} of
100 cases. By measure: {alarms or "none"}.

Two samples of one article, its paragraphs drawn with replacement for each, are told apart in so many of
{found["samples"]} reports: {twice or "not measured"}.

## Intervals

Texts of a given length are drawn from an article, paragraph by paragraph and with replacement, and measured; a 95 %
interval should hold the article's own value 95 times in 100. {found["samples"]} texts of each length:

{_markdown(["texts of", *(f"{n} sentences" for n in lengths)], [["all measures", *overall]])}
Single measures, where at least a quarter of the texts had an interval (chance alone moves one by about two points).
Rates of a handful of events have exact intervals, which hold more often than they say, as exact ones must:

{_markdown(["measure", *lengths], rows)}
Other ways were measured on the same texts before this one was chosen. At 12 sentences, percentile intervals over
sentences held 90 times in 100, over paragraphs 91; accelerated ones (BCa) 93 and 92; the symmetric bootstrap-t 94 and
95. Over paragraphs it stays between 95 and 96 at 25 and 50 sentences, where the others reach 92 to 95. Below eight
sentences no interval is given, and the verdict is "too short to say". The share of the leading source has none at any
length: nothing tried held it more than 7 times in 10.

## How long must two articles be?

The same article is sampled twice, and a difference is planted in one of the samples: sentences made longer by two
grades of the Automated Readability Index, sentences credited to somebody, sentences put inside quotation marks, hedges
added. The verdict "differs" (corrected for every test of the report) is reached in so many of 100 pairs that tell
nothing in common:

{_markdown(["sentences in each text", *lengths_of_power], hits)}
{power_sentence(found)} Articles of ordinary length seldom differ measurably, and a report that says so is right to.
Where two texts tell the same matter, passage by passage, far less is needed: what they share makes no difference.
Each verdict prints the smallest difference that eight of ten such pairs show.

## What this does not say

Intervals and tests speak of other paragraphs by the same hand on the same matter. They do not contain what the
extractors get wrong (see the README's Accuracy), nor how an outlet writes on other days.
"""


def power_sentence(found: Mapping[str, Any]) -> str:
    """From which length on two grades are seen in most pairs."""
    enough = next((n for n, hits in found["power"][GRADE].items() if hits >= 80), None)
    if enough is None:
        return "At none of these lengths are two grades seen in eight of ten pairs."
    return f"Two texts of about {enough} sentences each are needed to see two grades in eight of ten pairs."


def _markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def figure(found: Mapping[str, Any]) -> str:
    """docs/calibration.svg: coverage by length beside power by length."""
    intervals = [(n, float(held)) for n, held in found["intervals"].items()]
    power = [(n, float(hits)) for n, hits in found["power"][GRADE].items()]
    said = "; ".join(
        [*(f"{n} sentences: {held:g} % of intervals hold" for n, held in intervals)]
        + [f"{n} sentences: two grades seen in {hits:g} %" for n, hits in power]
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'font-family="Helvetica, Arial, sans-serif" font-size="11" fill="{_MUTED}">'
        f"<title>{escape(said)}</title>\n"
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>\n'
        + _panel(
            _LEFT, "95 % intervals that hold the true value", intervals, (88.0, 100.0), (93.0, 97.0), (90, 95, 100)
        )
        + _panel(_LEFT + 370, "Differences of two grades that are seen", power, (0.0, 100.0), None, (0, 50, 80, 100))
        + "</svg>\n"
    )


def _panel(
    left: int,
    title: str,
    points: Sequence[tuple[str, float]],
    scale: tuple[float, float],
    band: tuple[float, float] | None,
    ticks: Sequence[int],
) -> str:
    def y(value: float) -> float:
        return round(_TOP + _DOWN * (scale[1] - min(max(value, scale[0]), scale[1])) / (scale[1] - scale[0]), 1)

    step = _ACROSS / max(1, len(points) - 1)
    places = [(round(left + at * step, 1), y(value), name, value) for at, (name, value) in enumerate(points)]
    parts = [f'<text x="{left}" y="{_TOP - 20}" font-size="13" font-weight="bold" fill="{_INK}">{title}</text>\n']
    if band:
        height = round(y(band[0]) - y(band[1]), 1)
        parts.append(f'<rect x="{left}" y="{y(band[1])}" width="{_ACROSS}" height="{height}" fill="{_BAND}"/>\n')
    for tick in ticks:
        parts.append(f'<text x="{left - 10}" y="{y(tick) + 4:.1f}" text-anchor="end">{tick} %</text>\n')
        parts.append(f'<path d="M{left} {y(tick)}h{_ACROSS}" stroke="{_BAND}" stroke-width="1"/>\n')
    line = "L".join(f"{x} {at}" for x, at, _, _ in places)
    parts.append(f'<path d="M{line}" fill="none" stroke="{_LINE}" stroke-width="2"/>\n' if places else "")
    for x, at, name, value in places:
        parts.append(f'<circle cx="{x}" cy="{at}" r="4" fill="{_LINE}"/>\n')
        parts.append(f'<text x="{x}" y="{at - 9:.1f}" text-anchor="middle" fill="{_INK}">{value:g}</text>\n')
        parts.append(f'<text x="{x}" y="{_TOP + _DOWN + 18}" text-anchor="middle">{name}</text>\n')
    parts.append(f'<text x="{left}" y="{_TOP + _DOWN + 38}">sentences in the text</text>\n')
    return "".join(parts)
