"""Who is not let in, and what nobody can do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from framing.cli import main
from framing.errors import BusyError, UsageError, WriteError
from framing.serve.application import application
from framing.serve.binding import listening, require_token
from framing.serve.comparison_store import ComparisonStore
from framing.serve.protection import Gate, Guarded
from framing.settings import Settings
from tests.serve.texts import BANK, LAMP, key, made, post

TOKEN = "a-long-word-of-nobody"  # noqa: S105 - invented
EVIL = "https://evil.example"


@contextmanager
def server(tmp_path: Path, gate: Gate) -> Iterator[TestClient]:
    """A server of its own, whose language model is never asked for."""
    store = ComparisonStore(tmp_path)
    app = application(store, gate, Settings(), formats=("html",))
    try:  # without its lifespan nothing is loaded
        yield TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False)
    finally:
        store.close()


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1:8000", True),
        ("localhost:8000", True),
        ("[::1]:8000", True),
        ("evil.example:8000", False),
        ("evil.example", False),
        ("127.0.0.1.evil.example:8000", False),
        ("127.0.0.1:9", False),
        ("192.0.2.7:8000", False),
        ("", False),
    ],
)
def test_only_this_machines_own_names_are_answered(client: TestClient, host: str, known: bool) -> None:
    assert client.get("/", headers={"Host": host}).status_code == (200 if known else 421)


def test_bound_elsewhere_an_address_is_answered_and_a_name_must_be_given(tmp_path: Path) -> None:
    gate = Gate(b"s", host="0.0.0.0", names=("desk.example",), token=TOKEN)  # noqa: S104 - nothing is bound
    assert gate.knows("192.0.2.7:8000")
    assert gate.knows("Desk.example")
    assert not gate.knows("evil.example:8000")


@pytest.mark.parametrize(
    "headers",
    [{"Origin": EVIL}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
)
@pytest.mark.parametrize("address", ["/comparisons", "/api/read"])
def test_what_another_site_sends_is_refused(client: TestClient, headers: dict[str, str], address: str) -> None:
    before = client.get("/comparisons").text
    answer = client.post(address, data={"form_key": key(client), "text1": LAMP}, headers=headers)
    assert answer.status_code == 403
    assert client.get("/comparisons").text == before


def test_our_own_origin_is_not_refused(client: TestClient) -> None:
    answer = client.post("/comparisons", headers={"Origin": "http://127.0.0.1:8000"}, data={"form_key": key(client)})
    assert "there is no text yet" in answer.text


@pytest.mark.parametrize("sent", ["", "0" * 64, None])
def test_a_form_without_our_key_changes_nothing(client: TestClient, sent: str | None) -> None:
    address = made(client)
    for path in ("/comparisons", f"{address}/delete", f"{address}/articles", f"{address}/corrections"):
        answer = client.post(
            path, data={"sure": "yes", "text1": LAMP} | ({"form_key": sent} if sent is not None else {})
        )
        assert answer.status_code == 403
    assert client.get(f"{address}/articles").status_code == 200


def test_a_key_holds_for_one_browser(client: TestClient, tmp_path: Path) -> None:
    with server(tmp_path, Gate(b"s")) as one, server(tmp_path / "other", Gate(b"s")) as other:
        stolen = key(one)
        other.get("/")
        assert other.post("/comparisons", data={"form_key": stolen, "text1": LAMP}).status_code == 403


def test_every_page_says_what_it_may_do(client: TestClient) -> None:
    for path in ("/", "/comparisons", "/nothing", "/style.css"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers


def test_a_page_holds_no_script_or_style_of_its_own(client: TestClient) -> None:
    address = made(client)
    for path in ("/", "/comparisons", f"{address}/articles", f"{address}/corrections"):
        page = client.get(path).text
        assert "<style" not in page
        assert " style=" not in page
        assert not re.search(r"<[^>]*\son\w+=", page)


@pytest.mark.parametrize(
    "path",
    [
        "/comparisons/..%2f..%2fetc%2fpasswd",
        "/comparisons/AAAAAAAAAAAA/report",
        "/comparisons/AAAAAAAAAAAA/report.pdf",
        "/comparisons/' OR 1=1 --/articles",
        "/comparisons/%00/articles",
        "/fonts/../screen.css",
        "/fonts/..%2f..%2fscreen.css",
        "/fonts/%2fetc%2fpasswd",
        "/static/../../etc/passwd",
    ],
)
def test_no_address_leads_to_a_file_or_another_comparison(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text


def test_a_files_name_is_shown_and_never_opened(client: TestClient, folder: Path) -> None:
    names = [
        "../../escape.txt",
        "/etc/passwd",
        "C:\\\\lamp\\\\escape.txt",
        "<img src=x onerror=alert(1)>.txt",
        "\x00.txt",
        "x" * 500,
    ]
    files = [("files", (name, LAMP.encode())) for name in names]
    answer = post(client, "/comparisons", files=files)
    address = answer.url.path.removesuffix("/articles")
    page = client.get(f"{address}/articles").text
    assert "<img" not in page
    assert "passwd" in page
    assert "../" not in page
    assert not list(folder.parent.rglob("escape*"))


MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}'


def test_markup_in_every_field_stays_text(client: TestClient) -> None:
    address = made(client, text1=f"{MARKUP}\n\n{LAMP}", outlet1=MARKUP, published1=MARKUP)
    told = {"title1": MARKUP, "outlet1": MARKUP, "byline1": MARKUP, "published1": MARKUP, "heading": MARKUP}
    pages = [client.get(f"{address}/articles").text]
    pages.append(post(client, f"{address}/articles", **told, do="compare").text)
    fields = {"speaker": MARKUP, "is": MARKUP, "role": MARKUP, "where": MARKUP, "article": "all"}
    pages.append(post(client, f"{address}/corrections", **fields).text)
    pages += [client.get(f"{address}/{path}").text for path in ("corrections", "articles", "report")]
    pages.append(client.get("/comparisons", params={"q": MARKUP}).text)
    pages.append(post(client, "/comparisons", outlet1=MARKUP, addresses=MARKUP).text)
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "49" not in page.replace("1e49", "") or "{{ 7*7 }}" in page


def test_what_is_too_large_is_refused(tmp_path: Path) -> None:
    with server(tmp_path, Gate(b"s", most=50_000)) as client:
        answer = post(client, "/comparisons", text1="lamp " * 20_000)
        assert answer.status_code == 413
        assert "too large" in answer.text
        sent = client.post("/api/read", json={"documents": [{"text": "lamp " * 20_000}]})
        assert sent.status_code == 413
        assert sent.json()["error"]["what"]


def test_a_body_that_does_not_come_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    monkeypatch.setattr("framing.serve.protection._SECONDS", 0.05)

    async def whole(request: Request) -> Response:
        return PlainTextResponse(await request.body())

    app = Guarded(Starlette(routes=[Route("/", whole, methods=["POST"])]), Gate(b"s"))
    sent: list[dict[str, object]] = []

    async def never() -> dict[str, object]:
        await asyncio.sleep(60)
        return {}

    async def send(message: object) -> None:
        sent.append(message)  # type: ignore[arg-type]

    headers = [(b"host", b"127.0.0.1:8000")]
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": headers}
    asyncio.run(app(scope, never, send))  # type: ignore[arg-type]
    assert sent[0]["status"] == 408


def test_a_fault_is_told_without_a_word_of_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(store: ComparisonStore, words: str = "", page: int = 1) -> None:
        raise ValueError("Harbour lamp goes dark")

    monkeypatch.setattr(ComparisonStore, "listed", broken)
    with server(tmp_path, Gate(b"s")) as client:
        answer = client.get("/comparisons")
    printed = capsys.readouterr()
    assert answer.status_code == 500
    assert "This is a fault in framing" in answer.text
    assert "ValueError" in printed.err
    assert "Harbour" not in answer.text + printed.err + printed.out


def test_with_a_token_nothing_is_shown_without_it(tmp_path: Path) -> None:
    with server(tmp_path, Gate(b"s", token=TOKEN)) as client:
        for path in ("/", "/comparisons", "/comparisons/AAAAAAAAAAAA/report"):
            assert client.get(path).headers["location"] == "/sign-in"
        assert client.get("/api/openapi.json").status_code == 401
        assert client.get("/api/openapi.json", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert client.post("/sign-in", data={"token": "guessed"}).status_code == 403
        assert client.get("/").status_code == 303
        assert client.post("/sign-in", data={"token": TOKEN}).status_code == 303
        assert client.get("/").status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "desk.example"])  # noqa: S104 - nothing is bound
def test_bound_elsewhere_a_token_is_required(host: str) -> None:
    with pytest.raises(UsageError, match="others could read"):
        require_token(host, None)
    with pytest.raises(UsageError, match="16 characters"):
        require_token(host, "short")
    require_token(host, TOKEN)


def test_the_command_refuses_to_start_where_others_could_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--host", "0.0.0.0", "--folder", str(tmp_path / "kept")]) == 2  # noqa: S104
    assert "others could read" in capsys.readouterr().err
    assert not (tmp_path / "kept").exists()
    assert main(["serve", "--token-file", str(tmp_path / "none")]) == 2


def test_read_only_shows_and_changes_nothing(tmp_path: Path) -> None:
    with server(tmp_path, Gate(b"s", read_only=True)) as client:
        assert "only shows" in client.get("/").text
        assert "<textarea" not in client.get("/").text
        answer = client.post("/comparisons", data={"form_key": "x", "text1": LAMP})
        assert answer.status_code == 403


def test_two_servers_do_not_share_a_folder(tmp_path: Path) -> None:
    first = ComparisonStore(tmp_path)
    with pytest.raises(BusyError, match="another framing serve"):
        ComparisonStore(tmp_path)
    first.close()
    ComparisonStore(tmp_path).close()


def test_what_is_kept_is_nobody_elses_to_read(folder: Path) -> None:
    for path in folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path.name


@pytest.mark.parametrize("port", [-1, 65_536, 99_999, 10**12])
def test_a_number_that_is_no_port_is_told_and_no_other_is_taken(port: int) -> None:
    with pytest.raises(UsageError, match=f"--port {port}: is no port"):
        listening("127.0.0.1", port)


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteError, match="cannot be used"):
        ComparisonStore(tmp_path / "file")
    (tmp_path / "comparisons.sqlite3").write_bytes(b"This is no database at all, by any means. " * 40)
    with pytest.raises(WriteError, match="is no store"):
        ComparisonStore(tmp_path)


def test_a_full_disk_is_told_and_nothing_is_half_stored(tmp_path: Path) -> None:
    with server(tmp_path, Gate(b"s")) as client:
        store = client.app._app.state.comparisons.store  # type: ignore[attr-defined]
        store._base.execute("PRAGMA max_page_count = 20")
        answer = post(client, "/comparisons", text1=LAMP * 500, text2=BANK)
        assert answer.status_code == 507
        assert "Nothing could be stored" in answer.text
        assert store.listed() == ([], 0)


def test_a_template_of_ones_own_that_is_wrong_is_not_called_a_full_disk(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    (templates / "serve").mkdir(parents=True)
    (templates / "serve" / "new.html.j2").write_text("{{ unheard_of }}")
    store = ComparisonStore(tmp_path / "comparisons")
    app = application(store, Gate(b"s"), Settings(templates=templates), formats=("html",))
    answer = TestClient(app, base_url="http://127.0.0.1:8000").get("/")
    store.close()
    assert answer.status_code == 422
    assert "new.html.j2" in answer.text
    assert "unheard_of" in answer.text
    assert "stored" not in answer.text


def test_no_json_is_taken_that_a_form_of_another_site_could_send(client: TestClient) -> None:
    body = json.dumps({"documents": [{"text": LAMP}]})
    answer = client.post("/api/read", content=body, headers={"Content-Type": "text/plain"})
    assert answer.status_code == 422
    assert "application/json" in answer.text
