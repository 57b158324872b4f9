"""What one document tells and another does not."""

from __future__ import annotations

from framing.compare.coverage.coverage import Story, coverage
from framing.language.pipeline import Pipeline
from framing.model import Counterpart, Parsed
from tests.compare.stories import COURIER, MERIDIAN, SENTINEL, parsed


def of(documents: list[Parsed], side: int, words: str, other: int) -> Counterpart:
    for item in coverage(Story(documents)):
        sentence = documents[item.document].sentences[item.sentence]
        if item.document == side and words in documents[side].document.text[sentence.start : sentence.end]:
            return next(found for found in item.counterparts if found.document == other)
    raise AssertionError(words)


def test_a_fact_told_in_other_words_is_found_where_it_stands(pipeline: Pipeline) -> None:
    documents = parsed(pipeline, COURIER, MERIDIAN)
    vote = of(documents, 0, "put off a vote", 1)
    assert vote.found
    assert vote.start is not None
    assert documents[1].document.text[vote.start : vote.end].startswith("Lintmouth's harbour council")


def test_a_fact_told_once_has_no_counterpart(pipeline: Pipeline) -> None:
    documents = parsed(pipeline, COURIER, MERIDIAN, SENTINEL)
    assert not of(documents, 0, "strike of 1974", 1).found
    assert of(documents, 0, "strike of 1974", 2).found
    assert not of(documents, 1, "new engines", 0).found


def test_every_body_sentence_is_set_against_every_other_document(pipeline: Pipeline) -> None:
    documents = parsed(pipeline, COURIER, MERIDIAN, SENTINEL)
    found = coverage(Story(documents))
    assert len(found) == sum(len(document.sentences) for document in documents)
    for item in found:
        assert [c.document for c in item.counterparts] == [n for n in range(3) if n != item.document]
        assert all(0 <= c.score <= 1 for c in item.counterparts)


def test_a_text_covers_itself_and_nothing_covers_an_empty_one(pipeline: Pipeline) -> None:
    documents = parsed(pipeline, COURIER, COURIER, "Zyx qua.")
    for item in coverage(Story(documents)):
        if item.document == 0:
            same, nothing = item.counterparts
            assert same.score == 1
            sentence = documents[0].sentences[item.sentence]
            assert (same.start, same.end) == (sentence.start, sentence.end)
            assert (nothing.score, nothing.start, nothing.end, nothing.found) == (0, None, None, False)


def test_the_order_of_documents_changes_nothing(pipeline: Pipeline) -> None:
    def facts(texts: tuple[str, ...]) -> set[tuple[str, str, float, bool, str]]:
        documents = parsed(pipeline, *texts)
        return {
            (
                documents[item.document].document.text[sentence.start : sentence.end],
                texts[c.document],
                c.score,
                c.found,
                "" if c.start is None else texts[c.document][c.start : c.end],
            )
            for item in coverage(Story(documents))
            for sentence in (documents[item.document].sentences[item.sentence],)
            for c in item.counterparts
        }

    assert facts((COURIER, MERIDIAN, SENTINEL)) == facts((SENTINEL, COURIER, MERIDIAN))


def test_a_sentence_that_says_more_is_told_in_part(pipeline: Pipeline) -> None:
    longer = "The council postponed its vote on ferry fares, and a shipyard sued two former captains."
    documents = parsed(pipeline, longer, "The council postponed its vote on ferry fares.\nIt rained.")
    (here,) = (item for item in coverage(Story(documents)) if item.document == 0)
    there = next(item for item in coverage(Story(documents)) if item.document == 1)
    assert [c.told for c in (*here.counterparts, *there.counterparts)] == ["part", "yes"]
