"""The report as one HTML file that needs nothing else: no script, no request, every letter of the articles as text."""

from __future__ import annotations

import bz2
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from framing.errors import SettingsError, WriteError
from framing.model import Comparison
from framing.render import fonts
from framing.render.folders import template_folder
from framing.render.page_context import PageContext, view
from framing.render.paper import for_paper, in_use
from framing.render.records import json
from framing.settings import Settings

_PAGE, _BODY = "report.html.j2", "body.html.j2"
_STYLES = ("base", "briefing", "measures", "voices", "wordings", "texts", "numbers", "annex")
RECORDS = "framing-records"  # id of the element that holds the records a page can be verified by


def write(comparison: Comparison, settings: Settings) -> bytes:
    """The page for a screen. Raises WriteError naming the template that cannot be used."""
    # Packed with bzip2, of which there is one implementation, so that the bytes are the same on every machine.
    records = b64encode(bz2.compress(json.write(comparison, settings))).decode("ascii")
    return page(comparison, settings, paper=False, records=records).encode("utf-8")


def page(comparison: Comparison, settings: Settings, *, paper: bool, records: str = "", body: str = _BODY) -> str:
    """The report as HTML; ``paper`` leaves out the fonts inside and what only a screen can do.

    ``records``, packed, ride along out of sight; ``body`` is the template of what the page shows.
    """
    environment = _environment(settings.templates)
    laid_out = view(comparison, settings, paper=paper)
    # A user's own template may raise whatever it likes; what ours raise beyond Jinja's errors is a fault in here.
    foreseen: type[Exception] = TemplateError if settings.templates is None else Exception
    try:
        shown = environment.get_template(body).render(view=laid_out, paper=paper)
        if laid_out.pages == "briefing":
            shown = without_dangling(shown)
        if paper:
            shown = for_paper(shown)
        style = _style(environment, laid_out, shown, paper=paper)
        digest = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
        # Both are finished markup: the body was escaped when it was rendered; no article has a say in the style sheet.
        inserts = {"body": Markup(shown), "style": Markup(style)}  # noqa: S704
        inserts["drawing"] = Markup(drawing(settings.templates))  # noqa: S704 - hex digits
        inserts["records"] = Markup(records)  # noqa: S704 - base64
        return environment.get_template(_PAGE).render(view=laid_out, paper=paper, digest=digest, **inserts)
    except foreseen as error:
        raise WriteError(
            f"the template cannot be used ({error})", where=_place(error, _PAGE), next="Correct it, or use our own."
        ) from error


def _place(error: Exception, template: str) -> str:
    """Where in a template an error arose: "measures.html.j2, line 12"; ``template`` where nothing else is known.

    Jinja puts the lines of templates into the trace; the innermost is the one to correct.
    """
    file, line = getattr(error, "filename", None) or getattr(error, "name", None), getattr(error, "lineno", None)
    at = error.__traceback__
    while at is not None and not isinstance(error, TemplateSyntaxError):
        if at.tb_frame.f_code.co_filename.endswith((".j2", ".css")):
            file, line = at.tb_frame.f_code.co_filename, at.tb_lineno
        at = at.tb_next
    return f"{Path(str(file or template)).name}{f', line {line}' if line else ''}"


_LINK = re.compile(r'(<a\b[^>]*?) href="#([^"]*)"')


def without_dangling(page: str) -> str:
    """``page`` without the addresses of links that lead to parts of the report that are not on it."""
    there = set(re.findall(r'\bid="([^"]*)"', page))
    return _LINK.sub(lambda link: link[0] if link[2] in there else link[1], page)


def fill(
    template: str,
    values: Mapping[str, object],
    settings: Settings,
    *,
    script: str = "",
    style: str = "nightly.css",
    with_fonts: bool = False,
) -> bytes:
    """Another page of ours, from its template; ``style``, a file's, and its ``digest`` come on top of ``values``.

    Without a name of one the page has its style from elsewhere; ``with_fonts`` puts our fonts into it.
    ``script`` names a file of ours that runs in the page, as ``script`` with its ``script_digest``.
    Raises WriteError naming the template that cannot be used.
    """
    environment = _environment(settings.templates)
    try:
        inserts: dict[str, str] = {}
        if style:
            rules = fonts.faces(repr(values), template_folder() / "fonts" / "web") if with_fonts else ""
            rules += _source(environment, style)
            digest = b64encode(sha256(rules.encode("utf-8")).digest()).decode("ascii")
            inserts = {"style": Markup(rules), "digest": digest}  # noqa: S704 - ours
        if script:
            source = _source(environment, script)
            inserts["script"] = Markup(source)  # noqa: S704 - ours
            inserts["script_digest"] = b64encode(sha256(source.encode("utf-8")).digest()).decode("ascii")
        page = environment.get_template(template).render(**values, **inserts)
    except TemplateError as error:
        raise WriteError(
            f"the template cannot be used ({error})",
            where=_place(error, template),
            next="Correct it, or use our own.",
        ) from error
    return page.encode("utf-8")


@cache
def _environment(own: Path | None) -> Environment:
    if own is not None and not own.is_dir():
        raise SettingsError("is not a folder", where=f"templates {own}", next="Name a folder of templates.")
    folders = [folder for folder in (own, template_folder()) if folder is not None]
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(zip=zip)
    return environment


@cache
def drawing(own: Path | None) -> str:
    """Twelve hex digits of the SHA-256 of what draws a page: our code, our templates and a user's own."""
    total = sha256()
    for folder in (Path(__file__).parent, template_folder(), *([own] if own else [])):
        for path in sorted(item for item in folder.rglob("*") if item.suffix in (".py", ".j2", ".css")):
            total.update(path.name.encode("utf-8", "surrogateescape") + sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]


def _style(environment: Environment, laid_out: PageContext, body: str, *, paper: bool) -> str:
    names = (*(f"styles/{part}.css" for part in _STYLES), "print.css" if paper else "screen.css", "house.css")
    parts = [_source(environment, name) for name in names]
    if not paper:
        parts.insert(0, fonts.faces(body + laid_out.title, template_folder() / "fonts" / "web"))
        parts.append(_pairs(laid_out))
    else:
        parts = [_without_variables(_ON_SCREEN.sub("", "\n".join(parts)))]
        if laid_out.paper == "letter":
            parts.append("@page { size: Letter }")
        else:
            parts.append("@page { size: A4 }")
    parts.append(_marks(laid_out, paper=paper))
    parts = [in_use("\n".join(parts), f'{body} class="of-{len(laid_out.letters)}"')]
    # A style element ends at the first "</", wherever it stands; a style sheet has no use for one.
    return "\n".join(parts).replace("</", "<\\/")


_ON_SCREEN = re.compile(r"@media screen[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")


def _without_variables(style: str) -> str:
    """``style`` with each var(--name) replaced by its value, because WeasyPrint would resolve it for every element."""
    values = dict(re.findall(r"(--[\w-]+)\s*:\s*([^;}]+)", style))
    return re.sub(r"var\((--[\w-]+)\)", lambda match: values.get(match[1], match[0]), style)


def _source(environment: Environment, name: str) -> str:
    """A file of the template folders as it is, not as a template: braces mean something else in a style sheet."""
    loader = environment.loader
    return loader.get_source(environment, name)[0] if loader else ""


def _marks(laid_out: PageContext, *, paper: bool) -> str:
    """How each mark looks, as its feature declares it; on a screen, how its box in the legend hides it.

    Hiding a mark leaves its words, and whatever other mark they carry.
    """
    rules = []
    for mark in sorted(laid_out.marks, key=lambda mark: not mark.beneath):
        # A ground is light, so what stands on it is dark on a dark screen, too; a mark without one has the page's ink.
        ground = f"background:{mark.ground};color:#1d1b18;" if mark.ground else ""
        width = ".17em" if mark.line == "double" else ".085em"
        line = f"border-bottom:{width} {mark.line} {mark.ink};" if mark.line else ""
        rules.append(f".m.{mark.style}{{{ground}{line}{'font-weight:600' if mark.bold else ''}}}")
    for mark in () if paper else laid_out.marks:
        others = ",".join(f".{other.style}" for other in laid_out.marks if other.style != mark.style)
        hidden = f"main:has(#show-{mark.style}:not(:checked)) .texts"
        alone = f":not({others})" if others else ""
        bare = "background:none;color:inherit;border-bottom-color:transparent;font-weight:inherit"
        rules.append(f"{hidden} .par .{mark.style}{alone}{{{bare}}}")
        if mark.keyed:
            rules.append(f'{hidden} .k[href*="-{mark.letter}"]{{display:none}}')
    return "\n".join(rules)


def _pairs(laid_out: PageContext) -> str:
    """Rules that outline the other wordings of a remark, or of a proposition, while one is pointed at or focused."""
    numbers = [f"pair-{item.pair}" for item in laid_out.aligned if item.pair]
    numbers += [f"sure-{number}" for number, _ in enumerate(laid_out.apart.certainty, 1)]
    return "".join(
        f"main:has(.{n}:is(:hover,:focus-within)) .{n}{{outline:2px solid;outline-offset:1px}}\n" for n in numbers
    )
