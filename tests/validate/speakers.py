"""Whether a quotation is credited to the person who said it, on annotated news: BASIL's quotations and passages that
two outlets share. ``python -m tests.validate.speakers`` prints what was missed.

Only people with a name are asked for: BASIL calls the others "other anti" or "Democratic lawmakers". A passage counts
as found where a speaker is given for it at all, and as right where the last names are the same.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from framing.data import FOLDER
from framing.language import understand
from framing.language.pipeline import load_pipeline
from framing.model import Parsed, Span
from framing.read import read_record
from framing.settings import DEFAULT_MODEL, Settings
from tests.validate.referee import SHARED

DRAWS = 2000
SCORES = FOLDER / "speaker_scores.json"
_NO_PERSON = frozenset({"party", "now", "naacp", "buzzfeed", "times"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})


class Passage(NamedTuple):
    """Words that people credited to somebody."""

    document: str
    content: tuple[Span, ...]
    speaker: str


class Verdict(NamedTuple):
    """What became of a passage: whom it was credited to, None where to nobody, and whether that is right."""

    passage: Passage
    given: str | None
    right: bool


def last_name(name: str) -> str:
    """The name that two spellings of a person share: "Donald Trump Jr." and "Trump" are "trump"."""
    words = [word.strip(".,").lower() for word in re.sub(r"\(.*?\)", "", name).split()]
    kept = [word for word in words if word not in _SUFFIXES]
    return kept[-1] if kept else ""


def is_person(name: str) -> bool:
    """Whether an annotated speaker is one person with a name."""
    last = re.sub(r"\(.*?\)", "", name).split()[-1:]
    if not last or name.startswith("other ") or not last[0][:1].isupper():
        return False
    group = last[0].endswith("s") and not last[0].endswith(("ss", "is"))
    return not group and last[0].lower() not in _NO_PERSON


def basil(path: Path) -> tuple[list[dict[str, Any]], list[Passage]]:
    """BASIL's articles and their quotations of named people."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    passages = [
        Passage(row["id"], tuple(Span(*span) for span in quotation["content"]), quotation["speaker_name"])
        for row in rows
        for quotation in row["attributions"]
        if is_person(quotation["speaker_name"])
    ]
    return [{"id": row["id"], "text": row["text"]} for row in rows], passages


def shared(path: Path) -> tuple[list[dict[str, Any]], list[Passage]]:
    """The articles of events that several outlets told, and the passages that two of them share."""
    rows, passages = [], set()
    for line in path.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        rows += [{"id": f"{event['event']}-{outlet}", "text": text} for outlet, text in sorted(event["texts"].items())]
        for twin in event["twins"]:
            if twin["sure"] and twin["speaker"] and is_person(twin["speaker"]):
                for outlet, start, end in (twin["a"], twin["b"]):
                    passages.add(Passage(f"{event['event']}-{outlet}", (Span(start, end),), twin["speaker"]))
    return rows, sorted(passages)


CORPORA = {"basil": basil, "cross_outlet": shared}


def judged(rows: Sequence[Mapping[str, Any]], passages: Iterable[Passage]) -> Iterator[Verdict]:
    """Every passage with whom the program credits it to."""
    documents = [read_record(dict(row), Settings(), row["id"]) for row in rows]
    parsed = {one.document.id: one for one in understand(documents, load_pipeline(DEFAULT_MODEL))}
    for passage in passages:
        given = credited(parsed[passage.document], passage.content)
        yield Verdict(passage, given, given is not None and last_name(given) == last_name(passage.speaker))


def credited(parsed: Parsed, content: Sequence[Span]) -> str | None:
    """The speaker of the attribution of speech that shares most of its content with these words."""
    names = {speaker.id: speaker.name for speaker in parsed.speakers}
    best, most = None, 0.0
    for attribution in parsed.attributions:
        if attribution.speaker is None or attribution.cue_class != "speech":
            continue
        shared_ = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in attribution.content for b in content)
        size = sum(span.end - span.start for span in attribution.content)
        fit = shared_ + shared_ / size if size else 0.0  # of two that hold all of it, the closer one
        if fit > most:
            best, most = names[attribution.speaker], fit
    return best


def measured(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Shares in percent of what was found and of what is right, the latter with a 95 % interval over documents."""
    documents = sorted({verdict.passage.document for verdict in verdicts})
    counts = np.array([
        [sum(v.right for v in verdicts if v.passage.document == one), sum(v.passage.document == one for v in verdicts)]
        for one in documents
    ])  # fmt: skip
    draws = counts[np.random.default_rng(1).integers(0, len(counts), (DRAWS, len(counts)))].sum(axis=1)
    low, high = np.percentile(100 * draws[:, 0] / draws[:, 1], [2.5, 97.5]).round(1)
    found = [verdict for verdict in verdicts if verdict.given is not None]
    return {
        "documents": len(documents),
        "passages": len(verdicts),
        "found": round(100 * len(found) / len(verdicts), 1),
        "right": round(100 * sum(v.right for v in verdicts) / len(verdicts), 1),
        "right of found": round(100 * sum(v.right for v in found) / len(found), 1),
        "interval": [float(low), float(high)],
    }


@cache
def speakers() -> tuple[dict[str, dict[str, Any]], tuple[Verdict, ...]]:
    """The scores of each corpus and of both together, and every verdict; measured once."""
    every: list[Verdict] = []
    table = {}
    for name, read in CORPORA.items():
        verdicts = list(judged(*read(SHARED / "data" / f"{name}.dev.jsonl")))
        table[name] = measured(verdicts)
        every += verdicts
    return {"all": measured(every), **table}, tuple(every)


def validate() -> dict[str, float]:
    """Print how many quotations of named people are credited to the right one; the shares by corpus."""
    table, _ = speakers()
    for name, found in table.items():
        print(f"speakers, {name:13}", *(f"{key} {value}" for key, value in found.items()))
    print()
    return {f"speakers.{name}": found["right"] for name, found in table.items()}


def store() -> None:
    """Write the scores to framing/data/speaker_scores.json, which reports and ``framing explain`` print."""
    SCORES.write_text(json.dumps({"scores": speakers()[0]}, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    if not (SHARED / "data").is_dir():
        print("skipped: the annotated news (../shared/data) is not here")
        return 0
    validate()
    for passage, given, right in speakers()[1]:
        if not right:
            print(f"  {passage.document} {passage.content}: {passage.speaker}, given as {given}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
