"""Finding: whom each article gives the word most often, side by side."""

from __future__ import annotations

from collections.abc import Iterable

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import source
from framing.compare.findings.passages import beside, interleaved, paragraph_of, printed, sentence_span
from framing.compare.findings.universal import in_english, is_told_apart, with_article
from framing.measure.english import letter, listed, say
from framing.model import Comparison, FindingExample, FindingRule, Found, Place, SourceRow

_APART = "Given the word most often: {leaders}."
_SIDE = "{who} in {side}"
_TIMES = 2  # as many sentences as the second
_SHOWN = 2  # passages of an article


def _find(made: Comparison) -> Iterable[Found]:
    sides = in_english(made)
    leaders = {side: row for side in sides if (row := _leader(made, side)) is not None}
    if len(leaders) < 2:
        return
    rows = {id(row): row.name.split()[-1].casefold() for row in leaders.values()}
    if len(set(rows.values())) < len(rows):
        return  # two rows of one surname are perhaps one source, so nothing is said to set them apart
    if len(rows) == 1:
        return  # that sets nothing apart; the standfirst says it
    told = [say(_SIDE, who=with_article(row.name), side=letter(side)) for side, row in leaders.items()]
    title = say(_APART, leaders=listed(told))
    places = {side: _passages(made, side, row) for side, row in leaders.items()}
    text = beside(made, {side: printed(made, found[0]) for side, found in places.items()})
    yield Found(title, text, interleaved([places[side] for side in sorted(places)]))


def _leader(made: Comparison, side: int) -> SourceRow | None:
    """The source with twice as many of the document's credited sentences as any other, if a reader can tell who it is.

    Of leaders with a smaller lead one in six was none to readers of annotated events, of these one in thirty.
    """
    ranked = sorted(made.sources, key=lambda row: -len(row.sentences[side]))
    if not ranked:
        return None
    first, *others = (len(row.sentences[side]) for row in ranked)
    leads = first >= max(1, _TIMES * max(others, default=0))
    return ranked[0] if leads and is_told_apart(made, ranked[0]) else None


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
            None,  # both give it to her
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
