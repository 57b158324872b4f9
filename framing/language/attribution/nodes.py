"""What around a cue may be its source or content: subtrees beside it, above it, and the quotations near it.

A node is a stretch of tokens with the way that leads to it from the cue. The number of nodes a cue has is bounded,
whatever the sentence looks like, so that the work stays linear in the text.
"""

from __future__ import annotations

from typing import NamedTuple

from framing.language.attribution.columns import Columns
from framing.language.attribution.cues import COLONS, CueSummary
from framing.language.token_ranges import Range, minus

_LEVELS = 4  # ancestors looked at
_CHILDREN = 24  # children of one token looked at
_MOST = 48  # nodes of one cue, quotations aside
_QUOTES = 4  # quotations looked at on either side of the cue
_DEEPER = {
    "prep": ("pobj", "pcomp"),
    "agent": ("pobj", "pcomp"),
    "dative": ("pobj",),
    "dobj": ("poss", "acl", "relcl", "ccomp", "xcomp", "prep", "appos", "advcl"),
    "attr": ("poss", "acl", "relcl", "ccomp", "xcomp", "prep"),
    "oprd": ("prep", "ccomp"),
    "acomp": ("ccomp", "xcomp", "prep"),
    "pobj": ("poss", "acl", "relcl", "ccomp", "prep"),
    "nsubj": ("poss", "acl", "relcl", "appos", "prep"),
    "nsubjpass": ("poss", "acl", "relcl", "appos", "prep"),
    "ccomp": ("advcl", "conj", "npadvmod", "parataxis", "ccomp", "prep"),
    "xcomp": ("ccomp", "dobj", "advcl", "prep", "xcomp", "conj"),
    "advcl": ("ccomp", "dobj"),
    "advmod": ("prep", "ccomp"),
    "npadvmod": ("relcl",),
}
_SKIP = frozenset({"punct", "aux", "auxpass", "neg", "prt", "cc", "mark", "det"})
_UP = frozenset(
    {"parataxis", "ccomp", "advcl", "relcl", "acl", "prep", "pcomp", "conj", "xcomp", "dep", "advmod", "appos", "dobj",
     "attr", "pobj", "nsubj", "nsubjpass", "npadvmod", "acomp", "oprd", "amod", "csubj", "nmod", "compound", "poss",
     "meta"}
)  # fmt: skip


class Node(NamedTuple):
    """One candidate: where it is, the way from the cue, and its head token (-1 for quotations and plain stretches)."""

    ranges: tuple[Range, ...]
    path: str
    head: int
    quote: int = -1  # index of the quotation, where the node is one


def nodes(columns: Columns, index: int) -> list[Node]:
    """The nodes of the cue at ``index``, no two of the same tokens."""
    found = _colon(columns, index) if columns.tokens.text[index] in COLONS else _beside(columns, index)[:_MOST]
    found += _quoted(columns, index)
    seen: set[tuple[Range, ...]] = set()
    kept = []
    for node in found:
        if node.ranges not in seen and node.ranges and all(low < high for low, high in node.ranges):
            seen.add(node.ranges)
            kept.append(node)
    return kept


def _beside(columns: Columns, index: int) -> list[Node]:
    found: list[Node] = []
    _below(columns, index, "", found)
    tokens, view = columns.tokens, columns.view
    at, path = index, ""
    for level in range(_LEVELS):
        parent, dep = tokens.head[at], tokens.dep[at]
        if parent == at or dep not in _UP:
            break
        path += "^" + dep
        whole = view.subtree(parent)
        rest = tuple(minus([whole], view.subtree(at)))
        found.append(Node(rest, path, parent))
        if tokens.tag[parent][:1] in "NP" and view.low[at] > parent:
            found.append(Node(((view.low[parent], view.low[at]),), path + "=", parent))
        if len(rest) == 2:
            found.append(Node((rest[0],), path + "<", parent))
            found.append(Node((rest[1],), path + ">", parent))
        subject = columns.subject[parent]
        if subject >= 0 and subject != at:
            found.append(Node((view.subtree(subject),), path + "/nsubj", subject))
        for child in view.children(parent)[:_CHILDREN]:
            label = tokens.dep[child]
            if child in (at, subject) or label in _SKIP:
                continue
            if level == 0 or label in ("dobj", "poss"):
                step = f"{path}/{label}" + (f"_{columns.word[child]}" if label == "prep" else "")
                found.append(Node((view.subtree(child),), step, child))
                if label in ("prep", "agent"):
                    found.extend(
                        Node((view.subtree(inner),), step + ">pobj", inner)
                        for inner in view.children(child)[:_CHILDREN]
                        if tokens.dep[inner] in ("pobj", "pcomp")
                    )
        at = parent
    return found


def _below(columns: Columns, index: int, path: str, found: list[Node]) -> None:
    tokens, view = columns.tokens, columns.view
    for child in view.children(index)[:_CHILDREN]:
        dep = tokens.dep[child]
        if dep in _SKIP:
            continue
        way = dep + (f"_{columns.word[child]}" if dep in ("prep", "agent", "dative", "advmod") else "")
        found.append(Node((view.subtree(child),), way, child))
        if dep in ("nsubj", "nsubjpass") and view.high[child] - view.low[child] > 2:
            found.extend(_core(columns, child, way))
        for inner in view.children(child)[:_CHILDREN]:
            label = tokens.dep[inner]
            if label not in _DEEPER.get(dep, ()):
                continue
            step = f"{way}>{label}" + (f"_{columns.word[inner]}" if label == "prep" else "")
            found.append(Node((view.subtree(inner),), step, inner))
            last = {"prep": ("pobj", "pcomp"), "pobj": ("acl", "relcl", "poss", "ccomp")}.get(label, ())
            found.extend(
                Node((view.subtree(under),), f"{step}>{tokens.dep[under]}", under)
                for under in view.children(inner)[:_CHILDREN]
                if tokens.dep[under] in last
            )


def _core(columns: Columns, subject: int, way: str) -> list[Node]:
    """A subject without what is hung on after its head by a comma or a relative pronoun."""
    high = columns.view.high[subject]
    for child in columns.view.children(subject):
        if child > subject and columns.tokens.dep[child] in ("relcl", "appos", "acl"):
            high = min(high, columns.view.low[child])
    while high - 1 > subject and columns.tokens.dep[high - 1] == "punct":
        high -= 1
    return [Node(((columns.view.low[subject], high),), way + "~", subject)] if high < columns.view.high[subject] else []


def _colon(columns: Columns, index: int) -> list[Node]:
    low, high = columns.sentence_low[index], columns.sentence_high[index]
    end = columns.paragraph_high[index]
    found = [Node(((low, index),), "before", -1), Node(((index + 1, high),), "after", -1)]
    if end > high:
        found.append(Node(((index + 1, end),), "after all", -1))
    start = columns.paragraph_low[index]
    if start < low:
        found.append(Node(((start, index),), "before all", -1))
    return [node for node in found if node.ranges[0][0] < node.ranges[0][1]]


def _quoted(columns: Columns, index: int) -> list[Node]:
    """The quotations of the paragraph next to the cue; those before it count down from -1, those after up from 1."""
    quoted, found = columns.quoted, []
    low, high = columns.sentence_low[index], columns.sentence_high[index]
    start, end = columns.paragraph_low[index], columns.paragraph_high[index]
    first = columns.quotes_from(index)
    for number in range(first - 1, max(-1, first - 1 - _QUOTES), -1):
        if quoted[number][0] < start:
            break
        if quoted[number][1] <= index:
            where = "" if quoted[number][1] > low else "s"
            found.append(Node((quoted[number],), f"q{number - first}{where}", -1, number))
    for number in range(first, min(len(quoted), first + _QUOTES)):
        if quoted[number][0] >= end:
            break
        if quoted[number][0] < quoted[number][1]:
            where = "" if quoted[number][0] < high else "s"
            found.append(Node((quoted[number],), f"q{number - first + 1}{where}", -1, number))
    return found


def features(columns: Columns, index: int, node: Node, context: Context) -> list[str]:
    """What the node models are told of one node of the cue at ``index``."""
    word = columns.word
    low, high = node.ranges[0][0], node.ranges[-1][1]
    path, head = node.path, node.head
    s = context.stem
    length = sum(b - a for a, b in node.ranges)
    size = 0 if length < 2 else 1 if length < 4 else 2 if length < 8 else 3 if length < 16 else 4
    first = word[low]
    kind = word[head] if head >= 0 else "q"
    side = "<" if high <= index else ">" if low > index else "o"
    share = context.shares[node.ranges]
    quote = "0" if share == 0 else "1" if share > 0.95 else "m"
    if side == "<":
        gap = word[high] if high < index else "-"
        between = index - high
    else:
        gap = word[index + 1] if low > index + 1 else "-"
        between = low - index - 1
    far = "0" if between <= 0 else "1" if between < 2 else "2" if between < 4 else "4" if between < 10 else "9"
    out = [
        f"p={path}", f"p+s={path}|{s}", f"p+t={path}|{context.tag}", f"p+k={path}|{kind}", f"p+f={path}|{first}",
        f"p+z={path}|{size}", f"p+q={path}|{quote}{context.quote}", f"p+sh={path}|{context.shape}",
        f"p+x={path}|{context.lex}", f"p+su={path}|{context.subject}", f"p+g={path}|{side}{gap}{far}",
        f"p+r={path}|{context.rate}", f"p+c={path}|{context.likely}", f"k+sh={kind}|{context.shape}{side}",
        f"z+q={size}{quote}{side}", f"q+q={quote}{context.quote}{side}", f"side={side}{far}", f"k={kind}{size}",
        f"s+k={s}|{kind}{side}", f"f={first}{side}", f"x+k={context.lex}|{kind}", f"x+q={context.lex}|{quote}{side}",
    ]  # fmt: skip
    if head >= 0:
        out.append(f"hc={path}|{context.competing(head)}")
    if node.quote >= 0:
        out += _quote_features(columns, index, node, context)
    return out


def _quote_features(columns: Columns, index: int, node: Node, context: Context) -> list[str]:
    low, high = node.ranges[0]
    word = columns.word
    sentence = (columns.sentence_low[low], columns.sentence_high[min(high, len(word)) - 1])
    outside = sum(not columns.skipped[i] for i in range(max(sentence[0], low - 12), min(sentence[1], high + 12)))
    rival = context.rival(low, high)
    where = node.path
    begins, ends = low == sentence[0], high >= sentence[1] - 1
    last = word[high - 2] if high - low > 2 else "-"
    return [
        f"qr={where}|{rival}", f"qo={where}|{min(outside, 4)}{int(begins)}{int(ends)}",
        f"ql={where}|{last if last in _STOPS else '-'}", f"qr+s={context.stem}|{rival}",
        f"qb={where}|{int(begins)}{int(ends)}{context.shape}", f"qc={where}|{context.likely}{rival}",
        f"qx={where}|{context.lex}{rival}", f"qp={where}|{context.quote}{int(begins)}{int(ends)}",
    ]  # fmt: skip


_STOPS = frozenset({".", ",", "?", "!", "'", "’"})


class Context:
    """What all nodes of one cue share; asks for the chances of other cues near a node."""

    __slots__ = ("_chance", "_likely", "lex", "likely", "quote", "rate", "shape", "shares", "stem", "subject", "tag")

    def __init__(self, columns: Columns, index: int, found: list[Node], cue: CueSummary, chance: list[float]) -> None:
        self.stem, self.tag, self.lex = cue.stem, cue.tag, cue.lex
        self.shape, self.subject, self.quote, self.rate = cue.shape, cue.subject, cue.quote, cue.rate
        self._chance = chance
        self.likely = _chance_bin(chance[index])
        self.shares = {node.ranges: columns.share(node.ranges) for node in found}

    def competing(self, head: int) -> str:
        """How likely the node's own head is a cue."""
        return _chance_bin(self._chance[head])

    def rival(self, low: int, high: int) -> str:
        """How likely the tokens right before and after a quotation hold a cue."""
        before = max(self._chance[max(0, low - 6) : low], default=0.0)
        after = max(self._chance[high : high + 6], default=0.0)
        return _chance_bin(before) + _chance_bin(after)


def _chance_bin(chance: float) -> str:
    return "0" if chance < 0.02 else "1" if chance < 0.15 else "2" if chance < 0.5 else "3" if chance < 0.85 else "4"
