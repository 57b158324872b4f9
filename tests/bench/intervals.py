"""How long the intervals of every measure take for an article of a thousand words, and in how much memory."""

from __future__ import annotations

import time
import tracemalloc

from framing.features import chosen
from framing.language import understand
from framing.language.pipeline import load_pipeline
from framing.measure.counts import paragraphs, tally
from framing.measure.gather import gather
from framing.measure.spread import is_smooth, spreads
from framing.read import read_bytes
from framing.settings import DEFAULT_MODEL, Settings

WORDS = 1000
LIMIT = 0.05  # seconds, CPU, one core
MEMORY = 64.0  # megabytes
TURNS = 15


def intervals() -> bool:
    """Print the quickest of some turns, and the most memory one takes; True where both are within their limits."""
    from framing.demo import demo_paths

    whole = "\n\n".join(path.read_text(encoding="utf-8").split("---", 2)[-1] for path in demo_paths())
    settings, features = Settings(), chosen(None)
    text = " ".join((whole * 3).split(" ")[:WORDS])
    document = read_bytes(text.encode(), id="thousand", settings=settings)
    (parsed,) = understand([document], load_pipeline(DEFAULT_MODEL))
    rates = [measure for feature in features for measure in feature.measures if is_smooth(measure)]
    counts = [count for measure in rates for count in measure.counts.values()]
    table, unit = tally(parsed, gather(parsed, features), counts), paragraphs(parsed)

    def run() -> int:
        found = spreads(table, unit, rates, settings.draws, settings.seed, "bench", settings.confidence)
        return sum(estimate.half is not None for estimate in found.values())

    taken = []
    for _ in range(TURNS):
        began = time.process_time()
        given = run()
        taken.append(time.process_time() - began)
    tracemalloc.start()
    run()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    size = f"{settings.draws:,} draws, {len(rates)} rates ({given} with an interval), {int(unit.max()) + 1} paragraphs"
    print(f"intervals of an article of {len(parsed.words):,} words: {size}")
    print(f"  CPU time          {1000 * min(taken):5.1f} ms    target ≤ {1000 * LIMIT:.0f} ms")
    print(f"  memory            {peak:5.1f} MB    target ≤ {MEMORY:.0f} MB")
    return min(taken) <= LIMIT and peak <= MEMORY
