"""The arithmetic of a measure: parsed once, refused when it names what it may not, computed over whole arrays.

The line a reader sees under a number is made from the same tree that computed it.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.errors import FeatureError
from framing.number_format import printed

type Array = NDArray[np.float64]


def _effective(groups: Array) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = groups / groups.sum(axis=-1, keepdims=True)
        return np.asarray(1.0 / np.square(shares).sum(axis=-1))


_TEN = 10


def _in_ten(groups: Array) -> Array:
    """How many groups ten drawn without replacement are expected to be of (Hurlbert 1971); of fewer than ten, all."""
    rest = groups.sum(axis=-1, keepdims=True)
    drawn = np.arange(_TEN)
    with np.errstate(divide="ignore", invalid="ignore"):
        missed = (rest - groups)[..., None] - drawn
        chances = np.maximum(missed, 0.0) / np.maximum(rest[..., None] - drawn, 1.0)
    return np.asarray((1.0 - chances.prod(axis=-1)).sum(axis=-1))


# Functions of a grouped count, which take the groups (the last axis) to one number.
_GROUPED: dict[str, Callable[[Array], Array]] = {
    "total": lambda groups: np.asarray(groups.sum(axis=-1)),
    "distinct": lambda groups: np.asarray((groups > 0).sum(axis=-1), dtype=np.float64),
    "largest": lambda groups: np.asarray(groups.max(axis=-1, initial=0.0)),
    "effective": _effective,
    "in_ten": _in_ten,
}
_PLAIN: dict[str, tuple[int, Callable[..., Array]]] = {
    "sqrt": (1, np.sqrt),
    "min": (2, np.minimum),
    "max": (2, np.maximum),
}
_OPERATORS: dict[type[ast.operator], tuple[str, int, Callable[[Any, Any], Array]]] = {
    ast.Add: ("+", 1, np.add),
    ast.Sub: ("−", 1, np.subtract),
    ast.Mult: ("×", 2, np.multiply),
    ast.Div: ("÷", 2, np.divide),
}
_ALLOWED = (
    "+ - * / ( ), numbers, the names of its counts, sqrt, min, max, total, distinct, largest, effective and in_ten"
)


@dataclass(frozen=True, slots=True)
class Formula:
    """A checked formula. ``names`` are its counts in order of appearance, ``below`` those that are divided by."""

    text: str
    tree: ast.expr
    names: tuple[str, ...]
    below: tuple[str, ...]
    shown: tuple[str, ...]  # the counts a reader wants to see behind the value: those that nothing is divided by
    subtracts: bool  # whether anything is taken off, so that the value may fall below zero
    shape: str  # the same for formulas that differ in the names of their counts alone


@cache
def _compile(text: str, plain: frozenset[str], grouped: frozenset[str], where: str) -> Formula:
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError) as error:
        raise FeatureError(f"formula {text!r} is no arithmetic", where=where, next=f"Use only {_ALLOWED}.") from error
    _check(tree, text, plain, grouped, where)
    names, below, above = _names(tree), _divisors(tree), _names(tree, above=True)
    return Formula(
        text=text,
        tree=tree,
        names=names,
        below=below,
        shown=tuple(name for name in above if name not in below) or above,
        subtracts=any(isinstance(node, ast.Sub | ast.USub) for node in ast.walk(tree)),
        shape=_shape(tree, names),
    )


def _shape(tree: ast.expr, names: tuple[str, ...]) -> str:
    """The formula with the number of each count for its name."""
    copy = deepcopy(tree)
    for node in ast.walk(copy):
        if isinstance(node, ast.Name) and node.id in names:  # a function's name is none of the counts
            node.id = str(names.index(node.id))
    return ast.dump(copy)


def compile_formula(text: str, plain: Collection[str], grouped: Collection[str] = (), where: str = "") -> Formula:
    """Check ``text`` against the names it may use.

    ``plain`` are names of counts that are one number, ``grouped`` of those that are one number a group; ``where``
    names the measure in the message. Raises FeatureError for anything that is not plain arithmetic over them.
    """
    return _compile(text, frozenset(plain), frozenset(grouped), where)


def evaluate(formula: Formula, counts: Mapping[str, Array]) -> Array:
    """The formula's value for every draw.

    Plain counts have shape (draws,), grouped ones (draws, groups). The result has shape (draws,), with NaN where
    something is divided by nothing; callers turn that into None with a reason.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.asarray(_value(formula.tree, counts), dtype=np.float64)
    value = np.where(np.isfinite(value), value, np.nan)
    size = max((len(counts[name]) for name in formula.names), default=1)
    return np.broadcast_to(value, (size,)) if value.ndim == 0 else value


def fraction(formula: Formula, counts: Mapping[str, Array]) -> tuple[float | None, float | None]:
    """What the formula divides by what, factors left out, for counts of one draw: (6, 588) of 1000 * 6 / 588.

    A formula without a division has its value and None; one that is no single fraction has neither.
    """
    tree = _without_factor(formula.tree)
    if not formula.below:
        return _one(tree, counts), None
    if not isinstance(tree, ast.BinOp) or not isinstance(tree.op, ast.Div):
        return None, None
    above, below = _without_factor(tree.left), tree.right
    if any(isinstance(node, ast.Div) for side in (above, below) for node in ast.walk(side)):
        return None, None
    return _one(above, counts), _one(below, counts)


def _one(tree: ast.expr, counts: Mapping[str, Array]) -> float | None:
    value = float(np.asarray(_value(tree, counts)).flat[0])
    return value if math.isfinite(value) else None


def _without_factor(tree: ast.expr) -> ast.expr:
    """What a number in front is multiplied with."""
    while isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Mult) and isinstance(tree.left, ast.Constant):
        tree = tree.right
    return tree


def readable(formula: Formula) -> str:
    """The formula as a reader would write it: "1,000 × hedges ÷ words"."""
    return _readable(formula.tree, 0)


def missing(formula: Formula, counts: Mapping[str, float]) -> str:
    """Why the formula has no value: which of the counts it divides by are zero (totals, by name)."""
    empty = [name.replace("_", " ") for name in formula.below if counts.get(name, 0.0) == 0]
    return f"nothing to divide by: no {' and no '.join(empty)}" if empty else "the formula has no value here"


def _check(node: ast.expr, text: str, plain: Collection[str], grouped: Collection[str], where: str) -> None:
    def refuse(what: str) -> FeatureError:
        return FeatureError(f"formula {text!r} {what}", where=where, next=f"Use only {_ALLOWED}.")

    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return
        case ast.Name(id=name):
            if name in grouped:
                raise refuse(f"uses {name!r}, a count by group, as if it were one number")
            if name not in plain:
                raise FeatureError(
                    f"formula {text!r} names {name!r}, which is none of its counts",
                    where=where,
                    next=f'Put it into counts, as {{"{name}": Count(feature, kinds)}}: words of the body are'
                    ' Count("text", ("word",)), sentences Count("text", ("sentence",)).',
                )
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
            _check(left, text, plain, grouped, where)
            _check(right, text, plain, grouped, where)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            _check(operand, text, plain, grouped, where)
        case ast.Call(func=ast.Name(id=name), args=[ast.Name(id=group)], keywords=[]) if name in _GROUPED:
            if group not in grouped:
                raise refuse(f"asks {name}() of {group!r}, which is no count by group")
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in _PLAIN:
            if len(arguments) != _PLAIN[name][0]:
                raise refuse(f"gives {name}() {len(arguments)} values instead of {_PLAIN[name][0]}")
            for argument in arguments:
                _check(argument, text, plain, grouped, where)
        case _:
            raise refuse("holds more than arithmetic")


def _value(node: ast.expr, counts: Mapping[str, Array]) -> Any:
    match node:
        case ast.Constant(value=number):
            return np.float64(number)  # type: ignore[arg-type]  # _check let only numbers through
        case ast.Name(id=name):
            return counts[name]
        case ast.BinOp(left=left, op=operator, right=right):
            return _OPERATORS[type(operator)][2](_value(left, counts), _value(right, counts))
        case ast.UnaryOp(operand=operand):
            return -_value(operand, counts)
        case ast.Call(func=ast.Name(id=name), args=arguments):
            if name in _GROUPED:
                return _GROUPED[name](_value(arguments[0], counts))
            return _PLAIN[name][1](*(_value(argument, counts) for argument in arguments))
    raise AssertionError("unreachable: _check refuses other nodes")


def _readable(node: ast.expr, strength: int) -> str:
    match node:
        case ast.Constant(value=int() | float() as number):
            return printed(number, None)
        case ast.Name(id=name):
            return name.replace("_", " ")
        case ast.BinOp(left=left, op=operator, right=right):
            sign, own, _ = _OPERATORS[type(operator)]
            # a − (b − c) and a ÷ (b × c) keep their brackets, a + b + c needs none.
            text = f"{_readable(left, own)} {sign} {_readable(right, own + (sign in '−÷'))}"
            return f"({text})" if own < strength else text
        case ast.UnaryOp(operand=operand):
            return f"−{_readable(operand, 3)}"
        case ast.Call(func=ast.Name(id=name), args=arguments):
            if name == "sqrt":
                return f"√({_readable(arguments[0], 0)})"
            return f"{name}({', '.join(_readable(argument, 0) for argument in arguments)})"
    raise AssertionError("unreachable: _check refuses other nodes")


def _names(node: ast.expr, *, above: bool = False) -> tuple[str, ...]:
    """Names of counts in order of appearance; with ``above`` only those outside every divisor."""
    match node:
        case ast.Name(id=name):
            return (name,)
        case ast.BinOp(left=left, op=operator, right=right):
            rest = () if above and isinstance(operator, ast.Div) else _names(right, above=above)
            return _once(_names(left, above=above) + rest)
        case ast.UnaryOp(operand=operand):
            return _names(operand, above=above)
        case ast.Call(args=arguments):
            return _once(tuple(name for argument in arguments for name in _names(argument, above=above)))
    return ()


def _divisors(node: ast.expr) -> tuple[str, ...]:
    """Names of counts that stand in a divisor, where a zero leaves the formula without a value."""
    match node:
        case ast.BinOp(left=left, op=operator, right=right):
            right_names = _names(right) if isinstance(operator, ast.Div) else _divisors(right)
            return _once(_divisors(left) + right_names)
        case ast.UnaryOp(operand=operand):
            return _divisors(operand)
        case ast.Call(func=ast.Name(id="effective"), args=arguments):
            return _names(arguments[0])
        case ast.Call(args=arguments):
            return _once(tuple(name for argument in arguments for name in _divisors(argument)))
    return ()


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
