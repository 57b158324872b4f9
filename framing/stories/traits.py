"""What grouping keeps of an article: hashes of its terms and of its runs of words, without the text."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from framing.stories.copies import sketch
from framing.stories.document_frequency import level
from framing.stories.terms import named, terms

_MOST = 255  # a count above says nothing more


class Traits(NamedTuple):
    """One article. Some kilobytes, the same on every machine and whatever else is in the pile.

    ``terms`` are the distinct hashes of its terms, ascending (uint64), ``counts`` how often each occurs (uint8),
    ``levels`` how rare each is in news at large (uint8, see document_frequency.level), ``telling`` whether it tells by
    itself which story this is (uint8, 0 or 1), and ``runs`` the smallest hashes of its runs of five words, ascending
    (uint64).
    """

    terms: Any
    counts: Any
    levels: Any
    telling: Any
    runs: Any

    def packed(self) -> dict[str, str]:
        """As text that fits into JSON."""
        return {name: b64encode(values.tobytes()).decode("ascii") for name, values in self._asdict().items()}


_TYPES = {"terms": "<u8", "counts": "u1", "levels": "u1", "telling": "u1", "runs": "<u8"}


def unpacked(texts: Mapping[str, str]) -> Traits:
    """Traits from what ``Traits.packed`` gave."""
    import numpy as np

    return Traits(**{name: np.frombuffer(b64decode(texts[name]), dtype=kind) for name, kind in _TYPES.items()})


def traits(title: str | None, text: str) -> Traits:
    """The traits of an article; its title's terms count twice."""
    import numpy as np

    counts: Counter[int] = Counter()
    levels: dict[int, int] = {}
    telling: set[int] = set()
    for term in terms(title, text):
        name = named(term.term)
        counts[name] += 1
        levels.setdefault(name, level(term.share))
        if term.telling:
            telling.add(name)
    found = sorted(counts.items())
    return Traits(
        np.array([name for name, _ in found], dtype=_TYPES["terms"]),
        np.array([min(times, _MOST) for _, times in found], dtype=_TYPES["counts"]),
        np.array([levels[name] for name, _ in found], dtype=_TYPES["levels"]),
        np.array([name in telling for name, _ in found], dtype=_TYPES["telling"]),
        np.array(sketch(f"{title or ''}\n{text}"), dtype=_TYPES["runs"]),
    )
