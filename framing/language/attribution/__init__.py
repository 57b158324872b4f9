"""Who says what: relations of source, cue and content, found at cues and put together in offsets of the text."""

from __future__ import annotations

from dataclasses import replace

from framing.language.attribution import assembly, fitted, rules
from framing.language.attribution.columns import columns_of
from framing.language.attribution.corrections import corrected
from framing.language.attribution.inversion import with_inversions
from framing.language.attribution.naming import named
from framing.language.attribution.side_reports import with_nearest_subjects, with_side_reports
from framing.language.attribution.weights import Weights, load
from framing.language.view import View
from framing.model import Parsed


def attribute(parsed: Parsed) -> Parsed:
    """``parsed`` with its attributions, sorted by where their content begins; quotations must be there already.

    Fitted weights find the relations; where their file is absent, the rules alone do.
    """
    return attribute_with(parsed, load())


def attribute_with(parsed: Parsed, weights: Weights | None) -> Parsed:
    """As ``attribute``, by these weights, or by the rules alone where they are None."""
    view = View.of(parsed)
    columns = columns_of(view)
    if weights is None:
        relations = rules.find(view, parsed.sentences, columns.quoted, columns.quoted_starts)
    else:
        relations = [named(columns, relation) for relation in corrected(columns, fitted.find(columns, weights))]
        relations = with_side_reports(columns, with_nearest_subjects(columns, relations))
    relations = with_inversions(columns, relations)
    return replace(parsed, attributions=assembly.assemble(parsed, view, relations))
