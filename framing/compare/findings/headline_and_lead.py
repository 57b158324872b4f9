"""Finding: what each article's headline and lead put first, side by side."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.passages import (
    beside,
    headline,
    interleaved,
    lead,
    printed,
    room,
    shown_around,
    with_given_titles,
)
from framing.compare.findings.universal import every as all_have
from framing.compare.findings.universal import none_of
from framing.compare.terms.content_terms import CONTENT, ContentTerm, stems_in, terms, within
from framing.compare.terms.stem_families import kin
from framing.compare.wording.log_odds import background
from framing.language.stems import stem
from framing.measure.english import in_quotes, letter, letters, listed, say
from framing.model import Comparison, FindingExample, FindingRule, Found, Parsed

_APART = "Named in one headline and lead alone: {words}."
_ALIKE = "Headline and lead of {who}, side by side."
_WORD = "{words} in {who}"
_LEAD = 2  # sentences
_COMMON = 0.0006  # share of all running words from which a noun names no matter by itself
_WHEN = ("DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY")  # entities that are no matter of their own


def _find(made: Comparison) -> Iterable[Found]:
    leads = [lead(made, side, _LEAD) for side in range(len(made.profiles))]
    sides = [side for side, places in enumerate(leads) if places]
    if len(sides) < 2:
        return
    every = [terms(profile.parsed) for profile in made.profiles]
    openings = {side: _opening(made, side, every[side]) for side in sides}
    openings = {side: _with_families(openings, side) for side in sides}
    words = {side: _alone(made, side, openings, every) for side in sides}
    told = [say(_WORD, words=in_quotes(words[side]), who=letter(side)) for side in sides if words[side]]
    title = say(_APART, words=listed(told)) if told else say(_ALIKE, who=letters(sides))
    heads = {side: headline(made, side) for side in sides}
    shown = {side: " ".join(printed(made, place) for place in leads[side]) for side in sides}
    if not all_have(heads.values(), bool):
        heads = {side: shown_around(shown[side], words[side], room(len(sides))) for side in sides}
    text = beside(made, heads)
    yield Found(title, text, interleaved(leads), titles=with_given_titles(made, sides))


def _opening(made: Comparison, side: int, every: Sequence[ContentTerm]) -> frozenset[str]:
    """The stems of a document's headline and lead."""
    last = lead(made, side, _LEAD)[-1].end
    title = frozenset(stems_in(headline(made, side)))
    return title | {term.stem for term in every if term.start < last}


def _with_families(openings: Mapping[int, frozenset[str]], side: int) -> frozenset[str]:
    """A document's opening with its stems' families, since "Norwegian" puts Norway first."""
    families = kin(stem for stems in openings.values() for stem in stems)
    return openings[side] | {other for stem in openings[side] for other, _ in families.get(stem, ())}


def _alone(
    made: Comparison, side: int, openings: dict[int, frozenset[str]], every: Sequence[Sequence[ContentTerm]]
) -> str:
    """The noun of an opening that its text returns to most and that stands in no other opening; "" without one.

    Of an article with a headline it is one that the headline has: a lead brings much that is by the way. One that the
    other texts print as well, further down, is the better: the order sets them apart, not the matter.
    """
    parsed = made.profiles[side].parsed
    others = [other for other in openings if other != side]
    times = Counter(term.stem for term in every[side])
    words = stems_in(headline(made, side))
    places = lead(made, side, _LEAD)
    where = every[side] if words else within(every[side], places[0].start, places[-1].end)
    found = [
        term
        for term in where
        if term.force >= CONTENT
        and (not words or (term.stem in words and times[term.stem] > 1))
        and _is_noun(parsed, term)
        and not _is_common(parsed, term)
        and none_of(others, lambda other, term=term: not _stems(parsed, term).isdisjoint(openings[other]))  # type: ignore[misc]
    ]
    if not found:
        return ""
    told = {term.stem for other in others for term in every[other]}
    best = max(found, key=lambda term: (times[term.stem] > 1, term.stem in told, times[term.stem], -term.start))
    phrase = _phrase(parsed, best)
    opening = " ".join((headline(made, side), *(printed(made, place) for place in places)))
    return phrase if phrase.casefold() in opening.casefold() else words.get(best.stem, "")


def _is_noun(parsed: Parsed, term: ContentTerm) -> bool:
    token = _token(parsed, term)
    return parsed.tokens.tag[token].startswith("NN") and parsed.tokens.entity[token] not in _WHEN


def _stems(parsed: Parsed, term: ContentTerm) -> set[str]:
    """The noun, and of a word before a noun that noun too: who has "ferry fares" has no "bus fares" alone."""
    tokens, at = parsed.tokens, _token(parsed, term)
    return {term.stem, *([stem(tokens.lower[tokens.head[at]])] if tokens.dep[at] == "compound" else [])}


def _is_common(parsed: Parsed, term: ContentTerm) -> bool:
    """Whether it is a word of any news ("people", "company"), which names no matter."""
    shares, rarest = background()
    word = parsed.document.text[term.start : term.end].lower()
    return max(shares.get(word, rarest), shares.get(term.stem, rarest)) > _COMMON


def _token(parsed: Parsed, term: ContentTerm) -> int:
    """The token in which a term stands."""
    return bisect_right(parsed.tokens.end, term.start)


def _phrase(parsed: Parsed, term: ContentTerm) -> str:
    """The noun with the nouns and adjectives it is joined to, "ferry fares"; of a person the name alone."""
    tokens, first = parsed.tokens, _token(parsed, term)
    last = first
    if tokens.entity[first] == "PERSON":
        while first and tokens.entity[first - 1] == "PERSON" and not tokens.entity_begins[first]:
            first -= 1
        while last + 1 < len(tokens) and tokens.entity[last + 1] == "PERSON" and not tokens.entity_begins[last + 1]:
            last += 1
        last -= tokens.tag[last] == "POS"
        return parsed.document.text[tokens.start[first] : tokens.end[last]]
    row = tokens.sentence[first]
    joined = ("compound", "amod", "nmod")
    while (
        first > last - 2
        and first
        and tokens.sentence[first - 1] == row
        and tokens.dep[first - 1] in joined
        and tokens.entity[first - 1] not in _WHEN
    ):
        first -= 1
    text = parsed.document.text
    while (
        first and tokens.sentence[first - 1] == row and "-" in text[tokens.start[first] - 1 : tokens.start[first] + 1]
    ):
        first -= 1  # of "ferry-fares vote" no "fares vote" is shown
    while (
        last + 1 < len(tokens)
        and tokens.sentence[last + 1] == row
        and tokens.dep[last] == "compound"
        and tokens.tag[last + 1].startswith("NN")
    ):
        last += 1
    return text[tokens.start[first] : tokens.end[last]]


FINDING = FindingRule(
    kind="headline-and-lead",
    aspect="headline",
    strength="telling",
    order=10,
    reads=("profiles",),
    find=_find,
    examples=(
        FindingExample(
            lambda: comparison(
                "Cracks closed the bridge. The cracks were seen on Monday.",
                "Ferries were crowded on Monday. More ferries will sail.",
            ),
            "Named in one headline and lead alone: “Cracks” in A and “Ferries” in B.",
        ),
        FindingExample(
            lambda: comparison("Cracks closed the bridge.", "The bridge has cracks."),
            "Headline and lead of A and B, side by side.",
        ),
        FindingExample(
            lambda: comparison("The governor was in Lintmouth.", "The government was in Lintmouth."),
            "Headline and lead of A and B, side by side.",  # words of one family put nothing different first
        ),
        FindingExample(lambda: comparison("Cracks closed the bridge.", "# The bridge has cracks."), None),
    ),
)
