"""Through whose hands words came: "told The Harbour Post", "according to reports from …", "in an interview with …"."""

from __future__ import annotations

from framing.language.attribution.verbs import term_at
from framing.language.base_forms import lemma
from framing.language.normal_form import normal
from framing.language.speakers.figures import Figure, Mention, Names
from framing.language.speakers.source_words import find, look_up
from framing.language.speakers.word_lists import words
from framing.language.token_ranges import Range
from framing.language.view import View
from framing.lexicons.closed_lists import word_list
from framing.model import Attribution

_RECIPIENT = ("dobj", "dative", "iobj", "nsubjpass")
_INITIALS = 6  # letters of the longest initials of a broadcaster or an agency
_STEPS = 12  # children looked at of one verb


def channels(view: View, bodies: Names, attribution: Attribution) -> list[Mention]:
    """The media that an attribution says its words were given to or appeared in, in the order of the text."""
    found: list[Mention] = []
    for span in attribution.cue:
        low, high = view.range_of(span)
        for index in range(low, high):
            for noun, certain in _places(view, index):
                mention = bodies.at.get(noun)
                if mention is not None and mention not in found and is_medium(view, mention, told=certain):
                    found.append(mention)
    return found


def is_medium(view: View, mention: Mention, *, told: bool) -> bool:
    """A newspaper, a station, an agency: by a word of its name, or, for who was told, by initials or a bare name."""
    if mention.figure.channel or says_medium(mention.figure):
        return True
    label = view.tokens.entity[mention.head]
    if not told or label not in ("ORG", "PRODUCT", "PERSON"):
        return False
    words = [normal(word) for word in mention.figure.name.split()]
    if find("institution", words) or find("role", words):
        return False
    # "told Harbourwire": a lone name without an article; "told the Admiralty" is no channel.
    return len(words) == 1 and (
        mention.low == 0 or view.normal[mention.low - 1] not in word_list("function_words", "articles")
    )


def says_medium(figure: Figure) -> bool:
    """The name itself tells: "The Harbour Post", "Radio Marsh"."""
    words = [normal(word) for word in figure.name.split()]
    if figure.form != "institution" or not words:
        return False
    last = look_up("setting", words[-1:]) or (look_up("setting", words[:1]) if len(words) > 1 else None)
    return last is not None and last[0].type == "media"


def _places(view: View, verb: int) -> list[tuple[int, bool]]:
    """Nouns under a reporting verb that may be its channel, and whether being there already tells so."""
    tokens = view.tokens
    found: list[tuple[int, bool]] = []
    for child in view.children(verb)[:_STEPS]:
        if tokens.dep[child] in _RECIPIENT and view.normal[verb] in words("forms of telling"):
            found.append((child, tokens.dep[child] != "nsubjpass"))
            found += [(owner, False) for owner in view.children(child) if tokens.dep[owner] == "poss"]
        if tokens.dep[child] not in ("prep", "agent", "dative"):
            continue
        noun = view.child(child, "pobj")
        if noun is None:
            continue
        if view.normal[child] in words("before a medium behind a verb"):
            initials = tokens.text[noun].isupper() and 2 <= len(tokens.text[noun]) <= _INITIALS
            found.append((noun, view.normal[child] in ("on", "to") and initials))
            found += [
                (owner, tokens.text[owner].isupper()) for owner in view.children(noun) if tokens.dep[owner] == "poss"
            ]
        if view.normal[noun] in words("where words are given"):
            for prep in view.children(noun):
                if view.normal[prep] in words("before a medium behind a noun"):
                    medium = view.child(prep, "pobj")
                    if medium is not None:
                        found.append((medium, view.normal[prep] == "with" and tokens.entity[medium] == "ORG"))
                        found += [(owner, True) for owner in view.children(medium) if tokens.dep[owner] == "poss"]
            found += [(part, True) for part in view.children(noun) if tokens.dep[part] in ("poss", "compound", "nmod")]
    return found


def passes_on(view: View, persons: Names, mention: Mention) -> bool:
    """Whether "according to X", around what somebody else said, makes X a medium: not when X is whom they speak for."""
    if not is_medium(view, mention, told=True):
        return False
    words = {normal(word) for word in mention.figure.name.split()}
    return not any(words <= role.words for person in persons.persons for role in person.roles)


def dispatch(view: View, mention: Mention) -> bool:
    """ "reports from X", "dispatches from X": only the media send them."""
    before = [word for word in view.normal[max(0, mention.low - 3) : mention.low] if word and word != "the"]
    named = view.tokens.entity[mention.head] in ("ORG", "PRODUCT")
    return named and before[-1:] == ["from"] and before[-2:-1] != [] and before[-2] in words("what a medium sends")


def spoken_inside(view: View, persons: Names, attribution: Attribution) -> tuple[Range, str] | None:
    """Who says what a medium passes on, and the verb, where that verb heads the whole content."""
    for span in attribution.content:
        first, last = view.range_of(span)
        for index in range(first, last):
            heads = view.tokens.dep[index] == "ROOT" or not first <= view.tokens.head[index] < last
            if not heads or not view.tokens.tag[index].startswith("V"):
                continue
            known = term_at(view, index, lemma(view.tokens.lower[index], view.tokens.tag[index]))
            if known is None or known[0].family.class_ != "speech":
                return None
            subject = view.own_subject(index)
            if subject is not None:
                return view.subtree(subject), known[0].text
            # The parser may have hung the name elsewhere, but it stands right before the verb.
            mention = persons.at.get(index - 1)
            return ((mention.low, mention.high), known[0].text) if mention else None
    return None
