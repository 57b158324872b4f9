"""What a day of so many articles costs, from rates measured here: ``python -m tests.bench.scale [ARTICLES]``.

Rates are processor seconds, which other programs on the machine move little, and bytes; docs/scale.md reads them.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from framing import api
from framing.nightly.items import Item
from framing.nightly.ledger.ledger import Ledger, Result
from framing.stories import Article, group
from tests.nightly.spread_over import engine, parts

_DOCUMENTS = 16  # analysed
_REPEAT = 8  # a document of about 500 words
_BOOKED = 2_000  # documents in the ledger
_PILES = (1_600, 3_200)  # articles grouped
_STORY = 4  # articles of a story


def used() -> float:
    """Processor seconds of this process and of the children it has waited for."""
    kinds = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    return sum(spent.ru_utime + spent.ru_stime for spent in map(resource.getrusage, kinds))


def analysing(folder: Path) -> tuple[float, float]:
    """Processor seconds and stored bytes of one document; starting the child is taken out by a second, shorter run."""
    spent = []
    for count in (_DOCUMENTS // 4, _DOCUMENTS):
        before = used()
        place = folder / str(count)
        assert all(not one.broken for done in engine("loop").map(parts(place, count, 8, _REPEAT)) for one in done)
        spent.append((used() - before, count))
    stored = [path.stat().st_size for path in (place / "state" / "analyses").rglob("*") if path.is_file()]
    (short, few), (long, many) = spent
    return (long - short) / (many - few), sum(stored) / len(stored)


def booking(folder: Path) -> tuple[float, float]:
    """Processor seconds and bytes of one document in the ledger."""
    facts = {
        "id": "x" * 20,
        "title": "t" * 70,
        "outlet": "o" * 15,
        "published": "2031-03-04",
        "url": "u" * 60,
        "words": 500,
    }
    pile = [Item(f"in/{n:06}.txt", f"in/{n:06}.txt", f"in/{n:06}.txt", 0, -1, f"{n:064x}") for n in range(_BOOKED)]
    before = used()
    with closing(Ledger(folder / "ledger.sqlite")) as ledger:
        run = ledger.begin("2031-03-04", "signature", "t", pile)
        for first in range(0, _BOOKED, 8):
            some = range(first, min(first + 8, _BOOKED))
            ledger.record(run, "signature", [Result(n, pile[n].digest, "analysed", "", facts) for n in some])
    return (used() - before) / _BOOKED, (folder / "ledger.sqlite").stat().st_size / _BOOKED


def grouping(count: int) -> float:
    """Processor seconds of one article in a pile of so many: stories of a few that have rare words in common."""
    chance = random.Random(count)  # noqa: S311 - chance that can be repeated
    common = [f"w{chance.randrange(4_000)}" for _ in range(20_000)]
    articles = []
    for number in range(count):
        own = [f"rare{number // _STORY}n{turn}" for turn in range(14)]
        words = chance.sample(own, 10) * 2 + chance.choices(common, k=280)
        chance.shuffle(words)
        articles.append(Article(f"a{number}", " ".join(own[:5]), " ".join(words), f"2031-03-{1 + number % 7:02}"))
    before = used()
    group(articles)
    return (used() - before) / count


def reporting() -> tuple[float, int]:
    """Processor seconds and bytes of one report on three articles; loading the model is done before."""
    articles = list(map(api.read, api.demo_articles()))
    list(api.profiles(articles))
    before = used()
    made = api.report(api.demo_articles(), ["html", "pdf", "json"])
    return used() - before, sum(map(len, made.values()))


def main(day: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        analysed, stored = analysing(Path(folder))
        print(f"analysing: {analysed:.3f} s a document of about 500 words; stored: {stored:,.0f} bytes", flush=True)
        booked, rows = booking(Path(folder))
        print(f"ledger: {1000 * booked:.2f} ms and {rows:,.0f} bytes a document", flush=True)
    report, written = reporting()
    print(f"a report on three articles: {report:.1f} s, {written:,} bytes", flush=True)
    for count in _PILES:
        grouped = grouping(count)
        print(f"grouping: {1000 * grouped:.1f} ms an article of {count:,}", flush=True)
    hours = {"analysing": day * analysed / 3600, "ledger": day * booked / 3600, "grouping": day * grouped / 3600}
    print(f"{day:,} articles a day, core hours: " + ", ".join(f"{name} {value:.1f}" for name, value in hours.items()))
    print(f"a thousand reports: {1000 * report / 3600:.1f} core hours, {1000 * written / 1e9:.1f} GB")
    print(f"stored a day: analyses {day * stored / 1e9:.1f} GB, ledger {day * rows / 1e9:.2f} GB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 380_000)
