"""``[[deliver]]`` rules: which stories or pages a rule is about, when, and where they are to go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from framing import toml
from framing.deliver.enclosure import Enclosure
from framing.deliver.message import address
from framing.errors import SettingsError, UsageError
from framing.settings import Pages

EVERYTHING = "*"
_FIELDS = ("title", "text", "outlet", "story")
CHANGES = ("outlets", "conflicts", "withdrawn_quotations")  # what an alert may count
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")  # as date.weekday() counts them
_WORDS = re.compile(r"\w+")

What = Literal["report", "alert", "daily", "weekly"]
_PAGES: tuple[What, ...] = ("daily", "weekly")  # one of each a night; the others are one a story
type _Texts = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeliveryRule:
    """One rule. ``match`` maps a field to the phrases of which one must stand in it; every field given must match.

    An alert is a report of a story that reached one of ``thresholds`` on the night: how many of each of CHANGES.
    """

    match: Mapping[str, tuple[str, ...]]
    what: What = "report"
    thresholds: Mapping[str, int] = field(default_factory=dict)
    stories: int = 1  # of the daily briefing: on nights with fewer it goes nowhere
    days: tuple[str, ...] = ()  # of the week, on which the daily briefing or the week goes out; none = every day
    attach_to: tuple[str, ...] = ()  # patterns of file names, relative to the settings file
    pages: Pages = "briefing"  # of the report that is attached or sent: page one, unless more is asked for
    append: bool = False
    drop_claims: bool = False
    publish: str | None = None  # a folder
    email: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _RuleTable:
    """A rule as it is written: one text may stand for a list of one, and ``match`` for ``match.any``."""

    match: str | tuple[str, ...] | Mapping[str, str | tuple[str, ...]] | None = None
    what: What = "report"
    thresholds: Mapping[str, int] | None = None
    stories: int | None = None
    days: str | tuple[str, ...] | None = None
    attach_to: str | tuple[str, ...] = ()
    pages: Pages = "briefing"
    append: bool = False
    drop_claims: bool = False
    publish: str | None = None
    email: str | tuple[str, ...] = ()


def rules(tables: Iterable[Mapping[str, Any]], where: str) -> tuple[DeliveryRule, ...]:
    """The ``[[deliver]]`` tables of a settings file. Raises SettingsError for what cannot be meant, by rule and key."""
    return tuple(_rule(table, f"{where}: [[deliver]] {number}") for number, table in enumerate(tables, start=1))


def _rule(table: Mapping[str, Any], where: str) -> DeliveryRule:
    given = toml.TomlFile(where, table, advice="Correct the value.").record(_RuleTable)
    _of_its_kind(given, where)
    if given.publish == "":
        raise SettingsError("publish must be the name of a folder", where=where, next="Correct the value.")
    recipients = _strings(given.email, "email", where)
    for recipient in recipients:
        try:
            address(recipient)
        except UsageError as error:
            raise SettingsError(error.what, where=where, next=error.next) from error
    match = given.match if isinstance(given.match, Mapping) else {"any": given.match or EVERYTHING}
    rule = DeliveryRule(
        match=_match(match, where),
        what=given.what,
        thresholds=_thresholds(given, where),
        stories=1 if given.stories is None else given.stories,
        days=_days(given, where),
        attach_to=_strings(given.attach_to, "attach_to", where),
        pages=given.pages,
        append=given.append,
        drop_claims=given.drop_claims,
        publish=given.publish,
        email=recipients,
    )
    if not (rule.attach_to or rule.publish or rule.email):
        raise SettingsError("delivers nothing", where=where, next="Add attach_to, publish or email.")
    return rule


def _of_its_kind(given: _RuleTable, where: str) -> None:
    """Raises SettingsError for a key that a rule of this kind has no use for, or lacks."""
    page = given.what in _PAGES
    if given.match is None and not page:
        raise SettingsError("has no match", where=where, next='Add match = "words", or match = "*" for every story.')
    useless = {
        "match": page and given.match is not None,
        "thresholds": given.what != "alert" and given.thresholds is not None,
        "stories": given.what != "daily" and given.stories is not None,
        "days": not page and given.days is not None,
    }
    for key, is_useless in useless.items():
        if is_useless:
            raise SettingsError(f'what = "{given.what}" has no {key}', where=where, next="Take it out.")
    if given.stories is not None and given.stories < 0:
        raise SettingsError("stories must not be negative", where=where, next="Write 0 for every night.")


def _thresholds(given: _RuleTable, where: str) -> dict[str, int]:
    found = dict(given.thresholds or {})
    for key, least in found.items():
        if key not in CHANGES:
            what = f"thresholds count no {key!r}"
            raise SettingsError(what, where=where, next=f"Choose from {', '.join(CHANGES)}.")
        if isinstance(least, bool) or least < 0:
            raise SettingsError(f"thresholds.{key} must not be negative", where=where, next="Write 0 for never.")
    return found


def _days(given: _RuleTable, where: str) -> tuple[str, ...]:
    if given.days is None:
        return _DAYS[:1] if given.what == "weekly" else ()
    found = _strings(given.days, "days", where)
    for name in found:
        if name not in _DAYS:
            raise SettingsError(f"days has {name!r}", where=where, next=f"Choose from {', '.join(_DAYS)}.")
    return found


def _match(value: Mapping[str, _Texts], where: str) -> Mapping[str, tuple[str, ...]]:
    found = {}
    for place, phrases in value.items():
        if place not in (*_FIELDS, "any"):
            raise SettingsError(
                f"match looks in no {place!r}", where=where, next=f"Choose from {', '.join(_FIELDS)}, any."
            )
        found[place] = _strings(phrases, f"match.{place}", where)
        if not found[place] or not all(phrase == EVERYTHING or _WORDS.search(phrase) for phrase in found[place]):
            raise SettingsError(f"match.{place} has no words", where=where, next='Give words, or "*" for every story.')
    return found


def _strings(value: _Texts, key: str, where: str) -> tuple[str, ...]:
    items = (value,) if isinstance(value, str) else value
    if not all(items):
        raise SettingsError(f"{key} holds an empty text", where=where, next="Correct the value.")
    return items


def matches(rule: DeliveryRule, story: str, report: Enclosure) -> bool:
    """Whether a rule is about a story: its phrases stand in it as whole words, in any case and across any spacing."""
    texts = {
        "title": [report.title, report.standfirst, *report.articles],
        "text": [report.text],
        "outlet": report.outlets,
        "story": [story],
    }
    texts["any"] = [part for field in _FIELDS for part in texts[field]]
    return all(_stands(phrases, texts[field]) for field, phrases in rule.match.items())


def _stands(phrases: Sequence[str], texts: Sequence[str]) -> bool:
    if EVERYTHING in phrases:
        return True
    spaced = [_spaced(text) for text in texts]
    return any(_spaced(phrase) in text for phrase in phrases for text in spaced)


def _spaced(text: str) -> str:
    """Words in lower case between single spaces, so that a phrase is found with a plain search."""
    return f" {' '.join(_WORDS.findall(text.casefold()))} "


def is_due(rule: DeliveryRule, what: str, night: str, stories: int) -> bool:
    """Whether a rule wants a page of the night ("daily", "weekly") on a night with so many stories."""
    day = _DAYS[date.fromisoformat(night).weekday()]
    return rule.what == what and (not rule.days or day in rule.days) and (what != "daily" or stories >= rule.stories)


def alerts(rule: DeliveryRule, changed: Mapping[str, tuple[int, str]]) -> tuple[str, ...]:
    """Why a story is an alert by this rule, in words; ``changed`` has the count and the words for each of CHANGES."""
    reached = (key for key in CHANGES if key in changed and 0 < rule.thresholds.get(key, 0) <= changed[key][0])
    return tuple(changed[key][1] for key in reached)
