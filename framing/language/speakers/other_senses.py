"""A verb of saying in another sense, or of what is only supposed: "agreed to pay", "added a goal", "if he says so".

Asked only of what stands in no quotation marks: a quotation shows that somebody spoke.
"""

from __future__ import annotations

from framing.language.speakers.word_lists import words
from framing.language.view import View
from framing.model import Attribution

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_BEFORE_A_NOUN = ("amod", "compound", "nmod")
_SUPPOSED = 3  # clauses above the cue that may be a condition


def in_another_sense(view: View, attribution: Attribution) -> bool:
    """Whether the cue tells a deed, a condition or a question, and so reports no words."""
    content = [at for span in attribution.content for at in range(*view.range_of(span))]
    if _label(view, attribution, content):
        return True
    cue = next((at for span in attribution.cue for at in range(*view.range_of(span)) if view.tag[at][:1] == "V"), None)
    if cue is None or not content or any(view.quoted(at) for at in content):
        return False
    if view.dep[cue] in _BEFORE_A_NOUN:  # "the defending champion"
        return True
    if _supposed(view, cue) or _asked(view, cue):
        return True
    if _owed(view, cue) or (_busy(view, cue) and not _clause(view, content)):
        return True
    verb = attribution.verb or ""
    if verb == "allow" and any(view.dep[at] in ("dobj", "nsubj") and view.tag[view.head[at]] == "VB" for at in content):
        return True  # "allowed the crew to see that it sank"
    return not _clause(view, content) and _deed(view, verb, cue, content[0])


def _clause(view: View, content: list[int]) -> bool:
    return any(view.tag[at] in _FINITE and view.dep[at] not in ("relcl", "advcl") for at in content)


def _busy(view: View, cue: int) -> bool:
    """ "active in addressing the fears": what is done, with no words told."""
    before = view.lower[view.head[cue]] in words("before what is done")
    return view.dep[cue] == "pcomp" and view.tag[cue] == "VBG" and before


def _owed(view: View, cue: int) -> bool:
    """ "a duty to remind them": what is yet to be said."""
    yet = view.lemma(view.head[cue]) in words("what is yet to be done")
    return view.dep[cue] == "acl" and view.tag[cue] == "VB" and yet


def _label(view: View, attribution: Attribution, content: list[int]) -> bool:
    """A line that begins with a label or an address: "Group A: Kelby, Ostwick", "Dear Helen: my boat leaks"."""
    cue = [at for span in attribution.cue for at in range(*view.range_of(span))]
    source = [at for span in attribution.source for at in range(*view.range_of(span))]
    if not cue or not source or view.tokens.text[cue[0]] != ":":
        return False
    listed = not any(view.tag[at][:1] in "VM" for at in content) and not any(view.quoted(at) for at in content)
    return listed or view.lower[source[0]] == "dear"


def _deed(view: View, verb: str, cue: int, first: int) -> bool:
    """A thing that is done: to do something, by doing it, or to a thing."""
    opens = view.lower[first]
    if verb in words("deeds, to do something") and (opens == "to" or view.tag[first] == "VBG"):
        return True
    if verb in words("answers, by a deed") and cue < first:
        return opens != "with"  # "responded with a statement"
    if verb in words("deeds, done to a thing") and cue < first:
        return view.tag[first][:1] in "NDJPCR" or opens in ("to", "with")
    together = any(view.lemma(at) in words("what is called together") for at in view.children(cue))
    if verb == "call" and together and view.child(cue, "oprd") is None:
        return True
    return verb == "plead" and any(view.lower[at] == "guilty" for at in view.children(cue))


def _supposed(view: View, cue: int) -> bool:
    """ "if the person reports no birds", "they must announce it", "might say"."""
    if any(view.tag[at] == "MD" and view.lower[at] in words("may be said") for at in view.children(cue) if at < cue):
        return True
    at = cue
    for _ in range(_SUPPOSED):
        if any(view.dep[c] == "mark" and view.lower[c] in words("opens a condition") for c in view.children(at)):
            return view.dep[at] in ("advcl", "ccomp", "ROOT")
        if view.head[at] == at or view.dep[at] not in ("conj", "xcomp"):
            break
        at = view.head[at]
    return False


def _asked(view: View, cue: int) -> bool:
    """ "What did the mayor say?": the outlet asks it, and nobody has answered yet."""
    first, end = view.bounds(cue)
    if view.tokens.text[end - 1] != "?" or view.quoted(end - 1):
        return False
    helper = next((at for at in view.children(cue) if view.dep[at] == "aux" and view.tag[at] in _FINITE), None)
    subject = view.own_subject(cue)
    if helper is None or subject is None or helper > subject:
        return False
    return helper == first or any(view.tag[at].startswith("W") for at in range(first, helper))
