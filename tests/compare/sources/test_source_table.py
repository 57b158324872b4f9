"""One table of sources: who is the same in two documents, and how much each is heard."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from framing.compare.sources.same_source import alike, match
from framing.compare.sources.source_table import sources
from framing.model import Attribution, Evidence, Profile, SourceType, Span, Speaker
from tests.compare.stories import bare
from tests.handmade import parsed


def speaker(name: str, kind: SourceType = "official", role: str | None = None, *, named: bool = True) -> Speaker:
    return Speaker(name, name, kind, role, (), (), named)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ada Holm", "Ada Holm"),
        ("Ada Holm", "Holm"),
        ("Dr. Ada Holm", "Ada Holm"),
        ("Ada K. Holm", "Ada Holm"),
        ("A. Holm", "Ada Holm"),
        ("Park Min-jun", "Park Min Jun"),
        ("José Núñez", "Jose Nunez"),
        ("Volodymyr Horenskyi", "Volodymyr Horensky"),
        ("Mohammed Qassir", "Muhammad Kassir"),
        ("Vera Holm", "Vera Lind Holm"),
        ("Vera Lind Holm", "Vera L. Holm"),
        ("Vicenzo Holm", "Vincenzo Holm"),
        ("Ada Marchmont", "Ada Marchmnt"),
        ("Bob Holm", "Robert Holm"),
        ("Liz Holm", "Elizabeth Ann Holm"),
        ("Sen. Ada Holm", "Senator Ada Holm"),
        ("Senator Holm", "Ada Holm"),
        ("Rep. Holm", "Representative Ada Holm"),
        ("Prof Ada Holm", "Ada Holm"),
        ("Kate Holm", "Catherine Holm"),
    ],
)
def test_one_person_under_two_spellings(one: str, two: str) -> None:
    assert alike(speaker(one), speaker(two)) > 0
    assert alike(speaker(two), speaker(one)) == alike(speaker(one), speaker(two))


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("chief of the port", "port chief"),
        ("governor of Kelby", "Kelby governor"),
        ("governor of Kelby", "governor"),
        ("finance minister of Norland", "Norland’s finance minister"),
        ("union leader", "union leader"),
        ("director of the reef survey", "survey director"),
        ("mayor", "mayor"),
        ("chief executive of Marsh Line", "Marsh Line chief executive"),
    ],
)
def test_an_office_that_the_other_article_gives_a_name(role: str, told: str) -> None:
    holder = speaker("Ada Holm", role=role)
    described = speaker(told, named=False)
    assert alike(holder, described) == alike(described, holder) > 0
    (row,) = match([[holder], [described]])
    assert row == (holder, described)


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("governor of Kelby", "Tarn governor"),
        ("governor of Kelby", "deputy of Kelby"),
        ("governor of Kelby", "governors"),
        ("governor of Kelby", "former governor of Kelby"),
        ("port chief", "police chief"),
        ("finance minister", "foreign minister"),
        (None, "governor"),
        ("sister of a governor", "sister"),
        ("mayor", "two mayors"),
    ],
)
def test_an_office_of_another(role: str | None, told: str) -> None:
    assert alike(speaker("Ada Holm", role=role), speaker(told, named=False)) == 0


def test_an_office_that_two_hold_is_nobody_in_particular() -> None:
    holders = [speaker("Ada Holm", role="governor of Kelby"), speaker("Ida Tarn", role="governor of Kelby")]
    assert len(match([holders, [speaker("governor", named=False)]])) == 3


def test_one_surname_and_one_office_are_one_person() -> None:
    one, two = speaker("Bibi Holm", role="prime minister"), speaker("Benedict Holm", role="prime minister")
    assert alike(one, two) > 0
    assert alike(one, replace(two, role="governor")) == 0
    assert alike(replace(one, role=None), two) == 0


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ada Holm", "Eva Holm"),
        ("Maria Lopes", "Mario Lopes"),
        ("Ada Holm", "Ada Hall"),
        ("Anna Berg", "Anna Burg"),
        ("Vera Lind Holm", "Vera Falk Holm"),
        ("Bob Holm", "Richard Holm"),
        ("Ann Holm", "Anna Holm"),
        ("Marie Lopes", "Mario Lopes"),
        ("Martin Holm", "Martina Holm"),
        ("Bo Falk", "Bo Falks"),
        ("John Smith", "Jan Smuth"),
    ],
)
def test_two_people_stay_two(one: str, two: str) -> None:
    assert alike(speaker(one), speaker(two)) == 0


def test_institutions_go_by_name_and_initials() -> None:
    def body(name: str) -> Speaker:
        return speaker(name, "institution")

    assert alike(body("the Harbour Council"), body("Harbour Council"))
    assert alike(body("HC"), body("Harbour Council"))
    assert alike(body("U.S. Coast Office"), body("Coast Office"))
    assert not alike(body("Council"), body("Harbour Council"))
    assert alike(speaker("harbour officials", named=False), speaker("harbour officials", named=False))


def test_a_surname_that_two_people_share_joins_neither() -> None:
    rows = match([[speaker("Holm")], [speaker("Ada Holm"), speaker("Eva Holm")]])
    assert sorted(sum(side is not None for side in row) for row in rows) == [1, 1, 1]


def test_joining_does_not_hang_on_the_order_of_documents() -> None:
    documents = [[speaker("Holm"), speaker("Bo Lind")], [speaker("Ada Holm")], [speaker("A. Holm"), speaker("Lind")]]
    found = set()
    for order in permutations(documents):
        found.add(frozenset(frozenset(side.name for side in row if side) for row in match(order)))
    assert len(found) == 1


def _credits(text: str, *who: str) -> Profile:
    document = parsed(text)
    evidence = [
        Evidence("sources", "credited", s.start, s.start + 1, "outlet", "r", group=name)
        for s, name in zip(document.sentences, who, strict=True)
        if name
    ]
    speakers = tuple(speaker(name) for name in dict.fromkeys(filter(None, who)))
    return bare(replace(document, speakers=speakers), evidence)


def test_the_table_counts_sentences_and_puts_the_most_heard_first() -> None:
    one = _credits("First. Second. Third. Fourth.", "Ada Holm", "Bo Lind", "", "Ada Holm")
    two = _credits("# Heading.\nFirst. Second.", "Eva Dahl", "Holm", "Eva Dahl")
    table = sources([one, two])
    assert [(row.name, row.sentences) for row in table] == [
        ("Ada Holm", ((0, 3), (1,))),
        ("Bo Lind", ((1,), ())),
        ("Eva Dahl", ((), (2,))),
    ]
    assert [place.document for place in table[0].introduced] == [0, 1]
    assert table[2].speakers == (None, "Eva Dahl")


def test_words_of_overlapping_contents_count_once() -> None:
    profile = _credits("Ada says boats are late again.", "Ada Holm")
    said = Attribution((), (), (Span(9, 29),), "indirect", "speech", "say", None, "Ada Holm", None, (), "r", None)
    inner = replace_content(said, Span(9, 20))
    document = replace(profile.parsed, attributions=(said, inner))
    (row,) = sources([replace(profile, parsed=document)])
    assert row.words == (4,)  # boats are late again


def replace_content(attribution: Attribution, span: Span) -> Attribution:
    return attribution._replace(content=(span,))


@pytest.mark.parametrize(
    ("one", "two", "shown"),
    [
        ("Bob Holm", "Robert Holm", "Robert “Bob” Holm"),
        ("Robert Holm", "Bob Holm", "Robert “Bob” Holm"),
        ("Dave Lind", "David Lind", "David “Dave” Lind"),
        ("Chuck Marsh", "Charles Marsh", "Charles “Chuck” Marsh"),
        ("Liz Holm", "Elizabeth Ann Holm", "Elizabeth “Liz” Ann Holm"),
        ("Jim Falk", "James Falk", "James “Jim” Falk"),
        ("William Orlo", "Bill Orlo", "William “Bill” Orlo"),
        ("Robert Holm", "Robert Holm", "Robert Holm"),
        ("Robert Holm", "Holm", "Robert Holm"),
        ("R. Holm", "Robert Holm", "Robert Holm"),
    ],
)
def test_two_given_names_of_one_person_are_both_shown(one: str, two: str, shown: str) -> None:
    (row,) = sources([_credits("First.", one), _credits("First.", two)])
    assert row.name == shown
