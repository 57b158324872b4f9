"""Whom a line credits without a verb: a quotation's dash and name, and the turns of an interview."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby

from framing.language.view import View
from framing.model import Attribution, Parsed, Quotation, Span

CITED, TURN = "cite line", "interview turn"
_CITE = re.compile(
    r"\s{0,4}(?P<dash>[—–―]|--?)[ \u00a0]?(?P<name>[^\W\d_][^\n“”\"‘;:?!]{1,120}?)[.]?[ \u00a0]*(?=\n|\Z)"
)
_LABEL = re.compile(r"(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}):(?=\s)")
_LONGEST = 16  # words of a name with its description
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_TURNS = 2  # of each of two parties, from which lines that begin with a name are an interview
_QUESTION, _ANSWER = ("q", "question"), ("a", "answer")


def cited(parsed: Parsed, quotation: Quotation) -> tuple[Span, Span] | None:
    """The dash behind a quotation and the name that ends its line or stands on the next one."""
    match = _CITE.match(parsed.document.text, quotation.end)
    if match is None or not match["name"][0].isupper() or len(match["name"].split()) > _LONGEST:
        return None
    view, name = View.of(parsed), Span(*match.span("name"))
    low, high = view.range_of(name)
    if not any(view.tag[at].startswith("NNP") for at in range(low, high)):
        return None
    relative = next((at for at in range(low, high) if view.tag[at] in ("WP", "WDT", "WP$")), high)
    if low == high or any(view.tag[at] in _FINITE for at in range(low, relative)):
        return None
    return Span(*match.span("dash")), name


def turns(parsed: Parsed, found: Iterable[Attribution]) -> list[Attribution]:
    """One attribution for what is answered in each turn of an interview: "A: We measured for three weeks."

    Lines are turns where they begin with a name and a colon again and again, of two parties at least; a question is the
    interviewer's. What ``found`` has of a turn by another cue stays.
    """
    labelled = list(_labelled(parsed))
    parties: dict[str, int] = {}
    for label, _, _ in labelled:
        parties[label] = parties.get(label, 0) + 1
    asking = {label for label, own in groupby(sorted(labelled), key=lambda turn: turn[0]) if _asks(parsed, own)}
    again = [label for label, times in parties.items() if times >= _TURNS]
    if len(again) < _TURNS or not asking or asking >= set(again):
        return []
    answering = _only_person(parsed, labelled[0][1].start)
    taken = sorted(span.start for a in found for span in a.content)
    added = []
    for label, name, said in labelled:
        if label in asking or label not in again or bisect_left(taken, said.end) > bisect_left(taken, said.start):
            continue
        source = answering if label in _ANSWER else (name,)
        colon = Span(name.end, name.end + 1)
        added.append(
            Attribution(source, (colon,), (said,), "direct", "speech", None, "neutral", None, None, (), TURN, None)
        )
    return added


def _only_person(parsed: Parsed, before: int) -> tuple[Span, ...]:
    """The person whose full name the text gives before the first turn, if there is just one."""
    view = View.of(parsed)
    found: dict[str, Span] = {}
    for sentence in parsed.sentences:
        if sentence.kind == "body" and sentence.end <= before:
            for index in range(sentence.first, sentence.last):
                low, high = view.entity_range(index)
                if view.entity[index] == "PERSON" and high - low > 1:
                    found.setdefault(view.text(low, high), view.span(low, high))
    return tuple(found.values()) if len(found) == 1 else ()


def _labelled(parsed: Parsed) -> Iterator[tuple[str, Span, Span]]:
    """Every paragraph of the body that begins with a label: its name in lower case, the label, and what is said."""
    text = parsed.document.text
    for zone in parsed.document.zones:
        match = _LABEL.match(text, zone.start, zone.end) if zone.kind == "body" else None
        if match is not None and match["name"][0].isupper():
            start = zone.end - len(text[match.end() : zone.end].lstrip())
            if start < zone.end:
                yield match["name"].lower(), Span(*match.span("name")), Span(start, zone.end)


def _asks(parsed: Parsed, own: Iterable[tuple[str, Span, Span]]) -> bool:
    """Whether a party asks: it is labelled so, or most of its turns end with a question mark."""
    turns_of = list(own)
    if turns_of[0][0] in _QUESTION:
        return True
    ended = [parsed.document.text[said.start : said.end].rstrip().endswith("?") for _, _, said in turns_of]
    return turns_of[0][0] not in _ANSWER and 2 * sum(ended) > len(ended)
