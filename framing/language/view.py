"""One parsed document as every rule looks at it: columns beneath, the words of grammar above.

``View.of`` makes it once a document and keeps it in ``Parsed.derived``. What follows from the tokens alone is carried
on when quotations and attributions are found; what stands inside quotation marks, or inside somebody's content, is
made anew. Every range is half-open, in token indices. Whatever is asked, the time is linear in the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from framing.language.base_forms import lemma
from framing.language.normal_form import normal
from framing.language.token_ranges import Range
from framing.lexicons.closed_lists import word_list
from framing.model import Attribution, Parsed, Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_ARGUMENTS = SUBJECTS | {"pobj", "dobj", "poss"}
_ENTITY_IS_A_NAME = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
_INHERITING = frozenset({"conj", "xcomp", "advcl", "ccomp", "dep", "aux", "auxpass", "pcomp", "prep", "acomp", "oprd"})
_CONTROLLED = frozenset({"of", "for", "from"})  # "accused the firm of dumping": the object of the verb above acts
_CLIMB = 5  # how many verbs up a subject is inherited from
_OF_TOKENS = ("_tree", "lemmas", "normal", "sentence_bounds", "paragraph_bounds", "first_subject")


class _Tree(NamedTuple):
    children: list[list[int]]
    low: list[int]
    high: list[int]


class View:
    """A document's tokens with their tree, and what quotation marks and attributions say of each.

    ``lower``, ``tag``, ``dep``, ``head`` and ``entity`` are columns of the tokens: one entry a token.
    """

    def __init__(self, parsed: Parsed, earlier: View | None = None) -> None:
        """The view of ``parsed``; ``earlier`` is one of the same tokens, whose columns are taken over."""
        tokens = parsed.tokens
        self.document, self.sentences, self.tokens = parsed.document, parsed.sentences, tokens
        self.quotations, self.attributions = parsed.quotations, parsed.attributions
        self.lower, self.tag, self.dep = tokens.lower, tokens.tag, tokens.dep
        self.head, self.entity = tokens.head, tokens.entity
        if earlier is not None:
            self.__dict__.update((name, earlier.__dict__[name]) for name in _OF_TOKENS if name in earlier.__dict__)

    @classmethod
    def of(cls, parsed: Parsed) -> View:
        """The view of a document, made when it is first asked for."""
        kept: View | None = parsed.derived.get(View)
        if kept is not None and kept.tokens is not parsed.tokens:
            kept = None
        if kept is None or kept.quotations is not parsed.quotations or kept.attributions is not parsed.attributions:
            kept = parsed.derived[View] = cls(parsed, kept)
        return kept

    # The tree.

    @cached_property
    def _tree(self) -> _Tree:
        head = np.array(self.head, dtype=np.intp)
        size = len(head)
        every = np.arange(size)
        below = every[head != every]
        order = below[np.argsort(head[below], kind="stable")]
        ends = np.searchsorted(head[order], np.arange(size + 1)).tolist()
        under = order.tolist()
        low, high = every.copy(), every + 1
        for level in _levels(head, below):  # the deepest first
            np.minimum.at(low, head[level], low[level])
            np.maximum.at(high, head[level], high[level])
        return _Tree([under[start:end] for start, end in pairwise(ends)], low.tolist(), high.tolist())

    @property
    def low(self) -> list[int]:
        """For each token, where the stretch of tokens under it begins."""
        return self._tree.low

    @property
    def high(self) -> list[int]:
        """For each token, where the stretch of tokens under it ends."""
        return self._tree.high

    def children(self, index: int) -> list[int]:
        """The tokens that hang on ``index``, from left to right."""
        return self._tree.children[index]

    def child(self, index: int, *deps: str) -> int | None:
        """The first child with one of these dependency labels."""
        dep = self.dep
        for child in self._tree.children[index]:
            if dep[child] in deps:
                return child
        return None

    def subtree(self, index: int) -> Range:
        """The stretch of tokens that ``index`` stands over, itself included."""
        tree = self._tree
        return tree.low[index], tree.high[index]

    # Words.

    @cached_property
    def lemmas(self) -> list[str]:
        """The base form of each token."""
        return [lemma(lower, tag) for lower, tag in zip(self.lower, self.tag, strict=True)]

    def lemma(self, index: int) -> str:
        """The base form of a token."""
        return lemma(self.lower[index], self.tag[index])

    @cached_property
    def normal(self) -> tuple[str, ...]:
        """Each token as terms are spelled; "" for mere punctuation."""
        spelled = {lower: normal(lower) for lower in dict.fromkeys(self.lower)}
        return tuple(map(spelled.__getitem__, self.lower))

    def word(self, index: int, here: int) -> str:
        """The lower-case word at ``index`` where that lies in the sentence of token ``here``, else ""."""
        first, last = self.bounds(here)
        return self.lower[index] if first <= index < last else ""

    def tag_at(self, index: int, here: int) -> str:
        """The tag at ``index`` where that lies in the sentence of token ``here``, else ""."""
        first, last = self.bounds(here)
        return self.tag[index] if first <= index < last else ""

    # Places.

    def bounds(self, index: int) -> Range:
        """First token and end of the sentence of token ``index``."""
        sentence = self.sentences[self.tokens.sentence[index]]
        return sentence.first, sentence.last

    def range_of(self, span: Span) -> Range:
        """The tokens of a span of text; the range may be empty."""
        return bisect_right(self.tokens.end, span.start), bisect_left(self.tokens.start, span.end)

    def span(self, low: int, high: int) -> Span:
        """The span of text of a range of tokens."""
        return Span(self.tokens.start[low], self.tokens.end[high - 1])

    def text(self, low: int, high: int) -> str:
        """The verbatim text of a range of tokens, on one line."""
        return " ".join(self.document.text[self.tokens.start[low] : self.tokens.end[high - 1]].split())

    # Quotation marks and reports.

    def quoted(self, index: int) -> bool:
        """Whether a token stands inside quotation marks, or is one of them."""
        return self._quoted[index]

    def reported(self, index: int) -> bool:
        """Whether a token is part of what a cue of saying or thinking reports."""
        return self._reported[index]

    @cached_property
    def _quoted(self) -> list[bool]:
        return self._inside(Span(quotation.start, quotation.end) for quotation in self.quotations)

    @cached_property
    def _reported(self) -> list[bool]:
        return self._inside(span for a in self.attributions if not is_according(a) for span in a.content)

    def _inside(self, spans: Iterable[Span]) -> list[bool]:
        """For each token, whether one of the spans holds it, however deeply they are nested."""
        change = np.zeros(len(self.tokens) + 1, dtype=np.int64)
        for span in spans:
            low, high = self.range_of(span)
            if low < high:
                change[low] += 1
                change[high] -= 1
        return list(map(bool, np.cumsum(change[:-1]) > 0))

    @cached_property
    def clock(self) -> list[int]:
        """For each sentence, how many of the outlet's own came before: time stands still while somebody is quoted."""
        clock, now = [], 0
        for sentence in self.sentences:
            clock.append(now)
            now += not all(self._quoted[sentence.first : sentence.last])
        return clock

    # Verbs.

    @cached_property
    def first_subject(self) -> list[int]:
        """For each token, the first of its children that is a subject, or -1."""
        found = [-1] * len(self.tokens)
        for index, dep in enumerate(self.dep):
            if dep in SUBJECTS and found[self.head[index]] < 0:
                found[self.head[index]] = index
        return found

    def own_subject(self, verb: int) -> int | None:
        """The subject that hangs on the verb itself."""
        found = self.first_subject[verb]
        return found if found >= 0 else None

    def subject(self, verb: int) -> int | None:
        """Who or what a verb is said of: its own subject, that of the clause it is coordinated with or a complement of,
        the object that is asked or accused to do it, or the noun that a relative or participle clause describes."""
        for _ in range(_CLIMB):
            own = self.own_subject(verb)
            head = self.head[verb]
            if own is not None:
                if self.lower[own] in ("that", "which", "who") and self.dep[verb] == "relcl":
                    return head
                return own
            if head == verb:
                return None
            if self.dep[verb] == "ccomp" and any(self.tag[child] == "MD" for child in self.children(verb)):
                return None  # "a march that they said could draw thousands": its subject stands before the reporter
            if self.dep[verb] in ("relcl", "acl") and self.tag[head].startswith(("NN", "PRP", "DT", "CD")):
                return head
            if self.dep[verb] not in _INHERITING:
                return None
            asked = self._asked(verb)
            if asked is not None:
                return asked
            verb = head
        return None

    def _asked(self, verb: int) -> int | None:
        """ "urged [the crew] to leave", "accused [the firm] of dumping": the object of the verb above that acts."""
        above = self.head[verb]
        if self.dep[verb] == "pcomp" and self.dep[above] == "prep" and self.lower[above] in _CONTROLLED:
            above = self.head[above]
        elif self.dep[verb] != "xcomp":
            return None
        return next((child for child in self.objects(above) if child < verb), None)

    def objects(self, verb: int) -> list[int]:
        """What is done something to: the direct objects of a verb."""
        return [child for child in self.children(verb) if self.dep[child] == "dobj"]

    def passive(self, verb: int) -> bool:
        """Whether a participle has its auxiliary: "was told"; not "told of it, she …"."""
        return self.tag[verb] == "VBN" and self.child(verb, "auxpass") is not None

    def agent(self, verb: int) -> int | None:
        """By whom it is done, where a passive says so."""
        by = self.child(verb, "agent")
        return None if by is None else self.child(by, "pobj")

    def negated(self, verb: int) -> bool:
        """Whether a word that denies hangs on the verb."""
        return any(self.lower[child] in word_list("function_words", "negators") for child in self.children(verb))

    # Nouns.

    def nominal(self, index: int) -> bool:
        """A noun, a pronoun or a number: what can head the name of a source."""
        return self.tag[index].startswith(("N", "PRP", "W")) or self.tag[index] in ("CD", "DT", "EX")

    def proper(self, index: int) -> bool:
        """A capitalised noun, or part of a name the parser saw."""
        name = self.entity[index] in _ENTITY_IS_A_NAME
        return self.tokens.text[index][:1].isupper() and (name or self.tag[index] in ("NNP", "NNPS"))

    def entity_range(self, index: int) -> Range:
        """The tokens of the entity that ``index`` is part of; just the token where there is none."""
        entity, begins = self.entity, self.tokens.entity_begins
        label, low, high = entity[index], index, index + 1
        if not label:
            return low, high
        while low > 0 and not begins[low] and entity[low - 1] == label:
            low -= 1
        while high < len(entity) and entity[high] == label and not begins[high]:
            high += 1
        return low, high

    def nominal_head(self, low: int, high: int) -> int | None:
        """The nominal token of a range that everything else in it hangs on."""
        inside = [i for i in range(low, high) if not low <= self.head[i] < high or self.head[i] == i]
        nominal = [i for i in inside if self.nominal(i)]
        if nominal:
            found = next((i for i in nominal if self.dep[i] in _ARGUMENTS), nominal[0])
            while found + 2 < high and self.tokens.text[found + 1] == "-" and self.nominal(found + 2):
                found += 2  # "ex-mayor", however the parser hung its halves
            return found
        for i in inside:  # "by the mayor": the preposition's object; "about 40 of them": the number's
            for child in self.children(i):
                if low <= child < high and self.nominal(child) and self.dep[child] in ("pobj", "nsubj", "poss"):
                    return child
        return next((i for i in range(low, high) if self.nominal(i)), None)


def is_according(attribution: Attribution) -> bool:
    """ "According to …", whose content is the whole of the sentence around it."""
    return (attribution.verb or "").startswith("accord")


def _levels(head: np.ndarray, below: np.ndarray) -> list[np.ndarray]:
    """The tokens that hang on another one, by how many steps they are from their root, the farthest first."""
    depth, above = (head != np.arange(len(head))).astype(np.intp), head
    for _ in range(len(head).bit_length()):  # each round looks twice as far up
        depth, above = depth + depth[above], above[above]
    order = below[np.argsort(depth[below], kind="stable")]
    ends = np.searchsorted(depth[order], np.arange(1, depth.max(initial=0) + 2)).tolist()
    return [order[start:end] for start, end in pairwise(ends)][::-1]
