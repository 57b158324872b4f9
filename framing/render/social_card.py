"""Page one's figure as a picture for where links are shared: PNG, 1200 × 630, with its description inside."""

from __future__ import annotations

import io
from importlib import import_module
from typing import Any
from xml.sax.saxutils import escape

from framing.errors import WriteError
from framing.model import Comparison
from framing.render import html, pdf
from framing.render.clean import excerpt
from framing.render.page_context import named, opening
from framing.render.sections import briefing, measures, run_strips
from framing.settings import Settings

_TEMPLATE, _STYLE = "card.html.j2", "card.css"
SIZE = (1200, 630)  # pixels, as such pages ask for
_SCALE = 96 / 72  # pixels of a point
_STRIP = 486.0  # points of the strip of the longest article, before it is stretched
_HEADLINE, _STANDFIRST = 150, 130  # characters
# The description where picture libraries look for it (IPTC photo metadata, "Alt Text (Accessibility)").
_XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>
</Iptc4xmpCore:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta>"""


def write(comparison: Comparison, settings: Settings) -> bytes:
    """The picture. Raises WriteError where the libraries that draw it are missing."""
    names = named(comparison)
    page = opening(comparison, names, measures.Rows(comparison, names), settings.paper)
    cards = briefing.cards(names, comparison)
    strips = run_strips.run_strips(comparison, names, width=_STRIP)
    values: dict[str, Any] = {
        "headline": excerpt(page.headline, _HEADLINE),
        "standfirst": excerpt(comparison.standfirst.partition(". ")[0], _STANDFIRST),
        "paper": True,  # as the drawings of the report ask
        "strips": strips,
        "longest": max(item.width for item in strips),
        "leader": page.leader,
        "outlets": [excerpt(each.profile.parsed.document.outlet or "", 40) for each in names],
        "titles": [card.title for card in cards],
    }
    drawn = pdf.render(html.fill(_TEMPLATE, values, settings, style=_STYLE))
    told = " ".join(item.title for item in strips)
    return _picture(drawn, values["headline"], f"{page.headline.rstrip('.')}. {told}")


def _picture(drawn: bytes, title: str, told: str) -> bytes:
    page = _library("pypdfium2").PdfDocument(drawn)[0]
    picture = page.render(scale=_SCALE).to_pil().convert("RGB")
    facts = _library("PIL.PngImagePlugin").PngInfo()
    facts.add_itxt("Title", title, "en")
    facts.add_itxt("Description", told, "en")
    facts.add_itxt("XML:com.adobe.xmp", _XMP.format(escape(told)))
    output = io.BytesIO()
    picture.save(output, "PNG", optimize=False, compress_level=9, pnginfo=facts, dpi=(96, 96))
    return output.getvalue()


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        what = f"a picture needs {name.partition('.')[0]}, which is not installed"
        raise WriteError(what, where="PNG", next="Install it: pip install 'framing[pdf]'") from error
