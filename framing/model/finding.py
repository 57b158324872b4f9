"""How a finding is declared: what it looks for, what it reads, how strong it is, and examples that hold it to that."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from framing.model.comparison import Aspect, Comparison, Place, Table

FindingKind = Literal[
    "no-body",
    "same-text",
    "one-dispatch",
    "language",
    "headline-and-lead",
    "told-alone",
    "background",
    "readability",
    "rate",
    "conflict",
    "leading-source",
    "only-speaker",
    "contrary",
    "certainty",
    "label",
    "lead-names",
    "rewording",
    "agency",
    "placement",
    "denial",
    "endings",
    "longest-quotation",
    "colouring-words",
    "own-voice",
    "quotations",
    "nearest",
    "only-in",
    "nothing",
    "verdict",
]
Strength = Literal["notice", "telling", "beyond", "exact", "wording", "trivia", "passage", "verdict"]


class Found(NamedTuple):
    """What a rule found, before it is a Finding: the sentence, what it says more, and the passages that show it.

    ``aspect`` is the rule's own where None. ``extra`` marks what goes behind all numbered findings of its strength:
    one more of a kind that has told its strongest.
    """

    title: str
    text: str
    places: tuple[Place, ...] = ()
    absent: tuple[int, ...] = ()
    aspect: Aspect | None = None
    titles: tuple[int, ...] = ()
    extra: bool = False


class FindingExample(NamedTuple):
    """Facts, and the sentence they make; ``title`` None where the rule has to stay silent."""

    facts: Callable[[], Comparison]
    title: str | None


@dataclass(frozen=True, slots=True)
class FindingRule:
    """One kind of finding: a file of its own that says when it is said, in which words and before what.

    By ``strength``, in this order: "notice" (on what is compared at all), "telling" (what a reader is told first),
    "beyond" (a difference that holds beyond these texts), "exact" (counts and facts of these texts), "wording",
    "trivia"; then "passage" and "verdict", which are not numbered. Of one strength the lower ``order`` comes first.
    """

    kind: FindingKind | str  # of ours one of FindingKind; another package names its own
    aspect: Aspect
    strength: Strength
    order: int
    reads: tuple[str, ...]  # the members of Comparison that it looks at
    find: Callable[[Comparison], Iterable[Found]]
    examples: tuple[FindingExample, ...]
    exact: bool = True  # a fact of the texts at hand, not a rate
    table: Table | None = None  # where what it says can be counted again
