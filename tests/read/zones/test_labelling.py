"""Which lines are the article and which are the page around it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from framing.model import Document
from framing.read import read_bytes, read_record
from framing.read.repair import repair
from framing.settings import Settings
from tests.read.helpers import kinds, read, shown

LEAD = "The barge struck the upper gate of the lock on Monday night and sank in four minutes."
NEXT = "Nobody was hurt, the harbour master said, but the canal will stay shut for at least a week."
LAST = "The waterways office has promised to pay the farmers whose barley waits on the quay."


def test_a_page_with_everything_around_the_article() -> None:
    document = read(
        f"""Quay Gazette
Home | News | Boats
Last update: March 9, 2031 12:59

Newsroom logo

Barge Sinks in Brannock Lock

By Mara Quill March 4, 2031

None

{LEAD} / Ana Brill / AFP via Getty Images

BRANNOCK (Reuters) — {LEAD} It had been carrying barley.

ADVERTISEMENT

{NEXT}

Farmers wait

{LAST}

(Reporting by Mara Quill; Editing by Tomas Reyl)

Most read
Ten boats to see before you sink
Lock keeper wins a prize

Share this article: Facebook | Email
© 2031 Quay Gazette. All rights reserved.
"""
    )
    assert shown(document) == [
        ("furniture", "Quay Gazette"),
        ("furniture", "Home | News | Boats"),
        ("furniture", "Last update: March 9, 2031 12:59"),
        ("furniture", "Newsroom logo"),
        ("headline", "Barge Sinks in Brannock Lock"),
        ("byline", "By Mara Quill March 4, 2031"),
        ("furniture", "None"),
        ("caption", f"{LEAD} / Ana Brill / AFP via Getty Images"),
        ("dateline", "BRANNOCK (Reuters) —"),
        ("body", f"{LEAD} It had been carrying barley."),
        ("furniture", "ADVERTISEMENT"),
        ("body", NEXT),
        ("headline", "Farmers wait"),
        ("body", LAST),
        ("furniture", "(Reporting by Mara Quill; Editing by Tomas Reyl)"),
        ("furniture", "Most read"),
        ("furniture", "Ten boats to see before you sink"),
        ("furniture", "Lock keeper wins a prize"),
        ("furniture", "Share this article: Facebook | Email"),
        ("furniture", "© 2031 Quay Gazette. All rights reserved."),
    ]
    assert (document.title, document.byline) == ("Barge Sinks in Brannock Lock", "Mara Quill")
    assert (document.published, document.outlet) == ("2031-03-04", "Reuters")
    assert all(zone.why for zone in document.zones)


def test_an_article_that_starts_with_its_text_has_no_headline() -> None:
    document = read(f"{LEAD}\n\n{NEXT}\n")
    assert kinds(document) == ["body", "body"]
    assert document.title is None
    assert "headline" in document.provenance["title"]


@pytest.mark.parametrize(
    "headline", ["Barge sinks in lock", "Who sank the barge?", "‘We saw it go’: a barge sinks", "Barge sinks in lock."]
)
def test_a_headline_is_told_by_its_look(headline: str) -> None:
    document = read(f"{headline}\n\n{LEAD}\n\n{NEXT}")
    assert kinds(document) == ["headline", "body", "body"]
    assert document.title == headline


def test_a_short_first_sentence_is_no_headline() -> None:
    assert kinds(read(f"It was raining when the barge went down.\n\n{LEAD}\n\n{NEXT}")) == ["body", "body", "body"]


def test_the_title_given_finds_a_headline_that_looks_like_a_sentence() -> None:
    title = "The barge that sank on Monday was carrying more barley than the law allows, and they knew."
    assert kinds(read(f"{title}\n\n{LEAD}", title=title)) == ["headline", "body"]
    assert kinds(read(f"{title}\n\n{LEAD}")) == ["body", "body"]


def test_a_line_under_the_headline_belongs_to_it() -> None:
    document = read(f"Barge sinks in lock\n\nFarmers fear for barley as canal stays shut\n\nBy Mara Quill\n\n{LEAD}")
    assert kinds(document) == ["headline", "headline", "byline", "body"]
    assert document.title == "Barge sinks in lock"


def test_a_sentence_beside_its_picture_counts_once() -> None:
    document = read(f"Barge sinks in lock\n\n{NEXT}\n\n{LEAD}\n\n{NEXT} {LAST}\n\n{LAST} It rained.")
    assert kinds(document) == ["headline", "caption", "body", "body", "body"]


def test_a_name_and_a_date_under_the_headline() -> None:
    document = read(f"Barge sinks in lock\n\nMARA QUILL\n4 MAR 2031\n\n{LEAD}\n\n{NEXT}")
    assert (document.byline, document.published) == ("MARA QUILL", "2031-03-04")
    assert kinds(document) == ["headline", "byline", "furniture", "body", "body"]


def test_the_authors_note_behind_the_article() -> None:
    document = read(f"Barge sinks in lock\n\nBy Mara Quill\n\n{LEAD}\n\n{NEXT}\n\nMara Quill is a novelist and sailor.")
    assert kinds(document)[-1] == "furniture"


def test_a_list_at_the_end_is_kept() -> None:
    boats = "\n".join(
        f"{name} (Brannock): {number} tonnes" for name, number in (("Ada", 40), ("Ivo", 38), ("Una", 20), ("Eve", 9))
    )
    assert kinds(read(f"{LEAD}\n\n{NEXT}\n\n{boats}")) == ["body"] * 6


@pytest.mark.parametrize(
    ("line", "published", "why"),
    [
        ("Last update: March 9, 2031 12:59", None, "last update"),
        ("Published: March 4, 2031 | Updated: March 9, 2031", "2031-03-04", None),
        ("Updated: March 9, 2031 | First published: March 4, 2031", "2031-03-04", None),
        ("4 March 2031", "2031-03-04", None),
        ("Published 03/04/2031", None, "cannot be told apart"),
        ("© 2031 Quay Gazette", None, "no line gives"),
    ],
)
def test_the_day_of_publication(line: str, published: str | None, why: str | None) -> None:
    document = read(f"Barge sinks in lock\n\n{line}\n\n{LEAD}\n\nThe lock opened on June 3, 1931. {NEXT}")
    assert document.published == published
    assert why is None or why in document.provenance["published"]


def test_the_outlet_from_the_copyright_line() -> None:
    document = read(f"Barge sinks in lock\n\n{LEAD}\n\n{NEXT}\n\n© 2031 The Quay Gazette. All rights reserved.")
    assert document.outlet == "The Quay Gazette"


LINES = st.sampled_from(
    [
        LEAD,
        NEXT,
        LEAD + " " + NEXT,
        "Barge sinks",
        "By Mara Quill",
        "None",
        "ADVERTISEMENT",
        "Most read",
        "Photo: Ana Brill",
        "BRANNOCK (Reuters) — " + LEAD,
        "4 March 2031",
        "",
        "   ",
        "---",
        "# Title",
        "> quoted *words*",
        "![a](b)",
        "[a](b) c",
        "```",
        "<b>x</b>",
        "- item",
        "a|b",
        "-|-",
        "===",
        "<!-- x",
        "-->",
        "+++",
        "title: x",
        "\ud800",
        "\u202e\u05d0\u05d1\u05d2",
        "\x07 bell",
        "😀😀",
    ]
)
PAGES = st.one_of(
    st.lists(LINES, max_size=14).flatmap(
        lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", "\r"]).map(lambda end: end.join(lines))
    ),
    st.text(max_size=200),
    st.text(alphabet="ab *_`[]()<>!#>-|\\&~\n\r\t.:\"“”'", max_size=120),
)


def _clean(text: str) -> bool:
    """Whether it is no binary file: control characters beside space are few."""
    return sum(unicodedata.category(sign) == "Cc" for sign in text if sign not in "\t\n\r\v\f\x85") <= 3


def _holds(document: Document, text: str) -> None:
    assert document.text == text
    edges = [edge for zone in document.zones for edge in (zone.start, zone.end)]
    assert edges == sorted(edges)
    assert all(0 <= zone.start < zone.end <= len(text) for zone in document.zones)
    covered = set()
    for zone in document.zones:
        assert not text[zone.start].isspace()
        assert not text[zone.end - 1].isspace()
        covered.update(range(zone.start, zone.end))
    assert [place for place, sign in enumerate(text) if not sign.isspace() and place not in covered] == []
    spans = [edge for span in document.markup for edge in span]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in document.markup)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(PAGES)
def test_zones_are_sorted_disjoint_and_cover_every_sign_of_plain_text(page: str) -> None:
    text = page + " word"
    assume(_clean(text))
    _holds(read_record({"id": "a", "text": text}, Settings(), "a"), repair(text).text)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(PAGES)
def test_zones_are_sorted_disjoint_and_cover_every_sign_of_markdown(page: str) -> None:
    text = page.replace("\ud800", "").lstrip("\ufeff") + f" word\n\n{LEAD}"
    assume(_clean(text) and "\x00" not in text and not text.startswith("+++"))
    document = read_bytes(text.encode(), id="a", name="a.md", settings=Settings())
    _holds(document, repair(text, source=False).text)


def test_a_hundred_thousand_empty_lines() -> None:
    document = read("\n" * 100_000 + LEAD + "\n" * 100_000)
    assert shown(document) == [("body", LEAD)]


def test_a_line_of_a_megabyte() -> None:
    document = read("The barge sank. " * 65_000)
    assert kinds(document) == ["body"]
