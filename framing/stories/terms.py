"""What of an article tells its story: stems of single words and of neighbours, the title counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any

from framing.language.stems import stem

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_WORDS = 600  # news tells first what it is about; a long background would drown it
_SHORTEST = 2  # letters


def vectors(articles: list[tuple[str | None, str]]) -> tuple[Any, list[str]]:
    """TF-IDF rows of (title, text) pairs, each of length 1, and the terms of the columns.

    Weights are 1 + log(count), times the log of how few articles have the term. No term is left out for being
    frequent: a frequent term may be the largest story's own.
    """
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    made = TfidfVectorizer(analyzer=_terms, sublinear_tf=True)
    try:
        rows = made.fit_transform(articles)
    except ValueError:  # no article has a word
        return csr_matrix((len(articles), 1)), [""]
    return rows, list(made.get_feature_names_out())


def printed(term: str, title: str | None, text: str) -> str:
    """A term as the article prints it: "missile" for the stem it was compared by."""
    wanted = term.split()
    for part in (text, title or ""):
        words: list[str] = []
        roots: list[str] = []
        for word, root in _roots(part):
            words, roots = [*words, word][-len(wanted) :], [*roots, root][-len(wanted) :]
            if roots == wanted:
                return " ".join(words)
    return term


def _terms(article: tuple[str | None, str]) -> list[str]:
    title, text = article
    found: list[str] = []
    for part in (title or "", title or "", text):
        singles = list(_stems(part))
        found += singles
        found += [f"{left} {right}" for left, right in pairwise(singles)]
    return found


def _stems(text: str) -> list[str]:
    return [root for _, root in _roots(text)]


def _roots(text: str) -> Iterator[tuple[str, str]]:
    """The words that tell something, as printed and as stems."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    for word in islice(_WORD.finditer(text), _WORDS):
        plain = word.group().lower().replace("’", "'").removesuffix("'s")
        if len(plain) >= _SHORTEST and plain not in ENGLISH_STOP_WORDS:
            yield word.group(), stem(plain)
