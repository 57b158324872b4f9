"""Page one of a report as an outline: the words of the page, from the same records, for whatever is pasted and sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing import __version__
from framing.measure.english import number, upper_first
from framing.model import Comparison
from framing.number_format import printed
from framing.render.anchors import Anchors
from framing.render.clean import excerpt, visible
from framing.render.outlines.outline import Outline, OutlineItem, OutlinePart, OutlineTable
from framing.render.outlines.reading_order import in_sentence, isolated
from framing.render.page_context import Opening, digest, named, opening
from framing.render.sections import briefing, measures, scoreboard

DIFFERS = "What differs"  # the heading of the findings
_PAPER = "a4"  # as much is told as fits this page, whatever the report is printed on
_NAME = 36  # characters of the report's name
_LONGEST_ADDRESS = 500  # characters
_ADDRESS = re.compile(r"https?://[!-~]+")


def _links(url: str) -> bool:
    """Whether it is short and plain enough to be followed from a page."""
    return len(url) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(url) is not None


def page_one_outline(comparison: Comparison) -> Outline:
    """The outline. What a drawing shows on the page is told as its description."""
    names = named(comparison)
    page = opening(comparison, names, measures.Rows(comparison, names), _PAPER)
    cards = briefing.cards(names, comparison)
    parts = [
        OutlinePart(
            "", tuple(_card(card, each, short=bool(page.scoreboard)) for card, each in zip(cards, names, strict=True))
        )
    ]
    parts += _scores(page.scoreboard, cards, page) if page.scoreboard else _verdicts(page, names)
    words = printed(sum(briefing.body_words(each) for each in names), 0)
    made = f"{len(names)} articles · {words} words · made with framing {__version__} · {digest(comparison)}"
    foot = f"Framing comparison {isolated(excerpt(comparison.name, _NAME))} · {made}"
    return Outline(
        headline=_line(page.headline),
        standfirst=_line(f"{visible(comparison.standfirst)} {page.verdict.title if page.verdict else ''}"),
        parts=(*parts, OutlinePart("How far to trust this", text=_line(page.trust))),
        foot=foot,
        letters=tuple(each.letter for each in names),
    )


def _card(card: briefing.Card, names: Anchors, *, short: bool) -> OutlineItem:
    url = names.profile.parsed.document.url or ""
    facts = [*map(isolated, card.facts), f"{card.words} words", _many(card.sentences, "sentence")]
    aside = f" · set aside: {', '.join(card.left_out)}" if card.left_out and not short else ""
    told = " · ".join(["untitled", *facts] if card.untitled else facts) + aside
    title = f"“{card.title}”" if card.untitled else card.title
    return OutlineItem(f"{card.letter} {isolated(title)}", told, url=url if _links(url) else "")


def _verdicts(page: Opening, names: Sequence[Anchors]) -> Iterator[OutlinePart]:
    """Two or three articles."""
    letters = tuple(each.letter for each in names)
    runs = tuple(OutlineItem("", _line(item.title)) for item in page.strips)
    yield OutlinePart("How each article runs, from first sentence to last", runs)
    rows = tuple(
        (
            item.title,
            _line(item.says),
            item.row.label,
            *(_figure(value) for value in item.row.values),
            _judged(item.row.judgements),
        )
        for item in page.rows
    )
    if rows:
        heading = f"{upper_first(number(len(rows)))} {'measure' if len(rows) == 1 else 'measures'}, one verdict each"
        head = ("Measure", "What it says", "Value", *letters, "Difference")
        yield OutlinePart(heading, table=OutlineTable(head, rows))
    yield from _differs(page)
    if any(item.of for item in page.alone):
        yield OutlinePart("Told in one article", tuple(_alone(item, letters, page.room.alone) for item in page.alone))


def _figure(value: measures.PrintedValue) -> str:
    basis = value.why or value.basis
    return f"{value.text} ({basis})" if basis else value.text


def _judged(found: Sequence[measures.Judgement]) -> str:
    return "; ".join(f"{item.tag}: {item.pairs}" if item.pairs else item.tag for item in found)


def _differs(page: Opening) -> Iterator[OutlinePart]:
    found = page.findings[: page.room.findings]
    if found:
        items = (
            OutlineItem(
                _line(item.title),
                _line(item.text),
                tuple((letter, isolated(words)) for letter, words in item.wordings),
                tuple(link.text for link in item.links),
            )
            for item in found
        )
        yield OutlinePart(DIFFERS, tuple(items))


def _alone(found: briefing.Alone, letters: Sequence[str], most: int) -> OutlineItem:
    others = next(letter for letter in letters if letter != found.letter) if len(letters) == 2 else "the others"
    said = f"{found.count} of {found.of} sentences: no counterpart found in {others}"
    lines = tuple(OutlineItem("", isolated(text), places=(where.text,)) for text, where in found.passages[:most])
    return OutlineItem(f"{found.letter} {said}", lines=lines)


def _scores(board: scoreboard.Scoreboard, cards: Sequence[briefing.Card], page: Opening) -> Iterator[OutlinePart]:
    """Four to six articles."""
    letters = tuple(card.letter for card in cards)
    head = ("Article", "Sources", *(column.label for column in board.columns))
    rows = tuple((row.letter, str(row.sources), *(_score(score) for score in row.scores)) for row in board.rows)
    told = "≠BF: the difference to B and to F is larger than the texts’ own variation, after correction for all the "
    told += "pairs and rates that were tested."
    yield OutlinePart("The articles side by side", table=OutlineTable(head, rows), text=told)
    matrix = tuple((row.letter, *(share or "–" for share in row.told), row.nowhere) for row in board.rows)
    heading = "Who tells what of whom (percent of the row’s sentences, in part or whole)"
    yield OutlinePart(heading, table=OutlineTable(("Of", *letters, "nowhere else"), matrix))
    loudest = tuple(_loudest(row) for row in board.rows)
    yield OutlinePart("Loudest voice in each (of its credited sentences)", loudest)
    yield from _differs(page)
    adds = tuple(
        OutlineItem(row.letter, isolated(row.adds[0]), places=(row.adds[1].text,)) for row in board.rows if row.adds
    )
    if adds and page.room.alone:
        yield OutlinePart("What each adds: a sentence told nowhere else", adds)


def _score(found: scoreboard.ScoreboardFigure) -> str:
    return f"{found.text} ≠{''.join(found.unlike)}" if found.unlike else found.text


def _loudest(row: scoreboard.ScoreRow) -> OutlineItem:
    if not row.loudest:
        return OutlineItem(row.letter, "nobody is credited")
    return OutlineItem(row.letter, f"{isolated(row.loudest)} {row.share}{'' if row.leads else '; no source leads'}")


def _many(count: int, noun: str) -> str:
    return f"{count} {noun if count == 1 else noun + 's'}"


def _line(text: str) -> str:
    return in_sentence(" ".join(text.split()))
