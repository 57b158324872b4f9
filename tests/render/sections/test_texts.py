"""Annotated paragraphs: nothing added, nothing lost, every mark where its words are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from framing.model import Evidence, Span
from framing.render.anchors import Anchors, Link, name
from framing.render.sections.run_strips import Heard
from framing.render.sections.texts import PrintedParagraph, Surroundings, crediting
from framing.render.sections.texts import annotate as annotated
from tests.render.invented import COURIER, FEATURES, LANTERN, document, measured


def annotate(
    names: Anchors, pairs: Mapping[Span, int], *, heard: Sequence[Heard] = (), told: Mapping[int, tuple[Link, ...]] = {}
) -> list[PrintedParagraph]:
    states: Sequence[Heard] = heard or ["nobody"] * len(names.sentences)
    return annotated(names, Surroundings(states, told, {}, pairs))


MARKS = [mark for feature in FEATURES for mark in feature.marks]


def test_the_pieces_of_a_document_joined_are_its_text() -> None:
    for text in (LANTERN, COURIER):
        names = name("A", measured(document(text, "x")), MARKS)
        for zone, paragraph in zip(names.profile.parsed.document.zones, annotate(names, {}), strict=True):
            joined = "".join(piece.text for line in paragraph.lines for piece in line.pieces)
            assert joined == text[zone.start : zone.end]
            assert (paragraph.kind, paragraph.why) == (zone.kind, zone.why)


def test_every_mark_covers_exactly_its_words() -> None:
    names = name("A", measured(document(COURIER, "x")), MARKS)
    covered: dict[str, str] = {}
    for paragraph in annotate(names, {}):
        for line in paragraph.lines:
            for piece in line.pieces:
                for style in piece.styles.split():
                    covered[style] = covered.get(style, "") + piece.text
    assert covered["hedge"] == "possiblyat most"
    assert covered["booster"] == "clearly"
    assert covered["quotation"] == "“We cannot let one lorry across,”“It is clearly a disaster for us,”"


def test_a_mark_inside_another_keeps_both_and_each_key_stands_once_behind_its_last_word() -> None:
    names = name("A", measured(document(COURIER, "x")), MARKS)
    pieces = [p for par in annotate(names, {}) for line in par.lines for p in line.pieces]
    inside = next(piece for piece in pieces if piece.text == "clearly")
    assert set(inside.styles.split()) == {"quotation", "booster"}
    assert [key.text for key in inside.keys] == ["E1"]
    printed = [key.text for piece in pieces for key in piece.keys]
    assert printed == ["Q1", "H1", "H2", "E1", "Q2"]
    begun = [id for piece in pieces for id in piece.ids]
    assert sorted(begun) == sorted(marked.key for marked in names.marked.values())


def test_words_of_a_mark_without_a_printed_key_are_themselves_the_link() -> None:
    names = name("A", measured(document(COURIER, "x")), MARKS)
    pieces = [p for par in annotate(names, {}) for line in par.lines for p in line.pieces]
    assert next(piece for piece in pieces if piece.text == "Joren Pell").href == "row-A-N1"


def test_furniture_is_shown_without_marks_or_key() -> None:
    text = "He may go, he said\nShe stays.\n"
    names = name("A", measured(document(text, "x")), MARKS)
    aside, body = annotate(names, {})
    assert aside.link is None
    assert [p.styles for line in aside.lines for p in line.pieces] == [""]
    assert body.link is not None
    assert body.link.text == "A1"


def test_a_square_a_sentence_tells_who_is_credited() -> None:
    names = name("A", measured(document(LANTERN, "x")), MARKS)
    states = crediting(names)
    assert states == ["own voice", *["credited"] * 5, *["own voice"] * 3]
    heard: list[Heard] = ["leading" if state == "credited" else "nobody" for state in states]
    squares = [state for paragraph in annotate(names, {}, heard=heard) for state in paragraph.squares]
    assert squares == heard


def test_the_margin_counts_the_words_of_a_paragraph_and_the_body_all_of_them() -> None:
    names = name("A", measured(document(LANTERN, "x")), MARKS)
    paragraphs = annotate(names, {})
    assert sum(paragraph.words for paragraph in paragraphs) == 91
    assert all(paragraph.words == 0 for paragraph in paragraphs if paragraph.link is None)


def test_a_sentence_that_another_tells_says_where() -> None:
    names = name("A", measured(document(LANTERN, "x")), MARKS)
    where = (Link("=B3", "B-p3"), Link("≈C1", "C-p1"))
    lines = [line for paragraph in annotate(names, {}, told={2: where}) for line in paragraph.lines if line.anchor]
    assert [line.told for line in lines[:4]] == [(), (), where, ()]


def test_a_credit_whose_words_name_nobody_is_no_name_to_be_marked() -> None:
    """A quotation without a name beside it is credited as a whole: as a name it stood in bold from end to end."""
    profile = measured(document(COURIER, "x"))
    quoted = "“It is clearly a disaster for us,”"
    start = COURIER.index(quoted)
    credit = Evidence(
        "sources", "credited", start, start + len(quoted), "direct", "test", group="x",
        parts=(("content", Span(start, start + len(quoted))),),
    )  # fmt: skip
    kept = tuple(
        sorted([*(item for item in profile.evidence if item.kind != "credited"), credit], key=lambda i: i[2:4])
    )
    names = name("A", replace(profile, evidence=kept), MARKS)
    pieces = [piece for paragraph in annotate(names, {}) for line in paragraph.lines for piece in line.pieces]
    assert not [piece.text for piece in pieces if "source" in piece.styles]
    assert "A-N1" in [id for piece in pieces for id in piece.ids], "what was counted can still be led to"


def test_a_passage_of_an_aligned_quotation_carries_its_number() -> None:
    names = name("A", measured(document(COURIER, "x")), MARKS)
    quoted = "“It is clearly a disaster for us,”"
    start = COURIER.index(quoted)
    pieces = [
        p for par in annotate(names, {Span(start, start + len(quoted)): 4}) for line in par.lines for p in line.pieces
    ]
    assert "".join(piece.text for piece in pieces if piece.pair == 4) == quoted
