"""What of an article tells its story: stems of single words and of neighbours, the title counted twice."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from framing.language.stems import stem
from framing.stories.document_frequency import pair_share, stem_share

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_WORDS = 600  # news tells first what it is about; a long background would drown it
_SHORTEST = 2  # letters
RARE = 0.05  # share of news articles below which a word may tell a story by itself
_BEFORE = 3  # characters looked back from a word
_BEGINS = (*'.!?:\n"“”‘', "'")  # after one of these a capital makes no name


class Term(NamedTuple):
    """A term at one of its places: its share of news articles at large, and whether it tells by itself which story
    this is: a rare word that is a name or a number, or stands in the title."""

    term: str
    share: float
    telling: bool


def terms(title: str | None, text: str) -> Iterator[Term]:
    """Every term of an article, as often as it occurs; the title's twice."""
    for part, is_title in ((title or "", True), (title or "", True), (text, False)):
        found = list(_roots(part))
        for word, root, begins in found:
            share = stem_share(root)
            tells = is_title or (word[0].isupper() and not begins) or any(map(str.isdigit, word))
            yield Term(root, share, tells and share < RARE)
        yield from (
            Term(f"{left} {right}", pair_share(left, right), False) for (_, left, _), (_, right, _) in pairwise(found)
        )


def stems(text: str) -> set[str]:
    """The stems of a text's words."""
    return {root for _, root, _ in _roots(text)}


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
        for word, root, _ in _roots(part):
            told = [(root, word)] if before is None else [(root, word), (f"{before[1]} {root}", f"{before[0]} {word}")]
            for term, shown in told:
                name = named(term)
                if name in wanted:
                    found.setdefault(name, (term, shown))
            before = word, root
    return found


def _roots(text: str) -> Iterator[tuple[str, str, bool]]:
    """The words that tell something, as printed and as stems, and whether a sentence may begin with them."""
    empty = _stop_words()
    for word in islice(_WORD.finditer(text), _WORDS):
        plain = word.group().lower().replace("’", "'").removesuffix("'s")
        if len(plain) >= _SHORTEST and plain not in empty:
            start = word.start()
            before = text[max(start - _BEFORE, 0) : start].rstrip(" ")[-1:]
            yield word.group(), stem(plain), start == 0 or before in _BEGINS


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
