"""textstat's own values, untouched, to stand beside ours: the only module that imports textstat.

textstat reads the pronouncing dictionary through NLTK and downloads it when it is missing. Here it finds the one that
ships with this package, and a download is an error. Importing it takes longer than measuring an article, so callers run
``python -m framing.measure.textstat`` in a child process: a JSON list of texts on standard input, a JSON list of
objects on standard output. The child reads the same dictionary without NLTK, whose import is most of that time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import cache
from types import ModuleType, SimpleNamespace
from typing import Any, NoReturn

from framing.data import NLTK, PRONUNCIATIONS
from framing.errors import RunError

VALUES = (
    "sentence_count",
    "lexicon_count",
    "syllable_count",
    "polysyllabcount",
    "difficult_words",
    "flesch_kincaid_grade",
    "flesch_reading_ease",
    "gunning_fog",
    "smog_index",
    "dale_chall_readability_score",
    "coleman_liau_index",
    "automated_readability_index",
    "lix",
)
_DECIMALS = 9  # beyond that, the last bits of a float differ between machines


def raw(text: str) -> Mapping[str, float]:
    """What textstat says of ``text``, by the names of its functions; of an empty text it says 0 throughout.

    Raises RunError when textstat asks for anything that did not ship with it.
    """
    library = _library()
    return {name: round(float(getattr(library, name)(text)), _DECIMALS) for name in VALUES}


@cache
def _library() -> Any:
    import nltk
    import textstat

    nltk.data.path[:] = [str(NLTK)]
    nltk.download = _refuse
    return textstat.textstat


def _refuse(*asked: object, **options: object) -> NoReturn:
    what = f"textstat wanted to download {', '.join(map(str, asked))}"
    raise RunError(what, where="textstat", next="Reinstall framing: the dictionary ships with it.")


class _Pronunciations:
    """The shipped dictionary as NLTK would give it: word → its pronunciations, each a list of phones."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}
        for line in PRONUNCIATIONS.read_text(encoding="utf-8").splitlines():
            word, _, rest = line.partition(" ")
            self._lines.setdefault(word, []).append(rest)

    def __getitem__(self, word: str) -> list[list[str]]:
        return [line.split()[1:] for line in self._lines[word]]  # what stands first is the pronunciation's number


def _in_place_of_nltk() -> ModuleType:
    """The three names of NLTK that textstat asks for, over the shipped dictionary."""
    module = ModuleType("nltk")
    words = _Pronunciations()
    stand_in: dict[str, Any] = {
        "data": SimpleNamespace(path=[], find=lambda name: name),
        "corpus": SimpleNamespace(cmudict=SimpleNamespace(dict=lambda: words)),
    }
    module.__dict__.update(stand_in)
    return module


def without_nltk() -> None:
    """Let textstat read the dictionary by itself from now on: for processes that nobody else's code runs in."""
    if "textstat" not in sys.modules:
        sys.modules["nltk"] = _in_place_of_nltk()


def stay_without_nltk() -> None:
    """Load textstat over the shipped dictionary, and leave NLTK to whoever else wants it in this process."""
    if "textstat" not in sys.modules:
        before = sys.modules.get("nltk")
        without_nltk()
        _library().syllable_count("ready")
        del sys.modules["nltk"]
        if before is not None:
            sys.modules["nltk"] = before


def main() -> int:
    """Import while the caller is still busy, then answer one list of texts."""
    without_nltk()
    _library().syllable_count("ready")
    texts = json.load(sys.stdin)
    json.dump([dict(raw(text)) for text in texts], sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
