"""What an article tells alone: said of the texts that lack it, and never of one that cannot have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from framing.compare.findings.examples import article, covered, place
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.told_alone import FINDING
from framing.model import Comparison, Coverage, Found, Parsed, Twin, VoiceSpan

BOATS = "Boats hold sixty grown people."


def story(*texts: str | Parsed, absent: dict[int, Sequence[int]]) -> Comparison:
    """Texts of one sentence each, of which these documents lack a counterpart."""
    made = covered(comparison(*texts), {})

    def told(item: Coverage) -> Coverage:
        lacking = absent.get(item.document, ())
        return replace(
            item,
            counterparts=tuple(
                other._replace(told="no" if other.document in lacking else "yes") for other in item.counterparts
            ),
        )

    return replace(made, coverage=tuple(map(told, made.coverage)))


def only(made: Comparison) -> Found:
    (found,) = FINDING.find(made)
    return found


@pytest.mark.parametrize(
    ("texts", "absent", "title", "text"),
    [
        (
            2,
            {0: (1,)},
            "A tells what has no counterpart in B.",
            "A, no counterpart in B: “Boats hold sixty grown people.”",
        ),
        (3, {0: (1, 2)}, "A tells what has no counterpart in B or C.", "A, no counterpart in any other: "),
        (3, {0: (1,)}, "A tells what has no counterpart in another.", "A, no counterpart in B: "),
        (3, {2: (0,)}, "C tells what has no counterpart in another.", "C, no counterpart in A: "),
        (4, {0: (1, 3)}, "A tells what has no counterpart in another.", "A, no counterpart in B or D: "),
        (2, {0: (1,), 1: (0,)}, "A and B each tell what has no counterpart in the other.", "B, no counterpart in A: "),
        (3, {0: (1,), 1: (0, 2)}, "A and B each tell what has no counterpart in another.", "B, no counterpart in any "),
    ],
)
def test_the_texts_that_lack_it_are_named(texts: int, absent: dict[int, Sequence[int]], title: str, text: str) -> None:
    found = only(story(*([BOATS] * texts), absent=absent))
    assert found.title == title
    assert text in found.text
    assert found.places == tuple(place(comparison(*([BOATS] * texts)), side, BOATS) for side in absent)


def test_of_the_newest_it_is_not_said_that_the_others_lack_it() -> None:
    old, new = article(BOATS, published="2031-05-02"), article(BOATS, published="2031-05-03")
    found = only(story(new, old, absent={0: (1,)}))
    assert (found.title, found.text) == (
        "A tells something alone.",
        "A, newer than the others: “Boats hold sixty grown people.”",
    )
    found = only(story(new, old, absent={0: (1,), 1: (0,)}))
    assert found.title == "A and B tell something alone."
    assert found.text.endswith("B, no counterpart in A: “Boats hold sixty grown people.”")


def test_a_text_in_another_language_lacks_nothing() -> None:
    french = replace(article(BOATS), document=replace(article(BOATS).document, language="fr"))
    found = only(story(BOATS, BOATS, french, absent={0: (1, 2)}))
    assert (found.title, found.text.partition(":")[0]) == (
        "A tells what has no counterpart in B.",
        "A, no counterpart in B",
    )
    found = only(story(BOATS, BOATS, french, BOATS, absent={0: (1, 2, 3)}))
    assert found.text.startswith("A, no counterpart in any other:")


def test_two_paragraphs_of_each_are_shown_and_six_times_at_most() -> None:
    text = "\n".join(f"Boat {'a' * (20 - at)} waits beside wooden piers." for at in range(14))
    made = covered(comparison(text, BOATS), {1: (0,)})
    found = list(FINDING.find(made))
    assert [item.title for item in found] == [
        "A tells what has no counterpart in B.",
        *["More that A tells and others in part at most."] * 5,
    ]
    assert [item.extra for item in found] == [False, False, *[True] * 4]
    assert [at.start for item in found for at in item.places] == [
        zone.start for zone in made.profiles[0].parsed.document.zones[:12]
    ]


def test_of_several_it_is_said_with_more_where_each_has_more() -> None:
    text = "\n".join(f"Boat {'a' * (20 - at)} waits beside wooden piers." for at in range(3))
    found = list(FINDING.find(covered(comparison(text, text), {})))
    assert [item.title for item in found][1] == "More that A and B tell and others in part at most."
    assert found[0].text.startswith(
        "A, no counterpart in B: “Boat aaaaaaaaaaaaaaaaaaaa waits beside wooden piers.” B, no counterpart in A:"
    )


def test_long_words_are_cut_to_the_room() -> None:
    long = f"Boats {' '.join(['hold'] * 60)}."
    assert only(story(long, BOATS, absent={0: (1,)})).text == f"A, no counterpart in B: “Boats {'hold ' * 42}hold…”"


def test_what_is_told_in_part_is_not_said_to_have_no_counterpart() -> None:
    made = story(BOATS, BOATS, BOATS, absent={0: (1, 2)})

    def scored(*scores: float) -> Found:
        first, *rest = made.coverage
        others = tuple(other._replace(score=at) for other, at in zip(first.counterparts, scores, strict=True))
        return only(replace(made, coverage=(replace(first, counterparts=others), *rest)))

    assert scored(0.1, 0.3).title == "A tells what has no counterpart in another."
    assert scored(0.1, 0.3).text.startswith("A, no counterpart in B: ")
    assert scored(0.3, 0.3).title == "A tells what others tell in part at most."
    assert scored(0.3, 0.3).text.startswith("A, told in part at most in any other: ")


def test_a_remark_that_is_paired_has_a_counterpart() -> None:
    made = story(f"{BOATS} “It is so,” Holm said.", BOATS, absent={0: (1,)})
    twin = Twin(place(made, 0, BOATS), place(made, 1, BOATS), None, "paraphrased", 0.9)
    assert only(replace(made, twins=(twin,))).title == "A tells what the other tells in part at most."


@pytest.mark.parametrize(
    "words", ["Who will pay for all those boats?", "Boats.", "“Old boats will never bring grown people anywhere.”"]
)
def test_a_question_a_word_or_two_and_half_a_remark_are_not_shown(words: str) -> None:
    quoted = tuple(
        replace(parsed, voices=(VoiceSpan(0, len(words), "direct"),)) if words[0] == "“" else parsed
        for parsed in (article(words),)
    )
    assert list(FINDING.find(story(*quoted, BOATS, absent={0: (1,)}))) == []


def test_a_line_without_a_verb_is_not_shown_where_the_parse_knows_verbs() -> None:
    made = article("Old grown wooden boats monthly.\nBoats hold sixty grown people.")
    tags = tuple("VBP" if text == "hold" else tag for text, tag in zip(made.tokens.text, made.tokens.tag, strict=True))
    parsed = replace(made, tokens=replace(made.tokens, tag=tags))
    found = only(covered(comparison(parsed, BOATS), {1: (0,)}))
    assert found.text == "A, no counterpart in B: “Boats hold sixty grown people.”"
