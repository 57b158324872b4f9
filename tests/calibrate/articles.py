"""The articles that are held against themselves: open news where it is at hand, and the project's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from framing.compare.matched_passages import telling_words
from framing.compare.terms.content_terms import terms
from framing.demo import demo_paths
from framing.features import chosen
from framing.language import understand
from framing.language.pipeline import load_pipeline
from framing.measure.counts import Indices, Tally, body, paragraphs, tally
from framing.measure.gather import gather
from framing.model import Feature, Measure
from framing.read import read_path, read_record
from framing.settings import DEFAULT_MODEL, Settings

SHARED = Path(__file__).parents[3] / "shared" / "data"
WIKINEWS = ("wikinews_gum", "wikinews_meantime")
OTHER_NEWS = ("cluster_gm5w",)  # longer, and with paragraphs, which the Wikinews files have lost
OWN = "the project's own"
FEWEST = 20  # sentences: half of a shorter article has no intervals
LONGEST = 200  # sentences


class Article(NamedTuple):
    """One article's counts, found once."""

    corpus: str
    key: str  # its sha256
    table: Tally
    paragraph: Indices  # of each body sentence
    members: list[Indices]  # the rows of each paragraph
    words: tuple[frozenset[str], ...]  # the telling words of each body sentence


def measures(features: tuple[Feature, ...]) -> list[Measure]:
    return [measure for feature in features for measure in feature.measures]


def articles(corpora: tuple[str, ...]) -> Iterator[Article]:
    """Every article of those corpora (and of the project) that is long enough, each parsed once."""
    features, pipeline = chosen(None), load_pipeline(DEFAULT_MODEL)
    counts = [count for measure in measures(features) for count in measure.counts.values()]
    for corpus in (OWN, *corpora):
        if corpus == OWN:
            documents = [read_path(path, Settings()) for path in demo_paths()]
        else:
            lines = (SHARED / f"{corpus}.dev.jsonl").read_text(encoding="utf-8").splitlines()
            rows = [{"id": f"{corpus}-{at}", "text": json.loads(line)["text"]} for at, line in enumerate(lines)]
            documents = [read_record(row, Settings(), row["id"]) for row in rows]
        for parsed in understand(documents, pipeline):
            if FEWEST <= len(body(parsed)) <= LONGEST:
                table, number = tally(parsed, gather(parsed, features), counts), paragraphs(parsed)
                words = telling_words(parsed, terms(parsed))
                yield Article(corpus, parsed.document.sha256, table, number, members(number), words)


def drawn(table: Tally, rows: Indices) -> Tally:
    """The counts of those rows of ``table``, in that order; a row may come twice."""
    return Tally(
        len(rows),
        {count: matrix[rows] for count, matrix in table.plain.items()},
        {count: matrix[rows] for count, matrix in table.grouped.items()},
        table.groups,
        dict.fromkeys(table.evidence, ()),
    )


def members(paragraph: Indices) -> list[Indices]:
    """The rows of each paragraph."""
    return [np.flatnonzero(paragraph == number) for number in range(int(paragraph.max(initial=-1)) + 1)]
