"""The page for whoever extends framing: its code runs, and does what the page says."""

from __future__ import annotations

import importlib
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import framing
from framing import features, lexicons, number_format
from framing.language.attribution.verbs import NAME, Family, Stance
from framing.read import readers

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "extending.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
FILE = re.compile(r"# (\w+)\.py\n")
FILES = {match[1]: code for kind, code in BLOCKS if kind == "python" and (match := FILE.match(code))}
TRIED = [code for kind, code in BLOCKS if kind == "python" and code.startswith("import")]
MORE = [tomllib.loads(code) for kind, code in BLOCKS if kind == "toml" and code.startswith("[project")]


@pytest.fixture(autouse=True)
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The page's files, where Python finds them."""
    for name, code in FILES.items():
        (tmp_path / f"{name}.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    yield
    for name in FILES:
        sys.modules.pop(name, None)


def loaded(group: str) -> tuple[ModuleType, object]:
    """What the page's entry point of a group names."""
    (point,) = (points[group] for table in MORE if group in (points := table["project"]["entry-points"]))
    ((_, value),) = point.items()
    module, _, name = value.partition(":")
    found = importlib.import_module(module)
    return found, getattr(found, name)


@pytest.mark.parametrize("code", TRIED, ids=lambda code: code.split("\n")[-2][:40])
def test_what_the_page_tries_works(code: str) -> None:
    exec(compile(code, "extending.md", "exec"), {})  # noqa: S102 - our own page


def test_an_extension_imports_public_names_alone() -> None:
    imported = re.findall(r"^(?:from|import) (framing(?:\.\w+)*)(?: import (.*))?$", PAGE, re.MULTILINE)
    assert {module for module, _ in imported} == {"framing"}
    names = {name.strip() for _, found in imported for name in found.split(",") if name.strip()}
    assert names <= set(framing.__all__)


def test_the_pages_feature_is_counted_and_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    _, feature = loaded("framing.features")
    assert isinstance(feature, framing.Feature)
    ours = features.installed()
    monkeypatch.setattr(features, "installed", lambda: (*ours, feature))
    texts = ["Will it sail?\n\nThe ferry sailed, the office said. Who pays?", "The ferry stayed.\n\nNobody said why."]
    found = framing.compare(texts, framing.Settings(draws=200))
    assert [profile.measurements["questions.count"].value for profile in found.profiles] == [1, 0]
    page = framing.write(found, "html").decode()
    assert ".m.question{background:#efe3ff" in page
    assert 'id="A-W1"' in page


def test_the_pages_format_is_read_and_its_report_verified(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _, reader = loaded("framing.readers")
    assert isinstance(reader, framing.Reader)
    ours = readers.installed()
    monkeypatch.setattr(readers, "installed", lambda: (reader, *ours))
    pile = tmp_path / "night.txt"
    body = "The ferry sailed on Monday after two years, harbour master Ada Holm said."
    pile.write_text(f"%DESK\nFerry runs again\n{body}\n====\nBroken\n====\nFerry back\n{body} It was late.", "utf-8")
    with pytest.raises(framing.FramingError, match="it holds 3 articles"):
        framing.read(pile)
    with pytest.raises(framing.FramingError, match=r"night\.txt#2: it has no text"):
        framing.read(f"{pile}#2")
    found = framing.compare([f"{pile}#1", f"{pile}#3"], framing.Settings(draws=200))
    assert [profile.parsed.document.title for profile in found.profiles] == ["Ferry runs again", "Ferry back"]
    report = tmp_path / "report.json"
    report.write_bytes(framing.write(found, "json"))
    assert framing.verify_report(report).verified
    assert framing.verify_report(report, [pile]).verified


def test_the_pages_stance_is_one_the_lexicon_takes() -> None:
    (words,) = (code for kind, code in BLOCKS if kind == "toml" and code.startswith("[[stance]]"))
    file = ROOT / "framing" / "lexicons" / f"{NAME}.toml"
    both = file.read_bytes() + words.encode()
    last = lexicons.read(NAME, both, Family, beside=("stance",)).entries[-1]
    stance = Stance(**tomllib.loads(words)["stance"][0])
    assert (last.stance, last.terms) == (stance.name, ("guffaw",))


def test_the_line_that_sets_thousands_apart_is_the_pages() -> None:
    line = PAGE.rsplit("```python\n", 1)[1].split("\n")[0]
    assert line in Path(number_format.__file__).read_text("utf-8").splitlines()
