"""Which of two articles is the newer: what happened since an article was published cannot be missing from it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from framing.model import Document

_LATER = timedelta(hours=1)  # two outlets that publish within an hour know the same


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
    """Whether ``one`` was published an hour or more before ``than``, or a day or more where an hour is not known."""
    moments = [_moment(document) for document in (one, than)]
    if moments[0] is not None and moments[1] is not None:
        return moments[1] - moments[0] >= _LATER
    return (days_after(one, than) or 0) > 0


def _moment(document: Document) -> datetime | None:
    if document.published_time is None:
        return None
    try:
        return datetime.fromisoformat(f"{(document.published or '')[:10]}T{document.published_time}")
    except ValueError:
        return None
