"""How fast a formula's value changes with each of its counts: exact derivatives, taken along the formula's own tree."""

from __future__ import annotations

import ast
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from framing.measure.formula import Formula

type Array = NDArray[np.float64]
_ONE = np.ones(1)

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
            return counts[name], {name: _ONE}
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
            value, left, right = a + b, _ONE, _ONE
        case ast.Sub():
            value, left, right = a - b, _ONE, -_ONE
        case ast.Mult():
            value, left, right = a * b, b, a
        case _:
            value = a / b
            left = 1.0 / b
            right = -value * left if by_b else _ONE
    by = {name: _times(slope, left) for name, slope in by_a.items()}
    for name, slope in by_b.items():
        further = _times(slope, right)
        by[name] = by[name] + further if name in by else further
    return value, by


def _times(slope: Array, factor: Array) -> Array:
    """Their product; most slopes are one, and multiplying by it costs as much as by anything else."""
    return factor if slope is _ONE else slope if factor is _ONE else slope * factor
