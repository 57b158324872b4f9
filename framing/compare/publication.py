"""Which of two articles is the newer: what happened since an article was published cannot be missing from it."""

from __future__ import annotations

from datetime import date

from framing.model import Document


def days_after(one: Document, two: Document) -> int | None:
    """How many days after ``one`` document ``two`` was published; None where that is not known of both."""
    days = []
    for document in (one, two):
        try:
            days.append(date.fromisoformat((document.published or "")[:10]))
        except ValueError:
            return None
    return (days[1] - days[0]).days


def is_older(one: Document, than: Document) -> bool:
    """Whether ``one`` was published a day or more before ``than``."""
    return (days_after(one, than) or 0) > 0
