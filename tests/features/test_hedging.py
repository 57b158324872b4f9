"""Hedging as a feature: voices, parts, measures, a user's own lexicons, hostile text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

import framing
from framing.errors import LexiconError
from framing.features.hedging import FEATURE, find, with_lexicons
from framing.language.hedges.entries import lexicons
from framing.model import Evidence, Parsed
from framing.settings import Settings, load_settings

Understand = Callable[[str], Parsed]


def _found(parsed: Parsed) -> dict[str, Evidence]:
    text = parsed.document.text
    return {text[item.start : item.end]: item for item in find(parsed)}


def _part(item: Evidence, role: str, parsed: Parsed) -> str:
    span = next(span for name, span in item.parts if name == role)
    return parsed.document.text[span.start : span.end]


def test_each_hedge_is_in_the_voice_it_stands_in(parsed_text: Understand) -> None:
    found = _found(
        parsed_text(
            "The quay might be sold. “The pier is probably rotten,” Tamsin Orlo said. "
            "Orlo said the tower could fall within a year."
        )
    )
    assert {term: item.voice for term, item in found.items()} == {
        "might": "outlet",
        "probably": "direct",
        "could": "indirect",
    }


def test_a_reporting_frame_is_the_outlets(parsed_text: Understand) -> None:
    found = _found(parsed_text("Critics say the tower might fall."))
    assert found["Critics say"].voice == "outlet"
    assert found["might"].voice == "indirect"


def test_a_hedge_says_what_it_bears_on_and_who_holds_it(parsed_text: Understand) -> None:
    parsed = parsed_text("Tamsin Orlo said the tower could fall within a year, but the bridge is open.")
    could = _found(parsed)["could"]
    assert _part(could, "scope", parsed) == "the tower could fall within a year"
    assert _part(could, "holder", parsed) == "Tamsin Orlo"


@pytest.mark.parametrize(
    ("text", "cue", "scope"),
    [
        ("The talks seem to have failed.", "seem", "The talks seem to have failed"),
        ("It is not clear who paid the captain.", "not clear", "who paid the captain"),
        ("The town has about 40 boats.", "about", "about 40 boats"),
        ("Police are looking into possible arson.", "possible", "possible arson"),
        ("The plan will fail, critics say.", "critics say", "The plan will fail"),
        ("Perhaps the ferry sank.", "Perhaps", "Perhaps the ferry sank"),
    ],
)
def test_scope(text: str, cue: str, scope: str, parsed_text: Understand) -> None:
    parsed = parsed_text(text)
    assert _part(_found(parsed)[cue], "scope", parsed) == scope


def test_an_estimate_shows_its_term_and_band(parsed_text: Understand) -> None:
    found = _found(parsed_text("The ferry is very likely to sink, and the pier may be closed."))
    assert found["very likely"].rule == "lexical: very likely (ICD 203: very likely, 80–95 %)"
    assert found["may"].rule == "modal: may"


def test_longest_first_and_nothing_twice(parsed_text: Understand) -> None:
    parsed = parsed_text("It is widely believed that at least some 40 boats will almost certainly be lost, or more.")
    spans = sorted((item.start, item.end) for item in find(parsed))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert {"It is widely believed", "at least", "almost certainly"} <= set(_found(parsed))


def test_no_mark_or_measure_is_missing_a_kind() -> None:
    marked = {kind for mark in FEATURE.marks for kind in mark.kinds}
    counted = {kind for measure in FEATURE.measures for count in measure.counts.values() for kind in count.kinds or ()}
    categories = {entry.category for lexicon in lexicons() for entry in lexicon.entries}
    assert marked == categories == counted - {"word"}
    assert {mark.letter: mark.style for mark in FEATURE.marks} == {"H": "hedge", "E": "booster"}


def test_boosters_are_not_counted_as_hedges() -> None:
    rate = next(measure for measure in FEATURE.measures if measure.key == "hedging.rate")
    assert "booster" not in (rate.counts["hedges"].kinds or ())
    assert rate.counts["hedges"].voices == rate.counts["words"].voices == ("outlet",)


OWN = """
[lexicon]
title = "Fog words"
version = "1"
licence = "CC0-1.0"
sources = ["ours"]

[[entry]]
category = "lexical"
terms = ["fogbound"]
examples = ["The [fogbound] plan."]
not = ["The plan."]
"""


def test_a_user_adds_a_lexicon(tmp_path: Path, parsed_text: Understand) -> None:
    path = tmp_path / "fog.toml"
    path.write_text(OWN)
    feature = with_lexicons([path])
    parsed = parsed_text("The fogbound plan might fail.")
    assert [item.kind for item in feature.find(parsed)] == ["lexical", "modal"]
    assert [item.kind for item in FEATURE.find(parsed)] == ["modal"]
    assert [name.partition("-")[0] for name in feature.own] == ["fog"]
    path.write_text(OWN.replace("fogbound", "hazy"))
    assert with_lexicons([path]).own != feature.own


def test_a_user_replaces_a_lexicon(tmp_path: Path, parsed_text: Understand) -> None:
    path = tmp_path / "hedging_modal.toml"
    path.write_text(OWN)
    found = with_lexicons([path]).find(parsed_text("The fogbound plan might fail."))
    assert [item.kind for item in found] == ["lexical"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('terms = ["fogbound"]', 'words = ["fogbound"]', r"fog\.toml, line 10: unknown key 'words'"),
        ('"lexical"', '"murky"', r"fog\.toml, line 9: category must be one of modal, .*, not 'murky'"),
        ('terms = ["fogbound"]', 'terms = ["fogbound"]\nwhen = ["foggy"]', r"fog\.toml.*unknown condition 'foggy'"),
        ('terms = ["fogbound"]', 'terms = ["fogbound"]\nband = "maybe"', r"fog\.toml.*unknown band 'maybe'"),
        ('terms = ["fogbound"]', 'terms = ["<NN> fog"]', r"fog\.toml: the term '<NN> fog' must begin with a word"),
        ('terms = ["fogbound"]', 'terms = ["a <nn>"]', r"fog\.toml: cannot read '<nn>'"),
        ('["The plan."]', "[]", r"fog\.toml.*needs an example and a counter-example"),
    ],
)
def test_a_wrong_lexicon_is_refused_by_name(old: str, new: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "fog.toml"
    path.write_text(OWN.replace(old, new))
    with pytest.raises(LexiconError, match=message):
        with_lexicons([path])


def test_a_missing_lexicon_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"fog\.toml: cannot be read"):
        with_lexicons([tmp_path / "fog.toml"])


@pytest.mark.parametrize(
    ("name", "message"),
    [("fog|haze", "letters, digits"), ("reporting_verbs", "only framing itself"), ("fog", "would be lost")],
)
def test_a_lexicon_must_bear_a_name_of_its_own(name: str, message: str, tmp_path: Path) -> None:
    paths = [tmp_path / "fog.toml", tmp_path / "again" / f"{name}.toml"]
    paths[1].parent.mkdir()
    for path in paths:
        path.write_text(OWN)
    with pytest.raises(LexiconError, match=message):
        with_lexicons(paths)


def test_own_lexicons_reach_every_command(tmp_path: Path) -> None:
    path, settings_file = tmp_path / "fog.toml", tmp_path / "settings.toml"
    path.write_text(OWN)
    settings_file.write_text(f"lexicons = ['{path}']\n")
    texts = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for text in texts:
        text.write_text(f"The council met in hall {text.stem} and went home.\n\nThe fogbound plan was read out.\n")
    plain, own = Settings(), load_settings(settings_file)
    assert own == replace(plain, lexicons=(path,))
    digest = f"own:fog-{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}"

    def hedges(settings: Settings) -> list[list[str]]:
        records = framing.records(texts, settings)
        return [[e["kind"] for e in record["evidence"] if e["feature"] == "hedging"] for record in records]

    assert hedges(plain) == [[], []]
    assert hedges(own) == [["lexical"], ["lexical"]]
    comparison = framing.compare(texts, own)
    assert [profile.measurements["hedging.lexical"].value for profile in comparison.profiles] == [1.0, 1.0]
    assert digest in comparison.signature.split("|")
    assert "own:" not in framing.compare(texts, plain).signature
    assert digest.removeprefix("own:") in framing.explain("hedging.lexical", own).replace("\n", " ")


@pytest.mark.parametrize(
    "text", ["", " \n ", "may", "?", "😀 may\ud800be 😀", "شايد may", "[some] <b>may</b> {{ may }}"]
)
def test_odd_texts(text: str, parsed_text: Understand) -> None:
    parsed = parsed_text(text)
    for item in find(parsed):
        assert 0 <= item.start < item.end <= len(text)
        assert all(0 <= span.start < span.end <= len(text) for _, span in item.parts)
