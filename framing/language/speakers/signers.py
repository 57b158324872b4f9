"""Who an embedded post is by: a person of the text under the name or the handle that signs it, or somebody new."""

from __future__ import annotations

from framing.language.attribution.signatures import signature_at
from framing.language.normal_form import normal
from framing.language.speakers.figures import Figure, Names, Resolved
from framing.language.speakers.word_lists import words
from framing.model import Attribution


class Signers:
    """The signers of one document's posts."""

    def __init__(self, text: str, persons: Names) -> None:
        self._text = text
        self._by_letters = {_letters(figure.name): figure for figure in reversed(persons.persons)}
        self._by_last: dict[str, list[Figure]] = {}
        for figure in persons.persons:
            self._by_last.setdefault(_letters(figure.name.split()[-1]), []).append(figure)

    def read(self, attribution: Attribution) -> Resolved | None:
        """Whose post it is."""
        name = attribution.source[0]
        signature = signature_at(self._text, attribution.content[-1].end)
        if signature is None:
            return None
        printed = _untitled(self._text[name.start : name.end].strip())
        keys = [key for key in (_letters(printed), _letters(signature.handle)) if key]
        figure = next((self._by_letters[key] for key in keys if key in self._by_letters), None)
        same_last = self._by_last.get(_letters(printed.split()[-1]), []) if printed else []
        if figure is None and len(same_last) == 1 and _letters(printed)[:1] == _letters(same_last[0].name)[:1]:
            figure = same_last[0]
        if figure is None:
            figure = Figure(
                "person", printed if keys[0] == _letters(printed) else f"@{signature.handle}", True, private=True
            )
            for key in keys:
                self._by_letters[key] = figure
        return Resolved(figure, "signature of a post", None)


def _untitled(name: str) -> str:
    """A name without the address before it: "Rep. Tamsin Orlo"."""
    first, _, rest = name.partition(" ")
    return rest if len(rest.split()) > 1 and normal(first) in words("titles before a name") else name


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
