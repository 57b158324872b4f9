"""What sort of source a person most likely is of whom the text tells nothing sure, by fitted weights.

The weights hold no names: they rest on which sorts of people and bodies the rest of the text speaks of, on what a
clause with "who" tells, on how the person is addressed, and on the sort of a role that is held at a body nobody
explains. They are in framing/data/untold_types.json; the model card stands beside them.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from framing.data import UNTOLD_TYPES
from framing.language.speakers.figures import Figure
from framing.language.speakers.source_words import Kind, find, look_up
from framing.language.speakers.word_lists import words
from framing.language.view import SUBJECTS, View
from framing.model import SourceType

TYPES: tuple[SourceType, ...] = (
    "politician",
    "official",
    "expert",
    "business",
    "civil society",
    "citizen",
    "media",
)
_TELLING: tuple[Kind, ...] = ("role", "institution", "setting")
_PRIOR = 3.0  # terms of no sort that every text is taken to hold: a short one tells little
_FEWEST = 4  # terms that tell a sort below which nothing is guessed
_CLAUSE = 6  # tokens of a clause with "who" that are looked at
_CLAUSES = ("verbs of private lives", "verbs of research", "verbs of office")


class Company(NamedTuple):
    """How much of a document's people and bodies is of each sort; ``size`` is how many were counted."""

    shares: Mapping[SourceType, float]
    size: int


class UntoldTypes:
    """The guesses for one document. What the text speaks of is counted when somebody is first asked about."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._company: Company | None = None

    def guess(self, figure: Figure) -> SourceType | None:
        """The likeliest sort of a person, or None where no sort is likely enough or the text tells too little."""
        chances = _weights().chances(self.features(figure)) if self.company.size >= _FEWEST else {}
        best = max(chances, key=lambda kind: chances[kind], default=None)
        return best if best is not None and chances[best] >= _weights().floor else None

    @property
    def company(self) -> Company:
        """Which sorts of people and bodies the document speaks of."""
        if self._company is None:
            found = Counter(hit.term.type for kind in _TELLING for hit in find(kind, self._view.normal))
            size = sum(found[kind] for kind in TYPES)
            shares = {kind: math.log((found[kind] + 0.5) / (size + _PRIOR)) for kind in TYPES}
            self._company = Company(shares, size)
        return self._company

    def features(self, figure: Figure) -> dict[str, float]:
        """What the weights are asked about a person, by name; what is not there is 0."""
        view, document = self._view, self._view.document.text
        found = {f"company {kind}": share for kind, share in self.company.shares.items()}
        term = next((role.term for role in figure.roles if role.term is not None), None)
        found["no role"] = float(not figure.roles)
        found["unlisted role"] = float(bool(figure.roles) and term is None)
        if term is not None:
            found[_sort_of_role(term.text, term.type)] = 1.0
        found["one name"] = float(len(figure.name.split()) == 1)
        found["addressed"] = float(any(_addressed(document[: span.start][-6:]) for span in figure.mentions))
        clauses: set[str] = set()
        for span in figure.mentions:
            low, high = view.range_of(span)
            if low >= high:
                continue
            for child in view.children(high - 1):
                if view.tokens.dep[child] == "relcl":
                    first, last = view.subtree(child)
                    clauses.update(view.normal[first : min(last, first + _CLAUSE)])
            verb = view.tokens.head[high - 1]
            if view.tokens.dep[high - 1] in SUBJECTS and view.normal[verb] in words("verbs of posting"):
                found["posts"] = 1.0
        found["who"] = float(bool(clauses & {"who", "whose"}))
        found.update((name, float(bool(clauses & words(name)))) for name in _CLAUSES)
        return found


def _sort_of_role(text: str, kind: str) -> str:
    if text in words("who speaks for a body"):
        return "speaks"
    if text in words("heads of anything") or text == "leader":
        return "leads"
    return "owns or manages" if kind == "business" else "serves"


def _addressed(before: str) -> bool:
    word = before.split()[-1:] if before.endswith(" ") else []
    return bool(word) and look_up("title", [word[0].lower().rstrip(".")]) is not None


class _SortWeights(NamedTuple):
    floor: float
    intercepts: Mapping[SourceType, float]
    weights: Mapping[SourceType, Mapping[str, float]]

    def chances(self, features: Mapping[str, float]) -> dict[SourceType, float]:
        """A chance a sort, together 1, rounded so that machines agree."""
        values = {
            kind: math.fsum(
                [self.intercepts[kind], *(weight * features.get(name, 0.0) for name, weight in weights.items())]
            )
            for kind, weights in self.weights.items()
        }
        top = max(values.values())
        raised = {kind: math.exp(value - top) for kind, value in values.items()}
        total = math.fsum(raised.values())
        return {kind: round(value / total, 4) for kind, value in raised.items()}


@cache
def _weights() -> _SortWeights:
    content = json.loads(UNTOLD_TYPES.read_text(encoding="utf-8"))
    return _SortWeights(content["floor"], content["intercepts"], content["weights"])
