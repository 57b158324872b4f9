"""What a paragraph is and why: the record that the labelling steps pass on."""

from __future__ import annotations

from typing import NamedTuple

from framing.model import ZoneKind
from framing.read.zones.datelines import Dateline


class ZoneLabel(NamedTuple):
    """``why`` is in a reader's words; ``rule`` names the furniture rule that decided; ``dateline`` opens the text."""

    kind: ZoneKind
    why: str
    rule: str | None = None
    dateline: Dateline | None = None


Labels = list[ZoneLabel | None]  # one a paragraph; None while it may still be running text

BODY = ZoneLabel("body", "running text")
CROSSHEAD = ZoneLabel("headline", "a heading within the text")
