"""All that a PDF is made of, told so that two can be held against each other though their lines break elsewhere.

Another Pango breaks lines and pages in other places, so the bytes of two honest drawings differ. What does not differ
is the vocabulary: the kinds of objects and their keys, the operators, the annotations and where they lead, the words,
the outline of every letter. What a forged page adds is found among these.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from framing.render.folders import template_folder

_MAPPED = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_SUBSET = re.compile(r"/?[A-Z]{6}\+")
_TAG = re.compile(r"/[A-Z]{6}")  # of a subset of a font
_PROGRAM = re.compile(r"WeasyPrint|^framing \d|^[\d.]+$")
_CELL = re.compile(r"[0-9a-f]+\.\d+(?:-\d+)+")  # the identifier of a table's cell, numbered by the layout
_DEEPEST = 60  # dictionaries within dictionaries
_OWN = frozenset(("/DrawnWith", "/Creator", "/Producer"))  # what names the libraries may differ as they do
_UNNAMED = frozenset(("/ID", "/Headers", "/FontName", "/BaseFont"))  # numbers and tags that follow the layout
# How it is packed, which whoever passes it on may change: the tables of objects, and the filters of streams.
_PACKING = ("/XRef", "/ObjStm", "/DecodeParms", "/Linearized", "trailer")
_PACKED = frozenset(("/Filter", "/DecodeParms", "/Length", "/Linearized"))
_ARTIFACT = "/Artifact"
_FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
_PIECES = re.compile(r"\w+|[^\w\s]")  # of words: a line may end behind a dash
_DIGEST = 8  # characters of the shortest word that a line may break
_OVERLAP = 50  # words to one that may be painted over where lines break otherwise
_HEADS = 12  # words a page that heads of tables and running heads may bring or take
_DIGITS = 16  # of an outline's digest
_HERE: Sequence[float] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)  # the matrix that moves nothing
_INSIDE = 2.0  # points from a letter's corner on the baseline to its inside


class Census(NamedTuple):
    """What a PDF is made of; every list sorted, so that JSON takes it and gives it back."""

    pages: int
    revisions: int  # how often it was written to: each save of a change leaves an end of file
    vocabulary: list[str]  # "/Page /Annots": the kinds of dictionaries, and which keys they have
    texts: list[str]  # "/Outline /Title: …": strings outside the pages
    operators: list[str]
    streams: list[str]  # "/Page: one stream"
    attachments: list[str]  # name and digest
    letters: list[str]  # "Framing-Sans 7 outline": what each letter looks like
    words: dict[str, int]  # of the pages: where lines end, and so in which order they come, is the layout's affair
    covered: int  # letters over which something is painted afterwards


def census(data: bytes) -> Census:
    """Of one PDF. Raises whatever pikepdf or fontTools do over a damaged one."""
    pikepdf = import_module("pikepdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        objects = _Objects(pikepdf)
        objects.add(pdf.trailer, "trailer", 0)
        for found in pdf.objects:
            objects.add(found, "", 0)
        pages = _PaintedPages(pikepdf)
        for page in pdf.pages:
            pages.add(page)
        attached = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
        return Census(
            len(pdf.pages),
            data.count(b"%%EOF") + bool(data.rpartition(b"%%EOF")[2].strip()),
            sorted(objects.vocabulary),
            sorted(objects.texts),
            sorted(pages.operators),
            sorted(objects.streams),
            sorted(f"{name} {hashlib.sha256(held).hexdigest()}" for name, held in attached.items()),
            sorted(pages.letters),
            dict(sorted(pages.words.items())),
            pages.covered,
        )


class _Objects:
    """The kinds of dictionaries, their keys, and the strings in them."""

    def __init__(self, pikepdf: Any) -> None:
        self._pikepdf = pikepdf
        self.vocabulary: set[str] = set()
        self.texts: set[str] = set()
        self.streams: set[str] = set()

    def add(self, found: Any, key: str, depth: int) -> None:
        """An object that stands under ``key``; what it refers to is an object of its own."""
        kind = self._kind(found, key)
        if kind is None or depth > _DEEPEST or kind.startswith(_PACKING):
            return
        items = found.items() if not isinstance(found, self._pikepdf.Array) else ((key, one) for one in found)
        for name, value in items:
            if not isinstance(found, self._pikepdf.Array):
                if name not in _PACKED:
                    self.vocabulary.add(f"{kind} {_general(kind, name)}")
                if kind == "/Page" and name == "/Contents":
                    many = isinstance(value, self._pikepdf.Array)
                    self.streams.add(f"/Page: {'several streams' if many else 'one stream'}")
            if isinstance(value, self._pikepdf.String):
                if name not in _UNNAMED and name not in _OWN and not _CELL.fullmatch(str(value)):
                    self.texts.add(f"{kind} {name}: {value!s}")
            elif isinstance(value, self._pikepdf.Object) and not value.is_indirect:
                self.add(value, name, depth + 1)
        if isinstance(found, self._pikepdf.Stream) and kind.startswith("/Metadata"):
            self.texts |= {f"/Metadata: {text}" for text in _told(bytes(found.read_bytes()))}

    def _kind(self, found: Any, key: str) -> str | None:
        if isinstance(found, self._pikepdf.Array):
            return key
        if not isinstance(found, self._pikepdf.Dictionary | self._pikepdf.Stream):
            return None
        named = [str(found.get(name, "")) for name in ("/Type", "/Subtype")]
        action = str(found.S) if isinstance(found.get("/S"), self._pikepdf.Name) and named[0] != "/StructElem" else ""
        told = " ".join(part for part in (*named, action) if part)
        return told or key or ("stream" if isinstance(found, self._pikepdf.Stream) else "dictionary")


def _general(kind: str, name: str) -> str:
    """A key, or "any" where keys are names that a page makes up (/Font /F12, destinations)."""
    made_up = kind in ("/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading") or _TAG.fullmatch(name)
    return "any" if made_up else name


def _told(metadata: bytes) -> set[str]:
    """What XMP says, without which program wrote it in which version."""
    texts = (text.strip() for text in re.findall(r">([^<]+)<", metadata.decode("utf-8", "replace")))
    return {text for text in texts if text and not _PROGRAM.search(text)}


class _PaintedPages:
    """What the pages paint."""

    def __init__(self, pikepdf: Any) -> None:
        self._pikepdf = pikepdf
        self._fonts: dict[Any, _EmbeddedFont] = {}
        self.operators: set[str] = set()
        self.letters: set[str] = set()
        self.words: Counter[str] = Counter()
        self.covered = 0

    def add(self, page: Any) -> None:
        said: list[str] = []
        self._stream(page, page.Resources, said, 0)
        self.words.update(_PIECES.findall(" ".join(said)))

    def _stream(self, stream: Any, resources: Any, said: list[str], depth: int) -> None:
        face: _EmbeddedFont | None = None
        artifact, marks = 0, list[bool]()
        place, saved = _HERE, list[Sequence[float]]()
        letters: list[tuple[float, float]] = []
        shapes: list[tuple[float, float, float, float]] = []
        at = place
        for operands, operator in self._pikepdf.parse_content_stream(stream):
            name = str(operator)
            self.operators.add(name)
            if name == "q":
                saved.append(place)
            elif name == "Q":
                place = saved.pop() if saved else place
            elif name == "cm":
                place = _times(tuple(map(float, operands)), place)
            elif name == "Tm":
                at = _times(tuple(map(float, operands)), place)
            elif name in ("BDC", "BMC"):
                marks.append(str(operands[0]) == _ARTIFACT)
                artifact += marks[-1]
            elif name == "EMC" and marks:
                artifact -= marks.pop()
            elif name == "Tf":
                face = self._face(resources.Font[str(operands[0])])
            elif name in ("TJ", "Tj", "'", '"'):
                runs = operands[-1] if name == "TJ" else operands[-1:]
                told = self._told(face, runs)
                letters.append((at[4], at[5]))
                if not artifact:
                    said.append(told)
            elif name == "re":
                shapes.append(_box(tuple(map(float, operands)), place))
            elif name in _FILLS:
                self.covered += sum(_covers(shape, one) for shape in shapes for one in letters)
                shapes = []
            elif name in ("n", "S", "s"):
                shapes = []
            elif name == "Do" and depth < _DEEPEST:
                inner = resources.XObject[str(operands[0])]
                if inner.get("/Subtype") != "/Form":
                    continue  # a picture, which no report has: its kind tells
                self._stream(inner, inner.get("/Resources", resources), said, depth + 1)

    def _told(self, face: _EmbeddedFont | None, runs: Sequence[Any]) -> str:
        if face is None:
            return ""
        raw = "".join(bytes(run).hex() for run in runs if isinstance(run, self._pikepdf.String))
        glyphs = [raw[at : at + 4] for at in range(0, len(raw), 4)]
        self.letters.update(face.shown(glyph) for glyph in glyphs)
        return "".join(face.text.get(glyph, "\ufffd") for glyph in glyphs)

    def _face(self, font: Any) -> _EmbeddedFont:
        key = font.objgen
        if key not in self._fonts:
            self._fonts[key] = _EmbeddedFont(font)
        return self._fonts[key]


class _EmbeddedFont:
    """An embedded font: what each of its glyphs stands for, and what it looks like."""

    def __init__(self, font: Any) -> None:
        self.name = _SUBSET.sub("", str(font.BaseFont)).lstrip("/")
        table = bytes(font.ToUnicode.read_bytes()).decode("latin-1") if "/ToUnicode" in font else ""
        self.text = {
            glyph.lower(): bytes.fromhex(text).decode("utf-16-be", "replace") for glyph, text in _MAPPED.findall(table)
        }
        self._outlines: _Outlines | None = None
        if "/DescendantFonts" not in font or "/FontFile2" not in font.DescendantFonts[0].get("/FontDescriptor", {}):
            return  # it is not embedded, as a report's are
        program = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
        self._outlines = _Outlines(import_module("fontTools.ttLib").TTFont(io.BytesIO(bytes(program)), lazy=True))
        self._order = self._outlines.font.getGlyphOrder()

    def shown(self, glyph: str) -> str:
        """A glyph as "Framing-Sans 7 outline"."""
        if self._outlines is None:
            return f"{self.name} {self.text.get(glyph, 'nothing')} not embedded"
        number = int(glyph, 16)
        outline = self._outlines.of(self._order[number]) if number < len(self._order) else "missing"
        return f"{self.name} {self.text.get(glyph, 'nothing')} {outline}"


class _Outlines:
    """What the glyphs of a font look like, as digests."""

    def __init__(self, font: Any) -> None:
        self.font = font
        self._glyphs = font.getGlyphSet()
        self._pen = import_module("fontTools.pens.recordingPen").DecomposingRecordingPen
        self._seen: dict[str, str] = {}

    def of(self, name: str) -> str:
        if name not in self._seen:
            pen = self._pen(self._glyphs)
            self._glyphs[name].draw(pen)
            self._seen[name] = hashlib.sha256(repr(pen.value).encode()).hexdigest()[:_DIGITS]
        return self._seen[name]


def _times(a: Sequence[float], b: Sequence[float]) -> Sequence[float]:
    """The matrix that does ``a`` first and then ``b``."""
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


def _box(given: Sequence[float], place: Sequence[float]) -> tuple[float, float, float, float]:
    x, y, width, height = given
    corners = [(x, y), (x + width, y + height)]
    found = [(a * place[0] + b * place[2] + place[4], a * place[1] + b * place[3] + place[5]) for a, b in corners]
    (left, right), (low, high) = (sorted(side) for side in zip(*found, strict=True))
    return left, low, right, high


def _covers(box: Sequence[float], letter: Sequence[float]) -> bool:
    left, low, right, high = box
    return left < letter[0] + _INSIDE < right and low < letter[1] + _INSIDE < high


def differences(given: Census, own: Census) -> list[tuple[str, str]]:
    """What of a given PDF no drawing of the same report has: what it is, and which. Empty where nothing was found."""
    found = []
    if given.revisions > own.revisions:
        found.append(("a change saved behind its end", f"{given.revisions} ends of file"))
    for what, mine, theirs in (
        ("an attachment", given.attachments, own.attachments),
        ("a kind of object or key", given.vocabulary, own.vocabulary),
        ("pages put together otherwise", given.streams, own.streams),
        ("an operator in its pages", given.operators, own.operators),
        ("a text outside its pages", given.texts, own.texts),
        ("a letter that looks otherwise", _strange(given.letters, own.letters), []),
    ):
        found += [(what, extra) for extra in sorted(set(mine) - set(theirs))[:1]]
    lost = [text for text in own.texts if text not in given.texts]
    found += [("a text outside its pages is gone", text) for text in lost[:1]]
    # A layout that just fits overlaps a little elsewhere.
    if given.covered > own.covered + sum(own.words.values()) // _OVERLAP:
        found.append(("something painted over its words", f"{given.covered - own.covered} places"))
    return found + _other_words(given, own)


def _strange(given: Sequence[str], own: Sequence[str]) -> list[str]:
    """Letters that neither the report's own drawing nor the shipped fonts have.

    Another shaper may join other letters, or take another form of one; a digit has one form.
    """
    extra = sorted(set(given) - set(own))
    if not extra:
        return []
    plain, others = _shipped()
    known = {letter.split(" ", 1)[1] for letter in own} | plain
    return [
        letter
        for letter in extra
        if letter.split(" ", 1)[1] not in known
        and not (letter.rsplit(" ", 1)[1] in others and letter.split(" ")[1].isalpha())
    ]


@cache
def _shipped() -> tuple[set[str], set[str]]:
    """Of our fonts, "text outline" of every character, and the outlines of glyphs that stand for none by themselves."""
    library = import_module("fontTools.ttLib")
    plain: set[str] = set()
    others: set[str] = set()
    for path in sorted((template_folder() / "fonts").rglob("*.[to]tf")):
        outlines = _Outlines(library.TTFont(path, lazy=True))
        characters = outlines.font.getBestCmap()
        plain |= {f"{chr(code)} {outlines.of(name)}" for code, name in characters.items()}
        others |= {outlines.of(name) for name in outlines.font.getGlyphOrder() if name not in set(characters.values())}
    return plain, others


def _other_words(given: Census, own: Census) -> list[tuple[str, str]]:
    """Words that only one has. Other page ends bring other page numbers, and heads of tables more or less often."""
    most = max(given.pages, own.pages)
    extra, missing = Counter(given.words), Counter(own.words)
    extra, missing = extra - missing, missing - extra
    for what, side, others, there in (
        ("a word on its pages", extra, missing, own.words),
        ("a word less on its pages", missing, extra, given.words),
    ):
        new = [word for word in sorted(side) if word not in there and not _page_number(word, most)]
        new = [word for word in new if not any(_broken(word, other) for other in others)]
        if new:
            return [(what, f"“{new[0]}”")]
    moved = sum(count for side in (extra, missing) for word, count in side.items() if not _page_number(word, most))
    if moved > _HEADS * most or abs(given.pages - own.pages) > 1 + own.pages // 2:
        return [
            (
                "the number of words or pages",
                f"{moved} words more or less on {given.pages} pages instead of {own.pages}",
            )
        ]
    return []


def _broken(one: str, two: str) -> bool:
    """Whether a line may end within the longer of two words, as within a digest, and leave the shorter."""
    short, long = sorted((one, two), key=len)
    return len(long) >= _DIGEST and (long.startswith(short) or long.endswith(short))


def _page_number(word: str, pages: int) -> bool:
    return word.isdecimal() and 0 < int(word) <= pages
