"""The fitted weights: what the file may hold, and that its arithmetic is the same everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from framing.errors import ModelError
from framing.language.attribution.logit import chance
from framing.language.attribution.nets import Net, TreesAndNetwork
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
    assert trees.logits(np.array([[1.0], [1.5], [2.0]], dtype=np.float32)).tolist() == [-2, -2, 2]


def test_a_network_passes_on_what_is_above_zero() -> None:
    # The first unit is the first number less one, the second its opposite; either is passed on, at 2 and at 3.
    net = Net(np.array([[1.0, -1.0]]), np.array([-1.0, 1.0]), np.array([2.0, 3.0]), 0.5)
    assert net.logits(np.array([[1.0], [2.0], [0.0]])).tolist() == [0.5, 2.5, 3.5]


def test_trees_and_network_are_heard_alike() -> None:
    def stump(value: int) -> Trees:  # one question, and the same answer to it either way
        left, right = np.array([1, 1, 2]), np.array([2, 1, 2])
        values = np.array([0, value, value])
        return Trees(np.array([0, 0, 0]), np.zeros(3, dtype=np.float32), left, right, values, np.array([0]), 0.0, 1)

    def constant(value: float) -> Net:
        return Net(np.zeros((1, 1)), np.zeros(1), np.zeros(1), value)

    assert TreesAndNetwork(stump(2_000_000), constant(-1.0)).chances(np.zeros((1, 1), dtype=np.float32)) == [
        chance(0.5)
    ]
    # Neither can shout the other down.
    assert TreesAndNetwork(stump(90_000_000), constant(-8.0)).chances(np.zeros((1, 1), dtype=np.float32)) == [
        chance(0.0)
    ]
    assert TreesAndNetwork(stump(0), constant(0.0)).chances(np.zeros((0, 1), dtype=np.float32)) == []


def test_trees_answered_at_once_are_the_trees_walked() -> None:
    found = load()
    assert found is not None
    stream = np.random.RandomState(5)
    for trees in (found.source.trees, found.content.trees, found.whole.trees):
        width = int(trees.feature.max()) + 1
        # Half of the numbers are thresholds themselves: the answer at the edge counts as well.
        rows = stream.choice(np.append(trees.threshold, stream.standard_normal(len(trees.threshold))), (40, width))
        assert trees.logits(rows.astype("f")).tolist() == [walked(trees, row) for row in rows.astype("f")]


def walked(trees: Trees, row: np.ndarray) -> float:
    total = 0
    for root in trees.roots.tolist():
        at = root
        while trees.left[at] != at:
            at = trees.left[at] if row[trees.feature[at]] <= trees.threshold[at] else trees.right[at]
        total += int(trees.value[at])
    return total / 1_000_000 + trees.bias


def test_a_chance_never_overflows() -> None:
    assert chance(-1e9) < 1e-6
    assert chance(1e9) == 1.0
