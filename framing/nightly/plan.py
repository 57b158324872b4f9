"""Which articles tell one story tonight: versions folded, stories grouped, the articles of each report chosen.

A task of a child process: the pile's texts are held there, and the driver's memory does not grow with the pile.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing import output
from framing.errors import RunError
from framing.nightly.editor_decisions import by_hand
from framing.nightly.grouping import texts
from framing.nightly.selection import Tells, choose, said
from framing.nightly.versions import VersionedDocument, fold
from framing.stories import near
from framing.stories.batch import Batch, Cut
from framing.stories.group import neighbours
from framing.stories.near import blocks
from framing.stories.pile import gathered, order
from framing.stories.traits import Traits, traits, unpacked

if TYPE_CHECKING:
    from framing.nightly.analyse import TaskContext


class Plan:
    """A night's stories in the making, held by one child process from step to step."""

    def __init__(self, desk: TaskContext, task: Mapping[str, Any]) -> None:
        """Read the candidates from a file of JSON Lines and fold versions; see stories.pile for what follows."""
        self._desk = desk
        self._preferred = tuple(task.get("outlets", ()))
        self._documents: list[VersionedDocument] = []
        self._gone: list[VersionedDocument] = []  # of earlier nights, their analyses put away
        for known in _documents(Path(task["candidates"])):
            there = known.tonight or desk.cache.holds(known.digest)
            (self._documents if there else self._gone).append(known)
        fold(self._documents, lambda digest: str(desk.head(digest)["text"]))
        hand = by_hand(Path(task["hand"]))
        names = _names(self._documents)
        # Those that came in tonight: of earlier ones the ledger knows, and they are no candidates.
        self._withdrawn = {names[name]: why for name, why in hand.withdrawn.items() if name in names}
        self._documents = [known for known in self._documents if known.article not in self._withdrawn]
        current = [known for known in self._documents if known.current is known]
        ids, dates = [known.article for known in current], [known.facts["published"] for known in current]
        self._current = [current[at] for at in order(ids, dates)]
        self.pile = gathered(
            [known.article for known in self._current],
            [known.facts["published"] for known in self._current],
            [self._traits(known.digest) for known in self._current],
            {names[name]: story for name, story in hand.pins.items() if name in names},
            [[names[name] for name in dict.fromkeys(split) if name in names] for split in hand.splits],
            {known.article: known.story for known in self._current if known.story},
        )

    def _traits(self, digest: str) -> Traits:
        head = self._desk.head(digest)
        if "story" in head:
            return unpacked(head["story"])
        return traits(head["facts"]["title"], head["text"])  # stored by a version that did not keep them

    def digests(self, batch: Batch) -> list[str]:
        """Where the articles of a batch are stored."""
        return [self._current[at].digest for at in batch.at]

    def cut(self, batch: Batch) -> Cut:
        """The stories of a batch."""
        return batch.cut(texts(self._desk, self.digests(batch)))

    def write(self, cuts: Iterable[Cut], out: Path) -> dict[str, Any]:
        """Write all stories, ordered by name, one a line."""
        found = self.pile.members(cuts, {known.article: known.story for known in self._current if known.story})
        stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for known in self._documents:
            member = found[known.current.article]
            current = known.current is known
            why = member.why if current else f"an earlier version of {known.current.place}"
            stories[member.story].append(_row(known, current, why, member.duplicate_of if current else None))
        for known in self._gone:
            stories[known.story or ""].append(_row(known, False, "its analysis was put away", None))
        tells = self._tells()
        chosen = ((name, choose(stories[name], self._preferred, tells)) for name in sorted(stories))
        lines = [json.dumps({"id": name, "members": members, "said": said(members)}) + "\n" for name, members in chosen]
        output.publish({out: "".join(lines).encode("ascii")}, staging=self._desk.staging)
        more = {"withdrawn": sorted(self._withdrawn.items())} if self._withdrawn else {}
        return {"stories": len(lines), **more}

    def _tells(self) -> Tells:
        """What an article tells: its terms by column, with their weights; nothing for one that repeats another."""
        places = {self.pile.ids[at]: row for row, at in enumerate(self.pile.heads)}

        def tells(row: Mapping[str, Any]) -> Mapping[int, float]:
            if row["article"] not in places:
                return {}
            found = self.pile.weights.rows[places[row["article"]]]
            return dict(zip(found.indices.tolist(), found.data.tolist(), strict=True))

        return tells


def _row(known: VersionedDocument, current: bool, why: str, copy_of: str | None) -> dict[str, Any]:
    return {
        "key": known.key, "place": known.place, "article": known.article, "digest": known.digest,
        "facts": known.facts, "first": known.first, "current": current, "why": why, "copy_of": copy_of,
    }  # fmt: skip


def plan(desk: TaskContext, task: Mapping[str, Any]) -> dict[str, Any]:
    """Read candidates from one file of JSON Lines and write stories, ordered by name, to another: all steps here."""
    made = Plan(desk, task)
    return made.write(map(made.cut, made.pile.batches(neighbours(made.pile))), Path(task["out"]))


def gather(desk: TaskContext, task: Mapping[str, Any]) -> dict[str, Any]:
    """The first step of a plan whose work is spread: leaves the pile's heavy terms in the file ``heavy``.

    Returns the blocks in which neighbours are to be looked for.
    """
    desk.plan = Plan(desk, task)
    if not desk.plan.pile.large:
        return {"blocks": []}
    output.publish({Path(task["heavy"]): desk.plan.pile.heavy().packed()}, staging=desk.staging)
    return {"blocks": blocks(len(desk.plan.pile.heads))}


def divide(desk: TaskContext, task: Mapping[str, Any]) -> dict[str, Any]:
    """The second step: from files of neighbours to batches, each in a file of ``folder``.

    The file ``out`` says which there are and where their articles are stored.
    """
    made = _under_way(desk)
    found = (near.unpacked(near.Pairs, Path(path).read_bytes()) for path in task["pairs"])
    rows = []
    for number, batch in enumerate(made.pile.batches(found)):
        path = Path(task["folder"]) / f"batch-{number:06}"
        output.publish({path: batch.packed()}, staging=desk.staging)
        rows.append(json.dumps({"batch": str(path), "digests": made.digests(batch)}) + "\n")
    output.publish({Path(task["out"]): "".join(rows).encode("ascii")}, staging=desk.staging)
    return {"batches": len(rows)}


def settle(desk: TaskContext, task: Mapping[str, Any]) -> dict[str, Any]:
    """The last step: from the stories of every batch to the plan."""
    found = (json.loads(path.read_bytes()) for path in sorted(Path(task["folder"]).glob("cut-*")))
    cuts = (Cut(stories, dict(reasons)) for stories, reasons in found)
    return _under_way(desk).write(cuts, Path(task["out"]))


def _under_way(desk: TaskContext) -> Plan:
    if desk.plan is None:
        raise RunError("the stories under way are gone", next="Run again.")
    return desk.plan


def _documents(path: Path) -> Iterator[VersionedDocument]:
    seen: set[str] = set()
    with path.open(encoding="ascii") as file:
        for line in file:
            row = json.loads(line)
            if row["digest"] not in seen:  # else the same bytes under another name
                seen.add(row["digest"])
                yield VersionedDocument(**row)


def _names(documents: Iterable[VersionedDocument]) -> dict[str, str]:
    """What people may call an article in ``story.toml``, and the article it stands for; no name for two of them."""
    names: dict[str, set[str]] = defaultdict(set)
    for known in documents:
        for name in (known.article, known.key, known.place, known.facts["id"], known.facts["url"]):
            if name:
                names[name].add(known.article)
    return {name: min(meant) for name, meant in names.items() if len(meant) == 1}
