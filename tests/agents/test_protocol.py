"""The server as a client meets it, in this process and as the command that is started."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

import framing
from framing.agents.desk import Desk
from framing.agents.protocol import server
from framing.cli import main

COURIER, MERIDIAN = (path.read_text(encoding="utf-8") for path in framing.demo_articles()[:2])
SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
BOTH = [{"text": COURIER}, {"text": MERIDIAN}]
TOOLS = ["read", "analyze", "compare", "quotations", "sources", "explain", "verify"]


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk([framing.demo_articles()[0].parent])


def asked(desk: Desk, questions: Callable[[Client], Coroutine[Any, Any, Any]]) -> Any:
    async def talk() -> Any:
        async with Client(server(desk)) as client:
            return await questions(client)

    return asyncio.run(talk())


def answer(desk: Desk, tool: str, **arguments: Any) -> dict[str, Any]:
    found = asked(desk, lambda client: client.call_tool(tool, arguments))
    assert not found.is_error, found.content[0].text
    return dict(found.structured_content)


def refusal(desk: Desk, tool: str, **arguments: Any) -> str:
    found = asked(desk, lambda client: client.call_tool(tool, arguments))
    assert found.is_error
    return str(found.content[0].text)


def test_seven_tools_that_change_nothing(desk: Desk) -> None:
    tools = asked(desk, lambda client: client.list_tools()).tools
    assert [tool.name for tool in tools] == TOOLS
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


def test_what_page_one_says_first_comes_first(desk: Desk) -> None:
    found = answer(desk, "compare", documents=BOTH)
    assert found["rows"][0]["title"] == framing.compare([COURIER, MERIDIAN]).findings[0].title
    assert found["rows"][0]["places"]


def test_zones_are_told(desk: Desk) -> None:
    found = answer(desk, "read", documents=[{"text": COURIER, "outlet": "Pell Echo"}])
    assert found["documents"][0]["outlet"] == "Pell Echo"
    headlines = [row["words"] for row in found["rows"] if row["kind"] == "headline"]
    assert headlines == [found["documents"][0]["title"]]


def test_a_file_is_read_from_the_folder(desk: Desk) -> None:
    assert answer(desk, "read", documents=[{"file": "meridian.md"}])["documents"][0]["format"] == "markdown"


def test_a_measure_is_explained(desk: Desk) -> None:
    assert answer(desk, "explain", measure="hedging.rate")["text"] == framing.explain("hedging.rate")


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("compare", {"documents": BOTH[:1]}, "two to six documents"),
        ("compare", {"documents": BOTH, "page": 99}, "Pages go from 1 to"),
        ("read", {"documents": [{"file": "../__init__.py"}]}, "is no file in a folder that was opened"),
        ("read", {"documents": [{"txet": "Rain."}]}, "txet"),
        ("read", {"documents": [{"text": " "}]}, "documents[0]"),
        ("analyze", {"documents": BOTH, "measure": "bias"}, "there is no such measure"),
        ("explain", {"measure": "hedging.rte"}, "hedging.rate"),
        ("verify", {}, "takes a report, or documents and places"),
    ],
)
def test_a_refusal_says_what_and_what_next(desk: Desk, tool: str, arguments: dict[str, Any], words: str) -> None:
    assert words in refusal(desk, tool, **arguments)


def quoted_differently(desk: Desk, documents: list[dict[str, str]]) -> list[dict[str, Any]]:
    """What an agent does that is asked "who is quoted differently?": every page of rows, and of each the places."""
    rows: list[dict[str, Any]] = []
    pages = page = 1
    while page <= pages:
        found = answer(desk, "quotations", documents=documents, page=page)
        pages, page = found["pages"], page + 1
        rows += found["rows"]
    told = [row for row in rows if row["relation"] not in (None, "verbatim")]
    assert all({spot["document"] for spot in row["places"]} == {0, 1} for row in told)
    return [spot for row in told for spot in row["places"]]


def test_an_agent_that_is_asked_who_is_quoted_differently_quotes_what_stands_there(desk: Desk) -> None:
    spots = quoted_differently(desk, BOTH)
    assert len(spots) >= 2
    assert answer(desk, "verify", documents=BOTH, places=spots)["verified"]
    spots[0]["words"] += "!"
    checked = answer(desk, "verify", documents=BOTH, places=spots)
    assert not checked["verified"]
    assert [row["holds"] for row in checked["places"]] == [False] + [True] * (len(spots) - 1)


@pytest.mark.skipif(len(SEEDS) != 2, reason="the two seed articles (../shared/seeds) are not here")
def test_the_same_of_two_real_articles_in_a_folder() -> None:
    desk = Desk([SEEDS[0].parent])
    files = [{"file": path.name} for path in SEEDS]
    spots = quoted_differently(desk, files)
    assert len(spots) >= 2
    assert answer(desk, "verify", documents=files, places=spots)["verified"]
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    assert all(texts[spot["document"]][spot["start"] : spot["end"]] == spot["words"] for spot in spots)


def test_a_report_is_recounted_where_it_lies(tmp_path: Path) -> None:
    report = tmp_path / "bridge.json"
    report.write_bytes(framing.write(framing.compare([COURIER, MERIDIAN]), "json"))
    desk = Desk([tmp_path])
    assert answer(desk, "verify", report="bridge.json")["verified"]
    report.write_bytes(report.read_bytes().replace(b'"exact":true', b'"exact":false', 1))
    assert answer(desk, "verify", report="bridge.json")["difference"]


def test_what_can_be_read_of_the_method(desk: Desk) -> None:
    found = asked(desk, lambda client: client.read_resource("framing://schema"))
    assert json.loads(found.contents[0].text) == framing.schema()


def test_the_command_answers_over_standard_input_and_output() -> None:
    command = StdioServerParameters(command=sys.executable, args=["-P", "-m", "framing.cli", "mcp"])

    async def talk() -> Any:
        async with Client(stdio_client(command)) as client:
            return await client.call_tool("explain", {"measure": "sources.leading"})

    assert asyncio.run(talk()).structured_content["text"] == framing.explain("sources.leading")


def test_a_folder_that_is_not_there_stops_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mcp", "--folder", str(tmp_path / "none")]) == 2
    assert "is no folder" in capsys.readouterr().err
