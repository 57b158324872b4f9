"""One comparison of two invented articles, made once; every test plants its edit in a copy."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import framing
from framing import workers
from framing.model import Comparison
from framing.render import pdf
from framing.render.records.json import laid_out
from framing.verify import verification as verdict

SETTINGS = framing.Settings(draws=200)

HERALD = """\
Harbour wall at Sandmere gives way
By Ines Calder

SANDMERE — Part of the harbour wall at Sandmere collapsed early on Tuesday, the port authority said.

Nobody was hurt, but three fishing boats may have been lost, harbour master Tomas Reive said.

“We heard a crack like thunder and then the stones went,” Reive said. “I have never seen the like of it.”

The wall was built in 1911 and was last repaired in 1987, according to the port authority.

Engineer Dana Holt said that the storms of last winter had probably weakened the footing.

She warned that a second stretch of 40 metres could follow within days.

Councillor Piet Arden said the council would pay for the work, which might cost about 3 million crowns.

Critics say that the council ignored two reports on the state of the wall.

“The money was never there,” said Lotte Brand, who owns a boatyard. “Now it is clearly too late for us.”

The port will stay closed until Friday at least.

Fishermen were told to use the quay at Norrby, some 20 kilometres away.

A public meeting is planned for Thursday evening.
"""
POST = """\
Sandmere port shut as wall falls

The port of Sandmere was shut on Tuesday after 30 metres of its harbour wall fell into the sea.

Harbour master Tomas Reive said nobody was hurt. “We heard a crack and then the stones went,” he said.

Two boats were sunk. A third is missing.

Dana Holt, an engineer, said on Tuesday that the storms of last winter weakened the footing of the wall.

“It was a question of time,” Holt said.

The council had been told of the damage in 2019, a spokesman for the port authority said.

Councillor Piet Arden denied that the council had ignored the reports.

He said repairs were to begin in May and would cost 3.5 million crowns.

The wall dates from 1911. It was repaired in 1987 and again in 2004.

Boats are to land their catch at Norrby.

Shops on the quay were open as usual on Tuesday.

A meeting is to be held on Thursday.
"""


@dataclass(frozen=True)
class Made:
    """A comparison, its articles on disk, and its report in two formats."""

    comparison: Comparison
    articles: tuple[Path, ...]
    json: bytes
    html: bytes

    def records(self) -> dict[str, Any]:
        """A copy of the records, to be edited."""
        found: dict[str, Any] = json.loads(self.json)
        return found


def written(records: dict[str, Any]) -> bytes:
    """Records in the layout of framing's own JSON."""
    return laid_out(records)


@pytest.fixture(scope="package")
def quick() -> Iterator[None]:
    """textstat asked once for each text, and each page drawn once, however often a report is verified."""
    patch = pytest.MonkeyPatch()
    counted: dict[bytes, bytes] = {}
    drawn: dict[bytes, bytes] = {}
    child = workers.Worker

    class Oracle:
        """textstat's child, started only for texts it was never asked about."""

        def __init__(self, module: str) -> None:
            self.module, self.data = module, b""

        def send(self, data: bytes) -> None:
            self.data = data

        def finish(self, data: bytes | None = None) -> bytes:
            asked = data or self.data
            if asked not in counted:
                with child(self.module) as real:
                    counted[asked] = real.finish(asked)
            return counted[asked]

        def __enter__(self) -> Oracle:
            return self

        def __exit__(self, *raised: object) -> None:
            pass

    class Printer:
        def __init__(self, module: str) -> None:
            pass

        def finish(self, data: bytes) -> bytes:
            if data not in drawn:
                drawn[data] = pdf.render(data)
            return drawn[data]

        def __enter__(self) -> Printer:
            return self

        def __exit__(self, *raised: object) -> None:
            pass

    patch.setattr(workers, "Worker", Oracle)
    patch.setattr(verdict, "Worker", Printer)
    yield
    patch.undo()


@pytest.fixture(scope="package")
def made(tmp_path_factory: pytest.TempPathFactory, quick: None) -> Made:
    """The comparison all tests start from."""
    folder = tmp_path_factory.mktemp("articles")
    paths = []
    for name, article in (("herald", HERALD), ("post", POST)):
        path = folder / f"{name}.txt"
        path.write_text(article, encoding="utf-8")
        paths.append(path)
    comparison = framing.compare(paths, SETTINGS, name="sandmere", title="One wall, two reports")
    return Made(
        comparison,
        tuple(paths),
        framing.write(comparison, "json", SETTINGS),
        framing.write(comparison, "html", SETTINGS),
    )


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., verdict.Verification]:
    """``check(data, documents)``: what verifying these bytes says."""

    def run(data: bytes, documents: Sequence[Path] | None = None, **settings: Any) -> verdict.Verification:
        path = tmp_path / "report"
        path.write_bytes(data)
        return verdict.verify_report(path, documents, framing.Settings(**settings))

    return run
