"""``framing attach``: a report into a briefing."""

from __future__ import annotations

import argparse
import sys
from typing import get_args

from framing.cli.options import Commands, lexicon, printable, say, settings, sign
from framing.settings import Pages


def register(commands: Commands) -> None:
    """Add the command to the parser; help texts live here and nowhere else."""
    attach = commands.add_parser("attach", help="put a report into a briefing, both PDF; again, and it is replaced")
    attach.add_argument("report", metavar="REPORT", help="the report's PDF")
    attach.add_argument("--to", required=True, metavar="BRIEFING", help="the PDF that takes it")
    attach.add_argument("-o", "--output", metavar="OUT", help="where to write (default: in place of BRIEFING)")
    attach.add_argument(
        "--pages",
        choices=get_args(Pages),
        help="page one alone (default), the whole report, or with ledgers; drawn again from the report's own records",
    )
    attach.add_argument(
        "--templates", metavar="DIR", help="the templates that drew the report, where not framing's own"
    )
    lexicon(attach)
    attach.add_argument(
        "--append", action="store_true", help="add the report's pages at the end instead of embedding it as a file"
    )
    attach.add_argument(
        "--drop-claims",
        action="store_true",
        help="where the briefing claims a standard that forbids attachments (PDF/A-1, PDF/A-2), drop the claim",
    )
    sign(attach)
    attach.set_defaults(run=_attach)


def _attach(options: argparse.Namespace) -> int:
    from pathlib import Path

    from framing import api, attach, output

    target = Path(options.output or options.to)
    attached = attach(
        options.report,
        options.to,
        pages=options.pages,
        append=options.append,
        drop_claims=options.drop_claims,
        settings=settings(options),
    )
    same = target.is_file() and target.read_bytes() == attached.data
    if options.sign or not same:  # an unchanged briefing keeps its date
        output.publish(api.signed({target: attached.data}, options.sign))
    for note in attached.notes:
        print(f"framing: {printable(f'{target}: {note}')}", file=sys.stderr)
    say(str(target))
    return 0
