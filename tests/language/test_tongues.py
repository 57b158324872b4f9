"""A text in another language is measured as far as its language is known, and not further."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import framing
from framing.compare import compare
from framing.features import installed
from framing.language.tongues import is_foreign, knows, name
from framing.measure.profile import profile
from framing.model import Comparison, Profile
from framing.read import read_bytes
from framing.settings import Settings

SETTINGS = Settings(draws=200)
GERMAN = """Stadtrat vertagt Abstimmung über Fährpreise

Der Stadtrat von Lintmund hat die Abstimmung über die Fährpreise am Dienstag auf die nächste Woche vertagt.

„Die Preise werden wohl um vier Prozent steigen müssen“, sagte die Kämmerin Ada Holm dem Lintmunder Kurier.

Nach Angaben des Verbandes der Fahrgäste fahren jeden Tag etwa zweitausend Menschen über die Bucht. Die Fähre ist alt.

Der Verband wirft dem Rat vor, das Geld für den neuen Anleger verschwendet zu haben. Der Rat weist das zurück.

Im Herbst soll ein neues Schiff kommen. Es wird vermutlich mehr kosten als geplant, und niemand weiß, wer das bezahlt.

Die Gegner des Schiffes wollen vor dem Rathaus dagegen protestieren. Die Polizei ist auf den Abend vorbereitet.
"""
ENGLISH = """Harbour council defers vote on ferry fares

The harbour council of Lintmouth deferred a vote on ferry fares on Tuesday, officials said.

"Fares may have to rise by four per cent," Ada Holm, the treasurer, told the Lintmouth Courier.

According to the Ferry Users' Union, roughly 2,000 people cross the bay every day. The ferry is old.

The union accused the council of wasting the money on a new pier. The council denied that.

A new ship is expected in autumn. It will probably cost more than planned, and nobody knows who pays.

Opponents of the ship plan to protest in front of the town hall. The police are ready for the evening.
"""


@pytest.fixture(scope="module")
def measured(profiled: Callable[[str], Profile]) -> Profile:
    return profiled(GERMAN)


@pytest.fixture(scope="module")
def profiled() -> Callable[[str], Profile]:
    def run(text: str) -> Profile:
        document = read_bytes(text.encode(), id="text", name="text.txt", settings=SETTINGS)
        return next(framing.profiles([document], SETTINGS))

    return run


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder: Path = tmp_path_factory.mktemp("tongues")
    for title, text in (("english", ENGLISH), ("german", GERMAN)):
        (folder / f"{title}.txt").write_text(text, encoding="utf-8")
    return framing.compare([folder / "english.txt", folder / "german.txt"], SETTINGS)


def test_what_rests_on_english_words_is_refused_with_the_reason(measured: Profile) -> None:
    assert measured.parsed.document.language == "de"
    for feature in installed():
        for measure in feature.measures:
            found = measured.measurements[measure.key]
            if feature.key not in ("text", "quotation"):
                assert (found.value, found.low, found.evidence) == (None, None, ())
                reason = f"the text is in German; {feature.title.lower()} is measured in English only"
                assert found.why == reason


def test_quotations_and_words_are_counted_in_any_language(measured: Profile) -> None:
    assert measured.measurements["quotation.count"].value == 1
    assert measured.measurements["quotation.words"].basis == "9 of 110 words"
    assert measured.parsed.attributions == ()
    assert {span.voice for span in measured.parsed.voices} <= {"outlet", "direct", "headline", "outside"}


def test_a_comparison_with_a_foreign_text_says_so_and_compares_the_rest(mixed: Comparison) -> None:
    first = mixed.findings[0]
    assert (first.kind, first.title) == ("language", "B is in German.")
    verdicts = {contrast.measure: contrast for contrast in mixed.contrasts}
    assert verdicts["hedging.rate"].verdict == "not measured"
    assert "B: the text is in German" in verdicts["hedging.rate"].why
    assert verdicts["quotation.count"].verdict == "as counted"
    kinds = {finding.kind for finding in mixed.findings}
    assert kinds.isdisjoint({"sources", "only-speaker", "own-voice", "only-in"})
    assert "not all in English" in mixed.standfirst


@pytest.mark.parametrize("format", ["html", "json"])
def test_a_comparison_with_a_foreign_text_is_rendered(mixed: Comparison, format: str) -> None:
    assert "B is in German." in framing.write(mixed, format, SETTINGS).decode()


def test_a_given_language_wins_and_regions_are_understood(profiled: Callable[[str], Profile]) -> None:
    head = "---\nlanguage: en-GB\n---\n"
    assert profiled(head + ENGLISH).measurements["hedging.rate"].value is not None
    assert profiled(ENGLISH).parsed.document.language == "en"


def test_a_text_too_short_to_tell_is_taken_for_english() -> None:
    assert not is_foreign(None)
    assert is_foreign("und")
    assert knows((), "de")
    assert name("de-AT") == "German"
    assert name("tlh") == "the language “tlh”"


def test_a_profile_of_a_foreign_text_offers_nothing_to_contrasts(measured: Profile) -> None:
    again = profile(measured.parsed, installed(), SETTINGS, "")
    assert not any(key.startswith(("hedging", "readability", "sources", "attribution")) for key in again.draws)


def test_texts_in_english_are_compared_beside_a_foreign_one(profiled: Callable[[str], Profile]) -> None:
    other = "Tamsin Orlo, the mayor, said the ferry was late. “Nobody told us,” said Peder Lind.\n"
    comparison = compare([profiled(ENGLISH), profiled(GERMAN), profiled(other)], SETTINGS, name="three")
    told = [f"{found.title} {found.text}" for found in comparison.findings if found.kind in ("sources", "only-speaker")]
    assert any("Tamsin Orlo" in text and "Peder Lind" in text for text in told)
    assert not any(re.search(r"\bB\b", text) for text in told)
    assert "compared in those that are" in comparison.standfirst
