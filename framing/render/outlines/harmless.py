"""Article text as a message may show it: one line, no control characters, nothing a mail program makes a link of."""

from __future__ import annotations

import re

from framing.render.clean import excerpt

_LONGEST = 600  # characters of one finding in a message; the report has the rest
_DOT = re.compile(r"(?<=\w)\.(?=[^\W\d_]{2})")  # as in a host's name; a full stop is followed by a space


def line(text: str, limit: int = _LONGEST) -> str:
    """``text`` on one line, cut at a word when it is long, with control and direction characters made visible."""
    return excerpt(text, limit)


def harmless(text: str, limit: int = _LONGEST) -> str:
    """``line``, with addresses written so that no mail program turns them into links: ``example[.]org``.

    Articles are written by others, and a link that a reader's mail program makes of their words would look like ours.
    """
    return unlinked(line(text, limit))


def unlinked(text: str) -> str:
    """Words that are clean already, with their addresses as no program makes links of them."""
    return _DOT.sub("[.]", text.replace("://", "[:]//").replace("@", "[at]"))
