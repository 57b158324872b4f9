"""The stretches of a document that name a person, put right where the parser took a name for something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from framing.language.speakers.body_descriptions import described_behind
from framing.language.speakers.given_names import gender_of
from framing.language.speakers.name_spans import is_body, is_person, nicknamed, unlabelled
from framing.language.speakers.source_words import Gender, Kind, look_up
from framing.language.speakers.word_lists import words
from framing.language.token_ranges import Range
from framing.language.view import SUBJECTS, View

_WITH_PLACE = 2  # tokens; a longer name may begin with the place of an office
_LONGEST = 6  # tokens of a name; a longer run is a list or a headline
_JOINTS = frozenset({"-", "–", "'", "’"})  # inside names, stepped over when names are compared
_MISREAD = ("ORG", "PRODUCT", "FAC", "WORK_OF_ART")  # labels that surnames are given by mistake
_COMMON: tuple[Kind, ...] = ("institution", "document", "role")


class NameRun(NamedTuple):
    """Tokens that name a person."""

    low: int
    high: int
    key: tuple[str, ...]  # the name in normal words, without suffixes
    gender: Gender | None  # by the title before it
    form: str  # as it is printed, without a nickname inside


def name_runs(view: View) -> list[NameRun]:
    """The stretches of tokens that name a person, without titles before them and possessives behind."""
    tokens = view.tokens
    labels: dict[tuple[str, ...], Counter[str]] = {}
    spans: list[tuple[int, int, str]] = []
    nicknames = list(nicknamed(view))
    inside = {token for low, high, *_ in nicknames for token in range(low, high)}
    at, count = 0, len(tokens)
    while at < count:
        if not tokens.entity[at] or at in inside:
            at += 1
            continue
        low, high = view.entity_range(at)
        at = max(high, at + 1)
        for part_low, part_high in _parts(view, low, high):
            label = tokens.entity[low]
            if label in (*_MISREAD, "GPE", "LOC", "NORP") and is_person(view, part_low, part_high):
                label = "PERSON"
            elif label == "PERSON" and is_body(view, part_low, part_high):
                label = "ORG"
            spans.append((part_low, part_high, label))
            labels.setdefault(_key(view, part_low, part_high), Counter())[label] += 1
    for low, high in unlabelled(view):
        if low not in inside:
            spans.append((low, high, "PERSON"))
            labels.setdefault(_key(view, low, high), Counter())["PERSON"] += 1
    spans.sort()
    known = {key[-1] for key, found in labels.items() if _is_person(found) and is_full(key)}
    short = {"".join(word[0] for word in key) for key, found in labels.items() if _is_person(found) and is_full(key)}
    firsts = {key[0] for key, found in labels.items() if _is_person(found) and is_full(key)}
    known.update(view.normal[i] for i in range(1, len(tokens)) if _has_office(view, i))
    # Capitals in a headline make the parser see names everywhere; only those the body repeats are believed.
    kinds = [sentence.kind for sentence in view.sentences]
    in_body = {_key(view, low, high)[-1] for low, high, _ in spans if kinds[tokens.sentence[low]] == "body"}
    doubled = {key[1:] for key, found in labels.items() if _is_person(found) and len(key) > 2}  # "Hale-Okoro"
    things = Counter(_key(view, low, high) for low, high, _ in spans if _is_a_thing(view, low, high))
    runs = []
    for low, high, label in spans:
        key = _key(view, low, high)
        if 2 * things[key] >= labels[key].total():
            continue
        if kinds[tokens.sentence[low]] != "body" and key[-1] not in in_body:
            continue
        if len(key) == 1 and key[0] not in known and any(look_up(kind, key) for kind in _COMMON):
            continue  # "Party", "Court": a common noun the parser took for a name
        found = labels[key]
        # A label can be wrong once; the same words elsewhere, a full name with this surname or a title put it right.
        alone = (key in doubled or (len(key) == 1 and key[0] in known)) and label in (
            *_MISREAD,
            "PERSON",
            "GPE",
            "NORP",
            "LOC",
        )
        initials = len(key) == 1 and key[0] in short and "." in view.text(low, high)
        alone = alone or (initials and label not in ("GPE", "NORP", "LOC"))
        titled = low > 0 and look_up("title", [view.normal[low - 1]]) is not None and tokens.text[low][:1].isupper()
        if key and (_is_person(found) or alone or titled):
            runs.append(NameRun(low, high, key, _titled(view, low, full=is_full(key)), view.text(low, high)))
    for low, high, first, last in nicknames:
        key = (*_key(view, low, first), *_key(view, last, high))
        form = f"{view.text(low, first)} {view.text(last, high)}"
        runs.append(NameRun(low, high, key, _titled(view, low, full=True), form))
        known.add(key[-1])
    return _with_lone_names(view, runs, known, firsts)


def is_full(key: tuple[str, ...]) -> bool:
    """More than a surname: "Tamsin Orlo", not "Orlo" or "de Vries"."""
    return len(key) > 1 and key[0] not in words("particles of surnames")


def _with_lone_names(
    view: View, runs: Sequence[NameRun], known: Collection[str], firsts: Collection[str]
) -> list[NameRun]:
    """Names of known persons that the parser did not see as names, and names behind a title."""
    tokens = view.tokens
    taken = {token for run in runs for token in range(run.low, run.high)}
    more = list(runs)
    for index, word in enumerate(view.normal):
        if not tokens.text[index][:1].isupper() or index in taken or tokens.dep[index] == "compound":
            continue
        titled = index > 0 and look_up("title", [view.normal[index - 1]]) is not None
        noun = tokens.tag[index].startswith("NN") or (word in known and tokens.dep[index] in SUBJECTS)
        low, high = view.entity_range(index)
        first = word in firsts and tokens.dep[index] in SUBJECTS and tokens.tag[index] == "NNP"
        if noun and (word in known or titled or first) and high - low == 1:
            more.append(
                NameRun(index, index + 1, (word,), _titled(view, index, full=False), view.text(index, index + 1))
            )
    return sorted(more, key=lambda run: run.low)


def _is_a_thing(view: View, low: int, high: int) -> bool:
    """ "The Ostara Belle", "Marsh Line, which …": people have no article before their name and are no "which"."""
    tokens = view.tokens
    head = high - 1
    owned = tokens.dep[head] in ("compound", "amod", "nmod", "poss", "appos") or tokens.tag[head] == "NNPS"
    article = low > 0 and view.normal[low - 1] == "the" and not owned and high - low > 1
    which = high + 1 < len(tokens) and tokens.text[high] == "," and view.normal[high + 1] == "which"
    return article or which or described_behind(view, high) is not None


def _has_office(view: View, index: int) -> bool:
    """ "President" or "Mr." right before a lone name: a person's, whatever the parser took it for."""
    tokens = view.tokens
    if not (tokens.text[index][:1].isupper() and tokens.text[index - 1][:1].isupper()):
        return False
    before = look_up("title", [view.normal[index - 1]]) or look_up("role", [view.normal[index - 1]])
    if before is None or before[1]:
        return False
    label, entity = tokens.entity[index], view.entity_range(index)
    lone = label in ("", "PERSON", *_MISREAD) and entity[1] <= index + 1
    alone = lone and not (index + 1 < len(tokens) and tokens.tag[index + 1] in ("NNP", "NNPS"))
    kinds: tuple[Kind, ...] = (*_COMMON, "setting")
    return alone and tokens.tag[index].startswith("NN") and not any(look_up(k, [view.normal[index]]) for k in kinds)


def _is_person(labels: Counter[str]) -> bool:
    return 2 * labels["PERSON"] > labels.total() or (labels["PERSON"] > 0 and 2 * labels["PERSON"] == labels.total())


def _parts(view: View, low: int, high: int) -> Iterable[Range]:
    """An entity cut at commas, and stripped of titles and roles, lower-case words and possessives."""
    tokens = view.tokens
    start = low
    for index in range(low, high + 1):
        if index == high or tokens.text[index] in (",", ";", ":", "/", "—", "–", "(", ")"):
            first, last = start, index
            start = index + 1
            while first < last and (
                not _capital(tokens.text[first]) or view.normal[first] == "the" or _before_a_name(view, first, last)
            ):
                first += 1
            if first + 2 < last and view.normal[first] in words("credits and lines of a page"):
                first += 2  # "Getty Images Tamsin Orlo"
            while first < last and not _ends_a_name(view, last - 1):
                last -= 1
            if last - first > _WITH_PLACE and _of_an_office(view, first):
                first += 1
            if first < last and last - first <= _LONGEST and _key(view, first, last):
                yield first, last


def _capital(text: str) -> bool:
    return text[:1].isupper() or (text[:1].isalpha() and text[1:].lower() != text[1:])


def _ends_a_name(view: View, index: int) -> bool:
    """A capitalised word, "Jr.", or the second half of a hyphened given name ("Sun-ho")."""
    text = view.tokens.text
    hyphened = index > 0 and text[index - 1] in _JOINTS and text[index].isalpha()
    return _capital(text[index]) or view.normal[index] in words("behind a surname") or hyphened


def _before_a_name(view: View, first: int, last: int) -> bool:
    """A title or a role in front: "Mr.", "President". The last word is always the name itself."""
    word = [view.normal[first]]
    return last - first > 1 and (look_up("title", word) is not None or look_up("role", word) is not None)


def _of_an_office(view: View, first: int) -> bool:
    """Whether a name begins with the place of an office before it: "Mayor of [Kelby] Tamsin Orlo"."""
    if first < 2 or view.normal[first - 1] not in words("joins of a role and whom it serves"):
        return False
    return look_up("role", [view.normal[first - 2]]) is not None and gender_of(view.normal[first]) is None


def _key(view: View, low: int, high: int) -> tuple[str, ...]:
    parts = tuple(view.normal[i] for i in range(low, high) if view.normal[i] and view.tokens.text[i] not in _JOINTS)
    while len(parts) > 1 and parts[-1] in words("behind a surname"):
        parts = parts[:-1]
    return parts


def _titled(view: View, low: int, *, full: bool) -> Gender | None:
    """What "Mrs." right before a name, or "her husband," before a full one, tell."""
    first = view.bounds(low)[0]
    before = [view.normal[i] for i in range(max(first, low - 2), low) if view.normal[i]]
    if not before or not (full or view.normal[low - 1]):
        return None
    found = look_up("role", before[-1:])
    if view.normal[low - 1]:
        found = look_up("title", before[-1:]) or found
    return found[0].gender if found else None
