"""A truth that does not fit its articles is refused, and the message says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.truth.annotation import AnnotationError, event, passage

TEXT = "The mayor may resign. The clerk may stay.\nShare this"


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ("resign", (14, 20)),
        ({"words": "may", "nth": 2}, (32, 35)),
        ({"words": "may", "within": "clerk may"}, (32, 35)),
    ],
)
def test_words_are_found(given: str | dict[str, object], place: tuple[int, int]) -> None:
    assert passage(given, TEXT, "test") == place


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("might", "x/a: not there: 'might'"),
        ("may", "x/a: 2 times there, give nth or within: 'may'"),
        ({"words": "may", "nth": 3}, "x/a: 2 times there, so there is no nth = 3"),
        ({"words": "may", "within": "the cook may"}, "x/a: not there: 'the cook may'"),
        ("", "x/a: a passage without words"),
    ],
)
def test_words_that_are_not_there_or_not_plain_are_refused(given: str | dict[str, object], message: str) -> None:
    with pytest.raises(AnnotationError, match="^" + message.replace("(", r"\(")):
        passage(given, TEXT, "x/a")


ARTICLE = """\
[{key}]
title = "A title"
outlet = "An outlet"
date = "2024-01-01"
lead = "The mayor."
zones = [{{ line = "Share", kind = "furniture" }}]
[{key}.coverage]
"The mayor" = {{ {others} }}
"""


def _folder(path: Path, change: tuple[str, str] = ("", "")) -> Path:
    others = {"a": 'b = "yes", c = "no"', "b": 'a = "yes", c = "no"', "c": 'a = "no", b = "no"'}
    truth = "".join(ARTICLE.format(key=key, others=told) for key, told in others.items())
    (path / "truth.toml").write_text(truth.replace(*change, 1) if change[0] else truth, encoding="utf-8")
    for key in others:
        (path / f"{key}.txt").write_text(TEXT + "\n", encoding="utf-8")
    return path


def test_a_truth_that_fits_gives_a_row(tmp_path: Path) -> None:
    row = event(_folder(tmp_path))
    assert row["coverage"]["a"] == [{"start": 0, "end": 41, "in": {"b": "yes", "c": "no"}}]
    assert row["zones"]["b"] == [{"start": 42, "end": 52, "kind": "furniture"}]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('"The mayor" =', '"The clerk" ='), "a coverage: 0 paragraphs begin so, one was meant: 'The clerk'"),
        (('"The mayor" =', '"Share" ='), "a coverage: nothing is said of .'The mayor may"),
        (('b = "yes"', 'b = "maybe"'), "a coverage: 'maybe' is none of no, part, yes"),
        (('b = "yes", ', ""), "a coverage: 'The mayor' needs b and c"),
        (('"furniture"', '"advert"'), "a zones: 'advert' is none of byline, caption, furniture, headline"),
        (("lead =", "lede ="), "a: unknown: lede; known: coverage, date, hedges, lead"),
        (("[a]", 'twins = [{ a = "mayor", speaker = "x", relation = "verbatim" }]\n[a]'), "two articles are needed"),
        (("[a]", 'twins = [{ a = "mayor", b = "may", speaker = "x", relation = "same" }]\n[a]'), "'same' is none of"),
    ],
)
def test_a_truth_that_does_not_fit_is_refused(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    with pytest.raises(AnnotationError, match=message):
        event(_folder(tmp_path, change))
