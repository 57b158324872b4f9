"""The whole comparison: its findings, its title, and what it must never say."""

from __future__ import annotations

import ast
import re
from itertools import permutations
from pathlib import Path
from typing import get_args

import pytest

import framing
from framing.compare import compare, require_count
from framing.compare.findings import ranking
from framing.errors import CountError
from framing.features import chosen
from framing.language import understand
from framing.language.pipeline import Pipeline
from framing.measure.profile import profile
from framing.model import Aspect, Comparison, Profile
from framing.settings import Settings
from tests.compare.stories import COURIER, MERIDIAN, SENTINEL
from tests.conftest import body_document

SETTINGS = Settings(draws=300)
TELLINGS = {"courier": COURIER, "meridian": MERIDIAN, "sentinel": SENTINEL}


@pytest.fixture(scope="module")
def profiles(pipeline: Pipeline) -> dict[str, Profile]:
    documents = [body_document(text, name) for name, text in TELLINGS.items()]
    return {
        found.document.id: profile(found, chosen(), SETTINGS, "signed") for found in understand(documents, pipeline)
    }


def story(profiles: dict[str, Profile], *names: str) -> Comparison:
    return compare([profiles[name] for name in names], SETTINGS, name="ferry")


def printed(comparison: Comparison, kind: str) -> list[str]:
    return [
        comparison.profiles[place.document].parsed.document.text[place.start : place.end]
        for finding in comparison.findings
        if finding.kind == kind
        for place in finding.places
    ]


@pytest.mark.parametrize("number", [0, 1, 7])
def test_two_to_six_documents(number: int) -> None:
    with pytest.raises(CountError, match="two to six"):
        require_count(number)


def test_the_reworded_remark_leads_to_both_sides(profiles: dict[str, Profile]) -> None:
    comparison = story(profiles, "courier", "meridian")
    assert printed(comparison, "rewording") == [
        "“a very large margin over ten years”", '"an enormous margin over ten years"'
    ]  # fmt: skip
    (finding,) = [found for found in comparison.findings if found.kind == "rewording"]
    assert "at most one wording is verbatim" in finding.text


def test_what_one_document_tells_alone_is_listed(profiles: dict[str, Profile]) -> None:
    comparison = story(profiles, "courier", "meridian")
    alone = {(found.absent, found.text) for found in comparison.findings if found.kind == "only-in"}
    assert any(absent == (1,) and "strike of 1974" in text for absent, text in alone)
    assert any(absent == (0,) and "new engines" in text for absent, text in alone)
    assert not any("14 May" in text for _, text in alone)
    for found in comparison.findings:
        if found.kind == "only-in":
            assert found.title == f"No counterpart found in {'AB'[found.absent[0]]}"
            assert found.text == printed_place(comparison, found.places[0])


def printed_place(comparison: Comparison, place: tuple[int, int, int]) -> str:
    document, start, end = place
    return " ".join(comparison.profiles[document].parsed.document.text[start:end].split())


def test_every_finding_has_its_passages(profiles: dict[str, Profile]) -> None:
    comparison = story(profiles, "courier", "meridian", "sentinel")
    for finding in comparison.findings:
        for place in finding.places:
            text = comparison.profiles[place.document].parsed.document.text
            assert 0 <= place.start < place.end <= len(text)
        assert finding.places or finding.kind in ("verdict", "same-text", "nothing")


def test_the_box_of_trust_closes_the_list(profiles: dict[str, Profile]) -> None:
    comparison = story(profiles, "courier", "meridian")
    assert comparison.findings[-1].kind == "verdict"
    assert not comparison.findings[-1].exact


def test_the_same_text_twice_is_said_first(profiles: dict[str, Profile]) -> None:
    comparison = story(profiles, "courier", "courier")
    assert comparison.findings[0].kind == "same-text"
    assert comparison.findings[0].title == "A and B are the same text."
    assert not printed(comparison, "only-in")
    assert {contrast.difference for contrast in comparison.contrasts} <= {0, None}


def test_texts_without_anything_to_compare_say_so(pipeline: Pipeline) -> None:
    documents = [body_document("Rain fell.", "a"), body_document("Rain fell. Rain fell.", "b")]
    found = [profile(p, (), SETTINGS, "signed") for p in understand(documents, pipeline)]
    comparison = compare(found, SETTINGS, name="rain", features=())
    assert [finding.kind for finding in comparison.findings] == ["headline-and-lead", "verdict"]
    assert comparison.findings[0].title == "Headline and lead of A and B, side by side."


def test_the_order_of_documents_changes_no_fact(profiles: dict[str, Profile]) -> None:
    def facts(names: tuple[str, ...]) -> object:
        comparison = story(profiles, *names)

        def place(item: tuple[int, int, int] | None) -> tuple[str, int, int] | None:
            return None if item is None else (names[item[0]], item[1], item[2])

        return (
            comparison.title,
            {(row.name, frozenset(zip(names, row.sentences, strict=True))) for row in comparison.sources},
            {frozenset(map(place, row.places)) for row in comparison.quotations},
            {(frozenset(map(place, (twin.a, twin.b))), twin.relation, twin.score) for twin in comparison.twins},
            {
                (f.kind, f.text, frozenset(names[n] for n in f.absent), place(f.places[0]))
                for f in comparison.findings
                if f.kind == "only-in"
            },
            {
                (c.measure, frozenset((names[c.a], names[c.b])), c.verdict, abs(c.difference or 0))
                for c in comparison.contrasts
            },
        )

    orders = [facts(order) for order in permutations(TELLINGS)]
    assert all(found == orders[0] for found in orders)


def test_a_given_title_stands(profiles: dict[str, Profile]) -> None:
    comparison = compare(list(profiles.values())[:2], SETTINGS, name="ferry", title="Ferries")
    assert (comparison.name, comparison.title) == ("ferry", "Ferries")
    assert comparison.signature.startswith("signed|compare:")
    assert [section.key for section in comparison.sections] == [f.key for f in chosen() if f.measures]


_FORBIDDEN = re.compile(
    r"\b(bias\w*|omit\w*|omission\w*|claim(s|ed)?|admit\w*|insist\w*|allege\w*|reveal\w*|refus\w*|conced\w*"
    r"|likely|probabl\w*|possibl\w*|perhaps|may|might|could|seems?|apparently|arguably|significant\w*)\b",
    re.IGNORECASE,
)


def test_findings_keep_the_rules_they_measure_by(profiles: dict[str, Profile]) -> None:
    """No loaded verbs and no guesses in the report's own sentences; what an article prints is left out of the test."""
    for names in permutations(TELLINGS, 2):
        comparison = story(profiles, *names)
        own = [f.title for f in comparison.findings] + [f.text for f in comparison.findings if f.kind != "only-in"]
        own += [contrast.why for contrast in comparison.contrasts] + [row.note for row in comparison.quotations]
        own += [comparison.title, comparison.standfirst]
        for sentence in own:
            assert not _FORBIDDEN.search(re.sub(r"“[^”]*”", "", sentence)), sentence


def test_the_templates_of_findings_keep_them_too() -> None:
    rooms = {
        "compare": (
            "contrasts",
            "quotations/quotation_table",
            *(f"findings/{path.stem}" for path in sorted(Path(ranking.__file__).parent.glob("*.py"))),
        ),
        "measure": ("english", "statement"),
    }
    for room, name in ((room, name) for room, names in rooms.items() for name in names):
        path = Path(framing.__file__).parent / room / f"{name}.py"
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in documented
                and node.value != "May"
                and node.value not in get_args(Aspect)  # names for programs; no report prints them
            ):
                assert not _FORBIDDEN.search(node.value), (name, node.value)
