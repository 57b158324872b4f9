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
