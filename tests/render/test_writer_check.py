"""The battery for writers: ours pass it, and each rule tells of a writer that breaks it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pytest

import framing
from framing.errors import WriteError
from framing.model import Comparison
from framing.render import writers


@pytest.mark.parametrize("format", writers.installed())
def test_every_writer_that_is_installed_passes(format: str) -> None:
    framing.check_writer(writers.writer(format))


def titles(comparison: Comparison, settings: framing.Settings) -> bytes:
    return "".join(f"{finding.title}\n" for finding in comparison.findings).encode() or b"nothing"


def text(comparison: Comparison, settings: framing.Settings) -> bytes:
    return "findings"  # type: ignore[return-value]


def nothing(comparison: Comparison, settings: framing.Settings) -> bytes:
    return b""


def first_body(comparison: Comparison, settings: framing.Settings) -> bytes:
    return str([zone for one in comparison.profiles for zone in one.parsed.document.zones][99]).encode()


def by_hash(comparison: Comparison, settings: framing.Settings) -> bytes:
    return " ".join({word for one in comparison.profiles for word in one.parsed.document.text.split()}).encode()


def by_zone(comparison: Comparison, settings: framing.Settings) -> bytes:
    return time.strftime("%z", time.localtime(0)).encode()


def counting(comparison: Comparison, settings: framing.Settings, seen: list[int] = []) -> bytes:  # noqa: B006 - the fault
    seen.append(1)
    return str(len(seen)).encode()


def changing(comparison: Comparison, settings: framing.Settings) -> bytes:
    object.__setattr__(comparison, "standfirst", "Changed.")
    return b"changed"


def test_a_writer_that_keeps_the_rules_passes() -> None:
    framing.check_writer(titles)


@pytest.mark.parametrize(
    ("write", "complaint"),
    [
        (text, "test_writer_check:text: gives str, not bytes"),
        (nothing, "writes nothing of any comparison"),
        (first_body, r"fails on the articles 'Ferry runs again.*IndexError"),
        (by_hash, "another PYTHONHASHSEED and TZ"),
        (by_zone, "another PYTHONHASHSEED and TZ"),
        (counting, "writes something else the second time"),
        (changing, "changes the comparison"),
        (lambda comparison, settings: b"x", "cannot be run in a second interpreter"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_breaks_a_rule_is_told(write: Callable[[Comparison, framing.Settings], bytes], complaint: str) -> None:
    with pytest.raises(WriteError, match=complaint):
        framing.check_writer(write)


def test_seed_and_zone_of_the_run_are_not_the_childs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "PYTHONHASHSEED", "1")
    monkeypatch.setitem(os.environ, "TZ", "Pacific/Kiritimati")
    for write in (by_hash, by_zone):
        with pytest.raises(WriteError, match="another PYTHONHASHSEED"):
            framing.check_writer(write)
