"""Stems of one family, and stems that only look alike."""

from __future__ import annotations

from framing.compare.terms.stem_families import Kin, kin, weighed


def match(stem: str, there: set[str], families: Kin) -> float:
    return weighed({stem: 1.0}, families).told_in(there)


def test_a_family_is_told_by_the_letters_it_shares() -> None:
    families = kin(["vaccin", "vaccinat", "congress", "congressional", "harbour"])
    there = {"vaccinat", "congressional"}
    assert 0.45 <= match("vaccin", there, families) < 1
    assert 0.45 <= match("congress", there, families) < 1
    assert match("harbour", there, families) == 0
    assert match("vaccinat", there, families) == 1


def test_short_names_and_numbers_have_no_family() -> None:
    families = kin(["iran", "iraq", "20241", "20242", "chile", "chilli"])
    assert match("iran", {"iraq"}, families) == 0
    assert match("20241", {"20242"}, families) == 0


def test_a_family_is_mutual() -> None:
    families = kin(["minister", "ministry", "ministerial", "mint"])
    for stem, others in families.items():
        for other, alike in others:
            assert (stem, alike) in families[other]
