"""Which text is harder to read: said in plain words where it is more than chance, and only then."""

from __future__ import annotations

from dataclasses import replace

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.readability import FINDING
from framing.model import Comparison, Contrast, Measure, Measurement, Place, Verdict

GRADE = Measure("readability.ari", "Index", "grade", "words", {}, "US school year; higher is harder.", "{words}")
TEXT = "It rained. It blew and it poured. It snowed."


def told(
    *pairs: tuple[int, int, float, float],
    verdict: Verdict = "differs",
    length: tuple[float, ...] = (17.34, 24.06, 20.0),
    long: tuple[float, ...] = (19.4, 27.2, 22.0),
    matched: float = 0.0,
    measure: Measure = GRADE,
) -> Comparison:
    """Three texts with these values; ``pairs`` are a, b, their difference and its p."""
    contrasts = tuple(
        Contrast(measure.key, a, b, size, None, None, verdict, "", p=p, adjusted=5 * p, matched=matched)
        for a, b, size, p in pairs
    )
    made = comparison(TEXT, TEXT, TEXT, measures={measure.key: measure}, contrasts=contrasts)
    profiles = []
    for side, one in enumerate(made.profiles):
        values = {
            measure.key: (9.3, 13.1, 11.0)[side],
            "readability.words_per_sentence": length[side],
            "readability.long_words": long[side],
        }
        found = {key: Measurement(key, value, None, None, 3, "", None, ()) for key, value in values.items()}
        profiles.append(replace(one, measurements=found))
    return replace(made, profiles=tuple(profiles))


def said(made: Comparison) -> list[tuple[str, str]]:
    return [(found.title, found.text) for found in FINDING.find(made)]


def test_the_harder_text_is_named_and_what_makes_it_so() -> None:
    assert said(told((0, 1, 3.8, 0.004))) == [
        (
            "B is harder to read than A.",
            "Its sentences have 24.1 words on average, those of A 17.3; 27% of its words have more than six letters, "
            "19% of A’s (Index: B 13.1, A 9.3). More than such texts vary (p = 0.004).",
        )
    ]


def test_which_side_is_harder_follows_from_the_sign_and_the_formula() -> None:
    assert said(told((0, 1, -3.8, 0.004)))[0][0] == "A is harder to read than B."
    easier = replace(GRADE, meaning="Points; higher is easier.")
    assert said(told((0, 1, -3.8, 0.004), measure=easier))[0][0] == "B is harder to read than A."


def test_what_points_the_other_way_is_no_reason() -> None:
    (found,) = said(told((0, 1, 3.8, 0.004), length=(24.0, 17.0, 20.0)))
    assert found[1].startswith("27% of its words have more than six letters, 19% of A’s (Index: B 13.1, A 9.3).")
    (found,) = said(told((0, 1, 3.8, 0.004), length=(24.0, 17.0, 20.0), long=(27.3, 27.4, 20.0)))
    assert found[1].startswith("Index: B 13.1, A 9.3. More than such texts vary")  # 27% against 27% tells nobody


def test_where_passages_tell_the_same_it_is_said() -> None:
    (found,) = said(told((0, 1, 3.8, 0.02), matched=0.864))
    assert found[1].endswith(
        "More than such texts vary (p = 0.020); 86% of their sentences stand in passages that tell the same."
    )


def test_of_three_texts_the_clearest_pair_leads_and_the_others_follow() -> None:
    (found,) = said(told((0, 1, 3.8, 0.001), (0, 2, 2.0, 0.006), (1, 2, -1.8, 0.009)))
    assert found[0] == "B is harder to read than A and C."
    assert found[1].endswith("C is also harder to read than A.")


def test_the_longest_sentence_of_both_shows_it() -> None:
    (found,) = FINDING.find(told((0, 1, 3.8, 0.004)))
    place = TEXT.index("It blew")
    assert found.places == tuple(Place(side, place, place + len("It blew and it poured.")) for side in (1, 0))


def test_what_chance_could_make_is_not_said() -> None:
    assert said(told((0, 1, 3.8, 0.2), verdict="no measurable difference")) == []
    assert said(told((0, 1, 3.8, 0.2), verdict="not tested")) == []
    assert said(told()) == []
    assert not FINDING.exact
