"""Which language a text is in, by its alphabet and its commonest small words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from framing.lexicons.closed_lists import in_order, list_names

LEXICON = "small_words"
READ = 20_000  # characters looked at: more do not change the answer
ENOUGH = 8  # words below which nothing is said
CERTAIN = 40  # words from which on a text without English small words is known not to be English
SHARE = 0.15  # small words make 30–50 % of running text of their language, and below 10 % of another's
LEAD = 1.5  # how far the best language must be ahead of the second

_TOKEN = re.compile(r"[^\W\d_]+")

# Alphabets that name a language, or nearly: first and last character of their main blocks.
_ALPHABETS = (
    ("ko", "가", "힣"),
    ("ja", "ぁ", "ヿ"),
    ("zh", "一", "鿿"),
    ("el", "Ͱ", "Ͽ"),
    ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"),
    ("ru", "Ѐ", "ӿ"),  # unless its letters are Ukrainian, below
    ("hi", "ऀ", "ॿ"),
    ("th", "ก", "๛"),
)
_FIRST = min(first for _, first, _ in _ALPHABETS)


_UKRAINIAN = frozenset("іїєґ")  # letters that Russian lacks
_UNKNOWN = "und"


def detect(text: str) -> tuple[str | None, str]:
    """ISO 639-1 code and how it was found, or None and why it cannot be told.

    "und" (ISO 639-2) is said of a text that is long enough to know that it is not English, and no more.
    """
    words = _TOKEN.findall(text[:READ].lower())
    if len(words) < ENOUGH:
        code = _by_alphabet("".join(words))
        return (code, "found in the text") if code else (None, f"too few words to tell ({len(words)})")
    code = _by_alphabet("".join(words))
    if code:
        return code, "found in the text"
    hits, table = dict.fromkeys(list_names(LEXICON), 0), _languages()
    for word in words:
        for code in table.get(word, ()):
            hits[code] += 1
    first, second = sorted(hits, key=lambda code: -hits[code])[:2]
    if hits[first] >= SHARE * len(words) and hits[first] >= LEAD * hits[second]:
        return first, "found in the text"
    if len(words) >= CERTAIN and hits["en"] < SHARE * len(words):
        return _UNKNOWN, "found in the text: hardly a small word of English"
    return None, "the commonest small words do not point to one language"


@cache
def _languages() -> Mapping[str, tuple[str, ...]]:
    """A small word, and the languages it is one of."""
    found: dict[str, tuple[str, ...]] = {}
    for code in list_names(LEXICON):
        for word in in_order(LEXICON, code):
            found[word] = (*found.get(word, ()), code)
    return found


def _by_alphabet(letters: str) -> str | None:
    if not letters or letters.isascii():
        return None
    foreign = [letter for letter in letters if letter >= _FIRST]
    if 10 * len(foreign) <= len(letters):
        return None  # nothing below comes to more
    counts = {code: sum(first <= letter <= last for letter in foreign) for code, first, last in _ALPHABETS}
    if counts["ja"] > 0.1 * len(letters):  # Japanese mixes kana with Chinese characters
        return "ja"
    best = max(counts, key=lambda code: counts[code])
    if counts[best] <= 0.5 * len(letters):
        return None
    return "uk" if best == "ru" and not _UKRAINIAN.isdisjoint(letters) else best
