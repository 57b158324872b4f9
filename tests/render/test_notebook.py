"""What a notebook shows, by its own contract: ``_repr_html_`` of the class answers HTML for an instance."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

import framing

TEXT = "Bridge <shut> again\n\nThe bridge was shut on Monday, the mayor said.\n\n“It may fall,” Ida Brandt said.\n"


def shown(item: object) -> str:
    """The page in the frame, found as IPython finds it: on the class, and a string that is HTML."""
    method = getattr(type(item), "_repr_html_", None)
    assert callable(method)
    assert not hasattr(item, "_ipython_canary_method_should_not_exist_")
    html = method(item)
    assert isinstance(html, str)
    (inner,) = re.findall(r'^<iframe title="[^"]*" sandbox="" style="[^"]*" srcdoc="([^"]*)"></iframe>$', html)
    return unescape(inner)


@pytest.fixture(scope="module")
def profile() -> framing.Profile:
    return framing.analyze(framing.read(text=TEXT, given={"outlet": "Pell Echo", "published": "2031-04-07"}))


def text_of(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_a_profile_shows_its_measures_and_the_words_they_were_counted_from(profile: framing.Profile) -> None:
    page = shown(profile)
    words = text_of(page)
    assert "Bridge <shut> again" in words
    assert "Pell Echo · 2031-04-07" in words
    assert profile.statement is not None
    assert profile.statement.text in words
    row = re.search(r'<tr><th scope="row">Hedges per 1,000 words, sources’ voices</th>.*?</tr>', page)
    assert row is not None
    found = profile.measurements["hedging.attributed.rate"]
    assert text_of(row[0]).endswith(f"{found.basis} {found.why} may")
    assert len(re.findall(r'<th scope="row">', page)) == len(profile.measurements)


def test_what_stands_on_page_one_comes_first(profile: framing.Profile) -> None:
    before, folded = shown(profile).split("<details")
    assert "Distinct sources" in before
    assert "LIX" in folded
    assert "LIX" not in before


def test_a_value_that_is_missing_has_its_reason(profile: framing.Profile) -> None:
    row = re.search(r'<tr><th scope="row">Hedges to one booster, outlet’s voice</th>.*?</tr>', shown(profile))
    assert row is not None
    assert "– none" in text_of(row[0])
    assert "nothing to divide by" in text_of(row[0])


def test_a_page_in_a_notebook_runs_nothing_and_asks_for_nothing(profile: framing.Profile) -> None:
    hostile = replace(profile.parsed.document, title='"><script>alert(1)</script>', outlet="<img src=x>")
    page = shown(replace(profile, parsed=replace(profile.parsed, document=hostile)))
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "<img" not in page
    assert "src=x" in text_of(page)


def test_a_profile_put_together_by_hand_is_shown_too(profile: framing.Profile) -> None:
    unknown = replace(profile.measurements["text.words"], measure="own.count", label="Own count")
    page = shown(replace(profile, statement=None, measurements={"own.count": unknown}))
    row = re.search(r'<tr><th scope="row">Own count</th>.*?</tr>', page)
    assert row is not None
    assert f"{unknown.value:.1f}" in text_of(row[0])


def test_a_comparison_shows_page_one() -> None:
    found = framing.compare(framing.demo_articles()[:2])
    assert found.findings[0].title in text_of(shown(found))
