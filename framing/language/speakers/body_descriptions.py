"""What the text calls an organisation: "the ferry firm Marsh Line", "Marsh Line is a charity"."""

from __future__ import annotations

from framing.language.speakers.figures import Mention, Names
from framing.language.speakers.source_words import SourceTerm, find, look_up
from framing.language.speakers.word_lists import words
from framing.language.view import View

_LONGEST = 10  # tokens of a description behind a name
_IS = frozenset({"is", "was", "s"})


def describe_bodies(view: View, bodies: Names) -> None:
    """Add to every body what the words around its mentions call it. Linear in the mentions."""
    for mention in bodies.mentions:
        if view.quoted(mention.head):
            continue
        for term in (_before(view, mention), _behind(view, mention), _clause(view, mention)):
            if term is not None and term not in mention.figure.about:
                mention.figure.about.append(term)


def _before(view: View, mention: Mention) -> SourceTerm | None:
    """ "electricity provider Marsh Power", "the company, Marsh Power,"."""
    at = mention.low
    if at > 0 and view.normal[at - 1] == "the":
        at -= 1  # "the district’s bridge watch, the Tarnet"
    apposed = view.tokens.dep[mention.head] == "appos" and at > 1 and view.tokens.text[at - 1] == ","
    if apposed:
        at -= 1
    if at == 0 or view.tokens.text[at - 1][:1].isupper() or not view.normal[at - 1]:
        return None
    for size in (3, 2, 1):
        if at >= size and all(view.normal[at - size : at]):
            hit = look_up("institution", view.normal[at - size : at])
            if hit is not None and not hit[1]:
                return hit[0]
    return None


def _behind(view: View, mention: Mention) -> SourceTerm | None:
    """ "Marsh Line, a ferry operator based in Kelby": the first term of the noun phrase behind the comma."""
    return described_behind(view, mention.high)


def described_behind(view: View, at: int) -> SourceTerm | None:
    """What a noun phrase behind the comma at a token calls the name before it."""
    tokens = view.tokens
    if at < len(tokens) and tokens.text[at] == "(":  # "Marsh Line (ML), a ferry operator"
        at = next((i + 1 for i in range(at, min(at + 5, len(tokens))) if tokens.text[i] == ")"), at)
    if (
        at + 1 >= len(tokens)
        or tokens.text[at] not in (",", "—", "–")
        or view.normal[at + 1] not in words("before a description behind a name")
    ):
        return None
    return _phrase(view, at + 2)


def _clause(view: View, mention: Mention) -> SourceTerm | None:
    """ "Marsh Line is a ferry operator"."""
    at = mention.high
    if view.tokens.dep[mention.head] not in ("nsubj", "nsubjpass") or at + 1 >= len(view.tokens):
        return None
    if view.normal[at] not in _IS or view.normal[at + 1] not in words("before a description behind a name"):
        return None
    return _phrase(view, at + 2)


def _phrase(view: View, low: int) -> SourceTerm | None:
    """The last singular term of a noun phrase that begins at a token, before what tells more of it."""
    high = low
    sentence = view.tokens.sentence[low] if low < len(view.tokens) else -1
    while (
        high < len(view.tokens)
        and high - low < _LONGEST
        and view.tokens.sentence[high] == sentence
        and view.normal[high] not in words("behind the noun of a description")
        and view.tokens.text[high] not in (",", ".", ";", ":", "—", "–", "(", ")")
        and not view.tokens.tag[high].startswith(("VBD", "VBZ", "VBP", "MD"))
    ):
        high += 1
    found = [hit for hit in find("institution", view.normal[low:high]) if not hit.plural]
    roles = find("role", view.normal[low:high])
    if not found or (roles and roles[-1].end > found[-1].end):  # "Marsh Line, the company chairman said"
        return None
    return found[-1].term if low + found[-1].end == high else None
