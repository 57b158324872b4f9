"""How well remarks and passages are paired across outlets, by the whole program with the weights that ship."""

from __future__ import annotations

from tests.validate.fit_alignment import prediction
from tests.validate.referee import scorer
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
