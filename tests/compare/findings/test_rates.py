"""Rates that differ: one in full, several by name, the passages in which they are counted."""

from __future__ import annotations

from dataclasses import replace

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.rates import FINDING
from framing.model import Comparison, Contrast, Evidence, Found, Measure, Measurement, Place, Verdict

TEXT = "It rained. It blew. It snowed."


def measure(key: str, label: str, *, page_one: bool = False) -> Measure:
    return Measure(key, label, "words", "words / sentences", {}, "Longer.", "{words}", page_one=page_one)


def differing(*found: tuple[str, int, int], texts: int = 2, verdict: Verdict = "differs") -> Comparison:
    """Of texts in which each measure counts the second sentence, then the third, these contrasts."""
    measures = {
        one.key: one
        for one in (
            *(measure(f"m{at}", f"Rate {at}") for at in range(6)),
            measure("first", "Rate of page one", page_one=True),
        )
    }
    made = comparison(*([TEXT] * texts), measures=measures)
    kept = tuple(Evidence("f", "kind", start, end, "outlet", "rule") for start, end in ((0, 10), (11, 19), (20, 30)))
    measurements = {
        key: Measurement(key, 2.0, 1.0, 3.0, 3, f"{at} in 3", None, (1 + at % 2, 0))
        for at, key in enumerate(measures)
        if key != "m5"
    }
    return replace(
        made,
        profiles=tuple(replace(one, evidence=kept, measurements=measurements) for one in made.profiles),
        contrasts=tuple(
            Contrast(key, a, b, 1.0, 0.5, 1.5, verdict, "B is higher.", "A 4.0, B 5.0") for key, a, b in found
        ),
    )


def test_one_is_told_in_full() -> None:
    assert list(FINDING.find(differing(("m3", 0, 1)))) == [
        Found(
            "One difference is more than chance: Rate 3.",
            "In these texts: A 4.0, B 5.0. Beyond them: B is higher.",
            (Place(0, 20, 30), Place(1, 20, 30)),
        )
    ]


def test_several_are_named_those_of_page_one_first() -> None:
    made = differing(("m0", 0, 1), ("m1", 0, 1), ("first", 0, 2), ("m0", 1, 2), texts=3)
    (found,) = FINDING.find(made)
    assert found.title == "Three differences are more than chance."
    assert found.text == (
        "Rate of page one (A–C), Rate 0 (A–B, B–C) and Rate 1 (A–B). "
        "The measures’ pages give each difference with its interval."
    )
    # At most six passages, each once: the first that each side counts.
    assert found.places == (
        Place(0, 11, 19), Place(2, 11, 19), Place(1, 11, 19), Place(0, 20, 30), Place(1, 20, 30)
    )  # fmt: skip


def test_four_rates_are_named_and_six_passages_shown() -> None:
    made = differing(*((f"m{at}", 0, 1) for at in range(4)))
    assert "Rate 0 (A–B), Rate 1 (A–B), Rate 2 (A–B) and Rate 3 (A–B)." in next(iter(FINDING.find(made))).text
    made = differing(*((f"m{at}", a, b) for at in range(5) for a, b in ((0, 1), (2, 3))), texts=4)
    (found,) = FINDING.find(made)
    assert "Rate 2 (A–B, C–D) and two more." in found.text
    assert len(found.places) == 6


def test_a_rate_that_one_text_does_not_have_shows_nothing() -> None:
    made = differing(("m5", 0, 1), ("m4", 0, 1))
    assert next(iter(FINDING.find(made))).places == (Place(0, 11, 19), Place(1, 11, 19))


def test_what_does_not_differ_is_not_told() -> None:
    assert list(FINDING.find(differing(("m0", 0, 1), verdict="no measurable difference"))) == []
    assert list(FINDING.find(differing(("m0", 0, 1), verdict="not tested"))) == []
    assert not FINDING.exact


def test_how_hard_a_text_is_to_read_has_its_own_finding() -> None:
    made = differing(("m0", 0, 1), ("m1", 0, 1))
    renamed = replace(made, contrasts=(replace(made.contrasts[0], measure="readability.m0"), made.contrasts[1]))
    assert [found.title for found in FINDING.find(renamed)] == ["One difference is more than chance: Rate 1."]
