"""What every command does alike: its common options, its settings, what it prints and how."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Self

from framing.number_format import printed

if TYPE_CHECKING:
    from framing.output import GrowingFile
    from framing.settings import Settings

type Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def common(command: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]) -> None:
    command.add_argument("--settings", metavar="FILE", help="a TOML file of settings")
    command.add_argument("--model", help="another English spaCy pipeline: a package or a folder")
    command.add_argument("--draws", type=int, metavar="N", help="resamples behind each interval (default: 2000)")
    command.add_argument("--seed", type=int, metavar="N", help="seed of the resampling")
    lexicon(command)
    command.add_argument(
        "--max-bytes", type=int, metavar="N", help=f"refuse larger articles (default: {printed(2_000_000)})"
    )
    command.set_defaults(run=run)


def jobs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--jobs",
        type=int,
        metavar="N",
        help="processes that share the work (default: one a processor); the output is the same",
    )


def lexicon(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--lexicon",
        action="append",
        dest="lexicons",
        metavar="FILE",
        help="a lexicon of hedges, added to framing's own, or in place of the one it is named like (repeatable)",
    )


def sign(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--sign",
        action="append",
        default=[],
        metavar="KEY",
        help="a certificate with its key (.p12) signs the PDF within; a private key of SSH signs each file, in a file "
        "beside it (repeatable: one of each)",
    )


def settings(options: argparse.Namespace) -> Settings:
    from pathlib import Path

    from framing.settings import load_settings

    flags = ("model", "draws", "seed", "max_bytes", "templates", "lexicons", "pages", "paper")
    file = getattr(options, "settings", None)
    path = Path(file) if file else None
    return load_settings(path, **{flag: getattr(options, flag, None) for flag in flags})


def printable(line: str) -> str:
    """File names and article text may hold control characters; a terminal must not obey them."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in line)


def say(answer: str | bytes) -> None:
    """Print a line of text, or bytes as they are, at once. Raises WriteError where nothing can be printed."""
    try:
        if sys.stdout is None:
            raise OSError("it is closed")
        if isinstance(answer, str):
            answer = f"{answer}\n".encode(sys.stdout.encoding, "backslashreplace")  # a terminal may lack some letters
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        from framing.errors import WriteError

        reason = error.strerror or str(error)
        raise WriteError(
            f"cannot be written ({reason})", where="standard output", next="Send it to a file or a pipe that takes it."
        ) from error


class OutputLines:
    """Lines as they come: on standard output at once, or in a file that appears when the last one is there.

    Used in a ``with`` statement: a file that is not ended leaves nothing behind. Raises WriteError.
    """

    def __init__(self, file: str | None) -> None:
        self._file = _growing(file) if file else None

    def line(self, data: bytes) -> None:
        """One more."""
        if self._file:
            self._file.add(data)
        else:
            say(data)

    def end(self) -> None:
        """There are no more."""
        if self._file:
            self._file.publish()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.drop()


def _growing(file: str) -> GrowingFile:
    from pathlib import Path

    from framing.output import GrowingFile

    return GrowingFile(Path(file))


def remark(line: str) -> None:
    """Something a user should know, on standard error."""
    print(f"framing: {printable(line)}", file=sys.stderr)


def progress(stage: str) -> None:
    """One line that is overwritten, for people; nothing in a pipe."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{stage}", end="", file=sys.stderr, flush=True)
