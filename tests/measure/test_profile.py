"""Profiles: values, intervals, the fraction under them, and the evidence behind them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.errors import FeatureError
from framing.measure.checked import formula_of
from framing.measure.profile import profile
from framing.model import Count, Evidence, Feature, Few, Measure, Measurement, Parsed, Speaker
from framing.settings import Settings
from tests.handmade import DOUBT, DOUBTS, PLAIN, WORDS, parsed

SETTINGS = Settings(draws=400)
TWELVE = "\n".join(f"Line {'very ' * (n % 3)}{'perhaps ' * (n % 4 == 0)}over." for n in range(12))


def measured(text: str, *features: Feature) -> dict[str, Measurement]:
    return dict(profile(parsed(text), features or (PLAIN, DOUBT), SETTINGS, "signed").measurements)


def test_a_value_stands_with_its_interval_and_its_fraction() -> None:
    rate = measured(TWELVE)["doubt.rate"]
    # 12 lines of 2 words, 12 times "very" (0 + 1 + 2, four times) and "perhaps" in lines 0, 4 and 8.
    assert rate.basis == "3 in 39 words"
    assert rate.value == pytest.approx(1000 * 3 / 39)
    assert rate.low is not None
    assert rate.high is not None
    assert rate.low <= rate.value <= rate.high
    assert rate.n == 12
    assert rate.why is None


@pytest.mark.parametrize(
    ("lines", "says"),
    [("One perhaps.", "1 of 1 daring doubt in 1 line"), ("One perhaps.\nTwo.", "1 of 1 daring doubt in 2 lines")],
)
def test_one_of_a_thing_stands_in_the_singular(lines: str, says: str) -> None:
    counts = {"doubts": DOUBTS, "lines": Count("plain", ("sentence",))}
    basis = "{doubts} of {doubts} daring doubts in {lines} lines"
    told = replace(
        DOUBT, measures=(replace(DOUBT.measures[0], formula="doubts", counts=counts, basis=basis, few=None),)
    )
    assert measured(lines, PLAIN, told)["doubt.rate"].basis == says


def test_a_share_of_the_largest_has_a_value_and_no_interval() -> None:
    groups = replace(
        DOUBT,
        find=lambda parsed: (item._replace(group=str(item.start)) for item in DOUBT.find(parsed)),
        measures=(
            replace(
                DOUBT.measures[0],
                formula="largest(doubts) / total(doubts)",
                counts={"doubts": DOUBTS._replace(grouped=True)},
                basis="{doubts}",
                few=None,
            ),
        ),
    )
    share = measured("\n".join(["Perhaps so."] * 10).lower(), PLAIN, groups)["doubt.rate"]
    assert share.value == pytest.approx(0.1)
    assert (share.low, share.high) == (None, None)
    assert share.why == "counted by source or group: no interval"


def test_a_share_stays_within_nothing_and_all() -> None:
    # 7 + 4 + 8 of 23 words: close to all, and hardly the same in any two resamples.
    nearly = replace(
        DOUBT,
        measures=(replace(DOUBT.measures[0], key="doubt.share", formula="100 * doubts / words", unit="%", few=None),),
    )
    found = measured("\n".join(["perhaps."] * 7 + ["perhaps so."] * 4 + ["perhaps perhaps."] * 4), PLAIN, nearly)[
        "doubt.share"
    ]
    assert found.value == pytest.approx(100 * 19 / 23)
    assert found.low is not None
    assert 50 < found.low < found.value
    assert found.high == 100.0


def test_a_value_leads_to_the_words_that_were_counted() -> None:
    text = TWELVE
    found = profile(parsed(text), (PLAIN, DOUBT), SETTINGS, "signed")
    behind = [found.evidence[index] for index in found.measurements["doubt.rate"].evidence]
    assert [text[item.start : item.end] for item in behind] == ["perhaps"] * 3
    assert list(found.evidence) == sorted(
        found.evidence, key=lambda item: (item.start, item.end, item.feature, item.kind)
    )


def test_a_measure_may_say_what_it_shows() -> None:
    shows = replace(DOUBT, measures=(replace(DOUBT.measures[0], shows=("words",)),))
    assert len(measured(TWELVE, PLAIN, shows)["doubt.rate"].evidence) == 39


def test_a_short_text_has_a_value_but_no_interval() -> None:
    rate = measured("One perhaps. Two.")["doubt.rate"]
    assert rate.value == pytest.approx(1000 / 3)
    assert (rate.low, rate.high) == (None, None)
    assert rate.why == "2 sentences; an interval needs 8"


def test_a_value_outside_the_range_it_was_made_for_says_so() -> None:
    careful = replace(PLAIN, measures=(replace(PLAIN.measures[0], extrapolated_below=13),))
    found = measured(TWELVE, careful)[PLAIN.measures[0].key]
    assert found.value is not None
    assert found.why is not None
    assert found.why.startswith("12 sentences; made for 13, so this value is extrapolated")


def test_nothing_to_divide_by_is_no_number() -> None:
    rate = measured("# Only a heading.")["doubt.rate"]
    assert rate.value is None
    assert rate.why == "nothing to divide by: no words"


def test_none_in_so_many_words_may_still_be_a_few() -> None:
    rate = measured(TWELVE.replace("perhaps ", ""))["doubt.rate"]
    # None in 36 words: up to 3.689 might have been expected (Garwood 1936).
    assert (rate.value, rate.low) == (0.0, 0.0)
    assert rate.high == pytest.approx(1000 * 3.689 / 36, rel=1e-3)


def test_without_an_exact_rule_a_rate_of_nothing_has_no_interval() -> None:
    plain = replace(DOUBT, measures=(replace(DOUBT.measures[0], few=None),))
    rate = measured(TWELVE.replace("perhaps ", ""), PLAIN, plain)["doubt.rate"]
    assert (rate.value, rate.low, rate.high) == (0.0, None, None)
    assert rate.why == "no interval: too little varies"
    rare = measured(TWELVE.replace("perhaps ", "", 1), PLAIN, plain)["doubt.rate"]
    assert (rare.low, rare.why) == (None, "no interval: what is counted stands in 2 sentences alone")


def test_too_few_sentences_for_a_measure_withhold_its_value() -> None:
    careful = replace(PLAIN, measures=(replace(PLAIN.measures[0], minimum=30),))
    length = measured(TWELVE, careful)["plain.length"]
    assert length.value is None
    assert length.why == "12 sentences; Words per sentence needs 30"


def test_a_count_is_exact() -> None:
    count = measured(TWELVE)["doubt.count"]
    assert (count.value, count.low, count.basis) == (3.0, None, "3")


def test_the_leading_group_is_named() -> None:
    def find(found: Parsed) -> list[Evidence]:
        return [
            Evidence("by", "said", s.start, s.end, "outlet", "r", group=f"s{i % 3 // 2}")
            for i, s in enumerate(found.sentences)
        ]

    by = {"by_source": Count("by", grouped=True)}
    share = Measure(
        "by.share", "Share", "%", "100 * largest(by_source) / total(by_source)", by, "",
        "{largest:by_source} of {by_source}, {largest_name:by_source}",
    )  # fmt: skip
    feature = Feature("by", "By", "1", find, (share,))
    text = parsed("\n".join(["Same."] * 12))
    speaker = Speaker("s0", "Ada Holm", "official", None, (), (), True)
    found = profile(replace(text, speakers=(speaker,)), (feature,), SETTINGS, "signed").measurements["by.share"]
    # Sentences 0, 1, 3, 4, … are s0's: eight of twelve.
    assert found.basis == "8 of 12, Ada Holm"
    assert found.value == pytest.approx(100 * 8 / 12)
    nobody = profile(parsed("# None."), (feature,), SETTINGS, "signed").measurements["by.share"]
    assert nobody.basis == "0 of 0, nobody"


def test_the_same_document_gives_the_same_profile_whatever_came_before() -> None:
    alone = profile(parsed(TWELVE), (PLAIN, DOUBT), SETTINGS, "signed").measurements
    profile(parsed(TWELVE + "\nMore perhaps."), (PLAIN, DOUBT), SETTINGS, "signed")
    assert profile(parsed(TWELVE), (DOUBT, PLAIN), SETTINGS, "signed").measurements == alone


@pytest.mark.parametrize(
    ("item", "complaint"),
    [
        (Evidence("doubt", "x", 3, 999, "outlet", "r"), "outside the text"),
        (Evidence("doubt", "x", 3, 3, "outlet", "r"), "is empty"),
        (Evidence("plain", "x", 0, 1, "outlet", "r"), "signed by feature 'plain'"),
        (Evidence("doubt", "x", 0, 1, "outlet", "r", float("nan")), "weighs nan"),
    ],
)
def test_evidence_that_cannot_be_shown_is_refused(item: Evidence, complaint: str) -> None:
    broken = replace(DOUBT, find=lambda found: [item])
    with pytest.raises(FeatureError, match=complaint):
        measured("One. Two.", PLAIN, broken)


def test_a_declaration_with_unknown_names_is_refused() -> None:
    base = DOUBT.measures[0]
    for wrong in (
        replace(base, formula="doubts / lines"),
        replace(base, basis="{doubts} in {lines} lines"),
        replace(base, basis="{largest:doubts}"),
        replace(base, shows=("lines",)),
        replace(base, counts={"doubts": DOUBTS}),
        replace(base, few=Few(("doubts",), ("lines",), 1000, share=False)),
    ):
        with pytest.raises(FeatureError):
            formula_of(wrong)
    assert formula_of(replace(base, counts={"doubts": DOUBTS, "words": WORDS})).names == ("doubts", "words")
