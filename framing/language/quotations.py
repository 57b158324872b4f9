"""Quotation marks of every style, paired within one paragraph by fixed rules on the verbatim text.

Typographic marks say which side they stand on; straight ones are read by their neighbours and, where those leave it
open, by turns. Single marks count only where they can be no apostrophe ("'tis", "dogs'", "'90s", "O'Neill"), and
marks of measure (6'2", a 12" pipe) are none. Only outermost runs are kept: a quotation inside a quotation belongs to
the words around it. A run that is never closed ends with its paragraph. An embedded post is a quotation as a whole,
as nobody else's words stand in it. One pass over the marks: linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from framing.model import EMBEDDED_POST, Parsed, Quotation, Span, Zone

_DOUBLE = re.compile(r"''|``|[“”„‟«»\"＂‹›]")
_SINGLE = re.compile(r"[‘’‛']")
_STYLE = {**dict.fromkeys("“”„‟", "curly"), **dict.fromkeys("«»‹›", "guillemets")}
_CLOSED_BY = {"“": '”“"', "”": "”", "„": "“”‟", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹"}

# What may stand before a mark that opens, beside space: brackets, dashes, other marks, Markdown's stars.
_BEFORE_OPEN = frozenset("([{<—–-/*_|:=~>“„«‘\"'")
_FEET = re.compile(r"\d\s?['’′]\s?-?\d{1,2}(?:[½¼¾])?(?:\"|”|″|'')")
# Words that begin with an apostrophe where letters were dropped.
_ELIDED = re.compile(
    r"(?:tis|twas|twere|twill|twould|til|till|em|n|cause|cos|coz|cuz|bout|round|neath|gainst|ere|nuff|kay|scuse|"
    r"specially|im|er|is|ello|ow|ave|alf|ome|ouse|ard|ood|fraid|s|d|ll|re|ve|m|\d0s|\d\d)(?![^\W_])",
    re.IGNORECASE,
)
_SCARE_WORDS = 2  # a run of at most this many words is a scare quote unless somebody is given as its origin
_GAP = 4  # characters between two sentences
_PARAGRAPHS = 12  # without a mark, over which a quotation left open may go on until one that closes it
_WORD = re.compile(r"[^\W_]+(?:['’\-‐‑.,&/][^\W_]+)*")


class _QuotationRun(NamedTuple):
    start: int
    end: int
    opened: int  # length of the opening mark
    closing: int  # length of the closing mark, 0 where it is missing
    style: str


def quote(parsed: Parsed) -> Parsed:
    """``parsed`` with the quotations of its body, headlines and captions."""
    text = parsed.document.text
    found: list[Quotation] = []
    carried: str | None = None  # style of a quotation left open by a paragraph before
    between: list[Quotation] = []  # paragraphs without a mark since then, inside if one comes that closes it
    for index in sorted({sentence.zone for sentence in parsed.sentences}):
        zone = parsed.document.zones[index]
        if zone.why == EMBEDDED_POST:
            found.append(Quotation(zone.start, zone.end, Span(zone.start, zone.end), "post", True, False))
            between, carried = [], None
            continue
        runs = find(text, zone.start, zone.end, carried)
        if carried and not runs and zone.kind == "body" and len(between) < _PARAGRAPHS:
            end = _back(text, zone.end)
            between.append(Quotation(zone.start, end, Span(zone.start, end), carried, False, False))
            continue
        if runs and runs[0].start == zone.start and runs[0].style == "single":
            _go_on(text, parsed.document.zones, index, found)
        if runs and runs[0].start == runs[0].inner.start:
            found += between
        between = []
        found += runs
        carried = runs[-1].style if runs and not runs[-1].closed else None
    return replace(parsed, quotations=tuple(found))


def _go_on(text: str, zones: Sequence[Zone], index: int, found: list[Quotation]) -> None:
    """Make a quotation of each paragraph before zone ``index`` that begins with a single mark and has none to close it.

    A single mark alone may be an apostrophe; the quotation that begins the next paragraph says that it is not.
    """
    whole: list[Quotation] = []
    while index and zones[index].kind == zones[index - 1].kind == "body":
        start, end = zones[index - 1].start, _back(text, zones[index - 1].end)
        opens = _SINGLE.match(text, start) is not None and _single_role(text, start, end, start) == "open"
        if not opens or text[end - 1] in "'’":
            break
        inside: list[Quotation] = []
        while found and found[-1].start > start:
            inside.append(found.pop())
        if found and found[-1].end > start:
            found += reversed(inside)
            break
        whole.append(Quotation(start, end, Span(start + 1, end), "single", False, False))
        index -= 1
    found += reversed(whole)


def without_claimed(parsed: Parsed) -> Parsed:
    """``parsed`` whose scare quotes are only those that no attribution of speech has in its content."""
    contents = sorted(span for a in parsed.attributions if a.cue_class == "speech" for span in a.content)
    kept: list[Quotation] = []
    at, reach = 0, 0
    for quotation in parsed.quotations:
        while at < len(contents) and contents[at].start <= quotation.inner.start:
            reach = max(reach, contents[at].end)
            at += 1
        kept.append(quotation._replace(scare=quotation.scare and reach < quotation.inner.end))
    return replace(parsed, quotations=tuple(kept))


def find(text: str, start: int, end: int, carried: str | None = None) -> list[Quotation]:
    """The quotations in one paragraph ``text[start:end]``, sorted, never overlapping.

    ``carried`` is the style of a quotation left open by the paragraph before; a paragraph that goes on with it
    without an opening mark is inside until its closing mark.
    """
    while end > start and text[end - 1].isspace():
        end -= 1
    measures = {place for match in _FEET.finditer(text, start, end) for place in range(*match.span())}
    doubles = _doubles(text, start, end, measures, carried)
    runs = _singles(text, start, end, measures, doubles)
    return [_quotation(text, run) for run in runs]


def regions(quotations: Iterable[Quotation]) -> list[Span]:
    """The ranges inside the marks, for counting what stands in quotation marks."""
    return [quotation.inner for quotation in quotations]


def _quotation(text: str, run: _QuotationRun) -> Quotation:
    first, last = run.start + run.opened, run.end - run.closing
    while last > first and text[last - 1].isspace():
        last -= 1
    words = len(_WORD.findall(text, first, min(last, first + 200)))
    ends_sentence = text[first:last].rstrip().endswith((".", "!", "?", ","))
    scare = run.closing > 0 and 0 < words <= _SCARE_WORDS and not ends_sentence
    return Quotation(run.start, run.end, Span(first, last), run.style, run.closing > 0, scare)


def _doubles(text: str, start: int, end: int, measures: set[int], carried: str | None) -> list[_QuotationRun]:
    marks = [match for match in _DOUBLE.finditer(text, start, end) if match.start() not in measures]
    straight_even = sum(_is_straight(match.group()) for match in marks) % 2 == 0
    runs: list[_QuotationRun] = []
    stack: list[re.Match[str]] = []
    for match in marks:
        mark, at, after = match.group(), match.start(), match.end()
        can_open, can_close = _sides(text, start, end, at, after)
        if stack:
            top = stack[-1].group()
            reopens = can_open and not can_close and _after_sentence(text, start, at, after)
            if _closes(mark, top, can_open, can_close, straight_even and not reopens):
                opener = stack.pop()
                if not stack:
                    runs.append(
                        _QuotationRun(opener.start(), after, len(opener.group()), len(mark), _style(opener.group()))
                    )
                continue
            if _is_straight(mark) and _is_straight(top):
                # A second opening mark where the count is odd: the first one was left open.
                if len(stack) == 1:
                    runs.append(_QuotationRun(stack[0].start(), _back(text, at), len(top), 0, _style(top)))
                    stack = [match]
                continue
            if can_open and mark not in "”›":
                stack.append(match)
            elif len(stack) > 1 and mark in _CLOSED_BY.get(stack[0].group(), ""):
                runs.append(
                    _QuotationRun(stack[0].start(), after, len(stack[0].group()), len(mark), _style(stack[0].group()))
                )
                stack = []
        elif _opens(text, mark, at, can_open, can_close):
            stack.append(match)
        elif carried and not runs and can_close and _style(mark) == carried:
            runs.append(_QuotationRun(start, after, 0, len(mark), carried))
    if stack:
        runs.append(_QuotationRun(stack[0].start(), end, len(stack[0].group()), 0, _style(stack[0].group())))
    return runs


def _after_sentence(text: str, start: int, at: int, after: int) -> bool:
    """Whether a sentence ends before a mark and another begins behind it, as where two paragraphs were run together."""
    before = text[max(start, at - _GAP) : at].rstrip()
    return before.endswith((".", "!", "?")) and len(before) < at - max(start, at - _GAP) and text[after].isupper()


def _is_straight(mark: str) -> bool:
    return mark in ('"', "＂", "''", "``")


def _style(mark: str) -> str:
    return _STYLE.get(mark, "straight")


def _back(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at


def _sides(text: str, start: int, end: int, at: int, after: int) -> tuple[bool, bool]:
    """Whether a mark's neighbours let it open, and let it close."""
    left = text[at - 1] if at > start else " "
    right = text[after] if after < end else " "
    can_open = (left.isspace() or left in _BEFORE_OPEN) and not right.isspace()
    can_close = not left.isspace() and not right.isalnum()
    return can_open, can_close


def _opens(text: str, mark: str, at: int, can_open: bool, can_close: bool) -> bool:
    """Whether a mark opens where no quotation is open."""
    if mark in "“„‟«‹" or mark == "``":
        return True
    if _is_straight(mark) and at and text[at - 1].isdigit() and not can_open:
        return False  # inches
    return can_open or (_is_straight(mark) and not can_close)


def _closes(mark: str, top: str, can_open: bool, can_close: bool, straight_even: bool) -> bool:
    """Whether a mark closes the quotation that ``top`` opened."""
    if _is_straight(top):
        if mark == "``":
            return False
        if _is_straight(mark):
            return can_close or not can_open or straight_even
        return mark == "”" and can_close
    if mark in _CLOSED_BY[top]:
        return mark != top or not can_open
    return mark == '"' and top in "“„" and can_close and not can_open


def _singles(text: str, start: int, end: int, measures: set[int], doubles: list[_QuotationRun]) -> list[_QuotationRun]:
    """``doubles`` with the runs in single marks outside of them; one that holds double runs swallows them."""
    if not _SINGLE.search(text, start, end):
        return doubles
    events: list[tuple[int, str]] = []
    index = 0
    for match in _SINGLE.finditer(text, start, end):
        at = match.start()
        while index < len(doubles) and doubles[index].end <= at:
            index += 1
        inside = index < len(doubles) and doubles[index].start <= at
        if not inside and at not in measures:
            role = _single_role(text, start, end, at)
            if role:
                events.append((at, role))
    singles: list[_QuotationRun] = []
    opened: int | None = None
    weak: int | None = None
    for at, role in events:
        if role == "open":
            if opened is not None and weak is not None:
                singles.append(_QuotationRun(opened, weak + 1, 1, 1, "single"))
            opened, weak = at, None
        elif opened is not None:
            if role == "close":
                singles.append(_QuotationRun(opened, at + 1, 1, 1, "single"))
                opened = weak = None
            elif weak is None:
                weak = at
    if opened is not None:
        if weak is not None:
            singles.append(_QuotationRun(opened, weak + 1, 1, 1, "single"))
        elif opened == start and text[opened] == "‘":
            singles.append(_QuotationRun(opened, end, 1, 0, "single"))
    return _outermost(sorted([*doubles, *singles], key=lambda run: (run.start, -run.end)))


def _single_role(text: str, start: int, end: int, at: int) -> str | None:
    """ "open", "close", "weak" (a close that may be a plural's apostrophe) or None for an apostrophe."""
    left = text[at - 1] if at > start else " "
    right = text[at + 1] if at + 1 < end else " "
    if left.isalnum() and right.isalnum():
        return None
    if text[at] != "’" and (left.isspace() or left in _BEFORE_OPEN) and not right.isspace():
        elided = text[at] == "'" and _ELIDED.match(text, at + 1, end)
        return None if elided else "open"
    if text[at] != "‘" and not left.isspace() and not right.isalnum() and left not in "([{—–":
        possessive = left in "sSxXzZ" and right.isspace() and at + 2 < end and text[at + 2].isalnum()
        return "weak" if possessive or (left == "n" and text[at - 2 : at - 1] == "i" and right.isspace()) else "close"
    return None


def _outermost(runs: list[_QuotationRun]) -> list[_QuotationRun]:
    kept: list[_QuotationRun] = []
    for run in runs:
        if not kept or run.start >= kept[-1].end:
            kept.append(run)
    return kept
