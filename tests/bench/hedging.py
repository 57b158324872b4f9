"""What the whole hedging feature costs: ``framing analyze`` with it, over the same without it."""

from __future__ import annotations

import time
from collections.abc import Sequence

from framing import api
from framing.features import installed
from framing.language import understand
from framing.language.pipeline import load_pipeline
from framing.measure.profile import profile
from framing.model import Feature, Parsed
from framing.read import read_record
from framing.settings import DEFAULT_MODEL, Settings

TARGET = 1.05
ROUNDS = 5


def _turn(parsed: Parsed, features: Sequence[Feature]) -> float:
    """CPU seconds from an understood document to its record."""
    began = time.process_time()
    api.dumps(api.record(profile(parsed, features, Settings(), "bench")))
    return time.process_time() - began


def cost(rows: list[dict[str, str]]) -> bool:
    """Print CPU seconds of an analysis with hedging over those of one without; True where it adds at most 5 %.

    What both share, from text to understood document, is timed once. The rest takes turns document by document, and
    the quickest turn of each counts: whatever else the machine does only ever adds.
    """
    pipeline, every = load_pipeline(DEFAULT_MODEL), installed()
    others = tuple(feature for feature in every if feature.key != "hedging")
    documents = [read_record(row, Settings(), row["id"]) for row in rows]
    list(understand(documents, pipeline))  # warms up
    began = time.process_time()
    understood = list(understand(documents, pipeline))
    shared = time.process_time() - began
    with_it = without = shared
    for parsed in understood:
        turns = [(_turn(parsed, every), _turn(parsed, others)) for _ in range(ROUNDS)]
        with_it += min(turn[0] for turn in turns)
        without += min(turn[1] for turn in turns)
    ratio = with_it / without
    print(f"analyze with hedging over without, {len(rows)} texts, CPU time, the quickest of {ROUNDS} turns of each")
    print(f"  ratio             {ratio:.3f}   target ≤ {TARGET}")
    return ratio <= TARGET
