"""Synthetic piles: short invented articles in stories of four, singles, and whatever a test wants broken.

Every story has names and things of its own, so that grouping has something to go by; the outlets of a story share its
facts and one quotation and differ in the rest.
"""

from __future__ import annotations

import random
from pathlib import Path

OUTLETS = ("Ostwick Echo", "Harbour Post", "Vale Tribune", "Northline Wire")
_SYLLABLES = (
    "bar",
    "cor",
    "den",
    "fel",
    "gan",
    "hol",
    "kes",
    "lom",
    "mer",
    "nor",
    "pel",
    "quo",
    "rin",
    "sul",
    "tav",
    "wex",
)
_THINGS = (
    "bridge",
    "ferry",
    "clinic",
    "orchard",
    "mill",
    "tram",
    "library",
    "quarry",
    "dam",
    "market",
    "tower",
    "depot",
)
_EVENTS = (
    "burned down",
    "was sold",
    "reopened",
    "was flooded",
    "went on strike",
    "collapsed",
    "was closed",
    "was moved",
)
_OFFICES = ("mayor", "surveyor", "harbour master", "headteacher", "inspector", "treasurer", "engineer", "warden")


def article(number: int, outlet: int, edited: bool = False) -> tuple[str, str]:
    """Title and text of one outlet's article on story ``number``; about 90 words."""
    facts = random.Random(number)

    def name() -> str:
        return "".join(facts.choice(_SYLLABLES) for _ in range(3)).capitalize()

    place, person, other, firm = name(), name(), name(), name()
    thing, event, office = facts.choice(_THINGS), facts.choice(_EVENTS), facts.choice(_OFFICES)
    count, money = facts.randrange(12, 900), facts.randrange(2, 90)
    own = random.Random(number * 16 + outlet)
    says = own.choice(("said", "insisted", "told reporters", "admitted"))
    lines = [
        f"The {thing} of {place} {event} on Monday, and {count} people of {place} have to wait for {firm} to act.",
        f"“Nobody in {place} thought that the {thing} could go like this,” {says} {person} {other}, the {office}.",
        own.choice(
            (
                f"{firm}, which owns the {thing}, may have to pay {money} million crowns, according to the {office}.",
                f"It is not clear who will pay the {money} million crowns that {firm} lost with the {thing}.",
                f"{other} claimed that {firm} had known for years; {firm} spoke of {money} million crowns.",
            )
        ),
        own.choice(
            (
                f"People in {place} had probably seen it coming. Some of them wrote to {firm} last autumn.",
                f"A neighbour, {name()}, said he had heard a noise like thunder and run into the street of {place}.",
                f"{firm} would not comment. Its office in {place} stayed shut all day, and nobody came to the door.",
            )
        ),
        f"The council of {place} is to meet on Thursday." if not edited else f"The council of {place} met at once.",
    ]
    return (
        f"{place}: {thing} {event}, {own.choice(('town in shock', 'questions remain', 'council to meet'))}",
        "\n\n".join(lines),
    )


def write(folder: Path, documents: int, *, first: int = 0, single: int = 5, date: str = "2025-05-06") -> None:
    """Fill ``folder`` with ``documents`` articles; every ``single``-th tells a story nobody else does."""
    folder.mkdir(parents=True, exist_ok=True)
    story, outlet = first, 0
    for number in range(documents):
        alone = single and number % single == single - 1
        write_one(folder, first + documents + number if alone else story, 0 if alone else outlet, date)
        if not alone:
            outlet = (outlet + 1) % len(OUTLETS)
            story += outlet == 0


def write_one(folder: Path, story: int, outlet: int, date: str, *, edited: bool = False) -> Path:
    """One article as a file with front matter."""
    title, text = article(story, outlet, edited)
    path = folder / f"s{story:05}-{outlet}.txt"
    path.write_text(
        f'---\ntitle: "{title}"\noutlet: {OUTLETS[outlet]}\ndate: {date}\n---\n\n{text}\n', encoding="utf-8"
    )
    return path


def configure(home: Path, **keys: object) -> Path:
    """A configuration in ``home`` for articles in ``home/inbox``; JSON reports, one child process, unless told."""
    values: dict[str, object] = {"input": ["inbox"], "formats": ["json"], "engine": "loop", "workers": 1, **keys}
    (home / "inbox").mkdir(parents=True, exist_ok=True)
    lines = [f"{key} = {_toml(value)}" for key, value in values.items()]
    path = home / "nightly.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _toml(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder``, hidden ones too, with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
