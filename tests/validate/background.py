"""How often words stand in news: the table of background frequencies that ships as framing/data/background.txt.

``python -m tests.validate.background`` writes it anew, with its card, from the annotated news beside the project; the
table holds single words and counts, and nothing else of the articles.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.validate.referee import SHARED

DATA = Path(__file__).parents[2] / "framing" / "data"
TABLE, CARD = DATA / "background.txt", DATA / "background.md"
CORPORA = {
    "polnear.dev": "US politics, seven publishers (Newell, Margolin and Ruths 2018)",
    "basil.dev": "US politics, three outlets (Fan et al. 2019)",
    "cluster_allsides506.dev": "openings of articles collected by AllSides",
    "cluster_gm5w.dev": "world news of the Giveme5W1H project",
    "cluster_newswcl50.dev": "US politics, NewsWCL50 (Hamborg et al. 2019)",
    "wikinews_gum.dev": "Wikinews articles of GUM",
    "wikinews_meantime.dev": "Wikinews articles of MEANTIME",
}
FEWEST_ARTICLES = 5  # a word of fewer articles says more about them than about news
LOWER = 0.6  # a word that stands in capitals more often than not is a name
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def texts() -> Iterator[str]:
    """Every article once."""
    seen: set[str] = set()
    for name in CORPORA:
        for line in (SHARED / "data" / f"{name}.jsonl").open(encoding="utf-8"):
            text = json.loads(line)["text"]
            if text[:200] not in seen:
                seen.add(text[:200])
                yield text


def table() -> tuple[dict[str, int], int, int]:
    """Counts by word, and the articles and words they were taken from."""
    counts: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    size = total = 0
    for text in texts():
        size += 1
        words = [word.replace("’", "'") for word in _WORD.findall(text)]
        total += len(words)
        lower.update(word for word in words if word.islower())
        folded = [word.lower() for word in words]
        counts.update(folded)
        articles.update(set(folded))
    kept = {
        word: count
        for word, count in counts.items()
        if articles[word] >= FEWEST_ARTICLES and lower[word] >= LOWER * count and word.isascii()
    }
    return dict(sorted(kept.items(), key=lambda item: (-item[1], item[0]))), size, total


def main() -> int:
    if not (SHARED / "data").is_dir():
        print("background: the annotated news (../shared/data) is not here")
        return 1
    counts, size, total = table()
    lines = [f"{word} {count}" for word, count in counts.items()]
    TABLE.write_text(f"{total}\n" + "\n".join(lines) + "\n", encoding="ascii", newline="\n")
    corpora = "\n".join(f"- {what}" for what in CORPORA.values())
    CARD.write_text(
        f"""# Background frequencies of words in news

`background.txt`: the number of words counted, then one word a line with how often it was counted; {len(counts):,} words
of {total:,} running words in {size:,} English news articles. It is the prior under which a report compares two
vocabularies (`framing/compare/wording/log_odds.py`), and nothing else uses it.

Counted by `python -m tests.validate.background` over the development halves of

{corpora}

The articles belong to their publishers and are no part of this project. The table holds single words and numbers only:
no names (a word printed with a capital in more than {1 - LOWER:.0%} of its places is left out), no word of fewer than
{FEWEST_ARTICLES} articles, no order of words, no text. Counts of words are facts; the project's licence covers them.

Limits: mostly US politics of 2007 to 2018, so words of other subjects and of British English are rarer here than in
news at large. A word that is not in the table is taken to be as rare as the rarest that is.
""",
        encoding="utf-8",
    )
    print(f"{TABLE.name}: {len(counts):,} words of {size:,} articles, {TABLE.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
