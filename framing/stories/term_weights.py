"""What each term of an article weighs: TF-IDF over hashed terms, with the news at large as a part of every pile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from framing.stories.traits import Traits

AT_LARGE = 1000  # articles that the news at large counts for beside those of the pile
_LEVELS = 256


class WeightedTerms(NamedTuple):
    """TF-IDF rows (sparse), each of length 1; ``telling`` has the same places, and 1 where a term tells by itself
    which story this is. ``hashes`` are the terms by column, ascending."""

    rows: Any
    telling: Any
    hashes: Any


def weighted(found: Sequence[Traits]) -> WeightedTerms:
    """Weights are 1 + log(count), times the log of how few articles have the term, in the pile and at large.

    In a small pile it is the news at large that says what is rare: twenty articles don't know that "Thursday" is not.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    from framing.stories.document_frequency import share_at

    sizes = np.array([len(one.terms) for one in found])
    if not sizes.sum():  # no article has a word
        empty = csr_matrix((len(found), 1))
        return WeightedTerms(empty, empty.copy(), np.zeros(1, dtype=np.uint64))
    names, first, columns, holders = np.unique(
        np.concatenate([one.terms for one in found]), return_index=True, return_inverse=True, return_counts=True
    )
    shares = np.array([share_at(level) for level in range(_LEVELS)])
    at_large = AT_LARGE * shares[np.concatenate([one.levels for one in found])[first]]
    rarity = np.maximum(np.log((1 + len(found) + AT_LARGE) / (1 + holders + at_large)), 0.0)
    weights = (1.0 + np.log(np.concatenate([one.counts for one in found]).astype(float))) * rarity[columns]
    lengths = np.sqrt(np.bincount(np.repeat(np.arange(len(found)), sizes), weights**2, len(found)))
    starts = np.concatenate(([0], np.cumsum(sizes)))
    # Twelve decimals: the last bits of a logarithm differ from machine to machine.
    values = np.round(weights / np.repeat(np.maximum(lengths, 1e-9), sizes), 12)
    shape, places = (len(found), len(names)), columns.astype(np.int32)
    telling = np.concatenate([one.telling for one in found]).astype(float)
    return WeightedTerms(
        csr_matrix((values, places, starts), shape=shape), csr_matrix((telling, places, starts), shape=shape), names
    )
