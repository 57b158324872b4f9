"""Documents measured: the language model loaded once, a profile for each, and the line that says what it depends on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, overload

from framing.api.reading import Source, documents
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.language.pipeline import Pipeline
    from framing.model import Document, Feature, Profile


@overload
def analyze(source: Source, settings: Settings | None = None) -> Profile: ...  # type: ignore[overload-overlap]  # one str is no pile of letters
@overload
def analyze(source: Iterable[Source], settings: Settings | None = None) -> list[Profile]: ...
def analyze(source: Source | Iterable[Source], settings: Settings | None = None) -> Profile | list[Profile]:
    """Measure an article, or several: sources, quotation, hedging, readability, each with its interval and evidence.

    Args:
        source: One article as ``framing.read`` takes it (a file, bytes, text or a Document), or an iterable of them.
        settings: The model, the resampling, the features and lexicons; the defaults where None.

    Returns:
        The Profile of the one article, or a list of Profiles in the order given. ``Profile.measurements`` has a
        Measurement for each measure's key; units are in ``Measurement.unit`` and in ``framing.explain(key)``.

    Raises:
        ReadError: An article cannot be read.
        ModelError: The language model is missing or is not what its name says.

    Source:
        Each measure names the work it follows: ``framing explain MEASURE``.

    Example:
        >>> import framing
        >>> profile = framing.analyze(framing.demo_articles()[0])
        >>> profile.measurements["text.words"].value
        523.0
        >>> profile.measurements["sources.leading"].basis
        'Ilse Karvonen, 6 of 23'
    """
    from framing.model import Document

    if isinstance(source, str | bytes | Path | Document):
        (profile,) = profiles([source], settings)
        return profile
    return list(profiles(source, settings))


def profiles(sources: Iterable[Source], settings: Settings | None = None) -> Iterator[Profile]:
    """Measure articles one by one, in order, for piles that no memory holds; the language model is loaded once.

    Args:
        sources: Articles as ``framing.read`` takes them; asked for as they are needed.
        settings: As for ``analyze``.

    Yields:
        A Profile for each. Two articles of one id get "-2", "-3" … after it.

    Raises:
        ReadError: An article cannot be read; those before it have been yielded.

    Example:
        >>> import framing
        >>> for profile in framing.profiles(framing.demo_articles()):
        ...     print(profile.parsed.document.outlet)
        The Corvane Courier
        Meridian Wire
        The Halden Sentinel
    """
    settings = settings or Settings()
    yield from measured(documents(sources, settings), settings, *equipment(settings))


def equipment(settings: Settings) -> tuple[Pipeline, tuple[Feature, ...]]:
    """What measuring needs: the language model, loaded, and the features with the user's own lexicons."""
    from framing.features import chosen

    return loaded(settings.model), chosen(settings.features, settings.lexicons)


@cache
def loaded(model: str) -> Pipeline:
    """Loading takes longer than measuring ten articles, so a process does it once for each model."""
    from framing.language.pipeline import load_pipeline

    return load_pipeline(model)


def measured(
    documents: Iterable[Document], settings: Settings, pipeline: Pipeline, features: tuple[Feature, ...]
) -> Iterator[Profile]:
    """The profiles of documents, in order."""
    from framing.language import understand
    from framing.measure.profile import profile
    from framing.measure.signature import corrected, lines

    signed = lines(features, settings, pipeline)
    for parsed in understand(documents, pipeline):
        own = [parsed.document]
        short, long = corrected(signed.short, own), corrected(signed.long, own, long=True)
        yield profile(parsed, features, settings, short, long)


def signature(settings: Settings | None = None, *, long: bool = False) -> str:
    """The line that every record made with these settings carries, without loading the language model.

    Args:
        settings: The defaults where None.
        long: Spell out what the short form folds into digests: every feature, every lexicon.

    Returns:
        One line, its parts set apart by "|".

    Raises:
        ModelError: The model is not installed.

    Example:
        >>> import framing
        >>> framing.signature().rpartition("|")[2] == f"framing:{framing.__version__}"
        True
    """
    from framing.features import chosen
    from framing.language.pipeline import identify
    from framing.measure.signature import lines

    settings = settings or Settings()
    found = lines(chosen(settings.features, settings.lexicons), settings, identify(settings.model))
    return found.long if long else found.short


def cache_key(document: Document, line: str) -> str:
    """Where to keep a document's record: the same key, the same numbers.

    Args:
        document: Its SHA-256, its format and the metadata given beside it count; its id does not.
        line: The signature (see ``framing.signature``), which names everything else that a number depends on.

    Returns:
        64 hex digits.

    Example:
        >>> import framing
        >>> one, two = framing.read(text="Rain fell."), framing.read(text="Snow fell.")
        >>> framing.cache_key(one, framing.signature()) == framing.cache_key(two, framing.signature())
        False
    """
    from framing.measure.signature import cache_key as key

    return key(document, line)


def alike(pairs: Iterable[tuple[str, str]], settings: Settings | None = None) -> list[float]:
    """How far the two passages of each pair tell the same, by the words, numbers and names they share.

    For passages by themselves, such as two headlines: no article around them is needed, and neither side comes first.
    Wholly other words for one fact score low. How much of a sentence an article tells is ``Comparison.coverage``.

    Args:
        pairs: Pairs of passages.
        settings: Of these, ``model`` counts.

    Returns:
        A score a pair, 0 (nothing in common) to 1 (the same), in the order given.

    Example:
        >>> import framing
        >>> same, other = framing.alike([
        ...     ("Ferry hits the old pier", "Old pier hit by ferry"), ("Ferry hits the old pier", "Rain on Sunday"),
        ... ])
        >>> same > 0.5 > other
        True
    """
    from framing.compare.coverage.similarity import alike as of_two
    from framing.language.parse import parse
    from framing.read import read_passage

    given = list(pairs)
    different = list(dict.fromkeys(text for pair in given for text in pair))
    found = parse(map(read_passage, different), loaded((settings or Settings()).model))
    parsed = dict(zip(different, found, strict=True))
    return [of_two(parsed[one], parsed[two]) for one, two in given]
