"""The Python reference, from the docstrings of everything in ``framing.__all__``."""

from __future__ import annotations

import dataclasses
import inspect
import re
from typing import Any

import framing

_SECTION = re.compile(r"^(Args|Returns|Yields|Raises|Source|Example):$")
_ITEM = re.compile(r"^(\*?\w+(?:, \w+)*): (.*)$")
_LITERAL = re.compile(r"``([^`]+)``")


def python() -> str:
    """A heading a name: functions with their arguments, then records with their fields, then the rest."""
    names = [name for name in framing.__all__ if name != "__version__"]
    kinds: dict[str, list[str]] = {"Functions": [], "Records": [], "Settings and errors": []}
    for name in names:
        found = getattr(framing, name)
        if inspect.isfunction(found):
            kinds["Functions"].append(_function(name, found))
        elif found.__module__.startswith("framing.model"):
            kinds["Records"].append(_record(name, found))
        else:
            kinds["Settings and errors"].append(_record(name, found))
    return "".join(f"\n## {kind}\n{''.join(parts)}" for kind, parts in kinds.items() if parts) + "\n"


def _function(name: str, found: Any) -> str:
    signature = inspect.signature(found)
    plain = [parameter.replace(annotation=parameter.empty) for parameter in signature.parameters.values()]
    shown = signature.replace(parameters=plain, return_annotation=signature.empty)
    return f"\n### framing.{name}\n\n`framing.{name}{shown}`\n\n{_described(inspect.getdoc(found) or '')}"


def _record(name: str, found: Any) -> str:
    text = f"\n### framing.{name}\n\n{_described(inspect.getdoc(found) or '')}"
    fields = _fields(found)
    if fields:
        text += "\n| field | |\n| --- | --- |\n" + "".join(f"| `{field}` | {note} |\n" for field, note in fields)
    own = [item for item in ("to_rows", "to_frame") if hasattr(found, item)]
    for method in own:
        text += f"\n#### {name}.{method}\n\n{_described(_doc(found, method))}"
    return text


def _doc(found: Any, method: str) -> str:
    for parent in found.__mro__:
        if method in vars(parent) and inspect.getdoc(vars(parent)[method]):
            return inspect.cleandoc(vars(parent)[method].__doc__ or "") or inspect.getdoc(vars(parent)[method]) or ""
    return ""


def _fields(found: Any) -> list[tuple[str, str]]:
    """Fields with the remark that stands behind them in the source."""
    if dataclasses.is_dataclass(found):
        names = [field.name for field in dataclasses.fields(found)]
    else:
        names = list(getattr(found, "_fields", ()))
    source = inspect.getsource(found)
    remarks = dict(re.findall(r"^    (\w+): .*?  # (.*)$", source, re.MULTILINE))
    types = dict(re.findall(r"^    (\w+): ([^=#\n]+?)(?: = .*)?(?:  # .*)?$", source, re.MULTILINE))
    rows = []
    for name in names:
        kind = types.get(name, "").strip()
        note = remarks.get(name, "")
        rows.append(
            (name, " · ".join(part for part in (f"`{kind}`" if kind else "", note) if part).replace("|", "\\|"))
        )
    return rows


def _described(doc: str) -> str:
    """A docstring as Markdown: sections as headings in bold, arguments as a list, the example as code."""
    lines, found, section = doc.splitlines(), [], ""
    example: list[str] = []
    for line in lines:
        match = _SECTION.match(line)
        if match:
            section = match[1]
            if section != "Example":
                found.append(f"**{section}**\n")
        elif section == "Example":
            example.append(line[4:])
        elif section in ("Args", "Raises") and (item := _ITEM.match(line[4:])):
            found.append(f"- `{item[1]}`: {item[2]}")
        elif section in ("Args", "Raises") and line.strip():
            found.append(f"  {line.strip()}")
        else:
            found.append(line.strip() if section else line)
    text = _LITERAL.sub(r"`\1`", "\n".join(found)).strip() + "\n"
    code = "\n".join(example).strip()
    return text + (f"\n```pycon\n{code}\n```\n" if code else "")
