"""Every class of words of a page's lines has examples that the code reads as it should."""

from __future__ import annotations

import pytest

from framing.read.zones import bylines, datelines, page_words
from tests.read.helpers import read

LEAD = "The barge struck the upper gate of the lock on Monday night and sank in four minutes."
CLASSES = {entry.class_: entry for entry in page_words.entries()}


@pytest.mark.parametrize("line", CLASSES["name particle"].examples)
def test_particles_belong_to_names(line: str) -> None:
    parsed = bylines.parse(line)
    assert parsed is not None
    assert parsed.names == line.removeprefix("By ")


@pytest.mark.parametrize("line", CLASSES["author role"].examples)
def test_roles_stand_below_a_name(line: str) -> None:
    assert bylines.role(line)


@pytest.mark.parametrize("line", CLASSES["small word of a byline"].examples)
def test_small_words_end_the_names(line: str) -> None:
    parsed = bylines.parse(line)
    assert parsed is not None
    assert parsed.names == "Mara Quill"


@pytest.mark.parametrize("line", CLASSES["label before a headline"].examples)
def test_a_label_belongs_to_its_headline(line: str) -> None:
    assert read(f"{line}\n\n{LEAD}\n\n{LEAD} It rained.").title == line


@pytest.mark.parametrize(
    ("line", "name"), [(line, agency.name) for agency in page_words.agency_entries() for line in agency.examples]
)
def test_an_agency_signs(line: str, name: str) -> None:
    found = datelines.find(line, first=True)
    assert found is not None
    assert found.agency == name


def test_no_class_is_left_without_a_test() -> None:
    assert set(CLASSES) == {"name particle", "author role", "small word of a byline", "label before a headline"}
