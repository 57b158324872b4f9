"""Whether time grows with the text and no faster, on the text most likely to make it: one short piece, many times over.

Each stage is given a text and four times that text, the best of three turns each. Linear is 4; more than 10 is told as
too fast a growth. Turns shorter than a few milliseconds are noise and pass.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from framing.compare.coverage.coverage import Story, coverage
from framing.features.hedging import find as find_hedges
from framing.language import quotations, sentences, understand, words
from framing.language.attribution import attribute, attribute_with
from framing.language.parse import parse
from framing.language.pipeline import load_pipeline
from framing.language.quotations import quote
from framing.read.formats.markdown import find as read_markdown
from framing.settings import DEFAULT_MODEL
from tests.conftest import body_document

FACTOR = 4
LIMIT = 10.0
NOISE = 0.02  # seconds
SENTENCES = (
    ["A. ", ". ", ".", '"', '." ', "a.)", "[1]", "!?", "x.Y", "Mr. ", "No. 5. ", '"Why?" A ', "• ", "St. ."]
)  # fmt: skip
WORDS = ["a-", "a.", "a'", "www.", "http://", "1,", "$", "@a", "A.B", "1:"]
MARKS = ["“", '"', "'", "'a ", "a' ", '"a" ', "“‘", "«“x”»", "6'2\" ", "''", "‘a"]
MARKDOWN = ["[", "![", "](", "[a](b ", '[a](b "', "**a*", "*a ", "_a", "`a``", "<a ", "<!-- ", "<b>", "> ", "("]
PHRASES = [
    '"a" ', "“‘", "he said ", "“No,” he said. ", '"he said ', 'Orlo said: "', "THE MINISTER SAID THE BRIDGE WAS SHUT. ",
    "قال الوزير «نعم» ", "and the mayor said that the bridge would fall, ", "a: ", "some critics say that ",
    "is not expected to ",
]  # fmt: skip
NESTED = ['Marsh said: "no" ', "Marsh said: “no, ", "Marsh said that ", "Marsh said: «no» "]  # behind an opening mark


def best(run: Callable[[], object]) -> float:
    """CPU seconds of the quickest of three turns."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        run()
        taken.append(time.process_time() - began)
    return min(taken)


def cases() -> Iterator[tuple[str, str, Callable[[], object], Callable[[], object]]]:
    """Stage, piece, and the stage's work on the short and on the long text."""
    for stage, pieces, size, work in (
        ("sentences", SENTENCES, 20_000, lambda text: sentences.split(text)),
        ("words", WORDS, 20_000, lambda text: words.find(text)),
        ("quotation marks", MARKS, 40_000, lambda text: quotations.find(text, 0, len(text))),
        ("markdown", MARKDOWN, 20_000, lambda text: read_markdown(text + " word")),
    ):
        for piece in pieces:
            short, long = (piece * (size * factor // len(piece)) for factor in (1, FACTOR))
            yield stage, piece, lambda t=short, w=work: w(t), lambda t=long, w=work: w(t)
    pipeline = load_pipeline(DEFAULT_MODEL)
    for piece in PHRASES:
        texts = [piece * (4_000 * factor // len(piece)) for factor in (1, FACTOR)]
        short, long = (quote(next(iter(parse([body_document(text)], pipeline)))) for text in texts)
        yield "attribution", piece, lambda p=short: attribute(p), lambda p=long: attribute(p)
        few, many = (next(iter(understand([body_document(text)], pipeline))) for text in texts)
        yield "hedges", piece, lambda p=few: list(find_hedges(p)), lambda p=many: list(find_hedges(p))
    for piece in NESTED:
        texts = ['Orlo said: "' + piece * (4_000 * factor // len(piece)) for factor in (1, FACTOR)]
        short, long = (quote(next(iter(parse([body_document(text)], pipeline)))) for text in texts)
        yield "attribution", piece, lambda p=short: attribute(p), lambda p=long: attribute(p)
        yield "rules alone", piece, lambda p=short: attribute_with(p, None), lambda p=long: attribute_with(p, None)
    boats = [f"Boat {n} left pier {n % 7} with {n * 3} crates of fish." for n in range(150 * FACTOR)]
    lines = ["\n".join(boats[:150]), "\n".join(boats)]
    a, b = (next(iter(understand([body_document(text)], pipeline))) for text in lines)
    yield "coverage", "150 sentences", lambda: coverage(Story([a, a])), lambda: coverage(Story([b, b]))


def growth() -> bool:
    """Print the fastest growth of each stage; True where none is too fast."""
    worst: dict[str, tuple[float, str]] = {}
    for stage, piece, short, long in cases():
        large = best(long)
        ratio = large / max(best(short), 1e-9) if large > NOISE else 0.0
        worst[stage] = max(worst.get(stage, (0.0, "")), (ratio, piece))
    print(f"growth of time with {FACTOR} times the text, worst of each stage (linear is {FACTOR}, limit {LIMIT:.0f})")
    for stage, (ratio, piece) in worst.items():
        shown = f"{ratio:5.1f}   {piece!r}" if ratio else "  too quick to measure"
        print(f"  {stage:<18}{shown}")
    return all(ratio <= LIMIT for ratio, _ in worst.values())
