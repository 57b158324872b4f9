"""What stands before every page: whose Host and Origin are answered, the token, forms that are ours, sizes and time."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import secrets
import sys
import traceback
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from framing.serve.binding import is_loopback

POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # without any referrer a browser sends a form's origin as "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_SAFE = ("GET", "HEAD", "OPTIONS")
_OPEN = ("/sign-in", "/style.css", "/fonts/", "/progress.js")  # what is shown to who has not signed in
FORM_KEY = "form_key"  # of a form's hidden field
_SECONDS = 90.0  # for a request's body to arrive
_HEARD = 10  # times what a request may have


@dataclass(frozen=True, slots=True)
class Gate:
    """Who is let in.

    Args:
        secret: Of the folder; what forms and cookies are signed with.
        host: The address the server is bound to.
        port: Its port.
        names: Further host names it is called by.
        token: What a user must know; None where only this machine can ask.
        read_only: Nothing can be changed.
        most: Bytes of a request.
    """

    secret: bytes
    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    token: str | None = None
    read_only: bool = False
    most: int = 60_000_000

    def sign(self, what: str) -> str:
        """What only this server can have written."""
        return hmac.new(self.secret, what.encode("utf-8", "replace"), sha256).hexdigest()

    @property
    def session(self) -> str:
        """The cookie that says which browser it is; by port, as cookies know none."""
        return f"framing-{self.port}"

    @property
    def signed_in(self) -> str:
        """The cookie of who knows the token."""
        return f"framing-token-{self.port}"

    def knows(self, host: str) -> bool:
        """Whether a Host header names this server: another name that leads here is somebody's trick."""
        name, port = _split(host)
        if port not in (None, self.port) and is_loopback(self.host):
            return False
        if name.lower() in self.names:
            return True
        if is_loopback(self.host):
            return name.lower() == "localhost" or is_loopback(name)
        return _is_number(name)  # a name can be made to lead anywhere, an address cannot

    def lets_in(self, connection: HTTPConnection) -> bool:
        """Whether somebody has shown the token, by cookie or as a bearer."""
        if self.token is None:
            return True
        cookie = connection.cookies.get(self.signed_in, "")
        bearer = connection.headers.get("authorization", "")
        return _same(cookie, self.sign(f"token {self.token}")) or _same(bearer, f"Bearer {self.token}")

    def right_token(self, given: str) -> bool:
        """Whether somebody knows the token."""
        return self.token is not None and _same(given.strip(), self.token)

    def form_key(self, connection: HTTPConnection) -> str:
        """What a form of ours must send back: no other site can read it."""
        return self.sign(f"form {connection.cookies.get(self.session) or connection.scope['framing_session']}")

    def ours(self, connection: HTTPConnection, key: object) -> bool:
        """Whether a form is one of ours."""
        return bool(connection.cookies.get(self.session)) and _same(str(key), self.form_key(connection))


class Guarded:
    """An application behind the gate: answers of its own for whoever is not let in."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app, self._gate = app, gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        fresh = secrets.token_urlsafe(18)
        scope["framing_session"] = fresh

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if self._gate.session not in request.cookies:
                    cookie = f"{self._gate.session}={fresh}; Path=/; HttpOnly; SameSite=Strict"
                    headers.append("Set-Cookie", cookie)
            await send(message)

        refusal = self._refusal(request)
        if refusal is not None:
            await refusal(scope, receive, sent)
            return
        try:
            await self._app(scope, _within(receive, self._gate.most), sent)
        except Exception as error:  # a fault of ours, answered already; what its message holds may be an article's
            place = traceback.extract_tb(error.__traceback__)[-1]
            line = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
            print(f"framing: a fault ({line})", file=sys.stderr)  # noqa: T201 - a server's log

    def _refusal(self, request: Request) -> Response | None:
        gate = self._gate
        if not gate.knows(request.headers.get("host", "")):
            return _told(request, 421, "This address is not known here. Use the one framing serve has printed.")
        if request.method not in _SAFE and not _same_origin(request.headers):
            return _told(request, 403, "This came from another site and was refused.")
        if not gate.lets_in(request) and not request.url.path.startswith(_OPEN):
            if request.url.path.startswith("/api/"):
                return _told(request, 401, "Send the token: Authorization: Bearer TOKEN.")
            return Response(status_code=303, headers={"Location": "/sign-in"})
        made = request.method not in _SAFE and request.url.path != "/sign-in"
        if gate.read_only and made and not request.url.path.startswith("/api/"):
            return _told(request, 403, "This server only shows what is there (--read-only).")
        return None


def _within(receive: Receive, most: int) -> Receive:
    """A request's body, in time and no larger than it may be; else the application answers with 408 or 413."""
    until = asyncio.get_running_loop().time() + _SECONDS
    size, whole = 0, False

    async def received() -> Message:
        nonlocal size, whole
        if whole:  # what comes now is that the client has left, and may be waited for
            return await receive()
        while True:
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError as error:
                raise HTTPException(408) from error
            whole = message["type"] != "http.request" or not message.get("more_body", False)
            size += len(message.get("body", b""))
            if size <= most:
                return message
            # What is too large is heard to its end, and let go: a browser that is cut off shows no page.
            if whole or size > _HEARD * most:
                raise HTTPException(413)

    return received


def _split(host: str) -> tuple[str, int | None]:
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]"):
        name, port = host, ""
    return name.strip("[]"), int(port) if port.isascii() and port.isdigit() else None


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _same_origin(headers: Headers) -> bool:
    """A browser tells where a request comes from; a program that tells nothing is no browser that was tricked."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin, host = headers.get("origin"), headers.get("host", "")
    return origin is None or origin.lower() in (f"http://{host}".lower(), f"https://{host}".lower())


def _same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), right.encode("utf-8"))


def _told(request: Request, status: int, line: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": {"what": line, "where": "", "next": ""}}, status)
    return PlainTextResponse(line + "\n", status)


def cookie(answer: Response, name: str, value: str) -> None:
    """Keep something in a browser: out of reach of scripts and of other sites."""
    answer.set_cookie(name, value, httponly=True, samesite="strict", path="/")
