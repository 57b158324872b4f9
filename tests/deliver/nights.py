"""A hundred nights of post through a failing server: ``python -m tests.deliver.nights [NIGHTS]`` prints what arrived.

Every night has new stories for several people; the server fails at random in every way it can, and the night itself is
killed now and then between the bytes and the record. The last nights have no faults, so that all that waits can go.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from framing.deliver.enclosure import Enclosure
from framing.deliver.message import Envelope, message
from framing.deliver.sent import MOST_REFUSALS, Letter, SentTable, State
from framing.deliver.smtp import Patience, send_waiting
from framing.render.outlines.outline import Outline, OutlineItem, OutlinePart
from tests.deliver.post import FAULTS, Post, doubled, serving

_STORIES = 2
_PEOPLE = ("desk@board.example", "vera@board.example", "night@ministry.example")
_FAULTY = 0.3  # of letters that meet a fault
_KILLED = 0.1  # of records that the night does not live to write


class Killed(BaseException):
    """The process ends here."""


class Mortal(SentTable):
    """An outbox whose process may be killed just before a record, which is then not written."""

    def __init__(self, path: Path, chance: random.Random, killed: float) -> None:
        super().__init__(path)
        self.chance, self.killed, self.quiet = chance, killed, False

    def settle(self, key: str, recipients: Iterable[str], state: State, note: str = "") -> None:
        if not self.quiet and self.chance.random() < self.killed:
            raise Killed
        super().settle(key, recipients, state, note)


def letter(night: int, story: int) -> Letter:
    """What a night writes about a story; a night that is begun again writes it again."""
    key = f"{night:03}/story-{story}"
    outline = Outline(key, "Three outlets.", (OutlinePart("", (OutlineItem("A One", "Two."),)),), "made by hand")
    report = Enclosure("report.pdf", key.encode(), key, "Three outlets.", ("A: One",), outline, (), "", None)
    return Letter(
        key,
        "night@board.example",
        _PEOPLE,
        key,
        message([report], Envelope("night@board.example", _PEOPLE, identity=key)),
    )


def simulate(
    nights: int,
    folder: Path,
    *,
    on_doubt: Literal["resend", "hold"] = "resend",
    seed: int = 5,
    faults: Iterable[str] = FAULTS,
    killed: float = _KILLED,
) -> dict[str, Any]:
    """Figures of so many nights: what was queued, what mailboxes hold, what is lost, doubled or held back."""
    chance, kinds = random.Random(seed), tuple(faults)  # noqa: S311 - chance that can be repeated
    quiet = {"now": False}

    def fault() -> str | None:
        return None if quiet["now"] or chance.random() >= _FAULTY else chance.choice(kinds)

    post = Post(fault)
    patience = Patience(rounds=3, answer=5.0, sleep=lambda seconds: None)
    kills = 0
    with serving(post) as server:
        server = replace(server, on_doubt=on_doubt)
        sent = Mortal(folder / "sent.sqlite", chance, killed)
        for night in range(nights + MOST_REFUSALS):
            sent.quiet = quiet["now"] = night >= nights
            for _ in range(8):  # a night that was killed is begun again
                for story in range(_STORIES if night < nights else 0):
                    sent.queue(letter(night, story))
                try:
                    send_waiting(sent, server, patience)
                except Killed:
                    kills += 1
                else:
                    break
    wanted = {
        (person, f"framing: {night:03}/story-{story}")
        for night in range(nights)
        for story in range(_STORIES)
        for person in _PEOPLE
    }
    found = sent.deliveries()
    held = {(item.recipient, f"framing: {item.key}") for item in found if item.state == "doubtful"}
    return {
        "on_doubt": on_doubt,
        "nights": nights,
        "letters to people": len(wanted),
        "nights killed": kills,
        "in mailboxes": len(post.stored()),
        "lost": len(wanted - post.stored().keys() - held),
        "not asked for": len(post.stored().keys() - wanted),
        "held for a person": len(held),
        "recorded as sent": sum(item.state == "sent" for item in found),
        "doubled where a store keeps one of each Message-ID": doubled(post.stored()),
        "doubled where a store keeps all": doubled(post.arrived()),
    }


def main(nights: int) -> None:
    certain = [fault for fault in FAULTS if not fault.startswith("drop after data")]
    runs: list[dict[str, Any]] = [{}, {"on_doubt": "hold"}, {"faults": certain, "killed": 0.0}]
    for options in runs:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps({**options, **simulate(nights, Path(folder), **options)}, indent=1))  # noqa: T201 - a script


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
