"""``framing email``: reports as a message."""

from __future__ import annotations

import argparse

from framing.cli.options import Commands, say
from framing.number_format import printed


def register(commands: Commands) -> None:
    """Add the command to the parser; help texts live here and nowhere else."""
    email = commands.add_parser(
        "email", help="a message with page one of reports as text and HTML, and their PDFs attached"
    )
    email.add_argument("reports", nargs="+", metavar="REPORT", help="the PDF of a report")
    email.add_argument("--to", action="append", required=True, metavar="ADDRESS", help="a recipient; may be repeated")
    email.add_argument("--from", dest="sender", metavar="ADDRESS", help="the sender (default: framing@localhost)")
    email.add_argument("--subject", help="the subject (default: the first report's title)")
    email.add_argument(
        "--date", metavar="DAY", help="day of the Date header (default: the newest article's; without one, no header)"
    )
    email.add_argument(
        "--max-bytes", type=int, metavar="N", help=f"refuse a larger message (default: {printed(20_000_000)})"
    )
    email.add_argument("-o", "--output", metavar="FILE", help="where to write the .eml (default: standard output)")
    email.set_defaults(run=_email)


def _email(options: argparse.Namespace) -> int:
    from pathlib import Path

    from framing import email_message, output

    chosen = {"sender": options.sender, "subject": options.subject, "day": options.date, "max_bytes": options.max_bytes}
    given = {key: value for key, value in chosen.items() if value is not None}
    message = email_message(options.reports, options.to, **given)
    if options.output:
        output.publish({Path(options.output): message})
        say(options.output)
    else:
        say(message)
    return 0
