"""A comparison's articles with all that was put right by hand: a folder from which it can be made again anywhere."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Sequence
from pathlib import PurePosixPath

from framing.read import hand_corrections, story_folder
from framing.serve.comparison_store import StoredArticle

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")
_FACTS = ("title", "outlet", "byline", "published", "url", "language")


def archive(title: str | None, articles: Sequence[StoredArticle]) -> bytes:
    """A zip of the articles as they came, story.toml and corrections.toml; ``framing compare`` takes the folder."""
    documents, rows, files = [], [], {}
    taken: set[str] = set()
    for article in articles:
        if article.record is None:
            continue
        data, suffix = article.data, _suffix(article.name)
        if article.chosen is not None:  # of a file of many: corrections are for files of one article
            told = {key: article.record[key] for key in _FACTS if article.record[key]}
            data, suffix = json.dumps({**told, "text": article.record["text"]}).encode("ascii"), ".json"
        name = _unused(str(article.record["id"]), suffix, taken)
        files[name] = data
        address = {"url": article.address} if article.address else {}
        documents.append({"file": name, **address, **article.given})
        rows += [{"document": name, **row} for row in article.corrections]
    files[story_folder.NAME] = story_folder.dumped(title, documents)
    if rows:
        files[hand_corrections.NAME] = hand_corrections.dumped(rows)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            out.writestr(zipfile.ZipInfo(name), data)  # an entry so made is of 1980: no clock is read
    return packed.getvalue()


def _suffix(name: str) -> str:
    found = PurePosixPath(name).suffix
    return found if _SUFFIX.fullmatch(found) else ".txt"


def _unused(stem: str, suffix: str, taken: set[str]) -> str:
    stem = re.sub(r"[^\w.-]+", "-", stem).strip("-.") or "article"
    number = 1
    while (name := f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}") in taken:
        number += 1
    taken.add(name)
    return name
