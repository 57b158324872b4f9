"""``framing stories``: which articles tell one story."""

from __future__ import annotations

import argparse
import sys

from framing.cli.options import Commands, jobs, printable, say, settings
from framing.number_format import printed


def register(commands: Commands) -> None:
    """Add the command to the parser; help texts live here and nowhere else."""
    stories = commands.add_parser("stories", help="which articles of a pile tell one story, and why")
    stories.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="files of one article or many, story folders, addresses (- for stdin)",
    )
    stories.add_argument("-o", "--output", metavar="FILE", help="where to write (default: standard output)")
    jobs(stories)
    stories.add_argument("--settings", metavar="FILE", help="a TOML file of settings")
    stories.add_argument(
        "--max-bytes", type=int, metavar="N", help=f"refuse larger articles (default: {printed(2_000_000)})"
    )
    stories.set_defaults(run=_stories)


def _stories(options: argparse.Namespace) -> int:
    from pathlib import Path

    from framing import api, output
    from framing.job_pool import number_of_jobs

    failed, lines = 0, []
    for record in api.group_articles(options.files, settings(options), jobs=number_of_jobs(options.jobs)):
        if "error" in record:
            failed += 1
            print(f"framing: {printable(record['error'])}", file=sys.stderr)
        lines.append(api.dumps(record))
    if options.output:
        output.publish({Path(options.output): b"".join(lines)})
    else:
        say(b"".join(lines))
    return 1 if failed else 0
