"""A story of three outlets about an invented event, to try the program on.

Places, people, outlets and the event itself are made up. The three differ on purpose in what they count, whom they
hear, what they quote and how much they say in their own voice.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

ARTICLES = ("courier.txt", "meridian.md", "sentinel.txt")
TITLE = "The Marrow Bridge collision"


def demo_paths() -> tuple[Path, ...]:
    """The articles' files in the order of the demo report."""
    folder = Path(str(files("framing.demo")))
    return tuple(folder / name for name in ARTICLES)
