"""Finding: one agency's text, or one report, printed by several, or by one outlet again."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from framing.compare.findings.examples import article
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.same_text import groups
from framing.compare.findings.universal import only
from framing.compare.publication import is_older
from framing.measure.counts import body
from framing.measure.english import letter, letters, say
from framing.measure.word_runs import ONE_REPORT, word_runs
from framing.model import Comparison, FindingExample, FindingRule, Found, Place, Profile

_TITLE = "{who} print one {text}: {share} of their runs of five words are the same."
_PART = "{who} print one {text}: {share} of the shorter’s runs of five words stand in the longer."
_LATER = "{new} is a later version of {old}: {share} of its runs of five words stand in it again."
_VERSIONS = "Both are {outlet}’s. What stands in {new} alone was added, and what stands in {old} alone was taken out."
_TEXT = "What they credit and quote in common they took from one text, so it counts once."
_WHOLE = 0.8  # share of the shorter text's runs from which it is the longer one, cut
_LEAST = 20  # runs below which two texts may agree by chance


def _find(made: Comparison) -> Iterable[Found]:
    runs = [_runs(profile) for profile in made.profiles]
    same = [list(pair) for members in groups(made) for pair in combinations(members, 2)]  # said by another finding
    pairs: dict[tuple[int, int], tuple[float, float]] = {}
    for one, two in combinations(range(len(runs)), 2):
        fewest = min(len(runs[one]), len(runs[two]))
        if fewest >= _LEAST and [one, two] not in same:
            common = len(runs[one] & runs[two])
            pairs[one, two] = common / len(runs[one] | runs[two]), common / fewest
    # Two texts that are one report share more than this of the shorter one as well.
    found = {pair: shares for pair, shares in pairs.items() if shares[1] >= _WHOLE}
    for members in _joined(found):
        if version := _version(made, members):
            old, new = version
            share = f"{len(runs[old] & runs[new]) / len(runs[old]):.0%}"
            named = {"old": letter(old), "new": letter(new)}
            outlet = made.profiles[new].parsed.document.outlet or ""
            text = say(_VERSIONS, outlet=outlet, **named)
            yield Found(say(_LATER, share=share, **named), text, tuple(_first(made, side) for side in (old, new)))
            continue
        inside = [shares for pair, shares in found.items() if set(pair) <= set(members)]
        whole = all(shares[0] >= ONE_REPORT for shares in inside)
        told = sorted(shares[0 if whole else 1] for shares in inside)
        share = f"{told[0]:.0%}" if f"{told[0]:.0%}" == f"{told[-1]:.0%}" else f"{told[0]:.0%} to {told[-1]:.0%}"
        title = say(_TITLE if whole else _PART, who=letters(members), text=_text(made, members), share=share)
        yield Found(title, _TEXT, tuple(_first(made, side) for side in members))


def _version(made: Comparison, members: list[int]) -> tuple[int, int] | None:
    """The older and the newer of two texts that one outlet published one after the other; None for any others."""
    documents = [made.profiles[side].parsed.document for side in members]
    if len(members) != 2 or not documents[0].outlet or len({(one.outlet or "").casefold() for one in documents}) > 1:
        return None
    if is_older(documents[0], documents[1]):
        return members[0], members[1]
    return (members[1], members[0]) if is_older(documents[1], documents[0]) else None


def _runs(profile: Profile) -> frozenset[str]:
    """Runs of five words of the body."""
    document = profile.parsed.document
    return word_runs("\n".join(document.text[zone.start : zone.end] for zone in document.zones if zone.kind == "body"))


def _joined(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The documents that pairs tie together, in their order."""
    tied: list[set[int]] = []
    for pair in pairs:
        touched = [group for group in tied if group & set(pair)]
        tied = [group for group in tied if group not in touched] + [set(pair).union(*touched)]
    return sorted(sorted(group) for group in tied)


def _text(made: Comparison, members: Iterable[int]) -> str:
    """Whose text it is, where all that name an agency name the same one."""
    statements = [made.profiles[side].statement for side in members]
    agencies = {statement.agency for statement in statements if statement and statement.agency}
    agency = only(agencies, bool)
    return f"text of {agency}" if agency else "text"


def _first(made: Comparison, side: int) -> Place:
    parsed = made.profiles[side].parsed
    first = parsed.sentences[body(parsed)[0]]
    return Place(side, first.start, first.end)


_DISPATCH = (
    "The harbour council of Lintmouth put off a vote on ferry fares on Tuesday after four hours of talks, and the "
    "treasurer said that the reserve would be empty by March unless the town found new money for the boats."
)

FINDING = FindingRule(
    kind="one-dispatch",
    aspect="none",
    strength="notice",
    order=30,
    reads=("profiles",),
    find=_find,
    examples=(
        FindingExample(
            lambda: comparison(_DISPATCH, f"{_DISPATCH} It rained."),
            "A and B print one text: 95% of their runs of five words are the same.",
        ),
        FindingExample(
            lambda: comparison(_DISPATCH, f"{_DISPATCH} {_DISPATCH.replace('the', 'its').replace('on', 'at')}"),
            "A and B print one text: 100% of the shorter’s runs of five words stand in the longer.",
        ),
        FindingExample(
            lambda: comparison(
                article(f"{_DISPATCH} It rained.", outlet="Lintmouth Echo", published="2031-06-03T17:40:00+02:00"),
                article(_DISPATCH, outlet="Lintmouth Echo", published="2031-06-03T09:05:00+02:00"),
            ),
            "A is a later version of B: 100% of its runs of five words stand in it again.",
        ),
        FindingExample(
            lambda: comparison(
                article(f"{_DISPATCH} It rained.", outlet="Lintmouth Echo", published="2031-06-03T17:40:00+02:00"),
                article(_DISPATCH, outlet="Lintmouth Echo", published="2031-06-03T17:20:00+02:00"),
            ),
            "A and B print one text: 95% of their runs of five words are the same.",
        ),
        FindingExample(
            lambda: comparison(
                article(f"{_DISPATCH} It rained.", outlet="Lintmouth Echo", published="2031-06-04"),
                article(_DISPATCH, outlet="Harbour News", published="2031-06-03"),
            ),
            "A and B print one text: 95% of their runs of five words are the same.",
        ),
        FindingExample(lambda: comparison(_DISPATCH, _DISPATCH), None),
        FindingExample(lambda: comparison(_DISPATCH, "The harbour council of Lintmouth put off a vote. " * 9), None),
    ),
)
