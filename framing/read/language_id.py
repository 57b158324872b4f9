"""Which language a text is in, by its alphabet and its commonest small words."""

from __future__ import annotations

import re

READ = 20_000  # characters looked at: more do not change the answer
ENOUGH = 8  # words below which nothing is said
CERTAIN = 40  # words from which on a text without English small words is known not to be English
SHARE = 0.15  # small words make 30–50 % of running text of their language, and below 10 % of another's
LEAD = 1.5  # how far the best language must be ahead of the second

# Articles, pronouns, prepositions and conjunctions of each language, chosen so that few are shared.
_SMALL = {
    "en": "the of and to in that is was for it with as his on be at by he this had not are but from or have an they "
    "which you were her she there been their has would more who will said its after about when we than into could",
    "de": "der die das und ist nicht ein eine den dem des mit von zu auf für im sich auch als es sie wir ich dass nach "
    "bei aus wird war sind noch wie einer einem über",
    "fr": "le la les l d de des et est une du dans que qui pour pas sur au plus par il elle avec ce sont aux ne se "
    "cette ont mais été leur nous vous",
    "es": "el la los las de y en que un una por con no para es del se su al lo más como pero sus fue ha este entre "
    "también cuando",
    "it": "il lo la gli le di e che è un una per non con del della dei delle nel alla sono si da anche come più ma ha "
    "questo al",
    "pt": "o a os as de e que um uma para com não do da dos das em no na por mais se foi ao como mas ele são seu sua "
    "também",
    "nl": "de het een en van ik te dat die in is niet op aan met voor zijn er maar om hem ook als bij nog naar wordt "
    "door uit over",
    "sv": "och att det som en på är av för med till den har inte om ett men var jag de sig från så",
    "da": "og at det som en på er af for med til den har ikke om et men var jeg de sig fra så",
    "pl": "i w nie na się z do to że jest o jak po co tak za od jego przez przy dla był są",
    "no": "og i det er som en på til av for at med har ikke de et om den fra men var seg jeg han ble skal etter ved",
    "fi": "ja on ei se että oli hän ovat mutta kun niin joka tai myös kuin ole mukaan sen jos jo sekä ennen",
    "hu": "a az és hogy nem egy volt meg de ez azt ki szerint csak már vagy mint még pedig után lesz",
    "cs": "se na je že z do k ve za by ale jako po pro jsou byl od který která podle",
    "ro": "și în cu că nu pe din pentru care este sau fost după fi va iar prin lui această acest unei",
    "tr": "ve bir bu da de için ile çok ne daha gibi kadar olarak sonra ama olan var",
}
_TABLE: dict[str, tuple[str, ...]] = {}
for _code, _words in _SMALL.items():
    for _word in _words.split():
        _TABLE[_word] = (*_TABLE.get(_word, ()), _code)
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
    hits = dict.fromkeys(_SMALL, 0)
    for word in words:
        for code in _TABLE.get(word, ()):
            hits[code] += 1
    first, second = sorted(hits, key=lambda code: -hits[code])[:2]
    if hits[first] >= SHARE * len(words) and hits[first] >= LEAD * hits[second]:
        return first, "found in the text"
    if len(words) >= CERTAIN and hits["en"] < SHARE * len(words):
        return _UNKNOWN, "found in the text: hardly a small word of English"
    return None, "the commonest small words do not point to one language"


def _by_alphabet(letters: str) -> str | None:
    if not letters or letters.isascii():
        return None
    counts = {code: sum(first <= letter <= last for letter in letters) for code, first, last in _ALPHABETS}
    if counts["ja"] > 0.1 * len(letters):  # Japanese mixes kana with Chinese characters
        return "ja"
    best = max(counts, key=lambda code: counts[code])
    if counts[best] <= 0.5 * len(letters):
        return None
    return "uk" if best == "ru" and not _UKRAINIAN.isdisjoint(letters) else best
