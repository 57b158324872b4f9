"""The steps of grouping that are spread over workers: neighbours of a block of articles, stories of a batch of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing import output
from framing.stories import near
from framing.stories.batch import Texts, unpacked

if TYPE_CHECKING:
    from framing.nightly.analyse import TaskContext


def neighbours(desk: TaskContext, task: Mapping[str, Any]) -> dict[str, Any]:
    """Likely neighbours of the articles from ``first`` to ``last`` of the pile whose heavy terms are in ``heavy``."""
    heavy = near.unpacked(near.Heavy, Path(task["heavy"]).read_bytes())
    found = near.pairs(heavy, task["first"], task["last"])
    output.publish({Path(task["out"]): found.packed()}, staging=desk.staging)
    return {"pairs": len(found.left)}


def cut(desk: TaskContext, task: Mapping[str, Any]) -> dict[str, Any]:
    """Stories of the batch in the file ``batch``, whose articles have ``digests``."""
    found = unpacked(Path(task["batch"]).read_bytes()).cut(texts(desk, task["digests"]))
    written = json.dumps([found.stories, list(found.reasons.items())]).encode("ascii")
    output.publish({Path(task["out"]): written}, staging=desk.staging)
    return {"stories": len(found.stories)}


def texts(desk: TaskContext, digests: Sequence[str]) -> Texts:
    """Title and text of articles, read when they are asked for."""

    def text(at: int) -> tuple[str | None, str]:
        head = desk.head(digests[at])
        return head["facts"]["title"], head["text"]

    return text
