"""Finding: one thing under the names that articles give it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import place
from framing.compare.findings.universal import in_english
from framing.compare.wording.labels import described_apart, describing_noun
from framing.measure.counts import body
from framing.measure.english import in_quotes, letter, listed, say
from framing.model import Comparison, FindingExample, FindingRule, Found, Label, Naming

_THING = "One thing goes by different names: {names}."
_ACT = "One act is told in different words: {names}."
_PERSON = "{about} is called {names}."
_NAME = "{words} in {side}"
_SIDE = "{side}: {words}."
_SHOWN = 3  # labels told, the earliest first
_COLOURED = ("modifier", "field", "act")
_SURE = 1  # of acts, which share who acts or what is done to; nouns alone are too often two things: the table has them
_OF_EACH = 2  # places of an article
_VOICES = {"direct": " inside quotation marks", "indirect": " in indirect speech"}


def _find(made: Comparison) -> Iterable[Found]:
    english = set(in_english(made))
    known = [label for label in made.labels if {naming.document for naming in label.namings} <= english]
    acts = [_in_own_words(label) for label in known if label.kind == "act"]
    coloured = [label for label in acts if len({naming.document for naming in label.namings}) > 1][:_SURE]
    telling = [
        label
        for label in known
        if label.kind == "role" or (label.kind == "source" and described_apart(label.namings, label.about))
    ]
    for number, label in enumerate((coloured + sorted(telling, key=lambda item: _rank(made, item)))[:_SHOWN]):
        yield _told(label)._replace(extra=number > 0)


def _in_own_words(label: Label) -> Label:
    """An act as the outlets themselves tell it: what somebody calls it is his affair."""
    return replace(label, namings=tuple(naming for naming in label.namings if naming.voice == "outlet"))


def _told(label: Label) -> Found:
    shown = [naming for naming in label.namings if label.kind != "source" or describing_noun(naming, label.about)]
    sides: dict[int, list[Naming]] = {}
    for naming in shown:
        sides.setdefault(naming.document, []).append(naming)
    names = listed([say(_NAME, words=in_quotes(sides[side][0].words), side=letter(side)) for side in sorted(sides)])
    title = say({"source": _PERSON, "act": _ACT}.get(label.kind, _THING), about=label.about, names=names)
    text = " ".join(
        say(_SIDE, side=letter(side), words=listed([_said(naming) for naming in sides[side]])) for side in sorted(sides)
    )
    places = [place for side in sorted(sides) for naming in sides[side][:_OF_EACH] for place in naming.places[:1]]
    return Found(title, text, tuple(places))


def _rank(made: Comparison, label: Label) -> tuple[bool, int, int, str, list[str]]:
    """What is named early weighs more, then what more articles name, then the outlets' own words; never by order."""
    documents = {naming.document for naming in label.namings}
    late = not any(_is_early(made, naming) for naming in label.namings)
    others = sum(naming.voice != "outlet" for naming in label.namings)
    return late, -len(documents), others, label.about, sorted(naming.words for naming in label.namings)


def _is_early(made: Comparison, naming: Naming) -> bool:
    """Whether it stands in the first tenth of the article's sentences."""
    parsed = made.profiles[naming.document].parsed
    rows = body(parsed)
    return bool(rows) and naming.places[0].start < parsed.sentences[rows[len(rows) // 10]].end


def _said(naming: Naming) -> str:
    return f"{in_quotes(naming.words)}{_VOICES.get(naming.voice, '')}"


def _example(one: str, two: str, kind: str, about: str) -> Comparison:
    made = comparison(f"There {one} spoke.", f"There {two} spoke.")
    namings = tuple(Naming(side, words, "outlet", (place(made, side, words),)) for side, words in enumerate((one, two)))
    return comparison(*(profile.parsed for profile in made.profiles), labels=(Label(kind, about, namings),))


FINDING = FindingRule(
    kind="label",
    aspect="label",
    strength="wording",
    order=10,
    reads=("profiles", "labels"),
    find=_find,
    examples=(
        FindingExample(
            lambda: _example("the rebels", "the strikers", "role", "who: spoke"),
            "One thing goes by different names: “the rebels” in A and “the strikers” in B.",
        ),
        FindingExample(
            lambda: _example("chairman Dag Holm", "the union boss Dag Holm", "source", "Dag Holm"),
            "Dag Holm is called “chairman Dag Holm” in A and “the union boss Dag Holm” in B.",
        ),
        FindingExample(
            lambda: _example("outcry", "complaints", "field", "criticism"),
            None,
        ),
        FindingExample(
            lambda: _example("sacked", "let go", "act", "dismiss"),
            "One act is told in different words: “sacked” in A and “let go” in B.",
        ),
        FindingExample(lambda: _example("Mr Holm", "Dag Holm", "source", "Dag Holm"), None),
        FindingExample(
            lambda: _example("Under-Secretary Dag Holm", "the Under Secretary Dag Holm", "source", "Dag Holm"),
            None,  # a hyphen is no other title
        ),
        FindingExample(
            lambda: _example("Dag Holm, captain with the union", "captain Dag Holm", "source", "Dag Holm"), None
        ),
    ),
    table="apart",
)
