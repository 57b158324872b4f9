"""Each readability formula gives what its source would give for counts that were made by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.features import length as text
from framing.features import readability
from framing.language import understand
from framing.language.parse import parse
from framing.language.pipeline import Pipeline
from framing.measure.profile import profile
from framing.model import Parsed, Profile
from framing.read import read_path
from framing.settings import Settings
from tests.conftest import body_document
from tests.handmade import value_by_formula

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

# By hand. Syllables: the road was shut, 4; the gov-ern-ment gave no ex-pla-na-tion, 10; res-i-dents of the town were
# an-gry a-bout the de-ci-sion, 15. Letters: 3 + 4 + 3 + 4; 3 + 10 + 4 + 2 + 11; 9 + 2 + 3 + 4 + 4 + 5 + 5 + 3 + 8.
PASSAGE = "The road was shut. The government gave no explanation. Residents of the town were angry about the decision."
WORDS, SENTENCES, SYLLABLES, LETTERS = 18, 3, 29, 87
LONG = ["government", "explanation", "Residents", "decision"]  # more than six letters
MANY = ["government", "explanation", "Residents", "decision"]  # three syllables or more
UNFAMILIAR = ["explanation", "Residents", "decision"]  # "government" and "road" are on the list

MEASURES = {measure.key: measure for measure in readability.FEATURE.measures}


@pytest.fixture(scope="module")
def parsed_text(pipeline: Pipeline) -> Callable[[str], Parsed]:
    """The parse alone: counting needs nobody's words attributed."""

    def run(text: str) -> Parsed:
        (parsed,) = parse([body_document(text)], pipeline)
        return parsed

    return run


@pytest.fixture(scope="module")
def understood(pipeline: Pipeline) -> Callable[[str], Parsed]:
    """With voices, which tell the outlet's prose."""

    def run(text: str) -> Parsed:
        (parsed,) = understand([body_document(text)], pipeline)
        return parsed

    return run


def measured(parsed: Parsed) -> Profile:
    return profile(parsed, [text.FEATURE, readability.FEATURE], Settings(draws=200), "")


@pytest.fixture(scope="module")
def passage(parsed_text: Callable[[str], Parsed]) -> Profile:
    return measured(parsed_text(PASSAGE))


def shown(found: Profile, kind: str) -> list[str]:
    whole = found.parsed.document.text
    return [whole[item.start : item.end] for item in found.evidence if item.kind == kind]


def test_the_evidence_is_what_a_person_counts(passage: Profile) -> None:
    weights: Counter[str] = Counter()
    for item in passage.evidence:
        weights[item.kind] += int(item.weight)
    assert (weights["word"], weights["sentence"]) == (WORDS, SENTENCES)
    assert (weights["syllables"], weights["letters"]) == (SYLLABLES, LETTERS)
    assert weights["strokes"] == LETTERS + 3  # the full stops
    assert shown(passage, "long") == LONG
    assert shown(passage, "polysyllable") == MANY
    assert shown(passage, "difficult") == shown(passage, "complex") == UNFAMILIAR


def test_each_formula_gives_what_its_source_says(passage: Profile) -> None:
    per_sentence, per_word, unfamiliar = WORDS / SENTENCES, SYLLABLES / WORDS, 100 * 3 / WORDS
    expected = {
        "flesch_kincaid": 0.39 * per_sentence + 11.8 * per_word - 15.59,
        "flesch_reading_ease": 206.835 - 1.015 * per_sentence - 84.6 * per_word,
        "gunning_fog": 0.4 * (per_sentence + unfamiliar),
        "smog": 1.043 * (30 * 4 / SENTENCES) ** 0.5 + 3.1291,
        "dale_chall": 0.1579 * unfamiliar + 0.0496 * per_sentence + 3.6365,
        "dale_chall_cloze": 64 - 0.95 * unfamiliar - 0.69 * per_sentence,
        "coleman_liau": 0.0588 * 100 * LETTERS / WORDS - 0.296 * 100 / per_sentence - 15.8,
        "ari": 4.71 * 90 / WORDS + 0.5 * per_sentence - 21.43,
        "lix": per_sentence + 100 * 4 / WORDS,
        "words_per_sentence": 6.0,
        "syllables_per_word": 29 / 18,
        "long_words": 100 * 4 / 18,
        "difficult_words": 100 * 3 / 18,
    }
    for prefix in ("readability.", "readability.own."):  # nobody is quoted, so all of it is the outlet's own prose
        for name, value in expected.items():
            assert value_by_formula(passage, MEASURES[prefix + name]) == pytest.approx(value, abs=1e-9), name
    assert {f"{prefix}{name}" for prefix in ("readability.", "readability.own.") for name in expected} == set(MEASURES)


def test_dale_chall_adds_its_constant_only_beyond_five_per_cent(parsed_text: Callable[[str], Parsed]) -> None:
    easy = "The cat sat on the mat. The dog ran to the cat. They had fun in the sun."
    found = value_by_formula(measured(parsed_text(easy)), MEASURES["readability.dale_chall"])
    assert found == pytest.approx(0.0496 * 18 / 3, abs=1e-9)


def test_numerals_are_familiar_and_read_aloud(parsed_text: Callable[[str], Parsed]) -> None:
    found = measured(parsed_text("The pier was built in 1974. It was shut in 2019. Now it will go."))
    assert set(shown(found, "difficult")).isdisjoint({"1974", "2019"})
    assert shown(found, "complex") == []
    assert shown(found, "polysyllable") == ["1974", "2019"]


def test_a_word_with_a_curly_apostrophe_is_the_same_word(parsed_text: Callable[[str], Parsed]) -> None:
    straight = measured(parsed_text("They don't know. We don't know. I don't know."))
    curly = measured(parsed_text("They don’t know. We don’t know. I don’t know."))
    for key, found in straight.measurements.items():
        assert curly.measurements[key].value == found.value, key


def test_a_formula_is_refused_for_two_sentences_with_the_reason(parsed_text: Callable[[str], Parsed]) -> None:
    found = measured(parsed_text("The pier was shut. Nobody knew why.")).measurements["readability.flesch_kincaid"]
    assert found.value is None
    assert found.why is not None
    assert "2 sentences" in found.why


def test_a_formula_is_refused_for_fewer_words_than_it_was_made_on(passage: Profile) -> None:
    for name in ("flesch_kincaid", "flesch_reading_ease", "gunning_fog", "dale_chall", "coleman_liau", "ari", "lix"):
        found = passage.measurements[f"readability.{name}"]
        assert found.value is None
        assert found.why == f"18 words; {MEASURES[found.measure].label} needs 100"
    assert passage.measurements["readability.words_per_sentence"].value == 6.0


def test_smog_of_fewer_than_thirty_sentences_is_told_as_extrapolated(passage: Profile) -> None:
    found = passage.measurements["readability.smog"]
    assert found.value is not None
    assert found.extrapolated
    assert found.why is not None
    assert found.why.startswith("3 sentences; made for 30, so this value is extrapolated")


def test_a_value_beyond_the_end_of_a_scale_is_told_as_extrapolated(parsed_text: Callable[[str], Parsed]) -> None:
    found = measured(parsed_text("Intergovernmental organizations unanimously recommended rehabilitation. " * 25))
    grade = found.measurements["readability.flesch_kincaid"]
    assert grade.value is not None
    assert grade.value > 16
    assert grade.extrapolated
    assert grade.why is not None
    assert grade.why.startswith("outside the formula’s scale of 0 to 16, so this value is extrapolated")
    plain = measured(parsed_text("The council shut the old pier and nobody in the town was told of it. " * 10))
    assert not plain.measurements["readability.flesch_kincaid"].extrapolated


def test_quoted_sentences_are_not_the_outlets_prose(understood: Callable[[str], Parsed]) -> None:
    own = "The council shut the pier on Monday. A barge had struck it at night. The mayor said that it was old."
    quoted = (
        "“Notwithstanding considerable administrative complications, rehabilitation remains extraordinarily "
        "advantageous,” the mayor said."
    )
    alone, both = measured(understood(own)), measured(understood(f"{own} {quoted}"))
    for name in ("words_per_sentence", "syllables_per_word", "long_words"):
        assert both.measurements[f"readability.own.{name}"].value == alone.measurements[f"readability.{name}"].value
        assert both.measurements[f"readability.{name}"].value > alone.measurements[f"readability.{name}"].value
    # 7 words in each: reported speech is worded by the outlet.
    assert both.measurements["readability.own.words_per_sentence"].basis == "21 words in 3 sentences"


def test_a_sentence_with_a_quoted_word_or_two_is_the_outlets(understood: Callable[[str], Parsed]) -> None:
    found = measured(understood("The council called the shutting of the old pier “a shame” for the whole town."))
    assert found.measurements["readability.own.words_per_sentence"].basis == "15 words in 1 sentence"


def test_a_text_of_quotations_alone_has_no_own_prose(understood: Callable[[str], Parsed]) -> None:
    found = measured(understood("“The pier was old and had to go.” “Nobody in this town will miss it at all.”"))
    own = found.measurements["readability.own.flesch_kincaid"]
    assert own.value is None
    assert own.why == "nothing to divide by: no sentences and no words"


def test_the_list_of_familiar_words_is_the_one_textstat_ships() -> None:
    words = readability.familiar_words()
    assert 2_900 < len(words) < 3_000
    assert {"cat", "don't", "wheat", "window"} <= words
    assert words.isdisjoint({"treaty", "Treaty", ""})


@pytest.mark.parametrize(
    ("name", "words", "sentences", "grade"),
    [("000_9bbe54e69543b198", 588, 22, 16.3), ("001_19b55275b2eb9ce1", 442, 16, 15.7)],
)
def test_two_real_articles(
    name: str, words: int, sentences: int, grade: float, parsed_text: Callable[[str], Parsed]
) -> None:
    path = SEEDS / f"{name}.txt"
    if not path.is_file():
        pytest.skip("../shared/seeds is not here")
    document = read_path(path, Settings())
    body = "\n".join(document.text[zone.start : zone.end] for zone in document.zones if zone.kind == "body")
    found = measured(parsed_text(body)).measurements
    assert (found["text.words"].value, found["text.sentences"].value) == (words, sentences)
    assert found["readability.flesch_kincaid"].value == pytest.approx(grade, abs=0.6)
