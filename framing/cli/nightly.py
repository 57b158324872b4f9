"""``framing nightly``: from the pile of the day to one report a story; ``status`` and ``install`` beside it."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from framing.cli.options import Commands, say
from framing.errors import UsageError

_DEFAULT = "nightly.toml"
_VERBS = ("run", "status", "install", "withdraw")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def register(commands: Commands) -> None:
    """Add the command to the parser; help texts live here and nowhere else."""
    nightly = commands.add_parser("nightly", help="many documents: one report a story, an index, whatever breaks")
    nightly.add_argument(
        "words",
        nargs="*",
        metavar="[run|status|install|withdraw] CONFIG.toml",
        help="what to do (run), and with which nightly; with withdraw, the articles' places, ids or addresses follow",
    )
    nightly.add_argument(
        "--demo", metavar="DIR", help="try it: a week of nights of a small invented pile, laid out in DIR"
    )
    nightly.add_argument("--night", metavar="DATE", help="book the run under this date (default: today)")
    nightly.add_argument("--since", metavar="DATE", help="pass over documents published before this date")
    nightly.add_argument("--only", metavar="STORY", help="make only the report of this story")
    nightly.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    nightly.add_argument("--reason", metavar="TEXT", help="with withdraw: why, for the log")
    nightly.add_argument("--systemd", action="store_true", help="with install: write a systemd service and timer")
    nightly.add_argument("--at", metavar="HH:MM", default="04:00", help="with install: when to start (default: 04:00)")
    nightly.add_argument("--units", metavar="DIR", help="with install: where to write (default: the user's own units)")
    nightly.set_defaults(run=_nightly)


def _nightly(options: argparse.Namespace) -> int:
    from framing.nightly.config import load_config

    if options.demo:
        return _demo(Path(options.demo))
    words = list(options.words)
    verb = words.pop(0) if words and words[0] in _VERBS else "run"
    if verb == "withdraw":
        return _withdraw(words, options.reason or "")
    if len(words) > 1:
        raise UsageError("one configuration at a time", where=f"framing nightly {' '.join(words)}", next="Name one.")
    for flag in ("night", "since"):
        if getattr(options, flag) and not _is_date(getattr(options, flag)):
            raise UsageError("is not a date", where=f"--{flag} {getattr(options, flag)}", next="Write YYYY-MM-DD.")
    path = Path(words[0] if words else _DEFAULT)
    config = load_config(path)
    if verb == "status":
        from framing.nightly.status import status

        say(status(config))
        return 0
    if verb == "install":
        return _install(options, path)
    from framing.nightly.log import Tell
    from framing.nightly.run import Asked, nightly

    asked = Asked(night=options.night, since=options.since, only=options.only)
    if options.dry_run:
        from framing.nightly.status import forecast

        say(forecast(config, asked))
        return 0
    return nightly(config, asked, Tell())


def _demo(folder: Path) -> int:
    from framing.demo.demo_pile import NIGHTS, deliver_to, lay_out
    from framing.nightly.config import load_config
    from framing.nightly.log import Tell
    from framing.nightly.run import Asked, nightly

    path = lay_out(folder)
    code = 0
    for name, night in NIGHTS:
        deliver_to(folder / "inbox", name)
        code = nightly(load_config(path), Asked(night=night), Tell())
    say(str(folder / "reports" / "index.html"))
    return code


def _withdraw(words: list[str], reason: str) -> int:
    from framing.nightly.config import load_config
    from framing.nightly.withdrawals import withdraw

    if len(words) <= 1:
        advice = "Write framing nightly withdraw CONFIG.toml ARTICLE… --reason …"
        raise UsageError("needs a configuration and an article", where="framing nightly withdraw", next=advice)
    for line in withdraw(load_config(Path(words[0])), words[1:], reason):
        say(line)
    return 0


def _install(options: argparse.Namespace, path: Path) -> int:
    from framing.nightly.schedule import install

    if not options.systemd:
        advice = "Say --systemd; for cron, the README has the line."
        raise UsageError("install needs to be told for what", where="framing nightly install", next=advice)
    for line in install(path, options.at, Path(options.units) if options.units else None):
        say(line)
    return 0


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return bool(_DATE.fullmatch(text))
