"""The fitted weights: one file of plain arrays, read and evaluated with numpy alone.

Linear models hold whole numbers, so their sums do not depend on the order or the machine; trees compare numbers that
were rounded before, and sums of networks are rounded. The file lists every feature by name, so that anybody can read
what is in it.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from framing import data
from framing.errors import ModelError
from framing.language.attribution.cues import Use
from framing.language.attribution.logit import chances
from framing.language.attribution.nets import Net, TreesAndNetwork
from framing.language.attribution.trees import Trees

FILE = data.FOLDER / "attribution.npz"


@dataclass(frozen=True, slots=True)
class Linear:
    """Several logistic regressions over one list of features, in whole numbers times a scale."""

    rows: Mapping[str, int]  # where each feature stands in ``table``
    table: np.ndarray  # int64, a row a feature, a column a regression
    scales: tuple[float, ...]
    biases: tuple[float, ...]

    def chances(self, many: Iterable[Iterable[str]]) -> list[tuple[float, ...]]:
        """The chance each regression gives to each row of features; a feature counts once."""
        found: list[int] = []
        ends = [0]
        row = self.rows.get
        for features in many:
            own = set(map(row, features))
            own.discard(None)
            found += own  # type: ignore[arg-type]  # None has just been taken out
            ends.append(len(found))
        running = np.zeros((len(found) + 1, len(self.scales)), dtype=np.int64)
        np.cumsum(self.table[found], axis=0, out=running[1:])
        sums = running[ends[1:]] - running[ends[:-1]]
        return list(map(tuple, chances(sums * np.array(self.scales) + np.array(self.biases)).tolist()))


@dataclass(frozen=True, slots=True)
class Weights:
    """All fitted parts. ``about`` says what they were fitted on and how well they did."""

    cue: Linear
    node: Linear  # source, content
    source: TreesAndNetwork
    content: TreesAndNetwork
    whole: TreesAndNetwork
    uses: Mapping[str, Use]
    limits: Mapping[str, float]
    about: Mapping[str, Any]


@lru_cache(maxsize=4)
def load(path: Path = FILE) -> Weights | None:
    """The weights, or None where the file is absent: the rules then work alone.

    Raises ModelError for a file that is damaged.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        with np.load(io.BytesIO(raw), allow_pickle=False) as arrays:
            return unpack({name: arrays[name] for name in arrays.files})
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
        what = f"the attribution weights cannot be read ({error})"
        raise ModelError(what, where=path.name, next="Reinstall framing.") from error


def unpack(arrays: Mapping[str, np.ndarray]) -> Weights:
    """The weights from the arrays of a file."""
    about = json.loads(_text(arrays["about"]))
    names = _text(arrays["use_names"]).split("\n")
    counts = arrays["use_counts"].tolist()
    return Weights(
        cue=_linear(arrays, "cue"),
        node=_linear(arrays, "node"),
        source=_pair(arrays, "source"),
        content=_pair(arrays, "content"),
        whole=_pair(arrays, "whole"),
        uses={name: Use(*pair) for name, pair in zip(names, counts, strict=True)},
        limits=about["limits"],
        about=about,
    )


def _text(array: np.ndarray) -> str:
    return array.tobytes().decode("utf-8")


def _linear(arrays: Mapping[str, np.ndarray], key: str) -> Linear:
    names = _text(arrays[f"{key}_names"]).split("\n")
    return Linear(
        rows={name: row for row, name in enumerate(names)},
        table=arrays[f"{key}_weights"].astype(np.int64),
        scales=tuple(arrays[f"{key}_scales"].tolist()),
        biases=tuple(arrays[f"{key}_biases"].tolist()),
    )


def _pair(arrays: Mapping[str, np.ndarray], key: str) -> TreesAndNetwork:
    return TreesAndNetwork(_trees(arrays, key), net(arrays, key))


def net(arrays: Mapping[str, np.ndarray], key: str) -> Net:
    """The network of one question."""
    hidden, thresholds, out = (arrays[f"{key}_net_{part}"].astype(float) for part in ("hidden", "thresholds", "out"))
    return Net(hidden, thresholds, out, float(arrays[f"{key}_net_bias"]))


def _trees(arrays: Mapping[str, np.ndarray], key: str) -> Trees:
    return Trees(
        feature=arrays[f"{key}_feature"].astype(np.intp),
        threshold=arrays[f"{key}_threshold"],
        left=arrays[f"{key}_left"].astype(np.intp),
        right=arrays[f"{key}_right"].astype(np.intp),
        value=arrays[f"{key}_value"],
        roots=arrays[f"{key}_roots"].astype(np.intp),
        bias=float(arrays[f"{key}_bias"]),
        depth=int(arrays[f"{key}_depth"]),
    )
