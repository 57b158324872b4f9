"""How fast a formula's value changes with each of its counts: exact derivatives, taken along the formula's own tree."""

from __future__ import annotations

import ast
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from framing.measure.formula import Formula

type Array = NDArray[np.float64]
type Dual = tuple[Array, dict[str, Array]]  # a value, and its derivative by each count it depends on


def slopes(formula: Formula, counts: Mapping[str, Array]) -> Dual:
    """The formula's value for every draw, and its derivative by each of its counts; plain counts of shape (draws,).

    Not finite where the formula has no value. Raises ValueError for a formula over counts by group, whose largest or
    number of groups has no derivative.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return _dual(formula.tree, counts)


def _dual(node: ast.expr, counts: Mapping[str, Array]) -> Dual:
    match node:
        case ast.Constant(value=int() | float() as number):
            return np.asarray(float(number)), {}
        case ast.Name(id=name):
            return counts[name], {name: np.ones(1)}
        case ast.BinOp(left=left, op=operator, right=right):
            return _combined(operator, _dual(left, counts), _dual(right, counts))
        case ast.UnaryOp(operand=operand):
            value, by = _dual(operand, counts)
            return -value, {name: -slope for name, slope in by.items()}
        case ast.Call(func=ast.Name(id="sqrt"), args=[argument]):
            value, by = _dual(argument, counts)
            root = np.sqrt(value)
            return root, {name: slope / (2.0 * root) for name, slope in by.items()}
        case ast.Call(func=ast.Name(id="min" | "max" as name), args=[one, two]):
            (a, by_a), (b, by_b) = _dual(one, counts), _dual(two, counts)
            first = a <= b if name == "min" else a >= b
            zero = np.zeros(1)
            names = dict.fromkeys([*by_a, *by_b])
            by = {name: np.where(first, by_a.get(name, zero), by_b.get(name, zero)) for name in names}
            return np.where(first, a, b), by
    raise ValueError("counts by group have no derivative")


def _combined(operator: ast.operator, one: Dual, two: Dual) -> Dual:
    (a, by_a), (b, by_b) = one, two
    value: Array
    match operator:
        case ast.Add():
            value, left, right = a + b, np.ones(1), np.ones(1)
        case ast.Sub():
            value, left, right = a - b, np.ones(1), -np.ones(1)
        case ast.Mult():
            value, left, right = a * b, b, a
        case _:
            value = a / b
            left, right = 1.0 / b, -value / b
    by: dict[str, Array] = {name: slope * left for name, slope in by_a.items()}
    for name, slope in by_b.items():
        by[name] = by[name] + slope * right if name in by else slope * right
    return value, by
