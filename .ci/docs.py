"""Write the generated documentation anew (``make docs``), or say what of it is stale (``--check``).

A generated part of a page stands between ``<!-- begin NAME -->`` and ``<!-- end NAME -->``: the measures from their
declarations, the commands from their parser, the accuracy from what ``make validate`` stored, the Python reference from
the docstrings of what is public.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

import reference

from framing import cli
from framing.features import installed
from framing.measure.accuracy import statements
from framing.number_format import printed
from framing.read import readers
from framing.read.limits import LIMITS

ROOT = Path(__file__).resolve().parent.parent
_PART = re.compile(r"(<!-- begin (\w+) -->\n).*?(<!-- end \2 -->)", re.DOTALL)


def table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def measures() -> str:
    """What each measure says, by section of the report, and below each section what its measures do not."""
    parts = []
    for feature in installed():
        if feature.measures:
            rows = [(measure.label, f"`{measure.key}`", measure.meaning) for measure in feature.measures]
            caveats = dict.fromkeys(measure.caveat for measure in feature.measures if measure.caveat)
            parts.append(f"\n## {feature.title}\n\n{table(('measure', 'key', 'what it says'), rows)}")
            parts += ["\nMind:\n\n", *(f"- {caveat}\n" for caveat in caveats)] if caveats else []
    return "".join(parts) + "\n"


def commands() -> str:
    """Every command with its arguments and options."""
    top = cli.parser()
    (choice,) = (action for action in top._actions if isinstance(action, argparse._SubParsersAction))
    summaries = {action.dest: action.help or "" for action in choice._choices_actions}
    parts = []
    for name, command in choice.choices.items():
        rows = [(_usage(action), action.help or "–") for action in command._actions if action.dest != "help"]
        parts.append(f"\n## framing {name}\n\n{summaries[name]}.\n" + (f"\n{table(('', ''), rows)}" if rows else ""))
    return "".join(parts) + "\n"


def _usage(action: argparse.Action) -> str:
    value = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if not action.option_strings:
        return f"`{'|'.join(action.choices) if action.choices else value}{'…' if action.nargs in ('*', '+') else ''}`"
    return ", ".join(f"`{option}`" for option in action.option_strings) + ("" if action.nargs == 0 else f" `{value}`")


def accuracy() -> str:
    """How right the extractors were on annotated news."""
    rows = [(score.what, score.figure, score.kind, score.on) for score in statements()]
    return "\n" + table(("what was scored", "score", "kind", "on"), rows) + "\n" if rows else "\nNot measured yet.\n\n"


def formats() -> str:
    """Every format that is read, by its reader's declaration."""
    rows = [
        (
            reader.about[0].upper() + reader.about[1:],
            f"`{reader.name}`",
            " ".join(f"`{suffix}`" for suffix in reader.suffixes) or "–",
            "one or many" if reader.many else "one",
            f"`framing[{reader.extra}]`" if reader.extra else "–",
        )
        for reader in readers.installed()
    ]
    heads = ("what", "name in records", "usual suffixes", "articles in a file", "needs")
    return f"\n{table(heads, sorted(rows))}\n"


def limits() -> str:
    """How much one input may take."""
    rows = [
        ("text of one article", f"{printed(LIMITS.text)} bytes (`max_bytes` in the settings)"),
        ("one document, unpacked: a page, the parts of an office file", f"{printed(LIMITS.document)} bytes"),
        ("a file of many articles, or one packed in an archive", f"{printed(LIMITS.file)} bytes"),
        ("all that comes out of an archive", f"{printed(LIMITS.unpacked)} bytes, {printed(LIMITS.members)} files"),
        ("archives within archives", f"{LIMITS.depth} deep"),
        ("pages of a PDF", printed(LIMITS.pages)),
        ("elements of a page within each other", printed(LIMITS.nesting)),
        ("attributes of a tag", f"{printed(LIMITS.attributes)}; the tag is read without them"),
        ("one document's time", f"{printed(LIMITS.seconds)} seconds of a processor"),
        ("memory", f"{printed(LIMITS.memory >> 20)} MB"),
    ]
    return f"\n{table(('what', 'at most'), rows)}\n"


PARTS: dict[str, Callable[[], str]] = {
    "measures": measures,
    "commands": commands,
    "accuracy": accuracy,
    "formats": formats,
    "limits": limits,
    "python": reference.python,
}


def main(arguments: list[str]) -> int:
    stale = []
    for page in [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]:
        old = page.read_text(encoding="utf-8")
        new = _PART.sub(lambda part: part[1] + PARTS[part[2]]() + part[3] if part[2] in PARTS else part[0], old)
        if new != old:
            stale.append(page.relative_to(ROOT))
            if "--check" not in arguments:
                page.write_text(new, encoding="utf-8")
    if stale and "--check" in arguments:
        print(f"{', '.join(map(str, stale))}: generated parts are stale. Run make docs.", file=sys.stderr)
        return 1
    for page in stale:
        print(f"{page} written anew")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
