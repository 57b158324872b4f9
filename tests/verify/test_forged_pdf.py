"""Forged pages: none is called verified, and what no report has is refused by name where the page cannot be redrawn."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from framing.cli import main
from framing.render import pdf
from framing.verify.pdf_census import Census, census, differences
from framing.verify.verification import Verification
from tests.verify.conftest import SETTINGS, Made

type Check = Callable[..., Verification]
type Forgery = Callable[[Pdf], None]


@pytest.fixture(scope="module")
def paper(made: Made) -> bytes:
    """The report on paper, as it is drawn here."""
    return pdf.write(made.comparison, SETTINGS)


@pytest.fixture(scope="module")
def own(paper: bytes) -> Census:
    return census(paper)


def edited(paper: bytes, forge: Forgery, *, elsewhere: bool = False, **options: Any) -> bytes:
    """A copy with one edit; ``elsewhere`` says that other libraries drew it, which anybody can write."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper)) as opened:
        forge(opened)
        if elsewhere:
            opened.docinfo["/DrawnWith"] = "Pango 1.56.0, HarfBuzz 11.0.0, zlib 1.3.1"
        opened.save(out, static_id=True, fix_metadata_version=False, **options)
    return out.getvalue()


def painted(code: str) -> Forgery:
    """Something drawn behind all else on page one, in its own stream."""

    def forge(opened: Pdf) -> None:
        page = opened.pages[0]
        page.Contents = opened.make_stream(page.Contents.read_bytes() + b"\n" + code.encode("ascii"))

    return forge


def font_of(opened: Pdf) -> Any:
    return next(iter(opened.pages[0].Resources.Font.values()))


def new_font(opened: Pdf) -> None:
    opened.pages[0].Resources.Font["/Own"] = opened.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )


def text_drawn_over(opened: Pdf) -> None:
    new_font(opened)
    painted("BT /Own 30 Tf 100 600 Td (Fraud) Tj ET")(opened)


def shown_with_its_own_font(opened: Pdf) -> None:
    fonts = opened.pages[0].Resources.Font
    name, table = next(
        (name, table)
        for name in sorted(fonts.keys())
        if (table := fonts[name].ToUnicode.read_bytes().decode("latin-1")) and "<0065>" in table
    )
    glyph = table.partition("> <0065>")[0][-4:]  # its letter e
    painted(f"BT {name} 30 Tf 1 0 0 1 100 600 Tm [<{glyph * 7}>] TJ ET")(opened)


def stream_added(opened: Pdf) -> None:
    page = opened.pages[0]
    page.Contents = Array([page.Contents, opened.make_stream(b"q 1 0 0 rg 10 10 5 5 re f Q")])


def swap_unicode(opened: Pdf) -> None:
    for page in opened.pages:
        for font in page.Resources.Font.values():
            table = font.ToUnicode.read_bytes()
            font.ToUnicode.write(
                table.replace(b"<0031>", b"<00xx>").replace(b"<0032>", b"<0031>").replace(b"<00xx>", b"<0032>")
            )


def swap_outlines(opened: Pdf) -> None:
    from fontTools.ttLib import TTFont

    done: set[Any] = set()
    for page in opened.pages:
        for font in page.Resources.Font.values():
            program = font.DescendantFonts[0].FontDescriptor.FontFile2
            if program.objgen in done:
                continue
            done.add(program.objgen)
            loaded = TTFont(io.BytesIO(program.read_bytes()))
            table, order = loaded["glyf"], loaded.getGlyphOrder()
            drawn = [name for name in order if table[name].numberOfContours > 0]
            if len(drawn) > 1:
                table[drawn[0]], table[drawn[1]] = table[drawn[1]], table[drawn[0]]
            out = io.BytesIO()
            loaded.save(out)
            program.write(out.getvalue())


def annotation(kind: str, **more: Any) -> Forgery:
    def forge(opened: Pdf) -> None:
        page = opened.pages[0]
        found = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=Array([100, 100, 300, 200]), **more)
        page.Annots = Array([*page.get("/Annots", Array()), opened.make_indirect(found)])

    return forge


def action(name: str, **more: Any) -> Forgery:
    def forge(opened: Pdf) -> None:
        opened.Root.OpenAction = Dictionary(Type=Name.Action, S=Name(name), **more)

    return forge


def name_tree_script(opened: Pdf) -> None:
    opened.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), Dictionary(S=Name.JavaScript, JS=String("1"))]))


def page_action(opened: Pdf) -> None:
    opened.pages[0].AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def attach_more(opened: Pdf) -> None:
    opened.attachments["invoice.exe"] = pikepdf.AttachedFileSpec(opened, b"MZ", filename="invoice.exe")


def link_elsewhere(opened: Pdf) -> None:
    for page in opened.pages:
        for link in page.get("/Annots", ()):
            del link["/Dest"]
            link.A = Dictionary(Type=Name.Action, S=Name.URI, URI=String("https://bank.example/login"))
            return


def link_into_nowhere(opened: Pdf) -> None:
    for page in opened.pages:
        for link in page.get("/Annots", ()):
            link.Dest = String("another-place")
            return


def pages_deleted(opened: Pdf) -> None:
    while len(opened.pages) > 2:
        del opened.pages[-1]


def page_doubled(opened: Pdf) -> None:
    for _ in range(len(opened.pages)):
        opened.pages.append(opened.pages[0])


def title_changed(opened: Pdf) -> None:
    opened.docinfo["/Title"] = "Another matter"


def bookmark_changed(opened: Pdf) -> None:
    opened.Root.Outlines.First.Title = String("Retracted")


def alternative_text_changed(opened: Pdf) -> None:
    for found in opened.objects:
        if isinstance(found, Dictionary) and found.get("/Type") == "/StructElem" and "/Alt" in found:
            found.Alt = String("Nothing to see")
            return
    opened.Root.Lang = String("xx")


def metadata_changed(opened: Pdf) -> None:
    told = opened.Root.Metadata.read_bytes()
    opened.Root.Metadata.write(told.replace(b"One wall, two reports", b"A court has ruled"))


def form_field(opened: Pdf) -> None:
    opened.Root.AcroForm = Dictionary(Fields=Array([]), NeedAppearances=True)


def layer(opened: Pdf) -> None:
    group = opened.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
    opened.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(Order=Array([group])))


def image(opened: Pdf) -> None:
    picture = Stream(opened, b"\xff", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    opened.pages[0].Resources.XObject["/Im"] = opened.make_indirect(picture)
    painted("q 400 0 0 400 90 300 cm /Im Do Q")(opened)


def turned(opened: Pdf) -> None:
    opened.pages[0].Rotate = 180


def cropped(opened: Pdf) -> None:
    opened.pages[0].CropBox = Array([0, 0, 10, 10])


def larger_unit(opened: Pdf) -> None:
    opened.pages[0].UserUnit = Decimal("2.5")


def thumbnail(opened: Pdf) -> None:
    picture = Stream(opened, b"\0", Width=1, Height=1, BitsPerComponent=8)
    picture.ColorSpace = Name.DeviceGray
    opened.pages[0].Thumb = opened.make_indirect(picture)


def page_label(opened: Pdf) -> None:
    opened.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=40)]))


def viewer_script(opened: Pdf) -> None:
    opened.Root.ViewerPreferences.HideToolbar = True


FORGERIES: dict[str, tuple[Forgery, str]] = {
    "text drawn over, in another font": (text_drawn_over, "a kind of object"),
    "text drawn over, in its own font": (shown_with_its_own_font, "word"),
    "a white box over its words": (painted("q 1 1 1 rg 0 0 2000 2000 re f Q"), "painted over"),
    "a second content stream": (stream_added, "put together otherwise"),
    "an operator that no report has": (painted("q /Perceptual ri 5 5 5 5 re f Q"), "an operator"),
    "an inline image": (painted("q 400 0 0 400 9 9 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"), "an operator"),
    "letters that say they are others": (swap_unicode, ""),
    "letters that look like others": (swap_outlines, "a letter that looks otherwise"),
    "a free-text note": (annotation("/FreeText", Contents=String("No"), DA=String("/Helv 12 Tf")), "a kind of object"),
    "a stamp": (annotation("/Stamp", Name=Name.Approved), "a kind of object"),
    "a note": (annotation("/Text", Contents=String("See here")), "a kind of object"),
    "a square": (annotation("/Square", C=Array([1, 1, 1])), "a kind of object"),
    "a redaction": (annotation("/Redact"), "a kind of object"),
    "a file on the page": (annotation("/FileAttachment", Contents=String("x")), "a kind of object"),
    "a form field": (annotation("/Widget", FT=Name.Tx, T=String("a")), "a kind of object"),
    "a form": (form_field, "a kind of object"),
    "a script when it opens": (action("/JavaScript", JS=String("app.alert(1)")), "a kind of object"),
    "a script among its names": (name_tree_script, "a kind of object"),
    "a script of a page": (page_action, "a kind of object"),
    "a program that is started": (action("/Launch", F=String("calc.exe")), "a kind of object"),
    "a form that is sent": (action("/SubmitForm", F=String("https://x.example")), "a kind of object"),
    "one more attachment": (attach_more, "an attachment"),
    "a link to the web": (link_elsewhere, "a kind of object"),
    "a link to another place": (link_into_nowhere, "a text outside its pages"),
    "pages taken out": (pages_deleted, ""),
    "pages put in": (page_doubled, "number of words or pages"),
    "another title": (title_changed, "a text outside its pages"),
    "another bookmark": (bookmark_changed, "a text outside its pages"),
    "another text for who cannot see": (alternative_text_changed, "a text outside its pages"),
    "other metadata": (metadata_changed, "a text outside its pages"),
    "a layer": (layer, "a kind of object"),
    "a picture over the page": (image, "a kind of object"),
    "a page turned round": (turned, "a kind of object"),
    "a page cut down": (cropped, "a kind of object"),
    "a page blown up": (larger_unit, "a kind of object"),
    "a picture of the page": (thumbnail, "a kind of object"),
    "other numbers of pages": (page_label, "a kind of object"),
    "a reader without tools": (viewer_script, "a kind of object"),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_what_no_report_has_is_refused_by_name(name: str, paper: bytes, own: Census) -> None:
    forge, told = FORGERIES[name]
    found = differences(census(edited(paper, forge, elsewhere=True)), own)
    assert found, name
    assert any(told in what for what, _ in found), found


def test_a_change_saved_behind_the_end_is_found(paper: bytes, own: Census) -> None:
    extra = b"\n1 0 obj\n<</Type/Catalog>>\nendobj\nxref\n0 0\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n"
    given = own._replace(revisions=own.revisions + 1)
    assert [what for what, _ in differences(given, own)] == ["a change saved behind its end"]
    assert (paper + extra).count(b"%%EOF") == own.revisions + 1


@pytest.mark.parametrize("options", [{}, {"object_stream_mode": pikepdf.ObjectStreamMode.disable}])
def test_honest_ones_are_never_called_changed(paper: bytes, own: Census, options: dict[str, Any]) -> None:
    """Drawn with other libraries, and packed otherwise by whoever passed them on."""
    given = census(edited(paper, lambda opened: None, elsewhere=True, **options))
    assert differences(given, own) == []


@pytest.mark.parametrize("style", ["letter-spacing:.01em", "word-spacing:.03em"])
def test_other_lines_and_pages_are_no_difference(made: Made, own: Census, style: str) -> None:
    """As another Pango would break them."""
    asked = pdf.request(made.comparison, SETTINGS)
    otherwise = asked.replace(b"</style>", f"main{{{style}}}</style>".encode(), 1)
    assert otherwise != asked
    given = census(pdf.render(otherwise))
    # The names of its places begin with the digest of what was asked, and that is the same there.
    mine, theirs = (sha256(page).hexdigest()[:10] for page in (otherwise, asked))
    texts = [text.replace(mine, theirs) for text in given.texts]
    assert differences(given._replace(texts=texts), own) == []


def test_the_three_outcomes_and_their_codes(
    paper: bytes, check: Check, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = {
        "as it was drawn": (paper, "verified", 0, ": verified\n"),
        "drawn elsewhere": (
            edited(paper, lambda opened: None, elsewhere=True), "records verified", 4, "page not checkable here"
        ),
        "saved again": (edited(paper, lambda opened: None), "differs", 1, "differs"),
        "forged": (edited(paper, title_changed), "differs", 1, "differs"),
        "forged, drawn elsewhere": (
            edited(paper, action("/JavaScript", JS=String("x")), elsewhere=True), "differs", 1, "a kind of object"
        ),
    }  # fmt: skip
    for name, (data, outcome, code, said) in cases.items():
        found = check(data)
        assert found.outcome == outcome, name
        assert found.verified == (outcome == "verified"), name
        path = tmp_path / "report.pdf"
        path.write_bytes(data)
        assert main(["verify", str(path)]) == code, name
        assert said in capsys.readouterr().out, name
