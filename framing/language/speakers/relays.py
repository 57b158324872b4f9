"""Words that came through others: the media an attribution names, and speakers inside whose words others speak."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.speakers.channels import channels, dispatch, passes_on, says_medium, spoken_inside
from framing.language.speakers.figures import Figure, Names, Resolved
from framing.language.speakers.mentions import MentionReader
from framing.language.speakers.source_types import body_type
from framing.language.speakers.word_lists import words
from framing.language.view import View, is_according
from framing.model import Attribution


class Relays:
    """Through whom each attribution of a document came; ``found`` holds the speakers, and grows as they are read."""

    def __init__(
        self, view: View, persons: Names, bodies: Names, reader: MentionReader, found: dict[int, Resolved]
    ) -> None:
        self._view, self._persons, self._bodies = view, persons, bodies
        self._reader, self._found = reader, found
        self.via: dict[int, list[Figure]] = {}  # by attribution, the nearest first
        self._outlet = _letters(view.document.outlet or "")

    def media(self, index: int, attribution: Attribution, resolved: Resolved) -> None:
        """Note the media an attribution came through, and sources that are media themselves."""
        through = channels(self._view, self._bodies, attribution)
        for mention in through:
            if mention.figure is not resolved.figure:
                mention.figure.channel = True
                if self._outlet and _letters(mention.figure.name) == self._outlet:
                    continue  # "told the Echo", in the Echo: the words came through nobody else
                self.via.setdefault(index, []).append(mention.figure)
        for span in attribution.channel:
            self._named_channel(index, resolved, *self._view.range_of(span))
        figure = resolved.figure
        place = self._bodies.at.get(resolved.where[0]) if resolved.where else None
        sends = place is not None and place.figure is figure and dispatch(self._view, place)
        # Whoever is there to report, and of whom nothing else is told, is a medium: "Harbour Watch reports that …".
        reports = attribution.verb == "report" and figure.named and body_type(figure) == "unknown"
        if figure.form == "institution" and (sends or says_medium(figure) or reports):
            figure.channel = True

    def _named_channel(self, index: int, resolved: Resolved, low: int, high: int) -> None:
        """The channel that the relation itself names: "according to reports from X, …"."""
        carrier = self._reader.read(low, high, "say") if low < high else None
        if carrier is None or carrier.figure is resolved.figure or carrier.figure in self.via.get(index, ()):
            return
        if self._outlet and _letters(carrier.figure.name) == self._outlet:
            return
        self.via.setdefault(index, []).append(carrier.figure)
        mention = self._bodies.at.get(carrier.where[0]) if carrier.where else None
        if mention is not None and mention.figure is carrier.figure:
            sends = dispatch(self._view, mention) or passes_on(self._view, self._persons, mention)
            carrier.figure.channel = carrier.figure.channel or sends

    def pass_on(self, attributions: Sequence[Attribution], outer: Sequence[int | None]) -> None:
        """Words reported inside somebody else's words came through that speaker as well."""
        for index in sorted(self._found, key=lambda i: _depth(i, outer)):
            around = outer[index]
            if around is None or around not in self._found or attributions[around].cue_class != "speech":
                continue
            carrier = self._found[around].figure
            self._carry(attributions[around], self._found[around], self._found[index])
            chain = [carrier, *self.via.get(around, ())]
            self.via[index] = [
                *self.via.get(index, ()),
                *(f for f in chain if f is not self._found[index].figure and f not in self.via.get(index, ())),
            ]

    def _carry(self, outer: Attribution, carrier: Resolved, speaker: Resolved) -> None:
        """ "according to X", around the words of a named person: X is a medium."""
        mention = self._bodies.at.get(carrier.where[0]) if carrier.where else None
        if (
            mention is None
            or not (is_according(outer) or outer.verb in words("what media do with words of others"))
            or speaker.figure.form != "person"
        ):
            return
        if mention.figure is carrier.figure and passes_on(self._view, self._persons, mention):
            carrier.figure.channel = True

    def report(self, index: int, attribution: Attribution, outer: Sequence[int | None]) -> None:
        """Credit the minister in "according to reports from X, the minister said …", where only X has a relation."""
        found = self._found.get(index)
        if found is None or not found.figure.channel or not is_according(attribution) or index in outer:
            return
        inside = spoken_inside(self._view, self._persons, attribution)
        if inside is None:
            return
        (low, high), verb = inside
        said = self._reader.read(low, high, verb)
        if said is not None and said.figure is not found.figure:
            self._found[index] = Resolved(said.figure, f"{said.link}, passed on by a medium", said.where)
            self.via.setdefault(index, []).insert(0, found.figure)


def _letters(name: str) -> str:
    """An outlet's name as it is compared: "The Harbour Post", "harbour-post", "www.harbourpost.co.uk" are one."""
    parts = name.casefold().removeprefix("www.").split()
    plain = " ".join(parts[1:] if len(parts) > 1 and parts[0] == "the" else parts)
    domain = plain.split(".")[0] if " " not in plain else plain
    return "".join(filter(str.isalnum, domain)).removeprefix("the")


def _depth(index: int, outer: Sequence[int | None]) -> int:
    depth, at = 0, outer[index]
    while at is not None and depth < 50:
        depth, at = depth + 1, outer[at]
    return depth
