"""Finding: one remark that articles quote in different words."""

from __future__ import annotations

from collections.abc import Iterable

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import place
from framing.compare.findings.passages import printed
from framing.compare.quotations.relation import around_change, telling_changes
from framing.measure.english import in_quotes, letter, say, upper_first
from framing.model import Comparison, FindingExample, FindingRule, Found, Place, Twin

_TITLE = "One remark{whose} is quoted in different words."
_TURNED = "One remark{whose} is quoted with a “not” in {one} and without it in {two}."
_SIDES = "{a}: {one}. {b}: {two}. If this was one remark, at most one wording is verbatim."
_MORE = "{n} more such {n:pair|pairs} in the table of quotations."
_EXCERPT = 150  # characters of a long remark that a finding shows
_SHOWN = 3  # pairs that are told, the surest first


def _find(made: Comparison) -> Iterable[Found]:
    pairs = [twin for twin in made.twins if twin.relation in ("reworded", "paraphrased")]
    reworded = [
        twin for twin in pairs if _is_turned(made, twin) or (twin.relation == "reworded" and _changes(made, twin))
    ]
    # The surest pair first: two that have little in common are two remarks.
    ranked = sorted(reworded, key=lambda twin: _rank(made, twin), reverse=True)
    for number, twin in enumerate(ranked[:_SHOWN]):
        more = len(ranked) - _SHOWN if number == _SHOWN - 1 else 0
        yield _told(made, twin, more)._replace(extra=number > 0)


def _told(made: Comparison, twin: Twin, more: int) -> Found:
    one, two = (made.profiles[at.document].parsed for at in (twin.a, twin.b))
    shown = around_change(one, twin.a, two, twin.b, _EXCERPT)
    whose = f" of {twin.speaker}’s" if twin.speaker else ""
    title = say(_TITLE, whose=whose)
    if _is_turned(made, twin):
        with_not, without = (twin.a, twin.b) if _is_negated(made, twin.a) else (twin.b, twin.a)
        title = say(_TURNED, whose=whose, one=letter(with_not.document), two=letter(without.document))
    text = say(
        _SIDES,
        a=letter(twin.a.document),
        one=in_quotes(shown[0]),
        b=letter(twin.b.document),
        two=in_quotes(shown[1]),
    )
    rest = f" {upper_first(say(_MORE, n=more))}" if more > 0 else ""
    return Found(title, f"{text}{rest}", (twin.a, twin.b))


def _changes(made: Comparison, twin: Twin) -> int:
    documents = [profile.parsed for profile in made.profiles]
    return telling_changes(documents[twin.a.document], twin.a, documents[twin.b.document], twin.b)


def _is_turned(made: Comparison, twin: Twin) -> bool:
    """Whether one of both passages has a "not" and the other has none."""
    return _is_negated(made, twin.a) != _is_negated(made, twin.b)


def _is_negated(made: Comparison, place: Place) -> bool:
    tokens = made.profiles[place.document].parsed.tokens
    return any(tokens.dep[at] == "neg" for at in range(len(tokens)) if place.start <= tokens.start[at] < place.end)


def _rank(made: Comparison, twin: Twin) -> tuple[bool, bool, float, int, list[str]]:
    words = sorted((printed(made, twin.a), printed(made, twin.b)))  # never by the order of the documents
    return _is_turned(made, twin), twin.speaker is not None, round(twin.score, 1), _changes(made, twin), words


def _example(one: str, two: str, relation: str) -> Comparison:
    made = comparison(f"Holm said “{one}” twice.", f"Holm said “{two}” once.")
    twin = Twin(place(made, 0, one), place(made, 1, two), "Ada Holm", relation, 0.9)
    return comparison(*(profile.parsed for profile in made.profiles), twins=(twin,))


FINDING = FindingRule(
    kind="rewording",
    aspect="quote",
    strength="wording",
    order=30,
    reads=("profiles", "twins"),
    find=_find,
    examples=(
        FindingExample(
            lambda: _example("the fares will rise steeply", "the fares will climb steeply", "reworded"),
            "One remark of Ada Holm’s is quoted in different words.",
        ),
        FindingExample(
            lambda: _example("the fares will rise", "the fares will not rise", "reworded"),
            "One remark of Ada Holm’s is quoted with a “not” in B and without it in A.",
        ),
        FindingExample(lambda: _example("the fares will rise", "the fares will rise", "verbatim"), None),
    ),
    table="quotations",
)
