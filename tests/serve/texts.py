"""Two articles on one invented story, and the forms that bring them."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

LAMP = """The Quillon Echo

Harbour lamp goes dark after storm

By Ines Tarrow
4 May 2026

The lamp on Quillon mole went dark on Sunday night, and two fishing boats ran onto the bank.

"We called the office three times and nobody answered," said Dora Lindqvist, who owns one of the boats. She said the
lamp had failed twice in April.

The harbour office said a cable may have been cut. Its director, Piers Abney, told reporters that repairs could take
a week.

Nobody was hurt. About 30 people watched from the quay.

© 2026 The Quillon Echo. All rights reserved.
"""
BANK = """Two boats aground at Quillon; office blames cable

Two boats ran aground off Quillon on Sunday when the lamp on the mole failed, the harbour office said.

"A cable was cut, and we are mending it," said Piers Abney, the director. He said the work would take three days.

Dora Lindqvist, a boat owner, said her calls to the office had gone unanswered. "We called three times," she said.

The town council will probably discuss a second lamp on Tuesday.
"""


def key(client: TestClient) -> str:
    """What a form of this browser must send back."""
    found = re.search(r'name="form_key" value="(\w+)"', client.get("/").text)
    assert found
    return found[1]


def post(client: TestClient, address: str, **fields: Any) -> Any:
    """A form sent as a browser does."""
    files = fields.pop("files", None)
    return client.post(address, data={"form_key": key(client), **fields}, files=files or {"files": ("", b"")})


def made(client: TestClient, **fields: Any) -> str:
    """A new comparison of the two articles: its address, once they are read."""
    answer = post(client, "/comparisons", **{"text1": LAMP, "text2": BANK, "do": "read", **fields})
    assert answer.status_code == 200, answer.text
    address = str(answer.url.path).removesuffix("/articles")
    settled(client, address)
    return address


def settled(client: TestClient, address: str) -> str:
    """What state a comparison comes to."""
    for _ in range(600):
        state = str(client.get(f"{address}/progress").json()["state"])
        if state not in ("reading", "comparing"):
            return state
        time.sleep(0.05)
    raise AssertionError("it takes too long")


def compared(client: TestClient, **fields: Any) -> str:
    """A comparison with its report on screen: its address."""
    address = made(client, **fields)
    post(client, f"{address}/compare")
    assert settled(client, address) == "done"
    return address


def words(folder: Path) -> bytes:
    """All that lies in a folder."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
