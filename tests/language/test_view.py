"""The view of a parsed document: its tree, and what the words of grammar say of invented sentences."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.language.view import View
from framing.model import Attribution, Parsed, Quotation, Sentence, Span, Tokens
from tests.conftest import body_document


def handmade(heads: list[int]) -> Parsed:
    """One sentence of one-letter words "a a a" whose tree is ``heads``."""
    size = len(heads)
    columns = {"text": ("a",) * size, "lower": ("a",) * size, "tag": ("NN",) * size, "dep": ("dep",) * size}
    starts = tuple(range(0, 2 * size, 2))
    tokens = Tokens(
        start=starts, end=tuple(start + 1 for start in starts), head=tuple(heads), entity=("",) * size,
        entity_begins=(False,) * size, sentence=(0,) * size, **columns,
    )  # fmt: skip
    document = body_document(" ".join("a" * size) or "a")
    return Parsed(document, (Sentence(0, 2 * size, 0, "body", 0, size),), (), tokens, (), (), (), ())


@st.composite
def trees(draw: st.DrawFn) -> list[int]:
    """Heads of a tree, drawn so that a token may hang on any other, near or far."""
    size = draw(st.integers(0, 40))
    order = draw(st.permutations(range(size)))
    return [
        draw(st.sampled_from([token, *order[: order.index(token)]])) for token in range(size)
    ]  # on itself, or on one that comes before it in some order


@given(trees())
def test_a_subtree_bounds_all_that_hangs_on_a_token_and_children_are_those_whose_head_it_is(heads: list[int]) -> None:
    view = View.of(handmade(heads))

    def under(token: int) -> list[int]:
        return [token, *(below for child in view.children(token) for below in under(child))]

    for token in range(len(heads)):
        assert view.children(token) == [i for i, head in enumerate(heads) if head == token and i != token]
        assert view.subtree(token) == (min(under(token)), max(under(token)) + 1)


def test_heads_in_a_ring_which_only_a_damaged_report_can_hold_come_to_an_end() -> None:
    view = View.of(handmade([1, 2, 0, 3]))
    assert view.children(3) == []


def test_a_document_has_one_view_until_its_quotations_or_attributions_change(
    parsed_text: Callable[[str], Parsed],
) -> None:
    parsed = parsed_text("Marta Lind said the ferry was late.")
    view = View.of(parsed)
    assert View.of(parsed) is view
    assert View.of(replace(parsed, voices=())) is view
    changed = View.of(replace(parsed, attributions=()))
    assert changed is not view
    assert view.reported(4)
    assert not changed.reported(4)
    assert changed.children(2) is view.children(2)  # the tree is not grown twice


def test_a_view_is_no_part_of_the_record(parsed_text: Callable[[str], Parsed]) -> None:
    parsed = parsed_text("Marta Lind said the ferry was late.")
    view = View.of(parsed)
    sent = pickle.loads(pickle.dumps(parsed))  # noqa: S301 - made a line before
    assert sent == parsed
    assert not sent.derived
    assert View.of(sent).subtree(2) == view.subtree(2)


def word(view: View, index: int | None) -> str | None:
    return None if index is None else view.lower[index]


def at(view: View, lower: str) -> int:
    return view.lower.index(lower)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The harbour master closed the pier.", "closed", "master"),
        ("The pier was closed by the harbour master.", "closed", "pier"),
        ("The harbour master closed the pier and sent the boats home.", "sent", "master"),
        ("The council urged the crew to leave.", "leave", "crew"),
        ("The council promised to leave.", "leave", "council"),
        ("The council accused them of stealing fuel.", "stealing", "them"),
        ("The council left the city after meeting the crew.", "meeting", "council"),
        ("The engineer who built the pier has retired.", "built", "engineer"),
        ("Officers searching the pier found a boat.", "searching", "officers"),
        ("The ferry is likely to sink.", "sink", "ferry"),
        ("Close the pier!", "close", None),
    ],
)
def test_a_verb_has_one_subject_whoever_asks(
    parsed_text: Callable[[str], Parsed], text: str, verb: str, subject: str | None
) -> None:
    view = View.of(parsed_text(text))
    assert word(view, view.subject(at(view, verb))) == subject


def test_a_passive_has_an_agent_only_where_the_text_names_one(parsed_text: Callable[[str], Parsed]) -> None:
    named = View.of(parsed_text("The pier was closed by the harbour master."))
    silent = View.of(parsed_text("The pier was closed on Monday."))
    active = View.of(parsed_text("The harbour master closed the pier."))
    assert word(named, named.agent(at(named, "closed"))) == "master"
    assert silent.agent(at(silent, "closed")) is None
    assert [view.passive(at(view, "closed")) for view in (named, silent, active)] == [True, True, False]
    assert [word(active, index) for index in active.objects(at(active, "closed"))] == ["pier"]


def test_a_verb_is_negated_by_the_word_that_hangs_on_it(parsed_text: Callable[[str], Parsed]) -> None:
    view = View.of(parsed_text("The crew did not leave. The crew never slept. The crew returned."))
    assert [view.negated(at(view, verb)) for verb in ("leave", "slept", "returned")] == [True, True, False]


def test_what_stands_inside_nested_quotation_marks_is_quoted_to_the_end_of_the_outer_ones() -> None:
    parsed = handmade([0] * 8)
    outer, inner = (
        Quotation(2, 13, Span(2, 13), "curly", True, False),
        Quotation(4, 7, Span(4, 7), "single", True, False),
    )
    view = View.of(replace(parsed, quotations=(outer, inner)))
    assert [view.quoted(index) for index in range(8)] == [False, True, True, True, True, True, True, False]


def test_the_content_of_according_to_is_nobodys_report() -> None:
    parsed = handmade([0] * 4)
    content = (Span(2, 5),)
    said = Attribution((), (), content, "indirect", "speech", "say", None, None, None, (), "", None)
    according = said._replace(verb="according to")
    assert View.of(replace(parsed, attributions=(said,))).reported(1)
    assert not View.of(replace(parsed, attributions=(according,))).reported(1)


def test_the_noun_at_the_head_of_a_source_is_found_inside_a_preposition_and_a_hyphened_word(
    parsed_text: Callable[[str], Parsed],
) -> None:
    view = View.of(parsed_text("The claim was made by the deputy mayor of Ostrava."))
    low = at(view, "by")
    assert word(view, view.nominal_head(low, low + 4)) == "mayor"
