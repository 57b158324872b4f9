"""How a cue, the stretches around it and what was chosen for it look: numbers that are 0 or 1 for the most part.

They name word classes, labels and some function words; no base form and no name is among them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache

from framing.language.attribution.columns import Columns
from framing.language.attribution.cues import CueSummary
from framing.language.attribution.logit import logit
from framing.language.attribution.nodes import Node
from framing.lexicons.closed_lists import in_order

type Row = tuple[float, ...]

_PRIOR = (0.64, 4.0)  # cues, and uses, imagined of a base form that was never seen
_VERBS = ("VB", "VBD", "VBZ", "VBG", "VBN", "WP", "WDT")
_CLASSES = ("NN", "NNP", "NNS", "PRP", "WP", "WDT", "VB", "VBD", "VBZ", "VBG", "VBN", "DT", "IN", "JJ")
_LAST = (
    "nsubj dobj ccomp xcomp prep pobj pcomp advcl relcl acl conj parataxis attr acomp agent poss nsubjpass appos "
    "npadvmod".split()
)
_BODIES = ("ORG", "NORP", "GPE")
_QUOTES = "ABSabs"


def of_cue(columns: Columns, index: int, cue: CueSummary) -> Row:
    """A cue: how often its base form is one, what hangs on it, and what the lexicon knows of it."""
    rate = (cue.use.cue + _PRIOR[0]) / (cue.use.seen + _PRIOR[1])
    tag = columns.tokens.tag[index]
    return (
        round(math.log(rate / (1 - rate)), 3), round(math.log1p(cue.use.seen), 3),
        *_look(cue.shape, cue.lex, cue.quote),
        float(tag == "VBG"), float(tag == "VBN"), float(tag[:1] == "N"), float(cue.subject[:1] == "0"),
    )  # fmt: skip


@lru_cache(maxsize=1 << 10)
def _look(shape: str, lex: str, quote: str) -> Row:
    return (
        *(float(mark == "1") for mark in shape[-3:]), float(shape[0] == "c"), float(shape[0] == "x"),
        float(lex[0] == "s"), float(lex[0] == "a"), float(lex[-1] == "1"),
        *(float(mark in quote) for mark in _QUOTES), float(quote == "p"), float(quote == "none"),
    )  # fmt: skip


def of_node(columns: Columns, node: Node) -> Row:
    """A node: the word it opens with, the word at its head, and the kind of way that leads there."""
    tokens, head = columns.tokens, node.head
    return (
        *_opens(tokens.lower[node.ranges[0][0]]),
        *_class(tokens.tag[head] if head >= 0 else "", _VERBS),
        *_entity(tokens.entity[head] if head >= 0 else ""),
        *_way(node.path),
    )


@lru_cache(maxsize=1 << 12)
def _opens(word: str) -> Row:
    return tuple(float(word == opener) for opener in in_order("attribution_words", "openers that are features"))


@cache
def _class(tag: str, classes: tuple[str, ...]) -> Row:
    return tuple(float(tag == one) for one in classes)


@cache
def _entity(kind: str) -> Row:
    return float(kind == "PERSON"), float(kind in _BODIES)


@lru_cache(maxsize=1 << 12)
def _way(path: str) -> Row:
    return float("_" in path), float(path.endswith("~")), float(path.endswith("<")), float(path.endswith(">"))


def of_choice(
    columns: Columns, index: int, found: Sequence[Node], source: Sequence[float], content: Sequence[float],
    chance: Sequence[float],
) -> Row:  # fmt: skip
    """The likeliest source and content of a cue, where the cue stands, and what hangs on it."""
    tokens, children = columns.tokens, columns.view.children(index)
    low, high, parent = columns.sentence_low[index], columns.sentence_high[index], tokens.head[index]
    labels = {tokens.dep[child] for child in children}
    return (
        *_best(columns, found, content), *_best(columns, found, source),
        (index - low) / 20, (high - low) / 40, float(columns.paragraph_low[index] == low),
        *(float(label in labels) for label in ("neg", "auxpass", "mark")),
        float(any(tokens.tag[child] == "MD" for child in children)),
        float(any(tokens.dep[child] == "aux" and tokens.lower[child] == "to" for child in children)),
        float(parent != index and tokens.tag[parent][:1] == "V"), logit(chance[parent] if parent != index else 0.0),
    )  # fmt: skip


_NOTHING = Node(((0, 0),), "", -1)


def _best(columns: Columns, found: Sequence[Node], chances: Sequence[float]) -> Row:
    """How the likeliest node looks."""
    node = found[max(range(len(found)), key=lambda k: chances[k])] if found else _NOTHING
    tokens, head = columns.tokens, node.head
    word = tokens.lower[head] if head >= 0 else ""
    return (
        *_ends(node.path), float(node.quote >= 0), *of_node(columns, node),
        *_class(tokens.tag[head] if head >= 0 else "", _CLASSES), *_pronoun(word),
    )  # fmt: skip


@lru_cache(maxsize=1 << 12)
def _ends(path: str) -> Row:
    last = path.replace("/", ">").replace("^", ">").split(">")[-1].split("_")[0].rstrip("=<~")
    return (*(float(last == label) for label in _LAST), float("^" in path), float(path.count("^")))


@lru_cache(maxsize=1 << 12)
def _pronoun(word: str) -> Row:
    return tuple(float(word == pronoun) for pronoun in in_order("attribution_words", "pronouns that are features"))
