"""The command line as a user meets it: outcomes, exit codes, messages, files."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import framing
from framing import api
from framing.cli import main

HARBOUR = (
    "The harbour board of Ostmark voted on Tuesday to close the old ferry dock.\n\n"
    "“We have no choice left,” harbour master Edda Lind said after the meeting. "
    "She said the piles may fail within two years.\n\n"
    "Residents packed the hall. Two officials familiar with the talks said the cost could reach 40 million marks.\n\n"
    "The dock opened in 1951. It carried about 3,000 passengers a day last summer.\n"
)
FERRY = (
    "# Ostmark shuts its ferry dock\n\n"
    "The ferry dock in Ostmark will close, the harbour board decided on Tuesday.\n\n"
    'Edda Lind, the harbour master, said: "We have no choice." '
    "She warned that the piles could fail within two years.\n\n"
    "Critics say the board acted too late. Nearly 3,000 people use the dock each day.\n"
)


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "a.txt", tmp_path / "b.md"]
    paths[0].write_text(HARBOUR, encoding="utf-8")
    paths[1].write_text(FERRY, encoding="utf-8")
    return [str(path) for path in paths]


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error, which must be one line and no traceback."""
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("framing: ")
    return lines[0]


def test_compare_writes_three_files_and_names_them(
    articles: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stem = tmp_path / "out" / "dock"
    assert main(["compare", *articles, "-o", str(stem), "--title", "One dock"]) == 0
    printed = capsys.readouterr()
    assert printed.out.split() == [f"{stem}.html", f"{stem}.pdf", f"{stem}.json"]
    assert printed.err == ""
    assert sorted(path.name for path in stem.parent.iterdir()) == ["dock.html", "dock.json", "dock.pdf"]
    assert Path(f"{stem}.pdf").read_bytes().startswith(b"%PDF-")
    assert "One dock" in Path(f"{stem}.html").read_text(encoding="utf-8")
    report = json.loads(Path(f"{stem}.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, framing.schema())
    assert [document["id"] for document in report["documents"]] == ["a", "b"]


def test_the_command_and_the_library_write_the_same_bytes(articles: list[str], tmp_path: Path) -> None:
    settings = framing.Settings()
    quick = api.report(articles, ["html", "json", "pdf"], settings, name="dock")
    for path in articles:  # a report does not depend on the folder its articles were in
        (tmp_path / "elsewhere").mkdir(exist_ok=True)
        Path(path).rename(tmp_path / "elsewhere" / Path(path).name)
    moved = [str(tmp_path / "elsewhere" / Path(path).name) for path in articles]
    again = api.report(moved, ["html", "json", "pdf"], settings, name="dock")
    assert quick == again


def test_analyze_prints_one_valid_object_a_document_in_order(
    articles: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = tmp_path / "more.jsonl"
    lines.write_text(json.dumps({"id": "r1", "text": HARBOUR}) + "\n" + json.dumps({"id": "r2", "text": FERRY}) + "\n")
    assert main(["analyze", articles[0], str(lines), articles[1], "--text"]) == 0
    records = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [record["id"] for record in records] == ["a", "r1", "r2", "b"]
    for record in records:
        jsonschema.validate(record, framing.schema())
    assert records[0]["text"] == HARBOUR
    assert "".join(HARBOUR[v["start"] : v["end"]] for v in records[0]["voices"]) == HARBOUR
    quoted = [HARBOUR[v["start"] : v["end"]] for v in records[0]["voices"] if v["voice"] == "direct"]
    assert quoted == ["“We have no choice left,”"]


def test_analyze_reads_json_lines_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = json.dumps({"id": "one", "text": "The board met. It may meet again."}).encode() + b"\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["analyze", "-"]) == 0
    record = json.loads(capsysbinary.readouterr().out)
    assert record["id"] == "one"
    assert "text" not in record


def test_bad_documents_stand_in_their_place_and_cost_only_themselves(
    articles: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = tmp_path / "mixed.jsonl"
    lines.write_bytes(
        b'{"id": "good", "text": "The board met on Monday."}\n'
        b"{not json\n"
        b'{"id": "empty", "text": "  "}\n'
        b'{"id": "surrogate", "text": "The board \\ud800 met on Monday."}\n'
        b'{"text": 7}\n'
    )
    assert main(["analyze", str(lines), str(tmp_path / "missing.txt"), articles[0]]) == 1
    printed = capsysbinary.readouterr()
    records = [json.loads(line) for line in printed.out.splitlines()]
    assert ["error" in record for record in records] == [False, True, True, False, True, True, False]
    assert records[2]["id"] == "empty"
    assert records[-1]["id"] == "a"
    assert len(printed.err.splitlines()) == 4
    for record in records:
        jsonschema.validate(record, framing.schema())


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n ", "no words"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "PNG"),
        ("binary.txt", bytes(range(256)) * 64, "binary"),
        ("large.txt", b"word " * 1_000_001, "5,000,005"),
        ("folder.txt", None, "folder"),
        ("missing.txt", ..., "no such file"),
    ],
)
def test_what_is_no_article_is_refused_by_name_and_nothing_is_written(
    name: str, content: object, says: str, articles: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    if content is None:
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    out = tmp_path / "out"
    out.mkdir()
    assert main(["compare", articles[0], str(path), "-o", str(out / "x")]) == 1
    line = complaint(capsys)
    assert name in line
    assert says.lower() in line.lower()
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("count", [1, 7])
def test_a_comparison_takes_two_to_six(count: int, articles: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *([articles[0]] * count)]) == 2
    assert "two to six" in complaint(capsys)


def test_the_same_file_twice_is_compared_and_said(articles: list[str], tmp_path: Path) -> None:
    comparison = framing.compare([articles[0], articles[0]])
    assert len({profile.parsed.document.id for profile in comparison.profiles}) == 2
    assert any("same text" in f"{finding.title} {finding.text}" for finding in comparison.findings)
    assert not any(contrast.verdict == "differs" for contrast in comparison.contrasts)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_other_encodings_give_the_same_counts(encoding: str, tmp_path: Path) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_bytes(HARBOUR.encode("utf-8"))
    other = tmp_path / "other.txt"
    other.write_bytes(HARBOUR.encode(encoding))
    values = [
        {key: item["value"] for key, item in record["measures"].items()} for record in api.records([plain, other])
    ]
    assert values[0] == values[1]


def test_one_word_is_an_answer_not_a_crash(tmp_path: Path, articles: list[str]) -> None:
    path = tmp_path / "word.txt"
    path.write_text("Fire", encoding="utf-8")
    comparison = framing.compare([str(path), articles[0]])
    rates = [c for c in comparison.contrasts if not comparison.measures[c.measure].exact]
    assert rates
    assert {contrast.verdict for contrast in rates} <= {"too short to say", "not measured"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["compare", "--demo", "a.txt"], "--demo"),
        (["compare", "a.txt", "b.txt", "--format", "odt"], "odt"),
        (["compare", "a.txt", "b.txt", "--draws", "3"], "draws"),
        (["explain", "hedging.rat"], "hedging.rate"),
        (["compare", "a.txt", "b.txt", "--settings", "none.toml"], "none.toml"),
    ],
)
def test_wrong_use_is_told_in_one_line(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert says in complaint(capsys)


def test_a_folder_in_the_way_is_told(articles: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.json").mkdir()
    assert main(["compare", *articles, "-o", str(tmp_path / "x"), "--format", "json"]) == 1
    assert "x.json" in complaint(capsys)
    assert [path.name for path in (tmp_path / "x.json").iterdir()] == []


def test_a_file_where_a_folder_should_be_is_told(
    articles: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(["compare", *articles, "-o", str(tmp_path / "notes.txt" / "deep" / "x"), "--format", "json"]) == 1
    assert "notes.txt is a file and not a folder. Name another folder with -o." in complaint(capsys)
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_an_article_without_body_text_is_compared_and_said(
    articles: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bare.txt").write_text("Share this\nSign up for our newsletter\nRead more\n", encoding="utf-8")
    name = str(tmp_path / "x")
    assert main(["compare", str(tmp_path / "bare.txt"), articles[0], "-o", name, "--format", "json"]) == 0
    assert "bare: no line of it was taken for body text, so nothing in it is counted." in capsys.readouterr().err
    found = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert (found["findings"][0]["kind"], found["findings"][0]["title"]) == (
        "no-body",
        "A has no body text: nothing in it is counted.",
    )


def test_a_file_name_cannot_speak_to_the_terminal(
    tmp_path: Path, articles: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", articles[0], str(tmp_path / "\x1b[31mred.txt")]) == 1
    assert "\x1b" not in capsys.readouterr().err


def test_explain_tells_every_measure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    keys = [line.split()[0] for line in capsys.readouterr().out.split("\n\n")[0].splitlines()]
    assert {"hedging.rate", "sources.distinct", "quotation.words"} <= set(keys)
    for key in keys:
        assert main(["explain", key]) == 0
        text = capsys.readouterr().out
        assert "Meaning" in text
        assert "Formula" in text


def test_completion_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "bash"]) == 0
    assert "compare" in capsys.readouterr().out
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert framing.__version__ in capsys.readouterr().out


def test_help_imports_nothing_heavy() -> None:
    code = "import sys\nfrom framing.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint("
    code += "'HEAVY', sorted({'spacy', 'numpy', 'jinja2', 'weasyprint', 'textstat', 'sklearn'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("HEAVY []")


def test_hash_seed_and_folder_change_no_byte(articles: list[str], tmp_path: Path) -> None:
    produced = []
    for seed in ("0", "4711"):
        folder = tmp_path / f"run{seed}"
        folder.mkdir()
        command = [sys.executable, "-P", "-m", "framing.cli", "compare", *articles, "-o", "dock"]
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "LC_ALL": "C" if seed == "0" else "C.UTF-8",
            "TZ": "Asia/Tokyo",
        }
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
        produced.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert produced[0] == produced[1]
    assert set(produced[0]) == {"dock.html", "dock.pdf", "dock.json"}


def test_every_public_name_is_what_it_says_whatever_was_imported_before() -> None:
    code = (
        "import importlib, pkgutil, framing\n"
        "for module in pkgutil.iter_modules(framing.__path__): importlib.import_module('framing.' + module.name)\n"
        "print([name for name in framing.__all__ if type(getattr(framing, name)).__name__ == 'module'])"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_name_that_is_too_long_is_told(articles: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *articles, "-o", "x" * 300, "--format", "json"]) == 1
    assert "too long" in complaint(capsys)


def test_a_format_named_twice_is_written_and_told_once(
    articles: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *articles, "-o", str(tmp_path / "x"), "--format", "json,json"]) == 0
    assert capsys.readouterr().out.splitlines() == [str(tmp_path / "x.json")]


@pytest.mark.parametrize(
    ("redirection", "says"),
    [
        ("explain >&-", "it is closed"),
        ("explain >/dev/full", "No space left"),
        ("analyze - <&-", "<stdin>: it is closed"),
    ],
)
def test_streams_that_take_or_give_nothing_are_told_in_one_line(redirection: str, says: str) -> None:
    command = f'"{sys.executable}" -P -m framing.cli {redirection}'
    done = subprocess.run(["/bin/bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert says in done.stderr


def test_letters_a_terminal_lacks_stop_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "framing.cli", "explain", "hedging.rate"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0
    assert b"Formula" in done.stdout
    assert done.stderr == b""


def test_with_standard_error_closed_no_complaint_gets_into_the_records(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -P -m framing.cli analyze "{tmp_path}/none.txt" 2>&-'
    done = subprocess.run(["/bin/bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert [set(json.loads(line)) for line in done.stdout.splitlines()] == [{"id", "error"}]


def desktop(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """A desktop on whose clipboard the text is."""
    (folder / "copied.txt").write_text(text, encoding="utf-8")
    tools = folder / "tools"
    tools.mkdir()
    (tools / "wl-paste").write_text(f"#!/bin/sh\nexec /bin/cat {folder / 'copied.txt'}\n", encoding="utf-8")
    (tools / "wl-paste").chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")


@pytest.mark.skipif(sys.platform == "win32", reason="the program that gives out the clipboard is a shell script here")
def test_the_article_that_was_copied_is_compared_and_kept(
    articles: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    desktop(tmp_path, monkeypatch, FERRY)
    assert main(["compare", articles[0], "--clipboard", "--format", "json"]) == 0
    report = tmp_path / "reports" / "a-vs-clipboard.json"
    made = json.loads(report.read_bytes())
    assert [document["id"] for document in made["documents"]] == ["a", "clipboard"]
    kept = tmp_path / "reports" / "a-vs-clipboard-articles"
    assert str(kept.relative_to(tmp_path)) in capsys.readouterr().out
    monkeypatch.setenv("PATH", "")  # what was copied is gone, and the report can be made again
    assert main(["compare", str(kept), "--format", "json", "-o", str(report.with_name("again"))]) == 0
    again = json.loads((tmp_path / "reports" / "again.json").read_bytes())
    assert again["documents"] == made["documents"]


def test_without_a_clipboard_the_command_says_so(
    articles: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("WAYLAND_DISPLAY", "DISPLAY", "PATH"):
        monkeypatch.delenv(variable, raising=False)
    assert main(["compare", articles[0], "--clipboard"]) == 1
    assert "Install wl-clipboard, xclip or xsel" in complaint(capsys)
    assert main(["compare", "--demo", "--clipboard"]) == 2
