"""``group``: the articles of a pile sorted into stories, the same whatever order they come in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from framing.errors import UsageError
from framing.stories.copies import copies
from framing.stories.likeness import WHOLE, days_between, dense, neighbourhoods, usual_nearness
from framing.stories.terms import printed, vectors
from framing.stories.tree import cut

_WORDS_SHOWN = 4  # in a reason
_NAME = 10  # hexadecimal digits of a new story's name


class Article(NamedTuple):
    """What grouping looks at. ``date`` is an ISO 8601 date or None; an unreadable one counts as None."""

    id: str
    title: str | None
    text: str
    date: str | None = None
    outlet: str | None = None


class Member(NamedTuple):
    """One article's story: ``story`` is a name made of letters and digits, ``why`` a sentence a reader understands."""

    id: str
    story: str
    why: str
    duplicate_of: str | None


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

    Cost: a few milliseconds an article; in piles of more than ``likeness.WHOLE`` articles only those within
    ``likeness.WINDOW`` days that share rare terms are compared. Raises UsageError when two articles have one id.
    """
    if len({article.id for article in articles}) < len(articles):
        twice = next(name for name, times in Counter(article.id for article in articles).items() if times > 1)
        raise UsageError("two articles have this id", where=twice, next="Give every article an id of its own.")
    known, pinned = known or {}, pinned or {}
    # Sorted first: ties are then broken alike in whatever order the articles came.
    pile = sorted(articles, key=lambda article: (_ordinal(article.date) or 0, article.id))
    hand = _Hand([article.id for article in pile], pinned, apart)
    repeated = copies([f"{article.title or ''}\n{article.text}" for article in pile])
    repeated = {at: copy for at, copy in repeated.items() if hand.allows([at, copy.of])}
    heads = [at for at in range(len(pile)) if at not in repeated]
    stories, reasons = _grouped(pile, heads, hand)
    home = {at: members for members in stories for at in members}
    for at, copy in repeated.items():
        home[copy.of].append(at)
        reasons[at] = f"repeats {pile[copy.of].id}: about {copy.share:.0%} of the runs of five words are the same"
    stories = hand.joined(stories)
    names = _names([[pile[at] for at in sorted(members)] for members in stories], known, pinned)
    found = {}
    for members, name in zip(stories, names, strict=True):
        for at in members:
            article = pile[at]
            why = f"put into {name} by hand" if pinned.get(article.id) == name else reasons[at]
            found[article.id] = Member(article.id, name, why, pile[repeated[at].of].id if at in repeated else None)
    return [found[article.id] for article in articles]


class _Hand:
    """What a person has decided: articles put into a story, and articles kept apart."""

    def __init__(self, ids: Sequence[str], pinned: Mapping[str, str], apart: Sequence[Sequence[str]]) -> None:
        place = {name: at for at, name in enumerate(ids)}
        self._pins = {place[name]: story for name, story in pinned.items() if name in place}
        self._apart: dict[int, set[int]] = defaultdict(set)
        for number, names in enumerate(apart):
            for name in names:
                if name in place:
                    self._apart[place[name]].add(number)

    def allows(self, members: Sequence[int]) -> bool:
        """Whether these articles may share a story."""
        stories = {self._pins[at] for at in members if at in self._pins}
        entries = Counter(number for at in members for number in self._apart.get(at, ()))
        return len(stories) < 2 and all(times < 2 for times in entries.values())

    def joined(self, stories: list[list[int]]) -> list[list[int]]:
        """Stories that hold articles of one pin become one, unless that would bring together what is kept apart."""
        made: list[list[int]] = []
        at_pin: dict[str, list[int]] = {}
        for members in sorted(sorted(story) for story in stories):
            pin = next((self._pins[at] for at in members if at in self._pins), None)
            if pin is not None and pin in at_pin and self.allows([*at_pin[pin], *members]):
                at_pin[pin] += members
            elif pin is not None and pin in at_pin:
                at_pin[pin] += [at for at in members if at in self._pins]
                made.append([at for at in members if at not in self._pins])
            else:
                made.append(members)
                if pin is not None:
                    at_pin[pin] = members
        return [sorted(members) for members in made if members]


def _grouped(pile: Sequence[Article], heads: list[int], hand: _Hand) -> tuple[list[list[int]], dict[int, str]]:
    """Stories of the articles ``heads`` (indices into ``pile``), and why each stands where it does."""
    if not heads:
        return [], {}
    rows, terms = vectors([(pile[at].title, pile[at].text) for at in heads])
    days = [_ordinal(pile[at].date) for at in heads]
    usual = usual_nearness(days)
    parts = [list(range(len(heads)))] if len(heads) <= WHOLE else neighbourhoods(rows, days)
    stories: list[list[int]] = []
    reasons: dict[int, str] = {}
    for part in parts:
        alike = dense(rows[part], [days[at] for at in part], usual)
        here = [heads[at] for at in part]

        def allowed(members: Sequence[int], here: list[int] = here) -> bool:
            return hand.allows([here[at] for at in members])

        for members in cut(alike, allowed):
            stories.append([here[at] for at in members])
            for at in members:
                others = [other for other in members if other != at] or [o for o in range(len(part)) if o != at]
                near = max(others, key=lambda other: (alike[at, other], -other), default=None)
                reasons[here[at]] = _reason(pile, rows, terms, heads, part, at, near, len(members) > 1, alike)
    return stories, reasons


def _reason(
    pile: Sequence[Article],
    rows: Any,
    terms: Sequence[str],
    heads: list[int],
    part: list[int],
    at: int,
    near: int | None,
    together: bool,
    alike: Any,
) -> str:
    """Why an article stands with, or apart from, the one nearest to it."""
    if near is None:
        return "stands alone: no other article has its rarer words"
    nearest = pile[heads[part[near]]]
    shared = rows[part[at]].multiply(rows[part[near]]).tocoo()
    heaviest = sorted(zip(shared.col, shared.data, strict=True), key=lambda item: (-round(float(item[1]), 12), item[0]))
    mine = pile[heads[part[at]]]
    words = [printed(term, mine.title, mine.text) for term in _apart_words([terms[column] for column, _ in heaviest])]
    said = f"both say {', '.join(words)}" if words else "no word in common"
    gap = days_between(_ordinal(mine.date), _ordinal(nearest.date))
    when = "" if gap is None else ", on the same day" if gap == 0 else f", {gap} day{'s' if gap > 1 else ''} apart"
    told = f"{nearest.id} (likeness {alike[at, near]:.2f}{when}; {said})"
    return f"nearest in the story: {told}" if together else f"stands alone: the nearest is {told}, which is too little"


def _apart_words(terms: Sequence[str]) -> list[str]:
    """The first few terms that say something new: a pair of words makes its single words superfluous."""
    chosen: list[str] = []
    for term in terms:
        if not any(set(term.split()) & set(other.split()) for other in chosen):
            chosen.append(term)
        if len(chosen) == _WORDS_SHOWN:
            break
    return chosen


def _names(stories: Sequence[Sequence[Article]], known: Mapping[str, str], pinned: Mapping[str, str]) -> list[str]:
    """A name for each story: the pinned one; else the one most of its articles had; else one made from its first."""
    wishes = []
    for number, members in enumerate(stories):
        pins = sorted({pinned[article.id] for article in members if article.id in pinned})
        had = Counter(known[article.id] for article in members if article.id in known)
        wishes += [(-len(stories) - len(known) - 1, name, number) for name in pins]  # before any of the others
        wishes += [(-times, name, number) for name, times in had.items()]
    names: dict[int, str] = {}
    taken: set[str] = set()
    for _, name, number in sorted(wishes):
        if number not in names and name not in taken:
            names[number] = name
            taken.add(name)
    for number, members in enumerate(stories):
        if number not in names:
            names[number] = _new(members[0].id, taken)
            taken.add(names[number])
    return [names[number] for number in range(len(stories))]


def _new(first: str, taken: set[str]) -> str:
    """A name from a story's first article: nothing an article says can make it a path or a second story's name."""
    digest = sha256(first.encode("utf-8", "surrogatepass")).hexdigest()
    length = _NAME
    while f"s{digest[:length]}" in taken:
        length += 1
    return f"s{digest[:length]}"


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return None
