"""Rich text (RTF): the one module that knows striprtf."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.number_format import printed
from framing.read.formats import exports, extras, rtf_source
from framing.read.limits import LIMITS, Limits
from framing.read.metadata import plausible

_TITLE = re.compile(r"\{\\title ([^{}\\]{1,400})\}")
_INVISIBLE = str.maketrans({"\u00ad": None, "\u00a0": " ", "\u2011": "-"})


def recognises(head: bytes) -> bool:
    """Whether a file begins as rich text does."""
    return head.lstrip().startswith(b"{\\rtf")


def read(data: bytes, where: str, limits: Limits = LIMITS) -> Iterator[ArticleText | ReadError]:
    """The article of a file, or those of an export in it. Raises ReadError for a file without words."""
    if len(data) > limits.document:
        what = f"{printed(len(data))} bytes are more than a document may have ({printed(limits.document)})"
        raise ReadError(what, where=where, next="Save the articles in it as files of their own.")
    striprtf = extras.library("striprtf.striprtf", "office", "rich text", where)
    source = data.decode("latin-1")
    try:
        text: str = striprtf.rtf_to_text(rtf_source.prepared(source, where), errors="replace")
    except (ValueError, TypeError, IndexError, KeyError, LookupError, OverflowError) as error:
        what = f"the rich text cannot be taken apart ({type(error).__name__})"
        raise ReadError(what, where=where, next="Open it, and save its text as a .txt file.") from error
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").translate(_INVISIBLE)
    lines = (" ".join(line.replace("|", " ").split()) for line in text.split("\n"))  # bars stand between cells
    text = "\n\n".join(line for line in lines if line)
    if not text:
        raise ReadError("the rich text holds no words", where=where, next="Give a file with an article's text.")
    found = exports.split(text, where)
    if found is not None:
        yield from found
        return
    title = _TITLE.search(source[:20_000])
    yield ArticleText(text, plausible.borne_out(text, title[1] if title else None))


READER = Reader(
    name="rtf",
    about="rich text (RTF)",
    read=read,
    suffixes=(".rtf",),
    recognises=recognises,
    many=True,
    confined=True,
    extra="office",
    order=6,
)
