"""How right the extractors were on annotated news, as the validation scripts measured and stored it.

attribution_scores.json holds scores on articles that the weights had not seen (cross-validation); event_scores.json
scores of hedges, their voice and sources on annotated events that nobody looked at while the rules were made, with
intervals from resampling the events; hedging_scores.json, as an outside check, scores on another kind of text
altogether; share_scores.json how far the shares of direct, indirect and own words are from people's annotation. No
score is stored of the articles that rules were made on. speaker_scores.json holds
how many quotations of named people are credited to the right one, on articles to which no weights were fitted.
alignment_scores.json holds how well remarks and passages were paired, by weights fitted without the story.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from framing.number_format import printed

_ATTRIBUTION = {
    "linked": "who said what (source and content both right)",
    "content iou.5": "extent of what is attributed",
    "source overlap": "sources",
}
_KINDS = {"all": "", "direct": ", direct quotations", "mixed": ", partly quoted", "indirect": ", reported speech"}
_TOLD = (
    "attribution.linked.all",
    "attribution.linked.direct",
    "attribution.linked.indirect",
    "attribution.content-iou.5.all",
    "attribution.source-overlap.all",
    "attribution.share.direct",
    "attribution.share.indirect",
    "attribution.share.outlet",
    "attribution.share.coloured",
    "speakers.all",
    "speakers.basil",
    "speakers.cross_outlet",
    "hedging.all",
    "hedging.category-accuracy",
    "hedging.voice-accuracy",
    "sources.all",
    "sources.type",
    "sources.leading",
    "sources.shared",
    "hedging.wikipedia.news",
    "hedging.wikipedia.wide",
    "alignment.twins-F1",
    "alignment.relation-accuracy",
    "alignment.coverage-AUC-yes/no",
    "alignment.coverage-AUC-yes/part",
)
_SPEAKERS = {
    "all": "who speaks, of quotations of people with a name",
    "basil": "the same, quotations marked for how they lean",
    "cross_outlet": "the same, remarks that several outlets print",
}
_EVENTS = {
    "hedging.all": ("hedges and boosters", "F1"),
    "hedging.category-accuracy": ("category of a hedge", "accuracy"),
    "hedging.voice-accuracy": ("voice of a hedge", "accuracy"),
    "sources.all": ("sources found", "F1"),
    "sources.type": ("type of a source", "accuracy"),
    "sources.leading": ("leading source", "accuracy"),
    "sources.shared": ("sources that two articles share", "F1"),
}
_SHARES = {
    "direct": "share of an article’s words in direct quotation",
    "indirect": "share of an article’s words in indirect speech",
    "outlet": "share of an article’s words in the outlet’s own voice",
    "coloured": "share of reporting verbs that are not neutral",
}
_WIKIPEDIA = {
    "news": "sentences that Wikipedia’s editors flag as vague, by the hearsay, crowds and approximators of news",
    "wide": "the same, with every vague quantity and passive as well",
}

_ALIGNMENT = {
    "twins F1": ("remarks paired across outlets", "F1"),
    "relation accuracy": ("relation of a pair (verbatim, trimmed, reworded, paraphrased)", "accuracy"),
    "coverage AUC yes/no": ("passages told elsewhere against those that are not", "AUC"),
    "coverage AUC yes/part": ("passages told elsewhere in full against those told in part", "AUC"),
}


class Score(NamedTuple):
    """What was scored, the score in percent, which score it is, and on what."""

    what: str
    percent: float
    kind: str  # "F1", "accuracy", "AUC" (area under the curve; 50 is chance), or a mean error in points
    on: str
    low: float | None = None  # 95 % interval, where one is stored
    high: float | None = None

    @property
    def figure(self) -> str:
        """The percentage as print, with its interval where there is one."""
        if self.low is None or self.high is None:
            return f"{self.percent:.1f} %"
        low, high = f"{self.low:.1f}", f"{self.high:.1f}"
        if low == high:  # where all, or none, are right, nothing varies from one resample to the next
            return f"{self.percent:.1f} % (no interval: too few to show an error)"
        return f"{self.percent:.1f} % (95 % interval {low} to {high})"


@cache
def table() -> Mapping[str, Score]:
    """Every stored score by its key, such as "attribution.linked.all"; empty where nothing is stored."""
    return {
        **_attribution(_stored("attribution_scores.json")),
        **_shares(_stored("share_scores.json")),
        **_speakers(_stored("speaker_scores.json")),
        **_events(_stored("event_scores.json")),
        **_wikipedia(_stored("hedging_scores.json")),
        **_alignment(_stored("alignment_scores.json")),
    }


def _stored(name: str) -> dict[str, Any]:
    resource = files("framing.data").joinpath(name)
    return dict(json.loads(resource.read_text(encoding="utf-8"))) if resource.is_file() else {}


def _attribution(stored: dict[str, Any]) -> dict[str, Score]:
    unseen = stored.get("unseen")
    if not unseen:
        return {}
    on = f"{unseen['documents']} news articles that the weights have not seen, of the publishers they were fitted on"
    return {
        f"attribution.{criterion.replace(' ', '-')}.{kind}": Score(
            words + more,
            unseen[criterion][kind]["f"],
            "F1",
            on,
            *unseen["intervals"][criterion][kind],
        )
        for criterion, words in _ATTRIBUTION.items()
        for kind, more in _KINDS.items()
    }


def _shares(stored: dict[str, Any]) -> dict[str, Score]:
    on = f"{stored.get('documents')} news articles that the weights have not seen, against people’s annotation"
    return {
        f"attribution.share.{key}": Score(_SHARES[key], figures[0], "mean error, in points", on, *figures[1:3])
        for key, figures in stored.get("scores", {}).items()
    }


def _speakers(stored: dict[str, Any]) -> dict[str, Score]:
    return {
        f"speakers.{key}": Score(
            _SPEAKERS[key],
            found["right"],
            "accuracy",
            f"{found['passages']} passages of {found['documents']} news articles, to which no weights were fitted",
            *found["interval"],
        )
        for key, found in stored.get("scores", {}).items()
    }


def _events(stored: dict[str, Any]) -> dict[str, Score]:
    if not stored:
        return {}
    on = f"{stored['documents']} unseen news articles of {stored['outlets']} outlets ({stored['events']} events)"
    found = {}
    for key, figures in stored["scores"].items():
        what, kind = _EVENTS.get(key, (f"hedges: {key.partition('.')[2]}", "F1"))
        found[key] = Score(what, figures[0], kind, on, figures[1], figures[2])
    return found


def _wikipedia(stored: dict[str, Any]) -> dict[str, Score]:
    if not stored:
        return {}
    elsewhere = f"{printed(stored['sentences'])} Wikipedia sentences, to which nothing was fitted"
    return {
        f"hedging.wikipedia.{key}": Score(
            words, stored["wikipedia"][key][0], "F1", elsewhere, *stored["wikipedia"][key][1:]
        )
        for key, words in _WIKIPEDIA.items()
    }


def _alignment(stored: dict[str, Any]) -> dict[str, Score]:
    if not stored:
        return {}
    on = f"{stored['stories']} stories of three outlets each, by weights fitted without the story"
    return {
        f"alignment.{name.replace(' ', '-')}": Score(words, stored["scores"][name], kind, on)
        for name, (words, kind) in _ALIGNMENT.items()
    }


def statements() -> tuple[Score, ...]:
    """The scores a reader should know, in a fixed order."""
    return tuple(table()[key] for key in _TOLD if key in table())


def accuracy(key: str | None) -> str | None:
    """One score in words, or None where there is none."""
    score = table().get(key or "")
    return score and f"{score.what}: {score.kind} {score.figure} on {score.on}"
