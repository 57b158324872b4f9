"""Every rule for lines of the page has a line it takes and a line it leaves."""

from __future__ import annotations

import pytest

from framing.read.zones import captions, furniture

RULES = furniture.rules()


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule in RULES for line in rule.matches])
def test_a_rule_takes_its_examples(rule: furniture.Rule, line: str) -> None:
    found = furniture.judge(line)
    assert found is not None
    assert len(line) <= rule.longest
    assert rule.pattern.fullmatch(line) if rule.closed else rule.pattern.match(line)


@pytest.mark.parametrize("line", [line for rule in RULES for line in rule.misses])
def test_no_rule_takes_a_sentence_of_an_article(line: str) -> None:
    assert furniture.judge(line) is None


@pytest.mark.parametrize(("block", "text"), [(block, text) for block in furniture.blocks() for text in block.matches])
def test_a_block_takes_its_examples(block: furniture.Block, text: str) -> None:
    assert furniture.judge_block(text) == block


@pytest.mark.parametrize("text", [text for block in furniture.blocks() for text in block.misses])
def test_no_block_takes_a_paragraph_of_an_article(text: str) -> None:
    assert furniture.judge_block(text) is None


def test_rules_have_names_of_their_own_and_reasons() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.why and rule.why[0].islower() for rule in RULES)


@pytest.mark.parametrize(
    "line",
    [
        "The barge lies on its side below the lock. / Ana Brill / AFP via Getty Images",
        "The barge lies on its side on Tuesday. (AP Photo/Ana Brill)",
        "The barge lies on its side. Photograph: Ana Brill/Reuters",
        "The barge lies on its side. Photo: Ana Brill",
        "The barge on its side (Image: Ana Brill)",
        "The barge lies on its side. [Ana Brill/EPA]",
        "Ana Brill/Getty Images",
        "FILE PHOTO: The barge in happier days",
        "File image of the barge",
        "The barge lies on its side. Credit: Ana Brill",
        "The harbour master looks at the barge during a visit to the lock, Tuesday, March 4, 2031, in Brannock.",
    ],
)
def test_captions_are_told_by_credit_or_opening(line: str) -> None:
    assert captions.judge(line)


@pytest.mark.parametrize(
    "line",
    [
        "According to a Reuters/Ipsos poll, the two are level.",
        "Guests ate oysters at the old mill, courtesy of the ferry owners.",
        "She took credit for the new lock, and the photo by the door proved it.",
        "The picture: a town cut in two, a council that will not meet.",
        "On Tuesday, March 4, 2031, the harbour master said the lock would close.",
    ],
)
def test_sentences_with_words_of_captions_are_none(line: str) -> None:
    assert captions.judge(line) is None


@pytest.mark.parametrize("sign", ["_", "-", ".", "a_", "_-", "a.", "a-_"])
def test_a_line_of_one_sign_is_judged_at_once(sign: str) -> None:
    """A rule whose parts can share out the same signs in many ways never comes back from 60 of them."""
    assert furniture.judge(sign * 60 + "\nThe terms apply.") is None
    assert furniture.judge(sign * 60 + " !") is None
