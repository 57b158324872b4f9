"""The signature: one line, the same for the same run, another for another."""

from __future__ import annotations

from dataclasses import replace

import framing
from framing.language.pipeline import Pipeline
from framing.measure.signature import comparing, signature
from framing.settings import Settings
from tests.handmade import DOUBT, PLAIN


def test_the_line_names_what_moves_a_number(pipeline: Pipeline) -> None:
    line = signature((PLAIN, DOUBT), Settings(), pipeline, long=True)
    assert "\n" not in line
    for part in (
        f"model:{pipeline.name}-{pipeline.version}-{pipeline.digest}",
        "features:doubt.1+plain.1",
        "bootstrap:2000",
        "confidence:0.95",
        f"seed:{Settings().seed}",
        f"framing:{framing.__version__}",
    ):
        assert part in line.split("|")


def test_another_run_has_another_line(pipeline: Pipeline) -> None:
    base = signature((PLAIN, DOUBT), Settings(), pipeline)
    assert signature((DOUBT, PLAIN), Settings(), pipeline) == base
    changed = [
        signature((PLAIN,), Settings(), pipeline),
        signature((PLAIN, replace(DOUBT, version="2")), Settings(), pipeline),
        signature((PLAIN, DOUBT), Settings(seed=1), pipeline),
        signature((PLAIN, DOUBT), Settings(draws=300), pipeline),
        signature((PLAIN, DOUBT), Settings(confidence=0.9), pipeline),
        signature((PLAIN, DOUBT), Settings(), replace(pipeline, digest="0" * 12)),
    ]
    assert len({base, *changed}) == 1 + len(changed)


def test_the_short_line_fits_a_page_foot(pipeline: Pipeline) -> None:
    short = signature((PLAIN, DOUBT), Settings(), pipeline)
    assert len(short) < 200
    assert comparing(short).startswith(f"{short}|compare:")
