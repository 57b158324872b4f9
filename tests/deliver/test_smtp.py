"""Letters through a server that fails in every way it can: none lost, none doubled, no word of the password."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from framing.deliver.sent import Letter, SentTable
from framing.deliver.smtp import Patience, send_waiting
from framing.errors import MailError
from tests.deliver.nights import simulate
from tests.deliver.post import Post, serving

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

MAIL = b"From: n@x.example\r\nMessage-ID: <1@x.example>\r\nSubject: %s\r\n\r\n.first\r\n..second\r\nlast\r\n"
ONE = Letter("night/1", "n@x.example", ("a@x.example", "b@x.example"), "one", MAIL % b"one")
TWO = Letter("night/2", "n@x.example", ("a@x.example",), "two", MAIL.replace(b"<1@", b"<2@") % b"two")
RIGHT, WRONG = "harbour-7", "wrong-pass"
HASTE = Patience(rounds=3, answer=5.0, sleep=lambda seconds: None)


@pytest.fixture
def sent(tmp_path: Path) -> SentTable:
    made = SentTable(tmp_path / "sent.sqlite")
    made.queue(ONE)
    made.queue(TWO)
    return made


def states(sent: SentTable) -> list[tuple[str, str, str]]:
    return [(item.key[-1], item.recipient[0], item.state) for item in sent.deliveries()]


def once(*faults: str | None) -> Iterator[str | None]:
    yield from faults
    while True:
        yield None


ALL = {("a@x.example", "one"): 1, ("b@x.example", "one"): 1, ("a@x.example", "two"): 1}


def test_each_gets_each_letter_once_and_byte_for_byte(sent: SentTable) -> None:
    post = Post()
    with serving(post) as server:
        assert send_waiting(sent, server, HASTE) == []
        assert send_waiting(sent, server, HASTE) == []
    assert post.arrived() == ALL
    assert sorted(data.partition(b"\r\n\r\n")[2] for data in post.bytes) == [b".first\r\n..second\r\nlast\r\n"] * 2
    assert {state for _, _, state in states(sent)} == {"sent"}


@pytest.mark.parametrize("fault", ["mail 4xx", "rcpt 4xx", "data 4xx", "drop before data", "drop after data, lost"])
def test_what_fails_for_now_is_tried_again_the_same_night(fault: str, sent: SentTable) -> None:
    post, pauses = Post(once(fault, fault).__next__), list[float]()
    with serving(post) as server:
        send_waiting(sent, server, replace(HASTE, first=4.0, sleep=pauses.append))
    assert post.arrived() == ALL
    assert {state for _, _, state in states(sent)} == {"sent"}
    assert pauses[:1] == [4.0]


def test_pauses_grow_and_end() -> None:
    pauses: list[float] = []
    patience = Patience(first=5.0, longest=30.0, sleep=pauses.append)
    for round in range(5):
        patience.pause(round)
    assert pauses == [5.0, 10.0, 20.0, 30.0, 30.0]


def test_a_letter_at_which_the_line_breaks_does_not_keep_back_the_next(sent: SentTable) -> None:
    post = Post(iter(["drop before data", None] * 3).__next__)
    with serving(post) as server:
        told = send_waiting(sent, server, replace(HASTE, rounds=2))
    assert ("a@x.example", "two") in post.arrived()
    assert told
    assert ("1", "a", "waiting") in states(sent)


def test_who_is_refused_is_recorded_with_the_servers_words_and_asked_again_another_night(sent: SentTable) -> None:
    post = Post(once("rcpt 5xx", "data 5xx").__next__)
    with serving(post) as server:
        send_waiting(sent, server, HASTE)
        assert not post.arrived()
        assert {(item.state, item.note[:3]) for item in sent.deliveries()} == {("refused", "550"), ("refused", "554")}
        send_waiting(sent, server, HASTE)
    assert post.arrived() == ALL


def test_a_server_that_takes_all_and_falls_silent_is_the_one_doubt(sent: SentTable, tmp_path: Path) -> None:
    post = Post(once("drop after data, kept").__next__)
    with serving(post) as server:
        send_waiting(sent, server, HASTE)
    assert post.stored() == ALL, "one of each Message-ID"
    assert post.arrived()["a@x.example", "one"] == 2, "resent, because nobody could know"

    held = SentTable(tmp_path / "held.sqlite")
    held.queue(ONE)
    post = Post(once("drop after data, kept").__next__)
    with serving(post) as server:
        server = replace(server, on_doubt="hold")
        send_waiting(held, server, HASTE)
        send_waiting(held, server, HASTE)
    assert set(post.arrived().values()) == {1}
    assert {(item.state, item.note[:9]) for item in held.deliveries()} == {("doubtful", "no answer")}


def test_a_server_slower_than_our_patience_is_given_up_for_the_night(sent: SentTable) -> None:
    post = Post(lambda: "slow", slow=30.0)
    with serving(post) as server:
        told = send_waiting(sent, server, replace(HASTE, rounds=1, answer=0.2))
    assert any("no answer" in line for line in told)
    assert {state for _, _, state in states(sent)} == {"waiting"}


def test_nobody_there_leaves_everything_waiting(sent: SentTable) -> None:
    with serving(Post()) as server:
        pass
    (told,) = send_waiting(sent, server, HASTE)
    assert "refused" in told
    assert {state for _, _, state in states(sent)} == {"waiting"}


def test_a_hundred_nights_in_little(tmp_path: Path) -> None:
    figures = simulate(8, tmp_path, faults=("rcpt 4xx", "data 5xx", "drop after data, kept"))
    assert figures["lost"] == figures["not asked for"] == figures["held for a person"] == 0
    assert figures["doubled where a store keeps one of each Message-ID"] == 0
    assert figures["in mailboxes"] == figures["recorded as sent"] == figures["letters to people"]


# ── encryption and passwords ──


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    if not shutil.which("openssl"):
        pytest.skip("openssl, which makes a certificate for this test, is not installed")
    folder = tmp_path_factory.mktemp("certificate")
    made = folder / "certificate.pem", folder / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-out", str(made[0]), "-keyout", str(made[1])]
    subprocess.run([*command, *names], check=True, capture_output=True)
    return made


def trusted(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return context


def test_starttls_with_a_password(sent: SentTable, certificate: tuple[Path, Path]) -> None:
    post = Post()
    with serving(post, tls=trusted(certificate), password=RIGHT) as server:
        server = replace(server, security="starttls", certificates=certificate[0], user="night", password=RIGHT)
        assert send_waiting(sent, server, HASTE) == []
    assert post.arrived() == ALL
    assert RIGHT not in repr(server)


def test_a_wrong_password_is_told_without_it_and_tried_once(
    sent: SentTable, certificate: tuple[Path, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    with serving(Post(), tls=trusted(certificate), password=RIGHT) as server:
        server = replace(server, security="starttls", certificates=certificate[0], user="night", password=WRONG)
        with pytest.raises(MailError, match="refuses user or password") as caught:
            send_waiting(sent, server, HASTE)
    assert WRONG not in str(caught.value)
    assert caught.value.__suppress_context__
    assert WRONG not in "".join(capfd.readouterr())
    assert {state for _, _, state in states(sent)} == {"waiting"}


def test_a_server_nobody_vouches_for_gets_nothing(sent: SentTable, certificate: tuple[Path, Path]) -> None:
    post = Post()
    with (
        serving(post, tls=trusted(certificate)) as server,
        pytest.raises(MailError, match="cannot prove who it is"),
    ):
        send_waiting(sent, replace(server, security="starttls"), HASTE)
    assert not post.arrived()


def test_a_server_without_encryption_is_not_spoken_to_in_plain_text(sent: SentTable) -> None:
    post = Post()
    with serving(post) as server, pytest.raises(MailError, match="offers no encryption"):
        send_waiting(sent, replace(server, security="starttls"), HASTE)
    assert not post.arrived()
