"""A web page saved to disk to the article in it: the one module that knows trafilatura.

Only the bytes at hand are read; nothing the page names is fetched. Boilerplate (navigation, teasers, footers) is left
out by trafilatura with precision favoured over recall: a lost caption does less harm than a teaser counted as text.
"""

from __future__ import annotations

import re
from typing import Any

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read import page_kinds
from framing.read.formats import page_metadata, page_source, page_tree, tag_limits
from framing.read.formats.decode import decode, without_mark

_PAGE = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}\?>\s*+)?(?:<!--(?:(?!-->).){0,2000}+-->\s*+)*+<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
# The date is looked for in the page's own metadata; an upper bound keeps the search from asking the clock.
# What is left of a page without an article is a link or a line of its navigation; some scripts have no spaces, so a
# text of few words is short only if its characters are few, too.
_FEW_WORDS, _FEW_CHARACTERS = 12, 80
_LIVE = re.compile(r"""["'/]LiveBlogPosting["']""")  # the type that schema.org has for them
_PAID = re.compile(r"""["']isAccessibleForFree["']\s*:\s*["']?false\b""", re.IGNORECASE)  # its property for paywalls
_LEAST = 250  # characters below which less precision is tried
_BEGINNING = 150  # words: of an article behind a paywall a page holds no more
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-12-31"}


def recognises(head: bytes) -> bool:
    """Whether a file begins as a page does."""
    return bool(_PAGE.match(without_mark(head)))


def read(data: bytes, where: str) -> list[ArticleText]:
    """The article of a page, a paragraph a line with an empty line between, and what the page's head says of it.

    Raises ReadError, naming ``where``, for a page without one.
    """
    source, encoding, notes = decode(data, where)
    page = tag_limits.restrained(page_source.prepared(source))
    try:
        found, lines, told = _extracted(page, where)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError) as error:
        what = f"the page cannot be taken apart ({type(error).__name__})"
        raise ReadError(what, where=where, next="Save the article's text as a .txt or .md file.") from error
    text = "\n\n".join(lines)
    if not text:
        raise ReadError("no article was found in the page", where=where, next="Save its text as a .txt or .md file.")
    words = len(text.split())
    if words < _FEW_WORDS and len(text) < _FEW_CHARACTERS:
        what = f"no article was found in the page, only {words} {'word' if words == 1 else 'words'} of text"
        raise ReadError(what, where=where, next="Save the article's text as a .txt or .md file.")
    if words < _BEGINNING and _PAID.search(source):
        told = (*told, page_kinds.PAID)
    return [ArticleText(text, page_metadata.metadata(found), encoding, (*notes, *told))]


def _extracted(page: str, where: str) -> tuple[Any, list[str], tuple[str, ...]]:
    """What trafilatura finds, the article's lines, and notes. Where nothing is found with precision, less will do."""
    from trafilatura import bare_extraction, load_html

    tree = load_html(page)
    if tree is None:
        return None, [], ()
    tag_limits.check_nesting(tree, where)
    page_tree.pruned(tree)
    found: Any = None
    for precision in (True, False):
        found = bare_extraction(
            tree,  # of which it makes a copy
            fast=precision,  # other extractors are asked where it finds hardly anything
            favor_precision=precision,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=dict(_DATES),
        )
        lines = [line.strip() for line in (found.text or "").splitlines() if line.strip()] if found is not None else []
        if len(" ".join(lines)) >= _LEAST or (lines and not precision):
            if page_tree.is_listing(tree, lines):
                raise ReadError(page_kinds.LISTING, where=where, next=page_kinds.OPEN_ARTICLE)
            live = _LIVE.search(page) or page_tree.is_live(tree, lines)
            return found, page_tree.completed(tree, lines), (page_kinds.LIVE,) if live else ()
    return found, [], ()


READER = Reader(
    name="html",
    about="web pages saved to disk",
    read=read,
    suffixes=(".html", ".htm", ".xhtml"),
    recognises=recognises,
    confined=True,
    order=10,
)
