"""Which articles tell one story tonight: versions folded, stories grouped, the articles of each report chosen.

A task of a child process: the pile's texts are held there, and the driver's memory does not grow with the pile.
"""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing import output
from framing.errors import SettingsError
from framing.nightly.versions import Known, fold
from framing.stories import Article, group

if TYPE_CHECKING:
    from framing.nightly.analyse import Desk

MOST = 6  # articles a report takes
RULE = (
    "A report compares at most six articles. Copies of one text and superseded versions are left out first; then every "
    "outlet, in the order in which it published, gives its longest article, then its second longest, until there are "
    "six. The others are listed."
)


@dataclass(frozen=True, slots=True)
class Hand:
    """What people decided: articles put into a story, and articles kept apart, by key, id or address."""

    pins: Mapping[str, str]
    splits: tuple[tuple[str, ...], ...]


def by_hand(path: Path) -> Hand:
    """Read ``story.toml``: ``[[pin]]`` with story and documents, ``[[split]]`` with documents.

    Raises SettingsError naming the file and the entry that cannot be used.
    """
    if not path.is_file():
        return Hand({}, ())
    advice = 'Write [[pin]] story = "…", documents = ["…"] or [[split]] documents = ["…", "…"].'
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"cannot be read as TOML ({error})", where=str(path), next="Correct the file.") from error
    pins: dict[str, str] = {}
    splits: list[tuple[str, ...]] = []
    for kind, entries in table.items():
        keys = {"pin": {"story", "documents"}, "split": {"documents"}}.get(kind)
        for number, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
            where = f"{path}: {kind} {number}"
            if keys is None or not isinstance(entry, dict) or set(entry) != keys:
                raise SettingsError("this entry is not understood", where=where, next=advice)
            names = entry["documents"]
            if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
                raise SettingsError("documents must be a list of texts", where=where, next=advice)
            if kind == "split":
                splits.append(tuple(names))
            elif not isinstance(entry["story"], str) or not entry["story"].isalnum() or not entry["story"].isascii():
                raise SettingsError("story must be a name of letters and digits", where=where, next=advice)
            else:
                pins.update(dict.fromkeys(names, entry["story"]))
    return Hand(pins, tuple(splits))


def plan(desk: Desk, task: Mapping[str, Any]) -> dict[str, Any]:
    """Read candidates from one file of JSON Lines and write stories, ordered by name, to another."""
    documents = list(_documents(desk, Path(task["candidates"])))
    fold(documents)
    current = [known for known in documents if known.current is known]
    hand = by_hand(Path(task["hand"]))
    names = _names(documents)
    members = group(
        [Article(k.article, k.facts["title"], k.text, k.facts["published"], k.facts["outlet"]) for k in current],
        known={known.article: known.story for known in current if known.story},
        pinned={names[name]: story for name, story in hand.pins.items() if name in names},
        apart=[[names[name] for name in dict.fromkeys(split) if name in names] for split in hand.splits],
    )
    found = {member.id: member for member in members}
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for known in documents:
        member = found[known.current.article]
        why = member.why if known.current is known else f"an earlier version of {known.current.place}"
        row = {
            "key": known.key, "place": known.place, "article": known.article, "digest": known.digest,
            "facts": known.facts, "first": known.first, "current": known.current is known, "why": why,
            "copy_of": member.duplicate_of if known.current is known else None,
        }  # fmt: skip
        stories[member.story].append(row)
    lines = [json.dumps({"id": name, "members": choose(stories[name])}) + "\n" for name in sorted(stories)]
    output.publish({Path(task["out"]): "".join(lines).encode("ascii")}, staging=desk.staging)
    return {"stories": len(lines)}


def _documents(desk: Desk, path: Path) -> Iterator[Known]:
    seen: set[str] = set()
    with path.open(encoding="ascii") as file:
        for line in file:
            row = json.loads(line)
            if row["digest"] in seen:  # the same bytes under another name
                continue
            seen.add(row["digest"])
            head = desk.cache.head(row["digest"])
            if head is None:  # analysed by another version of the program, on an earlier night
                desk.parsed(row["digest"])
                head = desk.cache.head(row["digest"])
            yield Known(**row, text=head["text"] if head else "")


def _names(documents: Iterable[Known]) -> dict[str, str]:
    """What people may call an article in ``story.toml``, and the article it stands for; no name for two of them."""
    names: dict[str, set[str]] = defaultdict(set)
    for known in documents:
        for name in (known.article, known.key, known.place, known.facts["id"], known.facts["url"]):
            if name:
                names[name].add(known.article)
    return {name: min(meant) for name, meant in names.items() if len(meant) == 1}


def choose(members: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The members in the order of publication, each told whether the report takes it (see RULE)."""
    ordered = sorted(members, key=lambda row: (row["facts"]["published"] or "9999", row["first"], row["place"]))
    usable = [row for row in ordered if row["current"]]
    own = [row for row in usable if not row["copy_of"]]
    outlets: dict[str, list[dict[str, Any]]] = defaultdict(list)
    # Copies only where there is nothing else to set an article against.
    for row in own if len(own) > 1 else usable:
        outlets[row["facts"]["outlet"] or row["place"]].append(row)
    for articles in outlets.values():
        articles.sort(key=lambda row: (-(row["facts"]["words"] or 0), row["place"]))
    rounds = max(map(len, outlets.values()), default=0)
    ranked = [articles[turn] for turn in range(rounds) for articles in outlets.values() if turn < len(articles)]
    taken = {row["key"] for row in ranked[:MOST]} if len(ranked) > 1 else set()
    return [row | {"chosen": row["key"] in taken} for row in ordered]
