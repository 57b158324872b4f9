"""What changed in a story since an earlier night: outlets that joined, new quotations, wording edited afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from framing.model import Parsed

_WORDS = 4  # a shorter run in quotation marks is a name or a scare quote as often as a remark
_MOST = 20  # sentences of one article listed as taken out or put in; the number of the rest is told


def changes(before: Mapping[str, Parsed], now: Mapping[str, Parsed], night: str) -> dict[str, Any]:
    """``before`` and ``now`` map articles to their text then and now; ``night`` is the night the story stood so."""
    outlets = {parsed.document.outlet for parsed in before.values()}
    joined = dict.fromkeys(parsed.document.outlet for parsed in now.values() if parsed.document.outlet not in outlets)
    heard = {_plain(text) for parsed in before.values() for text in _quoted(parsed)}
    quoted = []
    for parsed in now.values():
        for text in _quoted(parsed):
            if _plain(text) not in heard:
                heard.add(_plain(text))
                quoted.append({"outlet": parsed.document.outlet, "text": text})
    edited = [_edited(before[name], parsed) for name, parsed in now.items() if name in before]
    out = [gone for name, parsed in now.items() if name in before for gone in _gone(before[name], parsed)]
    return {
        "since": night,
        "articles": [_said(parsed) for name, parsed in now.items() if name not in before],
        "outlets": [outlet for outlet in joined if outlet],
        "quotations": quoted,
        "quotations_out": out,
        "edited": [edit for edit in edited if edit["title_before"] or edit["out"] or edit["in"]],
    }


def _gone(before: Parsed, now: Parsed) -> Iterator[dict[str, Any]]:
    """Quotations that an article had and has not any more, in quotation marks or without."""
    left = _plain(now.document.text)
    for text in dict.fromkeys(_quoted(before)):
        if _plain(text) not in left:
            yield {"outlet": now.document.outlet, "text": text}


def _said(parsed: Parsed) -> dict[str, Any]:
    return {"outlet": parsed.document.outlet, "title": parsed.document.title}


def _edited(before: Parsed, now: Parsed) -> dict[str, Any]:
    """Sentences that went and came; a sentence that only moved is neither."""
    old, new = list(_sentences(before)), list(_sentences(now))
    out, put = _missing(old, new), _missing(new, old)
    renamed = before.document.title if before.document.title != now.document.title else None
    more = {"more_out": max(len(out) - _MOST, 0), "more_in": max(len(put) - _MOST, 0)}
    return _said(now) | {"title_before": renamed, "out": out[:_MOST], "in": put[:_MOST]} | more


def _missing(sentences: Sequence[str], others: Sequence[str]) -> list[str]:
    left = Counter(map(_plain, others))
    found = []
    for sentence in sentences:
        if left[_plain(sentence)] > 0:
            left[_plain(sentence)] -= 1
        else:
            found.append(sentence)
    return found


def _sentences(parsed: Parsed) -> Iterator[str]:
    for sentence in parsed.sentences:
        if sentence.kind == "body":
            yield " ".join(parsed.document.text[sentence.start : sentence.end].split())


def _quoted(parsed: Parsed) -> Iterator[str]:
    for quotation in parsed.quotations:
        text = " ".join(parsed.document.text[quotation.inner.start : quotation.inner.end].split())
        if text.count(" ") + 1 >= _WORDS and not quotation.scare:
            yield text


def _plain(text: str) -> str:
    """Letters and digits alone: another style of quotation mark or a moved comma is no edit worth a line."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
