"""How rare a word is in news at large, before anything is known of a pile: a table of shares, by hashes of stems."""

from __future__ import annotations

from functools import cache, lru_cache
from math import exp, log
from zlib import crc32

from framing import data

FILE = data.DOCUMENT_FREQUENCY
UNKNOWN = 0.0006  # the share of articles taken for a stem that is not in the table: one article of those counted
_TOGETHER = 5.0  # neighbours meet so many times as often as chance would have it
_FINEST = 30.0  # levels to a factor of e
_MOST = 255


def level(share: float) -> int:
    """A share of articles as one byte: 0 for all of them, more for fewer."""
    return min(round(-_FINEST * log(share)), _MOST)


def share_at(level: int) -> float:
    """The share of articles that a level stands for."""
    return exp(-level / _FINEST)


def short_hash(stem: str) -> int:
    """The 32 bits by which the table knows a stem."""
    return crc32(stem.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=65_536)
def stem_share(stem: str) -> float:
    """The share of news articles in which a stem stands."""
    found = _table().get(short_hash(stem))
    return UNKNOWN if found is None else share_at(found)


def pair_share(left: str, right: str) -> float:
    """The same for two neighbouring stems, of which the table knows nothing: from the shares of both."""
    a, b = stem_share(left), stem_share(right)
    return max(min(_TOGETHER * a * b, a, b), UNKNOWN / 2)


@cache
def _table() -> dict[int, int]:
    import numpy as np

    with np.load(FILE, allow_pickle=False) as found:
        return dict(zip(found["hashes"].tolist(), found["levels"].tolist(), strict=True))
