"""The Model Context Protocol over standard input and output: seven tools, and what framing says of its method."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

from framing import __version__
from framing.agents import answers
from framing.agents.desk import LIMIT, Desk, RequestedArticle
from framing.errors import FramingError, UsageError
from framing.read.reassembly import FIELDS
from framing.settings import Settings

try:
    from mcp.server import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp_types import ToolAnnotations
    from pydantic import BaseModel, ConfigDict, Field
except ImportError as missing:
    raise UsageError(
        f"needs the package {missing.name}", where="framing mcp", next="Install it with: pip install 'framing[mcp]'"
    ) from missing

_ABOUT = (
    "framing compares how outlets tell one story: who is quoted, how, how surely, in what words. It reads nothing into "
    "an outlet and gives no score of bias. Every row carries places: the article's number in the order given, a "
    "half-open range of code points of its text, and the words that stand there. Quote those words, with their place; "
    "verify says whether they stand there. Rows come in pages. A value that is null has its reason in why."
)


class ArticleArgument(BaseModel):
    """One article: its text with what is known of it, or a file within a folder the server was started with."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str | None = Field(None, description="The article's text, headline first if it has one.")
    file: str | None = Field(None, description="A file's name, relative to a folder; export.txt#3 is the third in it.")
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = Field(None, description="ISO 8601")
    url: str | None = Field(None, description="Printed with the article. It is not fetched.")
    language: str | None = Field(None, description="ISO 639-1. English is measured.")


class PlaceArgument(BaseModel):
    """A place an agent quotes from."""

    model_config = ConfigDict(extra="forbid", strict=True)

    document: int = Field(description="The article's number in the order given, from 0.")
    start: int
    end: int
    words: str = Field(description="What is said to stand there.")
    field: Literal["text", "title"] = "text"


type Articles = Annotated[list[ArticleArgument], Field(description=f"1 to {LIMIT} articles on one event.")]
type Page = Annotated[int, Field(description="Of the rows, from 1.", ge=1)]


def serve(folders: Sequence[Path] = (), settings: Settings | None = None) -> None:
    """Answer on standard input and output until they are closed.

    Args:
        folders: Whose files an agent may name; none means texts alone.
        settings: As everywhere.

    Raises:
        UsageError: A folder is not there, or the package ``mcp`` is not.
    """
    server(Desk(folders, settings)).run("stdio")


def server(desk: Desk) -> MCPServer[Any]:
    """The tools over a desk, and what can be read about the method."""
    made: MCPServer[Any] = MCPServer(
        name="framing", title="framing", instructions=_ABOUT, version=__version__, log_level="ERROR"
    )
    for tool in _tools(desk):
        made.add_tool(
            tool,
            annotations=ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False),
            structured_output=True,
        )
    for name, title, text in _texts():
        made.resource(f"framing://{name}", name=name, title=title, mime_type="text/plain")(text)
    return made


def _tools(desk: Desk) -> list[Callable[..., Any]]:
    def read(documents: Articles, page: Page = 1) -> dict[str, Any]:
        """What each article was taken for: what is known of it, and its zones (headline, body, furniture …)."""
        with _told():
            found = desk.documents(_named(documents))
            return {"documents": answers.facts(found), **answers.paged(answers.readings(found), page)}

    def analyze(documents: Articles, measure: str | None = None, page: Page = 1) -> dict[str, Any]:
        """Measures of each article with intervals; with a measure's key, every place it was counted from."""
        with _told():
            return answers.paged(answers.measures(desk.profiles(_named(documents)), measure), page)

    def compare(documents: Articles, page: Page = 1) -> dict[str, Any]:
        """How the articles differ, the most telling first: two to six of them, each finding with its places."""
        with _told():
            found = desk.comparison(_named(documents))
            about = {"title": found.title, "standfirst": found.standfirst, "signature": found.signature}
            return {**about, **answers.paged(answers.findings(found), page)}

    def quotations(documents: Articles, page: Page = 1) -> dict[str, Any]:
        """Who is quoted, and who is quoted differently: each remark in each article, with the words that changed."""
        with _told():
            return answers.paged(answers.quotations(desk.comparison(_named(documents))), page)

    def sources(documents: Articles, page: Page = 1) -> dict[str, Any]:
        """Who is credited in which article, and with which sentences."""
        with _told():
            found = desk.comparison(_named(documents))
            return {"statements": answers.statements(found), **answers.paged(answers.sources(found), page)}

    def explain(measure: str | None = None) -> dict[str, str]:
        """A measure in words: meaning, formula, limits, measured accuracy; without one, the list of all."""
        from framing import api

        with _told():
            return {"text": api.explain(measure, desk.settings)}

    def verify(
        report: str | None = None, documents: Articles | None = None, places: list[PlaceArgument] | None = None
    ) -> dict[str, Any]:
        """Recount a report's file, from the articles if they are given; or whether quoted words stand in articles."""
        with _told():
            return _verified(desk, report, documents, places)

    return [read, analyze, compare, quotations, sources, explain, verify]


def _verified(
    desk: Desk, report: str | None, documents: Sequence[ArticleArgument] | None, places: Sequence[PlaceArgument] | None
) -> dict[str, Any]:
    if report is None:
        if not documents or places is None:
            raise UsageError("takes a report, or documents and places", where="verify", next="Give one or the other.")
        rows = answers.checked(desk.documents(_named(documents)), [place.model_dump() for place in places])
        return {"verified": all(row["holds"] for row in rows), "places": rows}
    from framing.verify.verification import verify_report

    files = [desk.place(article.file or "") for article in documents or ()]
    outcome = verify_report(desk.place(report), files or None, desk.settings)
    return {"verified": outcome.verified, "difference": outcome.difference, "remarks": list(outcome.remarks)}


def _texts() -> Iterator[tuple[str, str, Callable[[], str]]]:
    def measures() -> str:
        """Every measure's key and what it is."""
        from framing import api

        return api.explain()

    def schema() -> str:
        """The JSON Schema of what framing writes."""
        import json

        from framing import api

        return json.dumps(api.schema(), ensure_ascii=False)

    def method() -> str:
        """How to read the answers."""
        return _ABOUT

    yield "method", "How to read the answers", method
    yield "measures", "Every measure", measures
    yield "schema", "The shape of the records", schema


def _named(documents: Sequence[ArticleArgument]) -> list[RequestedArticle]:
    return [
        RequestedArticle(one.text, one.file, {key: value for key in FIELDS if (value := getattr(one, key))})
        for one in documents
    ]


@contextmanager
def _told() -> Iterator[None]:
    """What framing says went wrong reaches the agent; the library sends no other error's message."""
    try:
        yield
    except FramingError as error:
        raise ToolError(str(error)) from error
