"""Picture captions: lines that end in a credit, or are introduced as a picture."""

from __future__ import annotations

import re

from framing.read.metadata import dates
from framing.read.zones import line_shape

GALLERY = "a picture of a gallery"
LONGEST = 700  # characters: pictures are described in a sentence or three
_TAIL = 160  # characters at a caption's end in which its credit stands

# Agencies and archives that pictures are credited to.
_AGENCY = (
    r"(?:AFP|AP|EPA(?:-EFE)?|PA|ANP|DPA|ANSA|UPI|NTB|Reuters|Getty(?: Images)?|Shutterstock|Alamy|iStock|Unsplash"
    r"|Pexels|Flickr|Wikimedia(?: Commons)?|Bloomberg|Xinhua|Anadolu(?: Agency)?|NurPhoto|Zuma(?: Press)?|SIPA"
    r"|Polaris|Corbis|Associated Press|Agence France-Presse|Pool|Handout|Supplied|Screengrab|Screenshot|NASA|ESA"
    r"|Instagram|Twitter|Facebook)"
)
_PICTURE = r"(?:photo(?:s|graphs?|graphy)?|pictures?|images?|illustrations?|graphics?|video|screengrab)"
_NAME = r"(?-i:[^\W\d_a-z])[\w.'’-]*"
_BY = rf"{_NAME}(?:(?:,? | - |,? (?:and|&|for|of|the|de|van|von|al|via) |/| / ){_NAME}){{0,7}}"

# "… / Ana Brill / AFP via Getty Images", "(AP Photo/Ana Brill)", "Photograph: Ana Brill/Reuters", "[Ana Brill/EPA]"
_CREDIT = re.compile(
    rf"(?:[/|–—]\s*(?:{_BY}\s*[/|]\s*){{0,2}}{_AGENCY}(?:\s+(?:via|and|/)\s+{_BY})?"
    rf"|[(\[](?:(?:file\s+)?{_PICTURE}(?:\s+credit)?(?:\s+by\b|\s*[:/]|\s+courtesy\b|\s+from\b)[^()\[\]]{{0,100}}"
    rf"|{_AGENCY}(?:\s+(?:file\s+)?(?:photo|image|picture)|\s*/[^()\[\]]{{1,60}})"
    rf"|(?:credit|courtesy)(?:\s*:|\s+of)[^()\[\]]{{1,80}}|[^()\[\]/]{{1,60}}/\s*{_AGENCY}\b[^()\[\]]{{0,40}})[)\]]"
    rf"|\((?-i:{_AGENCY})\)|\((?:file|stock|library|archive|handout)\s+{_PICTURE}\)"
    rf"|\((?-i:{_NAME}(?: {_NAME}){{1,3}})\s?/\s?(?:for )?(?-i:{_NAME}(?: {_NAME}){{0,4}})\)"
    rf"|(?:^|[\s.])(?:(?:file\s+)?{_PICTURE}(?:\s+credit)?)(?:\s*[:©]\s*|\s+by\s+){_BY}"
    rf"|(?-i:Credit):\s*{_BY}|[.!?]['\"’”]?\s+(?:©\s*|(?:photo\s+)?courtesy (?:of\s+)?(?:the\s+)?){_BY}"
    rf"|(?-i:\b(?:REUTERS|AFP|AP|EPA|GETTY)\s*/\s*){_BY}|\bAP Photo/{_BY}"
    rf"|[.!?)]['\"’”]?\s+(?:{_BY}\s*/\s*)?(?-i:{_AGENCY})"
    rf")[\s.)\]]*$",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"(?:\(?(?:file\s+)?(?:photo|picture|image)(?:\s*\(?file\)?)?|file|caption|photograph|pictured"
    r"|(?:image|photo) credit|credit|camera icon|representative image|artist['’]s impression)\s*[:.–—]\s*\S"
    r"|\((?:photo|image|picture|credit|illustration)s?\b[^()]{0,160}\)$|file (?:photo|picture|image)\b"
    r"|(?:image|media) ?(?:caption|copyright|source)|media playback is (?:un|not )?supported"
    r"|(?:in )?this [^.!?]{0,60}?\b(?:file |handout |undated |combination )?(?:photo|photograph|picture|image)\b"
    r"[^.!?]{0,40}\b(?:shows?|provided|released|issued|taken|made|supplied|obtained|by)\b"
    r"|an artist['’]s (?:illustration|impression|concept|rendering)\b",
    re.IGNORECASE,
)
# "Hide Caption 5 of 12", "3/12 The boats wait": one picture of several.
_GALLERY = re.compile(
    r".*\b(?:hide|show) captions?(?:\s+\d+ (?:of|/) \d+)?$|(?:photos?|pictures|gallery|slides?)\b.*\b\d+ (?:of|/) \d+$"
    r"|(?:(?:slide|photo|image|picture)\s)?\d{1,3}\s?(?:/|of)\s?\d{1,3}\b[\s:.|–—-]+(?-i:[^\W\d_a-z])",
    re.IGNORECASE,
)
# Agencies in front of a line without a full stop, or a button's word run into it: "EPA • PA The boats wait".
_IN_FRONT = re.compile(
    rf"(?:(?:{_AGENCY}|[A-Z]{{2,6}})\s*[•|·]\s*)+(?:(?:{_AGENCY}|[A-Z]{{2,6}})\s+)?[^\W\d_a-z]"
    r"|(?:CLOSE|REPLAY|PLAY VIDEO|NOW PLAYING)\s+[^\W\d_a-z][a-z’'-]*\s"
)
_ONLY_CREDIT = re.compile(
    rf"(?:(?:{_PICTURE}(?:\s+by)?\s*:?\s*)?(?:{_BY}\s*[/|]\s*){{1,3}}{_AGENCY}(?:\s*[/|]\s*{_BY})?"
    rf"|(?:{_BY}\s+(?:via|for)\s+)?(?-i:{_AGENCY})|(?:©|image copyright)\s*{_BY}"
    rf"|\(\s*(?:{_PICTURE}\b[^()]{{0,80}}|{_AGENCY}|(?-i:{_NAME} {_NAME}(?: {_NAME})?))\s*\))[\s.]*$",
    re.IGNORECASE,
)

# One sentence in the present tense with weekday, day and year: how agencies date pictures, and no one dates news.
_DATED = re.compile(
    rf"[^.!?\"“]{{10,200}}\b(?:[a-z]{{3,12}}(?:s|e)|left|right|cent(?:er|re))\b[^!?\"“]{{0,200}},? "
    rf"{dates.WEEKDAY},? {dates.MONTH} \d{{1,2}}, \d{{4}}(?:,? (?:in|at|on|near) [^!?]{{2,80}})?[.\s]*$",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:said|told|will|was|were|had|announced|according)\b", re.IGNORECASE)


def judge(line: str) -> str | None:
    """Why ``line`` (one paragraph, no surrounding space) is a caption, in a reader's words, or None."""
    if len(line) > LONGEST:
        return None
    if len(line) <= _TAIL and _ONLY_CREDIT.match(line):
        return "photo credit"
    if len(line) <= LONGEST // 2 and _INTRODUCED.match(line):
        return "introduced as a picture"
    if _GALLERY.match(line.lstrip("-•* ")):
        return GALLERY
    if len(line) <= LONGEST // 2 and not line_shape.closed(line) and _IN_FRONT.match(line):
        return "an agency or a button stands before it, and no full stop behind it"
    if len(line) <= LONGEST // 2 and _DATED.match(line) and not _TOLD.search(line):
        return "dated as pictures are, to the weekday and the year"
    credit = _CREDIT.search(line, max(0, len(line) - _TAIL))
    return "photo credit at the end of the line" if credit else None
