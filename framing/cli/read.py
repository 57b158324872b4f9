"""``framing read``: what each article was taken for, as JSON OutputLines or shown."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from framing.cli.options import Commands, OutputLines, jobs, printable, settings
from framing.number_format import printed

if TYPE_CHECKING:
    from framing.model import Document

_COLOURS = {"headline": "1", "dateline": "36", "byline": "36", "caption": "35", "furniture": "90", "body": ""}


def register(commands: Commands) -> None:
    """Add the command to the parser; help texts live here and nowhere else."""
    read = commands.add_parser("read", help="how articles are read: text, zones with their rules, metadata")
    read.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="files of any format, story folders, addresses (- for stdin); export.txt#3 is the third in a file",
    )
    read.add_argument("-o", "--output", metavar="FILE", help="where to write (default: standard output)")
    read.add_argument("--show", action="store_true", help="print the text with its zones, in colour on a terminal")
    jobs(read)
    read.add_argument("--settings", metavar="FILE", help="a TOML file of settings")
    read.add_argument(
        "--max-bytes", type=int, metavar="N", help=f"refuse larger articles (default: {printed(2_000_000)})"
    )
    read.set_defaults(run=_read)


def _read(options: argparse.Namespace) -> int:
    from framing import api
    from framing.errors import ReadError
    from framing.job_pool import number_of_jobs

    failed = 0
    colour = not options.output and sys.stdout is not None and sys.stdout.isatty()
    with OutputLines(options.output) as send:
        for path, item in api.readings(options.files, settings(options), jobs=number_of_jobs(options.jobs)):
            if isinstance(item, ReadError):
                failed += 1
                print(f"framing: {printable(str(item))}", file=sys.stderr)
                if options.show:
                    continue
            if options.show and not isinstance(item, ReadError):
                line = (shown(item, path, colour) + "\n").encode("utf-8", "backslashreplace")
            else:
                line = api.dumps(api.read_record(item, path))
            send.line(line)
        send.end()
    return 1 if failed else 0


def shown(document: Document, path: str, colour: bool) -> str:
    """An article for people: what is known about it, then each zone behind its kind, and why it was set aside."""
    facts = [f"{name}: {value}" for name, value in _facts(document)]
    lines = [
        _painted(path, "1", colour),
        *map(printable, facts),
        *(f"note: {printable(n)}" for n in document.notes),
        "",
    ]
    for zone in document.zones:
        words = " ".join(printable(line) for line in document.text[zone.start : zone.end].splitlines())
        why = "" if zone.kind == "body" else f"  [{printable(zone.why)}]"
        lines.append(f"{zone.kind:9}  {_painted(words, _COLOURS.get(zone.kind, ''), colour)}{why}")
    return "\n".join([*lines, ""])


def _facts(document: Document) -> list[tuple[str, str]]:
    found = []
    from framing.read.reassembly import FIELDS

    for name in FIELDS:
        value, how = getattr(document, name), document.provenance.get(name)
        if value or how:
            found.append((name, f"{value or '–'}{f' ({how})' if how else ''}"))
    return [("id", document.id), ("format", document.format), *found]


def _painted(words: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{words}\x1b[0m" if colour and code else words
