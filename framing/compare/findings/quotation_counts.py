"""Finding: how many quotations each article prints, and how much of it stands inside quotation marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.passages import in_body
from framing.compare.findings.universal import every
from framing.measure.english import how_many, letter, letters, listed, say
from framing.model import Comparison, Evidence, FindingExample, FindingRule, Found, Place
from framing.number_format import printed

_SAME = "{who} print {n} {n:quotation|quotations} each."
_APART = "{who} prints {n} {n:quotation|quotations}, {others}."
_OTHER = "{who} {n}"
_SHARE = "{words} of {who}’s {all} words"
_TEXT = "Inside quotation marks stand {shares}."


def _find(made: Comparison) -> Iterable[Found]:
    quoted = [in_body(profile, "quotation") for profile in made.profiles]
    if not any(quoted):
        return
    sizes = [len(found) for found in quoted]
    if every(sizes, lambda size: size == sizes[0]):
        title = say(_SAME, who=letters(range(len(sizes))), n=sizes[0])
    else:
        others = listed([say(_OTHER, who=letter(side), n=how_many(size)) for side, size in enumerate(sizes) if side])
        title = say(_APART, who=letter(0), n=sizes[0], others=others)
    shares = []
    for side, profile in enumerate(made.profiles):
        words = in_body(profile, "word")
        inside = sum(item.weight for item in words if item.voice == "direct")
        total = sum(item.weight for item in words)
        shares.append(say(_SHARE, words=printed(inside), who=letter(side), all=printed(total)))
    longest = [max(found, key=lambda item: (item.end - item.start, -item.start)) if found else None for found in quoted]
    places = tuple(Place(side, item.start, item.end) for side, item in enumerate(longest) if item)
    yield Found(title, say(_TEXT, shares=listed(shares)), places)


def _example(*quoted: int) -> Comparison:
    made = comparison(*("“It rained.” “It blew.”" for _ in quoted))
    kept = tuple(Evidence("quotation", "quotation", at, at + 8, "direct", "example") for at in (0, 13))
    profiles = tuple(
        replace(profile, evidence=kept[:count]) for profile, count in zip(made.profiles, quoted, strict=True)
    )
    return replace(made, profiles=profiles)


FINDING = FindingRule(
    kind="quotations",
    aspect="quote",
    strength="trivia",
    order=10,
    reads=("profiles",),
    find=_find,
    examples=(
        FindingExample(lambda: _example(2, 1, 0), "A prints two quotations, B one and C none."),
        FindingExample(lambda: _example(1, 1), "A and B print one quotation each."),
        FindingExample(lambda: _example(0, 0), None),
    ),
    table="quotations",
)
