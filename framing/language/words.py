"""What a reader would count as a word."""

from __future__ import annotations

import re

from framing.language.abbreviations import abbreviations

# Letters may carry combining marks. Every quantifier runs over characters that nothing after it may take, or stops
# at the first that it cannot, so the time is linear.
_WORD = re.compile(
    r"""
      (?:https?://|www\.(?=\w)) [^\s"<>()]* [\w/]                    # an address of a page
    | [@\#] [^\W\d] \w*                                              # @handle, #topic
    | (?:Ph\.D|[MB]\.Sc|D\.Phil) \.?
    | [^\W\d_] (?:\.[^\W\d_](?!\w))+ \.? (?:['-] [^\W_] \w* (?:-\w+)*)?  # U.S., a.m., D.C.-based
    | [A-Z]{0,3} [$€£¥₹₽₩₦] \.? (?=\d) [\w.,:/'-]* \w (?:%|\+)?       # $1.5bn, US$3,000
    | \.\d+ %?                                                       # .300
    | [^\W_] [\w\u0300-\u036f]*                                      # the word itself, and what may join two parts:
      (?: (?: ['@] | -(?=\w) | &(?=[^\W\d_]) | \.(?=[a-z0-9]) | (?<=\d)[,:/.](?=\d) ) [^\W_][\w\u0300-\u036f]* )*
      (?: % | °[CF]?(?!\w) | \+{1,2}(?!\w) )?                        # 2%, 20°C, 18+
    """,
    re.VERBOSE,
)


def find(text: str) -> list[tuple[int, int]]:
    """Word ranges of one paragraph of prose, in order.

    "Secretary-General", "don't", "2%", "$1.5", "3,000", "AT&T", "U.S." (with its stops), an address, a handle and
    a topic are one word each; dashes, slashes between letters and dots in a row part words. The stop of an
    abbreviation before more text ("Gen. Milley") belongs to it, so that it can be read as what it stands for.
    """
    known = abbreviations()
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if text[end : end + 1] == "." and not text[end + 1 : end + 2].isalnum():
            abbreviation = known.get(match.group().rpartition("-")[2])
            if abbreviation is not None and (abbreviation.kind != "number" or text[end + 2 : end + 3].isdigit()):
                end += 1
        found.append((start, end))
    return found
