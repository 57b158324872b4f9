"""A report whose records are numbered otherwise than ours: which version made it, and what of it can be recounted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from framing import __version__
from framing.errors import VerifyError
from framing.model import Comparison
from framing.render.records.verification_records import SCHEMA
from framing.verify.report import GivenReport

FIRST = 1  # the number of records that name none
_OF_DOCUMENTS = ("zones", "sentences", "quotations", "voices", "evidence", "statement")
_OF_ALL = (
    "contrasts",
    "sources",
    "twins",
    "coverage",
    "emphasis",
    "conflicts",
    "labels",
    "wording",
    "acts",
    "agentless",
    "findings",
)
_COUNTED = ("value", "low", "high", "basis")


def number(report: GivenReport) -> int:
    """The number of a report's records. Raises VerifyError for one that this version does not know yet."""
    found = report.records.get("schema", FIRST)
    if isinstance(found, bool) or not isinstance(found, int) or not FIRST <= found <= SCHEMA:
        what = f"was written by framing {_maker(report)} with records of schema {found!r}"
        advice = f"framing {__version__} knows {FIRST} to {SCHEMA}. Verify it with the version that wrote it."
        raise VerifyError(what, where=report.where, next=advice)
    return found


def _maker(report: GivenReport) -> str:
    return str(report.records["framing"])[:40]


def told(report: GivenReport, expected: Comparison, recounted: Mapping[str, Any]) -> str:
    """Who wrote the report, and which of its parts this version recounts the same from its texts and its parse."""
    printed = {**report.records, "sources": _renumbered(report.records["sources"], expected)}
    same: list[str] = []
    otherwise: list[str] = []
    for name, holds in _parts(printed, recounted):
        (same if holds else otherwise).append(name)
    hold, all_ = _values(printed["documents"], recounted["documents"])
    maker = _maker(report)
    lines = [
        f"It was written by framing {maker} with records of schema {number(report)}; here is framing {__version__}, "
        f"which writes schema {SCHEMA}, so its bytes cannot be compared.",
        f"Recounted the same from its texts and its parse: {hold} of {all_} values"
        + (f", and {', '.join(same)}." if same else "."),
    ]
    if otherwise:
        lines.append(f"Recounted otherwise: {', '.join(otherwise)}.")
    return " ".join([*lines, f"framing {maker} verifies all of it."])


def _parts(printed: Mapping[str, Any], recounted: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Each part that is recounted, and whether it is the same."""
    sides = list(zip(printed["documents"], recounted["documents"], strict=True))
    for key in _OF_DOCUMENTS:
        yield f"the documents’ {key}", all(one[key] == two[key] for one, two in sides)
    for key in _OF_ALL:
        yield key, _known_then(printed[key], recounted[key])


def _known_then(printed: Sequence[Any], recounted: Sequence[Any]) -> bool:
    """Whether the records are the same, by the fields that the older version wrote."""
    return len(printed) == len(recounted) and all(
        one == ({key: two.get(key) for key in one} if isinstance(one, Mapping) and isinstance(two, Mapping) else two)
        for one, two in zip(printed, recounted, strict=True)
    )


def _values(printed: Sequence[Mapping[str, Any]], recounted: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """How many values, with their intervals and fractions, are the same, and how many the report prints."""
    pairs = [
        (found, two["measures"].get(key, {}))
        for one, two in zip(printed, recounted, strict=True)
        for key, found in one["measures"].items()
    ]
    return sum(all(one[name] == two.get(name) for name in _COUNTED) for one, two in pairs), len(pairs)


def _renumbered(sources: Sequence[Mapping[str, Any]], expected: Comparison) -> list[dict[str, Any]]:
    """The sources of schema 1, which numbered sentences among all of a document's, as today: among its body's."""
    bodies = [
        [number for number, sentence in enumerate(profile.parsed.sentences) if sentence.kind == "body"]
        for profile in expected.profiles
    ]
    return [
        {
            **source,
            "sentences": [
                [body.index(number) if number in body else -1 for number in found]
                for found, body in zip(source["sentences"], bodies, strict=True)
            ],
        }
        for source in sources
    ]
