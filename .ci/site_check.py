"""The documentation as a site (``make site``), in build/site or the folder named: a dead link or anchor ends it.

MkDocs draws the pages of docs/; the changelog and the architecture are added to them from where they lie. Nothing in
the site is fetched from elsewhere: theme, fonts and search are files of its own.
"""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

ROOT = Path(__file__).resolve().parent.parent
_REFERENCE = re.compile(r"""\b(?:href|src)=["']?([^"'\s>]*)""")
_ANCHOR = re.compile(r"""\b(?:id|name)=["']?([^"'\s>]+)""")


def faults(site: Path) -> list[str]:
    """References of the built pages that lead to no file, to no anchor, or out of the site for something it shows."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html")) if path.name != "404.html"}
    anchors = {path: set(_ANCHOR.findall(text)) for path, text in pages.items()}
    found = []
    for path, text in pages.items():
        for reference in sorted(set(_REFERENCE.findall(text))):
            parts = urlsplit(reference)
            if parts.scheme or parts.netloc:
                fetched = rf'(?:\bsrc=|<link\b[^>]*\bhref=)"{re.escape(reference)}"'
                if re.search(fetched, text):
                    found.append(f"{path.relative_to(site)}: is shown with {reference}, from elsewhere")
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                found.append(f"{path.relative_to(site)}: {reference} leads nowhere")
            elif parts.fragment and target in anchors and unquote(parts.fragment) not in anchors[target]:
                found.append(f"{path.relative_to(site)}: {reference} has no such anchor")
    return found


def main(arguments: list[str]) -> int:
    logging.basicConfig(level=logging.WARNING, format="site: %(message)s")
    config = load_config(str(ROOT / "mkdocs.yml"), strict=True, **({"site_dir": arguments[0]} if arguments else {}))
    try:
        build(config)
    except Abort as error:
        print(error, file=sys.stderr)
        return 1
    site = Path(config.site_dir)
    found = faults(site)
    for fault in found:
        print(f"site: {fault}", file=sys.stderr)
    if not found:
        print(site / "index.html")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
