"""Finding: one speaker quoted at length here and in a few words there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import place, source
from framing.compare.findings.passages import beside, interleaved, printed
from framing.compare.findings.universal import in_english, is_told_apart, with_article
from framing.measure.counts import body_rows
from framing.measure.english import letter, listed, say
from framing.model import Attribution, Comparison, FindingExample, FindingRule, Found, Place, Quotation, SourceRow, Span

_TITLE = "Longest quotation of {who}: {sides}."
_SIDE = "{n} {n:word|words} in {side}"
_OF_EACH = 2  # quotations of an article that are shown
_LONG = 20  # words of the longest
_TIMES = 3  # as many words as the shortest has


def _find(made: Comparison) -> Iterable[Found]:
    sides = in_english(made)
    known = {side: _by_speaker(made, side) for side in sides}
    found = []
    for row in made.sources:
        quoted = {side: known[side].get(row.speakers[side] or "", []) for side in sides if row.sentences[side]}
        lengths = {side: _words(made, places[0]) if places else 0 for side, places in quoted.items()}
        if len(lengths) < 2 or not is_told_apart(made, row):
            continue
        longest, shortest = max(lengths.values()), min(lengths.values())
        if longest >= _LONG and longest >= _TIMES * shortest:
            found.append((-sum(map(len, row.sentences)), row, quoted, lengths))
    if found:
        _, row, quoted, lengths = min(found, key=lambda item: (item[0], item[1].name))
        told = [say(_SIDE, n=lengths[side], side=letter(side)) for side in sorted(lengths)]
        text = beside(made, {side: printed(made, places[0]) for side, places in quoted.items() if places})
        shown = [quoted[side][:_OF_EACH] or _reported(made, side, row) for side in sorted(quoted)]
        yield Found(say(_TITLE, who=with_article(row.name), sides=listed(told)), text, interleaved(shown))


def _by_speaker(made: Comparison, side: int) -> dict[str, list[Place]]:
    """The quotations in the body that are credited to each speaker, the longest first."""
    parsed = made.profiles[side].parsed
    starts = [quotation.start for quotation in parsed.quotations]
    rows = body_rows(parsed, starts)
    found: dict[str, set[Place]] = {}
    for item in parsed.attributions:
        for span in item.content:
            # Content begins inside its quotation, or has one inside.
            low, high = max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end)
            for at in range(low, high):
                quotation = parsed.quotations[at]
                if rows[at] is not None and span.start < quotation.end:
                    for speaker in filter(None, (item.speaker, *item.joint)):
                        found.setdefault(speaker, set()).add(Place(side, quotation.start, quotation.end))
    return {speaker: sorted(places, key=lambda at: (-_words(made, at), at.start)) for speaker, places in found.items()}


def _words(made: Comparison, at: Place) -> int:
    words = made.profiles[at.document].parsed.words
    first, last = (bisect_left(words, end, key=lambda word: word.start) for end in (at.start, at.end))
    return last - first


def _reported(made: Comparison, side: int, row: SourceRow) -> list[Place]:
    """Where it speaks that is not quoted."""
    rows = [made.profiles[side].parsed.sentences[at] for at in row.sentences[side][:_OF_EACH]]
    return [Place(side, sentence.start, sentence.end) for sentence in rows]


def _example(one: str, two: str) -> Comparison:
    made = comparison(f"Holm said “{one}” then.", f"Holm said “{two}” then.", sources=(source("Ada Holm", (0,), (0,)),))
    profiles = []
    for side, words in enumerate((one, two)):
        at = place(made, side, f"“{words}”")
        inner = Span(at.start + 1, at.end - 1)
        quotation = Quotation(at.start, at.end, inner, "curly", closed=True, scare=False)
        said = Attribution((), (), (inner,), "direct", "speech", "say", None, "Ada Holm", None, (), "example", None)
        parsed = replace(made.profiles[side].parsed, quotations=(quotation,), attributions=(said,))
        profiles.append(replace(made.profiles[side], parsed=parsed))
    return replace(made, profiles=tuple(profiles))


_LONGER = " ".join(["boats"] * 24)

FINDING = FindingRule(
    kind="longest-quotation",
    aspect="quote",
    strength="exact",
    order=45,
    reads=("profiles", "sources"),
    find=_find,
    examples=(
        FindingExample(
            lambda: _example(_LONGER, "boats sink"), "Longest quotation of Ada Holm: 24 words in A and two words in B."
        ),
        FindingExample(lambda: _example(_LONGER, " ".join(["boats"] * 9)), None),
        FindingExample(lambda: _example("boats sail", "boats"), None),
    ),
    table="speakers",
)
