"""Finding: texts in other languages, in which nobody's silence is a finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from framing.compare.findings.examples import article
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.universal import in_english
from framing.language.tongues import name
from framing.measure.english import letter, listed, say, stop
from framing.model import Comparison, FindingExample, FindingRule, Found, Parsed

_SIDE = "{who} is in {language}"
_TEXT = (
    "Quotation marks are found in any language; sources, voices, hedges and reading grades in English alone. "
    "So sources and passages are compared among texts in English, and nothing is said to be missing from another."
)


def _find(made: Comparison) -> Iterable[Found]:
    english = in_english(made)
    told = [
        say(_SIDE, who=letter(side), language=name(profile.parsed.document.language or ""))
        for side, profile in enumerate(made.profiles)
        if side not in english
    ]
    if told:
        yield Found(stop(listed(told)), _TEXT)


def _french() -> Parsed:
    found = article("Le conseil se tait.")
    return replace(found, document=replace(found.document, language="fr"))


FINDING = FindingRule(
    kind="language",
    aspect="none",
    strength="notice",
    order=40,
    reads=("profiles",),
    find=_find,
    examples=(
        FindingExample(lambda: comparison("The council is silent.", _french()), "B is in French."),
        FindingExample(lambda: comparison("The council is silent.", "It rains."), None),
    ),
)
