"""A parsed document as the rules for speakers look at it: the tree, normal words, and what stands inside what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.language.attribution.tree import Range, Tree, build_tree
from framing.language.speakers.source_words import normal
from framing.model import Attribution, Parsed, Span, Tokens

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_ARGUMENTS = SUBJECTS | {"pobj", "dobj", "poss"}
_ENTITY_IS_A_NAME = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})


@dataclass(frozen=True, slots=True)
class Page:
    """``words`` are normal forms of the tokens; ``quoted`` and ``reported`` say what lies inside quotation marks and
    inside the content of a reporting cue."""

    parsed: Parsed
    tokens: Tokens
    tree: Tree
    words: tuple[str, ...]
    quoted: tuple[bool, ...]
    reported: tuple[bool, ...]
    clock: tuple[int, ...]  # for each sentence, how many sentences of the outlet's own came before it

    def range_of(self, span: Span) -> Range:
        """The tokens of a span of text; the range may be empty."""
        return bisect_right(self.tokens.end, span.start), bisect_left(self.tokens.start, span.end)

    def span(self, low: int, high: int) -> Span:
        return Span(self.tokens.start[low], self.tokens.end[high - 1])

    def text(self, low: int, high: int) -> str:
        """The verbatim text of a range of tokens, on one line."""
        return " ".join(self.parsed.document.text[self.tokens.start[low] : self.tokens.end[high - 1]].split())

    def nominal(self, index: int) -> bool:
        """A noun, a pronoun or a number: what can head the name of a source."""
        return self.tokens.tag[index].startswith(("N", "PRP", "W")) or self.tokens.tag[index] in ("CD", "DT", "EX")

    def proper(self, index: int) -> bool:
        """A capitalised noun, or part of a name the parser saw."""
        name = self.tokens.entity[index] in _ENTITY_IS_A_NAME
        return self.tokens.text[index][:1].isupper() and (name or self.tokens.tag[index] in ("NNP", "NNPS"))

    def entity(self, index: int) -> Range:
        """The tokens of the entity that ``index`` is part of; just the token where there is none."""
        entity, begins = self.tokens.entity, self.tokens.entity_begins
        label, low, high = entity[index], index, index + 1
        if not label:
            return low, high
        while low > 0 and not begins[low] and entity[low - 1] == label:
            low -= 1
        while high < len(entity) and entity[high] == label and not begins[high]:
            high += 1
        return low, high

    def head(self, low: int, high: int) -> int | None:
        """The nominal token of a range that everything else in it hangs on."""
        inside = [i for i in range(low, high) if not low <= self.tokens.head[i] < high or self.tokens.head[i] == i]
        nominal = [i for i in inside if self.nominal(i)]
        if nominal:
            found = next((i for i in nominal if self.tokens.dep[i] in _ARGUMENTS), nominal[0])
            while found + 2 < high and self.tokens.text[found + 1] == "-" and self.nominal(found + 2):
                found += 2  # "ex-mayor", however the parser hung its halves
            return found
        for i in inside:  # "by the mayor": the preposition's object; "about 40 of them": the number's
            for child in self.tree.children[i]:
                if low <= child < high and self.nominal(child) and self.tokens.dep[child] in ("pobj", "nsubj", "poss"):
                    return child
        return next((i for i in range(low, high) if self.nominal(i)), None)


def is_according(attribution: Attribution) -> bool:
    """ "According to …", whose content is the whole of the sentence around it."""
    return (attribution.verb or "").startswith("accord")


def read_page(parsed: Parsed) -> Page:
    """The page of a document whose quotations and attributions are there already."""
    tokens = parsed.tokens
    quoted = _inside(tokens, (Span(q.start, q.end) for q in parsed.quotations))
    contents = (span for a in parsed.attributions if not is_according(a) for span in a.content)
    spelled = {lower: normal(lower) for lower in dict.fromkeys(tokens.lower)}
    return Page(
        parsed=parsed,
        tokens=tokens,
        tree=build_tree(tokens),
        words=tuple(map(spelled.__getitem__, tokens.lower)),
        quoted=quoted,
        reported=_inside(tokens, contents),
        clock=_clock(parsed, quoted),
    )


def _clock(parsed: Parsed, quoted: Sequence[bool]) -> tuple[int, ...]:
    """Time as a reader of pronouns feels it: it stands still while somebody is quoted."""
    clock, now = [], 0
    for sentence in parsed.sentences:
        clock.append(now)
        now += not all(quoted[i] for i in range(sentence.first, sentence.last))
    return tuple(clock)


def _inside(tokens: Tokens, spans: Iterable[Span]) -> tuple[bool, ...]:
    """For each token, whether one of the spans holds it. Linear, however deeply the spans are nested."""
    change = [0] * (len(tokens) + 1)
    for span in spans:
        low, high = bisect_right(tokens.end, span.start), bisect_left(tokens.start, span.end)
        if low < high:
            change[low] += 1
            change[high] -= 1
    inside, depth = [], 0
    for step in change[:-1]:
        depth += step
        inside.append(depth > 0)
    return tuple(inside)
