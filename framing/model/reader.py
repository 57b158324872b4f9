"""How a format is read: what a reader declares, and what it hands over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any, NamedTuple

from framing.errors import ReadError
from framing.model.span import Span


class Paragraph(NamedTuple):
    """One paragraph: its verbatim range, and its language on one line.

    ``text`` has the line ends turned to spaces and the markup left out; ``offsets`` gives the verbatim place of
    each of its characters, or None where they simply count on from ``start``. ``role`` is what the format itself
    says it is ("heading", "image" …), ``apart`` whether an empty line stands before it.
    """

    start: int
    end: int
    text: str
    offsets: tuple[int, ...] | None = None
    role: str | None = None
    apart: bool = True

    def at(self, index: int) -> int:
        """Verbatim place of the character at ``index`` of ``text``; behind the last, the paragraph's end."""
        if self.offsets is None:
            return self.start + index
        return self.offsets[index] if index < len(self.offsets) else self.end


class Blocks(NamedTuple):
    """The paragraphs of a text in order, and its markup: sorted stretches that neither touch nor overlap."""

    paragraphs: list[Paragraph]
    markup: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One article as its format gives it: the text, and what stands about it in the file.

    ``given`` holds metadata under the keys that front matter may use (title, outlet, byline, published, url,
    language, id); a key that is none of them is told to the reader of the report. ``where`` says for messages where in
    the file it stands, if there is more to say than which of its articles it is. What was read from a file within the
    file has ``format``, the name of the reader that read it, and ``sha256``, that of its bytes.
    """

    text: str
    given: Mapping[str, Any] = field(default_factory=dict)
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    where: str = ""
    format: str = ""
    sha256: str = ""


type Articles = Iterable[ArticleText | ReadError]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: how its bytes are known, and how they become articles.

    The text must follow from the bytes, and the blocks from the text, alone: a report is verified by reading its
    texts again.
    """

    name: str  # as it stands in records: "html"
    about: str  # what it reads, in a user's words: "web pages"
    read: Callable[[bytes, str], Articles]  # the file and its name for messages; an error may stand for an article
    suffixes: tuple[str, ...] = ()  # such as ".html"; they decide where no reader recognises the bytes
    recognises: Callable[[bytes], bool] | None = None  # whether a file that begins so (64 KiB) is of this format
    verbatim: bool = False  # the text is the file's own, from first to last; else it was taken out of it
    many: bool = False  # a file may hold several articles; each has the SHA-256 of its own text, in UTF-8
    front_matter: bool = False  # lines of "key: value" between fences at the top are metadata
    blocks: Callable[[str, int], Blocks] | None = None  # paragraphs from a place on; None: as in plain text
    stream: Callable[[IO[bytes] | IO[str], str, int], Iterator[ArticleText | ReadError]] | None = None
    """For files larger than memory: articles of an open file, its name, the bytes an article may have."""
    confined: bool = False  # its bytes are read in a process of its own, within limits of time and memory
    extra: str = ""  # what has to be installed for it: pip install 'framing[EXTRA]'
    order: int = 100  # among readers that recognise the same bytes the lowest reads them
