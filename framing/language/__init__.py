"""Document → Parsed: sentences, words, the parse; then quotations, attributions, speakers and voices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.language.pipeline import Pipeline
    from framing.model import Document, Parsed


def understand(documents: Iterable[Document], pipeline: Pipeline) -> Iterator[Parsed]:
    """Every document with all of its language found, in the order given and as one stream.

    In a text that is known not to be English, quotations are found by their marks, and nobody is credited.
    The order of the stages is fixed: who speaks is asked about attributions, and the voices of a text follow
    from its attributions and quotation marks.
    """
    from framing.language.attribution import attribute
    from framing.language.parse import parse
    from framing.language.quotations import quote, without_claimed
    from framing.language.speakers import resolve
    from framing.language.speakers.by_hand import by_hand
    from framing.language.tongues import is_foreign
    from framing.language.voice import voices

    for parsed in parse(documents, pipeline):
        found = quote(parsed)
        if not is_foreign(parsed.document.language):  # the rules for who says what are English
            found = by_hand(resolve(without_claimed(attribute(found))))
        yield replace(found, voices=voices(found))
