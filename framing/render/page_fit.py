"""What is done to the laid-out pages before they are drawn: page one is one page, and references get their numbers.

WeasyPrint lays everything out twice where a page number stands in running text. Here a figure's place is kept free,
and the number is put in afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

PAGE_ONE = "briefing"  # id of the section that is page one
_CUT = "data-cut"  # attribute of what may be left out of it, the highest number first
_LARGE = 4_000  # elements of a page that takes so long to lay out twice that page one is tried by itself first
_REFERENCE = "pg"  # class of the place of a page number; the link around it says which page


def fitted(root: Any, laid_out: Callable[[Any], Any]) -> Any:
    """The document that ``laid_out`` makes of a page's tree, with as much on page one as fits one page.

    Whatever may be cut is, in the order of its ranks, until nothing of page one stands on the second page.
    """
    if sum(1 for _ in root.iter()) > _LARGE and _section(root) is not None:
        _shorten(root, laid_out)
    document = laid_out(root)
    if _spills(root, document):
        _shorten(root, laid_out)
        document = laid_out(root)
    return document


def _shorten(root: Any, laid_out: Callable[[Any], Any]) -> None:
    """Cut rank after rank until what is left of page one, laid out by itself, is one page."""
    ranks = sorted({int(element.get(_CUT)) for element in root.iter() if element.get(_CUT)})
    while ranks and len(laid_out(_alone(root)).pages) > 1:
        _cut(root, ranks.pop())


def _spills(root: Any, document: Any) -> bool:
    section = _section(root)
    if section is None or len(document.pages) < 2:
        return False
    inside = set(map(id, section.iter()))
    return any(id(box.element) in inside for box in document.pages[1]._page_box.descendants())


def _section(root: Any) -> Any:
    return next((element for element in root.iter() if element.get("id") == PAGE_ONE), None)


def _cut(root: Any, rank: int) -> None:
    for parent in list(root.iter()):
        for child in [child for child in parent if child.get(_CUT) == str(rank)]:
            parent.remove(child)


def _alone(root: Any) -> Any:
    """A copy of the page with nothing but page one."""
    copy = deepcopy(root)
    main = next(element for element in copy.iter() if element.tag == "main")
    for child in [child for child in main if child.get("id") != PAGE_ONE]:
        main.remove(child)
    return copy


def number_references(document: Any) -> None:
    """Put the page numbers into their places, which hold a figure until then."""
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            pages.setdefault(anchor, number)  # what runs over several pages begins on the first
    for box, target in _references(document):
        if target in pages:
            box.text = box.pango_layout.text = str(pages[target])


def _references(document: Any) -> Iterator[tuple[Any, str]]:
    for page in document.pages[:1]:
        for box in page._page_box.descendants():
            element = box.element
            if element is not None and element.get("class") == _REFERENCE and hasattr(box, "pango_layout"):
                yield box, element.get("data-page", "")
