"""What finding who says what costs, beside the parse it stands on."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace

from framing.language.attribution import attribute
from framing.language.parse import parse
from framing.language.pipeline import load_pipeline
from framing.language.quotations import quote, without_claimed
from framing.language.speakers import resolve
from framing.language.voice import voices
from framing.model import Document, Parsed
from framing.read import read_record
from framing.settings import DEFAULT_MODEL, Settings

TARGET = 1.0
ROUNDS = 3


def layer(parsed: Parsed) -> Parsed:
    """Quotations, attributions, speakers and voices of a parsed document: all that ``understand`` does after it."""
    found = resolve(without_claimed(attribute(quote(parsed))))
    return replace(found, voices=voices(found))


def cost(rows: list[dict[str, str]]) -> bool:
    """Print CPU seconds of the attribution layer over those of the parse; True where it is the cheaper of the two."""
    pipeline = load_pipeline(DEFAULT_MODEL)
    documents: list[Document] = [read_record(row, Settings(), row["id"]) for row in rows]
    ratios = []
    for turn in range(ROUNDS + 1):
        began = time.process_time()
        parsed = list(parse(documents, pipeline))
        between = time.process_time()
        for one in parsed:
            layer(one)
        ended = time.process_time()
        if turn:  # the first one warms up
            ratios.append((ended - between) / (between - began))
    ratio = statistics.median(ratios)
    print(f"attribution layer over parse, {len(rows)} texts, {ROUNDS} rounds, CPU time, median (range)")
    print(f"  ratio             {ratio:.2f} ({min(ratios):.2f} to {max(ratios):.2f})   target < {TARGET:.0f}")
    return ratio < TARGET
