"""What a program asks for: articles in, the records that the command line writes out."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from framing.errors import BusyError, FramingError, UsageError
from framing.read.articles import TOGETHER
from framing.read.reassembly import FIELDS
from framing.serve.children import JobError, WarmChildren
from framing.serve.frames import ChildMessage
from framing.serve.openapi import described

_KEYS = ("id", *FIELDS)
_AT_ONCE = 8  # bodies that are held while they are taken apart


class RestRoutes:
    """The addresses under /api: nothing is kept of what is sent there."""

    def __init__(self, children: WarmChildren) -> None:
        self._children = children
        self._bodies = asyncio.Semaphore(_AT_ONCE)

    def routes(self) -> list[Route]:
        """Every address of the API."""
        return [
            Route("/api/read", self._read, methods=["POST"]),
            Route("/api/analyze", self._analyze, methods=["POST"]),
            Route("/api/compare", self._compare, methods=["POST"]),
            Route("/api/openapi.json", self._described, methods=["GET"]),
        ]

    async def _read(self, request: Request) -> Response:
        return await self._answer(request, "read", 1)

    async def _analyze(self, request: Request) -> Response:
        return await self._answer(request, "analyze", 1)

    async def _compare(self, request: Request) -> Response:
        return await self._answer(request, "compare", 2)

    async def _described(self, request: Request) -> Response:
        return JSONResponse(described())

    async def _answer(self, request: Request, what: str, fewest: int) -> Response:
        found: list[bytes] = []
        try:
            async with self._bodies:
                articles, title = await _asked(request, fewest, titled=what == "compare")
                job = ChildMessage(
                    {"kind": "request", "what": what, "title": title}, [json.dumps(articles).encode("ascii")]
                )
            await self._children.run(job, lambda answer: found.extend(answer.parts))
        except FramingError as error:
            return refused(error)
        return Response(found[-1], media_type="application/json")


async def _asked(request: Request, fewest: int, *, titled: bool) -> tuple[list[dict[str, str]], str | None]:
    """The articles of a request's body, and the report's title. Raises UsageError for what cannot be used."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        # A page of another site can send forms and plain text without asking, but not this.
        raise UsageError("takes JSON", where=request.url.path, next="Send Content-Type: application/json.")
    try:
        body = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise UsageError("this is no JSON", where="body", next='Send {"documents": [{"text": "…"}]}.') from error
    known = ("documents", "title") if titled else ("documents",)
    if not isinstance(body, dict) or not isinstance(body.get("documents"), list):
        raise UsageError("there are no documents", where="body", next='Send {"documents": [{"text": "…"}]}.')
    _require_known(body, known, "body")
    documents = body["documents"]
    if not fewest <= len(documents) <= TOGETHER:
        what = f"{len(documents)} documents are given"
        raise UsageError(what, where="documents", next=f"Give {fewest} to {TOGETHER}.")
    return [_document(one, f"documents[{at}]") for at, one in enumerate(documents)], _text(body, "title", "body")


def _document(told: Any, where: str) -> dict[str, str]:
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        raise UsageError("has no text", where=where, next='Each is {"text": "…", "outlet": "…"}.')
    _require_known(told, ("text", *_KEYS), where)
    found = {key: value for key in _KEYS if (value := _text(told, key, where)) is not None}
    return {"text": told["text"], **found}


def _text(told: Mapping[str, Any], key: str, where: str) -> str | None:
    value = told.get(key)
    if value is not None and not isinstance(value, str):
        raise UsageError(f"{key} must be text", where=where, next="Correct the value.")
    return value or None


def _require_known(told: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in told:
        if key not in known:
            raise UsageError(f"unknown key {key[:60]!r}", where=where, next=f"Known keys: {', '.join(known)}.")


def refused(error: FramingError) -> Response:
    """An error as the API tells it."""
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    if isinstance(error, BusyError):
        status = HTTPStatus.SERVICE_UNAVAILABLE
    elif isinstance(error, UsageError | JobError):
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    headers = {"Retry-After": "30"} if isinstance(error, BusyError) else {}
    told = {"what": error.what, "where": error.where, "next": error.next}
    return JSONResponse({"error": told}, status, headers)
