"""What programs call the parts of an article: one object of theirs to its text and metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from framing.errors import ReadError
from framing.model import ArticleText
from framing.read.formats import fragment
from framing.read.metadata.given import KEYS

TEXTS = (
    *("text", "maintext", "body_text", "fulltext", "full_text", "article_text", "articlebody", "story_text"),
    *("body_html", "body_xhtml", "content_html", "content_text", "body", "content", "article"),
)
_NAMES = {
    "headline": "title",
    "name": "title",
    "publishedat": "published",
    "published_at": "published",
    "datepublished": "published",
    "date_published": "published",
    "pubdate": "published",
    "versioncreated": "published",
    "firstcreated": "published",
    "seendate": "published",
    "media_name": "outlet",
    "source_name": "outlet",
    "source": "outlet",
    "provider": "outlet",
    "creator": "byline",
    "uri": "url",
}
_CUT = re.compile(r"\[\+\d+ chars\]\s*$")


def has_text(keys: Mapping[str, Any]) -> bool:
    """Whether an object's keys are those of an article."""
    return any(key.lower() in TEXTS for key in keys)


def article(record: Mapping[str, Any], where: str) -> ArticleText:
    """The article in an object. Raises ReadError where it has no text, or only the beginning of one."""
    lower = {str(key).lower(): value for key, value in record.items()}
    text = next((lower[key] for key in TEXTS if isinstance(lower.get(key), str) and lower[key].strip()), None)
    if text is None:
        raise ReadError("it has no text", where=where, next='Give the article under the key "text".')
    if _CUT.search(text):
        raise ReadError("its text is cut off by the service it came from", where=where, next="Fetch the article whole.")
    given: dict[str, Any] = {}
    for key, value in lower.items():
        name = key if key in KEYS else _NAMES.get(key)
        if isinstance(value, Mapping):
            value = value.get("name")
        if name and name not in given and (isinstance(value, str) or _names(value)):
            given[name] = value
    return ArticleText(fragment.paragraphs(text) if fragment.is_fragment(text) else text, given, where=where)


def _names(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)


def known() -> frozenset[str]:
    """Every key that is understood."""
    return frozenset((*KEYS, *_NAMES, *TEXTS))
