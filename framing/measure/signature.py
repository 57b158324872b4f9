"""One line that names everything a number depends on; two reports with the same line can be compared.

The stages are named by a digest of their code, so that the line changes when a rule changes, whether or not somebody
remembered to raise a version.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from framing import __version__
from framing.model import Feature
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.language.pipeline import Pipeline

# Part of the line, its short name, and the code (folders or files of the package) whose digest stands for it.
_STAGES = (
    ("zones", "z", ("read/zones.py",)),
    ("reading", "r", ("read",)),
    ("sentences", "s", ("language/sentences.py", "language/prose.py")),
    ("language", "l", ("language",)),
    ("lexicons", "x", ("lexicons",)),
    ("data", "d", ("data",)),
    ("measuring", "m", ("features", "measure")),
)
_LIBRARIES = ("numpy", "spacy")  # the installed libraries whose release can move a number
_SUFFIXES = (".py", ".toml", ".json", ".npz", ".npy", ".bin", ".txt", ".gz", ".xz", ".tsv", ".csv")
_LONG, _SHORT = 12, 6  # hex digits


def signature(features: Sequence[Feature], settings: Settings, pipeline: Pipeline, *, long: bool = False) -> str:
    """The signature of a run, as ``name:value`` parts joined by "|".

    The short form abbreviates names and digests and leaves out the list of lexicons; both hold the same facts.
    """
    digits = _LONG if long else _SHORT
    parts: list[tuple[str, str, str]] = []
    for name, short, places in _STAGES:
        parts.append((name, short, _digest(places)[:digits]))
    model = f"{pipeline.name}-{pipeline.version}-{pipeline.digest[:digits]}"
    parts.append(("model", "model", model))
    versions = "+".join(
        f"{feature.key}.{feature.version}" for feature in sorted(features, key=lambda feature: feature.key)
    )
    parts.append(("features", "f", versions if long else hashlib.sha256(versions.encode()).hexdigest()[:digits]))
    if long:
        parts.extend(("lexicon", "x", f"{name}-{_digest((f'lexicons/{name}',))[:digits]}") for name in _named(features))
    parts.extend(("own", "own", name) for feature in features for name in feature.own)
    parts.append(("bootstrap", "b", f"{settings.draws}"))
    parts.append(("confidence", "c", f"{settings.confidence:g}"))
    parts.append(("seed", "seed", f"{settings.seed}"))
    parts.extend((name, name, metadata.version(name)) for name in _LIBRARIES)
    parts.append(("framing", "framing", __version__))
    return "|".join(f"{name if long else short}:{value}" for name, short, value in parts)


def comparing(line: str) -> str:
    """A profile's signature with the code that compares profiles added: the signature of a comparison."""
    return f"{line}|compare:{_digest(('compare',))[:_SHORT]}"


def _named(features: Iterable[Feature]) -> list[str]:
    names = {name if name.endswith(".toml") else f"{name}.toml" for feature in features for name in feature.lexicons}
    return sorted(names)


@cache
def _digest(places: tuple[str, ...]) -> str:
    """SHA-256 over the names and bytes of the files under ``places``; those that do not exist add nothing."""
    total = hashlib.sha256()
    root = files("framing")
    for place in places:
        for path, item in sorted(_walk(root.joinpath(place), place)):
            total.update(path.encode() + b"\0")
            total.update(hashlib.sha256(item.read_bytes()).digest())
    return total.hexdigest()


def _walk(item: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    if item.is_file():
        if item.name.endswith(_SUFFIXES):
            yield path, item
    elif item.is_dir():
        for child in item.iterdir():
            if child.name != "__pycache__":
                yield from _walk(child, f"{path}/{child.name}")
