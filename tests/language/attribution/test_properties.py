"""What holds of every text, well written or hostile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.language import understand
from framing.language.attribution import attribute, attribute_with
from framing.language.parse import parse
from framing.language.pipeline import Pipeline
from framing.language.quotations import quote
from framing.model import Attribution, Parsed, Span
from tests.conftest import body_document

STORY = (
    "The mayor said the ferry would run all winter. “The pumps are old,” Tamsin Orlo added. “They must go.”\n\n"
    "According to the harbour office, three boats were lost. Hydrologists warned that the levee might break.\n\n"
    "“Nobody told us,” said Peder Lind, a fisherman, who hopes to sail in May. The “reform” cut wages."
)


def spans(attribution: Attribution) -> tuple[Span, ...]:
    return (*attribution.source, *attribution.cue, *attribution.content, *attribution.channel)


def paragraphs(parsed: Parsed, found: tuple[Span, ...]) -> set[int]:
    """The body paragraphs that hold the spans, each of which lies in one."""
    held = set()
    for span in found:
        (zone,) = [n for n, zone in enumerate(parsed.document.zones) if span.start < zone.end and zone.start < span.end]
        assert parsed.document.zones[zone].kind == "body"
        assert parsed.document.zones[zone].start <= span.start < span.end <= parsed.document.zones[zone].end
        held.add(zone)
    return held


def test_every_attribution_stays_in_its_paragraph(parsed_text: Callable[[str], Parsed]) -> None:
    parsed = parsed_text(STORY)
    assert len(parsed.attributions) >= 6
    assert all(len(paragraphs(parsed, spans(attribution))) == 1 for attribution in parsed.attributions)


def test_only_a_quotation_that_is_carried_on_leaves_its_paragraph(parsed_text: Callable[[str], Parsed]) -> None:
    parsed = parsed_text(
        "Orlo said: “We will rebuild the quay.\n\n“The stones are still there and so are the masons.”\n\n"
        "“Nobody who works here will ever leave.”\n\nLind said the ice was thin."
    )
    carried, inferred, plain = parsed.attributions
    assert paragraphs(parsed, carried.content) == {0, 1}
    assert (paragraphs(parsed, inferred.content), paragraphs(parsed, inferred.source)) == ({2}, {0})
    assert paragraphs(parsed, spans(plain)) == {3}


def test_roles_never_share_a_character(parsed_text: Callable[[str], Parsed]) -> None:
    for attribution in parsed_text(STORY).attributions:
        ordered = sorted((*attribution.source, *attribution.cue, *attribution.content))
        assert all(a.end <= b.start for a, b in pairwise(ordered))


def test_a_prefix_moves_every_span_and_nothing_else(parsed_text: Callable[[str], Parsed]) -> None:
    prefix = "Rain fell overnight.\n\n"
    plain, moved = parsed_text(STORY), parsed_text(prefix + STORY)
    assert [shifted(a, len(prefix)) for a in plain.attributions] == [unlinked(a) for a in moved.attributions]


def shifted(attribution: Attribution, by: int) -> Attribution:
    def move(found: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(start + by, end + by) for start, end in found)

    a = unlinked(attribution)
    return a._replace(source=move(a.source), cue=move(a.cue), content=move(a.content), channel=move(a.channel))


def unlinked(attribution: Attribution) -> Attribution:
    return attribution._replace(speaker=None, link=None, via=())


@pytest.mark.parametrize("marks", ['""', "«»", "„“"])
def test_the_style_of_marks_changes_no_attribution(marks: str, parsed_text: Callable[[str], Parsed]) -> None:
    other = STORY.replace("“", marks[0]).replace("”", marks[1])
    expected = [(a.source, a.cue, a.content, a.kind) for a in parsed_text(STORY).attributions]
    assert [(a.source, a.cue, a.content, a.kind) for a in parsed_text(other).attributions] == expected


def test_the_kind_says_how_much_stands_in_marks(parsed_text: Callable[[str], Parsed]) -> None:
    text = (
        "The mayor said the “old” ferry, which nobody on the island likes, would run all winter. “It floats,” she said."
    )
    assert [a.kind for a in parsed_text(text).attributions if a.cue_class == "speech"] == ["mixed", "direct"]


def test_without_the_weights_the_rules_find_the_plain_cases(pipeline: Pipeline) -> None:
    (parsed,) = parse([body_document(STORY)], pipeline)
    found = attribute_with(quote(parsed), None).attributions
    assert {"say", "add", "according to", "warn"} <= {a.verb for a in found}
    assert all(a.score is None for a in found)


def test_the_same_text_gives_the_same_attributions(pipeline: Pipeline) -> None:
    (alone,) = understand([body_document(STORY)], pipeline)
    _, beside = understand([body_document("The mayor said no."), body_document(STORY)], pipeline)
    assert beside.attributions == alone.attributions
    assert beside.voices == alone.voices


HOSTILE = {
    "quotation marks": '"a" ' * 5000,
    "nothing but marks": "“‘" * 3000,
    "cues without end": "he said " * 2500,
    "quotations and cues": "“No,” he said. " * 1500,
    "marks and cues unclosed": '"he said ' * 2000,
    "no spaces": "x" * 100_000,
    "all capitals": "THE MINISTER SAID THE BRIDGE WAS CLOSED AND THE UNION WARNED OF STRIKES. " * 150,
    "right to left": "قال الوزير «نعم» " * 1000,
    "one sentence": "and the mayor said that the bridge would fall, " * 1500,
    "colons": "a: " * 3000,
    "quotations in a quotation": 'Orlo said: "' + 'Marsh said: "no" ' * 1000,
    "paragraphs left open": "Orlo said: “No.\n\n" + "“And no again, as I told you.\n\n" * 1000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read(name: str, pipeline: Pipeline) -> None:
    text = HOSTILE[name]
    (parsed,) = parse([body_document(text)], pipeline)
    read = quote(parsed)
    for found in (*attribute(read).attributions, *attribute_with(read, None).attributions):
        spans = (*found.source, *found.cue, *found.content)
        assert spans
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            ["The mayor", "said", "“", "”", '"', "'", "’", "«", "»", ",", ".", ":", "that", "it failed", "\n\n",
             "according to", "Orlo", "warned", "of", "—", "(", ")", "IT WON'T", "🙂", "قال", "who", "hopes to", "go"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_order_of_pieces_is_read(pipeline: Pipeline, pieces: list[str]) -> None:
    text = " ".join(pieces)
    (parsed,) = understand([body_document(text)], pipeline)
    for attribution in parsed.attributions:
        assert attribution.content
        assert all(0 <= span.start < span.end <= len(text) for span in spans(attribution))
    assert "".join(text[v.start : v.end] for v in parsed.voices) == text


def test_a_document_without_prose_has_no_attributions(pipeline: Pipeline) -> None:
    for text in ("", " \n ", "\n\n"):
        (parsed,) = understand([replace(body_document(text))], pipeline)
        assert parsed.attributions == ()
