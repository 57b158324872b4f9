"""Sources that are no names: "the port chief", "two officials", "the ministry", "a report by the ministry"."""

from __future__ import annotations

from framing.language.speakers.body_anaphora import NamedBodies
from framing.language.speakers.cited_texts import NOT_NAMED, CitedTexts
from framing.language.speakers.descriptions import Described
from framing.language.speakers.epithets import later
from framing.language.speakers.figures import Figure, Follow, Mention, Names, Resolved
from framing.language.speakers.institutions import body_range, key_of
from framing.language.speakers.known_bodies import one_name
from framing.language.speakers.police import Police
from framing.language.speakers.prominence import prominence
from framing.language.speakers.pronouns import Memory
from framing.language.speakers.source_words import Kind, SourceTerm, look_up
from framing.language.speakers.spokespeople import Spokespeople
from framing.language.speakers.unnamed_sources import UnnamedSources
from framing.language.speakers.word_lists import words
from framing.language.view import View
from framing.lexicons.closed_lists import in_order

_BEFORE = frozenset({"IN", "TO", "RB", "CC", ",", "``", "''"})  # tags of what stands before a phrase: "by the critics"
_SUPERLATIVE = frozenset({"least", "most"})  # "at least one official" is no "least one official"
_KINDS: tuple[Kind, ...] = ("role", "vague", "institution", "document", "utterance")
_LONGEST_NAME = 5  # words of a name that begins with "No"


def person_endings() -> tuple[str, ...]:
    """Last letters of nouns that name several people."""
    return in_order("speaker_words", "endings of several people")


class Phrases:
    """Reads the phrases of one document; ``follow`` reads a source that is named inside another one."""

    def __init__(self, view: View, persons: Names, bodies: Names, memory: Memory, follow: Follow) -> None:
        self._view, self._bodies, self._memory = view, bodies, memory
        self._described = Described(persons)
        self._unnamed = UnnamedSources(view, self._described, follow)
        self._texts = CitedTexts(view, bodies, memory, self._unnamed, follow)
        self._named = NamedBodies(view, bodies, memory.last_body)
        self._spokespeople = Spokespeople(view, bodies, memory.voices, follow)
        self._police = Police(view, bodies)
        self._by_name = {one_name(m.figure.name): m.figure for m in reversed(bodies.mentions)}
        self._by_key = {key_of(view, m.low, m.high): m.figure for m in reversed(bodies.mentions)}

    def read(self, low: int, high: int, head: int, verb: str | None, depth: int) -> Resolved | None:
        """Who the phrase with this head stands for, or None where it is nothing that can speak."""
        view = self._view
        while low < head and view.tokens.tag[low] in _BEFORE and view.normal[low + 1] not in _SUPERLATIVE:
            low += 1
        age = self._age(low, high)
        if age is not None:  # "the 43-year-old", which the parser takes for a date
            person = self._epithet(low, age, None, verb)
            return Resolved(person, "later description", (low, age + 1)) if person is not None else None
        numbered = self._numbered(low, high)
        if numbered is not None:
            return numbered
        if view.tokens.entity[head] in NOT_NAMED or view.normal[low] in ("no", "neither", "none"):
            return None
        found = self.term(low, head)
        if view.normal[head] in words("amounts of people") or (found is None and view.tokens.tag[head] == "CD"):
            found = self._term_below(head) or found
            if found is None:
                return None
        if found is not None and found[0] in ("utterance", "document"):
            return self._texts.read(low, high, head, verb, depth)
        office = found is not None and found[0] == "role" and (found[2] or view.tokens.entity[head] != "ORG")
        if view.proper(head) and not office:
            return self._body(head)
        if found is None:
            person = self._epithet(low, head, None, verb)
            if person is not None:
                return Resolved(person, "later description", (low, self._unnamed.end(low, high, head)))
            return self._unknown(low, high, head, verb)
        kind, term, plural = found
        plural = plural or view.tokens.tag[head] in ("NNS", "NNPS") or view.tokens.tag[head] == "CD"
        definite = view.normal[low] in words("definite determiners") or (low < head and view.tokens.tag[low] == "PRP$")
        apposed = self._apposed(head) if kind == "role" and not plural else None
        if apposed is not None:
            return apposed
        if kind == "role" and not plural and definite:
            person = self._described.person(view, (low, head + 1), head, term, low)
            if person is not None:
                return Resolved(person, "role", (low, self._unnamed.end(low, high, head)))
            person = self._epithet(low, head, term, verb)
            if person is not None:
                return Resolved(person, "later description", (low, self._unnamed.end(low, high, head)))
        force = self._police.taken_up(low, head)
        if force is None and self._police.is_meant(low, head):
            force = self._described.earlier(("police",), "police", None, plural=True, definite=True)
        if force is not None:
            return Resolved(force, "description of a body", (low, head + 1))
        if kind == "role":
            behind = self._spokespeople.read(low, high, head, term, plural=plural, depth=depth)
            if behind is not None:
                return behind
        if kind == "institution" and not plural:
            return self._institution(low, high, head, term, definite)
        return self._unnamed.add("description", low, high, head, term, plural=plural, definite=definite)

    def _epithet(self, low: int, head: int, term: SourceTerm | None, verb: str | None) -> Figure | None:
        """The person named before whom "the ferry magnate" takes up; a description met before stays who it was."""
        view = self._view
        if view.normal[low] != "the" or view.tokens.tag[head] not in ("NN", "NNP", "JJ"):
            return None
        if self._described.earlier((), view.normal[head], None, plural=False, definite=True) is not None:
            return None
        return later(self._memory, low, view.normal[head], term, verb, modified=head - low > 1)

    def _age(self, low: int, high: int) -> int | None:
        """The last token of "the 43-year-old"."""
        words = [(i, word) for i, word in enumerate(self._view.normal[low:high], low) if word][:4]
        if len(words) > 1 and words[1][1].endswith("year old"):
            return words[1][0]
        spelled = [word for _, word in words]
        return words[3][0] if spelled[2:] == ["year", "old"] and spelled[:1] == ["the"] else None

    def _numbered(self, low: int, high: int) -> Resolved | None:
        """ "No 10", "No Limits": here "No" denies nothing."""
        view = self._view
        text = view.tokens.text
        if text[low].rstrip(".") not in ("No", "Number") or low + 1 >= high:
            return None
        end = low + 1
        while end < high and end - low < _LONGEST_NAME and (text[end][:1].isupper() or view.tokens.tag[end] == "CD"):
            end += 1
        if end == low + 1 or (end < high and view.tokens.tag[end].startswith("N")):
            return None  # "No official", "No 10 staff"
        name = view.text(low, end)
        if text[low].startswith("No") and not text[low + 1][:1].isdigit() and view.tokens.tag[low + 1] == "CD":
            return None
        return Resolved(self._named_figure(low, end, name), "name", (low, end))

    def _named_figure(self, low: int, high: int, name: str) -> Figure:
        """The body of a name, known by it or by another of its names, or a new one."""
        key = key_of(self._view, low, high)
        known = self._by_key.get(key) or self._by_name.get(one_name(name))
        known = known or self._described.earlier(key, key[-1], None, plural=False, definite=False)
        figure = known or self._described.add(Figure("institution", name, True), key, key[-1])
        self._by_name.setdefault(one_name(name), figure)
        self._named.note(Mention(low, high, high - 1, figure, prominence(self._view, high - 1)))
        return figure

    def _apposed(self, head: int) -> Resolved | None:
        """A name behind the role that the parser did not take for a person's: "the editor, Tamsin Orlo,"."""
        view = self._view
        for child in view.children(head):
            if view.tokens.dep[child] != "appos" or child < head or view.tokens.tag[child] != "NNP":
                continue
            low, high = body_range(view, child)
            key = key_of(view, low, high)
            common = any(look_up(kind, key[-1:]) for kind in ("institution", "setting", "document"))
            if len(key) > 1 and not common and view.tokens.entity[child] not in ("GPE", "NORP", "LOC"):
                known = self._described.earlier(key, key[-1], None, plural=False, definite=False)
                figure = known or self._described.add(Figure("person", view.text(low, high), True), key, key[-1])
                return Resolved(figure, "apposition", (low, high))
        return None

    def term(self, low: int, head: int) -> tuple[Kind, SourceTerm, bool] | None:
        """The longest term that ends at the head."""
        words = self._view.normal
        for size in (3, 2, 1):
            taken: list[str] = []
            at = head
            while at >= low and len(taken) < size:
                if words[at]:
                    taken.insert(0, words[at])
                at -= 1
            if len(taken) < size:
                continue
            for kind in _KINDS:
                hit = look_up(kind, taken)
                if hit:
                    return kind, *hit
        return None

    def _term_below(self, head: int) -> tuple[Kind, SourceTerm, bool] | None:
        """The term in "40 percent of voters"."""
        for child in self._view.children(head):
            if self._view.normal[child] in ("of", "in"):
                noun = self._view.child(child, "pobj")
                if noun is not None:
                    return self.term(self._view.low[noun], noun)
        return None

    def _body(self, head: int) -> Resolved | None:
        view = self._view
        mention = self._bodies.at.get(head)
        if mention is not None:
            mention.figure.plural = mention.figure.plural or (
                view.tokens.tag[head] == "NNPS" and view.tokens.entity[head] == "NORP"
            )
            return Resolved(mention.figure, "name", (mention.low, mention.high))
        low, high = body_range(view, head)
        key = key_of(view, low, high)
        if not key:
            return None
        # The parser may see a name in one place and miss it in another.
        return Resolved(self._named_figure(low, high, view.text(low, high)), "name", (low, high))

    def _institution(self, low: int, high: int, head: int, term: SourceTerm, definite: bool) -> Resolved:
        view = self._view
        beside = self._bodies.at.get(head + 1) if head + 1 < high else None
        if beside is not None and beside.low == head + 1:  # "the ferry firm Marsh Line"
            return Resolved(beside.figure, "name", (beside.low, beside.high))
        named = next((c for c in view.children(head) if view.tokens.dep[c] == "appos" and view.proper(c)), None)
        if named is not None and view.low[named] == head + 1:  # "the rights group Open Shore"
            found = self._body(named)
            if found is not None:
                found.figure.about.append(term)
                return found
        if definite and self._plain(low, high, head):
            taken = self._named.taken_up(head, term)
            if taken is not None:
                return Resolved(taken, "description of a body", (low, head + 1))
        return self._unnamed.add("institution", low, high, head, term, plural=False, definite=definite)

    def _plain(self, low: int, high: int, head: int) -> bool:
        """Whether nothing tells which body is meant but the article: "the ferry firm", not "the Kelby firm of Orlo"."""
        tokens = self._view.tokens
        named = any(self._view.proper(i) and tokens.entity[i] not in ("NORP", "GPE") for i in range(low, head))
        told = any(
            self._view.normal[i] in words("telling which body")
            for i in range(head + 1, self._unnamed.end(low, high, head))
        )
        return not named and not told and "'s" not in tokens.lower[low:head]

    def _unknown(self, low: int, high: int, head: int, verb: str | None) -> Resolved | None:
        """A noun the lexicon does not know: somebody, if it looks like a person or does what only people do."""
        view = self._view
        word = view.normal[head]
        person = word.endswith(person_endings()) and view.tokens.tag[head].startswith("N")
        if verb not in words("verbs of people only") and not (person and view.tokens.tag[head] == "NNS"):
            return None
        if view.tokens.tag[head] not in ("NN", "NNS", "NNP", "NNPS"):
            return None
        if word.endswith(in_order("speaker_words", "endings of what is nobody")) and not person:
            return None
        plural = view.tokens.tag[head] in ("NNS", "NNPS")
        return self._unnamed.add(
            "description",
            low,
            high,
            head,
            None,
            plural=plural,
            definite=view.normal[low] in words("definite determiners"),
        )
