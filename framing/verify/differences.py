"""Where two sets of records first differ, in words: which number, of which article, printed and recounted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

_LETTERS = "ABCDEF"
_QUOTED = 100  # characters of a value that a message repeats
# What a reader is told first is what the rest follows from: evidence before measures, measures before findings.
_ORDER = (
    "documents",
    "sections",
    "measures",
    "contrasts",
    "sources",
    "twins",
    "quotations",
    "coverage",
    "emphasis",
    "floor",
    "findings",
    "standfirst",
    "oracle",
)
_LAST = ("page_one", "digests")  # made of the others
_FIELDS = {
    "value": "the value",
    "low": "the lower end of the interval",
    "high": "the upper end of the interval",
    "n": "the number of sentences it rests on",
    "basis": "the fraction",
    "why": "the remark",
    "unit": "the unit",
    "evidence": "the evidence it names",
    "counted": "what both texts show",
    "p": "the p-value",
    "adjusted": "the corrected p-value",
    "smallest": "the smallest difference that such pairs show",
    "matched": "how much of both tells the same",
    "text": "the sentence",
    "places": "the places",
}
_INTERVALS = ("low", "high", "p", "adjusted", "smallest")

type Path = tuple[str | int, ...]


class Difference(NamedTuple):
    """What differs, in words, and both sides of it as a message may repeat them."""

    what: str
    printed: str
    recounted: str

    def __str__(self) -> str:
        return f"{self.what}: printed {self.printed}, recounted {self.recounted}"


def first(printed: Mapping[str, Any], recounted: Mapping[str, Any]) -> Difference | None:
    """The first difference between a report's records and what they should be, or None."""
    rest = [key for key in dict.fromkeys((*recounted, *printed)) if key not in (*_ORDER, *_LAST)]
    for key in (*_ORDER, *rest, *_LAST):
        path = _at(printed.get(key), recounted.get(key), (key,))
        if path is not None:
            return _told(path, printed, recounted)
    return None


def changed(digests: object, found: Mapping[str, Any]) -> list[str]:
    """The parts of a report that no longer have the digest it was written with; none where it names no digests."""
    if not isinstance(digests, dict):
        return ["digests"]
    parts = [key for key, value in found.items() if key != "documents" and digests.get(key) != value]
    documents = digests.get("documents")
    for number, members in enumerate(found["documents"]):
        there = documents[number] if isinstance(documents, list) and number < len(documents) else None
        there = there if isinstance(there, dict) else {}
        parts += [f"{key} of {_letter(number)}" for key, value in members.items() if there.get(key) != value]
    return parts


def _at(printed: Any, recounted: Any, path: Path) -> Path | None:
    """The path to the first place at which the two differ."""
    if isinstance(printed, dict) and isinstance(recounted, dict):
        for key in dict.fromkeys((*recounted, *printed)):
            if key not in printed or key not in recounted:
                return (*path, key)
            found = _at(printed[key], recounted[key], (*path, key))
            if found:
                return found
    elif isinstance(printed, list) and isinstance(recounted, list):
        for index, (one, two) in enumerate(zip(printed, recounted, strict=False)):
            found = _at(one, two, (*path, index))
            if found:
                return found
        if len(printed) != len(recounted):
            return (*path, min(len(printed), len(recounted)))
    elif type(printed) is not type(recounted) or printed != recounted:
        return path
    return None


def _told(path: Path, printed: Mapping[str, Any], recounted: Mapping[str, Any]) -> Difference:
    match path:
        case ("documents", int(number), "evidence", *_):
            return _evidence(number, printed, recounted)
        case ("documents", int(number), "text", *_):
            what = f"the text of {_letter(number)}"
        case ("documents", int(number), "measures", str(key), *rest):
            what = f"{_label(key, printed, recounted)} of {_letter(number)}: {_field(rest)}"
        case ("documents", int(number), *rest):
            what = f"{_dotted(rest)} of {_letter(number)}" if rest else f"the document {_letter(number)}"
        case ("contrasts", int(index), *rest):
            pair = (_get(recounted, "contrasts", index) or _get(printed, "contrasts", index)) or {}
            sides = f"{_letter(pair.get('a'))} against {_letter(pair.get('b'))}"
            what = f"{_label(pair.get('measure'), printed, recounted)}, {sides}: {_field(rest)}"
        case ("findings", int(index), *rest):
            what = f"finding {index + 1}: {_field(rest)}"
        case ("sources", int(index), *rest):
            name = (_get(recounted, "sources", index) or _get(printed, "sources", index) or {}).get("name")
            what = f"the source {shown(name)}: {_field(rest)}"
        case ("oracle", int(number), *rest):
            what = f"textstat’s {_dotted(rest)} of {_letter(number)}"
        case ("digests", "documents", int(number), *rest):
            return Difference(f"{_dotted(rest)} of {_letter(number)}", "with the digest of another", "as it stands")
        case ("digests", *rest):
            return Difference(f"{_dotted(rest)}", "with the digest of another", "as it stands")
        case _:
            what = _dotted(path)
    return Difference(what, *_both(_get(printed, *path), _get(recounted, *path)))


def _evidence(number: int, printed: Mapping[str, Any], recounted: Mapping[str, Any]) -> Difference:
    text = str(_get(recounted, "documents", number, "text") or "")
    sides = []
    for records in (printed, recounted):
        items = _get(records, "documents", number, "evidence")
        items = items if isinstance(items, list) else []
        sides.append(Counter(json.dumps(item, sort_keys=True) for item in items))
    extra, missing = (_first_of(sides[one], sides[1 - one]) for one in (0, 1))
    what = f"the evidence of {_letter(number)}"
    if extra is None and missing is None:
        return Difference(what, "in another order", "in the order of the text")
    return Difference(what, _item(extra, text), _item(missing, text))


def _first_of(one: Counter[str], two: Counter[str]) -> Any:
    """The first item that the one side has more often."""
    left = one - two
    return next((json.loads(item) for item in one if item in left), None)


def _item(item: Any, text: str) -> str:
    if not isinstance(item, dict):
        return "nothing" if item is None else shown(item)
    start, end = item.get("start"), item.get("end")
    words = text[start:end] if isinstance(start, int) and isinstance(end, int) and 0 <= start <= end else ""
    more = f", weight {item['weight']:g}" if isinstance(item.get("weight"), int | float) else ""
    return f"{item.get('kind')} {shown(words)} at {start}–{end} ({item.get('voice')}{more})"


def interval_only(path_of: Difference) -> bool:
    """Whether a difference is one of an interval, which another seed would explain."""
    return any(path_of.what.endswith(_FIELDS[field]) for field in _INTERVALS)


def _label(key: object, *records: Mapping[str, Any]) -> str:
    labels = (_get(found, "measures", key, "label") for found in records)
    return next((str(label) for label in labels if label), str(key))


def _field(rest: Sequence[str | int]) -> str:
    if not rest:
        return "the whole entry"
    head = str(rest[0])
    return _FIELDS.get(head, f"the {_dotted(rest)}")


def _dotted(path: Sequence[str | int]) -> str:
    """A path as "zones 3, kind": members by name, entries by number from 1."""
    text = ""
    for part in path:
        text += f" {part + 1}" if isinstance(part, int) else f"{', ' if text else ''}{part.replace('_', ' ')}"
    return text.strip()


def _letter(number: object) -> str:
    return _LETTERS[number] if isinstance(number, int) and 0 <= number < len(_LETTERS) else str(number)


def _get(found: Any, *path: object) -> Any:
    for part in path:
        if isinstance(found, dict):
            found = found.get(part)
        elif isinstance(found, list) and isinstance(part, int) and part < len(found):
            found = found[part]
        else:
            return None
    return found


def _both(one: Any, two: Any) -> tuple[str, str]:
    """Two values as a message repeats them; of long texts, the part in which they begin to differ."""
    if isinstance(one, str) and isinstance(two, str) and max(len(one), len(two)) > _QUOTED:
        same = next((at for at, pair in enumerate(zip(one, two, strict=False)) if pair[0] != pair[1]), 0)
        start = max(0, same - _QUOTED // 4)
        one, two = (f"{'…' * (start > 0)}{text[start:]}" for text in (one, two))
    return shown(one), shown(two)


def shown(value: Any) -> str:
    """A value as a message repeats it."""
    if value is None:
        return "nothing"
    text = f"“{value}”" if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
