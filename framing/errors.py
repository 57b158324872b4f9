"""Every error a user can act on.

::

    FramingError
    ├── UsageError            wrong call: exit code 2
    │   ├── SettingsError     a settings file or flag that cannot be used
    │   └── CountError        fewer than two or more than six documents to compare
    └── RunError              the call was right, the work failed: exit code 1
        ├── ReadError         one input could not be read as an article
        ├── FeatureError      a feature's declaration or its evidence breaks the rules for features
        ├── FindingError      a finding's declaration cannot be used, or it fails
        ├── LexiconError      a lexicon file breaks its schema
        ├── ModelError        the language model cannot be loaded
        ├── BriefingError     a briefing cannot take a report, and is left as it is
        ├── MailError         a message cannot be made or sent
        ├── SignError         a report cannot be signed, or a signature not checked here
        ├── VerifyError       a file is no report, or a report that cannot be recounted here
        ├── WriteError        a report could not be written
        └── BusyError         another run is at work on the same files: exit code 75

A message says what is wrong, where, and what to do next, in one line.
"""

from __future__ import annotations


class FramingError(Exception):
    """Root of the tree. ``what`` went wrong, ``where``, and what to do ``next``."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", next: str = "") -> None:
        self.what, self.where, self.next = what, where, next
        self.document: str | None = None  # the id of the document it is about, where that is known
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        line = f"{head}. {self.next}" if self.next else head
        return " ".join(line.split())


class UsageError(FramingError):
    """The call itself is wrong."""

    exit_code = 2


class SettingsError(UsageError):
    """A settings file or a flag has a key or value that cannot be used."""


class CountError(UsageError):
    """A comparison takes two to six documents."""


class RunError(FramingError):
    """The call was right; the work failed."""


class ReadError(RunError):
    """An input could not be read as an article."""


class FeatureError(RunError):
    """A feature declares or finds something that cannot be used."""


class FindingError(RunError):
    """A finding is declared so that it cannot be used, or says what its examples do not."""


class LexiconError(RunError):
    """A lexicon file has an unknown key, a bad value or no examples."""


class ModelError(RunError):
    """The language model is missing or is not what its name says."""


class BriefingError(RunError):
    """A briefing is damaged, encrypted, signed or of a kind that cannot take a report; it is left as it is."""


class MailError(RunError):
    """A message cannot be made or sent."""


class WriteError(RunError):
    """An output could not be written."""


class SignError(RunError):
    """A report cannot be signed, or what checks a signature is not here."""


class VerifyError(RunError):
    """A file is no report of framing's, or one that cannot be recounted here."""


class BusyError(RunError):
    """Another run holds the lock."""

    exit_code = 75  # EX_TEMPFAIL of sysexits.h: try again later
