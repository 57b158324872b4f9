"""The rules every feature keeps, as a battery that its author can run: ``framing.check_feature(FEATURE)``."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from framing.errors import FeatureError
from framing.features import installed
from framing.measure.checked import formula_of
from framing.measure.counts import body, tally
from framing.measure.formula import evaluate
from framing.measure.gather import gather
from framing.model import Document, Evidence, Feature, Measure, Parsed, ZoneKind
from framing.read.passage import read_passage

if TYPE_CHECKING:
    from framing.language.pipeline import Pipeline

# Written for this battery. The news text has no pronouns, so that pasting it twice changes nobody's meaning.
_NEWS = """Harbour council defers vote on ferry fares
The harbour council of Lintmouth deferred a vote on ferry fares on Tuesday, officials said.
“Fares may have to rise by about 4% next year,” Ada Holm, the council's treasurer, told the Lintmouth Courier.
According to the Ferry Users' Union, roughly 2,300 people cross the bay every day.
Critics have reportedly urged the council to cut ‘wasteful’ spending first. The mayor's office declined to comment.
The proposal would probably cost a commuter 90 pounds a year, an analysis by Bay University suggests."""

_TEXTS: tuple[tuple[str, str, ZoneKind], ...] = (
    ("nothing", "", "body"),
    ("white space", " \n\t\n ", "body"),
    ("one word", "Fares", "body"),
    ("a news article", _NEWS, "body"),
    ("straight marks", '"We won\'t," she said. "Never."', "body"),
    ("an unclosed quotation", "“Nobody asked us, said the captain.\nThe ferry sailed.", "body"),
    ("emoji", "👩‍✈️ The captain said 🚢🚢 sailed. 🎉", "body"),
    ("right-to-left script", "العبّارة تأخرت اليوم. قال الربان إن الرياح قوية.", "body"),
    ("combining marks", "Le\u0301a said Zoe\u0308 may co\u0302me.", "body"),
    ("markup", "<script>alert('perhaps')</script> {{ 7 * 7 }} ${x} perhaps", "body"),
    ("numbers alone", "1,234 5.6 % 7/8 2024-06-20\n99", "body"),
    ("furniture alone", "Sign up to our newsletter\nShare this", "furniture"),
    ("a headline alone", "Council may raise fares", "headline"),
)
_RATE_TOLERANCE = 1e-9
_STYLE = re.compile(r"[a-z]+(?:-[a-z]+)*")
_QUOTATION_MARK = re.compile(r"[\"“”„«»‘’]")
_COLOUR = re.compile(r"#[0-9a-f]{6}")


def check_feature(feature: Feature, pipeline: Pipeline | None = None, texts: Sequence[str] = ()) -> None:
    """Run every check on one feature; return nothing when all hold.

    Args:
        feature: A declaration that can be imported (a name in a module), since one check runs it in a second
            interpreter.
        pipeline: One that is loaded, which saves loading the default.
        texts: Sentences in which it finds something, needed where the battery's own hold nothing for it. Each is
            tried in the body, between quotation marks and as a headline.

    Raises:
        FeatureError: It names the feature, the rule it breaks and where.

    Example:
        >>> import framing
        >>> from framing.features.length import FEATURE
        >>> framing.check_feature(FEATURE)
    """
    _check_declaration(feature)
    documents = _documents(pipeline, texts)
    found_any = False
    for name, parsed in documents:
        evidence = _found(feature, name, parsed)
        found_any = found_any or bool(evidence)
        _check_counts(feature, name, parsed, evidence)
        _check_voices(feature, name, parsed, evidence)
        if _found(feature, name, parsed) != evidence:
            raise _broken(feature, f"finds something else the second time in {name}")
    if not found_any:
        what = "finds nothing in any text it was tried on, so nothing is known of it"
        advice = "Give sentences in which it finds something: check_feature(FEATURE, texts=[…])."
        raise FeatureError(what, where=f"feature {feature.key}", next=advice)
    _check_pasting(feature, pipeline)
    _check_hash_seed(feature, documents)


def _check_declaration(feature: Feature) -> None:
    if not (feature.key and feature.title and feature.version):
        raise _broken(feature, "needs a key, a title and a version")
    seen: set[str] = set()
    for measure in feature.measures:
        formula_of(measure)
        if not measure.key.startswith(f"{feature.key}.") or measure.key in seen:
            raise _broken(feature, f"measure {measure.key!r} needs a key of its own that begins with {feature.key!r}")
        if not (measure.label and measure.meaning and measure.basis):
            raise _broken(feature, f"measure {measure.key} needs a label, a meaning and a basis")
        if not measure.exact:
            _check_scale(feature, measure)
        seen.add(measure.key)
    _check_marks(feature)
    for name in feature.lexicons:
        if not files("framing").joinpath(f"lexicons/{name.removesuffix('.toml')}.toml").is_file():
            raise _broken(feature, f"names the lexicon {name!r}, which does not exist")


def _check_marks(feature: Feature) -> None:
    """Letters and styles are keys and classes on one page, so no two marks of what is installed may share one."""
    others = [(other.title, mark) for other in installed() if other.key != feature.key for mark in other.marks]
    for number, mark in enumerate(feature.marks):
        if not (
            len(mark.letter) == 1 and mark.letter.isupper() and mark.letter.isascii() and mark.kinds and mark.label
        ):
            raise _broken(feature, f"mark {mark.label!r} needs one capital letter, the kinds it marks and a label")
        if not _STYLE.fullmatch(mark.style):
            raise _broken(
                feature, f"the style {mark.style!r} of mark {mark.label!r} is not of letters a to z and hyphens"
            )
        for colour in filter(None, (mark.ground, mark.ink)):
            if not _COLOUR.fullmatch(colour):
                raise _broken(feature, f"{colour!r} of mark {mark.label!r} is no colour such as #fff0b3")
        for owner, other in (*others, *((feature.title, own) for own in feature.marks[:number])):
            if mark.letter == other.letter:
                raise _broken(feature, f"the letter {mark.letter} of mark {mark.label!r} is taken by {owner}")
            if mark.style == other.style:
                raise _broken(feature, f"the style {mark.style!r} of mark {mark.label!r} is taken by {owner}")


def _check_scale(feature: Feature, measure: Measure) -> None:
    """A rate is the same for a text pasted twice, so its formula must not care when every count doubles."""
    rows = {
        name: np.array([[3.0, 5.0, 2.0], [6.0, 10.0, 4.0]]) if count.grouped else np.array([7.0 + at, 14.0 + 2 * at])
        for at, (name, count) in enumerate(measure.counts.items())
    }
    one, two = evaluate(formula_of(measure), rows)
    if not np.isclose(one, two, rtol=_RATE_TOLERANCE, equal_nan=True):
        raise _broken(feature, f"measure {measure.key} grows with the text; declare it exact or divide by something")


def _documents(pipeline: Pipeline | None, texts: Sequence[str]) -> tuple[tuple[str, Parsed], ...]:
    tried = [*_TEXTS, *(each for text in texts for each in _everywhere(text))]
    passages = [read_passage(text, "check", kind) for _, text, kind in tried]
    return tuple(zip((name for name, _, _ in tried), _understood(passages, pipeline), strict=True))


def _everywhere(text: str) -> Iterator[tuple[str, str, ZoneKind]]:
    yield repr(text), text, "body"
    yield f"{text!r} as a headline", text, "headline"
    if not _QUOTATION_MARK.search(text):
        yield f"{text!r} between quotation marks", f"“{text}” Ada Holm said.", "body"


def _understood(documents: Sequence[Document], pipeline: Pipeline | None) -> list[Parsed]:
    from framing.language import understand
    from framing.language.pipeline import load_pipeline
    from framing.settings import DEFAULT_MODEL

    return list(understand(documents, pipeline or load_pipeline(DEFAULT_MODEL)))


def _found(feature: Feature, name: str, parsed: Parsed) -> tuple[Evidence, ...]:
    try:
        return gather(parsed, (feature,))
    except FeatureError as error:
        raise _broken(feature, f"fails on {name}: {error.what}") from error


def _check_counts(feature: Feature, name: str, parsed: Parsed, evidence: Sequence[Evidence]) -> None:
    if not body(parsed):
        counts = [count for measure in feature.measures for count in measure.counts.values()]
        table = tally(parsed, evidence, counts)
        if any(table.evidence.values()):
            raise _broken(feature, f"counts something outside the body in {name}")
    if len(set(evidence)) != len(evidence):
        raise _broken(feature, f"reports the same evidence twice in {name}")


def _check_voices(feature: Feature, name: str, parsed: Parsed, evidence: Sequence[Evidence]) -> None:
    """Nothing may be laid in a voice that none of its words stands in."""
    for item in evidence:
        heard = {span.voice for span in parsed.voices if span.start < item.end and item.start < span.end}
        if item.voice not in heard:
            what = f"gives {item.kind!r} the voice {item.voice!r} in {name}, where {' and '.join(sorted(heard))} speaks"
            raise FeatureError(
                what, where=f"feature {feature.key}", next="Ask framing.voice_at(parsed.voices, start, end)."
            )


def _check_pasting(feature: Feature, pipeline: Pipeline | None) -> None:
    """The news text against itself twice over: no rate may change."""
    once, twice = _understood(
        [read_passage(_NEWS, "check", "body"), read_passage(f"{_NEWS}\n{_NEWS}", "check", "body")], pipeline
    )
    for measure in feature.measures:
        needed = {count.feature for count in measure.counts.values()}
        features = [feature, *(other for other in installed() if other.key in needed - {feature.key})]
        if measure.exact or needed - {other.key for other in features}:
            continue
        before, after = (_value(measure, parsed, features) for parsed in (once, twice))
        if not np.isclose(before, after, rtol=_RATE_TOLERANCE, equal_nan=True):
            what = f"measure {measure.key} is {before:g} for a text and {after:g} for the text pasted twice"
            raise _broken(feature, what)


def _value(measure: Measure, parsed: Parsed, features: Sequence[Feature]) -> float:
    table = tally(parsed, gather(parsed, features), measure.counts.values())
    sums = {name: table.rows(count).sum(axis=0, keepdims=True) for name, count in measure.counts.items()}
    return float(evaluate(formula_of(measure), sums)[0])


def _check_hash_seed(feature: Feature, documents: Sequence[tuple[str, Parsed]]) -> None:
    """A second interpreter with another hash seed must find the same."""
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    module = feature.find.__module__
    parsed = [item for _, item in documents]
    child = subprocess.run(  # noqa: S603 - our own interpreter, module and data
        [sys.executable, "-m", __spec__.name, module, feature.key],
        input=pickle.dumps(parsed),
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=False,
    )
    if child.returncode != 0:
        words = child.stderr.decode("utf-8", "replace").strip().splitlines() or ["no message"]
        raise _broken(feature, f"cannot be run in a second interpreter ({words[-1]})")
    if child.stdout.decode().strip() != _digest(feature, parsed):
        raise _broken(feature, "finds something else under another PYTHONHASHSEED: it iterates over a set somewhere")


def _digest(feature: Feature, documents: Iterable[Parsed]) -> str:
    total = hashlib.sha256()
    for parsed in documents:
        # In the order of find(), which a stable report must be able to rely on.
        total.update(repr(list(feature.find(parsed))).encode())
    return total.hexdigest()


def _broken(feature: Feature, what: str) -> FeatureError:
    return FeatureError(what, where=f"feature {feature.key}", next="Correct the feature and check it again.")


def _main(module: str, key: str, read: Callable[[], bytes], write: Callable[[str], object]) -> None:
    """What the second interpreter does: find the feature by module and key, and print a digest of all it finds."""
    known = [item for item in vars(import_module(module)).values() if isinstance(item, Feature) and item.key == key]
    if not known:
        raise SystemExit(f"{module} has no feature {key!r} under a name of its own")
    write(_digest(known[0], pickle.loads(read())))  # noqa: S301 - made by the parent a moment ago


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2], sys.stdin.buffer.read, sys.stdout.write)
