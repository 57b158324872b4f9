"""``framing analyze``: one JSON object a document."""

from __future__ import annotations

import argparse
import sys

from framing.cli.options import Commands, OutputLines, common, printable, settings


def register(commands: Commands) -> None:
    """Add the command to the parser; help texts live here and nowhere else."""
    analyze = commands.add_parser("analyze", help="one JSON object a document, in input order")
    analyze.add_argument(
        "files", nargs="+", metavar="FILE", help="files of one article or many, story folders, addresses (- for stdin)"
    )
    analyze.add_argument("-o", "--output", metavar="FILE", help="where to write (default: standard output)")
    analyze.add_argument("--text", action="store_true", help="include each document's text")
    common(analyze, _analyze)


def _analyze(options: argparse.Namespace) -> int:
    from framing import api

    failed = 0
    send = OutputLines(options.output)
    for record in api.records(options.files, settings(options), with_text=options.text):
        if "error" in record:
            failed += 1
            print(f"framing: {printable(record['error'])}", file=sys.stderr)
        line = api.dumps(record)
        send.line(line)
    send.end()
    return 1 if failed else 0
