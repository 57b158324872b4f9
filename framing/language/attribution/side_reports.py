"""Reports at the side of a clause that fitted weights pass over: "…, the office confirmed", "per the Times".

Each rests on its own comma, preposition or pronoun, and is added only where no relation has that cue already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.language.attribution.columns import Columns
from framing.language.attribution.cue_relation import Relation
from framing.language.attribution.inversion import somebody
from framing.language.attribution.verbs import VerbTerm, term_at
from framing.language.token_ranges import Range, overlap

RULE = "report at the side"
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_TAG = 16  # tokens of a speaker in a tag at the end of a sentence, with age, place and apposition
_AFTER = 14  # tokens behind the verb of a tag: to whom it was said, and when
_NAMED = ("ORG", "PERSON")
_FREE_VERBS = 3  # tokens between "what" and its verb of saying


def with_side_reports(columns: Columns, relations: Iterable[Relation]) -> list[Relation]:
    """``relations`` with those that stand at the side of a clause, sorted by their cue. Linear in the tokens."""
    found = {relation.head: relation for relation in relations}
    taken = {columns.sentence_low[head] for head in found}
    for relation in [*_tags(columns, found), *_by_preposition(columns, taken), *_called(columns, found)]:
        found.setdefault(relation.head, relation)
    for relation in _closing(columns, found):
        for head, other in found.items():
            if head < relation.head and columns.sentence_low[head] == columns.sentence_low[relation.head]:
                found[head] = _before(other, relation.source[0][0])
        found[relation.head] = relation
    return [found[head] for head in sorted(found)]


def _before(relation: Relation, end: int) -> Relation:
    """``relation`` without what its content takes of a tag that begins at a token."""
    content = tuple((low, min(high, end)) for low, high in relation.content if low < end)
    return relation._replace(content=content) if content else relation


def _closing(columns: Columns, found: dict[int, Relation]) -> list[Relation]:
    """ "Lind asked for it and said, “It is mine,” the court clerk said.": the tag at the end tells all of the sentence.

    Parsers hang such a tag into the quotation, or its speaker behind a name in commas onto the noun before it.
    """
    tags: list[Relation] = []
    for verb in range(len(columns.tokens)):
        first, end = columns.sentence_low[verb], columns.sentence_high[verb]
        term = _reporting(columns, verb) if columns.tokens.text[end - 1] == "." and verb == end - 2 else None
        low = _tag_begins(columns, first, verb) if term is not None and columns.region[verb] < 0 else None
        if low is None or term is None or not any(columns.tokens.tag[at] in _FINITE for at in range(first, low)):
            continue
        known = found.get(verb)
        inside = any(_holds(other, verb) for head, other in found.items() if first <= head < low)
        if known is None or inside or not known.source:
            tags.append(_relation(verb, (verb, verb + 1), (low, verb), (first, low), term))
    return tags


def _holds(relation: Relation, verb: int) -> bool:
    return any(low <= verb < high for low, high in relation.content)


def _tag_begins(columns: Columns, first: int, verb: int) -> int | None:
    """Where the speaker of a tag at the end begins: behind the comma before them, with what is told of them between."""
    view, text, tag = columns.view, columns.tokens.text, columns.tokens.tag
    commas = [at for at in range(first + 1, verb) if text[at] == "," and columns.region[at] < 0]
    marks = [at for at in range(first + 1, verb) if columns.region[at] >= 0]
    if marks:
        behind = marks[-1] if text[marks[-1] - 1] == "," else verb  # “…,” closes with its comma
        commas = [behind, *(at for at in commas if at > marks[-1])]
    for comma in commas:
        low = comma + 1
        part = next((at for at in range(low, verb) if text[at] == ","), verb)
        plain = not any(tag[at] in (*_FINITE, "VB", "CC", "WP", "WDT") for at in range(low, verb))
        opens = tag[low] in ("DT", "PRP$", "NNP", "PRP", "NNS", "NN")
        if plain and opens and part > low and verb - low <= _TAG and somebody(view, low, part):
            return low
    return None


def _reporting(columns: Columns, index: int) -> VerbTerm | None:
    """The verb of saying at a token, of a kind that takes a clause and no one who is told."""
    if columns.tokens.tag[index] not in ("VBD", "VBZ", "VBP") or columns.skipped[index]:
        return None
    known = term_at(columns.view, index, columns.stem[index])
    if known is None or " " in known[0].text:
        return None
    family = known[0].family
    fits = family.class_ == "speech" and "clause" in family.takes and not family.recipient
    return known[0] if fits else None


def _tags(columns: Columns, found: dict[int, Relation]) -> Iterator[Relation]:
    """ "The ferry capsized, the port authority confirmed to reporters on Friday.": a comma, somebody, and the verb."""
    view, tag, text = columns.view, columns.tokens.tag, columns.tokens.text
    for verb in range(len(tag)):
        term = _reporting(columns, verb) if verb not in found else None
        subject = view.own_subject(verb) if term is not None else None
        if term is None or subject is None or subject > verb or view.dep[verb] not in ("ROOT", "parataxis", "conj"):
            continue
        first, end = columns.sentence_low[verb], columns.sentence_high[verb]
        low = view.low[subject]
        if low - 1 <= first or text[low - 1] != "," or not somebody(view, low, verb):
            continue
        told = any(tag[at] in _FINITE and columns.region[at] < 0 for at in range(first, low - 1))
        behind = range(verb + 1, end)
        onward = any(tag[at] in (*_FINITE, "WP", "WDT") or text[at] in (",", ":", ";") for at in behind)
        own = any(
            view.dep[at] in ("dobj", "ccomp", "xcomp", "acomp", "attr", "conj")
            for at in view.children(verb)
            if at > verb
        )
        if not told or onward or own or len(behind) > _AFTER or tag[first] in ("IN", "WRB"):
            continue
        yield _relation(verb, (verb, verb + 1), (low, verb), (first, low - 1), term)


def _by_preposition(columns: Columns, taken: set[int]) -> Iterator[Relation]:
    """ "The bridge is sound, per the Times.", "To Orlo, the bill “is a disaster.”" """
    view, text = columns.view, columns.tokens.text
    for index, word in enumerate(view.lower):
        if word not in ("per", "to") or columns.skipped[index] or columns.sentence_low[index] in taken:
            continue
        noun = view.child(index, "pobj")
        first, end = columns.sentence_low[index], columns.sentence_high[index]
        if noun is None or noun >= end or view.entity[noun] not in _NAMED:
            continue
        last = next((at for at in range(noun + 1, end) if text[at] in (",", ".")), end)
        stop = end - 1 if text[end - 1] == "." else end
        opens, closes = index == first and text[last : last + 1] == (",",), last >= stop
        if word == "per" and closes and index > first and text[index - 1] == ",":
            yield _relation(index, (index, index + 1), (index + 1, last), (first, index - 1), None)
        elif opens and (word == "per" or any(columns.region[at] >= 0 for at in range(last, end))):
            yield _relation(index, (index, index + 1), (index + 1, last), (last + 1, stop), None)


def _called(columns: Columns, found: dict[int, Relation]) -> Iterator[Relation]:
    """ "after what Norland says was an attack": what was said is the clause behind the verb."""
    view, tag = columns.view, columns.tokens.tag
    for index, word in enumerate(view.lower):
        if word != "what" or columns.skipped[index]:
            continue
        for verb in range(index + 2, min(index + 2 + _FREE_VERBS, columns.sentence_high[index] - 1)):
            if tag[verb] in _FINITE:
                term = _reporting(columns, verb) if verb not in found else None
                states = view.lemma(verb + 1) == "be" and tag[verb + 1] in _FINITE
                if term is not None and states and somebody(view, index + 1, verb):
                    end = min(view.high[verb + 1], columns.sentence_high[index])
                    while end > verb + 2 and view.tag[end - 1] in (".", ","):
                        end -= 1
                    yield _relation(verb, (verb, verb + 1), (index + 1, verb), (verb + 1, end), term)
                break


def _relation(head: int, cue: Range, source: Range, content: Range, term: VerbTerm | None) -> Relation:
    verb, stance = (term.text, term.family.stance) if term is not None else ("according to", "neutral")
    return Relation(head, (cue,), (source,), (content,), "speech", verb, stance, RULE)


def with_nearest_subjects(columns: Columns, relations: Iterable[Relation]) -> list[Relation]:
    """``relations`` where a participle ("…, saying that …") has a source that can speak, the nearest one.

    What a thing is said to say is whose clause ends before it ("reported the issue, saying"); what follows on a stand
    that a relative clause takes is theirs who take it ("lawmakers who reject the pact, saying it favours …").
    """
    return [
        relation._replace(source=_nearest(columns, relation) or relation.source)
        if columns.tokens.tag[relation.head] == "VBG"
        else relation
        for relation in relations
    ]


def _nearest(columns: Columns, relation: Relation) -> tuple[Range, ...]:
    view, tag = columns.view, columns.tokens.tag
    verb = relation.head
    if view.dep[verb] not in ("advcl", "acl") or view.child(verb, "aux") is not None or not relation.source:
        return ()
    low, high = relation.source[0]
    speaks = somebody(view, low, high)
    for at in range(verb - 1, columns.sentence_low[verb], -1):
        if tag[at] not in _FINITE or columns.region[at] >= 0:
            continue
        subject = view.own_subject(at)
        if subject is None or subject > at or overlap([(subject, subject + 1)], relation.source):
            return ()
        relative = view.dep[at] == "relcl" and view.lower[subject] in ("who", "that")
        if relative:
            stands = term_at(view, at, columns.stem[at]) is not None
            return ((subject, subject + 1),) if stands or not speaks else ()
        own = (view.low[subject], min(view.high[subject], at))
        return (own,) if not speaks and own[0] < own[1] and somebody(view, *own) else ()
    return ()
