"""Years gone by: paragraphs that look back, below those that another finding shows."""

from __future__ import annotations

import pytest

from framing.compare.findings.background import FINDING
from framing.compare.findings.examples import article, covered, place
from framing.compare.findings.examples import example_comparison as comparison

NEWS = "\n".join(f"Boat number {at} sails tomorrow with a load of sand for the islands of the bay." for at in range(4))


def told(old: str, published: str | None = None, other: str | None = None) -> list[str]:
    text = f"{NEWS}\n{old}"
    made = comparison(article(text, published=published), article(text, published=other))
    return [found.title for found in FINDING.find(covered(made, {1: range(5)}))]


RECALLED = ["Years gone by: what A recalls has no counterpart in another."]


@pytest.mark.parametrize(
    ("old", "published", "recalled"),
    [
        ("Boats sank at the quay in 1974.", None, RECALLED),
        ("Boats sank at the quay in 1500.", None, RECALLED),
        ("Boats sank at the quay in 2030.", "2031-05-02", RECALLED),
        ("Boats sank at the quay in 2031.", "2031-05-02", []),  # the year of the article is not gone by
        ("Boats will sail from the quay in 2040.", "2031-05-02", []),
        ("Boats sank at the quay at 1450 feet.", None, []),
        ("Boats sank at the quay, all 19740.", None, []),
        ("Boats sank at the quay, all of them.", None, []),
    ],
)
def test_a_year_before_the_article_s_own_is_one_gone_by(old: str, published: str | None, recalled: list[str]) -> None:
    assert told(old, published) == recalled


def test_an_older_article_cannot_have_it() -> None:
    assert told("Boats sank at the quay in 1974.", "2031-05-02", "2031-05-01") == []


def test_two_paragraphs_of_each_are_shown_below_the_four_that_are_told_elsewhere() -> None:
    old = [f"Boats sank at the quay in 19{at}4." for at in range(7, 10)]
    made = comparison(f"{NEWS}\n{'\n'.join(old)}", "\n".join([NEWS.replace("sand", "clay"), *old[::-1]]))
    (found,) = FINDING.find(covered(made, {}))
    assert found.title == "Years gone by: what A and B recall has no counterpart in another."
    assert [at.document for at in found.places] == [0, 1, 0, 1]
    assert found.places[0] == place(made, 0, old[0])
    assert found.text == f"A, no counterpart in B: “{old[0]}” B, no counterpart in A: “{old[2]}”"
