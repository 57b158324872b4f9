"""Quickened layers give what spaCy's own give; layers of another build are left alone."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.ml.models.tok2vec import CharacterEmbed, MaxoutWindowEncoder, MishWindowEncoder
from spacy.vocab import Vocab
from thinc.api import with_array

from framing.language import embedding_cache as module
from framing.language.embedding_cache import quicken
from framing.language.parse import parse
from framing.language.pipeline import Pipeline
from tests.conftest import body_document

FEW = "Odd Bremer sold nine boats.\nNobody asked why."
MORE = "\n".join(f"The ferry to Port Ellery was late {n} times, Captain Iona Vale said." for n in range(20, 60))


@pytest.mark.parametrize(("pieces", "depth"), [(3, 4), (2, 1)])
def test_windows_mix_as_the_layers_they_replace(pieces: int, depth: int) -> None:
    encoder = MaxoutWindowEncoder(width=16, window_size=1, maxout_pieces=pieces, depth=depth)
    stream = np.random.RandomState(3)
    sequences = [stream.standard_normal((size, 16)).astype("f") for size in (5, 1, 0, 1000, 2)]
    encoder.initialize(X=sequences)
    expected = encoder.predict(sequences)
    whole = with_array(encoder.layers[0])  # something around the layers, as a pipeline's component has
    parent = type(encoder)("parent", lambda model, given, is_train: model.layers[0](given, is_train), layers=[encoder])
    quicken(parent, Vocab())
    assert parent.layers[0] is not encoder
    assert whole.layers[0] is encoder.layers[0]
    for ours, theirs in zip(parent.predict(sequences), expected, strict=True):
        assert ours == pytest.approx(theirs, abs=1e-5)
    with pytest.raises(RuntimeError, match="cannot be trained"):
        parent.begin_update(sequences)


def test_layers_of_another_build_stay(pipeline: Pipeline) -> None:
    for layer in (
        MishWindowEncoder(width=8, window_size=1, depth=2),
        MaxoutWindowEncoder(width=8, window_size=2, maxout_pieces=3, depth=2),
        CharacterEmbed(width=8, rows=100, nM=8, nC=4, include_static_vectors=False),
    ):
        parent = type(layer)("parent", lambda model, given, is_train: None, layers=[layer])
        quicken(parent, pipeline.nlp.vocab)
        assert parent.layers == [layer]


def test_a_text_is_parsed_alike_beside_any_other_and_after_all_words_were_forgotten(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    (alone,) = parse([body_document(FEW)], pipeline)
    beside, again = parse([body_document(MORE), body_document(FEW)], pipeline)
    assert again.tokens == alone.tokens
    monkeypatch.setattr(module, "_WORDS", 10)
    assert [found.tokens for found in parse([body_document(MORE), body_document(FEW)], pipeline)] == [
        beside.tokens,
        alone.tokens,
    ]
