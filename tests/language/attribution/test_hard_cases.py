"""Hard cases, each with what a person would mark: who says what where the sentence does not make it easy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.model import Parsed
from tests.language.attribution.marked import matching, read, words

# marked text, reporting verb (None: not asked), kind
CASES = [
    # plain, before, after and around
    ("{The mayor} said [the ferry would run all winter].", "say", "indirect"),
    ("[“The ferry will run all winter,”] {the mayor} said.", "say", "direct"),
    ("[“The ferry will run all winter,”] said {Tamsin Orlo}, the mayor.", "say", "direct"),
    ("{Tamsin Orlo} said: [“The ferry will run all winter.”]", "say", "direct"),
    ("[The ferry will run all winter], {the mayor} said.", "say", "indirect"),
    ("[The ferry], {the mayor} said, [will run all winter].", "say", "indirect"),
    ("{She} added [that the pumps were “older than the harbour” itself].", "add", "mixed"),
    # split quotations
    ("[“The ferry,”] {Orlo} said, [“will run all winter.”]", "say", "direct"),
    ("[“The ferry will run,”] {Orlo} said. [“It will run all winter.”]", "say", "direct"),
    ('["We tried,"] {the pilot} said. ["The fog was too thick for us."]', "say", "direct"),
    ("[‘The ferry,’] {Orlo} said, [‘will run all winter.’]", "say", "direct"),
    ("[“Is anybody there?”] {the diver} asked.", "ask", "direct"),
    ("[“Nobody leaves the pier!”] {the captain} shouted.", "shout", "direct"),
    # nested quotations
    ("[“He told me ‘never again’ and left the room,”] {Orlo} said.", "say", "direct"),
    ("[“The clerk read ‘Clause Nine’ aloud to all of us,”] {the farmer} recalled.", "recall", "direct"),
    # whom they tell is not what they say
    ("{Ms. Orlo} told The Harbour Post [that the bridge was closed].", "tell", "indirect"),
    ("{The warden} told reporters [the gate had been left open].", "tell", "indirect"),
    ("[“The gate was open,”] {the warden} told a local radio station.", "tell", "direct"),
    ("{Keld} assured residents [that the water was safe to drink].", "assure", "indirect"),
    ("{The agency} warned the crews [that the ice was thin].", "warn", "indirect"),
    # according to
    ("According to {the harbour office}, [three boats were lost].", "according to", "indirect"),
    ("[Three boats were lost], according to {the harbour office}.", "according to", "indirect"),
    ("[Three boats], according to {the harbour office}, [were lost].", "according to", "indirect"),
    # passives and agents
    ("[The treaty] was criticized by {the fishing union}.", "criticize", "indirect"),
    ("[The plan] was described by {the architect} [as reckless].", "describe", "indirect"),
    # subjects that verbs inherit
    ("{The minister} left the hall and said [that talks would resume].", "say", "indirect"),
    ("{The minister} smiled, saying [that talks would resume in spring].", "say", "indirect"),
    ("{Orlo} rose to announce [that the mine would close].", "announce", "indirect"),
    ("{Orlo}, who chairs the board, argued [that the mine should close].", "argue", "indirect"),
    ("{The pilot} praised the crew, adding [that nobody was hurt].", "add", "indirect"),
    ("Speaking in Varnhem on Monday, {Keld} insisted [the tunnel was safe].", "insist", "indirect"),
    # verbs of several words
    ("{The auditor} pointed out [that the sums did not add up].", "point out", "indirect"),
    ("{The council} called for [a new inquiry into the flood].", "call for", "indirect"),
    ("{Harbour pilots} have expressed concerns over [the dredging of the channel].", "express concern", "indirect"),
    ("{She} expressed hope [that the strike would end soon].", "express hope", "indirect"),
    ("{The union} made clear [that it would not sign].", "make clear", "indirect"),
    # things and papers that say
    ("{A survey by the institute} shows [that rents have doubled since spring].", "show", "indirect"),
    ("{The report} found [that the dam had been cracked for years].", "find", "indirect"),
    ("{Article 4} stipulates [that both sides share the catch].", "stipulate", "indirect"),
    ("{An analysis by the Norrland Agency} indicates [that prices will rise].", "indicate", "indirect"),
    ("{The letter} states [that the lease ends in June].", "state", "indirect"),
    # attitudes
    ("{The harbour master} hopes [to hire more divers].", "hope", "indirect"),
    ("{Traders} believe [the price of herring will fall].", "believe", "indirect"),
    ("{Most voters} oppose [the tunnel].", "oppose", "indirect"),
    ("{Parents} want [smaller classes].", "want", "indirect"),
    ("{She} fears [that the well is dry].", "fear", "indirect"),
    ("{The crew} knew [that the river would rise].", "know", "indirect"),
    # denial, concession, prediction
    ("{The bank} denied [that it had known of the leak].", "deny", "indirect"),
    ("{The chief engineer} admitted [that the valve had failed].", "admit", "indirect"),
    ("{Hydrologists} warned [that the levee might break].", "warn", "indirect"),
    ("{Hydrologists} have not predicted [that the levee will break].", "predict", "indirect"),
    ("{The company} claimed [that no oil was spilled].", "claim", "indirect"),
    # modals and months
    ("{Keld} said in May [that the ferry may stop].", "say", "indirect"),
    ("{The firm} said [it appeared in court on May 3].", "say", "indirect"),
    # words between cue and content
    ("{The mayor} said on Tuesday [that the ferry would stop].", "say", "indirect"),
    ("{The mayor} said in a statement [that the ferry would stop].", "say", "indirect"),
    ("{The mayor} announced late on Sunday [that the mine would close].", "announce", "indirect"),
    # long sources
    ("{Peder Lind, a researcher at the Varn Institute,} said [the ice was thin].", "say", "indirect"),
    ("{Two officials familiar with the talks} said [the deal was close].", "say", "indirect"),
    ("{The head of the Norrland fishing union} said [the quota was unfair].", "say", "indirect"),
    ("[The quota was unfair], said {Peder Lind, head of the union}.", "say", "indirect"),
    # lists
    ("{The union} demanded [higher pay, shorter shifts and safer boats].", "demand", "indirect"),
    ("{The mayor, the warden and the priest} said [the bell should stay].", "say", "indirect"),
    # a word or two that are somebody's
    ("{The premier} called [the ruling “a disgrace”].", "call", "mixed"),
    ("{Keld} said [the tunnel was “a triumph” for the whole coast].", "say", "mixed"),
    # headlines, and marks of other habits
    ("[Ferry will run all winter], says {mayor}", "say", "indirect"),
    ("{Mayor}: [‘Ferry will run all winter’]", None, "direct"),
    ("{Mayor} says [ferry ‘will run all winter’]", "say", "mixed"),
    ("[‘The ferry will run all winter,’] {the mayor} said.", "say", "direct"),
    ("[«The ferry will run all winter,»] {the mayor} said.", "say", "direct"),
    # verbs that move somebody, hints, reports about reports
    ("{The envoy} persuaded residents [that the dam was safe].", "persuade", "indirect"),
    ("{The minister} hinted at [a new tax on barges].", "hint at", "indirect"),
    ("{Critics’} claim [that the dam was safe] was tested.", "claim", "indirect"),
    ("In an interview with The Harbour Post, {Tamsin Orlo} said [the dam was safe].", "say", "indirect"),
    # colon without a verb
    ("{The mayor}: [“We did not know.”]", None, "direct"),
]


@pytest.mark.parametrize(("marked", "verb", "kind"), CASES, ids=[case[0][:48] for case in CASES])
def test_who_says_what(marked: str, verb: str | None, kind: str, parsed_text: Callable[[str], Parsed]) -> None:
    case = read(marked)
    parsed = parsed_text(case.text)
    found = matching(parsed, case)
    seen = [(words(case.text, a.source), a.verb, words(case.text, a.content)) for a in parsed.attributions]
    assert found, f"found only {seen}"
    if verb is not None:
        assert verb in [a.verb for a in found]
    assert kind in [a.kind for a in found]


NOTHING = [
    "The ferry left the harbour at nine and reached the island by noon.",
    "He appeared in court on Monday and left by the back door.",
    "May was cold, and the river froze in the first week.",
    "The “reform” cut wages along the coast.",
    'The pipe is 12" wide and 6\'2" long.',
    "Heavy rain fell in Varnhem overnight.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_says_anything(text: str, parsed_text: Callable[[str], Parsed]) -> None:
    assert [a for a in parsed_text(text).attributions if a.cue_class == "speech"] == []


def test_each_speaker_of_a_paragraph_has_their_own_words(parsed_text: Callable[[str], Parsed]) -> None:
    text = "“The ice is thin,” Lind said. “The ice is safe,” Keld replied."
    pairs = {(words(text, a.source), words(text, a.content)) for a in parsed_text(text).attributions}
    assert pairs == {("Lind", "“The ice is thin,”"), ("Keld", "“The ice is safe,”")}


def test_a_report_that_is_passed_on_keeps_both_names(parsed_text: Callable[[str], Parsed]) -> None:
    text = "According to reports from Norrland Press, Minister Keld mentioned on Monday that the mine would close."
    (found,) = parsed_text(text).attributions
    assert "Keld" in words(text, found.source)
    assert words(text, found.channel) == "reports from Norrland Press"
    assert found.verb == "mention"


def test_a_part_of_a_paper_is_no_source_beside_the_paper(parsed_text: Callable[[str], Parsed]) -> None:
    text = "According to the published treaty, Article 4 stipulates that both sides share the catch."
    (found,) = parsed_text(text).attributions
    assert words(text, found.source) == "the published treaty"


def test_a_quotation_without_a_cue_is_whoever_spoke_last_and_says_so(parsed_text: Callable[[str], Parsed]) -> None:
    text = "“We will rebuild the quay,” Orlo said.\n\n“The stones are still there and so are the masons.”"
    said, more = parsed_text(text).attributions
    assert (words(text, more.source), more.cue, more.rule) == ("Orlo", (), "bare quotation")
    assert (more.speaker, more.link) == (said.speaker, "running speaker, inferred")


def test_a_quotation_without_a_cue_that_opens_a_text_has_no_source(parsed_text: Callable[[str], Parsed]) -> None:
    (only,) = parsed_text("“The stones are still there and so are the masons.”\n\nThe quay was empty.").attributions
    assert (only.source, only.cue, only.speaker, only.link) == ((), (), None, None)


def test_a_quotation_over_three_paragraphs_is_one(parsed_text: Callable[[str], Parsed]) -> None:
    text = (
        "Orlo said: “We will rebuild the quay before the winter.\n\n“The stones are still there and so are the masons."
        "\n\n“Nobody will stop us.”\n\nIt rained."
    )
    (only,) = parsed_text(text).attributions
    assert (words(text, only.source), only.kind, len(only.content)) == ("Orlo", "direct", 3)
    assert words(text, only.content).endswith("“Nobody will stop us.”")


def test_an_unclosed_quotation_does_not_swallow_the_next_speaker(parsed_text: Callable[[str], Parsed]) -> None:
    text = "“We will rebuild the quay before the winter,” Orlo said. “It is old.\n\n“The ice is thin,” Lind said."
    pairs = [(words(text, a.source), words(text, a.content)) for a in parsed_text(text).attributions]
    assert pairs[-1] == ("Lind", "“The ice is thin,”")
    assert all("ice" not in content for source, content in pairs if source == "Orlo")


def test_a_title_is_no_quotation_of_anybody(parsed_text: Callable[[str], Parsed]) -> None:
    found = parsed_text("The library bought “The Long Road Home To Varnhem” in May.").attributions
    assert [a for a in found if a.rule == "bare quotation"] == []


def test_stance_and_class_come_from_the_lexicon(parsed_text: Callable[[str], Parsed]) -> None:
    text = "The bank denied that it had known. The crew hopes to sail. The mayor said the mine would close."
    found = [(a.verb, a.stance, a.cue_class) for a in parsed_text(text).attributions]
    assert found == [
        ("deny", "doubting", "speech"),
        ("hope", "mind-reading", "attitude"),
        ("say", "neutral", "speech"),
    ]
