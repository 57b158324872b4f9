"""A source's words → who it is: a name, a pronoun, or a phrase that phrases.py reads; or nothing that can speak."""

from __future__ import annotations

from framing.language.normal_form import normal
from framing.language.speakers.figures import Mention, Names, Resolved
from framing.language.speakers.genders import of_pronoun
from framing.language.speakers.institutions import is_credit
from framing.language.speakers.pronouns import Memory
from framing.language.speakers.source_phrases import Phrases, person_endings
from framing.language.speakers.source_words import look_up
from framing.language.speakers.word_lists import words
from framing.language.view import SUBJECTS, View

_REFLEXIVE = ("self", "selves")
_RELATIVE = frozenset({"who", "that", "which"})
_ABOVE = 4  # words from a body up to the person whose description names it
_LOOK_BACK = 80  # tokens "they" looks back over for people who have not spoken yet
_LONGEST = 120  # tokens of a source that are read
_SHORT = 3  # letters; a longer word of a slogan that is a name has a capital
_SLOGAN = 3  # tokens of the shortest slogan, with the comma before it
_DEPTH = 4  # "the claim of the spokesman for the man who …": how far one source is followed into another


class MentionReader:
    """Reads sources one by one in the order of the text, and remembers whom it met."""

    def __init__(self, view: View, persons: Names, bodies: Names, memory: Memory) -> None:
        self._view, self._persons = view, persons
        self.memory = memory
        self._phrases = Phrases(view, persons, bodies, memory, self.read)

    def read(self, low: int, high: int, verb: str | None, depth: int = 0) -> Resolved | None:
        """Who the tokens from ``low`` to before ``high`` stand for; ``verb`` is what this source does."""
        high = min(high, low + _LONGEST)
        head = self._view.nominal_head(low, high)
        if head is None or depth > _DEPTH:
            return self._behind_an_office(low, high) if depth <= _DEPTH else None
        if self._credit(low, high):
            return None
        slogan = self._slogan(low, high, verb, depth)
        if slogan is not None:
            return slogan
        word = self._view.normal[head]
        if word in _RELATIVE and self._view.tokens.text[head].isupper():  # "the WHO"
            return self._phrases.read(low, high, head, verb, depth)
        if word in words("first person"):
            return None
        if word.endswith(_REFLEXIVE):  # "Orlo himself"
            named = self._named(low, high, head - 1) if head > low else None
            if named is not None:
                return named
        pronoun = self._pronoun(head, verb, depth)
        plain = ("pronouns of several", "pronouns of a thing", "nobody by themselves")
        if pronoun is not None or word in of_pronoun() or any(word in words(name) for name in plain):
            return pronoun
        named = self._named(low, high, head) or self._behind_an_office(low, high)
        return named or self._phrases.read(low, high, head, verb, depth)

    def _behind_an_office(self, low: int, high: int) -> Resolved | None:
        """Who closes a phrase that tells an office: "study co-author Tamsin Orlo", "envoy to Marshland Peder Lind".

        Whose office, brother or follower somebody is stands behind a preposition, and is not who speaks.
        """
        view, text = self._view, self._view.tokens.text
        end = next((i for i in range(low, high) if text[i] in (",", "(", "—", "–") or view.tag[i][:1] == "W"), high)
        mention = self._persons.at.get(end - 1) if end > low else None
        if mention is None and end < high - 1 and view.tag[end - 1][:2] == "JJ":  # "the party hopeful, Tamsin Orlo,"
            mention = self._persons.at.get(end + 1)
            end = mention.low if mention is not None else end
        if mention is None or mention.high < end or mention.low <= low:
            return None
        before = range(low, mention.low)
        if view.tag[mention.low - 1] in ("POS", "CC") or any(view.tag[i][:1] == "V" for i in before):
            return None
        joint = next((i for i in before if view.tag[i] in ("IN", "TO")), None)
        if joint is not None and not self._of_a_place(low, joint, mention.low):
            return None
        known = any(look_up("role", [view.normal[i]]) for i in before)
        return Resolved(mention.figure, self._rule(mention), (mention.low, mention.high)) if known else None

    def _of_a_place(self, low: int, joint: int, end: int) -> bool:
        """Whether an office and its place stand before a name: "ambassador to Marshland", "mayor of Kelby"."""
        view = self._view
        hit = look_up("role", [view.normal[joint - 1]]) if joint > low else None
        office = hit is not None and not hit[1]
        place = [i for i in range(joint + 1, end) if view.normal[i] != "the"]
        return office and bool(place) and all(view.entity[i] in ("GPE", "LOC", "NORP") for i in place)

    def _credit(self, low: int, high: int) -> bool:
        """Whether a source is a line of the page that was taken for a name."""
        text, end = self._view.tokens.text, low
        while end < high and text[end][:1].isupper():
            end += 1
        return is_credit(self._view.normal[low:end])

    def _slogan(self, low: int, high: int, verb: str | None, depth: int) -> Resolved | None:
        """ "The organisers, Keep It Ours, wrote": a name in apposition that reads as a clause of its own."""
        view, tokens = self._view, self._view.tokens
        comma = next((i for i in range(low + 1, high - 1) if tokens.text[i] == ","), None)
        if comma is None or tokens.tag[comma - 1] != "NNS":
            return None
        end = next((i for i in range(comma + 1, high) if tokens.text[i] == ","), high)
        name = [i for i in range(comma + 1, end) if tokens.text[i].isalpha() and len(tokens.text[i]) > _SHORT]
        titled = tokens.text[comma + 1][:1].isupper() and all(tokens.text[i][:1].isupper() for i in name)
        person = all(i in self._persons.at for i in range(comma + 1, end))
        if end - comma < _SLOGAN or not titled or person:
            return None
        found = self.read(low, comma, verb, depth + 1)
        if found is not None and found.figure.form == "description" and not found.figure.named:
            found.figure.name = f"{found.figure.name}, {view.text(comma + 1, end)}"
            found.figure.named = True
            found.figure.anonymity = None
        return found

    def _pronoun(self, head: int, verb: str | None, depth: int) -> Resolved | None:
        view, word = self._view, self._view.normal[head]
        where = (head, head + 1)
        if word in of_pronoun():
            figure = self.memory.person(head)
            return Resolved(figure, "pronoun", where) if figure else None
        if word in words("pronouns of several"):
            figure = self.memory.group(head)
            return Resolved(figure, "pronoun", where) if figure else self._group_before(head, depth)
        if word in words("pronouns of a thing"):
            figure = self.memory.thing(head)
            return Resolved(figure, "pronoun", where) if figure else None
        if word in _RELATIVE and view.tokens.tag[head] in ("WP", "WDT", "IN", "DT"):
            at = view.tokens.head[head]
            while view.tokens.dep[at] in ("conj", "xcomp", "aux", "ccomp") and view.tokens.head[at] != at:
                at = view.tokens.head[at]
            if view.tokens.dep[at] == "relcl":
                noun = view.tokens.head[at]
                low, end = view.low[noun], max(noun + 1, view.low[at])
                found = self.read(low, end, verb, depth + 1) if low < end <= head + 1 else None
                if word == "who" and found is not None and found.figure.form == "institution":
                    found = self._above(noun) or found
            else:
                found = self._right_before(head)
            if found is not None:
                return Resolved(found.figure, f"relative clause, {found.link}", found.where)
        return None

    def _above(self, noun: int) -> Resolved | None:
        """The person in whose description a body stands: "Orlo, a member of the Tarn board, who said …"."""
        for _ in range(_ABOVE):
            above = self._view.head[noun]
            if above == noun or self._view.tag[above].startswith("V"):
                return None
            noun = above
            mention = self._persons.at.get(noun)
            if mention is not None:
                return Resolved(mention.figure, "name", (mention.low, mention.high))
        return None

    def _right_before(self, head: int) -> Resolved | None:
        """The person named right before "who", however the parser hung the clause."""
        at = head - 1
        while at > 0 and self._view.tokens.text[at] == ",":
            at -= 1
        mention = self._persons.at.get(at) if self._view.normal[head] == "who" else None
        return Resolved(mention.figure, "name", (mention.low, mention.high)) if mention else None

    def _group_before(self, head: int, depth: int) -> Resolved | None:
        """The last people that were the subject of a clause, though they were no source: "Nurses … They said"."""
        view = self._view
        sentence = view.tokens.sentence[head]
        for index in range(head - 1, max(-1, head - _LOOK_BACK), -1):
            if view.clock[sentence] - view.clock[view.tokens.sentence[index]] > 1:
                break
            plural = view.tokens.tag[index] in ("NNS", "NNPS") and view.tokens.dep[index] in SUBJECTS
            if plural and not view.quoted(index) and view.normal[index] not in words("pronouns of several"):
                found = self._phrases.term(index, index)
                people = found[0] in ("role", "vague") if found else view.normal[index].endswith(person_endings())
                if people:
                    before = self.read(view.low[index], max(index + 1, view.high[index]), "say", depth + 1)
                    return Resolved(before.figure, "pronoun", (head, head + 1)) if before else None
        return None

    def _named(self, low: int, high: int, head: int) -> Resolved | None:
        """A person named at the head, or beside it: "the governor, Tamsin Orlo", "Secretary of State Tamsin Orlo"."""
        mention, rule = self._persons.at.get(head), ""
        if mention is None:
            beside = [m for m in (self._persons.at.get(i) for i in range(low, high)) if m and self._belongs(m, head)]
            if not beside:
                return None
            mention = beside[0]
            rule = "apposition" if self._view.tokens.dep[mention.head] == "appos" else ""
        return Resolved(mention.figure, rule or self._rule(mention), (mention.low, mention.high))

    def _belongs(self, mention: Mention, head: int) -> bool:
        """Whether a name is an apposition to the head, or follows it as a name follows an office."""
        view = self._view
        if mention.low <= head:
            return False
        if view.tokens.dep[mention.head] == "appos" and view.tokens.head[mention.head] == head:
            return True
        if self._behind_a_role(mention, head):
            return True
        office = view.proper(head) and look_up("role", [view.normal[head]]) is not None
        between = range(head, mention.low)
        return (
            office
            and view.tokens.tag[mention.low - 1] != "POS"
            and all(
                view.tokens.text[i][:1].isupper() or view.normal[i] in words("between an office and a name")
                for i in between
            )
        )

    def _behind_a_role(self, mention: Mention, head: int) -> bool:
        """ "A spokeswoman for the mayor's office, Tamsin Orlo,": the name is the role's, wherever it was hung."""
        view, after = self._view, mention.high
        ends = after >= len(view.tokens) or view.tokens.text[after] in (",", "—", "–")
        if view.tokens.text[mention.low - 1] != "," or not (ends or view.tokens.tag[after].startswith("V")):
            return False
        hit = look_up("role", [view.normal[head]])
        return hit is not None and not hit[1] and all(view.tokens.text[i] != "," for i in range(head, mention.low - 1))

    def _rule(self, mention: Mention) -> str:
        known = [word for word in mention.figure.name.lower().split() if normal(word) not in words("behind a surname")]
        if mention.high - mention.low > 1 or len(known) == 1:
            return "name"
        return "surname" if self._view.normal[mention.high - 1] in known[-1] else "given name"
