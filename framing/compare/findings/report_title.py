"""A report's title, from the articles' own headlines, and its standfirst: who published when, and whom all credit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.compare.findings.passages import headline, lead, printed
from framing.compare.findings.universal import (
    every,
    in_english,
    is_person,
    is_told_apart,
    only_in,
    shared_by,
    with_article,
)
from framing.compare.publication import days_after
from framing.compare.terms.content_terms import weights
from framing.language.stems import stem
from framing.lexicons.closed_lists import in_order
from framing.measure.english import everyone, letter, letters, listed, names, number, say, shortened, stop, upper_first
from framing.model import Comparison, Parsed

_LONGEST = 110  # characters of a title
_SHORTEST = 12  # of a headline that says what happened: "Live" and "Opinion" do not
_WORD = re.compile(r"[^\W_]+")
_SHARED = "{everyone} credit {who}."
_NONE = "No person whom one of them credits is named in another."
_UNLIKE = "They are not all in English, so who is credited is not compared."
_SOME_UNLIKE = "They are not all in English; who is credited is compared in those that are."
_NEWER = "{newer} {n:is|are} {days} newer than {older}."
_NO_TITLE = "{n} articles without a text"


def title_of(made: Comparison) -> str:
    """What happened, in the words of one of the articles' headlines: of the one that the others' tell most of.

    Where no article has a headline, the beginning of a lead stands for it.
    """
    sides = range(len(made.profiles))
    told = [_headline(made, side) for side in sides]
    if not any(told):
        told = [" ".join(printed(made, place) for place in lead(made, side, 1)) for side in sides]
    openings = [_stems(f"{headline(made, s)} {' '.join(printed(made, p) for p in lead(made, s))}") for s in sides]
    weight = weights(openings)

    def agreement(side: int) -> tuple[bool, float, int, str]:
        words = _stems(told[side])
        shared = [weight[word] for other in sides if other != side for word in words & openings[other]]
        # Per word, so that the headline that says little else is taken; ties go by the words, never by order.
        whole = not told[side].endswith(("?", "...", "…")) and " " in told[side]
        return whole, round(sum(sorted(shared)) / (2 + len(words)), 6), -len(told[side]), told[side]

    with_words = [side for side in sides if told[side]]
    if not with_words:
        return upper_first(say(_NO_TITLE, n=len(made.profiles)))
    return shortened(told[max(with_words, key=agreement)], _LONGEST)


def _headline(made: Comparison, side: int) -> str:
    """A document's headline without the outlet's name at its end; "" where it says too little."""
    document = made.profiles[side].parsed.document
    title = " ".join(headline(made, side).split())
    if document.outlet:
        for mark in (" | ", " - ", " – ", " — "):
            title = title.removesuffix(f"{mark}{document.outlet}")
    return title if len(title) >= _SHORTEST else ""


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text))


def standfirst(made: Comparison) -> str:
    """Who published what and when, and which named sources all of them credit."""
    return f"{stop(_published([profile.parsed for profile in made.profiles]))}{_age(made)} {_heard(made)}".strip()


def _heard(made: Comparison) -> str:
    english = in_english(made)
    if len(english) < len(made.profiles):
        return _UNLIKE if len(english) < 2 else _SOME_UNLIKE
    if shared := shared_by(made, english):
        who = names([with_article(name) for name in shared])
        return say(_SHARED, everyone=upper_first(everyone(len(english))), who=who.removesuffix("."))
    # That none is shared is said only where no name of a source stands in another text at all.
    return _NONE if _shares_none(made, english) else ""


def _shares_none(made: Comparison, sides: Sequence[int]) -> bool:
    """Whether each side credits a person, and no other text prints any of their names."""
    people = [row for row in made.sources if is_person(row) and is_told_apart(made, row)]
    return every(sides, lambda side: any(row.sentences[side] for row in people)) and every(
        people, lambda row: only_in(made, row, sides) is not None
    )


def _age(made: Comparison) -> str:
    """Which of two articles is newer, and by how many days; of more, which are newer than the oldest."""
    documents = [profile.parsed.document for profile in made.profiles]
    ages = [days_after(documents[0], document) for document in documents]
    known = [age for age in ages if age is not None]
    if len(known) < len(ages) or len(set(known)) != 2:
        return ""
    first, last = sorted(set(known))
    older = [side for side, age in enumerate(ages) if age == first]
    newer = [side for side, age in enumerate(ages) if age == last]
    days = "a day" if last - first == 1 else f"{number(last - first)} days"
    return f" {say(_NEWER, newer=letters(newer), n=len(newer), days=days, older=letters(older))}"


def _published(documents: Sequence[Parsed]) -> str:
    outlets = [parsed.document.outlet for parsed in documents]
    dates = [parsed.document.published and day_in_words(parsed.document.published) for parsed in documents]
    articles = f"{upper_first(number(len(documents)))} articles"
    known = [outlet for outlet in outlets if outlet]
    who = listed(known) if len(set(known)) == len(documents) else articles
    if len(set(dates)) == 1:
        return f"{who}, {dates[0] or 'undated'}"
    when = [f"{letter(side)} {f'of {date}' if date else 'without a date'}" for side, date in enumerate(dates)]
    return f"{who}: {listed(when)}"


def day_in_words(iso: str) -> str:
    """A date as it is said: "12 March 2025"; as it is written where it is no date."""
    year, month, day = [*iso.split("-"), "", ""][:3]
    if not (month.isdigit() and 1 <= int(month) <= 12 and day[:2].isdigit()):
        return iso
    return f"{int(day[:2])} {in_order('calendar', 'months')[int(month) - 1].capitalize()} {year}"
