"""Whatever somebody has an article in becomes a Document: a file, bytes, a string of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.api.inputs import OneFetcher, gathered
from framing.errors import ReadError, UsageError
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.model import Document

type Source = str | bytes | Path | Document
"""What stands for one article: a file's name, its bytes, its text, or a Document that was read."""

_SENTENCE = 8  # words: a string of as many that names no file is taken for text
_UNNAMED = "text"  # the id of an article that came without a name


def demo_articles() -> tuple[Path, ...]:
    """The built-in demo story: three outlets, one invented event.

    Returns:
        The paths of its three articles, in the order of the demo report.

    Example:
        >>> import framing
        >>> [path.name for path in framing.demo_articles()]
        ['courier.txt', 'meridian.md', 'sentinel.txt']
    """
    from framing.demo import demo_paths

    return demo_paths()


def demo_title() -> str:
    """What the demo story is about, in a headline's words."""
    from framing.demo import TITLE

    return TITLE


def read(
    source: Source | None = None,
    settings: Settings | None = None,
    *,
    text: str | None = None,
    given: Mapping[str, Any] | None = None,
) -> Document:
    """One article as a Document: its text verbatim, every paragraph labelled, its metadata found or given.

    Args:
        source: A file (a Path, or a string that names one), an article's bytes, its text, or a Document, which is
            returned as it is. A string is taken for text when it holds a line break, or when it names no file and has
            eight words or more.
        settings: Of these, ``max_bytes`` counts: the bytes an article may have.
        text: The article's text, in place of ``source`` and never taken for a file's name.
        given: Metadata that is known: ``id``, ``title``, ``outlet``, ``byline``, ``published`` (ISO 8601), ``url``,
            ``language`` (ISO 639-1). What is given wins over what is found. A file takes them from the TOML file
            beside it instead.

    Returns:
        The Document; of a file of many articles, the one that a number behind the name chooses (``pile.jsonl#3``).
        Offsets in it are code points of ``Document.text``.

    Raises:
        ReadError: The file is missing, a folder, too large, not text or without a word, or holds several articles and
            none of them is chosen.
        UsageError: Neither or both of ``source`` and ``text`` are given, or ``given`` beside a file.

    Example:
        >>> import framing
        >>> article = framing.read(text="Bridge shut again\\n\\nThe bridge was shut on Monday, the mayor said.\\n")
        >>> article.title, [zone.kind for zone in article.zones]
        ('Bridge shut again', ['headline', 'body'])
    """
    from framing.model import Document
    from framing.read import read_bytes, read_path

    settings = settings or Settings()
    if (source is None) == (text is None):
        raise UsageError("takes one article", where="framing.read", next="Give a source, or text=….")
    if isinstance(source, str) and _is_text(source):
        source, text = None, source
    if text is not None:
        source = _encoded(text)
    if isinstance(source, bytes):
        return read_bytes(source, id=_UNNAMED, settings=settings, given=given)
    if given is not None:
        what = "takes metadata for bytes and text"
        raise UsageError(what, where="framing.read", next="Put a TOML file of the same name beside the file.")
    return source if isinstance(source, Document) else read_path(Path(source or ""), settings)


def documents(sources: Iterable[Source], settings: Settings) -> Iterator[Document]:
    """Articles one by one, each with an id of its own. Raises ReadError for the first that cannot be read."""
    from framing.read import unique_id

    seen: dict[str, int] = {}
    fetcher = OneFetcher()
    for source in sources:
        for one in gathered([source], settings, fetcher).sources:
            yield unique_id(read(one, settings), seen)


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        what = f"half of a surrogate pair at {error.start} is no character"
        raise ReadError(what, where=_UNNAMED, next="Decode the text from its bytes, or give the bytes.") from error


def _is_text(source: str) -> bool:
    """Whether a string is an article's text rather than a file's name."""
    if "\n" in source or "\r" in source:
        return True
    if len(source.split()) < _SENTENCE:
        return False
    try:
        return not Path(source).exists()
    except (OSError, ValueError):  # too long, or holds a character that no file's name may
        return True
