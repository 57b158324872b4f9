"""textstat's own values, untouched, to stand beside ours: the only module that imports textstat.

textstat reads the pronouncing dictionary through NLTK and downloads it when it is missing. Here it finds the one that
ships with this package, and a download is an error. Importing it takes longer than measuring an article, so callers run
``python -m framing.measure.textstat`` in a child process: a JSON list of texts on standard input, a JSON list of
objects on standard output.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import cache
from typing import Any, NoReturn

from framing.data import NLTK
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
# NLTK imports these for parts that textstat never calls, and does without them where they are not installed.
_UNNEEDED = ("scipy", "sklearn")
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
    nltk.download = nltk.downloader.download = _refuse
    return textstat.textstat


def _refuse(*asked: object, **options: object) -> NoReturn:
    what = f"textstat wanted to download {', '.join(map(str, asked))}"
    raise RunError(what, where="textstat", next="Reinstall framing: the dictionary ships with it.")


def main() -> int:
    """Import while the caller is still busy, then answer one list of texts."""
    for module in _UNNEEDED:
        sys.modules[module] = None  # type: ignore[assignment]  # None makes importing it fail; a third of the time
    _library().syllable_count("ready")  # reads the dictionary as well
    texts = json.load(sys.stdin)
    json.dump([dict(raw(text)) for text in texts], sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
