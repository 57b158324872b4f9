"""What is checked before a night begins, and by ``--dry-run`` alike: nothing is found out at three in the morning."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from framing.errors import SettingsError
from framing.features import chosen
from framing.nightly.config import USUAL_STORIES, Config
from framing.nightly.dispatch import mail_server
from framing.nightly.editor_decisions import by_hand
from framing.settings import Settings


def check(config: Config) -> Settings:
    """Read every file that the configuration names, and see whether what is to be written can be. The settings.

    Raises SettingsError, LexiconError or another error that names what cannot be used.
    """
    settings = config.loaded_settings()
    if settings.templates is not None and not settings.templates.is_dir():
        raise SettingsError("templates is not a folder", where=str(settings.templates), next="Correct the settings.")
    if not Path(settings.model).exists() and find_spec(settings.model.partition(".")[0]) is None:
        advice = "Install it, or correct the settings."
        raise SettingsError(f"the model {settings.model} is not installed", where="model", next=advice)
    chosen(settings.features, settings.lexicons)
    stories = config.path(config.stories)
    if config.stories != USUAL_STORIES and not stories.is_file():
        raise SettingsError("there is no such file", where=f"stories {stories}", next="Create it, or take the key out.")
    by_hand(stories)
    mail_server(config)
    for key, name in (("output", config.output), ("state", config.state)):
        _require_writable(config.path(name), key)
    for key, name in (("metrics", config.metrics), ("ledger", "" if "://" in config.ledger else config.ledger)):
        if name and not config.path(name).parent.is_dir():
            where = f"{key} {config.path(name)}"
            raise SettingsError("its folder does not exist", where=where, next="Create it, or correct the name.")
    return settings


def _require_writable(folder: Path, key: str) -> None:
    """The folder, or what of its path exists, takes new files."""
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not there.is_dir():
        raise SettingsError(f"{key} is not a folder", where=str(there), next="Name another.")
    if not os.access(there, os.W_OK | os.X_OK):
        raise SettingsError(f"{key} cannot be written to", where=str(there), next="See to its rights, or name another.")
