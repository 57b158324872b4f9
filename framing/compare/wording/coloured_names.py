"""One thing or act under a plain word here and a coloured one there: nouns, their modifiers, and verbs.

Two words name one thing where they are of one field of the lexicon, or one noun with and without a coloured modifier,
and stand in passages that tell the same: sentences that share telling words beside them, or that coverage laid side by
side. Of verbs, who acts or what is done to must be the same as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from framing.compare.coverage.alignment import Aligned
from framing.compare.terms.content_terms import CONTENT, ContentTerm, within
from framing.compare.wording.connotation import modifiers, nouns, verbs
from framing.language.stems import stem
from framing.language.view import View
from framing.language.voice import voice_at
from framing.model import Label, Naming, Parsed, Place, Span

_LEAST = 4.0  # what two sentences share beside the names, by how rare it is in the story, before they name one thing
_ALIGNED = 3.0  # the same where coverage laid them side by side
_ONE_DOER = 8.0  # the same of verbs that share no more than who acts
_NAMES = 3  # names of one document in a row, those of the nearest passages
_BEFORE = frozenset(("det", "amod", "compound", "poss", "nummod", "nmod", "advmod", "punct", "npadvmod"))
_WHEN = frozenset(("DATE", "TIME"))
_PHRASE = 8  # tokens of a name


class _ColouredName(NamedTuple):
    """A noun or a verb of a field where it stands."""

    document: int
    sentence: int
    key: tuple[str, str]  # kind, and the field or the noun
    word: str  # its base form, with a coloured modifier before it
    coloured: bool
    span: Span
    stems: frozenset[str]  # of its own words
    arguments: frozenset[tuple[str, str]]  # of a verb: who acts, what is done to, and what stands behind "from"


def coloured_names(
    documents: Sequence[Parsed],
    every: Sequence[Sequence[ContentTerm]],
    aligned: Aligned,
    weight: Mapping[str, float],
) -> tuple[Label, ...]:
    """Rows of names for one thing of which at least one colours it, those with most colour first."""
    mentions: dict[tuple[str, str], list[_ColouredName]] = {}
    for number, parsed in enumerate(documents):
        for mention in _mentions(number, parsed):
            mentions.setdefault(mention.key, []).append(mention)
    around = [
        [_telling(parsed, terms, row, weight) for row in range(len(parsed.sentences))]
        for parsed, terms in zip(documents, every, strict=True)
    ]
    beside = {(key, pair) for key, pairs in aligned.items() for pair in pairs}
    found = [
        (score, label)
        for key in sorted(mentions)
        for score, label in _rows(documents, key, mentions[key], around, beside)
    ]
    found.sort(key=lambda item: (-item[0], item[1].about))
    return tuple(label for _, label in found)


def _rows(
    documents: Sequence[Parsed],
    key: tuple[str, str],
    mentions: Sequence[_ColouredName],
    around: Sequence[Sequence[Mapping[str, float]]],
    beside: set[tuple[tuple[int, int], tuple[int, int]]],
) -> Iterator[tuple[float, Label]]:
    words: dict[int, set[str]] = {}
    for mention in mentions:
        words.setdefault(mention.document, set()).add(mention.word)
    pairs = []
    for at, one in enumerate(mentions):
        for two in mentions[at + 1 :]:
            colours = (one.coloured and one.word not in words[two.document]) or (
                two.coloured and two.word not in words[one.document]
            )
            either = key[0] != "modifier" and one.word != two.word and (one.coloured or two.coloured)
            if one.document == two.document or not (colours or either):
                continue
            here, there = around[one.document][one.sentence], around[two.document][two.sentence]
            own = one.stems | two.stems
            shared = sum(here[word] for word in sorted(here.keys() & there.keys() - own))
            near = ((one.document, two.document), (one.sentence, two.sentence)) in beside
            least = _ALIGNED if near else _LEAST
            if key[0] == "act":
                if not _of_one_act(one, two):
                    continue
                least = _ALIGNED if {part for part, _ in one.arguments & two.arguments} - {"who"} else _ONE_DOER
            if shared >= least:
                pairs.append((colours, shared, one, two))
    # First a colour that the other document has nowhere, then the nearest passages.
    pairs.sort(key=lambda item: (not item[0], -item[1], item[2].span, item[3].span))
    if not pairs:
        return
    names: dict[int, dict[str, list[_ColouredName]]] = {}
    for _, _, *both in pairs:
        for mention in both:
            listed = names.setdefault(mention.document, {})
            if mention.word in listed or len(listed) < _NAMES:
                places = listed.setdefault(mention.word, [])
                if mention not in places:
                    places.append(mention)
    namings = tuple(
        _naming(documents[document], places) for document in sorted(names) for places in names[document].values()
    )
    colour = len({mention.word for _, _, *both in pairs for mention in both if mention.coloured})
    yield (pairs[0][1] + colour if pairs[0][0] else 0.0), Label(key[0], key[1], namings)


def _of_one_act(one: _ColouredName, two: _ColouredName) -> bool:
    """Whether two verbs share somebody or something in one part, and are not done to different things."""
    mine, theirs = ({name for part, name in side.arguments if part == "what"} for side in (one, two))
    shared = {part for part, name in one.arguments & two.arguments if name}
    if shared <= {"who", "number"}:
        return "who" in shared and ("number" in shared or not (mine and theirs))
    return True


def _naming(parsed: Parsed, places: Sequence[_ColouredName]) -> Naming:
    first = places[0]
    text = parsed.document.text[first.span.start : first.span.end]
    return Naming(
        first.document,
        " ".join(text.split()),
        voice_at(parsed.voices, *first.span),
        tuple(Place(mention.document, *mention.span) for mention in sorted(places, key=lambda item: item.span)),
    )


def _mentions(number: int, parsed: Parsed) -> Iterator[_ColouredName]:
    view = View.of(parsed)
    for row, sentence in enumerate(parsed.sentences):
        if sentence.kind != "body":
            continue
        for index in range(sentence.first, sentence.last):
            tag = view.tag[index]
            if tag in ("NN", "NNS"):
                yield from _of_noun(view, number, row, index)
            elif tag.startswith("VB"):
                yield from _of_verb(view, number, row, index)


def _of_noun(view: View, number: int, row: int, index: int) -> Iterator[_ColouredName]:
    if view.dep[index] == "compound":
        return
    first = _first(view, index)
    before = [view.lower[at] for at in range(first, index)]
    colours = [word for word in before if word in modifiers()]
    colours += ["-".join(before[at : at + 3 : 2]) for at in range(len(before) - 2) if before[at + 1] == "-"]
    colours = sorted({word for word in colours if word in modifiers()})
    base = view.lemma(index)
    span = view.span(first, index + 1)
    own = frozenset(stem(view.lower[at]) for at in range(first, index + 1))
    name = " ".join((*colours, base))
    yield _ColouredName(number, row, ("modifier", base), name, bool(colours), span, own, frozenset())
    for field, coloured in nouns().get(base, ()):
        yield _ColouredName(number, row, ("field", field), base, coloured or bool(colours), span, own, frozenset())


def _of_verb(view: View, number: int, row: int, index: int) -> Iterator[_ColouredName]:
    base = view.lemma(index)
    below = {view.lemma(child): child for child in view.children(index)}
    words = [base, *(f"{base} {word}" for word in below)]
    longest = max((word for word in words if word in verbs()), key=len, default=None)
    if longest is None:
        return
    doer = view.agent(index) if view.passive(index) else view.subject(index)
    done_to = [*view.objects(index), *([view.subject(index)] if view.passive(index) else ())]
    if not done_to:  # "groomed and abused an apprentice"
        done_to = [at for child in view.children(index) if view.dep[child] == "conj" for at in view.objects(child)]
    done_to += [view.own_subject(child) for child in view.children(index) if view.dep[child] == "ccomp"]
    second = below.get(longest.partition(" ")[2])  # "began a relationship": what it is done to stands behind "with"
    about = [index, *([second] if second is not None else [])]
    beside = [child for w in about for at in view.children(w) if view.dep[at] == "prep" for child in view.children(at)]
    if second in done_to:
        done_to = beside
    known = frozenset(
        (part, name)
        for part, found in (("who", [doer]), ("what", done_to), ("with", beside))
        for at in found
        if at is not None and view.nominal(at)
        for name in (_argument(view, at),)
        if (name or part == "what") and view.entity[at] not in _WHEN
    )
    # "400 people" here and "400 workers" there may be the same ones.
    known |= {
        ("number", view.lower[child])
        for at in done_to
        if at is not None
        for child in view.children(at)
        if view.dep[child] == "nummod"
    }
    last = next(iter(view.objects(index)), below.get(longest.partition(" ")[2], index))
    low, high = min(index, last), max(index, last) + 1
    span = view.span(low, high) if high - low <= _PHRASE else view.span(index, index + 1)
    own = frozenset((stem(view.lower[index]),))
    for field, coloured in verbs()[longest]:
        yield _ColouredName(number, row, ("act", field), longest, coloured, span, own, known)


def _argument(view: View, at: int) -> str:
    """The stem of who or what takes part; none of a pronoun."""
    return "" if view.tag[at].startswith(("PRP", "W", "DT", "EX")) else stem(view.lower[at])


def _first(view: View, index: int) -> int:
    """Where the phrase before a noun begins, without its article."""
    before = [child for child in view.children(index) if child < index and view.dep[child] in _BEFORE]
    first = min((view.low[child] for child in before), default=index)
    first = max(first, index - _PHRASE)
    while first < index and (view.dep[first] in ("det", "poss", "punct", "case") or not view.lower[first].isalnum()):
        first += 1
    return first


def _telling(
    parsed: Parsed, terms: Sequence[ContentTerm], row: int, weight: Mapping[str, float]
) -> Mapping[str, float]:
    sentence = parsed.sentences[row]
    return {
        term.stem: weight.get(term.stem, 0.0)
        for term in within(terms, sentence.start, sentence.end)
        if term.force >= CONTENT
    }
