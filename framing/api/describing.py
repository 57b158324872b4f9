"""What framing says of itself: its measures in words, and the shape of what it writes."""

from __future__ import annotations

from typing import Any

from framing.settings import Settings


def explain(key: str | None = None, settings: Settings | None = None) -> str:
    """A measure in words: meaning, formula, limits, source and measured accuracy.

    Args:
        key: A measure's key, such as "hedging.rate"; without one, the list of all.
        settings: Of these, the user's own lexicons count: they are checked and named.

    Returns:
        Lines of text.

    Raises:
        UsageError: There is no such measure; the nearest ones are named.
        LexiconError: A lexicon of the user's own cannot be used.

    Example:
        >>> import framing
        >>> print(framing.explain("hedging.rate").splitlines()[0])
        hedging.rate: Hedges per 1,000 words, outlet’s voice (per 1,000 words)
    """
    from framing.glossary import explain as in_words

    return in_words(key, (settings or Settings()).lexicons)


def schema() -> dict[str, Any]:
    """The shape of the objects that ``framing analyze`` and ``framing compare`` write.

    Returns:
        A JSON Schema (2020-12). Its number, ``SCHEMA`` in the records' member ``schema``, changes when a field goes or
        changes its meaning, and not when one is added.

    Example:
        >>> import framing
        >>> framing.schema()["$id"]
        'urn:framing:schema:2'
    """
    from framing.render.records.json import schema as as_schema

    return as_schema()
