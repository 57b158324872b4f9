"""The page for a screen: complete, self-contained, linked from every number to its words, and deaf to articles."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

from framing.errors import SettingsError, WriteError
from framing.model import Comparison, Mark
from framing.render import html
from framing.render.page_context import view
from framing.settings import Settings
from tests.render.invented import COURIER, SETTINGS, document, of, story

HOSTILE = """\
<script>alert(1)</script> The harbour may </style><script src=//evil.example/x></script> close.
{{ 7 * 7 }} {% include "/etc/passwd" %} {# gone #} “javascript:alert(1)” file:///etc/passwd said Odo Brandt.
\x00\x07\x1b[31m red \ud800 \u202edesrever\u202c <img src=x onerror=alert(1)> “quoted <b>bold</b> words” said Pell.
<!-- --> ]]> &lt;b&gt; &#60;script&#62; <a href="javascript:alert(1)">x</a> may be. %s {0} ${x} ' " ` said Adela Voss.
"""


def tree(comparison: Comparison, settings: Settings = SETTINGS) -> Element:
    return tinyhtml5.parse(html.write(comparison, settings).decode("utf-8"), namespace_html_elements=False)


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def without_keys(element: Element) -> str:
    """What an element says without the small letters and numbers above the line, and the tags behind sentences."""
    if element.tag == "sup" or element.get("class") == "tw":
        return element.tail or ""
    return (element.text or "") + "".join(map(without_keys, element)) + (element.tail or "")


@pytest.fixture(scope="module", params=[2, 3, 6])
def page(request: pytest.FixtureRequest) -> Element:
    return tree(story(request.param))


def test_every_link_leads_to_something_on_the_page(page: Element) -> None:
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids)), "an id stands twice"
    hrefs = {element.get("href") for element in page.iter("a")}
    assert hrefs
    assert {href for href in hrefs if not href.startswith("#")} == set()
    assert {href[1:] for href in hrefs} <= set(ids)


def test_every_value_in_the_tables_is_a_link_to_words_in_a_text(page: Element) -> None:
    """Of the panels, of page one, and of the table of every number."""
    texts = next(section for section in page.iter("section") if section.get("id") == "texts")
    there = {element.get("id") for element in texts.iter() if element.get("id")}
    told = {"rates", "verdicts", "board", "dense"}
    tables = [table for table in page.iter("table") if told & set((table.get("class") or "").split())]
    led = [a for table in tables for a in table.iter("a") if re.search(r"\bd[A-F]\b", a.get("class") or "")]
    assert len(led) >= 30
    assert {a.get("href", "")[1:] for a in led} <= there
    values = [cell for table in tables for cell in table.iter("td") if "num" in (cell.get("class") or "").split()]
    bare = [words(cell) for cell in values if not list(cell.iter("a")) and re.search(r"\d", words(cell))]
    # Without a link stand differences, totals of what nobody marks, and the scoreboard's number of sources.
    assert all(re.fullmatch(r"[+−]?[\d.,]+( \[.*\]\*?)?|[A-F]–[A-F].*", text) for text in bare), bare


def test_a_value_leads_to_the_first_of_the_words_it_counts() -> None:
    page = tree(story(2))
    panels = next(section for section in page.iter("section") if section.get("id") == "measures")
    row = next(row for row in panels.iter("tr") if words(row).startswith("Hedges per 1,000 words"))
    value = next(a for a in row.iter("a") if "n" in (a.get("class") or "").split())
    assert words(value) == "33.0"
    ids = {element.get("id"): element for element in page.iter() if element.get("id")}
    assert value.get("href") == "#A-H1"
    assert words(ids["A-H1"]) == "may"
    label = next(a for a in row.iter("a") if a is not value)
    assert "1,000 × hedges ÷ words" in words(ids[label.get("href", "")[1:]])


def test_a_key_in_the_text_leads_to_its_ledger_and_that_back() -> None:
    page = tree(story(2))
    ids = {element.get("id"): element for element in page.iter() if element.get("id")}
    key = next(a for a in page.iter("a") if words(a) == "H1")
    row = ids[key.get("href", "")[1:]]
    assert "may" in words(row)
    assert next(row.iter("a")).get("href") == "#A-H1"


def test_words_can_be_recounted_from_the_table_of_sentences() -> None:
    page = tree(story(2))
    details = next(item for item in page.iter("details") if item.get("id") == "A-sentences")
    legend = re.search(r"(\d+) words[,.]", words(next(details.iter("p"))))
    assert legend is not None
    column = int(legend[1]) - 1
    lines = [cell for row in details.iter("tr") for cell in row if "figures" in (cell.get("class") or "")]
    head, *rows, total = [words(line).replace("\u2007", " ").split() for line in lines]
    assert head == [str(at) for at in range(1, len(head) + 1)]
    assert sum(int(row[column]) for row in rows) == int(total[column]) == 91
    assert rows[-1][column] == "4", "It opened in 1961."


def test_the_text_of_every_document_is_there_in_full(page: Element) -> None:
    section = next(section for section in page.iter("section") if section.get("id") == "texts")
    text = " ".join(without_keys(section).split())
    assert "Sign up for our newsletter" in text
    assert "Set aside, not counted: furniture" in text
    assert "(no sentence ends here)" in text
    assert "Fishmonger Odo Brandt said he lost half of his customers." in text


def test_headings_descend_one_level_at_a_time(page: Element) -> None:
    levels = [int(element.tag[1]) for element in page.iter() if re.fullmatch(r"h[1-6]", str(element.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_charts_say_in_words_what_they_show() -> None:
    charts = [svg for svg in tree(story(2)).iter("{http://www.w3.org/2000/svg}svg") if not svg.get("aria-hidden")]
    titles = [words(svg[0]) for svg in charts]
    assert all(svg.get("role") == "img" for svg in charts)
    assert all(titles)
    assert any(
        re.match(r"Hedges per 1,000 words: A 33\.0 \(95% interval [\d.]+ to [\d.]+\), B 24\.1 ", t) for t in titles
    )


def test_nothing_is_called_bias_and_nobody_is_said_to_omit(page: Element) -> None:
    said = re.sub(r"[a-z0-9+/=]{80,}", "", words(page).lower())  # fonts and records in base64 may spell anything
    assert "bias" not in said
    assert "omit" not in said


def test_what_only_one_tells_is_listed_with_its_place() -> None:
    said = words(tree(story(2)))
    assert "sentences: no counterpart found in A" in said
    assert "Ferries cross every hour, but they hold 60 people at most. B¶3" in said


def test_a_long_name_leaves_page_one_its_room() -> None:
    """Two files' names make a long one; at full length it pushed the last lines of page one overleaf."""
    (name,) = (element for element in tree(replace(story(2), name="n" * 60)).iter() if element.get("class") == "name")
    assert words(name) == "n" * 36 + "…"


def test_no_script_no_address_no_inline_style(page: Element) -> None:
    tags = {str(element.tag) for element in page.iter()}
    assert not tags & {"script", "iframe", "object", "embed", "link", "base", "form", "img"}
    for element in page.iter():
        assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "src", "srcset")]
    style = next(page.iter("style")).text or ""
    assert not re.search(r"url\((?!data:font/woff2;base64,)|@import", style)


def test_the_policy_names_the_style_sheet_by_its_digest(page: Element) -> None:
    policy = next(m.get("content", "") for m in page.iter("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none';")
    digest = b64encode(sha256((next(page.iter("style")).text or "").encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_a_hostile_article_comes_out_as_text_and_as_nothing_else() -> None:
    hostile = document(HOSTILE, '"><script>x</script>', title="</title><script>1</script>", outlet="<b>Outlet</b>")
    plain = document(COURIER, "courier")
    name = "</p><script>name</script>"
    page = tree(of(hostile, plain, name=name, title="<h1>{{ title }}</h1>"))
    tags = {str(element.tag) for element in page.iter()}
    assert not tags & {"script", "img", "iframe"}
    assert [words(h1) for h1 in page.iter("h1")] == ["<h1>{{ title }}</h1>"]
    assert len(list(page.iter("style"))) == 1
    said = words(page)
    for line in (
        "<script>alert(1)</script> The harbour may",
        '{{ 7 * 7 }} {% include "/etc/passwd" %} {# gone #}',
        "&lt;b&gt; &#60;script&#62;",
        "␀␇␛[31m red � [RLO]desrever[PDF] <img src=x onerror=alert(1)>",
        "</p><script>name</script>",
    ):
        assert line in said, line
    assert {a.get("href", "")[:1] for a in page.iter("a")} == {"#"}


def test_bytes_are_valid_and_the_same_every_time() -> None:
    first = html.write(story(3), SETTINGS)
    first.decode("utf-8")
    assert first == html.write(story(3), SETTINGS)


def test_letters_beyond_western_europe_bring_their_half_of_the_fonts_along() -> None:
    plain = html.write(story(2), SETTINGS)
    polish = html.write(of(document("Zażółć gęślą jaźń, said Odo Brandt.\n", "a"), document(COURIER, "b")), SETTINGS)
    assert plain.count(b"@font-face") == 3
    assert polish.count(b"@font-face") == 6
    assert len(plain) < 250_000


def test_a_users_own_template_replaces_ours_and_the_others_stay(tmp_path: Path) -> None:
    (tmp_path / "measures.html.j2").write_text("<section id='measures'>Ours: {{ view.title }}</section>")
    (tmp_path / "screen.css").write_text("main { color: #123456 } /* </style> */")
    page = html.write(story(2), Settings(templates=tmp_path)).decode()
    assert "Ours: One bridge, closed twice over" in page
    assert "#123456" in page
    assert 'id="voices"' in page
    assert page.count("</style>") == 1


def test_a_template_with_a_wrong_name_is_an_error_that_says_which(tmp_path: Path) -> None:
    (tmp_path / "measures.html.j2").write_text("{{ view.nonsense }}")
    with pytest.raises(WriteError, match="nonsense"):
        html.write(story(2), Settings(templates=tmp_path))
    with pytest.raises(SettingsError, match="is not a folder"):
        html.write(story(2), Settings(templates=tmp_path / "nowhere"))


def test_documents_without_words_or_sources_still_make_a_page() -> None:
    page = tree(of(document("Nothing here ends\n", "a"), document("", "b")))
    said = words(page)
    assert "No article credits anybody." in said
    assert "No article quotes anybody." in said


THEME = Path(html.__file__).parents[2] / "templates" / "themes" / "gazette"


@pytest.mark.parametrize("paper", [False, True])
def test_a_house_style_brings_its_mark_and_its_colours(paper: bool) -> None:
    ours, theirs = (html.page(story(2), Settings(templates=own), paper=paper) for own in (None, THEME))
    assert "Fennmoor Gazette" in theirs
    assert "Fennmoor" not in ours
    drawn = theirs[theirs.index("<body") :]
    assert "#7a1f2b" in drawn
    assert "#1f5a94" not in drawn
    assert ("@media screen" in theirs) is not paper
    assert not paper or re.search(r"\.dA\{\s*color: #7a1f2b", theirs), "a variable has the colour of a dark screen"


def test_a_wrong_template_is_named_with_its_line_and_the_variable(tmp_path: Path) -> None:
    (tmp_path / "voices.html.j2").write_text(
        '<section id="voices">\n<h2>Voices</h2>\n{{ view.voices.loudest }}\n</section>'
    )
    with pytest.raises(WriteError, match=r"(?s)loudest.*") as caught:
        html.write(story(2), Settings(templates=tmp_path))
    assert caught.value.where == "voices.html.j2, line 3"
    (tmp_path / "voices.html.j2").write_text("<p>\n{% for each in view.letters %}\n</p>")
    with pytest.raises(WriteError) as caught:
        html.write(story(2), Settings(templates=tmp_path))
    assert str(caught.value.where).startswith("voices.html.j2, line ")


def test_a_template_that_cannot_be_computed_is_an_error_that_says_why(tmp_path: Path) -> None:
    (tmp_path / "measures.html.j2").write_text("{{ 1 / 0 }}")
    with pytest.raises(WriteError, match="division by zero"):
        html.write(story(2), Settings(templates=tmp_path))


def test_endless_names_of_outlet_and_author_do_not_fill_page_one() -> None:
    endless = replace(document(COURIER, "a"), outlet="Longest" * 60, byline="Ada Lind, " * 60)
    page = of(endless, document(COURIER, "b"))
    facts = [fact for card in view(page, SETTINGS, paper=False).cards for fact in card.facts]
    assert max(map(len, facts)) <= 61


def test_a_mark_looks_and_hides_as_its_feature_declares() -> None:
    comparison = story(2)
    doubt = Mark(("doubt",), "D", "doubt", "doubt", ground="#c0ffee", line="dashed", ink="#00ff00")
    quiet = Mark(("quiet",), "Y", "quiet", "quiet", line="", bold=True, keyed=False, beneath=True)
    with_marks = replace(comparison, marks=(*comparison.marks, doubt, quiet))
    screen = html.page(with_marks, Settings(), paper=False)
    assert ".m.doubt{background:#c0ffee;color:#1d1b18;border-bottom:.085em dashed #00ff00;}" in screen
    assert 'main:has(#show-doubt:not(:checked)) .texts .k[href*="-D"]{display:none}' in screen
    assert screen.index(".m.quiet{font-weight:600}") < screen.index(".m.doubt{")
    assert '[href*="-Y"]' not in screen
    assert 'id="show-quiet"' in screen
    paper = html.page(with_marks, Settings(), paper=True)
    assert ".m.doubt{background:#c0ffee" in paper
    assert "#show-" not in paper
