"""``framing verify``: recount a report."""

from __future__ import annotations

import argparse

from framing.cli.options import Commands, lexicon, printable, say, settings
from framing.number_format import printed

_CODES = {"verified": 0, "differs": 1, "records verified": 4}
_NOT_CONFIRMED = 5  # whatever is verified, --trust asked for a sender who is not shown


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
    verify.add_argument(
        "--trust",
        nargs="+",
        action="extend",
        metavar="FILE",
        help="check the sender, too: allowed signers as ssh-keygen reads them, or certificates (PEM)",
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

    outcome = verify_report(options.report, options.docs, settings(options), options.trust or ())
    name = printable(options.report)
    told = {
        "verified": "verified",
        "records verified": "records verified, page not checkable here",
        "differs": f"differs. {printable(outcome.difference or '')}",
    }
    say(f"{name}: {told[outcome.outcome]}")
    for remark in outcome.remarks:
        say(f"{name}: {printable(remark)}")
    for sender in outcome.senders:
        say(f"{name}: {printable(str(sender))}")
    confirmed = {sender.outcome for sender in outcome.senders}
    if options.trust and not outcome.senders:
        say(f"{name}: not signed")
    if options.trust and outcome.outcome != "differs" and ("confirmed" not in confirmed or "broken" in confirmed):
        return _NOT_CONFIRMED
    return _CODES[outcome.outcome]
