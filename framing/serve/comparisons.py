"""A comparison from its articles to its report: fetched, read, corrected, compared, taken up again after a break."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from framing.errors import BusyError, FramingError, UsageError
from framing.read.articles import TOGETHER
from framing.serve.children import WarmChildren
from framing.serve.comparison_store import ComparisonStore, IncomingArticle, StoredArticle
from framing.serve.form_fields import PASTED
from framing.serve.frames import ChildMessage

if TYPE_CHECKING:
    from framing.read.fetch import Fetcher

_ATTEMPTS = 3  # at a comparison that ends the server each time
_LEFT = "the server was ended while this was being made, several times"
_STEM = re.compile(r"[^\w.-]+")
_LONGEST = 60  # characters of an article's id


class Comparisons:
    """What is done for users, in tasks of its own; the store says at any moment how far each comparison is.

    Args:
        store: Where comparisons are kept.
        children: Who does what touches a text.
        fetcher: For addresses; None where fetching is not allowed.
        formats: Of the report; the first is shown.
    """

    def __init__(
        self, store: ComparisonStore, children: WarmChildren, fetcher: Fetcher | None, formats: Sequence[str]
    ) -> None:
        self.store, self.children, self.fetcher, self.formats = store, children, fetcher, tuple(formats)
        self.stages: dict[str, str] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._onward: set[str] = set()  # to be compared as soon as they are read
        self._fetching = asyncio.Lock()

    def resume(self) -> None:
        """Take up what was at work when the server ended; what ended it every time is left, and says so."""
        for id in self.store.unfinished():
            found = self.store.comparison(id)
            if found is not None and found.attempts >= _ATTEMPTS:
                told = {"what": _LEFT, "next": "Take shorter articles, or fewer, and try again."}
                self.store.update(id, state="failed", problem=told)
            elif found is not None:
                self._begin(id)

    async def create(self, articles: Sequence[IncomingArticle], *, onward: bool = False) -> str:
        """A new comparison, whose articles are being read, and then, if ``onward`` and they can be, compared: its id.

        Raises BusyError, UsageError, WriteError.
        """
        self._require_room()
        if not 1 <= len(articles) <= TOGETHER:
            raise UsageError(f"{len(articles)} articles are given", next=f"Give two to {TOGETHER}.")
        id = self.store.create(articles)
        if onward:
            self._onward.add(id)
        self._begin(id)
        return id

    async def add(self, id: str, articles: Sequence[IncomingArticle]) -> None:
        """Read further articles. Raises as ``create``."""
        self._require_room()
        if len(self.store.articles(id)) + len(articles) > TOGETHER:
            raise UsageError(f"{TOGETHER} articles are compared at most", next="Remove one first.")
        self.store.add(id, articles)
        self._read_again(id)

    async def choose(self, id: str, number: int, chosen: Sequence[int]) -> None:
        """Of a file of many articles, take those. Raises UsageError where they are too many."""
        articles = self.store.articles(id)
        file = next((one for one in articles if one.number == number), None)
        if file is None:
            return
        if not 1 <= len(chosen) <= TOGETHER + 1 - len(articles):
            what = f"{len(chosen)} articles are chosen" if chosen else "no article is chosen"
            raise UsageError(what, next=f"Choose 1 to {TOGETHER + 1 - len(articles)}, or remove another first.")
        taken = [IncomingArticle(file.name, file.data, file.address, one, file.given) for one in chosen]
        self.store.replace_article(id, number, taken)
        self._read_again(id)

    async def revise(
        self, id: str, number: int, given: Mapping[str, str], corrections: Sequence[Mapping[str, str]]
    ) -> None:
        """Put an article right: what is known of it, zones, speakers. Raises FramingError where it cannot be."""
        article = next((one for one in self.store.articles(id) if one.number == number), None)
        if article is None or article.read is None:
            return
        if dict(given) == dict(article.given) and list(corrections) == list(article.corrections):
            return
        job = {"kind": "revise", "given": dict(given), "rows": [dict(row) for row in corrections]}
        kept = {"given": dict(given), "corrections": [dict(row) for row in corrections]}
        await self.children.run(ChildMessage(job, [article.read]), lambda answer: self._keep(id, number, answer, kept))

    def compare(self, id: str, title: str | None = None) -> None:
        """Begin to compare what was read, or to read what was not.

        Raises BusyError where too many wait, UsageError where it cannot be.
        """
        self._require_room()
        articles = self.store.articles(id)
        if any(not (one.read or one.choice or one.problem) for one in articles):  # reading them broke off
            self._read_again(id)
            return
        ready = [one for one in articles if one.corrected is not None]
        if len(ready) != len(articles) or not 2 <= len(ready) <= TOGETHER:
            unread = len(articles) - len(ready)
            what = f"{unread} of {len(articles)} articles are not read" if unread else f"{len(ready)} article is given"
            raise UsageError(what, next=f"Two to {TOGETHER} articles that were read are compared: add or remove some.")
        self.store.update(id, state="comparing", problem=None, attempts=0, given_title=title or None)
        self._begin(id)

    def delete(self, id: str) -> None:
        """Forget a comparison, at work or not."""
        task = self._tasks.pop(id, None)
        if task is not None:
            task.cancel()
        self.store.delete(id)

    async def settled(self, id: str, seconds: float) -> None:
        """Wait until nothing is done for it any more, but not longer than that."""
        task = self._tasks.get(id)
        if task is not None:
            await asyncio.wait([task], timeout=seconds)

    async def close(self) -> None:
        """End what is at work; the store knows how far it came."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def ready(self, id: str) -> bool:
        """Whether its articles are read and enough to be compared."""
        articles = self.store.articles(id)
        return 2 <= len(articles) <= TOGETHER and all(one.corrected is not None for one in articles)

    def working(self, id: str) -> bool:
        """Whether something is being done for it: read, compared, or written in a further format."""
        return id in self._tasks

    def _require_room(self) -> None:
        if len(self._tasks) >= self.children.limits.waiting:
            raise BusyError("too many comparisons are being made", next="Try again in a minute.")

    def _read_again(self, id: str) -> None:
        self.store.update(id, state="reading", problem=None, attempts=0)
        self._begin(id)

    def _begin(self, id: str) -> None:
        before = self._tasks.get(id)
        if before is not None:
            before.cancel()
        task = asyncio.create_task(self._work(id))
        self._tasks[id] = task
        task.add_done_callback(lambda done: self._tasks.pop(id, None) if self._tasks.get(id) is done else None)

    async def _work(self, id: str) -> None:
        found = self.store.comparison(id)
        if found is None:
            return
        self.stages[id] = "waiting for its turn"
        try:
            self.store.update(id, attempts=found.attempts + 1)
            if found.state == "reading":
                await self._read(id)
                onward = id in self._onward and self.ready(id)
                self.store.update(id, state="comparing" if onward else "draft", attempts=0)
                if onward:
                    await self._compare(id)
            else:
                await self._compare(id)
        except FramingError as error:
            told = {"what": error.what, "where": error.where, "next": error.next}
            now = self.store.comparison(id)
            shown = now is not None and now.state == "done"  # the report is there, another format of it is not
            self.store.update(id, state="done" if shown else "failed", problem=told)
        except Exception as error:  # a fault of ours; what its message holds may be an article's
            told = {"what": f"a fault in framing ({type(error).__name__})", "where": "", "next": "Report it."}
            self.store.update(id, state="failed", problem=told)
        finally:
            self.stages.pop(id, None)
            self._onward.discard(id)

    async def _read(self, id: str) -> None:
        for article in self.store.articles(id):
            if article.address and not article.data:
                self.stages[id] = f"fetching {article.address}"
                await self._fetch(id, article)
        waiting = [one for one in self.store.articles(id) if not (one.read or one.choice or one.problem)]
        if not waiting:
            return
        self.stages[id] = "reading"
        items = [
            {
                "id": _stem(one.name),
                "name": "" if one.name == PASTED else one.name,
                "number": one.chosen,
                "given": dict(one.given),
                "url": one.address,
            }
            for one in waiting
        ]
        job = ChildMessage({"kind": "read", "items": items}, [one.data for one in waiting])
        await self.children.run(job, lambda answer: self._keep(id, waiting[answer.head["item"]].number, answer, {}))

    async def _fetch(self, id: str, article: StoredArticle) -> None:
        if self.fetcher is None or article.address is None:
            told = {"what": "addresses are not fetched here", "next": "Paste the text, or save the page and drop it."}
            self.store.update_article(id, article.number, problem=told)
            return
        async with self._fetching:
            try:
                page = await asyncio.to_thread(self.fetcher.fetch, article.address)
            except FramingError as error:
                told = {"what": error.what, "next": error.next}
                self.store.update_article(id, article.number, problem=told)
            else:
                self.store.update_article(id, article.number, data=page.data, address=page.url)

    def _keep(self, id: str, number: int, answer: ChildMessage, values: Mapping[str, Any]) -> None:
        if "problem" in answer.head:
            self.store.update_article(id, number, problem=answer.head["problem"])
        elif "choice" in answer.head:
            self.store.update_article(id, number, choice=answer.parts[0].decode("ascii"))
        else:
            read, corrected, record = answer.parts
            self.store.update_article(
                id,
                number,
                read=read,
                corrected=corrected,
                record=record.decode("ascii"),
                kinds=answer.head["kinds"],
                problem=None,
                **values,
            )
            self._name(id)

    def _name(self, id: str) -> None:
        """What the list calls it: the first headline, until there is a report."""
        records = [one.record for one in self.store.articles(id) if one.record]
        outlets = ", ".join(dict.fromkeys(one["outlet"] for one in records if one["outlet"]))
        title = next((one["title"] for one in records if one["title"]), "")
        self.store.update(id, title=title, outlets=outlets)

    async def _compare(self, id: str) -> None:
        found = self.store.comparison(id)
        articles = self.store.articles(id)
        head = {"kind": "compare", "name": "comparison", "title": found and found.given_title, "formats": self.formats}

        def keep(answer: ChildMessage) -> None:
            if "stage" in answer.head:
                self.stages[id] = answer.head["stage"]
            elif "unwritten" in answer.head:
                self.store.update(id, problem=answer.head["problem"])
            else:
                first = answer.head["format"] == self.formats[0]
                self.store.keep_report(id, answer.head["format"], answer.parts[0], first=first)
                if first:
                    told = {"title": answer.head["title"], "sources": answer.head["sources"]}
                    self.store.update(id, state="done", attempts=0, problem=None, **told)

        await self.children.run(ChildMessage(head, [one.corrected or b"" for one in articles]), keep)


def _stem(name: str) -> str:
    """An article's id from what the user calls its file: as ``framing compare`` makes it, or "text"."""
    if name == PASTED:
        return "text"
    return _STEM.sub("-", PurePosixPath(name).stem)[:_LONGEST].strip("-.") or "article"
