"""spaCy as a library: imported without its command line, and no step of loading a model done twice."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

from framing import plugins

_COMMANDS = "spacy.cli"
_INFO = f"{_COMMANDS}.info"
_EMPTY = "framing.EmptyTokenizer.v1"


def load_spacy() -> Any:
    """spaCy itself.

    A third of importing it are its commands (downloading, training), of which it uses one name. They are imported when
    somebody asks for them, as ``spacy.cli`` or ``spacy.info``; where spaCy was imported before, nothing is done.
    """
    if "spacy" in sys.modules or _COMMANDS in sys.modules:
        return import_module("spacy")
    absent = {name: ModuleType(name) for name in (_COMMANDS, _INFO)}
    vars(absent[_COMMANDS])["__path__"] = []
    vars(absent[_INFO])["info"] = None
    sys.modules.update(absent)
    try:
        spacy = import_module("spacy")
    finally:
        for name in absent:
            del sys.modules[name]
    vars(spacy).pop("info", None)
    vars(spacy)["__getattr__"] = _later
    return spacy


def _later(name: str) -> Any:
    if name == "cli":
        return import_module(_COMMANDS)
    if name == "info":
        return import_module(_INFO).info
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")


@contextmanager
def entry_points_at_hand() -> Iterator[None]:
    """While a model is put together, its registries look up a group of entry points instead of going through all."""
    catalogue = import_module("catalogue")
    theirs = getattr(catalogue, "AVAILABLE_ENTRY_POINTS", None)
    if theirs is None:
        yield
        return
    catalogue.AVAILABLE_ENTRY_POINTS = _Groups(plugins.by_group())  # type: ignore[attr-defined]
    try:
        yield
    finally:
        catalogue.AVAILABLE_ENTRY_POINTS = theirs  # type: ignore[attr-defined]


class _Groups:
    """Entry points as ``importlib.metadata`` selects them."""

    def __init__(self, groups: Mapping[str, Sequence[Any]]) -> None:
        self._groups = groups

    def select(self, *, group: str) -> Sequence[Any]:
        return self._groups.get(group, ())


def empty_tokenizer() -> Mapping[str, str]:
    """The configuration of a tokeniser without rules, for a model whose own are read from its files."""
    registry = import_module("spacy").registry.tokenizers
    if _EMPTY not in registry:
        registry.register(_EMPTY, func=lambda: lambda nlp: import_module("spacy.tokenizer").Tokenizer(nlp.vocab))
    return {"@tokenizers": _EMPTY}
