"""Keys that a reader can follow: numbered in reading order, body only, ranges where they run on."""

from __future__ import annotations

from framing.render.anchors import name, ranges, slug
from tests.render.invented import FEATURES, LANTERN, document, measured

MARKS = [mark for feature in FEATURES for mark in feature.marks]


def test_runs_of_numbers_become_ranges() -> None:
    assert ranges([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]
    assert ranges([]) == []


def test_paragraphs_are_body_zones_counted_from_one() -> None:
    names = name("A", measured(document(LANTERN, "lantern")), MARKS)
    assert names.paragraph(LANTERN.index("VELLMAR")).text == "A¶1"
    assert names.paragraph(LANTERN.index("Critics")).text == "A¶4"
    assert names.paragraph(LANTERN.index("Sign up")).text == "A¶5", "furniture belongs to the paragraph before it"
    assert names.paragraph(0).anchor == "A-text", "before the first paragraph there is only the document"


def test_marks_are_numbered_in_reading_order_for_each_letter() -> None:
    names = name("B", measured(document(LANTERN, "lantern")), MARKS)
    evidence = names.profile.evidence
    hedges = [(m.key, LANTERN[evidence[i].start : evidence[i].end]) for i, m in names.marked.items() if "-H" in m.key]
    assert hedges == [("B-H1", "may"), ("B-H2", "could"), ("B-H3", "about")]


def test_evidence_outside_the_body_gets_no_key() -> None:
    text = "Ferry may stop\nThe ferry runs. It may stop.\n"
    names = name("A", measured(document(text, "ferry")), MARKS)
    assert [m.key for m in names.marked.values()] == ["A-H1"]
    assert names.profile.evidence[next(iter(names.marked))].start == text.rindex("may")


def test_links_are_ranges_of_keys_and_of_sentences_for_what_has_no_key() -> None:
    names = name("A", measured(document(LANTERN, "lantern")), MARKS)
    hedges = [index for index, marked in names.marked.items() if marked.mark.letter == "H"]
    assert [(link.text, link.anchor) for link in names.links(hedges)] == [("H1–H3", "row-A-H1")]
    words = [i for i, e in enumerate(names.profile.evidence) if e.kind == "word"]
    assert [link.text for link in names.links(words)] == ["s1–s9"]
    assert [link.text for link in names.links(hedges[:1] + hedges[2:])] == ["H1", "H3"]


def test_slugs_are_safe_in_an_address() -> None:
    assert slug("hedging.rate") == "hedging-rate"
    assert slug('x"><b>é') == "x---b--"
