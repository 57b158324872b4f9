"""A stored analysis comes back as it was, or not at all."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.model import Parsed
from framing.nightly.ledger.cache import Cache, FoundDocument, StoredAnalysis

DIGEST = "ab" * 32
SOURCE = FoundDocument("a.txt", "inbox/a.txt", False, b"bytes\nof \x00 it", b'title = "T"')


@pytest.fixture
def entry(parsed_text: Callable[[str], Parsed]) -> StoredAnalysis:
    parsed = parsed_text("“We will go,” said Marta Quill. It may rain.")
    return StoredAnalysis({"facts": {"id": "a"}}, SOURCE, parsed)


def cache(folder: Path, signature: str = "s1") -> Cache:
    (folder / "staging").mkdir(exist_ok=True)
    return Cache(folder / "analyses", folder / "staging", signature)


def test_what_was_put_in_comes_out(tmp_path: Path, entry: StoredAnalysis) -> None:
    cache(tmp_path).put(DIGEST, entry)
    assert cache(tmp_path).get(DIGEST) == entry
    assert cache(tmp_path).head(DIGEST) == entry.head


def test_another_version_finds_the_bytes_and_not_the_analysis(tmp_path: Path, entry: StoredAnalysis) -> None:
    cache(tmp_path).put(DIGEST, entry)
    assert cache(tmp_path, "s2").get(DIGEST) is None
    assert cache(tmp_path, "s2").source(DIGEST) == SOURCE


def test_a_file_cut_short_is_none(tmp_path: Path, entry: StoredAnalysis) -> None:
    cache(tmp_path).put(DIGEST, entry)
    path = cache(tmp_path).path(DIGEST)
    path.write_bytes(path.read_bytes()[:-20])
    assert cache(tmp_path).get(DIGEST) is None


def test_a_file_that_would_run_something_is_none(tmp_path: Path, entry: StoredAnalysis) -> None:
    cache(tmp_path).put(DIGEST, entry)
    path = cache(tmp_path).path(DIGEST)
    head, _, _ = zlib.decompress(path.read_bytes()).partition(b"\n")
    hostile = pickle.dumps(print)
    path.write_bytes(zlib.compress(head + b"\n" + SOURCE.data + (SOURCE.beside or b"") + hostile))
    assert cache(tmp_path).get(DIGEST) is None
