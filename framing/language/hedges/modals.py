"""Modal verbs that leave something open, told from those of ability, plan, duty, habit, wish and permission.

The rules follow Palmer 2001, Mood and Modality, and Coates 1983, The Semantics of the Modal Auxiliaries: epistemic
readings go with things as subjects, with the perfect, and with states; root readings with people who act.
"""

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
from framing.language.hedges.nouns import names, personal
from framing.language.view import View


def may(view: View, modal: int) -> bool:
    """ "may" or "might" that leaves open: neither the month, a name or strength, nor leave given, nor a wish."""
    if not is_modal(view, modal):
        return False
    verb = verb_of(view, modal)
    opens = modal == view.bounds(modal)[0]
    if opens and view.lower[modal] == "may" and not view.tag_at(modal + 1, modal).startswith(("VB", "RB")):
        return False  # "May the best side win", "May I ask"
    if verb is None:
        if before(view, modal) in ("i", "we") and view.word(modal - 2, modal) == "if":
            return False  # "if I may"
        return before(view, modal) not in grammar("before a May that is a month")
    subject = view.own_subject(verb)
    if subject is not None and (view.lower[subject] in ("nobody", "none") or view.word(subject - 1, modal) == "no"):
        return False  # leave denied: "no one may enter"
    if view.word(view.subtree(verb)[0], modal) == "so" and view.dep[verb] == "advcl":
        return False  # purpose
    if _allowed(view, verb, subject):
        return False
    return before(view, modal) != "come" and not (view.lower[modal] == "may" and inverted(view, modal, verb))


def _allowed(view: View, verb: int, subject: int | None) -> bool:
    """Leave given or refused: "members may vote by post", "visitors may not bring dogs"."""
    if subject is None or view.child(verb, "aux") is None or view.child(verb, "auxpass") is not None:
        return False
    word = view.lower[subject]
    several = view.tag[subject] == "NNS" or word in ("anyone", "everyone", "you")
    any_of_them = any(view.lower[at] in grammar("each of a kind") for at in (subject - 1, *view.children(subject)))
    if any_of_them and (view.tag[subject] in ("NN", "NNS") or several):
        return names(view, verb, "permitted") or names(view, subject, "entitled")
    return several and (word == "you" or names(view, subject, "entitled")) and names(view, verb, "permitted")


def could(view: View, modal: int) -> bool:
    """ "could" of possibility: not of ability, in the past or denied, of purpose, of a request or a condition."""
    verb = verb_of(view, modal)
    if not is_modal(view, modal) or verb is None:
        return False
    if view.word(modal + 1, modal) in grammar("denied or restricted") or any(
        view.lower[at] in grammar("denied or restricted") for at in range(modal + 1, verb)
    ):
        return False
    if any(view.lower[child] in grammar("denying subjects and objects") for child in view.children(verb)):
        return False
    if inverted(view, modal, verb):
        return asks(view, modal) and not personal(view, view.own_subject(verb))
    if perfect(view, modal, verb):
        return True
    if _in_condition(view, verb) or _free_relative(view, modal, verb):
        return False
    subject = view.subject(verb)
    acts = personal(view, subject)
    passive = view.child(verb, "auxpass") is not None
    if acts and not passive and view.lower[verb] in words("sense"):
        return False
    if passive and view.lower[verb] in grammar("sensed"):
        return False  # "shouts could be heard"
    report = reporter(view, verb)
    if report is not None and view.quoted(modal) and not view.quoted(report):
        report = None
    if acts and not passive and report is not None and view.tag[report] in ("VBD", "VBN", "VBG"):
        pronoun = subject is not None and view.lower[subject] in grammar("pronouns that act")
        if pronoun and view.lower[report] not in words("predicting"):
            return False
        if view.lower[report] in grammar("forms of believing"):
            return False
    return not (report is not None and view.lower[report] in (words("wishing") | words("asking")) and acts)


def _in_condition(view: View, verb: int) -> bool:
    """Whether the clause is a condition or a purpose: "if it could", "so that they could"."""
    for child in view.children(verb):
        if view.dep[child] in ("mark", "advmod") and child < verb:
            word = view.lower[child]
            if word in ("if", "until", "before") or (word == "so" and view.dep[verb] == "advcl"):
                return True
            if word == "that" and before(view, child) in ("so", "order"):
                return True
    first = view.subtree(verb)[0]
    return view.lower[first] == "so" and view.dep[verb] in ("advcl", "ccomp") and view.lower[first - 1] != ","


def _free_relative(view: View, modal: int, verb: int) -> bool:
    """ "all they could do", "what he could", "the best she could", "as far as we could"."""
    for child in view.children(verb):
        word = view.lower[child]
        if child < modal and word in grammar("openers of a free relative"):
            if word == "where" and before(view, child) == ",":
                continue
            if word == "what" and view.dep[child] == "nsubj":
                continue  # "warned of what could happen"
            if word == "how" and _thing_acts(view, verb):
                continue  # "how the law could hurt fishermen"
            near = {view.word(at, modal) for at in range(child - 3, child + 2) if at != child}
            if word != "as" or near & {"as", "best"}:
                return True
    if view.dep[verb] == "relcl":
        head = view.head[verb]
        return view.lower[head] in grammar("heads of a free relative")
    return False


def _thing_acts(view: View, verb: int) -> bool:
    subject = view.own_subject(verb)
    return subject is not None and not personal(view, subject) and view.lower[subject] not in ("it", "that", "this")


def can(view: View, modal: int) -> bool:
    """ "can" of what happens at times: a thing as the subject, a verb of effect or state, nothing denied."""
    verb = verb_of(view, modal)
    if not is_modal(view, modal) or verb is None or view.word(modal + 1, modal) in grammar("denied or restricted"):
        return False
    if inverted(view, modal, verb) or _free_relative(view, modal, verb) or _in_condition(view, verb):
        return False
    if any(view.lower[child] in ("sometimes", "occasionally") for child in view.children(verb)):
        return True
    subject = view.subject(verb)
    if subject is None or personal(view, subject) or view.lower[subject] in grammar("subjects that name no thing"):
        return False
    if view.lower[verb] == "be" or view.child(verb, "auxpass") is not None:
        return view.child(verb, "auxpass") is None and view.child(verb, "acomp") is not None
    return view.lower[verb] in words("sporadic")


def should(view: View, modal: int) -> bool:
    """ "should" of what is expected, not of duty: "should soon be over", "should be able to"."""
    verb = verb_of(view, modal)
    if not is_modal(view, modal) or verb is None or view.word(modal + 1, modal) in grammar("denied or restricted"):
        return False
    if inverted(view, modal, verb) or (personal(view, view.subject(verb)) and view.lower[verb] != "be"):
        return False
    if any(view.lower[at] in grammar("before long") for at in range(modal + 1, verb)):
        return True
    quality = view.child(verb, "acomp")
    if view.lower[verb] == "be" and quality is not None:
        return view.lower[quality] in words("ready")
    if view.lower[verb] == "be" and _timed(view, verb) and not personal(view, view.subject(verb)):
        return view.child(verb, "attr") is None  # "should be here by noon"
    subject = view.subject(verb)
    if view.lower[verb] in words("outcome") and subject is not None and view.tag[subject].startswith("NN"):
        return view.child(verb, "dobj") is None
    return view.lower[verb] in grammar("verbs of duration and arrival") and _timed(view, verb)


def _timed(view: View, verb: int) -> bool:
    return any(
        view.lower[child] in grammar("before a point in time") or view.entity[child] in ("DATE", "TIME")
        for child in view.children(verb)
        if child > verb
    )


def must(view: View, modal: int) -> bool:
    """ "must" of inference: "must have left", "must be joking"; not of duty."""
    verb = verb_of(view, modal)
    if not is_modal(view, modal) or verb is None or view.word(modal + 1, modal) in grammar("denied or restricted"):
        return False
    if perfect(view, modal, verb):
        return True
    if view.lower[verb] == "be":
        subject = view.child(verb, "expl")
        quality = view.child(verb, "acomp")
        return subject is not None or (quality is not None and view.lower[quality] in words("felt"))
    return view.tag[verb] == "VBG" and any(view.lower[at] == "be" for at in range(modal + 1, verb))
