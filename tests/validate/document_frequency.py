"""In how many news articles a word stands: the table that ships as framing/data/document_frequency.npz.

``python -m tests.validate.document_frequency`` writes it anew, with its card, from the annotated news beside the
project. The table holds hashes of single word stems, each with one number, and nothing else of the articles.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

from framing.stories.document_frequency import FILE, level, short_hash
from framing.stories.terms import stems
from tests.validate.referee import SHARED

CARD = FILE.with_suffix(".md")
POLITICS = 0.35  # of an article: three quarters of the news at hand is of US politics, and counts for less
CORPORA = {
    "polnear.dev": ("US politics, seven publishers (Newell, Margolin and Ruths 2018)", POLITICS),
    "polnear.dev2": ("more of the same", POLITICS),
    "basil.dev": ("US politics, three outlets (Fan et al. 2019)", POLITICS),
    "wikinews_gum.dev": ("Wikinews articles of GUM", 1.0),
    "wikinews_meantime.dev": ("Wikinews articles of MEANTIME", 1.0),
    "onestop.dev": ("articles of one British outlet (Vajjala and Lučić 2018)", 1.0),
    "pages.dev/truth": ("web pages' bodies (scrapinghub's benchmark)", 1.0),
    "boiler_lines.dev": ("web pages' lines (the same, and others)", 1.0),
    "align_sts_headlines.dev": ("headlines of the world's news, fifteen to an article (SemEval)", 1.0),
}
FEWEST_ARTICLES = 5  # a word of fewer articles says more about them than about news
_HEADLINES = 100  # articles that the headlines are dealt out to
_SEEN = 120  # characters by which an article is known again


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SHARED / "data" / f"{name}.jsonl").open(encoding="utf-8")]


def articles() -> Iterator[tuple[float, str]]:
    """Every article once, with its weight."""
    seen: set[str] = set()
    for name, (_, weight) in CORPORA.items():
        rows = _rows(name)
        if name.startswith("align_sts"):
            found = ["\n".join(row["s1"] for row in rows[at::_HEADLINES]) for at in range(_HEADLINES)]
        else:
            found = [_text(row) for row in rows]
        for text in found:
            start = text.strip()[:_SEEN]
            if start not in seen:
                seen.add(start)
                yield weight, text


def _text(row: dict[str, Any]) -> str:
    if "lines" in row:
        return "\n".join(text for text, kept in row["lines"] if kept)
    body: str = row.get("text") or row.get("adv") or row["body"]
    return f"{row.get('title') or ''}\n{body}"


def main() -> int:
    if not (SHARED / "data").is_dir():
        print("document frequency: the annotated news (../shared/data) is not here")
        return 1
    share: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    total, size = 0.0, 0
    for weight, text in articles():
        total, size = total + weight, size + 1
        for stem in stems(text):
            share[stem] += weight  # type: ignore[assignment] - a weight is a part of an article
            holders[stem] += 1
    levels: dict[int, int] = {}
    for stem in sorted(holders):
        if holders[stem] >= FEWEST_ARTICLES:
            name = short_hash(stem)
            levels[name] = min(level(share[stem] / total), levels.get(name, 255))
    names = np.array(sorted(levels), dtype="<u4")
    with FILE.open("wb") as file:
        np.savez_compressed(file, hashes=names, levels=np.array([levels[int(name)] for name in names], dtype="u1"))
    listed = "\n".join(f"- {what}" for what, _ in CORPORA.values())
    CARD.write_text(
        f"""# In how many news articles a word stands

`document_frequency.npz`: {len(names):,} numbers of 32 bits, each the checksum of a word stem, and for each the share
of English news articles in which the stem stands, as a level (-{30} times its natural logarithm). It tells the
grouping of stories how rare a word is before anything is known of the pile (`framing/stories/document_frequency.py`);
nothing else uses it.

Counted by `python -m tests.validate.document_frequency` over {size:,} articles of

{listed}

An article of US politics counts for {POLITICS:g}: there are three of them to every other. The piles that grouping is
measured on are not among these. The articles belong to their publishers and are no part of this project: the table
holds no word, no name, no order of words and no text, only checksums and shares of stems that stand in
{FEWEST_ARTICLES} articles or more. Shares of words are facts; the project's licence covers them.

Limits: news of 2000 to 2020, mostly of the United States. A stem that is not in the table is taken to be as rare as
one that stands in a single article.
""",
        encoding="utf-8",
    )
    print(f"{FILE.name}: {len(names):,} stems of {size:,} articles, {FILE.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
