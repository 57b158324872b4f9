"""A number is printed in one place, so that how it looks is decided once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import framing
from framing import number_format
from framing.number_format import p_value, printed

CODE = Path(framing.__file__).parent
_EXAMPLES = ("FindingExample", "comparison")


def test_thousands_are_set_apart_and_minus_is_a_minus() -> None:
    assert [printed(value) for value in (0, 999, 1000, 1234567, 2.5, 3.5)] == [
        "0",
        "999",
        "1,000",
        "1,234,567",
        "2",
        "4",
    ]
    assert (printed(-1234.5, 1), printed(-0.04, 1), printed(0.05, 2)) == ("\u22121,234.5", "0.0", "0.05")
    assert (printed(Decimal("1234.560"), None), printed(Decimal(-7), None)) == ("1,234.560", "\u22127")


def test_a_chance_is_printed_as_finely_as_it_is_read() -> None:
    assert [p_value(p) for p in (0.0004, 0.0014, 0.0015, 0.049)] == ["0.001", "0.001", "0.002", "0.049"]
    assert [p_value(p) for p in (0.0994, 0.0995, 0.104, 0.31, 1.0)] == ["0.099", "0.10", "0.10", "0.31", "1.00"]


def test_another_separator_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(number_format, "THOUSANDS", "\u202f")
    assert printed(1234567.25, 2) == "1\u202f234\u202f567.25"
    assert printed(-1234) == "\u22121\u202f234"


def test_nobody_else_sets_thousands_apart() -> None:
    by_hand = re.compile(r"\{[^{}\n]*:,[^{}\n]*\}|format\([^()\n]*,\s*[\"'],")
    found = [
        f"{path.relative_to(CODE)}:{number}"
        for path in CODE.rglob("*.py")
        if path.name != "number_format.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if by_hand.search(line)
    ]
    assert found == []


def test_no_word_of_ours_holds_a_separator_of_its_own() -> None:
    """Labels, units and help stand beside printed numbers, so "1,000" in them is printed too."""
    found = [
        f"{path.name}: {string}"
        for folder in ("features", "cli", "render", "compare")
        for path in (CODE / folder).rglob("*.py")
        for string in _strings(ast.parse(path.read_text("utf-8")))
        if re.search(r"\d,\d{3}\b", string)
    ]
    assert found == []


def _strings(module: ast.Module) -> Iterator[str]:
    """Its texts, documentation and what examples are made of left out."""
    left_out: set[int] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) or (isinstance(node, ast.Call) and ast.unparse(node.func) in _EXAMPLES):
            left_out |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.value
