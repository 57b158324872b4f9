"""All articles of a story with their measures: the page beside a report that compares six of forty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from framing.nightly.site.readable import readable
from framing.nightly.site.trends import shown_measures
from framing.render.html import fill
from framing.render.numbers import value_text

if TYPE_CHECKING:
    from framing.settings import Settings

_TEMPLATE = "story_articles.html.j2"
NAME = "articles.html"  # stories/NAME_OF_STORY/articles.html


def story_table(
    members: Sequence[Mapping[str, Any]],
    measured: Mapping[str, Iterable[Mapping[str, Any]]],
    said: str,
    settings: Settings,
) -> bytes:
    """The page. ``measured`` gives the rows of measures by the digest of an article; ``said`` tells why these six."""
    measures = [measure for measure in shown_measures(settings) if measure.page_one]
    rows = []
    for member in members:
        values = {row["measure"]: row for row in measured.get(member["digest"], ())}
        told = [_told(values.get(measure.key), measure) for measure in measures]
        rows.append(
            {**readable(member["facts"]), "place": readable(member["place"], "place"), "chosen": member["chosen"]}
            | {"why": readable(member.get("chosen_because") or member["why"]), "values": told}
        )
    shown = {"rows": rows, "said": said, "labels": [measure.label for measure in measures]}
    return fill(_TEMPLATE, shown, settings, with_fonts=True)


def _told(row: Mapping[str, Any] | None, measure: Any) -> str:
    return "–" if row is None or row["value"] is None else value_text(row["value"], measure)
