"""Modal verbs that leave something open, told from those of ability, plan, duty, habit, wish and permission.

The rules follow Palmer 2001, Mood and Modality, and Coates 1983, The Semantics of the Modal Auxiliaries: epistemic
readings go with things as subjects, with the perfect, and with states; root readings with people who act.
"""

from __future__ import annotations

from framing.language.hedges.auxiliaries import (
    ASKING,
    PREDICTING,
    WISHING,
    asks,
    before,
    inverted,
    is_modal,
    perfect,
    reporter,
    verb_of,
)
from framing.language.hedges.nouns import personal
from framing.language.hedges.sight import Sight

_SENSES = frozenset(
    "see hear feel remember afford tell read smell recall understand believe imagine bear stand".split()
)
_SENSED = frozenset("seen heard felt smelled".split())
_SPORADIC = frozenset(
    """be cause lead have become result affect mean happen vary occur kill spread harm hurt trigger prove get last
    range damage turn worsen strike lower raise reduce trap develop backfire feel seem look""".split()
)
_NEVER = frozenset("not n't never no longer only hardly barely scarcely".split())
_SOON = frozenset("soon eventually shortly now".split())
_READY = frozenset("able ready complete available enough over back fine done finished open possible safe".split())
_FEELINGS = frozenset(
    "aware proud tired mad crazy happy pleased glad frustrating hard nice true wrong right mistaken".split()
)


def may(sight: Sight, modal: int) -> bool:
    """ "may" or "might" that leaves open: neither the month, a name or strength, nor leave given, nor a wish."""
    if not is_modal(sight, modal):
        return False
    verb = verb_of(sight, modal)
    opens = modal == sight.bounds(modal)[0]
    if opens and sight.lower[modal] == "may" and not sight.tag_at(modal + 1, modal).startswith(("VB", "RB")):
        return False  # "May the best side win", "May I ask"
    if verb is None:
        if before(sight, modal) in ("i", "we") and sight.word(modal - 2, modal) == "if":
            return False  # "if I may"
        return before(sight, modal) not in ("come", "month", "as", "in", "of", "last", "this")
    subject = sight.child(verb, "nsubj", "nsubjpass")
    if subject is not None and (sight.lower[subject] in ("nobody", "none") or sight.word(subject - 1, modal) == "no"):
        return False  # leave denied: "no one may enter"
    if sight.word(sight.subtree(verb)[0], modal) == "so" and sight.dep[verb] == "advcl":
        return False  # purpose
    return before(sight, modal) != "come" and not (sight.lower[modal] == "may" and inverted(sight, modal, verb))


def could(sight: Sight, modal: int) -> bool:
    """ "could" of possibility: not of ability, in the past or denied, of purpose, of a request or a condition."""
    verb = verb_of(sight, modal)
    if not is_modal(sight, modal) or verb is None:
        return False
    if sight.word(modal + 1, modal) in _NEVER or any(sight.lower[at] in _NEVER for at in range(modal + 1, verb)):
        return False
    if any(
        sight.lower[child] in ("no", "nobody", "nothing", "none", "never", "neither") for child in sight.children(verb)
    ):
        return False
    if inverted(sight, modal, verb):
        return asks(sight, modal) and not personal(sight, sight.child(verb, "nsubj"))
    if perfect(sight, modal, verb):
        return True
    if _in_condition(sight, verb) or _free_relative(sight, modal, verb):
        return False
    subject = sight.subject(verb)
    acts = personal(sight, subject)
    passive = sight.child(verb, "auxpass") is not None
    if acts and not passive and sight.lower[verb] in _SENSES:
        return False
    if passive and sight.lower[verb] in _SENSED:
        return False  # "shouts could be heard"
    report = reporter(sight, verb)
    if report is not None and sight.quoted(modal) and not sight.quoted(report):
        report = None
    if acts and not passive and report is not None and sight.tag[report] in ("VBD", "VBN", "VBG"):
        pronoun = subject is not None and sight.lower[subject] in ("he", "she", "they", "it", "we", "i")
        if pronoun and sight.lower[report] not in PREDICTING:
            return False
        if sight.lower[report] in ("believing", "thinking", "thought", "believed", "knew", "knowing"):
            return False
    return not (report is not None and sight.lower[report] in (WISHING | ASKING) and acts)


def _in_condition(sight: Sight, verb: int) -> bool:
    """Whether the clause is a condition or a purpose: "if it could", "so that they could"."""
    for child in sight.children(verb):
        if sight.dep[child] in ("mark", "advmod") and child < verb:
            word = sight.lower[child]
            if word in ("if", "until", "before") or (word == "so" and sight.dep[verb] == "advcl"):
                return True
            if word == "that" and before(sight, child) in ("so", "order"):
                return True
    first = sight.subtree(verb)[0]
    return sight.lower[first] == "so" and sight.dep[verb] in ("advcl", "ccomp") and sight.lower[first - 1] != ","


def _free_relative(sight: Sight, modal: int, verb: int) -> bool:
    """ "all they could do", "what he could", "the best she could", "as far as we could"."""
    for child in sight.children(verb):
        word = sight.lower[child]
        if child < modal and word in ("what", "whatever", "how", "where", "whenever", "as"):
            if word == "where" and before(sight, child) == ",":
                continue
            if word == "what" and sight.dep[child] == "nsubj":
                continue  # "warned of what could happen"
            if word == "how" and _thing_acts(sight, verb):
                continue  # "how the law could hurt fishermen"
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


def _thing_acts(sight: Sight, verb: int) -> bool:
    subject = sight.child(verb, "nsubj")
    return subject is not None and not personal(sight, subject) and sight.lower[subject] not in ("it", "that", "this")


def can(sight: Sight, modal: int) -> bool:
    """ "can" of what happens at times: a thing as the subject, a verb of effect or state, nothing denied."""
    verb = verb_of(sight, modal)
    if not is_modal(sight, modal) or verb is None or sight.word(modal + 1, modal) in _NEVER:
        return False
    if inverted(sight, modal, verb) or _free_relative(sight, modal, verb) or _in_condition(sight, verb):
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
    if not is_modal(sight, modal) or verb is None or sight.word(modal + 1, modal) in _NEVER:
        return False
    if inverted(sight, modal, verb) or (personal(sight, sight.subject(verb)) and sight.lower[verb] != "be"):
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
    if not is_modal(sight, modal) or verb is None or sight.word(modal + 1, modal) in _NEVER:
        return False
    if perfect(sight, modal, verb):
        return True
    if sight.lower[verb] == "be":
        subject = sight.child(verb, "expl")
        quality = sight.child(verb, "acomp")
        return subject is not None or (quality is not None and sight.lower[quality] in _FEELINGS)
    return sight.tag[verb] == "VBG" and any(sight.lower[at] == "be" for at in range(modal + 1, verb))
