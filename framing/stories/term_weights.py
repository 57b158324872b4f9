"""What each term of an article weighs in its pile: TF-IDF over hashed terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from framing.stories.traits import Traits


def weighted(found: Sequence[Traits]) -> tuple[Any, Any]:
    """TF-IDF rows (sparse), each of length 1, and the terms' hashes by column, ascending.

    Weights are 1 + log(count), times the log of how few articles have the term. No term is left out for being
    frequent: a frequent term may be the largest story's own.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    sizes = np.array([len(one.terms) for one in found])
    if not sizes.sum():  # no article has a word
        return csr_matrix((len(found), 1)), np.zeros(1, dtype=np.uint64)
    names, columns, holders = np.unique(
        np.concatenate([one.terms for one in found]), return_inverse=True, return_counts=True
    )
    rarity = np.log((1 + len(found)) / (1 + holders)) + 1.0
    weights = (1.0 + np.log(np.concatenate([one.counts for one in found]).astype(float))) * rarity[columns]
    lengths = np.sqrt(np.bincount(np.repeat(np.arange(len(found)), sizes), weights**2, len(found)))
    starts = np.concatenate(([0], np.cumsum(sizes)))
    # Twelve decimals: the last bits of a logarithm differ from machine to machine.
    values = np.round(weights / np.repeat(lengths, sizes), 12)
    return csr_matrix((values, columns.astype(np.int32), starts), shape=(len(found), len(names))), names
