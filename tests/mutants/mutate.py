"""Small changes of meaning in a module's source: one operator, one limit, one word at a time."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_REVERSED: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "sum": "max"}


class Mutant(NamedTuple):
    """One changed module. ``line`` is the number and ``was`` the source of the changed line; ``change`` says how.

    ``place`` and ``number`` say which node of the tree is changed and in which of its ways; None: nothing is.
    """

    module: str
    line: int
    was: str
    change: str
    original: str
    place: int | None = None
    number: int = 0

    @property
    def source(self) -> str:
        """The changed module."""
        tree = ast.parse(self.original)
        if self.place is not None:
            node = next(item for at, item in enumerate(ast.walk(tree)) if at == self.place)
            list(_changes(node, tree))[self.number][1]()
        return ast.unparse(ast.fix_missing_locations(tree))

    @property
    def key(self) -> str:
        """What names this change whatever lines stand above it."""
        return f"{self.module} | {self.was} | {self.change}"


def mutants(module: str, source: str) -> list[Mutant]:
    """Every mutant of ``source``, ordered by a digest: the first n are the same sample for everybody."""
    lines = source.splitlines()
    tree = ast.parse(source)
    found: dict[str, Mutant] = {}
    for place, node in enumerate(ast.walk(tree)):
        line = getattr(node.target if isinstance(node, ast.comprehension) else node, "lineno", 1)
        for number, (change, _) in enumerate(_changes(node, tree)):
            mutant = Mutant(module, line, lines[line - 1].strip(), change, source, place, number)
            found.setdefault(mutant.key, mutant)
    return sorted(found.values(), key=lambda one: hashlib.sha256(one.key.encode()).hexdigest())


def _changes(node: ast.AST, tree: ast.Module) -> Iterator[tuple[str, Callable[[], None]]]:
    """Each way to change ``node``: what is done, and a function that does it in place."""
    if _is_kept(node, tree):
        return
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            for table in (_COMPARED, _REVERSED):
                if new := table.get(type(operator)):
                    yield f"{type(operator).__name__} → {new.__name__}", _put(node.ops, at, new())
    elif isinstance(node, ast.BoolOp):
        new_bool: ast.boolop = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield f"{type(node.op).__name__} → {type(new_bool).__name__}", _set(node, "op", new_bool)
    elif isinstance(node, ast.BinOp) and type(node.op) in _COUNTED and not _is_type(node, tree):
        new_operator = _COUNTED[type(node.op)]()
        yield f"{type(node.op).__name__} → {type(new_operator).__name__}", _set(node, "op", new_operator)
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "condition turned round", _set(node, "test", ast.UnaryOp(ast.Not(), node.test))
    elif isinstance(node, ast.comprehension):
        for at in range(len(node.ifs)):
            yield f"condition {at + 1} of a comprehension left out", _put(node.ifs, at, ast.Constant(True))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLED:
        yield f"{node.func.id} → {_CALLED[node.func.id]}", _set(node.func, "id", _CALLED[node.func.id])
    elif isinstance(node, ast.Continue | ast.Break):
        yield "left out", _replaced(tree, node, ast.Pass())
    elif isinstance(node, ast.Constant):
        yield from _constants(node)


def _constants(node: ast.Constant) -> Iterator[tuple[str, Callable[[], None]]]:
    value = node.value
    if isinstance(value, bool):
        yield f"{value} → {not value}", _set(node, "value", not value)
    elif isinstance(value, int):
        yield f"{value} → {value + 1}", _set(node, "value", value + 1)
    elif isinstance(value, float):
        yield f"{value} → {value * 2 + 0.01:g}", _set(node, "value", value * 2 + 0.01)
    elif isinstance(value, str) and any(letter.isalpha() for letter in value):
        yield f"{value!r} said otherwise", _set(node, "value", f"{value}¤")


def _is_kept(node: ast.AST, tree: ast.Module) -> bool:
    """Docstrings, annotations, exports, words in a list of words, assertions, and what only examples are made of."""
    kept = getattr(tree, "_kept", None)
    if kept is None:
        roots = [*(root for item in ast.walk(tree) for root in _unread(item)), *_of_examples(tree)]
        kept = {id(part) for root in roots for part in ast.walk(root)}
        tree._kept = kept  # type: ignore[attr-defined]
    return id(node) in kept


def _of_examples(tree: ast.Module) -> list[ast.AST]:
    """The examples of a declared rule and what at the top of a module serves them alone: they are tests themselves."""
    examples = [
        keyword for node in ast.walk(tree) if isinstance(node, ast.keyword) and (keyword := node).arg == "examples"
    ]
    inside = {id(part) for root in examples for part in ast.walk(root)}
    private = {name: item for item in tree.body for name in _private(item)}
    used = {
        name.id
        for item in tree.body
        if item not in private.values()
        for name in ast.walk(item)
        if isinstance(name, ast.Name) and id(name) not in inside
    }
    waiting = list(used & private.keys())
    while waiting:
        more = {name.id for name in ast.walk(private[waiting.pop()]) if isinstance(name, ast.Name)} & private.keys()
        waiting += more - used
        used |= more
    return [*examples, *(item for name, item in private.items() if examples and name not in used)]


def _private(item: ast.stmt) -> list[str]:
    """The private name that a statement at the top of a module gives to something."""
    names = [item.name] if isinstance(item, ast.FunctionDef | ast.ClassDef) else []
    if isinstance(item, ast.Assign):
        names = [target.id for target in item.targets if isinstance(target, ast.Name)]
    return [name for name in names if name.startswith("_")]


def _unread(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node
    for field in ("annotation", "returns"):
        if isinstance(root := getattr(node, field, None), ast.AST):
            yield root
    if isinstance(node, ast.keyword) and node.arg == "order":  # ranks with room between them: one more is no other
        yield node
    if isinstance(node, ast.keyword) and node.arg == "strict":  # of a zip: an assertion, which holds
        yield node
    if isinstance(node, ast.Raise):  # the wording of an error is held by its own tests
        yield node
    if isinstance(node, ast.Tuple | ast.List | ast.Set) and len(node.elts) >= _LIST and all(map(_is_word, node.elts)):
        yield node
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        yield from [node.func.value] if not node.args and _is_word(node.func.value) else []
    if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
        yield node


def _is_type(node: ast.BinOp, tree: ast.Module) -> bool:
    """``int | None`` in an annotation or an isinstance."""
    names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    return isinstance(node.op, ast.BitOr) and all(name[:1].isupper() or name in _TYPES for name in names)


def _is_word(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


_LIST = 3  # so many words side by side are a list of words
_TYPES = frozenset("int str float bool bytes list dict tuple set frozenset None".split())


def _set(node: ast.AST, field: str, value: object) -> Callable[[], None]:
    return lambda: setattr(node, field, value)


def _put(items: list[ast.cmpop] | list[ast.expr], at: int, value: ast.AST) -> Callable[[], None]:
    return lambda: items.__setitem__(at, value)  # type: ignore[call-overload]


def _replaced(tree: ast.Module, old: ast.stmt, new: ast.stmt) -> Callable[[], None]:
    def change() -> None:
        for node in ast.walk(tree):
            for _, value in ast.iter_fields(node):
                if isinstance(value, list) and old in value:
                    value[value.index(old)] = new

    return change
