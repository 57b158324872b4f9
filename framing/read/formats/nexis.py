"""Exports of LexisNexis as text: articles under "1 of 74 DOCUMENTS", or before "End of Document" (Nexis Uni)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats import export_labels
from framing.read.formats.export_file import reading, recognising
from framing.read.formats.export_labels import DOCUMENT, DOCUMENTS, OF, RIGHTS, WORDS

_BEGINS = re.compile(
    rf"^[ \t]*(?:\d{{1,6}} {OF} \d{{1,6}} {DOCUMENTS}|{DOCUMENT} \d{{1,6}} {OF} \d{{1,6}})[ \t]*$", re.MULTILINE
)
_COUNTED = re.compile(rf"[ \t]*\d{{1,6}} {OF} \d{{1,6}} {DOCUMENTS}[ \t]*$", re.MULTILINE)
_ENDS = re.compile(
    r"^[ \t]*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento|Fine del documento"
    r"|Einde van het document|Fim do documento)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_BODY = re.compile(r"^[ \t]*(?:Body|Haupttext|Corps|Cuerpo|Corpo|Hoofdtekst)[ \t]*\n", re.MULTILINE)
_LENGTH = re.compile(rf"^[ \t]*[^\W\d_]{{5,12}} ?: ?[\d.,]+ {WORDS}[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"([^\W\d_](?:[^\W\d_]|-){2,24}) ?: ?(.*)")
_UNI_FIELDS = frozenset("byline section length dateline highlight title".split())
_SENTENCE = re.compile(r"(?:\S+\s+){5}.*[.!?…][”’\"')\]]*")  # words behind "LONDON:" and not what a field is given
_COPYRIGHT = re.compile(r"(?:Copyright|©|\(c\)) ?.{0,80}\d{4}", re.IGNORECASE)
_COVER = re.compile(r"^.{0,200}\bLexisNexis\b.{0,200}(?:Privacy|Copyright).*$", re.MULTILINE)
_PAGE = re.compile(r"^[ \t]*(?:Page|Seite|Página|Pagina) \d+ (?:of|von|de|sur|di|van) \d+.*$", re.MULTILINE)
_CLOSES = re.compile(
    r"^[ \t]*(?:Classification|Klassifikation|Clasificación|Classificazione|Graphics?|Grafik|Graphique|Notes|Hinweise"
    r"|(?:Load-Date|Ladedatum|Update|Date de chargement|Fecha de carga|Data di caricamento) ?:.*)[ \t]*$",
    re.MULTILINE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY_AHEAD = 3  # lines of a head between the day and what follows it: an edition, an hour
_NO_TEXT = "Export it with its full text."


def opens(head: str) -> bool:
    """Whether a text begins as an export does."""
    text = head.replace("\r\n", "\n").lstrip()
    if _COUNTED.match(text):
        return True
    lengths = _LENGTH.search(text)
    if _BEGINS.match(text):  # so do those of ProQuest, which write no length
        return lengths is not None and lengths[0].lstrip()[:5].isupper()
    return bool(lengths and _BODY.search(text) and (_ENDS.search(text) or len(head) > 60_000))


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
        if "byline" in given:
            given["byline"] = re.sub(r"^By\s+", "", given["byline"], flags=re.IGNORECASE)
        if "published" in given:
            given["published"] = export_labels.day(given["published"])
        if body.strip():
            shown = f"{title}\n\n{body.strip()}" if title else body.strip()
            yield ArticleText(shown, given, encoding, notes, place)
        else:
            yield ReadError("it has no text", where=place, next=_NO_TEXT)


def _blocks(part: str) -> list[str]:
    return [block.strip("\n") for block in re.split(r"\n[ \t]*\n", part) if block.strip()]


def _field(block: str) -> tuple[str, str] | None:
    """What a block in capitals before a colon names, in our word for it or its own, and what stands behind it."""
    key = _KEY.match(block.lstrip())
    if key is None or not key[1].isupper():
        return None
    name = export_labels.part(key[1])
    # "LONDON: The toll will rise." is a sentence and no field.
    return None if not name and _SENTENCE.fullmatch(" ".join(block.split())) else (name or "other", key[2])


def _classic(part: str) -> tuple[str, dict[str, str], str]:
    """Outlet and date stand in the middle of their lines; fields in capitals open and close the text."""
    given: dict[str, str] = {}
    title, behind = "", False
    body: list[str] = []
    blocks = _blocks(part)
    fields = [_field(block) for block in blocks]
    titled = any(field and field[0] == "title" for field in fields)
    if not any(block[0] in " \t" for block in blocks):  # an office file's paragraphs are not centred by spaces
        first = next((at for at, field in enumerate(fields) if field), 0)
        blocks = [f" {block}" if at < first - (not titled) else block for at, block in enumerate(blocks)]
    for block, field in zip(blocks, fields, strict=True):
        if field:
            name, words = field
            if name == "body":
                rest = "\n".join((words, *block.splitlines()[1:])).strip()
                body += [rest] if rest else []
            elif name == "title":
                title = title or " ".join((words, *block.splitlines()[1:])).strip()
            elif name == "byline":
                given["byline"] = " ".join(words.split())
            behind = behind or (name == "other" and bool(title or body))
            continue
        rows = [row.strip() for row in block.splitlines()]
        told = [row for row in rows if not (_COPYRIGHT.match(row) or RIGHTS.fullmatch(row.strip(". ")))]
        if behind or not told:
            continue
        if block[0] in " \t" and not title:
            if "outlet" not in given and not _YEAR.search(told[0]):
                given["outlet"] = told.pop(0)
            dated = next((row for row in told if _YEAR.search(row)), "")
            if dated and "published" not in given:
                given["published"] = dated
        elif not title and not body and not titled:
            title = " ".join(block.split())
        elif told == rows or not _COPYRIGHT.match(rows[0]):
            body.append(block)
    return title, given | ({"title": title} if title else {}), "\n\n".join(body)


def _uni(part: str) -> tuple[str, dict[str, str], str]:
    """Title, outlet and date stand on three lines; "Body" opens the text, and a heading or a field closes it.

    A cover that lists what was exported may stand above the first; on paper the title heads each page.
    """
    part = part.replace("\u00a0", " ")
    covers = list(_COVER.finditer(part[:200_000]))
    part = part[covers[-1].end() :] if covers else part
    opened = _BODY.search(part)
    head = _PAGE.sub("", part[: opened.start()] if opened else part)
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    at = next((at for at in range(2, len(lines)) if _YEAR.search(lines[at]) and _before_fields(lines, at)), 2)
    given = dict(zip(("title", "outlet", "published"), lines[at - 2 :], strict=False))
    for line in lines[at + 1 :]:
        key = _KEY.match(line)
        if key and export_labels.part(key[1]) == "byline":
            given["byline"] = key[2].strip()
    rest = part[opened.end() :] if opened else ""
    running = rf"(?:\s*\n[ \t]*{re.escape(given.get('title', ''))}[ \t]*$)?"
    rest = re.sub(_PAGE.pattern + running, "", rest, flags=re.MULTILINE)
    return given.get("title", ""), given, _CLOSES.split(rest, maxsplit=1)[0]


def _before_fields(lines: list[str], at: int) -> bool:
    """Whether soon behind a line stands what follows the day: whose the text is, or the first field."""
    for line in lines[at + 1 : at + 1 + _DAY_AHEAD]:
        key = _KEY.match(line)
        if _COPYRIGHT.match(line) or (key and export_labels.part(key[1]) in _UNI_FIELDS):
            return not _COPYRIGHT.match(lines[at])
    return False


READER = Reader(
    name="nexis",
    about="exports of LexisNexis and Nexis Uni as text",
    read=reading(articles),
    recognises=recognising(opens),
    many=True,
    order=50,
)
