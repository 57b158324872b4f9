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
TAGS = [
    "[“We were left in the dark,”] said {Nora Beck}, 43, a nurse from Hull, whose son was on the ferry.",
    "[The lights went out at nine], said {Peter Quill}, 51, a baker who has lived on the street since 1998.",
    "[“It felt like the end of the pier,”] said {Mina Castell}, a retired teacher, who watched as the crane fell.",
    "[“Nobody came for three hours,”] said {Jonas Reed}, 38, whose shop, a family firm founded in 1950, was flooded.",
    "[“The figures do not add up,”] said {Hanna Voss}, the auditor who first raised the alarm about the harbour fund.",
    "[“I would do it again,”] said {Sam Okoye}, 27, of Leeds, who was arrested at the gate with two friends.",
    "[“They never called back,”] said {Elsa Grund}, whose claim that the roof leaked was ignored.",
    "[“Where is the gate?”] asked {the girl}, whose red coat was torn at the sleeve, as the guards looked on.",
    "[“Shame on you all!”] shouted {a man} in a yellow hat who would not give his name.",
    "[“You must be joking,”] wrote {a reader calling herself Plum Duff}.",
]
CITED = [
    "[“The money is gone, and nobody will say where it went.”] — {Mayor Ada Penrose}",
    "[“The money is gone, and nobody will say where it went.”]\n— {Mayor Ada Penrose}",
    "[“The money is gone, and nobody will say where it went.”]\n\n— {Mayor Ada Penrose}",
    "[“We built it, and we will mend it.”] — {Tomas Vell, engineer}",
    "[“The quay was empty by ten in the morning.”] – {Ivo Brandt, 71}\n\nIt was the last boat.",
    '["The quay was empty by ten in the morning"] - {Ivo Brandt}',
    '["The quay was empty by ten in the morning." ]-- {Hanna Voss, who mends nets.}',
    "[“Not one of them came to see us.”] ―{Elsa Grund, tenant}",
    "The fund was wound up.\n\n[“We never saw the accounts at all.”] — {Councillor Sam Okoye}\n\nTalks go on.",
]
INTERVIEWS = [
    "Hanna Voss met us in May.\n\nQ: Why now?\n\nA: It had to end.\n\nQ: Who pays?\n\n{}A: [The builder does.]",
    "Q: Why now?\n\n{}A: [It had to end.]\n\nQ: Who pays?\n\nA: The builder does.",
    "Question: Why now?\n\nAnswer: It had to end.\n\nQuestion: Who pays?\n\nAnswer: [The builder does.]",
    "Echo: Why now?\n\n{Voss}: [It had to end.]\n\nEcho: Who pays?\n\nVoss: The builder does.",
    "Echo: Why now?\n\nVoss: It had to end.\n\nEcho: Who pays?\n\n{Voss}: [The builder does.]",
    "The Echo: Why now?\n\n{Hanna Voss}: [It had to end.]\n\nThe Echo: Who pays?\n\nHanna Voss: The town.",
    "Q: Why now?\n{Voss}: [It had to end.]\nQ: Who pays?\nVoss: The builder does.",
    "Lind: Why?\n\n{Voss}: [It had to end.]\n\nLind: When?\n\nVoss: In May.\n\nBrandt: In June.\n\nBrandt: Or July.",
]


@pytest.mark.parametrize("marked", [*INVERTED, *PASSIVE, *ASKED, *TAGS, *CITED])
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


@pytest.mark.parametrize("marked", INTERVIEWS)
def test_an_answer_belongs_to_whom_its_label_names(marked: str, parsed_text: Callable[[str], Parsed]) -> None:
    case = read(marked)
    parsed = parsed_text(case.text)
    found = [a for a in parsed.attributions if letters(case.text, a.content) == letters(case.text, case.content)]
    assert len(found) == 1
    assert not case.source or found[0].source == case.source
    questions = [words(case.text, a.content) for a in parsed.attributions if a.rule == "interview turn"]
    assert not any(said.endswith("?") for said in questions)


def test_the_one_person_an_interview_is_introduced_with_answers(parsed_text: Callable[[str], Parsed]) -> None:
    turns = "\n\nQ: Why now?\n\nA: It had to end.\n\nQ: Who pays?\n\nA: The builder does."
    one = parsed_text("Hanna Voss, the auditor, spoke to us on Monday." + turns)
    two = parsed_text("Hanna Voss spoke to us on Monday, Peter Quill on Tuesday." + turns)
    assert {speaker.name for speaker in one.speakers} == {"Hanna Voss"}
    assert len({a.speaker for a in one.attributions if a.rule == "interview turn"} - {None}) == 1
    assert all(a.source == () for a in two.attributions if a.rule == "interview turn")


@pytest.mark.parametrize(
    "text",
    [
        "“We will mend it, and we will mend it well” – words that nobody in the room believed.",
        "“We will mend it, and we will mend it well.” – Una Falk left the room at once.",
        "“We will mend it, and we will mend it well.” —",
        "“We will mend it, and we will mend it well.”\n\nMayor Ada Penrose meets them on Friday.",
        "Monday: The pier opens.\n\nTuesday: The fair begins.\n\nMonday: Again.\n\nTuesday: The end.",
        "Update: Who pays?\n\nThe builder does.\n\nUpdate: Is it over?",
    ],
)
def test_a_dash_or_a_colon_alone_credits_nobody(text: str, parsed_text: Callable[[str], Parsed]) -> None:
    rules = {a.rule for a in parsed_text(text).attributions}
    assert rules.isdisjoint({"cite line", "interview turn"})
