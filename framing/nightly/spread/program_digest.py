"""A digest of everything installed that can move a byte of the output, without importing any of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from framing import plugins
from framing.language.pipeline import identify
from framing.render.folders import template_folder
from framing.settings import Settings

_GROUPS = ("framing.features", "framing.readers", "framing.writers")
_LIBRARIES = (
    "duckdb",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "numpy",
    "scikit-learn",
    "spacy",
    "textstat",
    "trafilatura",
    "weasyprint",
)
_PACKAGE = Path(__file__).resolve().parent.parent.parent


def program(settings: Settings) -> str:
    """SHA-256 over our files, the user's templates and lexicons, the language model, plug-ins and libraries."""
    total = hashlib.sha256(repr(identify(settings.model)).encode())
    for folder in (_PACKAGE, template_folder(), *([settings.templates] if settings.templates else [])):
        for path in sorted(_files(folder)):
            _add(total, path)
    for path in settings.lexicons:
        _add(total, path)
    for group in _GROUPS:
        points = sorted((p.name, p.value, p.dist.version if p.dist else "") for p in plugins.points(group))
        total.update(repr(points).encode())
    for name in _LIBRARIES:
        total.update(f"{name} {metadata.version(name)}\n".encode())
    return total.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            yield path


def _add(total: hashlib._Hash, path: Path) -> None:
    total.update(path.name.encode("utf-8", "surrogateescape") + b"\0")
    with path.open("rb") as file:
        total.update(hashlib.file_digest(file, "sha256").digest())
