"""``python -m tests.validate.reference``: the table of percentiles that ships, from news articles that do not.

It measures every article of the files below, as they are, and writes framing/data/reference.json: quantiles of each
rate, the names of the corpora, and how many articles they are. Numbers only. Texts of fewer than ten sentences are left
out, since their rates are mostly chance.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

import framing
from framing.features import installed
from framing.measure.counts import body
from framing.measure.reference import CREDITED, LENGTH, SENTENCES
from framing.measure.spread import is_smooth
from framing.model import Document, Profile
from framing.read import read_record
from framing.settings import Settings
from tests.validate.referee import SHARED

STORED = Path(__file__).parents[2] / "framing" / "data" / "reference.json"
CORPORA = {
    "polnear": "PolNeAR (US election of 2016)",
    "cluster_gm5w": "Giveme5W1H (news of 2016 and 2017)",
    "wikinews_gum": "Wikinews (GUM)",
    "wikinews_meantime": "Wikinews (MEANTIME)",
}
FEWEST = 10  # sentences


def documents(name: str) -> Iterator[Document]:
    for at, line in enumerate((SHARED / "data" / f"{name}.dev.jsonl").read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        yield read_record({"id": f"{name}-{at}", "text": row["text"]}, Settings(), f"{name}-{at}")


def measured(name: str) -> Iterator[Profile]:
    found = [document for document in documents(name) if document.language == "en"]
    for profile in framing.profiles(found, replace(Settings(), draws=200)):
        if len(body(profile.parsed)) >= FEWEST:
            yield profile


def short(value: float) -> float:
    """Four digits: finer than anything a percentile tells apart."""
    return float(f"{value:.4g}")


def main() -> int:
    if not all((SHARED / "data" / f"{name}.dev.jsonl").is_file() for name in CORPORA):
        print("reference: skipped, the news articles (../shared/data) are not here")
        return 0
    values: dict[str, list[float]] = {}
    articles: Counter[str] = Counter()
    uncredited = 0
    for name, title in CORPORA.items():
        for profile in measured(name):
            articles[title] += 1
            uncredited += not profile.measurements[CREDITED].value
            for key, found in profile.measurements.items():
                if found.value is not None:
                    values.setdefault(key, []).append(found.value)
    rates = [m.key for feature in installed() for m in feature.measures if is_smooth(m)]
    table = {
        "articles": articles.total(),
        "corpora": dict(articles),
        "language": "en",
        "ranges": {key: [short(edge) for edge in np.percentile(values[key], [1, 99])] for key in (LENGTH, SENTENCES)},
        "quantiles": {key: [short(q) for q in np.percentile(values[key], np.arange(101))] for key in sorted(rates)},
    }
    lines = [f" {json.dumps(key)}: {json.dumps(table[key])}" for key in table if key != "quantiles"]
    quantiles = ",\n".join(f"  {json.dumps(key)}: {json.dumps(row)}" for key, row in table["quantiles"].items())  # type: ignore[attr-defined]
    lines.append(f' "quantiles": {{\n{quantiles}\n }}')
    STORED.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"reference: {articles.total()} articles, {uncredited} of them credit nobody; ranges {table['ranges']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
