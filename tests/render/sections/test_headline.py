"""The headline: few words, and true of the facts it is made from."""

from __future__ import annotations

from dataclasses import replace

from framing.compare.findings.report_title import title_of
from framing.model import Comparison, Contrast, Finding, Place, SourceRow
from framing.render.sections.headline import headline
from tests.render.invented import story

_SPREAD = ("Ada Holm", "Odo Brandt", "Joren Pell", "Mina Sund")


def automatic(comparison: Comparison) -> Comparison:
    """As it is where nobody asked for a title."""
    return replace(comparison, title=title_of(comparison), contrasts=(), findings=())


def sources(*sentences: tuple[int, int]) -> tuple[SourceRow, ...]:
    """Sources by the number of sentences that A and B credit to them."""
    return tuple(
        SourceRow(name, None, "official", (name, name), (tuple(range(a)), tuple(range(b))), (a, b), ())
        for name, (a, b) in zip(_SPREAD, sentences, strict=False)
    )


def heard(comparison: Comparison, *sentences: tuple[int, int]) -> Comparison:
    """The comparison with these sources, and statements that tell the same of each article."""
    made = replace(comparison, sources=sources(*sentences))
    profiles = []
    for side, profile in enumerate(made.profiles):
        counts = [len(row.sentences[side]) for row in made.sources]
        most = max(counts)
        leading = made.sources[counts.index(most)].name if counts.count(most) == 1 else None
        assert profile.statement is not None
        said = replace(profile.statement, credited=sum(counts), leading=leading, leading_sentences=most)
        profiles.append(replace(profile, statement=said))
    return replace(made, profiles=tuple(profiles))


def test_a_title_that_was_asked_for_is_the_headline() -> None:
    assert headline(story(2)) == "One bridge, closed twice over"


def test_an_article_leans_on_a_source_only_where_most_of_its_credits_go_there() -> None:
    plain = automatic(story(2))
    assert headline(heard(plain, (1, 8), (1, 1), (1, 1), (1, 0))) == "A credits four sources; B leans on Holm"
    assert "leans" not in headline(heard(plain, (1, 5), (1, 4), (1, 1), (1, 0)))  # five of ten
    assert "leans" not in headline(heard(plain, (8, 8), (1, 1), (1, 1), (1, 0)))  # so does the other


def test_a_rate_is_the_headline_only_where_it_differs() -> None:
    plain = automatic(story(2))
    contrast = Contrast("quotation.words", 0, 1, 5.0, 1.0, 9.0, "differs", "")
    told = headline(replace(plain, contrasts=(contrast,)))
    assert told.startswith("A quotes ")
    assert told.endswith("%")
    assert not headline(replace(plain, contrasts=(replace(contrast, verdict="too short to say"),))).startswith(
        "A quotes"
    )


def test_a_conflict_is_said_before_any_rate() -> None:
    plain = automatic(story(2))
    conflict = Finding("conflict", "A says nine boats, B eleven.", "", True, (Place(0, 0, 3), Place(1, 0, 3)))
    contrast = Contrast("quotation.words", 0, 1, 5.0, 1.0, 9.0, "differs", "")
    told = headline(replace(plain, contrasts=(contrast,), findings=(conflict,)))
    assert told == "A says nine boats, B eleven"
