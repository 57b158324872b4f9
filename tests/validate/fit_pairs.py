"""Boosted trees and a network fitted on the same rows, asked as the program asks them, and packed for its file."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from framing.language.attribution.logit import chances
from framing.language.attribution.nets import Net, mean

RATE, ROWS = 0.002, 256  # of each step of a network, and of the examples it looks at
LEAST = 0.001  # spread below which a number counts as constant
PLACES = 5  # kept of a network's weights, so that machines that differ in the last bits write the same file


class Fitted(NamedTuple):
    """Trees and a network that answer the same question."""

    trees: HistGradientBoostingClassifier
    net: Net


class Shape(NamedTuple):
    """How many trees there are, how many units, how far these are held down, and how often they see the examples.

    Networks are stopped early: longer ones learn the articles by heart.
    """

    rounds: int
    units: int
    decay: float
    epochs: int


def pair(x: np.ndarray, y: np.ndarray, shape: Shape) -> Callable[[np.ndarray], Fitted]:
    """What fits trees and a network on some of the rows."""
    return lambda use: Fitted(_boosted(x[use], y[use], shape), _network(x[use].astype(float), y[use], shape))


def ask(models: Fitted, x: np.ndarray) -> np.ndarray:
    """The chance of each row, as the program puts it together."""
    return chances(mean(models.trees.decision_function(x), models.net.logits(x.astype(float))))


def pack(key: str, models: Fitted) -> dict[str, np.ndarray]:
    """The arrays of both."""
    return _pack_trees(key, models.trees) | {
        f"{key}_net_hidden": models.net.hidden.astype(np.float32),
        f"{key}_net_thresholds": models.net.thresholds.astype(np.float32),
        f"{key}_net_out": models.net.out.astype(np.float32),
        f"{key}_net_bias": np.array(models.net.bias),
    }


def _boosted(x: np.ndarray, y: np.ndarray, shape: Shape) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(
        max_iter=shape.rounds, learning_rate=12 / shape.rounds, max_leaf_nodes=16, max_depth=6, min_samples_leaf=40,
        l2_regularization=5.0, early_stopping=False, random_state=1,
    ).fit(x, y)  # fmt: skip


def _network(x: np.ndarray, y: np.ndarray, shape: Shape) -> Net:
    middle, spread = x.mean(axis=0), x.std(axis=0) + LEAST
    model = MLPClassifier(
        (shape.units,), alpha=shape.decay, batch_size=ROWS, learning_rate_init=RATE, max_iter=shape.epochs,
        n_iter_no_change=shape.epochs + 1, random_state=1,
    )  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit((x - middle) / spread, y)
    (hidden, out), (thresholds, bias) = model.coefs_, model.intercepts_
    hidden = hidden / spread[:, None]
    return Net(_kept(hidden), _kept(thresholds - middle @ hidden), _kept(out[:, 0]), float(_kept(bias)[0]))


def _kept(values: np.ndarray) -> np.ndarray:
    return np.round(values, PLACES).astype(np.float32).astype(float)


def _pack_trees(key: str, model: HistGradientBoostingClassifier) -> dict[str, np.ndarray]:
    """The knots of all trees in one table; a leaf is its own child, its value in millionths."""
    columns: dict[str, list[Any]] = {name: [] for name in ("feature", "threshold", "left", "right", "value")}
    roots: list[int] = []
    depth = 0
    for (predictor,) in model._predictors:
        knots, base = predictor.nodes, len(columns["feature"])
        roots.append(base)
        depth = max(depth, int(knots["depth"].max()))
        for place, knot in enumerate(knots):
            leaf = bool(knot["is_leaf"])
            columns["feature"].append(0 if leaf else int(knot["feature_idx"]))
            columns["threshold"].append(0.0 if leaf else round(float(knot["num_threshold"]), 6))
            columns["left"].append(base + (place if leaf else int(knot["left"])))
            columns["right"].append(base + (place if leaf else int(knot["right"])))
            columns["value"].append(round(float(knot["value"]) * 1e6) if leaf else 0)
    kinds = {"feature": np.uint8, "threshold": np.float32, "left": np.uint16, "right": np.uint16, "value": np.int32}
    return {
        **{f"{key}_{name}": np.array(column, dtype=kinds[name]) for name, column in columns.items()},
        f"{key}_roots": np.array(roots, dtype=np.uint16),
        f"{key}_bias": np.array(round(float(np.ravel(model._baseline_prediction)[0]), 6)),
        f"{key}_depth": np.array(depth, dtype=np.uint8),
    }
