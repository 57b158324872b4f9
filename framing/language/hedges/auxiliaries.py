"""The clause a modal verb stands in: its verb, whether it is inverted or perfect, and who reports it."""

from __future__ import annotations

from framing.language.hedges.forms import every_form
from framing.language.hedges.sight import Sight

_CLIMB = 6
COMMITTING = every_form(
    "promise vow pledge announce agree decide swear confirm ensure guarantee undertake plan intend commit"
)
WISHING = every_form("hope wish want wait pray")
ASKING = every_form("ask wonder know see decide determine discuss consider")
PREDICTING = every_form(
    "predict warn fear argue contend estimate suggest think believe expect worry forecast project maintain insist claim"
)
REPORTING = every_form(
    """say tell add note explain report write state declare insist claim assert testify reveal indicate acknowledge
    admit concede recall reply respond mention stress emphasize emphasise deny know learn hear show"""
)

REPORTS = REPORTING | PREDICTING | COMMITTING | WISHING | ASKING
_FAR = 200  # tokens between a clause and its verb of saying


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


def is_modal(sight: Sight, modal: int) -> bool:
    """Whether the tagger takes the word for a modal verb: neither "May" the month nor "might" the strength."""
    return sight.tag[modal] == "MD"


def inverted(sight: Sight, modal: int, verb: int) -> bool:
    """Whether the subject follows the modal: a question, or "should either side fail"."""
    subject = sight.child(verb, "nsubj", "nsubjpass", "expl")
    return subject is not None and modal < subject < verb


def asks(sight: Sight, index: int) -> bool:
    """Whether the sentence is a question."""
    _, end = sight.bounds(index)
    return any(sight.lower[at] == "?" for at in range(max(index, end - 3), end))


def perfect(sight: Sight, modal: int, verb: int) -> bool:
    """Whether "have" follows: "could have left"."""
    return any(sight.lower[at] in ("have", "'ve") for at in range(modal + 1, verb))


def before(sight: Sight, index: int) -> str:
    """The word before ``index`` in its sentence, or ""."""
    return sight.word(index - 1, index)


def reporter(sight: Sight, verb: int) -> int | None:
    """The verb of saying or thinking whose complement the clause of ``verb`` is, however coordinated."""
    below = verb
    for _ in range(_CLIMB):
        head = sight.head[verb]
        if head == verb or abs(head - below) > _FAR:
            break
        if ";" in sight.lower[min(head, below) : max(head, below)]:
            break
        dep = sight.dep[verb]
        if dep == "ccomp" and sight.tag[head].startswith("JJ"):
            return sight.head[head]
        if dep == "ccomp" or (dep == "parataxis" and sight.lower[head] in REPORTING):
            if sight.lower[head] in REPORTS or sight.tag[head].startswith("VB"):
                return head
        elif dep == "acl" and sight.child(verb, "mark") is not None:
            return head
        elif dep not in ("conj", "advcl", "xcomp"):
            break
        verb = head
    for child in sight.children(below):  # "…, he said" hung below the clause
        if child > below and sight.dep[child] in ("parataxis", "ccomp") and sight.lower[child] in REPORTING:
            return child
    return None
