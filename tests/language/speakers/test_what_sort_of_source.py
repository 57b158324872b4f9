"""What sort of source somebody is, from what a text says beside the name."""

from __future__ import annotations

import pytest

import framing


def _type_of(text: str, name: str) -> str:
    parsed = framing.analyze(f"{text}\n\nIt rained all day, and the ferry stayed in port.").parsed
    return next(speaker.type for speaker in parsed.speakers if speaker.name == name)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Talk radio hosts like Rosa Holm came. Holm said it was late.", "media"),
        ("Bankers such as Rosa Holm came. Holm said it was late.", "business"),
        ("Several economists, including Rosa Holm, were there. Holm said it was late.", "expert"),
        ("Local lawmakers like Rosa Holm were there. Holm said it was late.", "politician"),
        ("Union members including Rosa Holm were there. Holm said it was late.", "civil society"),
        ("It was built by farmers such as Rosa Holm. Holm said it was late.", "citizen"),
        ("Nobody asked police officers like Rosa Holm. Holm said it was late.", "official"),
        ("The talk was of towns like Rosa Holm’s. Holm said it was late.", "unknown"),
    ],
)
def test_one_of_the_people_named_before(text: str, kind: str) -> None:
    assert _type_of(text, "Rosa Holm") == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rosa Holm, the managing director of the International Monetary Fund, said it was late.", "official"),
        ("Rosa Holm, chief executive of the World Health Organization, said it was late.", "official"),
        ("Rosa Holm, chief executive of the Red Cross, said it was late.", "civil society"),
        ("Rosa Holm, the managing director of Orlo Shipping, said it was late.", "business"),
        ("Rosa Holm, chief executive of Orlo Foods, said it was late.", "business"),
        ("Rosa Holm of the Kelby Policy Center said it was late.", "expert"),
        ("Rosa Holm of the nonpartisan Marsh Research Centre said it was late.", "expert"),
        ("Rosa Holm of the Kelby Dockers Union said it was late.", "civil society"),
        ("Rosa Holm of Orlo Shipping said it was late.", "business"),
        ("Rosa Holm from the University of Kelby said it was late.", "expert"),
    ],
)
def test_the_body_decides(text: str, kind: str) -> None:
    assert _type_of(text, "Rosa Holm") == kind


@pytest.mark.parametrize(
    "text",
    [
        "The 58-year-old Holm was there. Rosa Holm said it was late.",
        "Rosa Holm came. “It was late,” the 31-year-old Holm said.",
        "Rosa Holm, 58, said it was late.",
        "Rosa Holm (58) said it was late.",
        "Rosa Holm, 58, a retired nurse’s daughter from Kelby, said it was late.",
        "Rosa Holm came to the quay. The 19-year-old Holm said it was late.",
        "Rosa Holm, 44, and her son said it was late.",
        "“It was late,” said 67-year-old Rosa Holm.",
    ],
)
def test_whose_age_is_told_is_a_private_person(text: str) -> None:
    assert _type_of(text, "Rosa Holm") == "citizen"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rosa Holm, a widow and director of the Harbour Charity, said it was late.", "civil society"),
        ("Rosa Holm, a mother of three and a professor of law, said it was late.", "expert"),
        ("Rosa Holm, a widow and banker, said it was late.", "business"),
        ("Rosa Holm, a farmer and mayor of Kelby, said it was late.", "politician"),
        ("Rosa Holm, a widow and a lifelong resident of Kelby, said it was late.", "citizen"),
        ("Rosa Holm, a mother of three and a former mayor, said it was late.", "citizen"),
        ("Rosa Holm, a student, said it was late.", "citizen"),
        ("Rosa Holm, a farmer and a widow, said it was late.", "citizen"),
    ],
)
def test_what_somebody_is_in_public_counts_first(text: str, kind: str) -> None:
    assert _type_of(text, "Rosa Holm") == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Media reports said that two boats had sunk.", "media reports", "media"),
        ("Press reports said that two boats had sunk.", "press reports", "media"),
        ("A report said that two boats had sunk.", "report", "document"),
        ("A police report said that two boats had sunk.", "police report", "document"),
        ("Kelbyline reports that two boats have sunk.", "Kelbyline", "media"),
        ("Harbour Today reports that two boats have sunk.", "Harbour Today", "media"),
        ("Kelby Shipping reports that two boats have sunk.", "Kelby Shipping", "business"),
        ("Senate Republican Leader Rosa Holm said it was late.", "Rosa Holm", "politician"),
    ],
)
def test_media_and_documents(text: str, name: str, kind: str) -> None:
    assert _type_of(text, name) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A spokesman for Prime Minister Kari Lund said it was late.", "official"),
        ("A spokeswoman for President Kari Lund said it was late.", "official"),
        ("A spokesman for Mayor Kari Lund said it was late.", "official"),
        ("A spokeswoman for Governor Kari Lund said it was late.", "official"),
    ],
)
def test_who_speaks_for_somebody_in_office_is_an_official(text: str, kind: str) -> None:
    (speaker,) = framing.analyze(f"{text}\n\nIt rained all day.").parsed.speakers
    assert speaker.type == kind


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Rail Accident Inspection Branch", "RAIB"),
        ("Harbour Safety Inspection Board", "HSIB"),
        ("Kelby Dockers Union", "KDU"),
        ("Marsh Water Board", "MWB"),
        ("National Lock Keepers Society", "NLKS"),
        ("Office of Port Accounts", "OPA"),
        ("Kelby Bridge Trust", "KBT"),
        ("Coastal Pilots Federation", "CPF"),
    ],
)
def test_initials_are_the_body_that_is_named_in_full(name: str, short: str) -> None:
    text = f"The {name} said the tram was late.\n\n“It was late, and it was full,” the {short} said on Monday."
    assert [speaker.name for speaker in framing.analyze(text).parsed.speakers] == [name]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # a word that is broad by itself gives way to the one beside it
        ("Rosa Holm, president and chief operating officer of Orlo Ferries, said it was late.", "business"),
        ("Rosa Holm, president and founder of the Open Shore charity, said it was late.", "civil society"),
        ("President Rosa Holm said it was late.", "politician"),
        # whose lawyer somebody is, and who knows the law
        ("His attorney, Rosa Holm, said it was late.", "citizen"),
        ("Rosa Holm, a lawyer for the family, said it was late.", "citizen"),
        ("Rosa Holm, who represents Lind, said it was late.", "citizen"),
        ("Defence lawyer Rosa Holm said it was late.", "citizen"),
        ("Rosa Holm, a tax lawyer, said it was late.", "expert"),
        # a role and the body it is held at
        ("Rosa Holm, senior vice president at the Center for Tidal Studies, said it was late.", "expert"),
        ("Kelby Echo editor-in-chief Rosa Holm said it was late.", "media"),
        ("Rosa Holm, an aide to Vice President Lind, said it was late.", "official"),
        ("Real estate agent Rosa Holm said it was late.", "business"),
        ("Study co-author Rosa Holm said it was late.", "expert"),
        ("Norway’s ambassador to Britain Rosa Holm said it was late.", "official"),
    ],
)
def test_the_word_that_tells_most(text: str, kind: str) -> None:
    assert _type_of(text, "Rosa Holm") == kind
