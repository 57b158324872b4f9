"""Which passages tell the same: by telling words in common, each the other's nearest."""

from __future__ import annotations

import numpy as np
import pytest

from framing.compare.findings.examples import article
from framing.compare.matched_passages import matched, matched_share, passages, telling_words
from framing.compare.terms.content_terms import terms

FERRY = {"ferry": 6.0, "collided": 7.0, "quay": 8.0, "captain": 5.0}
COURT = {"judge": 5.0, "verdict": 6.0, "appeal": 6.0}
ORCHARD = {"apples": 7.0, "frost": 7.0, "harvest": 6.0, "growers": 7.0}


def test_passages_are_paired_whatever_their_order() -> None:
    assert matched([FERRY, COURT, ORCHARD], [ORCHARD, FERRY]) == ((0, 1), (2, 0))
    assert matched([ORCHARD, FERRY], [FERRY, COURT, ORCHARD]) == ((0, 2), (1, 0))


def test_of_two_that_tell_it_the_nearer_is_taken() -> None:
    half = {"ferry": 6.0, "collided": 7.0, "quay": 8.0, "weather": 5.0, "sailors": 6.0}
    assert matched([half, FERRY], [FERRY]) == ((1, 0),)
    assert matched([FERRY], [half, FERRY]) == ((0, 1),)
    assert matched([FERRY], [FERRY, FERRY]) == ((0, 0),)  # of equals the first


@pytest.mark.parametrize(
    ("more", "pairs"),
    [
        (26.0, ((0, 0),)),  # 21 / √(26 × 47) is three fifths
        (90.0, ()),  # 21 / √(26 × 111) is less than two fifths
    ],
)
def test_what_is_mostly_about_something_else_is_no_match(more: float, pairs: tuple[tuple[int, int], ...]) -> None:
    other = {"ferry": 6.0, "collided": 7.0, "quay": 8.0, "else": more}
    assert matched([FERRY], [other]) == pairs


def test_two_words_in_common_are_a_name_not_a_matter() -> None:
    name = {"mayor": 5.0, "harbour": 6.0}
    assert matched([name], [name]) == ()
    assert matched([{**name, "quay": 8.0}], [{**name, "quay": 8.0}]) == ((0, 0),)


def test_telling_words_are_those_of_the_body_that_carry_meaning() -> None:
    found = article("# The Ferry Sank.\nThe ferry sank and the crew swam.\nNobody drowned.")
    assert telling_words(found, terms(found)) == (
        frozenset(("ferry", "sank", "crew", "swam")),
        frozenset(("nobody", "drown")),
    )


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    (passage,) = passages([frozenset(("year",)), frozenset(("dredger",))], np.array([0, 0]))
    assert passage["dredger"] > passage["year"] > 0
    assert list(passages([frozenset("b"), frozenset("a")], np.array([0, 1]))[1]) == ["a"]
    assert passages([], np.array([], dtype=np.int64)) == ()


def test_the_share_is_of_both_texts_sentences() -> None:
    units = (np.array([0, 0, 0, 1]), np.array([0, 1, 2, 2]))
    assert matched_share([(0, 1)], units) == pytest.approx((3 + 1) / 8)
    assert matched_share([], units) == 0.0
    assert matched_share([], (np.array([], dtype=np.int64),) * 2) == 0.0
