"""How well remarks and passages are paired across outlets, and single passages scored, by the whole program."""

from __future__ import annotations

import numpy as np
from sklearn.metrics import roc_auc_score

import framing
from tests.validate.fit_alignment import prediction
from tests.validate.gold import rows
from tests.validate.referee import SHARED, scorer
from tests.validate.stories import Annotated, annotated_stories


def alignment() -> dict[str, float]:
    """Print and return the referee's scores (times 100); the weights were fitted on these stories too.

    The scores on unseen stories come from ``python -m tests.validate.fit_alignment``, which stores them.
    """
    stories = annotated_stories()
    result = scorer("score_cross").score({one.row["event"]: one.row for one in stories}, _predictions(stories))
    print(f"alignment, {len(stories)} stories: includes the stories the weights were fitted on")
    for name, value in result.items():
        print(f"  {name:24} {value if isinstance(value, str | int) else round(value, 3)}")
    print()
    return {
        f"alignment.{name.replace(' ', '-')}": round(100 * value, 1)
        for name, value in result.items()
        if isinstance(value, float)
    }


def _predictions(stories: list[Annotated]) -> dict[str, dict[str, object]]:
    return {one.row["event"]: prediction(one) for one in stories}


def passages() -> dict[str, float]:
    """Print and return how ``framing.alike`` agrees with people (times 100): a common event or not, how similar."""
    events, headlines = (rows(SHARED / "data" / f"align_{name}.dev.jsonl") for name in ("ecb", "sts_headlines"))
    pairs = [(row["s1"], row["s2"]) for row in (*events, *headlines)]
    scores = np.array(framing.alike(pairs))
    labels = np.array([row["label"] for row in events])
    area = float(roc_auc_score(labels, scores[: len(events)]))
    agreement = float(np.corrcoef(scores[len(events) :], [row["score"] for row in headlines])[0, 1])
    print(f"passages by themselves: {len(events)} pairs of sentences, common event or not, area {area:.3f}")
    print(f"  {len(headlines)} pairs of headlines, how similar, correlation {agreement:.3f}\n")
    return {"alike.ecb": round(100 * area, 1), "alike.headlines": round(100 * agreement, 1)}
