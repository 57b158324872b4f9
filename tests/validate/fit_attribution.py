"""Fit the attribution weights on annotated news and write framing/data/attribution.npz.

    python -m tests.validate.fit_attribution [--data FILE …] [--score]

Every third article of the last file is kept unseen, and the weights are scored on those: what is printed as their
accuracy is of articles they have not seen. ``--score`` fits nothing and scores the weights as they stand.
Same data, same versions: the same file. What each later model learns from are chances that earlier models gave to
documents they had not seen, by splitting the documents four ways.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from framing.language.attribution import cues, fitted, nodes, weights
from framing.language.attribution import second_reading as numbers
from framing.language.attribution.choose import choose
from framing.language.attribution.cues import CueSummary, Use
from framing.language.token_ranges import overlap, size
from tests.validate.fit_pairs import Shape, ask, pack, pair
from tests.validate.gold import Annotated, Truth, annotated

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data" / "polnear.dev.jsonl"
MORE = DATA.with_name("polnear.dev2.jsonl")
UNSEEN = 3  # one in three articles of the last file is not fitted on

PARTS = 4  # ways the documents are split for chances on unseen documents
DOCUMENTS = {"cue": 8, "node": 8, "use": 3}  # a feature, or a base form, must occur in that many documents
STRENGTH = {"cue": 0.06, "node": 0.06}  # scikit-learn's C; tuned once by cross-validation
NODE = Shape(rounds=60, units=32, decay=0.01, epochs=8)
WHOLE = Shape(rounds=150, units=24, decay=1.0, epochs=10)
SMALL = 0.02  # weights below this are left out of the file
LIMITS = {"keep": 0.06, "content": 0.5, "source": 0.3, "name": 0.3, "cut": 0.1, "last": 0.2, "whole": 0.34}
_STEM = re.compile(r"(?:^|[=|])([VNJXO]):([^|+]*)")

Rows = list[list[str]]
Matrix = Any  # scipy's compressed rows; scipy has no types


class Vocabulary:
    """Features that occur in enough documents and name no word that is mostly written with a capital."""

    def __init__(self, rows: Rows, documents: Sequence[int], least: int, banned: frozenset[str]) -> None:
        count: Counter[str] = Counter()
        last: dict[str, int] = {}
        for row, document in zip(rows, documents, strict=True):
            for name in row:
                if last.get(name) != document:
                    last[name] = document
                    count[name] += 1
        allowed = (name for name, n in count.items() if n >= least and not banned.intersection(_stems(name)))
        self.names = sorted(allowed)
        self._place = {name: place for place, name in enumerate(self.names)}

    def matrix(self, rows: Rows) -> Matrix:
        places: list[int] = []
        ends = [0]
        for row in rows:
            places.extend(self._place[name] for name in dict.fromkeys(row) if name in self._place)
            ends.append(len(places))
        shape = (len(rows), len(self.names))
        return sparse.csr_matrix((np.ones(len(places)), np.array(places, dtype=np.int32), np.array(ends)), shape=shape)


def _stems(name: str) -> set[str]:
    return {f"{kind}:{stem}" for kind, stem in _STEM.findall(name)}


class Examples:
    """The candidates of all documents with the features of their cue and, later, of their nodes."""

    def __init__(self, documents: Sequence[Annotated]) -> None:
        self.documents = documents
        self.uses, per_document = _uses(documents)
        self.banned = _capitalised(documents)
        self.document: list[int] = []
        self.index: list[int] = []
        self.cues: list[CueSummary] = []
        self.rows: Rows = []
        self.truth: list[Truth | None] = []
        for number, one in enumerate(documents):
            own = _left_out(self.uses, per_document, number, self.banned)
            probe = weights.Weights(*(None,) * 5, uses=own, limits=LIMITS, about={})  # type: ignore[arg-type]
            found = fitted.candidates(one.columns, probe)
            known = cues.terms(one.columns, list(found))
            truths = _by_head(one.truths)
            for index, use in found.items():
                row, cue = cues.features(one.columns, index, use, known[index][0] if index in known else None)
                self.document.append(number)
                self.index.append(index)
                self.cues.append(cue)
                self.rows.append(row)
                self.truth.append(truths.get(index))


def _by_head(truths: Iterable[Truth]) -> dict[int, Truth]:
    """The attribution at each cue; where one cue has several, the longest."""
    found: dict[int, Truth] = {}
    for truth in truths:
        if truth.head is not None and (
            truth.head not in found or size(truth.content) > size(found[truth.head].content)
        ):
            found[truth.head] = truth
    return found


Counts = dict[str, list[int]]  # key → [times a cue, times seen, documents]


def _uses(documents: Sequence[Annotated]) -> tuple[Counts, list[Counts]]:
    total: Counts = {}
    each = []
    for one in documents:
        heads = {truth.head for truth in one.truths}
        own: Counts = {}
        for index, tag in enumerate(one.columns.tokens.tag):
            if not one.columns.skipped[index] and (
                tag[:1] in cues.OTHERS or one.columns.tokens.text[index] in cues.COLONS
            ):
                entry = own.setdefault(cues.key(one.columns, index), [0, 0, 1])
                entry[0] += index in heads
                entry[1] += 1
        for key, entry in own.items():
            whole = total.setdefault(key, [0, 0, 0])
            for place in range(3):
                whole[place] += entry[place]
        each.append(own)
    return total, each


def _left_out(total: Counts, each: list[Counts], number: int, banned: frozenset[str]) -> dict[str, Use]:
    """The uses of the base forms of one document as counted in all others."""
    found = {}
    for key in each[number]:
        cue, seen, documents = (a - b for a, b in zip(total[key], each[number][key], strict=True))
        if documents >= DOCUMENTS["use"] and key not in banned:
            found[key] = Use(cue, seen)
    return found


def _capitalised(documents: Sequence[Annotated]) -> frozenset[str]:
    """Base forms mostly written with a capital within sentences: names that were taken for verbs or nouns."""
    count: dict[str, list[int]] = {}
    for one in documents:
        for index, text in enumerate(one.columns.tokens.text):
            if index > one.columns.sentence_low[index]:
                entry = count.setdefault(cues.key(one.columns, index), [0, 0])
                entry[text[:1].isupper()] += 1
    odd = (key for key in count if not re.fullmatch(r"[VNJXO]:[a-z'’\-]+|[VNJXO]:[:―]", key))
    return frozenset(odd) | {key for key, (lower, upper) in count.items() if upper > lower}


def _parts(documents: Sequence[int]) -> np.ndarray:
    return np.asarray(documents) % PARTS


def _unseen(
    fit: Callable[[np.ndarray], Any],
    asked: Callable[[Any, Matrix], np.ndarray],
    x: Matrix,
    parts: np.ndarray,
    use: np.ndarray,
) -> np.ndarray:
    """The chances of all rows, each from a model that has not seen the row's document."""
    found = np.zeros(len(parts))
    for part in range(PARTS):
        found[parts == part] = asked(fit(use & (parts != part)), x[parts == part])
    return np.round(found, 6)


def _ask(model: LogisticRegression, x: Matrix) -> np.ndarray:
    return np.asarray(model.predict_proba(x)[:, 1])


def _logistic(x: Matrix, y: np.ndarray, strength: float) -> Callable[[np.ndarray], LogisticRegression]:
    return lambda use: LogisticRegression(C=strength, max_iter=150, tol=1e-3).fit(x[use], y[use])


def fit(documents: Sequence[Annotated], about: dict[str, Any]) -> dict[str, np.ndarray]:
    """The arrays of the weights file.

    On one thread: sums are then taken in one order on every machine, and waiting threads cost more than they save.
    """
    with threadpool_limits(1):
        return _fit(documents, about)


def _fit(documents: Sequence[Annotated], about: dict[str, Any]) -> dict[str, np.ndarray]:
    examples = Examples(documents)
    parts = _parts(examples.document)
    y = np.array([truth is not None for truth in examples.truth])
    names = Vocabulary(examples.rows, examples.document, DOCUMENTS["cue"], examples.banned)
    x = names.matrix(examples.rows)
    every = np.ones(len(y), dtype=bool)
    cue_fit = _logistic(x, y, STRENGTH["cue"])
    likely = _unseen(cue_fit, _ask, x, parts, every)
    arrays = _pack_linear("cue", names, [cue_fit(every)])

    first = _Nodes(examples, likely)
    node_parts = _parts(first.document)
    node_names = Vocabulary(first.rows, first.document, DOCUMENTS["node"], examples.banned)
    node_x = node_names.matrix(first.rows)
    fits = [_logistic(node_x, labels, STRENGTH["node"]) for labels in (first.source, first.content)]
    reads = [_unseen(one, _ask, node_x, node_parts, first.of_cue) for one in fits]
    arrays |= _pack_linear("node", node_names, [one(first.of_cue) for one in fits])

    table = first.numbers(reads)
    second = []
    for key, labels in (("source", first.source), ("content", first.content)):
        fit_both = pair(table, labels, NODE)
        second.append(_unseen(fit_both, ask, table, node_parts, first.of_cue))
        arrays |= pack(key, fit_both(first.of_cue))

    rows, right = first.wholes(reads, second)
    arrays |= pack("whole", pair(rows, right, WHOLE)(np.ones(len(right), dtype=bool)))

    uses = {
        key: (cue, seen)
        for key, (cue, seen, count) in sorted(examples.uses.items())
        if count >= DOCUMENTS["use"]
        and key not in examples.banned
        and (key[0] == "V" or cues.worth_a_look(Use(cue, seen)))
    }
    arrays["use_names"] = _bytes("\n".join(uses))
    arrays["use_counts"] = np.array(list(uses.values()), dtype=np.uint32)
    arrays["about"] = _bytes(json.dumps({**about, "limits": LIMITS}, sort_keys=True))
    return arrays


class _Nodes:
    """The nodes of likely cues, with labels, features and the second reading's numbers."""

    def __init__(self, examples: Examples, chances: np.ndarray) -> None:
        self.examples = examples
        self.chance = [[0.0] * len(one.columns.tokens) for one in examples.documents]
        for document, index, value in zip(examples.document, examples.index, chances.tolist(), strict=True):
            self.chance[document][index] = value
        self.cues: list[tuple[int, int, int]] = []  # candidate, first node, end of nodes
        self.nodes: list[nodes.Node] = []
        self.rows: Rows = []
        self.document: list[int] = []
        source: list[bool] = []
        content: list[bool] = []
        of_cue: list[bool] = []
        for candidate, (document, index) in enumerate(zip(examples.document, examples.index, strict=True)):
            if chances[candidate] < LIMITS["keep"]:
                continue
            columns, truth = examples.documents[document].columns, examples.truth[candidate]
            found = nodes.nodes(columns, index)
            context = nodes.Context(columns, index, found, examples.cues[candidate], self.chance[document])
            self.cues.append((candidate, len(self.nodes), len(self.nodes) + len(found)))
            for node in found:
                half = size(node.ranges) / 2
                self.nodes.append(node)
                self.rows.append(nodes.features(columns, index, node, context))
                self.document.append(document)
                of_cue.append(truth is not None)
                source.append(truth is not None and overlap(node.ranges, truth.source) > half)
                content.append(truth is not None and overlap(node.ranges, truth.content) > half)
        self.source, self.content, self.of_cue = np.array(source), np.array(content), np.array(of_cue)

    def numbers(self, reads: list[np.ndarray]) -> np.ndarray:
        """The second reading's rows from the first chances of source and content."""
        source, content = (read.tolist() for read in reads)
        rows = []
        for document, read in self._read(source, content):
            columns, chance = self.examples.documents[document].columns, self.chance[document]
            rows.append(numbers.node_numbers(columns, read, chance, fitted.claimed(read, chance)))
        return np.concatenate([table for table in rows if len(table)])

    def _read(self, source: list[float], content: list[float]) -> Iterator[tuple[int, list[numbers.FirstReading]]]:
        """Each document with its cues as the first models read them."""
        examples = self.examples
        for document, own in groupby(self.cues, key=lambda cue: examples.document[cue[0]]):
            yield document, [
                numbers.FirstReading(
                    examples.index[candidate], examples.cues[candidate], self.nodes[low:high], source[low:high],
                    content[low:high],
                )
                for candidate, low, high in own
            ]  # fmt: skip

    def wholes(self, reads: list[np.ndarray], second: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
        """The last model's rows, and whether the attribution chosen is right by the scorer's "linked"."""
        rows, right = [], []
        source, content = (read.tolist() for read in second)
        at = 0
        for document, read in self._read(*(one.tolist() for one in reads)):
            one = self.examples.documents[document]
            for cue in read:
                pair = source[at : at + len(cue.nodes)], content[at : at + len(cue.nodes)]
                at += len(cue.nodes)
                chosen = choose(one.columns, cue.token, cue.nodes, *pair, LIMITS)
                rows.append(numbers.cue_numbers(one.columns, cue, pair, chosen, self.chance[document]))
                right.append(any(_linked(chosen, truth) for truth in one.truths))
        return np.array(rows, dtype=np.float32), np.array(right)


def _linked(chosen: tuple[list[Any], list[Any]], truth: Truth) -> bool:
    source, content = chosen
    shared = overlap(content, truth.content)
    if not shared or shared * 2 < size(content) + size(truth.content) - shared:
        return False
    return overlap(source, truth.source) > 0 or not (source or truth.source)


def _bytes(text: str) -> np.ndarray:
    return np.frombuffer(text.encode("utf-8"), dtype=np.uint8)


def _pack_linear(key: str, names: Vocabulary, models: list[LogisticRegression]) -> dict[str, np.ndarray]:
    """Weights as whole numbers of one byte times a scale; features that weigh next to nothing are left out."""
    values = np.array([model.coef_[0] for model in models]).T
    scales = np.abs(values).max(axis=0) / 127
    kept = np.abs(values).max(axis=1) >= SMALL
    return {
        f"{key}_names": _bytes("\n".join(name for name, keep in zip(names.names, kept, strict=True) if keep)),
        f"{key}_weights": np.round(values[kept] / scales).astype(np.int8),
        f"{key}_scales": np.round(scales, 9),
        f"{key}_biases": np.round([model.intercept_[0] for model in models], 6),
    }


def divided(files: Sequence[Path]) -> tuple[list[Annotated], list[Annotated]]:
    """The articles to fit on, and those kept unseen."""
    every = [list(annotated(path)) for path in files]
    seen = [one for documents in every[:-1] for one in documents]
    seen += [one for place, one in enumerate(every[-1]) if place % UNSEEN]
    return seen, every[-1][::UNSEEN]


def main() -> int:
    from tests.validate.cross_attribution import store_unseen  # it fits by this module

    options = argparse.ArgumentParser(prog="python -m tests.validate.fit_attribution")
    options.add_argument("--data", type=Path, nargs="+", default=[DATA, MORE])
    options.add_argument("--score", action="store_true", help="score the weights as they stand")
    chosen = options.parse_args()
    documents, unseen = divided(chosen.data[-1:] if chosen.score else chosen.data)
    if not chosen.score:
        digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in chosen.data]
        about = {"data": digests, "documents": len(documents), "version": "2"}
        with weights.FILE.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **fit(documents, about))
        print(f"{weights.FILE.name}: {weights.FILE.stat().st_size} bytes from {len(documents)} documents")
    print(store_unseen(chosen.data[-1], unseen))
    return 0


if __name__ == "__main__":
    sys.exit(main())
