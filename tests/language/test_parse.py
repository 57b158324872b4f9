"""The parse speaks of the verbatim text, says what the model says, and takes any text in bounded time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from framing.language.parse import parse
from framing.language.pipeline import Pipeline, _find, load_pipeline
from framing.model import Parsed
from framing.settings import DEFAULT_MODEL
from tests.conftest import body_document

NEWS = (
    "Harbor Town Council voted 7-2 on Tuesday to close the old bridge, Mayor Delia Frost said.\n"
    "“We waited too long,” Frost told reporters in Port Ellery.  “The U.S. Coast Guard warned us in 2019.”\n"
    "Engineers from Brightwell Inc. found 14 cracks in the steel; repairs would cost $3.5 million, they said.\n"
)


@pytest.fixture(scope="module")
def parsed_text(pipeline: Pipeline) -> Callable[[str], Parsed]:
    """The parse alone: counting needs nobody's words attributed."""

    def run(text: str) -> Parsed:
        (parsed,) = parse([body_document(text)], pipeline)
        return parsed

    return run


def test_every_offset_points_at_its_own_characters(parsed_text: Callable[[str], Parsed]) -> None:
    parsed = parsed_text(NEWS)
    text = parsed.document.text
    tokens = parsed.tokens
    for start, end, token in zip(tokens.start, tokens.end, tokens.text, strict=True):
        assert text[start:end].translate({0x201C: '"', 0x201D: '"'}) == token
    assert [text[w.start : w.end] for w in parsed.words][:6] == ["Harbor", "Town", "Council", "voted", "7-2", "on"]
    assert [text[s.start : s.end] for s in parsed.sentences][1:3] == [
        "“We waited too long,” Frost told reporters in Port Ellery.",
        "“The U.S. Coast Guard warned us in 2019.”",
    ]


def test_tokens_sentences_words_and_heads_fit_together(parsed_text: Callable[[str], Parsed]) -> None:
    parsed = parsed_text(NEWS)
    at = 0
    for index, sentence in enumerate(parsed.sentences):
        assert sentence.first == at < sentence.last
        at = sentence.last
        assert set(parsed.tokens.sentence[sentence.first : sentence.last]) == {index}
        assert all(sentence.first <= parsed.tokens.head[i] < sentence.last for i in range(sentence.first, at))
    assert at == len(parsed.tokens)
    for word in parsed.words:
        sentence = parsed.sentences[word.sentence]
        assert sentence.start <= word.start < word.end <= sentence.end


def test_annotations_are_those_of_the_model_as_it_ships(pipeline: Pipeline) -> None:
    """What is left out of loading (strings, lemmas) and the quickened layers change no tag, head or entity."""
    import spacy

    plain = spacy.load(_find(DEFAULT_MODEL))
    (ours,) = parse([body_document(NEWS)], pipeline)
    lines = [" ".join(line.replace("“", '"').replace("”", '"').split()) for line in NEWS.splitlines()]
    theirs = []
    for line, doc in zip(lines, map(plain.make_doc, lines), strict=True):
        begins = {0} | {line.index(mark) for mark in ['"The U.S.'] if mark in line}
        for token in doc:
            token.is_sent_start = token.idx in begins
        theirs += list(plain(doc))
    assert list(ours.tokens.text) == [token.text for token in theirs]
    assert list(ours.tokens.tag) == [token.tag_ for token in theirs]
    assert list(ours.tokens.dep) == [token.dep_ for token in theirs]
    assert list(ours.tokens.entity) == [token.ent_type_ for token in theirs]
    assert list(ours.tokens.entity_begins) == [token.ent_iob_ == "B" for token in theirs]
    heads = [token.head.i - token.i for token in theirs]
    assert [head - i for i, head in enumerate(ours.tokens.head)] == heads


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "A",
        "…",
        "☃ 👍🏽 שלום. عليكم",
        "x\ud800y",
        "**",
        "word " * 4000,
        "y" * 9000,
        '"' * 3000,
        ". " * 3000,
    ],
    ids=["empty", "blank", "letter", "dots", "emoji", "surrogate", "marks", "no stop", "no space", "quotes", "stops"],
)
def test_any_text_is_parsed(text: str, pipeline: Pipeline) -> None:
    (parsed,) = parse([body_document(text)], pipeline)
    assert all(0 <= s.start < s.end <= len(text) for s in parsed.sentences)
    assert [s.last for s in parsed.sentences][-1:] == [len(parsed.tokens)][: len(parsed.sentences)]


def test_documents_do_not_depend_on_what_they_are_parsed_with(pipeline: Pipeline) -> None:
    documents = [body_document(text, str(i)) for i, text in enumerate([NEWS, "", "Short. Text.", "\n", NEWS[90:]])]
    together = list(parse(documents, pipeline))
    assert [parsed.document.id for parsed in together] == ["0", "1", "2", "3", "4"]
    for document, parsed in zip(documents, together, strict=True):
        (alone,) = parse([document], pipeline)
        assert (alone.sentences, alone.words) == (parsed.sentences, parsed.words)
        assert alone.tokens.tag == parsed.tokens.tag
        assert alone.tokens.head == parsed.tokens.head
        assert alone.tokens.entity == parsed.tokens.entity


def test_one_blas_thread_although_numpy_came_first() -> None:
    code = (
        "import numpy, framing.language.pipeline as p; from threadpoolctl import threadpool_info;"
        f"p.load_pipeline({DEFAULT_MODEL!r});"
        "print({i['num_threads'] for i in threadpool_info() if i['user_api'] == 'blas'})"
    )
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "{1}"


def test_a_missing_model_is_named_with_what_to_do() -> None:
    from framing.errors import ModelError

    with pytest.raises(ModelError, match=r"no_such_model.*Install"):
        load_pipeline("no_such_model")
