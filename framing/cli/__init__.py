"""The command line: parse flags, call the public functions, write atomically. One module a command, or a few alike.

Exit codes: 0 done, 1 the work failed (or some documents could not be read), 2 wrong use.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Mapping, Sequence

from framing import __version__
from framing.cli import analyze, attach, compare, email, mcp, nightly, read, serve, stories, verify
from framing.cli import self_description as words
from framing.cli.options import printable
from framing.errors import FramingError

_COMMANDS = (
    compare,
    analyze,
    read,
    stories,
    nightly,
    attach,
    email,
    verify,
    serve,
    mcp,
    words,
)  # in the order of --help
_OBJECTS_BETWEEN_COLLECTIONS = 100_000


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    return _built()[0]


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a command line; a command's options and files may stand in any order."""
    arguments = [f"<stdin>{name[1:]}" if name.startswith("-#") else name for name in arguments]
    top, commands = _built()
    command = commands.get(arguments[0]) if arguments else None
    if command is None:
        return top.parse_args(arguments)
    options: argparse.Namespace = command.parse_intermixed_args(arguments[1:])
    return options


def _built() -> tuple[argparse.ArgumentParser, Mapping[str, argparse.ArgumentParser]]:
    top = argparse.ArgumentParser(
        prog="framing", description="Compare how outlets tell the same story; every number leads to its words."
    )
    top.add_argument("--version", action="version", version=f"framing {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for module in _COMMANDS:
        module.register(commands)
    return top, commands.choices


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code; argparse itself leaves with 2 on wrong use."""
    options = parsed(sys.argv[1:] if arguments is None else list(arguments))
    if sys.stderr is None:  # started with it closed: then nobody is to be told, least of all standard output
        import os

        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it stays open like the one it replaces
    # Most of what a command makes lives until it is written; looking for garbage that often takes a tenth of the time.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, 50, 100)
    try:
        code: int = options.run(options)
    except FramingError as error:
        print(f"framing: {printable(str(error))}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The reader of a pipe has seen enough; point stdout elsewhere so that the interpreter's exit is quiet too.
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code
