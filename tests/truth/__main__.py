"""The truths of the invented events, to be read and pinned: ``python -m tests.truth [--show EVENT] [--pin]``.

Prints every figure beside its floor, and the single facts that changed sides. ``--show`` lists where the program and
the annotation part; ``--pin`` raises floors to a little below today's figures and moves facts that hold now from
``not_yet`` to ``must``. ``--anew`` pins whatever is measured, for a changed annotation or a change that costs
something on purpose: a floor that is lowered and a fact that is moved back by hand are to be explained.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from pathlib import Path
from typing import Any

from tests.truth.annotation import EVENTS, digest, facts
from tests.truth.compared import rows, written
from tests.truth.differences import differences
from tests.truth.facts import Fact, Judge
from tests.truth.report import Report
from tests.truth.score import score

FLOORS = Path(__file__).with_name("floors.json")
_BELOW = 0.01  # how far below the figure a floor is pinned, and then rounded down to hundredths
_TRADED = (".precision", ".recall")  # printed, not pinned: one may be given for the other as long as F1 holds


def changed(row: dict[str, Any], table: str) -> list[Fact]:
    """The facts of ``must`` that do not hold, or those of ``not_yet`` that do."""
    name = str(row["event"])
    judge = Judge(row, Report(row, written(name)))
    return [fact for fact in facts(EVENTS / name, table) if judge.holds(fact) == (table == "not_yet")]


def _move(name: str, held: list[Fact]) -> None:
    """Move the lines of facts that hold now into ``must``; a fact is one line, its reason its last key."""
    path = EVENTS / name / "truth.toml"
    text = path.read_text(encoding="utf-8")
    head, rest = text.split("not_yet = [\n", 1)
    body, tail = rest.split("]\n", 1)
    every = facts(EVENTS / name, "not_yet")
    listed = body.splitlines(keepends=True)
    if len(listed) != len(every):
        raise SystemExit(f"{path}: a fact of not_yet must be one line")
    up = [line for line, fact in zip(listed, every, strict=True) if fact in held]
    stay = [line for line in listed if line not in up]
    bare = [re.sub(r', why = "[^"]*" \},$', " },", line.rstrip("\n")) + "\n" for line in up]
    before, must = head.rsplit("]\n", 1)
    path.write_text(before + "".join(bare) + "]\n" + must + "not_yet = [\n" + "".join(stay) + "]\n" + tail, "utf-8")


def _pinned(every: list[dict[str, Any]], figures: dict[str, float], floors: dict[str, float]) -> dict[str, Any]:
    """The annotation's digest and a floor for each figure, never below the one it has."""
    measured = {name: math.floor(100 * (f - _BELOW)) / 100 for name, f in figures.items() if not name.endswith(_TRADED)}
    return {"events": digest(every), "floors": {n: max(floors.get(n, 0.0), f) for n, f in measured.items()}}


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.truth")
    options.add_argument("--show", default=None, metavar="EVENT", help="differences of this event, or of all")
    options.add_argument("--pin", action="store_true", help="raise floors, move facts that hold now")
    options.add_argument("--anew", action="store_true", help="pin what is measured, lower or not")
    chosen = options.parse_args()
    every = rows()
    figures = score((row, written(row["event"])) for row in every)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["floors"] if FLOORS.exists() else {}
    for name, figure in figures.items():
        print(f"{name:22} {figure:.3f}" + (f"  floor {floors[name]:.2f}" if name in floors else ""))
    for row in every:
        if chosen.show in (row["event"], "all"):
            print(f"\n{row['event']}", *differences(row, Report(row, written(row["event"]))), sep="\n")
        for fact in changed(row, "must"):
            print(f"{row['event']}: does not hold: {fact}")
        held = changed(row, "not_yet")
        for fact in held:
            print(f"{row['event']}: holds now: {fact}")
        if held and (chosen.pin or chosen.anew):
            _move(row["event"], held)
    if chosen.pin or chosen.anew:
        FLOORS.write_text(json.dumps(_pinned(every, figures, {} if chosen.anew else floors), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
