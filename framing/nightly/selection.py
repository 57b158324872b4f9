"""Which of a story's articles its report compares: those that tell most of it, of as many outlets as can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from framing.number_format import printed

MOST = 6  # articles a report takes
RULE = (
    "A report compares at most six articles. Copies of one text and superseded versions are left out first. Where more "
    "are left, no outlet gives a second before every other gave one; outlets that the configuration prefers come "
    "first, and each time the article is taken that tells most of what several tell and the chosen do not yet. The "
    "others are listed, with their measures."
)

type Tells = Callable[[Mapping[str, Any]], Mapping[int, float]]  # an article's terms, and what each weighs


def choose(
    members: Sequence[dict[str, Any]], preferred: Sequence[str] = (), tells: Tells | None = None
) -> list[dict[str, Any]]:
    """The members in the order of publication, each told whether the report takes it (see RULE), and why.

    Without ``tells`` the longer article tells more.
    """
    ordered = sorted(members, key=lambda row: (row["facts"]["published"] or "9999", row["first"], row["place"]))
    usable = [row for row in ordered if row["current"]]
    own = [row for row in usable if not row["copy_of"]]
    # Copies only where there is nothing else to set an article against.
    left = own if len(own) > 1 else usable
    reasons = _taken(left, preferred, tells) if len(left) > 1 else {}
    return [row | {"chosen": row["key"] in reasons, "chosen_because": reasons.get(row["key"], "")} for row in ordered]


def _taken(left: Sequence[dict[str, Any]], preferred: Sequence[str], tells: Tells | None) -> dict[str, str]:
    """The articles that are taken, by key, each with the reason."""
    if len(left) <= MOST:
        return {row["key"]: "" for row in left}
    terms = {row["key"]: dict(tells(row)) if tells else {} for row in left}
    holders = Counter(term for found in terms.values() for term in found)
    # What one article alone tells is no part of the story they share.
    worth = {key: {t: w * holders[t] for t, w in found.items() if holders[t] > 1} for key, found in terms.items()}
    best: dict[int, float] = {}
    for found in worth.values():
        for term, weight in found.items():
            best[term] = max(best.get(term, 0.0), weight)
    whole = sum(best.values())
    rank = {name.casefold(): number for number, name in enumerate(preferred)}
    given: Counter[str] = Counter()
    told: set[int] = set()
    reasons: dict[str, str] = {}
    while len(reasons) < MOST:
        waiting = [(at, row) for at, row in enumerate(left) if row["key"] not in reasons]
        fewest = min(given[_outlet(row)] for _, row in waiting)

        def order(entry: tuple[int, dict[str, Any]], told: frozenset[int] = frozenset(told)) -> tuple[float, ...]:
            at, row = entry
            gain = sum(weight for term, weight in sorted(worth[row["key"]].items()) if term not in told)
            place = rank.get(_outlet(row).casefold(), len(rank))
            return (place, -round(gain, 9), -(row["facts"]["words"] or 0), at)

        _, row = min((entry for entry in waiting if given[_outlet(entry[1])] == fewest), key=order)
        told |= worth[row["key"]].keys()
        share = sum(best[term] for term in sorted(told)) / whole if whole else 0.0
        nth = "" if not given[_outlet(row)] else f"{given[_outlet(row)] + 1}. of its outlet, "
        reasons[row["key"]] = (
            f"{nth}with it the chosen tell {share:.0%} of what several tell" if whole else f"{nth}longest"
        )
        given[_outlet(row)] += 1
    return reasons


def _outlet(row: Mapping[str, Any]) -> str:
    return str(row["facts"]["outlet"] or row["place"])


def said(members: Sequence[Mapping[str, Any]]) -> str:
    """How a report of more than six was chosen, in a line; "" where all were taken."""
    left = [row for row in members if row["current"] and not row["copy_of"]]
    taken = [row for row in members if row["chosen"]]
    if len(left) <= len(taken) or not taken:
        return ""
    outlets, of = ({row["facts"]["outlet"] or row["place"] for row in rows} for rows in (taken, left))
    return (
        f"{printed(len(taken))} of {printed(len(left))} articles, from {printed(len(outlets))} of {printed(len(of))} "
        "outlets: each outlet’s that tells most of what several tell."
    )
