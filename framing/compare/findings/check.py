"""The rules every finding keeps, as a battery that its author can run: ``framing.check_finding(FINDING)``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, get_args

from framing.compare.findings.ranking import findings
from framing.errors import FindingError
from framing.model import Aspect, Comparison, FindingRule, Found, Strength, Table

_ENDS = (".", "!", "?")
_MEMBERS = frozenset(field.name for field in fields(Comparison))


def check_finding(rule: FindingRule) -> None:
    """Run every check on one rule; return nothing when all hold.

    Its examples are the tests: each puts facts together and says which sentence they make, or that they make none.
    The rule must find the same twice, read what it says it reads, and point to places that exist.

    Args:
        rule: the finding as it is declared, which need not be registered.

    Raises:
        FindingError: names the finding, the rule it breaks and, where one shows it, the example.

    Example:
        >>> import framing
        >>> from framing.compare.findings.same_text import FINDING
        >>> framing.check_finding(FINDING)
    """
    _check_declaration(rule)
    for number, example in enumerate(rule.examples, 1):
        made = example.facts()
        found = _found(rule, _Watched(made), number)
        if found != _found(rule, _Watched(made), number):
            raise _broken(rule, "finds something else the second time", number)
        titles = [item.title for item in found]
        if example.title is None and titles:
            raise _broken(rule, f"should be silent and says {titles[0]!r}", number)
        if example.title is not None and example.title not in titles:
            raise _broken(rule, f"should say {example.title!r} and says {titles[0] if titles else 'nothing'!r}", number)
        for item in found:
            _check_found(rule, made, item, number)
        if titles and titles[0] not in [item.title for item in findings(made, (rule,))]:
            raise _broken(rule, "is lost on the way to the page", number)


def _check_declaration(rule: FindingRule) -> None:
    if not rule.kind or rule.kind != rule.kind.strip().lower():
        raise _broken(rule, "needs a kind in small letters")
    for value, known, what in (
        (rule.strength, get_args(Strength), "strength"),
        (rule.aspect, get_args(Aspect), "aspect"),
        (rule.table, (None, *get_args(Table)), "table"),
    ):
        if value not in known:
            raise _broken(rule, f"has the {what} {value!r} (known: {', '.join(map(str, known))})")
    if unknown := set(rule.reads) - _MEMBERS:
        raise _broken(rule, f"reads {', '.join(sorted(unknown))}, which no Comparison has")
    said = [example for example in rule.examples if example.title is not None]
    # The verdict is said of every comparison; whatever else is found must be able not to be.
    if not said or len(rule.examples) < 2 or (rule.strength != "verdict" and len(said) == len(rule.examples)):
        raise _broken(rule, "needs an example of facts that make its sentence and one of facts that make none")


def _found(rule: FindingRule, made: _Watched, number: int) -> list[Found]:
    try:
        found = list(rule.find(made))  # type: ignore[arg-type]  # it has the members of a Comparison
    except Exception as error:
        raise _broken(rule, f"fails ({type(error).__name__}: {error})", number) from error
    if unsaid := made.read_ - set(rule.reads):
        raise _broken(rule, f"reads {', '.join(sorted(unsaid))} without saying so", number)
    return found


def _check_found(rule: FindingRule, made: Comparison, found: Found, number: int) -> None:
    if rule.strength != "passage" and not found.title.endswith(_ENDS):
        raise _broken(rule, f"says {found.title!r}, which is no whole sentence", number)
    sides: Sequence[int] = range(len(made.profiles))
    for place in found.places:
        text = made.profiles[place.document].parsed.document.text if place.document in sides else ""
        if not 0 <= place.start < place.end <= len(text):
            raise _broken(rule, f"points to {tuple(place)}, where nothing stands", number)
    if len(set(found.places)) < len(found.places):
        raise _broken(rule, "points to one passage twice", number)


class _Watched:
    """A comparison that remembers which of its members were asked for."""

    def __init__(self, made: Comparison) -> None:
        self._made = made
        self.read_: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        if name in _MEMBERS:
            self.read_.add(name)
        return getattr(self._made, name)


def _broken(rule: FindingRule, what: str, example: int | None = None) -> FindingError:
    where = f"finding {rule.kind}" + (f", example {example}" if example else "")
    return FindingError(what, where=where, next="Correct the finding and check it again.")
