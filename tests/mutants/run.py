"""Mutants run against the tests that should notice them.

Each runs in a process forked from one in which the tests have passed already, so that everything is loaded; what
depends on the changed module is loaded again with the change, and nothing else.
"""

from __future__ import annotations

import ast
import contextlib
import gc
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import os
import signal
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from tests.mutants.mutate import Mutant

_NO_PLUGINS = "PYTEST_DISABLE_PLUGIN_AUTOLOAD"  # none of them is needed here, and each takes its time
_PATIENCE = 5.0  # times the processor time of the unchanged module: whoever waits longer has noticed
_SECONDS = 2.0  # of processor time that every mutant has
_KILLED, _SURVIVED = 0, 10
_LEFT_OUT = ("cacheprovider", "unraisableexception", "threadexception", "faulthandler", "junitxml", "doctest")
_PYTEST = ("-x", "-q", "-o", "addopts=", *(part for name in _LEFT_OUT for part in ("-p", f"no:{name}")))


def warm() -> None:
    """Load what no mutant changes, and the language model once for all, so that a fork has it already."""
    import hypothesis  # noqa: F401

    from framing.language import pipeline

    pipeline.load_pipeline = cache(pipeline.load_pipeline)


def survivors(every: Iterable[Mutant], tests: dict[str, list[str]], root: Path, jobs: int = 2) -> list[Mutant]:
    """The mutants no test noticed, in their order. ``tests`` gives each module's test files, relative to ``root``.

    Raises:
        RuntimeError: the tests fail of themselves, so that they would notice anything.
    """
    listed = list(every)
    modules = dict.fromkeys(mutant.module for mutant in listed)
    seconds = {module: _proved(module, tests[module], root) * _PATIENCE + _SECONDS for module in modules}
    alive: set[int] = set()
    running: dict[int, int] = {}  # child process → place in the list
    for place, mutant in enumerate(listed):
        if len(running) == jobs:
            _finish(running, alive)
        running[_fork(mutant, tests[mutant.module], root, seconds[mutant.module])] = place
    while running:
        _finish(running, alive)
    return [mutant for place, mutant in enumerate(listed) if place in alive]


def _proved(module: str, tests: Sequence[str], root: Path) -> float:
    """Run the tests here, which loads what they need, and once more as mutants are run; its processor time."""
    here = Path.cwd()
    code = _pytest(tests, root)
    os.chdir(here)
    _dependent(module)
    gc.collect()
    gc.freeze()  # a fork need not look through what was loaded before it
    unchanged = Mutant(module, 1, "", "none", (root / _file(module)).read_text(encoding="utf-8"))
    _, status, used = os.wait4(_fork(unchanged, tests, root), 0)
    if code or os.waitstatus_to_exitcode(status) != _SURVIVED:
        raise RuntimeError(f"{module}: its tests fail though nothing is changed: {' '.join(tests)}")
    return used.ru_utime + used.ru_stime


def _fork(mutant: Mutant, tests: Sequence[str], root: Path, seconds: float | None = None) -> int:
    child = os.fork()  # no threads here: a fork of them may hang
    if child == 0:
        _run(mutant, tests, root, seconds)
    return child


def _finish(running: dict[int, int], alive: set[int]) -> None:
    child, status = os.wait()
    place = running.pop(child)
    if os.WIFEXITED(status) and os.waitstatus_to_exitcode(status) == _SURVIVED:
        alive.add(place)


def _run(mutant: Mutant, tests: Sequence[str], root: Path, seconds: float | None) -> NoReturn:
    if seconds is not None:
        signal.signal(signal.SIGPROF, lambda *_: os._exit(_KILLED))
        signal.setitimer(signal.ITIMER_PROF, seconds)
    with contextlib.suppress(BaseException):
        os._exit(_tested(mutant, tests, root))
    os._exit(_KILLED)


def _tested(mutant: Mutant, tests: Sequence[str], root: Path) -> int:
    """Run the tests with the mutant in place of its module."""
    sys.meta_path.insert(0, _Finder(mutant, root))
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        _load_again(mutant.module)
    return _KILLED if _pytest(tests, root) else _SURVIVED


def _pytest(tests: Sequence[str], root: Path) -> int:
    """Run these tests in this process; 0 when all pass."""
    import pytest

    for name in [name for name in sys.modules if _is_test(name, root)]:
        del sys.modules[name]
    os.chdir(root)
    before = os.environ.get(_NO_PLUGINS)
    os.environ[_NO_PLUGINS] = "1"
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return int(pytest.main([*_PYTEST, *tests]))
    finally:
        os.environ.pop(_NO_PLUGINS)
        if before is not None:
            os.environ[_NO_PLUGINS] = before


def _is_test(name: str, root: Path) -> bool:
    """Whether a loaded module is a test below ``root``, or serves tests; those of the mutation run itself stay."""
    if name in ("tests", "__main__") or name.startswith("tests.mutants"):
        return False
    file = Path(getattr(sys.modules[name], "__file__", None) or "/")
    return file.parent == root or file.is_relative_to(root / "tests")


def _load_again(module: str) -> None:
    """Forget a module and what was made with it; packages that are loaded again get back what they keep."""
    forgotten = _dependent(module)
    for name in forgotten:
        sys.modules.pop(name, None)
        package, _, part = name.rpartition(".")
        if package in sys.modules:  # "from package import part" asks the package first
            vars(sys.modules[package]).pop(part, None)
    for name in sorted(forgotten, key=lambda name: (name.count("."), name)):
        loaded = importlib.import_module(name)
        for inner in [inner for inner in sys.modules if inner.rpartition(".")[0] == name]:
            part = inner.rpartition(".")[2]
            if not hasattr(loaded, part):
                setattr(loaded, part, sys.modules[inner])


@cache
def _dependent(module: str) -> frozenset[str]:
    """The loaded modules that import this one at any remove; of what is registered, the registries too."""
    imports = {name: _imports(name) for name in sys.modules if name == "framing" or name.startswith("framing.")}
    registered = {point.module for point in entry_points() if point.module.startswith("framing.")}
    found, waiting = {module}, [module]
    while waiting:
        name = waiting.pop()
        importers = {other for other, (names, _) in imports.items() if name in names}
        if name in registered:
            importers |= {other for other, (_, registry) in imports.items() if registry}
        waiting += importers - found
        found |= importers
    return frozenset(found & {module, *sys.modules})


@cache
def _imports(module: str) -> tuple[frozenset[str], bool]:
    """What a module imports when it is loaded, and whether it loads what is registered."""
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None or not spec.origin.endswith(".py"):
        return frozenset(), False
    text = Path(spec.origin).read_text(encoding="utf-8")
    found: set[str] = set()
    for node in ast.parse(text).body:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found), "plugins.points(" in text


def _file(module: str) -> str:
    return module.replace(".", "/") + ".py"


class _Finder(importlib.abc.MetaPathFinder):
    """Loads the mutant where its module is asked for."""

    def __init__(self, mutant: Mutant, root: Path) -> None:
        self._mutant = mutant
        self._path = root / _file(mutant.module)

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
