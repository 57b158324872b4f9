"""Two tellings of one invented event, and what is needed to lay them side by side."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.parse import parse
from framing.language.pipeline import Pipeline
from framing.language.quotations import quote
from framing.model import Evidence, Feature, Parsed, Profile
from framing.settings import Settings
from tests.conftest import body_document
from tests.handmade import DOUBT

SETTINGS = Settings(draws=300)

COURIER = """The harbour council of Lintmouth put off a vote on ferry fares on Tuesday after four hours of talks.
Treasurer Ada Holm told the council that fares would rise by “a very large margin over ten years” without new money.
“We cannot run boats on promises. The reserve will be empty by March,” Holm said.
The union of ferry workers recalled the strike of 1974, which closed the bay for eleven weeks.
The council meets again on 14 May."""

MERIDIAN = """Lintmouth's harbour council postponed its vote on ferry fares on Tuesday.
Fares would rise by "an enormous margin over ten years", treasurer Ada Holm warned.
"The reserve will be empty by March," she said.
Two of the five boats need new engines, and the shipyard at Corvane wants its money in advance.
The next meeting is on 14 May."""

SENTINEL = """Ferry fares in Lintmouth stay as they are for now, because the harbour council could not agree on Tuesday.
Nobody spoke of the strike of 1974, which closed the bay for eleven weeks.
Passengers on the quay had other worries: the last boat was late again."""


def parsed(pipeline: Pipeline, *texts: str) -> list[Parsed]:
    """Documents with sentences and quotations, but without attributions: what the comparison of words needs."""
    documents = [body_document(text, f"d{number}") for number, text in enumerate(texts)]
    return [quote(found) for found in parse(documents, pipeline)]


def sides(found: Parsed, start: int, end: int) -> str:
    return found.document.text[start:end]


def bare(found: Parsed, evidence: Sequence[Evidence] = ()) -> Profile:
    """A profile of evidence alone."""
    return Profile(found, tuple(evidence), {}, {}, "signed")


FEATURES: tuple[Feature, ...] = (DOUBT,)
