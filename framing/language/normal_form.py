"""A token as the terms of the lexicons are spelled."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1 << 14)
def normal(token: str) -> str:
    """Lower case, without full stops, hyphens and "ex-"; "" for mere punctuation."""
    plain = token.lower().replace(".", "").strip("-–'’\"") if token[:1].isalnum() else ""
    return plain.removeprefix("ex-").replace("-", " ")
