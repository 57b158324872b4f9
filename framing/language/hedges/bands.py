"""How likely an estimative expression says something is: the seven bands of ICD 203.

Office of the Director of National Intelligence, Intelligence Community Directive 203, Analytic Standards, 2015,
D.6.e.(2)(a): each band has two names; per cent from and to.
"""

from __future__ import annotations

from typing import NamedTuple


class Band(NamedTuple):
    """A band by its first name, with its other name and its bounds in per cent."""

    name: str
    also: str
    low: int
    high: int

    def __str__(self) -> str:
        return f"ICD 203: {self.name}, {self.low}–{self.high} %"


BANDS = {
    band.name: band
    for band in (
        Band("almost no chance", "remote", 1, 5),
        Band("very unlikely", "highly improbable", 5, 20),
        Band("unlikely", "improbable", 20, 45),
        Band("roughly even chance", "roughly even odds", 45, 55),
        Band("likely", "probable", 55, 80),
        Band("very likely", "highly probable", 80, 95),
        Band("almost certain", "nearly certain", 95, 99),
    )
}
