"""A source without a name as it is printed and met again: "port officials", "the second source", "one of them"."""

from __future__ import annotations

from framing.language.speakers.anonymity import anonymity
from framing.language.speakers.descriptions import Described
from framing.language.speakers.figures import Figure, Follow, Form, Resolved
from framing.language.speakers.institutions import key_of
from framing.language.speakers.source_words import SourceTerm
from framing.language.speakers.word_lists import words
from framing.language.view import View
from framing.lexicons.closed_lists import word_list

_NO_PROPER = frozenset({"", "CARDINAL", "ORDINAL", "PERCENT", "DATE"})  # entities that are no names
_NAME_WORDS = 14  # words of a description that stand in its name
_FINITE = ("VBD", "VBZ", "VBP", "MD")
NEW = frozenset({"a", "an"})  # bring somebody new
_TELLING = 6  # tokens from which a description that is repeated word by word is the same source again


class UnnamedSources:
    """Makes figures of descriptions; ``follow`` reads the source that "their" stands for."""

    def __init__(self, view: View, described: Described, follow: Follow) -> None:
        self._view, self._described, self._follow = view, described, follow
        tokens = view.tokens
        # Words that are capitalised in the middle of a sentence keep their capital at its beginning.
        self._capitals = frozenset(
            view.normal[i]
            for i in range(1, len(tokens))
            if tokens.text[i][:1].isupper()
            and tokens.text[i - 1].islower()
            and tokens.sentence[i - 1] == tokens.sentence[i]
        )

    def add(
        self, form: Form, low: int, high: int, head: int, term: SourceTerm | None, *, plural: bool, definite: bool
    ) -> Resolved:
        """The figure of a description, met before or new."""
        view = self._view
        end = self.end(low, high, head)
        start = low
        while start < head and view.normal[start] in words("no part of a name, in front"):
            start += 1
        key = key_of(view, start, end)
        whose = self._whose(start, end)
        if whose is not None:
            key = (*key, *whose.lower().split())
        new = whose is None and end - low < _TELLING and self._introduces(low, head)
        known = self._described.earlier(key, view.normal[head], term, plural=plural, definite=definite)
        other = known is not None and not self._same_number(view.normal[low:head], known.name)
        if known is not None and known.form == form and not new and not other:
            return Resolved(known, "description repeated", (low, end))
        name = view.text(start, end) if whose is None else whose
        begins = view.tokens.tag[start] not in ("NNP", "NNPS") and view.tokens.entity[start] in _NO_PROPER
        if whose is None and begins and name[1:2].islower() and view.normal[start] not in self._capitals:
            name = name[:1].lower() + name[1:]
        figure = Figure(form, name, False, plural=plural, term=term, gender=term.gender if term else None)
        if form == "description":
            figure.anonymity = anonymity(view, low, end, head, term, plural=plural)
        if new:
            figure.name = self._described.numbered(name)
        return Resolved(self._described.add(figure, key, view.normal[head]), "description", (low, end))

    def _same_number(self, before: tuple[str, ...], name: str) -> bool:
        """Whether no ordinal tells two descriptions apart: "the second source" is not "first source"."""
        own = words("ordinals") & set(before)
        known = words("ordinals") & set(name.lower().split())
        return not own or own == known

    def _introduces(self, low: int, head: int) -> bool:
        """Whether a description brings somebody new: "an official", "two officials", not "officials"."""
        view = self._view
        return low < head and (view.normal[low] in NEW or view.tokens.tag[low] == "CD")

    def _whose(self, low: int, end: int) -> str | None:
        """The description with the pronoun in it read out: "the dockers’ union" for "their union", "one of the divers".

        None where it has no such pronoun, or where nobody is there for it to stand for.
        """
        view = self._view
        if view.normal[low] in word_list("function_words", "possessives") and end - low > 1:
            owner = self._follow(low, low + 1, "say", 1)
            if owner is not None:
                name = owner.figure.name
                ending = "’" if owner.figure.plural and name.endswith("s") else "’s"
                article = "the " if name[:1].islower() and not _determined(name) else ""
                return f"{article}{name}{ending} {view.text(low + 1, end)}"
        for at in range(low + 1, end):
            if view.normal[at] == "them" and view.normal[at - 1] == "of":
                group = self._follow(at, at + 1, "say", 1)
                if group is not None:
                    name = group.figure.name
                    article = "" if _determined(name) or not name[:1].islower() else "the "
                    return f"{view.text(low, at).lower()} {article}{name}"
        return None

    def end(self, low: int, high: int, head: int) -> int:
        """Where a description ends: before a relative clause or a comma, and not after too many words."""
        view = self._view
        end = min(high, low + _NAME_WORDS)
        for child in view.children(head):
            if head < child < end and view.tokens.dep[child] in ("relcl", "appos", "advcl"):
                end = view.low[child]
        for index in range(head + 1, end):
            date = view.tokens.tag[index] == "IN" and view.tokens.entity[min(index + 1, end - 1)] in ("DATE", "TIME")
            goes_on = view.tokens.tag[index] in _FINITE and view.tokens.dep[index] != "relcl"
            if date or goes_on or view.tokens.text[index] in (",", ";", "—", "–", "(", '"', ":"):
                end = index
                break
        while end > head + 1 and (not view.normal[end - 1] or view.tokens.tag[end - 1] in ("IN", "DT", "WP", "WDT")):
            end -= 1
        return max(end, head + 1)


def _determined(name: str) -> bool:
    """Whether a description takes no article: "two of the divers"."""
    first, *rest = name.split(" ", 1)
    return bool(rest) and first in words("takes no article")
