"""textstat's own values for the methods page and the records, asked of a child process when a writer wants them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache

from framing import workers
from framing.model import Comparison

MODULE = "framing.measure.textstat"  # importing it takes longer than measuring two articles, so a child does


def textstat_values(comparison: Comparison) -> tuple[Mapping[str, float], ...]:
    """Those the comparison has, or else those a child gives; a comparison written in several formats asks once.

    Raises RunError where textstat does not answer.
    """
    if comparison.oracle is not None:
        return comparison.oracle
    return _asked(tuple(profile.parsed.document.body for profile in comparison.profiles))


@lru_cache(maxsize=8)
def _asked(bodies: tuple[str, ...]) -> tuple[Mapping[str, float], ...]:
    with workers.Worker(MODULE) as worker:
        return answered(worker, bodies)


def answered(worker: workers.Worker, bodies: Sequence[str]) -> tuple[Mapping[str, float], ...]:
    """What the child says of each body. Raises RunError."""
    return tuple(json.loads(worker.finish(json.dumps(bodies).encode("ascii"))))
