"""The names of ``framing.__all__``: what a reader of the documentation may count on."""

from __future__ import annotations

import doctest
import inspect
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import jsonschema
import pytest

import framing
from framing.errors import CountError, ReadError, UsageError
from tests.handmade import DOUBT, PLAIN

TEXT = """Weir at Tollbeck to be rebuilt

The weir will be rebuilt next year, the council said on Monday. "We have waited long enough," said Anna Reyl.

It may cost 4 million, according to an engineer's report.
"""
OTHER = """Tollbeck weir plan draws doubts

The council's plan to rebuild the weir drew doubts on Monday. "Nobody has counted the cost," said Ossian Bree.
"""


@pytest.fixture(scope="module")
def comparison() -> framing.Comparison:
    return framing.compare(framing.demo_articles())


def _functions() -> Iterator[tuple[str, Any]]:
    for name in framing.__all__:
        found = getattr(framing, name)
        if inspect.isfunction(found):
            yield name, found


@pytest.mark.parametrize(
    ("name", "function"), list(_functions()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_public_function_says_what_it_takes_and_gives(name: str, function: Any) -> None:
    said = inspect.getdoc(function) or ""
    named = [item for item in inspect.signature(function).parameters if item != "self"]
    assert not named or "Args:" in said, name
    gives = inspect.signature(function).return_annotation not in ("None", None)
    assert not gives or "Returns:" in said or "Yields:" in said, name
    missing = [item for item in named if f"\n    {item}:" not in said]
    assert not missing, f"{name} says nothing of {missing}"


@pytest.mark.parametrize(
    ("name", "function"), list(_functions()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_its_example_runs(name: str, function: Any) -> None:
    (example,) = doctest.DocTestFinder(recurse=False).find(function, name, globs={})
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    said: list[str] = []
    runner.run(example, out=said.append)
    assert not runner.failures, "".join(said)
    assert runner.tries, f"{name} shows no example"


def test_every_name_is_there_and_listed() -> None:
    assert sorted(framing.__all__) == framing.__all__
    assert all(hasattr(framing, name) for name in framing.__all__)
    assert set(framing.__all__) == set(framing._HOME) | {"__version__"}


def test_a_folder_of_the_package_never_takes_a_functions_place() -> None:
    import framing.compare.story
    import framing.read.articles

    assert not isinstance(framing.read, ModuleType)
    assert not isinstance(framing.compare, ModuleType)
    assert framing.read(text=TEXT).title == "Weir at Tollbeck to be rebuilt"


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import framing, sys; print(sorted({'numpy', 'spacy', 'jinja2', 'weasyprint'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_article_comes_as_file_bytes_text_or_document(tmp_path: Path) -> None:
    path = tmp_path / "weir.txt"
    path.write_text(TEXT, encoding="utf-8")
    given = [path, str(path), TEXT.encode(), TEXT]
    found = [framing.read(one) for one in given]
    assert {document.text for document in found} == {TEXT}
    assert [document.id for document in found] == ["weir", "weir", "text", "text"]
    assert len({document.sha256 for document in found}) == 1
    assert framing.read(found[0]) is found[0]
    assert framing.read(text=TEXT) == found[3]


def test_a_string_is_a_files_name_unless_it_reads_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadError, match="no such file"):
        framing.read("weir.txt")
    sentence = "The weir will be rebuilt next year, the council said on Monday."
    assert framing.read(sentence).text == sentence
    monkeypatch.chdir(tmp_path)
    Path(sentence).write_text("Another text altogether.", encoding="utf-8")
    assert framing.read(sentence).text == "Another text altogether."
    assert framing.read(text="weir.txt").text == "weir.txt"


def test_what_is_known_of_a_text_can_be_given() -> None:
    found = framing.read(text=OTHER, given={"outlet": "Beck Echo", "published": "2025-03-04"})
    assert (found.outlet, found.published, found.provenance["outlet"]) == ("Beck Echo", "2025-03-04", "given")


def test_a_call_that_means_nothing_is_refused_in_words() -> None:
    with pytest.raises(UsageError, match="Give a source, or text=…"):
        framing.read()
    with pytest.raises(UsageError, match="Give a source, or text=…"):
        framing.read("a.txt", text=TEXT)
    with pytest.raises(UsageError, match="TOML file"):
        framing.read(Path("a.txt"), given={"outlet": "Beck Echo"})
    with pytest.raises(ReadError, match="half of a surrogate pair at 4"):
        framing.read(text="Rain\ud800 fell on the town.")


def test_one_article_gives_a_profile_and_several_a_list() -> None:
    one = framing.analyze(TEXT)
    assert isinstance(one, framing.Profile)
    many = framing.analyze([TEXT, framing.read(OTHER)])
    assert [type(item) for item in many] == [framing.Profile, framing.Profile]
    assert [item.parsed.document.id for item in many] == ["text", "text-2"]
    assert one.measurements == many[0].measurements


def test_a_comparison_takes_every_kind_of_article_in_the_order_given(tmp_path: Path) -> None:
    path = tmp_path / "weir.txt"
    path.write_text(TEXT, encoding="utf-8")
    found = framing.compare([OTHER, path, framing.read(text=TEXT)])
    assert [profile.parsed.document.id for profile in found.profiles] == ["text", "weir", "text-2"]
    with pytest.raises(CountError):
        framing.compare([TEXT])


def test_a_comparison_starts_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", lambda *given, **more: pytest.fail("a child process was started"))
    found = framing.compare([TEXT, OTHER])
    assert found.oracle is None
    assert found._repr_html_()


def test_a_writer_that_wants_textstats_line_asks_for_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from framing import workers
    from framing.render import textstat_values

    asked: list[str] = []
    worker = workers.Worker
    monkeypatch.setattr(workers, "Worker", lambda module: (asked.append(module), worker(module))[1])
    textstat_values._asked.cache_clear()
    found = framing.compare([TEXT, OTHER])
    told = json.loads(framing.write(found, "json"))["oracle"]
    assert [values["sentence_count"] for values in told] == [3, 2]
    assert b"textstat" in framing.write(found, "html")
    assert asked == ["framing.measure.textstat"]


def test_rows_hold_what_was_measured(comparison: framing.Comparison) -> None:
    rows = comparison.to_rows()
    keys = ["document", "measure", "label", "value", "low", "high", "unit", "numerator", "denominator", "why"]
    assert all(list(row) == keys for row in rows)
    assert len(rows) == sum(len(profile.measurements) for profile in comparison.profiles)
    assert [row for row in rows if row["document"] == "meridian"] == comparison.profiles[1].to_rows()
    for row in rows:
        found = next(p for p in comparison.profiles if p.parsed.document.id == row["document"])
        assert row["value"] == found.measurements[row["measure"]].value
        assert row["label"] == comparison.measures[row["measure"]].label
        assert row["unit"] == comparison.measures[row["measure"]].unit
        assert row["value"] is not None or row["why"]


def test_numerator_and_denominator_are_the_fraction_that_is_printed(comparison: framing.Comparison) -> None:
    for profile in comparison.profiles:
        shares = [found for found in profile.measurements.values() if found.unit == "%" and found.value is not None]
        assert len(shares) > 8
        for found in shares:
            assert found.numerator is not None
            assert found.value == pytest.approx(100 * found.numerator / (found.denominator or 0), abs=1e-6)
        rate = profile.measurements["hedging.rate"]
        assert rate.basis == f"{rate.numerator:.0f} in {rate.denominator:.0f} words"
        words = profile.measurements["text.words"]
        assert (words.numerator, words.denominator) == (words.value, None)
        grade = profile.measurements["readability.flesch_kincaid"]
        assert (grade.numerator, grade.denominator) == (None, None)


@pytest.mark.parametrize("installed", [("pandas", "polars"), ("polars",)])
def test_a_frame_is_made_by_the_library_that_is_there(
    comparison: framing.Comparison, installed: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    from framing.model import tabular

    made = SimpleNamespace(DataFrame=dict)
    monkeypatch.setattr(tabular, "find_spec", lambda name: made if name in installed else None)
    monkeypatch.setattr(tabular, "import_module", lambda name: made if name == installed[0] else None)
    frame = comparison.to_frame()
    assert list(frame) == list(tabular.COLUMNS)
    assert frame["value"] == [row["value"] for row in comparison.to_rows()]


def test_without_such_a_library_the_message_says_what_to_do(
    comparison: framing.Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    from framing.model import tabular

    monkeypatch.setattr(tabular, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install pandas.*to_rows"):
        comparison.profiles[0].to_frame()


def test_every_record_prints_in_under_500_characters(comparison: framing.Comparison) -> None:
    profile = comparison.profiles[0]
    shown = [
        comparison,
        *comparison.findings,
        *comparison.profiles,
        *profile.measurements.values(),
        *profile.evidence,
        profile.parsed,
        profile.parsed.document,
        profile.parsed.tokens,
    ]
    assert max(len(repr(item)) for item in shown) < 500
    long = replace(profile.parsed.document, title="word " * 500, outlet="o" * 500, byline="b" * 500, id="i" * 500)
    assert len(repr(long)) < 500
    assert "523 words" in repr(profile)
    assert "courier, meridian, sentinel" in repr(comparison)
    assert "23 credited" in repr(profile.measurements["sources.distinct"])


def test_a_notebook_shows_page_one_and_nothing_else(comparison: framing.Comparison) -> None:
    shown = comparison._repr_html_()
    assert shown.startswith("<iframe")
    assert "<script" not in shown.casefold()
    from html import unescape

    page = unescape(shown)
    assert comparison.title in page
    assert all(finding.title in page for finding in comparison.findings if finding.kind == "headline-and-lead")
    assert 'id="method"' not in page
    import re

    ids = set(re.findall(r'id="([^"]*)"', page))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= ids


def test_the_records_name_their_schema_and_fit_it(comparison: framing.Comparison) -> None:
    schema = framing.schema()
    report = json.loads(framing.write(comparison, "json"))
    for found in (report, json.loads(json.dumps(framing.record(comparison.profiles[0])))):
        jsonschema.Draft202012Validator(schema).validate(found)
        assert found["schema"] == 2
        assert schema["$id"].endswith(f":{found['schema']}")
    assert all("schema" not in document for document in report["documents"])


def test_a_sources_sentences_are_those_that_the_document_lists(comparison: framing.Comparison) -> None:
    report = json.loads(framing.write(comparison, "json"))
    assert any(zone["kind"] == "headline" for document in report["documents"] for zone in document["zones"])
    for row, source in zip(report["sources"], comparison.sources, strict=True):
        for side, document in enumerate(report["documents"]):
            parsed = comparison.profiles[side].parsed
            wanted = [[parsed.sentences[n].start, parsed.sentences[n].end] for n in source.sentences[side]]
            assert [document["sentences"][n] for n in row["sentences"][side]] == wanted


def test_a_fraction_is_told_from_what_is_none() -> None:
    import numpy as np

    from framing.measure.checked import formula_of
    from framing.measure.formula import fraction

    counts = {"words": np.array([12.0]), "sentences": np.array([3.0]), "doubts": np.array([0.0])}
    assert fraction(formula_of(PLAIN.measures[0]), counts) == (12.0, 3.0)
    assert fraction(formula_of(DOUBT.measures[0]), counts) == (0.0, 12.0)
    assert fraction(formula_of(DOUBT.measures[1]), counts) == (0.0, None)
