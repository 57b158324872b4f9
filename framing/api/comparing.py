"""Two to six articles compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.api.inputs import gathered
from framing.api.measuring import profiles
from framing.api.reading import Source
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.model import Comparison, Profile


def compare(
    sources: Sequence[Source], settings: Settings | None = None, *, name: str = "comparison", title: str | None = None
) -> Comparison:
    """Compare two to six articles, in the order given.

    Args:
        sources: Articles as ``framing.read`` takes them: files, bytes, text, Documents, in any mixture.
        settings: The defaults where None.
        name: The report's id.
        title: The report's headline; made from what the articles share where None.

    Returns:
        The Comparison: findings, contrasts, sources, twins, coverage, conflicts, labels and more, beside a Profile a
        document. A place in it is a document's number (from 0, in the order given) and a range of code points.

    Raises:
        CountError: Fewer than two or more than six articles.
        ReadError: One of them cannot be read.

    Example:
        >>> import framing
        >>> comparison = framing.compare(framing.demo_articles())
        >>> [profile.parsed.document.id for profile in comparison.profiles]
        ['courier', 'meridian', 'sentinel']
    """
    from framing.compare import MOST, require_count
    from framing.compare import compare as compare_profiles

    settings = settings or Settings()
    inputs = gathered(sources, settings, most=MOST)
    require_count(len(inputs.sources))
    measured = list(profiles(inputs.sources, settings))
    return compare_profiles(measured, settings, name=name, title=title or inputs.title)


def compare_beside_textstat(
    measured: Callable[[], Sequence[Profile]], settings: Settings, *, name: str, title: str | None
) -> Comparison:
    """The comparison of profiles that ``measured`` makes while a child imports textstat, whose values come with it.

    For who will write it: a comparison without them asks textstat when a writer wants its line.
    """
    from framing.compare import compare as compare_profiles
    from framing.render.textstat_values import MODULE, answered
    from framing.workers import Worker

    with Worker(MODULE) as worker:
        found = measured()
        compared = compare_profiles(found, settings, name=name, title=title)
        return replace(compared, oracle=answered(worker, [profile.parsed.document.body for profile in found]))
