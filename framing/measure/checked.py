"""A measure's formula, checked together with the names that its basis, needs and rule for few refer to."""

from __future__ import annotations

from functools import lru_cache

from framing.errors import FeatureError
from framing.measure.formula import Formula, compile_formula
from framing.measure.fractions import SLOT
from framing.model import Measure


@lru_cache(maxsize=1024)
def formula_of(measure: Measure) -> Formula:
    """The measure's checked formula, with its ``basis`` and ``shows`` checked as well. Raises FeatureError."""
    plain = [name for name, count in measure.counts.items() if not count.grouped]
    grouped = [name for name, count in measure.counts.items() if count.grouped]
    formula = compile_formula(measure.formula, plain, grouped, measure.key)
    for function, name in SLOT.findall(measure.basis):
        if name not in measure.counts or (function and name not in grouped):
            what = f"basis {measure.basis!r} uses {name!r} in a way its counts do not allow"
            raise FeatureError(what, where=measure.key, next="Name one of the measure's counts.")
    for name in (*measure.shows, *(name for name, _ in measure.needs)):
        if name not in measure.counts:
            raise FeatureError(f"shows or needs {name!r}, which is none of its counts", where=measure.key)
    for name in (*measure.few.found, *measure.few.of) if measure.few else ():
        if name not in plain:
            raise FeatureError(f"its rule for few names {name!r}, which is none of its plain counts", where=measure.key)
    return formula
