"""The time of comparing six documents of about 1,500 words, over that of analysing them."""

from __future__ import annotations

import statistics
import time
from itertools import cycle

from framing import api
from framing.compare import compare
from framing.model import Document
from framing.settings import Settings
from tests.conftest import body_document

ROUNDS = 5
DOCUMENTS, WORDS = 6, 1500
TARGET = 1.0


def long_documents(rows: list[dict[str, str]]) -> list[Document]:
    """Six documents of about 1,500 words. ``rows`` are articles with a ``text``."""
    texts = cycle(row["text"] for row in rows)
    documents = []
    for number in range(DOCUMENTS):
        words = 0
        parts: list[str] = []
        # Article after article, so that every document is long.
        while words < WORDS:
            parts.append(next(texts))
            words += len(parts[-1].split())
        documents.append(body_document("\n".join(parts), f"d{number}"))
    return documents


def comparing(rows: list[dict[str, str]]) -> bool:
    """Print the ratio and say whether it lies below its target."""
    documents = long_documents(rows)
    settings = Settings()
    list(api.profiles(documents[:1], settings))  # loading the model is no part of either
    ratios = []
    for _ in range(ROUNDS):
        start = time.process_time()
        profiles = list(api.profiles(documents, settings))
        middle = time.process_time()
        compare(profiles, settings, name="bench")
        ratios.append((time.process_time() - middle) / (middle - start))
    ratio = statistics.median(ratios)
    print(f"comparing {DOCUMENTS} documents of {WORDS:,} words over analysing them, {ROUNDS} times, median (range)")
    print(f"  ratio             {ratio:.2f} ({min(ratios):.2f}–{max(ratios):.2f})   target < {TARGET}")
    return ratio < TARGET
