"""What every stage of a run works with: its folders, its ledger, its children, its voice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.errors import RunError
from framing.nightly.config import Config
from framing.nightly.ledger.ledger import Ledger
from framing.nightly.log import Tell
from framing.nightly.spread.engine import Done, Engine, Part, engine
from framing.nightly.spread.guard import Broken, Guard


@dataclass(frozen=True, slots=True)
class Ground:
    """One run under way."""

    config: Config
    tell: Tell
    ledger: Ledger
    run: int  # its number in the ledger
    night: str  # the date it is booked under
    signature: str  # of what measures
    program: str  # digest of all that can move a byte
    staging: Path  # the state's files are prepared here, and stages leave each other lists
    publishing: Path  # the output's files are prepared here
    withdrawn: frozenset[str] = frozenset()  # articles that stand in nothing that is published

    @property
    def state(self) -> Path:
        return self.config.path(self.config.state)

    @property
    def output(self) -> Path:
        return self.config.path(self.config.output)

    def spread(self, parts: Iterable[Part]) -> Iterator[list[Done]]:
        """Have parts done by the engine that the configuration names."""
        chosen: Engine
        if self.config.engine == "dask":
            from framing.nightly.spread.dask import Cluster

            chosen = Cluster(self.config.scheduler, self.config.workers, self.program, self.config.store)
        else:
            chosen = engine(self.config.engine, self.config.workers)
        yield from chosen.map(parts)

    def part(self, tasks: Iterable[Mapping[str, Any]], seconds: float) -> Part:
        return Part(self._setup(self.config.megabytes), str(self.state / "quarantine"), seconds, tuple(tasks))

    def once(self, task: Mapping[str, Any]) -> dict[str, Any]:
        """A task of the whole run, in a child process of its own without a limit to its memory."""
        with self.alone() as ask:
            return ask(task)

    @contextmanager
    def alone(self) -> Iterator[Callable[[Mapping[str, Any]], dict[str, Any]]]:
        """Several tasks of the whole run for one such child, which keeps what it learnt from one to the next."""
        with Guard(self._setup(0)) as guard:

            def ask(task: Mapping[str, Any]) -> dict[str, Any]:
                answer = guard.ask(task, float(self.config.report_seconds))
                why = answer.why if isinstance(answer, Broken) else answer.get("refused")
                if isinstance(answer, Broken) or why:
                    raise self._stopped(task, str(why))
                return answer

            yield ask

    def shared(self, tasks: Iterable[Mapping[str, Any]]) -> None:
        """Tasks of the whole run spread by the engine; each leaves its result in a file."""
        for finished in self.spread(self.part([task], self.config.report_seconds) for task in tasks):
            for one in finished:
                if one.broken:
                    raise self._stopped(one.task, one.broken)

    @staticmethod
    def _stopped(task: Mapping[str, Any], why: str) -> RunError:
        return RunError(why, where=f"the stage {task['kind']}", next="Run again; if it stops, report it.")

    def _setup(self, megabytes: int) -> dict[str, Any]:
        return {
            "settings": str(self.config.path(self.config.settings)) if self.config.settings else "",
            "signature": self.signature,
            "state": str(self.state),
            "staging": str(self.staging),
            "publishing": str(self.publishing),
            "megabytes": megabytes,
        }

    def listed(self, name: str, rows: Iterable[Any]) -> str:
        """Leave rows for a child process in a file of JSON Lines; they are never all in memory."""
        path = self.staging / f"{name}.jsonl"
        with path.open("w", encoding="ascii") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
        return str(path)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON Lines."""
    with path.open(encoding="ascii") as file:
        for line in file:
            yield json.loads(line)
