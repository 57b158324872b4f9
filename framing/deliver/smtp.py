"""Letters to a mail server: tried again with growing pauses, each step recorded, nobody served twice by us.

What can be promised. A letter is on disk before it is first sent, and leaves the outbox only when the server has
confirmed it or has refused it for good, so none is lost. A recipient is recorded as served before the next letter
begins, so nobody is served twice while the server answers. One gap is left to every sender of mail: the server may
take the whole letter and fall silent before its answer arrives (or we are killed before we have recorded the answer).
Whether it has the letter is then unknown. "resend" sends it again under the same Message-ID, by which mail stores
that suppress duplicates (RFC 7352) keep one; a store that does not shows two. "hold" leaves it to a person. RFC 5321
(4.5.3.2.6) has a sender wait ten minutes for that answer, which makes the gap rare.
"""

from __future__ import annotations

import smtplib
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from framing.deliver.sent import Letter, Sent
from framing.deliver.server import MailServer
from framing.errors import MailError

_ANSWER = 600.0  # seconds to wait for the answer to a whole letter (RFC 5321, 4.5.3.2.6)
_READY, _TAKEN = 354, 250
_FOR_GOOD = 500  # codes from here on say "never", those below "not now"
_NOTE = 200  # characters kept of what a server said


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a night tries, and how long it waits in between: first, then twice as long each time."""

    rounds: int = 6
    first: float = 5.0  # seconds
    longest: float = 300.0
    answer: float = _ANSWER
    sleep: Callable[[float], None] = time.sleep

    def pause(self, round: int) -> None:
        """Wait after a round in which something is left to be sent."""
        self.sleep(min(self.first * 2**round, self.longest))


class _Later(Exception):
    """The connection cannot be used any more; what waits, waits."""


def send_waiting(sent: Sent, server: MailServer, patience: Patience | None = None) -> list[str]:
    """Send what waits in the outbox; returns what went wrong, a line each. Whatever is not sent waits for the next run.

    Raises MailError where trying again would not help: the server refuses the password or offers no encryption.
    """
    patience = patience or Patience()
    sent.reopen(doubtful=server.on_doubt == "resend")
    told: list[str] = []
    for round in range(patience.rounds):
        waiting = sent.waiting()
        if not waiting:
            break
        if round:
            patience.pause(round - 1)
        told += _once(waiting, sent, server, patience)
    return list(dict.fromkeys(told))


def _once(waiting: list[Letter], sent: Sent, server: MailServer, patience: Patience) -> list[str]:
    """Every letter once. One at which the connection breaks does not keep back those behind it."""
    told: list[str] = []
    line: smtplib.SMTP | None = None
    try:
        for letter in waiting:
            try:
                line = line or _connected(server)
            except (OSError, smtplib.SMTPException) as error:
                return [*told, f"{server.host}: {_said(error)}"]
            try:
                _send(line, letter, sent, server, patience)
            except (_Later, OSError, smtplib.SMTPException) as error:
                told.append(f"{server.host}: {_said(error)}")
                line.close()
                line = None
        if line is not None:
            with suppress(OSError, smtplib.SMTPException):  # everything is said and recorded
                line.quit()
    finally:
        if line is not None:
            line.close()
    return told


def _connected(server: MailServer) -> smtplib.SMTP:
    """A session that has proved who the server is and told it who we are; never a fall-back to plain text."""
    context = ssl.create_default_context(cafile=str(server.certificates) if server.certificates else None)
    line: smtplib.SMTP | None = None
    try:
        if server.security == "tls":
            line = smtplib.SMTP_SSL(server.host, server.port, timeout=server.timeout, context=context)
        else:
            line = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
        if server.security == "starttls":
            line.starttls(context=context)
        if server.user is not None:
            line.login(server.user, server.password or "")
    except BaseException as error:
        if line is not None:
            line.close()
        hopeless = _hopeless(error, server)
        if hopeless is None:
            raise
        raise hopeless from None  # no chain: the library's own error may quote what was sent
    return line


def _hopeless(error: BaseException, server: MailServer) -> MailError | None:
    """The error in words, where trying again would end the same way."""
    if isinstance(error, ssl.SSLCertVerificationError):
        what, next = f"cannot prove who it is ({error.verify_message})", "Check host and certificates."
    elif isinstance(error, smtplib.SMTPNotSupportedError):
        what, next = "offers no encryption or no log-in", "Check security and port."
    elif isinstance(error, smtplib.SMTPAuthenticationError) and error.smtp_code >= _FOR_GOOD:
        what, next = f"refuses user or password ({error.smtp_code})", "Check both."
    else:
        return None
    return MailError(what, where=f"{server.host}:{server.port}", next=f"{next} The messages wait for the next run.")


def _send(line: smtplib.SMTP, letter: Letter, sent: Sent, server: MailServer, patience: Patience) -> None:
    """One letter to those of its recipients that the server takes; the rest is recorded with the server's words."""
    line.ehlo_or_helo_if_needed()
    options = [f"size={len(letter.data)}"] if line.has_extn("size") else []
    code, words = line.mail(letter.sender, options)
    if code != _TAKEN:
        _answered(letter, letter.recipients, code, words, sent)
        _reset(line)
        return
    taken = []
    for recipient in letter.recipients:
        code, words = line.rcpt(recipient)
        if code in (_TAKEN, 251):  # 251: it will forward the letter
            taken.append(recipient)
        else:
            _answered(letter, [recipient], code, words, sent)
    if not taken:
        _reset(line)
        return
    code, words = line.docmd("DATA")
    if code != _READY:
        _answered(letter, taken, code, words, sent)
        _reset(line)
        return
    _hand_over(line, letter, taken, sent, server, patience)


def _hand_over(
    line: smtplib.SMTP, letter: Letter, taken: list[str], sent: Sent, server: MailServer, patience: Patience
) -> None:
    """The bytes, then the record that the end is coming, then the end: only from there on is a silence doubtful."""
    line.send(letter.data.replace(b"\r\n.", b"\r\n.."))
    sent.settle(letter.key, taken, "sending")
    try:
        line.send(b".\r\n")
        if line.sock is not None:
            line.sock.settimeout(patience.answer)
        code, words = line.getreply()
    except (OSError, smtplib.SMTPException) as error:
        note = f"no answer after the whole message ({_said(error)})"
        sent.settle(letter.key, taken, "waiting" if server.on_doubt == "resend" else "doubtful", note)
        raise _Later(note) from error
    _answered(letter, taken, code, words, sent)
    if line.sock is not None:
        line.sock.settimeout(server.timeout)


def _answered(letter: Letter, recipients: list[str] | tuple[str, ...], code: int, words: bytes, sent: Sent) -> None:
    said = f"{code} {words.decode('utf-8', 'replace')}"[:_NOTE]
    if code == _TAKEN:
        sent.settle(letter.key, recipients, "sent", said)
    elif code >= _FOR_GOOD:
        sent.settle(letter.key, recipients, "refused", said)
    else:
        sent.settle(letter.key, recipients, "waiting", said)
        if code in (421, -1):  # the server is closing the connection
            raise _Later(said)


def _reset(line: smtplib.SMTP) -> None:
    code, words = line.rset()
    if code != _TAKEN:
        raise _Later(f"{code} {words.decode('utf-8', 'replace')}"[:_NOTE])


def _said(error: BaseException) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        words = error.smtp_error
        return f"{error.smtp_code} {words.decode('utf-8', 'replace') if isinstance(words, bytes) else words}"[:_NOTE]
    return (str(error) or type(error).__name__)[:_NOTE]
