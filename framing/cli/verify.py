"""``framing verify``: recount a report."""

from __future__ import annotations

import argparse

from framing.cli.options import Commands, lexicon, printable, say, settings
from framing.number_format import printed

_CODES = {"verified": 0, "differs": 1, "records verified": 4}


def register(commands: Commands) -> None:
    """Add the command to the parser; help texts live here and nowhere else."""
    verify = commands.add_parser("verify", help="recount every number of a report, and compare its bytes")
    verify.add_argument("report", metavar="REPORT", help="a report that framing compare wrote: .html, .pdf or .json")
    verify.add_argument(
        "--docs",
        nargs="+",
        action="extend",
        metavar="PATH",
        help="the articles, or folders that hold them: make everything anew",
    )
    verify.add_argument("--templates", metavar="DIR", help="the folder of templates it was drawn with, if not our own")
    lexicon(verify)
    verify.add_argument("--model", help="the English spaCy pipeline it was made with, if not the default")
    verify.add_argument(
        "--max-bytes", type=int, metavar="N", help=f"refuse larger articles (default: {printed(2_000_000)})"
    )
    verify.set_defaults(run=_verify)


def _verify(options: argparse.Namespace) -> int:
    from framing.verify.verification import verify_report

    outcome = verify_report(options.report, options.docs, settings(options))
    name = printable(options.report)
    told = {
        "verified": "verified",
        "records verified": "records verified, page not checkable here",
        "differs": f"differs. {printable(outcome.difference or '')}",
    }
    say(f"{name}: {told[outcome.outcome]}")
    for remark in outcome.remarks:
        say(f"{name}: {printable(remark)}")
    return _CODES[outcome.outcome]
