"""``group``: the articles of a pile sorted into stories, the same whatever order they come in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from framing.errors import UsageError
from framing.stories.batch import Cut
from framing.stories.near import Pairs, blocks, pairs
from framing.stories.pile import Member, Pile, gathered, order
from framing.stories.traits import traits


class Article(NamedTuple):
    """What grouping looks at. ``date`` is an ISO 8601 date or None; an unreadable one counts as None."""

    id: str
    title: str | None
    text: str
    date: str | None = None
    outlet: str | None = None


def group(
    articles: Sequence[Article],
    *,
    known: Mapping[str, str] | None = None,
    pinned: Mapping[str, str] | None = None,
    apart: Sequence[Sequence[str]] = (),
) -> list[Member]:
    """Sort articles into stories, in the order given.

    ``known`` maps ids of articles that had a story before to that story, so that names stay from one night to the
    next: a group keeps the name most of its articles had. ``pinned`` puts articles into a story, whatever they say,
    and their group with them; ids within one entry of ``apart`` never share a story.

    Cost: a few milliseconds an article; in piles of more than ``near.WHOLE`` articles only those within ``near.WINDOW``
    days that share rare terms are compared. Raises UsageError when two articles have one id.
    """
    if len({article.id for article in articles}) < len(articles):
        twice = next(name for name, times in Counter(article.id for article in articles).items() if times > 1)
        raise UsageError("two articles have this id", where=twice, next="Give every article an id of its own.")
    sorted_ = order([article.id for article in articles], [article.date for article in articles])
    told = [articles[at] for at in sorted_]
    pile = gathered(
        [article.id for article in told],
        [article.date for article in told],
        [traits(article.title, article.text) for article in told],
        pinned or {},
        apart,
        known,
    )
    found = pile.members(_cuts(pile, told), known or {})
    return [found[article.id] for article in articles]


def _cuts(pile: Pile, told: Sequence[Article]) -> list[Cut]:
    """Every step in this process, one block after the other."""
    made: list[Cut] = []
    for batch in pile.batches(neighbours(pile)):
        texts = [(told[at].title, told[at].text) for at in batch.at]
        made.append(batch.cut(texts.__getitem__))
    return made


def neighbours(pile: Pile) -> list[Pairs]:
    """Likely neighbours over all of a large pile."""
    if not pile.large:
        return []
    heavy = pile.heavy()
    return [pairs(heavy, first, last) for first, last in blocks(len(pile.heads))]
