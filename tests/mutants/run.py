"""Mutants run against the tests that should notice them.

Each runs in a process forked from one that has loaded the heavy libraries already.
"""

from __future__ import annotations

import contextlib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import os
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from tests.mutants.mutate import Mutant

_SECONDS = 120  # a mutant that runs longer has been noticed: somebody would interrupt it
_KILLED, _SURVIVED = 0, 10


def warm() -> None:
    """Load what no mutant changes, so that a fork has it already."""
    import hypothesis  # noqa: F401
    import numpy  # noqa: F401
    import pytest  # noqa: F401
    import spacy  # noqa: F401
    import thinc.api  # noqa: F401


def survivors(every: Iterable[Mutant], tests: dict[str, list[str]], root: Path, jobs: int = 2) -> list[Mutant]:
    """The mutants no test noticed, in their order. ``tests`` gives each module's test files, relative to ``root``."""
    listed = list(every)
    alive: set[int] = set()
    running: dict[int, int] = {}  # child process → place in the list
    for place, mutant in enumerate(listed):
        if len(running) == jobs:
            _finish(running, alive)
        child = os.fork()  # no threads here: a fork of them may hang
        if child == 0:
            _run(mutant, tests[mutant.module], root)
        running[child] = place
    while running:
        _finish(running, alive)
    return [mutant for place, mutant in enumerate(listed) if place in alive]


def _finish(running: dict[int, int], alive: set[int]) -> None:
    child, status = os.wait()
    place = running.pop(child)
    if os.WIFEXITED(status) and os.waitstatus_to_exitcode(status) == _SURVIVED:
        alive.add(place)


def _run(mutant: Mutant, tests: list[str], root: Path) -> NoReturn:
    with contextlib.suppress(BaseException):
        os._exit(_tested(mutant, tests, root))
    os._exit(_KILLED)


def _tested(mutant: Mutant, tests: list[str], root: Path) -> int:
    """Run the tests with the mutant in place of its module."""
    import pytest

    signal.signal(signal.SIGALRM, lambda *_: os._exit(_KILLED))
    signal.alarm(_SECONDS)
    os.chdir(root)
    for name in [name for name in sys.modules if name == "framing" or name.startswith("framing.")]:
        del sys.modules[name]
    sys.meta_path.insert(0, _Finder(mutant, root))
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        code = pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly", *tests])
    return _SURVIVED if code == 0 else _KILLED


class _Finder(importlib.abc.MetaPathFinder):
    """Loads the mutant where its module is asked for."""

    def __init__(self, mutant: Mutant, root: Path) -> None:
        self._mutant = mutant
        self._path = root / (mutant.module.replace(".", "/") + ".py")

    def find_spec(self, fullname: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._mutant.module:
            return None
        return importlib.util.spec_from_file_location(
            fullname, self._path, loader=_Source(fullname, self._mutant.source, self._path)
        )


class _Source(importlib.abc.Loader):
    def __init__(self, name: str, source: str, path: Path) -> None:
        self._code = compile(source, str(path), "exec")

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)  # noqa: S102 - the project's own source, changed in one place
