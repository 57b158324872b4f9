"""A ledger on a PostgreSQL server says what one in a file says, and a second run finds it taken."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from framing.errors import BusyError, RunError, WriteError
from framing.nightly.config import Config
from framing.nightly.items import Item
from framing.nightly.ledger.base import Place, shown
from framing.nightly.ledger.ledger import Ledger
from framing.nightly.ledger.ledger_reader import LedgerReader, Settled, settled
from framing.nightly.ledger.postgres import PostgresConnection
from framing.nightly.ledger.rows import Result

_SIGNATURE = "signature 1"


def item(name: str, digest: str, start: int = 0) -> Item:
    return Item(name, f"inbox/{name}", f"/pile/{name}", start, -1, digest)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server of our own, reached through a socket in a folder of its own."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    found = shutil.which("initdb") or next(map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))), "")
    if not found:
        pytest.skip("no PostgreSQL server is installed")
    programs = Path(found).resolve().parent
    folder = Path(tempfile.mkdtemp(prefix="framing-pg-", dir="/tmp"))
    become: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        if not shutil.which("setpriv"):
            pytest.skip("PostgreSQL does not run as root, and setpriv is not installed")
        os.chown(folder, 65534, 65534)
        become = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    data, log = str(folder / "data"), str(folder / "log")

    def call(*words: str) -> None:
        subprocess.run([*become, *words], check=True, capture_output=True, cwd=folder, timeout=300)

    call(str(programs / "initdb"), "-D", data, "-U", "night", "--auth=trust", "--encoding=UTF8", "--no-sync")
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    call(str(programs / "pg_ctl"), "-D", data, "-l", log, "-w", "-t", "240", "-o", options, "start")
    try:
        yield f"postgresql://night@/postgres?host={folder}"
    finally:
        call(str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def member(key: str, digest: str, *, current: bool = True) -> dict[str, Any]:
    return {"key": key, "article": key, "digest": digest, "facts": {"n": 1}, "first": "2031-03-04", "current": current}


def story(name: str, *members: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "members": list(members), "card": {"id": name, "first": "2031-03-04", "last": "2031-03-04"}}


def scenario(place: Place) -> list[Any]:
    """Two nights as a run would book them, and everything that can be read of them."""
    seen: list[Any] = [settled(place)]
    with closing(Ledger(place)) as ledger:
        pile = [
            item("b.txt", "d1"),
            item("Z.txt", "d2"),
            item("a\u00e9.txt", "d1"),
            item("bad\udcff.txt", "d3", 1 << 33),
        ]
        run = ledger.begin("2031-03-04", _SIGNATURE, "t1", pile)
        seen += [run, ledger.left(run), list(ledger.pending(run)), ledger.counts(run)]
        ledger.record(run, _SIGNATURE, [Result(0, "d1", "analysed", "", {"title": "50 % \u201cof\u201d ?"})])
        ledger.record(run, _SIGNATURE, [Result(3, "d3", "quarantined", "it broke"), Result(1, "d2", "skipped", "old")])
        seen += [ledger.counts(run), list(ledger.quarantined(run)), list(ledger.unmeasured(run, _SIGNATURE))]
        seen += [list(ledger.candidates(run, _SIGNATURE, "2031-03-04", "2031-03-01"))]
        ledger.book_report("s1", "", {})
        ledger.book_report("s1", "print", {"files": {"report.pdf": "x"}})
        seen += [ledger.report("s1"), ledger.report("none"), ledger.next_part("2031-03-04")]
        ledger.settle(
            run, "2031-03-04", [story("s1", member("b.txt", "d1"))], "measures/night=2031-03-04/part-0001.parquet"
        )
        seen += [list(ledger.unmeasured(run, _SIGNATURE)), ledger.card("s1"), list(ledger.cards("2031-03-01"))]
        ledger.finish(run, Settled("2031-03-04", "mark", 1, 0), "t2")
        seen += [settled(place)]
        run = ledger.begin(
            "2031-03-05", _SIGNATURE, "t3", [item("b.txt", "d4"), item("c.txt", "d1"), item("e.txt", "d3")]
        )
        seen += [run, list(ledger.pending(run)), ledger.counts(run), ledger.next_part("2031-03-04")]
        ledger.record(run, _SIGNATURE, [Result(0, "d4", "analysed", "", {"title": "Later"})])
        seen += [list(ledger.candidates(run, _SIGNATURE, "2031-03-05", "2031-03-05"))]
        ledger.settle(run, "2031-03-05", [story("s2", member("b.txt", "d4"), member("c.txt", "d1"))], "")
        seen += [
            ledger.abandoned(),
            ledger.telling_before("s1", "2031-03-05"),
            ledger.telling_before("s2", "2031-03-05"),
        ]
        ledger.drop_report("s1")
        seen += [ledger.abandoned(), ledger.card("s1")]
        ledger.end(run, "partial", "t4")
        with pytest.raises(ZeroDivisionError):
            ledger.settle(run, "2031-03-06", (1 / 0 for _ in "x"), "")  # type: ignore[misc]
    with closing(LedgerReader(place)) as reader:
        seen += [
            reader.runs(5),
            list(reader.last_cards(3)),
            list(reader.in_quarantine(3)),
            list(reader.cards_of("2031-03-04")),
        ]
        seen += [reader.known("b.txt", "d1", _SIGNATURE), reader.known("new", "d3", _SIGNATURE)]
    return seen


def test_a_ledger_on_a_server_says_what_one_in_a_file_says(address: str, tmp_path: Path) -> None:
    in_file, on_server = scenario(tmp_path / "ledger.sqlite"), scenario(address)
    assert len(in_file) == len(on_server) > 30
    for number, (file, server) in enumerate(zip(in_file, on_server, strict=True)):
        assert server == file, number


def test_one_run_at_a_time_holds_it(address: str) -> None:
    with closing(Ledger(address)), pytest.raises(BusyError, match="another run"):
        Ledger(address)
    Ledger(address).close()


def test_what_no_text_on_a_server_may_hold_is_shown_there(address: str) -> None:
    with closing(Ledger(address)) as ledger:
        run = ledger.begin("2031-03-07", _SIGNATURE, "t", [item("x.txt", "d9")])
        ledger.record(run, _SIGNATURE, [Result(0, "d9", "quarantined", "a\0b")])
        assert [why for _, why in ledger.quarantined(run)] == ["a\ufffdb"]


def test_no_message_holds_the_password(tmp_path: Path) -> None:
    place = f"postgresql://night:secret-7@/postgres?host={tmp_path}"
    with pytest.raises((WriteError, RunError)) as caught:
        Ledger(place)
    assert "secret-7" not in f"{caught.value} {shown(place)}"
    assert Config(tmp_path, ("inbox",), ledger=place).ledger_path() == place


def test_without_psycopg_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RunError, match="psycopg is not installed"):
        PostgresConnection("postgresql://night@board.example/night")
