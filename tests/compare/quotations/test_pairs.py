"""Quotations laid side by side: found, told apart, and explained."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.compare.coverage.coverage import Story
from framing.compare.quotations.pairs import twins
from framing.compare.quotations.quotation_table import quotation_rows
from framing.compare.quotations.relation import around_change, changes, relation
from framing.compare.quotations.remarks import remarks
from framing.compare.terms.content_terms import terms
from framing.language.pipeline import Pipeline
from framing.model import Attribution, Parsed, Place, QuotationRow, Span, Speaker, Twin
from tests.compare.stories import COURIER, MERIDIAN, parsed


def aligned(documents: list[Parsed], same: dict[tuple[int, str], int] | None = None) -> tuple[Twin, ...]:
    said = [remarks(number, document) for number, document in enumerate(documents)]
    return twins(Story(documents), said, same or {})


def texts(documents: list[Parsed], found: tuple[Twin, ...]) -> set[tuple[str, str, str]]:
    return {
        (
            documents[twin.a.document].document.text[twin.a.start : twin.a.end],
            documents[twin.b.document].document.text[twin.b.start : twin.b.end],
            twin.relation,
        )
        for twin in found
    }


def test_one_remark_in_two_wordings_is_found(pipeline: Pipeline) -> None:
    documents = parsed(pipeline, COURIER, MERIDIAN)
    assert texts(documents, aligned(documents)) == {
        ("The reserve will be empty by March,", '"The reserve will be empty by March,"', "verbatim"),
        ("“a very large margin over ten years”", '"an enormous margin over ten years"', "reworded"),
    }


def test_a_lone_word_is_one_remark_only_from_one_mouth(pipeline: Pipeline) -> None:
    documents = parsed(pipeline, 'Holm called the plan "reckless".', "To Holm, the plan is “reckless”.")
    assert aligned(documents) == ()
    documents = [spoken(document, "reckless") for document in documents]
    (twin,) = aligned(documents, {(0, "s1"): 0, (1, "s1"): 0})
    assert (twin.speaker, twin.relation) == ("Ada Holm", "verbatim")
    assert aligned(documents, {(0, "s1"): 0, (1, "s1"): 1}) == ()


def test_a_lone_word_is_taken_out_of_the_one_remark_that_has_it(pipeline: Pipeline) -> None:
    whole = "“I find this reckless plan an insult to every pilot of the harbour,” Holm said."
    documents = parsed(pipeline, 'Holm called the plan "reckless".', whole)
    spoke = {(0, "s1"): 0, (1, "s1"): 0}
    (twin,) = aligned([spoken(document, "reckless") for document in documents], spoke)
    assert twin.relation == "trimmed"
    assert aligned(documents) == ()
    again = spoken(parsed(pipeline, "", f"{whole}\nThe plan is “reckless”, a pilot agreed.")[1], "reckless plan")
    assert all(twin.relation == "verbatim" for twin in aligned([spoken(documents[0], "reckless"), again], spoke))


def spoken(document: Parsed, word: str) -> Parsed:
    """The document with the quotation around ``word`` given to Ada Holm."""
    at = document.document.text.index(word)
    (quotation,) = [q for q in document.quotations if q.start <= at < q.end]
    said = Attribution((), (), (quotation.inner,), "direct", "speech", "warn", None, "s1", "name", (), "test", None)
    holm = Speaker("s1", "Ada Holm", "official", "treasurer", (), (), True)
    return replace(document, attributions=(said,), speakers=(holm,))


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("We can't pay, he said.", "we can’t pay he said", "verbatim"),
        ("The F.B.I. came at dawn.", "The FBI came at dawn.", "verbatim"),
        ("We can't pay.", "Believe me, we can't pay.", "trimmed"),
        ("We cannot pay.", "We will never pay.", "reworded"),
        ("We have not seen it.", "We haven't seen it.", "verbatim"),
        ("He has paid and it is done.", "He's paid & it's done.", "verbatim"),
        ("Sen. Holm will pay.", "Senator Holm will pay.", "verbatim"),
        ("a war of our choosing", "war of our choosing", "verbatim"),
        ("We have not seen it.", "We have seen it.", "reworded"),
        ("the war", "war", "trimmed"),
    ],
)
def test_relations(one: str, two: str, kind: str, pipeline: Pipeline) -> None:
    first, second = parsed(pipeline, one, two)
    assert relation(first, terms(first), second, terms(second)) == kind


def test_the_words_that_differ_are_marked(pipeline: Pipeline) -> None:
    one, two = "There are large amounts of fish.", "There aren’t enormous amounts of fish."
    first, second = parsed(pipeline, one, two)
    left, right = changes(first, terms(first), second, terms(second))
    assert [one[span.start : span.end] for span in left] == ["large"]
    assert [two[span.start : span.end] for span in right] == ["aren’t enormous"]


def test_a_long_remark_is_shown_around_the_words_that_differ(pipeline: Pipeline) -> None:
    """Page one must not print a speech twice over because one word of it differs."""
    before, after = "The boats left early. " * 20, " The nets came back empty again." * 20
    one, two = (
        f"{before}We lost large amounts of herring.{after}",
        f"{before}We lost enormous amounts of herring.{after}",
    )
    places = Place(0, 0, len(one)), Place(1, 0, len(two))
    first, second = parsed(pipeline, one, two)
    left, right = around_change(first, places[0], second, places[1], 120)
    assert "lost large amounts of herring" in left
    assert "lost enormous amounts of herring" in right
    assert max(len(left), len(right)) <= 122
    assert left.strip("…") in one
    assert (left[0], left[-1]) == ("…", "…")
    whole = Place(0, len(before), len(before) + 33), Place(1, len(before), len(before) + 36)
    assert around_change(first, whole[0], second, whole[1], 120) == (
        "We lost large amounts of herring.", "We lost enormous amounts of herring."
    )  # fmt: skip


def test_titles_and_lone_words_are_no_remarks(pipeline: Pipeline) -> None:
    documents = parsed(
        pipeline,
        'He appeared on "The Morning Boat" and on "Today". The plan is "new" to them.',
        'She watched "The Morning Boat" and "Today". The engines are "new" as well.',
    )
    assert aligned(documents) == ()


def test_a_title_is_no_remark_even_in_what_somebody_says(pipeline: Pipeline) -> None:
    one, two = 'Holm said so on the network\'s "Harbour Week" yesterday.', 'Holm told it to Corvane\'s "Harbour Week".'
    documents = [spoken(document, "Harbour") for document in parsed(pipeline, one, two)]
    assert aligned(documents, {(0, "s1"): 0, (1, "s1"): 0}) == ()


def test_a_phrase_said_twice_is_paired_once_with_its_own_place(pipeline: Pipeline) -> None:
    documents = parsed(
        pipeline,
        'Holm spoke of "an empty harbour".\n'
        '"Look at the quay. I see an empty harbour. Nobody repairs the cranes," Holm said.',
        '"Look at the quay. I see an empty harbour. Nobody repairs the cranes," Holm said.',
    )
    whole = max(aligned(documents), key=lambda twin: twin.a.end - twin.a.start)
    assert whole.relation == "verbatim"
    assert documents[0].document.text[whole.a.start : whole.a.end].startswith('"Look at the quay.')
    assert "trimmed" in {twin.relation for twin in aligned(documents)}


def test_two_quotations_out_of_one_are_both_found(pipeline: Pipeline) -> None:
    documents = parsed(
        pipeline,
        '"I trust the pilots, but the pilots want somebody to repair the broken radio," Holm said.',
        'Holm said "I trust the pilots" and added "but the pilots want somebody to repair the broken radio!"',
    )
    found = {documents[1].document.text[twin.b.start : twin.b.end] for twin in aligned(documents)}
    assert found == {'"I trust the pilots"', '"but the pilots want somebody to repair the broken radio!"'}


def test_what_was_left_out_or_put_in_by_the_reporter_is_not_compared(pipeline: Pipeline) -> None:
    documents = parsed(
        pipeline,
        'Holm said: "They [the owners] never answered our letters about the pier."',
        'Holm said: "They never answered our letters about the pier."',
    )
    assert [twin.relation for twin in aligned(documents)] == ["verbatim"]


def test_pieces_of_one_quotation_that_agree_are_one_pair(pipeline: Pipeline) -> None:
    documents = parsed(
        pipeline,
        '"The reserve will be empty by March. The boats will stay in port," Holm said.',
        'Holm was blunt. "The reserve will be empty by March. The boats will stay in port."',
    )
    (twin,) = aligned(documents)
    assert twin.relation == "verbatim"
    assert twin.score > 0.9


def test_reported_speech_answers_a_quotation(pipeline: Pipeline) -> None:
    quoted, reported = parsed(
        pipeline,
        '"The reserve will be empty by the end of March," Holm said.',
        "Holm said the reserve would be empty by the end of March.",
    )
    begin = reported.document.text.index("the reserve")
    content = (Span(begin, len(reported.document.text) - 1),)
    said = Attribution((), (), content, "indirect", "speech", "say", None, None, None, (), "test", None)
    (twin,) = aligned([quoted, replace(reported, attributions=(said,))])
    assert twin.relation == "paraphrased"


def rows(documents: list[Parsed]) -> tuple[QuotationRow, ...]:
    said = [remarks(number, document) for number, document in enumerate(documents)]
    return quotation_rows(documents, said, twins(Story(documents), said, {}))


def test_every_quotation_has_a_row_and_twins_share_one(pipeline: Pipeline) -> None:
    documents = parsed(pipeline, COURIER, MERIDIAN)
    first, second, alone = rows(documents)
    assert (first.relation, second.relation, alone.relation) == ("reworded", "verbatim", None)
    assert second.note == "The same words in A and B."
    assert "at most one wording is verbatim" in first.note
    assert [
        [document.document.text[span.start : span.end] for span in spans]
        for document, spans in zip(documents, first.changes, strict=True)
    ] == [["a very large"], ["an enormous"]]
    (place,) = filter(None, alone.places)
    assert documents[0].document.text[place.start : place.end] == "We cannot run boats on promises."
    assert alone.note == "No counterpart of this quotation found in B."


def test_the_order_of_documents_changes_no_row(pipeline: Pipeline) -> None:
    third = 'The reserve, said Holm, "will be empty by March".'

    def facts(order: list[str]) -> set[frozenset[str]]:
        documents = parsed(pipeline, *order)
        return {
            frozenset(documents[place.document].document.text[place.start : place.end] for place in row.places if place)
            for row in rows(documents)
        }

    assert facts([COURIER, MERIDIAN, third]) == facts([third, COURIER, MERIDIAN]) == facts([MERIDIAN, third, COURIER])


def test_a_term_that_nobody_is_given_as_saying_is_no_remark(pipeline: Pipeline) -> None:
    one = "The fair has a shelter for lost children. The “quiet tent” stands beside the gate."
    two = "Visitors to Ostwick will find a “quiet tent” at the fair this year."
    assert aligned(parsed(pipeline, one, two)) == ()


def test_a_report_of_the_opposite_is_not_the_same_remark(pipeline: Pipeline) -> None:
    def quoted(text: str, word: str) -> Parsed:
        (found,) = parsed(pipeline, text)
        said = found.document.text.index(word)
        reported = Span(said, len(text) - 1)
        spoken = Attribution((), (), (reported,), "indirect", "speech", "say", None, "s1", "name", (), "test", None)
        return replace(found, attributions=(spoken,))

    before = "The old ferry quay at Lintmouth crumbles. "
    one = before + "“By May the council will sign the harbour treaty with Corvane,” the mayor told the quay."
    same = before + "The mayor told the quay that the council would sign the harbour treaty with Corvane by May."
    turned = before + "The mayor told the quay that the council would not sign any harbour treaty with Corvane by May."
    documents = [quoted(one, "“By"), quoted(same, "that the"), quoted(turned, "that the")]
    assert [twin.relation for twin in aligned(documents[:2])] == ["paraphrased"]
    assert aligned([documents[0], documents[2]]) == ()


def test_words_of_one_mouth_may_be_told_more_freely(pipeline: Pipeline) -> None:
    """A retelling that shares little is one remark when both sides say who spoke, and it is the same speaker."""
    texts = (
        "The quay crumbles. “We will pay for every broken stone before the winter storms come,” she said.",
        "Fares were put off. The treasurer promised that the town would pay for broken stone in autumn.",
    )
    documents = parsed(pipeline, *texts)
    said = [(documents[0].document.text.index("We will"), 0), (documents[1].document.text.index("that the"), 1)]
    spoken_by = [
        replace(
            document,
            attributions=(
                Attribution(
                    (), (), (Span(start, len(texts[at]) - 1),), "indirect", "speech", "say", None, "s1", "name", (),
                    "test", None,
                ),
            ),
            speakers=(Speaker("s1", "Ada Holm", "official", "treasurer", (), (), True),),
        )
        for document, (start, at) in zip(documents, said, strict=True)
    ]  # fmt: skip
    one, two = {(0, "s1"): 0, (1, "s1"): 0}, {(0, "s1"): 0, (1, "s1"): 1}
    assert [twin.relation for twin in aligned(spoken_by, one)] == ["paraphrased"]
    assert aligned(spoken_by, two) == ()
