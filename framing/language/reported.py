"""Which contents of attributions are words or thoughts of the source, and how far they reach."""

from __future__ import annotations

from collections.abc import Iterator

from framing.language.attribution.verbs import is_thought
from framing.language.view import SUBJECTS, View
from framing.model import Attribution, Parsed, Span

# Verbs that judge or deny a thing: of their contents only a clause renders what the source says.
_JUDGING = frozenset(
    """criticize criticise condemn denounce slam blast attack praise hail applaud laud rebuke decry deride mock ridicule
    rip lambaste assail chide scold thank congratulate commend welcome defend endorse salute chastise berate castigate
    excoriate bash disparage insult celebrate deny dispute reject refute rebut dismiss challenge contest disavow
    contradict cite""".split()
)
_SHOWING = frozenset("reveal show indicate suggest demonstrate".split())
_RECORDS = frozenset(
    """record document paper file filing datum data figure statistic number footage video tape recording photo
    photograph picture image email e-mail log receipt transcript evidence history result test reading""".split()
)
_FREE = ("what", "whatever", "whoever")
_TOLD = ("ask", "tell", "quote")  # "asked whether it could": somebody did ask
_CITING = ("citing", "quoting")


def reported_speech(parsed: Parsed) -> Iterator[Span]:
    """Every stretch in which a source's words or thoughts are rendered; unsorted, and they may overlap. Linear time."""
    view = View.of(parsed)
    for attribution in parsed.attributions:
        if (attribution.cue_class == "speech" or is_thought(attribution.verb)) and not _nobodys(view, attribution):
            for content in attribution.content:
                if _describes(view, content):
                    continue
                said = content if attribution.verb not in _JUDGING else _clause(view, content)
                if said is not None:
                    yield _before_citing(view, said)


def _nobodys(view: View, attribution: Attribution) -> bool:
    """A passive without an agent, or records that show: nobody says or thinks it."""
    verbs = [index for span in attribution.cue for index in range(*view.range_of(span))]
    if not attribution.source and attribution.verb not in _TOLD and any(view.tag[verb] == "VBN" for verb in verbs):
        return True
    if attribution.verb not in _SHOWING:
        return False
    showing = (view.own_subject(verb) for verb in verbs)
    return any(subject is not None and view.lemma(subject) in _RECORDS for subject in showing)


def _clause(view: View, content: Span) -> Span | None:
    """The content where a verb rules it ("that it had known"), or what a noun in it tells ("reports that …").

    None for a mere thing: "the offer", "what some call a tax".
    """
    low, high = view.range_of(content)
    if low == high or view.lower[low] in _FREE:
        return None
    for index in range(low, high):
        head = view.head[index]
        if (head == index or not low <= head < high) and view.dep[index] != "punct":
            if view.tag[index].startswith(("VB", "MD")):
                return content
            break
    for index in range(low, high):
        told = view.lower[index] == "that" and view.dep[index] == "mark"
        if told and view.dep[view.head[index]] in ("acl", "ccomp"):
            return Span(view.tokens.start[index], content.end)
    return None


def _describes(view: View, content: Span) -> bool:
    """A relative clause that tells what a claim is like: "claims that appear to have no basis"."""
    low, high = view.range_of(content)
    return low < high and view.tag[low] == "WDT" and view.dep[low] in SUBJECTS


def _before_citing(view: View, content: Span) -> Span:
    """The content without what tells where it was taken from: "…, citing people close to the talks"."""
    low, high = view.range_of(content)
    for index in range(low + 1, high):
        aside = view.lower[index] in _CITING and view.lower[index - 1] in (",", "''", '"', "”")
        if aside and view.tag[index] == "VBG" and not view.quoted(index):
            return Span(content.start, max(content.start, view.tokens.start[index - 1]))
    return content
