"""What every test may ask for: one loaded pipeline, and a text turned into a Document or a Parsed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.language import understand
from framing.language.pipeline import Pipeline, load_pipeline
from framing.model import Document, Parsed
from framing.read.passage import read_passage
from framing.settings import DEFAULT_MODEL


def body_document(text: str, id: str = "test") -> Document:
    """A Document whose every non-empty line is a body zone, so that a test does not hang on the rules for zones."""
    return read_passage(text, id)


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The default pipeline, loaded once for the whole run."""
    return load_pipeline(DEFAULT_MODEL)


@pytest.fixture(scope="session")
def parsed_text(pipeline: Pipeline) -> Callable[[str], Parsed]:
    """``parsed_text(text)``: the text understood in full, voices and speakers included."""

    def run(text: str) -> Parsed:
        (parsed,) = understand([body_document(text)], pipeline)
        return parsed

    return run
