"""How hard a text is to read: do its measures order one story told at three levels, and does the verdict see it?

The levels were written by teachers. A third of the stories, chosen by the digest of their names, is kept unread: the
formula that leads and all that the verdict rests on were chosen on the others. The intermediate texts have lost most of
their quotation marks, so only readability is looked at. Pairs are compared as ``framing compare`` compares two texts;
a text's odd paragraphs against its even ones are the reports on nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import framing
from framing.compare.contrasts import ContrastSide, between
from framing.compare.matched_passages import telling_words
from framing.compare.terms.content_terms import terms
from framing.language import understand
from framing.language.pipeline import load_pipeline
from framing.measure.counts import Indices, paragraphs, tally
from framing.measure.gather import gather
from framing.model import Parsed
from framing.read import read_record
from framing.settings import DEFAULT_MODEL
from tests.calibrate.articles import Article, members
from tests.calibrate.simulate import FEATURES, MEASURES, SETTINGS, TESTED, side
from tests.validate.referee import SHARED, scorer

DATA = SHARED / "data" / "onestop.dev.jsonl"
LEADING = "readability.ari"
LEVELS = ("ele", "int", "adv")  # from easy to hard
PAIRS = (("ele", "adv"), ("int", "adv"), ("ele", "int"))
_EVERY = 3  # one in three stories is kept unread


def part(rows: Sequence[dict[str, Any]], *, unread: bool) -> list[dict[str, Any]]:
    """The stories kept unread, or all others."""
    ranked = sorted(rows, key=lambda row: hashlib.sha256(str(row["id"]).encode()).hexdigest())
    kept = {row["id"] for row in ranked[::_EVERY]}
    return [row for row in rows if (row["id"] in kept) == unread]


def readability() -> dict[str, float]:
    """Per cent, by part: pairs in order, pairs said to differ, and halves of one text said not to."""
    rows = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines() if line.strip()]
    found: dict[str, float] = {}
    for name, unread in (("develop", False), ("unread", True)):
        for key, value in _scores(part(rows, unread=unread)).items():
            found[f"readability.{key}.{name}"] = round(100 * value, 1)
    print("readability, stories told at three levels (pairs in order; said to differ; halves of one text not)")
    print("\n".join(f"{key:45} {value:5.1f}" for key, value in found.items()), "\n")
    return found


def _scores(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    given = [{"id": f"{row['id']}|{level}", "text": row[level]} for row in rows for level in LEVELS]
    documents = [read_record(one, framing.Settings(), one["id"]) for one in given]
    texts = {one.document.id: _article(one) for one in understand(documents, load_pipeline(DEFAULT_MODEL))}
    sides = {key: _side(one, one.members) for key, one in texts.items()}
    measured = {key: {LEADING: {"value": one.measurements[LEADING].value}} for key, one in sides.items()}
    found = {"order": float(scorer("score_readability").order(rows, measured)[LEADING][0])}
    for easy, hard in PAIRS:
        told = [LEADING in _differing(sides[f"{row['id']}|{easy}"], sides[f"{row['id']}|{hard}"]) for row in rows]
        found[f"{easy}-{hard}"] = sum(told) / len(told)
    halves = [(one.members[::2], one.members[1::2], one) for one in texts.values() if len(one.members) > 1]
    called = [bool(_differing(_side(one, odd, "odd"), _side(one, even, "even"))) for odd, even, one in halves]
    found["halves-alike"] = 1 - sum(called) / len(called)
    return found


def _article(parsed: Parsed) -> Article:
    counts = [count for measure in MEASURES for count in measure.counts.values()]
    table, number = tally(parsed, gather(parsed, FEATURES), counts), paragraphs(parsed)
    words = telling_words(parsed, terms(parsed))
    return Article("onestop", parsed.document.sha256, table, number, members(number), words)


def _side(one: Article, rows: Sequence[Indices], name: str = "") -> ContrastSide:
    return side(one.table, rows, f"{one.key}{name}", list(TESTED.values()), one.words)


def _differing(a: ContrastSide, b: ContrastSide) -> set[str]:
    """The measures that differ."""
    return {one.measure for one in between([a, b], TESTED, SETTINGS) if one.verdict == "differs"}
