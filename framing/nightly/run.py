"""One night: read → analyse → group → compare → render → index → deliver, resumed wherever the last run was killed."""

from __future__ import annotations

import errno
import hashlib
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from framing import api
from framing.errors import RunError, WriteError
from framing.nightly import tonight
from framing.nightly.config import Config
from framing.nightly.context import Ground
from framing.nightly.dispatch import delivered, outbox
from framing.nightly.editor_decisions import by_hand
from framing.nightly.inbox import growing, tell_of
from framing.nightly.items import fingerprint, passed_over, scan
from framing.nightly.ledger.cache import Cache
from framing.nightly.ledger.ledger import Ledger
from framing.nightly.ledger.ledger_reader import Settled, settled
from framing.nightly.ledger.rows import Result
from framing.nightly.lock import LOCK, locked
from framing.nightly.log import Tell, prometheus
from framing.nightly.preflight import check
from framing.nightly.site.story_report import NAME
from framing.nightly.spread.engine import Done, Part
from framing.nightly.spread.program_digest import program
from framing.nightly.unpacking import unpack_pile

OK, SOME_QUARANTINED = 0, 3
_TASKS = 8  # documents in a part: enough to be worth sending away, few enough to be lost with a killed run
_SHOWN = 30  # nights for which the index lists a story


@dataclass(frozen=True, slots=True)
class Asked:
    """What one run was asked for, beside its configuration."""

    night: str | None = None  # the date it is booked under; today when None
    since: str | None = None  # documents published before are passed over
    only: str | None = None  # the one story whose report is made


def nightly(config: Config, asked: Asked, tell: Tell) -> int:
    """Run a night to its end and return the exit code: 0, or 3 when documents of the pile are in quarantine, a report
    could not be made or one could not be delivered.

    Raises BusyError when another run is at work, and other errors when the night cannot be finished; what was done
    until then is kept, and the next run goes on from there.
    """
    started = time.monotonic()
    check(config)
    with locked(config.path(config.state) / LOCK):
        code = 1
        counts: dict[str, int] = {}
        try:
            send = _sender(config, tell)
            code, counts = _night(config, asked, tell)
            if not asked.only and send():
                code = SOME_QUARANTINED
        except OSError as error:
            what = f"the night cannot go on ({error.strerror or error})"
            raise RunError(what, where=str(error.filename or config.home), next=_advice(error)) from error
        finally:
            if config.metrics:
                numbers = counts | {"exit_code": code, "seconds": time.monotonic() - started}
                numbers["finished_timestamp_seconds"] = time.time()
                try:
                    prometheus(config.path(config.metrics), numbers)
                except WriteError as error:  # a night is not lost because nobody can be told of it
                    tell.say("metrics not written", why=str(error))
    tell.rest()
    tell.say("finished", exit_code=code, **counts)
    return code


def _advice(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full: make room (keep = … removes old analyses) and run again; what was done is kept."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "See to its rights and run again; what was done is kept."
    return "See to the disk and run again; what was done is kept."


def _sender(config: Config, tell: Tell) -> Callable[[], int]:
    """The stage that delivers, with its mail server asked for; loaded only where there is something to deliver."""
    if not config.deliver:
        return lambda: 0
    from framing.nightly.dispatch import dispatch, mail_server

    post = mail_server(config)
    return lambda: dispatch(config, post, tell)


def _night(config: Config, asked: Asked, tell: Tell) -> tuple[int, dict[str, int]]:
    settings = config.loaded_settings()
    place = config.ledger_path()
    before = settled(place)
    version = program(settings)
    unfinished = growing(config.path(folder) for folder in config.input)
    tell_of(passed_over(config, unfinished), tell)
    unpack_pile(config, version, tell, unfinished)
    count, pile = fingerprint(scan(config, settings.max_bytes, unfinished))
    work = (pile, config.digest(), version, asked.since or "")
    mark = hashlib.sha256("\0".join(work).encode()).hexdigest()
    index = config.path(config.output) / "index.json"
    if before and before.fingerprint == mark and index.is_file() and not asked.only:
        tell.say("nothing changed", documents=count)
        held = before.quarantined
        counts = {"documents": count, "analysed": 0, "quarantined": held, "skipped": count - held, "reports": 0}
        return _code(held + before.failed), counts
    withdrawn = by_hand(config.path(config.stories)).withdrawn
    night = _booked_under(asked, before, tell)
    signature = api.signature(settings)
    staging, publishing = _staging(config)
    with closing(Ledger(place)) as ledger:
        run = ledger.begin(night, signature, _now(), scan(config, settings.max_bytes, unfinished))
        try:
            gone = ledger.withdraw(withdrawn)
            keys = frozenset(ledger.withdrawn_keys())
            ground = Ground(config, tell, ledger, run, night, signature, version, staging, publishing, keys)
            counts = _work(ground, asked, mark, gone)
        except Exception:
            with suppress(RunError):  # the ledger may be what fails; the run is then closed by the next one
                ledger.end(run, "failed", _now())
            raise
    for folder in (staging, publishing):
        shutil.rmtree(folder, ignore_errors=True)
    return _code(counts["quarantined"] + counts.pop("failed")), counts


def _code(held: int) -> int:
    return SOME_QUARANTINED if held else OK


def _booked_under(asked: Asked, before: Settled | None, tell: Tell) -> str:
    """Tonight's date. A clock that went back must not put a night before the one that is settled."""
    today = asked.night or datetime.now().astimezone().date().isoformat()
    if before and before.night > today:
        tell.say("clock is behind", today=today, booked_under=before.night)
        return before.night
    return today


def _staging(config: Config) -> tuple[Path, Path]:
    """Two empty folders to prepare files in, for the state and for the output; one, where both share a file system.

    The output's lies out of readers' sight where that is possible: a rename does not reach across file systems.
    """
    output, staging = config.path(config.output), config.path(config.state) / "staging"
    output.mkdir(parents=True, exist_ok=True)
    same = output.stat().st_dev == staging.parent.stat().st_dev
    publishing = staging if same else output / ".staging"
    for folder in dict.fromkeys((staging, publishing)):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    return staging, publishing


def _work(ground: Ground, asked: Asked, mark: str, gone: Sequence[tuple[str, str, str]]) -> dict[str, int]:
    """All stages in their order; ``gone`` is what was withdrawn since the last night.

    Nothing is settled before everything it stands for has been published.
    """
    _analyse(ground, asked)
    plan = tonight.plan(ground)
    made, failed = tonight.reports(ground, plan, asked.only)
    counts = ground.ledger.counts(ground.run)
    if asked.only:
        ground.ledger.end(ground.run, "partial", _now())
    else:
        part = _measures(ground)
        ground.ledger.settle(ground.run, ground.night, tonight.told(ground, plan), part)
        _index(ground)
        _tidy(ground)
        _put_away(ground)
        for article, why, story in gone:
            told = delivered(outbox(ground.config), story)
            ground.tell.say("withdrawn", article=article, why=why, story=story, delivered=told)
        ground.ledger.finish(ground.run, Settled(ground.night, mark, counts["quarantined"], failed), _now())
    return counts | {"reports": made, "failed": failed}


# ── analyse ──


def _analyse(ground: Ground, asked: Asked) -> None:
    counts = ground.ledger.counts(ground.run)
    total = ground.ledger.left(ground.run)
    ground.tell.say("pile", night=ground.night, documents=counts["documents"], to_analyse=total)
    done = 0
    for finished in ground.spread(_parts(ground, total, asked.since)):
        ground.ledger.record(ground.run, ground.signature, [_result(ground, one) for one in finished])
        done += len(finished)
        ground.tell.progress("analysing", done, total)
    ground.tell.say("analysed", **ground.ledger.counts(ground.run))


def _parts(ground: Ground, total: int, since: str | None) -> Iterator[Part]:
    most = max(1, min(_TASKS, total // (2 * ground.config.workers)))
    tasks: list[dict[str, Any]] = []
    for number, item in ground.ledger.pending(ground.run):
        file = str(ground.config.path(item.path))
        task = {"kind": "analyse", "number": number, "file": file, "signature": ground.signature, "since": since}
        tasks.append(item._asdict() | task)
        if len(tasks) == most:
            yield ground.part(tasks, ground.config.seconds)
            tasks = []
    if tasks:
        yield ground.part(tasks, ground.config.seconds)


def _result(ground: Ground, done: Done) -> Result:
    number, digest = done.task["number"], done.task["digest"]
    if done.broken:
        ground.tell.say("quarantined", document=done.task["place"], why=done.broken)
        return Result(number, digest, "quarantined", done.broken)
    if "passed" in done.answer:
        return Result(number, digest, "skipped", done.answer["passed"])
    published = done.answer["facts"]["published"]
    if published and published[:10] > _soon(ground.night):
        ground.tell.say("dated in the future", document=done.task["place"], published=published)
    return Result(number, digest, "analysed", "", done.answer["facts"])


def _soon(night: str) -> str:
    """The last day that an article may give: east of here it is tomorrow already."""
    return (date.fromisoformat(night) + timedelta(days=1)).isoformat()


# ── what follows the reports ──


def _measures(ground: Ground) -> str:
    """Publish tonight's part of measures; its path below the output folder, "" when there is nothing to add."""
    listed = ground.listed("unmeasured", ground.ledger.unmeasured(ground.run, ground.signature))
    if not Path(listed).stat().st_size:
        return ""
    part, left = ground.ledger.next_part(ground.night)
    for path in left:
        (ground.output / path).unlink(missing_ok=True)
    task = {"kind": "measures", "documents": listed, "night": ground.night, "out": str(ground.output / part)}
    ground.tell.say("measures", part=part, **ground.once(task))
    return part


def _tidy(ground: Ground) -> None:
    """Take away the reports of stories that are none any more; the page that leads to another story stays."""
    page = f"{NAME}.html"
    for story, home in ground.ledger.abandoned():
        folder = ground.output / "stories" / story
        if home is None or not (folder / page).is_file():
            shutil.rmtree(folder, ignore_errors=True)
        else:
            for path in sorted(folder.iterdir()):
                if path.name != page:
                    path.unlink()
        ground.ledger.drop_report(story)


def _put_away(ground: Ground) -> None:
    """Remove stored analyses that nothing has needed for as many nights as the configuration says."""
    if not ground.config.keep:
        return
    before = (date.fromisoformat(ground.night) - timedelta(days=ground.config.keep)).isoformat()
    cache, removed = Cache(ground.state / "analyses", ground.staging, ground.signature), 0
    for digests in ground.ledger.put_away(ground.run, before):
        for digest in digests:
            cache.remove(digest)
        ground.ledger.removed(digests)
        removed += len(digests)
    ground.tell.say("put away", analyses=removed)


def _index(ground: Ground) -> None:
    since = (date.fromisoformat(ground.night) - timedelta(days=_SHOWN)).isoformat()
    broken = [{"place": place, "why": why} for place, why in ground.ledger.quarantined(ground.run)]
    cards = ground.listed("cards", ground.ledger.cards(since))
    joined = [one for one in ground.ledger.abandoned() if one[1] and "html" in ground.config.formats]
    task = {"kind": "index", "cards": cards, "quarantined": broken, "joined": joined, "night": ground.night}
    more = {"soon": _soon(ground.night), "alert": asdict(ground.config.alert), "formats": ground.config.formats}
    ground.once(task | more | {"folder": str(ground.output), "withdrawn": sorted(ground.withdrawn)})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
