"""The one place that decides in which order findings are said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import get_args

from framing import plugins
from framing.errors import FindingError
from framing.measure.english import letters
from framing.model import Comparison, Finding, FindingRule, Found, Strength

GROUP = "framing.findings"
FIRST = 5  # findings that a reader in a hurry sees
_OF_ONE_KIND = 2  # of these at most so many are of one kind, and of one table
_STRENGTHS: tuple[Strength, ...] = get_args(Strength)
_UNNUMBERED = ("passage", "verdict")


@cache
def installed() -> tuple[FindingRule, ...]:
    """Every rule registered under the entry point group, strongest first.

    Raises FindingError for one that cannot be imported or is no FindingRule, and where none is registered at all.
    """
    found: list[FindingRule] = []
    for point in plugins.points(GROUP):
        try:
            rule = point.load()
        except (ImportError, AttributeError) as error:
            advice = "Install its package anew, or remove it."
            raise FindingError(f"cannot be loaded ({error})", where=f"finding {point.name}", next=advice) from error
        if not isinstance(rule, FindingRule):
            raise FindingError("is no framing.FindingRule", where=f"finding {point.name}", next="Correct it.")
        found.append(rule)
    if not found:
        raise FindingError("no finding is registered", where=f"entry points {GROUP}", next="Install framing anew.")
    return tuple(sorted(found, key=_by_strength))


def findings(comparison: Comparison, rules: Sequence[FindingRule] | None = None) -> tuple[Finding, ...]:
    """Everything the first pages say of a comparison, in its order.

    The numbered findings come first, by strength, but so that neither one kind nor one table fills the first five;
    then the passages told in one text alone, then the verdict. Raises FindingError for a rule that fails.
    """
    told = [
        (rule, found)
        for rule in (installed() if rules is None else sorted(rules, key=_by_strength))
        for found in _found(rule, comparison)
    ]
    numbered = _spread([(r, f) for r, f in told if r.strength not in _UNNUMBERED])
    rest = [_finding(rule, found) for rule, found in told if rule.strength in _UNNUMBERED]
    return (*(numbered or [_nothing(comparison)]), *rest)


def _by_strength(rule: FindingRule) -> tuple[int, int, str]:
    return _STRENGTHS.index(rule.strength), rule.order, rule.kind


def _found(rule: FindingRule, comparison: Comparison) -> Iterator[Found]:
    try:
        yield from rule.find(comparison)
    except Exception as error:
        what = f"fails ({type(error).__name__}: {error})"
        raise FindingError(what, where=f"finding {rule.kind}", next="Correct the rule, or remove it.") from error


def _spread(told: Sequence[tuple[FindingRule, Found]]) -> list[Finding]:
    """What says more of a kind that has been said comes last; the first five are not all about one thing."""
    ranked = sorted(told, key=lambda item: item[1].extra)  # stable: by strength within
    first: list[Finding] = []
    later: list[Finding] = []
    kinds: Counter[str] = Counter()
    for rule, found in ranked:
        finding = _finding(rule, found)
        about = [finding.kind, *([f"table {finding.table}"] if finding.table else [])]
        crowded = any(kinds[name] >= _OF_ONE_KIND for name in about)
        if len(first) < FIRST and not crowded:
            first.append(finding)
            kinds.update(about)
        else:
            later.append(finding)
    return first + later


def _finding(rule: FindingRule, found: Found) -> Finding:
    return Finding(
        kind=rule.kind,
        title=found.title,
        text=found.text,
        exact=rule.exact,
        places=found.places,
        absent=found.absent,
        aspect=found.aspect or rule.aspect,
        titles=found.titles,
        table=rule.table,
    )


def _nothing(comparison: Comparison) -> Finding:
    title = f"Nothing that was looked for differs between {letters(range(len(comparison.profiles)))}."
    return Finding("nothing", title, "No source, quotation or rate sets them apart.", True, ())
