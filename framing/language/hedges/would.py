"""“would” of a claim that is tentative, predicted or conditional, told from plans, wishes, habits and hindsight."""

from __future__ import annotations

from framing.language.hedges.auxiliaries import (
    asks,
    before,
    inverted,
    is_modal,
    perfect,
    reporter,
    verb_of,
)
from framing.language.hedges.contexts import grammar, words
from framing.language.hedges.nouns import fixed, names, personal, proposal
from framing.language.view import View

_UNTIL = frozenset("before until till".split())


def would(view: View, modal: int) -> bool:
    """ "would" of a tentative, predicted or conditional claim: not of a plan, a wish, a habit or hindsight."""
    verb = verb_of(view, modal)
    if not is_modal(view, modal) or view.word(modal + 1, modal) == "-":
        return False
    if verb is None:
        return view.word(modal + 1, modal) == "if"  # "more than they would if they were single"
    if (
        view.lower[verb] in grammar("verbs of wishing behind would")
        and view.child(verb, "xcomp", "dobj", "ccomp") is not None
    ):
        return False
    if view.word(modal + 1, modal) in ("rather", "better") or inverted(view, modal, verb):
        return False
    if asks(view, modal):
        return False  # who asks claims nothing
    if perfect(view, modal, verb):
        return True
    joined = (verb, view.head[verb]) if view.dep[verb] == "conj" else (verb,)
    if any(view.lower[child] in grammar("adverbs of habit") for one in joined for child in view.children(one)):
        return False
    if view.lower[verb] in words("refused") and view.negated(verb) and personal(view, view.subject(verb)):
        return False
    subject = view.subject(verb)
    if view.lower[verb] in words("prescribed") and not _conditional(view, verb) and names(view, subject, "rule"):
        return False  # "the bill would require captains to keep a log": so it says
    report = reporter(view, verb)
    if report is not None and view.quoted(modal) and not view.quoted(report):
        report = None  # what is quoted keeps its own tense
    if view.dep[verb] != "relcl" and any(
        child < verb and view.lower[view.subtree(child)[0]] in grammar("question words")
        for child in view.children(verb)
    ):
        return False  # "what the vote would bring", "how soon the letter would be printed"
    if report is not None:
        return _reported(view, verb, subject, report)
    if (
        any(view.lower[child] in grammar("adverbs of what came later") for child in view.children(verb))
        or view.lower[verb] == "go"
    ):
        return False
    if not _conditional(view, verb) and (_before(view, verb) or _planned(view, verb, subject)):
        return False
    return not _purpose(view, verb)


def _before(view: View, verb: int) -> bool:
    """What was still to come in a tale: "it would be years before she rowed again"."""
    return any(
        view.dep[child] == "advcl" and any(view.lower[mark] in _UNTIL for mark in view.children(child))
        for child in view.children(verb)
    )


def _planned(view: View, verb: int, subject: int | None) -> bool:
    """What a rule says or a plan holds in the outlet's words: "the rules would not apply", "a hall would be built"."""
    return not view.quoted(verb) and subject is not None and fixed(view, subject)


def _conditional(view: View, verb: int) -> bool:
    """Whether the sentence makes it hang on a condition: "if", "unless", "otherwise", "without", "were it to"."""
    first, end = view.bounds(verb)
    for at in range(first, min(end, first + 80)):
        word = view.lower[at]
        if word in ("unless", "otherwise"):
            return True
        if word == "if" and view.dep[at] in ("mark", "prep", "advmod") and not _whether(view, at):
            return True
    return False


def _whether(view: View, index: int) -> bool:
    """ "if" that asks: "asked if he would"."""
    return view.dep[view.head[index]] == "ccomp" and view.lower[view.head[view.head[index]]] in words("asking")


def _same(view: View, subject: int, report: int) -> bool:
    """Whether a clause's subject is, as far as words tell, the one who reports."""
    speaker = view.subject(report)
    if view.lower[subject] in grammar("subjects that speak"):
        return True
    if speaker is None:
        return False
    return view.lower[subject] == view.lower[speaker]


def _purpose(view: View, verb: int) -> bool:
    return any(
        view.dep[child] == "mark" and view.lower[child] == "that" and before(view, child) in ("so", "order")
        for child in view.children(verb)
    )


def _past(view: View, verb: int) -> bool:
    return view.tag[verb] in ("VBD", "VBN") or any(view.lower[child] in ("did", "had") for child in view.children(verb))


def _reported(view: View, verb: int, subject: int | None, report: int) -> bool:
    word = view.lower[report]
    if view.tag[report].startswith("NN"):
        return False  # "speculation that he would retire": the noun tells how sure it is
    if view.lemma(report) == "mean" and not _conditional(view, verb):
        return False  # what a rule in force comes to
    if word in words("committing") or word in words("wishing"):
        return proposal(view, subject) and word not in words("wishing")
    if any(view.dep[child] == "mark" and view.lower[child] == "if" for child in view.children(verb)):
        return False
    if _conditional(view, verb):
        # A promise is none: "said that if elected, she would".
        acts = subject is not None and personal(view, subject) and _same(view, subject, report)
        return word in words("predicting") or not (acts and _past(view, report))
    if not view.quoted(verb) and fixed(view, subject) and word not in words("predicting"):
        return False  # "said the rules would apply to all"
    speaker = view.subject(report)
    if word in words("reporting") | words("predicting") and speaker is not None and not personal(view, speaker):
        itself = subject is not None and view.lower[subject] == "it"
        planning = itself and not names(view, speaker, "evidence") and word not in words("predicting")
        return not planning  # "the office said it would hire six clerks"; a poll, a study cannot plan
    predicative = view.lower[verb] == "be" and view.child(verb, "acomp", "attr") is not None
    if not _past(view, report) and not (view.tag[report] == "VBG" and word in words("reporting")):
        return word not in words("asking") or word in ("know", "knows")
    if word not in words("reporting") | words("predicting"):
        return False  # what was to come, seen from the past
    if subject is None:
        return word in words("predicting")
    if view.lower[subject] in grammar("subjects without content"):
        return predicative or word in words("predicting")
    if personal(view, subject):
        return not _same(view, subject, report) and word in words("predicting")
    if proposal(view, subject) or predicative or word in words("predicting"):
        return True
    return view.lower[verb] not in words("scheduled") and view.child(verb, "auxpass") is None
