"""The clause a modal verb stands in: its verb, whether it is inverted or perfect, and who reports it."""

from __future__ import annotations

from framing.language.hedges.contexts import words
from framing.language.view import View

_CLIMB = 6

_REPORTS = ("reporting", "predicting", "committing", "wishing", "asking")
_FAR = 200  # tokens between a clause and its verb of saying


def verb_of(view: View, modal: int) -> int | None:
    """The verb that the modal stands with; None where it stands alone ("as best he could")."""
    verb = view.head[modal]
    if verb != modal and view.tag[verb].startswith("VB") and view.dep[modal] in ("aux", "auxpass"):
        return verb
    _, end = view.bounds(modal)
    for at in range(modal + 1, min(end, modal + 5)):
        if view.tag[at] == "VB":
            return at
        if not view.tag[at].startswith(("RB", "PRP", "NN", "DT", "TO")):
            return None
    return None


def is_modal(view: View, modal: int) -> bool:
    """Whether it is a modal verb: neither "May" the month nor "might" the strength, nor a word of a title."""
    return view.tag[modal] == "MD" and not (view.tokens.text[modal][:1].isupper() and _within_title(view, modal))


def _within_title(view: View, modal: int) -> bool:
    """Whether it is written large though it opens nothing, between words that are: "I Would Row Away"."""
    first, end = view.bounds(modal)
    if modal == first or modal + 1 >= end or not view.tokens.text[modal - 1][:1].isalpha():
        return False
    return view.tokens.text[modal - 1][:1].isupper() and view.tokens.text[modal + 1][:1].isupper()


def inverted(view: View, modal: int, verb: int) -> bool:
    """Whether the subject follows the modal: a question, or "should either side fail"."""
    subject = view.own_subject(verb)
    return subject is not None and modal < subject < verb


def asks(view: View, index: int) -> bool:
    """Whether the sentence is a question."""
    _, end = view.bounds(index)
    return any(view.lower[at] == "?" for at in range(max(index, end - 3), end))


def perfect(view: View, modal: int, verb: int) -> bool:
    """Whether "have" follows: "could have left"."""
    return any(view.lower[at] in ("have", "'ve") for at in range(modal + 1, verb))


def before(view: View, index: int) -> str:
    """The word before ``index`` in its sentence, or ""."""
    return view.word(index - 1, index)


def reporter(view: View, verb: int) -> int | None:
    """The verb of saying or thinking whose complement the clause of ``verb`` is, however coordinated."""
    below = verb
    for _ in range(_CLIMB):
        head = view.head[verb]
        if head == verb or abs(head - below) > _FAR:
            break
        if ";" in view.lower[min(head, below) : max(head, below)]:
            break
        dep = view.dep[verb]
        if dep == "ccomp" and view.tag[head].startswith("JJ"):
            return view.head[head]
        if dep == "ccomp" or (dep == "parataxis" and view.lower[head] in words("reporting")):
            if any(view.lower[head] in words(class_) for class_ in _REPORTS) or view.tag[head].startswith("VB"):
                return head
        elif dep == "acl" and view.child(verb, "mark") is not None:
            return head
        elif dep not in ("conj", "advcl", "xcomp"):
            break
        verb = head
    for child in view.children(below):  # "…, he said" hung below the clause
        if child > below and view.dep[child] in ("parataxis", "ccomp") and view.lower[child] in words("reporting"):
            return child
    return None
