"""Finding: an act whose doer one article names while another's passive does not."""

from __future__ import annotations

from collections.abc import Iterable

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import place
from framing.compare.findings.passages import beside, printed
from framing.compare.findings.universal import in_english
from framing.measure.english import in_quotes, letter, say
from framing.model import Act, Comparison, Doing, FindingExample, FindingRule, Found, Place

_TITLE = "{one} says who acted, {two} does not: {words}."
_TEXT = "{sides} {one} names {who}; a passive without an agent leaves open who acted."
_SHOWN = 2  # acts told


def _find(made: Comparison) -> Iterable[Found]:
    english = in_english(made)
    for number, (said, unsaid) in enumerate(list(_unsaid(made.acts, english))[:_SHOWN]):
        subject = said.subject or said.verb
        title = say(
            _TITLE, one=letter(said.document), two=letter(unsaid.document), words=in_quotes(printed(made, unsaid.verb))
        )
        sides = beside(made, {doing.document: _sentence(made, doing) for doing in (said, unsaid)})
        text = say(_TEXT, sides=sides, one=letter(said.document), who=in_quotes(printed(made, subject)))
        yield Found(title, text, (said.verb, unsaid.verb), extra=number > 0)


def _sentence(made: Comparison, doing: Doing) -> str:
    """The sentence around an act, as printed."""
    sentences = made.profiles[doing.document].parsed.sentences
    around = next(item for item in sentences if item.start <= doing.verb.start < item.end)
    return printed(made, Place(doing.document, around.start, around.end))


def _unsaid(acts: Iterable[Act], sides: tuple[int, ...]) -> Iterable[tuple[Doing, Doing]]:
    """Acts whose doer one document names in its own voice while another's passive does not."""
    for act in acts:
        own = [doing for doing in act.doings if doing.voice == "outlet" and doing.document in sides]
        said = [doing for doing in own if doing.subject is not None]
        unsaid = [doing for doing in own if doing.subject is None and doing.passive]
        if said and unsaid:
            yield said[0], unsaid[0]


def _example(*, named: bool) -> Comparison:
    made = comparison("Soldiers burned the mill.", "The mill was burned.")
    subject: Place | None = place(made, 0, "Soldiers") if named else None
    act = Act(
        "burn",
        (
            Doing(0, place(made, 0, "burned"), subject, False, "outlet"),
            Doing(1, place(made, 1, "was burned"), None, True, "outlet"),
        ),
    )
    return comparison(*(profile.parsed for profile in made.profiles), acts=(act,))


FINDING = FindingRule(
    kind="agency",
    aspect="agency",
    strength="wording",
    order=40,
    reads=("profiles", "acts"),
    find=_find,
    examples=(
        FindingExample(lambda: _example(named=True), "A says who acted, B does not: “was burned”."),
        FindingExample(lambda: _example(named=False), None),
    ),
    table="apart",
)
