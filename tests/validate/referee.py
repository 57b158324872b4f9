"""The referees' scorers and the annotated news, where they are at hand."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

SHARED = Path(__file__).parents[3] / "shared"


def scorer(name: str) -> ModuleType:
    """A referee's scorer, loaded as it stands."""
    tools = SHARED / "tools"
    sys.path.insert(0, str(tools))
    specification = importlib.util.spec_from_file_location(name, tools / f"{name}.py")
    if specification is None or specification.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
