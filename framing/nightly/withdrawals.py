"""``framing nightly withdraw``: an article leaves all that is published, and whoever was sent it can be told."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from framing.errors import UsageError
from framing.nightly.config import Config
from framing.nightly.dispatch import delivered, outbox
from framing.nightly.editor_decisions import add_withdrawal, by_hand
from framing.nightly.ledger.base import exists
from framing.nightly.ledger.ledger_reader import LedgerReader, NamedArticle
from framing.nightly.log import printable

_ADVICE = "The index and index.json list the articles of a story with their places."


def withdraw(config: Config, names: Sequence[str], reason: str) -> list[str]:
    """Write the decision into ``story.toml``; the next run carries it out. Returns lines for a person.

    Raises UsageError for a name that no article has, or several have.
    """
    if not reason.strip():
        raise UsageError("needs a reason", where="framing nightly withdraw", next='Say why: --reason "…".')
    story = config.path(config.stories)
    known = by_hand(story).withdrawn
    place = config.ledger_path()
    if not exists(place):
        raise UsageError("no night has been settled yet", where="framing nightly withdraw", next="Take the file away.")
    with closing(LedgerReader(place)) as ledger:
        found = [(name, _one(name, ledger.articles_called(name))) for name in names]
    fresh = [name for name in names if name not in known]
    if fresh:
        add_withdrawal(story, fresh, reason)
    lines = []
    for name, article in found:
        title = article.title or article.key
        lines.append(
            f"{name}: {'withdrawn before' if name in known else 'to be withdrawn'}: {title}, of {article.story}"
        )
        lines += [f"delivered: {one}" for one in delivered(outbox(config), article.story)]
    lines.append(f"Noted in {story}. The next run rebuilds or removes what it stands in: framing nightly CONFIG.toml.")
    return [printable(line) for line in lines]


def _one(name: str, found: Sequence[NamedArticle]) -> NamedArticle:
    if not found:
        raise UsageError("no article is called so", where=name, next=_ADVICE)
    if len({one.article for one in found}) > 1:
        places = ", ".join(sorted(one.key for one in found)[:3])
        raise UsageError(f"several articles are called so ({places})", where=name, next="Name its place.")
    return found[0]
