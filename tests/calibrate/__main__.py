"""``make calibrate``: how far verdicts and intervals can be trusted, on articles held against themselves.

- Reports on nothing: the paragraphs of one article are dealt to two sides at random and compared, as often as
  ``--pairs`` says; and two samples of one article, of a known length each. At most 5 in 100 such reports may call
  anything different.
- Intervals: texts of a known length are drawn from an article, paragraph by paragraph; 95 % intervals should hold the
  article's own value 93 to 97 times in 100.
- Power: how long two texts must be for a difference to be seen, in each of the four rates that are tested.

It writes docs/calibration.md, docs/calibration.svg and framing/data/calibration.json, the same bytes each time. The
open news is not part of the project; without it the project's own articles are used, and nothing is written.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.calibrate import page, simulate
from tests.calibrate.articles import OTHER_NEWS, SHARED, WIKINEWS, Article, articles

ROOT = Path(__file__).parents[2]
STORED = ROOT / "framing" / "data" / "calibration.json"
LENGTHS = (10, 15, 25, 50)  # sentences of the texts whose intervals are checked
POWER = (10, 20, 40, 80, 160)  # sentences of each of two texts
TWICE = (20, 40, 80)  # sentences of each of two samples of one article
CHANCE = 2.0  # standard errors by which a measured share may lie above the limit
LIMIT = 0.05  # of the reports on nothing, those that may call anything different
WITHIN = (93.0, 97.0)  # per cent of the intervals that should hold the true value
_LARGE = (15, 30)  # paragraphs and sentences of an article that others can be drawn from

_articles: list[Article] = []  # read once, before the workers are forked


def itself(task: tuple[int, int]) -> tuple[list[str], dict[str, bool]]:
    found = simulate.against_itself(_articles[task[0]], task[1])
    zero = {c.measure: c.low <= 0 <= c.high for c in found if c.low is not None and c.high is not None}
    return [c.measure for c in found if c.verdict == "differs"], zero


def cover(task: tuple[int, int, int]) -> dict[str, bool]:
    return simulate.covered(_articles[task[0]], task[1], task[2])


def see(task: tuple[int, int, int, str]) -> bool:
    return simulate.seen(_articles[task[0]], *task[1:])


def twice(task: tuple[int, int, int]) -> bool:
    return simulate.sampled_twice(_articles[task[0]], task[1], task[2])


def spread[T, R](work: Callable[[T], R], tasks: Iterable[T], jobs: int) -> list[R]:
    """Results in the order of the tasks, whoever does them."""
    if jobs == 1:
        return [work(task) for task in tasks]
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        return pool.map(work, list(tasks), chunksize=8)


def percent(counts: Iterable[simulate.Counted]) -> float:
    found = list(counts)
    return round(100 * sum(item.held for item in found) / max(1, sum(item.of for item in found)), 1)


def figures(pairs: int, samples: int, jobs: int) -> dict[str, Any]:
    """Everything measured, as it is stored."""
    large = [
        at
        for at, article in enumerate(_articles)
        if len(article.members) >= _LARGE[0] and article.table.sentences >= _LARGE[1]
    ]
    print(f"{pairs} reports on nothing", flush=True)
    reports = spread(itself, [(number % len(_articles), number) for number in range(pairs)], jobs)
    alarms = Counter(key for differing, _ in reports for key in differing)
    found: dict[str, Any] = {
        "data": _digests(),
        "articles": dict(sorted(Counter(article.corpus for article in _articles).items())),
        "reports": pairs,
        "false": sum(bool(differing) for differing, _ in reports),
        "false_by_measure": dict(sorted(alarms.items())),
        "differences": percent(simulate.summed(zero for _, zero in reports).values()),
        "samples": samples,
        "intervals": {},
        "by_measure": {},
        "twice": {},
        "power": {key: {} for key in simulate.PLANTED},
    }
    for sentences in LENGTHS if large else ():
        print(f"{samples} texts of {sentences} sentences", flush=True)
        tasks = [(large[number % len(large)], sentences, number) for number in range(samples)]
        held = simulate.summed(spread(cover, tasks, jobs))
        found["intervals"][str(sentences)] = percent(held.values())
        for key, counted in held.items():
            if counted.of >= samples / 4:
                found["by_measure"].setdefault(key, {})[str(sentences)] = percent([counted])
    for sentences in TWICE if large else ():
        print(f"{samples} pairs of samples of {sentences} sentences", flush=True)
        alike = spread(twice, [(large[number % len(large)], sentences, number) for number in range(samples)], jobs)
        found["twice"][str(sentences)] = round(100 * sum(alike) / len(alike), 1)
    for sentences in POWER if large else ():
        print(f"{samples // 4} pairs of {sentences} sentences, each difference", flush=True)
        for key in simulate.PLANTED:
            planted = [(large[number % len(large)], sentences, number, key) for number in range(samples // 4)]
            hits = spread(see, planted, jobs)
            found["power"][key][str(sentences)] = round(100 * sum(hits) / len(hits), 1)
    return found


def _digests() -> dict[str, str]:
    """SHA-256 of each file of articles, by its name."""
    paths = [SHARED / f"{name}.dev.jsonl" for name in (*WIKINEWS, *OTHER_NEWS)]
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in paths if path.is_file()}


def good(found: dict[str, Any]) -> bool:
    """Whether reports on nothing call as little different as they may, and intervals hold as often as they say."""
    of = found["samples"]
    error = 100 * (LIMIT * (1 - LIMIT) / of) ** 0.5
    return (
        found["false"] / found["reports"] <= LIMIT
        and all(share <= 100 * LIMIT + CHANCE * error for share in found["twice"].values())
        and all(WITHIN[0] <= held <= WITHIN[1] for held in found["intervals"].values())
    )


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.calibrate")
    options.add_argument("--pairs", type=int, default=1000, help="reports on nothing (default: 1000)")
    options.add_argument("--samples", type=int, default=400, help="texts of each length (default: 400)")
    options.add_argument("--jobs", type=int, default=2, help="processes (default: 2)")
    options.add_argument("--dry", action="store_true", help="print and write nothing")
    given = options.parse_args()
    corpora = tuple(name for name in (*WIKINEWS, *OTHER_NEWS) if (SHARED / f"{name}.dev.jsonl").is_file())
    if not corpora:
        print("calibrate: the open news (../shared/data) is not here; the project's own articles alone, nothing stored")
    _articles.extend(articles(corpora))
    found = figures(given.pairs, given.samples, given.jobs)
    print(page.table(found))
    rate = found["false"] / found["reports"]
    holds = good(found)
    print(
        f"false alarms {100 * rate:.1f} % (at most {100 * LIMIT:g}): {'all as it should be' if holds else 'NOT GOOD'}"
    )
    if corpora and not given.dry:
        STORED.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        (ROOT / "docs").mkdir(exist_ok=True)
        (ROOT / "docs" / "calibration.md").write_text(page.document(found), encoding="utf-8")
        (ROOT / "docs" / "calibration.svg").write_text(page.figure(found), encoding="utf-8")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
