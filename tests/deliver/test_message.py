"""A message about reports: what a reader sees of it, and what hostile article text cannot make of it."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from framing import cli
from framing.deliver.enclosure import Enclosure, enclosure
from framing.deliver.message import Envelope, message
from framing.errors import BriefingError, MailError, UsageError
from framing.render.outlines import text_briefing
from framing.render.outlines.harmless import harmless
from framing.render.outlines.outline import outline_from
from framing.render.outlines.page_one_outline import page_one_outline
from tests.deliver import briefings
from tests.deliver.test_attachment import report
from tests.render.invented import SETTINGS, story

TO = Envelope("Night desk <night@board.example>", ("desk@board.example", "Vera Tamm <vera@board.example>"))


def enclosed() -> Enclosure:
    return enclosure(report(), "bridge.pdf", "bridge.pdf")


def read(data: bytes) -> EmailMessage:
    found = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    assert not list(found.defects)
    return found


def body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_the_findings_stand_in_both_bodies_and_the_pdf_comes_back_whole() -> None:
    mail = read(message([enclosed()], TO))
    (attached,) = mail.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == ("bridge.pdf", "application/pdf")
    assert attached.get_content() == report()
    outline = enclosed().outline
    assert outline == page_one_outline(story(2))
    for kind in ("plain", "html"):
        flat = " ".join(re.sub("<[^>]+>", " ", body(mail, kind)).split())
        assert "One bridge, closed twice over" in flat
        for item in outline.parts[0].items:  # which article each letter stands for
            assert item.lead in flat
        for part in outline.parts:
            assert part.heading in flat
            for item in part.items:
                assert item.lead.rstrip(".") in flat


def test_a_message_is_the_text_that_is_pasted() -> None:
    pasted = text_briefing.write(story(2), SETTINGS).decode("utf-8")
    assert pasted in body(read(message([enclosed()], TO)), "plain").replace("\r\n", "\n")


def test_headers_are_those_a_program_should_write_and_no_clock_is_asked() -> None:
    data = message([enclosed()], TO)
    assert data == message([enclosed()], TO)
    mail = read(data)
    assert mail["From"] == "Night desk <night@board.example>"
    assert mail["To"] == "desk@board.example, Vera Tamm <vera@board.example>"
    assert mail["Subject"] == "framing: One bridge, closed twice over"
    assert mail["Date"] == "Tue, 04 Mar 2031 00:00:00 +0000"
    assert mail["Message-ID"].endswith("@board.example>")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert all(line.endswith(b"\r\n") for line in data.splitlines(keepends=True))


def test_a_message_for_one_identity_keeps_its_message_id_and_another_message_has_another() -> None:
    def identified(envelope: Envelope, item: Enclosure) -> str:
        return str(read(message([item], envelope))["Message-ID"])

    night = replace(TO, identity="2025-03-12/bridge")
    other = replace(enclosed(), title="Another title", pdf=briefings.good()["old"])
    assert identified(night, enclosed()) == identified(night, other)
    assert identified(TO, enclosed()) != identified(TO, other)
    assert identified(replace(TO, identity="2025-03-13/bridge"), enclosed()) != identified(night, enclosed())


def test_a_day_may_be_given_and_articles_without_one_leave_the_header_to_the_server() -> None:
    assert read(message([enclosed()], replace(TO, day="2026-01-02")))["Date"].startswith("Fri, 02 Jan 2026")
    assert read(message([replace(enclosed(), newest=None)], TO))["Date"] is None
    with pytest.raises(UsageError, match="is no date"):
        message([enclosed()], replace(TO, day="tomorrow"))


HOSTILE = replace(
    enclosed(),
    name="a\r\nX-Evil: 1.pdf",
    title='Harbour\r\nBcc: thief@evil.example\r\n\r\n<script>alert("1")</script>',
    standfirst="See http://evil.example/login or www.evil.example or write to thief@evil.example \u202emoc\x00",
    outline=outline_from(
        {
            "headline": 'Harbour\r\nBcc: thief@evil.example\r\n\r\n<script>alert("1")</script>',
            "standfirst": "See http://evil.example/login or www.evil.example or thief@evil.example \u202emoc\x00",
            "parts": [
                {
                    "heading": "<b>B</b> & \x1b[31mred",
                    "items": [
                        {
                            "lead": "A <img src=x> --=_framing_0",
                            "text": ".\r\nQUIT\r\nevil.example",
                            "wordings": [["A", "<b>B</b>"]],
                            "places": ["<i>"],
                            "url": "javascript:alert(1)",
                            "lines": [],
                        }
                    ],
                    "table": {"head": ["<th>", "x"], "rows": [["http://evil.example", "<td>"]]},
                    "text": "\u2069www.evil.example",
                }
            ],
            "foot": "<foot>",
            "letters": ["A"],
        }
    ),
)


def test_hostile_text_adds_no_header_no_markup_and_no_link() -> None:
    mail = read(message([HOSTILE], TO))
    assert mail["Bcc"] is None
    assert mail["X-Evil"] is None
    assert mail["Subject"].startswith("framing: Harbour Bcc: thief@evil.example")
    text, html = body(mail, "plain"), body(mail, "html")
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>B</b>" not in html
    assert "&lt;script&gt;" in html
    for found in (text, html):
        assert "http://evil" not in found
        assert "evil.example" not in found
        assert "thief@" not in found
        assert not any(c in found for c in "\u202e\x00\x1b")
    assert "http[:]//evil[.]example/login" in " ".join(text.split())
    (attached,) = mail.iter_attachments()
    assert attached.get_content() == report()
    assert "\n" not in str(attached.get_filename())


def test_ordinary_full_stops_stay() -> None:
    told = "At 9.47 p.m. the U.S. envoy said 3.1 percent. “No.” St. Olav e.g. stayed…"
    assert harmless(told) == told


def test_several_reports_are_one_message() -> None:
    mail = read(
        message(
            [
                enclosed(),
                replace(enclosed(), name="flood.pdf", outline=replace(enclosed().outline, headline="The flood")),
            ],
            TO,
        )
    )
    assert [part.get_filename() for part in mail.iter_attachments()] == ["bridge.pdf", "flood.pdf"]
    assert mail["Subject"] == "framing: 2 reports: One bridge, closed twice over"
    assert "The flood" in body(mail, "plain")


def test_a_message_that_no_server_would_take_is_not_made() -> None:
    with pytest.raises(MailError, match="more than 5,000"):
        message([enclosed()], replace(TO, max_bytes=5_000))


@pytest.mark.parametrize(
    "address", ["desk", "a@b@c", "a b@c.example", "x@y.example\nBcc: z@y.example", "@y", "a@", "a@ü.example", "a@b,c@d"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="is no e-mail address"):
        message([enclosed()], replace(TO, recipients=(address,)))


def test_a_pdf_without_records_is_told_apart() -> None:
    with pytest.raises(BriefingError, match="is not a report of framing"):
        enclosure(briefings.good()["old"], "old.pdf", "old.pdf")


def test_the_command_writes_the_same_message_again(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    given, first = tmp_path / "bridge.pdf", tmp_path / "first.eml"
    given.write_bytes(report())
    call = ["email", str(given), "--to", "desk@board.example", "--to", "b@board.example"]
    assert cli.main([*call, "-o", str(first)]) == 0
    capsysbinary.readouterr()
    assert cli.main(call) == 0
    assert capsysbinary.readouterr().out == first.read_bytes()
    assert read(first.read_bytes())["To"] == "desk@board.example, b@board.example"
    assert cli.main([*call, "--max-bytes", "10"]) == 1
    assert cli.main([*call[:3], "nobody"]) == 2
