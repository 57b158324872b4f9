"""The command line: parse flags, call the public functions, write atomically.

Exit codes: 0 done, 1 the work failed (or some documents could not be read), 2 wrong use.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from framing import __version__
from framing.errors import FramingError, UsageError

if TYPE_CHECKING:
    from framing.settings import Settings

FORMATS = ("html", "pdf", "json")
_SHELLS = ("bash", "zsh", "tcsh")


def parser() -> argparse.ArgumentParser:
    """The whole command line; help texts live here and nowhere else."""
    top = argparse.ArgumentParser(
        prog="framing", description="Compare how outlets tell the same story; every number leads to its words."
    )
    top.add_argument("--version", action="version", version=f"framing {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)

    compare = commands.add_parser("compare", help="two to six articles side by side: HTML, PDF, JSON")
    compare.add_argument("files", nargs="*", metavar="FILE", help="an article: plain text or Markdown")
    compare.add_argument("--demo", action="store_true", help="compare the three articles of the built-in demo story")
    compare.add_argument("-o", "--output", metavar="NAME", help="where to write: NAME.html, NAME.pdf, NAME.json")
    compare.add_argument(
        "--format", default=",".join(FORMATS), help="comma-separated, of html, pdf, json (default: all)"
    )
    compare.add_argument("--title", help="the report's headline (default: made from the facts)")
    compare.add_argument("--templates", metavar="DIR", help="a folder whose files replace the report's own templates")
    _common(compare, _compare)

    analyze = commands.add_parser("analyze", help="one JSON object a document, in input order")
    analyze.add_argument(
        "files", nargs="+", metavar="FILE", help="an article, or JSON Lines of {id, text, …} (*.jsonl, or - for stdin)"
    )
    analyze.add_argument("-o", "--output", metavar="FILE", help="where to write (default: standard output)")
    analyze.add_argument("--text", action="store_true", help="include each document's text")
    _common(analyze, _analyze)

    explain = commands.add_parser("explain", help="what a measure is, how it is computed, how far to trust it")
    explain.add_argument(
        "measure", nargs="?", metavar="MEASURE", help="its key, such as hedging.rate (default: list all)"
    )
    explain.set_defaults(run=_explain)

    schema = commands.add_parser("schema", help="the JSON Schema of what analyze and compare write")
    schema.set_defaults(run=_schema)

    completion = commands.add_parser("completion", help="print a completion script for your shell")
    completion.add_argument("shell", choices=_SHELLS)
    completion.set_defaults(run=_completion)
    return top


def _common(command: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]) -> None:
    command.add_argument("--settings", metavar="FILE", help="a TOML file of settings")
    command.add_argument("--model", help="another English spaCy pipeline: a package or a folder")
    command.add_argument("--draws", type=int, metavar="N", help="resamples behind each interval (default: 2000)")
    command.add_argument("--seed", type=int, metavar="N", help="seed of the resampling")
    command.add_argument("--max-bytes", type=int, metavar="N", help="refuse larger articles (default: 2,000,000)")
    command.set_defaults(run=run)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code; argparse itself leaves with 2 on wrong use."""
    options = parser().parse_args(arguments)
    if sys.stderr is None:  # started with it closed: then nobody is to be told, least of all standard output
        import os

        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it stays open like the one it replaces
    try:
        code: int = options.run(options)
    except FramingError as error:
        print(f"framing: {_printable(str(error))}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The reader of a pipe has seen enough; point stdout elsewhere so that the interpreter's exit is quiet too.
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code


def _printable(line: str) -> str:
    """File names and article text may hold control characters; a terminal must not obey them."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in line)


def _say(answer: str | bytes) -> None:
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


def _settings(options: argparse.Namespace) -> Settings:
    from pathlib import Path

    from framing.settings import load_settings

    flags = ("model", "draws", "seed", "max_bytes", "templates")
    path = Path(options.settings) if options.settings else None
    return load_settings(path, **{flag: getattr(options, flag, None) for flag in flags})


def _progress(stage: str) -> None:
    """One line that is overwritten, for people; nothing in a pipe."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{stage}", end="", file=sys.stderr, flush=True)


def _compare(options: argparse.Namespace) -> int:
    from framing import api, output

    formats = list(dict.fromkeys(name.strip() for name in options.format.split(",") if name.strip()))
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise UsageError(
            f"unknown format {options.format!r}", where="--format", next=f"Choose from {', '.join(FORMATS)}."
        )
    if options.demo == bool(options.files):
        raise UsageError(
            "give two to six articles, or --demo", where="framing compare", next="See framing compare --help."
        )
    paths = api.demo_articles() if options.demo else options.files
    title = options.title or (api.demo_title() if options.demo else None)
    stem = api.report_stem(options.output, paths)
    reports = api.report(paths, formats, _settings(options), name=stem.name, title=title, progress=_progress)
    output.publish({stem.with_name(f"{stem.name}.{name}"): content for name, content in reports.items()})
    _progress("")
    for name in formats:
        _say(str(stem.with_name(f"{stem.name}.{name}")))
    return 0


def _analyze(options: argparse.Namespace) -> int:
    from pathlib import Path

    from framing import api, output

    failed = 0
    collected: list[bytes] = []
    for record in api.analyze(options.files, _settings(options), with_text=options.text):
        if "error" in record:
            failed += 1
            print(f"framing: {_printable(record['error'])}", file=sys.stderr)
        line = api.dumps(record)
        if options.output:
            collected.append(line)
        else:
            _say(line)
    if options.output:
        output.publish({Path(options.output): b"".join(collected)})
    return 1 if failed else 0


def _explain(options: argparse.Namespace) -> int:
    from framing import api

    _say(api.explain(options.measure))
    return 0


def _schema(options: argparse.Namespace) -> int:
    import json

    from framing import api

    _say(json.dumps(api.schema(), indent=2, ensure_ascii=False))
    return 0


def _completion(options: argparse.Namespace) -> int:
    try:
        import shtab
    except ImportError as error:
        raise UsageError(
            "needs the package shtab", where="framing completion", next="Install it with: pip install shtab"
        ) from error
    _say(shtab.complete(parser(), shell=options.shell))
    return 0


if __name__ == "__main__":
    sys.exit(main())
