"""An outline as a Word document of one page: real headings, lists and tables, and the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from framing.errors import WriteError
from framing.model import Comparison
from framing.render.outlines.outline import Outline, OutlineItem, OutlinePart, OutlineTable
from framing.render.outlines.page_one_outline import page_one_outline
from framing.settings import Paper, Settings

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # a document must have dates, and a clock must not be asked
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_PAPERS: dict[Paper, tuple[float, float]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}  # millimetres
_MARGINS = (11.0, 14.0, 11.0, 14.0)  # millimetres: top, right, bottom, left
# Of each style: font, points, bold, points before and after. The fonts are those that a word processor has.
_LOOKS = {
    "Normal": ("Calibri", 8.5, False, 0.0, 1.5),
    "Title": ("Georgia", 17.0, True, 0.0, 3.0),
    "Subtitle": ("Georgia", 9.5, False, 0.0, 4.0),
    "Heading 1": ("Georgia", 10.5, True, 6.0, 2.0),
    "List Bullet": ("Calibri", 8.5, False, 0.0, 1.0),
    "List Bullet 2": ("Calibri", 8.5, False, 0.0, 1.0),
    "Footer": ("Calibri", 7.0, False, 0.0, 0.0),
}
_INK, _LINK, _HAIR, _MUTED = "1D1B18", "1F5A94", "8A857B", "5F5A52"
_CELL = 8.0  # points of the words of a table
_LETTER = 1.75  # millimetres of a letter of them, where it is a wide font
_RULES = {"top": 8, "insideH": 4, "bottom": 4}  # lines of a table, in eighths of a point


def write(comparison: Comparison, settings: Settings) -> bytes:
    """Page one as DOCX. Raises WriteError where the library that writes it is missing."""
    return document(page_one_outline(comparison), settings.paper)


def document(outline: Outline, paper: Paper) -> bytes:
    """An outline as the bytes of a document."""
    made = _library("docx").Document()
    _set_up(made, outline, paper)
    made.add_paragraph(outline.headline, style="Title")
    made.add_paragraph(outline.standfirst, style="Subtitle")
    for part in outline.parts:
        _part(made, part, _PAPERS[paper][0] - _MARGINS[1] - _MARGINS[3])
    made.sections[0].footer.paragraphs[0].text = outline.foot
    packed = io.BytesIO()
    made.save(packed)
    return _packed_anew(packed)


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        what = "a Word document needs python-docx, which is not installed"
        raise WriteError(what, where="DOCX", next="Install it: pip install 'framing[office]'") from error


def _set_up(made: Any, outline: Outline, paper: Paper) -> None:
    shared = _library("docx.shared")
    section = made.sections[0]
    section.page_width, section.page_height = (shared.Mm(size) for size in _PAPERS[paper])
    sides = ("top_margin", "right_margin", "bottom_margin", "left_margin")
    for side, margin in zip(sides, _MARGINS, strict=True):
        setattr(section, side, shared.Mm(margin))
    section.footer_distance = shared.Mm(6)
    for name, (font, size, bold, before, after) in _LOOKS.items():
        style = made.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.italic = font, shared.Pt(size), bold, False
        _colour(style, _INK)
        for spacing in list(style.element.rPr.iter(_qn("w:spacing"))):  # between letters
            spacing.getparent().remove(spacing)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:  # a theme's font would be taken first
            del fonts.attrib[key]
        for kind in ("w:eastAsia", "w:cs", "w:hAnsi"):
            fonts.set(_qn(kind), font)
        form = style.paragraph_format
        form.space_before, form.space_after, form.line_spacing = shared.Pt(before), shared.Pt(after), 1.0
    for border in list(made.styles["Title"].element.iter(_qn("w:pBdr"))):
        border.getparent().remove(border)
    about = made.core_properties
    about.title, about.subject, about.comments = outline.headline[:255], outline.standfirst[:255], outline.foot[:255]
    about.author = about.last_modified_by = "framing"
    about.language, about.keywords, about.revision = "en", "", 1
    about.created = about.modified = _NO_DATE
    _speak_english(made)


def _speak_english(made: Any) -> None:
    for language in made.styles.element.iter(_qn("w:lang")):
        language.set(_qn("w:val"), "en-GB")


def _part(made: Any, part: OutlinePart, width: float) -> None:
    if part.heading:
        made.add_paragraph(part.heading, style="Heading 1")
    if part.table:
        _table(made, part.table, width)
    for item in part.items:
        _item(made, item, "List Bullet")
    if part.text:
        made.add_paragraph(part.text)


def _item(made: Any, item: OutlineItem, style: str) -> None:
    line = made.add_paragraph(style=style)
    if item.lead and item.url:
        _link(line, item.lead, item.url)
    elif item.lead:
        line.add_run(item.lead).bold = True
    for letter, words in item.wordings:
        line.add_run(f"  {letter} ").bold = True
        line.add_run(words)
    if item.text:
        line.add_run(f" {item.text}" if item.lead else item.text)
    if item.places:
        _colour(line.add_run(f" ({', '.join(item.places)})"), _MUTED)
    for inner in item.lines:
        _item(made, inner, "List Bullet 2")


def _link(line: Any, words: str, url: str) -> None:
    """A real link to where an article was published."""
    kind = _library("docx.opc.constants").RELATIONSHIP_TYPE.HYPERLINK
    element = _element("w:hyperlink")
    element.set(_qn("r:id"), line.part.relate_to(url, kind, is_external=True))
    run = line.add_run(words)
    run.bold, run.underline = True, True
    _colour(run, _LINK)
    element.append(run._r)
    line._p.append(element)


def _table(made: Any, table: OutlineTable, width: float) -> None:
    shared = _library("docx.shared")
    drawn = made.add_table(rows=0, cols=len(table.head), style="Normal Table")
    drawn.autofit = False
    rules = _element("w:tblBorders")
    for side, width_ in _RULES.items():
        rule = _element(f"w:{side}")
        for key, value in (("val", "single"), ("sz", str(width_)), ("space", "0"), ("color", _HAIR)):
            rule.set(_qn(f"w:{key}"), value)
        rules.append(rule)
    drawn._tbl.tblPr.append(rules)
    widths = _widths(table, width)
    for number, row in enumerate((table.head, *table.rows)):
        cells = drawn.add_row().cells
        for at, (cell, words) in enumerate(zip(cells, row, strict=True)):
            cell.width = shared.Mm(widths[at])
            (line,) = cell.paragraphs
            line.paragraph_format.space_after = shared.Pt(0.5)
            run = line.add_run(words)
            run.font.size, run.bold = shared.Pt(_CELL), number == 0 or at == 0
    first = drawn.rows[0]._tr.get_or_add_trPr()
    first.append(_element("w:tblHeader"))  # a screen reader knows the first row for the heads
    for column, size in zip(drawn.columns, widths, strict=True):
        column.width = shared.Mm(size)
    made.add_paragraph().paragraph_format.space_after = shared.Pt(0)


def _widths(table: OutlineTable, width: float) -> list[float]:
    """Of a table's columns in millimetres: room for the longest word of each, and the rest where most is said."""
    columns = [tuple(column) for column in zip(table.head, *table.rows, strict=True)]
    least = [_LETTER * max(len(word) for cell in column for word in cell.split() or [""]) + 4 for column in columns]
    wanted = [max(map(len, column)) ** 0.75 for column in columns]
    rest = max(0.0, width - sum(least))
    return [(size + rest * share / sum(wanted)) for size, share in zip(least, wanted, strict=True)]


def _colour(written: Any, colour: str) -> None:
    written.font.color.rgb = _library("docx.shared").RGBColor.from_string(colour)


def _element(name: str) -> Any:
    return _library("docx.oxml").OxmlElement(name)


def _qn(name: str) -> str:
    found: str = _library("docx.oxml.ns").qn(name)
    return found


def _packed_anew(packed: io.BytesIO) -> bytes:
    """The same parts in the same order, with a fixed date in place of the clock's."""
    output = io.BytesIO()
    with zipfile.ZipFile(packed) as before, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as after:
        for item in before.infolist():
            entry = zipfile.ZipInfo(item.filename, _ZIP_DATE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            after.writestr(entry, before.read(item))
    return output.getvalue()
