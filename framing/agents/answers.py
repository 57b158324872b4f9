"""What was found in articles as rows an agent can quote from: each with its places and the words that stand there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from framing.errors import UsageError
from framing.model import Comparison, Document, Profile
from framing.render.records.comparison_records import members
from framing.render.records.json import analyzed, document_facts

ROWS = 20  # a page
LONGEST = 600  # characters of a place's words; its end tells how far it goes
_FIGURES = ("value", "unit", "low", "high", "numerator", "denominator", "basis", "why")
_EXAMPLES = 3  # places beside a measure that was not asked for by name

type Row = dict[str, Any]


def paged(rows: Sequence[Row], page: int) -> Row:
    """One page of rows, and how many there are. Raises UsageError for a page that is not there."""
    pages = max(1, -(-len(rows) // ROWS))
    if not 1 <= page <= pages:
        raise UsageError(f"there is no page {page}", where="page", next=f"Pages go from 1 to {pages}.")
    return {"rows": rows[(page - 1) * ROWS : page * ROWS], "page": page, "pages": pages, "total": len(rows)}


def place(document: Document, number: int, start: int, end: int, field: str = "text") -> Row:
    """Where something stands: the article's number, code points of its text, and the words there."""
    text = (document.title or "") if field == "title" else document.text
    words = text[start:end]
    found: Row = {"document": number, "start": start, "end": end, "words": words[:LONGEST]}
    if len(words) > LONGEST:
        found["cut"] = True
    if field != "text":
        found["field"] = field
    return found


def readings(documents: Sequence[Document]) -> list[Row]:
    """A row a zone of each article: body or what else, and the rule that says so."""
    return [
        {"kind": zone.kind, "why": zone.why, **place(document, number, zone.start, zone.end)}
        for number, document in enumerate(documents)
        for zone in document.zones
    ]


def facts(documents: Sequence[Document]) -> list[Row]:
    """What is known of each article: metadata, how it was found, notes, the text's digest and length."""
    return [
        {"document": number, **document_facts(document), "characters": len(document.text)}
        for number, document in enumerate(documents)
    ]


def measures(profiles: Sequence[Profile], key: str | None) -> list[Row]:
    """A row a measure of each article, with a few of its places; of one measure by name, a row a place."""
    rows = []
    for number, profile in enumerate(profiles):
        found = analyzed(profile)
        if key is not None and key not in found["measures"]:
            raise UsageError("there is no such measure", where=key, next="Call explain without a measure to list them.")
        for name, value in found["measures"].items():
            if key not in (None, name):
                continue
            spots = [found["evidence"][index] for index in value["evidence"]]
            shown = [place(profile.parsed.document, number, spot["start"], spot["end"]) for spot in spots]
            figures = {
                part: value[part] for part in ("value", "unit", "low", "high", "numerator", "denominator", "why")
            }
            about = {"document": number, "measure": name, "basis": value["basis"], **figures}
            if key is None:
                rows.append({**about, "places": shown[:_EXAMPLES], "places_total": len(shown)})
            else:
                rows += [
                    {**about, "places": [one], "voice": spot["voice"]} for one, spot in zip(shown, spots, strict=True)
                ]
                rows += [] if shown else [{**about, "places": []}]
    return rows


def findings(comparison: Comparison) -> list[Row]:
    """What page one says, in its order; ``exact`` is counted in these texts, the rest is estimated from them."""
    return [
        {**{part: found[part] for part in ("title", "text", "kind", "aspect", "exact")}, "places": places}
        for found in members_of(comparison)["findings"]
        for places in [_places(comparison, found["places"])]
    ]


def quotations(comparison: Comparison) -> list[Row]:
    """A row a quoted remark: what several articles quote first, then what one alone does; changed words by place."""
    rows = [
        {
            "relation": found["relation"],
            "speakers": found["speakers"],
            "places": _places(comparison, found["places"]),
            "changed": [
                place(_document(comparison, number), number, *span)
                for number, spans in enumerate(found["changes"])
                for span in spans
            ],
            "note": found["note"],
        }
        for found in members_of(comparison)["quotations"]
    ]
    return sorted(rows, key=lambda row: len(row["places"]) < 2)


def sources(comparison: Comparison) -> list[Row]:
    """A row a source: who, what kind, and the sentences credited to it in each article."""
    rows = []
    for found in members_of(comparison)["sources"]:
        spots = []
        for number, (profile, listed) in enumerate(zip(comparison.profiles, found["sentences"], strict=True)):
            body = [sentence for sentence in profile.parsed.sentences if sentence.kind == "body"]
            spots += [place(profile.parsed.document, number, body[one].start, body[one].end) for one in listed]
        about = {part: found[part] for part in ("name", "role", "type")}
        rows.append({**about, "sentences": [len(one) for one in found["sentences"]], "places": spots})
    return rows


def statements(comparison: Comparison) -> list[str | None]:
    """Each article's sources in a few sentences, as the report prints them."""
    return [profile.statement.text if profile.statement else None for profile in comparison.profiles]


def checked(documents: Sequence[Document], places: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Of places an agent quotes from, whether the words stand there, and what stands there if they do not."""
    rows = []
    for claimed in places:
        number, start, end = claimed["document"], claimed["start"], claimed["end"]
        if not 0 <= number < len(documents):
            raise UsageError(f"there is no document {number}", where="places", next="They are counted from 0.")
        document = documents[number]
        text = (document.title or "") if claimed.get("field") == "title" else document.text
        there = text[start:end] if 0 <= start <= end else ""
        holds = there == claimed["words"] and bool(there)
        rows.append({"document": number, "start": start, "end": end, "holds": holds, "words": there[:LONGEST]})
    return rows


def members_of(comparison: Comparison) -> Row:
    """A comparison's records, without the line that a child process would have to be asked for."""
    from dataclasses import replace

    return members(replace(comparison, oracle=()))


def _places(comparison: Comparison, spots: Iterable[Mapping[str, Any] | None]) -> list[Row]:
    found = []
    for spot in spots:
        if spot is not None:
            number = spot["document"]
            field = spot.get("field", "text")
            found.append(place(_document(comparison, number), number, spot["start"], spot["end"], field))
    return found


def _document(comparison: Comparison, number: int) -> Document:
    return comparison.profiles[number].parsed.document
