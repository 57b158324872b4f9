"""Lines that name the author, and lines that only begin like one."""

from __future__ import annotations

import pytest

from framing.read.zones import bylines


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Mara Quill", "Mara Quill"),
        ("BY MARA QUILL", "MARA QUILL"),
        ("by Mara Quill", "Mara Quill"),
        ("By Mara Quill June 20, 2031", "Mara Quill"),
        ("By Mara Quill - 11/19/31 06:56 AM EST", "Mara Quill"),
        ("By Mara Quill on Monday, November 18th, 2031 at 11:04 a.m.", "Mara Quill"),
        ("By Mara Quill, Harbour Correspondent", "Mara Quill"),
        ("By Mara Quill, Staff Writer | 3 May 2031", "Mara Quill"),
        ("By Mara Quill and Tomas Reyl", "Mara Quill and Tomas Reyl"),
        ("By Mara Quill, Tomas Reyl and Lena Orth", "Mara Quill, Tomas Reyl and Lena Orth"),
        ("By Mara Quill in Brannock", "Mara Quill"),
        ("By Jan van der Meulen", "Jan van der Meulen"),
        ("By Siobhán O’Dowd-Reyes", "Siobhán O’Dowd-Reyes"),
        ("By Mara Quill, Associated Press", "Mara Quill"),
        ("Written by Mara Quill", "Mara Quill"),
        ("Author: Mara Quill", "Mara Quill"),
        ("By Reuters", "Reuters"),
        ("By Mara Quill @maraquill", "Mara Quill"),
    ],
)
def test_the_names_are_found(line: str, names: str) -> None:
    parsed = bylines.parse(line)
    assert parsed is not None
    assert parsed.names == names


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the quay was dry.",
        "By Friday",
        "By the time the ferry came, nobody was left.",
        "By Mara Quill's account, the bridge fell at noon.",
        "By law, the harbour must stay open.",
        "By Thursday Mara Quill had left the town for good.",
        "Bystanders saw it.",
        "By " + "Quill " * 60,
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert bylines.parse(line) is None
