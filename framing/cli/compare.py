"""``framing compare``: two to six articles side by side."""

from __future__ import annotations

import argparse
from typing import get_args

from framing.cli.options import Commands, common, progress, remark, say, settings, sign
from framing.errors import UsageError
from framing.settings import Pages, Paper


def register(commands: Commands) -> None:
    """Add the command to the parser; help texts live here and nowhere else."""
    compare = commands.add_parser("compare", help="two to six articles side by side: HTML, PDF, JSON")
    compare.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="an article: a file of any format, an address, a story folder (- for stdin); "
        "pile.jsonl#3 is the third in a file, pile.jsonl#all is each; a list of addresses stands for all of them",
    )
    compare.add_argument(
        "--clipboard", action="store_true", help="the article that was copied last, or the addresses, after the files"
    )
    compare.add_argument("--demo", action="store_true", help="compare the three articles of the built-in demo story")
    compare.add_argument("-o", "--output", metavar="NAME", help="where to write: NAME.html, NAME.pdf, …")
    compare.add_argument(
        "--format",
        help="comma-separated: html, pdf, json (default: these); page one as docx, md, txt or png; "
        "the measures as csv, xlsx or parquet; or a plug-in's",
    )
    compare.add_argument("--title", help="the report's headline (default: made from the facts)")
    compare.add_argument("--templates", metavar="DIR", help="a folder whose files replace the report's own templates")
    compare.add_argument(
        "--pages",
        choices=get_args(Pages),
        help="page one alone, the whole report (default), or with ledgers and every sentence",
    )
    compare.add_argument("--paper", choices=get_args(Paper), help="what the PDF is printed on (default: a4)")
    sign(compare)
    common(compare, _compare)


def _compare(options: argparse.Namespace) -> int:
    from framing import api, output
    from framing.compare import MOST
    from framing.read.clipboard import Clipboard
    from framing.render import writers

    asked = ",".join(writers.USUAL) if options.format is None else options.format
    formats = list(dict.fromkeys(name.strip() for name in asked.split(",") if name.strip()))
    writers.require(formats, f"--format {asked}")
    if options.demo == bool(options.files or options.clipboard):
        raise UsageError(
            "give two to six articles, or --demo", where="framing compare", next="See framing compare --help."
        )
    copied = [Clipboard()] if options.clipboard else []
    paths = api.demo_articles() if options.demo else [*options.files, *copied]
    title = options.title or (api.demo_title() if options.demo else None)
    stem = api.report_stem(options.output, paths)
    found = api.gathered(paths, settings(options), most=MOST)
    reports = api.report(
        found.sources,
        formats,
        settings(options),
        name=stem.name,
        title=title or found.title,
        progress=progress,
        remark=remark,
    )
    files = {stem.with_name(f"{stem.name}.{name}"): content for name, content in reports.items()}
    files = api.signed(files, options.sign)
    kept = api.kept_beside(found.again, stem)
    output.publish({**kept, **files})
    progress("")
    for path in [*files, *sorted({path.parent for path in kept})]:
        say(str(path))
    return 0
