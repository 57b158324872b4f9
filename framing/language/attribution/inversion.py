""" "The bridge, said the mayor, will open": a report set between commas behind the subject of what is reported.

Parsers take the noun before the verb for its subject, so that the bridge would say it. The commas tell: before the
first stands no verb, between the two somebody follows the verb of saying, and behind the second the clause goes on.
"""

from __future__ import annotations

from collections.abc import Iterable

from framing.language.attribution.columns import Columns
from framing.language.attribution.cue_relation import Relation
from framing.language.attribution.verbs import VerbTerm, term_at
from framing.language.hedges.nouns import personal
from framing.language.token_ranges import overlap
from framing.language.view import View

RULE = "inversion"
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_LONGEST = 24  # tokens of the name or description with all that is said of it
_BEFORE = 16  # tokens before the first comma
_OPENS = ("DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "JJ", "CD")
_BETWEEN = ("RB", "RBR", "RBS")  # may stand before the verb that goes on: "will", "never would"
_RELATIVE = ("WDT", "WP", "WP$", "WRB")
_MARKS = frozenset({'"', "“", "”", "''", "``", ":", ";", "(", ")"})


def with_inversions(columns: Columns, relations: Iterable[Relation]) -> list[Relation]:
    """``relations`` where such a report has its own speaker, and the clause around it as its content."""
    found = {relation.head: relation for relation in relations}
    for index in range(len(columns.tokens)):
        if columns.tokens.text[index] == "," and index + 1 < columns.sentence_high[index]:
            inverted = _inverted(columns, index + 1, found.get(index + 1))
            if inverted is not None:
                low, high = inverted.source[0][0], inverted.source[0][1]
                for inside in [head for head in found if index < head < high or _covers(found[head], low, high)]:
                    del found[inside]
                found[index + 1] = inverted
    return [found[head] for head in sorted(found)]


def _covers(relation: Relation, low: int, high: int) -> bool:
    """Whether a relation takes the speaker for a part of what somebody says."""
    return overlap(relation.content, [(low, high)]) > 0 and overlap(relation.source, [(low, high)]) == 0


def _inverted(columns: Columns, verb: int, known: Relation | None) -> Relation | None:
    view, tag = columns.view, columns.tokens.tag
    if tag[verb] not in ("VBD", "VBZ", "VBP") or columns.skipped[verb]:
        return None
    found = term_at(view, verb, columns.stem[verb])
    if found is None or not _reports(found[0]):
        return None
    first, end = columns.sentence_low[verb], columns.sentence_high[verb]
    begin = _begin(columns, first, verb - 1)
    if begin is None:
        return None
    stop = _goes_on(columns, verb, end)
    if stop is None or not somebody(view, verb + 1, stop):
        return None
    last = end - 1 if tag[end - 1] == "." else end
    return Relation(
        head=verb,
        cue=((verb, verb + 1),),
        source=((verb + 1, stop),),
        content=((begin, verb - 1), (stop + 1, last)),
        cue_class="speech",
        verb=found[0].text,
        stance=found[0].family.stance,
        rule=RULE,
        score=known.score if known is not None else None,
    )


def _reports(term: VerbTerm) -> bool:
    """A verb of saying by whose side a clause may stand, and of which nobody is told by name."""
    family = term.family
    return family.class_ == "speech" and "clause" in family.takes and not family.recipient and " " not in term.text


def _begin(columns: Columns, first: int, comma: int) -> int | None:
    """Where what stands before the first comma begins; None where it holds a verb or a mark, or no noun."""
    tag, text = columns.tokens.tag, columns.tokens.text
    begin = comma
    while begin > first and text[begin - 1] not in _MARKS and columns.region[begin - 1] < 0:
        begin -= 1
    before = range(begin, comma)
    if not 0 < len(before) <= _BEFORE or tag[begin] == "CC":
        return None
    if any(tag[at] in _FINITE for at in before) or not any(tag[at][:1] == "N" or tag[at] == "PRP" for at in before):
        return None
    return begin


def _goes_on(columns: Columns, verb: int, end: int) -> int | None:
    """The comma behind which the interrupted clause goes on with its verb."""
    tag, text = columns.tokens.tag, columns.tokens.text
    if verb + 1 >= end or tag[verb + 1] not in _OPENS:
        return None
    described = False  # inside "…, who has lived there since,"
    for at in range(verb + 1, min(end - 1, verb + _LONGEST)):
        if text[at] in _MARKS or columns.region[at] >= 0:
            return None
        if text[at] == ",":
            onward = at + 1
            while onward < end - 1 and tag[onward] in _BETWEEN:
                onward += 1
            if tag[onward] in _FINITE:
                return at
            described = tag[onward] in _RELATIVE
        elif tag[at] in _FINITE and not described:
            return None
        elif tag[at] in _RELATIVE:
            described = True
    return None


def somebody(view: View, low: int, high: int) -> bool:
    """Whether the words name or describe somebody who can say something."""
    head = view.nominal_head(low, first_part(view, low, high))
    return head is not None and (view.tag[head] == "PRP" or view.proper(head) or personal(view, head))


def first_part(view: View, low: int, high: int) -> int:
    """The end of a name or description before the first comma or relative pronoun."""
    return next((at for at in range(low, high) if view.lower[at] == "," or view.tag[at] in _RELATIVE), high)
