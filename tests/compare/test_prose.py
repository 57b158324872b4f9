"""The report's own sentences keep the rules it measures others by: they are read by our own lexicons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import framing
from framing import api
from framing.compare import compare
from framing.features import chosen
from framing.features.hedging import FEATURE as HEDGING
from framing.language import understand
from framing.language.pipeline import Pipeline
from framing.measure.profile import profile
from framing.model import Comparison, Parsed
from framing.render.folders import template_folder
from framing.settings import Settings
from tests.compare.stories import COURIER, MERIDIAN, SENTINEL
from tests.compare.values.test_conflicts import FIRE, THREE
from tests.conftest import body_document

SETTINGS = Settings(draws=300)
SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
# What an article prints stands in quotation marks; it is put out of the way before a sentence is read.
_QUOTED = re.compile(r"“[^”]*”")
_FIGURE = re.compile(r"\d[\d.,]*(?<=\d)")
_NEVER = re.compile(r"\b(?:bias\w*|omit\w*|omission\w*|slant\w*|spin|propaganda|agenda)\b", re.IGNORECASE)
# Bounds of the report's own counts, not guesses: "at most one wording is verbatim", "more than variation".
_EXACT = frozenset(("in part", "at most", "more than", "fewer than", "less than"))
_DEFINED = ("would take in every value",)  # what an interval of a handful of sentences would do, in a verdict's reason

EXTREMES = (
    ("Rain fell.", "Rain fell. Rain fell."),
    (COURIER, COURIER),
    (FIRE.format("14 looms", "Tuesday", "Ada Holm", "9.30 p.m."), FIRE.format("9", "Friday", "Peter Dunn", "2 a.m.")),
    (
        "Soldiers burned the mill of Lintmouth on Tuesday evening, and six carts.",
        "The mill of Lintmouth was burned on Tuesday evening. Nobody was seen, nothing was found, no one was told.",
    ),
)


def own_sentences(comparison: Comparison) -> list[str]:
    """Everything the report says itself about these documents."""
    said = [comparison.standfirst]
    for finding in comparison.findings:
        # The text of a passage without counterpart is the article's.
        said += [finding.title] if finding.kind in ("nearest", "only-in") else [finding.title, finding.text]
    said += [contrast.why for contrast in comparison.contrasts]
    said += [row.note for row in comparison.quotations]
    said += [profile.statement.text for profile in comparison.profiles if profile.statement]
    # Sentences that differ in their figures alone are read once.
    return [_FIGURE.sub("20", _QUOTED.sub("this", sentence)) for sentence in said if sentence]


@pytest.fixture(scope="module")
def sentences(pipeline: Pipeline) -> list[str]:
    paths = [api.demo_articles(), api.demo_articles()[:2], *([tuple(SEEDS)] if len(SEEDS) == 2 else [])]
    compared = [framing.compare(some, SETTINGS) for some in paths]
    for texts in ((COURIER, MERIDIAN, SENTINEL), THREE, *EXTREMES):
        documents = [body_document(text, f"d{number}") for number, text in enumerate(texts)]
        found = [profile(parsed, chosen(), SETTINGS, "signed") for parsed in understand(documents, pipeline)]
        compared.append(compare(found, SETTINGS, name="prose"))
    kinds = {finding.kind for comparison in compared for finding in comparison.findings}
    assert {
        "conflict",
        "leading-source",
        "only-speaker",
        "rewording",
        "label",
        "agency",
        "same-text",
        "only-in",
    } <= kinds
    return list(dict.fromkeys(sentence for comparison in compared for sentence in own_sentences(comparison)))


@pytest.fixture(scope="module")
def read(pipeline: Pipeline, sentences: list[str]) -> Parsed:
    (parsed,) = understand([body_document("\n".join(sentences))], pipeline)
    return parsed


def test_no_estimate_no_hearsay_and_no_emphasis(read: Parsed) -> None:
    text = read.document.text
    for item in HEDGING.find(read):
        line = text[text.rfind("\n", 0, item.start) + 1 : (text + "\n").find("\n", item.end)]
        if not any(phrase in line for phrase in _DEFINED):
            assert text[item.start : item.end].lower() in _EXACT, line


def test_no_loaded_reporting_verb(read: Parsed) -> None:
    text = read.document.text
    loaded = [item for item in read.attributions if item.stance not in (None, "neutral")]
    assert [text[span.start : span.end] for item in loaded for span in item.cue] == []


def test_nothing_is_called_bias_and_nobody_is_said_to_omit(sentences: list[str]) -> None:
    templates = [
        re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for path in template_folder().glob("*.j2")
    ]
    measures = [
        text
        for feature in chosen()
        for text in (
            feature.introduction,
            *(part for measure in feature.measures for part in (measure.label, measure.meaning, measure.caveat)),
        )
    ]
    for said in (*sentences, *templates, *measures):
        assert not _NEVER.search(said), said


def test_the_lint_would_notice(pipeline: Pipeline) -> None:
    """The same reading on sentences that break the rules, so that a silent lexicon does not pass for clean prose."""
    bad = "A probably admits that the bridge was closed.\nThe mayor claimed that it reportedly fell."
    (parsed,) = understand([body_document(bad)], pipeline)
    assert {bad[e.start : e.end].lower() for e in HEDGING.find(parsed)} >= {"probably", "reportedly"}
    assert [a.stance for a in parsed.attributions if a.verb == "claim"] == ["doubting"]
    assert _NEVER.search("B omits it")
    assert _NEVER.search("a biased text")
