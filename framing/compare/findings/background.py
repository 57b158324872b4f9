"""Finding: what articles recall of earlier times for which no counterpart was found in another, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable

from framing.compare.findings.examples import covered
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.passages import interleaved
from framing.compare.findings.told_alone import beside
from framing.compare.findings.uncovered_paragraphs import OF_EACH, UncoveredParagraph, paragraphs
from framing.measure.english import letters, say
from framing.model import Comparison, FindingExample, FindingRule, Found, Parsed

_TITLE = "Years gone by: what {who} {n:recalls|recall} has no counterpart in another."
_YEAR = re.compile(r"\b(?:1[5-9]|20)[0-9][0-9]\b")
_FIRST = 2 * OF_EACH  # paragraphs of an article that another finding shows


def _find(made: Comparison) -> Iterable[Found]:
    shown = {}
    for side, ranked in enumerate(paragraphs(made)):
        parsed = made.profiles[side].parsed
        found = [item for item in ranked[_FIRST:] if item.surely and _looks_back(parsed, item)]
        if found:
            shown[side] = found[:OF_EACH]
    if shown:
        places = [[passage.place for passage in passages] for passages in shown.values()]
        yield Found(say(_TITLE, who=letters(shown), n=len(shown)), beside(made, shown), interleaved(places))


def _looks_back(parsed: Parsed, paragraph: UncoveredParagraph) -> bool:
    """Whether the sentence that is shown names a year gone by when the article was published."""
    document = parsed.document
    text = document.text[paragraph.sentence.start : paragraph.sentence.end]
    return any(int(year) < int((document.published or "9999")[:4]) for year in _YEAR.findall(text))


_OLD = "Boats sank at the quay in 1974."
_NEWS = "\n".join(f"Boat number {at} sails tomorrow with a load of sand for the islands of the bay." for at in range(4))

FINDING = FindingRule(
    kind="background",
    aspect="context",
    strength="telling",
    order=40,
    reads=("profiles", "coverage", "twins"),
    find=_find,
    examples=(
        FindingExample(
            lambda: covered(comparison(f"{_NEWS}\n{_OLD}", f"{_NEWS}\nNobody recalls 1974."), {1: (0, 1, 2, 3, 4)}),
            "Years gone by: what A recalls has no counterpart in another.",
        ),
        FindingExample(lambda: covered(comparison(f"{_NEWS}\nBoats sank.", _NEWS), {1: (0, 1, 2, 3)}), None),
    ),
)
