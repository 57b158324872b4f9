"""Quotation marks of every style: what stands inside them, and what only looks like a mark."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.language.quotations import find
from framing.model import Parsed


def inside(text: str, carried: str | None = None) -> list[str]:
    """The words inside the marks, run by run."""
    return [text[q.inner.start : q.inner.end] for q in find(text, 0, len(text), carried)]


CASES = [
    # curly, straight, guillemets, low marks, doubled single marks
    ("“We sail at dawn,” she said.", ["We sail at dawn,"]),
    ('"We sail at dawn," she said.', ["We sail at dawn,"]),
    ("«We sail at dawn», she said.", ["We sail at dawn"]),
    ("»We sail at dawn«, she said.", ["We sail at dawn"]),
    ("„We sail at dawn“, she said.", ["We sail at dawn"]),
    ("''We sail at dawn,'' she said.", ["We sail at dawn,"]),
    ("``We sail at dawn,'' she said.", ["We sail at dawn,"]),
    # mixed within one text, and a straight mark that closes a curly one
    ('“We sail,” he said. "We do not," she said.', ["We sail,", "We do not,"]),
    ('“We sail," he said.', ["We sail,"]),
    ("He called it “bold“ and left.", ["bold"]),
    # split around the speaker
    ('"We sail," said Orlo, "at dawn."', ["We sail,", "at dawn."]),
    ("“Yes,” he said. “No,” she said. “Maybe.”", ["Yes,", "No,", "Maybe."]),
    # paragraphs that a page has run together, each with its own opening mark
    (
        '"We sailed. We sank. "Nobody came. "We swam to the pier."',
        ["We sailed. We sank.", "Nobody came.", "We swam to the pier."],
    ),
    ('He said: "We sank. "Nobody came! "Why? "Who knows."', ["We sank.", "Nobody came!", "Why?", "Who knows."]),
    ('"We sank." He left. "We swam."', ["We sank.", "We swam."]),
    ('"We sank. " He left. "We swam."', ["We sank.", "We swam."]),
    # nested marks belong to the quotation around them
    ("“He told me ‘never again’ and left,” she said.", ["He told me ‘never again’ and left,"]),
    ("\"He told me 'never again' and left,\" she said.", ["He told me 'never again' and left,"]),
    ("‘He told me “never again” and left,’ she said.", ["He told me “never again” and left,"]),
    ("'He told me \"never again\" and left,' she said.", ['He told me "never again" and left,']),
    ("“He said ‘she said “no” to me’ twice,” Orlo said.", ["He said ‘she said “no” to me’ twice,"]),
    # British single marks
    ("‘We sail at dawn,’ she said.", ["We sail at dawn,"]),
    ("'We sail at dawn,' she said.", ["We sail at dawn,"]),
    ("Minister calls plan ‘reckless’", ["reckless"]),
    ("Minister calls plan 'reckless' and 'late'", ["reckless", "late"]),
    ("‘It’s the dogs’ supper, isn’t it?’ he asked.", ["It’s the dogs’ supper, isn’t it?"]),
    ("'It's the dogs' supper, isn't it?' he asked.", ["It's the dogs' supper, isn't it?"]),
    ("The ‘best of friends’ met.", ["best of friends"]),
    # apostrophes that are none
    ("'Tis late, and the dogs' bowls are empty.", []),
    ("’Tis late, and the dogs’ bowls are empty.", []),
    ("Music of the '90s and the '80s played on.", []),
    ("Music of the ’90s and the ’80s played on.", []),
    ("O'Neill and D'Arcy met rock 'n' roll's heirs.", []),
    ("The workers' union and the nurses' guild met.", []),
    ("James' boat, the Joneses' pier and 'em all.", []),
    ("Don't, won't, can't, shouldn't've.", []),
    # measures
    ("He is 6'2\" tall and she is 5'4\".", []),
    ('A 12" pipe joined a 9" pipe.', []),
    ('"He is 6\'2" tall," she said.', ["He is 6'2\" tall,"]),
    ('The pump, 12" wide, is "quite new" now.', ["quite new"]),
    # closing marks after punctuation, brackets and dashes
    ('("We sail," he said.)', ["We sail,"]),
    ('The plan—"a scandal"—failed.', ["a scandal"]),
    ("The plan—“a scandal”—failed.", ["a scandal"]),
    ('He said: "We sail."', ["We sail."]),
    ('*"We sail,"* he said.', ["We sail,"]),
    # quotation marks that hold nothing, and no marks
    ("No marks at all.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_stands_in_the_marks(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    for text in ("“We sail at dawn. The tide is high.", '"We sail at dawn. The tide is high.'):
        (quotation,) = find(text, 0, len(text))
        assert not quotation.closed
        assert text[quotation.inner.start : quotation.inner.end] == "We sail at dawn. The tide is high."


def test_a_second_opening_mark_where_the_first_was_left_open() -> None:
    text = '"The tide is high, he said. Then "we sail," she said.'
    assert inside(text) == ["The tide is high, he said. Then", "we sail,"]


def test_a_quotation_over_several_paragraphs_is_one_run_each(parsed_text: Callable[[str], Parsed]) -> None:
    text = "“The tide is high.\n\n“The wind is low.\n\n“We sail,” said Tamsin Orlo."
    quotations = parsed_text(text).quotations
    assert [text[q.inner.start : q.inner.end] for q in quotations] == [
        "The tide is high.",
        "The wind is low.",
        "We sail,",
    ]
    assert [q.closed for q in quotations] == [False, False, True]


def test_a_paragraph_may_go_on_with_an_open_quotation_without_a_mark() -> None:
    assert inside("The wind is low,” she said.", carried="curly") == ["The wind is low,"]
    assert inside("The wind is low,” she said.") == []


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_paragraphs_without_a_mark_are_inside_when_a_later_one_closes(
    parsed_text: Callable[[str], Parsed], opening: str, closing: str
) -> None:
    said = ["The tide was high.", "Nobody had told us.", "We rowed all night."]
    text = f"Tamsin Orlo said: {opening}{said[0]}\n\n{said[1]}\n\n{said[2]}{closing}\n\nThe ferry sank in May."
    parsed = parsed_text(text)
    direct = [text[v.start : v.end] for v in parsed.voices if v.voice == "direct"]
    assert [run.strip('“”"') for run in direct] == said
    (attribution,) = (a for a in parsed.attributions if a.kind == "direct")
    assert [text[start:end].strip('“”".') for start, end in attribution.content] == [line.strip(".") for line in said]


def test_paragraphs_behind_a_mark_that_nobody_closes_are_the_outlets(parsed_text: Callable[[str], Parsed]) -> None:
    text = "Tamsin Orlo said: “The tide was high.\n\nThe ferry sank in May.\n\n“We rowed,” said Peder Lind."
    parsed = parsed_text(text)
    assert [text[q.inner.start : q.inner.end] for q in parsed.quotations] == ["The tide was high.", "We rowed,"]


def test_styles_are_told() -> None:
    text = '“a b c” "d e f" «g h i» ‘j k l’'
    assert [q.style for q in find(text, 0, len(text))] == ["curly", "straight", "guillemets", "single"]


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The “reform” cut wages.", [True]),
        ("The “so-called reform” cut wages.", [True]),
        ("“Never,” she said.", [False]),
        ("The “reform of all reforms” cut wages.", [False]),
    ],
)
def test_a_word_or_two_may_be_a_scare_quote(text: str, scare: list[bool]) -> None:
    assert [q.scare for q in find(text, 0, len(text))] == scare


def test_a_word_or_two_with_a_speaker_is_no_scare_quote(parsed_text: Callable[[str], Parsed]) -> None:
    said = parsed_text("The minister said the tunnel was “a triumph” for the whole coast.")
    bare = parsed_text("The “reform” cut wages along the coast, and the harbour closed in May.")
    assert [q.scare for q in said.quotations] == [False]
    assert [q.scare for q in bare.quotations] == [True]


def test_every_run_lies_in_its_paragraph_and_none_overlap() -> None:
    text = "x “a ‘b” c’ \"d 'e\" f' «g “h» i” ‘j"
    for start, end in ((0, len(text)), (3, 20), (10, 11)):
        at = start
        for q in find(text, start, end):
            assert at <= q.start <= q.inner.start <= q.inner.end <= q.end <= end
            at = q.end


OVER_PARAGRAPHS = [
    "‘We sailed at dawn.\n\n‘We came home at night,’ she said.",
    "'We sailed at dawn.\n\n'We came home at night,' she said.",
    "'The boat’s name was ‘Gull’ that year.\n\n'We came home at night,' she said.",
    "'They called it the 'Gull' that year.\n\n'We came home at night,' she said.",
    "‘The crew’s boats were lost.\n\n‘We came home at night.’",
    "'We sailed at dawn.\n\n'We fished.\n\n'We came home at night,' she said.",
    "She spoke first.\n\n‘We sailed at dawn.\n\n‘We fished.\n\n‘We came home at night.’",
    "'Don’t ask me.\n\n'We came home at night,' she said. 'Late.'",
]


@pytest.mark.parametrize("text", OVER_PARAGRAPHS)
def test_single_marks_left_open_go_on_in_the_next_paragraph(text: str, parsed_text: Callable[[str], Parsed]) -> None:
    found = parsed_text(text).quotations
    paragraphs = [part for part in text.split("\n\n") if part[0] in "‘'"]
    for part in paragraphs[:-1]:
        start = text.index(part)
        assert [(q.start, q.end, q.closed) for q in found if start <= q.start < start + len(part)] == [
            (start, start + len(part), False)
        ]
    assert any(q.closed and text[q.inner.start : q.inner.end].startswith("We came home") for q in found)


@pytest.mark.parametrize(
    "text",
    [
        "'Tis the season.\n\n'We came home at night,' she said.",
        "'90s music is back.\n\n'We came home at night,' she said.",
        "'Late,' she said.\n\n'We came home at night,' she said.",
        "It was late.\n\n'We came home at night,' she said.",
        "'We sailed at dawn.\n\nWe came home at night.",
    ],
)
def test_an_apostrophe_opens_no_paragraph(text: str, parsed_text: Callable[[str], Parsed]) -> None:
    first = text.split("\n\n")[0]
    assert [q for q in parsed_text(text).quotations if q.start < len(first) and not q.closed] == []
