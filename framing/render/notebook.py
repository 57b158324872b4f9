"""Page one of a comparison for a notebook: in a frame of its own, so that neither's style reaches the other."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from framing.model import Comparison
from framing.render import html
from framing.settings import Settings

_TEMPLATE = "page_one.html.j2"


def page_one(comparison: Comparison) -> str:
    """The first page as an element of HTML. Links that lead to other pages of the report are taken off."""
    # textstat's values stand on another page, and asking for them takes longer than all of this one.
    drawn = html.page(replace(comparison, oracle=()), Settings(), paper=False, body=_TEMPLATE)
    page = html.without_dangling(drawn)
    name = escape(comparison.title)
    return (
        f'<iframe title="{name}" sandbox="" style="width:100%;height:64em;border:0" srcdoc="{escape(page)}"></iframe>'
    )
