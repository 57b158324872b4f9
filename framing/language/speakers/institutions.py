"""Every organisation and place a document names, with short forms and initials brought to the full name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from framing.language.speakers.figures import Figure, Mention, Names
from framing.language.speakers.known_bodies import known_body, one_name
from framing.language.speakers.prominence import prominence
from framing.language.speakers.source_words import look_up
from framing.language.speakers.word_lists import words
from framing.language.token_ranges import Range
from framing.language.view import View
from framing.lexicons.closed_lists import word_list

_BODIES = frozenset({"PERSON", "ORG", "GPE", "FAC", "NORP", "LOC", "PRODUCT", "WORK_OF_ART"})
_PLACES = frozenset({"GPE", "NORP", "LOC"})
_SHORTEST = 3  # letters of initials that the parser did not see


def find_bodies(view: View, persons: Names) -> Names:
    """All named bodies with all places that name them, in order."""
    runs = sorted([*_runs(view, persons), *_unlabelled(view, persons)])
    runs = sorted([*runs, *_initials(view, persons, runs)])
    full = _aliases(view, {key: label for _, key, label in runs})
    figures: dict[tuple[str, ...], Figure] = {}
    forms: dict[tuple[str, ...], Counter[str]] = {}
    places: Counter[tuple[str, ...]] = Counter()
    mentions = []
    for (low, high), key, label in runs:
        best = full[key]
        figure = figures.setdefault(best, Figure("institution", "", True))
        places[best] += 1 if label in _PLACES else -1
        forms.setdefault(best, Counter())[view.text(low, high)] += 1
        figure.mentions.append(view.span(low, high))
        head = next((i for i in range(high - 1, low - 1, -1) if not low <= view.tokens.head[i] < high), high - 1)
        mentions.append(Mention(low, high, head, figure, prominence(view, head)))
    for key, found in forms.items():
        known = known_body(" ".join(key))
        figures[key].place = places[key] > 0 and (known is None or known.type == "institution")
        figures[key].name = max(found, key=lambda form: (len(form.split()), found[form], len(form), form))
    at = {token: mention for mention in mentions for token in range(mention.low, mention.high)}
    return Names(tuple(figures.values()), tuple(mentions), at)


def body_range(view: View, index: int) -> Range:
    """The name around a token: its entity and the capitalised words that belong to it, without an article."""
    tokens = view.tokens
    low, high = view.entity_range(index)
    while (
        low > 0
        and tokens.sentence[low - 1] == tokens.sentence[index]
        and view.proper(low - 1)
        and tokens.dep[low - 1] in ("compound", "amod", "nmod")
        and low - 1 <= tokens.head[low - 1] < high
        and tokens.entity[low - 1] not in ("DATE", "PERSON")
    ):
        low -= 1
        if tokens.entity[low]:
            low = view.entity_range(low)[0]
    quantified = low > 0 and tokens.tag[low - 1] == "DT" and tokens.text[low - 1][:1].isupper()
    if quantified and low - 1 > 0 and tokens.text[low - 2].islower():
        low -= 1  # "by All Saints", in the middle of a sentence
    follows = high < len(tokens) and tokens.tag[high] == "NNP" and tokens.head[high - 1] == high
    if follows and not tokens.entity[high] and look_up("institution", [view.normal[high]]):
        high += 1  # "the Kelby Constabulary", of which the parser labelled the first half
    while low < high - 1 and (view.normal[low] in word_list("function_words", "articles") or not view.normal[low]):
        low += 1
    while high - 1 > low and not view.normal[high - 1].removeprefix("s"):
        high -= 1
    voyage = next((i for i in range(low + 1, high) if view.normal[i] == "flight"), high)
    return low, voyage  # "Marsh Airlines Flight 12"


def key_of(view: View, low: int, high: int) -> tuple[str, ...]:
    """A name as it is compared: normal words without articles and possessives."""
    return tuple(
        word
        for word in view.normal[low:high]
        if word and word not in word_list("function_words", "articles") and word != "s"
    )


def _runs(view: View, persons: Names) -> Iterable[tuple[Range, tuple[str, ...], str]]:
    tokens = view.tokens
    at, count = 0, len(tokens)
    while at < count:
        if tokens.entity[at] not in _BODIES or not tokens.text[at] or at in persons.at:
            at += 1
            continue
        label = tokens.entity[at]
        low, high = body_range(view, view.entity_range(at)[1] - 1)
        at = max(high, view.entity_range(at)[1], at + 1)
        key = key_of(view, low, high)
        named = any(tokens.text[i][:1].isupper() for i in range(low, high)) and not _common(view, low, high, key)
        named = named and not is_credit(key)
        if key and named and not any(i in persons.at for i in range(low, high)):
            yield (low, high), key, label


def is_credit(key: Sequence[str]) -> bool:
    """Whether a line of the page runs into a name: "Advertisement Continue", "Getty Images Tamsin Orlo"."""
    opens = key[:1] != () and key[0] in words("credits and lines of a page")
    return opens and len(key) > (2 if key[0] == "getty" else 1)


def _common(view: View, low: int, high: int, key: tuple[str, ...]) -> bool:
    """Whether a lone word is capitalised only because its sentence begins: "Party officials", not "Congress"."""
    if high - low > 1 or low != view.sentences[view.tokens.sentence[low]].first:
        return False
    hit = look_up("institution", key)
    return hit is not None and hit[0].type != "institution"


def _unlabelled(view: View, persons: Names) -> Iterable[tuple[Range, tuple[str, ...], str]]:
    """Capitalised names that the parser took for nothing and that end in what they are: "Kelby Police"."""
    tokens = view.tokens
    at, count = 0, len(tokens)
    while at < count:
        low = at
        while at < count and _is_free(view, persons, at) and tokens.sentence[at] == tokens.sentence[low]:
            at += 1
        last = view.normal[at - 1 : at]
        if at - low > 1 and any(look_up(kind, last) for kind in ("institution", "setting")):
            while view.normal[low] in word_list("function_words", "articles"):
                low += 1
            key = key_of(view, low, at)
            if len(key) > 1:
                yield (low, at), key, "ORG"
        at = max(at, low + 1)


def _initials(
    view: View, persons: Names, runs: Iterable[tuple[Range, tuple[str, ...], str]]
) -> Iterable[tuple[Range, tuple[str, ...], str]]:
    """Initials that the parser took for nothing, of a body that the text names in full."""
    strong = [[word for word in key if word not in words("small words of a name")] for _, key, _ in runs]
    known = {"".join(word[0] for word in words) for words in strong if len(words) > 1}
    taken = {at for (low, high), _, _ in runs for at in range(low, high)}
    for at, text in enumerate(view.tokens.text):
        initials = len(text) >= _SHORTEST and text.isupper() and view.normal[at] in known
        if initials and at not in taken and at not in persons.at and view.tokens.tag[at].startswith("NN"):
            yield (at, at + 1), (view.normal[at],), "ORG"


def _is_free(view: View, persons: Names, index: int) -> bool:
    tokens = view.tokens
    name = tokens.tag[index] in ("NNP", "NNPS") and tokens.text[index][:1].isupper()
    return name and not tokens.entity[index] and index not in persons.at


def _aliases(view: View, labels: dict[tuple[str, ...], str]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each name → the fullest form of it in the document."""
    initials: dict[str, tuple[str, ...]] = {}
    by_last: dict[str, list[tuple[str, ...]]] = {}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for key in labels:
        strong = [word for word in key if word not in words("small words of a name")]
        if len(strong) > 1:
            for first in (0, *range(1, len(strong) - 2)):  # "Britain's Rail Safety Board" is the RSB too
                initials.setdefault("".join(word[0] for word in strong[first:]), key)
            by_last.setdefault(key[-1], []).append(key)
            by_first.setdefault(key[0], []).append(key)
    full: dict[tuple[str, ...], tuple[str, ...]] = {}
    known: dict[str, tuple[str, ...]] = {}
    for key in sorted(labels, key=lambda key: (-len(key), key)):
        known.setdefault(one_name(" ".join(key)), key)
    for key, label in labels.items():
        best = known[one_name(" ".join(key))]
        if best != key:
            pass  # "the Met" of "Scotland Yard"
        elif len(key) == 1 and len(key[0]) > 1 and key[0] in initials:
            best = initials[key[0]]
        elif label not in _PLACES and look_up("institution", [key[-1]]) is None:
            # "the Admiralty" and "the Kelby Admiralty"; not "the committee" of any committee.
            longer = [
                other for other in by_last.get(key[-1], ()) if len(other) > len(key) and other[-len(key) :] == key
            ]
            best = max(longer, key=len) if longer and labels[longer[0]] not in _PLACES else key
        if best == key and (label not in _PLACES or len(key) > 1):
            best = next((other for other in by_first.get(key[0], ()) if _is_short_for(key, other)), key)
        full[key] = best
    return {key: full.get(best, best) for key, best in full.items()}


def _is_short_for(key: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """ "Marsh" of "Marsh Airlines", "Tarn Power" of "Tarn Power Company": only the kind of business is left out."""
    rest = longer[len(key) :]
    kinds = [look_up("setting", [word]) or look_up("institution", [word]) for word in rest]
    return longer[: len(key)] == key and bool(rest) and all(kind and kind[0].type == "business" for kind in kinds)
