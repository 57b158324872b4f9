"""One line that names everything a number depends on; two reports with the same line can be compared.

The stages are named by a digest of their code, so that the line changes when a rule changes, whether or not somebody
remembered to raise a version. The line has a short form, for page feet and records, and a long one, the manifest, that
spells out what the short one folds into a digest: every feature with its version, every lexicon with its digest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple, Protocol

from framing import __version__
from framing.model import Document, Feature
from framing.settings import Settings

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
CORRECTED = "corrected"  # the part that names corrections by hand


class Model(Protocol):
    """A language model by name, version and digest: a loaded Pipeline, or what ``identify`` says of one."""

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def digest(self) -> str: ...


class Lines(NamedTuple):
    """Both forms of a signature. They hold the same facts."""

    short: str
    long: str


def lines(features: Sequence[Feature], settings: Settings, model: Model) -> Lines:
    """The signature of a run in both forms."""
    return Lines(signature(features, settings, model), signature(features, settings, model, long=True))


def cache_key(document: Document, line: str) -> str:
    """Where to keep what was found in ``document`` under the signature ``line``: 64 hex digits.

    Two documents have one key when they were read from the same bytes in the same format, with the same metadata
    given beside them, and measured under the same signature; then all their numbers are the same. The document's id
    is no part of it, so whoever takes a record from a cache puts the id in.
    """
    facts = ("title", "outlet", "byline", "published", "published_time", "language")
    given = {name: getattr(document, name) for name in facts if document.provenance.get(name) == "given"}
    told = [line, document.sha256, document.format, document.url, given, *document.corrections]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode("ascii")).hexdigest()


def parts(line: str) -> tuple[tuple[str, str], ...]:
    """A signature of either form taken apart: ("seed", "20240620") and so on, in order; names may repeat."""
    return tuple((name, value) for name, _, value in (part.partition(":") for part in line.split("|")))


def signature(features: Sequence[Feature], settings: Settings, model: Model, *, long: bool = False) -> str:
    """The signature of a run, as ``name:value`` parts joined by "|".

    The short form abbreviates names and digests and leaves out the list of lexicons; both hold the same facts.
    """
    digits = _LONG if long else _SHORT
    told: list[tuple[str, str, str]] = []
    for name, short, places in _STAGES:
        told.append((name, short, _digest(places)[:digits]))
    told.append(("model", "model", f"{model.name}-{model.version}-{model.digest[:digits]}"))
    versions = "+".join(
        f"{feature.key}.{feature.version}" for feature in sorted(features, key=lambda feature: feature.key)
    )
    told.append(("features", "f", versions if long else hashlib.sha256(versions.encode()).hexdigest()[:digits]))
    if long:
        told.extend(("lexicon", "x", f"{name}-{_digest((f'lexicons/{name}',))[:digits]}") for name in _named(features))
    told.extend(("own", "own", name) for feature in features for name in feature.own)
    told.append(("bootstrap", "b", f"{settings.draws}"))
    told.append(("confidence", "c", f"{settings.confidence}"))
    told.append(("seed", "seed", f"{settings.seed}"))
    told.extend((name, name, metadata.version(name)) for name in _LIBRARIES)
    told.append(("framing", "framing", __version__))
    return "|".join(f"{name if long else short}:{value}" for name, short, value in told)


def corrected(line: str, documents: Iterable[Document], *, long: bool = False) -> str:
    """A signature with the corrections that were made by hand in documents, where there are any."""
    told = [document.corrections for document in documents]
    plain = "|".join(part for part in line.split("|") if not part.startswith(f"{CORRECTED}:"))
    if not any(told):
        return plain
    digest = hashlib.sha256(json.dumps(told).encode("ascii")).hexdigest()
    return f"{plain}|{CORRECTED}:{digest[: _LONG if long else _SHORT]}"


def comparing(line: str, *, long: bool = False) -> str:
    """A profile's signature with the code and weights that compare profiles added: that of a comparison."""
    return f"{line}|compare:{_digest(('compare', 'data/alignment.json'))[: _LONG if long else _SHORT]}"


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
