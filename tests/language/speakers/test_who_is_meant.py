"""Kinds of source that were credited to the wrong one: each with texts in which it must come out right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.language.pipeline import Pipeline
from framing.model import Parsed
from tests.language.speakers.marked import understood, who

Read = Callable[[str], Parsed]


@pytest.fixture(scope="module")
def read(pipeline: Pipeline) -> Read:
    return lambda marked: understood(pipeline, marked)


def check(read: Read, marked: str, names: list[str | None]) -> Parsed:
    found = read(marked)
    assert who(found) == names
    return found


# ── namesakes, titles and given names ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        (
            "Delia Orlo met voters in Kelby. She spoke of the treaty that President Hugo Orlo signed. "
            "{Mrs. Orlo} <said> [it was weak].~",
            ["Delia Orlo"],
        ),
        (
            "President Hugo Orlo signed the treaty. Delia Orlo fought it. {Mr. Orlo} <said> [it was strong].~",
            ["Hugo Orlo"],
        ),
        (
            "Delia Orlo came with her brother, Viktor Orlo. {Ms Orlo} <said> [it was late].~ {Mr Orlo} <agreed>"
            "[ it was].~",
            ["Delia Orlo", "Viktor Orlo"],
        ),
        ("Sir Basil Tarn and Lady Edith Tarn left. {Lady Tarn} <said> [the house was sold].~", ["Edith Tarn"]),
        ("Otto Marsh sued Greta Marsh. {She} <said> [he had lied].~", ["Greta Marsh"]),
        ("Greta Marsh sued Otto Marsh. {He} <said> [she had lied].~", ["Otto Marsh"]),
        ("Rosa Lind chairs the club. Bruno Lind founded it. {Ms. Lind} <said> [it was broke].~", ["Rosa Lind"]),
        ("Frank Holm praised Alice Holm. {Miss Holm} <said> [she was glad].~", ["Alice Holm"]),
        ("Frank Holm praised Alice Holm, and {she} <said> [she was glad].~", ["Alice Holm"]),
    ],
)
def test_namesakes(read: Read, marked: str, names: list[str | None]) -> None:
    check(read, marked, names)


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("{Dag “The Hammer” Holm} <said> [he would fight].~ {Holm} <added> [that he was fit].~", ["Dag Holm"] * 2),
        ("{Robert “Bobby” Tarn} <said> [the band was done].~ {Tarn} <laughed> [at it].~", ["Robert Tarn"] * 2),
        ('{Carla "Steel" Marsh} <said> [she would run].~ {Marsh} <said> [it was time].~', ["Carla Marsh"] * 2),
        ("{Robert (Bob) Orlo} <said> [the lock was old].~ {Orlo} <said> [it leaked].~", ["Robert Orlo"] * 2),
    ],
)
def test_nicknames(read: Read, marked: str, names: list[str | None]) -> None:
    check(read, marked, names)


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("Jens Tarn sang on Sunday. {J.T.} <said> [the crowd was kind].~", ["Jens Tarn"]),
        ("Xu Min-ho rules the island. {Xu} <said> [the port would open].~", ["Xu Min-ho"]),
        ("The ruler, Pak Sung-ho, spoke late. {Pak} <said> [the port would open].~", ["Pak Sung-ho"]),
        ("{Zhao Lin, a trader in Kelby,} <said> [prices fell].~ {Zhao} <blamed> [the rain].~", ["Zhao Lin"] * 2),
    ],
)
def test_initials_and_family_names_in_front(read: Read, marked: str, names: list[str | None]) -> None:
    check(read, marked, names)


# ── whose role it is ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        (
            "{The president’s lawyer, Una Falk,} <said> [the charge was false].~ {The president} <said> [he would "
            "fight it].~",
            ["Una Falk", "president"],
        ),
        (
            "{The mayor’s wife, Rosa Lind,} <said> [he was ill].~ {The mayor} <said> [he was well].~",
            ["Rosa Lind", "mayor"],
        ),
        (
            "{Bruno Marsh, an aide to the governor,} <said> [it was over].~ {The governor} <said> [it was not].~",
            ["Bruno Marsh", "governor"],
        ),
        (
            "{The senator’s daughter, Alice Holm,} <said> [he slept].~ {The senator} <denied> [it].~",
            ["Alice Holm", "senator"],
        ),
        (
            "{A spokesman for Prime Minister Kari Holm} <said> [she would stay].~ {The spokesman} <added> [that she "
            "was calm].~",
            ["spokesman for Prime Minister Kari Holm"] * 2,
        ),
        (
            "{The widow of Captain Bo Reyl} <said> [he knew the risks].~ {The widow} <said> [she would sue].~",
            ["widow of Captain Bo Reyl"] * 2,
        ),
        (
            "{A lawyer for Senator Otto Tarn} <said> [he was ill].~ {The lawyer} <gave> [no date].~",
            ["lawyer for Senator Otto Tarn"] * 2,
        ),
        (
            "{The brother of Sergeant Viktor Lund} <said> [he was shy].~ {The brother} <asked> [for calm].~",
            ["brother of Sergeant Viktor Lund"] * 2,
        ),
        (
            "{The port authority’s director, Lena Orth,} <said> [it was safe].~ {The port authority} <said> [it had "
            "hired a firm].~",
            ["Lena Orth", "port authority"],
        ),
    ],
)
def test_neither_possessor_nor_complement_is_the_role(read: Read, marked: str, names: list[str | None]) -> None:
    check(read, marked, names)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A spokeswoman for Mr. Dunmore’s office, Ilse Tarrant,", "Ilse Tarrant"),
        ("A spokesman for the mayor’s campaign, Bruno Marsh,", "Bruno Marsh"),
        ("A spokeswoman for the Coast Survey, Greta Holm,", "Greta Holm"),
        ("The director of the clinic’s burns unit, Otto Lind,", "Otto Lind"),
        ("A lawyer for the driver’s family, Carla Tarn,", "Carla Tarn"),
        ("A deputy to the port chief, Frank Orlo,", "Frank Orlo"),
        ("A coach of the club’s youth team, Rosa Reyl,", "Rosa Reyl"),
        ("The head of the council’s harbour office, Viktor Falk,", "Viktor Falk"),
    ],
)
def test_a_name_behind_a_long_role(read: Read, source: str, name: str) -> None:
    found = check(read, f"{{{source}}} <said> [that nothing was known].~", [name])
    assert found.speakers[0].named
    assert found.speakers[0].anonymity is None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Detective Ann Marlow", "The coroner"),
        ("Detective Ann Marlow", "The fire chief"),
        ("Sheriff Bo Reyl", "The medical examiner"),
        ("Firefighter Otto Lind", "The police chief"),
        ("Police Sergeant Rosa Tarn", "The sheriff"),
        ("Constable Frank Orlo", "The coroner"),
        ("Coroner Alice Holm", "The sheriff"),
        ("Fire Chief Viktor Falk", "The detective"),
    ],
)
def test_ranks_of_two_services_are_two_people(read: Read, one: str, two: str) -> None:
    found = read(f"{{{one}}} <said> [two men were held].~ {{{two}}} <said> [the cause was not known].~")
    assert len(set(who(found))) == 2


# ── bodies under several names ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (
            "{The Coast Transit Authority} <says> [trams met].~ {The agency} <says> [nobody was hurt].~ "
            "{CTA officials} <say> [the line is open].~",
            "Coast Transit Authority",
        ),
        (
            "{The ferry firm Marsh Line} <said> [it was sorry].~ {The company} <said> [it would pay].~",
            "Marsh Line",
        ),
        ("{Tarn Air, a budget airline,} <said> [it was late].~ {The airline} <said> [it would pay].~", "Tarn Air"),
        (
            "{The rights group Open Shore} <said> [it was cruel].~ {The group} <called> [for a ban].~",
            "Open Shore",
        ),
        ("{Kelby University} <said> [it was safe].~ {The university} <said> [so twice].~", "Kelby University"),
        (
            "{The Harbour Safety Board} <sent> [divers].~ {The HSB} <said> [they found oil].~ "
            "{The board} <said> [it would wait].~",
            "Harbour Safety Board",
        ),
        (
            "{The messaging app Peep} <said> [it was down].~ {The app} <said> [it was back].~",
            "Peep",
        ),
        (
            "{A spokesman for Tarn Air} <said> [it was late].~ {The airline} <said> [it would pay].~ "
            "{The spokesman} <gave> [no date].~",
            "Tarn Air",
        ),
        ("{No 10} <said> [the plan stood].~ {Downing Street} <said> [no more].~ {No 10} <insisted> [on it].~", "No 10"),
    ],
)
def test_one_body_under_several_names(read: Read, marked: str, name: str) -> None:
    found = read(marked)
    assert set(who(found)) == {name}


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        (
            "{Police} <said> [two men were held].~ {Kelby Police} <named> [neither].~ {Officers} <said> [a knife was "
            "found].~ {The force} <asked> [for help].~",
            {"Kelby Police"},
        ),
        (
            "{The Kelby Constabulary} <said> [it was dark].~ {Police} <said> [it rained].~ {A police spokesman} "
            "<said> [nobody was hurt].~",
            {"Kelby Constabulary"},
        ),
        ("{Scotland Yard} <said> [it was dark].~ {The Met} <said> [it rained].~", {"Scotland Yard"}),
        ("{Police} <said> [it was dark].~ {A police spokeswoman} <said> [it rained].~", {"police"}),
        (
            "{Kelby Police} <said> [it was dark].~ {Tarn Police} <said> [it rained].~",
            {"Kelby Police", "Tarn Police"},
        ),
        ("{Local police} <said> [it was dark].~ {Kelby Police} <said> [it rained].~", {"Kelby Police"}),
        (
            "{Detectives} <said> [it was dark].~ {Marsh County Police} <said> [it rained].~",
            {"Marsh County Police"},
        ),
        (
            "{Marsh Police} <said> [it was dark].~ {Military officers} <said> [it rained].~",
            {"Marsh Police", "military officers"},
        ),
    ],
)
def test_the_police_under_all_their_names(read: Read, marked: str, names: set[str]) -> None:
    assert {name.lower() for name in who(read(marked)) if name} == {name.lower() for name in names}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The first harbour source", "The second source"),
        ("One source", "A second source"),
        ("The first official", "The second official"),
        ("A first witness", "The other witness"),
        ("A neighbour", "Another neighbour"),
        ("The first juror", "The third juror"),
        ("The second nurse", "The first nurse"),
        ("The first caller", "The second caller"),
    ],
)
def test_ordinals_tell_two_apart(read: Read, one: str, two: str) -> None:
    found = read(f"{{{one}}} <said> [it was late].~ {{{two}}} <said> [it was early].~")
    assert len(set(who(found))) == 2


@pytest.mark.parametrize(
    "source",
    [
        "The festival organisers, It's Ours to Keep,",
        "The organisers, We Want Our Shore,",
        "Campaigners, Let It Grow,",
        "The protesters, Stop The Barge,",
        "The volunteers, Who Cares Wins,",
        "The organisers, Kelby Is Watching,",
        "Campaigners, This Land Is Yours,",
        "The activists, Enough Is Enough,",
    ],
)
def test_they_are_the_organisers_with_a_slogan_for_a_name(read: Read, source: str) -> None:
    found = read(
        f"{{Police}} <said> [the beach was cleared].~ {{{source}}} <wrote> [that a shell had burst].~ "
        "{They} <said> [the night was fine].~"
    )
    first, second, third = who(found)
    assert first != second
    assert second == third
    assert second is not None
    assert source.split(", ")[1].rstrip(",") in second


# ── a person under other words ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "description",
    [
        "The real estate mogul",
        "The Kelby native",
        "The father of two",
        "The hotel tycoon",
        "The 43-year-old",
        "The former boxer",
        "The retired singer",
        "The ferry magnate",
    ],
)
def test_a_later_description_takes_up_who_was_named(read: Read, description: str) -> None:
    found = read(f"{{Bruno Marsh}} <said> [the tower would stand].~ {{{description}}} <said> [it was paid for].~")
    assert who(found) == ["Bruno Marsh"] * 2


@pytest.mark.parametrize("description", ["The judge", "The coroner", "A rival", "The officer", "A man", "Experts"])
def test_whoever_has_an_office_is_somebody_else(read: Read, description: str) -> None:
    found = read(f"{{Bruno Marsh}} <said> [the tower would stand].~ {{{description}}} <said> [it was paid for].~")
    assert len(set(who(found))) == 2


def test_the_governor_who_goes_on_is_the_candidate_who_spoke(read: Read) -> None:
    found = read(
        "Presidential candidate Dario Quill has a new spot. [“I am not ashamed of my bakery,”] <says> {Quill}.~ "
        "[“Bread built this country,”] {the Marland governor} <continues>.~"
    )
    assert who(found) == ["Dario Quill"] * 2


@pytest.mark.parametrize(
    ("lead", "name", "tells"),
    [
        ("A Kelby woman", "Greta Holm", "Greta Holm, 58, saw it on Monday"),
        ("A farmer", "Otto Lind", "Otto Lind keeps sheep in Tarn"),
        ("The firm’s founder", "Bruno Marsh", "Bruno Marsh wrote so on Sunday"),
        ("A teenager", "Alice Holm", "Alice Holm was on the bus"),
    ],
)
def test_a_lead_describes_whom_the_next_paragraph_names(read: Read, lead: str, name: str, tells: str) -> None:
    found = read(f"{{{lead}}} <said> [the bill was wrong].~\n\n{tells}.")
    assert who(found) == [name]


@pytest.mark.parametrize("inside", ["People had", "There was", "The driver", "A woman was"])
def test_who_is_spoken_of_inside_a_quotation_does_not_say_it(read: Read, inside: str) -> None:
    found = read(
        f"{{Otto Lind}} <said> [“We went too fast.”]~\n\n[“The tram fell. {{{inside}}} <screamed> in the dark.”]~"
    )
    assert who(found) == ["Otto Lind"] * 2


# ── pronouns: what the sentence itself rules out ────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (
            "{Bruno Marsh} <said> [it was late].~ Otto Falk left. {He} <told> Falk [that the quay was shut].~",
            "Bruno Marsh",
        ),
        (
            "{Otto Falk} <said> [no].~ It drew an answer from Bruno Marsh, as {he} <urged> Falk [to resign].~",
            "Bruno Marsh",
        ),
        (
            "{Otto Falk} <said> [no].~ Bruno Marsh, a critic of Falk, laughed when {he} <said> [it was over].~",
            "Bruno Marsh",
        ),
        (
            "{Otto Falk} <said> [no].~ Bruno Marsh began the row when {he} <said> [that the quay was sold].~",
            "Bruno Marsh",
        ),
        ("{Rosa Holm} <said> [no].~ Edith Lind is a friend. {She} <asked> [Lind to leave the boat].~", "Rosa Holm"),
        ("{Rosa Holm} <said> [no].~ Edith Lind came. {She} <added> [that Lind had been warned].~", "Rosa Holm"),
        ("{Otto Falk} <said> [yes].~ Bruno Marsh came. {He} <thanked> [Marsh for the boat].~", "Otto Falk"),
        (
            "{Otto Falk} <said> [yes].~ Bruno Marsh waited until {he} could <tell> them [that the boat was safe].~",
            "Bruno Marsh",
        ),
    ],
)
def test_who_a_pronoun_cannot_be(read: Read, marked: str, name: str) -> None:
    assert who(read(marked))[-1] == name


# ── sources that are clauses, and quotations that follow a thought ──────────────────────────────


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (
            "{Update: Otto Falk replied to the letter, via the Kelby Post}<:> [“We value every word of it.”]~",
            "Otto Falk",
        ),
        ("{Update: Mayor Rosa Holm answered on Monday}<:> [“We value every word of it.”]~", "Rosa Holm"),
        ("{Correction, as Otto Falk writes to us}<:> [“The boat was never mine.”]~", "Otto Falk"),
        ("{The row ended with Bruno Marsh, who sent a letter} <calling for> [a vote].~", "Bruno Marsh"),
        ("{Then Edith Lind went to the radio}<:> [“I have seen the cracks myself.”]~", "Edith Lind"),
        ("{This is what Rosa Holm wrote}<:> [“I have seen the cracks myself.”]~", "Rosa Holm"),
        ("{On Friday Otto Falk told the crew}<:> [“Nobody sails before noon.”]~", "Otto Falk"),
        (
            "{Rosa Holm} <said> [no].~ {She added, with a nod to Otto Falk}<:> [“He knew the boat was leaking.”]~",
            "Rosa Holm",
        ),
        ("{At the quay stood Bruno Marsh and sang}<:> [“Nobody sails before noon.”]~", "Bruno Marsh"),
    ],
)
def test_who_acts_in_a_source_that_is_a_clause(read: Read, marked: str, name: str) -> None:
    assert who(read(marked))[-1] == name


@pytest.mark.parametrize(
    "marked",
    [
        "{Otto Falk} <thinks> [the dam will fail].~\n\n[“The wall was never built for such a winter.”]~",
        "{Otto Falk} <believes> [the dam will fail].~\n\n[“The wall was never built for such a winter.”]~",
        "{The union} <fears> [that the dam will fail].~\n\n[“The wall was never built for such a winter.”]~",
        "{Rosa Holm} <hopes> [that the dam holds].~\n\n[“The wall was never built for such a winter.”]~",
        "{Rosa Holm} <expects> [that it fails].~\n\n[“The wall was never built for such a winter.”]~",
        "{Rosa Holm} <doubts> [that it holds].~\n\n[“The wall was never built for such a winter.”]~",
        "{The union} <knows> [that it fails].~\n\n[“The wall was never built for such a winter.”]~",
        "{The union} <suspects> [that it fails].~\n\n[“The wall was never built for such a winter.”]~",
    ],
)
def test_a_quotation_goes_on_for_whose_thought_was_told(read: Read, marked: str) -> None:
    first, then = who(read(marked))
    assert first is not None
    assert then == first


# ── what a description says besides its noun ────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        (
            "{The Ruritanian cabinet secretary, Otto Falk,} <said> [no].~ "
            "{The White House press secretary} <said> [yes].~",
            ["Otto Falk", "White House"],
        ),
        (
            "{The Kelby Council leader, Otto Falk,} <said> [no].~ {The Harbour Trust leader} <said> [yes].~",
            ["Otto Falk", "Harbour Trust leader"],
        ),
        ("{The port director, Otto Falk,} <said> [no].~ {The director} <said> [yes].~", ["Otto Falk", "Otto Falk"]),
        (
            "{The Ruritanian foreign minister, Otto Falk,} <said> [no].~ {The foreign minister} <said> [yes].~",
            ["Otto Falk", "Otto Falk"],
        ),
        (
            "{Kelby Council leader Otto Falk} <said> [no].~ {The Kelby Council leader} <said> [yes].~",
            ["Otto Falk", "Otto Falk"],
        ),
    ],
)
def test_a_body_named_in_a_description_must_be_the_persons(read: Read, marked: str, names: list[str]) -> None:
    check(read, marked, list(names))


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{At least one diver} <said> [the wall had moved].~", "at least one diver"),
        ("{At least two officials} <said> [the wall had moved].~", "at least two officials"),
        ("{At most a few residents} <said> [the wall had moved].~", "at most a few residents"),
    ],
)
def test_at_least_stays_whole(read: Read, marked: str, name: str) -> None:
    check(read, marked, [name])


@pytest.mark.parametrize(
    "marked",
    [
        "{A report} <highlighted> [the poor state of the wall].~",
        "{The poem} <began> [“Rejoice, the tide is coming in.”]~",
        "{The letter} <continued> [“We shall not sail again.”]~",
        "{The letter} <ended> [“We shall not sail again.”]~",
        "{A study} <underlined> [that the wall is weak].~",
        "{The audit} <concluded> [that the money was gone].~",
        "{The review} <stressed> [that nobody was hurt].~",
        "{The song} <opens> [“Rejoice, the tide is coming in.”]~",
    ],
)
def test_what_texts_do(read: Read, marked: str) -> None:
    assert who(read(marked))[0] is not None
