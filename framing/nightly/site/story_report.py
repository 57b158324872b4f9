"""One story's report, from stored analyses to published files: a task of a child process."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing import api, output
from framing.model import Comparison, Parsed
from framing.nightly.site.changes import changes
from framing.nightly.site.story_table import NAME as STORY_TABLE
from framing.nightly.site.story_table import story_table

if TYPE_CHECKING:
    from framing.nightly.analyse import TaskContext

_ITEMS = 3  # findings that a briefing tells of a story
_NO_ITEMS = ("nearest", "only-in", "verdict")  # passages, and how far to trust the rates
NAME = "report"  # stories/NAME_OF_STORY/report.html, .pdf, .json


def pages_file(pages: str) -> str:
    """The file of a PDF that has other pages than the report's own, for rules that deliver them."""
    return f"{NAME}.{pages}.pdf"


def report(desk: TaskContext, task: Mapping[str, Any]) -> dict[str, Any]:
    """Compare the chosen members of a story, tell what changed, publish both.

    Returns title and standfirst, the digests of the files by name, what changed, and what a briefing tells of it.
    """
    before = task["before"]
    told = None
    if before is not None:
        held = [member for member in before["members"] if desk.cache.holds(member["digest"])]
        then = {member["article"]: desk.parsed(member["digest"]) for member in held}
        now = {m["article"]: desk.parsed(m["digest"]) for m in task["members"] if m["current"]}
        told = changes(then, now, before["night"])
    chosen = [member for member in task["members"] if member["chosen"]]
    files: dict[str, bytes] = {}
    title = standfirst = ""
    items: list[dict[str, str]] = []
    conflicts = 0
    if chosen:
        compared = _compared(desk, [desk.parsed(member["digest"]) for member in chosen], task["story"])
        title, standfirst, conflicts = compared.title, compared.standfirst, len(compared.conflicts)
        told_first = [one for one in compared.findings if one.kind not in _NO_ITEMS][:_ITEMS]
        items = [{"kind": one.kind, "title": one.title, "text": one.text} for one in told_first]
        files = {f"{NAME}.{format}": api.write(compared, format, desk.settings) for format in task["formats"]}
        for pages in task["pages"]:
            files[pages_file(pages)] = api.write(compared, "pdf", replace(desk.settings, pages=pages))
    if task.get("said") and "html" in task["formats"]:
        measured = {m["digest"]: desk.head(m["digest"])["measures"] for m in task["members"] if m["current"]}
        members = [member for member in task["members"] if member["current"]]
        files[STORY_TABLE] = story_table(members, measured, task["said"], desk.settings)
    if told is not None:
        files["changes.json"] = (json.dumps(told, indent=1, ensure_ascii=True) + "\n").encode("ascii")
    folder = Path(task["folder"])
    output.publish({folder / name: content for name, content in files.items()}, staging=desk.publishing)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():  # formats that are no longer asked for
        if path.name not in files:
            path.unlink()
    if not files and folder.is_dir():
        folder.rmdir()
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    kept = {"items": items, "conflicts": conflicts}
    return {"title": title, "standfirst": standfirst, "files": digests, "changes": told, **kept}


def _compared(desk: TaskContext, articles: list[Parsed], name: str) -> Comparison:
    from framing.compare import compare
    from framing.measure.textstat import raw, without_nltk
    from framing.read import unique_ids

    without_nltk()
    documents = list(unique_ids(parsed.document for parsed in articles))
    own = [replace(parsed, document=document) for parsed, document in zip(articles, documents, strict=True)]
    profiles = [desk.profile(parsed) for parsed in own]
    compared = compare(profiles, desk.settings, name=name, features=desk.features)
    return replace(compared, oracle=tuple(raw(document.body) for document in documents))
