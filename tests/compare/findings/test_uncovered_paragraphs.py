"""Which paragraph is worth most to a reader: long, told nowhere else, with names that no other text prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from framing.compare.findings.examples import article, covered, place
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.passages import LONGEST
from framing.compare.findings.uncovered_paragraphs import UncoveredParagraph, paragraphs
from framing.model import Comparison, Parsed, Twin, VoiceSpan


def scored(made: Comparison, *scores: Sequence[float]) -> Comparison:
    """The comparison in which A's sentences are found in each other document with so much of them."""
    made = covered(made, {side: range(99) for side in range(1, len(made.profiles))})
    coverage = tuple(
        item
        if item.document
        else replace(
            item,
            counterparts=tuple(
                other._replace(score=score, told="no" if score < 0.5 else "yes")
                for other, score in zip(item.counterparts, scores[item.sentence], strict=True)
            ),
        )
        for item in made.coverage
    )
    return replace(made, coverage=coverage)


def ranked(made: Comparison) -> list[str]:
    text = made.profiles[0].parsed.document.text
    return [text[found.place.start : found.place.end] for found in paragraphs(made)[0]]


def order(*told: tuple[str, float], other: str | Parsed = "Nobody came.") -> list[str]:
    """A's paragraphs of one sentence in their order, B telling so much of each."""
    made = comparison("\n".join(words for words, _ in told), other)
    return ranked(scored(made, *([score] for _, score in told)))


def line(characters: int, words: str = "boats sail") -> str:
    told = f"The {words} past four wooden piers along wide rivers"  # enough to be read by itself
    return f"{told} {'a' * (characters - len(told) - 2)}."


def test_the_longer_and_the_less_told_comes_first() -> None:
    short, long = line(60), line(61)
    assert order((short, 0.0), (long, 0.0)) == [long, short]
    # Of 600 characters a tenth is worth as much as a twentieth of what is told.
    assert order((line(60), 0.0), (line(120), 0.04)) == [line(120), line(60)]
    assert order((line(60), 0.0), (line(120), 0.06)) == [line(60), line(120)]
    assert order((line(60), 0.0), (line(60, "ferry stops"), 0.0)) == [line(60), line(60, "ferry stops")]


def test_what_is_told_counts_on_average() -> None:
    one, two = line(60), line(66, "ferry stops")
    made = comparison(f"{one}\n{two}", "Nobody came.", "Nobody came.", "Nobody came.")
    assert ranked(scored(made, [0.0, 0.0, 0.0], [0.0, 0.0, 0.1])) == [one, two]
    assert ranked(scored(made, [0.0, 0.0, 0.1], [0.0, 0.0, 0.1])) == [two, one]
    # A paragraph's other sentences count too.
    both = f"{line(60)} {line(60)}"
    made = comparison(f"{both}\n{line(119, 'ferry stops')}", "Nobody came.")
    assert ranked(scored(made, [0.0], [0.2], [0.0]))[1] == both
    assert ranked(scored(made, [0.0], [0.0], [0.0]))[0] == both


@pytest.mark.parametrize(
    ("names", "characters", "first"),
    [
        # A name that no other text prints is worth 80 characters, three are worth 240 and more are worth no more.
        ("Holm", 79, True),
        ("Holm", 81, False),
        ("Holm, Moor, Falk", 239, True),
        ("Holm, Moor, Falk", 241, False),
        ("Holm, Moor, Falk, Rask", 239, True),
        ("Holm, Moor, Falk, Rask", 241, False),
        ("Lund", 0, True),  # B prints it
        ("Lund", 1, False),
        ("Holm, Holm, Holm", 79, True),
        ("Holm, Holm, Holm", 81, False),
    ],
)
def test_names_that_no_other_text_prints_are_worth_something(names: str, characters: int, first: bool) -> None:
    with_names, without = line(100, f"boats {names}"), line(100 + characters)
    found = order((with_names, 0.0), (without, 0.0), other="Here Lund came.")
    assert (found == [with_names, without]) is first


def test_a_name_that_one_of_two_others_prints_is_not_new() -> None:
    with_name, without = line(100, "boats Lund"), line(101)
    made = comparison(f"{with_name}\n{without}", "Nobody came.", "Here Lund came.")
    assert ranked(scored(made, [0.0, 0.0], [0.0, 0.0])) == [without, with_name]


def test_a_paragraph_too_long_is_shown_by_its_sentence() -> None:
    for length in (LONGEST, LONGEST + 1):
        first = line(60)
        whole = f"{first} {line(length - len(first) - 1, 'ferries stop')}"
        made = comparison(f"It was cold.\n{whole}", "Nobody came.")
        (found,) = paragraphs(scored(made, [1.0], [0.0], [0.0]))[0]
        assert (found.place.start, found.place.end) == (13, 13 + (length if length == LONGEST else len(first)))
    # A sentence too long is cut.
    made = comparison(f"It was cold.\n{line(LONGEST + 9)}", "Nobody came.")
    (found,) = paragraphs(scored(made, [1.0], [0.0]))[0]
    assert (found.place.start, found.place.end) == (13, 13 + LONGEST)
    assert found.sentence.end == 13 + LONGEST + 9


def test_the_first_sentence_that_fewest_tell_and_that_can_stand_alone_is_told() -> None:
    text = "The boats sail. They sail. The ferries stop. The quay is shut."
    made = comparison(text, "Nobody came.", "Nobody came.")

    def told(*scores: Sequence[float]) -> UncoveredParagraph | None:
        found = paragraphs(scored(made, *scores))[0]
        return found[0] if found else None

    found = told([0.0, 1.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0])
    assert found is not None
    assert (found.row, found.absent) == (2, (1, 2))
    assert text[found.sentence.start : found.sentence.end] == "The ferries stop."
    found = told([1.0, 1.0], [0.0, 0.0], [1.0, 1.0], [1.0, 0.0])
    assert found is not None
    assert (found.row, found.absent) == (3, (2,))
    assert told([1.0, 1.0], [0.0, 0.0], [1.0, 1.0], [1.0, 1.0]) is None


def test_an_older_text_cannot_have_it_and_one_in_another_language_is_not_asked() -> None:
    texts = [article("The boats sail.", published=day) for day in ("2031-05-03", "2031-05-02", "2031-05-03")]
    (found,) = paragraphs(covered(comparison(*texts), {}))[0]
    assert found.absent == (2,)
    french = replace(texts[1], document=replace(texts[1].document, language="fr"))
    # What it tells of a sentence does not count either: the second is told less in English.
    one, two = line(60), line(66, "ferry stops")
    made = scored(comparison(f"{one}\n{two}", "Nobody came.", french), [0.1, 0.0], [0.0, 0.9])
    assert ranked(made) == [two, one]
    made = covered(comparison(texts[0], french, texts[2]), {0: (), 2: (0,)})
    assert [[item.absent for item in side] for side in paragraphs(made)] == [[(2,)], [], []]


def test_a_sentence_that_says_too_little_by_itself_comes_last() -> None:
    little, much = f"The boats sail {'a' * 200}.", line(80)
    assert order((little, 0.0), (much, 0.1)) == [much, little]


def test_a_question_tells_nothing() -> None:
    assert order((line(80)[:-1] + "?", 0.0), (line(60), 0.0)) == [line(60)]


@pytest.mark.parametrize(("quoted", "shown"), [(99, False), (20, True)])
def test_a_sentence_that_is_all_a_remark_is_not_shown(quoted: int, shown: bool) -> None:
    made = article(line(99))
    made = replace(made, voices=(VoiceSpan(0, quoted, "direct"), VoiceSpan(quoted, 99, "outlet")))
    assert bool(ranked(scored(comparison(made, "Nobody came."), [0.0]))) is shown


@pytest.mark.parametrize(("score", "sure"), [(0.14, True), (0.15, False)])
def test_that_it_is_surely_missing_is_said_of_what_nearly_nothing_tells(score: float, sure: bool) -> None:
    (found,) = paragraphs(scored(comparison(line(80), "Nobody came."), [score]))[0]
    assert found.absent == (1,)
    assert found.surely == ((1,) if sure else ())


@pytest.mark.parametrize("turned", [False, True])
def test_a_sentence_whose_remark_has_a_pair_is_not_surely_missing(turned: bool) -> None:
    first, second = line(80), line(90, "ferry stops")
    made = scored(comparison(f"{first} {second}", "“Boats sail,” Ada Holm said."), [0.0], [0.9])
    sides = [place(made, 0, "boats sail"), place(made, 1, "Boats sail")]
    two = sides[1]
    for where, surely in ((sides[0], ()), (place(made, 0, "ferry stops"), (1,))):
        pair = (two, where) if turned else (where, two)
        (found,) = paragraphs(replace(made, twins=(Twin(*pair, "Ada Holm", "reworded", 0.9),)))[0]
        assert (found.row, found.surely) == (0, surely)


def test_six_telling_words_say_enough() -> None:
    six, five = "Boats, piers, rivers, clerks, ferries, quays.", f"Boats, piers, rivers, clerks, {'f' * 90}."
    assert order((five, 0.0), (six, 0.4)) == [six, five]
