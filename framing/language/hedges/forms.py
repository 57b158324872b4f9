"""The forms of an English verb, so that a lexicon names each verb once ("seem~")."""

from __future__ import annotations

# Base form, then every form that the rules below would not make of it.
_IRREGULAR = {
    "be": "is are was were been being am 's 're 'm",
    "bear": "bears bore borne bearing",
    "come": "comes came coming",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "get": "gets got gotten getting",
    "give": "gives gave given giving",
    "go": "goes went gone going",
    "have": "has had having 've",
    "hold": "holds held holding",
    "know": "knows knew known knowing",
    "lead": "leads led leading",
    "leave": "leaves left leaving",
    "let": "lets letting",
    "make": "makes made making",
    "mean": "means meant meaning",
    "put": "puts putting",
    "read": "reads reading",
    "run": "runs ran running",
    "say": "says said saying",
    "see": "sees saw seen seeing",
    "speak": "speaks spoke spoken speaking",
    "spread": "spreads spreading",
    "swear": "swears swore sworn swearing",
    "take": "takes took taken taking",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "understand": "understands understood understanding",
    "write": "writes wrote written writing",
}
_VOWELS = "aeiou"
_STRESSED_LAST = frozenset({"infer", "admit", "deter", "refer", "concur", "commit", "permit"})


def forms(base: str) -> tuple[str, ...]:
    """``base`` and its other forms: third person, past, participles. Spelled by rule unless irregular."""
    if base in _IRREGULAR:
        return (base, *_IRREGULAR[base].split())
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    third = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if base.endswith("e"):
        return base, third, base + "d", (base if base.endswith("ee") else base[:-1]) + "ing"
    stem = base + base[-1] if _doubles(base) else base
    return base, third, stem + "ed", stem + "ing"


def every_form(verbs: str) -> frozenset[str]:
    """The forms of several verbs as one set."""
    return frozenset(form for verb in verbs.split() for form in forms(verb))


def _doubles(base: str) -> bool:
    """Whether the last consonant is written twice before a suffix: "beg", "infer", but "hint", "question"."""
    if base[-1] in _VOWELS + "wxyh" or base[-2] not in _VOWELS or (len(base) > 2 and base[-3] in _VOWELS):
        return False
    return base in _STRESSED_LAST or sum(letter in _VOWELS for letter in base) == 1
