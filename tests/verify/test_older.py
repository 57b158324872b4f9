"""A report that framing 0.1.0 wrote (``schema_1.json``, of two invented articles) is told for what it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import framing
from framing.errors import VerifyError
from framing.verify.verification import Verification

REPORT = Path(__file__).with_name("schema_1.json")


def held(outcome: Verification) -> int:
    found = re.search(r"(\d+) of 134 values", outcome.difference or "")
    assert found
    return int(found[1])


def test_it_says_which_version_made_it_and_what_can_be_recounted(check: Callable[..., Verification]) -> None:
    outcome = check(REPORT.read_bytes())
    assert not outcome.verified
    said = outcome.difference or ""
    assert said.startswith(
        "It was written by framing 0.1.0 with records of schema 1; "
        f"here is framing {framing.__version__}, which writes schema 2, so its bytes cannot be compared."
    )
    assert said.endswith("framing 0.1.0 verifies all of it.")
    assert held(outcome) > 100
    assert "the documents’ sentences" in said
    assert "Changed since" not in said


def test_what_was_changed_in_it_is_not_recounted(check: Callable[..., Verification]) -> None:
    records = json.loads(REPORT.read_text(encoding="utf-8"))
    records["documents"][1]["measures"]["text.words"]["value"] += 1
    records["documents"][1]["zones"][0]["kind"] = "caption"
    outcome = check(json.dumps(records).encode())
    assert held(outcome) == held(check(REPORT.read_bytes())) - 1
    recounted, _, otherwise = (outcome.difference or "").partition("Recounted otherwise:")
    assert "the documents’ zones" in otherwise
    assert "the documents’ zones" not in recounted
    assert "Changed since the report was written: zones of B, measures of B." in otherwise


def test_sources_numbered_the_old_way_are_understood(check: Callable[..., Verification]) -> None:
    records = json.loads(REPORT.read_text(encoding="utf-8"))
    before = "sources" in (check(REPORT.read_bytes()).difference or "").partition("Recounted otherwise")[0]
    records["sources"][0]["sentences"][0] = [number + 1 for number in records["sources"][0]["sentences"][0]]
    after = "sources" in (check(json.dumps(records).encode()).difference or "").partition("Recounted otherwise")[0]
    assert (before, after) == (True, False)


def test_one_of_a_later_version_is_refused_with_its_version(check: Callable[..., Verification]) -> None:
    records = json.loads(REPORT.read_text(encoding="utf-8")) | {"schema": 3, "framing": "0.9.0"}
    with pytest.raises(VerifyError, match=r"was written by framing 0\.9\.0 with records of schema 3\. .* knows 1 to 2"):
        check(json.dumps(records).encode())
    with pytest.raises(VerifyError, match="schema 'two'"):
        check(json.dumps(records | {"schema": "two"}).encode())
