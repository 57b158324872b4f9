"""A report's pages at the end of a briefing, with bookmarks and links that still lead where they led."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from framing.deliver import structure
from framing.deliver.briefing import NO_DATE, FinishedReport

if TYPE_CHECKING:
    import pikepdf

_MARK = "/FramingReport"  # on the bookmark and the labels of a report: its name, by which they are found again
_LABEL = "Report "  # before the numbers of the report's pages, where a briefing labels its own
_OWNER = "/framing"  # our entry in a page's PieceInfo, the place PDF has for what a program notes about a page
_DEEPEST = 32  # levels of bookmarks that are followed


def append(pdf: pikepdf.Pdf, report: FinishedReport) -> list[str]:
    """Add the report's pages, its bookmarks under one of its title, its links, and its tags where the briefing has
    some; returns notes on what is lost."""
    import pikepdf

    with pikepdf.open(io.BytesIO(report.data)) as source:
        tagged = "/StructTreeRoot" in source.Root
        kept = structure.prepare(pdf, source)
        count, start = len(source.pages), len(pdf.pages)
        attached = len(source.attachments)
        for page in source.pages:
            pdf.pages.append(page)
        added: list[pikepdf.Object] = [pdf.pages[start + number].obj for number in range(count)]
        goal = _Goals(source, added)
        for before, after in zip(source.pages, added, strict=True):
            _relink(before.obj, after, goal)
            after.PieceInfo = pikepdf.Dictionary(
                {_OWNER: pikepdf.Dictionary(LastModified=NO_DATE, Private=pikepdf.String(report.name))}
            )
        if kept:
            structure.graft(pdf, source, report.name)
        _add_bookmarks(pdf, source, report, goal, added[0])
        _add_labels(pdf, start, report.name)
    notes = []
    if tagged and not kept:
        notes.append(f"the {count} added pages are not tagged, so screen readers read them without structure")
    if attached:
        notes.append("files attached to the report are not in the briefing")
    return notes


def remove(pdf: pikepdf.Pdf, name: str) -> None:
    """Take out the pages, the bookmark and the labels that ``append`` added under this name."""
    import pikepdf

    ours = [number for number, page in enumerate(pdf.pages) if _owner(page.obj) == name]
    if not ours:
        return
    structure.prune(pdf, [pdf.pages[number].obj for number in ours], name)
    for number in reversed(ours):
        del pdf.pages[number]
    _remove_bookmarks(pdf, name)
    if "/PageLabels" in pdf.Root:
        kept: list[Any] = []
        for first, label in pikepdf.NumberTree(pdf.Root.PageLabels).items():
            if str(label.get(_MARK, "")) != name:
                kept += [first - sum(number < first for number in ours), label]
        pdf.Root.PageLabels = pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(kept)))


def _owner(page: pikepdf.Object) -> str | None:
    noted = page.get("/PieceInfo")
    ours = None if noted is None else noted.get(_OWNER)
    return None if ours is None else str(ours.get("/Private", ""))


class _Goals:
    """Where the report's own links and bookmarks lead, as places on the added pages."""

    def __init__(self, source: pikepdf.Pdf, added: list[pikepdf.Object]) -> None:
        import pikepdf

        self.page = {page.obj.objgen: after for page, after in zip(source.pages, added, strict=True)}
        names, old = source.Root.get("/Names"), source.Root.get("/Dests")
        tree = None if names is None else names.get("/Dests")
        self.named: dict[str, Any] = (
            {} if tree is None else {str(name): place for name, place in pikepdf.NameTree(tree).items()}
        )
        self.old: dict[str, Any] = {} if old is None else {str(name): place for name, place in old.items()}

    def find(self, item: pikepdf.Object) -> pikepdf.Array | None:
        """The place that a link or bookmark of the report leads to, or None where it leads to none of its pages."""
        import pikepdf

        place = item.get("/Dest")
        action = item.get("/A")
        if place is None and action is not None and action.get("/S") == pikepdf.Name.GoTo:
            place = action.get("/D")
        if isinstance(place, pikepdf.Name):
            place = self.old.get(str(place))
        elif isinstance(place, pikepdf.String):
            place = self.named.get(str(place))
        if isinstance(place, pikepdf.Dictionary):
            place = place.get("/D")
        if not isinstance(place, pikepdf.Array) or not len(place):
            return None
        page = self.page.get(place[0].objgen) if isinstance(place[0], pikepdf.Dictionary) else None
        return None if page is None else pikepdf.Array([page, *(place[i] for i in range(1, len(place)))])


def _relink(before: pikepdf.Object, after: pikepdf.Object, goal: _Goals) -> None:
    for old, new in zip(before.get("/Annots", ()), after.get("/Annots", ()), strict=True):
        place = goal.find(old)
        if place is not None:
            for key in ("/A", "/Dest"):
                if key in new:
                    del new[key]
            new.Dest = place
        if "/P" in new:
            new.P = after


def _add_bookmarks(
    pdf: pikepdf.Pdf, source: pikepdf.Pdf, report: FinishedReport, goal: _Goals, first: pikepdf.Object
) -> None:
    import pikepdf

    if "/Outlines" not in pdf.Root:
        pdf.Root.Outlines = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines, Count=0))
    outlines = pdf.Root.Outlines
    top = pdf.make_indirect(
        pikepdf.Dictionary(
            {
                "/Title": pikepdf.String(report.title),
                "/Dest": pikepdf.Array([first, pikepdf.Name.Fit]),
                _MARK: pikepdf.String(report.name),
            }
        )
    )
    size = _copy_bookmarks(pdf, source.Root.get("/Outlines"), top, goal, _DEEPEST)
    if size:
        top.Count = -size  # closed: the briefing's own bookmarks stay in sight
    _hang(outlines, top)
    outlines.Count = abs(int(outlines.get("/Count", 0))) + 1


def _copy_bookmarks(pdf: pikepdf.Pdf, old: pikepdf.Object | None, new: pikepdf.Object, goal: _Goals, depth: int) -> int:
    """Copy the children of a bookmark; returns how many an opened ``new`` shows."""
    import pikepdf

    shown = 0
    for child in _children(old) if depth else ():
        item = pdf.make_indirect(pikepdf.Dictionary(Title=pikepdf.String(str(child.get("/Title", "")))))
        place = goal.find(child)
        if place is not None:
            item.Dest = place
        inside = _copy_bookmarks(pdf, child, item, goal, depth - 1)
        opened = int(child.get("/Count", 0)) > 0
        if inside:
            item.Count = inside if opened else -inside
        _hang(new, item)
        shown += 1 + (inside if opened else 0)
    return shown


def _children(item: pikepdf.Object | None) -> Iterator[pikepdf.Object]:
    child = None if item is None else item.get("/First")
    seen = set()
    while child is not None and child.objgen not in seen:  # a damaged list may lead back into itself
        seen.add(child.objgen)
        yield child
        child = child.get("/Next")


def _hang(parent: pikepdf.Object, item: pikepdf.Object) -> None:
    """Make ``item`` the last child of ``parent``."""
    item.Parent = parent
    last = parent.get("/Last")
    if last is None:
        parent.First = item
    else:
        last.Next = item
        item.Prev = last
    parent.Last = item


def _remove_bookmarks(pdf: pikepdf.Pdf, name: str) -> None:
    outlines = pdf.Root.get("/Outlines")
    if outlines is None:
        return
    for item in [child for child in _children(outlines) if str(child.get(_MARK, "")) == name]:
        before, after = item.get("/Prev"), item.get("/Next")
        _join(outlines, "/First", before, "/Next", after)
        _join(outlines, "/Last", after, "/Prev", before)
        shown = 1 + max(0, int(item.get("/Count", 0)))
        outlines.Count = max(0, int(outlines.get("/Count", 0)) - shown)
    if "/First" not in outlines:
        del pdf.Root.Outlines


def _join(
    outlines: pikepdf.Object, end: str, near: pikepdf.Object | None, link: str, far: pikepdf.Object | None
) -> None:
    """Let what stood on the ``near`` side of a removed bookmark lead to what stood on its ``far`` side."""
    holder, key = (outlines, end) if near is None else (near, link)
    if far is None:
        if key in holder:
            del holder[key]
    else:
        holder[key] = far


def _add_labels(pdf: pikepdf.Pdf, start: int, name: str) -> None:
    """Number the report's pages by themselves, where the briefing labels its own."""
    import pikepdf

    if "/PageLabels" in pdf.Root:
        label = {"/S": pikepdf.Name.D, "/P": pikepdf.String(_LABEL), "/St": 1, _MARK: pikepdf.String(name)}
        held: list[Any] = [part for pair in pikepdf.NumberTree(pdf.Root.PageLabels).items() for part in pair]
        nums = pikepdf.Array([*held, start, pikepdf.Dictionary(label)])
        pdf.Root.PageLabels = pdf.make_indirect(pikepdf.Dictionary(Nums=nums))
