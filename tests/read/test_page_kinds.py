"""What is no article is refused by what it is; what is another kind of text is told."""

from __future__ import annotations

import pytest

from framing.errors import ReadError
from framing.read import page_kinds
from tests.read.helpers import read

KINDS = page_kinds.kinds()
ARTICLE = (
    "Ferry line cuts its night boats\n\nThe ferry line at Halm will run no boats after ten at night from June, its "
    "manager said on Monday, as too few people use them.\n\nA nurse who works nights said that she did not know how "
    "she would get home. The council will talk about it next week.\n"
)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in KINDS for text in kind.matches])
def test_a_notice_is_refused_and_the_refusal_says_what_it_is(kind: page_kinds.PageKind, text: str) -> None:
    with pytest.raises(ReadError) as error:
        read(text)
    assert error.value.what == f"this is {kind.what}"
    assert error.value.next == kind.advice


@pytest.mark.parametrize("text", [text for kind in KINDS for text in kind.misses])
def test_an_article_about_such_a_notice_is_an_article(text: str) -> None:
    assert read(text).notes == ()


def test_an_article_is_told_to_be_nothing_else() -> None:
    assert read(ARTICLE).notes == ()


def test_the_beginning_of_an_article_above_a_paywall_is_kept_and_told() -> None:
    document = read(f"{ARTICLE}\nThis story is for subscribers only. Subscribe now to keep reading.\n")
    assert page_kinds.CUT in document.notes
    assert "ten at night" in document.body


def test_titles_and_summaries_in_turn_are_a_list_of_articles() -> None:
    stories = [
        ("Ferry line cuts its night boats", "The manager says too few people use them after ten."),
        ("Mill owner sells to a brewer", "Beer may be made in the old hall by spring."),
        ("Bank shuts its last branch here", "Customers must now drive for an hour."),
        ("Rain floods the lower market", "Two stalls were washed away, and nobody was hurt."),
        ("School gets a second hall", "Parents had asked for it for nine years."),
        ("Herring are scarce this year", "Some skippers say they will sell their boats."),
    ]
    with pytest.raises(ReadError, match="a list of articles"):
        read("\n\n".join(f"{title}\n\n{summary}" for title, summary in stories))


def test_headings_between_the_paragraphs_of_an_article_make_no_list() -> None:
    heads = ["What the line says", "What nurses say", "What it costs now", "Who decides in June", "How boats are paid"]
    parts = [
        f"{head} about it\n\n{ARTICLE.split(chr(10))[2]}\n\n{ARTICLE.split(chr(10))[4]}" for head in [*heads, "At"]
    ]
    assert read("Night boats explained\n\n" + "\n\n".join(parts)).notes == ()


def test_items_that_the_text_introduces_make_no_list() -> None:
    items = [f"• Boats to the {place} bank stop at ten" for place in ("north", "south", "east", "west", "far", "near")]
    assert read(ARTICLE + "\nThe manager named six changes at the meeting:\n\n" + "\n\n".join(items)).notes == ()


def test_pictures_with_captions_are_told_to_be_a_gallery() -> None:
    slides = [f"{n}/4 The barge lies below the lock on the {n}th day, seen from the bank." for n in range(1, 5)]
    assert page_kinds.GALLERY in read("The barge in pictures\n\n" + "\n\n".join(slides)).notes


def test_entries_under_times_of_the_day_are_a_live_blog() -> None:
    entries = [
        f"{hour}:05\n\nThe boats are held back at the pier, and {hour} people wait." for hour in range(18, 12, -1)
    ]
    text = "Storm at Halm: as it happened\n\n" + "\n\n".join(entries)
    assert page_kinds.LIVE in read(text).notes


def test_a_time_or_two_in_an_article_make_no_live_blog() -> None:
    assert read(ARTICLE + "\n10:05 The boat left.\n\n11:20 It came back.\n").notes == ()


def test_paragraphs_that_say_who_speaks_are_a_transcript() -> None:
    turns = ["PIA HOLM: When did you know?", "ODD BRANDT: On the second of May, when a diver rang me at home."] * 5
    assert page_kinds.TRANSCRIPT in read("Odd Brandt on the night boats\n\n" + "\n\n".join(turns)).notes


def test_labels_before_a_colon_make_no_transcript() -> None:
    lines = ["Where: the hall at Halm, on the north bank, from nine to five each day but Monday."] * 2
    assert read(ARTICLE + "\n" + "\n\n".join(lines)).notes == ()
