"""Who says what by rules over the parse: a reporting verb, its subject, its complement or the quotation beside it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from framing.language.attribution.cue_relation import Relation
from framing.language.attribution.verbs import VerbTerm, term_at
from framing.language.base_forms import lemma
from framing.language.token_ranges import Range, minus, overlap, size, union
from framing.language.view import View
from framing.language.word_classes import words_of
from framing.lexicons.closed_lists import word_list
from framing.model import CueClass, Sentence

_AUXILIARY = frozenset({"aux", "auxpass"})
_WORD_OR_TWO = 4  # tokens, marks included
_NEAR = 8  # quotations looked at on either side of a cue
_CLIMB = 4  # how many words up the verb of "according to" is looked for


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """What the rules look at beside the view: sentences, and the tokens of each quotation."""

    sentences: tuple[Sentence, ...]
    quoted: list[Range]
    starts: list[int]  # first token of each quotation, for bisection
    roots: dict[int, Range]  # per sentence: the first and the last token that heads it


def find(view: View, sentences: tuple[Sentence, ...], quoted: list[Range], starts: list[int]) -> list[Relation]:
    """All relations the rules see, by the position of their cue; ``starts`` are the first tokens of ``quoted``."""
    found: list[Relation] = []
    claimed: set[int] = set()  # quotations that are somebody's content
    tokens = view.tokens
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
            relation = _according(view, index)
        elif tag.startswith("V") and tokens.dep[index] not in _AUXILIARY:
            relation = _verb(view, places, claimed, index)
        elif tag.startswith("N"):
            relation = _noun(view, index)
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


def _verb(view: View, places: Paragraphs, claimed: set[int], index: int) -> Relation | None:
    tokens = view.tokens
    stem = lemma(tokens.lower[index], tokens.tag[index])
    known = term_at(view, index, stem)
    if known is None:
        return _unknown(view, index, stem)
    term, cue = known
    content, rule = _content(view, places, claimed, index, term, cue)
    if not content:
        return None
    return Relation(
        head=index,
        cue=tuple(union((i, i + 1) for i in cue)),
        source=tuple(source(view, index)),
        content=tuple(content),
        cue_class=term.family.class_,
        verb=term.text,
        stance=term.family.stance,
        rule=rule,
    )


def _unknown(view: View, index: int, stem: str) -> Relation | None:
    """A verb the lexicon does not hold, with a subject and a clause: somebody takes a stance."""
    clause = view.child(index, "ccomp")
    subject = view.own_subject(index)
    if clause is None or subject is None or stem in words_of("no report") or clause < index:
        return None
    cue_class: CueClass = "attitude"
    return Relation(
        index, ((index, index + 1),), (view.subtree(subject),), (_clause(view, clause),), cue_class, stem, None,
        "verb with a clause",
    )  # fmt: skip


def _content(
    view: View, places: Paragraphs, claimed: set[int], index: int, term: VerbTerm, cue: tuple[int, ...]
) -> tuple[list[Range], str]:
    tokens, takes = view.tokens, term.family.takes
    speech = term.family.class_ == "speech"
    nodes: list[Range] = []
    rule = ""
    holders = (index, *cue[1:])
    for holder in holders:
        for child in view.children(holder):
            dep = tokens.dep[child]
            if child in cue:
                continue
            if dep == "ccomp" or (dep in ("acl", "relcl") and holder != index and dep == "acl"):
                nodes.append(_clause(view, child))
                rule = "clause"
            elif dep == "xcomp" and ("infinitive" in takes or tokens.tag[child] not in ("VB", "VBG")):
                nodes.append(view.subtree(child))
                rule = rule or "infinitive"
            elif dep == "prep" and tokens.lower[child] in takes:
                for inner in view.children(child):
                    if tokens.dep[inner] in ("pobj", "pcomp"):
                        nodes.append(view.subtree(inner))
                        rule = rule or "preposition"
            elif dep == "oprd" or ("object" in takes and (dep == "nsubjpass" or (dep == "dobj" and not nodes))):
                nodes.append(view.subtree(child))
                rule = rule or "object"
    if (
        not any(r for r in nodes)
        and speech
        and tokens.dep[index] in ("parataxis", "ccomp", "advcl", "relcl", "conj", "ROOT")
    ):
        around = _around(view, index)
        if around:
            nodes, rule = around, "parenthesis"
    if speech:
        quoted = _quoted(view, places, claimed, index, nodes)
        if quoted:
            if rule in ("object", "preposition", "infinitive"):
                nodes = [node for node in nodes if overlap([node], union(quoted))]
            nodes = [*nodes, *quoted]
            rule = "quotation" if not rule or rule == "object" else rule
    own = view.own_subject(index)
    content = union(nodes)
    for low, high in ((i, i + 1) for i in cue):
        content = minus(content, (low, high))
    if own is not None and rule != "object":
        content = minus(content, view.subtree(own))
    return content, rule


def _clause(view: View, head: int) -> Range:
    """A complement clause without its leading "that"."""
    low, high = view.subtree(head)
    if high - low > 1 and view.tokens.lower[low] == "that" and view.tokens.dep[low] == "mark":
        low += 1
    return low, high


def _around(view: View, index: int) -> list[Range]:
    """The clause a parenthetical "X said" is set in."""
    tokens = view.tokens
    parent = tokens.head[index]
    if parent == index or not tokens.tag[parent].startswith(("V", "MD")):
        return []
    low, high = view.subtree(index)
    beside = (low > 0 and tokens.text[low - 1] in (",", "—", "–", "-")) or (
        high < len(tokens) and tokens.text[high] in (",", "—")
    )
    if not beside or view.child(index, "mark") is not None or high - low > 12:
        return []
    return minus([view.subtree(parent)], (low, high))


def _quoted(view: View, places: Paragraphs, claimed: set[int], index: int, nodes: list[Range]) -> list[Range]:
    """The quotations that are this cue's: in its clause, or beside it, and those that go on after it."""
    tokens = view.tokens
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


def source(view: View, index: int) -> list[Range]:
    """Who the words are given to: the agent of a passive, the subject, or the subject a verb inherits."""
    if view.child(index, "agent") is not None:
        by = view.agent(index)
        return [_name(view, by)] if by is not None else []
    subject = view.subject(index)
    if subject is None or view.dep[subject] == "expl":
        return []
    passive = view.dep[subject] == "nsubjpass" and view.head[subject] == index
    recipient = view.lemma(index) in word_list("attribution_words", "verbs whose subject in the passive is told")
    return [] if passive and not recipient else [_name(view, subject)]


def _name(view: View, index: int) -> Range:
    """A noun phrase without the clause and the commas at its end."""
    low, high = view.subtree(index)
    for child in view.children(index):
        if view.tokens.dep[child] in ("relcl", "acl", "advcl") and child > index:
            high = min(high, view.low[child])
    while high - 1 > index and view.tokens.text[high - 1] in (",", "—", "-", "–"):
        high -= 1
    return low, high


def _according(view: View, index: int) -> Relation | None:
    tokens = view.tokens
    to = view.child(index, "prep")
    if to is None and index + 1 < len(tokens) and tokens.lower[index + 1] == "to":
        to = index + 1
    if to is None or tokens.lower[to] != "to":
        return None
    named = view.child(to, "pobj")
    if named is None:
        return None
    at = tokens.head[index]
    for _ in range(_CLIMB):
        if tokens.tag[at].startswith(("V", "MD")) or tokens.head[at] == at:
            break
        at = tokens.head[at]
    content = minus([view.subtree(at)], view.subtree(index))
    return Relation(
        index, ((index, to + 1),), (view.subtree(named),), tuple(content), "speech", "according to", "neutral",
        "according to",
    )  # fmt: skip


def _noun(view: View, index: int) -> Relation | None:
    """A noun with a clause of its own: "the claim that …", "her hope to …"."""
    tokens = view.tokens
    known = term_at(view, index, lemma(tokens.lower[index], tokens.tag[index]))
    if known is None:
        return None
    term, _ = known
    for child in view.children(index):
        if child < index or tokens.dep[child] not in ("acl", "ccomp"):
            continue
        mark = view.child(child, "mark", "aux")
        if mark is None or tokens.lower[mark] not in ("that", "to"):
            continue
        if tokens.lower[mark] == "to" and "infinitive" not in term.family.takes:
            continue
        return Relation(
            index, ((index, index + 1),), tuple(_holder(view, index)), (_clause(view, child),), term.family.class_,
            term.text, term.family.stance, "noun with a clause",
        )  # fmt: skip
    return None


def _holder(view: View, index: int) -> list[Range]:
    """Whose claim it is: a possessive, "by" or "of" somebody, or the subject of the verb the noun hangs on."""
    tokens = view.tokens
    owner = view.child(index, "poss")
    if owner is not None:
        return [view.subtree(owner)]
    for child in view.children(index):
        if tokens.dep[child] in ("prep", "agent") and tokens.lower[child] in word_list(
            "attribution_words", "before who it comes from"
        ):
            named = view.child(child, "pobj")
            if named is not None:
                return [view.subtree(named)]
    if tokens.dep[index] in ("dobj", "attr"):
        return source(view, tokens.head[index])
    return []
