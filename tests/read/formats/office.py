"""Office files made by hand for tests, each with what its format has and a plain text has not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive; the first file is stored as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, (name, data) in enumerate(files.items()):
            entry = zipfile.ZipInfo(name)  # of no day, so that the file is the same every time
            archive.writestr(entry, data, zipfile.ZIP_STORED if at == 0 else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def paragraph(words: str, style: str = "") -> str:
    """A paragraph of a Word document; ``words`` may be runs."""
    inside = words if words.startswith("<w:") else run(words)
    return f"<w:p><w:pPr>{f'<w:pStyle w:val={style!r}/>' if style else ''}</w:pPr>{inside}</w:p>"


def docx(paragraphs: Iterable[str], title: str = "", creator: str = "") -> bytes:
    body = "".join(item if item.startswith("<w:") else paragraph(item) for item in paragraphs)
    return packed(
        {
            "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="' + _PACKAGE + '/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "docProps/core.xml": f'<?xml version="1.0"?><cp:p xmlns:cp="{_PACKAGE}/metadata" xmlns:dc="http://purl.org/'
            f'dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator></cp:p>',
            "word/styles.xml": f'<?xml version="1.0"?><w:styles xmlns:w="{_W}"><w:style w:type="paragraph" '
            'w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>',
            "word/_rels/document.xml.rels": f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
            "word/document.xml": f'<?xml version="1.0"?><w:document xmlns:w="{_W}"><w:body>{body}</w:body>'
            "</w:document>",
        }
    )


def odt(body: str, title: str = "", creator: str = "") -> bytes:
    spaces = f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:draw="{_ODF}:drawing:1.0"'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:text>{body}'
            "</office:text></office:body></office:document-content>",
            "meta.xml": f'<?xml version="1.0"?><office:document-meta {spaces} xmlns:meta="{_ODF}:meta:1.0" xmlns:dc="'
            f'http://purl.org/dc/elements/1.1/"><office:meta><dc:title>{title}</dc:title><meta:initial-creator>{creator}'
            "</meta:initial-creator></office:meta></office:document-meta>",
        }
    )


def epub(chapters: Mapping[str, str], title: str = "", publisher: str = "", date: str = "") -> bytes:
    items = "".join(f'<item id="{n}" href="text/{name}"/>' for n, name in enumerate(chapters))
    spine = "".join(f'<itemref idref="{n}"/>' for n in range(len(chapters)))
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<?xml version="1.0"?><container><rootfiles><rootfile full-path="OPS/book.opf"/>'
            "</rootfiles></container>",
            "OPS/book.opf": '<?xml version="1.0"?><package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            f"<dc:title>{title}</dc:title><dc:publisher>{publisher}</dc:publisher><dc:date>{date}</dc:date>"
            "<dc:language>en</dc:language></metadata>"
            f'<manifest><item id="nav" href="nav.xhtml" properties="nav"/>{items}</manifest>'
            f'<spine><itemref idref="nav"/>{spine}</spine></package>',
            "OPS/nav.xhtml": f"<html><body><nav>{'<p>All the articles of the day.</p>' * 20}</nav></body></html>",
            **{f"OPS/text/{name}": source for name, source in chapters.items()},
        }
    )
