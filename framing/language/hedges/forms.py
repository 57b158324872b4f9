"""The forms of an English verb, so that a lexicon names each verb once ("seem~")."""

from __future__ import annotations

from framing.lexicons.closed_lists import paired, word_list

_VOWELS = "aeiou"


def forms(base: str) -> tuple[str, ...]:
    """``base`` and its other forms: third person, past, participles. Spelled by rule unless irregular."""
    irregular = paired("hedge_grammar", "forms of irregular verbs").get(base)
    if irregular is not None:
        return (base, *irregular.split())
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
    return (
        base in word_list("hedge_grammar", "stressed on the last syllable")
        or sum(letter in _VOWELS for letter in base) == 1
    )
