"""Who says what: relations of source, cue and content, found at cues and put together in offsets of the text."""

from __future__ import annotations

from dataclasses import replace

from framing.language.attribution import assembly, rules
from framing.language.attribution.tree import build_tree, quoted_ranges
from framing.model import Parsed


def attribute(parsed: Parsed) -> Parsed:
    """``parsed`` with its attributions, sorted by where their content begins; quotations must be there already."""
    walk = build_tree(parsed.tokens)
    quoted = quoted_ranges(parsed.tokens, parsed.quotations)
    places = rules.Paragraphs(parsed.sentences, quoted, [low for low, _ in quoted])
    relations = rules.find(walk, places)
    return replace(parsed, attributions=assembly.assemble(parsed, walk, relations))
