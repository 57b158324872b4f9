"""Whose words every character is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.language.voice import voice_at, voices
from framing.model import Attribution, Document, Parsed, Quotation, Span, Tokens, VoiceSpan, Zone
from tests.conftest import body_document

TOKENS = Tokens((), (), (), (), (), (), (), (), (), ())


def parsed(document: Document, contents: list[Span], quoted: list[Span]) -> Parsed:
    attributions = tuple(
        Attribution((), (), (span,), "indirect", "speech", "say", "neutral", None, None, (), "test", None)
        for span in contents
    )
    quotations = tuple(Quotation(*span, Span(span.start + 1, span.end - 1), "curly", True, False) for span in quoted)
    return Parsed(document, (), (), TOKENS, quotations, attributions, (), ())


def pieces(text: str, found: Parsed) -> list[tuple[str, str]]:
    return [(v.voice, text[v.start : v.end]) for v in found.voices]


def test_the_outlet_reports_and_a_source_is_reported(parsed_text: Callable[[str], Parsed]) -> None:
    text = "The mayor said that the ferry would stop."
    assert pieces(text, parsed_text(text)) == [
        ("outlet", "The mayor said "),
        ("indirect", "that the ferry would stop"),
        ("outlet", "."),
    ]


@pytest.mark.parametrize(
    ("text", "indirect"),
    [
        ("The baker was accused of taking about 40 loaves.", []),
        ("The guard accused the baker of taking about 40 loaves.", ["the baker of taking about 40 loaves"]),
        ("It is believed that the ferry sank in May.", []),
        ("The mayor makes claims that appear to have no basis.", []),
        ("The mayor mocked the council for its supposedly modest plan.", []),
        ("The bank denied what some have called fraud.", []),
        ("The bank denied that it might have known of the loss.", ["that it might have known of the loss"]),
        ("Court records revealed that the baker had spent over $300 on boats.", []),
        (
            "The mayor revealed that the baker had spent over $300 on boats.",
            ["that the baker had spent over $300 on boats"],
        ),
        (
            "The Harbour Post reported that the pier could close, citing people close to the talks.",
            ["that the pier could close"],
        ),
    ],
)
def test_only_what_somebody_says_or_thinks_is_reported(
    text: str, indirect: list[str], parsed_text: Callable[[str], Parsed]
) -> None:
    assert [said for voice, said in pieces(text, parsed_text(text)) if voice == "indirect"] == indirect


def test_words_in_marks_are_direct_with_or_without_a_speaker(parsed_text: Callable[[str], Parsed]) -> None:
    text = "The “reform” failed. “It was a bad law,” Orlo said."
    assert pieces(text, parsed_text(text)) == [
        ("outlet", "The "),
        ("direct", "“reform”"),
        ("outlet", " failed. "),
        ("direct", "“It was a bad law,”"),
        ("outlet", " Orlo said."),
    ]


def test_marks_inside_reported_speech_are_direct(parsed_text: Callable[[str], Parsed]) -> None:
    text = "The mayor said that the old ferry was “a coffin” for its crew."
    found = pieces(text, parsed_text(text))
    assert ("direct", "“a coffin”") in found
    assert ("indirect", " for its crew") in found


def test_taking_the_marks_away_loses_no_word(parsed_text: Callable[[str], Parsed]) -> None:
    text = "“The pumps are old,” Orlo said. “They must go.” The crew left."
    bare = text.replace("“", "").replace("”", "")
    before, after = parsed_text(text), parsed_text(bare)

    def letters(found: Parsed, source: str, voice: str) -> int:
        return sum(c.isalnum() for v in found.voices if v.voice == voice for c in source[v.start : v.end])

    assert letters(before, text, "direct") > 0
    assert letters(after, bare, "direct") == 0
    kinds = ("outlet", "direct", "indirect")
    assert sum(letters(before, text, k) for k in kinds) == sum(letters(after, bare, k) for k in kinds)


def test_headlines_and_what_is_not_body() -> None:
    text = "Ferry “stops”\n\nBy Ada Lund\n\nIt stopped."
    zones = (Zone(0, 13, "headline", "t"), Zone(15, 26, "byline", "t"), Zone(28, 39, "body", "t"))
    document = body_document(text)
    document = Document(**{n: getattr(document, n) for n in document.__slots__} | {"zones": zones})
    found = voices(parsed(document, [], [Span(6, 13)]))
    assert [(v.voice, text[v.start : v.end].strip()) for v in found] == [
        ("headline", "Ferry “stops”"),
        ("outside", "By Ada Lund"),
        ("outlet", "It stopped."),
    ]


@st.composite
def layouts(draw: st.DrawFn) -> tuple[str, list[Span], list[Span]]:
    lines = draw(st.lists(st.text("ab \n", min_size=0, max_size=12), max_size=6))
    text = "\n".join(lines)
    edge = st.integers(0, max(0, len(text)))
    contents = [Span(min(p), max(p)) for p in draw(st.lists(st.tuples(edge, edge), max_size=6)) if p[0] != p[1]]
    cuts = sorted(set(draw(st.lists(edge, max_size=8))))
    return text, contents, [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]


@given(layouts())
def test_voices_are_a_partition_whatever_overlaps(layout: tuple[str, list[Span], list[Span]]) -> None:
    text, contents, quoted = layout
    found = voices(parsed(body_document(text), contents, quoted))
    assert "".join(text[v.start : v.end] for v in found) == text
    assert all(a.voice != b.voice and a.end == b.start for a, b in pairwise(found))
    body = body_document(text).zones
    for place in range(len(text)):
        inside = any(z.start <= place < z.end for z in body)
        direct = any(s.start <= place < s.end for s in quoted)
        indirect = any(s.start <= place < s.end for s in contents)
        expected = "outside" if not inside else "direct" if direct else "indirect" if indirect else "outlet"
        assert voice_at(found, place, place + 1) == expected


def test_a_span_has_the_voice_of_most_of_it() -> None:
    found = (VoiceSpan(0, 10, "outlet"), VoiceSpan(10, 16, "direct"), VoiceSpan(16, 20, "outlet"))
    assert voice_at(found, 8, 15) == "direct"
    assert voice_at(found, 5, 12) == "outlet"
    assert voice_at(found, 8, 12) == "outlet"  # even: the earlier
    assert voice_at(found, 12, 12) == "direct"
    assert voice_at((), 0, 5) == "outside"
