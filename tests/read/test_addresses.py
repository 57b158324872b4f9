"""Which addresses may be asked, and which lead where nobody outside should get."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import framing
from framing.errors import ReadError
from framing.read.addresses import is_address, public, target


@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.1.2.3",
        "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fd12::1", "ff02::1", "fec0::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.1.1.1",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::1", "not an address", "",
    ],
)  # fmt: skip
def test_no_private_place_is_reached(place: str) -> None:
    assert not public(place)


@pytest.mark.parametrize("place", ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111"])
def test_public_places_are(place: str) -> None:
    assert public(place)


def test_every_address_of_a_host_must_be_public() -> None:
    with pytest.raises(ReadError, match=r"leads to 10\.0\.0\.5"):
        target("https://news.example/a", lambda host, port: ["1.1.1.1", "10.0.0.5"])
    found = target("https://news.example/a", lambda host, port: ["1.1.1.1", "1.0.0.1"])
    assert (found.host, found.port, found.place) == ("news.example", 443, "1.1.1.1")


def test_a_host_is_asked_for_in_ascii() -> None:
    asked = []
    target("http://blåtind.example:8080/", lambda host, port: asked.append((host, port)) or ["1.1.1.1"])
    assert asked == [("xn--bltind-jua.example", 8080)]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://news.example/a", "only addresses with"),
        ("file:///etc/passwd", "only addresses with"),
        ("https:///a", "only addresses with"),
        ("https://me:secret@news.example/", "name and password"),
        ("https://news.example:99999/", "this is no address"),
        ("https://[::1/", "this is no address"),
        ("https://news.example/a b", "holds a space"),
        ("https://news.example/\r\nHost: other", "holds a space"),
        ("https://news.example/" + "a" * 3000, "too long"),
        (f"https://{'a' * 70}.example/", "this is no address"),
    ],
)
def test_what_is_no_address_is_refused(url: str, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        target(url, lambda host, port: ["1.1.1.1"])


def test_an_unknown_host_and_one_without_places_are_told() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    with pytest.raises(ReadError, match=r"news\.example is not known"):
        target("https://news.example/", unknown)
    with pytest.raises(ReadError, match="has no address"):
        target("https://news.example/", lambda host, port: [])


def test_what_is_an_address_and_what_a_files_name() -> None:
    assert is_address("https://news.example/a")
    assert is_address("HTTP://news.example/a")
    assert not is_address("https.txt")
    assert not is_address("https://news.example/\nText of an article.")


@pytest.mark.parametrize(
    ("url", "begins"),
    [
        ("javascript:alert(1)", "javascript:"),
        ("JavaScript:alert(1)", "javascript:"),
        ("\x01 javascript:alert(1)", "javascript:"),
        ("data:text/html,x", "data:"),
        ("file:///etc/passwd", "file:"),
    ],
)
def test_an_address_that_leads_to_no_page_is_not_used_and_told(tmp_path: Path, url: str, begins: str) -> None:
    """A reader of a report would click on it."""
    article = {"text": "Weir to be rebuilt\n\nThe weir will be rebuilt, the council said.", "url": url}
    (tmp_path / "a.jsonl").write_text(json.dumps(article), encoding="utf-8")
    document = framing.read(tmp_path / "a.jsonl")
    assert document.url is None
    assert f"its address begins with {begins}, which no page's does; it is not used" in document.notes


@pytest.mark.parametrize(
    "url", ["https://echo.example/weir", "HTTP://echo.example", "echo.example/weir", "/weir?a=b:c"]
)
def test_any_other_address_is_kept(tmp_path: Path, url: str) -> None:
    article = {"text": "Weir to be rebuilt\n\nThe weir will be rebuilt, the council said.", "url": url}
    (tmp_path / "a.jsonl").write_text(json.dumps(article), encoding="utf-8")
    document = framing.read(tmp_path / "a.jsonl")
    assert document.url == url
    assert not [note for note in document.notes if "address" in note]
