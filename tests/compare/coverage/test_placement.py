"""Where a text tells what others tell too, and how much room it gives it."""

from __future__ import annotations

from itertools import permutations

from framing.compare.coverage.coverage import Story, coverage
from framing.compare.coverage.placement import emphasis
from framing.compare.story import compare
from framing.language.pipeline import Pipeline
from framing.model import Emphasis, Parsed
from tests.compare.stories import COURIER, MERIDIAN, SENTINEL, SETTINGS, bare, parsed


def facts(documents: list[Parsed]) -> tuple[Emphasis, ...]:
    story = Story(documents)
    return emphasis(documents, story, coverage(story), ())


def test_a_shared_fact_has_its_part_and_its_words_in_each_text(pipeline: Pipeline) -> None:
    documents = parsed(pipeline, COURIER, MERIDIAN)
    vote = next(item for item in facts(documents) if "vote on ferry fares" in item.about)
    assert vote.about == "Lintmouth's harbour council postponed its vote on ferry fares on Tuesday."
    assert vote.parts == ("lede", "lede")
    assert vote.words == (19, 11)
    body = [len(document.words) for document in documents]
    assert vote.shares == (round(19 / body[0], 4), round(11 / body[1], 4))
    reserve = next(item for item in facts(documents) if "empty by March" in item.about)
    assert reserve.parts == ("tail", "tail")


def test_what_only_one_tells_is_no_shared_fact(pipeline: Pipeline) -> None:
    found = facts(parsed(pipeline, COURIER, MERIDIAN, SENTINEL))
    assert not [item for item in found if "engines" in item.about]
    (strike,) = [item for item in found if "1974" in item.about]
    assert [place is not None for place in strike.places] == [True, False, True]


def test_any_order_of_the_documents_gives_the_same_facts(pipeline: Pipeline) -> None:
    def told(texts: tuple[str, ...]) -> dict[str, object]:
        documents = parsed(pipeline, *texts)
        compared = compare([bare(item) for item in documents], SETTINGS, name="n", features=())

        def at(place: object) -> object:
            return None if place is None else (texts[place.document], place.start, place.end)  # type: ignore[attr-defined]

        return {
            "emphasis": {
                (item.about, frozenset(zip(map(at, item.places), item.parts, item.words, strict=True)))
                for item in compared.emphasis
            },
            "twins": {(frozenset((at(twin.a), at(twin.b))), twin.relation, twin.score) for twin in compared.twins},
            "rows": {frozenset(map(at, filter(None, row.places))) for row in compared.quotations},
            "alone": {item.text for item in compared.findings if item.kind == "only-in"},
            "coverage": {
                (texts[item.document], item.sentence, texts[c.document], c.score, c.start, c.found)
                for item in compared.coverage
                for c in item.counterparts
            },
        }

    first, *others = (told(texts) for texts in permutations((COURIER, MERIDIAN, SENTINEL)))
    for other in others:
        assert other == first


FILL = " ".join(f"The gulls of pier {number} slept on the roof of the old market hall." for number in range(20, 34))
VOTE = "The harbour council of Lintmouth postponed its vote on ferry fares after four hours of talks."


def test_a_fact_is_told_where_it_is_told_first(pipeline: Pipeline) -> None:
    late = f"{FILL}\nThe council in Lintmouth postponed the vote on ferry fares after hours of talks."
    one, two = parsed(pipeline, f"{VOTE}\n{FILL}", f"Holm went home.\n{late}")
    assert [item.parts for item in facts([one, two]) if "vote" in item.about] == [("lede", "tail")]
    # A sentence high up that has most of it tells it first, though a later one is nearer to the other text's words.
    opening = "The vote on ferry fares was postponed by the harbour council, and Ada Holm went home to feed her goats."
    one, two = parsed(pipeline, f"{VOTE}\n{FILL}", f"{opening}\n{late}")
    assert [item.parts for item in facts([one, two]) if "vote" in item.about] == [("lede", "lede")]


def test_a_text_of_one_paragraph_opens_with_its_first_sentences(pipeline: Pipeline) -> None:
    one, two = parsed(pipeline, f"{FILL} {VOTE}", f"{VOTE}\n{FILL}")
    assert [item.parts for item in facts([one, two]) if "vote" in item.about] == [("tail", "lede")]


def test_two_sentences_of_which_each_tells_half_of_the_other_are_no_fact(pipeline: Pipeline) -> None:
    one, two = parsed(
        pipeline,
        "The harbour council of Lintmouth postponed its vote on ferry fares.",
        "The harbour council of Lintmouth bought a crane and painted its ferry green.",
    )
    assert facts([one, two]) == ()
