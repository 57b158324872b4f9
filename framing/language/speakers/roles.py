"""What a name is said to be: the words before it, the apposition behind it, "who leads …", "is a …"."""

from __future__ import annotations

import re
from itertools import pairwise

from framing.language.speakers.figures import Mention, Role
from framing.language.speakers.source_words import FoundTerm, Kind, find, look_up
from framing.language.speakers.word_lists import words as words_of
from framing.language.token_ranges import Range
from framing.language.view import View
from framing.lexicons.closed_lists import word_list

_BEFORE = 12  # tokens looked at in front of a name
_LONGEST = 16  # tokens of a role behind a name
_CLIMB = 4  # steps from the noun a name was hung on up to the role
_YOUNGEST, _OLDEST = 5, 110  # years; other numbers behind a name are no age
_TAG = 12  # characters in which a party's tag begins
_PARTY = re.compile(r"[,(\[] ?(?:Rep\.?|Dem\.?|[RDI])(?:[-–][A-Z][A-Za-z.]|[,)\]])")
_MOST = 12  # roles kept of one person
_THINGS: tuple[Kind, ...] = ("document", "utterance", "institution")
_DATES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT"})


def add_roles(view: View, mention: Mention) -> None:
    """Add to the mention's figure whatever role the words around it tell."""
    mention.figure.private = mention.figure.private or _age_behind(view, mention.high) or _age_before(view, mention.low)
    mention.figure.party = mention.figure.party or _party_behind(view, mention.high)
    if view.quoted(mention.head) or len(mention.figure.roles) >= _MOST:
        return  # what a source calls somebody is not the outlet's description
    told = (*(rule(view, mention) for rule in (_before, _apposition, _joined, _clause, _one_of, _of_body)),)
    for found in told:
        if found is None:
            continue
        role = role_of(view, *found)
        if role is not None and all(role.text != other.text for other in mention.figure.roles):
            mention.figure.roles.append(role)
            gender = role.term.gender if role.term is not None else None
            # "her husband" is surer than pronouns near the name, but women are called "alderman" and "chairman" too.
            unsure = gender == "male" and role.term is not None and role.term.text.endswith("man")
            if gender and not (unsure and mention.figure.gender):
                mention.figure.gender = gender


def _party_behind(view: View, at: int) -> bool:
    """ "Orlo, D-Kelby, said" and "Orlo (R-Kelby)": the party's letter and the seat."""
    if at + 1 >= len(view.tokens):
        return False
    behind = view.document.text[view.tokens.start[at] : view.tokens.start[at] + _TAG]
    return _PARTY.match(behind) is not None


def _age_behind(view: View, at: int) -> bool:
    """ "Tamsin Orlo, 43," and "Tamsin Orlo (43)"."""
    tokens = view.tokens
    if at + 2 >= len(tokens) or tokens.text[at] not in (",", "(") or tokens.text[at + 2] not in (",", ")", "."):
        return False
    return tokens.text[at + 1].isdecimal() and _YOUNGEST <= int(tokens.text[at + 1][:4]) <= _OLDEST


def _age_before(view: View, low: int) -> bool:
    """ "The 43-year-old Orlo"."""
    return view.normal[max(0, low - 1)].endswith("year old") or view.normal[max(0, low - 3) : low] == (
        "year",
        "",
        "old",
    )


def role_of(view: View, low: int, high: int) -> Role | None:
    """The words as a role, if they hold one; articles in front and what is no word at the edges are left out."""
    while low < high and (not view.normal[low] or view.normal[low] in words_of("in front of a role behind a name")):
        low += 1
    while low < high and (
        view.normal[high - 1] in words_of("no end of a role")
        or (not view.normal[high - 1] and view.tokens.text[high - 1] != ".")
    ):
        high -= 1
    if low >= high or view.normal[low] in word_list("function_words", "demonstratives"):
        return None
    words = view.normal[low:high]
    head = head_term(words)
    former = any(word in words_of("past, of a role") for word in words)
    kept = frozenset(word for word in words if word and word not in word_list("function_words", "articles"))
    core = frozenset(words[slice(*_core(view, low, high))]) & kept
    return Role(view.text(low, high), view.span(low, high), kept, head.term if head else None, former, core)


def _core(view: View, low: int, high: int) -> Range:
    """The words of a role, counted from ``low``, without a possessor before and a complement behind."""
    first, last = 0, high - low
    for at in range(low, high):
        if view.tokens.tag[at] == "POS" or view.normal[at].endswith(("'s", "’s")):
            first = at + 1 - low
    for at in range(low + max(first, 1), high):
        if view.normal[at] in words_of("joins of a role and whom it serves"):
            last = at - low
            break
    return first, last


def head_term(words: tuple[str, ...]) -> FoundTerm | None:
    """The role a phrase is about, the last before "of", "at", "who" …: "secretary" in "secretary to the mayor"."""
    found = [hit for hit in find("role", words) if not _members(words, hit)]
    if not found:
        return None
    stop = next((i for i, word in enumerate(words) if word in words_of("behind the words of a role")), len(words))
    front = [hit for hit in found if hit.start < stop]
    return front[-1] if front else found[0]


def _members(words: tuple[str, ...], hit: FoundTerm) -> bool:
    """Whether a plural names whose body it is: "the dockers’ union", "a workers party"."""
    behind = [word for word in words[hit.end :] if word]
    return hit.plural and any(look_up("institution", behind[:size]) for size in (1, 2))


def _before(view: View, mention: Mention) -> Range | None:
    """The words in front: "Coastal League chief" of "Coastal League chief Tamsin Orlo"."""
    tokens, words = view.tokens, view.normal
    sentence = tokens.sentence[mention.low]
    low = mention.low
    while low > 0 and mention.low - low < _BEFORE and tokens.sentence[low - 1] == sentence:
        at = low - 1
        tag = tokens.tag[at]
        if tokens.entity[at] in _DATES or look_up("title", [words[at]]) is not None:
            break
        plain = (
            tag.startswith(("NN", "JJ"))
            or (tag in ("VBN", "VBG") and tokens.dep[at] in ("amod", "compound"))
            or tag in ("POS", "HYPH", "AFX", "PRP$")
            or tokens.text[at] in "-–"
            or (tokens.text[at + 1] == "-" and tokens.text[at - 1] == "-")  # "editor-in-chief"
        )
        joined = (
            words[at] in ("of", "and", "for", "to")
            and at > 0
            and _ends_in_role(words, at)
            and _is_name_part(view, at + 1)
        )
        article = words[at] == "the" and at > 0 and words[at - 1] == "of"
        if not (plain or joined or article):
            break
        low = at
    if low == mention.low:
        return None
    found = find("role", words[low : mention.low])
    low = _served(view, low, mention.low)
    found = find("role", words[low : mention.low])
    # What stands between the role and the name must belong to the role: "Director of the Mint", not "delegate brawl".
    if not found or tokens.tag[mention.low - 1] == "POS":
        return None
    rest = [word for word in words[low + found[-1].end : mention.low] if word]
    joins = ("of", "for", "and", "to")
    if rest and (rest[0] not in joins or rest[-1] in joins):
        return None
    while low < mention.low and (
        tokens.text[low] in "-–'’s" or tokens.tag[low] in ("POS", "VBG", "VBN") or words[low] in joins
    ):
        low += 1
    return (low, mention.low) if low < mention.low else None


def _served(view: View, low: int, high: int) -> int:
    """Where the bearer's own role begins: "Captain" of "the widow of Captain"."""
    found = find("role", view.normal[low:high])
    for one, two in pairwise(found):
        between = [word for word in view.normal[low + one.end : low + two.start] if word and word != "the"]
        ends_in_join = view.normal[low + one.end - 1] in words_of("joins of a role and whom it serves")
        if low + two.end == high and (between in (["for"], ["of"], ["to"]) or (ends_in_join and not between)):
            low += two.start
            break
    return low


def _ends_in_role(words: tuple[str, ...], at: int) -> bool:
    return any(look_up("role", [word for word in words[max(0, at - size) : at] if word]) for size in (1, 2, 3))


def _is_name_part(view: View, at: int) -> bool:
    return view.tokens.text[at][:1].isupper() or view.normal[at] == "the"


def _apposition(view: View, mention: Mention) -> Range | None:
    """The words behind: "a researcher at the institute" of "Peder Vance, a researcher at the institute, said"."""
    tokens = view.tokens
    for child in view.children(mention.head):
        if tokens.dep[child] == "appos" and child >= mention.high and _describes(view, child):
            return _cut(view, *view.subtree(child), child)
    # The parser hangs many an apposition elsewhere; the comma and the article tell it as well.
    at = mention.high
    if at < len(tokens) and tokens.text[at] == "," and at + 1 < len(tokens):
        at += 1
        if tokens.tag[at] == "CD" and at + 1 < len(tokens) and tokens.text[at + 1] == ",":
            at += 2
        end = at
        while end < len(tokens) and end - at < _LONGEST and tokens.sentence[end] == tokens.sentence[mention.head]:
            if tokens.text[end] in (",", ".", ";", "—", "(", ")", '"', ":") or tokens.tag[end].startswith(
                ("VBD", "VBZ", "VBP", "MD", "W")
            ):
                break
            end += 1
        closed = end < len(tokens) and tokens.text[end] in (",", ".", ";", "—")
        hit = head_term(view.normal[at:end]) if closed and at < end else None
        if hit is not None and _starts_a_role(view, at):
            return at, end
    # "A spokesman for the union, Tamsin Orlo, said": the name is the apposition, and its head the role.
    if tokens.dep[mention.head] == "appos" and mention.low > 1 and tokens.text[mention.low - 1] == ",":
        head, end = tokens.head[mention.head], mention.low - 1
        for _ in range(_CLIMB):  # "a spokeswoman for the mayor's office, Tamsin Orlo,": up from the office to the role
            if head < end and _describes(view, head, end, any_noun=False):
                break
            head = tokens.head[head]
        low = max(view.low[head], end - _LONGEST)
        if head < end and _describes(view, head, end):
            return low, end
    return None


def _joined(view: View, mention: Mention) -> Range | None:
    """What an apposition says besides: "co-chair of the trust" of "Tamsin Orlo, a widow and co-chair of the trust"."""
    for child in view.children(mention.head):
        if view.tokens.dep[child] == "appos" and child >= mention.high and _describes(view, child):
            second = view.child(child, "conj")
            if second is not None and _describes(view, second, any_noun=False):
                return _cut(view, max(child + 1, view.low[second]), view.high[child], second)
    return None


def _starts_a_role(view: View, at: int) -> bool:
    tag = view.tokens.tag[at]
    return tag in ("DT", "PRP$", "JJ", "NN", "NNP", "JJS") and view.tokens.entity[at] not in ("DATE", "TIME")


def _describes(view: View, head: int, end: int | None = None, *, any_noun: bool = True) -> bool:
    """A noun that tells what somebody is, not a second name: a known role, or any noun of "the lock keeper, …"."""
    if view.tokens.tag[head] not in ("NN", "NNP"):
        return False
    low, high = view.subtree(head)
    low, high = max(low, head - _LONGEST), min(high if end is None else end, head + _LONGEST)
    found = head_term(view.normal[low:high])
    if found is not None:
        return not found.plural
    article = view.normal[low] in word_list("function_words", "articles") or view.tokens.tag[low] == "PRP$"
    thing = not any_noun or any(look_up(kind, view.normal[head : head + 1]) for kind in _THINGS)
    return article and view.tokens.tag[head] == "NN" and not thing and not view.tokens.entity[head]


def _cut(view: View, low: int, high: int, head: int) -> Range:
    """A phrase without relative clauses and second appositions at its end."""
    tokens = view.tokens
    for child in view.children(head):
        if child > head and tokens.dep[child] in ("relcl", "appos", "conj", "advcl", "acl"):
            high = min(high, view.low[child])
    high = min(high, low + _LONGEST)
    for index in range(head + 1, high):
        if tokens.text[index] in (",", ";", "—", "("):
            high = index
            break
    return low, high


def _one_of(view: View, mention: Mention) -> Range | None:
    """The people a name is given as one of: "radio hosts" of "radio hosts like Tamsin Orlo"."""
    tokens, words = view.tokens, view.normal
    at = mention.low - 1
    if at > 0 and words[at] == "as" and words[at - 1] == "such":
        at -= 1
    elif at < 0 or words[at] not in ("like", "including"):
        return None
    at -= 1
    while at > 0 and not words[at]:
        at -= 1
    if at < 0 or tokens.tag[at] not in ("NNS", "NNPS") or tokens.sentence[at] != tokens.sentence[mention.low]:
        return None
    low = at
    while low > 0 and at - low < _BEFORE and tokens.head[low - 1] == at and tokens.tag[low - 1][:2] in ("NN", "JJ"):
        low -= 1
    hit = head_term(words[low : at + 1])
    return (low, at + 1) if hit is not None and hit.end == at + 1 - low else None


def _of_body(view: View, mention: Mention) -> Range | None:
    """The organisation behind a name: "the Kelby Policy Center" of "Tamsin Orlo of the Kelby Policy Center".

    Behind a comma too, and where a noun tells what it is: "Orlo, from the dockers’ union Open Quay".
    """
    tokens, low = view.tokens, mention.high
    if low < len(tokens) and tokens.text[low] == ",":
        low += 1
    low += 1
    if low >= len(tokens) or view.normal[low - 1] not in ("of", "from", "with"):
        return None
    while low < len(tokens) and (view.normal[low] == "the" or tokens.tag[low].startswith("JJ")):
        low += 1
    if low >= len(tokens) or tokens.sentence[low] != tokens.sentence[mention.head]:
        return None
    if tokens.entity[low] == "ORG":
        return low, view.entity_range(low)[1]
    high = low
    while high < len(tokens) and high - low < _BEFORE and (tokens.tag[high][:2] in ("NN", "JJ", "PO")):
        high += 1
    found = find("institution", view.normal[low:high])
    told = found and found[-1].term.type != "unknown" and not found[-1].plural
    return (low, high) if told and not tokens.entity[low] else None


def _clause(view: View, mention: Mention) -> Range | None:
    """ "leads the union" of "Tamsin Orlo, who leads the union", and "a judge" of "Orlo is a judge"."""
    tokens = view.tokens
    for child in view.children(mention.head):
        if tokens.dep[child] == "relcl" and child >= mention.high:
            attribute = view.child(child, "attr")
            if (
                attribute is not None
                and view.normal[child] in ("is", "was", "s")
                and _describes(view, attribute, any_noun=False)
            ):
                return _cut(view, *view.subtree(attribute), attribute)
            leads = _stem(view.normal[child]) in words_of("verbs of leading")
            led = view.child(child, "dobj", "prep") if leads else None
            if led is not None and view.normal[view.low[child]] == "who":
                return _cut(view, view.low[child], view.high[led], child)
    verb = tokens.head[mention.head]
    if tokens.dep[mention.head] == "nsubj" and view.normal[verb] in ("is", "was"):
        attribute = view.child(verb, "attr")
        if (
            attribute is not None
            and not view.reported(verb)
            and not view.quoted(verb)
            and _describes(view, attribute, any_noun=False)
        ):
            return _cut(view, *view.subtree(attribute), attribute)
    return None


def _stem(word: str) -> str:
    for ending in ("es", "s", "ed", "d", "ing"):
        if word.endswith(ending) and word[: -len(ending)] in words_of("verbs of leading"):
            return word[: -len(ending)]
    return "teach" if word == "taught" else "lead" if word == "led" else "run" if word == "ran" else word
