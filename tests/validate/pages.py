"""Web pages read and scored: ``python -m tests.validate.pages [--part develop|unread|all]``.

The body found in each page beside the annotated one, by runs of four words, as scrapinghub's article extraction
benchmark counts them: each page weighs the same. A third of the sites is kept unread. With ``--lines`` the lines of
boiler_lines.dev are scored instead: words kept, by page.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from framing.errors import ReadError
from framing.read import read_bytes, read_record
from framing.settings import Settings
from tests.validate.referee import SHARED

PAGES = SHARED / "data" / "pages.dev"
LINES = SHARED / "data" / "boiler_lines.dev.jsonl"
_RUN = 4
_EVERY = 3  # one in three sites is kept unread
_SETTINGS = Settings(max_bytes=20_000_000)


def site(url: str) -> str:
    """The name of a site without www."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def part(rows: list[dict[str, Any]], which: str) -> list[dict[str, Any]]:
    """Rows of the sites to develop on, of those kept unread, or all."""
    sites = sorted({site(row["url"]) for row in rows}, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    unread = set(sites[::_EVERY])
    return [row for row in rows if which == "all" or (site(row["url"]) in unread) == (which == "unread")]


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))


def compared(gold: str, found: str) -> tuple[float, float, float]:
    """Runs in both, only found, only annotated; shares that add up to one."""
    one, two = runs(gold), runs(found)
    both = sum((one & two).values())
    counts = (both, sum(two.values()) - both, sum(one.values()) - both)
    return tuple(count / sum(counts) for count in counts)  # type: ignore[return-value]


def body(id: str) -> str:
    """The body that is read from a page; nothing where it is refused."""
    try:
        data = gzip.decompress((PAGES / f"{id}.html.gz").read_bytes())
        return read_bytes(data, id=id, name=f"{id}.html", settings=_SETTINGS).body
    except ReadError:
        return ""


def figures(triples: Iterable[tuple[float, float, float]]) -> str:
    both, more, less = (sum(values) for values in zip(*triples, strict=True))
    precision, recall = both / (both + more), both / (both + less)
    return f"P {precision:.4f} R {recall:.4f} F1 {2 * precision * recall / (precision + recall):.4f}"


def kept_words(row: dict[str, Any]) -> tuple[float, float, float]:
    """Words of lines kept rightly, kept wrongly, lost; of one page."""
    lines = [(text.strip(), keep) for text, keep in row["lines"] if any(sign.isalnum() for sign in text)]
    text = "\n\n".join(piece for piece, _ in lines)
    document = read_record({"id": row["id"], "text": text}, _SETTINGS, row["id"])
    kinds = {zone.end: zone.kind for zone in document.zones}
    at, counts = 0, [0, 0, 0]
    for piece, keep in lines:
        at = text.index(piece, at) + len(piece)
        found = kinds.get(at, "body") in ("body", "headline")
        if found or keep:
            counts[0 if found and keep else 1 if found else 2] += len(piece.split())
    return counts[0], counts[1], counts[2]


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.validate.pages")
    options.add_argument("--part", choices=("develop", "unread", "all"), default="develop")
    options.add_argument("--lines", action="store_true")
    options.add_argument("--each", action="store_true", help="a line a page, the worst first")
    chosen = options.parse_args()
    source = LINES if chosen.lines else PAGES / "truth.jsonl"
    if not source.is_file():
        print("skipped: the annotated pages (../shared/data) are not here")
        return
    rows = part([json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()], chosen.part)
    found = [kept_words(row) if chosen.lines else compared(row["body"], body(row["id"])) for row in rows]
    print(f"{len(rows)} pages of {len({site(row['url']) for row in rows})} sites, {chosen.part}: {figures(found)}")
    if chosen.each and chosen.part == "develop":
        for triple, row in sorted(zip(found, rows, strict=True), key=lambda pair: pair[0][0] / sum(pair[0])):
            print(row["id"][:8], *(f"{value:.3f}" for value in triple), site(row["url"]))


if __name__ == "__main__":
    main()
