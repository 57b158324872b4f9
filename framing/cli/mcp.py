"""``framing mcp``: tools for agents over standard input and output."""

from __future__ import annotations

import argparse

from framing.cli.options import Commands, lexicon, settings
from framing.number_format import printed


def register(commands: Commands) -> None:
    """Add the command to the parser; help texts live here and nowhere else."""
    mcp = commands.add_parser("mcp", help="tools for agents: a Model Context Protocol server on stdin and stdout")
    mcp.add_argument(
        "--folder",
        action="append",
        dest="folders",
        metavar="DIR",
        help="a folder whose files an agent may read (repeatable; default: none, texts alone)",
    )
    mcp.add_argument("--settings", metavar="FILE", help="a TOML file of settings")
    mcp.add_argument("--model", help="another English spaCy pipeline: a package or a folder")
    lexicon(mcp)
    mcp.add_argument(
        "--max-bytes", type=int, metavar="N", help=f"refuse larger articles (default: {printed(2_000_000)})"
    )
    mcp.set_defaults(run=_serve)


def _serve(options: argparse.Namespace) -> int:
    from pathlib import Path

    from framing.agents.protocol import serve

    serve([Path(folder) for folder in options.folders or ()], settings(options))
    return 0
