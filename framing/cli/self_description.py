"""``framing explain``, ``schema`` and ``completion``: what the program says of itself."""

from __future__ import annotations

import argparse

from framing.cli.options import Commands, lexicon, say, settings
from framing.errors import UsageError

_SHELLS = ("bash", "zsh", "tcsh")


def register(commands: Commands) -> None:
    """Add the commands to the parser; help texts live here and nowhere else."""
    explain = commands.add_parser("explain", help="what a measure is, how it is computed, how far to trust it")
    explain.add_argument(
        "measure", nargs="?", metavar="MEASURE", help="its key, such as hedging.rate (default: list all)"
    )
    lexicon(explain)
    explain.set_defaults(run=_explain)

    schema = commands.add_parser("schema", help="the JSON Schema of what analyze and compare write")
    schema.set_defaults(run=_schema)

    completion = commands.add_parser("completion", help="print a completion script for your shell")
    completion.add_argument("shell", choices=_SHELLS)
    completion.set_defaults(run=_completion)


def _explain(options: argparse.Namespace) -> int:
    from framing import api

    say(api.explain(options.measure, settings(options)))
    return 0


def _schema(options: argparse.Namespace) -> int:
    import json

    from framing import api

    say(json.dumps(api.schema(), indent=2, ensure_ascii=False))
    return 0


def _completion(options: argparse.Namespace) -> int:
    from framing.cli import parser

    try:
        import shtab
    except ImportError as error:
        raise UsageError(
            "needs the package shtab", where="framing completion", next="Install it with: pip install shtab"
        ) from error
    say(shtab.complete(parser(), shell=options.shell))
    return 0
