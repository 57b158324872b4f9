"""framing in somebody else's spaCy pipeline: found by its name alone, and harmless to what stands around it."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import framing
from framing.language.pipeline import load_pipeline
from framing.settings import DEFAULT_MODEL

TEXT = "Bridge shut again\n\nThe bridge was shut on Monday, the mayor said.\n\n“It may fall,” Ida Brandt said.\n"
OTHER = "Ferry line to close\n\nThe line will close in June, its manager told reporters.\n"


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    made = spacy.blank("en")
    made.add_pipe("framing")
    return made


def test_it_is_found_without_importing_framing() -> None:
    script = (
        f"import spacy\nnlp = spacy.blank('en')\nnlp.add_pipe('framing')\nprint(nlp({TEXT!r})._.framing['title'])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "Bridge shut again", done.stderr


def test_its_numbers_are_those_of_analyze(nlp: spacy.language.Language) -> None:
    record = nlp(TEXT)._.framing
    plain = framing.record(framing.analyze(framing.read(text=TEXT)))
    assert record["measures"]["quotation.words"]["value"] == plain["measures"]["quotation.words"]["value"]
    assert record["signature"] == plain["signature"]
    assert [speaker["name"] for speaker in record["speakers"]] == [speaker["name"] for speaker in plain["speakers"]]


@pytest.mark.parametrize("text", [TEXT.replace("\n", "\r\n"), f"\t{TEXT}", TEXT.replace("Ida", "I\u0301da \U0001f6a2")])
def test_whatever_the_text_holds_its_places_hold(nlp: spacy.language.Language, text: str) -> None:
    doc = nlp(text)
    found = [
        doc.text[item["start"] : item["end"]] for item in doc._.framing["evidence"] if item["feature"] == "hedging"
    ]
    assert found == ["may"]


def test_its_places_are_characters_of_the_doc(nlp: spacy.language.Language) -> None:
    doc = nlp(TEXT)
    (hedge,) = [item for item in doc._.framing["evidence"] if item["feature"] == "hedging"]
    span = doc.char_span(hedge["start"], hedge["end"])
    assert span is not None
    assert span.text == "may"
    (quotation,) = doc._.framing["quotations"]
    assert "It may fall" in doc.text[quotation["start"] : quotation["end"]]


@pytest.mark.parametrize("place", [{"first": True}, {"last": True}])
def test_it_stands_anywhere_and_changes_no_annotation(place: dict[str, bool]) -> None:
    bare = load_pipeline(DEFAULT_MODEL).nlp
    before = [(token.text, token.tag_, token.dep_, token.ent_type_) for token in bare(TEXT)]
    bare.add_pipe("framing", **place)
    doc = bare(TEXT)
    assert [(token.text, token.tag_, token.dep_, token.ent_type_) for token in doc] == before
    assert doc._.framing["title"] == "Bridge shut again"
    assert not bare.analyze_pipes()["problems"]["framing"]


def test_docs_are_stored_with_their_records(nlp: spacy.language.Language) -> None:
    docs = list(nlp.pipe([TEXT, OTHER]))
    again = Doc(nlp.vocab).from_bytes(docs[0].to_bytes())
    assert again._.framing == docs[0]._.framing
    kept = DocBin(docs=docs, store_user_data=True).to_bytes()
    found = list(DocBin().from_bytes(kept).get_docs(nlp.vocab))
    assert [doc._.framing["title"] for doc in found] == ["Bridge shut again", "Ferry line to close"]


def test_several_processes_give_what_one_gives(nlp: spacy.language.Language, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = multiprocessing.get_context("spawn")  # a fork of this process would hold its locks
    monkeypatch.setattr("spacy.language.mp", fresh)
    one = [doc._.framing for doc in nlp.pipe([TEXT, OTHER])]
    assert [doc._.framing for doc in nlp.pipe([TEXT, OTHER], n_process=2, batch_size=1)] == one


def test_a_pipeline_is_stored_with_its_settings(tmp_path: Path) -> None:
    settings = tmp_path / "framing.toml"
    settings.write_text("draws = 200\n", encoding="utf-8")
    made = spacy.blank("en")
    made.add_pipe("framing", config={"settings": str(settings)})
    made.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded.pipe_names == ["framing"]
    assert "|b:200|" in loaded(TEXT)._.framing["signature"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        (" \n ", "no words"),
        ("<p>The bridge was shut on Monday, the mayor said, and nobody knew when it would open.</p>", "not the doc's"),
    ],
)
def test_a_text_that_cannot_be_measured_stops_no_other(nlp: spacy.language.Language, text: str, says: str) -> None:
    broken, whole = nlp.pipe([text, TEXT])
    assert set(broken._.framing) == {"id", "error"}
    assert says in broken._.framing["error"]
    assert whole._.framing["title"] == "Bridge shut again"
