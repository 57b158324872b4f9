"""“would” of a claim that is tentative, predicted or conditional, told from plans, wishes, habits and hindsight."""

from __future__ import annotations

from framing.language.hedges.auxiliaries import (
    ASKING,
    COMMITTING,
    PREDICTING,
    REPORTING,
    WISHING,
    asks,
    before,
    inverted,
    is_modal,
    perfect,
    reporter,
    verb_of,
)
from framing.language.hedges.nouns import personal, proposal
from framing.language.hedges.sight import Sight

_SCHEDULED = frozenset(
    """meet begin start take open hold visit travel attend speak announce appear remain resign run seek return
    arrive leave continue publish release deliver launch sign join close serve move plead stay give receive go
    come fly play host address resume step retire pay send""".split()
)
_REFUSED = frozenset(
    """say comment discuss confirm offer provide give elaborate specify disclose identify name reveal allow let rule
    budge answer talk speak release share go""".split()
)
_QUESTIONS = frozenset("what how who when where which why whether".split())
_TELLING = REPORTING | PREDICTING
_HABIT = frozenset("often always sometimes usually frequently regularly routinely occasionally typically".split())
_LATER = frozenset("later eventually ultimately soon subsequently finally".split())


def would(sight: Sight, modal: int) -> bool:
    """ "would" of a tentative, predicted or conditional claim: not of a plan, a wish, a habit or hindsight."""
    verb = verb_of(sight, modal)
    if not is_modal(sight, modal) or verb is None or sight.word(modal + 1, modal) == "-":
        return False
    if (
        sight.lower[verb] in ("like", "love", "prefer", "rather")
        and sight.child(verb, "xcomp", "dobj", "ccomp") is not None
    ):
        return False
    if sight.word(modal + 1, modal) in ("rather", "better") or inverted(sight, modal, verb):
        return False
    if asks(sight, modal):
        return False  # who asks claims nothing
    if perfect(sight, modal, verb):
        return True
    joined = (verb, sight.head[verb]) if sight.dep[verb] == "conj" else (verb,)
    if any(sight.lower[child] in _HABIT for one in joined for child in sight.children(one)):
        return False
    if sight.lower[verb] in _REFUSED and sight.negated(verb) and personal(sight, sight.subject(verb)):
        return False
    subject = sight.subject(verb)
    report = reporter(sight, verb)
    if report is not None and sight.quoted(modal) and not sight.quoted(report):
        report = None  # what is quoted keeps its own tense
    if sight.dep[verb] != "relcl" and any(sight.lower[child] in _QUESTIONS for child in sight.children(verb)):
        return False  # "what the vote would bring"
    if report is not None:
        return _reported(sight, verb, subject, report)
    if any(sight.dep[child] == "mark" and sight.lower[child] == "whether" for child in sight.children(verb)):
        return False
    if any(sight.lower[child] in _LATER for child in sight.children(verb)) or sight.lower[verb] == "go":
        return False
    return not _purpose(sight, verb)


def _conditional(sight: Sight, verb: int) -> bool:
    """Whether the sentence makes it hang on a condition: "if", "unless", "otherwise", "without", "were it to"."""
    first, end = sight.bounds(verb)
    for at in range(first, min(end, first + 80)):
        word = sight.lower[at]
        if word in ("unless", "otherwise"):
            return True
        if word == "if" and sight.dep[at] in ("mark", "prep", "advmod") and not _whether(sight, at):
            return True
    return False


def _whether(sight: Sight, index: int) -> bool:
    """ "if" that asks: "asked if he would"."""
    return sight.dep[sight.head[index]] == "ccomp" and sight.lower[sight.head[sight.head[index]]] in ASKING


def _same(sight: Sight, subject: int, report: int) -> bool:
    """Whether a clause's subject is, as far as words tell, the one who reports."""
    speaker = sight.subject(report)
    if sight.lower[subject] in ("he", "she", "they", "i", "we", "who"):
        return True
    if speaker is None:
        return False
    return sight.lower[subject] == sight.lower[speaker]


def _purpose(sight: Sight, verb: int) -> bool:
    return any(
        sight.dep[child] == "mark" and sight.lower[child] == "that" and before(sight, child) in ("so", "order")
        for child in sight.children(verb)
    )


def _past(sight: Sight, verb: int) -> bool:
    return sight.tag[verb] in ("VBD", "VBN") or any(
        sight.lower[child] in ("did", "had") for child in sight.children(verb)
    )


def _reported(sight: Sight, verb: int, subject: int | None, report: int) -> bool:
    word = sight.lower[report]
    if word in COMMITTING or word in WISHING:
        return proposal(sight, subject) and word not in WISHING
    if any(sight.dep[child] == "mark" and sight.lower[child] in ("whether", "if") for child in sight.children(verb)):
        return False
    if _conditional(sight, verb):
        return True
    speaker = sight.subject(report)
    if word in _TELLING and speaker is not None and not personal(sight, speaker):
        return True  # a poll, a study cannot plan
    predicative = sight.lower[verb] == "be" and sight.child(verb, "acomp", "attr") is not None
    if not _past(sight, report) and not (sight.tag[report] == "VBG" and word in REPORTING):
        return word not in ASKING or word in ("know", "knows")
    if word not in _TELLING:
        return False  # what was to come, seen from the past
    if subject is None:
        return word in PREDICTING
    if sight.lower[subject] in ("it", "that", "this", "there"):
        return predicative or word in PREDICTING
    if personal(sight, subject):
        return not _same(sight, subject, report) and word in PREDICTING
    if proposal(sight, subject) or predicative or word in PREDICTING:
        return True
    return sight.lower[verb] not in _SCHEDULED and sight.child(verb, "auxpass") is None
