"""One server for all tests of a run, with the model loaded once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="Starlette is not installed here: pip install 'framing[serve]'")

from starlette.testclient import TestClient

from framing.serve.application import application
from framing.serve.comparison_store import ComparisonStore
from framing.serve.protection import Gate
from framing.settings import Settings


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server keeps comparisons."""
    return tmp_path_factory.mktemp("serve")


@pytest.fixture(scope="session")
def client(folder: Path) -> Iterator[TestClient]:
    """A browser without JavaScript."""
    store = ComparisonStore(folder)
    app = application(store, Gate(store.secret()), Settings(), formats=("html", "json"))  # paper takes its time
    with TestClient(app, base_url="http://127.0.0.1:8000") as browser:
        yield browser
    store.close()
