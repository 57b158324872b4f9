"""What a cue is called: the whole verb group as its span, the reporting verb, its stance, and speech or attitude."""

from __future__ import annotations

from framing.language.attribution.columns import Columns
from framing.language.attribution.cue_relation import Relation
from framing.language.attribution.cues import COLONS
from framing.language.attribution.inversion import first_part, somebody
from framing.language.attribution.verbs import term_at
from framing.language.token_ranges import Range, minus, overlap, size, union
from framing.language.view import View
from framing.language.word_classes import words_of
from framing.lexicons.closed_lists import word_list
from framing.model import CueClass

_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_PHRASE = 5  # tokens from the first to the last word of a phrase that is taken as one
_TOLD = 6  # tokens before "that" that may name whom something was told
_WORD_OR_TWO = 4  # tokens of a quotation, marks included, that may be a borrowed phrase and no utterance
_TAG = 12  # tokens of whoever is named behind a quotation and its verb
_REACH = 6  # tokens to the left of a cue that its verb group may begin at


def named(columns: Columns, relation: Relation) -> Relation:
    """``relation`` with its cue widened to the verb group, and verb, stance and class filled in."""
    index = relation.head
    found = term_at(columns.view, index, columns.stem[index])
    quoted = _utterance(columns, relation.content)
    cue_class: CueClass
    verb: str | None
    stance: str | None
    if found is not None:
        term, tokens = found
        verb, stance = term.text, term.family.stance
        cue_class = "speech" if quoted else term.family.class_
    else:
        tokens = (index,)
        colon = columns.tokens.text[index] in COLONS
        verb = None if colon else columns.stem[index]
        cue_class = "speech" if quoted or colon else "attitude"
        stance = "neutral" if cue_class == "speech" else None
    cue = _widened(columns, index, tokens)
    content = list(relation.content)
    # "expressed serious concern": what stands inside a phrase belongs to it.
    close = 1 < tokens[-1] - tokens[0] < _PHRASE and not overlap([(tokens[0], tokens[-1])], union(relation.source))
    for part in [(tokens[0], tokens[-1] + 1)] if close else union((token, token + 1) for token in tokens):
        content = minus(content, part)
        cue = union([*cue, part])
    content = _without_told(columns, index, verb, content or list(relation.content))
    content, preposition = _without_opener(columns, content, tokens)
    source, content = _without_recipient(columns.view, index, verb, list(relation.source), content)
    source = source or _after(columns, index, content)
    for token in tokens:
        source = minus(source, (token, token + 1))
    cue = _free(union([*cue, *preposition]), (*source, *content))
    return relation._replace(
        cue=tuple(cue), source=tuple(source), content=tuple(content), verb=verb, stance=stance, cue_class=cue_class
    )


def _without_recipient(
    view: View, index: int, verb: str | None, source: list[Range], content: list[Range]
) -> tuple[list[Range], list[Range]]:
    """Source and content of a passive without whom it was told: "[residents] were told by the mayor that …"."""
    by = view.child(index, "agent")
    if by is not None:
        source = [(low + (low == by and high - low > 1), high) for low, high in source]
    if verb not in words_of("telling"):
        return source, content
    told = view.own_subject(index)
    if told is None and view.passive(index):
        told = view.subject(index)  # "were told of the leak and were asked to leave"
    if told is None and by is None and view.tag[index] == "VBN" and view.dep[index] in ("advcl", "acl"):
        return [], content  # "Asked whether it would close, the mayor said …": who asks is not told
    if told is None or not view.passive(index):
        return source, content
    heard = view.subtree(told)
    return minus(source, heard), minus(content, heard) or content


def _after(columns: Columns, index: int, content: list[Range]) -> list[Range]:
    """Who follows a verb that has no source of its own, right behind what is said: "“Nobody came,” said [Jonas]"."""
    view, said = columns.view, content[0][1]
    behind = said <= index and all(view.tag[at][:1] not in "NVJPRMD" for at in range(said, index))
    if not behind or view.tag[index] not in ("VBD", "VBZ") or columns.region[said - 1] < 0:
        return []
    end = min(first_part(view, index + 1, columns.sentence_high[index]), index + _TAG)
    while end > index + 1 and view.tag[end - 1] == ".":
        end -= 1
    return [(index + 1, end)] if end > index + 1 and somebody(view, index + 1, end) else []


def _without_told(columns: Columns, index: int, verb: str | None, content: list[Range]) -> list[Range]:
    """A content without whom it was told, where the parse hung the clause on them: "assured [residents] that …"."""
    (low, high), *rest = content
    tokens = columns.tokens
    if verb not in words_of("telling") or low <= index:
        return content
    for at in range(low + 1, min(high, low + _TOLD)):
        if tokens.lower[at] == "that" and tokens.dep[at] == "mark":
            return [(at, high), *rest]
        if tokens.tag[at][:1] not in "NDPJC" or columns.region[at] >= 0:
            break
    return content


def _without_opener(columns: Columns, content: list[Range], cue: tuple[int, ...]) -> tuple[list[Range], list[Range]]:
    """A content without the preposition it begins with, where that is the cue's own, and the preposition."""
    (low, high), *rest = content
    if high - low < 2:
        return content, []
    if (
        columns.tokens.dep[low] == "prep"
        and columns.tokens.head[low] in cue
        and columns.tokens.lower[low] not in word_list("attribution_words", "before a time")
    ):
        return [(low + 1, high), *rest], [(low, low + 1)]
    return content, []


def _utterance(columns: Columns, content: tuple[Range, ...]) -> bool:
    """Whether the content is mostly a quotation of some length, as only what was said or written is."""
    inside = 0
    for low, high in content:
        for number in range(max(0, columns.quotes_from(low) - 1), len(columns.quoted)):
            quote = columns.quoted[number]
            if quote[0] >= high:
                break
            if size([quote]) > _WORD_OR_TWO:
                inside += overlap([quote], [(low, high)])
    return inside * 2 > size(content)


def _widened(columns: Columns, index: int, tokens: tuple[int, ...]) -> list[Range]:
    """The tokens of the cue with its auxiliaries, negation and adverbs to the left and a particle to the right."""
    labels, view = columns.tokens.dep, columns.view
    low, high = index, index + 1
    while low > max(0, index - _REACH) and labels[low - 1] in _GROUP and columns.tokens.head[low - 1] == index:
        low -= 1
    for child in view.children(index):
        if child == high and labels[child] in ("prt", "prep") and (labels[child] == "prt" or child in tokens):
            high += 1
    return union([(low, high), *((token, token + 1) for token in tokens)])


def _free(cue: list[Range], taken: tuple[Range, ...]) -> list[Range]:
    """The parts of a cue that are not source or content, but never nothing."""
    kept = [part for part in cue if not overlap([part], union(taken))]
    return kept or cue
