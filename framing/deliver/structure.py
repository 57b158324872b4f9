"""The tags of a report's pages, grafted onto those of the briefing that the pages are added to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

_MARK = "/FramingReport"  # on the uppermost tag of a report: its name, by which it is found again
_KEYS = ("/StructParent", "/StructParents")  # by which pages, links and forms lead into the tree of parents


def prepare(pdf: pikepdf.Pdf, source: pikepdf.Pdf) -> bool:
    """Renumber what leads from the report's pages into its tags, so that it may follow the briefing's; to be called
    before the pages are copied.

    False where there is nothing to graft, or nothing to graft it onto; then what leads into the tags is taken out,
    because in the briefing it would lead into the briefing's.
    """
    import pikepdf

    theirs, ours = pdf.Root.get("/StructTreeRoot"), source.Root.get("/StructTreeRoot")
    if ours is not None and "/IDTree" in ours:
        del ours["/IDTree"]  # an index of heads by names of the report's own; each cell names its heads without it
    # Roles and classes of two files may be called alike and mean other things.
    fits = theirs is not None and ours is not None and not ours.keys() & {"/RoleMap", "/ClassMap"}
    first = max((key for key, _ in _parents(theirs)), default=-1) + 1
    for item in source.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            for key in _KEYS:
                if key in item and fits:
                    item[key] = int(item[key]) + first
                elif key in item:
                    del item[key]
    return fits


def graft(pdf: pikepdf.Pdf, source: pikepdf.Pdf, name: str) -> None:
    """Hang the report's tags under the briefing's, after ``prepare`` and after its pages were copied."""
    import pikepdf

    root, ours = pdf.Root.StructTreeRoot, source.Root.StructTreeRoot
    held = list(_parents(root))
    first = max((key for key, _ in held), default=-1) + 1
    tops = [source.make_indirect(top) if not top.is_indirect else top for top in _kids(ours)]
    for top in tops:
        if "/P" in top:
            del top["/P"]  # else all of the report's own tree would be copied
    # Copied at one go, so that what leads from one to another still does; pages are those that were copied before.
    parts = pikepdf.Dictionary(Tops=pikepdf.Array(tops), Parents=pikepdf.Array([item for _, item in _parents(ours)]))
    copied = pdf.copy_foreign(source.make_indirect(parts))
    kids = list(_kids(root))
    for top in copied.Tops:
        top.P = root
        top[_MARK] = pikepdf.String(name)
        if "/Lang" in source.Root and "/Lang" not in top:
            top.Lang = pikepdf.String(str(source.Root.Lang))
        kids.append(top)
    root.K = pikepdf.Array(kids)
    added = zip((key for key, _ in _parents(ours)), copied.Parents, strict=True)
    _keep(pdf, [*held, *((key + first, item) for key, item in added)])


def prune(pdf: pikepdf.Pdf, pages: list[pikepdf.Object], name: str) -> None:
    """Take off what ``graft`` hung up under this name; ``pages`` are the report's, still in the briefing."""
    import pikepdf

    root = pdf.Root.get("/StructTreeRoot")
    kids = [] if root is None else list(_kids(root))
    kept = [kid for kid in kids if not (isinstance(kid, pikepdf.Dictionary) and str(kid.get(_MARK, "")) == name)]
    if root is None or len(kept) == len(kids):
        return
    root.K = pikepdf.Array(kept)
    gone = {
        int(item[key]) for page in pages for item in (page, *page.get("/Annots", ())) for key in _KEYS if key in item
    }
    _keep(pdf, [(key, item) for key, item in _parents(root) if key not in gone])


def _kids(root: pikepdf.Object) -> Iterator[Any]:
    import pikepdf

    kids = root.get("/K")
    if isinstance(kids, pikepdf.Array):
        yield from kids
    elif kids is not None:
        yield kids


def _parents(root: pikepdf.Object | None) -> Iterator[tuple[int, Any]]:
    """The tree that leads from what is on the pages to its tags, by number."""
    import pikepdf

    if root is not None and "/ParentTree" in root:
        yield from pikepdf.NumberTree(root.ParentTree).items()


def _keep(pdf: pikepdf.Pdf, items: list[tuple[int, Any]]) -> None:
    import pikepdf

    root = pdf.Root.StructTreeRoot
    nums = pikepdf.Array([part for pair in items for part in pair])
    root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=nums))
    if "/ParentTreeNextKey" in root:
        root.ParentTreeNextKey = max((key for key, _ in items), default=-1) + 1
