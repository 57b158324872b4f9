"""Articles sorted into stories: what belongs together, under which name, and why."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import UsageError
from framing.stories import Article, Member, group, near

FERRY = (
    Article(
        "courier-ferry",
        "Ferry runs aground off Marrow Point with 212 aboard",
        "The ferry Halcyon ran aground off Marrow Point on Tuesday night with 212 passengers aboard. Lifeboats from "
        "Sollum and Brent took everybody off before dawn, the harbour authority said. Captain Ines Okoro told "
        "inspectors that the steering had failed. The Halcyon, built in 1998, was on its last crossing of the season.",
        "2031-03-04",
        "Courier",
    ),
    Article(
        "sentinel-ferry",
        "All rescued as Halcyon strikes rocks",
        "Lifeboats rescued all 212 passengers of the Halcyon after the ferry struck rocks at Marrow Point. Inspectors "
        "questioned Captain Ines Okoro, who said her steering failed without warning. The harbour authority closed "
        "the crossing from Sollum until the ferry has been towed away.",
        "2031-03-05",
        "Sentinel",
    ),
    Article(
        "post-ferry",
        "Steering fault suspected in ferry grounding",
        "A steering fault is suspected in the grounding of the ferry Halcyon near Marrow Point, inspectors said. "
        "Captain Ines Okoro had reported trouble with the rudder a week before. Passengers from Sollum spoke of a "
        "loud crack before the ferry stopped.",
        "2031-03-05",
        "Post",
    ),
)
BUDGET = (
    Article(
        "courier-budget",
        "Council freezes spending on schools",
        "The city council of Tarn froze spending on schools on Tuesday after treasurer Paul Wendt warned of a gap of "
        "eleven million. Teachers gathered outside the hall. Wendt said the freeze would last until the new tax is "
        "voted on in June.",
        "2031-03-04",
        "Courier",
    ),
    Article(
        "post-budget",
        "Teachers protest as Tarn freezes school money",
        "Teachers protested in Tarn after the city council froze school spending. The treasurer, Paul Wendt, said a "
        "gap of eleven million left no choice before the vote on the new tax in June. The union called the freeze a "
        "breach of contract.",
        "2031-03-04",
        "Post",
    ),
)
CHESS = Article(
    "sentinel-chess",
    "Sixteen-year-old wins chess title",
    "Lena Abara, sixteen, won the national chess title in Orrin with a rook sacrifice in the ninth round. She lost no "
    "game. Her coach learnt of the result by telephone.",
    "2031-03-05",
    "Sentinel",
)
PILE = (*FERRY, *BUDGET, CHESS)


def together(members: list[Member]) -> set[frozenset[str]]:
    stories: dict[str, set[str]] = {}
    for member in members:
        stories.setdefault(member.story, set()).add(member.id)
    return {frozenset(ids) for ids in stories.values()}


def ids(*articles: Article) -> frozenset[str]:
    return frozenset(article.id for article in articles)


def story_of(members: list[Member], name: str) -> str:
    return next(member.story for member in members if member.id == name)


def test_articles_on_one_event_are_one_story_and_others_are_not() -> None:
    members = group(PILE)
    assert together(members) == {ids(*FERRY), ids(*BUDGET), ids(CHESS)}
    assert [member.id for member in members] == [article.id for article in PILE]


@given(st.permutations(PILE))
@settings(max_examples=12, deadline=None)
def test_the_order_of_the_pile_changes_nothing(pile: list[Article]) -> None:
    def by_id(members: list[Member]) -> list[Member]:
        return sorted(members, key=lambda member: member.id)

    assert by_id(group(pile)) == by_id(group(PILE))


def test_each_says_why_in_words_that_both_articles_print() -> None:
    for member in group(PILE):
        if member.id == "sentinel-chess":
            assert member.why.startswith("stands alone: the nearest is ")
            continue
        assert member.why.startswith("nearest in the story: ")
        near = next(article for article in PILE if f" {article.id} " in member.why)
        mine = next(article for article in PILE if article.id == member.id)
        words = member.why.partition("both say ")[2].rstrip(")").replace(", ", " ").split()
        assert words
        for word in words:
            assert word.lower() in f"{mine.title} {mine.text}".lower()
            assert word.lower()[:4] in f"{near.title} {near.text}".lower()


def test_a_story_keeps_its_name_the_next_night() -> None:
    first = group(FERRY[:2] + BUDGET[:1])
    second = group(PILE, known={member.id: member.story for member in first})
    assert story_of(second, "post-ferry") == story_of(first, "courier-ferry")
    assert story_of(second, "post-budget") == story_of(first, "courier-budget")


def test_two_stories_that_turn_out_to_be_one_keep_the_name_most_articles_had() -> None:
    members = group(FERRY, known={"courier-ferry": "one", "sentinel-ferry": "two", "post-ferry": "two"})
    assert {member.story for member in members} == {"two"}


def test_one_name_never_stands_for_two_stories() -> None:
    members = group(PILE, known={"courier-ferry": "old", "courier-budget": "old"})
    assert len({member.story for member in members}) == 3


def test_a_repeated_report_is_folded_into_the_first() -> None:
    wire = FERRY[0]._replace(id="zz-wire", outlet="Wire", text=FERRY[0].text + " Reporting by the Wire.")
    members = group([wire, *PILE])
    assert members[0].duplicate_of == "courier-ferry"
    assert members[0].why.startswith("repeats courier-ferry: about ")
    assert members[0].story == story_of(members, "courier-ferry")
    assert all(member.duplicate_of is None for member in members[1:])


def test_a_person_may_put_an_article_into_a_story() -> None:
    members = group(PILE, pinned={"sentinel-chess": "spring", "courier-ferry": "spring"})
    assert together(members) == {ids(*FERRY, CHESS), ids(*BUDGET)}
    assert story_of(members, "post-ferry") == "spring"
    assert next(m.why for m in members if m.id == "sentinel-chess") == "put into spring by hand"


def test_a_person_may_keep_articles_apart() -> None:
    members = group(PILE, apart=[("courier-ferry", "sentinel-ferry")])
    assert story_of(members, "courier-ferry") != story_of(members, "sentinel-ferry")
    assert story_of(members, "courier-budget") == story_of(members, "post-budget")


def test_articles_pinned_to_two_stories_stay_in_them() -> None:
    members = group(FERRY, pinned={"courier-ferry": "north", "sentinel-ferry": "south"})
    assert story_of(members, "courier-ferry") == "north"
    assert story_of(members, "sentinel-ferry") == "south"


def test_a_copy_kept_apart_from_its_original_stays_apart() -> None:
    copy = FERRY[0]._replace(id="zz-copy")
    members = group([FERRY[0], copy, *BUDGET], apart=[(FERRY[0].id, copy.id)])
    assert story_of(members, FERRY[0].id) != story_of(members, copy.id)


def test_two_articles_of_one_id_are_refused() -> None:
    with pytest.raises(UsageError, match="courier-ferry: two articles have this id"):
        group([FERRY[0], FERRY[0]])


@pytest.mark.parametrize("text", ["", "the of and", "?!", "🙂" * 50, "نعم " * 30, "a\ud800b"])
def test_odd_texts_are_listed_like_all_others(text: str) -> None:
    members = group([Article("odd", None, text), *PILE])
    assert len(members) == len(PILE) + 1
    assert story_of(members, "odd") not in {m.story for m in members if m.id != "odd"}


def test_nothing_and_one_article() -> None:
    assert group([]) == []
    (only,) = group([CHESS])
    assert only.why == "stands alone: no other article has its rarer words"


def test_names_of_stories_are_letters_and_digits_whatever_the_articles_are_called() -> None:
    for member in group([CHESS._replace(id="../../etc/passwd\n<b>"), *FERRY]):
        assert member.story.isalnum()
        assert member.story.isascii()


def test_a_day_says_nothing_in_a_pile_of_that_day() -> None:
    alone = [article._replace(date="2031-03-04") for article in (FERRY[0], BUDGET[0], CHESS)]
    assert len(together(group(alone))) == 3


def test_a_large_pile_is_grouped_like_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the size at which every pair is compared, only likely neighbours are; the stories are the same."""
    pile = []
    for event in range(40):
        rng = random.Random(event)  # noqa: S311 - invented words, no secrets
        words = ["".join(rng.choices("abdefgiklmnoprstuvw", k=7)).capitalize() for _ in range(30)]
        for outlet in ("a", "b"):
            told = " ".join(rng.sample(words, 20))
            pile.append(
                Article(f"{event:02}{outlet}", None, f"The mayor of {told} spoke", f"2031-04-{1 + event % 28:02}")
            )
    whole = group(pile)
    assert together(whole) == {frozenset((f"{event:02}a", f"{event:02}b")) for event in range(40)}
    monkeypatch.setattr(near, "WHOLE", 10)
    assert together(group(pile)) == together(whole)


# Six matters in six articles of one morning's news: what they share, all news shares.
APART = (
    Article(
        "echo-tractor",
        "Tram hits tractor at Wrenfield",
        "A tram hit a tractor at a crossing in Wrenfield on Monday evening, and a woman was taken to hospital, police "
        "said. The driver told officers that the barrier had been up. Officials said that the line would be closed "
        "until Tuesday.",
        "2031-05-06",
        "Echo",
    ),
    Article(
        "post-hail",
        "Hail breaks roofs in Dunmere",
        "Hail broke hundreds of roofs in Dunmere on Monday evening, police said, and a woman was taken to hospital. "
        "Officials told people to stay indoors. They said that more hail would fall on Tuesday, and schools would be "
        "closed.",
        "2031-05-06",
        "Post",
    ),
    Article(
        "herald-bakery",
        "Bakers of Orrin win a prize",
        "Two bakers from Orrin have won a prize for a loaf of rye. The jury said that it had never had a better crust. "
        "They will open a second shop on Tuesday.",
        "2031-05-06",
        "Herald",
    ),
    Article(
        "courier-shares",
        "Brennick cuts its forecast",
        "Brennick, a maker of lifts, cut its forecast for the year, and its shares fell. The company said that orders "
        "from abroad had been fewer than officials had hoped.",
        "2031-05-06",
        "Courier",
    ),
)


def test_what_all_news_shares_makes_no_story() -> None:
    assert len(together(group(APART))) == len(APART)
    assert len(together(group([one._replace(date=f"2031-0{n}-10") for n, one in enumerate(APART, 1)]))) == len(APART)


def test_a_day_adds_nothing_to_the_likeness_of_two_articles() -> None:
    pair = (APART[0], APART[1])
    scattered = [one._replace(date=f"20{20 + n}-01-01") for n, one in enumerate((*APART[2:], *FERRY))]
    assert len({story_of(group([*pair, *scattered]), one.id) for one in pair}) == 2


def test_two_without_one_rare_name_number_or_title_word_in_common_are_no_story() -> None:
    one = "people waited outside for hours in the cold rain while nobody told them what had become of the money"
    two = "for hours people waited in the rain, cold and outside; what the money had become, nobody told them"
    pair = [Article("a", None, one, "2031-05-06"), Article("b", None, two, "2031-05-06")]
    assert len(together(group([*pair, *APART]))) == 2 + len(APART)
    named = [one._replace(text=one.text.replace("the money", "the money of Tollenberg")) for one in pair]
    assert ids(*named) in together(group([*named, *APART]))


def test_the_same_matter_months_later_is_another_story() -> None:
    later = FERRY[1]._replace(id="later", date="2031-09-20", text=FERRY[1].text.replace("212", "40"))
    members = group([FERRY[0], later, *APART])
    assert story_of(members, FERRY[0].id) != story_of(members, "later")
    soon = group([FERRY[0], FERRY[1]._replace(date=FERRY[0].date), *APART])
    assert story_of(soon, FERRY[0].id) == story_of(soon, FERRY[1].id)


def test_a_story_does_not_fall_apart_because_others_come_in() -> None:
    far = FERRY[1]._replace(
        date="2031-03-08", text="The Halcyon struck rocks at Marrow Point, the harbour authority said."
    )
    alone = [FERRY[0], far, *APART, *(one._replace(id=f"{one.id}2", date="2031-05-20") for one in APART)]
    assert story_of(group(alone), FERRY[0].id) != story_of(group(alone), far.id), "a first night would not join them"
    members = group(alone, known={FERRY[0].id: "ferry", far.id: "ferry"})
    assert story_of(members, FERRY[0].id) == story_of(members, far.id) == "ferry"
    unlike = group(alone, known={FERRY[0].id: "old", APART[0].id: "old"})
    assert story_of(unlike, FERRY[0].id) != story_of(unlike, APART[0].id), "what shares nothing is not held together"
