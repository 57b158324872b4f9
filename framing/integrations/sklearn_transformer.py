"""A transformer of scikit-learn: articles become rows of measures, a column a measure."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

from framing.errors import ReadError, UsageError
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.model import Document


class MeasureVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn ships no types
    """Articles → a matrix of their measures, for pipelines of scikit-learn.

    A string is always an article's text and never a file's name; a Path is a file. What a text has no value for is
    NaN, and so is every measure of one that cannot be read, which is warned of. Nothing is learned from the articles.

    Args:
        measures: Keys of measures, in the order of the columns; all of them where None.
        settings: As for ``framing.analyze``.

    Example:
        >>> import framing
        >>> chosen = framing.MeasureVectorizer(["text.words", "sources.distinct"])
        >>> chosen.fit_transform(framing.demo_articles()).tolist()
        [[523.0, 11.0], [450.0, 15.0], [472.0, 9.0]]
        >>> chosen.get_feature_names_out().tolist()
        ['text.words', 'sources.distinct']
    """

    def __init__(self, measures: Sequence[str] | None = None, settings: Settings | None = None) -> None:
        self.measures = measures
        self.settings = settings

    def fit(self, X: Iterable[str | Path | Document], y: object = None) -> Self:
        """Check the parameters; the articles are not looked at.

        Raises:
            UsageError: There is no such measure.
        """
        _refuse_one(X)
        self._keys()
        return self

    def transform(self, X: Iterable[str | Path | Document]) -> NDArray[np.float64]:
        """The measures of each article.

        Returns:
            An array of shape (articles, measures), each value in its measure's own unit (``framing.explain(key)``).

        Raises:
            UsageError: There is no such measure, or one text is given in place of a list.
            ModelError: The language model is missing.
        """
        from framing import api
        from framing.read import unique_id

        _refuse_one(X)
        keys = self._keys()
        settings = self.settings or Settings()
        seen: dict[str, int] = {}
        documents: dict[int, Document] = {}
        row = -1
        for row, item in enumerate(X):
            try:
                if isinstance(item, str):
                    documents[row] = unique_id(api.read(text=item, settings=settings), seen)
                else:
                    documents[row] = unique_id(api.read(item, settings), seen)
            except ReadError as error:
                warnings.warn(f"article {row} has no measures: {error}", stacklevel=2)
        values = np.full((row + 1, len(keys)), np.nan)
        for at, profile in zip(documents, api.profiles(documents.values(), settings), strict=True):
            found = [profile.measurements[key].value for key in keys]
            values[at] = [np.nan if value is None else value for value in found]
        return values

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:
        """The measures' keys, in the order of the columns."""
        return np.asarray(self._keys(), dtype=object)

    def _keys(self) -> list[str]:
        from framing.features import chosen

        settings = self.settings or Settings()
        known = [
            measure.key for feature in chosen(settings.features, settings.lexicons) for measure in feature.measures
        ]
        if self.measures is None:
            return known
        for key in self.measures:
            if key not in known:
                what = f"there is no measure {key!r}"
                raise UsageError(what, where="MeasureVectorizer", next=f"There are: {', '.join(known)}.")
        return list(self.measures)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.requires_fit = False
        return tags


def _refuse_one(articles: object) -> None:
    if isinstance(articles, str | bytes | Path):
        raise UsageError(
            "takes a list of articles, and is given one", where="MeasureVectorizer", next="Put it in a list."
        )
