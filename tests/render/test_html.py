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


def test_every_number_in_the_tables_is_a_link(page: Element) -> None:
    tables = [table for table in page.iter("table") if "measures" in (table.get("class") or "")]
    assert len(tables) == 2
    cells = [cell for table in tables for cell in table.iter("td") if (cell.get("class") or "").startswith("v ")]
    assert cells
    for cell in cells:
        assert len(list(cell.iter("a"))) == 2, words(cell)


def test_a_value_leads_to_its_first_evidence_and_that_back_to_the_words() -> None:
    page = tree(story(2))
    row = next(row for row in page.iter("tr") if row.get("id") == "measure-hedging-rate")
    value = next(a for a in row.iter("a") if a.get("class") == "n")
    assert words(value) == "A 33.0"
    ids = {element.get("id"): element for element in page.iter() if element.get("id")}
    ledger = ids[value.get("href", "")[1:]]
    assert "may" in words(ledger)
    back = next(ledger.iter("a")).get("href", "")[1:]
    assert back == "A-H1"
    assert words(ids[back]) == "may"


def test_words_and_syllables_can_be_recounted_from_the_table_of_sentences() -> None:
    page = tree(story(2))
    table = next(t for t in page.iter("table") if t.get("aria-labelledby") == "A-sentences")
    heads = [words(th) for th in next(table.iter("thead")).iter("th")]
    column = heads.index("words")
    rows = [[words(cell) for cell in row] for row in next(table.iter("tbody")).iter("tr")]
    total = [words(cell) for cell in next(table.iter("tfoot")).iter("td")][column - 3]
    assert sum(int(row[column]) for row in rows) == int(total) == 91
    assert [row[column] for row in rows][-1] == "4", "It opened in 1961."


def test_totals_words_and_shares_lead_to_what_they_are_the_sum_of() -> None:
    page = tree(story(2))
    ids = {element.get("id"): element for element in page.iter() if element.get("id")}
    totals = [cell for foot in page.iter("tfoot") for cell in foot.iter("td")]
    assert totals
    for cell in totals:
        links = [a.get("href", "") for a in cell.iter("a")]
        assert len(links) == (words(cell) != "0"), words(cell)
        assert all(href.startswith(("#row-A-s", "#row-B-s")) for href in links)
    told = [a for a in page.iter("a") if a.get("class") == "b" and re.fullmatch(r"\d+ words", words(a))]
    pell = next(a for a in told if a.get("href", "").startswith("#A-s"))
    assert "Pell" in words(ids[pell.get("href", "")[1:]])
    shares = [a.get("href") for a in page.iter("a") if words(a).endswith("sentences credited")]
    assert shares == ["#A-sentences", "#B-sentences"]


def test_the_text_of_every_document_is_there_in_full(page: Element) -> None:
    text = words(next(section for section in page.iter("section") if section.get("id") == "texts"))
    assert "Sign up for our newsletter" in text
    assert "not counted: no sentence ends here" in text
    assert "Fishmonger Odo Brandt said he lost half of his customers." in text


def test_headings_descend_one_level_at_a_time(page: Element) -> None:
    levels = [int(element.tag[1]) for element in page.iter() if re.fullmatch(r"h[1-6]", str(element.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_charts_say_in_words_what_they_show() -> None:
    charts = list(tree(story(2)).iter("{http://www.w3.org/2000/svg}svg"))
    titles = [words(svg[0]) for svg in charts]
    assert all(svg.get("role") == "img" for svg in charts)
    assert any(
        re.match(r"Hedges per 1,000 words: A 33\.0 \(95% interval [\d.]+ to [\d.]+\), B 24\.1 ", t) for t in titles
    )


def test_nothing_is_called_bias_and_nobody_is_said_to_omit(page: Element) -> None:
    said = re.sub(r"[a-z0-9+/=]{80,}", "", words(page).lower())  # fonts and records in base64 may spell anything
    assert "bias" not in said
    assert "omit" not in said
    passage = "ferries cross every hour, but they hold 60 people at most. b¶3"
    pair = f"no counterpart found in a {passage}" in said
    assert pair or f"b told hereno counterpart found in {passage}a " in said


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
    assert len(plain) < 300_000


def test_a_users_own_template_replaces_ours_and_the_others_stay(tmp_path: Path) -> None:
    (tmp_path / "measures.html.j2").write_text("<section id='measures'>Ours: {{ view.title }}</section>")
    (tmp_path / "screen.css").write_text("main { color: #123456 } /* </style> */")
    page = html.write(story(2), Settings(templates=tmp_path)).decode()
    assert "Ours: One bridge, closed twice over" in page
    assert "#123456" in page
    assert 'id="speakers"' in page
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
    assert "No document credits anybody." in said
    assert "No document quotes anybody." in said


def test_a_template_that_cannot_be_computed_is_an_error_that_says_why(tmp_path: Path) -> None:
    (tmp_path / "measures.html.j2").write_text("{{ 1 / 0 }}")
    with pytest.raises(WriteError, match="division by zero"):
        html.write(story(2), Settings(templates=tmp_path))


def test_endless_names_of_outlet_and_author_do_not_fill_page_one() -> None:
    endless = replace(document(COURIER, "a"), outlet="Longest" * 60, byline="Ada Lind, " * 60)
    page = of(endless, document(COURIER, "b"))
    facts = [fact for card in view(page).cards for fact in card.facts]
    assert max(map(len, facts)) <= 61


def test_a_mark_looks_and_hides_as_its_feature_declares() -> None:
    comparison = story(2)
    doubt = Mark(("doubt",), "D", "doubt", "doubt", ground="#c0ffee", line="dashed", ink="#00ff00")
    quiet = Mark(("quiet",), "Y", "quiet", "quiet", line="", bold=True, keyed=False, beneath=True)
    with_marks = replace(comparison, marks=(*comparison.marks, doubt, quiet))
    screen = html.page(with_marks, Settings(), paper=False)
    assert ".m.doubt{background:#c0ffee;border-bottom:.085em dashed #00ff00;}" in screen
    assert 'main:has(#show-doubt:not(:checked)) .texts .k[href*="-D"]{display:none}' in screen
    assert screen.index(".m.quiet{font-weight:600}") < screen.index(".m.doubt{")
    assert '[href*="-Y"]' not in screen
    assert 'id="show-quiet"' in screen
    paper = html.page(with_marks, Settings(), paper=True)
    assert ".m.doubt{background:#c0ffee" in paper
    assert "#show-" not in paper
