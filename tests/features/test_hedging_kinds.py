"""Kinds of words that look like hedges and are none, kinds that are easily missed, and whose voice a hedge is in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.features.hedging import find
from framing.model import Parsed

NONE = {
    "refusal": [
        "Orlo would not name the buyers.",
        "The mayor would not say who paid.",
        "The captain would not comment on the fire.",
        "Police would not identify the driver.",
        "The spokeswoman would not discuss the sale.",
        "The firm would not confirm the price.",
        "Lisk would not elaborate.",
        "Officials would not release the letter.",
    ],
    "plan": [
        "The office said it would hire six clerks.",
        "The council said on Monday that it would print the letter.",
        "The firm said it would open a second mill.",
        "Orlo told the crew that she would leave in May.",
        "The mayor announced that the ferry would run on Sundays.",
        "Lisk said he would vote for the bridge.",
        "The union said it would meet on Friday.",
        "The minister promised that nobody would lose a house.",
    ],
    "question": [
        "Nobody asked how soon Voss would print the letter.",
        "She asked whether the ferry would run.",
        "Reporters asked when the lock would open.",
        "The crew wondered who would pay.",
        "The captain asked what the boats would carry.",
        "It was not said where the hall would stand.",
        "He asked if the mill would close.",
        "They asked how long the strike would last.",
    ],
    "rule": [
        "The rules would not apply to guests.",
        "The ministry said the rules would apply to all ports.",
        "The council said the curfew would begin at nine.",
        "The hall would be built beside the quay.",
        "The museum would stand on the old pier.",
        "Officials said the inquiry would begin in June.",
        "The firm said the service would run twice a day.",
        "The memorial would be built of oak.",
    ],
    "permission": [
        "Members may vote by post.",
        "Residents may apply at the town hall.",
        "Visitors may not bring dogs.",
        "Passengers may carry one bag.",
        "Applicants may submit a letter by Friday.",
        "Readers may write to the editor.",
        "Owners may appeal within ten days.",
        "Guests may use the garden.",
    ],
    "rate": [
        "Women are more likely to row than men.",
        "Old boats were twice as likely to leak as new ones.",
        "Smokers were 30 percent more likely to fall ill.",
        "Students are less likely to vote than pensioners.",
        "Farmers were three times more likely to own a boat.",
        "Girls are more likely to read than boys.",
        "Tenants were half as likely to complain as owners.",
        "Drivers over 70 are less likely to speed than younger ones.",
    ],
    "told to somebody": [
        "Forty thefts have been reported to the police.",
        "The leak was reported to the harbour office.",
        "Three fires were reported to the council.",
        "The loss was reported to her bank.",
        "The death was reported to the coroner.",
        "The fraud was reported to the auditors.",
        "The crash was reported to officers.",
        "His absence was reported to the school.",
    ],
    "legal term": [
        "Contact of that kind is considered abuse under the law.",
        "Such a fire is considered second-degree arson.",
        "The blow was considered assault.",
        "Taking a boat is considered theft.",
        "Silence is considered contempt of court.",
        "Such a letter is considered fraud under the act.",
        "It is considered a felony.",
        "The sale was deemed a violation of the code.",
    ],
    "manner": [
        "The two men came in, grinning broadly.",
        "She smiled broadly at the crew.",
        "The captain grinned broadly.",
        "He beamed broadly and bowed.",
        "The boys were smiling broadly.",
        "She spoke plainly.",
        "He laughed and grinned broadly at them.",
        "The mayor, smiling broadly, left the hall.",
    ],
    "some are named": [
        "Others, including the mayors Tom Lisk and Ida Brook, dismissed the story.",
        "Critics such as Tamsin Orlo say the quay will not last.",
        "Supporters, including Tamsin Orlo, say the quay will last.",
        "Experts including Ida Brook warned of rain.",
        "Analysts such as Tom Lisk predict a loss.",
        "Opponents, including the union of bakers, said no.",
        "Some, including Ida Brook, said no.",
        "Others, such as Tom Lisk, called it a mistake.",
    ],
    "nothing heard": [
        "The captain was told to leave.",
        "The crew was told of the fire.",
        "She understands the rules.",
        "He was told that the ferry was full.",
        "They were told to wait.",
        "The mayor understood that she had lost.",
        "The boys were told a story.",
        "Nobody was told of the sale.",
    ],
}

FOUND = [
    ("She told [about] 600 supporters that she had won.", "approximator"),
    ("It was [kind of] a mess.", "approximator"),
    ("The vote was [fairly] close.", "approximator"),
    ("The tower is [relatively] new.", "approximator"),
    ("The repairs cost [in the range of] $2 million.", "approximator"),
    ("The strike will go on [at least] through June.", "approximator"),
    ("The vote is [just over] a month away.", "approximator"),
    ("The quay was saved [in some measure] by luck.", "approximator"),
    ("The plan [ought to] work.", "modal"),
    ("The repairs [ought to] help.", "modal"),
    ("The rain [ought to] soon stop.", "modal"),
    ("It was proven [beyond the shadow of a doubt].", "booster"),
    ("“He will win [for sure],” she said.", "booster"),
    ("“[Rest assured], the quay is safe,” he said.", "booster"),
    ("He [is seen] by many as a fool.", "weasel"),
    ("The mill [is seen] by some as a burden.", "weasel"),
    ("The Harbour Post [is told] that the mill will close.", "evidential"),
    ("“I do[n’t know for a fact] that he was there,” she said.", "negated"),
    ("“We do [not know for sure] who did it,” he said.", "negated"),
    ("[Some leading captains said] the pier was safe.", "weasel"),
    ("[Other unions warned] of a strike.", "weasel"),
    ("If the pumps failed, the town [would] flood.", "modal"),
    ("Orlo warned that the storm [would] sink the boats.", "modal"),
    ("The storm [may] sink the boats.", "modal"),
    ("The union [may] call a strike.", "modal"),
    ("A sale is more [likely] than a loan.", "lexical"),
]

VOICES = [
    ("Orlo is broadcasting a film that [seems] to set the old against the young.", "outlet"),
    ("Orlo is printing a leaflet that [appears] to mock the mayor.", "outlet"),
    ("The firm is running an advertisement that [seems] to please nobody.", "outlet"),
    ("The party released a song that [may] please nobody.", "outlet"),
    ("Orlo offered a [possible] way out.", "outlet"),
    ("Lisk praised the [apparent] winner.", "outlet"),
    ("Whether Lisk wanted – and the mayor would even allow – a new vote is [unclear].", "outlet"),
    ("Why Orlo wanted a new vote is [unclear].", "outlet"),
    ("How the firm wanted to pay remains [uncertain].", "outlet"),
    ("Orlo said that the date was [unclear].", "indirect"),
    ("Orlo told the crew not to leave, signaling that the strike [might] last.", "outlet"),
    ("The footage showed that the quay was [nearly] empty.", "outlet"),
    ("We think the quay [may] sink.", "outlet"),
    ("Orlo thinks the quay [may] sink.", "indirect"),
    ("The captain is afraid that the quay [could] sink.", "indirect"),
    ("The study showed that the quay [might] sink.", "indirect"),
]


@pytest.mark.parametrize("kind", NONE)
def test_none_is_found(kind: str, parsed_text: Callable[[str], Parsed]) -> None:
    assert len(set(NONE[kind])) >= 8
    for text in NONE[kind]:
        assert [text[item.start : item.end] for item in find(parsed_text(text))] == [], text


def _bracketed(example: str) -> tuple[str, int, int]:
    return example.replace("[", "").replace("]", ""), example.index("["), example.index("]") - 1


@pytest.mark.parametrize(("example", "category"), FOUND)
def test_the_bracketed_words_are_found(example: str, category: str, parsed_text: Callable[[str], Parsed]) -> None:
    text, start, end = _bracketed(example)
    assert (start, end, category) in [(item.start, item.end, item.kind) for item in find(parsed_text(text))]


@pytest.mark.parametrize(("example", "voice"), VOICES)
def test_whose_hedge_it_is(example: str, voice: str, parsed_text: Callable[[str], Parsed]) -> None:
    text, start, _ = _bracketed(example)
    assert [item.voice for item in find(parsed_text(text)) if item.start == start] == [voice]
