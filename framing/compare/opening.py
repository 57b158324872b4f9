"""Whether a sentence can stand alone, or opens with a word whose meaning stands before it."""

from __future__ import annotations

from framing.model import Parsed

_BACK = frozenset(("PRP", "PRP$", "WP", "WP$", "WDT"))  # tags of words that mean what was named before
_JOINS = frozenset(("CC", "RB", "IN", "UH"))  # of words that may stand before them: "But they", "Then he"
_POINTING = frozenset(("DT", "PDT"))
_MARKS = "“‘\"'«$£€"  # characters besides letters and figures with which a sentence may begin
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "attr", "ROOT"))


def stands_alone(parsed: Parsed, sentence: int) -> bool:
    """Whether a sentence can be shown by itself: it begins like one, and no word at its start means an earlier one."""
    first = parsed.document.text[parsed.sentences[sentence].start]
    return (first.isalnum() or first in _MARKS) and not leans_back(parsed, sentence)


def leans_back(parsed: Parsed, sentence: int) -> bool:
    """Whether a sentence's first word, or its first after "but" or "then", is a pronoun, or "this" without a noun."""
    tokens, found = parsed.tokens, parsed.sentences[sentence]
    words = [at for at in range(found.first, found.last) if tokens.text[at][:1].isalnum()]
    for number, at in enumerate(words[:2]):
        if tokens.tag[at] in _BACK:
            return True
        if tokens.tag[at] in _POINTING and tokens.dep[at] in _SUBJECTS:
            return True
        if number or tokens.tag[at] not in _JOINS:
            return False
    return False
