"""A task that breaks its child process is told from one that does not, and the next task finds a child in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framing.errors import RunError
from framing.nightly.spread.engine import Part, process_part
from framing.nightly.spread.guard import Broken, Guard

ROOT = Path(__file__).parents[3]
LONG = 300.0  # seconds: never waited for, however busy the machine


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Guard]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with Guard({"megabytes": 500}, "tests.nightly.fragile") as made:
        yield made


def task(does: str = "", **more: str) -> dict[str, str]:
    return {"kind": "analyse", "does": does, **more}


def test_one_child_serves_many_tasks(guard: Guard) -> None:
    first, second = guard.ask(task(), LONG), guard.ask(task(), LONG)
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert first["child"] == second["child"]


def test_a_crash_is_told_by_its_signal_and_the_next_task_is_done(guard: Guard) -> None:
    answer = guard.ask(task("crash"), LONG)
    assert answer == Broken("crashed its process (SIGSEGV)")
    assert isinstance(guard.ask(task(), LONG), dict)


def test_a_hang_is_ended(guard: Guard) -> None:
    answer = guard.ask(task("hang"), 0.2)
    assert answer == Broken("took longer than 0.2 seconds", late=True)
    assert isinstance(guard.ask(task(), LONG), dict)


def test_hunger_for_memory_is_told_with_the_limit(guard: Guard) -> None:
    assert guard.ask(task("bomb"), LONG) == Broken("needs more than 500 MB of memory")
    assert isinstance(guard.ask(task(), LONG), dict)


def test_a_child_killed_by_others_costs_no_document(guard: Guard, tmp_path: Path) -> None:
    """The system kills whatever is largest when memory runs out; the document at hand need not be to blame."""
    answer = guard.ask(task("killed once", memory=str(tmp_path / "was here")), LONG)
    assert isinstance(answer, dict)
    assert (tmp_path / "was here").exists()


def test_a_machine_at_fault_is_no_fault_of_the_document(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RunError, match="no space left"):
        guard.ask(task("full"), LONG)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with (
        Guard({"megabytes": 500, "stillborn": True}, "tests.nightly.fragile") as unborn,
        pytest.raises(RunError, match="cannot get ready"),
    ):
        unborn.ask(task(), LONG)


def test_a_child_killed_while_it_gets_ready_is_started_again(guard: Guard, tmp_path: Path) -> None:
    answer = guard.ask(task("killed cold", memory=str(tmp_path / "times")), LONG)
    assert isinstance(answer, dict)
    assert (tmp_path / "times").read_text() == "xxx"


def part(folder: Path, *tasks: dict[str, Any]) -> Part:
    return Part({"megabytes": 500, "staging": str(folder)}, str(folder / "quarantine"), LONG, tasks)


def test_what_is_cured_leaves_the_quarantine(guard: Guard, tmp_path: Path) -> None:
    process_part(part(tmp_path, document(tmp_path, "a", "crash")), guard)
    assert list(tmp_path.glob("quarantine/*/document"))
    process_part(part(tmp_path, document(tmp_path, "a", "")), guard)
    assert not list(tmp_path.glob("quarantine/*"))


def document(folder: Path, name: str, does: str) -> dict[str, Any]:
    (folder / name).write_bytes(b"bytes of " + name.encode())
    facts = {"file": str(folder / name), "start": 0, "length": -1, "place": name, "signature": "s"}
    return {**task(does), **facts, "digest": name * 8}


def test_the_good_documents_of_a_part_are_done_and_the_bad_are_kept_with_their_reason(
    guard: Guard, tmp_path: Path
) -> None:
    tasks = [document(tmp_path, name, does) for name, does in (("a", ""), ("b", "crash"), ("c", "refuse"), ("d", ""))]
    done = process_part(part(tmp_path, *tasks), guard)
    assert [one.answer.get("facts") for one in done] == [{"done": "a"}, None, None, {"done": "d"}]
    kept = {path.parent.name: path.read_bytes() for path in tmp_path.glob("quarantine/*/document")}
    assert kept == {"bbbbbbbb": b"bytes of b", "cccccccc": b"bytes of c"}
    reasons = {p.parent.name: json.loads(p.read_text())["why"] for p in tmp_path.glob("quarantine/*/reason.json")}
    assert reasons == {"bbbbbbbb": "crashed its process (SIGSEGV)", "cccccccc": "there are no words in it"}
