"""The base form of an English verb or noun from suffix rules and a lexicon of irregular forms.

Good enough to look reporting verbs up, and the same on every machine; no lemmatizer is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from framing import lexicons

NAME = "base_forms"
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Irregular:
    """Forms of one class; the examples are pairs "form: base"."""

    class_: Literal["verb", "noun", "silent e", "no e"]
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    not_: tuple[str, ...]


class _FormTables(NamedTuple):
    verbs: dict[str, str]  # the base of each form
    nouns: dict[str, str]
    silent: tuple[str, ...]
    voiced: tuple[str, ...]


@cache
def _tables() -> _FormTables:
    known = {entry.class_: entry.forms for entry in lexicons.load(NAME, Irregular).entries}
    return _FormTables(_bases(known["verb"]), _bases(known["noun"]), known["silent e"], known["no e"])


def _bases(lines: tuple[str, ...]) -> dict[str, str]:
    return {form: line.split()[0] for line in lines for form in line.split()}


@lru_cache(maxsize=20_000)
def lemma(lower: str, tag: str) -> str:
    """The base form of a lower-case word with its Penn Treebank tag; words of other classes come back as they are."""
    if tag.startswith("V"):
        return _verb(lower)
    if tag == "NNS":
        return _tables().nouns.get(lower) or _plural(lower)
    return lower


def _verb(word: str) -> str:
    irregular = _tables().verbs.get(word)
    if irregular is not None:
        return irregular
    if word.endswith("ing") and len(word) > 5:
        return _bare(word[:-3])
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ed") and len(word) > 4:
        return _bare(word[:-2])
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return _plural(word)
    return word


def _plural(word: str) -> str:
    if len(word) <= 3 or word.endswith("ss") or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "sses", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


def _bare(stem: str) -> str:
    """A verb without -ed or -ing: give back the letter the ending took."""
    if len(stem) < 3:
        return stem
    last, second, third = stem[-1], stem[-2], stem[-3]
    if last == second and last not in "aeiouslfz":
        return stem[:-1]  # stopped, nodding
    if last in "cvu" or (last == "z" and second != "z") or (last == "s" and second != "s"):
        return stem + "e"  # announced, believed, argued, criticised
    if last == "g" and second in "adeiunr" and not stem.endswith(("ing", "ang", "ong")):
        return stem + "e"  # alleged, urged, challenged
    if last == "l" and second in "bcdfgkptz":
        return stem + "e"  # ridiculed has its own vowel; "handled", "titled"
    if stem.endswith(("rib", "iat", "uat", "suad")):
        return stem + "e"  # described, negotiated, evaluated, persuaded
    if second in _VOWELS and third not in _VOWELS and last in "tdkmnlr":
        return stem + "e" if _silent(stem) else stem
    return stem


def _silent(stem: str) -> bool:
    """Whether a stem of consonant, vowel, consonant at its end drops an e: "state", "define", against "visit"."""
    ending = stem[-2:]
    syllables = sum(a in "aeiouy" and b not in "aeiouy" for a, b in pairwise(stem))
    if syllables == 1:
        return True  # quote, hope, cite; single-syllable verbs that do not would have doubled their last letter
    if ending in ("at", "ad", "id", "ud", "ut", "ot", "ur", "ul", "ak", "ok", "uk", "um", "om", "ik"):
        return not stem.endswith(_tables().voiced)
    if ending in ("in", "ir", "it", "or", "ar", "on", "en", "er", "el", "ol", "et", "ed", "im"):
        return stem.endswith(_tables().silent) and not stem.endswith(_tables().voiced)
    return False
