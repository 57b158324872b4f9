"""No story raises: whatever sentences stand together, and however often, articles are compared."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import framing
from framing.render.records import json as as_json

SETTINGS = framing.Settings(draws=200)
# Sentences of invented news that claim one content with and without a speaker, repeat, break off, and say nothing.
SENTENCES = (
    "“The lock will be shut until May,” said Ona Dremmel, the warden.",
    "“The lock will be shut until May.”",
    "The lock will be shut until May, Ona Dremmel said.",
    "According to the warden, the lock will be shut until May.",
    "It was said that the lock would be shut until May.",
    "Dremmel denied that the lock would be shut; “never,” she said.",
    "“We said ‘no’,” she said, “and then ‘maybe’.”",
    "About 40 barges, or 45 by another count, may be waiting, officials said.",
    "Nobody was hurt. 3 people were hurt. Three were hurt, the 41-year-old said.",
    "She said he said they had said it.",
    "“”",
    "“An unfinished",
    "",
    "1,200.50 crowns — 1200 — one thousand two hundred.",
    "Mr. Dremmel, Ms. Dremmel and Dremmel & Sons said so.",
    "THE LOCK IS SHUT!!!",
    "Критики спорят. 水門は閉鎖。",
    "The council, which met, said on Monday on Tuesday that it, the council, would meet.",
)


def story(folder: Path, seed: int) -> list[Path]:
    rng = random.Random(seed)  # noqa: S311 - no secrets
    found = []
    for number in range(rng.randrange(2, 5)):
        body = "\n\n".join(rng.choice(SENTENCES) for _ in range(rng.randrange(1, 14)))
        text = f"{rng.choice(SENTENCES)}\n\n{body}" if rng.random() < 0.8 else body
        path = folder / f"a{number}.txt"
        path.write_text(text if text.strip() else "The lock.", encoding="utf-8")
        found.append(path)
    if rng.random() < 0.3:  # the same words twice
        again = folder / "again.txt"
        again.write_bytes(found[0].read_bytes())
        found.append(again)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_whatever_stands_together_is_compared_and_written(seed: int, tmp_path: Path) -> None:
    compared = framing.compare(story(tmp_path, seed), SETTINGS)
    assert as_json.write(compared, SETTINGS)
