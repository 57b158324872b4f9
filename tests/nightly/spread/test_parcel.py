"""Parts that travel through a store leave the bytes that they leave where the folders are seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import pytest

from framing import api
from framing.errors import RunError
from framing.nightly.analyse import TaskContext
from framing.nightly.config import load_config
from framing.nightly.items import scan
from framing.nightly.spread.child import _answer
from framing.nightly.spread.engine import Done, Part, process_part
from framing.nightly.spread.guard import Guard
from framing.nightly.spread.parcel import Carrier, done_away, folders
from framing.nightly.spread.store import Store
from framing.settings import Settings
from tests.nightly import grouped
from tests.nightly.piles import article, configure, tree

SETTINGS = Settings(max_bytes=5_000)
SIGNATURE = api.signature(SETTINGS)


class Child:
    """Does what a child process does, in this one."""

    def __init__(self, setup: Mapping[str, Any]) -> None:
        self.desk = TaskContext(
            SETTINGS, SIGNATURE, *(Path(setup[name]) for name in ("state", "staging", "publishing"))
        )
        self.desk.staging.mkdir(parents=True, exist_ok=True)

    def ask(self, task: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        return _answer(self.desk, task, lambda: None)


def child(setup: Mapping[str, Any]) -> Guard:
    return cast(Guard, Child(setup))


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store at an address of each kind that needs no server."""
    pytest.importorskip("fsspec", reason="fsspec is not installed")
    made = Store(f"memory://{tmp_path.name}" if request.param == "memory" else (tmp_path / "store").as_uri())
    yield made
    made.clear()


def setup(home: Path) -> dict[str, Any]:
    state = home / "state"
    (state / "staging").mkdir(parents=True, exist_ok=True)
    named = {"state": str(state), "staging": str(state / "staging"), "publishing": str(state / "staging")}
    return {"settings": "", "signature": SIGNATURE, "megabytes": 0, **named}


def away(part: Part, store: Store, home: Path) -> list[Done]:
    """Send a part, do it while the run's folder cannot be found, and receive what it left."""
    carrier, scratch = Carrier(store, SETTINGS.max_bytes), home.parent / "scratch"
    sent = carrier.send(part)
    home.rename(home.parent / "hidden")
    answer = done_away(store, sent, scratch, child(folders(scratch)))
    (home.parent / "hidden").rename(home)
    return carrier.receive(part, sent, answer)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A pile of every kind of document, good and bad."""
    home = tmp_path / "home"
    configure(home)
    pile = home / "inbox"
    for outlet in (0, 1):
        (pile / f"mill-{outlet}.txt").write_text("\n\n".join(article(1, outlet)), encoding="utf-8")
        (pile / f"mill-{outlet}.toml").write_text(f'outlet = "Outlet {outlet}"\npublished = "2031-04-0{outlet + 1}"\n')
    (pile / "feed.jsonl").write_text("".join(json.dumps({"text": article(n, 0)[1]}) + "\n" for n in (2, 3)))
    (pile / "broken.txt").write_bytes(b"\x00\x01 no article \x00" * 20)
    (pile / "long.txt").write_text("The mill burned down. " * 400)
    (pile / "gone.txt").write_text("The mill burned down.")
    return home


def analysing(home: Path) -> Part:
    told = {"kind": "analyse", "signature": SIGNATURE, "since": None}
    items = scan(load_config(home / "nightly.toml"), SETTINGS.max_bytes)
    tasks = [item._asdict() | told | {"number": n, "file": str(home / item.path)} for n, item in enumerate(items)]
    (home / "inbox" / "gone.txt").unlink()
    return Part(setup(home), str(home / "state" / "quarantine"), 60.0, tuple(tasks))


def left(home: Path) -> dict[str, bytes]:
    return tree(home / "state") | tree(home / "reports")


def test_documents_and_their_report(inbox: Path, store: Store) -> None:
    part = analysing(inbox)
    here = process_part(part, child(part.setup))
    assert sum("facts" in one.answer for one in here) == 4
    reasons = {one.task["place"]: one.broken or one.answer.get("passed") for one in here if "facts" not in one.answer}
    assert reasons.keys() == {"inbox/broken.txt", "inbox/long.txt", "inbox/gone.txt"}
    assert "8,800 bytes are more than an article may have" in str(reasons["inbox/long.txt"])
    known = {one.task["place"]: one.task["digest"] for one in here}
    members = [
        {"article": place, "digest": known[place], "current": True, "chosen": True}
        for place in ("inbox/mill-0.txt", "inbox/mill-1.txt")
    ]
    task = {"kind": "report", "story": "s1", "members": members, "formats": ["json"], "pages": [], "fingerprint": ""}
    task |= {"before": {"night": "2031-04-01", "members": members[:1]}, "folder": str(inbox / "reports" / "s1")}
    report = Part(part.setup, part.quarantine, 60.0, (task,))
    told = process_part(report, child(part.setup))
    wanted = left(inbox)
    assert {"s1/report.json", "s1/changes.json"} <= wanted.keys()
    # The same again, from nothing, by somebody who sees none of these folders.
    for folder in ("state", "reports"):
        (inbox / folder).rename(inbox / f"{folder}-before")
    setup(inbox)
    assert away(part, store, inbox) == here
    (inbox / "reports" / "s1").mkdir(parents=True)
    (inbox / "reports" / "s1" / "report.html").write_text("of a format that is no longer asked for")
    assert away(report, store, inbox) == told
    assert left(inbox) == wanted


def test_stories_too(tmp_path: Path, store: Store) -> None:
    own = grouped.desk(tmp_path / "home" / "state")
    task = grouped.candidates(own)
    where = setup(tmp_path / "home") | {"signature": own.signature, "staging": str(own.staging)}

    def work(tasks: list[dict[str, Any]]) -> None:
        for one in tasks:
            assert [done.broken for done in away(Part(where, "", 60.0, (one,)), store, tmp_path / "home")] == [""]

    for _ in grouped.small():
        assert grouped.spread(own, task, work) == grouped.alone(own, task)


def test_an_object_that_somebody_changed_is_no_part(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "object"
    path.write_bytes(b"what was sent")
    name = store.put(path)
    assert name == hashlib.sha256(b"what was sent").hexdigest()
    store._system.pipe_file(store._place(name), b"something else")
    with pytest.raises(RunError, match="not what was put there"):
        store.get(name, tmp_path / "found")
    store.forget(name)
    with pytest.raises(RunError, match="cannot be read"):
        store.get(name, tmp_path / "found")


def test_an_address_of_no_known_kind_is_told() -> None:
    pytest.importorskip("fsspec", reason="fsspec is not installed")
    with pytest.raises(RunError, match="the store cannot be used"):
        Store("carrier-pigeon://loft")
