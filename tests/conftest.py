"""What every test may ask for: one loaded pipeline, and a text turned into a Document or a Parsed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from framing.language import understand
from framing.language.pipeline import Pipeline, load_pipeline
from framing.model import Document, Parsed
from framing.read.passage import read_passage
from framing.settings import DEFAULT_MODEL

# What starts programs, draws reports or looks at many texts: `make quick` leaves it out.
_SLOW = (
    "compare/test_prose.py",
    "deliver",
    "features/test_conformance.py",
    "features/test_hedging.py",
    "language",
    "measure/test_textstat.py",
    "mutants",
    "nightly",
    "planted",
    "read/test_articles.py",
    "read/test_reader_check.py",
    "render",
    "serve",
    "stories",
    "test_cli.py",
    "test_documentation.py",
    "test_packaging.py",
    "test_seeds.py",
    "truth",
    "verify",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="leave out what takes long")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--quick"):
        here = Path(__file__).parent
        slow = [here / name for name in _SLOW]
        left_out = [item for item in items if any(item.path.is_relative_to(path) for path in slow)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


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
