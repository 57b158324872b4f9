"""How a number is printed, wherever it is: thousands set apart, a true minus sign."""

from __future__ import annotations

from decimal import Decimal

THOUSANDS = ","  # what stands between groups of three digits
_MINUS = "\u2212"


def printed(value: float | Decimal, decimals: int | None = 0) -> str:
    """``value`` with so many decimals (None: as many as it has); "−0.0" is written "0.0"."""
    form = f",.{decimals}f" if decimals is not None else ",f" if isinstance(value, Decimal) else ","
    text = format(value, form)
    if text.startswith("-"):
        text = text[1:] if not text.strip("-0.,") else _MINUS + text[1:]
    return text.replace(",", THOUSANDS)


def p_value(p: float) -> str:
    """A chance from 0 to 1 as finely as it is read: "0.001", "0.049", "0.31"."""
    return "0.001" if p < 0.0015 else f"{p:.3f}" if p < 0.0995 else f"{p:.2f}"
