"""Every encoding an article comes in, and every file that is none."""

from __future__ import annotations

import codecs

import pytest

from framing.errors import ReadError
from framing.read.formats.decode import decode

TEXT = "The café on Ōmi quay closed – “for good”, they said.\r\nIt was raining.\n"
WESTERN = "The café on the quay closed – “for good”, they said. It was raining, and nobody came to see it.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_is_read_as_it_is_without_its_mark(data: bytes, encoding: str) -> None:
    decoded = decode(data, "a.txt")
    assert decoded.text == TEXT
    assert decoded.encoding == encoding


@pytest.mark.parametrize(
    "text", ["雨が降り、橋は閉ざされた。 役所は何も言わない。", "Мост закрыт, сказал мэр.\nШёл дождь.", "Rain"]
)
def test_utf_16_without_a_mark_is_told_in_any_script(text: str) -> None:
    assert decode(text.encode("utf-16-le"), "a.txt").text == text


def test_western_text_is_read_with_a_note() -> None:
    decoded = decode(WESTERN.encode("windows-1252"), "a.txt")
    assert decoded.text == WESTERN
    assert decoded.encoding == "windows-1252"
    assert "Windows-1252" in decoded.notes[0]


def test_bytes_windows_does_not_know_are_latin_1() -> None:
    decoded = decode("Zoë rows home.".encode("latin-1") + b" \x81 done.", "a.txt")
    assert decoded.encoding == "latin-1"
    assert decoded.text.startswith("Zoë rows home.")


def test_one_broken_byte_does_not_turn_utf_8_into_something_else() -> None:
    decoded = decode(TEXT.encode() + b"\xe2\x80", "a.txt")
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(TEXT)
    assert "�" in decoded.notes[0]


@pytest.mark.parametrize("word", ["Rain", "Ωρα", "雨"])
def test_one_word_is_enough(word: str) -> None:
    assert decode(word.encode(), "a.txt").text == word


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "no words"),
        (b"--- *** !!!", "no words"),
        ("\ufeff\u200b \n".encode(), "no words"),
        (b"%PDF-1.7 some words", "PDF"),
        (b"PK\x03\x04 words words", "ZIP"),
        (b"\x89PNG\r\n\x1a\n words", "PNG"),
        (b"\xff\xd8\xff\xe0 words", "JPEG"),
        (b"\x1f\x8b\x08 words", "gzip"),
        (b"{\\rtf1 words}", "RTF"),
        (b"words\x00words\x00\x00\x01more", "NUL"),
        (b"The mayor said \x00 the bridge is shut.", "NUL"),
        (b"The mayor said\x00 the bridge is shut. " * 40, "NUL"),
        (b"wo\x01\x02rds\x03 \x04and \x05more\x06", "control characters"),
        ("Судно ударило в мост вчера поздно вечером.".encode("koi8-r"), "Western"),
    ],
)
def test_what_is_no_article_is_refused_by_name_and_kind(data: bytes, said: str) -> None:
    with pytest.raises(ReadError) as error:
        decode(data, "folder/a.txt")
    assert error.value.where == "folder/a.txt"
    assert said in str(error.value)
    assert error.value.next


def test_html_in_the_middle_of_an_article_is_text() -> None:
    text = "He wrote <html> on the wall, and <script>alert(1)</script> beneath it."
    assert decode(text.encode(), "a.txt").text == text
