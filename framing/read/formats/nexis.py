"""Exports of LexisNexis as text: articles under "1 of 74 DOCUMENTS", or before "End of Document" (Nexis Uni)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats.decode import decode, without_mark

_BEGINS = re.compile(r"^[ \t]*\d{1,6} of \d{1,6} DOCUMENTS?[ \t]*$", re.MULTILINE)
_ENDS = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
_KEY = re.compile(
    r"([A-Z][A-Z-]{2,24}|(?:Byline|Section|Length|Dateline|Highlight|Load-Date|Language|Headline)): ?(.*)"
)
_HEAD = frozenset("byline section length dateline highlight headline series column body".split())
_COPYRIGHT = re.compile(r"(?:Copyright|©|\(c\)) ?.{0,80}\d{4}|All Rights Reserved", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NO_TEXT = "Export it with its full text."


def recognises(head: bytes) -> bool:
    """Whether a file begins as an export does."""
    return opens(without_mark(head).decode("utf-8", "replace"))


def opens(head: str) -> bool:
    """Whether a text begins as an export does."""
    text = head.replace("\r\n", "\n").lstrip()
    if _BEGINS.match(text):
        return True
    return bool(_ENDS.search(text) and re.search(r"^Body[ \t]*$", text, re.MULTILINE) and "\nLength:" in text)


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of an export; an error stands for each without text."""
    text, encoding, notes = decode(data, where)
    return articles(text, where, encoding, notes)


def articles(
    text: str, where: str, encoding: str = "utf-8", notes: tuple[str, ...] = ()
) -> Iterator[ArticleText | ReadError]:
    """The articles of an export's text."""
    text = text.replace("\r\n", "\n")
    classic = _BEGINS.match(text.lstrip()) is not None
    parts = _BEGINS.split(text)[1:] if classic else _ENDS.split(text)
    for number, part in enumerate([part for part in parts if part.strip()], 1):
        place = f"{where}#{number}"
        title, given, body = _classic(part) if classic else _uni(part)
        if body.strip():
            shown = f"{title}\n\n{body.strip()}" if title else body.strip()
            yield ArticleText(shown, given, encoding, notes, place)
        else:
            yield ReadError("it has no text", where=place, next=_NO_TEXT)


def _blocks(part: str) -> list[str]:
    return [block.strip("\n") for block in re.split(r"\n[ \t]*\n", part) if block.strip()]


def _classic(part: str) -> tuple[str, dict[str, str], str]:
    """Outlet and date stand in the middle of their lines; fields in capitals open and close the text."""
    given: dict[str, str] = {}
    title, behind = "", False
    body: list[str] = []
    blocks = _blocks(part)
    if not any(block[0] in " \t" for block in blocks):  # an office file's paragraphs are not centred by spaces
        fields = next((at for at, block in enumerate(blocks) if _KEY.match(block)), 0)
        blocks = [f" {block}" if at < fields - 1 else block for at, block in enumerate(blocks)]
    for block in blocks:
        line = " ".join(block.split())
        key = _KEY.match(line)
        name = key[1].lower() if key and key[1].isupper() else ""
        if name:
            behind = behind or name not in _HEAD
            if name == "byline":
                given["byline"] = key[2] if key else ""
            elif name == "headline" and key:
                title = key[2]
            continue
        if behind or _COPYRIGHT.match(line):
            continue
        if block[0] in " \t" and not title:
            rows = [row.strip() for row in block.splitlines()]
            if "outlet" not in given and not _YEAR.search(rows[0]):
                given["outlet"] = rows.pop(0)
            dated = next((row for row in rows if _YEAR.search(row)), "")
            if dated and "published" not in given:
                given["published"] = dated
        elif not title and not body:
            title = line
        else:
            body.append(block)
    return title, given | ({"title": title} if title else {}), "\n\n".join(body)


def _uni(part: str) -> tuple[str, dict[str, str], str]:
    """Title, outlet and date stand on three lines; "Body" opens the text, and fields close it.

    A cover that lists what was exported may stand above the first.
    """
    part = re.sub(r"^[ \t]*Page \d+ of \d+.*$", "", part.replace("\u00a0", " "), flags=re.MULTILINE)
    head, _, rest = part.partition("\nBody\n")
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    at = next((at for at, line in enumerate(lines) if at > 1 and _behind_date(lines, at) and _YEAR.search(line)), 2)
    given = dict(zip(("title", "outlet", "published"), lines[max(at - 2, 0) :], strict=False))
    for line in lines[at + 1 :]:
        if line.startswith("Byline:"):
            given["byline"] = line.removeprefix("Byline:").strip()
    body = re.split(r"^(?:Classification|Load-Date:.*|Graphic|Notes)[ \t]*$", rest, maxsplit=1, flags=re.MULTILINE)[0]
    return given.get("title", ""), given, body


def _behind_date(lines: list[str], at: int) -> bool:
    """Whether what follows a line is what follows the day: whose the text is, or the first field."""
    return at + 1 < len(lines) and bool(_COPYRIGHT.match(lines[at + 1]) or _KEY.match(lines[at + 1]))


READER = Reader(
    name="nexis",
    about="exports of LexisNexis and Nexis Uni as text",
    read=read,
    recognises=recognises,
    many=True,
    order=50,
)
