"""What was not said, or not yet: "did not say whether", "declined to comment", "is expected to announce"."""

from __future__ import annotations

from framing.language.speakers.word_lists import words
from framing.language.view import View
from framing.lexicons.closed_lists import word_list
from framing.model import Attribution

_CLIMB = 2  # verbs above an infinitive that may put it off


def unsaid(view: View, attribution: Attribution) -> bool:
    """Whether the cue itself says that no word was uttered; a quotation shows that one was."""
    content = [at for span in attribution.content for at in range(*view.range_of(span))]
    cue = [at for span in attribution.cue for at in range(*view.range_of(span))]
    if not cue or any(view.quoted(at) for at in content):
        return False
    verb = attribution.verb or ""
    if verb in words("verbs of keeping silent"):
        return bool(content) and view.lower[content[0]] == "to"
    if verb in words("denied, they say it all the same"):
        return False
    return any(_denied(view, at) or _put_off(view, at) for at in cue if view.tag[at].startswith("V"))


def _denied(view: View, verb: int) -> bool:
    denies = word_list("function_words", "negators")
    return any(view.dep[at] == "neg" or view.lower[at] in denies for at in view.children(verb) if at < verb)


def _put_off(view: View, verb: int) -> bool:
    """An infinitive below a verb of planning, expecting or refusing: "plans to say", "was asked to explain"."""
    if view.tag[verb] != "VB" or verb == 0 or view.dep[verb] not in ("xcomp", "ccomp", "acl", "advcl", "conj"):
        return False
    if not any(view.lower[at] == "to" for at in view.children(verb) if at < verb):
        return False
    at = verb
    for _ in range(_CLIMB):
        at = view.head[at]
        if view.lemma(at) in words("verbs of what is yet to come") | words("verbs of keeping silent"):
            return True
        if view.dep[at] != "conj":
            break
    return False
