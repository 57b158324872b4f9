"""Markdown: what is language and what is markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.read.formats import markdown
from tests.read.helpers import kinds, read, shown, words

SENTENCE = "The barge struck the upper gate on Monday night and sank in four minutes."


@pytest.mark.parametrize(
    ("source", "language"),
    [
        (
            "The *old* lock and the **new** one were __both__ shut _at once_.",
            "The old lock and the new one were both shut at once.",
        ),
        ("The ***old*** lock held ~~two~~ three boats.", "The old lock held two three boats."),
        ('See [the report](http://x.example/a_(b) "Title") for more.', "See the report for more."),
        (
            "See [the report][1] and [it] again.\n\n[1]: http://x.example\n[it]: <http://y.example>",
            "See the report and it again.",
        ),
        ("He said it [sic] twice [and left].", "He said it [sic] twice [and left]."),
        ("A `code` word and ``two `ticks` here``.", "A code word and two `ticks` here."),
        ("Use <b>tags</b> and <!-- no --> comments.", "Use tags and comments."),
        ("AT&amp;T said 5 * 3 was 15.", "AT&T said 5 * 3 was 15."),
        ("A snake_case_word and a\\*star and ~5 boats.", "A snake_case_word and a*star and ~5 boats."),
        ("Written at <https://x.example/a> today.", "Written at today."),
        ("A note[^1] stands here.", "A note stands here."),
        ("> A quoted line\n> goes on.", "A quoted line goes on."),
        (">> Deep\n>> down.", "Deep down."),
        ("- one item\n- another item", "one item another item"),
        ("1. one item\n2. another item", "one item another item"),
        ("- [x] a task done", "a task done"),
        ("Hard  \nbreaks\\\nin this.", "Hard breaks in this."),
        ("One<br>two", "One two"),
        ("1986. That was the year.", "1986. That was the year."),
        ("An ![inline](a.png) picture in words.", "An picture in words."),
        ("The Q&A at Orlo & Sons cost R&D 4 & more.", "The Q&A at Orlo & Sons cost R&D 4 & more."),
        ("Orlo &amp; Sons, 5 < 6 & 7 > 2, a&b;c.", "Orlo & Sons, 5 < 6 & 7 > 2, a&b;c."),
        ("A **bold *and* bent** word, **2**nd of its kind.", "A bold and bent word, 2nd of its kind."),
        ("Not * one *, nor 2 * 3 * 4, nor a_b_c.", "Not * one *, nor 2 * 3 * 4, nor a_b_c."),
        ("She said *“never”* and **went**.", "She said “never” and went."),
        ("[![Ada](a.png)](http://x.example) sailed.", "sailed."),
        ("A [link with *weight* and `code`](x) in it.", "A link with weight and code in it."),
        ("A [broken link](not closed and so it stays.", "A [broken link](not closed and so it stays."),
        ("\\*Not bent\\*, \\[no link\\], \\d stays.", "*Not bent*, [no link], \\d stays."),
        ("Three ``` ticks and one ` tick.", "Three ``` ticks and one ` tick."),
        ("    An indented line is prose.", "An indented line is prose."),
        ("> - quoted *item*\n>   goes on", "quoted item goes on"),
        ("Term [^long-name] and more.\n\n[^long-name]: The note says so.", "Term and more. The note says so."),
        ("1. first\n\n   still *first*\n2. second", "first still first second"),
        ("Mail <ada@x.example> or https://x.example/a_b_c now.", "Mail or https://x.example/a_b_c now."),
    ],
)
def test_markup_is_told_from_language(source: str, language: str) -> None:
    document = read(f"{SENTENCE}\n\n{source}\n\n{SENTENCE}", "a.md")
    assert words(document) == f"{SENTENCE} {language} {SENTENCE}"


def test_blocks_have_their_kinds() -> None:
    text = f"""# Barge sinks in lock

![Crews at the lock](a.png)

{SENTENCE}

## What comes next

{SENTENCE}

| boat | tonnes |
|------|--------|
| Ada  | 40     |

```
code
```

<!-- hidden
words -->

***
"""
    assert shown(read(text, "a.md")) == [
        ("headline", "# Barge sinks in lock"),
        ("caption", "![Crews at the lock](a.png)"),
        ("body", SENTENCE),
        ("headline", "## What comes next"),
        ("body", SENTENCE),
        ("furniture", "| boat | tonnes |"),
        ("furniture", "|------|--------|"),
        ("furniture", "| Ada | 40 |"),
        ("furniture", "``` code ```"),
        ("furniture", "<!-- hidden words -->"),
        ("furniture", "***"),
    ]


def test_underlined_headings_are_headings() -> None:
    document = read(f"Barge sinks in lock\n===\n\n{SENTENCE}\n\nWhat next\n---\n\n{SENTENCE}", "a.markdown")
    assert kinds(document) == ["headline", "body", "headline", "body"]
    assert document.title == "Barge sinks in lock"


def test_a_picture_with_its_caption_under_it() -> None:
    text = f"# Barge sinks\n\n![Crews](a.png)\n*Crews lift the barge. Photo: Ana Brill*\n\n{SENTENCE}"
    assert kinds(read(text, "a.md")) == ["headline", "caption", "caption", "body"]


def test_a_dateline_in_bold_type() -> None:
    document = read(f"# Barge sinks\n\n**BRANNOCK (Reuters)** — {SENTENCE}", "a.md")
    assert shown(document)[1:] == [("dateline", "**BRANNOCK (Reuters)** —"), ("body", SENTENCE)]
    assert document.outlet == "Reuters"


@pytest.mark.parametrize("opening", ["```\n", "<!-- ", "<script>\n", "[", "**", "`", "> ", "<b", "![", "[a](b"])
def test_what_is_never_closed_hides_nothing(opening: str) -> None:
    document = read(
        f"# Barge sinks\n\n{opening}{SENTENCE}\n\nThen it rained, and the boats that had come to help went home again.",
        "a.md",
    )
    assert "sank in four minutes" in words(document)
    assert "went home again" in words(document)


def test_script_in_markdown_is_no_language() -> None:
    document = read(
        f"{SENTENCE}\n\n<script>\nalert('a barge sank in the lock again today')\n</script>\n\n{SENTENCE}", "a.md"
    )
    assert kinds(document) == ["body", "furniture", "body"]


def test_the_same_text_as_plain_text_keeps_every_sign() -> None:
    source = "The *old* lock and [the new](x) were shut on Monday night after a barge sank."
    document = read(source, "a.txt")
    assert document.markup == ()
    assert words(document) == source


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_those_of_the_file_whatever_ends_its_lines(end: str) -> None:
    lines = ["# Barge *sinks*", "", "> The **old** lock", "> held & held.", "", "- one \\* item", "", "Last\\", "line."]
    document = read(end.join(lines), "a.md")
    assert document.text == end.join(lines)
    assert words(document) == "The old lock held & held. one * item Last line."
    assert [document.text[start : start + 1] for start, _ in document.markup][:4] == ["#", "*", "*", ">"]


PLAIN = st.text(st.sampled_from("abcdeé ,.;:'’“”&$%/()?éß0123456789"), min_size=1, max_size=60)


@given(st.lists(st.builds(str.__add__, st.sampled_from("ARé"), PLAIN), min_size=1, max_size=5))
def test_text_without_markup_has_the_same_words_as_markdown(lines: list[str]) -> None:
    source = "\n\n".join(lines)
    page = markdown.find(source)
    assert page.markup == ()
    assert [paragraph.text.split() for paragraph in page.paragraphs] == [line.split() for line in lines]


@given(st.text(st.sampled_from("ab .*_`[]()!<>&;#-+|~^:\\\n\r\t1é“”=/"), max_size=120))
def test_any_text_is_read_with_every_place_inside_it(source: str) -> None:
    page = markdown.find(source)
    covered = -1
    for paragraph in page.paragraphs:
        assert covered < paragraph.start < paragraph.end <= len(source)
        covered = paragraph.end - 1
        assert paragraph.offsets is not None
        assert len(paragraph.offsets) == len(paragraph.text)
        assert list(paragraph.offsets) == sorted(set(paragraph.offsets))
        assert all(paragraph.start <= place < paragraph.end for place in paragraph.offsets)
    edges = [edge for span in page.markup for edge in span]
    assert edges == sorted(edges)
    letters = {at for at, sign in enumerate(source) if sign in "éab"}
    held = {at for paragraph in page.paragraphs for at in range(paragraph.start, paragraph.end)}
    assert letters <= held


@pytest.mark.parametrize(
    "piece",
    ["[", "![", "*a_ ", "<", "&", "[a](", "`a``", "> ", "- ", "[a]: b\n", "<!-- ", "```\n", "*", "<br>", "![a](b) "],
)
def test_no_text_makes_reading_start_over(piece: str) -> None:
    page = markdown.find(f"Rain fell. {piece * (60_000 // len(piece))}\n\nThe end.")
    assert page.paragraphs[-1].text == "The end."
