"""``make mutants``: change the meaning of a line in the modules named in targets.toml, and see that a test fails.

    python -m tests.mutants [--module framing.compare.contrasts …] [--most 60] [--list]

Of each module a sample of mutants is run, chosen by digest: the same for everybody. Those that no test notices are
printed; more than one in ten of a module is a failure. A mutant that means the same as the original stands in
equivalent.toml with the reason.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

from tests.mutants.mutate import Mutant, mutants
from tests.mutants.run import survivors, warm

ROOT = Path(__file__).resolve().parents[2]
TARGETS = Path(__file__).with_name("targets.toml")
EQUIVALENT = Path(__file__).with_name("equivalent.toml")
MOST_SURVIVORS = 0.10


def targets() -> dict[str, list[str]]:
    """Each module under mutation, with the test files that must notice."""
    found = tomllib.loads(TARGETS.read_text(encoding="utf-8"))
    return {module: list(tests) for module, tests in found["modules"].items()}


def equivalent() -> dict[str, str]:
    """Mutants that mean the same as the original: their key, and why."""
    return {f"{row['module']} | {row['line']} | {row['change']}": row["reason"] for row in _rows()}


def _rows() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8")).get("same", [])
    return rows


def sample(module: str, most: int) -> list[Mutant]:
    """The mutants of a module that are run."""
    known = equivalent()
    source = (ROOT / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8")
    return [mutant for mutant in mutants(module, source) if mutant.key not in known][:most]


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.mutants")
    options.add_argument("--module", nargs="+", default=None)
    options.add_argument("--most", type=int, default=60, help="mutants of one module")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--list", action="store_true", help="list the mutants and run none")
    chosen = options.parse_args()
    tests = targets()
    every, lost, failed = 0, 0, 0
    warm()
    for module in chosen.module or sorted(tests):
        made = sample(module, chosen.most)
        if chosen.list:
            print(*(f"{one.module}:{one.line}: {one.change}: {one.was}" for one in made), sep="\n")
            continue
        alive = survivors(made, tests, ROOT, chosen.jobs)
        every, lost = every + len(made), lost + len(alive)
        over = len(alive) > MOST_SURVIVORS * len(made)
        failed += over
        print(f"{module}: {len(alive)} of {len(made)} survive{': TOO MANY' if over else ''}", flush=True)
        for one in alive:
            print(f"    line {one.line}: {one.change}: {one.was}", flush=True)
    if every:
        print(f"{lost} of {every} mutants survive ({lost / every:.0%}); {len(equivalent())} equivalent ones are listed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
