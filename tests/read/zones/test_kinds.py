"""Each kind of line that is no running text, in wordings of several pages, and what only looks like it."""

from __future__ import annotations

import pytest

from tests.read.helpers import kinds, read, shown

TITLE = "Barge sinks in Brannock lock"
LEAD = "The barge struck the upper gate of the lock on Monday night and sank in four minutes."
NEXT = "Nobody was hurt, the harbour master said, but the canal will stay shut for at least a week."
THEN = "Farmers along the water have no other way to move the barley that waits on the quay."
LAST = "The waterways office has promised to pay them for what is spoilt."


def within(line: str) -> str:
    """The kind of ``line`` between paragraphs of an article."""
    document = read(f"{TITLE}\n\n{LEAD}\n\n{NEXT}\n\n{line}\n\n{THEN}\n\n{LAST}")
    found = [zone.kind for zone in document.zones if document.text[zone.start : zone.end] in line]
    assert found
    return found[0]


SIGN_UP_BLOCKS = [
    "Newsletter Sign Up Please tick the box to show that you are not a robot. Invalid email address. Please re-enter.",
    "Get the Quay Letter. Sign up for our newsletter and get it in your inbox. You agree to our terms of service and"
    " privacy policy. You can unsubscribe at any time. See all newsletters.",
    "Morning Tide newsletter. Your e-mail address Subscribe Something went wrong. Try again later. Thank you for"
    " subscribing! Manage email preferences",
    "Download the app. Get our free app from the App Store or Google Play and switch on notifications from the port.",
    "The Lock Keeper: our weekly newsletter for boaters, straight to your inbox. Enter your email address. By signing"
    " up you agree to receive offers from our partners. View our privacy policy.",
    "Sign Up Thank you for signing up. Not a valid address. You must select a newsletter. Continue reading the story",
    "Want this every day? Subscribe to the newsletter, no captcha, no fuss: your email address please. Opt out or write"
    " to us any time. An error has occurred, please try again later.",
    "Try the Post for free: first month free, sign up now, then 3 crowns a month. Terms and conditions apply. Get the"
    " app on Google Play.",
]


@pytest.mark.parametrize("block", SIGN_UP_BLOCKS)
def test_a_form_run_together_in_one_paragraph_is_furniture(block: str) -> None:
    assert within(block) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "The union’s newsletter goes to 4,000 members, and more than half of them have signed the letter.",
        "The app was taken out of the store on Friday after its maker agreed to change its privacy policy, he said.",
        "She had signed up for the newsletter years ago, the court heard, and never once opened it before that day.",
    ],
)
def test_news_of_newsletters_and_apps_is_body(line: str) -> None:
    assert within(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "[Why the lock was never repaired after the flood of last spring]",
        "[Five things to know about the sunken barge]",
        "Related Why the lock keeper left his post that night",
        "RELATED: A town that lives by barley",
        "Review: A film about tar that never dries",
        "Opinion | Who will pay for the gate?",
        "Read more about the harbour master’s letter here.",
        "SEE MORE: Pictures of the lock by night",
        "Photos: The barge before it went down",
        "Also read: Ferry fares to rise in June",
        "Analysis: Why canals are back",
    ],
)
def test_a_link_to_another_article_is_furniture(line: str) -> None:
    assert within(line) == "furniture"


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("Read more:", ["Lock keeper wins a prize", "He slept on the barge. Then it sank.", "Ten boats to see in May"]),
        ("Most read", ["Lock keeper wins a prize", "Barley, barley, barley", "Who owns the canal?"]),
        ("You may also like...", ["Nine walks by the water", "A woman wrote to the port. It wrote back."]),
        ("Related stories", ["Ferry fares to rise", "Gate was ‘a danger’, report finds"]),
        ("Top stories", ["Mayor resigns over canal", "Fog shuts the port"]),
        ("Recommended for you", ["What tar does to swans", "The last lamplighter"]),
        ("Read next", ["What tar does to swans", "Swans leave the lock"]),
        ("More stories", ["Storm nears Brannock", "Council splits over gate. Again."]),
    ],
)
def test_titles_under_a_heading_at_the_end_are_links(heading: str, titles: list[str]) -> None:
    document = read("\n\n".join([TITLE, LEAD, NEXT, THEN, LAST, heading, *titles]))
    assert kinds(document) == ["headline", *["body"] * 4, *["furniture"] * (1 + len(titles))]


def test_text_below_a_link_goes_on() -> None:
    document = read(f"{TITLE}\n\n{LEAD}\n\nRead more: Fog shuts the port\n\n{NEXT}\n\nIt rained.\n\n{LAST}")
    assert kinds(document) == ["headline", "body", "furniture", "body", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "The barge lies below the lock, where children now swim in the afternoon",
        "Barley on the quay at Brannock, which was meant for the mill at Lower Fell",
        "The harbour master, left, and her deputy look at what is left of the gate",
        "It is still open who left the gate unlocked",
        "A swan beside the wreck of the barge on Tuesday (file photo)",
        "The barge was raised on Thursday. (Ana Brill/The Quay Gazette)",
        "PA • EPA The barge was on its way to the mill with forty tonnes of barley",
        "CLOSE Harbour master Lena Orth says nobody warned her crew of the gate. (March 4) AP",
        "Photos: The barge in the lock A diver looks for the anchor. Hide Caption 3 of 9",
        "Slide 3 of 12",
        "Hide caption",
        "3/9 Divers wait for the tide to turn before they look for the anchor",
    ],
)
def test_a_caption_needs_no_full_stop(line: str) -> None:
    assert within(line) == "caption"


def test_captions_longer_than_a_line_are_told_by_their_number() -> None:
    long = [
        f"The {thing} had been brought to the quay on the evening before the barge came through the lock, and nobody"
        " at the office had been told of it in time"
        for thing in ("crane", "barley", "second boat")
    ]
    document = read(f"{TITLE}\n\n{LEAD}\n\n{long[0]}\n\n{NEXT}\n\n{long[1]}\n\n{THEN}\n\n{long[2]}\n\n{LAST}")
    assert kinds(document) == ["headline", "body", "caption", "body", "caption", "body", "caption", "body"]
    assert kinds(read(f"{TITLE}\n\n{LEAD}\n\n{long[0]}\n\n{NEXT}\n\n{LAST}")) == ["headline", *["body"] * 4]


def test_a_pull_quote_that_repeats_the_text() -> None:
    quoted = f"“It went down like a stone in a bucket,” said Una Falk, who saw it. {LAST}"
    pulled = "It went down like a stone in a bucket Una Falk"
    document = read(f"{TITLE}\n\n{LEAD}\n\n{NEXT}\n\n{pulled}\n\n{quoted}\n\n{THEN}")
    assert kinds(document) == ["headline", "body", "body", "caption", "body", "body"]


@pytest.mark.parametrize(
    ("lede", "items"),
    [
        ("The council agreed on three things at its meeting on Monday, its clerk told reporters:", "• {}"),
        ("The council agreed on three things at its meeting on Monday, its clerk told reporters:", "- {}"),
        ("The council agreed on three things at its meeting on Monday, its clerk told reporters:", "* {}"),
        ("The council agreed on three things at its meeting on Monday, its clerk told reporters:", "– {}"),
        ("What is known so far:", "1. {}"),
        ("What is known so far:", "1) {}"),
        ("What is known so far:", "· {}"),
        ("What is known so far:", "▪ {}"),
    ],
)
def test_items_below_a_colon_are_body(lede: str, items: str) -> None:
    things = ["The lock stays shut until May", "Ferries run every half hour, perhaps later", "Tolls are dropped"]
    lines = [items.replace("1", str(n)).format(thing) for n, thing in enumerate(things, 1)]
    document = read("\n\n".join([TITLE, LEAD, lede, *lines, NEXT]))
    assert kinds(document) == ["headline", *["body"] * 6]


def test_a_lede_of_bullets_is_body_from_its_first_line_on() -> None:
    lede = "The council agreed on two things at its meeting on Monday, its clerk told reporters afterwards:"
    document = read(f"{TITLE}\n\nBy Ada Lind\n\n{lede}\n\n• The lock stays shut\n\n• Tolls are dropped\n\n{NEXT}")
    assert kinds(document) == ["headline", "byline", "body", "body", "body", "body"]


@pytest.mark.parametrize(
    "title",
    [
        "Explainer: Why the lock had to be shut",
        "UPDATE 2-Barge sinks in Brannock lock",
        "Opinion | The canal was never safe",
        "Analysis: Who gains from a canal that is shut",
        "EXCLUSIVE: Gate was known to be broken",
        "Factbox: Barges that sank in the canal",
        "Fact check: Did the gate open by itself?",
        "Interview: The woman who raised the barge",
        "WRAPUP 1-Barge sinks, barley dearer",
        "Review: A film about tar that never dries",
        "Watch: Barge sinks in four minutes",
    ],
)
@pytest.mark.parametrize("byline", ["By Ada Lind\n\n", ""])
def test_a_headline_behind_a_label_is_the_title(title: str, byline: str) -> None:
    document = read(f"{title}\n\n{byline}{LEAD}\n\n{NEXT}\n\n{LAST}")
    assert document.title == title
    assert kinds(document)[0] == "headline"


@pytest.mark.parametrize(
    "note",
    [
        "This article was amended on 4 June 2031. An earlier version said that the barge had probably been empty.",
        "Correction: June 4, 2031",
        "An earlier version of this article misstated the number of boats. It is two, not three.",
        "A previous version of this story gave the wrong age for the lock keeper.",
        "Because of an editing error, an earlier version of this report misnamed the lock.",
        "(This version of the story corrects the name of the mill in paragraph 4.)",
        "This interview has been edited and condensed for clarity.",
        "Quay Radio transcripts are made in a hurry. This text may not be in its final form and may be updated.",
        "Editor’s note: This story has been updated with the council’s answer.",
        "Do you know more about the barge? Write to our desk at canal@quaygazette.example.",
        "Have a tip? Contact the newsroom.",
        "If you have any information about the barge, e-mail our reporters.",
        "Tomas Reyl is an award-winning reporter based in Brannock.",
        "Julian is a culture reporter for the Quay Gazette.",
    ],
)
def test_notes_below_the_article_are_furniture(note: str) -> None:
    document = read(f"{TITLE}\n\n{LEAD}\n\n{NEXT}\n\n{LAST}\n\n{note}")
    assert kinds(document) == ["headline", "body", "body", "body", "furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "The correction came too late for the farmers, who had by then sold what they could.",
        "An earlier version of the gate, built in 1931, had been made of oak and lasted for sixty years.",
        "The transcript of the radio talk shows that the keeper had asked for help twice that night.",
        "The story was updated by every teller until nobody in the town knew who had been on the barge.",
        "If you have a boat, the office said, you should keep it where it is until the gate is mended.",
        "Lena Orth is a harbour master who writes poems and reads them to the crews that wait below the lock.",
    ],
)
def test_sentences_like_notes_are_body(line: str) -> None:
    assert within(line) == "body"


CONSENT = [
    "We value your privacy",
    "We and our 842 partners store and access information on your device, such as cookies, to show you ads.",
    "This website uses cookies. By continuing to use it you agree to their use.",
    "Accept all",
    "Manage preferences",
    "Cookie settings",
    "We need your consent",
    "I accept",
    "Privacy options",
    "Our site uses cookies to show what you may like. Click here for more information.",
]


@pytest.mark.parametrize("line", CONSENT)
def test_consent_above_the_headline_is_furniture(line: str) -> None:
    document = read(f"{line}\n\n{TITLE}\n\nBy Ada Lind\n\n{LEAD}\n\n{NEXT}")
    assert kinds(document) == ["furniture", "headline", "byline", "body", "body"]
    assert document.title == TITLE


POST = "what a night!! sat by the lock, it was absolutely lovely, and then the barge went down"


@pytest.mark.parametrize(
    ("line", "signature"),
    [
        (f"{POST} pic.chatter.com/tXw1 — Ana Brill (@anabrill) March 4, 2031", "— Ana Brill (@anabrill) March 4, 2031"),
        (f"{POST} — Ana Brill (@anabrill) March 4, 2031", "— Ana Brill (@anabrill) March 4, 2031"),
        (f"{POST} — Ana Brill (@anabrill) 4 March 2031", "— Ana Brill (@anabrill) 4 March 2031"),
        (f"{POST} — Ana Brill (@anabrill)", "— Ana Brill (@anabrill)"),
        (f"{POST} – Ana Brill (@ana_brill) March 4, 2031", "– Ana Brill (@ana_brill) March 4, 2031"),
        (f"{POST} -- Lock Office (@lockoffice) March 4, 2031", "-- Lock Office (@lockoffice) March 4, 2031"),
        (f"{POST} — ana 🐟 (@anabrill) March 4, 2031", "— ana 🐟 (@anabrill) March 4, 2031"),
        (f"#Lock #Barge {POST} — Ana Brill (@anabrill) 2031-03-04", "— Ana Brill (@anabrill) 2031-03-04"),
    ],
)
def test_an_embedded_post_is_body_and_told_apart(line: str, signature: str) -> None:
    document = read(f"{TITLE}\n\n{LEAD}\n\n{line}\n\n{NEXT}\n\n{LAST}")
    assert kinds(document) == ["headline", "body", "body", "byline", "body", "body"]
    words, signed = document.zones[2], document.zones[3]
    assert words.why == "words of an embedded post"
    assert document.text[words.end - 4 : words.end] in ("down", "tXw1")
    assert document.text[signed.start : signed.end] == signature


def test_two_posts_in_one_paragraph_are_two() -> None:
    line = f"{POST} — Ana Brill (@anabrill) March 4, 2031 I saw it too. — Bo Reyl (@boreyl) March 5, 2031"
    document = read(f"{TITLE}\n\n{LEAD}\n\n{line}\n\n{NEXT}")
    assert [text for kind, text in shown(document) if kind == "byline"] == [
        "— Ana Brill (@anabrill) March 4, 2031",
        "— Bo Reyl (@boreyl) March 5, 2031",
    ]
    assert ("body", "I saw it too.") in shown(document)


@pytest.mark.parametrize(
    "line",
    [
        "The lock office (@lockoffice) said on the network that it would raise the barge before the week was out.",
        "She wrote it there under her own name — Ana Brill (@anabrill) — and it was read by half of the town that day.",
    ],
)
def test_a_network_name_in_a_sentence_makes_no_post(line: str) -> None:
    document = read(f"{TITLE}\n\n{LEAD}\n\n{line}\n\n{NEXT}")
    assert [zone.why for zone in document.zones[1:]] == ["running text"] * 3


@pytest.mark.parametrize(
    "quotation",
    [
        "“We will mend it, and we will mend it well.”\n— Lena Orth, director of the port",
        "“We will mend it, and we will mend it well.” – Lena Orth, director",
        '"We will mend it, and we will mend it well."\n-- Lena Orth',
        '"We will mend it, and we will mend it well." - Lena Orth',
        "«We will mend it, and we will mend it well.»\n— Lena Orth, director of the port",
        "“Nobody told us a thing.” — Una Falk, nurse",
        "“Nobody told us a thing.”\n– Una Falk",
        "“Nobody told us!” — Una Falk, 41, nurse",
    ],
)
def test_a_quotation_with_the_name_behind_it_is_one_paragraph_of_body(quotation: str) -> None:
    document = read(f"{TITLE}\n\n{LEAD}\n\n{quotation}\n\n{NEXT}\n\n{LAST}")
    assert shown(document)[2] == ("body", " ".join(quotation.split()))


@pytest.mark.parametrize(
    "line",
    [
        "Categories Boats Canals Council Ferries Fishing Harbour Locks Markets Mills Police Ports Rail Roads Schools"
        " Shipping Storms Swans Tar Taxes Tolls Trade Tunnels Wrecks Yachts Archive",
        "Archives Select Month March 2031 February 2031 January 2031 December 2030 November 2030 October 2030 September"
        " 2030 August 2030 July 2030 June 2030 May 2030 April 2030 March 2030",
        "Now Playing:",
        "MARA QUILL, HOST:",
        "TOMAS REYL, BYLINE:",
        "NEWS > HARBOUR",
        "View gallery",
    ],
)
def test_menus_players_and_speaker_lines_are_furniture(line: str) -> None:
    assert within(line) == "furniture"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("Mara Quill\nTransport correspondent\n@maraquill", "Mara Quill"),
        ("Mara Quill\nHarbour reporter\n3 June 2031", "Mara Quill"),
        ("Mara Quill\n@maraquill\n3 June 2031", "Mara Quill"),
        ("Mara Quill | 3 June 2031", "Mara Quill"),
        ("Mara Quill, 3 June 2031", "Mara Quill"),
        ("3 June 2031 | Mara Quill", "Mara Quill"),
        ("3 June 2031 by Mara Quill", "Mara Quill"),
        ("Mara Quill and Tomas Reyl - June 3, 2031 14:05", "Mara Quill and Tomas Reyl"),
        ("By\nMara Quill\n3 June 2031", "Mara Quill"),
        ("3 June 2031\nMara Quill", "Mara Quill"),
    ],
)
def test_a_byline_without_by(lines: str, name: str) -> None:
    document = read("\n\n".join([TITLE, *lines.split("\n"), LEAD, NEXT, LAST]))
    assert document.byline == name
    assert document.title == TITLE
    assert kinds(document)[-3:] == ["body"] * 3
    assert "body" not in kinds(document)[:-3]


def test_a_last_sentence_with_a_buttons_words_behind_it_is_body() -> None:
    told = f"{LEAD}\n\nThe clerk, Pia Holm, said that it would take a month longer. Read more\n"
    assert kinds(read(told)) == ["body", "body"]
    assert kinds(read(f"{LEAD}\n\nBoats. Explore more on this\n")) == ["body", "furniture"]
