"""The hedges of two real articles against a ledger read by hand; nothing of their text stands here.

The ledger follows the guide for annotators: offset, category, voice. Where two careful readers differ, a row may be
found or not; its voice is None where the guide does not decide it.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

import framing
from framing.features.hedging import FEATURE
from framing.language import understand
from framing.language.pipeline import Pipeline
from framing.model import Evidence

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
pytestmark = pytest.mark.skipif(len(SEEDS) != 2, reason="the two seed articles (../shared/seeds) are not here")

# The ledger's offsets are those of these very bytes.
DIGESTS = [
    "5db3fa6fa1997acb1af25a57fd842da1d852807b36d5e64841da163d86b4cbe3",
    "a6eb22378f4eac0fc1c80fb84116611c6c32938be503cca99799341e92d6d6d3",
]
LEDGER = [
    {  # A
        616: ("weasel", "outlet"),  # a passive without anybody who sees it so
        2794: ("approximator", "outlet"),
        2871: ("verb", "outlet"),  # an analysis, not a person
        3006: ("lexical", "indirect"),
        3199: ("modal", "indirect"),
        3319: ("modal", "indirect"),
    },
    {  # B
        1512: ("lexical", "indirect"),
        1620: ("modal", "indirect"),
        2346: ("weasel", "outlet"),
        3149: ("lexical", None),  # within what somebody is said to hint at
    },
]
EITHER = [set(), {1597, 3135}]  # "suggesting" and "hinted" of a person: what he said, or how surely
NEVER = [{929, 1122, 3726}, {3044, 2241, 2877}]  # "would" of plans, "should" of duty, "hopes", "shall"


@pytest.fixture(scope="module")
def found(pipeline: Pipeline) -> list[dict[int, Evidence]]:
    understood = understand(map(framing.read, SEEDS), pipeline)
    return [{item.start: item for item in FEATURE.find(parsed)} for parsed in understood]


@pytest.mark.parametrize("article", [0, 1])
def test_the_ledger_is_a_careful_readers(article: int, found: list[dict[int, Evidence]]) -> None:
    kinds = {start: item.kind for start, item in found[article].items() if start not in EITHER[article]}
    assert kinds == {start: category for start, (category, _) in LEDGER[article].items()}
    assert not NEVER[article] & set(found[article])


def test_the_ledger_is_of_these_texts() -> None:
    assert [sha256(path.read_bytes()).hexdigest() for path in SEEDS] == DIGESTS


def test_the_report_counts_what_the_ledger_does() -> None:
    sure = [Counter(voice for _, voice in ledger.values() if voice) for ledger in LEDGER]
    open_counts = [len(either) for either in EITHER]
    profiles = framing.profiles(SEEDS)
    for profile, expected, open_ in zip(profiles, sure, open_counts, strict=True):
        counted = float(profile.measurements["hedging.rate"].basis.split()[0])
        assert expected["outlet"] <= counted <= expected["outlet"] + open_
        assert profile.measurements["hedging.booster"].value == 0


@pytest.mark.parametrize("article", [0, 1])
def test_every_hedge_is_in_the_right_voice(article: int, found: list[dict[int, Evidence]]) -> None:
    voices = {start: voice for start, (_, voice) in LEDGER[article].items() if voice}
    assert {start: found[article][start].voice for start in voices} == voices
