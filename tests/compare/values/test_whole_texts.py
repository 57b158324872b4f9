"""Tallies, ages and single figures that two articles give differently are found wherever they stand, and no others."""

from __future__ import annotations

import pytest

from framing.compare import compare
from framing.features import chosen
from framing.language import understand
from framing.language.pipeline import Pipeline
from framing.measure.profile import profile
from framing.settings import Settings
from tests.conftest import body_document

SETTINGS = Settings(draws=200)


def at_odds(pipeline: Pipeline, *texts: str) -> set[tuple[str, str]]:
    documents = [body_document(text, f"d{number}") for number, text in enumerate(texts)]
    made = [profile(parsed, chosen(), SETTINGS, "signed") for parsed in understand(documents, pipeline)]
    return {(item.a_value, item.b_value) for item in compare(made, SETTINGS, name="story").conflicts}


AT_ODDS = [
    # Tallies, in sentences that share hardly a word.
    (
        "An avalanche above Grindel killed 14 people on Monday.",
        "Rescuers dug through the night. At least 17 skiers and villagers died under the snow, a doctor said. "
        "The toll stands at 17 people.",
        ("14 people", "17 people"),
    ),
    (
        "Police made three arrests at the quay.",
        "Six people were arrested, among them a docker.",
        ("3 arrests", "6 people"),
    ),
    (
        "The fire at the depot injured 22 workers.",
        "It was a bad night at the depot: 31 people were hurt.",
        ("22 workers", "31 people"),
    ),
    (
        "Two sailors were hurt when the barge burned.",
        "The barge burned for an hour. The harbour master said that nobody was hurt.",
        ("2 sailors", "0"),
    ),
    (
        "The storm left nine people missing.",
        "Divers went out at dawn, and seven were still missing at noon.",
        ("9 people", "7"),
    ),
    (
        "No deaths have been reported from the valley.",
        "Mud buried the lower valley. Two people were killed, the mayor said.",
        ("0 deaths", "2 people"),
    ),
    (
        "Thousands of people marched against the toll road.",
        "It was a day of drums. Hundreds of thousands of people marched, the unions said.",
        ("thousands of people", "hundreds of thousands of people"),
    ),
    (
        "Eleven people were rescued by a trawler.",
        "The trawler came late. Its crew rescued 14 people.",
        ("11 people", "14 people"),
    ),
    (
        "The heath fire burned 700 acres.",
        "By dusk some 1,100 acres had been scorched, the rangers said.",
        ("700 acres", "about 1,100 acres"),
    ),
    # Ages.
    ("Ada Holm, 43, keeps the mill.", "The keeper of the mill is Ada Holm, 45.", ("43 years old", "45 years old")),
    (
        "A five-year-old boy fell into the well at Lower Fell.",
        "Rescue was slow. The six-year-old had been playing at the well.",
        ("5 years old", "6 years old"),
    ),
    (
        "Tom Ashby, 18, won the race.",
        "By a length the race went to 17-year-old Tom Ashby.",
        ("18 years old", "17 years old"),
    ),
    (
        "“We had minutes,” said Yola Brandt (58).",
        "Yola Brandt, who is 57 years old, lost her boat.",
        ("58 years old", "57 years old"),
    ),
    # Dimensions and single figures.
    (
        "The shaft at Lower Fell is 40m deep.",
        "He slid into the 80m-deep shaft at Lower Fell.",
        ("40 metre deep", "80 metre deep"),
    ),
    (
        "The wall of the dam is 90 metres high.",
        "Water poured over the 70-metre-high wall of the dam.",
        ("90 metre high", "70 metre high"),
    ),
    (
        "The strike costs the port 14 million dollars a day.",
        "Every day of the strike costs the port $20 million.",
        ("14,000,000 dollars", "20,000,000 dollars"),
    ),
    # Spelling that is a slip.
    ("The power firm Kestrelan sent the bill.", "The bill came from Kestrelen.", ("Kestrelan", "Kestrelen")),
    ("Ruth Preibas ran the ward.", "The ward was run by Ruth Priebas.", ("Ruth Preibas", "Ruth Priebas")),
]

NO_CONFLICT = [
    ("The avalanche killed 14 people.", "Fourteen people died in the avalanche."),
    ("The avalanche killed more than 30 people.", "The avalanche killed 34 people."),
    ("The avalanche killed 14 people.", "The avalanche injured 20 people."),
    ("The avalanche killed 14 people.", "The avalanche killed 14 people. In 1987 a slide killed 31 people there."),
    ("The avalanche killed 14 people.", "An avalanche hit Grindel. A slide killed 31 people ten years ago."),
    ("The avalanche killed 14 people.", "The avalanche could kill 30 people, rangers had warned."),
    ("Two sailors were hurt on the barge.", "Two sailors were hurt on the barge. No one else was hurt."),
    ("Two sailors were hurt on the barge.", "There were no serious injuries on the barge."),
    ("The court told 23 of the accused, including Moro, to pay.", "Moro and 22 other accused were told to pay."),
    ("Thousands of people marched.", "Some 2,400 people marched."),
    ("Dozens of people were hurt.", "The blast hurt 41 people."),
    ("The fire killed three children.", "The fire killed 11 people, among them three children."),
    ("Three gunmen killed the guard.", "Two guards were killed. Three gunmen fled."),
    ("Ada Holm, 43, keeps the mill.", "Ada Holm, who is 43 years old, keeps the mill."),
    ("Ada Holm, 43, keeps the mill.", "Peter Sandow, 45, keeps the mill."),
    ("A five-year-old boy fell into the well.", "His mother, a 31-year-old weaver, heard him in the well."),
    ("A 53-year-old bridge fell.", "A 54-year-old driver was on the bridge when it fell."),
    ("The shaft is 40m deep.", "The shaft is 40m deep and 3m wide."),
    ("The shaft is 40m deep.", "The shaft, 3m wide, was never closed."),
    ("Inés Carvallo ran the ward.", "The ward was run by Ines Carvallo."),
    ("She is from Nabi Torrel.", "The village of Nebi Torrel lies above the road."),
    ("Anna Torsten spoke of the bill.", "The bill was praised by Petra Torstan."),
    ("Assistant Prosecutor Nina Falk said so. “Yes,” Falk said.", "Prosecutor Nina Falk said so. “Yes,” Falk said."),
]


@pytest.mark.parametrize(("one", "two", "values"), AT_ODDS, ids=[one for one, _, _ in AT_ODDS])
def test_what_two_articles_give_differently_is_found(
    pipeline: Pipeline, one: str, two: str, values: tuple[str, str]
) -> None:
    assert values in at_odds(pipeline, one, two)
    assert values[::-1] in at_odds(pipeline, two, one)


@pytest.mark.parametrize(("one", "two"), NO_CONFLICT, ids=[f"{one} | {two}" for one, two in NO_CONFLICT])
def test_what_only_looks_alike_is_no_conflict(pipeline: Pipeline, one: str, two: str) -> None:
    assert at_odds(pipeline, one, two) == set()
