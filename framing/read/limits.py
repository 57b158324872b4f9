"""What one input may take, in one place: compare, analyze and the nightly read within the same limits."""

from __future__ import annotations

from dataclasses import dataclass

from framing.settings import Settings


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that reading may take. Bytes are decompressed bytes; what needs more is refused by name."""

    text: int = Settings().max_bytes  # bytes of one article's text, unless the settings say otherwise
    document: int = 20_000_000  # bytes of one document: a page, the parts of an office file that are read
    file: int = 50_000_000  # bytes of a file of many articles that is read whole
    unpacked: int = 4_000_000_000  # bytes of all that comes out of one archive
    members: int = 50_000  # what one archive may hold
    depth: int = 3  # archives within archives
    pages: int = 150  # of a PDF
    nesting: int = 250  # elements within elements; a page's parser gives up a little above
    attributes: int = 400  # of one tag
    seconds: float = 30.0  # of processor time for one document
    memory: int = 1 << 30  # bytes of address space of the process that reads


LIMITS = Limits()
