"""Which contents of attributions are words or thoughts of the source, and how far they reach."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from framing.language.attribution.verbs import is_thought
from framing.language.base_forms import lemma
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
    look = _Tokens(parsed)
    for attribution in parsed.attributions:
        if (attribution.cue_class == "speech" or is_thought(attribution.verb)) and not look.nobodys(attribution):
            for content in attribution.content:
                if look.describes(content):
                    continue
                said = content if attribution.verb not in _JUDGING else look.clause(content)
                if said is not None:
                    yield look.before_citing(said)


class _Tokens:
    """The tokens of a document by offset."""

    def __init__(self, parsed: Parsed) -> None:
        self._tokens = parsed.tokens
        self._inner = [quotation.inner for quotation in parsed.quotations]
        self._inner_starts = [span.start for span in self._inner]

    def nobodys(self, attribution: Attribution) -> bool:
        """A passive without an agent, or records that show: nobody says or thinks it."""
        tokens = self._tokens
        for span in attribution.cue:
            for index in self._within(span):
                if not attribution.source and tokens.tag[index] == "VBN" and attribution.verb not in _TOLD:
                    return True
        if attribution.verb not in _SHOWING:
            return False
        return any(self._subject(span) in _RECORDS for span in attribution.cue)

    def _subject(self, cue: Span) -> str | None:
        """The noun that is the subject of the cue's verb, by its base form."""
        tokens = self._tokens
        for verb in self._within(cue):
            for index in range(verb - 1, max(0, verb - _NEAR), -1):
                if tokens.head[index] == verb and tokens.dep[index] == "nsubj":
                    return lemma(tokens.lower[index], tokens.tag[index])
        return None

    def clause(self, content: Span) -> Span | None:
        """The content where a verb rules it ("that it had known"), or what a noun in it tells ("reports that …").

        None for a mere thing: "the offer", "what some call a tax".
        """
        tokens, within = self._tokens, self._within(content)
        if not within or tokens.lower[within[0]] in _FREE:
            return None
        for index in within:
            head = tokens.head[index]
            if (head == index or not within[0] <= head <= within[-1]) and tokens.dep[index] != "punct":
                if tokens.tag[index].startswith(("VB", "MD")):
                    return content
                break
        for index in within:
            told = tokens.lower[index] == "that" and tokens.dep[index] == "mark"
            if told and tokens.dep[tokens.head[index]] in ("acl", "ccomp"):
                return Span(tokens.start[index], content.end)
        return None

    def describes(self, content: Span) -> bool:
        """A relative clause that tells what a claim is like: "claims that appear to have no basis"."""
        tokens, within = self._tokens, self._within(content)
        first = within[0] if within else None
        return first is not None and tokens.tag[first] == "WDT" and tokens.dep[first] in ("nsubj", "nsubjpass")

    def before_citing(self, content: Span) -> Span:
        """The content without what tells where it was taken from: "…, citing people close to the talks"."""
        tokens = self._tokens
        for index in self._within(content)[1:]:
            aside = tokens.lower[index] in _CITING and tokens.lower[index - 1] in (",", "''", '"', "”")
            if aside and tokens.tag[index] == "VBG" and not self._quoted(tokens.start[index]):
                return Span(content.start, max(content.start, tokens.start[index - 1]))
        return content

    def _within(self, span: Span) -> range:
        tokens = self._tokens
        return range(bisect_left(tokens.start, span.start), bisect_left(tokens.start, span.end))

    def _quoted(self, offset: int) -> bool:
        at = bisect_left(self._inner_starts, offset + 1) - 1
        return at >= 0 and offset < self._inner[at].end


_NEAR = 40  # tokens between a subject and its verb
