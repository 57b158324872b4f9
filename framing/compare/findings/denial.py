"""Finding: what somebody denies in one article, where another has neither that nor any denial."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from framing.compare.certainty.certainty_words import terms_of
from framing.compare.coverage.uncovered import SURELY
from framing.compare.findings.examples import covered, place
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.passages import is_newer, printed
from framing.compare.findings.universal import in_english, none_of, with_article
from framing.language.view import View
from framing.measure.english import in_quotes, letter, listed, say
from framing.model import Attribution, Comparison, FindingExample, FindingRule, Found, Place, Span, Speaker

_DENIED = "What {who} {n:denies|deny} in {side} has no counterpart in {others}."
_DISPUTED = "What {who} {n:disputes|dispute} in {side} has no counterpart in {others}."
_TEXT = "{side}: {words}"
_SHOWN = 3  # denials told, that which most lack first
_PLURAL = "s"


class _Denied(NamedTuple):
    """A denial, and the documents in which there is none."""

    who: str
    verb: str
    place: Place
    absent: tuple[int, ...]


def _find(made: Comparison) -> Iterable[Found]:
    found = sorted(_denials(made), key=lambda item: (-len(item.absent), item.place.start, item.who))
    told = list({item.place: item for item in reversed(found)}.values())[::-1]
    for number, item in enumerate(told[:_SHOWN]):
        side = letter(item.place.document)
        others = listed([letter(other) for other in item.absent], last="or")
        last = item.who.rpartition(" ")[2]
        many = last.islower() and last.endswith(_PLURAL)
        title = say(
            _DENIED if item.verb == "deny" else _DISPUTED,
            who=with_article(item.who),
            n=2 if many else 1,
            side=side,
            others=others,
        )
        text = say(_TEXT, side=side, words=in_quotes(" ".join(printed(made, item.place).split())))
        yield Found(title, text, (item.place,), item.absent, extra=number > 0)


def _denials(made: Comparison) -> Iterator[_Denied]:
    english = in_english(made)
    silent = {
        side for side in english if none_of(View.of(made.profiles[side].parsed).lemmas, terms_of("denial").__contains__)
    }
    scores = {
        (item.document, item.sentence): {
            other.document: other.score for other in item.counterparts if other.told == "no"
        }
        for item in made.coverage
    }
    for side in english:
        parsed = made.profiles[side].parsed
        names = {speaker.id: speaker.name for speaker in parsed.speakers}
        for item in parsed.attributions:
            if (
                item.verb is None
                or item.verb not in terms_of("denial")
                or not item.content
                or item.speaker not in names
            ):
                continue
            row = parsed.tokens.sentence[View.of(parsed).range_of(item.content[0])[0]]
            sentence = parsed.sentences[row]
            absent = tuple(
                other
                for other, score in sorted(scores.get((side, row), {}).items())
                if score < SURELY and other in silent and not is_newer(made, side, other)
            )
            if absent:
                yield _Denied(names[item.speaker], item.verb, Place(side, sentence.start, sentence.end), absent)


def _example(one: str, two: str) -> Comparison:
    made = comparison(one, two)
    words = place(made, 0, "the theft")
    said = Attribution(
        (), (), (Span(words.start, words.end),), "indirect", "speech", "deny", None, "s1", None, (), "", None
    )
    parsed = made.profiles[0].parsed
    parsed = replace(parsed, attributions=(said,), speakers=(Speaker("s1", "Ada Holm", "unknown", None, (), (), True),))
    return covered(comparison(parsed, two), {})


FINDING = FindingRule(
    kind="denial",
    aspect="omission",
    strength="exact",
    order=35,
    reads=("profiles", "coverage"),
    find=_find,
    examples=(
        FindingExample(
            lambda: _example("Holm deny the theft.", "The boats sail."),
            "What Ada Holm denies in A has no counterpart in B.",
        ),
        FindingExample(lambda: _example("Holm deny the theft.", "They deny all of it."), None),
        FindingExample(lambda: comparison("The boats sail.", "They swim."), None),
    ),
)
