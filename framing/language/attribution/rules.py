"""Who says what by rules over the parse: a reporting verb, its subject, its complement or the quotation beside it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from framing.language.attribution.base_forms import lemma
from framing.language.attribution.token_ranges import Relation
from framing.language.attribution.tree import Range, Tree, minus, overlap, size, union
from framing.language.attribution.verbs import Term, term_at
from framing.model import CueClass, Sentence

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_AUXILIARY = frozenset({"aux", "auxpass"})
_NO_REPORT = frozenset(
    {"be", "make", "let", "help", "ensure", "do", "have", "get", "keep", "come", "go", "happen", "mean", "take"}
)
_WORD_OR_TWO = 4  # tokens, marks included
_NEAR = 8  # quotations looked at on either side of a cue
_CLIMB = 4  # how many verbs up an inherited subject is looked for


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """What the rules look at beside the tree: sentences, and the tokens of each quotation."""

    sentences: tuple[Sentence, ...]
    quoted: list[Range]
    starts: list[int]  # first token of each quotation, for bisection
    roots: dict[int, Range]  # per sentence: the first and the last token that heads it


def find(tree: Tree, sentences: tuple[Sentence, ...], quoted: list[Range], starts: list[int]) -> list[Relation]:
    """All relations the rules see, by the position of their cue; ``starts`` are the first tokens of ``quoted``."""
    found: list[Relation] = []
    claimed: set[int] = set()  # quotations that are somebody's content
    tokens = tree.tokens
    roots: dict[int, Range] = {}
    for index, dep in enumerate(tokens.dep):
        if dep == "ROOT":
            roots[tokens.sentence[index]] = (roots.get(tokens.sentence[index], (index, index))[0], index)
    places = Paragraphs(sentences, quoted, starts, roots)
    inside = _inside(len(tokens), places.quoted)
    for index, tag in enumerate(tokens.tag):
        if inside[index]:
            continue
        if tokens.lower[index] == "according":
            relation = _according(tree, index)
        elif tag.startswith("V") and tokens.dep[index] not in _AUXILIARY:
            relation = _verb(tree, places, claimed, index)
        elif tag.startswith("N"):
            relation = _noun(tree, index)
        else:
            continue
        if relation and relation.content:
            found.append(relation)
    return found


def _inside(count: int, quoted: list[Range]) -> bytearray:
    """1 at each token of a quotation: whom a quoted speaker quotes in turn is not the article's attribution."""
    inside = bytearray(count)
    for low, high in quoted:
        if high - low > _WORD_OR_TWO:
            inside[low:high] = b"\x01" * (high - low)
    return inside


def _verb(tree: Tree, places: Paragraphs, claimed: set[int], index: int) -> Relation | None:
    tokens = tree.tokens
    stem = lemma(tokens.lower[index], tokens.tag[index])
    known = term_at(tree, index, stem)
    if known is None:
        return _unknown(tree, index, stem)
    term, cue = known
    content, rule = _content(tree, places, claimed, index, term, cue)
    if not content:
        return None
    return Relation(
        head=index,
        cue=tuple(union((i, i + 1) for i in cue)),
        source=tuple(source(tree, index)),
        content=tuple(content),
        cue_class=term.family.class_,
        verb=term.text,
        stance=term.family.stance,
        rule=rule,
    )


def _unknown(tree: Tree, index: int, stem: str) -> Relation | None:
    """A verb the lexicon does not hold, with a subject and a clause: somebody takes a stance."""
    clause = tree.child(index, "ccomp")
    subject = tree.child(index, "nsubj")
    if clause is None or subject is None or stem in _NO_REPORT or clause < index:
        return None
    cue_class: CueClass = "attitude"
    return Relation(
        index, ((index, index + 1),), (tree.subtree(subject),), (_clause(tree, clause),), cue_class, stem, None,
        "verb with a clause",
    )  # fmt: skip


def _content(
    tree: Tree, places: Paragraphs, claimed: set[int], index: int, term: Term, cue: tuple[int, ...]
) -> tuple[list[Range], str]:
    tokens, takes = tree.tokens, term.family.takes
    speech = term.family.class_ == "speech"
    nodes: list[Range] = []
    rule = ""
    holders = (index, *cue[1:])
    for holder in holders:
        for child in tree.children[holder]:
            dep = tokens.dep[child]
            if child in cue:
                continue
            if dep == "ccomp" or (dep in ("acl", "relcl") and holder != index and dep == "acl"):
                nodes.append(_clause(tree, child))
                rule = "clause"
            elif dep == "xcomp" and ("infinitive" in takes or tokens.tag[child] not in ("VB", "VBG")):
                nodes.append(tree.subtree(child))
                rule = rule or "infinitive"
            elif dep == "prep" and tokens.lower[child] in takes:
                for inner in tree.children[child]:
                    if tokens.dep[inner] in ("pobj", "pcomp"):
                        nodes.append(tree.subtree(inner))
                        rule = rule or "preposition"
            elif dep == "oprd" or ("object" in takes and (dep == "nsubjpass" or (dep == "dobj" and not nodes))):
                nodes.append(tree.subtree(child))
                rule = rule or "object"
    if (
        not any(r for r in nodes)
        and speech
        and tokens.dep[index] in ("parataxis", "ccomp", "advcl", "relcl", "conj", "ROOT")
    ):
        around = _around(tree, index)
        if around:
            nodes, rule = around, "parenthesis"
    if speech:
        quoted = _quoted(tree, places, claimed, index, nodes)
        if quoted:
            if rule in ("object", "preposition", "infinitive"):
                nodes = [node for node in nodes if overlap([node], union(quoted))]
            nodes = [*nodes, *quoted]
            rule = "quotation" if not rule or rule == "object" else rule
    own = tree.child(index, "nsubj", "nsubjpass", "csubj")
    content = union(nodes)
    for low, high in ((i, i + 1) for i in cue):
        content = minus(content, (low, high))
    if own is not None and rule != "object":
        content = minus(content, tree.subtree(own))
    return content, rule


def _clause(tree: Tree, head: int) -> Range:
    """A complement clause without its leading "that"."""
    low, high = tree.subtree(head)
    if high - low > 1 and tree.tokens.lower[low] == "that" and tree.tokens.dep[low] == "mark":
        low += 1
    return low, high


def _around(tree: Tree, index: int) -> list[Range]:
    """The clause a parenthetical "X said" is set in."""
    tokens = tree.tokens
    parent = tokens.head[index]
    if parent == index or not tokens.tag[parent].startswith(("V", "MD")):
        return []
    low, high = tree.subtree(index)
    beside = (low > 0 and tokens.text[low - 1] in (",", "—", "–", "-")) or (
        high < len(tokens) and tokens.text[high] in (",", "—")
    )
    if not beside or tree.child(index, "mark") is not None or high - low > 12:
        return []
    return minus([tree.subtree(parent)], (low, high))


def _quoted(tree: Tree, places: Paragraphs, claimed: set[int], index: int, nodes: list[Range]) -> list[Range]:
    """The quotations that are this cue's: in its clause, or beside it, and those that go on after it."""
    tokens = tree.tokens
    sentence = places.sentences[tokens.sentence[index]]
    zone = sentence.zone
    first = bisect_left(places.starts, sentence.first)
    taken: list[int] = []
    merged = union(nodes)
    k = max(first, bisect_left(places.starts, index) - _NEAR)
    end = k + 2 * _NEAR
    while k < min(end, len(places.quoted)) and places.quoted[k][0] < sentence.last:
        quote = places.quoted[k]
        inside = overlap([quote], merged)
        if inside * 2 > size([quote]) or (not merged and k not in claimed and not quote[0] <= index < quote[1]):
            taken.append(k)
        k += 1
    if not taken and not merged and first > 0 and first - 1 not in claimed:
        before = places.quoted[first - 1]
        if before[1] >= sentence.first and places.sentences[tokens.sentence[before[0]]].zone == zone:
            taken.append(first - 1)
    whole = any(size([places.quoted[t]]) > 3 for t in taken)
    if taken and whole:
        last = taken[-1] + 1
        while last < len(places.quoted) and last not in claimed:
            nxt = places.quoted[last]
            where = places.sentences[tokens.sentence[nxt[0]]] if nxt[0] < len(tokens) else sentence
            if where.zone != zone or where.first < sentence.last or nxt[0] != where.first:
                break
            first_root, last_root = places.roots.get(tokens.sentence[nxt[0]], (nxt[0], nxt[0]))
            if first_root < nxt[0] or last_root >= nxt[1]:
                break
            taken.append(last)
            last += 1
    claimed.update(taken)
    return [places.quoted[t] for t in taken]


def source(tree: Tree, index: int) -> list[Range]:
    """Who the words are given to: the agent of a passive, the subject, or the subject a verb inherits."""
    tokens = tree.tokens
    agent = tree.child(index, "agent")
    if agent is not None:
        by = tree.child(agent, "pobj")
        return [_name(tree, by)] if by is not None else []
    at = index
    for _ in range(_CLIMB):
        subject = tree.child(at, *_SUBJECTS)
        if subject is not None:
            passive = tokens.dep[subject] == "nsubjpass" and at == index
            recipient = lemma(tokens.lower[index], tokens.tag[index]) in ("tell", "ask", "inform", "expect")
            return [] if (passive and not recipient) or tokens.dep[subject] == "expl" else [_name(tree, subject)]
        dep, parent = tokens.dep[at], tokens.head[at]
        if parent == at:
            return []
        if dep in ("acl", "relcl"):
            return [(tree.low[parent], tree.low[at])] if tree.low[at] > tree.low[parent] else []
        if dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"):
            return []
        at = parent
    return []


def _name(tree: Tree, index: int) -> Range:
    """A noun phrase without the relative clause and the commas at its end."""
    low, high = tree.subtree(index)
    for child in tree.children[index]:
        if tree.tokens.dep[child] in ("relcl", "advcl") and child > index:
            high = min(high, tree.low[child])
    while high - 1 > index and tree.tokens.text[high - 1] in (",", "—", "-", "–"):
        high -= 1
    return low, high


def _according(tree: Tree, index: int) -> Relation | None:
    tokens = tree.tokens
    to = tree.child(index, "prep")
    if to is None and index + 1 < len(tokens) and tokens.lower[index + 1] == "to":
        to = index + 1
    if to is None or tokens.lower[to] != "to":
        return None
    named = tree.child(to, "pobj")
    if named is None:
        return None
    at = tokens.head[index]
    for _ in range(_CLIMB):
        if tokens.tag[at].startswith(("V", "MD")) or tokens.head[at] == at:
            break
        at = tokens.head[at]
    content = minus([tree.subtree(at)], tree.subtree(index))
    return Relation(
        index, ((index, to + 1),), (tree.subtree(named),), tuple(content), "speech", "according to", "neutral",
        "according to",
    )  # fmt: skip


def _noun(tree: Tree, index: int) -> Relation | None:
    """A noun with a clause of its own: "the claim that …", "her hope to …"."""
    tokens = tree.tokens
    known = term_at(tree, index, lemma(tokens.lower[index], tokens.tag[index]))
    if known is None:
        return None
    term, _ = known
    for child in tree.children[index]:
        if child < index or tokens.dep[child] not in ("acl", "ccomp"):
            continue
        mark = tree.child(child, "mark", "aux")
        if mark is None or tokens.lower[mark] not in ("that", "to"):
            continue
        if tokens.lower[mark] == "to" and "infinitive" not in term.family.takes:
            continue
        return Relation(
            index, ((index, index + 1),), tuple(_holder(tree, index)), (_clause(tree, child),), term.family.class_,
            term.text, term.family.stance, "noun with a clause",
        )  # fmt: skip
    return None


def _holder(tree: Tree, index: int) -> list[Range]:
    """Whose claim it is: a possessive, "by" or "of" somebody, or the subject of the verb the noun hangs on."""
    tokens = tree.tokens
    owner = tree.child(index, "poss")
    if owner is not None:
        return [tree.subtree(owner)]
    for child in tree.children[index]:
        if tokens.dep[child] in ("prep", "agent") and tokens.lower[child] in ("by", "from", "of", "among"):
            named = tree.child(child, "pobj")
            if named is not None:
                return [tree.subtree(named)]
    if tokens.dep[index] in ("dobj", "attr"):
        return source(tree, tokens.head[index])
    return []
