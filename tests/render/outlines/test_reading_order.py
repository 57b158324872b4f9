"""Names that run from right to left stay where they belong, and nobody else opens what is not closed."""

from __future__ import annotations

import pytest

from framing.render.outlines.reading_order import in_sentence, is_balanced, isolated, without_isolates

NAME, OTHER = "صحيفة الميناء", "גזטת"


def test_a_name_is_isolated_only_where_its_letters_run_the_other_way() -> None:
    assert isolated(NAME) == f"\u2068{NAME}\u2069"
    assert [isolated(text) for text in ("Ostwick Echo", "Žižkov 24", "維爾馬", "")] == [
        "Ostwick Echo",
        "Žižkov 24",
        "維爾馬",
        "",
    ]


def test_in_a_sentence_each_such_name_is_isolated_and_the_rest_is_not() -> None:
    told = in_sentence(f"{NAME} 24 and {OTHER}, 4 March 2031.")
    assert told == f"\u2068{NAME}\u2069 24 and \u2068{OTHER}\u2069, 4 March 2031."
    assert in_sentence(f"“{NAME}”") == f"“\u2068{NAME}\u2069”"
    assert in_sentence("No name of that kind.") == "No name of that kind."
    assert without_isolates(told) == f"{NAME} 24 and {OTHER}, 4 March 2031."


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("plain", True),
        ("a\u2068b\u2069", True),
        ("\u2068\u2068b\u2069\u2069", True),
        ("\u2068b", False),
        ("b\u2069", False),
        ("\u2069b\u2068", False),
    ],
)
def test_isolates_that_are_not_closed_are_found(text: str, holds: bool) -> None:
    assert is_balanced(text) is holds
