"""Pages on the web to bytes, politely and within limits: the one module that knows httpx."""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from framing.errors import ReadError
from framing.number_format import printed
from framing.read import addresses
from framing.read.addresses import Resolve, Target

if TYPE_CHECKING:
    import httpx

AGENT = "framing"  # the name robots.txt knows us by
USER_AGENT = f"{AGENT} (reads single articles for the person who named them)"
_SAVE = "Save the article in a browser and name its file."
_ROBOTS = 500_000  # bytes of a robots.txt that are looked at
_CHUNK = 1 << 16
_REDIRECTS = (301, 302, 303, 307, 308)
_REFUSALS = {
    401: "wants a name and password",
    402: "wants to be paid",
    403: "refuses us",
    404: "has no such page",
    410: "has the page no longer",
    429: "has been asked too often",
    451: "may not show it",
}


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one page may take."""

    bytes: int = 20_000_000  # unpacked
    seconds: float = 30.0  # for the page and all it redirects to; waiting between two requests is not counted
    redirects: int = 5
    delay: float = 1.0  # seconds between two requests to one host, unless its robots.txt asks for more
    longest_delay: float = 30.0  # a host that asks for more is not asked again


class FetchedPage(NamedTuple):
    """A page as it came. ``url`` is where redirects ended."""

    requested: str
    url: str
    data: bytes


class _Rules(NamedTuple):
    allows: Callable[[str], bool]
    delay: float


class _Deadline:
    """When the request under way has to be over."""

    def __init__(self) -> None:
        self.at = 0.0

    def left(self, late: type[Exception]) -> float:
        """The seconds until then. Raises ``late`` when there are none."""
        seconds = self.at - time.monotonic()
        if seconds <= 0:
            raise late("the time is up")
        return seconds


class Fetcher:
    """Fetches pages one after another. Not for two threads at once.

    ``allowed`` are places and ports that need not be public: a test serves its pages on this machine. Nothing a user
    can write leads there.
    """

    def __init__(
        self,
        limits: FetchLimits | None = None,
        *,
        allowed: Collection[tuple[str, int]] = (),
        resolve: Resolve = addresses.looked_up,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits = limits or FetchLimits()
        self._allowed, self._resolve, self._wait = frozenset(allowed), resolve, wait
        self._robots: dict[tuple[str, str, int], _Rules] = {}
        self._asked: dict[str, float] = {}  # when a host was last asked
        self._clock = _Deadline()

    def fetch(self, url: str) -> FetchedPage:
        """The page behind an address. Raises ReadError, naming the address, where it may or can not be had."""
        requested, seen = url, [url]
        with _client(url, self._clock) as client:
            left = self._limits.seconds
            while True:
                found = self._target(url)
                rules = self._rules(client, found)
                if not rules.allows(url):
                    raise ReadError(f"{found.host} asks programs not to read this page", where=url, next=_SAVE)
                self._pause(found.host, rules.delay)
                started = time.monotonic()
                status, headers, data = self._get(client, found, started + left, self._limits.bytes)
                left -= time.monotonic() - started
                if status not in _REDIRECTS or "location" not in headers:
                    break
                url = _joined(url, headers["location"])
                if url in seen:
                    raise ReadError("it redirects in a circle", where=requested, next=_SAVE)
                seen.append(url)
                if len(seen) > self._limits.redirects + 1:
                    what = f"it redirects more than {self._limits.redirects} times"
                    raise ReadError(what, where=requested, next=_SAVE)
        if status != 200:
            why = _REFUSALS.get(status, "did not send it")
            raise ReadError(f"{found.host} {why} (HTTP {status})", where=url, next=_SAVE)
        if not data:
            raise ReadError(f"{found.host} sent an empty page", where=url, next=_SAVE)
        return FetchedPage(requested, url, data)

    def _target(self, url: str) -> Target:
        return addresses.target(url, self._resolve, self._allowed)

    def _pause(self, host: str, delay: float) -> None:
        before = self._asked.get(host)
        if before is not None and (rest := before + delay - time.monotonic()) > 0:
            self._wait(rest)
        self._asked[host] = time.monotonic()

    def _rules(self, client: httpx.Client, found: Target) -> _Rules:
        """What a host asks of programs (RFC 9309): no file, no rule; a host in trouble is left alone."""
        key = (found.scheme, found.host, found.port)
        if key not in self._robots:
            self._robots[key] = self._asked_rules(client, found)
        return self._robots[key]

    def _asked_rules(self, client: httpx.Client, found: Target) -> _Rules:
        url = urlunsplit((found.scheme, urlsplit(found.url).netloc, "/robots.txt", "", ""))
        status, data = 0, b""
        for _ in range(self._limits.redirects + 1):
            place = self._target(url)
            deadline = time.monotonic() + self._limits.seconds
            status, headers, data = self._get(client, place, deadline, _ROBOTS, cut=True)
            if status not in _REDIRECTS or "location" not in headers:
                break
            url = _joined(url, headers["location"])
        if status >= 500:
            raise ReadError(f"{found.host} is in trouble (HTTP {status})", where=found.url, next="Try again later.")
        if status != 200:
            return _Rules(lambda address: True, self._limits.delay)
        parser = RobotFileParser()
        parser.parse(data.decode("utf-8", "replace").splitlines())
        asked = parser.crawl_delay(AGENT)
        delay = max(self._limits.delay, float(asked or 0))
        if delay > self._limits.longest_delay:
            what = f"{found.host} asks programs to wait {printed(delay)} seconds between two pages"
            raise ReadError(what, where=found.url, next=_SAVE)
        return _Rules(lambda address: parser.can_fetch(AGENT, address), delay)

    def _get(
        self, client: httpx.Client, found: Target, deadline: float, most: int, cut: bool = False
    ) -> tuple[int, Any, bytes]:
        """Status, headers and body of one request to the place that was checked; nothing is followed.

        What is longer than ``most`` bytes is refused, or ``cut``.
        """
        import httpx

        self._clock.at = deadline
        parts = urlsplit(found.url)
        place = f"[{found.place}]" if ":" in found.place else found.place
        # The connection goes to the place that was checked: a second look-up could lead elsewhere.
        url = urlunsplit((found.scheme, f"{place}:{found.port}", parts.path or "/", parts.query, ""))
        headers = {
            "Host": found.host if parts.port is None else f"{found.host}:{parts.port}",
            "User-Agent": USER_AGENT,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Encoding": "gzip",
        }
        try:
            request = client.build_request("GET", url, headers=headers, extensions={"sni_hostname": found.host})
            answer = client.send(request, stream=True, follow_redirects=False)
            try:
                data = self._body(answer, found, deadline, most, cut)
            finally:
                answer.close()
        except httpx.TimeoutException as error:
            raise self._late(found) from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, zlib.error) as error:
            what = f"{found.host} cannot be read ({error or type(error).__name__})"
            raise ReadError(what, where=found.url, next="Check the address and the connection.") from error
        return answer.status_code, answer.headers, data

    def _body(self, answer: httpx.Response, found: Target, deadline: float, most: int, cut: bool) -> bytes:
        if answer.status_code != 200:
            return b""  # nobody reads what an error or a redirect says
        packing = answer.headers.get("content-encoding", "identity").strip().lower()
        if packing not in ("identity", "", "gzip", "x-gzip"):
            raise ReadError(f"{found.host} packs its pages as {packing[:40]!r}", where=found.url, next=_SAVE)
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in packing else None
        body = bytearray()
        for raw in answer.iter_raw(_CHUNK):
            if time.monotonic() > deadline:
                raise self._late(found)
            body += raw if unpack is None else unpack.decompress(raw, most + 1 - len(body))
            if len(body) > most or (unpack is not None and unpack.unconsumed_tail):
                if cut:
                    break
                what = f"the page is larger than {printed(most)} bytes"
                raise ReadError(what, where=found.url, next=_SAVE)
        if unpack is not None and not unpack.eof and not cut:
            raise ReadError(f"{found.host} broke off in the middle of the page", where=found.url, next="Try again.")
        return bytes(body[:most])

    def _late(self, found: Target) -> ReadError:
        what = f"{found.host} took longer than {printed(self._limits.seconds)} seconds"
        return ReadError(what, where=found.url, next="Try again later, or save the article and name its file.")


@contextmanager
def _client(url: str, clock: _Deadline) -> Iterator[httpx.Client]:
    try:
        import httpcore
        import httpx
    except ImportError as error:
        what = "fetching a page needs the package httpx"
        raise ReadError(what, where=url, next="Install it: pip install 'framing[web]'.") from error

    class TimedStream(httpcore.NetworkStream):
        """A connection each of whose steps ends at the deadline: httpx by itself only limits every single one."""

        def __init__(self, stream: httpcore.NetworkStream) -> None:
            self._stream = stream

        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return self._stream.read(max_bytes, clock.left(httpcore.ReadTimeout))

        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            self._stream.write(buffer, clock.left(httpcore.WriteTimeout))

        def close(self) -> None:
            self._stream.close()

        def start_tls(
            self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
        ) -> httpcore.NetworkStream:
            left = clock.left(httpcore.ConnectTimeout)
            return TimedStream(self._stream.start_tls(ssl_context, server_hostname, left))

        def get_extra_info(self, info: str) -> Any:
            return self._stream.get_extra_info(info)

    class TimedBackend(httpcore.SyncBackend):
        """Opens such connections."""

        def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
            kwargs["timeout"] = clock.left(httpcore.ConnectTimeout)
            return TimedStream(super().connect_tcp(host, port, **kwargs))

    transport = httpx.HTTPTransport(trust_env=False)
    context = httpx.create_ssl_context(trust_env=False)
    transport._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=TimedBackend())
    with httpx.Client(transport=transport, timeout=None, trust_env=False, follow_redirects=False) as client:  # noqa: S113
        yield client


def _joined(url: str, location: str) -> str:
    """Where a redirect leads."""
    try:
        parts = urlsplit(urljoin(url, location.strip()))
    except ValueError as error:
        raise ReadError(f"it redirects to what is no address ({error})", where=url, next=_SAVE) from error
    return urlunsplit(parts._replace(fragment=""))
