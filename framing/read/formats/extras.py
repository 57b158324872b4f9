"""Libraries that only some formats need: loaded when a file asks for them, and named where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from framing.errors import ReadError


def library(name: str, extra: str, about: str, where: str) -> Any:
    """The module of that name. Raises ReadError that says how what is missing is installed."""
    try:
        return import_module(name)
    except ImportError as error:
        what = f"reading {about} needs {name.partition('.')[0]}, which is not installed"
        raise ReadError(what, where=where, next=f"Install it: pip install 'framing[{extra}]'") from error
