"""Exports of ProQuest as text: articles under "Document 1 of 74", their parts named on the lines they begin on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats import export_labels
from framing.read.formats.export_file import reading, recognising
from framing.read.formats.export_labels import DOCUMENT, OF

_BEGINS = re.compile(rf"^[ \t]*(?:_{{10,}}\s*)?{DOCUMENT} \d{{1,6}} {OF} \d{{1,6}}[ \t]*$", re.MULTILINE)
_FIELD = re.compile(r"^([A-Z][\w /()’'-]{2,40}?) ?:[ \t]*(.*)$")
_FULL_TEXT = re.compile(
    r"^(?:Full text|Volltext|Texte intégral|Texte complet|Texto completo|Testo completo|Testo integrale|Texto integral"
    r"|Volledige tekst)(?: ?:|[ \t]*$)",
    re.MULTILINE | re.IGNORECASE,
)
_HEADING = re.compile(r"(?:ABSTRACT|DETAILS|LINKS|CITATION|INDEXING)(?: \([A-Z ]{3,20}\))?")  # of a part, by itself
_BEHIND = frozenset(  # what is named below a text; "She said:" is none of it
    (
        *("Subject", "Location", "Company", "Company / organization", "People", "Person", "Title", "Classification"),
        *("Publication title", "Publication year", "Publication date", "Publication subject", "Pages", "Section"),
        *("Place of publication", "Country of publication", "Publisher", "ISSN", "Source type", "Last updated"),
        *("Language of publication", "Document type", "ProQuest document ID", "Document URL", "Copyright", "Database"),
        *("Business indexing term", "Identifier / keyword", "First page", "Dateline", "Credit", "Illustration"),
        *("Sujet", "Lieu", "Personnes", "Entreprise / organisation", "Titre", "Pages", "Première page", "Éditeur"),
        *("Pays de publication", "Type de source", "Langue de publication", "Type de document", "Base de données"),
        *("ID du document ProQuest", "Materia", "Lugar", "Personas", "Título", "Páginas", "Primera página"),
        *("País de publicación", "Tipo de fuente", "Idioma de la publicación", "Tipo de documento", "Base de datos"),
        *("ID del documento de ProQuest", "Thema", "Ort", "Person", "Firma/Organisation", "Seiten", "Verlag"),
        *("Editorial", "Datenbank", "ProQuest-Dokument-ID", "Quellentyp", "Sprache der Publikation", "Dokumenttyp"),
    )
)
_FACTS = ("outlet", "published", "url")  # fields of a document that are wanted, by our words for them
_LINE = re.compile(r"_{10,}")


def opens(head: str) -> bool:
    """Whether a text begins as an export does."""
    text = head.replace("\r\n", "\n").lstrip(" \t\n_")
    first = _BEGINS.search(text)
    # A report has a page above its documents that says whose it is.
    led = first is not None and (first.start() == 0 or "ProQuest" in text[: first.start()].partition("\n")[0])
    return led and ("\nProQuest" in text or bool(_FULL_TEXT.search(text)))


def articles(
    text: str, where: str, encoding: str = "utf-8", notes: tuple[str, ...] = ()
) -> Iterator[ArticleText | ReadError]:
    """The articles of an export's text."""
    parts = _BEGINS.split(text.replace("\r\n", "\n"))[1:]
    for number, part in enumerate(parts, 1):
        title, fields, body = _article(part)
        place = f"{where}#{number}"
        if not body:
            yield ReadError("it has no full text", where=place, next="Export it with its full text.")
            continue
        outlet = fields.get("outlet", "").partition(";")[0].strip()
        surname, _, forename = fields.get("byline", "").partition(", ")
        found = {
            "title": title,
            "outlet": outlet or fields.get("info", "").partition(" ;")[0].strip(),
            "byline": f"{forename} {surname}".strip(),
            "published": export_labels.day(fields.get("published", "")),
            "url": fields.get("url", ""),
        }
        given = {key: value for key, value in found.items() if value}
        yield ArticleText("\n\n".join([title, *body] if title else body), given, encoding, notes, place)


def _article(part: str) -> tuple[str, dict[str, str], list[str]]:
    title = ""
    fields: dict[str, str] = {}
    body: list[str] = []
    inside = ended = False
    for line in part.splitlines():
        bare = line.strip()
        match = _FIELD.match(bare)
        if not inside and (opened := _FULL_TEXT.match(bare)):
            inside = True
            rest = bare[opened.end() :].strip()
            body += [rest] if rest else []
        elif inside and not ended and not _behind(bare, match):
            body += [bare] if bare else []
        elif match:
            ended = inside
            fields.setdefault(export_labels.part(match[1]) or match[1], match[2])
        elif inside:
            ended = True
        elif bare and not title and not fields:
            title = bare
    return title, fields, body


def _behind(line: str, field: re.Match[str] | None) -> bool:
    """Whether a line is the first below a text: a field, a heading, the rule between two documents."""
    named = field is not None and (field[1] in _BEHIND or export_labels.part(field[1]) in _FACTS)
    return named or bool(_HEADING.fullmatch(line) or _LINE.fullmatch(line))


READER = Reader(
    name="proquest",
    about="exports of ProQuest as text",
    read=reading(articles),
    recognises=recognising(opens),
    many=True,
    order=54,
)
