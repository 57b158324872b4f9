"""corrections.toml beside the articles: what it changes, where it is told, and that it fits or is said not to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import framing
from framing.errors import ReadError

_COURIER = """Bridge shut again

The bridge was shut on Monday, Rosa Holm said. Mrs. Vance said the toll could fall by May.

“We will open it again,” the keeper said. “It may take a week,” the keeper said on Tuesday.

Follow the quay by mail every week

It rained all day long, and the ferry stayed in port until the evening.
"""
_SENTINEL = "Bridge shut\n\nThe bridge was shut on Monday, Rosa Holm said. The mayor said it would open by May.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    (tmp_path / "courier.txt").write_text(_COURIER, encoding="utf-8")
    (tmp_path / "sentinel.txt").write_text(_SENTINEL, encoding="utf-8")
    return tmp_path


def _told(folder: Path, corrections: str) -> framing.Profile:
    (folder / "corrections.toml").write_text(corrections, encoding="utf-8")
    return framing.analyze(folder / "courier.txt")


def _credited(profile: framing.Profile) -> list[str]:
    names = {speaker.id: speaker.name for speaker in profile.parsed.speakers}
    return [names[str(e.group)] for e in profile.evidence if e.feature == "sources" and e.kind == "credited"]


def _hedges(profile: framing.Profile) -> list[str]:
    text = profile.parsed.document.text
    return [text[e.start : e.end] for e in profile.evidence if e.feature == "hedging"]


def test_without_the_file_nothing_is_corrected(articles: Path) -> None:
    plain = framing.analyze(articles / "courier.txt")
    assert plain.parsed.document.corrections == ()
    assert "corrected" not in plain.signature
    assert _credited(plain) == ["Rosa Holm", "Vance", "keeper", "keeper"]


def test_one_speaker_is_the_other(articles: Path) -> None:
    made = _told(articles, '[[correction]]\ndocument = "courier"\nspeaker = "Vance"\nis = "Rosa Holm"\n')
    assert _credited(made) == ["Rosa Holm", "Rosa Holm", "keeper", "keeper"]
    assert "corrected by hand: the source “Vance” is “Rosa Holm”" in made.parsed.document.notes


def test_a_speaker_gets_a_name(articles: Path) -> None:
    made = _told(articles, '[[correction]]\nspeaker = "keeper"\nis = "Ida Tarn"\ntype = "official"\nrole = "keeper"\n')
    assert _credited(made) == ["Rosa Holm", "Vance", "Ida Tarn", "Ida Tarn"]
    (tarn,) = [speaker for speaker in made.parsed.speakers if speaker.name == "Ida Tarn"]
    assert (tarn.type, tarn.role, tarn.named) == ("official", "keeper", True)


def test_one_speaker_is_two(articles: Path) -> None:
    made = _told(articles, '[[correction]]\nspeaker = "keeper"\nwhere = "may take a week"\nis = "second keeper"\n')
    assert _credited(made) == ["Rosa Holm", "Vance", "keeper", "second keeper"]


def test_the_type_of_a_speaker(articles: Path) -> None:
    made = _told(articles, '[[correction]]\nspeaker = "Rosa Holm"\ntype = "expert"\n')
    assert {s.type for s in made.parsed.speakers if s.name == "Rosa Holm"} == {"expert"}


def test_this_is_no_hedge(articles: Path) -> None:
    assert _hedges(framing.analyze(articles / "courier.txt")) == ["could", "may"]
    made = _told(articles, '[[correction]]\nhedge = "may"\nwhere = "take a week"\n')
    assert _hedges(made) == ["could"]
    assert _hedges(_told(articles, '[[correction]]\nhedge = "may"\nwhere = "the toll"\n')) == ["could", "may"]


def test_a_paragraph_is_another_zone_and_the_outlet_is_named(articles: Path) -> None:
    made = _told(
        articles,
        '[[correction]]\nzone = "furniture"\nwhere = "We will open it again"\n\n'
        '[[correction]]\noutlet = "The Courier"\n',
    )
    assert _credited(made) == ["Rosa Holm", "Vance"]
    assert made.parsed.document.outlet == "The Courier"
    assert made.parsed.document.provenance["outlet"] == "given"


def test_other_articles_of_the_folder_are_left_alone(articles: Path) -> None:
    _told(articles, '[[correction]]\ndocument = "courier.txt"\nspeaker = "Rosa Holm"\nis = "Ida Tarn"\n')
    assert "Ida Tarn" not in _credited(framing.analyze(articles / "sentinel.txt"))
    assert framing.read(articles / "sentinel.txt").corrections == ()


@pytest.mark.parametrize(
    "row",
    [
        'speaker = "Nobody"\nis = "Rosa Holm"',
        'speaker = "Nobody"\ntype = "expert"',
        'speaker = "keeper"\nwhere = "never printed"\nis = "Ida Tarn"',
        'hedge = "perhaps"',
        'zone = "furniture"\nwhere = "never printed"',
    ],
)
def test_what_fits_nothing_is_told(articles: Path, row: str) -> None:
    made = _told(articles, f"[[correction]]\n{row}\n")
    assert [note.startswith("a correction fits nothing: ") for note in made.parsed.document.notes] == [True]
    assert _credited(made) == ["Rosa Holm", "Vance", "keeper", "keeper"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('[[correction]]\nspeeker = "x"\n', "speeker"),
        ('[[corrections]]\nspeaker = "x"\n', "corrections"),
        ('[[correction]]\nspeaker = "x"\n', "says nothing of 'x'"),
        ('[[correction]]\nspeaker = "x"\nhedge = "may"\n', "speaker and hedge"),
        ('[[correction]]\nspeaker = "x"\ntype = "villain"\n', "villain"),
        ('[[correction]]\nzone = "attic"\nwhere = "x"\n', "attic"),
        ('[[correction]]\nzone = "body"\n', "where"),
        ("[[correction]]\nspeaker = 3\n", "speaker must be text"),
        ("[[correction\n", "corrections.toml"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_name(articles: Path, text: str, what: str) -> None:
    with pytest.raises(ReadError) as caught:
        _told(articles, text)
    assert what in str(caught.value)
    assert "corrections.toml" in str(caught.value)
    assert caught.value.next


def test_the_signature_names_it_and_the_report_verifies(articles: Path) -> None:
    both = [articles / "courier.txt", articles / "sentinel.txt"]
    plain = framing.compare(both)
    rows = (
        '[[correction]]\ndocument = "courier"\nspeaker = "Vance"\nis = "Rosa Holm"\n\n'
        '[[correction]]\nhedge = "could"\n\n'
        '[[correction]]\ndocument = "courier"\nzone = "furniture"\nwhere = "We will open"\n'
    )
    (articles / "corrections.toml").write_text(rows, encoding="utf-8")
    made = framing.compare(both)
    assert "|corrected:" in made.signature
    assert made.signature != plain.signature
    assert "corrected" not in plain.signature
    report = articles / "report.json"
    report.write_bytes(framing.write(made, "json"))
    records = json.loads(report.read_text(encoding="utf-8"))
    assert [len(one["corrections"]) for one in records["documents"]] == [3, 1]
    found = framing.verify_report(report)
    assert (found.verified, found.difference) == (True, None)
    assert not any("corrected" in remark for remark in found.remarks)
    assert framing.verify_report(report, [articles]).verified
    (articles / "corrections.toml").unlink()
    assert not framing.verify_report(report, [articles]).verified


def test_the_report_says_so(articles: Path) -> None:
    (articles / "corrections.toml").write_text('[[correction]]\nhedge = "could"\n', encoding="utf-8")
    page = framing.write(framing.compare([articles / "courier.txt", articles / "sentinel.txt"]), "html")
    assert "corrected by hand: “could” is no hedge" in page.decode("utf-8")
