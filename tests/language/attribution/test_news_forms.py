"""Forms of attribution that news of all kinds uses, several sentences a form, marked as a person would mark them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.model import Parsed
from tests.language.attribution.marked import letters, matching, read, words

INVERTED = [
    "[The bridge], said {the mayor}, [will open in May].",
    "[The levy], said {Councillor Ada Penrose}, [is a tax on small shops].",
    "[The dam], warned {engineer Tomas Vell}, [could fail in a wet winter].",
    "[Ms Marlow], said {the mayor}, [is wrong about the figures].",
    "[The strike], claims {the union}, [has cost the port nothing].",
    "[Fares], insisted {transport chief Ivo Brandt}, [would not rise again this year].",
    "[Most of the patients], says {Dr Lena Osei}, [had waited since March].",
    "[The new ferry], said {Peter Quill, the harbour master}, [was too heavy for the quay].",
    "[The vote], said {Harrow}, who chairs the council, [never should have been held].",
    "[Her client], said {the lawyer}, [had no idea the money was stolen].",
    "[The whole scheme], complained {residents}, [is a waste of money].",
]
PASSIVE = [
    "Residents were told [the water was safe to drink].",
    "Parents were told by {the head teacher} that [the school would close].",
    "The passengers had been warned [that the pier was slippery].",
    "The committee was informed by {the auditor} that [two payments were missing].",
    "He was told [he could keep the boat].",
    "Councillors were assured [that no trees would be felled].",
    "The crew were advised by {the harbour master} [to stay below deck].",
    "Reporters were reminded [that the matter was before a court].",
]
ASKED = [
    "Asked whether the pier would close, {Ms Lind} said [the council had not decided].",
    "Asked if he would resign, {Harrow} said: [“Certainly not.”]",
    "Asked about the delay, {the minister} said [the contractor was to blame].",
    "Asked why the gates were shut, {a guard} replied that [he had no orders to open them].",
    "When asked whether she had read the report, {Penrose} said [she had seen a summary].",
    "Asked by reporters what would happen next, {Brandt} said [the talks would go on].",
    "Asked to explain the bill, {the treasurer} said [costs had doubled].",
    "Pressed on whether the fund was empty, {Vell} admitted [it was].",
]


@pytest.mark.parametrize("marked", [*INVERTED, *PASSIVE, *ASKED])
def test_who_says_what(marked: str, parsed_text: Callable[[str], Parsed]) -> None:
    case = read(marked)
    parsed = parsed_text(case.text)
    seen = [(words(case.text, a.source), a.verb, words(case.text, a.content)) for a in parsed.attributions]
    assert matching(parsed, case), f"found only {seen}"


@pytest.mark.parametrize("marked", INVERTED)
def test_nobody_else_says_a_clause_that_is_interrupted(marked: str, parsed_text: Callable[[str], Parsed]) -> None:
    case = read(marked)
    parsed = parsed_text(case.text)
    before = letters(case.text, case.content[:1])
    assert [words(case.text, a.source) for a in parsed.attributions if letters(case.text, a.source) & before] == []


@pytest.mark.parametrize("marked", [*PASSIVE, *ASKED])
def test_who_is_told_or_asked_is_not_who_says_it(marked: str, parsed_text: Callable[[str], Parsed]) -> None:
    case = read(marked)
    parsed = parsed_text(case.text)
    cues = [a for a in parsed.attributions if marked in PASSIVE or a.verb in ("ask", "press")]
    named = [words(case.text, a.source) for a in cues]
    given = words(case.text, case.source) if marked in PASSIVE else "reporters" if " by reporters " in marked else ""
    assert set(named) <= {given}


@pytest.mark.parametrize(
    "text",
    [
        "Lind opened the window, shouted something, turned away and left.",
        "The harbour, once the pride of the town, was sold.",
        "The mayor, said to be ill, was away.",
        "The pilot, asked the time, was unsure.",
        "The plan, announced on Tuesday, will cost a fortune.",
    ],
)
def test_commas_around_other_words_make_no_speaker(text: str, parsed_text: Callable[[str], Parsed]) -> None:
    assert [a.rule for a in parsed_text(text).attributions if a.rule == "inversion"] == []
