"""What goes into the ledger about a document, and what comes out of it for tonight's stories."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Result(NamedTuple):
    """What became of one document: its facts, or why it is in quarantine or was passed over."""

    number: int
    digest: str
    outcome: str
    why: str
    facts: Mapping[str, Any] | None = None


class Candidate(NamedTuple):
    """A document that may belong to one of tonight's stories."""

    key: str
    place: str
    digest: str
    facts: Mapping[str, Any]
    tonight: bool
    number: int  # its place in the pile
    article: str  # as settled on an earlier night; else ""
    first: str  # the night it came in first
    story: str | None
