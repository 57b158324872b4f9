"""Modal verbs that leave something open, told from those of ability, plan, duty, habit, wish and permission.

The rules follow Palmer 2001, Mood and Modality, and Coates 1983, The Semantics of the Modal Auxiliaries: epistemic
readings go with things as subjects, with the perfect, and with states; root readings with people who act.
"""

from __future__ import annotations

from framing.language.hedges.forms import forms
from framing.language.hedges.nouns import personal, proposal
from framing.language.hedges.sight import Sight

_CLIMB = 6


def _all(verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs.split() for form in forms(verb))


_COMMITTING = _all(
    "promise vow pledge announce agree decide swear confirm ensure guarantee undertake plan intend commit"
)
_WISHING = _all("hope wish want wait pray")
_ASKING = _all("ask wonder know see decide determine discuss consider")
_PREDICTING = _all(
    "predict warn fear argue contend estimate suggest think believe expect worry forecast project maintain insist claim"
)
_REPORTING = _all(
    """say tell add note explain report write state declare insist claim assert testify reveal indicate acknowledge
    admit concede recall reply respond mention stress emphasize emphasise deny know learn hear show"""
)
_SCHEDULED = frozenset(
    """meet begin start take open hold visit travel attend speak announce appear remain resign run seek return arrive
    leave continue publish release deliver launch sign join close serve move plead stay give receive go come fly play
    host address resume step retire pay send""".split()
)
_REFUSED = frozenset(
    """say comment discuss confirm offer provide give elaborate specify disclose identify name reveal allow let rule
    budge answer talk speak release share go""".split()
)
_QUESTIONS = frozenset("what how who when where which why whether".split())
_SENSES = frozenset(
    "see hear feel remember afford tell read smell recall understand believe imagine bear stand".split()
)
_SPORADIC = frozenset(
    """be cause lead have become result affect mean happen vary occur kill spread harm hurt trigger prove get last
    range damage turn worsen strike lower raise reduce trap develop backfire feel seem look""".split()
)
_HABIT = frozenset("often always sometimes usually frequently regularly routinely occasionally typically".split())
_LATER = frozenset("later eventually ultimately soon subsequently finally".split())
_NEVER = frozenset("not n't never no longer only hardly barely scarcely".split())
_SOON = frozenset("soon eventually shortly now".split())
_READY = frozenset("able ready complete available enough over back fine done finished open possible safe".split())


def verb_of(sight: Sight, modal: int) -> int | None:
    """The verb that the modal stands with; None where it stands alone ("as best he could")."""
    verb = sight.head[modal]
    if verb != modal and sight.tag[verb].startswith("VB") and sight.dep[modal] in ("aux", "auxpass"):
        return verb
    _, end = sight.bounds(modal)
    for at in range(modal + 1, min(end, modal + 5)):
        if sight.tag[at] == "VB":
            return at
        if not sight.tag[at].startswith(("RB", "PRP", "NN", "DT")):
            return None
    return None


def _is_modal(sight: Sight, modal: int) -> bool:
    return sight.tag[modal] == "MD"


def _inverted(sight: Sight, modal: int, verb: int) -> bool:
    """Whether the subject follows the modal: a question, or "should either side fail"."""
    subject = sight.child(verb, "nsubj", "nsubjpass", "expl")
    return subject is not None and modal < subject < verb


def _asks(sight: Sight, index: int) -> bool:
    _, end = sight.bounds(index)
    return any(sight.lower[at] == "?" for at in range(max(index, end - 3), end))


def _perfect(sight: Sight, modal: int, verb: int) -> bool:
    return any(sight.lower[at] in ("have", "'ve") for at in range(modal + 1, verb))


def _before(sight: Sight, index: int) -> str:
    return sight.word(index - 1, index)


def may(sight: Sight, modal: int) -> bool:
    """ "may" or "might" that leaves open: neither the month, a name or strength, nor leave given, nor a wish."""
    if not _is_modal(sight, modal):
        return False
    verb = verb_of(sight, modal)
    opens = modal == sight.bounds(modal)[0]
    if opens and sight.lower[modal] == "may" and not sight.tag_at(modal + 1, modal).startswith(("VB", "RB")):
        return False  # "May the best side win", "May I ask"
    if verb is None:
        return _before(sight, modal) not in ("come", "month", "as", "in", "of", "last", "this")
    subject = sight.child(verb, "nsubj", "nsubjpass")
    if subject is not None and (sight.lower[subject] in ("nobody", "none") or sight.word(subject - 1, modal) == "no"):
        return False  # leave denied: "no one may enter"
    if sight.word(sight.subtree(verb)[0], modal) == "so" and sight.dep[verb] == "advcl":
        return False  # purpose
    return _before(sight, modal) != "come" and not (sight.lower[modal] == "may" and _inverted(sight, modal, verb))


def could(sight: Sight, modal: int) -> bool:
    """ "could" of possibility: not of ability, in the past or denied, of purpose, of a request or a condition."""
    verb = verb_of(sight, modal)
    if not _is_modal(sight, modal) or verb is None:
        return False
    if sight.word(modal + 1, modal) in _NEVER or any(sight.lower[at] in _NEVER for at in range(modal + 1, verb)):
        return False
    if any(
        sight.lower[child] in ("no", "nobody", "nothing", "none", "never", "neither") for child in sight.children(verb)
    ):
        return False
    if _inverted(sight, modal, verb):
        return _asks(sight, modal) and not personal(sight, sight.child(verb, "nsubj"))
    if _perfect(sight, modal, verb):
        return True
    if _in_condition(sight, verb) or _free_relative(sight, modal, verb):
        return False
    subject = sight.subject(verb)
    acts = personal(sight, subject)
    passive = sight.child(verb, "auxpass") is not None
    if acts and not passive and sight.lower[verb] in _SENSES:
        return False
    report = _reporter(sight, verb)
    if report is not None and sight.quoted(modal) and not sight.quoted(report):
        report = None
    if acts and not passive and report is not None and sight.tag[report] in ("VBD", "VBN", "VBG"):
        pronoun = subject is not None and sight.lower[subject] in ("he", "she", "they", "it", "we", "i")
        if pronoun and sight.lower[report] not in _PREDICTING:
            return False
        if sight.lower[report] in ("believing", "thinking", "thought", "believed", "knew", "knowing"):
            return False
    return not (report is not None and sight.lower[report] in _WISHING | _ASKING and acts)


def _in_condition(sight: Sight, verb: int) -> bool:
    """Whether the clause is a condition or a purpose: "if it could", "so that they could"."""
    for child in sight.children(verb):
        if sight.dep[child] in ("mark", "advmod") and child < verb:
            word = sight.lower[child]
            if word in ("if", "until", "before") or (word == "so" and sight.dep[verb] == "advcl"):
                return True
            if word == "that" and _before(sight, child) in ("so", "order"):
                return True
    first = sight.subtree(verb)[0]
    return sight.lower[first] == "so" and sight.dep[verb] in ("advcl", "ccomp") and sight.lower[first - 1] != ","


def _free_relative(sight: Sight, modal: int, verb: int) -> bool:
    """ "all they could do", "what he could", "the best she could", "as far as we could"."""
    for child in sight.children(verb):
        word = sight.lower[child]
        if child < modal and word in ("what", "whatever", "how", "where", "whenever", "as"):
            if word == "where" and _before(sight, child) == ",":
                continue
            near = {sight.word(at, modal) for at in range(child - 3, child + 2) if at != child}
            if word != "as" or near & {"as", "best"}:
                return True
    if sight.dep[verb] == "relcl":
        head = sight.head[verb]
        return sight.lower[head] in (
            "all",
            "everything",
            "anything",
            "best",
            "nothing",
            "way",
            "ways",
            "place",
            "thing",
        )
    return False


def _reporter(sight: Sight, verb: int) -> int | None:
    """The verb of saying or thinking whose complement the clause of ``verb`` is, however coordinated."""
    below = verb
    for _ in range(_CLIMB):
        head = sight.head[verb]
        if head == verb or any(sight.lower[at] == ";" for at in range(min(head, below), max(head, below))):
            break
        dep = sight.dep[verb]
        if dep == "ccomp" and sight.tag[head].startswith("JJ"):
            return sight.head[head]
        if dep == "ccomp" or (dep == "parataxis" and sight.lower[head] in _REPORTING):
            if sight.lower[head] in _REPORTING | _PREDICTING | _COMMITTING | _WISHING | _ASKING or sight.tag[
                head
            ].startswith("VB"):
                return head
        elif dep == "acl" and sight.child(verb, "mark") is not None:
            return head
        elif dep not in ("conj", "advcl", "xcomp"):
            break
        verb = head
    for child in sight.children(below):  # "…, he said" hung below the clause
        if child > below and sight.dep[child] in ("parataxis", "ccomp") and sight.lower[child] in _REPORTING:
            return child
    return None


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
    return sight.dep[sight.head[index]] == "ccomp" and sight.lower[sight.head[sight.head[index]]] in _ASKING


def _same(sight: Sight, subject: int, report: int) -> bool:
    """Whether a clause's subject is, as far as words tell, the one who reports."""
    speaker = sight.subject(report)
    if sight.lower[subject] in ("he", "she", "they", "i", "we", "who"):
        return True
    if speaker is None:
        return False
    return sight.lower[subject] == sight.lower[speaker]


def would(sight: Sight, modal: int) -> bool:
    """ "would" of a tentative, predicted or conditional claim: not of a plan, a wish, a habit or hindsight."""
    verb = verb_of(sight, modal)
    if not _is_modal(sight, modal) or verb is None or sight.word(modal + 1, modal) == "-":
        return False
    if (
        sight.lower[verb] in ("like", "love", "prefer", "rather")
        and sight.child(verb, "xcomp", "dobj", "ccomp") is not None
    ):
        return False
    if sight.word(modal + 1, modal) in ("rather", "better") or _inverted(sight, modal, verb):
        return False
    if _perfect(sight, modal, verb):
        return True
    if any(sight.lower[child] in _HABIT for child in sight.children(verb)):
        return False
    if sight.lower[verb] in _REFUSED and sight.negated(verb) and personal(sight, sight.subject(verb)):
        return False
    subject = sight.subject(verb)
    report = _reporter(sight, verb)
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


def _purpose(sight: Sight, verb: int) -> bool:
    return any(
        sight.dep[child] == "mark" and sight.lower[child] == "that" and _before(sight, child) in ("so", "order")
        for child in sight.children(verb)
    )


def _past(sight: Sight, verb: int) -> bool:
    return sight.tag[verb] in ("VBD", "VBN") or any(
        sight.lower[child] in ("did", "had") for child in sight.children(verb)
    )


def _reported(sight: Sight, verb: int, subject: int | None, report: int) -> bool:
    word = sight.lower[report]
    if word in _COMMITTING or word in _WISHING:
        return proposal(sight, subject) and word not in _WISHING
    if any(sight.dep[child] == "mark" and sight.lower[child] in ("whether", "if") for child in sight.children(verb)):
        return False
    if _conditional(sight, verb):
        return True
    speaker = sight.subject(report)
    if word in _REPORTING | _PREDICTING and speaker is not None and not personal(sight, speaker):
        return True  # a poll, a study cannot plan
    predicative = sight.lower[verb] == "be" and sight.child(verb, "acomp", "attr") is not None
    if not _past(sight, report):
        return word not in _ASKING or word in ("know", "knows")
    if word not in _REPORTING | _PREDICTING:
        return False  # what was to come, seen from the past
    if subject is None:
        return word in _PREDICTING
    if sight.lower[subject] in ("it", "that", "this", "there"):
        return predicative or word in _PREDICTING
    if personal(sight, subject):
        return not _same(sight, subject, report) and word in _PREDICTING
    if proposal(sight, subject) or predicative or word in _PREDICTING:
        return True
    return sight.lower[verb] not in _SCHEDULED and sight.child(verb, "auxpass") is None


def can(sight: Sight, modal: int) -> bool:
    """ "can" of what happens at times: a thing as the subject, a verb of effect or state, nothing denied."""
    verb = verb_of(sight, modal)
    if not _is_modal(sight, modal) or verb is None or sight.word(modal + 1, modal) in _NEVER:
        return False
    if _inverted(sight, modal, verb) or _free_relative(sight, modal, verb) or _in_condition(sight, verb):
        return False
    if any(sight.lower[child] in ("sometimes", "occasionally") for child in sight.children(verb)):
        return True
    subject = sight.subject(verb)
    if subject is None or personal(sight, subject) or sight.lower[subject] in ("that", "this", "what", "nothing"):
        return False
    if sight.lower[verb] == "be" or sight.child(verb, "auxpass") is not None:
        return sight.child(verb, "auxpass") is None and sight.child(verb, "acomp") is not None
    return sight.lower[verb] in _SPORADIC


def should(sight: Sight, modal: int) -> bool:
    """ "should" of what is expected, not of duty: "should soon be over", "should be able to"."""
    verb = verb_of(sight, modal)
    if not _is_modal(sight, modal) or verb is None or sight.word(modal + 1, modal) in _NEVER:
        return False
    if _inverted(sight, modal, verb) or (personal(sight, sight.subject(verb)) and sight.lower[verb] != "be"):
        return False
    if any(sight.lower[at] in _SOON for at in range(modal + 1, verb)):
        return True
    quality = sight.child(verb, "acomp")
    if sight.lower[verb] == "be" and quality is not None:
        return sight.lower[quality] in _READY
    return sight.lower[verb] in ("take", "arrive", "come", "last") and _timed(sight, verb)


def _timed(sight: Sight, verb: int) -> bool:
    return any(
        sight.lower[child] in ("by", "within", "later", "until", "next") or sight.entity[child] in ("DATE", "TIME")
        for child in sight.children(verb)
        if child > verb
    )


def must(sight: Sight, modal: int) -> bool:
    """ "must" of inference: "must have left", "must be joking"; not of duty."""
    verb = verb_of(sight, modal)
    if not _is_modal(sight, modal) or verb is None or sight.word(modal + 1, modal) in _NEVER:
        return False
    if _perfect(sight, modal, verb):
        return True
    if sight.lower[verb] == "be":
        subject = sight.child(verb, "expl")
        quality = sight.child(verb, "acomp")
        return subject is not None or (quality is not None and sight.lower[quality] in _FEELINGS)
    return sight.tag[verb] == "VBG" and any(sight.lower[at] == "be" for at in range(modal + 1, verb))


_FEELINGS = frozenset(
    "aware proud tired mad crazy happy pleased glad frustrating hard nice true wrong right mistaken".split()
)
