"""``framing serve``: a page on this machine to paste articles into."""

from __future__ import annotations

import argparse

from framing.cli.options import Commands, lexicon, say, settings
from framing.number_format import printed


def register(commands: Commands) -> None:
    """Add the command to the parser; help texts live here and nowhere else."""
    serve = commands.add_parser("serve", help="a page on this machine: paste articles, read the report")
    serve.add_argument("--port", type=int, default=8000, metavar="N", help="default: 8000; 0 takes one that is free")
    serve.add_argument(
        "--host", default="127.0.0.1", metavar="H", help="listen elsewhere than on this machine; needs a token"
    )
    serve.add_argument(
        "--name", action="append", dest="names", metavar="HOST", help="a host name it is reached by (repeatable)"
    )
    serve.add_argument("--token-file", metavar="FILE", help="a file whose first line others must know to be let in")
    serve.add_argument(
        "--folder",
        default="reports/serve",
        metavar="DIR",
        help="where comparisons are kept (default: reports/serve)",
    )
    serve.add_argument("--read-only", action="store_true", help="show what is there, change nothing")
    serve.add_argument("--allow-fetch", action="store_true", help="fetch articles that are given as addresses")
    serve.add_argument("--settings", metavar="FILE", help="a TOML file of settings")
    serve.add_argument("--model", help="another English spaCy pipeline: a package or a folder")
    lexicon(serve)
    serve.add_argument(
        "--max-bytes", type=int, metavar="N", help=f"refuse larger articles (default: {printed(2_000_000)})"
    )
    serve.set_defaults(run=_serve)


def _serve(options: argparse.Namespace) -> int:
    from pathlib import Path

    from framing.serve.uvicorn_server import serve

    serve(
        settings(options),
        Path(options.folder),
        host=options.host,
        port=options.port,
        names=options.names or (),
        token=_token(options.token_file),
        read_only=options.read_only,
        fetching=options.allow_fetch,
        say=say,
    )
    return 0


def _token(file: str | None) -> str | None:
    from pathlib import Path

    from framing.errors import UsageError

    if file is None:
        return None
    try:
        return Path(file).read_text(encoding="utf-8").partition("\n")[0].strip()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise UsageError(f"cannot be read ({reason})", where=f"--token-file {file}", next="Check its name.") from error
