"""Every class of words around a report shows in its examples what it does, and base forms come out as listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from framing import lexicons
from framing.compare.wording.predicates import predicates, telling
from framing.language import base_forms, word_classes
from framing.language.attribution import attribute_with
from framing.language.base_forms import Irregular, lemma
from framing.language.word_classes import WordClass, words_of
from framing.model import Parsed, Span
from tests.language.attribution.marked import letters, read

CLASSES = lexicons.load(word_classes.NAME, WordClass).entries
FORMS = lexicons.load(base_forms.NAME, Irregular).entries
CASES = [
    (entry.class_, example, holds)
    for entry in CLASSES
    for examples, holds in ((entry.examples, True), (entry.not_, False))
    for example in examples
]


def test_every_class_has_examples_of_what_it_does_and_of_what_it_does_not() -> None:
    assert all(entry.examples and entry.not_ for entry in (*CLASSES, *FORMS))


def test_a_word_stands_once_in_its_class() -> None:
    for entry in CLASSES:
        assert [word for word, times in Counter(entry.terms).items() if times > 1] == []
    verbs = [entry.terms for entry in CLASSES if entry.class_ not in ("part", "light", "naming")]
    assert all(lemma(word, "VB") == word for terms in verbs for word in terms)


@pytest.mark.parametrize(("name", "example", "holds"), CASES, ids=[example for _, example, _ in CASES])
def test_an_example_of_a_class(
    name: word_classes.ClassName, example: str, holds: bool, parsed_text: Callable[[str], Parsed]
) -> None:
    marked = read(example)
    parsed = parsed_text(marked.text)
    (span,) = marked.content
    if name == "telling":  # whom something is told is no part of what is told
        before = letters(marked.text, (Span(0, span.start),))
        said = letters(marked.text, tuple(part for a in parsed.attributions for part in a.content))
        assert letters(marked.text, (span,)) <= said
        assert bool(said & before) is not holds
    elif name == "part":  # who says it
        sources = letters(marked.text, tuple(part for a in parsed.attributions for part in a.source))
        assert letters(marked.text, (span,)) & sources
    elif name == "no report":  # by the rules, which work without weights
        contents = letters(marked.text, tuple(p for a in attribute_with(parsed, None).attributions for p in a.content))
        assert bool(contents & letters(marked.text, (span,))) is not holds
    elif name == "naming":  # nobody says that they are not to be named
        contents = letters(marked.text, tuple(part for a in parsed.attributions for part in a.content))
        assert bool(contents & letters(marked.text, (span,))) is not holds
    else:
        verbs = [p for p in predicates(parsed) if p.verb == span]
        assert [telling(verb) for verb in verbs] == [not holds]


def test_light_verbs_say_nothing_of_an_event() -> None:
    assert {"made", "said", "became"} <= words_of("light")


@pytest.mark.parametrize("entry", FORMS, ids=[entry.class_ for entry in FORMS])
def test_base_forms(entry: Irregular) -> None:
    tag = "NNS" if entry.class_ == "noun" else "VBD"
    for examples, holds in ((entry.examples, True), (entry.not_, False)):
        for form, base in (example.split(": ") for example in examples):
            assert (lemma(form, tag) == base) is holds, form
