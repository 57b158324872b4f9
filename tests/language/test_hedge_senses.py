"""Hedges and what looks like one, kind by kind: each cue is found in its sense and nowhere else."""

from __future__ import annotations

import pytest

import framing

_RAIN = "\n\nIt rained all day, and the ferry stayed in port."


def _hedges(text: str) -> list[tuple[str, str]]:
    profile = framing.analyze(text + _RAIN)
    document = profile.parsed.document.text
    return [(document[e.start : e.end].lower(), e.kind) for e in profile.evidence if e.feature == "hedging"]


@pytest.mark.parametrize(
    "text",
    [
        # refused, planned, asked, promised
        "Durban would not name the guests.",
        "The office said in May that it would hire six clerks.",
        "Nobody asked how soon Voss would print the letter.",
        "The firm promised that it would pay.",
        "She said she would vote for the plan.",
        "The mayor announced that the town would build a quay.",
        "Reporters asked whether he would stand again.",
        "The club said the match would begin at noon.",
        # leave given and refused
        "Members may vote by post.",
        "Residents may apply until Friday.",
        "Children may enter free.",
        "Visitors may not bring dogs.",
        "Each member may bring one guest.",
        "Only residents may vote on the plan.",
        "You may submit a claim by post.",
        "Every household may keep two hens.",
        # how often something happens
        "Women are more likely to vote than men.",
        "Boys are twice as likely to drown.",
        "Smokers were less likely to recover.",
        "Poor children are more likely to fall ill.",
        "Men were three times as likely to row.",
        "Drivers are more likely to be hurt than cyclists.",
        "Older voters are less likely to move.",
        "Teachers were half as likely to leave as nurses.",
        # other senses
        "The theft was reported to the police.",
        "It is considered second-degree murder.",
        "He was grinning broadly.",
        "Three others, including Lind, were hurt.",
        "He clearly marked the lane.",
        "The plan is seen by Rosa Holm as a mistake.",
    ],
)
def test_no_hedge(text: str) -> None:
    assert _hedges(text) == []


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("That would be a mistake.", "would", "modal"),
        ("The plan would raise fares by a tenth.", "would", "modal"),
        ("It would seem the weir is old.", "would", "modal"),
        ("Without the grant the theatre would close.", "would", "modal"),
        ("The ferry line may close in the autumn.", "may", "modal"),
        ("Any of them may win.", "may", "modal"),
        ("The boat is more likely to sink.", "likely", "lexical"),
        ("Republicans are more likely to win the seat.", "likely", "lexical"),
        ("The ferry ought to be here by noon.", "ought to", "modal"),
        ("About 600 supporters came to the quay.", "about", "approximator"),
        ("The boat was kind of slow.", "kind of", "approximator"),
        ("The weir is fairly old.", "fairly", "approximator"),
        ("The lock is relatively new.", "relatively", "approximator"),
        ("Losses are in the range of five million crowns.", "in the range of", "approximator"),
        ("The bridge will be shut at least through May.", "at least", "approximator"),
        ("Just over 300 people signed.", "just over", "approximator"),
        ("In some measure the council is to blame.", "in some measure", "approximator"),
        ("It was beyond the shadow of a doubt the best boat.", "beyond the shadow of a doubt", "booster"),
        ("The quay is unsafe, for sure.", "for sure", "booster"),
        ("Rest assured the boat will sail.", "rest assured", "booster"),
        ("The move was seen by many as a retreat.", "was seen", "weasel"),
        ("He is considered by many to be the best.", "is considered", "weasel"),
        # certainty denied is no booster
        ("I am not sure that it sank.", "not sure", "negated"),
        ("There is no certainty that it sank.", "no certainty", "negated"),
        ("It is not clear that it sank.", "not clear", "negated"),
        ("It is by no means certain that it sank.", "by no means certain", "negated"),
        ("She is not entirely certain it sank.", "not entirely certain", "negated"),
        ("Nobody can say it was not necessarily so.", "not necessarily", "negated"),
        ("It is far from certain that it sank.", "far from certain", "negated"),
        ("They don’t know for a fact that it sank.", "n’t know for a fact", "negated"),
    ],
)
def test_a_hedge_of_its_kind(text: str, cue: str, kind: str) -> None:
    assert (cue, kind) in _hedges(text)
    assert (cue, "booster") not in _hedges(text) or kind == "booster"
