"""What is written when a night is settled: its stories, which of them were joined to others, what is put away."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_OLD = """
SELECT id FROM stories WHERE last < :before AND EXISTS (
    SELECT 1 FROM articles a WHERE a.story = stories.id
    AND NOT EXISTS (SELECT 1 FROM put_away p WHERE p.digest = a.digest)
    AND NOT EXISTS (SELECT 1 FROM inputs i WHERE i.run = :run AND i.digest = a.digest))
ORDER BY id
"""


def settle_stories(base: sqlite3.Connection, night: str, stories: Iterable[Mapping[str, Any]]) -> None:
    """Write a night's stories; of one whose articles all stand in others now, note which has most of them."""
    moves: dict[str, Counter[str]] = {}
    for story in stories:
        for member in story["members"]:
            had = base.execute("SELECT story FROM articles WHERE key = ?", (member["key"],)).fetchone()
            if had and had[0] != story["id"]:
                moves.setdefault(had[0], Counter())[story["id"]] += 1
        _settle(base, story, night)
    base.execute("DELETE FROM stories WHERE id NOT IN (SELECT story FROM articles)")
    for gone, homes in sorted(moves.items()):
        if base.execute("SELECT 1 FROM stories WHERE id = ?", (gone,)).fetchone() is None:
            home = min(homes, key=lambda name: (-homes[name], name))
            base.execute("INSERT OR REPLACE INTO joined VALUES (?, ?)", (gone, home))
    base.execute("DELETE FROM joined WHERE story IN (SELECT id FROM stories)")


def _settle(base: sqlite3.Connection, story: Mapping[str, Any], night: str) -> None:
    for member in story["members"]:
        facts = written(member["facts"])
        row = (member["key"], member["article"], member["digest"], facts, member["first"], story["id"])
        base.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?)", row)
    name, card = story["id"], story["card"]
    members = written([{"article": m["article"], "digest": m["digest"]} for m in story["members"] if m["current"]])
    last = base.execute("SELECT members FROM tellings WHERE story = ? ORDER BY night DESC LIMIT 1", (name,)).fetchone()
    if last is None or last[0] != members:
        base.execute("INSERT OR REPLACE INTO tellings VALUES (?, ?, ?)", (name, night, members))
    told = (name, card["first"], card["last"], written(card))
    base.execute("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?)", told)


def old_analyses(base: sqlite3.Connection, run: int, before: str) -> Iterator[str]:
    """Documents of stories that last changed before a night and that are not in the pile of ``run``, with those they
    took the place of; named by their digests."""
    for (story,) in base.execute(_OLD, {"run": run, "before": before}).fetchall():
        held = [digest for (digest,) in base.execute("SELECT digest FROM articles WHERE story = ?", (story,))]
        for (members,) in base.execute("SELECT members FROM tellings WHERE story = ? ORDER BY night", (story,)):
            held += [member["digest"] for member in json.loads(members)]
        for digest in dict.fromkeys(held):
            known = base.execute("SELECT 1 FROM inputs WHERE run = ? AND digest = ?", (run, digest)).fetchone()
            if known is None and not _wanted(base, digest, before):
                yield digest


def _wanted(base: sqlite3.Connection, digest: str, before: str) -> bool:
    """Whether an article of a story that changed since has these very bytes."""
    statement = "SELECT 1 FROM articles a JOIN stories s ON s.id = a.story WHERE a.digest = ? AND s.last >= ?"
    return base.execute(statement, (digest, before)).fetchone() is not None


def written(value: object) -> str:
    """As JSON, the same for the same value."""
    return json.dumps(value, sort_keys=True)
