"""What of an article tells its story: stems of single words and of neighbours, the title counted twice."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from itertools import islice, pairwise
from pathlib import Path
from zlib import crc32

from framing.language.stems import stem

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_WORDS = 600  # news tells first what it is about; a long background would drown it
_SHORTEST = 2  # letters


def terms(title: str | None, text: str) -> Iterator[str]:
    """Every term of an article, as often as it occurs."""
    for part in (title or "", title or "", text):
        singles = [root for _, root in _roots(part)]
        yield from singles
        yield from (f"{left} {right}" for left, right in pairwise(singles))


def named(term: str) -> int:
    """The 64-bit hash a term is compared by: two sums, forwards and backwards. With 32 bits, four of 20,000 very short
    articles were taken for others of which they shared no word."""
    data = term.encode("utf-8", "surrogatepass")
    return crc32(data) << 32 | crc32(data[::-1])


def printed(wanted: Collection[int], title: str | None, text: str) -> dict[int, tuple[str, str]]:
    """Terms by their hashes, each with its first occurrence as the article prints it: "missile" for "missil"."""
    found: dict[int, tuple[str, str]] = {}
    for part in (text, title or ""):
        before: tuple[str, str] | None = None
        for word, root in _roots(part):
            told = [(root, word)] if before is None else [(root, word), (f"{before[1]} {root}", f"{before[0]} {word}")]
            for term, shown in told:
                name = named(term)
                if name in wanted:
                    found.setdefault(name, (term, shown))
            before = word, root
    return found


def _roots(text: str) -> Iterator[tuple[str, str]]:
    """The words that tell something, as printed and as stems."""
    empty = _stop_words()
    for word in islice(_WORD.finditer(text), _WORDS):
        plain = word.group().lower().replace("’", "'").removesuffix("'s")
        if len(plain) >= _SHORTEST and plain not in empty:
            yield word.group(), stem(plain)


@cache
def _stop_words() -> frozenset[str]:
    """scikit-learn's list, read from its file: importing all of the library takes longer than analysing an article."""
    library = find_spec("sklearn")
    places = (library.submodule_search_locations if library else None) or [""]
    spec = spec_from_file_location("stop_words", Path(places[0]) / "feature_extraction" / "_stop_words.py")
    if spec is None or spec.loader is None:
        raise ImportError("scikit-learn's list of stop words is not where it was")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    words: frozenset[str] = module.ENGLISH_STOP_WORDS
    return words
