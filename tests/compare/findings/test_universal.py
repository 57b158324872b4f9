"""Words that speak of all hold of all: whatever the data, "only", "both" and "no counterpart" are true of them."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.compare.findings import findings
from framing.compare.findings.examples import covered, source
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.report_title import standfirst
from framing.compare.findings.universal import every, none_of, only
from framing.model import Comparison, Counterpart, SourceRow, SourceType

PEOPLE = ("Ada Holm", "Dag Lund", "Eva Moor", "Ivo Stern")
TYPES: tuple[SourceType, ...] = ("official", "citizen", "unnamed", "institution")
SENTENCES = 4


@given(st.lists(st.booleans(), max_size=6))
def test_the_helpers_look_at_everything(facts: list[bool]) -> None:
    assert every(facts, bool) == (len(facts) > 0 and False not in facts)
    assert none_of(facts, bool) == (True not in facts)
    assert (only(facts, bool) is not None) == (facts.count(True) == 1)


@st.composite
def stories(draw: st.DrawFn) -> Comparison:
    """Two to four texts that name some people, credit some of them, and tell some of each other's sentences."""
    size = draw(st.integers(2, 4))
    names = [draw(st.sets(st.sampled_from(PEOPLE))) for _ in range(size)]
    texts = [
        "\n".join(f"Row {row} of {side} has {' and '.join(sorted(named)) or 'nobody'}." for row in range(SENTENCES))
        for side, named in enumerate(names)
    ]
    rows = []
    for person in draw(st.lists(st.sampled_from(PEOPLE), unique=True)):
        heard = [
            draw(st.lists(st.integers(0, SENTENCES - 1), unique=True).map(sorted)) if person in names[side] else []
            for side in range(size)
        ]
        if any(heard):
            rows.append(source(person, *heard, type=draw(st.sampled_from(TYPES))))
    made = covered(comparison(*texts, sources=tuple(rows)), {})
    told = st.sampled_from(("yes", "part", "no"))
    return replace(
        made,
        coverage=tuple(
            replace(
                item,
                counterparts=tuple(
                    Counterpart(other.document, {"yes": 0.9, "part": 0.5, "no": 0.1}[how], None, None, how)
                    for other in item.counterparts
                    for how in (draw(told),)
                ),
            )
            for item in made.coverage
        ),
    )


def crediting(row: SourceRow) -> set[int]:
    return {side for side, rows in enumerate(row.sentences) if rows}


def printing(made: Comparison, name: str) -> set[int]:
    last = name.split()[-1]
    return {side for side, profile in enumerate(made.profiles) if last in profile.parsed.document.text}


@settings(deadline=None, max_examples=150)
@given(stories())
def test_only_and_both_and_none_are_true_of_sources(made: Comparison) -> None:
    rows = {row.name: row for row in made.sources}
    sides = set(range(len(made.profiles)))
    told = [f"{finding.title} {finding.text}" for finding in findings(made)]
    for text in (*told, standfirst(made)):
        for letter, names in re.findall(r"Only ([A-F]) credits ([^.]*)\.", text):
            for name in re.split(r", | and ", names):
                assert crediting(rows[name]) == printing(made, name) == {"ABCDEF".index(letter)}
                assert rows[name].type != "unnamed"
        for names in re.findall(r"(?:Both|All \w+) credit ([^.]*)\.", text):
            for name in re.split(r", | and ", names):
                assert crediting(rows[name]) == sides
        for name in re.findall(r"([\w ]+) is given the word most often in (?:both|all)", text):
            for side in sides:
                heard = {row.name: len(row.sentences[side]) for row in made.sources}
                assert all(heard[name.strip()] > count for other, count in heard.items() if other != name.strip())
        if "No person whom one of them credits is named in another" in text:
            people = [row for row in made.sources if row.type in ("official", "citizen")]
            assert all(printing(made, row.name) == crediting(row) for row in people)
            assert set().union(*map(crediting, people)) == sides


@settings(deadline=None, max_examples=150)
@given(stories())
def test_no_counterpart_is_said_only_of_what_none_tells(made: Comparison) -> None:
    records = {}
    for item in made.coverage:
        parsed = made.profiles[item.document].parsed
        span = parsed.sentences[item.sentence]
        words = parsed.document.text[span.start : span.end]
        records[item.document, words] = {other.document for other in item.counterparts if other.told == "no"}
    for finding in findings(made):
        for letter, others, words in re.findall(
            r"([A-F]), no counterpart in ([A-F, or]+|any other): “([^”]+)”", finding.text
        ):
            absent = {"ABCDEF".index(other) for other in re.findall(r"[A-F]", others)}
            if others == "any other":
                absent = set(range(len(made.profiles))) - {"ABCDEF".index(letter)}
            full = [lacking for (side, text), lacking in records.items() if side == "ABCDEF".index(letter)
                    and text.startswith(words.rstrip("…"))]  # fmt: skip
            assert full
            assert all(absent == lacking for lacking in full)
        if "no counterpart in the other." in finding.title or "no counterpart in another." in finding.title:
            assert {place.document for place in finding.places} == {
                "ABCDEF".index(c) for c in finding.title.split(" each")[0].split(" tells")[0] if c in "ABCDEF"
            }
