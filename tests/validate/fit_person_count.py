"""Fit the lines from what is counted to what a person counts: ``python -m tests.validate.fit_person_count [--unread]``.

Shares of sentences credited: articles that the attribution weights have not seen (every third of the last file they
were fitted on), and the annotated events that rules are developed on. Words in the outlet's own voice: the former.
Hedges: the events kept unread, since the lists of hedges were made on the others. It prints how often the range holds
an outlet's articles by lines fitted on all other outlets, and writes framing/data/person_count.json. ``--unread``
writes nothing and prints the same of the share credited in the events kept unread.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import framing
from framing.features import chosen
from framing.language import understand
from framing.language.pipeline import load_pipeline
from framing.measure.counts import body
from framing.measure.person_count import lines, of_line
from framing.measure.profile import profile
from framing.model import PersonCount, Profile
from framing.read import read_record
from framing.settings import DEFAULT_MODEL
from tests.validate import events
from tests.validate.fit_attribution import MORE, UNSEEN

STORED = Path(__file__).parents[2] / "framing" / "data" / "person_count.json"
CREDITED, OWN, HEDGES = "sources.attributed", "attribution.outlet", "hedging.rate"
_FEWEST = 8  # sentences
_CREDITED = 0.3  # of a sentence that is annotated as somebody's words: it counts as credited
_PER = 1000.0  # words
_DIGITS = 6


class CountedTwice(NamedTuple):
    """One article: what the program and what a person counted, both over the same whole."""

    outlet: str
    counted: float
    true: float
    whole: float


type Pairs = dict[str, list[CountedTwice]]


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.validate.fit_person_count")
    options.add_argument("--unread", action="store_true", help="score the stored lines on the events kept unread")
    if options.parse_args().unread:
        print(
            CREDITED,
            _held(CREDITED, _pairs(_events("unread"))[CREDITED], partial(_asked, CREDITED, line=lines()[CREDITED])),
        )
        return
    found = _pairs([*_annotated(), *_events("develop")])
    found[HEDGES] = _pairs(_events("unread"))[HEDGES]
    fitted = {key: _fit(key, pairs) for key, pairs in found.items()}
    for key, pairs in found.items():
        print(key, {name: round(value, 3) for name, value in fitted[key].items() if not isinstance(value, str)})
        print("  by lines of the other outlets:", _held(key, pairs, _of_others(key, pairs)))
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (MORE, events.DATA)}
    STORED.write_text(json.dumps({"data": digests, "lines": fitted}, indent=1) + "\n", encoding="utf-8")


def _annotated() -> Iterator[tuple[str, Profile, dict[str, Any]]]:
    """Outlet, article and annotation of those that the weights have not seen."""
    rows = [json.loads(line) for line in MORE.read_text(encoding="utf-8").splitlines()][::UNSEEN]
    for row, made in zip(rows, _profiles({"id": row["id"], "text": row["text"]} for row in rows), strict=True):
        yield (
            row["id"].split("_")[0],
            made,
            {"contents": [span for one in row["attributions"] for span in one["content"]]},
        )


def _events(part: str) -> Iterator[tuple[str, Profile, dict[str, Any]]]:
    rows = events.part([json.loads(line) for line in events.DATA.read_text(encoding="utf-8").splitlines()], part)
    given = [(row, key) for row in rows for key in row["texts"]]
    texts = ({"id": f"{row['event']}-{key}", "text": row["texts"][key]} for row, key in given)
    for (row, key), made in zip(given, _profiles(texts), strict=True):
        yield (
            row["outlets"][key].lower(),
            made,
            {"sources": row["sources"].get(key, []), "hedges": row["hedges"].get(key, [])},
        )


def _profiles(rows: Iterable[dict[str, Any]]) -> Iterator[Profile]:
    settings, features = framing.Settings(draws=200), chosen(None)
    documents = [read_record(row, settings, row["id"]) for row in rows]
    for parsed in understand(documents, load_pipeline(DEFAULT_MODEL)):
        yield profile(parsed, features, settings, "")


def _pairs(articles: Iterable[tuple[str, Profile, dict[str, Any]]]) -> Pairs:
    found: Pairs = {CREDITED: [], OWN: [], HEDGES: []}
    for outlet, made, annotation in articles:
        sentences = [made.parsed.sentences[at] for at in body(made.parsed)]
        if len(sentences) < _FEWEST:
            continue
        true: dict[str, float] = {}
        if "contents" in annotation:
            covered = np.zeros(len(made.parsed.document.text) + 1, dtype=bool)
            for start, end in annotation["contents"]:
                covered[start:end] = True
            true[CREDITED] = sum(covered[one.start : one.end].mean() > _CREDITED for one in sentences)
            words = [one for one in made.parsed.words if made.parsed.sentences[one.sentence].kind == "body"]
            true[OWN] = sum(not covered[one.start] for one in words)
        else:
            true[CREDITED] = min(len(sentences), sum(one["sentences"] for one in annotation["sources"]))
            true[HEDGES] = sum(
                one["voice"] == "outlet" and one["category"] != "booster" and _in_body(made, one["start"])
                for one in annotation["hedges"]
            )
        for key, number in true.items():
            measured = made.measurements[key]
            if measured.numerator is not None and measured.denominator:
                found[key].append(CountedTwice(outlet, measured.numerator, float(number), measured.denominator))
    return found


def _in_body(made: Profile, at: int) -> bool:
    row = bisect_right([one.start for one in made.parsed.sentences], at) - 1
    return row >= 0 and made.parsed.sentences[row].kind == "body"


def _fit(key: str, pairs: Sequence[CountedTwice]) -> dict[str, Any]:
    counted, true, whole = (np.array([getattr(one, name) for one in pairs]) for name in ("counted", "true", "whole"))
    about = {"articles": len(pairs), "outlets": len({one.outlet for one in pairs})}
    if key == HEDGES:
        slope = true.sum() / counted.sum()
        dispersion = float(np.square(true - slope * counted).dot(1 / (counted + 1)) / len(pairs))
        return {"kind": "events", "per": _PER, "slope": _rounded(slope), "dispersion": _rounded(dispersion), **about}
    x, y = 100 * counted / whole, 100 * true / whole
    off = x - x.mean()
    slope = float(off @ y / (off @ off))
    intercept = float(y.mean() - slope * x.mean())
    residual = float(np.sqrt(np.square(y - intercept - slope * x).sum() / (len(pairs) - 2)))
    numbers = {"intercept": intercept, "slope": slope, "residual": residual, "mean": x.mean(), "squares": off @ off}
    return {"kind": "share", **{name: _rounded(value) for name, value in numbers.items()}, **about}


def _rounded(value: float) -> float:
    return round(float(value), _DIGITS)


def _of_others(key: str, pairs: Sequence[CountedTwice]) -> Callable[[CountedTwice], PersonCount]:
    """What lines fitted on all other outlets say of an article."""
    by_outlet = {
        outlet: _fit(key, [one for one in pairs if one.outlet != outlet]) for outlet in {one.outlet for one in pairs}
    }
    return lambda pair: _asked(key, pair, by_outlet[pair.outlet])


def _asked(key: str, pair: CountedTwice, line: dict[str, Any]) -> PersonCount:
    return of_line(line, _unit(key) * pair.counted / pair.whole, pair.counted, pair.whole)


def _unit(key: str) -> float:
    return _PER if key == HEDGES else 100.0


def _held(key: str, pairs: Sequence[CountedTwice], asked: Callable[[CountedTwice], PersonCount]) -> str:
    """How often the range holds what a person counted, and how far both numbers are from it."""
    found, unit = [asked(one) for one in pairs], _unit(key)
    true = np.array([one.true / one.whole for one in pairs])
    raw = np.array([one.counted / one.whole for one in pairs])
    values = np.array([one.value for one in found])
    held = np.mean([one.low - 1e-9 <= unit * t <= one.high + 1e-9 for one, t in zip(found, true, strict=True)])
    error, plain = (float(np.sqrt(np.mean((x - unit * true) ** 2))) for x in (values, unit * raw))
    return f"{len(pairs)} articles; held {100 * held:.1f} %; off by {error:.1f}, as counted by {plain:.1f}"


if __name__ == "__main__":
    main()
