"""The mutation itself: what is changed, what is left alone, and that a test which holds a line notices."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.mutants.__main__ import ROOT, equivalent, targets
from tests.mutants.mutate import Mutant, mutants
from tests.mutants.run import survivors

_SOURCE = '''
"""A module."""

LEAST: int = 3
NAMES = ("one", "two", "three")
MORE = "four five".split()


def told(count: int | None, words: str) -> str:
    """What is told."""
    if count is None or count < LEAST:
        raise ValueError("too few")
    return "both credit" if words in NAMES and not count - 1 else "none"
'''


def _changes(text: str) -> set[str]:
    return {f"{one.was} | {one.change}" for one in mutants("m", text)}


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("if count is None or count < LEAST:", "Lt → LtE"),
        ("if count is None or count < LEAST:", "Lt → Gt"),
        ("if count is None or count < LEAST:", "Is → IsNot"),
        ("if count is None or count < LEAST:", "Or → And"),
        ("if count is None or count < LEAST:", "condition turned round"),
        ("LEAST: int = 3", "3 → 4"),
        ('return "both credit" if words in NAMES and not count - 1 else "none"', "'both credit' said otherwise"),
        ('return "both credit" if words in NAMES and not count - 1 else "none"', "Sub → Add"),
        ('return "both credit" if words in NAMES and not count - 1 else "none"', "In → NotIn"),
    ],
)
def test_a_line_is_changed_in_each_way_that_changes_its_meaning(line: str, change: str) -> None:
    assert f"{line} | {change}" in _changes(_SOURCE)


def test_docstrings_types_errors_and_lists_of_words_are_left_alone() -> None:
    changed = _changes(_SOURCE)
    assert not [one for one in changed if "What is told" in one or "A module" in one or "too few" in one]
    assert not [one for one in changed if "BitOr" in one or "'one'" in one or "'two'" in one or "five" in one]


def test_every_mutant_is_another_program() -> None:
    original = ast.dump(ast.parse(_SOURCE))
    found = mutants("m", _SOURCE)
    assert len({one.source for one in found}) == len(found)
    assert all(ast.dump(ast.parse(one.source)) != original for one in found)


_RULE = """
_TITLE = "It rains."
_TEXT = "There was rain."


def _find(made):
    yield _TITLE if _wet(made) else _DRY


def _wet(made):
    return made != "sun"


def _example():
    return _TEXT


_DRY = "It is dry."
FINDING = Rule(kind="rain", order=10, find=_find, examples=(Example(_example, "It rains."), Example(lambda: 3, None)))
"""


def test_examples_are_tests_and_no_code_under_test() -> None:
    changed = " ".join(_changes(_RULE))
    assert all(f"'{words}' said otherwise" in changed for words in ("It rains.", "It is dry.", "sun", "rain"))
    assert not any(words in changed for words in ("There was rain", "3 →", "10 →"))
    assert len([one for one in mutants("m", _RULE) if "It rains." in one.change]) == 1


def test_the_sample_does_not_depend_on_lines_above() -> None:
    below = mutants("m", "\n\nimport os\n" + _SOURCE)
    assert [one.key for one in below] == [one.key for one in mutants("m", _SOURCE)]


def test_a_mutant_is_noticed_by_a_test_that_holds_the_line_and_survives_one_that_does_not(tmp_path: Path) -> None:
    (tmp_path / "size.py").write_text("def big(n):\n    return n > 3\n", encoding="utf-8")
    (tmp_path / "test_edge.py").write_text(
        "import sys\nsys.path.insert(0, '.')\nfrom size import big\ndef test():\n    assert big(4) and not big(3)\n",
        encoding="utf-8",
    )
    (tmp_path / "test_far.py").write_text(
        "import sys\nsys.path.insert(0, '.')\nfrom size import big\ndef test():\n    assert big(9)\n", encoding="utf-8"
    )
    mutant = Mutant("size", 2, "return n > 3", "Gt → GtE", "def big(n):\n    return n >= 3\n")
    assert survivors([mutant], {"size": ["test_edge.py"]}, tmp_path) == []
    assert survivors([mutant], {"size": ["test_far.py"]}, tmp_path) == [mutant]


def test_tests_that_fail_of_themselves_notice_nothing(tmp_path: Path) -> None:
    (tmp_path / "size.py").write_text("def big(n):\n    return n > 3\n", encoding="utf-8")
    (tmp_path / "test_broken.py").write_text("def test():\n    assert 0\n", encoding="utf-8")
    mutant = next(iter(mutants("size", (tmp_path / "size.py").read_text(encoding="utf-8"))))
    with pytest.raises(RuntimeError, match=r"size: its tests fail though nothing is changed: test_broken\.py"):
        survivors([mutant], {"size": ["test_broken.py"]}, tmp_path)


@pytest.mark.parametrize("module", sorted(targets()))
def test_each_module_and_its_tests_are_there(module: str) -> None:
    assert (ROOT / (module.replace(".", "/") + ".py")).is_file()
    assert all((ROOT / name.partition("::")[0]).exists() for name in targets()[module])


def test_what_is_listed_as_equivalent_is_still_a_mutant_and_has_its_reason() -> None:
    made = {
        one.key
        for module in targets()
        for one in mutants(module, (ROOT / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8"))
    }
    for key, reason in equivalent().items():
        assert key in made, key
        assert len(reason.split()) > 3, key
