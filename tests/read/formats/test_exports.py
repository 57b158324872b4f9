"""Files that newsrooms have, each in its layout: what is an article in them, and what is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import ReadError
from framing.model import Document
from framing.read import read_all, readers
from framing.settings import Settings

FIRST = "The toll on the Vellmar bridge will rise in May, the roads office said."
SECOND = "“Nobody asked us,” said Runa Teig, who drives a bus."
OTHER = "The toll plan was put off on Friday, the minister said."
WRAPPED = "The toll on the Vellmar bridge will rise in May, the\nroads office said."

NEXIS = f"""
                               1 of 2 DOCUMENTS



                              The Vellmar Gazette

                             April 2, 2033 Saturday
                                  Late Edition

Bridge toll to rise

BYLINE: Ivo Brandt

SECTION: LOCAL; Pg. 3

LENGTH: 42 words

{WRAPPED}

{SECOND}

LOAD-DATE: April 3, 2033

LANGUAGE: ENGLISH

GRAPHIC: A bus on the bridge on Friday

                     Copyright 2033 The Vellmar Gazette
                              All Rights Reserved

                               2 of 2 DOCUMENTS


                                 Tarn Evening

                              April 3, 2033 Sunday

Toll plan put off

SECTION: NEWS

LENGTH: 12 words

{OTHER}

LOAD-DATE: April 4, 2033
"""
UNI = f"""Bridge toll to rise
The Vellmar Gazette
April 2, 2033 Saturday

Copyright 2033 The Vellmar Gazette All Rights Reserved
Section: LOCAL; Pg. 3
Length: 42 words
Byline: Ivo Brandt

Body

{FIRST}

{SECOND}

Classification

Language: ENGLISH

End of Document
Toll plan put off
Tarn Evening
April 3, 2033 Sunday

Length: 12 words

Body

{OTHER}

Load-Date: April 4, 2033

End of Document
"""
FACTIVA = f"""SE
Local
HD
Bridge toll to rise
BY
By Ivo Brandt
WC
42 words
PD
2 April 2033
SN
The Vellmar Gazette
LA
English
LP
{FIRST}
TD
{SECOND}
NS
ctrans : Transport
AN
Document VELLGZ0020330402

HD
Toll plan put off
WC
12 words
PD
3 April 2033
SN
Tarn Evening
LP
{OTHER}
AN
Document TARNEV0020330403
"""
PROQUEST = f"""____________________________________________________________

Document 1 of 2

Bridge toll to rise

Author: Brandt, Ivo

Publication info: The Vellmar Gazette ; Vellmar [Vellmar]02 Apr 2033: 3.

Abstract: {FIRST}

Full text: {FIRST}
{SECOND}

Subject: Tolls

Publication title: The Vellmar Gazette; Vellmar

Publication date: Apr 2, 2033

ProQuest document ID: 100
____________________________________________________________

Document 2 of 2

Toll plan put off

Full text: {OTHER}

Publication title: Tarn Evening

Publication date: Apr 3, 2033
"""
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Vellmar Gazette</title>
<item><title>Bridge toll to rise</title><pubDate>Sat, 02 Apr 2033 06:00:00 +0000</pubDate><author>Ivo Brandt</author>
<description>Tolls go up.</description>
<content:encoded><![CDATA[<p>{FIRST}</p><script>x()</script><p>{SECOND}</p>]]></content:encoded></item>
<item><title>Toll plan put off</title><pubDate>Sun, 03 Apr 2033 06:00:00 +0000</pubDate>
<description>&lt;p&gt;{OTHER}&lt;/p&gt;</description></item></channel></rss>
"""
NEWSML = f"""<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem><itemMeta><versionCreated>2033-04-02T06:00:00Z</versionCreated><provider><name>The Vellmar Gazette</name>
</provider></itemMeta><contentMeta><headline>Bridge toll to rise</headline><by>Ivo Brandt</by></contentMeta><contentSet>
<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML>
</contentSet></newsItem><newsItem><itemMeta><versionCreated>2033-04-03T06:00:00Z</versionCreated></itemMeta>
<contentMeta><headline>Toll plan put off</headline></contentMeta><contentSet><inlineXML><html><body><p>{OTHER}</p>
</body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>
"""
ONE = {"title": "Bridge toll to rise", "date": "2033-04-02", "author": "Ivo Brandt", "text": f"{FIRST}\n\n{SECOND}"}
TWO = {"title": "Toll plan put off", "date": "2033-04-03", "author": "", "text": OTHER}
SERVICE = {
    "status": "ok",
    "articles": [
        {
            "source": {"id": None, "name": "The Vellmar Gazette"},
            "author": "Ivo Brandt",
            "title": ONE["title"],
            "publishedAt": "2033-04-02T06:00:00Z",
            "content": f"<p>{FIRST}</p><p>{SECOND}</p>",
        },
        {"source": {"name": "Tarn Evening"}, "title": TWO["title"], "publishedAt": "2033-04-03", "content": OTHER},
    ],
}
TABLE = (
    "id;media_name;publish_date;title;byline;text\n"
    f'1;The Vellmar Gazette;2033-04-02;Bridge toll to rise;Ivo Brandt;"{FIRST}\n\n{SECOND}"\n'
    f'2;Tarn Evening;2033-04-03;Toll plan put off;;"{OTHER}"\n'
)


def _factiva_block(item: dict[str, str], day: str, hour: str, outlet: str) -> str:
    paragraphs = item["text"].replace("“", "&#8220;").split("\n\n")
    lines = [
        '<div class="article"><div class="article enArticle">',
        f'<div id="hd"><span class="enHeadline">{item["title"]}</span></div>',
        f'<div class="author">{item["author"]} </div>' if item["author"] else "",
        f"<div>1,042 words</div><div>{day}</div>{hour}<div>{outlet}</div><div>VELG</div><div>English</div>",
        *(f'<p class="articleParagraph enarticleParagraph">{words}</p>' for words in paragraphs),
        "<p>Document VELG000020330402</p></div><br/></div>",
    ]
    return "\n".join(lines)


FACTIVA_PAGE = "\n".join(
    [
        "<!DOCTYPE html><html><head><title>Factiva</title></head><body>",
        _factiva_block(ONE, "2 April 2033", "", "The Vellmar Gazette"),
        _factiva_block(TWO, "3 April 2033", "<div>09:14 GMT</div>", "Tarn Evening"),
        "</body></html>",
    ]
)

TWO_OF_A_KIND = {
    "nexis": NEXIS,
    "nexis (uni)": UNI,
    "factiva": FACTIVA,
    "factiva-page": FACTIVA_PAGE,
    "proquest": PROQUEST,
    "feed": RSS,
    "newsml": NEWSML,
    "json": json.dumps(SERVICE, indent=1),
    "json (list)": json.dumps([{"outlet": "The Vellmar Gazette", **ONE}, {"outlet": "Tarn Evening", **TWO}]),
    "table": TABLE,
    "table (tabs)": "title\tdate\tauthor\ttext\n"
    + "".join(
        "\t".join(item[key].replace("\n\n", " ") for key in ("title", "date", "author", "text")) + "\n"
        for item in (ONE, TWO)
    ),
}


def documents(text: str, tmp_path: Path, name: str = "export.txt") -> list[Document]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = list(read_all(path, Settings()))
    assert not [item for item in found if isinstance(item, ReadError)], found
    return [item for item in found if isinstance(item, Document)]


@pytest.mark.parametrize("kind", TWO_OF_A_KIND)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_two_articles_of_an_export_are_two(kind: str, end: str, tmp_path: Path) -> None:
    first, second = documents(TWO_OF_A_KIND[kind].replace("\n", end), tmp_path)
    assert first.format == kind.partition(" ")[0]
    assert (first.title, first.byline, first.published) == ("Bridge toll to rise", "Ivo Brandt", "2033-04-02")
    assert (second.title, second.byline, second.published) == ("Toll plan put off", None, "2033-04-03")
    bodies = [
        " ".join(" ".join(d.text[z.start : z.end].split()) for z in d.zones if z.kind == "body")
        for d in (first, second)
    ]
    assert bodies == [f"{FIRST} {SECOND}", OTHER]
    if kind != "table (tabs)":
        assert first.outlet == "The Vellmar Gazette"


MAIL = f"""Received: from relay.example by desk.example; Sat, 2 Apr 2033 06:00:01 +0000
From: "The Vellmar Gazette" <news@gazette.example>
To: desk@monitor.example
Subject: =?utf-8?q?Bridge_toll?=
 to rise
Date: Sat, 02 Apr 2033 06:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

{FIRST.replace("roads", "roa=\nds")}

=E2=80=9CNobody asked us,=E2=80=9D said Runa Teig, who drives a bus.
--b
Content-Type: text/html; charset="utf-8"

<p>{FIRST}</p>
--b--
"""


def test_a_mail_is_read_once(tmp_path: Path) -> None:
    (document,) = documents(MAIL, tmp_path)
    assert (document.format, document.title, document.outlet) == ("mail", "Bridge toll to rise", "The Vellmar Gazette")
    assert document.published == "2033-04-02"
    assert document.text == f"Bridge toll to rise\n\n{FIRST}\n\n{SECOND}"


def test_a_summary_is_said_to_be_one(tmp_path: Path) -> None:
    first, second = documents(RSS, tmp_path)
    assert not any("summary" in note for note in first.notes)
    assert "only the feed's summary of the article, not the article" in second.notes


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            '{"articles": [{"title": "A", "content": "The toll will rise in M… [+812 chars]"}]}',
            "cut off by the service",
        ),
        ('[{"title": "A"}]', "it has no text"),
        ('{"name": "settings", "size": 3}\n\n', "it has no text"),
        ('{\n "a": [1, 2\n', "it is not JSON"),
        ("<rss><channel><item><title>A</title><link>x</link></item></channel></rss>", "only a link"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>', "entities of its own"),
        ("<feed><entry>", "it is not XML"),
        ("<newsItem><headline>A</headline></newsItem>", "it holds no text"),
        ("1 of 1 DOCUMENTS\n\n  Gazette\n\nLENGTH: 3 words\n", "it has no text"),
        ("From: a@b.example\nTo: c@d.example\nSubject: A\nDate: Sat, 02 Apr 2033 06:00:00 +0000\n\n", "holds no text"),
    ],
)
def test_what_holds_no_article_is_refused_by_name(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(text)
    found = list(read_all(path, Settings()))
    assert found
    assert all(isinstance(item, ReadError) and says in str(item) and "a.xml" in str(item) for item in found), found


@pytest.mark.parametrize(
    "text",
    [
        "From: the bridge\nTo: the quay\n\nA walk in seven steps.",
        "Text, Date, Title: what a newspaper is made of\n\nThe museum opens today.",
        "[The mayor spoke first.]\nThen it rained.",
        "HD\ntelevision came late to Vellmar, and left early, too.",
        "Document 1 of 5 in the file is a letter, the court was told.",
        "<b>Tolls rise</b> in May, the roads office said.",
    ],
)
def test_an_article_that_begins_like_an_export_is_an_article(text: str) -> None:
    assert readers.recognised(text.encode(), "a.txt").name == "text"


SEEDS = [*(text.encode() for text in TWO_OF_A_KIND.values()), MAIL.encode()]
EDIT = st.tuples(st.integers(0, 3000), st.integers(0, 40), st.binary(max_size=6))


@given(st.sampled_from(SEEDS), st.lists(EDIT, max_size=4))
def test_a_broken_export_is_read_or_refused(data: bytes, edits: list[tuple[int, int, bytes]]) -> None:
    for at, cut, instead in edits:
        data = data[:at] + instead + data[at + cut :]
    reader = readers.recognised(data, "a.txt")
    try:
        found = list(reader.read(data, "a.txt"))
    except ReadError as error:
        found = [error]
    assert all(isinstance(item, ReadError) or item.text.strip() for item in found)


def test_a_page_of_factiva_is_known_by_its_blocks_and_not_by_its_title(tmp_path: Path) -> None:
    first, second = documents(FACTIVA_PAGE, tmp_path, "export.html")
    assert (first.outlet, second.outlet) == ("The Vellmar Gazette", "Tarn Evening")
    page = f"<html><head><title>Factiva</title></head><body><article><p>{FIRST} {SECOND}</p></article></body></html>"
    (only,) = documents(page, tmp_path, "page.html")
    assert only.format == "html"
    (tmp_path / "empty.html").write_text(FACTIVA_PAGE.replace("articleParagraph", "other"), encoding="utf-8")
    for found in read_all(tmp_path / "empty.html", Settings()):
        assert isinstance(found, ReadError)
        assert "it has no text" in str(found)


def test_factiva_without_codes(tmp_path: Path) -> None:
    export = f"""Local
Bridge toll to rise
By Ivo Brandt
1,042 words
2 April 2033
06:00 GMT
The Vellmar Gazette
VELLGZ
12
English
(c) 2033 The Vellmar Gazette

{FIRST}

{SECOND}

Document VELLGZ0020330402ea4200001

Toll plan put off
12 words
3 April 2033
Tarn Evening
TARNEV
English
Copyright 2033 Tarn Evening

{OTHER}

Document TARNEV0020330403ea4300001
"""
    first, second = documents(export, tmp_path)
    assert (first.format, first.title, first.byline) == ("factiva-plain", "Bridge toll to rise", "Ivo Brandt")
    assert (first.outlet, first.published) == ("The Vellmar Gazette", "2033-04-02")
    assert first.text == f"Bridge toll to rise\n\n{FIRST}\n\n{SECOND}"
    assert (second.title, second.outlet, second.byline) == ("Toll plan put off", "Tarn Evening", None)
    assert second.text == f"Toll plan put off\n\n{OTHER}"


@pytest.mark.parametrize("title", ["titreArticle", "titreArticleVisu grandTitre"])
@pytest.mark.parametrize("number", ["news·20330402·VG·1", ""])
def test_europresse(title: str, number: str, tmp_path: Path) -> None:
    def block(item: dict[str, str], outlet: str, day: str) -> str:
        words = "".join(f"<p>{part}</p>" for part in item["text"].split("\n\n"))
        return (
            f'<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">{outlet}, no. 12'
            f'</span></div><div><span class="DocHeader">{day} - p. 3</span></div><div class="{title}">{item["title"]}'
            f'</div><div class="docAuthors">{item["author"]}</div></header><section><div class="DocText clearfix"><div>'
            f'{words}</div></div></section><aside><div class="publiC-lblNodoc">{number}</div></aside></article>'
        )

    blocks = block(ONE, "The Vellmar Gazette", "Saturday, April 2, 2033"), block(TWO, "Tarn Evening", "3 April 2033")
    page = f"<!DOCTYPE html><html><head><title>Europresse</title></head><body>{''.join(blocks)}</body></html>"
    first, second = documents(page, tmp_path)
    assert (first.format, first.outlet, first.byline) == ("europresse", "The Vellmar Gazette", "Ivo Brandt")
    assert (first.title, first.published) == ("Bridge toll to rise", "2033-04-02")
    assert first.text == f"Bridge toll to rise\n\n{FIRST}\n\n{SECOND}"
    assert (second.title, second.published) == ("Toll plan put off", "2033-04-02" if number else "2033-04-03")
    assert second.text.endswith(OTHER)


@pytest.mark.parametrize("text", ["Toll rises\n42 words\nRain fell.", "1 June 2033\n\nDocument of the week\n\nRain."])
def test_lines_that_only_look_like_an_exports_are_text(text: str, tmp_path: Path) -> None:
    assert documents(text, tmp_path)[0].format == "text"
