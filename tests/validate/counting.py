"""``python -m tests.validate.counting``: how right sentences and syllables are, on what was counted by hand.

It prints and, where the open news is at hand, stores framing/data/counting_scores.json: sentence boundaries against a
set parted by hand; running words of news that the dictionary knows, and of 500 words it lacks, those the fallback
counts as a reader did; and the fallback alone on a tenth of the dictionary that it was not fitted on.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from framing.data import ORIGIN
from framing.language.sentences import split
from framing.language.syllables import count
from framing.language.words import find
from tests.validate.referee import SHARED

ROOT = Path(__file__).parents[2]
SENTENCES = ROOT / "tests" / "language" / "sentences.txt"
UNKNOWN = ROOT / "tests" / "language" / "unknown_words.txt"
STORED = ROOT / "framing" / "data" / "counting_scores.json"
NEWS = ("polnear", "cluster_gm5w", "wikinews_gum", "wikinews_meantime")


def gold(path: Path = SENTENCES) -> list[tuple[str, set[int]]]:
    """Each hand-parted paragraph as running text, and where its sentences begin (the first is no decision)."""
    paragraphs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, starts = "", set()
            for part in line.split("‖"):
                starts.add(len(text))
                text += part.removeprefix(" ")
            paragraphs.append((text, starts - {0}))
    return paragraphs


def agreement(paragraphs: list[tuple[str, set[int]]]) -> tuple[float, list[str]]:
    """F1 of the boundaries inside paragraphs, and every boundary missed or invented, in context."""
    right = found = wanted = 0
    wrong = []
    for text, starts in paragraphs:
        ours = {start for start, _ in split(text)} - {0}
        right, found, wanted = right + len(ours & starts), found + len(ours), wanted + len(starts)
        wrong += [f"{text[max(0, at - 30) : at]}⟂{text[at : at + 30]}" for at in sorted(ours ^ starts)]
    return 2 * right / (found + wanted), wrong


def checked_by_hand(path: Path = UNKNOWN) -> dict[str, int]:
    """Words that the dictionary lacks, and their syllables as counted by hand."""
    found: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            number, *words = line.split()
            found.update(dict.fromkeys(words, int(number)))
    return found


def running_words(names: tuple[str, ...]) -> tuple[int, int]:
    """How many running words of those files the dictionary knows, and how many there are."""
    known = running = 0
    for name in names:
        for line in (SHARED / "data" / f"{name}.dev.jsonl").read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"].replace("’", "'")
            for start, end in find(text):
                known, running = known + count(text[start:end])[1], running + 1
    return known, running


def main() -> int:
    parted = gold()
    by_hand = checked_by_hand()
    origin = json.loads(ORIGIN.read_text(encoding="utf-8"))
    right = sum(count(word)[0] == syllables for word, syllables in by_hand.items())
    found: dict[str, Any] = {
        "sentences": sum(len(starts) + 1 for _, starts in parted),
        "sentences_f1": round(100 * agreement(parted)[0], 1),
        "unknown_words": len(by_hand),
        "unknown_right": round(100 * right / len(by_hand), 1),
        "held_out_words": origin["fallback_words"],
        "held_out_right": round(100 * origin["fallback_accuracy"], 1),
    }
    here = all((SHARED / "data" / f"{name}.dev.jsonl").is_file() for name in NEWS)
    if here:
        known, running = running_words(NEWS)
        found |= {"running_words": running, "running_known": round(100 * known / running, 2)}
        counted = known + (running - known) * right / len(by_hand)
        found["running_right"] = round(100 * counted / running, 2)
        STORED.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    for key, value in found.items():
        print(f"{key:16} {value:,}")
    if not here:
        print("counting: the open news (../shared/data) is not here; running words were not counted, nothing stored")
    good = found["sentences_f1"] >= 97 and found["held_out_right"] >= 90 and found.get("running_right", 98) >= 98
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
