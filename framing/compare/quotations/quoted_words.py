"""One remark, quoted in two documents with another noun in the same place: one of both is not what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.compare.quotations.relation import Replacement, wordings
from framing.compare.terms.synonyms import groups
from framing.language.stems import stem
from framing.language.view import View
from framing.model import Conflict, Parsed, Place, Span, Twin

_ALIKE = 0.8  # of the words of both wordings: quotations that have less in common may be two remarks
_NOUNS = ("NN", "NNS")


def quoted_words(documents: Sequence[Parsed], twins: Sequence[Twin]) -> Iterator[Conflict]:
    """Conflicts of wording; a synonym, a verb or an adverb that was changed tells the same thing."""
    for twin in twins:
        if twin.relation != "reworded":
            continue
        one, two = documents[twin.a.document], documents[twin.b.document]
        found = wordings(one, twin.a, two, twin.b)
        if found.likeness < _ALIKE or len(found.replaced) != 1 or found.negated[0] != found.negated[1]:
            continue
        (word,) = found.replaced
        if _is_noun(one, word.here) and _is_noun(two, word.there) and not _synonyms(word):
            yield Conflict(
                "word",
                " ".join(one.document.text[twin.a.start : twin.a.end].split()),
                Place(twin.a.document, *word.here),
                Place(twin.b.document, *word.there),
                word.one,
                word.two,
                twin.score,
            )


def _is_noun(parsed: Parsed, span: Span) -> bool:
    view = View.of(parsed)
    first, last = view.range_of(span)
    return last - first == 1 and view.tag[first] in _NOUNS


def _synonyms(word: Replacement) -> bool:
    return stem(word.two.casefold()) in groups().get(stem(word.one.casefold()), ())
