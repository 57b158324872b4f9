"""How far each article's shares of direct, indirect and own words, and of coloured verbs, are from people's annotation.

    python -m tests.validate.shares [--store] [--most N]

On the articles that the weights of attributions were not fitted on. What people mark as content is direct inside
quotation marks and indirect outside; all other words are the outlet's own. A reporting verb is coloured where the
lexicon says so of the cue they mark, or of the one the program finds. ``--store`` writes data/share_scores.json,
which the accuracy table quotes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

import numpy as np

from framing.data import FOLDER
from framing.language.attribution import attribute
from framing.language.attribution.verbs import term_at
from framing.language.quotations import without_claimed
from framing.language.speakers import resolve
from framing.language.speakers.credit import is_speech
from framing.language.view import View
from framing.language.voice import voice_at, voices
from framing.model import Parsed, Span
from tests.validate.fit_attribution import MORE, UNSEEN
from tests.validate.gold import Annotated, align, annotated

STORED = FOLDER / "share_scores.json"
KINDS = ("direct", "indirect", "outlet")
DRAWS = 1000  # resamples of the articles


def understood(one: Annotated) -> Parsed:
    """The article as the program understands it."""
    found = resolve(without_claimed(attribute(one.parsed)))
    return replace(found, voices=voices(found))


def marked(one: Annotated) -> dict[str, float]:
    """The shares, in percent, by what people marked."""
    parsed = one.parsed
    contents = sorted(Span(*span) for a in one.row["attributions"] for span in a["content"])
    quoted = sorted(Span(q.start, q.end) for q in parsed.quotations)
    words = [w for w in parsed.words if parsed.sentences[w.sentence].kind == "body"]
    counted = dict.fromkeys(KINDS, 0)
    for word in words:
        said = _inside(contents, word.start)
        counted["outlet" if not said else "direct" if _inside(quoted, word.start) else "indirect"] += 1
    stances = []
    for truth in align(one.row, parsed).truths:
        known = None if truth.head is None else term_at(View.of(parsed), truth.head, one.columns.stem[truth.head])
        if known is not None and known[0].family.class_ == "speech":
            stances.append(known[0].family.stance)
    return _percent(counted, len(words)) | {"coloured": _coloured(stances)}


def found(parsed: Parsed) -> dict[str, float]:
    """The shares, in percent, by what the program finds."""
    words = [w for w in parsed.words if parsed.sentences[w.sentence].kind == "body"]
    counted = dict.fromkeys(KINDS, 0)
    for word in words:
        counted[voice_at(parsed.voices, word.start, word.end)] += 1
    stances = [a.stance or "neutral" for a in parsed.attributions if a.cue and is_speech(a)]
    return _percent(counted, len(words)) | {"coloured": _coloured(stances)}


def _inside(spans: list[Span], at: int) -> bool:
    last = bisect_right(spans, at, key=lambda span: span.start)
    return any(span.start <= at < span.end for span in spans[max(0, last - 12) : last])


def _percent(counted: dict[str, int], total: int) -> dict[str, float]:
    return {kind: 100 * counted[kind] / max(total, 1) for kind in KINDS}


def _coloured(stances: Iterable[str]) -> float:
    told = list(stances)
    return 100 * sum(stance != "neutral" for stance in told) / len(told) if told else 0.0


def errors(documents: Iterable[Annotated]) -> Iterator[dict[str, float]]:
    """By how many points the program's shares are above people's, an article at a time."""
    for one in documents:
        truth, guess = marked(one), found(understood(one))
        yield {kind: guess[kind] - truth[kind] for kind in truth}


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.validate.shares")
    options.add_argument("--store", action="store_true")
    options.add_argument("--most", type=int, default=None, help="articles, for a quick look")
    chosen = options.parse_args()
    if not MORE.is_file():
        print("skipped: the annotated articles (../shared/data) are not here")
        return
    unseen = (one for place, one in enumerate(annotated(MORE)) if place % UNSEEN == 0)
    table = list(errors(islice(unseen, chosen.most)))
    scores = {}
    for kind in table[0]:
        values = np.array([row[kind] for row in table])
        mean, bias, spread = float(np.abs(values).mean()), float(values.mean()), float(values.std())
        drawn = np.abs(values)[np.random.default_rng(1).integers(0, len(values), (DRAWS, len(values)))].mean(axis=1)
        low, high = np.percentile(drawn, [2.5, 97.5])
        scores[kind] = [round(float(figure), 1) for figure in (mean, low, high, bias, spread)]
        print(
            f"{kind:9} mean error {mean:4.1f} points, {bias:+4.1f} on average, SD {spread:4.1f}; {len(table)} articles"
        )
    if chosen.store:
        digest = hashlib.sha256(MORE.read_bytes()).hexdigest()
        content = {"data": {MORE.name: digest}, "documents": len(table), "scores": scores}
        STORED.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
