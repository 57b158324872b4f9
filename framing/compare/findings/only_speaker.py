"""Finding: named sources that one article credits and whose names no other article prints."""

from __future__ import annotations

from collections.abc import Iterable

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import source
from framing.compare.findings.passages import interleaved, paragraph_of, sentence_span
from framing.compare.findings.universal import in_english, only_in, shared_by, with_article
from framing.measure.english import everyone, letter, names, say, upper_first
from framing.model import Comparison, FindingExample, FindingRule, Found, Place, SourceRow

_ONLY = "Only {side} credits {who}."
_SHARED = "{everyone} credit {who}."
_NOWHERE = "No other text prints {n:that name|these names}."
_SHOWN = 3  # sources of an article whose passages are shown


def _find(made: Comparison) -> Iterable[Found]:
    sides = in_english(made)
    alone: dict[int, list[SourceRow]] = {}
    for row in made.sources:
        side = only_in(made, row, sides) if len(sides) > 1 else None
        if side is not None:
            alone.setdefault(side, []).append(row)
    if not alone:
        return
    told = [_stopped(_ONLY, letter(side), [row.name for row in alone[side]]) for side in sorted(alone)]
    shared = shared_by(made, sides)
    rest = [_stopped(_SHARED, upper_first(everyone(len(sides))), shared)] if shared else []
    nowhere = say(_NOWHERE, n=sum(map(len, alone.values())))
    places = [[_passage(made, side, row) for row in alone[side][:_SHOWN]] for side in sorted(alone)]
    yield Found(told[0], " ".join((*told[1:], nowhere, *rest)), interleaved(places))


def _stopped(template: str, who: str, sources: Iterable[str]) -> str:
    """The sentence, whose last name may bring a full stop of its own ("Ada Holm Jr.")."""
    return say(template, side=who, everyone=who, who=names([with_article(name) for name in sources])).replace("..", ".")


def _passage(made: Comparison, side: int, row: SourceRow) -> Place:
    return paragraph_of(made, Place(side, *sentence_span(made, side, row.sentences[side][0])))


FINDING = FindingRule(
    kind="only-speaker",
    aspect="source",
    strength="exact",
    order=30,
    reads=("profiles", "sources"),
    find=_find,
    examples=(
        FindingExample(
            lambda: comparison("Ada Holm spoke.", "Nobody spoke.", sources=(source("Ada Holm", (0,), ()),)),
            "Only A credits Ada Holm.",
        ),
        FindingExample(
            lambda: comparison("Ada Holm Jr. spoke.", "Nobody spoke.", sources=(source("Ada Holm Jr.", (0,), ()),)),
            "Only A credits Ada Holm Jr.",
        ),
        FindingExample(
            lambda: comparison("Ada Holm spoke.", "Mrs Holm was there.", sources=(source("Ada Holm", (0,), ()),)),
            None,  # B prints the name
        ),
        FindingExample(
            lambda: comparison("Ada Holm spoke.", "Holm spoke.", sources=(source("Ada Holm", (0,), (0,)),)), None
        ),
        FindingExample(
            lambda: comparison(
                "The US Navy spoke.", "It rained.", sources=(source("US Navy", (0,), (), type="official"),)
            ),
            None,  # a body, which another text may call otherwise
        ),
        FindingExample(
            lambda: comparison("Critics spoke.", "It rained.", sources=(source("critics", (0,), (), type="unnamed"),)),
            None,
        ),
    ),
    table="speakers",
)
