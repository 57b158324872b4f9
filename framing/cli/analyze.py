"""``framing analyze``: one JSON object a document."""

from __future__ import annotations

import argparse
import sys

from framing.cli.options import Commands, OutputLines, common, jobs, printable, settings


def register(commands: Commands) -> None:
    """Add the command to the parser; help texts live here and nowhere else."""
    analyze = commands.add_parser("analyze", help="one JSON object a document, in input order")
    analyze.add_argument(
        "files", nargs="+", metavar="FILE", help="files of one article or many, story folders, addresses (- for stdin)"
    )
    analyze.add_argument("-o", "--output", metavar="FILE", help="where to write (default: standard output)")
    analyze.add_argument("--text", action="store_true", help="include each document's text")
    jobs(analyze)
    common(analyze, _analyze)


def _analyze(options: argparse.Namespace) -> int:
    from framing import api
    from framing.cli.pace import Pace
    from framing.job_pool import number_of_jobs

    failed = 0
    processes = number_of_jobs(options.jobs)
    pace = Pace(options.files)
    with OutputLines(options.output) as send:
        for line in api.record_lines(options.files, settings(options), with_text=options.text, jobs=processes):
            if line.error is not None:
                failed += 1
                pace.end()
                print(f"framing: {printable(line.error)}", file=sys.stderr)
            send.line(line.data)
            pace.done(line.words, line.characters)
        send.end()
    pace.end()
    return 1 if failed else 0
