"""What news databases call the parts of an export, in the languages of their interfaces: English, German, French,
Spanish, Italian, Dutch and Portuguese. The articles themselves stay in their own language.
"""

from __future__ import annotations

import re

OF = "(?:of|von|de|sur|di|van)"  # "1 of 2"
DOCUMENT = "(?:Document|Dokument|Documento)"
DOCUMENTS = "(?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|DOCUMENTI|DOCUMENTEN)"
WORDS = "(?:words?|Wörter|Worte|mots|palabras|parole|woorden|palavras)"  # "42 words"
RIGHTS = re.compile(
    r"all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
    r"|tutti i diritti riservati|alle rechten voorbehouden|todos os direitos reservados",
    re.IGNORECASE,
)
_ENGLISH = {
    "byline": ("byline", "author", "autor", "autorin", "auteur", "auteurs", "autore", "auteurs du document"),
    "title": ("headline", "titel", "titre", "título", "titolo", "kop"),
    "section": ("section", "rubrik", "rubrique", "sección", "sezione", "rubriek", "seção", "series", "column"),
    "length": ("length", "länge", "longueur", "longitud", "extensión", "lunghezza", "lengte", "extensão"),
    "dateline": ("dateline", "ortsmarke", "lieu", "lugar"),
    "highlight": ("highlight", "zusammenfassung", "résumé", "resumen", "abstract", "samenvatting"),
    "body": ("body", "haupttext", "text", "corps", "cuerpo", "corpo", "hoofdtekst"),
    "outlet": (
        *("publication title", "titel der publikation", "publikationstitel", "titre de la publication"),
        *("título de publicación", "título de la publicación", "titolo della pubblicazione", "título da publicação"),
    ),
    "info": (
        *("publication info", "publikationsinformationen", "infos de publication", "informations de publication"),
        *("información de publicación", "informazioni sulla pubblicazione", "informações da publicação"),
    ),
    "published": (
        *("publication date", "publikationsdatum", "erscheinungsdatum", "date de publication"),
        *("fecha de publicación", "data di pubblicazione", "data de publicação"),
    ),
    "url": ("document url", "url du document", "url del documento", "dokument-url", "url do documento"),
    "full text": (
        *("full text", "volltext", "texte intégral", "texte complet", "texto completo", "testo completo"),
        *("testo integrale", "volledige tekst", "texto integral"),
    ),
}
_BY_LABEL = {label: name for name, labels in _ENGLISH.items() for label in labels}
_MONTHS = {
    "january": "januar jänner janvier enero gennaio januari janeiro",
    "february": "februar février febrero febbraio februari fevereiro",
    "march": "märz mars marzo maart março",
    "april": "avril abril aprile",
    "may": "mai mayo maggio mei maio",
    "june": "juni juin junio giugno junho",
    "july": "juli juillet julio luglio julho",
    "august": "août agosto augustus",
    "september": "septembre septiembre settembre setembro",
    "october": "oktober octobre octubre ottobre outubro",
    "november": "novembre noviembre novembro",
    "december": "dezember décembre diciembre dicembre december dezembro",
}
_MONTH = {name: month for month, names in _MONTHS.items() for name in names.split()}
_WORD = re.compile(r"[^\W\d_]{3,}")


def part(label: str) -> str:
    """What a label of any of the languages names, in our word for it; "" for one that is not known."""
    return _BY_LABEL.get(" ".join(label.lower().split()), "")


def day(text: str) -> str:
    """A date with its month's name in English, so that it is read as any other: "2. März 2033" as "2 march 2033"."""
    plain = re.sub(r"(\d{1,2})(?:\.|er\b|º)(?=\s+[^\W\d_])|\b(?:de|del)\b", r"\1", text)
    return " ".join(_WORD.sub(lambda word: _MONTH.get(word[0].lower(), word[0]), plain).split())
