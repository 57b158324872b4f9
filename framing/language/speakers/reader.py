"""A source's words → who it is: a name, a description, a body, a text, a pronoun, or nothing that can speak."""

from __future__ import annotations

from framing.language.speakers.bodies import body_range, key_of
from framing.language.speakers.descriptions import DEFINITE, Described
from framing.language.speakers.figures import Figure, Names, Resolved
from framing.language.speakers.page import SUBJECTS, Page
from framing.language.speakers.pronouns import FIRST_PERSON, GENDER, GROUP, THING, Memory
from framing.language.speakers.words import Kind, Term, look_up

# Verbs that only people are subjects of: with one of them an unknown noun is somebody.
_PEOPLE_ONLY = frozenset(
    "say tell add ask reply respond answer write tweet joke quip announce continue explain recall remark comment "
    "declare insist complain admit concede think believe hope want worry argue shout whisper testify".split()
)
# What a text can do; it does not hope, raise alarm or support.
_TEXTS_CAN = frozenset(
    "say state show find conclude indicate suggest report reveal describe call note argue warn require stipulate "
    "specify read claim allege estimate predict recommend cite list detail outline confirm contend project forecast "
    "declare "
    "accuse identify quote announce urge ask document explain order charge provide put add tell mention assert".split()
) | {"according to", "accord", "point out", "per", "refer to"}
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "ers", "ors", "ists", "ians", "man", "men", "woman", "women", "ee", "ees")
_NOBODY = frozenset(
    {"this", "that", "these", "those", "there", "what", "whatever", "whoever", "which", "who", "whose"}
    | {"nobody", "none", "no", "nothing", "you", "your", "one", "something", "everything", "how", "where", "when"}
)
_NO_NAME = frozenset({"DATE", "TIME", "MONEY", "QUANTITY", "ORDINAL"})
_ARTICLES = frozenset({"the", "a", "an"})
_KINDS: tuple[Kind, ...] = ("role", "vague", "institution", "document", "utterance")
_NAME_WORDS = 14  # words of a description that stand in its name
_AMOUNTS = frozenset(
    "percent number half thirds % group dozen dozens handful pair army hundreds thousands scores majority minority "
    "couple".split()
)
_LOOK_BACK = 80  # tokens "they" looks back over for people who have not spoken yet
_LONGEST = 120  # tokens of a source that are read
_DEPTH = 4  # "the claim of the spokesman for the man who …": how far one source is followed into another


class Reader:
    """Reads sources one by one in the order of the text, and remembers whom it met."""

    def __init__(self, page: Page, persons: Names, bodies: Names, memory: Memory) -> None:
        self._page, self._persons, self._bodies = page, persons, bodies
        self.memory = memory
        self.described = Described(persons, bodies)
        sentence = page.tokens.sentence
        # Words that are capitalised in the middle of a sentence keep their capital at its beginning.
        self._capitals = frozenset(
            page.words[i]
            for i in range(1, len(sentence))
            if page.tokens.text[i][:1].isupper()
            and page.tokens.text[i - 1].islower()
            and sentence[i - 1] == sentence[i]
        )

    def read(self, low: int, high: int, verb: str | None, depth: int = 0) -> Resolved | None:
        """Who the tokens from ``low`` to before ``high`` stand for; ``verb`` is what this source does."""
        high = min(high, low + _LONGEST)
        head = self._page.head(low, high)
        if head is None or depth > _DEPTH:
            return None
        word = self._page.words[head]
        if word in FIRST_PERSON:
            return None
        if word.endswith(("self", "selves")):  # "Orlo himself"
            named = self._named(low, high, head - 1) if head > low else None
            if named is not None:
                return named
        pronoun = self._pronoun(head, verb, depth)
        if pronoun is not None or word in GENDER or word in GROUP or word in THING or word in _NOBODY:
            return pronoun
        return self._named(low, high, head) or self._phrase(low, high, head, verb, depth)

    def _pronoun(self, head: int, verb: str | None, depth: int) -> Resolved | None:
        page, word = self._page, self._page.words[head]
        where = (head, head + 1)
        if word in GENDER:
            figure = self.memory.person(head)
            return Resolved(figure, "pronoun", where) if figure else None
        if word in GROUP:
            figure = self.memory.group(head)
            return Resolved(figure, "pronoun", where) if figure else self._group_before(head, depth)
        if word in THING:
            figure = self.memory.thing(head)
            return Resolved(figure, "pronoun", where) if figure else None
        if word in ("who", "that", "which") and page.tokens.tag[head] in ("WP", "WDT", "IN", "DT"):
            at = page.tokens.head[head]
            while page.tokens.dep[at] in ("conj", "xcomp", "aux", "ccomp") and page.tokens.head[at] != at:
                at = page.tokens.head[at]
            if page.tokens.dep[at] == "relcl":
                noun = page.tokens.head[at]
                low, end = page.tree.low[noun], max(noun + 1, page.tree.low[at])
                found = self.read(low, end, verb, depth + 1) if low < end <= head + 1 else None
                return Resolved(found.figure, f"relative clause, {found.link}", found.where) if found else None
        return None

    def _group_before(self, head: int, depth: int) -> Resolved | None:
        """The last people that were the subject of a clause, though they were no source: "Nurses … They said"."""
        page = self._page
        sentence = page.tokens.sentence[head]
        for index in range(head - 1, max(-1, head - _LOOK_BACK), -1):
            if page.clock[sentence] - page.clock[page.tokens.sentence[index]] > 1:
                break
            plural = page.tokens.tag[index] in ("NNS", "NNPS") and page.tokens.dep[index] in SUBJECTS
            if plural and not page.quoted[index] and page.words[index] not in GROUP:
                found = self._term(index, index)
                if found is not None and found[0] in ("role", "vague"):
                    before = self.read(page.tree.low[index], max(index + 1, page.tree.high[index]), "say", depth + 1)
                    return Resolved(before.figure, "pronoun", (head, head + 1)) if before else None
        return None

    def _named(self, low: int, high: int, head: int) -> Resolved | None:
        """A person named at the head, or beside it: "the governor, Tamsin Orlo", "Secretary of State Tamsin Orlo"."""
        page, at = self._page, self._persons.at
        mention = at.get(head)
        rule = ""
        if mention is None:
            for index in range(low, high):
                other = at.get(index)
                if other is None:
                    continue
                hung = page.tokens.dep[other.head] == "appos" and page.tokens.head[other.head] == head
                beside = (
                    other.low > head
                    and all(
                        page.tokens.text[i][:1].isupper() or page.words[i] in ("of", "the", "and", "for", "")
                        for i in range(head, other.low)
                    )
                    and page.proper(head)
                    and look_up("role", [page.words[head]]) is not None
                    and page.tokens.text[other.low - 1] != "'s"
                )
                if hung or beside:
                    mention, rule = other, "apposition" if hung else ""
                    break
        if mention is None or (mention.high - 1 < head):
            return None
        full = mention.high - mention.low > 1
        first_words = mention.figure.name.split()
        link = rule or (
            "name"
            if full or len(first_words) == 1
            else "surname"
            if page.words[mention.high - 1] in first_words[-1].lower()
            else "given name"
        )
        return Resolved(mention.figure, link, (mention.low, mention.high))

    def _phrase(self, low: int, high: int, head: int, verb: str | None, depth: int) -> Resolved | None:
        page = self._page
        if page.tokens.entity[head] in _NO_NAME or page.words[low] in ("no", "neither", "none"):
            return None
        found = self._term(low, head)
        if page.words[head] in _AMOUNTS or (found is None and page.tokens.tag[head] == "CD"):
            found = self._term_below(head) or found
            if found is None:
                return None
        if found is not None and found[0] in ("utterance", "document"):
            return self._text(low, high, head, verb, depth)
        if page.proper(head) and not (found is not None and found[0] == "role"):
            return self._body(head)
        if found is None:
            return self._unknown(low, high, head, verb)
        kind, term, plural = found
        plural = plural or page.tokens.tag[head] in ("NNS", "NNPS") or page.tokens.tag[head] == "CD"
        definite = page.words[low] in DEFINITE or (low < head and page.tokens.tag[low] == "PRP$")
        if kind == "role" and not plural and definite:
            person = self.described.person(page, (low, head + 1), head, term, low)
            if person is not None:
                return Resolved(person, "role", (low, self._end(low, high, head)))
        if kind == "institution" and not plural:
            return self._institution(low, high, head, term, definite)
        return self._description("description", low, high, head, term, plural=plural, definite=definite)

    def _term(self, low: int, head: int) -> tuple[Kind, Term, bool] | None:
        """The longest term that ends at the head."""
        words = self._page.words
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

    def _term_below(self, head: int) -> tuple[Kind, Term, bool] | None:
        """The term in "40 percent of voters"."""
        for child in self._page.tree.children[head]:
            if self._page.words[child] in ("of", "in"):
                noun = self._page.tree.child(child, "pobj")
                if noun is not None:
                    return self._term(self._page.tree.low[noun], noun)
        return None

    def _text(self, low: int, high: int, head: int, verb: str | None, depth: int) -> Resolved | None:
        """A text that is cited; words of somebody ("a statement from the ministry") are credited to whose they are."""
        page = self._page
        if look_up("utterance", [page.words[head]]) is not None:
            owner = self._owner(head, depth) or self._maker(head)
            if owner is not None:
                return Resolved(owner.figure, f"words of the source, {owner.link}", owner.where)
        if verb not in _TEXTS_CAN:
            return None
        hit = look_up("document", [page.words[head]]) or look_up("utterance", [page.words[head]])
        term = hit[0] if hit else None
        return self._description("document", low, high, head, term, plural=False, definite=page.words[low] in DEFINITE)

    def _owner(self, head: int, depth: int) -> Resolved | None:
        """Whose words they are: "the ministry's report", "a report by the ministry"."""
        page = self._page
        for child in page.tree.children[head]:
            owner: int | None = None
            if page.tokens.dep[child] == "poss" and child < head:
                owner = child
            elif page.words[child] in ("by", "from") and child > head:
                owner = page.tree.child(child, "pobj")
            if owner is not None and page.tokens.entity[owner] not in _NO_NAME:
                found = self.read(page.tree.low[owner], page.tree.high[owner], "say", depth + 1)
                if found is not None:
                    return found
        return None

    def _maker(self, head: int) -> Resolved | None:
        """The named body right before the text: "a Harbour Post report"."""
        if head == 0 or self._page.tokens.dep[head - 1] not in ("compound", "nmod", "amod", "poss"):
            return None
        mention = self._bodies.at.get(head - 1)
        if mention is None or self._page.tokens.entity[head - 1] != "ORG":
            return None
        return Resolved(mention.figure, "name", (mention.low, mention.high))

    def _body(self, head: int) -> Resolved | None:
        page = self._page
        mention = self._bodies.at.get(head)
        if mention is not None:
            mention.figure.plural = mention.figure.plural or (
                page.tokens.tag[head] == "NNPS" and page.tokens.entity[head] == "NORP"
            )
            return Resolved(mention.figure, "name", (mention.low, mention.high))
        low, high = body_range(page, head)
        key = key_of(page, low, high)
        if not key:
            return None
        known = self.described.earlier(key, key[-1], None, plural=False, definite=False)
        figure = known or self.described.add(Figure("institution", page.text(low, high), True), key, key[-1])
        return Resolved(figure, "name", (low, high))

    def _institution(self, low: int, high: int, head: int, term: Term, definite: bool) -> Resolved:
        page = self._page
        bare = low == head or (low + 1 == head and page.words[low] in DEFINITE)
        if definite and bare:
            named = self.described.body(page.words[head], head)
            if named is not None:
                return Resolved(named, "description of a body", (low, head + 1))
        return self._description("institution", low, high, head, term, plural=False, definite=definite)

    def _unknown(self, low: int, high: int, head: int, verb: str | None) -> Resolved | None:
        """A noun the lexicon does not know: somebody, if it looks like a person or does what only people do."""
        page = self._page
        word = page.words[head]
        person = word.endswith(_PERSON_ENDINGS) and page.tokens.tag[head].startswith("N")
        if verb not in _PEOPLE_ONLY and not (person and page.tokens.tag[head] == "NNS"):
            return None
        if page.tokens.tag[head] not in ("NN", "NNS", "NNP", "NNPS"):
            return None
        plural = page.tokens.tag[head] in ("NNS", "NNPS")
        return self._description(
            "description", low, high, head, None, plural=plural, definite=page.words[low] in DEFINITE
        )

    def _description(
        self, form: str, low: int, high: int, head: int, term: Term | None, *, plural: bool, definite: bool
    ) -> Resolved:
        page = self._page
        end = self._end(low, high, head)
        start = low
        while start < head and page.tokens.tag[start] in ("IN", "TO", "RB", "CC", ",", "``", "''"):
            start += 1  # "by the critics": the preposition is no part of the name
        while start < head and (
            page.words[start] in _ARTICLES
            or not page.words[start]
            or page.words[start] in ("even", "that", "this", "these", "those")
        ):
            start += 1
        key = key_of(page, start, end)
        known = self.described.earlier(key, page.words[head], term, plural=plural, definite=definite)
        if known is not None and known.form == form:
            return Resolved(known, "description repeated", (low, end))
        name = page.text(start, end)
        begins = page.tokens.tag[start] not in ("NNP", "NNPS") and not page.tokens.entity[start]
        if begins and name[1:2].islower() and page.words[start] not in self._capitals:
            name = name[:1].lower() + name[1:]
        figure = Figure(form, name, False, plural=plural, term=term, gender=term.gender if term else None)  # type: ignore[arg-type]
        return Resolved(self.described.add(figure, key, page.words[head]), "description", (low, end))

    def _end(self, low: int, high: int, head: int) -> int:
        """Where a description ends: before a relative clause or a comma, and not after too many words."""
        page = self._page
        end = min(high, low + _NAME_WORDS)
        for child in page.tree.children[head]:
            if head < child < end and page.tokens.dep[child] in ("relcl", "appos", "advcl"):
                end = page.tree.low[child]
        for index in range(head + 1, end):
            if page.tokens.text[index] in (",", ";", "—", "–", "(", '"', ":"):
                end = index
                break
        while end > head + 1 and (not page.words[end - 1] or page.tokens.tag[end - 1] in ("IN", "DT", "WP", "WDT")):
            end -= 1
        return max(end, head + 1)
