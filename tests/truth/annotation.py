"""An event's truth as written by hand, turned into passages: ``truth.toml`` quotes words, the row gives their places.

A passage is the exact words of an article, or ``{ words, within, nth }``: ``within`` are words around it that occur
once, ``nth`` counts where the words recur. Words that are not there, or that stand there more than once, are refused.
A paragraph, which is a line, is given by the words it begins with.

What concerns one article stands under its letter, what concerns two or three at the top::

    twins = [{ a = "words in a", c = "words in c", speaker = "Ann Lee", relation = "trimmed" }]
    certainty = [{ proposition = "it rained", a = { words = "rain fell", level = "asserted" }, b = {...} }]
    editor = [{ kind = "order", point = "The rain comes first in a.", a = "rain fell" }]  # most telling first
    must = [{ kind = "credited", doc = "a", words = "rain fell", to = "Ann Lee" }]  # see facts.py
    not_yet = [{ kind = "zone", doc = "a", line = "Share", is = "furniture", why = "what goes wrong" }]  # a line each

    [a]
    title = "..."  # and outlet, date, lead
    zones = [{ line = "Share", kind = "furniture" }]  # what is no running text
    sources = [{ name = "Ann Lee", type = "official", says = ["words of each", "sentence credited"] }]
    hedges = [{ modal = "may", within = "it may rain", voice = "direct" }]
    [a.coverage]
    "The rain" = { b = "yes", c = "part" }  # each paragraph of running text
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

EVENTS = Path(__file__).with_name("events")
KINDS = {
    "zones": {"furniture", "caption", "byline", "headline"},
    "sources": {
        "politician", "official", "institution", "business", "civil society",
        "expert", "media", "document", "citizen", "unnamed",
    },
    "hedges": {"modal", "lexical", "verb", "evidential", "weasel", "approximator", "booster", "negated"},
    "voices": {"outlet", "direct", "indirect"},
    "twins": {"verbatim", "trimmed", "reworded", "paraphrased"},
    "coverage": {"yes", "part", "no"},
    "conflicts": {"number", "date", "time", "name", "title", "place", "other"},
    "certainty": {"asserted", "attributed", "hedged", "hedged-attributed", "doubted", "denied"},
    "editor": {
        "source", "quote", "omission", "label", "value", "certainty",
        "order", "headline", "agency", "context", "tone", "detail", "none",
    },
}  # fmt: skip
LETTERS = "abc"
PAIRED = {"twins": ("speaker", "relation"), "conflicts": ("what",), "labels": ("of",), "certainty": ("proposition",)}
_ABOUT = {"title", "outlet", "date", "lead", "zones", "sources", "hedges", "coverage"}
_EVENT = {"must", "not_yet", "editor", *PAIRED, *LETTERS}


class AnnotationError(ValueError):
    """A truth that does not fit its article: which event, which article, which words, and what to write instead."""


def _places(words: str, text: str) -> list[int]:
    """Where the words begin; they never begin or end within a word, so "may" is not found in "mayor"."""
    return [match.start() for match in re.finditer(rf"(?!\B\w){re.escape(words)}(?<!\w\B)", text)]


def passage(given: str | dict[str, Any], text: str, where: str) -> tuple[int, int]:
    """Where the given words stand in ``text``.

    Raises:
        AnnotationError: if they stand nowhere, or in several places and nothing says in which.
    """
    entry = {"words": given} if isinstance(given, str) else given
    words, within, nth = entry["words"], entry.get("within"), entry.get("nth")
    if not words:
        raise AnnotationError(f"{where}: a passage without words")
    low, high = passage(within, text, where) if within else (0, len(text))
    found = [low + place for place in _places(words, text[low:high])]
    if not found:
        raise AnnotationError(f"{where}: not there: {words!r}")
    if nth is None and len(found) > 1:
        raise AnnotationError(f"{where}: {len(found)} times there, give nth or within: {words!r}")
    if nth is not None and not 1 <= nth <= len(found):
        raise AnnotationError(f"{where}: {len(found)} times there, so there is no nth = {nth}: {words!r}")
    start = found[(nth or 1) - 1]
    return start, start + len(words)


def lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of an article that hold something: its paragraphs."""
    for match in re.finditer(r"[^\n]+", text):
        if match.group().strip():
            yield match.span()


def paragraph(entry: dict[str, Any], text: str, where: str) -> tuple[int, int]:
    """The one paragraph that begins with the given words."""
    opening, nth = entry["line"], entry.get("nth")
    found = [(start, end) for start, end in lines(text) if text.startswith(opening, start)]
    if len(found) != 1 and nth is None:
        raise AnnotationError(f"{where}: {len(found)} paragraphs begin so, one was meant: {opening!r}")
    if nth is not None and not 1 <= nth <= len(found):
        raise AnnotationError(f"{where}: {len(found)} paragraphs begin so, so there is no nth = {nth}: {opening!r}")
    return found[(nth or 1) - 1]


def _known(value: str, group: str, where: str) -> str:
    if value not in KINDS[group]:
        raise AnnotationError(f"{where}: {value!r} is none of {', '.join(sorted(KINDS[group]))}")
    return value


def _keys(entry: dict[str, Any], allowed: set[str], where: str) -> None:
    if strange := sorted(entry.keys() - allowed):
        raise AnnotationError(f"{where}: unknown: {', '.join(strange)}; known: {', '.join(sorted(allowed))}")


class _Event:
    """One folder: three articles and their ``truth.toml``."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self.truth = tomllib.loads((folder / "truth.toml").read_text(encoding="utf-8"))
        self.texts = {key: (folder / f"{key}.txt").read_text(encoding="utf-8").rstrip("\n") for key in LETTERS}
        _keys(self.truth, _EVENT, self.name)
        for key in LETTERS:
            _keys(self.truth[key], _ABOUT, f"{self.name}/{key}")

    def place(self, key: str, given: str | dict[str, Any], what: str) -> list[Any]:
        return [key, *passage(given, self.texts[key], f"{self.name}/{key} {what}")]

    def zones(self, key: str) -> list[dict[str, Any]]:
        where, made = f"{self.name}/{key} zones", []
        for entry in self.truth[key].get("zones", []):
            _keys(entry, {"line", "nth", "kind"}, where)
            start, end = paragraph(entry, self.texts[key], where)
            made.append({"start": start, "end": end, "kind": _known(entry["kind"], "zones", where)})
        if len({zone["start"] for zone in made}) != len(made):
            raise AnnotationError(f"{where}: one paragraph is given twice")
        return sorted(made, key=lambda zone: zone["start"])

    def sources(self, key: str) -> list[dict[str, Any]]:
        """Who is credited, with how many sentences: ``says`` quotes some words of each."""
        made, text = [], self.texts[key]
        paragraphs = list(lines(text))
        for entry in self.truth[key].get("sources", []):
            where = f"{self.name}/{key} {entry.get('name', 'sources')}"
            _keys(entry, {"name", "type", "also", "says"}, where)
            spots = sorted(passage(words, text, where)[0] for words in entry["says"])
            if not spots or len(set(spots)) != len(spots):
                raise AnnotationError(f"{where}: says needs words of each sentence, each once")
            inside = {number for number, (low, high) in enumerate(paragraphs) for at in spots if low <= at < high}
            kind = _known(entry["type"], "sources", where)
            source = {"name": entry["name"], "type": kind, "sentences": len(spots), "paras": sorted(inside)}
            made.append(source | ({"also": _known(entry["also"], "sources", where)} if "also" in entry else {}))
        return made

    def hedges(self, key: str) -> list[dict[str, Any]]:
        """``{ modal = "may", voice = "outlet" }``: the category is the key of the words."""
        made = []
        for entry in self.truth[key].get("hedges", []):
            where = f"{self.name}/{key} hedges"
            _keys(entry, {*KINDS["hedges"], "voice", "within", "nth"}, where)
            (category,) = entry.keys() & KINDS["hedges"]
            given = {"words": entry[category]} | {k: entry[k] for k in ("within", "nth") if k in entry}
            start, end = passage(given, self.texts[key], where)
            made.append(
                {"start": start, "end": end, "category": category, "voice": _known(entry["voice"], "voices", where)}
            )
        return sorted(made, key=lambda cue: cue["start"])

    def coverage(self, key: str) -> list[dict[str, Any]]:
        """Every body paragraph, by its first words, and how much of it each other article tells."""
        where, text = f"{self.name}/{key} coverage", self.texts[key]
        others = set(LETTERS) - {key}
        outside = {(zone["start"], zone["end"]) for zone in self.zones(key)}
        made = {}
        for opening, told in self.truth[key]["coverage"].items():
            start, end = paragraph({"line": opening}, text, where)
            if told.keys() != others:
                raise AnnotationError(f"{where}: {opening!r} needs {' and '.join(sorted(others))}")
            made[start, end] = {k: _known(told[k], "coverage", where) for k in sorted(told)}
        body = [span for span in lines(text) if span not in outside]
        if missing := [text[start : start + 40] for start, end in body if (start, end) not in made]:
            raise AnnotationError(f"{where}: nothing is said of {missing}")
        if extra := [text[start : start + 40] for start, end in made if (start, end) not in body]:
            raise AnnotationError(f"{where}: no running text: {extra}")
        return [{"start": start, "end": end, "in": made[start, end]} for start, end in body]

    def pairs(self, group: str) -> Iterator[dict[str, Any]]:
        """Every two of the passages an entry gives; of a certainty, every two whose levels differ."""
        for entry in self.truth.get(group, []):
            _keys(entry, {*LETTERS, *PAIRED[group]}, f"{self.name} {group}")
            about = {name: entry[name] for name in PAIRED[group]}
            if "relation" in about:
                _known(about["relation"], "twins", f"{self.name} twins")
            if "what" in about:
                _known(about["what"], "conflicts", f"{self.name} conflicts")
            keys = [key for key in LETTERS if key in entry]
            if len(keys) < 2:
                raise AnnotationError(f"{self.name} {group}: passages of two articles are needed: {entry}")
            if group == "certainty" and len({entry[key]["level"] for key in keys}) == 1:
                raise AnnotationError(f"{self.name} certainty: one level throughout is no difference: {entry}")
            for one, two in itertools.combinations(keys, 2):
                pair = {"a": self.place(one, entry[one], group), "b": self.place(two, entry[two], group)} | about
                if group == "certainty":
                    levels = [_known(entry[key]["level"], group, f"{self.name}/{key} {group}") for key in (one, two)]
                    if levels[0] == levels[1]:
                        continue
                    pair |= {"a_level": levels[0], "b_level": levels[1]}
                yield pair

    def editor(self) -> list[dict[str, Any]]:
        made = []
        for entry in self.truth.get("editor", []):
            _keys(entry, {"kind", "point", *LETTERS}, f"{self.name} editor")
            kind = _known(entry["kind"], "editor", f"{self.name} editor")
            given = {key: entry[key] for key in LETTERS if key in entry}
            places = [
                self.place(key, words, "editor")
                for key, listed in given.items()
                for words in (listed if isinstance(listed, list) else [listed])
            ]
            made.append({"kind": kind, "point": entry["point"], "outlets": list(given), "evidence": places})
        return made

    def row(self) -> dict[str, Any]:
        each: dict[str, Any] = {
            group: {key: getattr(self, group)(key) for key in LETTERS}
            for group in ("zones", "sources", "hedges", "coverage")
        }
        about = {f"{name}s": {key: self.truth[key][name] for key in LETTERS} for name in ("title", "date", "outlet")}
        lead = {key: self.truth[key]["lead"] for key in LETTERS}
        paired = {group: list(self.pairs(group)) for group in PAIRED}
        return (
            {"event": self.name, "texts": self.texts} | about | each | paired | {"lead": lead, "editor": self.editor()}
        )


def event(folder: Path) -> dict[str, Any]:
    """The annotated row of one event's folder.

    Raises:
        AnnotationError: if the truth does not fit the articles.
    """
    return _Event(folder).row()


def digest(rows: list[dict[str, Any]]) -> str:
    """What floors are pinned on: the articles and their annotation, single facts aside."""
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


def facts(folder: Path, table: str) -> list[dict[str, Any]]:
    """``must`` or ``not_yet`` of an event: single truths that hold exactly, or that are known not to hold yet."""
    truth = tomllib.loads((folder / "truth.toml").read_text(encoding="utf-8"))
    listed: list[dict[str, Any]] = truth.get(table, [])
    return listed


def folders() -> list[Path]:
    """The events, by name."""
    return sorted(path for path in EVENTS.iterdir() if path.is_dir())
