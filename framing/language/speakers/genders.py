"""Whether "he" or "she" takes a person up, as far as the pronouns near the name agree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from framing.language.speakers.figures import Mention
from framing.language.speakers.source_words import Gender
from framing.language.speakers.word_lists import words
from framing.language.view import View

_LOOK_BACK = 40  # places that name somebody, looked back over from a pronoun
_NEAR = 4  # people a pronoun may stand for before its vote is worth nothing
_LEAST = 1.5  # votes: a pronoun or two near a name may be anybody's
_SENTENCE = 2.0  # prominence lost by standing one sentence further back


@cache
def of_pronoun() -> Mapping[str, Gender]:
    """The pronouns of one person, and what each tells."""
    male: dict[str, Gender] = dict.fromkeys(words("he"), "male")
    return male | dict.fromkeys(words("she"), "female")


def genders(view: View, mentions: Sequence[Mention]) -> dict[int, Gender]:
    """By id of the figure: the gender most pronouns give it that follow it in its sentence or the next."""
    starts = [mention.low for mention in mentions]
    sentences = view.tokens.sentence
    votes: dict[int, dict[Gender, float]] = {}
    pronouns = of_pronoun()
    for index, word in enumerate(view.normal):
        gender = pronouns.get(word)
        if gender is None or view.quoted(index):
            continue
        near: dict[int, Mention] = {}
        last = bisect_left(starts, index) - 1
        for mention in reversed(mentions[max(0, last + 1 - _LOOK_BACK) : last + 1]):
            if sentences[mention.head] < sentences[index] - 1 or len(near) >= _NEAR:
                break
            if not view.quoted(mention.head):
                near.setdefault(id(mention.figure), mention)
        if near:
            best = max(near.values(), key=lambda m: m.prominence - _SENTENCE * (sentences[index] - sentences[m.head]))
            found = votes.setdefault(id(best.figure), {})
            found[gender] = found.get(gender, 0.0) + (1.0 if len(near) == 1 else 0.5)
    told: dict[int, Gender] = {}
    for figure, found in votes.items():
        male, female = found.get("male", 0.0), found.get("female", 0.0)
        if max(male, female) >= _LEAST and max(male, female) > 2 * min(male, female):
            told[figure] = "male" if male > female else "female"
    return told
