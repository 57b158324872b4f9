"""Finding: whom each article gives the word most often, side by side."""

from __future__ import annotations

from collections.abc import Iterable

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import source
from framing.compare.findings.passages import beside, interleaved, paragraph_of, printed, sentence_span
from framing.compare.findings.universal import every, in_english, is_told_apart
from framing.measure.english import everyone, letter, listed, named, say, upper_first
from framing.model import Comparison, FindingExample, FindingRule, Found, Place, SourceRow

_APART = "Given the word most often: {leaders}."
_SAME = "{who} is given the word most often in {everyone}."
_SIDE = "{who} in {side}"
_SHOWN = 2  # passages of an article


def _find(made: Comparison) -> Iterable[Found]:
    sides = in_english(made)
    leaders = {side: row for side in sides if (row := _leader(made, side)) is not None}
    if len(leaders) < 2:
        return
    first = next(iter(leaders.values()))
    rows = {id(row): row.name.split()[-1].casefold() for row in leaders.values()}
    if len(set(rows.values())) < len(rows):
        return  # two rows of one surname are perhaps one source, so nothing is said to set them apart
    if every(sides, lambda side: leaders.get(side) is first):
        title = say(_SAME, who=upper_first(named(first.name)), everyone=everyone(len(sides)))
    else:
        title = say(
            _APART, leaders=listed([say(_SIDE, who=named(row.name), side=letter(s)) for s, row in leaders.items()])
        )
    places = {side: _passages(made, side, row) for side, row in leaders.items()}
    text = beside(made, {side: printed(made, found[0]) for side, found in places.items()})
    yield Found(title, text, interleaved([places[side] for side in sorted(places)]))


def _leader(made: Comparison, side: int) -> SourceRow | None:
    """The source that more of the document's sentences are credited to than to any other, if a reader can tell it."""
    most = max((len(row.sentences[side]) for row in made.sources), default=0)
    leading = [row for row in made.sources if len(row.sentences[side]) == most]
    return leading[0] if most and len(leading) == 1 and is_told_apart(made, leading[0]) else None


def _passages(made: Comparison, side: int, row: SourceRow) -> list[Place]:
    """The first paragraphs in which it speaks."""
    spans = [sentence_span(made, side, sentence) for sentence in row.sentences[side]]
    return list(dict.fromkeys(paragraph_of(made, Place(side, *span)) for span in spans))[:_SHOWN]


_TEXTS = ("Holm spoke. Holm spoke again. The union spoke.", "Holm spoke. The union spoke. The union spoke again.")

FINDING = FindingRule(
    kind="leading-source",
    aspect="source",
    strength="exact",
    order=20,
    reads=("profiles", "sources"),
    find=_find,
    examples=(
        FindingExample(
            lambda: comparison(
                *_TEXTS, sources=(source("Ada Holm", (0, 1), (0,)), source("ferry union", (2,), (1, 2)))
            ),
            "Given the word most often: Ada Holm in A and the ferry union in B.",
        ),
        FindingExample(
            lambda: comparison(*_TEXTS, sources=(source("Ada Holm", (0, 1), (0,)), source("ferry union", (2,), ()))),
            "Ada Holm is given the word most often in both.",
        ),
        FindingExample(
            lambda: comparison(*_TEXTS, sources=(source("Ada Holm", (0,), (0,)), source("ferry union", (2,), (1, 2)))),
            None,  # in A nobody leads
        ),
        FindingExample(
            lambda: comparison(*_TEXTS, sources=(source("Ada Holm", (0, 1), ()), source("Ada Vee Holm", (), (0,)))),
            None,  # one woman, or two: it is not known
        ),
        FindingExample(
            lambda: comparison(*_TEXTS, sources=(source("critics", (0, 1), (0, 1), type="unnamed"),)),
            None,  # a crowd is nobody
        ),
    ),
    table="speakers",
)
