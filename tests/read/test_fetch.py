"""Pages are fetched from a server of our own: politely, within limits, and from nowhere they must not come from."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import framing
from framing import api
from framing.api.inputs import article_file, coming
from framing.errors import CountError, ReadError
from framing.read import read_all
from framing.read.fetch import USER_AGENT, Fetcher, FetchLimits

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
PAGE = (
    "<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>The ferry line at Halm will run no boats after ten at night from June, its manager said on Monday.</p>"
    "<p>A nurse who works nights said that she did not know how she would get home to the far bank, and asked why.</p>"
    "</article></body></html>"
)


class NewsServer(ThreadingHTTPServer):
    """Serves what a test lays out; remembers what it was asked, and under which name."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.slow = 0.0
        self.port = self.server_address[1]

    def url(self, path: str, host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> str:
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = status, {name.replace("_", "-"): value for name, value in headers.items()}, data
        return self.url(path)


class _Handler(BaseHTTPRequestHandler):
    server: NewsServer

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.headers.append(dict(self.headers))
        status, headers, body = self.server.pages.get(self.path, (404, {}, b"nothing here"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        for at in range(0, len(body), 1000):
            time.sleep(self.server.slow if self.path != "/robots.txt" else 0)
            try:
                self.wfile.write(body[at : at + 1000])
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[NewsServer]:
    made = NewsServer()
    thread = threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def fetcher(server: NewsServer, waits: list[float] | None = None, **limits: float) -> Fetcher:
    return Fetcher(
        FetchLimits(**limits),  # type: ignore[arg-type]
        allowed={("127.0.0.1", server.port)},
        resolve=lambda host, port: ["127.0.0.1"],
        wait=(waits if waits is not None else []).append,
    )


def test_a_page_comes_as_it_is_and_we_say_who_we_are(server: NewsServer) -> None:
    url = server.page("/a?b=1", PAGE.format(title="Night boats"))
    page = fetcher(server).fetch(url)
    assert page == (url, url, PAGE.format(title="Night boats").encode())
    assert server.asked == ["/robots.txt", "/a?b=1"]
    assert server.headers[-1]["User-Agent"] == USER_AGENT
    assert server.headers[-1]["Host"] == f"news.example:{server.port}"


def test_robots_are_respected(server: NewsServer) -> None:
    server.page("/robots.txt", "User-agent: *\nDisallow: /members/\n\nUser-agent: framing\nDisallow: /private/\n")
    allowed, private = server.page("/members/a", "text"), server.page("/private/a", "text")
    made = fetcher(server)
    assert made.fetch(allowed).data == b"text"  # what is said to us by name goes for us
    with pytest.raises(ReadError, match="asks programs not to read this page"):
        made.fetch(private)
    assert server.asked == ["/robots.txt", "/members/a"]


def test_a_host_in_trouble_is_left_alone(server: NewsServer) -> None:
    server.page("/robots.txt", status=503)
    with pytest.raises(ReadError, match="in trouble"):
        fetcher(server).fetch(server.page("/a", "text"))
    assert server.asked == ["/robots.txt"]


def test_two_pages_of_a_host_are_not_asked_for_at_once(server: NewsServer) -> None:
    waits: list[float] = []
    made = fetcher(server, waits, delay=5.0)
    made.fetch(server.page("/a", "text"))
    assert waits == []
    made.fetch(server.page("/b", "text"))
    assert len(waits) == 1
    assert 4 < waits[0] <= 5
    server.page("/robots.txt", "User-agent: *\nCrawl-delay: 20\n")
    slow = fetcher(server, waits, delay=5.0)
    slow.fetch(server.url("/a"))
    slow.fetch(server.url("/b"))
    assert 19 < waits[-1] <= 20
    server.page("/robots.txt", "User-agent: *\nCrawl-delay: 600\n")
    with pytest.raises(ReadError, match="wait 600 seconds"):
        fetcher(server).fetch(server.url("/a"))


def test_redirects_are_followed_and_circles_are_not(server: NewsServer) -> None:
    server.page("/old", status=301, Location="/new")
    server.page("/new", "text")
    page = fetcher(server).fetch(server.url("/old"))
    assert (page.requested, page.url) == (server.url("/old"), server.url("/new"))
    server.page("/one", status=302, Location="/two")
    server.page("/two", status=302, Location="/one")
    with pytest.raises(ReadError, match="in a circle"):
        fetcher(server).fetch(server.url("/one"))
    for number in range(9):
        server.page(f"/far{number}", status=302, Location=f"/far{number + 1}")
    with pytest.raises(ReadError, match="more than 5 times"):
        fetcher(server).fetch(server.url("/far0"))


def test_a_redirect_into_this_machine_is_refused_before_anything_is_asked(server: NewsServer) -> None:
    hidden = {"inside.example": "10.0.0.7", "meta.example": "169.254.169.254", "self.example": "127.0.0.2"}
    made = Fetcher(
        allowed={("127.0.0.1", server.port)},
        resolve=lambda host, port: [hidden.get(host, "127.0.0.1")],
        wait=lambda seconds: None,
    )
    for host, place in hidden.items():
        server.page("/out", status=302, Location=f"http://{host}:{server.port}/secret")
        with pytest.raises(ReadError, match=f"{host} leads to {place}"):
            made.fetch(server.url("/out"))
    assert "/secret" not in server.asked
    server.page("/out", status=302, Location="file:///etc/passwd")
    with pytest.raises(ReadError, match="only addresses with http"):
        made.fetch(server.url("/out"))


def test_without_a_tests_leave_this_machine_is_refused(server: NewsServer) -> None:
    server.page("/a", "text")
    for host in ("127.0.0.1", "localhost", "[::1]"):
        with pytest.raises(ReadError, match="which is no public address"):
            Fetcher(resolve=lambda name, port: ["::1" if ":" in name else "127.0.0.1"]).fetch(server.url("/a", host))
    assert server.asked == []


def test_the_place_that_was_checked_is_the_place_that_is_asked(server: NewsServer) -> None:
    places = iter(["127.0.0.1", "127.0.0.1", "10.0.0.7", "10.0.0.7"])  # robots.txt's look-up, the page's, a later one
    asked = []

    def changing(host: str, port: int) -> list[str]:
        asked.append(host)
        return [next(places)]

    made = Fetcher(allowed={("127.0.0.1", server.port)}, resolve=changing, wait=lambda seconds: None)
    server.page("/a", "text")
    made.fetch(server.url("/a"))
    assert asked == ["news.example", "news.example"]  # no look-up but ours
    with pytest.raises(ReadError, match=r"leads to 10\.0\.0\.7"):
        made.fetch(server.url("/a"))


def test_large_pages_packed_or_not_are_refused(server: NewsServer) -> None:
    server.page("/large", b"x" * 6000)
    with pytest.raises(ReadError, match="larger than 5,000 bytes"):
        fetcher(server, bytes=5000).fetch(server.url("/large"))
    server.page("/bomb", gzip.compress(b"x" * 9_000_000), Content_Encoding="gzip")
    with pytest.raises(ReadError, match=r"larger than 5,000 bytes"):
        fetcher(server, bytes=5000).fetch(server.url("/bomb"))
    server.page("/packed", gzip.compress(b"text"), Content_Encoding="gzip")
    assert fetcher(server).fetch(server.url("/packed")).data == b"text"
    server.page("/cut", gzip.compress(b"text" * 999)[:-9], Content_Encoding="gzip")
    with pytest.raises(ReadError, match="broke off"):
        fetcher(server).fetch(server.url("/cut"))
    server.page("/lies", zlib.compress(b"text"), Content_Encoding="gzip")
    with pytest.raises(ReadError, match="cannot be read"):
        fetcher(server).fetch(server.url("/lies"))
    server.page("/odd", b"text", Content_Encoding="br")
    with pytest.raises(ReadError, match="packs its pages as 'br'"):
        fetcher(server).fetch(server.url("/odd"))


def test_a_slow_page_is_given_up(server: NewsServer) -> None:
    server.slow = 0.05
    server.page("/slow", b"x" * 40_000)
    with pytest.raises(ReadError, match="took longer"):
        fetcher(server, seconds=0.2).fetch(server.url("/slow"))


def test_a_server_that_never_ends_its_headers_is_given_up() -> None:
    def drip(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection:
            connection.recv(4000)
            connection.sendall(b"HTTP/1.1 200 OK\r\n")
            for number in range(200):
                time.sleep(0.02)
                try:
                    connection.sendall(f"X-{number}: a\r\n".encode())
                except OSError:
                    return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=drip, args=(listening,), daemon=True)
        thread.start()
        port = listening.getsockname()[1]
        made = Fetcher(
            FetchLimits(seconds=0.3), allowed={("127.0.0.1", port)}, resolve=lambda host, number: ["127.0.0.1"]
        )
        with pytest.raises(ReadError, match="took longer than"):
            made.fetch(f"http://slow.example:{port}/a")
        thread.join()


@pytest.mark.parametrize(("status", "says"), [(404, "no such page"), (403, "refuses us"), (500, "did not send it")])
def test_what_a_server_refuses_is_told(server: NewsServer, status: int, says: str) -> None:
    with pytest.raises(ReadError, match=rf"{says} \(HTTP {status}\)"):
        fetcher(server).fetch(server.page("/a", "no", status=status))


def test_a_report_of_addresses_can_be_made_again_without_them(server: NewsServer, tmp_path: Path) -> None:
    one = server.page("/night-boats", PAGE.format(title="Night boats cut"))
    two = server.page("/last-boat", PAGE.replace("its manager", "her manager").format(title="Last boat at ten"))
    three = tmp_path / "three.txt"
    three.write_text("The line cut its boats on Monday.\n")
    settings = framing.Settings()
    found = api.gathered([one, three, two], settings, fetcher(server))
    report = api.report(found.sources, ["json"], settings, name="boats")["json"]
    kept = api.kept_beside(found.again, tmp_path / "out" / "boats")
    for path, data in kept.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    folder = tmp_path / "out" / "boats-articles"
    assert sorted(path.name for path in folder.iterdir()) == [
        "news-example-last-boat.html",
        "news-example-night-boats.html",
        "story.toml",
    ]
    asked = len(server.asked)
    assert api.report([folder], ["json"], settings, name="boats")["json"] == report
    assert len(server.asked) == asked
    assert f'"url":"{one}"'.encode() in report
    (tmp_path / "out" / "boats.json").write_bytes(report)
    assert framing.verify_report(tmp_path / "out" / "boats.json", [folder]).verified
    assert len(server.asked) == asked


def test_an_article_of_a_feed_behind_an_address_is_chosen(server: NewsServer) -> None:
    items = "".join(
        f"<item><title>Boats {number}</title><description>The line at Halm cut boat {number}.</description></item>"
        for number in (1, 2)
    )
    url = server.page("/feed", f"<rss><channel><title>Halm Courier</title>{items}</channel></rss>")
    settings = framing.Settings()
    with pytest.raises(ReadError, match="holds 2 articles"):
        api.gathered([url], settings, fetcher(server))
    (second,) = api.gathered([f"{url}#2"], settings, fetcher(server)).sources
    assert isinstance(second, framing.Document)
    assert second.title == "Boats 2"
    assert len(api.gathered([f"{url}#all"], settings, fetcher(server)).sources) == 2


def test_a_list_of_addresses_stands_for_its_articles(server: NewsServer, tmp_path: Path) -> None:
    one = server.page("/night-boats", PAGE.format(title="Night boats cut"))
    two = server.page("/last-boat", PAGE.format(title="Last boat at ten"))
    reading = tmp_path / "reading.opml"
    reading.write_text(
        f'<opml version="2.0"><body><outline text="1" url="{one}"/><outline text="2" url="{two}"/></body></opml>',
        encoding="utf-8",
    )
    settings = framing.Settings()
    waits: list[float] = []
    found = api.gathered([reading], settings, fetcher(server, waits)).sources
    titles = [item.title for item in found if isinstance(item, framing.Document)]
    assert titles == ["Night boats cut", "Last boat at ten"]
    assert len(waits) == 1  # one fetcher for the whole list
    (second,) = api.gathered([f"{reading}#2"], settings, fetcher(server)).sources
    assert isinstance(second, framing.Document)
    assert second.url == two
    with pytest.raises(ReadError, match="it lists 2 addresses"):
        api.gathered([f"{reading}#3"], settings, fetcher(server))


def test_of_a_list_the_rest_is_read_when_one_cannot_be_had(server: NewsServer, tmp_path: Path) -> None:
    one = server.page("/night-boats", PAGE.format(title="Night boats cut"))
    reading = tmp_path / "reading.txt"
    reading.write_text(f"# ferries\n{server.url('/gone')}\n{one}\n", encoding="utf-8")
    gone, here = coming(reading, framing.Settings(), fetcher(server))
    assert "has no such page" in str(gone)
    assert isinstance(here, framing.Document)


def test_addresses_of_a_list_are_held_to_the_rule_for_addresses(server: NewsServer, tmp_path: Path) -> None:
    reading = tmp_path / "reading.txt"
    reading.write_text(f"http://127.0.0.1:{server.port}/night-boats\n", encoding="utf-8")
    with pytest.raises(ReadError, match="which is no public address"):
        framing.compare([reading, "Rain fell on Pell.\n"])
    assert server.asked == []


def test_a_list_too_long_to_compare_is_not_fetched(server: NewsServer, tmp_path: Path) -> None:
    reading = tmp_path / "reading.txt"
    reading.write_text("\n".join(server.page(f"/{number}", PAGE) for number in range(9)), encoding="utf-8")
    with pytest.raises(CountError, match="two to six documents, not 9"):
        framing.compare([reading])
    assert server.asked == []


def test_a_list_within_a_pile_is_no_leave_to_fetch(server: NewsServer, tmp_path: Path) -> None:
    (tmp_path / "reading.txt").write_text(server.page("/night-boats", PAGE), encoding="utf-8")
    list(read_all(tmp_path / "reading.txt", framing.Settings()))  # what archives and nights read their files with
    assert server.asked == []


def test_processes_that_share_reading_leave_lists_to_one(server: NewsServer, tmp_path: Path) -> None:
    reading = tmp_path / "reading.txt"
    reading.write_text(server.page("/night-boats", PAGE), encoding="utf-8")
    (tmp_path / "a.txt").write_text("Rain fell on Pell.\n", encoding="utf-8")
    assert article_file(str(reading)) is None
    assert article_file(f"{reading}#1") is None
    assert article_file(str(tmp_path / "a.txt")) == tmp_path / "a.txt"
    assert article_file(f"{tmp_path / 'a.txt'}#2") == tmp_path / "a.txt"
