"""What a signature says of who sent a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

type SenderOutcome = Literal["confirmed", "unknown", "broken"]


@dataclass(frozen=True, slots=True)
class Sender:
    """One signature of a report, checked.

    "confirmed": the file is as it was signed, and the key is one of those given as trusted. "unknown": it is as it was
    signed, but nobody given vouches for the key. "broken": the signature does not fit the file.
    """

    outcome: SenderOutcome
    name: str  # as the trusted key is listed, or as the certificate says; "" where nothing does
    key: str  # its fingerprint; "" where the signature cannot be read
    reason: str  # why it is not confirmed; "" where it is

    def __str__(self) -> str:
        who = " ".join(part for part in (self.name, f"({self.key})" if self.key else "") if part)
        told = {
            "confirmed": f"sender confirmed: {who}",
            "unknown": f"signed by {who or 'an unknown key'}, sender not confirmed: {self.reason}",
            "broken": f"signature broken: {self.reason}",
        }
        return told[self.outcome]
