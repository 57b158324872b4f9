"""Page one of a comparison for a notebook: in a frame of its own, so that neither's style reaches the other."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

from framing.model import Comparison
from framing.render import html
from framing.settings import Settings

_TEMPLATE = "page_one.html.j2"
_LINK = re.compile(r'(<a\b[^>]*?) href="#([^"]*)"')


def page_one(comparison: Comparison) -> str:
    """The first page as an element of HTML. Links that lead to other pages of the report are taken off."""
    # textstat's values stand on another page, and asking for them takes longer than all of this one.
    drawn = html.page(replace(comparison, oracle=()), Settings(), paper=False, body=_TEMPLATE)
    there = set(re.findall(r'\bid="([^"]*)"', drawn))
    page = _LINK.sub(lambda link: link[0] if link[2] in there else link[1], drawn)
    name = escape(comparison.title)
    return (
        f'<iframe title="{name}" sandbox="" style="width:100%;height:64em;border:0" srcdoc="{escape(page)}"></iframe>'
    )
