"""How many quotations each article prints, and what share of its words stands in them."""

from __future__ import annotations

from dataclasses import replace

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.quotation_counts import FINDING
from framing.model import Comparison, Evidence, Found, Place, Voice

TEXT = "“It rained.” “It did blow.” “It rained.” We left."  # quotations at 0, 13 and 28; 9 words


def quoting(*quoted: int) -> Comparison:
    made = comparison(*(TEXT for _ in quoted))
    spans = ((0, 12), (13, 27), (28, 40))
    words: list[tuple[int, Voice]] = [(1, "direct"), (4, "direct"), (41, "outlet")]
    profiles = []
    for profile, count in zip(made.profiles, quoted, strict=True):
        found = [Evidence("q", "quotation", *span, "direct", "example") for span in spans[:count]]
        found += [Evidence("t", "word", at, at + 2, voice, "example", weight=1000) for at, voice in words]
        profiles.append(replace(profile, evidence=tuple(sorted(found, key=lambda item: item.start))))
    return replace(made, profiles=tuple(profiles))


def test_the_numbers_and_the_words_inside_are_told_and_the_longest_is_shown() -> None:
    assert list(FINDING.find(quoting(0, 3, 1))) == [
        Found(
            "A prints no quotations, B three and C one.",
            "Inside quotation marks stand 2,000 of A’s 3,000 words, 2,000 of B’s 3,000 words "
            "and 2,000 of C’s 3,000 words.",
            (Place(1, 13, 27), Place(2, 0, 12)),
        )
    ]


def test_each_is_said_only_where_all_print_as_many() -> None:
    assert [found.title for found in FINDING.find(quoting(2, 2))] == ["A and B print two quotations each."]
    assert [found.title for found in FINDING.find(quoting(1, 2, 2))] == ["A prints one quotation, B two and C two."]
    assert list(FINDING.find(quoting(0, 0))) == []


def test_of_two_as_long_the_earlier_is_shown() -> None:
    made = quoting(1, 1)
    twice = replace(
        made.profiles[0],
        evidence=(
            Evidence("q", "quotation", 0, 12, "direct", "example"),
            Evidence("q", "quotation", 28, 40, "direct", "example"),
        ),
    )
    (found,) = FINDING.find(replace(made, profiles=(twice, twice)))
    assert found.places == (Place(0, 0, 12), Place(1, 0, 12))
