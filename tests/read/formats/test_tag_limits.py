"""Tags that no page needs are cut down, and everything else of a page stays as it is."""

from __future__ import annotations

import pytest

from framing.errors import ReadError
from framing.read.formats import fragment, html, tag_limits
from framing.read.limits import LIMITS

MANY = " ".join(f"a{n}=1" for n in range(LIMITS.attributes + 1))


@pytest.mark.parametrize("page", [f'<div data-x="{"a b " * 2_000}">Rain</div>', "1 < 2, 3 > 2 and <- this"])
def test_a_usual_page_stays_as_it_is(page: str) -> None:
    assert tag_limits.restrained(page) == page


def test_a_tag_of_too_many_attributes_is_kept_without_them() -> None:
    assert tag_limits.restrained(f"<p>a</p><p {MANY}>Rain</p>") == "<p>a</p><p>Rain</p>"
    assert tag_limits.restrained(f"<p {MANY.replace('=1', '')}>Rain</p>") == "<p>Rain</p>"


@pytest.mark.parametrize("tag", ["div", "b", "span"])
def test_a_page_nested_so_deep_that_its_end_is_lost_is_refused(tag: str) -> None:
    article = f"<article><p>{'The ferry sails on Tuesday, the line said. ' * 9}</p></article>"
    page = f"<html><body>{article}{f'<{tag}>' * 300}Rain{f'</{tag}>' * 300}</body></html>"
    with pytest.raises(ReadError, match=r"a\.html: its elements are nested more than 250 deep"):
        html.read(page.encode(), "a.html")
    fewer = page.replace(f"<{tag}>" * 300, f"<{tag}>" * 100).replace(f"</{tag}>" * 300, f"</{tag}>" * 100)
    assert "The ferry sails" in html.read(fewer.encode(), "a.html")[0].text


@pytest.mark.parametrize(
    ("piece", "whole"),
    [
        ("<p>Rain</p>", "<p>Rain</p>"),
        ("1 < 2 <b>so</b>", "1 &lt; 2 <b>so</b>"),
        ("a<!-- gone <b> -->b", "ab"),
        ("a<!-- never closed <b>x</b>", "a&lt;!-- never closed <b>x</b>"),
        ("<a <a <a", "&lt;a &lt;a &lt;a"),
        (f"<p {MANY * 9}>x", "<p>x"),
        ("", ""),
    ],
)
def test_a_sign_that_opens_no_tag_is_a_sign_of_the_text(piece: str, whole: str) -> None:
    assert tag_limits.whole_tags(piece) == whole


def test_words_behind_a_broken_tag_are_not_lost() -> None:
    assert fragment.paragraphs("<p>Tea < 3 crowns.</p><p>Snow") == "Tea < 3 crowns.\n\nSnow"
    assert "Rain." in fragment.paragraphs('<p title="a<b">Rain.</p>')
