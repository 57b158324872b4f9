"""The attributions of a document taken one after the other, each with the speakers met so far in mind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from framing.language.attribution.signatures import RULE as SIGNED
from framing.language.attribution.verbs import is_thought
from framing.language.speakers.epithets import introduced
from framing.language.speakers.figures import Figure, Mention, Names, Resolved
from framing.language.speakers.genders import of_pronoun
from framing.language.speakers.mentions import MentionReader
from framing.language.speakers.nesting import enclosing
from framing.language.speakers.prominence import prominence
from framing.language.speakers.pronouns import SPOKE, Memory
from framing.language.speakers.relays import Relays
from framing.language.speakers.signers import Signers
from framing.language.speakers.speaker_records import first_met, speaker_records
from framing.language.speakers.word_lists import words
from framing.language.view import SUBJECTS, View
from framing.model import Attribution, Span, Speaker

_FILLS = 0.8  # share of a sentence that a quotation without a cue must take up to be the running speaker's
_RUNNING_ZONES = 1  # paragraphs a quotation without a cue may stand after the one its speaker was named in
_TOGETHER = 4  # people a joint source names beside the first
_LONGEST = 60  # tokens of a source that are looked through for them
INFERRED = "running speaker, inferred"  # the link of a quotation that names nobody


class _Running(NamedTuple):
    """Who spoke last, in which paragraph, and the words that named them."""

    figure: Figure
    zone: int
    source: tuple[Span, ...]


class Resolver:
    """One document's attributions on the way to their speakers."""

    def __init__(self, view: View, persons: Names, bodies: Names) -> None:
        self._view, self._persons, self._bodies = view, persons, bodies
        self._reader = MentionReader(view, persons, bodies, Memory(view, persons, bodies))
        self._signers = Signers(view.document.text, persons)
        self._found: dict[int, Resolved] = {}
        self._relays = Relays(view, persons, bodies, self._reader, self._found)
        self._joint: dict[int, list[Figure]] = {}
        self._running: _Running | None = None
        # How many paragraphs of the body begin up to each zone: what stands between them parts nobody from their words.
        self._paragraph = list(accumulate(zone.kind == "body" for zone in view.document.zones))
        self._taken_over: dict[int, tuple[Span, ...]] = {}  # inferred attributions: the words they were inferred from

    def resolve(self) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
        """All attributions with their speakers, and the speakers in order of first mention as a source."""
        attributions = self._view.attributions
        outer = enclosing(attributions)
        for index, pronoun in self._order(attributions):
            if pronoun is not None:
                self._stray(pronoun)
            else:
                self._attribution(index, attributions[index], outer[index])
        for index, attribution in enumerate(attributions):
            self._own_words(index, attribution, outer)
            self._relays.report(index, attribution, outer)
        self._relays.pass_on(attributions, outer)
        self._introduce()
        return self._speakers(attributions)

    def _introduce(self) -> None:
        """Whom the lead describes and the next paragraph names is one source."""
        for index, found in self._found.items():
            person = introduced(self._view, self._persons, found.figure)
            if person is not None:
                person.mentions.extend(found.figure.mentions)
                self._found[index] = Resolved(person, "description before the name", found.where)

    def _order(self, attributions: Sequence[Attribution]) -> list[tuple[int, int | None]]:
        """Attributions by where their source stands, and subjects "he" and "she" of other clauses between them."""
        tokens = self._view.tokens
        events: list[tuple[int, int, int | None]] = []
        taken: set[int] = set()
        for index, attribution in enumerate(attributions):
            span = (attribution.source or attribution.cue or attribution.content)[0]
            events.append((span.start, index, None))
            for source in attribution.source:
                taken.update(range(*self._view.range_of(source)))
        for token, word in enumerate(self._view.normal):
            if (
                word in of_pronoun()
                and tokens.dep[token] in SUBJECTS
                and token not in taken
                and not self._view.quoted(token)
            ):
                events.append((tokens.start[token], -1, token))
        return [(index, pronoun) for _, index, pronoun in sorted(events, key=lambda e: (e[0], e[1]))]

    def _stray(self, token: int) -> None:
        """A pronoun that is nobody's source still hands its figure on to the next pronoun."""
        figure = self._reader.memory.person(token)
        if figure is not None:
            self._reader.memory.heard(Mention(token, token + 1, token, figure, prominence(self._view, token)))

    def _attribution(self, index: int, attribution: Attribution, outer: int | None) -> None:
        swallowed = outer is None and _swallowed(attribution)
        resolved = None if swallowed else self._source(attribution)
        if attribution.rule == SIGNED:
            resolved = self._signers.read(attribution)
        zone = self._zone(attribution)
        if resolved is None and outer is None and self._runs_on(attribution, zone):
            resolved = self._running and Resolved(self._running.figure, INFERRED, None)
            if self._running is not None:
                self._taken_over[index] = self._running.source
        if resolved is None:
            return
        self._found[index] = resolved
        self._joint[index] = self._together(attribution, resolved)
        figure = resolved.figure
        if (
            resolved.link == "pronoun"
            and resolved.where is not None
            and figure.gender is None
            and figure.form != "institution"
        ):
            figure.gender = of_pronoun().get(self._view.normal[resolved.where[0]])
        if resolved.where is not None:
            low, high = resolved.where
            head = self._view.nominal_head(low, high)
            head = low if head is None else head
            bonus = SPOKE if attribution.cue_class == "speech" else 0.0
            value = prominence(self._view, head) + bonus
            self._reader.memory.heard(Mention(low, high, head, resolved.figure, value))
            span = self._view.span(low, high)
            known = self._persons.at.get(low) or self._bodies.at.get(low)
            if known is None or known.figure is not figure:
                figure.mentions.append(span)
        said = attribution.cue_class == "speech" or is_thought(attribution.verb)
        if outer is None and said and self._in_body(attribution):
            source = self._taken_over.get(index, attribution.source)
            self._running = _Running(resolved.figure, self._last_zone(attribution, zone), source)
        self._relays.media(index, attribution, resolved)

    def _runs_on(self, attribution: Attribution, zone: int) -> bool:
        """Whether this is a quotation without source and cue, close enough to whoever spoke last."""
        bare = (not attribution.source and not attribution.cue) or _swallowed(attribution)
        bare = bare and attribution.cue_class == "speech"
        near = self._running is not None and zone - self._running.zone <= _RUNNING_ZONES
        return bare and near and self._stands_alone(attribution)

    def _stands_alone(self, attribution: Attribution) -> bool:
        """Whether a quotation begins or fills its sentence; a few words inside one of the outlet's may be anybody's."""
        low, high = self._view.range_of(attribution.content[0])
        sentence = self._view.sentences[self._view.tokens.sentence[min(low, len(self._view.tokens) - 1)]]
        return low <= sentence.first or high - low >= _FILLS * (sentence.last - sentence.first)

    def _source(self, attribution: Attribution) -> Resolved | None:
        for span in attribution.source:
            low, high = self._view.range_of(span)
            if low < high:
                found = self._reader.read(low, high, attribution.verb)
                found = found or self._in_clause(low, high)
                if found is not None:
                    return found
        return None

    def _in_clause(self, low: int, high: int) -> Resolved | None:
        """Who acts in a source that is a clause: "Update: Orlo replied to the letter, via the Post: “…”"."""
        view = self._view
        finite = [at for at in range(low, high) if view.tokens.tag[at] in ("VBD", "VBZ", "VBP")]
        for verb in finite:
            subject = view.own_subject(verb)
            if subject is not None and low <= subject < high:
                first, last = view.subtree(subject)
                found = self._reader.read(max(low, first), min(verb, last), None) if first < verb else None
                if found is not None:
                    return Resolved(found.figure, "who acts in the clause", found.where)
        named = [m for m in (self._persons.at.get(at) for at in range(low, high)) if m is not None] if finite else []
        return Resolved(named[-1].figure, "who acts in the clause", (named[-1].low, named[-1].high)) if named else None

    def _together(self, attribution: Attribution, first: Resolved) -> list[Figure]:
        """Further people and bodies joined to the first by "and": "Tamsin Orlo and Peder Lind said"."""
        found: list[Figure] = []
        if first.where is None:
            return found
        view = self._view
        for span in attribution.source:
            low, high = view.range_of(span)
            at = view.nominal_head(low, min(high, low + _LONGEST)) if low < high else None
            while at is not None and len(found) < _TOGETHER:
                after = next((c for c in view.children(at) if view.tokens.dep[c] == "conj" and at < c < high), None)
                mention = None if after is None else self._persons.at.get(after) or self._bodies.at.get(after)
                if mention is not None and mention.figure is not first.figure and mention.figure not in found:
                    found.append(mention.figure)
                at = after
        return found

    def _own_words(self, index: int, attribution: Attribution, outer: Sequence[int | None]) -> None:
        """ "I" and "we" inside somebody's words are whoever speaks those words; in the outlet's own text nobody."""
        if index in self._found or not attribution.source:
            return
        low, high = self._view.range_of(attribution.source[0])
        head = self._view.nominal_head(low, high) if low < high else None
        if head is None or self._view.normal[head] not in words("first person"):
            return
        around = outer[index]
        if around is not None and around in self._found and self._view.quoted(head):
            self._found[index] = Resolved(
                self._found[around].figure, "first person in the speaker's words", (head, head + 1)
            )

    def _in_body(self, attribution: Attribution) -> bool:
        low, _ = self._view.range_of(attribution.content[0])
        low = min(low, len(self._view.tokens) - 1)
        return self._view.sentences[self._view.tokens.sentence[low]].kind == "body"

    def _zone(self, attribution: Attribution) -> int:
        low, _ = self._view.range_of((attribution.source or attribution.cue or attribution.content)[0])
        low = min(low, len(self._view.tokens) - 1)
        return self._paragraph[self._view.sentences[self._view.tokens.sentence[low]].zone]

    def _last_zone(self, attribution: Attribution, zone: int) -> int:
        """The paragraph an attribution ends in: a quotation may go on over several."""
        low, high = self._view.range_of(attribution.content[-1])
        sentence = self._view.tokens.sentence[high - 1] if low < high else None
        return zone if sentence is None else max(zone, self._paragraph[self._view.sentences[sentence].zone])

    def _speakers(self, attributions: Sequence[Attribution]) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
        via = self._relays.via
        figures = first_met(attributions, self._found, (self._joint, via))
        ids = {id(figure): f"s{number}" for number, figure in enumerate(figures, 1)}
        resolved = []
        for index, attribution in enumerate(attributions):
            found = self._found.get(index)
            speaker, link = (ids[id(found.figure)], found.link) if found else (None, None)
            source = self._taken_over.get(index, attribution.source)
            joint, through = (tuple(ids[id(f)] for f in more.get(index, ())) for more in (self._joint, via))
            resolved.append(attribution._replace(source=source, speaker=speaker, link=link, via=through, joint=joint))
        return tuple(resolved), speaker_records(figures, self._view, self._bodies)


def _swallowed(attribution: Attribution) -> bool:
    """Whether the source stands inside the words it is said to say: a verb within a quotation is no cue of it."""
    return attribution.kind == "direct" and any(
        content.start <= source.start and source.end <= content.end
        for source in attribution.source
        for content in attribution.content
    )
