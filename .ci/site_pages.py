"""What MkDocs asks while it builds: pages of the site that lie outside docs/."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
_ELSEWHERE = {"changelog.md": "CHANGELOG.md", "architecture.md": "ARCHITECTURE.md"}
_LINK = re.compile(r"\]\(docs/")


def on_files(files: Files, config: Any) -> Files:
    """Add them, with their links as they are seen from docs/."""
    for name, source in _ELSEWHERE.items():
        text = _LINK.sub("](", (ROOT / source).read_text(encoding="utf-8"))
        files.append(File.generated(config, name, content=text))
    return files
