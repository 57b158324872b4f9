"""The way of a comparison, as a browser without JavaScript goes it."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from starlette.testclient import TestClient

import framing
from framing.errors import ReadError
from framing.serve.application import application
from framing.serve.comparison_store import ComparisonStore
from framing.serve.protection import Gate
from framing.settings import Settings
from tests.serve.texts import BANK, LAMP, compared, made, post, settled, words


def fields(page: str) -> dict[str, str]:
    """The fields of the page's forms as a browser would send them, untouched."""
    found = dict(re.findall(r'<input type="text" id="[^"]*" name="([^"]*)" value="([^"]*)"', page))
    for name, options in re.findall(r'<select id="[^"]*" name="([^"]*)">(.*?)</select>', page):
        found[name] = re.search(r'<option selected="selected">(\w+)', options)[1]  # type: ignore[index]
    return {name: html.unescape(value) for name, value in found.items()}


def test_what_was_read_is_shown_with_its_zones(client: TestClient) -> None:
    page = client.get(f"{made(client)}/articles").text
    shown = fields(page)
    assert (shown["title1"], shown["outlet1"]) == ("Harbour lamp goes dark after storm", "The Quillon Echo")
    assert [shown[f"zone1-{at}"] for at in range(2)] == ["furniture", "headline"]
    assert 'class="zone byline"' in page
    assert "names the author" in page  # the rule that set a line aside


def test_the_report_is_the_one_that_framing_compare_writes(client: TestClient) -> None:
    address = compared(client)
    expected = framing.compare([LAMP, BANK])
    assert client.get(f"{address}/report.html").content == framing.write(expected, "html")
    assert client.get(f"{address}/report.json").content == framing.write(expected, "json")


def test_compared_at_once_leads_to_the_report(client: TestClient) -> None:
    address = post(client, "/comparisons", text1=LAMP, text2=BANK, do="compare").url.path.removesuffix("/report")
    assert settled(client, address) == "done"
    assert client.get(address).url.path == f"{address}/report"


def test_the_report_on_screen_leads_on_and_the_one_that_is_downloaded_does_not(client: TestClient) -> None:
    address = compared(client)
    shown = client.get(address)  # leads to the report
    assert shown.url.path == f"{address}/report"
    assert f'href="{address}/report.json"' in shown.text
    body = shown.text[shown.text.index("<body") :]
    assert body.index("Skip to the briefing") < body.index("serve-bar")  # the first that is read aloud
    assert "serve-bar" not in client.get(f"{address}/report.html").text


def test_an_outlet_that_is_put_right_stands_in_the_report(client: TestClient) -> None:
    address = made(client)
    shown = fields(client.get(f"{address}/articles").text)
    assert shown["outlet2"] == ""
    post(client, f"{address}/articles", **{**shown, "outlet2": "Pell Gazette", "do": "compare"})
    assert settled(client, address) == "done"
    record = client.get(f"{address}/report.json").json()
    assert [one["outlet"] for one in record["documents"]] == ["The Quillon Echo", "Pell Gazette"]


def test_a_zone_that_is_put_right_is_a_correction_and_can_be_taken_back(client: TestClient) -> None:
    address = made(client)
    shown = fields(client.get(f"{address}/articles").text)
    last = max(int(name.split("-")[1]) for name in shown if name.startswith("zone2-"))
    name = f"zone2-{last}"
    assert shown[name] == "body"
    page = post(client, f"{address}/articles", **{**shown, name: "furniture", "do": "save"}).text
    assert fields(page)[name] == "furniture"
    assert "corrected by hand" in page
    page = post(client, f"{address}/articles", **{**fields(page), name: "body", "do": "save"}).text
    assert fields(page)[name] == "body"
    assert "corrected by hand" not in page


def test_saving_what_nobody_changed_changes_nothing(client: TestClient) -> None:
    address = made(client)
    page = client.get(f"{address}/articles").text
    after = post(client, f"{address}/articles", **{**fields(page), "do": "save"}).text
    assert fields(after) == fields(page)
    assert "by hand" not in after


def test_a_speaker_that_is_put_right_is_told_in_the_report_and_can_be_replayed(
    client: TestClient, tmp_path: Path
) -> None:
    address = compared(client)
    told = {"speaker": "Piers Abney", "is": "Piers Abney-Holt", "role": "harbour master", "article": "all"}
    post(client, f"{address}/corrections", **told)
    assert settled(client, address) == "done"
    record = client.get(f"{address}/report.json").json()
    assert "Piers Abney-Holt" in [one["name"] for one in record["sources"]]
    assert any("corrected by hand" in note for note in record["documents"][0]["notes"])

    with zipfile.ZipFile(io.BytesIO(client.get(f"{address}/articles.zip").content)) as packed:
        packed.extractall(tmp_path)
    again = json.loads(framing.write(framing.compare([tmp_path]), "json"))
    assert again["sources"] == record["sources"]
    assert again["signature"] == record["signature"]

    page = client.get(f"{address}/corrections").text
    first = re.search(r'name="withdraw" value="([\d-]+)"', page)
    assert first
    post(client, f"{address}/corrections", withdraw=first[1])
    assert settled(client, address) == "done"
    assert client.get(f"{address}/corrections").text.count('name="withdraw"') == page.count('name="withdraw"') - 1


def test_a_correction_that_says_nothing_is_refused(client: TestClient) -> None:
    answer = post(client, f"{compared(client)}/corrections", speaker="Piers Abney")
    assert answer.status_code == 422
    assert "nothing is corrected" in answer.text


def test_of_a_file_of_many_articles_those_are_taken_that_are_chosen(client: TestClient) -> None:
    pile = "\n".join(json.dumps({"text": text}) for text in (LAMP, BANK, LAMP.replace("Sunday", "Monday")))
    answer = post(client, "/comparisons", files=[("files", ("pile.jsonl", pile.encode()))])
    address = answer.url.path.removesuffix("/articles")
    settled(client, address)
    page = client.get(f"{address}/articles").text
    assert "holds 3 articles" in page
    number = re.search(r'name="number" value="(\d+)"', page)
    assert number
    page = post(client, f"{address}/choose", number=number[1], chosen=["1", "3"]).text
    settled(client, address)
    page = client.get(f"{address}/articles").text
    assert page.count('<section class="article"') == 2
    assert "Monday night" in page
    assert "Two boats ran aground" not in page


@pytest.mark.parametrize("name", ["courier.txt", "meridian.md"])
def test_files_are_read_as_the_command_line_reads_them(client: TestClient, name: str) -> None:
    (path,) = (path for path in framing.demo_articles() if path.name == name)
    answer = post(client, "/comparisons", text1=LAMP, files=[("files", (name, path.read_bytes()))])
    address = answer.url.path.removesuffix("/articles")
    settled(client, address)
    shown = fields(client.get(f"{address}/articles").text)
    assert shown["title2"] == framing.read(path).title


def as_word(text: str) -> bytes:
    made = pytest.importorskip("docx", reason="python-docx is not installed here").Document()
    for line in text.split("\n\n"):
        made.add_paragraph(line)
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def test_files_of_other_formats_are_dropped_together(client: TestClient) -> None:
    headline, *paragraphs = BANK.strip().split("\n\n")
    body = "".join(f"<p>{html.escape(one)}</p>" for one in paragraphs)
    page = f"<!DOCTYPE html><html><head><title>{headline}</title></head><body><h1>{headline}</h1>{body}</body></html>"
    letter = f"Subject: {headline}\nFrom: Pell Gazette <desk@pell.example>\n\n" + "\n\n".join(paragraphs)
    files = [("bank.html", page.encode()), ("bank.eml", letter.encode()), ("bank.docx", as_word(BANK))]
    answer = post(client, "/comparisons", files=[("files", one) for one in files])
    address = answer.url.path.removesuffix("/articles")
    settled(client, address)
    shown = client.get(f"{address}/articles").text
    assert [word for word in ("html", "mail", "docx") if f"read as {word}" not in shown] == []
    assert "It could not be read" not in shown
    titles = fields(shown)
    assert [titles[f"title{number}"] for number in (1, 2, 3)] == [headline] * 3


class Page(NamedTuple):
    url: str
    data: bytes


class OnePage:
    """Fetches the one page there is."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def fetch(self, url: str) -> Page:
        self.asked.append(url)
        if url.endswith("bank"):
            return Page(url + ".html", BANK.encode())
        raise ReadError("pell.example has no such page (HTTP 404)", where=url, next="Save the article in a browser.")


def test_addresses_are_fetched_where_that_is_allowed(tmp_path: Path) -> None:
    store, fetcher = ComparisonStore(tmp_path), OnePage()
    app = application(store, Gate(b"s"), Settings(), fetcher=fetcher, formats=("html",))  # type: ignore[arg-type]
    with TestClient(app, base_url="http://127.0.0.1:8000") as browser:
        asked = "https://pell.example/bank\nhttps://pell.example/none"
        answer = post(browser, "/comparisons", addresses=asked)
        address = answer.url.path.removesuffix("/articles")
        settled(browser, address)
        shown = browser.get(f"{address}/articles").text
        made(browser, text1="https://pell.example/lamp\nhttps://pell.example/bank\n")  # pasted, they are a text
    store.close()
    assert fetcher.asked == asked.split()
    assert fields(shown)["title1"] == "Two boats aground at Quillon; office blames cable"
    assert "pell.example has no such page" in shown


def test_addresses_are_not_fetched_where_nobody_allowed_it(client: TestClient) -> None:
    assert "robots.txt" not in client.get("/").text
    answer = post(client, "/comparisons", addresses="https://pell.example/bank")
    address = answer.url.path.removesuffix("/articles")
    settled(client, address)
    assert "addresses are not fetched here" in client.get(f"{address}/articles").text


def test_an_article_is_added_and_left_out(client: TestClient) -> None:
    address = made(client)
    post(client, f"{address}/more", text1="Rain on Monday\n\nIt rained on Monday, the weather office said.\n")
    settled(client, address)
    page = client.get(f"{address}/articles").text
    assert "Rain on Monday" in page
    page = post(client, f"{address}/articles", remove="1").text
    assert "By Ines Tarrow" not in page
    assert "Rain on Monday" in page


def test_what_is_found_in_the_list_can_be_deleted_and_leaves_no_trace(client: TestClient, folder: Path) -> None:
    address = made(client, text1=LAMP.replace("Harbour lamp", "Zanderby lamp"), outlet1="Zanderby Post")
    assert b"Zanderby" in words(folder)
    found = client.get("/comparisons", params={"q": "zanderby POST"}).text
    assert f"{address}/delete" in found
    assert address not in client.get("/comparisons", params={"q": "zanderby nowhere"}).text
    asked = post(client, f"{address}/delete")
    assert "cannot be undone" in asked.text
    gone = post(client, f"{address}/delete", sure="yes")
    assert address not in gone.text
    assert client.get(f"{address}/report").status_code == 404
    assert b"Zanderby" not in words(folder)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text1": "", "text2": ""}, "there is no text yet"),
        ({"addresses": "quillon.example/lamp"}, "is no address of a page"),
    ],
)
def test_a_form_that_cannot_be_used_comes_back_with_what_was_written(
    client: TestClient, sent: dict[str, str], said: str
) -> None:
    answer = post(client, "/comparisons", **{"outlet1": "The Quillon Echo", **sent})
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="The Quillon Echo"' in answer.text


def test_one_article_alone_is_not_compared_and_is_kept(client: TestClient) -> None:
    address = made(client, text2="", do="compare")
    page = post(client, f"{address}/articles", do="compare")
    assert page.status_code == 422
    assert "Two to 6 articles" in page.text
    assert "Harbour lamp goes dark" in page.text


@pytest.mark.parametrize(
    "text",
    [
        "Lamp",
        "Die Lampe am Hafen ist am Sonntag ausgefallen. Zwei Boote liefen auf Grund, sagte der Direktor.",
        "灯台の明かりが日曜日に消えた。二隻の船が座礁した。",
        "\x01\x02 \x7f lamp \u202e dark",
        "lamp " * 1500,
        "<script>alert(1)</script>{{ 7 * 7 }}&amp;<b>lamp</b>",
    ],
    ids=["word", "german", "japanese", "control", "long", "markup"],
)
def test_an_odd_text_leads_to_a_clear_page(client: TestClient, text: str) -> None:
    address = made(client, text1=text)
    page = client.get(f"{address}/articles")
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    post(client, f"{address}/articles", do="compare")
    state = settled(client, address)
    shown = client.get(address).text
    assert state == "done" or "It could not be read" in shown or "The comparison was not made" in shown
    assert "<script>alert" not in shown


def test_an_empty_file_is_told_where_it_stands(client: TestClient) -> None:
    answer = post(client, "/comparisons", text1=LAMP, files=[("files", ("none.txt", b"  \n"))])
    address = answer.url.path.removesuffix("/articles")
    settled(client, address)
    page = client.get(f"{address}/articles").text
    assert "It could not be read" in page
    assert "none.txt" in page
    assert "Harbour lamp goes dark" in page


def test_pages_keep_their_language_and_labels(client: TestClient) -> None:
    address = made(client)
    for path in ("/", "/comparisons", f"{address}/articles", f"{address}/corrections", f"{address}/nothing"):
        page = client.get(path).text
        assert '<html lang="en">' in page
        assert page.count("<h1") == 1
        ids = re.findall(r'\bid="([^"]*)"', page)
        assert len(ids) == len(set(ids)), path
        named = set(re.findall(r'<label[^>]*\bfor="([^"]*)"', page))
        asked = re.findall(r'<(?:input|textarea|select)\b(?![^>]*type="(?:hidden|checkbox)")[^>]*\bid="([^"]*)"', page)
        assert set(asked) <= named, path
