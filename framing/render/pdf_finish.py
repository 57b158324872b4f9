"""What is set in a PDF after it was drawn: links described in words, names that no other report has, heads by id.

WeasyPrint writes the id a link leads to as the link's description, which is what a screen reader says of it.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

_PLACE = re.compile(r"([A-F])-(?:(p|s)(\d+)|(text)|([A-Z])(\d+))")
_LONGEST = 80  # characters of a description
_HEADS = ("h1", "h2", "h3", "th", "summary")


def finish(pdf: Any, root: Any, report: str) -> None:
    """Set it all in ``pdf``, drawn from the page's tree ``root``; ``report`` is what the names begin with."""
    string = import_module("pydyf").String
    there = {element.get("id"): element for element in root.iter() if element.get("id")}
    heads: dict[str, Any] = {}
    for item in pdf.objects:
        if not isinstance(item, dict):
            continue
        if item.get("Subtype") == "/Link" and "Dest" in item:
            anchor = item["Dest"].string
            item["Contents"] = string(described(anchor, there.get(anchor)))
            item["Dest"] = string(f"{report}.{anchor}")
        elif item.get("Type") == "/StructElem" and "ID" in item:
            item["ID"].string = f"{report}.{item['ID'].string}"  # cells that name it hold the same object
            heads[item["ID"].string] = item
    named = pdf.catalog.get("Names", {}).get("Dests")
    if named is not None:
        named["Names"][::2] = [string(f"{report}.{name.string}") for name in named["Names"][::2]]
    if heads and "StructTreeRoot" in pdf.catalog:
        names = import_module("pydyf").Array()
        for key in sorted(heads):
            names += [string(key), heads[key].reference]
        tree = import_module("pydyf").Dictionary({"Names": names})
        pdf.add_object(tree)
        _structure(pdf)["IDTree"] = tree.reference


def _structure(pdf: Any) -> Any:
    """The root of the tags, which the catalogue only refers to."""
    return next(item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructTreeRoot")


def described(anchor: str, element: Any) -> str:
    """Where a link leads, as one would say it: "article B, paragraph 4", "measure: Hedges per 1,000 words"."""
    place = _PLACE.fullmatch(anchor)
    if place is not None:
        article, sort, number, text, mark, of_mark = place.groups()
        if text:
            return f"the text of article {article}"
        what = {"p": "paragraph", "s": "sentence"}.get(sort or "", "")
        return f"article {article}, {what} {number}" if what else f"article {article}, mark {mark}{of_mark}"
    if element is None:
        return anchor
    head = element if element.tag in _HEADS else next((item for item in element.iter() if item.tag in _HEADS), element)
    if anchor.startswith("measure-"):
        return f"measure: {' '.join((head.text or '').split())}"
    return " ".join("".join(head.itertext()).split())[:_LONGEST] or anchor
