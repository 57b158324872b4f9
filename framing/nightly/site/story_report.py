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
from framing.render.outlines.page_one_outline import DIFFERS, page_one_outline
from framing.render.outlines.reading_order import without_isolates

if TYPE_CHECKING:
    from framing.nightly.analyse import TaskContext

_ITEMS = 3  # findings that a briefing tells of a story
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
    items: list[dict[str, Any]] = []
    conflicts = 0
    apart: dict[str, Any] = {"headline": "", "differs": 0, "alone": 0}
    if chosen:
        compared = _compared(desk, [desk.parsed(member["digest"]) for member in chosen], task["story"])
        title, standfirst, conflicts = compared.title, compared.standfirst, len(compared.conflicts)
        apart = _apart(compared)
        items = apart.pop("items")
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
    kept = {"items": items, "conflicts": conflicts, **apart}
    return {"title": title, "standfirst": standfirst, "files": digests, "changes": told, **kept}


def _apart(compared: Comparison) -> dict[str, Any]:
    """What other pages say of a report: its strongest finding, the first of page one's others, and how much differs."""
    differing = {contrast.measure for contrast in compared.contrasts if contrast.verdict == "differs"}
    alone = sum(not any(other.found for other in item.counterparts) for item in compared.coverage)
    page = page_one_outline(compared)
    found = next((part.items for part in page.parts if part.heading == DIFFERS), ())[:_ITEMS]
    items = [
        {
            "title": without_isolates(item.lead),
            "text": without_isolates(item.text),
            "wordings": [[letter, without_isolates(words)] for letter, words in item.wordings],
        }
        for item in found
    ]
    headline = without_isolates(page.headline)
    return {"headline": headline, "items": items, "differs": len(differing), "alone": alone}


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
