"""Place and agency before the first sentence."""

from __future__ import annotations

import pytest

from framing.read.zones import datelines
from tests.read.helpers import kinds, read


@pytest.mark.parametrize(
    ("line", "head", "agency"),
    [
        ("WASHINGTON (Reuters) — The lock is shut.", "WASHINGTON (Reuters) — ", "Reuters"),
        ("(Reuters) - The lock is shut.", "(Reuters) - ", "Reuters"),
        ("BRANNOCK, March 4 (Xinhua) -- The lock is shut.", "BRANNOCK, March 4 (Xinhua) -- ", "Xinhua"),
        ("ST. LOUIS — The lock is shut.", "ST. LOUIS — ", None),
        ("NASHUA, N.H. - “The lock is shut,” she said.", "NASHUA, N.H. - ", None),
        ("DES MOINES, Iowa (AP) — The lock is shut.", "DES MOINES, Iowa (AP) — ", "Associated Press"),
        ("Brannock (CNN) The lock is shut.", "Brannock (CNN) ", "CNN"),
        ("Brannock – The lock is shut.", "Brannock – ", None),
        ("SELMA, N.C.—The lock is shut.", "SELMA, N.C.—", None),
        ("June 3 (UPI) -- The lock is shut.", "June 3 (UPI) -- ", "UPI"),
        ("BRANNOCK (AP) _ The lock is shut.", "BRANNOCK (AP) _ ", "Associated Press"),
        ("BRANNOCK, June 3. /TASS/. The lock is shut.", "BRANNOCK, June 3. /TASS/. ", "TASS"),
        ("Brannock, Jun 3 (EFE).- The lock is shut.", "Brannock, Jun 3 (EFE).- ", "EFE"),
        ("Brannock, 3 jun (EFE).- The lock is shut.", "Brannock, 3 jun (EFE).- ", "EFE"),
        ("New Brannock [Ostland], June 3 (ANI): The lock is shut.", "New Brannock [Ostland], June 3 (ANI): ", "ANI"),
        ("BRANNOCK, Jun 3 (IANS) The lock is shut.", "BRANNOCK, Jun 3 (IANS) ", "IANS"),
        ("NEW BRANNOCK: The lock is shut.", "NEW BRANNOCK: ", None),
    ],
)
def test_a_dateline_ends_where_the_sentence_begins(line: str, head: str, agency: str | None) -> None:
    found = datelines.find(line, first=True)
    assert found is not None
    assert line[: found.end] == head
    assert found.agency == agency


@pytest.mark.parametrize(
    "line",
    [
        "NATO said on Tuesday that the lock is shut — again.",
        "The lock (built in 1931) — a marvel — is shut.",
        "Mara Quill (Labour) said the lock was shut.",
        "Well-known boats sank.",
        "WATCH: The lock is shut.",
        "EXCLUSIVE: The lock is shut.",
        "June 3 was the day the lock was shut.",
        "The lock _ built in 1931 _ is shut.",
    ],
)
def test_a_sentence_is_no_dateline(line: str) -> None:
    assert datelines.find(line, first=True) is None


def test_a_full_date_in_a_dateline_is_given() -> None:
    found = datelines.find("BRANNOCK, March 4, 2031 (Reuters) — The lock is shut.", first=True)
    assert found is not None
    assert found.published == "2031-03-04"


def test_capitals_before_a_colon_are_speakers_where_there_are_several() -> None:
    document = read(
        "MARA QUILL: Tonight the lock at Brannock is shut, and it will be for weeks.\n\n"
        "TOMAS REYL: It is, and I am sorry for all who wait."
    )
    assert kinds(document) == ["body", "body"]
