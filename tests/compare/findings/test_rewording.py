"""One remark in different words: which pair is told first, how many more there are, how much of each is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import place
from framing.compare.findings.rewording import FINDING
from framing.model import Comparison, Found, Twin

RISE, CLIMB = "the fares will rise steeply", "the fares will climb steeply"
WAIT, STAY = "the boats must wait", "the boats must stay"
KEEP, HOLD = "we keep every harbour clerk", "we hold every quay clerk"
SINK = "the boats will not sink"
FLOAT = "the boats will sink"


def twin(
    made: Comparison,
    one: str,
    two: str,
    *,
    speaker: str | None = "Ada Holm",
    relation: str = "reworded",
    score: float = 0.9,
) -> Twin:
    return Twin(place(made, 0, one), place(made, 1, two), speaker, relation, score)


A = f"Holm said “{RISE}”. And “{WAIT}”. And “{KEEP}”. And “{FLOAT}”."
B = f"Holm said “{CLIMB}”. And “{STAY}”. And “{HOLD}”. And “{SINK}”."
MADE = comparison(A, B)
ROSE, WAITED, KEPT = twin(MADE, RISE, CLIMB), twin(MADE, WAIT, STAY), twin(MADE, KEEP, HOLD)
TURNED = twin(MADE, FLOAT, SINK)


def told(*twins: Twin, made: Comparison = MADE) -> list[Found]:
    return list(FINDING.find(replace(made, twins=twins)))


def first_words(*twins: Twin) -> list[str]:
    return [found.text.removeprefix("A: “").partition("”")[0] for found in told(*twins)]


def test_both_wordings_are_told_and_that_one_of_them_cannot_be_verbatim() -> None:
    assert told(ROSE) == [
        Found(
            "One remark of Ada Holm’s is quoted with “rise” in A and “climb” in B.",
            f"A: “{RISE}”. B: “{CLIMB}”. If this was one remark, at most one wording is verbatim.",
            (ROSE.a, ROSE.b),
        )
    ]
    (nobody,) = told(replace(ROSE, speaker=None))
    assert nobody.title == "One remark is quoted with “rise” in A and “climb” in B."
    (several,) = told(replace(ROSE, speaker="two ferry clerks"))
    assert several.title == "One remark of two ferry clerks’ is quoted with “rise” in A and “climb” in B."
    (body,) = told(replace(ROSE, speaker="ferry union"))
    assert body.title == "One remark of the ferry union’s is quoted with “rise” in A and “climb” in B."


def test_a_not_that_one_side_lacks_is_told_first() -> None:
    assert first_words(ROSE, replace(TURNED, speaker=None, score=0.1))[0] == FLOAT
    assert [found.title for found in told(TURNED)] == [
        "One remark of Ada Holm’s is quoted with a “not” in B and without it in A."
    ]
    # Even where the other side reports it in its own words; else those are no second wording.
    assert [found.title for found in told(replace(TURNED, relation="paraphrased"))] == [told(TURNED)[0].title]
    assert told(replace(ROSE, relation="paraphrased")) == []
    assert told(replace(TURNED, relation="trimmed")) == []


def test_a_not_outside_the_quotation_turns_nothing() -> None:
    made = comparison(f"Holm did not say “{RISE}” to us.", f"Holm said “{CLIMB}” and did not laugh.")
    assert told(twin(made, RISE, CLIMB), made=made)[0].title.startswith(
        "One remark of Ada Holm’s is quoted with “rise”"
    )
    made = comparison("Holm said “not the ferry fares” twice.", "Holm said “not our ferry fares” then.")
    twice = twin(made, "not the ferry fares", "not our ferry fares")
    assert told(twice, made=made) == []  # nor does one on both sides; "the" for "our" is no other wording


@pytest.mark.parametrize(
    ("one", "two", "turned"),
    [
        ("not every ferry sinks", "every ferry sinks", True),
        ("that ferry will sink, not", "that ferry will sink", True),
        ("we took no ferry clerk along", "we took the ferry clerk along", True),
        ("we did nothing at the ferry pier", "we did not do anything at the ferry pier", False),
        # It denies what the other does not quote at all.
        ("there is no boat here or there, and the ferry pier is open", "the ferry pier is open", False),
        ("that is not so, it is the ferry fare", "no wharf stands near any ferry", False),  # two remarks
    ],
)
def test_a_not_is_told_where_it_denies_what_both_quote(one: str, two: str, turned: bool) -> None:
    made = comparison(f"Holm said “{one}” twice.", f"Holm said “{two}” then.")
    titles = [found.title for found in told(twin(made, one, two, relation="paraphrased"), made=made)]
    assert titles == (["One remark of Ada Holm’s is quoted with a “not” in A and without it in B."] if turned else [])


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("we keep the harbour clerk", "we keep the harbor clerk"),  # spelling
        ("we keep a sloping harbour roof", "we keep a slopping harbour roof"),  # a slip
        ("we keep every ferry clerk", "we keep every [quay] clerk"),  # an editor's word
        ("the ferry fares", "the quay wages"),  # nothing in common
        ("we keep the ferry clerk", "we keep the ferry clerk and both of the old boats"),  # cut
    ],
)
def test_what_is_no_other_word_of_the_speaker_is_not_told(one: str, two: str) -> None:
    made = comparison(f"Holm said “{one}” twice.", f"Holm said “{two}” then.")
    assert told(twin(made, one, two), made=made) == []


def test_the_surest_comes_first_whatever_their_order() -> None:
    assert first_words(replace(ROSE, speaker=None), WAITED) == [WAIT, RISE]  # who spoke is known
    assert (
        first_words(WAITED, replace(ROSE, score=0.7)) == first_words(replace(ROSE, score=0.7), WAITED) == [WAIT, RISE]
    )
    assert first_words(ROSE, replace(KEPT, score=0.88)) == [KEEP, RISE]  # as sure, but more of it differs
    assert first_words(replace(ROSE, score=0.96), KEPT) == [RISE, KEEP]
    # As sure and as much: by the words, never by the order.
    assert first_words(ROSE, WAITED) == first_words(WAITED, ROSE) == [RISE, WAIT]


@pytest.mark.parametrize(
    ("pairs", "more"),
    [
        (1, ["."]),
        (3, [".", ".", "."]),
        (4, [".", ".", ". One more such pair in the table of quotations."]),
        (5, [".", ".", ". Two more such pairs in the table of quotations."]),
    ],
)
def test_three_are_told_and_the_rest_are_counted(pairs: int, more: list[str]) -> None:
    found = told(*[ROSE] * pairs)
    assert [item.text.partition("one wording is verbatim")[2] for item in found] == more
    assert [item.extra for item in found] == [False, True, True][:pairs]


def test_a_long_remark_is_cut_around_what_differs() -> None:
    long = " ".join(["harbour"] * 16)
    for words, whole in ((f"{long} {'a' * 17} tide", True), (f"{long} {'a' * 18} tide", False)):
        other = words.replace("tide", "ebbs")
        made = comparison(f"Holm said “{words}” then.", f"Holm said “{other}” then.")
        (found,) = told(twin(made, words, other), made=made)
        assert (f"“{words}”" in found.text) is whole
        assert len(words) == 150 + (not whole)
