"""Fit the weights of the alignment and score them on stories they have not seen.

    python -m tests.validate.fit_alignment

Writes framing/data/alignment.json, fitted on everything, and framing/data/alignment_scores.json: each annotated
story scored, by the referee's scorer, with weights fitted without it. Same data, same versions: the same files.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from framing.compare.coverage import coverage
from framing.compare.quotations import pairs as quotations
from framing.compare.quotations.remarks import remarks
from framing.compare.sources.source_table import same_speaker
from framing.compare.terms.alignment_logit import Logit
from framing.data import ALIGNMENT, FOLDER
from tests.validate import fit_coverage, fit_twins
from tests.validate.referee import scorer
from tests.validate.stories import DATA, Annotated, annotated_stories

SCORES = FOLDER / "alignment_scores.json"
# Chosen on the annotated stories, each scored by weights that had not seen it.
FLOORS = {"coverage": 0.45, "quoted": 0.22, "reported": 0.40}


def logits(paragraphs: Sequence[fit_coverage.Paragraph], pairs: Sequence[fit_twins.Example]) -> dict[str, Logit]:
    """The three logits, fitted."""
    told = fit_coverage.fit(paragraphs)
    found = {"coverage": _logit("coverage", coverage.FEATURES, told.weights, told.intercept)}
    for kind, names in fit_twins.NAMES.items():
        found[kind] = _logit(kind, names, *fit_twins.fit(pairs, kind))
    return found


def _logit(name: str, features: Sequence[str], weights: Any, intercept: float) -> Logit:
    return Logit({key: float(value) for key, value in zip(features, weights, strict=True)}, intercept, FLOORS[name])


def prediction(one: Annotated) -> dict[str, Any]:
    """A story in the scorer's form."""
    story = coverage.Story(one.documents)
    said = [remarks(number, parsed) for number, parsed in enumerate(one.documents)]
    pairs = quotations.twins(story, said, same_speaker(one.documents))
    units: dict[str, list[dict[str, Any]]] = {outlet: [] for outlet in one.outlets}
    for item in coverage.coverage(story):
        sentence = one.documents[item.document].sentences[item.sentence]
        scores = {one.outlets[other.document]: other.score for other in item.counterparts}
        units[one.outlets[item.document]].append({"start": sentence.start, "end": sentence.end, "in": scores})
    found = [
        {
            "a": [one.outlets[twin.a.document], twin.a.start, twin.a.end],
            "b": [one.outlets[twin.b.document], twin.b.start, twin.b.end],
            "relation": twin.relation,
        }
        for twin in pairs
    ]
    return {"event": one.row["event"], "twins": found, "coverage": units}


def predicted(one: Annotated, fitted: dict[str, Logit]) -> dict[str, Any]:
    """The same with other weights than those that ship."""
    with patch.object(coverage, "logit", fitted.get), patch.object(quotations, "logit", fitted.get):
        return prediction(one)


def main() -> int:
    if not DATA.is_file():
        print(f"alignment: skipped, {DATA.name} is not here")
        return 0
    stories = annotated_stories()
    paragraphs, pairs = fit_coverage.paragraphs(stories), fit_twins.examples(stories)
    guesses = {}
    for number, one in enumerate(stories):
        unseen = logits(
            [item for item in paragraphs if item.story != number], [item for item in pairs if item.story != number]
        )
        guesses[one.row["event"]] = predicted(one, unseen)
    judge = scorer("score_cross")
    result = judge.score({one.row["event"]: one.row for one in stories}, guesses)
    print("weights fitted without the story they score:")
    for name, value in result.items():
        print(f"  {name:24}{value if isinstance(value, str | int) else round(value, 3)}")
    fitted = logits(paragraphs, pairs)
    content = {
        name: {"floor": item.floor, "intercept": item.intercept, "weights": dict(item.weights)}
        for name, item in sorted(fitted.items())
    }
    _write(ALIGNMENT, {"logits": content})
    scores = {name: round(100 * value, 1) for name, value in result.items() if isinstance(value, float)}
    digests = {path.name: _digest(path) for path in (DATA, fit_twins.FURTHER)}
    _write(SCORES, {"data": DATA.name, "stories": len(stories), "sha256": digests, "scores": scores})
    return 0


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
