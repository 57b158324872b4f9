"""A tagged PDF by its tags: paragraphs and headings as their author marked them, page heads left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from framing.read.formats import line_joining

_INLINE = frozenset(
    "/Span /Link /Quote /Em /Strong /Reference /Code /Lbl /Sub /Annot /Ruby /RB /Warichu /WT /BibEntry".split()
)
_UNSEEN = frozenset(("/Figure", "/Formula", "/Form", "/Artifact", "/RT", "/RP"))
_MOST = 100_000  # elements of a tree
_DEEPEST = 100
_FULL = 0.6  # share of the longest line that a line has at which a page cut a paragraph
_ROLES = 5  # names that may stand for each other
_ENDS = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_DROP = 1.6  # times the size of what follows: a letter over several lines
_BREAK = "\x00"

type Place = tuple[int, int]
"""A page, counted from 0, and the number of a stretch of its content."""


class TaggedBlock(NamedTuple):
    """A paragraph or a heading: its tag, and where its content stands."""

    kind: str
    places: list[Place]


def blocks(root: Any, pages: Mapping[int, int]) -> list[TaggedBlock] | None:
    """The blocks in order; None for a tree that cannot be followed.

    ``root`` is the document's tree of structure, ``pages`` the place of each page by the number of its object.
    """
    found = [TaggedBlock("", [])]
    roles = _resolved(root.get("/RoleMap")) or {}
    seen: set[int] = set()
    count = 0
    stack: list[tuple[Any, int | None, int, str]] = [(root, None, 0, "")]  # node, page, depth, block around it
    while stack:
        node, page, depth, around = stack.pop()
        count += 1
        if count > _MOST or depth > _DEEPEST:
            return None
        if node is None:  # the end of a block
            found.append(TaggedBlock(around, []))
            continue
        number = getattr(node, "idnum", None)
        if number in seen:
            continue
        seen |= {number} if number is not None else set()
        node = _resolved(node)
        if isinstance(node, int):
            if page is not None:
                found[-1].places.append((page, int(node)))
        elif isinstance(node, list):
            stack += [(kid, page, depth + 1, around) for kid in reversed(node)]
        elif hasattr(node, "raw_get"):
            page = _page(node, pages, page)
            kind = _kind(node, roles)
            if "/MCID" in node:
                if page is not None:
                    found[-1].places.append((page, int(node["/MCID"])))
            elif kind not in _UNSEEN and "/K" in node:
                if kind not in _INLINE:
                    found.append(TaggedBlock(kind, []))
                    stack.append((None, None, depth, around))
                    around = kind
                stack.append((node.raw_get("/K"), page, depth + 1, around))
    return [block for block in found if block.places]


def _kind(node: Any, roles: Any) -> str:
    kind = node.get("/S")
    for _ in range(_ROLES):
        kind = roles.get(kind, kind)
    return str(kind)


def _resolved(node: Any) -> Any:
    return node.get_object() if hasattr(node, "get_object") else node


def _page(node: Any, pages: Mapping[int, int], inherited: int | None) -> int | None:
    own = node.raw_get("/Pg") if "/Pg" in node else None
    return pages.get(getattr(own, "idnum", -1), inherited)


def texts(found: list[TaggedBlock], characters: Iterator[list[dict[str, Any]]]) -> tuple[list[str], float]:
    """The words of each block, and the share of the document's letters that stand in one.

    A paragraph that a page or a column has cut in two is one again. ``characters``: of each page in order, as
    pdfplumber gives them.
    """
    by_place: dict[Place, list[dict[str, Any]]] = defaultdict(list)
    total = 0
    for page, letters in enumerate(characters):
        for letter in letters:
            total += not letter["text"].isspace()
            if letter.get("mcid") is not None:
                by_place[page, letter["mcid"]].append(letter)
    groups: list[list[str]] = []
    usual = 0
    before: tuple[str, int, float] | None = None  # the kind, page and height of what was read last
    for kind, places in found:
        letters_of = [(page, letter) for page, n in places for letter in by_place.get((page, n), ())]
        lines = [line for line in _lines(letters_of) if line.strip()]
        if not lines:
            continue
        page, top = letters_of[0][0], letters_of[0][1]["top"]
        cut = before is not None and before[0] == kind == "/P" and (page != before[1] or top < before[2])
        usual = max([usual, *(len(line) for line in lines)])
        if cut and _goes_on(groups[-1], usual):
            groups[-1] += lines
        else:
            groups.append(lines)
        before = (kind, letters_of[-1][0], letters_of[-1][1]["top"])
    known = line_joining.vocabulary(line for group in groups for line in group)
    inside = sum(not sign.isspace() for group in groups for line in group for sign in line)
    return [line_joining.joined(group, known) for group in groups], inside / total if total else 0.0


def _goes_on(lines: list[str], usual: int) -> bool:
    """Whether a paragraph is not at its end: its last line full, and within a sentence or a quotation."""
    if len(lines[-1].rstrip()) < _FULL * usual:
        return False
    text = " ".join(lines)
    return text.count("“") > text.count("”") or _ENDS.search(lines[-1].rstrip()) is None


def _lines(letters: list[tuple[int, dict[str, Any]]]) -> list[str]:
    """A block's letters as lines; spaces that are only a distance are written."""
    text = ""
    before: tuple[int, dict[str, Any]] | None = None
    for page, letter in letters:
        if before is not None:
            size = min(before[1]["size"], letter["size"])
            dropped = before[1]["size"] > _DROP * letter["size"] and len(text) == 1
            if dropped:
                pass
            elif page != before[0] or abs(letter["bottom"] - before[1]["bottom"]) > 0.6 * size:
                text += _BREAK
            elif letter["x0"] - before[1]["x1"] > 0.2 * size and not text.endswith(" "):
                text += " "
        text += letter["text"]
        before = (page, letter)
    return text.split(_BREAK)
