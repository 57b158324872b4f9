"""What a notebook shows of a record: a page in a frame of its own, so that neither's style reaches the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape

from framing.features import chosen
from framing.model import Comparison, Measure, Measurement, Profile
from framing.number_format import printed
from framing.render import html
from framing.render.clean import excerpt, visible
from framing.render.numbers import value_text
from framing.settings import Settings

_TEMPLATE = "page_one.html.j2"
_PROFILE = "profile.html.j2"
_PLACES = 5  # passages shown of what a measure was counted from
_PASSAGE = 60  # characters of one
_NAME = 120  # characters of an outlet, a byline


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One measure of one article, as it is printed."""

    label: str
    value: str
    unit: str
    interval: str  # empty where there is none; ``why`` then says the reason
    basis: str
    why: str
    passages: tuple[str, ...]  # the first that were counted
    more: int  # so many further ones


def page_one(comparison: Comparison) -> str:
    """The first page as an element of HTML. Links that lead to other pages of the report are taken off."""
    # textstat's values stand on another page, and asking for them takes longer than all of this one.
    drawn = html.page(replace(comparison, oracle=()), Settings(), paper=False, body=_TEMPLATE)
    return _framed(comparison.title, html.without_dangling(drawn))


def profile(profile: Profile) -> str:
    """One article's measures as an element of HTML: those of page one, the others folded away."""
    measures = {
        measure.key: measure for feature in chosen(Settings().features, ()) for measure in feature.measures
    }  # of a feature that is not installed here, what the record says
    document = profile.parsed.document
    title = visible(document.title or document.id)
    first = [key for key, measure in measures.items() if measure.page_one and key in profile.measurements]
    rest = [key for key in profile.measurements if key not in first]
    told = (document.outlet, document.published, document.byline)
    values: Mapping[str, object] = {
        "title": title,
        "facts": [excerpt(fact, _NAME) for fact in told if fact],
        "notes": [visible(note) for note in document.notes],
        "statement": visible(profile.statement.text) if profile.statement else "",
        "first": _rows(profile, first, measures),
        "rest": _rows(profile, rest, measures),
        "signature": profile.signature,
    }
    return _framed(title, html.fill(_PROFILE, values, Settings()).decode("utf-8"))


def _rows(profile: Profile, keys: Iterable[str], measures: Mapping[str, Measure]) -> list[ProfileRow]:
    return [_row(profile, profile.measurements[key], measures.get(key)) for key in keys]


def _row(profile: Profile, found: Measurement, measure: Measure | None) -> ProfileRow:
    text = profile.parsed.document.text
    counted = [profile.evidence[number] for number in found.evidence]
    spots = list(dict.fromkeys((item.start, item.end) for item in counted if item.end > item.start))
    decimals = 1 if measure is None else measure.decimals
    percent = "%" if found.unit == "%" else ""
    value = printed(found.value, decimals) + percent if measure is None and found.value is not None else None
    inside = found.low is not None and found.high is not None
    return ProfileRow(
        visible(found.label),
        value_text(found.value, measure) if measure is not None else value or "\u2013",
        "" if percent or found.value is None else found.unit,
        f"{printed(found.low or 0.0, decimals)} to {printed(found.high or 0.0, decimals)}{percent}" if inside else "",
        visible(found.basis),
        visible(found.why or ""),
        tuple(excerpt(text[start:end], _PASSAGE) for start, end in spots[:_PLACES]),
        max(0, len(spots) - _PLACES),
    )


def _framed(name: str, page: str) -> str:
    return (
        f'<iframe title="{escape(name)}" sandbox="" style="width:100%;height:64em;border:0" '
        f'srcdoc="{escape(page)}"></iframe>'
    )
