"""spaCy without what only its commands need: less is imported, and nothing is missing or different for it."""

from __future__ import annotations

import subprocess
import sys

import spacy

from framing.language.pipeline import Pipeline, _find
from framing.language.spacy_start import entry_points_at_hand
from framing.settings import DEFAULT_MODEL

_ASKED = """
import sys
from framing.language.pipeline import load_pipeline
load_pipeline("{model}")
print(any(name == "spacy.cli" or name.startswith("spacy.cli.") for name in sys.modules))
import spacy
print(callable(spacy.info), callable(spacy.cli.download), "spacy.cli.download" in sys.modules)
try:
    spacy.nothing
except AttributeError as error:
    print(error)
"""


def test_its_commands_come_when_they_are_asked_for() -> None:
    code = _ASKED.format(model=DEFAULT_MODEL)
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == [
        "False",
        "True True True",
        "module 'spacy' has no attribute 'nothing'",
    ]


def test_the_tokeniser_is_the_models_own(pipeline: Pipeline) -> None:
    parts = ["tok2vec", "tagger", "parser", "ner", "lemmatizer", "attribute_ruler", "senter"]
    plain = spacy.load(_find(DEFAULT_MODEL), exclude=parts)
    assert pipeline.nlp.tokenizer.to_bytes(exclude=["vocab"]) == plain.tokenizer.to_bytes(exclude=["vocab"])


def test_registries_find_what_they_find_by_themselves() -> None:
    groups = ("factories", "languages", "lookups", "architectures", "tokenizers")
    before = {group: set(getattr(spacy.registry, group).get_all()) for group in groups}
    with entry_points_at_hand():
        assert {group: set(getattr(spacy.registry, group).get_all()) for group in groups} == before
