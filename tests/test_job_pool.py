"""Work spread over processes: the order is kept, faults stay where they are, and a process that dies is no end."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from framing.errors import ReadError, UsageError
from framing.job_pool import Lost, cores, in_order, number_of_jobs


def _squares(numbers: Sequence[int]) -> list[int]:
    time.sleep(0.01 * (numbers[0] % 3))  # later tasks are ready before earlier ones
    return [number * number for number in numbers]


def _deadly(numbers: Sequence[int]) -> list[int]:
    if 7 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return _squares(numbers)


def _refusing(numbers: Sequence[int]) -> list[int]:
    if 3 in numbers:
        raise ReadError("is torn", where="page 3")
    return _squares(numbers)


def _tasks(count: int) -> list[range]:
    return [range(start, start + 4) for start in range(0, count, 4)]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_tasks_for_any_number_of_processes(jobs: int) -> None:
    assert list(in_order(_tasks(40), _squares, jobs)) == [number * number for number in range(40)]


@pytest.mark.parametrize("tasks", [[], [range(3)]])
def test_nothing_and_a_single_task_need_no_process(tasks: list[range]) -> None:
    def where(numbers: Sequence[int]) -> list[int]:
        return [os.getpid() for _ in numbers]

    assert set(in_order(tasks, where, 4)) <= {os.getpid()}


def test_several_tasks_are_done_elsewhere() -> None:
    def where(numbers: Sequence[int]) -> list[int]:
        return [os.getpid() for _ in numbers]

    assert os.getpid() not in set(in_order(_tasks(12), where, 2))


def test_an_item_over_which_processes_die_is_given_up_and_its_neighbours_are_not() -> None:
    found = list(in_order(_tasks(20), _deadly, 2))
    lost = found.pop(7)
    assert isinstance(lost, Lost)
    assert lost.why == "crashed its process (SIGKILL, as when memory runs out)"
    assert found == [number * number for number in range(20) if number != 7]


def test_a_process_that_was_killed_once_costs_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "killed"

    def once(numbers: Sequence[int]) -> list[int]:
        if 5 in numbers and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return _squares(numbers)

    assert list(in_order(_tasks(20), once, 2)) == [number * number for number in range(20)]
    assert mark.exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_work_is_raised_as_it_was(jobs: int) -> None:
    with pytest.raises(ReadError, match="page 3: is torn") as caught:
        list(in_order(_tasks(20), _refusing, jobs))
    assert caught.value.where == "page 3"


def test_tasks_are_asked_for_as_they_are_needed() -> None:
    asked = []

    def endless():
        while True:
            asked.append(len(asked))
            yield [len(asked)]

    results = in_order(endless(), _squares, 2)
    for _ in range(3):
        next(results)
    assert len(asked) < 12
    results.close()


def test_jobs_are_one_or_more_and_the_processors_where_nothing_is_said() -> None:
    assert number_of_jobs(None) == cores() >= 1
    assert number_of_jobs(3) == 3
    with pytest.raises(UsageError, match="--jobs 0"):
        number_of_jobs(0)
