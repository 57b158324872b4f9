"""Every person a document names: full names, surnames and given names brought together, wherever they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from framing.language.speakers.figures import Figure, Mention, Names
from framing.language.speakers.genders import genders
from framing.language.speakers.given_names import gender_of, one_given_name
from framing.language.speakers.name_runs import NameRun, is_full, name_runs
from framing.language.speakers.prominence import prominence
from framing.language.speakers.source_words import Gender
from framing.language.view import View

_OFTEN = 3  # times a surname stands alone, from which the pronouns near it tell whose it is
_NAMESAKES = 50  # people of one surname that are told apart; a text with more is no news


def find_names(view: View) -> Names:
    """All persons with all places that name them. Linear in the document but for namesakes."""
    runs = name_runs(view)
    full = _full_names(run.key for run in runs if is_full(run.key))
    cast = _Cast(full.values())
    whole = [(run, cast.figures[full[run.key]]) for run in runs if run.key in full]
    for run, figure in whole:
        figure.gender = figure.gender or run.gender
    for run, figure in whole:
        figure.gender = figure.gender or gender_of(run.key[0])
    # A first guess by the full names alone tells which of two namesakes "Mrs. Orlo" is.
    guess = genders(view, [_mention(view, run.low, run.high, figure) for run, figure in whole])
    full_surnames = {key[-1] for key in full}
    alone = _spoken_of_alone(view, runs, whole)
    forms: dict[int, Counter[str]] = {}
    mentions: list[Mention] = []
    for run in runs:
        if run.key not in full and run.gender is None and cast.all_of_other_gender(run.key, alone.get(run.key)):
            run = run._replace(gender=alone[run.key])
        figure = cast.figures[full[run.key]] if run.key in full else cast.short(run, guess)
        if run.key in full or run.key[-1] in full_surnames:
            # A given name alone does not make its bearer the next "Orlo", nor does a namesake of whom somebody speaks.
            aside = view.quoted(run.low) and id(figure) not in cast.alone and cast.alone
            cast.seen[id(figure)] = -1 if aside else run.low
        if len(run.key) == 1 and run.key[-1] in full_surnames and run.gender is None and not view.quoted(run.low):
            cast.alone.add(id(figure))
        figure.gender = figure.gender or run.gender
        forms.setdefault(id(figure), Counter())[run.form] += 1
        figure.mentions.append(view.span(run.low, run.high))
        mentions.append(_mention(view, run.low, run.high, figure))
    persons = tuple(figure for figure in cast.figures.values() if figure.mentions)
    told = genders(view, mentions)
    for figure in persons:
        found = forms[id(figure)]
        figure.name = max(found, key=lambda form: (len(form.split()), found[form]))
        figure.gender = figure.gender or told.get(id(figure))
    return Names(persons, tuple(mentions), {i: m for m in mentions for i in range(m.low, m.high)})


def _spoken_of_alone(
    view: View, runs: Sequence[NameRun], whole: Sequence[tuple[NameRun, Figure]]
) -> dict[tuple[str, ...], Gender]:
    """The gender that pronouns give a lone surname which stands often by itself: "Orlo said he", beside "Ida Orlo"."""
    times = Counter(run.key for run in runs if len(run.key) == 1)
    lone = {key: Figure("person", "", True) for key, count in times.items() if count >= _OFTEN}
    named = [(run, lone[run.key]) for run in runs if run.key in lone]
    told = genders(
        view, [_mention(view, run.low, run.high, figure) for run, figure in sorted([*whole, *named], key=_low)]
    )
    return {key: told[id(figure)] for key, figure in lone.items() if id(figure) in told}


def _low(named: tuple[NameRun, Figure]) -> int:
    return named[0].low


class _Cast:
    """The persons by their full names, and whom a surname or a given name stands for."""

    def __init__(self, full: Iterable[tuple[str, ...]]) -> None:
        self.figures = {key: Figure("person", "", True) for key in full}
        self.seen: dict[int, int] = {}  # where a figure was last named
        self.alone: set[int] = set()  # figures that the outlet has called by their surname alone
        self._by_last: dict[str, list[Figure]] = {}
        self._by_first: dict[str, list[Figure]] = {}
        self._by_initials: dict[str, list[Figure]] = {}  # "J.T." of "Jens Tarn"
        for key, figure in self.figures.items():
            self._by_last.setdefault(key[-1], []).append(figure)
            self._by_first.setdefault(key[0], []).append(figure)
            self._by_initials.setdefault("".join(word[0] for word in key), []).append(figure)

    def all_of_other_gender(self, key: tuple[str, ...], gender: Gender | None) -> bool:
        """Whether everybody of a surname is known to be of the other gender: then it is somebody else's too."""
        namesakes = self._by_last.get(key[-1], [])
        return gender is not None and bool(namesakes) and all(f.gender not in (None, gender) for f in namesakes)

    def short(self, run: NameRun, guess: Mapping[int, Gender]) -> Figure:
        """Of the namesakes whose gender fits the one named last; without any a person of that one name."""
        namesakes = (self._by_last.get(run.key[-1]) or self._by_first.get(run.key[0]) or [])[:_NAMESAKES]
        fitting = [f for f in namesakes if not run.gender or (f.gender or guess.get(id(f))) in (None, run.gender)]
        told = [f for f in fitting if run.gender and (f.gender or guess.get(id(f))) == run.gender]
        if not fitting and len(run.key) == 1:
            fitting = self._by_initials.get(run.key[0], [])[:1]
        fitting = told or fitting
        if fitting:
            return max(fitting, key=lambda figure: self.seen.get(id(figure), -1))
        return self.figures.setdefault(run.key, Figure("person", "", True))


def _mention(view: View, low: int, high: int, figure: Figure) -> Mention:
    heads = [i for i in range(low, high) if not low <= view.tokens.head[i] < high or view.tokens.head[i] == i]
    head = heads[-1] if heads else high - 1
    return Mention(low, high, head, figure, prominence(view, head))


def _full_names(keys: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each full name → the fullest name of that person: middle names, initials and short forms brought together."""
    groups: dict[str, list[list[tuple[str, ...]]]] = {}
    for key in dict.fromkeys(keys):
        same_surname = groups.setdefault(key[-1], [])
        for group in same_surname[:_NAMESAKES]:
            if any(_one_person(key, other) for other in group):
                group.append(key)
                break
        else:
            same_surname.append([key])
    fullest: dict[tuple[str, ...], tuple[str, ...]] = {}
    for found in groups.values():
        for group in found:
            best = max(group, key=lambda key: (len(key), sum(map(len, key))))
            fullest.update(dict.fromkeys(group, best))
    return fullest


def _one_person(one: Sequence[str], two: Sequence[str]) -> bool:
    a, b = one[0], two[0]
    short, long = sorted((one, two), key=len)
    if tuple(long[-len(short) :]) == tuple(short):
        return True  # "Ann Orlo" and "Tamsin Ann Orlo"
    if one_given_name(a, b) or (min(len(a), len(b)) > 2 and (a.startswith(b) or b.startswith(a))):
        return True
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]
