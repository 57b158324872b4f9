"""One thing under several names: which is told first, in whose voice, and when two names are one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.compare.findings.examples import article, place
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.label import FINDING
from framing.model import Comparison, Found, Label, Naming, Voice


def told(made: Comparison, *labels: Label) -> list[Found]:
    return list(FINDING.find(replace(made, labels=labels)))


def naming(made: Comparison, side: int, words: str, voice: Voice = "outlet") -> Naming:
    return Naming(side, words, voice, (place(made, side, words),))


def of_source(*names: str, about: str = "Dag Holm") -> list[str]:
    made = comparison(*(f"There {words} spoke." for words in names))
    label = Label("source", about, tuple(naming(made, side, words) for side, words in enumerate(names)))
    return [found.title for found in told(made, label)]


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("chairman Dag Holm", "union boss Dag Holm", True),
        ("union boss Dag Holm", "mill boss Dag Holm", False),  # both a boss
        ("chairman Dag Holm", "Mr Holm", False),  # B gives no noun
        ("chairman Dag Holm", "Mr. Holm", False),
        ("chairman of the mill", "boss of the mill", True),
        ("chairman of the mill", "chairman at the union", False),
        ("chairman for a day at the mill", "chairman", False),
        ("chairman Dag Holm", "the Holm", False),
        ("CHAIRMAN Dag Holm", "chairman", False),
        ("chairman of the O.B.U.", "OBU chairman Dag Holm", False),
        ("O.B.U. chairman Dag Holm", "the OBU chairman", False),
    ],
)
def test_a_source_is_told_where_two_nouns_are_not_the_same(one: str, two: str, apart: bool) -> None:
    assert of_source(one, two) == ([f"Dag Holm is called “{one}” in A and “{two}” in B."] if apart else [])


def test_any_two_of_three_may_differ() -> None:
    assert of_source("the boss Holm", "the boss Holm", "the chairman Holm") != []
    assert of_source("the boss Holm", "the chairman Holm", "the boss Holm") != []
    assert of_source("the boss Holm", "the boss Holm", "the boss Holm") == []


def test_the_plain_name_is_left_out_beside_a_title() -> None:
    made = comparison("There chairman Dag Holm spoke. Dag Holm left. Holm slept.", "The union boss Dag Holm spoke.")
    label = Label(
        "source",
        "Dag Holm",
        (
            naming(made, 0, "Dag Holm"),
            naming(made, 0, "chairman Dag Holm"),
            naming(made, 0, "Holm"),
            naming(made, 1, "union boss Dag Holm"),
        ),
    )
    (found,) = told(made, label)
    assert found.text == "A: “chairman Dag Holm”. B: “union boss Dag Holm”."


def test_a_voice_that_is_not_the_outlets_is_said() -> None:
    made = comparison(
        "There the rebels, the mob and the gang marched.", "There the strikers marched. The strikers ate."
    )
    strikers = Naming(1, "the strikers", "outlet", (place(made, 1, "the strikers"), place(made, 1, "The strikers")))
    label = Label(
        "role",
        "who: marched",
        (
            strikers,
            naming(made, 0, "the rebels", "direct"),
            naming(made, 0, "the mob", "indirect"),
            naming(made, 0, "the gang"),
        ),
    )
    (found,) = told(made, label)
    assert found.title == "One thing goes by different names: “the rebels” in A and “the strikers” in B."
    assert found.text == (
        "A: “the rebels” inside quotation marks, “the mob” in indirect speech and “the gang”. B: “the strikers”."
    )
    # Two places of an article at most, and one of a name.
    assert found.places == (place(made, 0, "the rebels"), place(made, 0, "the mob"), place(made, 1, "the strikers"))


def test_a_part_of_an_act_s_name_is_no_plain_name() -> None:
    made = comparison("There rebels marched.", "There strikers marched.")
    label = Label("role", "rebels marched", (naming(made, 0, "rebels"), naming(made, 1, "strikers")))
    assert told(made, label)[0].text == "A: “rebels”. B: “strikers”."


def ranked(*labels: tuple[str, int, tuple[Voice, ...]]) -> list[str]:
    """Of labels given by their names, the sentence of 30 in which they stand, and the voices of each document: A's."""
    words = [name for name, _, _ in labels]
    lines = {row: name for name, row, _ in labels}
    text = "\n".join(f"Here {lines.get(row, 'nobody')} came." for row in range(30))
    made = comparison(text, text, text)
    found = told(
        made,
        *(
            Label("role", "x", tuple(naming(made, side, name, voice) for side, voice in enumerate(voices)))
            for name, _, voices in labels
        ),
    )
    return [next(word for word in words if f"“{word}” in A" in one.title) for one in found]


OWN: Voice = "outlet"
QUOTED: Voice = "direct"


def test_what_is_named_early_by_many_in_the_outlets_words_comes_first() -> None:
    assert ranked(("late", 20, (OWN, OWN, OWN)), ("soon", 3, (OWN, OWN))) == ["soon", "late"]
    assert ranked(("four", 4, (OWN, OWN, OWN)), ("three", 3, (OWN, OWN))) == [
        "three",
        "four",
    ]  # the first tenth of 30 ends there
    assert ranked(("two", 1, (OWN, OWN)), ("three", 2, (OWN, OWN, OWN))) == ["three", "two"]
    assert ranked(("quoted", 1, (QUOTED, QUOTED)), ("own", 2, (QUOTED, OWN))) == ["own", "quoted"]
    assert ranked(("b", 1, (OWN, OWN)), ("a", 2, (OWN, OWN))) == ["a", "b"]  # never by their order
    # One early place is enough.
    made = comparison("Here rebels came.\n" * 20, "Here we ate.\n" * 19 + "Here strikers came.")
    early = Label("role", "z", (naming(made, 0, "rebels"), naming(made, 1, "strikers")))
    late = Label(
        "role", "a", (Naming(0, "cat", OWN, (place(made, 1, "strikers")._replace(document=0),)), early.namings[1])
    )
    assert "rebels" in told(made, late, early)[0].title


def test_three_are_told_and_the_first_alone_is_among_the_first_findings() -> None:
    made = comparison("There the rebels marched.", "There the strikers marched.")
    label = Label("role", "x", (naming(made, 0, "the rebels"), naming(made, 1, "the strikers")))
    assert [found.extra for found in told(made, *[label] * 5)] == [False, True, True]


def test_a_name_in_another_language_is_left_out() -> None:
    made = comparison("There the rebels marched.", "There the strikers marched.")
    label = Label("role", "x", (naming(made, 0, "the rebels"), naming(made, 1, "the strikers")))
    other = article("There the strikers marched.")
    french = replace(other, document=replace(other.document, language="fr"))
    assert told(comparison(made.profiles[0].parsed, french), label) == []


def test_of_names_alike_in_all_else_those_that_an_outlet_uses_itself_come_first() -> None:
    assert ranked(("cited", 1, (QUOTED, QUOTED)), ("own", 2, (QUOTED, OWN))) == ["own", "cited"]


def test_a_name_right_behind_the_first_tenth_is_late_where_no_space_parts_the_sentences() -> None:
    text = "Nobody came.Rebels came.Pickets came." + "Nobody came." * 7  # the second of ten ends the first tenth
    made = comparison(text, text)
    late = Label("role", "a", (naming(made, 0, "Pickets"), naming(made, 1, "Pickets")))
    early = Label("role", "b", (naming(made, 0, "Rebels"), naming(made, 1, "Rebels")))
    assert ["Rebels" in found.title for found in told(made, late, early)] == [True, False]


def test_an_act_is_told_of_two_articles_that_tell_it_in_their_own_words() -> None:
    made = comparison("There they sacked him. They axed him.", "There they let go of him. He was dropped.")
    in_one = Label("act", "dismiss", (naming(made, 0, "sacked"), naming(made, 0, "axed")))
    assert told(made, in_one) == []
    cited = Label("act", "dismiss", (naming(made, 0, "sacked"), naming(made, 1, "dropped", "direct")))
    assert told(made, cited) == []
    both = Label("act", "dismiss", (*cited.namings, naming(made, 1, "let go")))
    (found,) = told(made, both)
    assert found.title == "One act is told in different words: “sacked” in A and “let go” in B."
    assert found.text == "A: “sacked”. B: “let go”."


def test_one_act_alone_is_told_and_it_comes_before_a_thing() -> None:
    made = comparison("There rebels sacked him. They fled.", "There strikers dropped him. They left.")
    thing = Label("role", "who: fled", (naming(made, 0, "rebels"), naming(made, 1, "strikers")))
    sacked = Label("act", "dismiss", (naming(made, 0, "sacked"), naming(made, 1, "dropped")))
    fled = Label("act", "leave", (naming(made, 0, "fled"), naming(made, 1, "left")))
    assert [found.title for found in told(made, thing, sacked, fled)] == [
        "One act is told in different words: “sacked” in A and “dropped” in B.",
        "One thing goes by different names: “rebels” in A and “strikers” in B.",
    ]
