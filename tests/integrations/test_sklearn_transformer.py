"""Articles as rows for scikit-learn: the columns are measures, and what cannot be measured is no number."""

from __future__ import annotations

import math
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.utils import estimator_checks

import framing
from framing.errors import UsageError

SAID = "The bridge was shut on Monday, the mayor said. “It may fall,” Ida Brandt said. The town waits for an answer.\n"
PLAIN = "The bridge was shut on Monday. It had stood for ninety years. The town waits for an answer.\n"
KEYS = ["sources.attributed", "text.words"]


@pytest.mark.parametrize(
    "name",
    [  # those of scikit-learn's own that hand no numbers in: it has none for texts
        "check_do_not_raise_errors_in_init_or_set_params",
        "check_estimator_cloneable",
        "check_estimator_repr",
        "check_estimator_tags_renamed",
        "check_get_params_invariance",
        "check_mixin_order",
        "check_no_attributes_set_in_init",
        "check_parameters_default_constructible",
        "check_set_params",
        "check_valid_tag_types",
    ],
)
def test_scikit_learns_own_checks(name: str) -> None:
    getattr(estimator_checks, name)("MeasureVectorizer", framing.MeasureVectorizer())


def test_a_row_an_article_and_a_column_a_measure() -> None:
    found = framing.MeasureVectorizer(KEYS).fit_transform([SAID, PLAIN])
    assert found.dtype == np.float64
    assert found[1].tolist() == [0.0, 18.0]
    assert found[0, 0] > 50
    values = framing.analyze(framing.read(text=SAID)).measurements
    assert found[0].tolist() == [values[key].value for key in KEYS]


def test_without_a_choice_every_measure_is_a_column() -> None:
    made = framing.MeasureVectorizer()
    (row,) = made.transform([SAID])
    values = framing.analyze(framing.read(text=SAID)).measurements
    names = made.get_feature_names_out().tolist()
    assert sorted(names) == sorted(values)
    for name, value in zip(names, row, strict=True):
        assert math.isnan(value) if values[name].value is None else value == values[name].value


def test_files_documents_and_texts_are_articles_and_a_string_is_no_files_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PLAIN, encoding="utf-8")
    made = framing.MeasureVectorizer(["text.words"])
    assert made.transform([path, framing.read(path), PLAIN]).tolist() == [[18.0]] * 3
    assert made.transform(np.asarray([PLAIN, SAID], dtype=object)).shape == (2, 1)
    assert made.transform([str(path)])[0, 0] != 18.0


def test_an_article_that_cannot_be_read_is_told_and_stops_no_other() -> None:
    made = framing.MeasureVectorizer(KEYS)
    with pytest.warns(UserWarning, match="article 1 has no measures: .*no words"):
        found = made.transform([PLAIN, " \n", SAID])
    assert np.isnan(found[1]).all()
    assert not np.isnan(found[[0, 2]]).any()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert made.transform([]).shape == (0, 2)


def test_a_copy_has_the_same_parameters() -> None:
    settings = framing.Settings(draws=200)
    made = framing.MeasureVectorizer(KEYS, settings)
    copy = clone(made)
    assert copy is not made
    assert copy.get_params() == {"measures": KEYS, "settings": settings}
    assert copy.set_params(measures=["text.words"]).get_feature_names_out().tolist() == ["text.words"]


def test_it_stands_in_a_pipeline() -> None:
    # Of texts as short as these some measures have no value at all.
    imputer = SimpleImputer(keep_empty_features=True)
    model = make_pipeline(framing.MeasureVectorizer(), imputer, LogisticRegression(max_iter=5000))
    assert model.fit([SAID, PLAIN], [1, 0]).predict([SAID, PLAIN]).tolist() == [1, 0]
    assert model[:1].get_feature_names_out().tolist() == framing.MeasureVectorizer().get_feature_names_out().tolist()


def test_its_output_can_be_set() -> None:
    assert isinstance(framing.MeasureVectorizer(KEYS).set_output(transform="default").transform([PLAIN]), np.ndarray)


@pytest.mark.parametrize("given", [SAID, SAID.encode(), Path("a.txt")])
def test_one_article_is_no_list_of_articles(given: Any) -> None:
    with pytest.raises(UsageError, match="takes a list of articles"):
        framing.MeasureVectorizer(KEYS).fit(given)


def test_a_measure_that_there_is_not_is_said() -> None:
    with pytest.raises(UsageError, match=r"there is no measure 'bias\.score'\. There are: text\.words"):
        framing.MeasureVectorizer(["bias.score"]).fit([SAID])
