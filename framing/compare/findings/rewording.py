"""Finding: one remark that articles quote in different words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import place
from framing.compare.findings.passages import printed
from framing.compare.findings.universal import with_article
from framing.compare.quotations.relation import Wordings, around_change, wordings
from framing.measure.english import in_quotes, letter, possessive, say, upper_first
from framing.model import Comparison, FindingExample, FindingRule, Found, Twin

_TITLE = "One remark{whose} is quoted with {one} in {a} and {two} in {b}."
_TURNED = "One remark{whose} is quoted with a “not” in {one} and without it in {two}."
_SIDES = "{a}: {one}. {b}: {two}. If this was one remark, at most one wording is verbatim."
_MORE = "{n} more such {n:pair|pairs} in the table of quotations."
_EXCERPT = 150  # characters of a long remark that a finding shows
_SHOWN = 3  # pairs that are told, the surest first
_ALIKE = 0.5  # of the words: two wordings that have less in common are told by nobody to be one remark
_TURNED_ALIKE = 0.7  # the same before a "not" makes one the contrary of the other
_COMMON = 2  # telling words that both have


class _WordedPair(NamedTuple):
    """A remark in two wordings, and how they stand to each other."""

    twin: Twin
    found: Wordings

    @property
    def is_turned(self) -> bool:
        """Whether one of both has a "not" and the other has none."""
        return self.found.negated[0] != self.found.negated[1] and self.found.likeness >= _TURNED_ALIKE


def _find(made: Comparison) -> Iterable[Found]:
    documents = [profile.parsed for profile in made.profiles]
    pairs = [
        _WordedPair(twin, wordings(documents[twin.a.document], twin.a, documents[twin.b.document], twin.b))
        for twin in made.twins
        if twin.relation in ("reworded", "paraphrased")
    ]
    reworded = [
        pair
        for pair in pairs
        if pair.found.common >= _COMMON
        and (
            pair.is_turned
            or (pair.twin.relation == "reworded" and pair.found.replaced and pair.found.likeness >= _ALIKE)
        )
    ]
    # The surest pair first: two that have little in common are two remarks.
    ranked = sorted(reworded, key=lambda pair: _rank(made, pair), reverse=True)
    for number, pair in enumerate(ranked[:_SHOWN]):
        more = len(ranked) - _SHOWN if number == _SHOWN - 1 else 0
        yield _told(made, pair, more)._replace(extra=number > 0)


def _told(made: Comparison, pair: _WordedPair, more: int) -> Found:
    twin, found = pair.twin, pair.found
    a, b = letter(twin.a.document), letter(twin.b.document)
    one, two = (made.profiles[at.document].parsed for at in (twin.a, twin.b))
    shown = around_change(one, twin.a, two, twin.b, _EXCERPT)
    whose = f" of {possessive(with_article(twin.speaker))}" if twin.speaker else ""
    if pair.is_turned:
        title = say(_TURNED, whose=whose, one=a if found.negated[0] else b, two=b if found.negated[0] else a)
    else:
        first = found.replaced[0]
        title = say(_TITLE, whose=whose, one=in_quotes(first.one), two=in_quotes(first.two), a=a, b=b)
    text = say(_SIDES, a=a, one=in_quotes(shown[0]), b=b, two=in_quotes(shown[1]))
    rest = f" {upper_first(say(_MORE, n=more))}" if more > 0 else ""
    return Found(title, f"{text}{rest}", (twin.a, twin.b))


def _rank(made: Comparison, pair: _WordedPair) -> tuple[bool, bool, float, int, list[str]]:
    words = sorted((printed(made, pair.twin.a), printed(made, pair.twin.b)))  # never by the order of the documents
    known = pair.twin.speaker is not None
    return pair.is_turned, known, round(pair.twin.score, 1), len(pair.found.replaced), words


def _example(one: str, two: str, relation: str) -> Comparison:
    made = comparison(f"Holm said “{one}” twice.", f"Holm said “{two}” once.")
    twin = Twin(place(made, 0, one), place(made, 1, two), "Ada Holm", relation, 0.9)
    return comparison(*(profile.parsed for profile in made.profiles), twins=(twin,))


FINDING = FindingRule(
    kind="rewording",
    aspect="quote",
    strength="exact",
    order=25,
    reads=("profiles", "twins"),
    find=_find,
    examples=(
        FindingExample(
            lambda: _example("the fares will rise steeply", "the fares will climb steeply", "reworded"),
            "One remark of Ada Holm’s is quoted with “rise” in A and “climb” in B.",
        ),
        FindingExample(
            lambda: _example("the fares will rise", "the fares will not rise", "reworded"),
            "One remark of Ada Holm’s is quoted with a “not” in B and without it in A.",
        ),
        FindingExample(
            lambda: _example("we pay for every boat", "the harbour is empty at noon", "reworded"),
            None,  # two remarks
        ),
        FindingExample(lambda: _example("the harbour is empty", "the harbor is empty", "reworded"), None),
        FindingExample(lambda: _example("the fares will rise", "the fares will rise", "verbatim"), None),
    ),
    table="quotations",
)
