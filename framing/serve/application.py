"""The application put together: pages and API over one folder, behind the gate."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

from framing.errors import FramingError
from framing.render.writers import installed
from framing.serve.children import WarmChildren
from framing.serve.comparison_store import ComparisonStore
from framing.serve.comparisons import Comparisons
from framing.serve.page_routes import PageRoutes
from framing.serve.protection import Gate, Guarded
from framing.serve.rest_routes import RestRoutes
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.read.fetch import Fetcher

_FIRST = ("html", "json", "pdf", "docx")  # in which order a report is written: what is waited for comes first


def application(
    store: ComparisonStore,
    gate: Gate,
    settings: Settings,
    *,
    fetcher: Fetcher | None = None,
    children: WarmChildren | None = None,
    formats: Sequence[str] | None = None,
) -> ASGIApp:
    """The server as an ASGI application.

    Args:
        store: The folder's comparisons.
        gate: Who is let in.
        settings: As everywhere.
        fetcher: For addresses; None where none is fetched.
        children: Who does the work; with the usual limits where None.
        formats: In which a report is written, the first that is shown; all that can be written where None.
    """
    children = children or WarmChildren(settings)
    written = formats or sorted(installed(), key=lambda name: (*_FIRST, name).index(name))
    comparisons = Comparisons(store, children, None if gate.read_only else fetcher, written)
    pages = PageRoutes(comparisons, gate, settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        comparisons.resume()
        loading = asyncio.create_task(_loaded(children))  # a page is shown while the model is loaded
        yield
        loading.cancel()
        await comparisons.close()
        children.close()

    async def known(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        what, lines = _SAID.get(status, ("This cannot be done", ()))
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": {"what": what, "where": "", "next": " ".join(lines)}}, status)
        return pages.message(request, status, what, lines)

    app: Any = Starlette(
        routes=[*pages.routes(), *RestRoutes(children).routes()],
        lifespan=lifespan,
        exception_handlers={HTTPException: known, Exception: known},
    )
    app.state.children = children
    app.state.comparisons = comparisons
    return Guarded(app, gate)


_SAID = {
    400: ("This could not be understood", ("A field is too long, or there are too many.",)),
    404: ("There is no such page", ("It may have been deleted.",)),
    405: ("This cannot be done here", ()),
    408: ("This took too long to arrive", ("Send it again.",)),
    413: ("This is too large", ("Send fewer or smaller files.",)),
    500: ("This is a fault in framing", ("Nothing that was stored is lost. Please report what you did.",)),
}


async def _loaded(children: WarmChildren) -> None:
    with suppress(FramingError):  # whoever asks first is told
        await children.start()
