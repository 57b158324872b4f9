"""The table of nearest passages: a row a finding, a column a document."""

from __future__ import annotations

from dataclasses import replace

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import place
from framing.model import Finding
from framing.render.anchors import name
from framing.render.sections.nearest import nearest


def test_a_passage_stands_beside_its_nearest_in_their_columns() -> None:
    made = comparison("It rained. Boats sail.", "It blew. Ships sail.", "Nobody sails today.")
    finding = Finding("nearest", "", "", True, (place(made, 1, "Ships sail."), place(made, 0, "Boats sail.")))
    other = Finding("only-in", "", "It blew.", True, (place(made, 1, "It blew."),))
    made = replace(made, findings=(other, finding))
    names = [name(letter, profile, ()) for letter, profile in zip("ABC", made.profiles, strict=True)]
    (row,) = nearest(made, names)
    assert (row.passage.letter, row.passage.words, row.passage.where.anchor) == ("B", "Ships sail.", "B-p1")
    first, own, last = row.sides
    assert first is not None
    assert (first.letter, first.words, first.where.anchor) == ("A", "Boats sail.", "A-p1")
    assert own is None
    assert last is None
