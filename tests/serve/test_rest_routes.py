"""The API answers with what the command line writes, or says what is wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

import framing
from framing import api
from tests.serve.texts import BANK, LAMP

BOTH = [{"text": LAMP}, {"text": BANK, "outlet": "Pell Gazette", "published": "2026-05-05"}]


def test_compare_answers_with_the_json_that_framing_compare_writes(client: TestClient) -> None:
    answer = client.post("/api/compare", json={"documents": BOTH})
    articles = [
        framing.read(text=LAMP),
        framing.read(text=BANK, given={k: v for k, v in BOTH[1].items() if k != "text"}),
    ]
    assert answer.status_code == 200
    assert answer.content == framing.write(framing.compare(articles), "json")
    assert answer.json()["documents"][1]["outlet"] == "Pell Gazette"


def test_a_title_is_the_reports_headline(client: TestClient) -> None:
    assert client.post("/api/compare", json={"documents": BOTH, "title": "Dark mole"}).json()["title"] == "Dark mole"


def test_analyze_and_read_answer_with_the_records_of_the_command_line(client: TestClient) -> None:
    measured = client.post("/api/analyze", json={"documents": [{"text": LAMP, "id": "lamp"}]}).json()["documents"]
    expected = json.loads(api.dumps(framing.record(framing.analyze(framing.read(text=LAMP, given={"id": "lamp"})))))
    assert measured == [expected]
    read = client.post("/api/read", json={"documents": BOTH}).json()["documents"]
    assert [one["outlet"] for one in read] == ["The Quillon Echo", "Pell Gazette"]
    zone = read[0]["zones"][1]
    assert (zone["kind"], read[0]["text"][zone["start"] : zone["end"]]) == (
        "headline",
        "Harbour lamp goes dark after storm",
    )


@pytest.mark.parametrize(
    ("path", "body", "said"),
    [
        ("compare", {"documents": BOTH[:1]}, "1 documents are given"),
        ("compare", {"documents": BOTH * 4}, "8 documents are given"),
        ("compare", {"documents": "none"}, "there are no documents"),
        ("compare", [], "there are no documents"),
        ("read", {"documents": [{"txet": LAMP}]}, "has no text"),
        ("read", {"documents": [{"text": 7}]}, "has no text"),
        ("read", {"documents": [{"text": LAMP, "file": "/etc/passwd"}]}, "unknown key 'file'"),
        ("read", {"documents": [{"text": LAMP, "outlet": ["x"]}]}, "outlet must be text"),
        ("read", {"documents": [{"text": LAMP}], "title": "x"}, "unknown key 'title'"),
        ("read", {"documents": [{"text": "  "}]}, "documents[0]"),
        ("read", {"documents": [{"text": "half \ud800 a pair"}]}, "documents[0]"),
        ("analyze", {"documents": []}, "0 documents are given"),
    ],
)
def test_what_cannot_be_used_is_said_with_what_to_do(client: TestClient, path: str, body: Any, said: str) -> None:
    content = json.dumps(body)  # as ASCII: half a pair of surrogates can be written so
    answer = client.post(f"/api/{path}", content=content, headers={"Content-Type": "application/json"})
    error = answer.json()["error"]
    assert answer.status_code == 422
    assert said in f"{error['where']} {error['what']}"
    assert error["next"]


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b"\xff\xfe"])
def test_what_is_no_json_is_refused(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/read", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422


def test_only_the_right_method_is_answered(client: TestClient) -> None:
    answer = client.get("/api/compare")
    assert answer.status_code == 405
    assert answer.json()["error"]["what"]


def test_the_api_is_described_and_keeps_to_it(client: TestClient) -> None:
    found = client.get("/api/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    assert set(found["paths"]) == {"/api/read", "/api/analyze", "/api/compare"}
    text = json.dumps(found)
    named = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named <= set(found["components"]["schemas"])
    asked = found["paths"]["/api/compare"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    check = Draft202012Validator({**asked, "components": found["components"]})
    assert check.is_valid({"documents": BOTH})
    assert not check.is_valid({"documents": BOTH[:1]})
    assert not check.is_valid({"documents": [{"text": LAMP, "file": "x"}, BOTH[1]]})
    told = {"$ref": "#/components/schemas/Records", "components": found["components"]}
    Draft202012Validator(told).validate(client.post("/api/compare", json={"documents": BOTH}).json())
