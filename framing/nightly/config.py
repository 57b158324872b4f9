"""What a nightly run is told: one TOML file, checked key by key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from framing import toml
from framing.deliver.delivery_rules import rules
from framing.errors import SettingsError, UsageError
from framing.nightly.alert_thresholds import AlertThresholds
from framing.nightly.ledger.base import SERVERS, Place
from framing.number_format import printed
from framing.render import writers
from framing.settings import Settings, load_settings

# What a fingerprint of the work leaves out: these decide how and where it is done, and no byte of what comes out.
_NOT_WORK = frozenset(
    (
        "home",
        "engine",
        "scheduler",
        "store",
        "workers",
        "seconds",
        "report_seconds",
        "megabytes",
        "keep",
        "metrics",
        "deliver",
        "smtp",
    )
)


USUAL_STORIES = "story.toml"  # need not exist
# What a number may be: fewer is none, and more is a slip of the pen.
_NUMBERS = {
    "workers": (1, 256),
    "seconds": (1, 86_400),
    "report_seconds": (1, 86_400),
    "megabytes": (64, 4_000_000),
    "window": (0, 3_650),
    "keep": (0, 36_500),
}


@dataclass(frozen=True, slots=True)
class Config:
    """A nightly's configuration. Folders and files named in it are relative to the file's own folder, ``home``."""

    home: Path
    input: tuple[str, ...]  # folders of text, Markdown, HTML and JSON Lines
    output: str = "reports"  # reports, index and measures are published here
    state: str = "state"  # ledger, cached analyses and quarantine; no other program's business
    formats: tuple[str, ...] = writers.USUAL  # of every report, by any installed writer
    engine: Literal["loop", "pool", "dask"] = "pool"
    scheduler: str = (
        ""  # of the engine "dask": its address, such as tcp://10.0.0.5:8786; "" = processes of this machine
    )
    store: str = ""  # where parts travel to workers that do not see these folders: s3://…, file://…; see fsspec
    workers: int = 2  # child processes at a time
    seconds: int = 120  # an article that takes longer is put in quarantine
    report_seconds: int = 900  # the same for a report
    megabytes: int = 4000  # address space of a child process
    window: int = 7  # nights for which an article may still be joined by others of its story
    keep: int = 0  # nights for which an analysis outlives its story's last change, once out of the pile; 0 = for ever
    stories: str = USUAL_STORIES  # what people pinned together or split apart
    outlets: tuple[str, ...] = ()  # whose articles come first where a story has more than a report takes
    settings: str = ""  # a settings file, as for framing compare
    metrics: str = ""  # a file for Prometheus' textfile collector
    ledger: str = ""  # the ledger's place, where it is not in the state folder; or postgresql://user@host/name
    alert: AlertThresholds = field(default_factory=AlertThresholds)  # [alert]: see framing.nightly.site.alerts
    deliver: tuple[Mapping[str, Any], ...] = ()  # [[deliver]] tables: see framing.deliver.delivery_rules
    smtp: Mapping[str, Any] = field(default_factory=dict)  # [smtp]: see framing.deliver.server

    def path(self, name: str) -> Path:
        """A path named in the file."""
        return self.home / name

    def ledger_path(self) -> Place:
        """Where the ledger lies: a file, or a server's address."""
        if self.ledger.startswith(SERVERS):
            return self.ledger
        return self.path(self.ledger) if self.ledger else self.path(self.state) / "ledger.sqlite"

    def pages_to_deliver(self) -> tuple[str, ...]:
        """The pages that rules attach or send and the reports do not have; they are drawn apart."""
        of_stories = [rule for rule in rules(self.deliver, str(self.home)) if rule.what in ("report", "alert")]
        wanted = {rule.pages for rule in of_stories if rule.attach_to or rule.email}
        return tuple(sorted(wanted - {self.loaded_settings().pages})) if wanted else ()

    def loaded_settings(self) -> Settings:
        """The settings file's Settings, or the defaults."""
        return load_settings(self.path(self.settings) if self.settings else None)

    def digest(self) -> str:
        """SHA-256 of whatever in here, in the settings and in ``story.toml`` moves a byte of the output."""
        work = {key: value for key, value in asdict(self).items() if key not in _NOT_WORK}
        story = self.path(self.stories)
        words = story.read_bytes() if story.is_file() else b""
        facts = json.dumps([work, asdict(self.loaded_settings()), self.pages_to_deliver()], sort_keys=True, default=str)
        return hashlib.sha256(facts.encode() + b"\0" + words).hexdigest()


def load_config(path: Path) -> Config:
    """The configuration in a TOML file. Raises SettingsError naming the file and the key that cannot be used."""
    where = str(path)
    try:
        config = toml.open_file(path).record(Config, home=path.absolute().parent)
    except FileNotFoundError:
        advice = "Write one (the README shows how), or name yours: framing nightly CONFIG.toml."
        raise SettingsError("there is no such file", where=where, next=advice) from None
    _check(config, where)
    return config


def _check(config: Config, where: str) -> None:
    if not config.input:
        raise SettingsError("input is empty", where=where, next='Name folders of articles: input = ["inbox"].')
    if config.store and config.engine != "dask":
        raise SettingsError("store is of use to Dask's workers alone", where=where, next='Set engine = "dask".')
    try:
        writers.require(config.formats, f"{where}: formats")
    except UsageError as error:
        raise SettingsError(error.what, where=error.where, next=error.next) from error
    found = rules(config.deliver, where)
    if not any(asdict(config.alert).values()):
        for number, rule in enumerate(found, start=1):
            if rule.what == "alert" and not any(rule.thresholds.values()):
                what = "an alert that no threshold allows is never delivered"
                advice = "Give thresholds = { conflicts = 1 }, or an [alert] table."
                raise SettingsError(what, where=f"{where}: [[deliver]] {number}", next=advice)
    if found and "pdf" not in config.formats:
        what = "[[deliver]] needs the PDF of each report"
        raise SettingsError(what, where=where, next="Add pdf to formats, or take the rules out.")
    for key, (least, most) in _NUMBERS.items():
        if not least <= getattr(config, key) <= most:
            what = f"{key} must be at least {least} and at most {printed(most)}"
            raise SettingsError(what, where=where, next="Correct the value.")
    for key, value in asdict(config.alert).items():
        if value < 0:
            raise SettingsError(f"alert.{key} must not be negative", where=where, next="Write 0 for never.")
    if 0 < config.keep <= config.window:
        what = f"keep must be 0 or more than window, which is {config.window}"
        raise SettingsError(what, where=where, next="Correct the value.")
    for name in config.input:
        if not config.path(name).is_dir():
            raise SettingsError(f"input {name!r} is not a folder", where=where, next="Create it, or correct the name.")
    output, state = config.path(config.output).resolve(), config.path(config.state).resolve()
    for name in config.input:
        source = config.path(name).resolve()
        for mine in (output, state):
            if mine == source or mine.is_relative_to(source) or source.is_relative_to(mine):
                what = f"input {name!r} overlaps with {mine.name!r}, which is written to"
                raise SettingsError(what, where=where, next="Keep input, output and state in folders of their own.")
    if output == state:
        raise SettingsError("output and state are one folder", where=where, next="Give each a folder of its own.")
