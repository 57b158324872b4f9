"""``[[deliver]]`` rules: which stories a rule is about, and where their reports are to go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from framing import toml
from framing.deliver.enclosure import Enclosure
from framing.deliver.message import address
from framing.errors import SettingsError, UsageError
from framing.settings import Pages

EVERYTHING = "*"
_FIELDS = ("title", "text", "outlet", "story")
_WORDS = re.compile(r"\w+")

type _Texts = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeliveryRule:
    """One rule. ``match`` maps a field to the phrases of which one must stand in it; every field given must match."""

    match: Mapping[str, tuple[str, ...]]
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
    if given.match is None:
        raise SettingsError("has no match", where=where, next='Add match = "words", or match = "*" for every story.')
    if given.publish == "":
        raise SettingsError("publish must be the name of a folder", where=where, next="Correct the value.")
    recipients = _strings(given.email, "email", where)
    for recipient in recipients:
        try:
            address(recipient)
        except UsageError as error:
            raise SettingsError(error.what, where=where, next=error.next) from error
    match = given.match if isinstance(given.match, Mapping) else {"any": given.match}
    rule = DeliveryRule(
        match=_match(match, where),
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


def _match(value: Mapping[str, _Texts], where: str) -> Mapping[str, tuple[str, ...]]:
    found = {}
    for field, phrases in value.items():
        if field not in (*_FIELDS, "any"):
            raise SettingsError(
                f"match looks in no {field!r}", where=where, next=f"Choose from {', '.join(_FIELDS)}, any."
            )
        found[field] = _strings(phrases, f"match.{field}", where)
        if not found[field] or not all(phrase == EVERYTHING or _WORDS.search(phrase) for phrase in found[field]):
            raise SettingsError(f"match.{field} has no words", where=where, next='Give words, or "*" for every story.')
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
