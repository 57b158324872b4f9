"""Who a source is: names, roles, pronouns and descriptions brought to one speaker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from framing.language.pipeline import Pipeline
from framing.language.speakers import resolve
from framing.model import Parsed, Tokens
from tests.language.speakers.marked import speaker, understood, via, who

Read = Callable[[str], Parsed]


@pytest.fixture(scope="module")
def read(pipeline: Pipeline) -> Read:
    return lambda marked: understood(pipeline, marked)


def links(parsed: Parsed) -> list[str | None]:
    return [attribution.link for attribution in parsed.attributions]


def texts(parsed: Parsed, name: str) -> list[str]:
    return [parsed.document.text[start:end] for start, end in speaker(parsed, name).mentions]


# ── names ───────────────────────────────────────────────────────────────────────────────────────


def test_a_surname_and_a_pronoun_are_the_person_named_in_full(read: Read) -> None:
    found = read(
        "{Harbour Commissioner Tamsin Orlo} <said> [the quay was safe].~ {Orlo} <added> [that it would hold].~ "
        "{She} <said> [divers had checked it].~"
    )
    assert who(found) == ["Tamsin Orlo"] * 3
    assert links(found) == ["name", "surname", "pronoun"]
    assert texts(found, "Tamsin Orlo") == ["Tamsin Orlo", "Orlo", "She"]


def test_the_full_name_may_stand_where_nobody_speaks(read: Read) -> None:
    found = read("{Orlo} <said> [the quay was safe].~ It was a warm day for Tamsin Orlo, and she left early.")
    assert who(found) == ["Tamsin Orlo"]


def test_a_name_is_clean_and_its_role_stands_apart(read: Read) -> None:
    found = read("{Coastal League Secretary-General Jens Halvorsen} <said> [the fleet would sail].~")
    (only,) = found.speakers
    assert (only.name, only.role, only.named) == ("Jens Halvorsen", "Coastal League Secretary-General", True)
    assert [found.document.text[s:e] for s, e in only.role_spans] == ["Coastal League Secretary-General"]


def test_a_family_name_that_comes_first(read: Read) -> None:
    found = read("The ruler, Lee Sun-ho, met the envoys. {Lee} <announced> [that the border would open].~")
    assert who(found) == ["Lee Sun-ho"]


def test_two_people_of_one_surname_are_told_apart_by_their_titles(read: Read) -> None:
    found = read(
        "Tamsin Orlo and her husband, Viktor Orlo, run the ferry. {Mrs. Orlo} <said> [the boat was full].~ "
        "{Mr. Orlo} <said> [it was not].~"
    )
    assert who(found) == ["Tamsin Orlo", "Viktor Orlo"]


def test_a_name_with_a_particle_is_a_surname(read: Read) -> None:
    found = read("Mayor Pieter de Vries opened the lock. {De Vries} <said> [it had cost too much].~")
    assert who(found) == ["Pieter de Vries"]


def test_middle_names_and_initials_make_no_second_person(read: Read) -> None:
    found = read("{Tamsin R. Orlo} <said> [the quay was safe].~ {Tamsin Orlo} <added> [that it would hold].~")
    assert len(found.speakers) == 1


# ── roles ───────────────────────────────────────────────────────────────────────────────────────


def test_an_apposition_is_the_role(read: Read) -> None:
    found = read("{Peder Vance, a researcher at the Marsh Institute in Kelby,} <said> [the ice was thin].~")
    (only,) = found.speakers
    assert only.name == "Peder Vance"
    assert only.role == "researcher at the Marsh Institute in Kelby"
    assert only.type == "expert"


def test_a_role_before_the_name_with_a_comma(read: Read) -> None:
    found = read("{A spokeswoman for the dockers, Runa Lind,} <said> [the strike would go on].~")
    assert who(found) == ["Runa Lind"]
    assert "spokeswoman for the dockers" in str(found.speakers[0].role)


@pytest.mark.parametrize("description", ["the commissioner", "The harbour commissioner"])
def test_a_role_is_whoever_holds_it(read: Read, description: str) -> None:
    found = read(
        "{Harbour Commissioner Tamsin Orlo} <said> [the quay was safe].~ Mayor Jonas Brandt was not in the room. "
        f"{{{description}}} <warned> [of delays].~"
    )
    assert who(found) == ["Tamsin Orlo", "Tamsin Orlo"]
    assert links(found)[1] == "role"


def test_a_role_by_a_word_of_the_same_meaning(read: Read) -> None:
    found = read(
        "{Coastal League Secretary-General Jens Halvorsen} <said> [the fleet would sail].~ "
        "{The Coastal League chief} <warned> [of storms].~"
    )
    assert who(found) == ["Jens Halvorsen"] * 2


def test_a_spokeswoman_is_not_the_man_who_spoke_before(read: Read) -> None:
    found = read(
        "{Jonas Brandt, a spokesman for the union,} <said> [the strike was on].~ He left. "
        "{The spokeswoman} <said> [it was not].~"
    )
    assert who(found)[0] != who(found)[1]


def test_what_a_source_calls_somebody_is_no_role(read: Read) -> None:
    found = read(
        "{Tamsin Orlo} <said>: [“That clown Jonas Brandt, the worst mayor ever, sank us.”]~ "
        "{Brandt} <said> [he was sorry].~"
    )
    assert speaker(found, "Jonas Brandt").role is None


def test_a_former_office_behind_a_hyphen(read: Read) -> None:
    found = read(
        "{Former Rep. Jonas Brandt} <said> [he was sorry].~ {The ex-congressman} <added> [that he would pay].~"
    )
    assert who(found) == ["Jonas Brandt"] * 2


def test_a_ship_is_no_person(read: Read) -> None:
    found = read("The Tamsin Belle sailed. {Marsh Line, which owns the Tamsin Belle,} <regretted> [the delay].~")
    assert all(s.type not in ("official", "citizen", "unknown") or s.name != "Tamsin Belle" for s in found.speakers)
    assert who(found) == ["Marsh Line"]
    assert found.speakers[0].type == "business"


def test_a_given_name_does_not_take_over_the_surname(read: Read) -> None:
    found = read(
        "Tamsin Brandt keeps the inn. {Her husband, Jonas Brandt,} <said> [he was sorry], and Tamsin wept.~ "
        "{Brandt} <added> [that he would pay].~"
    )
    assert who(found) == ["Jonas Brandt"] * 2


# ── pronouns ────────────────────────────────────────────────────────────────────────────────────


def test_a_pronoun_passes_over_a_name_of_the_other_gender(read: Read) -> None:
    found = read("{Mayor Tamsin Orlo} <said> [she was glad].~ Mr. Jonas Brandt objected. {She} <said> [he was wrong].~")
    assert who(found) == ["Tamsin Orlo", "Tamsin Orlo"]


def test_a_pronoun_passes_over_names_inside_a_quotation(read: Read) -> None:
    found = read(
        "{Jonas Brandt} <said>: [“I know the harbour. Viktor Marsh is a fine man. Marsh has built it all.”]~ "
        "{He} <said> [he would vote for him].~"
    )
    assert who(found) == ["Jonas Brandt", "Jonas Brandt"]


def test_after_a_question_it_is_the_one_asked_who_goes_on(read: Read) -> None:
    found = read(
        "{Petra Lund}, a reporter, <asked> Jonas Brandt [whether the quay was safe].~ {He} <said> [it was].~ "
        "Lund asked Brandt about the lamps. {His answer}<:> [“They are new, all of them.”]~"
    )
    assert who(found) == ["Petra Lund", "Jonas Brandt", "Jonas Brandt"]


def test_who_asks_goes_on_where_nobody_is_asked_by_name(read: Read) -> None:
    found = read("{Petra Lund} <asked> [whether the quay was safe].~ {She} <added> [that she had seen cracks].~")
    assert who(found) == ["Petra Lund", "Petra Lund"]


def test_a_statement_goes_on_in_the_name_of_whose_it_is(read: Read) -> None:
    found = read(
        "{A statement from the harbour master, Peder Lind}, <said> [the quay was safe].~ It rained. "
        "{The statement} <added> [that the lamps were new].~ {A statement} <said> [the ferry would run].~"
    )
    assert who(found)[:2] == ["Peder Lind", "Peder Lind"]
    assert links(found)[1] == "words of the source, repeated"
    assert who(found)[2] != "Peder Lind"


def test_they_are_the_group_that_spoke_and_no_single_person(read: Read) -> None:
    found = read(
        "{Two officials familiar with the talks} <said> [the deal was near].~ Jonas Brandt sat beside them. "
        "{They} <added> [that the price was high].~"
    )
    assert who(found)[0] == who(found)[1]
    assert who(found)[0] != "Jonas Brandt"


def test_they_may_be_people_who_had_not_spoken_yet(read: Read) -> None:
    found = read("The nurses walked out at noon. {They} <said> [the pay was too low].~")
    assert who(found) == ["nurses"]


def test_it_is_the_body_that_spoke(read: Read) -> None:
    found = read("{The ministry} <said> [the dam would hold].~ {It} <added> [that the gates were new].~")
    assert who(found) == ["ministry", "ministry"]


def test_who_is_the_noun_before_it(read: Read) -> None:
    found = read("Farmers met {Tamsin Orlo}, {who} <promised> [more water].~")
    assert who(found) == ["Tamsin Orlo"]


def test_i_in_the_outlets_own_text_is_nobody_and_in_a_quotation_the_speaker(read: Read) -> None:
    found = read(
        "{I} <said> [it would rain].~ {Tamsin Orlo} <said>: [“(({I} <told> [them the quay was old])), and left.”]~"
    )
    assert who(found) == [None, "Tamsin Orlo", "Tamsin Orlo"]


# ── bodies, groups, texts ───────────────────────────────────────────────────────────────────────


def test_initials_are_the_body_they_stand_for(read: Read) -> None:
    found = read("{The Kelby Fishing Association} <said> [the catch was poor].~ {The KFA} <asked for> [help].~")
    assert who(found) == ["Kelby Fishing Association"] * 2


def test_a_body_by_the_noun_its_name_ends_in(read: Read) -> None:
    found = read("{The Kelby Fishing Association} <said> [the catch was poor].~ {The association} <asked for> [help].~")
    assert who(found) == ["Kelby Fishing Association"] * 2


def test_a_country_speaks_as_an_institution(read: Read) -> None:
    found = read("{Norway} <said> [the border was open].~")
    assert (found.speakers[0].name, found.speakers[0].type) == ("Norway", "institution")


@pytest.mark.parametrize(
    ("source", "name", "type"),
    [
        ("Two officials familiar with the talks", "two officials familiar with the talks", "official"),
        ("Critics", "critics", "unnamed"),
        ("Some", "some", "unnamed"),
        ("Local farmers", "local farmers", "citizen"),
        ("Several economists", "several economists", "expert"),
    ],
)
def test_people_without_a_name(read: Read, source: str, name: str, type: str) -> None:
    found = read(f"{{{source}}} <said> [the deal was near].~")
    (only,) = found.speakers
    assert (only.name, only.type, only.named) == (name, type, False)


def test_a_text_that_is_cited_is_a_document(read: Read) -> None:
    found = read("<According to> {the published text of the accord}, [both sides share the catch].~")
    (only,) = found.speakers
    assert (only.name, only.type, only.named) == ("published text of the accord", "document", False)


def test_a_text_does_not_raise_alarm(read: Read) -> None:
    assert read("{This pact} <raised> [alarm in the north].~").speakers == ()


@pytest.mark.parametrize(
    ("source", "name"),
    [("A statement from the Kelby Port Authority", "Kelby Port Authority"), ("Orlo’s letter", "Tamsin Orlo")],
)
def test_somebodys_words_are_credited_to_them(read: Read, source: str, name: str) -> None:
    found = read(f"Tamsin Orlo owns the ferry. {{{source}}} <said> [the quay was safe].~")
    assert who(found) == [name]
    assert str(links(found)[0]).startswith("words of the source")


@pytest.mark.parametrize("source", ["This", "The visit", "Brandt’s visit to the harbour", "These delays", "Last year"])
def test_what_cannot_speak_is_no_speaker(read: Read, source: str) -> None:
    found = read(f"Jonas Brandt was there. {{{source}}} <confirms> [the need for a quay].~")
    assert who(found) == [None]
    assert found.speakers == ()


# ── quotations without a cue ────────────────────────────────────────────────────────────────────


def test_a_quotation_without_a_cue_is_the_running_speakers(read: Read) -> None:
    found = read(
        "[“The quay is old,”] {Tamsin Orlo} <said>.~\n\n[“We shall build a new one before the winter comes.”]~"
    )
    assert who(found) == ["Tamsin Orlo"] * 2
    assert links(found)[1] == "running speaker, inferred"


def test_a_quotation_far_from_any_speaker_is_nobodys(read: Read) -> None:
    found = read("{Tamsin Orlo} <said> [it was old].~\n\nIt rained.\n\nNight fell.\n\n[“A new quay, then.”]~")
    assert who(found) == ["Tamsin Orlo", None]


# ── channels ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("marked", "channel"),
    [
        ("{Peder Vance} <told> The Harbour Post [that the ice was thin].~", "Harbour Post"),
        ("{Peder Vance} <said> in an interview with The Harbour Post [that the ice was thin].~", "Harbour Post"),
        ("{Peder Vance} <told> KBN [that the ice was thin].~", "KBN"),
    ],
)
def test_who_was_told_is_the_channel_and_no_source(read: Read, marked: str, channel: str) -> None:
    found = read(marked)
    assert who(found) == ["Peder Vance"]
    assert via(found) == [(channel,)]
    assert speaker(found, channel).type == "media"


@pytest.mark.parametrize("told", ["the committee", "voters", "his wife", "Congress"])
def test_an_audience_is_no_channel(read: Read, told: str) -> None:
    assert via(read(f"{{Peder Vance}} <told> {told} [that the ice was thin].~")) == [()]


def test_a_report_passed_on_names_its_source_and_its_channel(read: Read) -> None:
    found = read(
        "<According to> {reports from Harbourwire}, [(({Prime Minister Jonas Brandt} <mentioned> on a visit to Kelby "
        "[that the dam would hold]))].~"
    )
    inner = next(a for a in found.attributions if found.document.text[a.cue[0].start :].startswith("mentioned"))
    names = {s.id: s.name for s in found.speakers}
    assert names[str(inner.speaker)] == "Jonas Brandt"
    assert [names[id] for id in inner.via] == ["Harbourwire"]
    assert speaker(found, "Harbourwire").type == "media"


def test_a_report_passed_on_in_one_relation_is_its_sources_too(read: Read) -> None:
    found = read(
        "<According to> {reports from Harbourwire}, [Prime Minister Jonas Brandt mentioned on a visit to Kelby that "
        "the dam would hold].~"
    )
    assert who(found) == ["Jonas Brandt"]
    assert via(found) == [("Harbourwire",)]


def test_words_come_through_as_many_hands_as_report_them(read: Read) -> None:
    found = read(
        "{The Harbour Post} <reported> [that (({Tamsin Orlo} <said> [that (({Jonas Brandt} <denied> [the debt]))]))].~"
    )
    assert via(found)[-1] == ("Tamsin Orlo", "Harbour Post")


# ── types ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("source", "type"),
    [
        ("Sen. Tamsin Orlo", "politician"),
        ("Tamsin Orlo, director of the Marsh Institute,", "expert"),
        ("Tamsin Orlo, the director of Orlo Holdings,", "business"),
        ("Tamsin Orlo, director of the Marsh Foundation,", "civil society"),
        ("Tamsin Orlo, a spokeswoman for the interior ministry,", "official"),
        ("White House press secretary Tamsin Orlo", "official"),
        ("Tamsin Orlo, a mother of three,", "citizen"),
        ("Tamsin Orlo, a spokeswoman for Microsoft,", "business"),
        ("Tamsin Orlo, the president of Harrow & Finch,", "unknown"),
        ("Tamsin Orlo, the president of Norway,", "politician"),
        ("Airline spokeswoman Tamsin Orlo", "business"),
        ("Tamsin Orlo, the manager of the cannery,", "business"),
        ("Education Secretary Tamsin Orlo", "official"),
        ("Tamsin Orlo, a columnist for The Harbour Post,", "media"),
        ("Tamsin Orlo", "unknown"),
    ],
)
def test_the_type_follows_from_the_role(read: Read, source: str, type: str) -> None:
    found = read(f"{{{source}}} <said> [the quay was safe].~")
    assert (found.speakers[0].name, found.speakers[0].type) == ("Tamsin Orlo", type)


def test_whoever_represents_a_person_is_no_politician(read: Read) -> None:
    found = read("{A representative for Tamsin Orlo} <said> [the quay was safe].~")
    assert found.speakers[0].type == "unknown"


def test_a_body_the_parser_misses_once_is_one_source(parsed_text: Callable[[str], Parsed]) -> None:
    found = parsed_text(
        "A deal with Apple is near. Broadcom went after Qualcomm’s business and said that it would win. "
        "Broadcom also said that its offer was fair. Shares of Broadcom rose. Qualcomm said no. "
        "But Qualcomm, which reported a loss, said that it would wait."
    )
    names = [speaker.name for speaker in found.speakers]
    assert len(names) == len(set(names))


# ── the records ─────────────────────────────────────────────────────────────────────────────────


def test_ids_follow_the_first_mention_as_a_source(read: Read) -> None:
    found = read(
        "Viktor Marsh watched. {Tamsin Orlo} <said> [the quay was safe].~ {Viktor Marsh} <said> [it was not].~"
    )
    assert [(s.id, s.name) for s in found.speakers] == [("s1", "Tamsin Orlo"), ("s2", "Viktor Marsh")]
    ids = {s.id for s in found.speakers}
    assert all(a.speaker in ids and set(a.via) <= ids for a in found.attributions)


def test_a_document_without_attributions_has_no_speakers(read: Read) -> None:
    assert read("Tamsin Orlo owns the ferry.").speakers == ()


def test_ten_thousand_sources_are_resolved(read: Read) -> None:
    found = _repeated(read("{Mayor Tamsin Orlo} <said> [the quay was safe].~ {She} <said> [it was not].~ "), 5000)
    assert len(found.attributions) == 10_000
    resolved = resolve(found)
    assert len(resolved.speakers) == 1
    assert all(a.speaker == "s1" for a in resolved.attributions)


def _repeated(parsed: Parsed, times: int) -> Parsed:
    """The document written out so many times in a row, with its parse, one sentence after the other."""
    step, size, count = len(parsed.document.text), len(parsed.tokens), len(parsed.sentences)
    tokens = parsed.tokens

    def tiled(column: tuple[int, ...], shift: int) -> tuple[int, ...]:
        return tuple(value + shift * n for n in range(times) for value in column)

    columns = Tokens(
        start=tiled(tokens.start, step),
        end=tiled(tokens.end, step),
        text=tokens.text * times,
        lower=tokens.lower * times,
        tag=tokens.tag * times,
        dep=tokens.dep * times,
        head=tiled(tokens.head, size),
        entity=tokens.entity * times,
        entity_begins=tokens.entity_begins * times,
        sentence=tiled(tokens.sentence, count),
    )
    sentences = tuple(
        s._replace(start=s.start + step * n, end=s.end + step * n, first=s.first + size * n, last=s.last + size * n)
        for n in range(times)
        for s in parsed.sentences
    )

    def moved(spans: tuple, n: int) -> tuple:  # type: ignore[type-arg]
        return tuple(type(span)(span.start + step * n, span.end + step * n) for span in spans)

    attributions = tuple(
        a._replace(source=moved(a.source, n), cue=moved(a.cue, n), content=moved(a.content, n), speaker=None)
        for n in range(times)
        for a in parsed.attributions
    )
    zone = parsed.document.zones[0]._replace(end=step * times)
    document = replace(parsed.document, text=parsed.document.text * times, zones=(zone,))
    return replace(parsed, document=document, tokens=columns, sentences=sentences, attributions=attributions)
