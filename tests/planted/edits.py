"""Pairs of articles that differ in one known way: a fact gone, a figure, date or name changed, a sentence reworded.

Everything is drawn from a seed, so that the same pairs come out each time.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from framing.compare.values.datetimes import Moment
from framing.compare.values.quantities import Amount
from framing.compare.values.stated import Named, Value, values
from framing.demo import demo_paths
from framing.model import Document, Parsed
from framing.read import read_bytes, read_path
from framing.settings import Settings

FOLDER = Path(__file__).with_name("articles")
PARAPHRASES = Path(__file__).with_name("paraphrases.toml")
CHANGED = ("number", "date", "name", "retold")
SHARES = {"number": 50, "date": 30, "name": 35, "retold": 24, "delete": 25, "reportedly": 12, "paraphrase": 24}

_DIGITS = re.compile(r"\d+(?:,\d{3})*")
_SMALL = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "June", "July", "August", "September", "October", "November")
# The first figure of a sentence: no year, no time of day, no part of a name ("Aurora 2").
_FIGURE = re.compile(
    rf"(?<![A-Z][a-z]{{5}} )(?<![\d.,])(?:(?P<day>\d+)(?= (?:{'|'.join(_MONTHS)}|December))"
    r"|(?!(?:19|20)\d\d\b)(?P<amount>\d+(?:,\d{3})*(?:\.\d+)?)(?![\d,]| [ap]\.m\.))"
)
_YEAR = re.compile(r"\b(1[6-9]|20)\d\d\b")
# People of no article, to stand in for those of one.
_STRANGERS = ("Walter Quill", "Ottilie Brandvold", "Ramona Estevez", "Cedric Nakamura", "Mabel Underhay")


class Edit(NamedTuple):
    """A changed copy of an article: what was done, and the span of the original that it touches."""

    kind: str
    article: str
    text: str
    start: int
    end: int
    was: str
    now: str


def articles() -> dict[str, Document]:
    """The articles that edits are made of, by name."""
    settings = Settings()
    paths = [*demo_paths(), *sorted(FOLDER.glob("*.txt"))]
    return {path.stem: read_path(path, settings) for path in paths}


def paraphrases() -> dict[str, dict[str, str]]:
    """By article: a sentence as printed, and the same in other words."""
    found: dict[str, dict[str, str]] = tomllib.loads(PARAPHRASES.read_text(encoding="utf-8"))
    return found


def edits(parsed: dict[str, Parsed], seed: int = 0, shares: dict[str, int] | None = None) -> list[Edit]:
    """As many edits of each kind as ``shares`` says, spread over the articles in turn."""
    random = Random(seed)  # noqa: S311 — the same pairs each time, no secret
    makers: dict[str, Callable[[str, Parsed], Sequence[Edit]]] = {
        "number": _numbers,
        "date": _dates,
        "name": _names,
        "delete": _deletions,
        "reportedly": _reportedly,
        "paraphrase": _paraphrased,
        "retold": _retold,
    }
    found: list[Edit] = []
    for kind, size in (shares or SHARES).items():
        pools = []
        for name in sorted(parsed):
            pool = list(makers[kind](name, parsed[name]))
            random.shuffle(pool)
            pools.append(pool)
        drawn = [edit for turn in range(max(map(len, pools))) for pool in pools for edit in pool[turn : turn + 1]]
        found.extend(drawn[:size])
    return found


def edited(document: Document, edit: Edit) -> str:
    """A file's text after the edit."""
    return document.text[: edit.start] + edit.now + document.text[edit.end :]


def _stated(parsed: Parsed) -> Iterator[Value]:
    for value in values(0, parsed, {}):
        if parsed.sentences[value.sentence].kind == "body":
            yield value


def _edit(kind: str, name: str, parsed: Parsed, start: int, end: int, now: str) -> Edit:
    text = parsed.document.text
    made = Edit(kind, name, "", start, end, text[start:end], now)
    return made._replace(text=edited(parsed.document, made))


def _numbers(name: str, parsed: Parsed) -> Iterator[Edit]:
    """Every amount, a third more or less of it; a small number in words becomes another."""
    for value in _stated(parsed):
        if not isinstance(value.what, Amount):
            continue
        start, end = value.what.start, value.what.end
        printed = parsed.document.text[start:end]
        digits = _DIGITS.search(printed)
        if digits:
            old = int(digits.group().replace(",", ""))
            new = f"{old + max(2, round(old * 0.4)):,}"
            yield _edit("number", name, parsed, start + digits.start(), start + digits.end(), new)
            continue
        for word in re.finditer(r"[A-Za-z]+", printed):
            lower = word.group().lower()
            if lower in _SMALL:
                new = _SMALL[(_SMALL.index(lower) + 4) % len(_SMALL)]
                new = new.capitalize() if word.group()[0].isupper() else new
                yield _edit("number", name, parsed, start + word.start(), start + word.end(), new)
                break


def _dates(name: str, parsed: Parsed) -> Iterator[Edit]:
    """Every date, weekday and time, moved: another weekday, another month, other years, two hours later."""
    for value in _stated(parsed):
        what = value.what
        if not isinstance(what, Moment):
            continue
        printed = parsed.document.text[what.start : what.end]
        new = _moved(printed)
        if new is not None:
            yield _edit("date", name, parsed, what.start, what.end, new)


def _moved(printed: str) -> str | None:
    for day in _DAYS:
        if day in printed:
            return printed.replace(day, _DAYS[(_DAYS.index(day) + 3) % len(_DAYS)])
    year = _YEAR.search(printed)
    if year:
        return printed.replace(year.group(), str(int(year.group()) - 3))
    for month in _MONTHS:
        if month in printed:
            return printed.replace(month, _MONTHS[(_MONTHS.index(month) + 4) % len(_MONTHS)])
    clock = re.match(r"\d+", printed)
    if clock:
        return f"{int(clock.group()) % 10 + 2}{printed[clock.end() :]}"
    return None


def _names(name: str, parsed: Parsed) -> Iterator[Edit]:
    """Every person, given another person's name of as many words."""
    for number, value in enumerate(_stated(parsed)):
        what = value.what
        if isinstance(what, Named) and what.sort == "person":
            stranger = _STRANGERS[number % len(_STRANGERS)].split()
            now = " ".join(stranger[-len(what.words) :])
            yield _edit("name", name, parsed, what.start, what.end, now)


def _deletions(name: str, parsed: Parsed) -> Iterator[Edit]:
    """Every sentence of a paragraph's middle or end, taken out."""
    for before, sentence in zip(parsed.sentences, parsed.sentences[1:], strict=False):
        if sentence.kind == "body" and sentence.zone == before.zone and before.end < sentence.start:
            yield _edit("delete", name, parsed, before.end, sentence.end, "")


def _reportedly(name: str, parsed: Parsed) -> Iterator[Edit]:
    """A plain past tense, said to be hearsay."""
    tokens = parsed.tokens
    for index, (tag, dep) in enumerate(zip(tokens.tag, tokens.dep, strict=True)):
        sentence = parsed.sentences[tokens.sentence[index]]
        if tag == "VBD" and dep == "ROOT" and sentence.kind == "body" and tokens.lower[index] not in ("was", "were"):
            yield _edit("reportedly", name, parsed, tokens.start[index], tokens.start[index], "reportedly ")


def _paraphrased(name: str, parsed: Parsed) -> Iterator[Edit]:
    """The sentences for which there is a paraphrase by hand."""
    text = parsed.document.text
    for printed, other in paraphrases().get(name, {}).items():
        start = text.index(printed)
        yield _edit("paraphrase", name, parsed, start, start + len(printed), other)


def _retold(name: str, parsed: Parsed) -> Iterator[Edit]:
    """The same, with the first figure of the paraphrase changed too."""
    for edit in _paraphrased(name, parsed):
        figure = _FIGURE.search(edit.now)
        if figure:
            digits = figure["amount"] or figure["day"]
            old = float(digits.replace(",", ""))
            new = f"{old * 1.4 + 2:.1f}" if "." in digits else f"{round(old * 1.4) + 2:,}"
            new = str(int(old) % 20 + 4) if figure["day"] else new
            start = figure.start("amount" if figure["amount"] else "day")
            yield _edit(
                "retold", name, parsed, edit.start, edit.end, edit.now[:start] + new + edit.now[start + len(digits) :]
            )


def again(document: Document, edit: Edit) -> Document:
    """The changed copy, read as the article itself was."""
    given = {"published": document.published} if document.published else {}
    return read_bytes(edit.text.encode("utf-8"), id=f"{document.id}-edited", settings=Settings(), given=given)
