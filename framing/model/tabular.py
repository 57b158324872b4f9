"""What a notebook asks of a record: a short repr, rows, a data frame, page one.

The nouns compute nothing. What is here repeats what a record holds, or hands it to the stage that can do the work,
which is called by name when it is asked for: a noun knows no stage.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from framing.errors import UsageError
from framing.number_format import printed

_LONGEST = 480  # characters of a repr
_PHRASE = 100  # characters of a text within one
COLUMNS = ("document", "measure", "label", "value", "low", "high", "unit", "numerator", "denominator", "why")


class Brief:
    """A record that prints as one short line: its class, and what tells it from others of its kind."""

    __slots__ = ()

    def _told(self) -> tuple[str, ...]:
        raise NotImplementedError

    def __repr__(self) -> str:
        line = f"<{type(self).__name__} {', '.join(part for part in self._told() if part)}>"
        return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 2]}…>"


def phrase(text: str | None) -> str:
    """A text within a repr: in quotation marks, on one line, and cut where it is long; nothing for None."""
    if text is None:
        return ""
    line = " ".join(text.split())
    return f"“{line if len(line) <= _PHRASE else line[: _PHRASE - 1] + '…'}”"


def many(number: int, noun: str) -> str:
    """So many of something: "1 source", "1,234 words"."""
    return f"{printed(number)} {noun}{'' if number == 1 else 's'}"


class Tabular(Brief):
    """A record that holds measurements: as rows, and as a data frame."""

    __slots__ = ()

    def to_rows(self) -> list[dict[str, Any]]:
        """A dict a document and measure, tidy: ``document``, ``measure``, ``label``, ``value``, ``low``, ``high``,
        ``unit``, ``numerator``, ``denominator``, ``why``.

        Returns:
            The rows, documents in order and measures by their keys. ``value`` is in ``unit``, ``low`` and ``high`` end
            its interval; ``numerator`` and ``denominator`` are what was divided, None where the formula is no single
            fraction; ``why`` says why ``value`` or its interval is None.
        """
        raise NotImplementedError

    def to_frame(self) -> Any:
        """The rows as a data frame of pandas, or of polars where only that is installed.

        Returns:
            A DataFrame, a column for each key of ``to_rows``.

        Raises:
            UsageError: Neither is installed.
        """
        library = next((name for name in ("pandas", "polars") if find_spec(name)), None)
        if library is None:
            what = "a data frame needs pandas or polars, and neither is installed"
            raise UsageError(what, where="to_frame", next="Install one of them (pip install pandas), or use to_rows().")
        rows = self.to_rows()
        return import_module(library).DataFrame({name: [row[name] for row in rows] for name in COLUMNS})


def page_one(comparison: object) -> str:
    """A comparison's page one for a notebook, drawn by the stage that draws pages."""
    html: str = import_module("framing.render.notebook").page_one(comparison)
    return html


def profile_page(profile: object) -> str:
    """A profile's measures for a notebook, drawn by the same stage."""
    html: str = import_module("framing.render.notebook").profile(profile)
    return html
