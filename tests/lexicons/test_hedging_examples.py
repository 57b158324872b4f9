"""Every example and counter-example of the hedging lexicons holds."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from framing.language.hedges import Hedge, contexts, hedges
from framing.language.hedges.entries import HedgeEntry, lexicons
from framing.language.hedges.nouns import LEXICON, NounEntry, names, personal
from framing.language.parse import parse
from framing.language.pipeline import Pipeline
from framing.language.view import View
from framing.lexicons import load
from framing.model import Parsed
from tests.conftest import body_document

_MARK = re.compile(r"\[(.*?)\]")
ENTRIES = [(lexicon.name, number, entry) for lexicon in lexicons() for number, entry in enumerate(lexicon.entries)]
EXAMPLES = sum(len(entry.examples) + len(entry.not_) for _, _, entry in ENTRIES)


def _plain(example: str) -> tuple[str, tuple[int, int] | None]:
    """The example without its brackets, and what they held."""
    mark = _MARK.search(example)
    return _MARK.sub(r"\1", example), (mark.start(), mark.end() - 2) if mark else None


@pytest.fixture(scope="module")
def found(pipeline: Pipeline) -> dict[str, list[Hedge]]:
    texts = sorted({_plain(text)[0] for _, _, entry in ENTRIES for text in (*entry.examples, *entry.not_)})
    return {d.document.text: list(hedges(d)) for d in parse(map(body_document, texts), pipeline)}


def test_there_are_enough_examples() -> None:
    assert EXAMPLES >= 150
    assert all(entry.examples and entry.not_ for _, _, entry in ENTRIES)


@pytest.mark.parametrize(
    ("number", "entry"), [e[1:] for e in ENTRIES], ids=[f"{name}: {entry.terms[0]}" for name, _, entry in ENTRIES]
)
def test_entry(number: int, entry: HedgeEntry, found: dict[str, list[Hedge]]) -> None:
    for example in entry.examples:
        text, where = _plain(example)
        assert (entry.category, where) in [(h.category, (h.start, h.end)) for h in found[text]], example
    for example in entry.not_:
        text, where = _plain(example)
        start, end = where or (0, len(text))
        wrong = [h for h in found[text] if h.start < end and start < h.end]
        assert not wrong, example


NOUNS = load(LEXICON, NounEntry).entries


@pytest.mark.parametrize("entry", NOUNS, ids=[entry.class_ for entry in NOUNS])
def test_nouns(entry: NounEntry, parsed_text: Callable[[str], Parsed]) -> None:
    for example, holds in [(e, True) for e in entry.examples] + [(e, False) for e in entry.not_]:
        text, where = _plain(example)
        parsed = parsed_text(text)
        view, index = View.of(parsed), parsed.tokens.start.index((where or (0, 0))[0])
        if entry.class_ in ("person", "thing"):
            assert personal(view, index) is (holds if entry.class_ == "person" else not holds), example
        else:
            assert names(view, index, entry.class_) is holds, example


@pytest.mark.parametrize(
    "entry", load(contexts.LEXICON, contexts.ContextWords).entries, ids=lambda entry: str(entry.class_)
)
def test_contexts(entry: contexts.ContextWords, parsed_text: Callable[[str], Parsed]) -> None:
    assert entry.examples
    assert entry.not_
    for example in entry.examples:
        text, where = _plain(example)
        assert where in [(h.start, h.end) for h in hedges(parsed_text(text))], example
    for example in entry.not_:
        assert [h.term for h in hedges(parsed_text(example))] == [], example
