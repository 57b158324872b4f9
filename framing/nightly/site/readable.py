"""What articles and outlets say, as a page of the night may show it: as the report does, and not without end."""

from __future__ import annotations

from typing import Any

from framing.render.clean import excerpt

_LONGEST = 600  # characters of one text: a standfirst, a quotation, a reason
_NAMES = {"title": 300, "outlet": 120, "place": 200, "title_before": 300, "published": 40, "url": 500}


def readable(found: Any, key: str = "") -> Any:
    """Records with every text on one line, control and direction characters made visible, and cut at a word.

    Keys and names of files are ours and stay as they are.
    """
    if isinstance(found, dict):
        return {name: readable(value, name) for name, value in found.items()}
    if isinstance(found, list):
        return [readable(value, key) for value in found]
    return excerpt(found, _NAMES.get(key, _LONGEST)) if isinstance(found, str) else found
