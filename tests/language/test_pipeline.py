"""What the tokeniser is given: never more without a space than it takes in its stride, and nothing lost."""

from __future__ import annotations

import pytest

from framing.language.pipeline import Pipeline


@pytest.mark.parametrize(
    "text",
    [
        "“" * 1000,
        "He said: " + "?!" * 600 + " and went.",
        "Rule " + "=" * 250 + " of the longest length.",
        "a-" * 400 + "b " + "[" * 251,
    ],
)
def test_long_runs_are_tokenised_in_parts_and_whole(
    text: str, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []
    make = pipeline.nlp.make_doc

    def noted(part: str) -> object:
        given.append(part)
        return make(part)

    monkeypatch.setattr(pipeline.nlp, "make_doc", noted)
    doc = pipeline.make(text, [0])
    assert doc.text == text
    assert "".join(given) == text
    assert max(len(run) for part in given for run in part.split(" ")) <= 250
    assert not any(token.is_space for token in doc)


def test_an_ordinary_text_is_tokenised_as_spacy_does(pipeline: Pipeline) -> None:
    text = "The mayor’s office (Ostwick) won't pay $4.5m, it said – see https://ostwick.example/a?b=c."
    assert [token.text for token in pipeline.make(text, [0])] == [token.text for token in pipeline.nlp.make_doc(text)]


def test_a_batch_of_the_parser_is_bounded_in_characters(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[int] = []
    monkeypatch.setattr(
        pipeline.nlp, "pipe", lambda docs, batch_size: (batches.append(sum(len(doc.text) for doc in docs)), *docs)[1:]
    )
    docs = [pipeline.nlp.make_doc("The ferry sank. " * 375) for _ in range(30)]
    assert list(pipeline.run(docs)) == docs
    assert len(batches) > 1
    assert max(batches) < 50_000
