"""The tree: a class name stands for one thing, few file names recur, and words of English are data, not code."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import framing

PACKAGE = Path(framing.__file__).parent
STAGES = ("language", "compare", "read", "measure", "features", "stories")  # where texts are read
LONGEST = 3  # words that a list in the code may have
IN_CODE = 220  # words of all lists of two or three; move lists into a lexicon rather than raise it
# Files whose lists are no words of a text, by what they are.
NO_WORDS = {
    "compare/certainty/certainty_pairs.py": "features of fitted weights",
    "features/readability/formulas.py": "kinds of evidence",
    "language/base_forms.py": "endings",
    "language/embedding_cache.py": "layers of the model",
    "language/hedges/auxiliaries.py": "names of lists",
    "language/hedges/conditions.py": "names of conditions",
    "language/inflection.py": "endings and prefixes",
    "language/pipeline.py": "components of the model",
    "language/stems.py": "endings",
    "language/syllables.py": "endings",
    "language/tongues.py": "codes of languages",
    "measure/accuracy.py": "names of figures",
    "measure/formula.py": "names of functions",
    "measure/signature.py": "names of stages",
    "read/metadata/found.py": "codes of languages and names of rules",
    "read/metadata/given.py": "names of fields",
    "read/repair.py": "elements of HTML",
    "read/zones/above_body.py": "names of rules",
    "read/zones/labelling.py": "names of roles and reasons",
    "stories/batch.py": "names of arrays",
}
LABELS = frozenset(  # of the parser
    "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep "
    "det dobj expl intj iobj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp".split()
)
WORD = re.compile(r"[ai]|[a-z][a-z'’. -]+")
RECURRING = 6  # file names that stand a second time, where the folder says which: render/html.py, read/formats/html.py


def test_a_class_name_stands_for_one_thing() -> None:
    homes: dict[str, set[str]] = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                homes[node.name.lstrip("_")].add(str(path.relative_to(PACKAGE)))
    assert {name: sorted(found) for name, found in homes.items() if len(found) > 1} == {}


def test_few_file_names_recur() -> None:
    names = Counter(path.name for path in PACKAGE.rglob("*.py") if path.name not in ("__init__.py", "__main__.py"))
    recurring = sorted(name for name, count in names.items() if count > 1)
    assert sum(names[name] - 1 for name in recurring) <= RECURRING, recurring


def test_words_of_english_are_in_lexicons() -> None:
    modules = {
        str(path.relative_to(PACKAGE)): ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")
    }
    own = LABELS.union(*(_own(module) for module in modules.values()))
    lists = [
        (f"{name}:{line}", words)
        for name, module in sorted(modules.items())
        if name.startswith(STAGES) and not name.startswith("read/formats/") and name not in NO_WORDS
        for line, found in _lists(module)
        if len(words := [word for word in found if WORD.fullmatch(word) and word not in own]) > 1
    ]
    assert [(where, words) for where, words in lists if len(words) > LONGEST] == []
    assert sum(len(words) for _, words in lists) <= IN_CODE, "words that the code holds in short lists"
    assert NO_WORDS.keys() <= modules.keys()


def test_a_list_of_words_is_seen() -> None:
    code = "A = frozenset('the a'.split())\nB = {'one': 1, 'two': 2}\nC: Literal['high', 'low'] = ('high', 'low')"
    assert sorted(words for _, words in _lists(ast.parse(code))) == [["high", "low"], ["one", "two"], ["the", "a"]]
    assert {"high", "low"} <= _own(ast.parse(code))


def _lists(module: ast.Module) -> Iterator[tuple[int, list[str]]]:
    """Every tuple, set, list, dictionary or split string of a module, by line, with the texts that stand in it."""
    hints = {id(inner) for node in ast.walk(module) if _is_literal(node) for inner in ast.walk(node)}
    for node in ast.walk(module):
        if id(node) in hints:
            continue
        if isinstance(node, ast.Tuple | ast.Set | ast.List):
            yield node.lineno, _texts(node.elts)
        elif isinstance(node, ast.Dict):
            yield node.lineno, _texts([key for key in node.keys if key is not None])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            yield node.lineno, [word for text in _texts([node.func.value]) for word in text.split()]


def _own(module: ast.Module) -> set[str]:
    """Words that are names of the code's own: values of a Literal, fields of records, arguments."""
    found: set[str] = set()
    for node in ast.walk(module):
        if _is_literal(node):
            found.update(text for inner in ast.walk(node) for text in _texts([inner]))
        elif isinstance(node, ast.ClassDef):
            found.update(
                field.target.id
                for field in node.body
                if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
            )
    return found


def _is_literal(node: ast.AST) -> bool:
    return isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"


def _texts(nodes: list[ast.expr] | list[ast.AST]) -> list[str]:
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
