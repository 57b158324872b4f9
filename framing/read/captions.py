"""Picture captions: lines that end in a credit, are introduced as a picture, or repeat the article beside one."""

from __future__ import annotations

import re

LONGEST = 700  # characters: pictures are described in a sentence or three

_AGENCY = (
    r"(?:AFP|AP|EPA(?:-EFE)?|PA|ANP|DPA|ANSA|TT|UPI|NTB|Reuters|Getty(?: Images)?|Shutterstock|Alamy|iStock"
    r"|Unsplash|Pexels|Flickr|Wikimedia(?: Commons)?|Bloomberg|Xinhua|Anadolu(?: Agency)?|NurPhoto|Zuma(?: Press)?|SIPA|Polaris|Corbis"
    r"|Associated Press|Agence France-Presse|Pool|Handout|File|Supplied|Courtesy|Screengrab|Screenshot|NASA|ESA)"
)
_PICTURE = r"(?:photo(?:s|graphs?)?|pictures?|images?|illustrations?|graphics?|credits?|camera|video|screengrab|still)"
_BY = r"[^\W\d_][\w.,’' &-]{0,60}"

# "… / Ana Brill / AFP via Getty Images", "(AP Photo/Ana Brill)", "Photograph: Ana Brill/Reuters", "[Ana Brill/EPA]"
_CREDIT = re.compile(
    rf"(?:[/|–—]\s*(?:{_BY}\s*[/|]\s*){{0,2}}(?:{_AGENCY})(?:\s+(?:via|and|/)\s+[\w ]{{2,30}})?"
    rf"|\((?:[^()]{{0,80}}\b)?(?:{_AGENCY}(?:\s+(?:file\s+)?photo)?\s*/[^()]{{1,60}}|(?:file\s+)?{_PICTURE}(?:\s+by\b|\s*:|\s+courtesy\b|\s+credit\b|/)[^()]{{0,80}})\)"
    rf"|[(\[][^()\[\]]{{0,60}}?/\s*{_AGENCY}(?:\s+(?:via|/)\s*[^()\[\]]{{1,40}})?[)\]]"
    rf"|\({_AGENCY}(?:\s+(?:file\s+)?(?:photo|image|picture))?\s*\)"
    rf"|\b{_PICTURE}(?:\s+credit)?\s*(?::|©|\bby\b)\s*{_BY}(?:\s*/\s*[\w .’'-]{{1,40}})?"
    rf"|(?:©|\bcourtesy (?:of|photo)|\bcredit:?\s)\s*{_BY}(?:\s*/\s*[\w .’'-]{{1,40}})?"
    rf"|\b(?:REUTERS|AFP|AP|EPA|GETTY)\s*(?:/|photo\s*/?)\s*{_BY}|\bAP Photo/[\w .,’'-]{{2,60}}"
    rf")[\s.)\]]*$",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    rf"(?:\(?(?:file\s+)?(?:photo|picture|image)(?:\s*\(?file\)?)?|file|caption|photograph|pictured|image credit|photo credit|credit"
    r"|camera icon|representative image|artist['’]s impression)\s*[:.–—]\s*\S|\((?:photo|image|picture|credit|illustration)s?\b[^()]{0,160}\)$"
    r"|(?:file (?:photo|picture|image))\b",
    re.IGNORECASE,
)
_ONLY_CREDIT = re.compile(
    rf"(?:(?:{_PICTURE}(?:\s+by)?\s*:?\s*)?(?:{_BY}\s*[/|]\s*){{1,3}}{_AGENCY}(?:\s*[/|]\s*[\w ]{{2,30}})?|©\s*{_AGENCY}\b.{{0,40}}"
    rf"|[(\[]\s*(?:{_PICTURE}\b.{{0,80}}|{_AGENCY})\s*[)\]])\s*$",
    re.IGNORECASE,
)
_TAIL = 160  # characters at a caption's end in which its credit stands


def judge(line: str) -> str | None:
    """Why ``line`` (one paragraph, no surrounding space) is a caption, in a reader's words, or None."""
    if len(line) > LONGEST:
        return None
    if len(line) <= _TAIL and _ONLY_CREDIT.match(line):
        return "photo credit"
    if _INTRODUCED.match(line) and len(line) <= LONGEST // 2:
        return "introduced as a picture"
    credit = _CREDIT.search(line, max(0, len(line) - _TAIL))
    return "photo credit at the end of the line" if credit else None
