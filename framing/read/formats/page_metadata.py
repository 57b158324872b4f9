"""What a page's head says of its article, as far as it can be true: trafilatura finds it, here it is looked over."""

from __future__ import annotations

import re
from typing import Any

_SUFFIX = re.compile(r"(?P<title>.*\S)\s+[|–—·•:-]\s+(?P<name>[^|–—·•]{2,60})$", re.DOTALL)
_SIGNS = re.compile(r"\W+")
_ADDRESS = re.compile(r"://|www\.|@\w|\.(?:com|org|net|html?)\b", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:copyright\b|©|all rights\b)|\W*\d+\W*$", re.IGNORECASE)
_NETWORKS = frozenset(("facebook", "twitter", "x", "instagram", "youtube", "admin", "administrator", "author", "none"))
_LEAST = 4  # letters of an outlet's name that is known again at a title's end
_LONGEST = 120  # characters of a byline


def metadata(found: Any) -> dict[str, str]:
    """Title, outlet, byline, day and address under the keys that front matter may use; what cannot be true is out."""
    outlet = _outlet(found.sitename) or found.hostname
    named = {
        "title": _title(found.title, (outlet, found.sitename, found.hostname)),
        "outlet": outlet,
        "byline": _byline(found.author, outlet),
        "published": found.date,
        "url": found.url,
    }
    return {key: value for key, value in named.items() if isinstance(value, str) and value}


def _title(title: Any, outlets: tuple[Any, ...]) -> Any:
    """A title without the outlet's name behind it."""
    keys = {_key(name) for name in outlets if isinstance(name, str) and len(_key(name)) >= _LEAST}
    while isinstance(title, str) and (match := _SUFFIX.match(title)):
        behind = _key(match["name"])
        if len(behind) < _LEAST or not any(behind.startswith(key) or key.startswith(behind) for key in keys):
            break
        title = match["title"]
    return title


def _outlet(name: Any) -> str | None:
    """A site's name, unless it is a notice or a number."""
    if not isinstance(name, str) or _NO_NAME.match(name.strip()):
        return None
    return name.strip(" _-|") or None


def _byline(author: Any, outlet: Any) -> str | None:
    """The authors' names, without addresses, networks and the outlet itself."""
    if not isinstance(author, str):
        return None
    names = [name.strip() for name in author.split(";")]
    no_names = {*_NETWORKS, _key(outlet)} if isinstance(outlet, str) else _NETWORKS
    kept = [name for name in names if name and not _ADDRESS.search(name) and _key(name) not in no_names]
    kept = [name for name in kept if any(sign.isalpha() for sign in name)]
    found = ", ".join(dict.fromkeys(kept))
    return found if found and len(found) <= _LONGEST else None


def _key(name: str) -> str:
    return _SIGNS.sub("", name).casefold()
