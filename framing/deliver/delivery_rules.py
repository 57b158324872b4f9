"""``[[deliver]]`` rules: which stories a rule is about, and where their reports are to go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from framing.deliver.enclosure import Enclosure
from framing.deliver.message import address
from framing.errors import SettingsError, UsageError

EVERYTHING = "*"
_FIELDS = ("title", "text", "outlet", "story")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``match`` maps a field to the phrases of which one must stand in it; every field given must match."""

    match: Mapping[str, tuple[str, ...]]
    attach_to: tuple[str, ...] = ()  # patterns of file names, relative to the settings file
    append: bool = False
    drop_claims: bool = False
    publish: str | None = None  # a folder
    email: tuple[str, ...] = ()


def rules(tables: Iterable[Mapping[str, Any]], where: str) -> tuple[Rule, ...]:
    """The ``[[deliver]]`` tables of a settings file. Raises SettingsError for what cannot be meant, by rule and key."""
    return tuple(_rule(table, f"{where}: [[deliver]] {number}") for number, table in enumerate(tables, start=1))


def _rule(table: Mapping[str, Any], where: str) -> Rule:
    known = [field.name for field in fields(Rule)]
    for key in table:
        if key not in known:
            raise SettingsError(f"unknown key {key!r}", where=where, next=f"Known keys: {', '.join(known)}.")
    if "match" not in table:
        raise SettingsError("has no match", where=where, next='Add match = "words", or match = "*" for every story.')
    for key in ("append", "drop_claims"):
        if not isinstance(table.get(key, False), bool):
            raise SettingsError(f"{key} must be true or false", where=where, next="Correct the value.")
    publish = table.get("publish")
    if publish is not None and not (isinstance(publish, str) and publish):
        raise SettingsError("publish must be the name of a folder", where=where, next="Correct the value.")
    recipients = _strings(table.get("email", []), "email", where)
    for recipient in recipients:
        try:
            address(recipient)
        except UsageError as error:
            raise SettingsError(error.what, where=where, next=error.next) from error
    rule = Rule(
        match=_match(table["match"], where),
        attach_to=_strings(table.get("attach_to", []), "attach_to", where),
        append=table.get("append", False),
        drop_claims=table.get("drop_claims", False),
        publish=publish,
        email=recipients,
    )
    if not (rule.attach_to or rule.publish or rule.email):
        raise SettingsError("delivers nothing", where=where, next="Add attach_to, publish or email.")
    return rule


def _match(value: Any, where: str) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        value = {"any": value}
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


def _strings(value: Any, key: str, where: str) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if not (isinstance(items, list) and all(isinstance(item, str) and item for item in items)):
        raise SettingsError(f"{key} must be a text or a list of texts", where=where, next="Correct the value.")
    return tuple(items)


def matches(rule: Rule, story: str, report: Enclosure) -> bool:
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
