"""The token vectors that tagger, parser and entity finder read, at half of what spaCy spends on them.

Most of a parse goes into these vectors. spaCy computes them in two steps: an embedding of each word by itself, anew
wherever the word stands, and windows that mix neighbours, with all that training needs. Here a word is embedded once
and remembered, and windows are computed in blocks that stay near the processor. Vectors agree to the last bits of a
32-bit number, in which spaCy's own differ as well with what stands beside a text; tags, heads and entities are
the same. Models of another build are left as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
    from thinc.api import Model

type Floats = NDArray[np.float32]
type Keys = NDArray[np.uint64]  # a row a token, a column an attribute

_EMBEDDING = frozenset(
    "extract_features list2ragged ints-getitem hashembed static_vectors maxout layernorm dropout ragged2list".split()
)
_WINDOW = "residual(expand_window>>maxout>>layernorm>>dropout)"
_WORDS = 1 << 14  # remembered at most; then all are forgotten, which bounds memory and changes no result
_BLOCK = 960  # rows of windows computed at once


class _Layer(NamedTuple):
    """One window layer: ``weights`` (inputs, pieces × width), a piece after the other, and its layer norm."""

    weights: Floats
    bias: Floats
    pieces: int
    scale: Floats
    shift: Floats


class _TokenAttributes:
    """Tokens given by their attributes, in the place of a document: all that an embedding asks of one."""

    def __init__(self, keys: Keys, columns: Sequence[str | int], vocab: Vocab) -> None:
        self._keys, self._columns, self.vocab = keys, list(columns), vocab

    def __len__(self) -> int:
        return len(self._keys)

    def to_array(self, wanted: int | Sequence[str | int]) -> Keys:
        if isinstance(wanted, Sequence):
            return np.ascontiguousarray(self._keys[:, [self._columns.index(name) for name in wanted]])
        return np.ascontiguousarray(self._keys[:, self._columns.index(wanted)])


class _Remembered:
    """An embedding that is asked once for each word."""

    def __init__(self, embedding: Model[Any, Any], columns: Sequence[str | int]) -> None:
        self._embedding, self._columns = embedding, list(columns)
        self._place: dict[bytes, int] = {}
        self._rows: Floats = np.empty((0, 0), dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """The vectors of each document's tokens."""
        found = [doc.to_array(self._columns).astype(np.uint64, copy=False) for doc in docs]
        keys = np.ascontiguousarray(np.concatenate(found))
        names: list[Any] = keys.view(np.dtype((np.void, keys.itemsize * keys.shape[1]))).ravel().tolist()
        places: list[Any] = list(map(self._place.get, names))
        if None in places:
            self._learn({name: at for at, name in enumerate(names)}, keys, docs[0].vocab)
            places = list(map(self._place.get, names))
        rows: Floats = self._rows[places]
        ends = np.cumsum([len(doc) for doc in docs])[:-1]
        return np.split(rows, ends)

    def _learn(self, names: Mapping[bytes, int], keys: Keys, vocab: Vocab) -> None:
        """Embed the words that are new; ``names`` say which row of ``keys`` each is."""
        fresh = {name: at for name, at in names.items() if name not in self._place}
        if len(self._place) + len(fresh) > _WORDS:
            self._place.clear()
            fresh = dict(names)
        known, count = len(self._place), len(fresh)
        keys = keys[list(fresh.values())]
        (new,) = self._embedding.predict([_TokenAttributes(keys, self._columns, vocab)])
        if len(self._rows) < known + count:
            grown = np.empty((max(known + count, 2 * len(self._rows)), new.shape[1]), dtype=np.float32)
            if known:
                grown[:known] = self._rows[:known]
            self._rows = grown
        self._rows[known : known + count] = new
        self._place.update(zip(fresh, range(known, known + count), strict=True))


class _Windows:
    """Layers that each mix a token's vector with those of its two neighbours, as ``MaxoutWindowEncoder`` does."""

    def __init__(self, layers: Sequence[_Layer], pad: int) -> None:
        self._layers, self._pad = tuple(layers), pad

    def __call__(self, sequences: Sequence[Floats]) -> list[Floats]:
        """The mixed vectors of each sequence; none sees another's tokens."""
        width, pad = len(self._layers[0].scale), self._pad
        ends = np.cumsum([len(sequence) + pad for sequence in sequences])
        size = int(ends[-1]) + pad
        here, after = (np.zeros((size + 2, width), dtype=np.float32) for _ in range(2))  # a row of zeros at either end
        places = [slice(int(end) + 1 - len(one), int(end) + 1) for end, one in zip(ends, sequences, strict=True)]
        for place, sequence in zip(places, sequences, strict=True):
            here[place] = sequence
        room = _Room(min(size, _BLOCK), self._layers)
        for layer in self._layers:
            for low in range(0, size, _BLOCK):
                high = min(low + _BLOCK, size)
                mixed = _mixed(layer, here[low : high + 2], room)
                np.add(here[low + 1 : high + 1], mixed, out=after[low + 1 : high + 1])
            here, after = after, here
        return [here[place] for place in places]


class _Room:
    """Room for what is computed of a block, used over and over: fresh memory costs more than the sums in it."""

    def __init__(self, rows: int, layers: Sequence[_Layer]) -> None:
        widths = (len(layers[0].weights), len(layers[0].bias), len(layers[0].scale))
        self.ones = np.ones(widths[-1], dtype=np.float32)
        self.beside, self.product, self.best = (np.empty((rows, width), dtype=np.float32) for width in widths)


def _mixed(layer: _Layer, rows: Floats, room: _Room) -> Floats:
    """One layer's reading of all rows but the first and the last, in ``room`` until the next is computed."""
    size, width = len(rows) - 2, len(layer.scale)
    beside, product, best = room.beside[:size], room.product[:size], room.best[:size]
    for at in range(3):
        beside[:, at * width : (at + 1) * width] = rows[at : at + size]
    np.dot(beside, layer.weights, out=product)
    product += layer.bias
    best[:] = product[:, :width]
    for piece in range(1, layer.pieces):
        np.maximum(best, product[:, piece * width : (piece + 1) * width], out=best)
    best -= (np.dot(best, room.ones) / np.float32(width))[:, None]
    spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + np.float32(1e-8)
    best /= np.sqrt(spread)[:, None]
    best *= layer.scale
    best += layer.shift
    return best


def quicken(model: Model[Any, Any], vocab: Vocab) -> None:
    """Replace in ``model`` what is of the build known here."""
    for node in list(model.walk()):
        if (columns := _embeds(node, vocab)) is not None:
            _replace(model, node, _Remembered(node, columns))
        elif (windows := _mixes(node)) is not None:
            _replace(model, node, windows)


def _replace(model: Model[Any, Any], node: Model[Any, Any], compute: Callable[[Any], list[Floats]]) -> None:
    def forward(_: Model[Any, Any], given: Any, is_train: bool) -> tuple[list[Floats], Callable[[Any], Any]]:
        if is_train:
            raise RuntimeError("quickened layers predict and cannot be trained")
        return compute(given), lambda gradient: gradient

    model.replace_node(node, type(node)(node.name, forward))


def _embeds(node: Model[Any, Any], vocab: Vocab) -> list[str | int] | None:
    """The attributes that settle a token's embedding, where ``node`` is such a layer."""
    leaves = [leaf for leaf in node.walk() if not leaf.layers]
    extractors = [leaf for leaf in leaves if leaf.name == "extract_features"]
    last = node.layers[-1].name if node.layers else None
    if len(extractors) != 1 or last != "ragged2list" or not {leaf.name for leaf in leaves} <= _EMBEDDING:
        return None
    columns: list[str | int] = list(extractors[0].attrs["columns"])
    static = any(leaf.name == "static_vectors" for leaf in leaves)
    return [*columns, vocab.vectors.attr] if static else columns


def _mixes(node: Model[Any, Any]) -> _Windows | None:
    """The layers of ``node``, where it is a stack of windows one token wide."""
    if node.name != f"with_array({'>>'.join([_WINDOW] * node.name.count(_WINDOW))})" or "pad" not in node.attrs:
        return None
    stack = node.layers[0]
    layers = []
    for residual in [stack] if stack.name == _WINDOW else stack.layers:
        leaves = {leaf.name: leaf for leaf in residual.walk() if not leaf.layers}
        if residual.name != _WINDOW or leaves["expand_window"].attrs["window_size"] != 1:
            return None
        weights, bias = (_parameter(leaves["maxout"], name) for name in ("W", "b"))
        width, pieces, inputs = weights.shape
        by_piece = np.ascontiguousarray(weights.transpose((1, 0, 2)).reshape((pieces * width, inputs)).T)
        scale, shift = (_parameter(leaves["layernorm"], name) for name in ("G", "b"))
        layers.append(_Layer(by_piece, np.ascontiguousarray(bias.T).ravel(), pieces, scale, shift))
    return _Windows(layers, node.attrs["pad"])


def _parameter(leaf: Model[Any, Any], name: str) -> Floats:
    return np.array(leaf.get_param(name), dtype=np.float32)
