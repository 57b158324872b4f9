"""What type of source a figure is, by the words that name it or tell its role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from framing.language.normal_form import normal
from framing.language.speakers.figures import Figure, Names
from framing.language.speakers.known_bodies import known_body, known_inside
from framing.language.speakers.roles import head_term
from framing.language.speakers.source_words import FoundTerm, SourceTerm, find, look_up
from framing.language.speakers.word_lists import words as words_of
from framing.lexicons.closed_lists import word_list
from framing.model import SourceType, Speaker

_OF = frozenset({"of", "at", "for"})
_GOVERN = frozenset({"official", "politician"})  # what a generic role counts as only where nobody else employs it
_LONGEST = 5  # words of an employer before a role


class World(NamedTuple):
    """Names a document gives, in normal words: the words of its places, and its other bodies with what they are."""

    places: frozenset[str]
    bodies: Mapping[tuple[str, ...], SourceType]


def world(bodies: Names) -> World:
    """The places and the other bodies among a document's names."""
    named = [(figure, tuple(filter(None, _words(figure.name)))) for figure in bodies.persons]
    return World(
        frozenset(word for figure, words in named if figure.place for word in words),
        {words: body_type(figure) for figure, words in named if not figure.place and words},
    )


def governs(speaker: Speaker) -> bool:
    """Whether a source is one of those who govern: not an armed group, which speaks as an institution too."""
    if speaker.type != "institution":
        return speaker.type in ("official", "politician")
    known = known_body(speaker.name)
    return not (known.armed if known else any(hit.term.armed for hit in find("institution", _words(speaker.name))))


class TypeTold(NamedTuple):
    """What words of the text make of a source; not ``sure`` where only a default speaks.

    ``broad`` where the word alone tells it and another role may tell it better: "president and founder".
    """

    type: SourceType
    sure: bool
    broad: bool = False


_NOTHING = TypeTold("unknown", False)


def told_of(figure: Figure, known: World) -> TypeTold:
    """The type of a figure, and whether the text tells it. "unknown" where nothing does."""
    if figure.form == "document":
        return TypeTold("media" if words_of("words of news media") & set(_words(figure.name)) else "document", True)
    if figure.form == "institution":
        return TypeTold(body_type(figure), True)
    if figure.form == "description":
        return _described(figure, known)
    if figure.party:
        return TypeTold("politician", True)
    found = [(role.former, _by_role(role.text, role.term, known)) for role in figure.roles]
    # What somebody is counts before what they were, and what a word tells before a default.
    ranked = sorted((item for item in found if item[1].type != "unknown"), key=lambda item: (item[0], not item[1].sure))
    if ranked:
        now = [told for former, told in ranked if former == ranked[0][0] and told.sure == ranked[0][1].sure]
        now = [told for told in now if not told.broad] or now
        # Who is a widow and chairs a charity speaks for it.
        return next((told for told in now if told.type != "citizen"), now[0])
    listed = known_body(figure.name)  # a paper that the parser took for a person
    if listed is not None:
        return TypeTold(listed.type, True)
    if figure.channel:
        return TypeTold("media", True)
    return TypeTold("citizen", True) if figure.private else _NOTHING


def _described(figure: Figure, known: World) -> TypeTold:
    if figure.term is None:
        return _NOTHING
    if figure.term.type == "unnamed":
        hit = find("role", _words(figure.name))
        return TypeTold(hit[0].term.type if hit and not hit[0].term.generic else "unnamed", True)
    return _by_role(figure.name, figure.term, known)


def _by_role(text: str, term: SourceTerm | None, known: World) -> TypeTold:
    words = _words(text)
    hit = head_term(words)
    term = term or (hit.term if hit else None)
    if term is None and words[:2] == ("who", "represents") and text.split()[-1][:1].isupper():
        named = not set(words[2:]) & known.places and _employer(text, words, hit, known) is None
        return TypeTold("citizen", True) if named else _NOTHING  # "who represents Orlo": a party's own lawyer
    if term is not None and term.type == "business" and hit is not None:
        # "the managing director of the Monetary Fund"
        heads = _employer(text, words, hit, known)
        if heads not in (None, "business", "media"):
            return TypeTold("official" if heads == "institution" else heads, True)
    if term is not None and hit is not None and _of_a_party(text, words, hit, term):
        return TypeTold("citizen", True)
    if term is not None and not term.generic:
        # Who represents no voters speaks for somebody: "a representative for Orlo".
        stands_in = (
            term.text == "representative" and hit is not None and _employed(text.split(), words, hit, known, term)
        )
        return _NOTHING if stands_in else TypeTold(term.type, True)
    employer = _employer(text, words, hit, known)
    if employer is not None:
        leads = term is not None and term.text == "leader" and _setting(words) == "politician"
        return TypeTold(("politician" if leads else "official") if employer == "institution" else employer, True)
    # "press secretary": the words of the role itself are no setting.
    setting = _setting((*words[: hit.start], "", *words[hit.end :]) if hit else words)
    if setting is not None:
        return TypeTold(setting, True)
    if term is None:
        return _NOTHING
    if term.type in _GOVERN and hit is not None and _employed(text.split(), words, hit, known, term):
        served = head_term(words[hit.end :])
        if served is not None and served.term.type in _GOVERN:
            return TypeTold("official", True)  # "a spokesman for Prime Minister Orlo"
        return _NOTHING  # whoever speaks for a body of which nothing tells what it is
    # A state's "president", or its "leader", where nothing but the place is told.
    rules = term.text == "president" or (term.text == "leader" and hit is not None and _of_a_place(words, hit, known))
    return TypeTold("politician" if rules else term.type, rules, broad=rules and len(words) == 1)


def _of_a_party(text: str, words: Sequence[str], hit: FoundTerm, term: SourceTerm) -> bool:
    """Whether a lawyer speaks for somebody and not as one who knows the law: "his lawyer", "a lawyer for Orlo"."""
    if term.text not in words_of("who speaks for a party in court"):
        return False
    before = set(words[: hit.end])
    owned = "’s " in text or "'s " in text or bool(before & word_list("function_words", "possessives"))
    return (
        owned or bool(before & {"defense", "defence"}) or words[hit.end : hit.end + 1] in (("for",), ("representing",))
    )


def _of_a_place(words: Sequence[str], hit: FoundTerm, known: World) -> bool:
    before = [word for word in words[: hit.start] if word and word not in words_of("before an office")]
    return bool(before) and all(word in known.places or word.rstrip("'s") in known.places for word in before)


def _employer(text: str, words: Sequence[str], hit: FoundTerm | None, known: World) -> SourceType | None:
    """The type of the organisation a role is held at, where its name tells it: "Tesco spokesman", "head of the IMF"."""
    listed = known_inside(text.split())
    if listed is not None:
        return listed.type
    outside = [word for at, word in enumerate(words) if word and not (hit and hit.start <= at < hit.end)]
    for size in range(min(_LONGEST, len(outside)), 0, -1):
        for at in range(len(outside) - size, -1, -1):
            kind = known.bodies.get(tuple(outside[at : at + size]), "unknown")
            if kind != "unknown":
                return kind
    return None


def _employed(printed: Sequence[str], words: Sequence[str], hit: FoundTerm, known: World, term: SourceTerm) -> bool:
    """Whether a body that is no place employs whoever has the role: "Orlo Brothers spokesman", "head of Marshline"."""
    if term.text.startswith("spokes"):  # an "Education Secretary" is employed by no body called Education
        before = [word for word in words[: hit.start] if word][-_LONGEST:]
        if any(tuple(before[at:]) in known.bodies for at in range(len(before))):
            return True
    first = hit.start - 1
    leads = term.text in words_of("heads of anything") and 0 <= first < len(printed)
    if leads and printed[first][:1].isupper() and words[first] not in known.places | words_of("before an office"):
        return True  # "Orlo Prize president"
    if len(printed) != len(words):  # hyphens make words of their own
        return False
    after = hit.end - 1 if words[hit.end - 1] in _OF else hit.end
    if after + 1 >= len(words) or words[after] not in _OF:
        return False
    behind = (
        after + 2
        if words[after + 1] in word_list("function_words", "articles") and after + 2 < len(words)
        else after + 1
    )
    return printed[behind][:1].isupper() and words[behind] not in known.places


def body_type(figure: Figure) -> SourceType:
    """By list, by what the name ends in, by what the text calls it, and by the parser's label; else unknown."""
    listed = known_body(figure.name)
    if listed is not None:
        return listed.type
    if figure.channel:
        return "media"
    words = _words(figure.name)
    if figure.place:
        side = find("role", words) if figure.plural else []
        return side[-1].term.type if side else "citizen" if figure.plural else "institution"  # "Norwegians", "Norway"
    if len(words) > 2 and words[1] in _OF:  # "Ministry of Defence", "University of Kelby"
        first = look_up("institution", words[:1])
        if first is not None and first[0].type != "unknown":
            return first[0].type
    both = look_up("setting", words[-2:]) if len(words) > 1 else None  # "Tea Party", which is no party
    if both is not None:
        return "institution" if both[0].type == "official" else both[0].type
    last = look_up("institution", words[-2:]) or look_up("institution", words[-1:]) if words else None
    if last is not None and last[0].type not in ("institution", "unknown"):
        return last[0].type
    told = next((term.type for term in (*figure.about, figure.term) if term and term.type != "unknown"), None)
    if told is not None and told != "institution":
        return told
    if last is not None and last[0].type == "institution":
        return "institution"
    setting = _setting(words)
    if setting == "official" or (last and setting == "politician"):
        return "institution"
    return setting or told or "unknown"


def _setting(words: Sequence[str]) -> SourceType | None:
    """Where the words belong: the last one that tells it, since names end in what they are.

    A broad word tells it only where no other does: "a hotel group".
    """
    broad = words_of("broad body nouns")
    found = find("setting", words)
    bodies = [hit for hit in find("institution", words) if hit.term.type != "unknown"]  # "an airline spokesman"
    telling = ([hit for hit in hits if hit.term.text not in broad] for hits in (found, bodies))
    for hits in (*telling, found, bodies):
        if hits:
            kind = hits[-1].term.type
            return "official" if kind == "institution" else kind
    return None


def _words(text: str) -> tuple[str, ...]:
    return tuple(normal(word) for word in text.replace("-", " - ").replace("’s", " ").replace("'s", " ").split())
