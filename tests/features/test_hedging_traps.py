"""Words that look like hedges and are none, and estimative expressions with the band each stands for."""

from __future__ import annotations

import pytest

from framing.language.hedges import Hedge, hedges
from framing.language.hedges.bands import BANDS
from framing.language.parse import parse
from framing.language.pipeline import Pipeline
from tests.conftest import body_document

# Intelligence Community Directive 203 (2015), D.6.e.(2)(a): both names of each band and its bounds in per cent.
DIRECTIVE = {
    ("almost no chance", "remote"): (1, 5),
    ("very unlikely", "highly improbable"): (5, 20),
    ("unlikely", "improbable"): (20, 45),
    ("roughly even chance", "roughly even odds"): (45, 55),
    ("likely", "probable"): (55, 80),
    ("very likely", "highly probable"): (80, 95),
    ("almost certain", "nearly certain"): (95, 99),
}

ESTIMATES = [
    ("There is [almost no chance] that the bridge will stand.", "almost no chance"),
    ("There is a [remote chance] that the bridge will stand.", "almost no chance"),
    ("The bridge is [very unlikely] to stand.", "very unlikely"),
    ("It is [highly improbable] that the bridge will stand.", "very unlikely"),
    ("The bridge is [unlikely] to stand.", "unlikely"),
    ("It is [improbable] that the bridge will stand.", "unlikely"),
    ("There is a [roughly even chance] that the bridge will stand.", "roughly even chance"),
    ("The odds are grim, yet the bridge has [roughly even odds] of standing.", "roughly even chance"),
    ("The bridge is [likely] to stand.", "likely"),
    ("A collapse is [probable].", "likely"),
    ("The bridge will [probably] stand.", "likely"),
    ("The bridge is [very likely] to stand.", "very likely"),
    ("It is [highly probable] that the bridge will stand.", "very likely"),
    ("It is [almost certain] that the bridge will stand.", "almost certain"),
    ("The bridge will [almost certainly] stand.", "almost certain"),
    ("It is [nearly certain] that the bridge will stand.", "almost certain"),
]

# Nothing of these is a hedge or a booster.
NO_HEDGE = [
    "The poll asked 900 likely voters.",
    "Likely voters prefer the older candidate.",
    "Voters will have the chance to ask questions.",
    "By chance he met the captain.",
    "He lost his last chance.",
    "The judge found probable cause to hold him.",
    "The bridge opened in May.",
    "On May 12 the river rose.",
    "Theresa May and her husband rowed home.",
    "Since last May the mill has stood empty.",
    "The might of the empire lay in its ships.",
    "They could not lift the beam.",
    "She couldn't hear the bell.",
    "From the hill you could see the sea.",
    "The owner could not be reached for comment.",
    "He lit a lamp so that they could read.",
    "Visitors can leave their boats at the quay.",
    "The council must publish the accounts by Friday.",
    "Children should not swim there.",
    "He said he would travel to Brill.",
    "The firm announced that it would close two mills.",
    "She promised that she would return.",
    "Asked whether he would resign, he left the room.",
    "She would like to speak.",
    "They spoke about the bridge.",
    "The book is about three sisters.",
    "The ferry was about to leave.",
    "He walked around the lake.",
    "The smuggler will appear in court on Monday.",
    "Her name appears on the list.",
    "The mayor suggested a meeting.",
    "She suggested moving the statue.",
    "He indicated the door with a nod.",
    "She assumed control of the firm in June.",
    "He rowed rather than walked.",
    "Some people left early.",
    "She is more than a baker.",
    "It is up to the mayor.",
    "This kind of boat is rare.",
    "At least he apologised.",
    "According to Tamsin Orlo, the bridge is closed.",
    "The union is expected by the owners of the mill to strike.",
    "He expects to win.",
    "Sales were better than expected.",
    "Two economists at the University of Brill spoke.",
    "The bill was considered in committee.",
    "The whale was seen by two fishermen.",
    "She hopes the ferry will run.",
    "The town hopes for rain.",
    "Make sure the gate is shut.",
    "Please speak clearly.",
    "Reply as soon as possible.",
    "The doctor has benefit of the doubt on her side, and the jury gave him the benefit of the doubt.",
    "The two firms are at odds.",
    "The hut stands in a remote valley.",
    "A certain captain called at noon.",
    "The would-be buyer left.",
    "You are supposed to wait here.",
    "They were unlikely friends.",
    "The children always laugh and never cry.",
    "The captain was seen that night leaving the quay.",
    "The boxes should be considered dangerous.",
    "They made smaller than expected gains.",
    "She assumed the presidency of the club.",
    "Sometimes the door would be ajar or a window would be open.",
    "She cares for rivers in general.",
    "The office pays for certain prior years.",
    "The curfew remains in effect.",
    "The bill keeps him from effectively running the port.",
    "He categorically denied it.",
    "The two crews spoke loudly and clearly.",
    "The council is suggesting that the talks move to Brill.",
    "Saying he would block the sale, the mayor left the hall.",
    "It was hard to say goodbye.",
    "She had a second chance and took it.",
    "The party took a chance on a new captain.",
    "He works in remote villages by remote control.",
    "The score was even, and the odds did not change.",
    "The lads made an even number of rows.",
    "A likely lad opened the gate.",
    "Shouts could be heard across the harbour.",
    "If I may, I will answer that.",
    "The rate ticked up to 5 percent.",
    "They meet all too often.",
    "The firm keeps to generally accepted accounting rules.",
    "The crews are ready to “clearly mark” the channel.",
]

# Estimative words that state no estimate of their own: denied, compared or asked, they carry no band.
NO_BAND = [
    "The bridge is not likely to open.",
    "The bridge is not very likely to open.",
    "The bridge isn't likely to open.",
    "A second vote is not unlikely.",
    "It is not probable that the dam will hold.",
    "A sale is more likely than a loan.",
    "A sale is less likely than a loan.",
    "Nobody knows how likely a strike is.",
    "The storm made a strike so likely that the crews stayed.",
    "It is far from certain that the ferry will run.",
    "The chance of a rescue is falling.",
    "It is possible that the ferry will run.",
    "The ferry may sink.",
]

# The word in brackets is a hedge or booster of the category, and the whole cue.
READINGS = [
    ("The bridge [may] close in May.", "modal"),
    ("The council [might] not vote today.", "modal"),
    ("The plan [would] cost 40 jobs.", "modal"),
    ("Some [200] boats sank.", ""),
    ("The rebels hold [some] 200 villages.", "approximator"),
    ("[Some say] the mill is haunted.", "weasel"),
    ("It [appears] that he left.", "verb"),
    ("The figures [suggest] a fall.", "verb"),
    ("The vote [is expected to] fail.", "weasel"),
    ("The fire was [no doubt] set on purpose.", "booster"),
    ("There is [doubt] about the date.", "lexical"),
    ("A second vote is [not unlikely].", "negated"),
    ("The bridge is [not likely] to open.", "lexical"),
    ("He is [not certain] of the date.", "negated"),
    ("It is [far from clear] who paid.", "negated"),
    ("The thief [must] have left by the window.", "booster"),
    ("She has [more than] 40 boats.", "approximator"),
]


def _marked(text: str) -> tuple[str, int, int]:
    start = text.index("[")
    return text.replace("[", "").replace("]", ""), start, text.index("]") - 1


@pytest.fixture(scope="module")
def found(pipeline: Pipeline) -> dict[str, list[Hedge]]:
    marked = [text for text, _ in (*ESTIMATES, *READINGS)]
    texts = [_marked(text)[0] for text in marked] + NO_HEDGE
    texts += ["They judge with high confidence that it is likely.", "How likely is it?", *NO_BAND]
    return {d.document.text: list(hedges(d)) for d in parse(map(body_document, texts), pipeline)}


def test_the_bands_are_those_of_the_directive() -> None:
    assert {(band.name, band.also): (band.low, band.high) for band in BANDS.values()} == DIRECTIVE
    assert {band for _, band in ESTIMATES} == set(BANDS)


@pytest.mark.parametrize(("example", "band"), ESTIMATES)
def test_an_estimate_has_its_band(example: str, band: str, found: dict[str, list[Hedge]]) -> None:
    text, start, end = _marked(example)
    (cue,) = [h for h in found[text] if h.start <= start < h.end]
    assert (cue.start, cue.end, cue.category) == (start, end, "lexical")
    assert cue.band is BANDS[band]


def test_confidence_is_not_likelihood(found: dict[str, list[Hedge]]) -> None:
    text = "They judge with high confidence that it is likely."
    assert [(text[h.start : h.end], h.band) for h in found[text]] == [("likely", BANDS["likely"])]


@pytest.mark.parametrize("text", ["How likely is it?", *NO_BAND])
def test_what_is_denied_compared_or_asked_states_no_band(text: str, found: dict[str, list[Hedge]]) -> None:
    assert found[text]
    assert all(h.band is None for h in found[text])


def test_only_estimates_carry_a_number(found: dict[str, list[Hedge]]) -> None:
    others = [h for example, _ in READINGS for h in found[_marked(example)[0]]]
    assert others
    assert all(h.band is None for h in others)


@pytest.mark.parametrize("text", NO_HEDGE)
def test_no_hedge(text: str, found: dict[str, list[Hedge]]) -> None:
    assert [text[h.start : h.end] for h in found[text]] == []


def test_there_are_enough_traps() -> None:
    assert len(set(NO_HEDGE)) >= 40


@pytest.mark.parametrize(("example", "category"), READINGS)
def test_reading(example: str, category: str, found: dict[str, list[Hedge]]) -> None:
    text, start, end = _marked(example)
    cues = [(h.category, h.start, h.end) for h in found[text] if h.start < end and start < h.end]
    assert cues == ([(category, start, end)] if category else [])
