"""Names in the tree: a class name stands for one thing, and few file names recur."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from pathlib import Path

import framing

PACKAGE = Path(framing.__file__).parent
RECURRING = 6  # file names that stand a second time, where the folder says which: render/html.py, read/formats/html.py


def test_a_class_name_stands_for_one_thing() -> None:
    homes: dict[str, set[str]] = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                homes[node.name.lstrip("_")].add(str(path.relative_to(PACKAGE)))
    assert {name: sorted(found) for name, found in homes.items() if len(found) > 1} == {}


def test_few_file_names_recur() -> None:
    names = Counter(path.name for path in PACKAGE.rglob("*.py") if path.name not in ("__init__.py", "__main__.py"))
    recurring = sorted(name for name, count in names.items() if count > 1)
    assert sum(names[name] - 1 for name in recurring) <= RECURRING, recurring
