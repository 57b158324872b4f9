"""What each document calls the same person, group or thing: by shared speakers, and by the parts played in one act."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from framing.compare.terms.content_terms import CONTENT, ContentTerm, within
from framing.compare.wording.agency import ActPair, joined
from framing.compare.wording.connotation import is_coloured
from framing.compare.wording.name_and_act import indifferent
from framing.compare.wording.predicates import Predicate
from framing.language.view import View
from framing.language.voice import voice_at
from framing.lexicons.closed_lists import word_list
from framing.model import Label, Naming, Parsed, Place, Span, Speaker

_ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady)\.?\s+$")
_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b)")  # the full stops of "N.A.T.O."
_JOINS = re.compile(r"\s(?:of|for|at|in|to|from|with)\s")
_MOST = 200  # places looked at for one phrase
_SHORTEST_NAME = 3  # letters of a first name that is cut short
_BEFORE = 12  # characters before a surname in which a form of address may stand
_PLURAL = frozenset(("they",))


class _ArgumentPhrase(NamedTuple):
    """A noun phrase that plays a part in an act."""

    document: int
    span: Span
    act: str


def labels(
    documents: Sequence[Parsed],
    every: Sequence[Sequence[ContentTerm]],
    same: Mapping[tuple[int, str], int],
    acts: Sequence[Sequence[Predicate]],
    pairs: Sequence[ActPair],
) -> tuple[Label, ...]:
    """Rows of names for one thing, those of sources first; only where the documents' names differ.

    ``every`` are the terms of each document and ``acts`` its predicates; ``same`` gives one number to the same speaker
    in different documents, and ``pairs`` are the predicates that render one act.
    """
    return (*_sources(documents, same), *_roles(documents, every, acts, pairs))


# ── sources ─────────────────────────────────────────────────────────────────────────────────────


def _sources(documents: Sequence[Parsed], same: Mapping[tuple[int, str], int]) -> Iterator[Label]:
    people: dict[int, list[tuple[int, Speaker]]] = {}
    for number, parsed in enumerate(documents):
        for speaker in parsed.speakers:
            if (number, speaker.id) in same:
                people.setdefault(same[number, speaker.id], []).append((number, speaker))
    found = []
    for known in people.values():
        name = max((speaker.name for _, speaker in known), key=lambda name: (len(name.split()), len(name), name))
        namings = [naming for number, speaker in known for naming in _called(number, documents[number], speaker)]
        if len(known) > 1 and described_apart(namings, name):
            found.append(Label("source", name, tuple(sorted(namings, key=_by_document))))
    return iter(sorted(found, key=lambda label: (-sum(len(n.places) for n in label.namings), label.about)))


def _called(number: int, parsed: Parsed, speaker: Speaker) -> Iterator[Naming]:
    """The names and roles by which the outlet's own voice calls a speaker; pronouns are left out."""
    text = parsed.document.text
    places: dict[str, list[Place]] = {}
    for span in _spans(text, speaker):
        words = " ".join(text[span.start : span.end].split())
        plain = words.casefold().removeprefix("the ")
        pronoun = plain.split(" ")[0] in word_list("story_words", "pronouns that name nobody")
        if not pronoun and voice_at(parsed.voices, *span) == "outlet":
            places.setdefault(plain, []).append(Place(number, *span))
    for found in places.values():
        first = found[0]
        yield Naming(number, " ".join(text[first.start : first.end].split()), "outlet", tuple(found))


def _spans(text: str, speaker: Speaker) -> list[Span]:
    """Mentions with the title or "Ms" that stands before them, and the roles by themselves, in whole words."""
    ends = {role.end: role for role in speaker.role_spans}
    found: list[Span] = []
    for start, end in sorted(speaker.mentions):
        before = max(0, start - _BEFORE)
        match = _ADDRESS.search(text[before:start])
        start = before + match.start() if match else start
        role = ends.pop(start - _gap(text, start), None)
        found.append(Span(role.start if role else start, end))
    spans = [span for span in (*found, *ends.values()) if not text[span.end : span.end + 1].isalnum()]
    return sorted({Span(_whole(text, span.start), span.end) for span in spans})


def _whole(text: str, start: int) -> int:
    """Where the word around a position begins: of "three-term governor" no "term governor" is shown."""
    while start and text[start - 1] == "-" and start > 1 and text[start - 2].isalnum():
        start -= 1
        while start and text[start - 1].isalnum():
            start -= 1
    return start


def _gap(text: str, start: int) -> int:
    """White space before a position."""
    at = start
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return start - at


def described_apart(namings: Sequence[Naming], name: str) -> bool:
    """Whether two documents describe a source by nouns of which they share none: "chairman" and "leader".

    Parts of the name, forms of address and titles that a house style shortens or leaves out are none.
    """
    nouns: dict[int, set[str]] = {}
    for naming in namings:
        if noun := describing_noun(naming, name):
            nouns.setdefault(naming.document, set()).add(noun)
    sides = list(nouns.values())
    return any(one.isdisjoint(two) for at, one in enumerate(sides) for two in sides[at + 1 :])


def describing_noun(naming: Naming, name: str) -> str:
    """The noun by which a naming says who somebody is, "chairman"; "" where it is the name or a form of address."""
    plain = {word.casefold() for word in _WORD.findall(name)}
    described = _JOINS.split(_INITIALS.sub("", naming.words.casefold()), maxsplit=1)[0]
    left = [
        word
        for word in _WORD.findall(described)
        if word not in indifferent("house style") and not any(_is_short_for(word, other) for other in plain)
    ]
    return left[-1] if left else ""


def _is_short_for(word: str, name: str) -> bool:
    """Whether a word is a name or its beginning, "Ben" of "Benjamin"."""
    return word == name or (len(word) >= _SHORTEST_NAME and name.startswith(word))


def _by_document(naming: Naming) -> tuple[int, int]:
    return (naming.document, naming.places[0].start)


# ── parts in one act ────────────────────────────────────────────────────────────────────────────


def _roles(
    documents: Sequence[Parsed],
    every: Sequence[Sequence[ContentTerm]],
    acts: Sequence[Sequence[Predicate]],
    pairs: Sequence[ActPair],
) -> Iterator[Label]:
    links: dict[_ArgumentPhrase, set[_ArgumentPhrase]] = {}
    reporting = [{span for item in parsed.attributions for span in item.cue} for parsed in documents]
    for one, first, two, second in pairs:
        if first.verb in reporting[one] or second.verb in reporting[two]:
            continue  # who says something is a source, and has a row of its own
        for role, here, there in (
            ("who", _doer(documents[one], acts[one], first), _doer(documents[two], acts[two], second)),
            ("whom or what", first.object, second.object),
        ):
            if here is None or there is None:
                continue
            if _names_too(documents[one], every[one], here, every[two], there):
                continue
            if _names_too(documents[two], every[two], there, every[one], here):
                continue
            if not _are_of_a_kind(documents[one], here, documents[two], there):
                continue
            if _other_words(documents[one], every[one], here, documents[two], every[two], there):
                about = f"{role}: {min(first.printed, second.printed)}"
                mine, theirs = _ArgumentPhrase(one, here, about), _ArgumentPhrase(two, there, about)
                links.setdefault(mine, set()).add(theirs)
                links.setdefault(theirs, set()).add(mine)
    told = [_Telling(found) for found in every]
    for group in joined(links):
        namings = [_named(documents[p.document], told[p.document], every[p.document], p) for p in group]
        yield Label("role", group[0].act, tuple(namings))


def _doer(parsed: Parsed, acts: Sequence[Predicate], predicate: Predicate) -> Span | None:
    """Who does it; for "they", whom the sentence before named in its first verb's subject."""
    if predicate.subject is not None or predicate.pronoun not in _PLURAL:
        return predicate.subject
    first = bisect_left(acts, predicate.sentence - 1, key=lambda item: item.sentence)
    for earlier in acts[first : bisect_left(acts, predicate.sentence, key=lambda item: item.sentence)]:
        if earlier.subject is not None and _is_plural(parsed, earlier.subject):
            return earlier.subject
    return None


def _is_plural(parsed: Parsed, span: Span) -> bool:
    last = bisect_left(parsed.tokens.start, span.end) - 1
    return parsed.tokens.tag[last] in ("NNS", "NNPS")


def _are_of_a_kind(one: Parsed, here: Span, two: Parsed, there: Span) -> bool:
    """Whether two phrases may be names of one thing of which one colours it.

    Neither is a proper name, both are of one number, and a word of one is coloured, as the lexicon lists them: two
    plain phrases in one part are most often two things ("the leaders", "the chairman").
    """
    if _is_name(one, here) or _is_name(two, there) or _is_plural(one, here) != _is_plural(two, there):
        return False
    return is_coloured(View.of(one), here) or is_coloured(View.of(two), there)


def _other_words(
    one: Parsed, first: Sequence[ContentTerm], here: Span, two: Parsed, second: Sequence[ContentTerm], there: Span
) -> bool:
    """Whether two phrases may be names of one thing and are not the same words, nor a figure, nor two proper names."""
    mine, theirs = _content(first, here), _content(second, there)
    if not mine or not theirs or mine[-1].stem.isdigit() or theirs[-1].stem.isdigit():
        return False
    if _is_name(one, here) and _is_name(two, there):
        return False
    heads = {mine[-1].stem, theirs[-1].stem}
    left, right = ({term.stem for term in side if not term.stem.isdigit()} for side in (mine, theirs))
    return left != right if len(heads) > 1 else bool(left - right and right - left)


def _names_too(
    one: Parsed, first: Sequence[ContentTerm], here: Span, second: Sequence[ContentTerm], there: Span
) -> bool:
    """Whether the sentence around ``here`` has the other's noun as well: then that is what it calls the other.

    A noun in quotation marks beside ``here`` is somebody else's name for it.
    """
    sentence = one.sentences[bisect_left(one.sentences, here.start + 1, key=lambda item: item.start) - 1]
    noun = next((term.stem for term in reversed(_content(second, there))), None)
    beside = [span for span in one.quotations if not span.start <= here.start < span.end]
    return any(
        term.stem == noun
        and not here.start <= term.start < here.end
        and not any(span.start <= term.start < span.end for span in beside)
        for term in within(first, sentence.start, sentence.end)
    )


def _content(every: Sequence[ContentTerm], span: Span) -> tuple[ContentTerm, ...]:
    return tuple(term for term in within(every, *span) if term.force >= CONTENT)


def _is_name(parsed: Parsed, span: Span) -> bool:
    tokens = parsed.tokens
    last = bisect_left(tokens.start, span.end) - 1
    return tokens.tag[last] in ("NNP", "NNPS")


class _Telling:
    """The telling words of a document, found by stem."""

    def __init__(self, every: Sequence[ContentTerm]) -> None:
        self.terms = [term for term in every if term.force >= CONTENT]
        self.at: dict[str, list[int]] = {}
        for index, term in enumerate(self.terms):
            self.at.setdefault(term.stem, []).append(index)

    def runs(self, wanted: Sequence[str]) -> Iterator[Span]:
        """Where these stems stand one after the other."""
        for first in self.at.get(wanted[0], ())[:_MOST]:
            run = self.terms[first : first + len(wanted)]
            if [term.stem for term in run] == list(wanted):
                yield Span(run[0].start, run[-1].end)


def _named(parsed: Parsed, telling_: _Telling, every: Sequence[ContentTerm], part: _ArgumentPhrase) -> Naming:
    """The phrase, and every other place of the body where its telling words stand in the same order."""
    wanted = [term.stem for term in _content(every, part.span)]
    text = parsed.document.text
    words = " ".join(text[part.span.start : part.span.end].split())
    others = [
        Place(part.document, *span)
        for span in telling_.runs(wanted)
        if not part.span.start <= span.start < part.span.end and _in_body(parsed, span.start)
    ]
    own = Place(part.document, *part.span)
    return Naming(part.document, words, voice_at(parsed.voices, *part.span), (own, *others))


def _in_body(parsed: Parsed, start: int) -> bool:
    at = bisect_left(parsed.sentences, start + 1, key=lambda sentence: sentence.start) - 1
    return at >= 0 and parsed.sentences[at].kind == "body" and start < parsed.sentences[at].end
