"""The fitted weights: what the file may hold, and that its arithmetic is the same everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from framing.errors import ModelError
from framing.language.attribution.chances import chance
from framing.language.attribution.trees import Trees
from framing.language.attribution.weights import FILE, Linear, load

_STEM = re.compile(r"(?:^|[=|+])([VNJXO]):([^|+=]*)")


def test_the_file_is_small() -> None:
    assert FILE.stat().st_size < 1_000_000


def test_no_feature_holds_two_open_words_or_a_capital() -> None:
    found = load()
    assert found is not None
    names = [*found.cue.rows, *found.node.rows]
    assert len(names) > 10_000
    for name in names:
        stems = _STEM.findall(name)
        assert len(stems) <= 1, name
        assert all(stem == stem.lower() for _, stem in stems), name
    assert all(key[2:] == key[2:].lower() for key in found.uses)


def test_no_stem_is_a_name_of_that_time() -> None:
    found = load()
    assert found is not None
    stems = {key[2:] for key in found.uses}
    stems |= {stem for name in (*found.cue.rows, *found.node.rows) for _, stem in _STEM.findall(name)}
    assert stems.isdisjoint({"trump", "clinton", "obama", "sanders", "cruz", "rubio", "bush", "kasich", "carson"})


def test_a_missing_file_means_rules_alone(tmp_path: Path) -> None:
    assert load(tmp_path / "absent.npz") is None


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "attribution.npz"
    path.write_bytes(FILE.read_bytes()[:1000])
    with pytest.raises(ModelError, match=r"attribution\.npz: the attribution weights cannot be read"):
        load(path)


def test_a_linear_model_adds_each_feature_once() -> None:
    model = Linear({"a": 0, "b": 1}, np.array([[2, -1], [1, 1]]), (0.5, 1.0), (0.0, 0.0))
    once, nothing, twice = model.chances([["a", "b"], [], ["b", "a", "a", "unknown"]])
    assert once == twice == (chance(1.5), chance(0.0))
    assert nothing == (0.5, 0.5)
    assert model.chances([]) == []


def test_trees_follow_their_thresholds() -> None:
    # One tree: number 0 at most 1.5 gives -2, else +2.
    trees = Trees(
        feature=np.array([0, 0, 0]),
        threshold=np.array([1.5, 0, 0], dtype=np.float32),
        left=np.array([1, 1, 2]),
        right=np.array([2, 1, 2]),
        value=np.array([0, -2_000_000, 2_000_000]),
        roots=np.array([0]),
        bias=0.0,
        depth=1,
    )
    assert trees.chances([[1.0], [1.5], [2.0]]) == [chance(-2), chance(-2), chance(2)]
    assert trees.chances([]) == []


def test_trees_answered_at_once_are_the_trees_walked() -> None:
    found = load()
    assert found is not None
    stream = np.random.RandomState(5)
    for trees in (found.source, found.content, found.whole):
        width = int(trees.feature.max()) + 1
        # Half of the numbers are thresholds themselves: the answer at the edge counts as well.
        rows = stream.choice(np.append(trees.threshold, stream.standard_normal(len(trees.threshold))), (40, width))
        assert trees.chances(rows.astype(np.float32).tolist()) == [walked(trees, row) for row in rows.astype("f")]


def walked(trees: Trees, row: np.ndarray) -> float:
    total = 0
    for root in trees.roots.tolist():
        at = root
        while trees.left[at] != at:
            at = trees.left[at] if row[trees.feature[at]] <= trees.threshold[at] else trees.right[at]
        total += int(trees.value[at])
    return chance(total / 1_000_000 + trees.bias)


def test_a_chance_never_overflows() -> None:
    assert chance(-1e9) < 1e-6
    assert chance(1e9) == 1.0
