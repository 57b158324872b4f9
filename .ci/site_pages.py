"""What MkDocs asks while it builds: pages of the site that lie outside docs/."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
_ELSEWHERE = {"changelog.md": "CHANGELOG.md", "architecture.md": "ARCHITECTURE.md"}
_WHERE_IT_IS = {"Extend it": "extending.md"}  # pages that stand under "How to" where there are such
_LINK = re.compile(r"\]\(docs/")


def on_config(config: Any) -> Any:
    """Put them into the navigation."""
    how_to = next(item["How to"] for item in config.nav if "How to" in item)
    how_to += [{title: name} for title, name in _WHERE_IT_IS.items() if (ROOT / "docs" / name).is_file()]
    return config


def on_files(files: Files, config: Any) -> Files:
    """Add them, with their links as they are seen from docs/."""
    for name, source in _ELSEWHERE.items():
        text = _LINK.sub("](", (ROOT / source).read_text(encoding="utf-8"))
        files.append(File.generated(config, name, content=text))
    return files
