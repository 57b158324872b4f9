"""The child process: ``python -m framing.nightly.spread.child`` takes tasks as lines of JSON, one answer a line.

The first line sets it up. Each task is answered by ``{"ready": true}`` once everything it needs is loaded, if that is
worth saying, and then by its outcome. ``refused`` speaks about the document, ``fatal`` about the machine.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from framing.errors import FramingError, ModelError, SettingsError, WriteError
from framing.nightly.spread.guard import OUT_OF_MEMORY
from framing.settings import load_settings

_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG (linux/prctl.h)


def main() -> int:
    """Serve until there are no more tasks."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii", buffering=1)
    os.dup2(2, 1)  # whatever a library prints must not get among the answers
    setup = json.loads(sys.stdin.readline())
    _confine(setup)
    from framing.nightly.analyse import TaskContext

    settings = load_settings(Path(setup["settings"]) if setup["settings"] else None)
    folders = (Path(setup[name]) for name in ("state", "staging", "publishing"))
    desk = TaskContext(settings, setup["signature"], *folders)

    def say(answer: Mapping[str, Any]) -> None:
        answers.write(json.dumps(answer) + "\n")

    for line in sys.stdin:
        outcome = _answer(desk, json.loads(line), lambda: say({"ready": True}))
        say(outcome)
        if OUT_OF_MEMORY in outcome.values():
            return 1  # what did not fit may have left the rest in pieces; the next child starts afresh
    return 0


def _confine(setup: Mapping[str, Any]) -> None:
    """Limit this process's memory, leave no core dump, and die with the parent, however that dies."""
    if setup["megabytes"]:
        size = setup["megabytes"] << 20
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != setup["parent"]:
            os._exit(1)  # it died before it could be tied to us


def _answer(desk: Any, task: Mapping[str, Any], ready: Callable[[], None]) -> dict[str, Any]:
    from framing.nightly.analyse import GoneError, analyse

    try:
        if task["kind"] == "analyse":
            return analyse(desk, task, ready)
        return _others(task["kind"])(desk, task)
    except (WriteError, ModelError, SettingsError) as error:
        return {"fatal": str(error)}
    except GoneError as error:
        return {"passed": error.what}
    except FramingError as error:
        return {"refused": f"{error.what}. {error.next}".strip()}  # which document it is, everybody knows
    except MemoryError:
        return {"refused": OUT_OF_MEMORY}
    except Exception as error:  # whatever one document does to us, the others go on
        return {"refused": f"{type(error).__name__}: {error}"}


# The tasks of a whole run: each in a module that is loaded when it is asked for.
_OTHERS = {
    "unpack": ("unpacking", "unpack"),
    "plan": ("plan", "plan"),
    "gather": ("plan", "gather"),
    "neighbours": ("grouping", "neighbours"),
    "divide": ("plan", "divide"),
    "cut": ("grouping", "cut"),
    "settle": ("plan", "settle"),
    "report": ("site.story_report", "report"),
    "measures": ("ledger.measure_history", "measures"),
    "index": ("site.index", "index"),
}


def _others(kind: str) -> Callable[[Any, Mapping[str, Any]], dict[str, Any]]:
    module, name = _OTHERS[kind]
    found = getattr(import_module(f"framing.nightly.{module}"), name)
    return cast("Callable[[Any, Mapping[str, Any]], dict[str, Any]]", found)


if __name__ == "__main__":
    sys.exit(main())
