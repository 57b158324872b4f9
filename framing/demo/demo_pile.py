"""A pile of a week of nights for the nightly to work on: stories that go on, a copy of a wire story, an edit, broken
documents.

Like the demo story, all of it is made up. On the second night one article has been edited, one story has a new outlet
and new quotations, and another a turn of events; from the third on each night brings what five outlets tell of one
thing, and what only one of them tells.
"""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

from framing.errors import UsageError

NIGHTS = (
    ("first", "2025-05-06"),
    ("second", "2025-05-07"),
    ("third", "2025-05-08"),
    ("fourth", "2025-05-09"),
    ("fifth", "2025-05-10"),
    ("sixth", "2025-05-11"),
    ("seventh", "2025-05-12"),
)
_CONFIGURATION = """# What `framing nightly` is told. Folders are relative to this file.
input = ["inbox"]
output = "reports"
state = "state"
"""


def lay_out(folder: Path) -> Path:
    """Make ``folder`` ready for a first night and return the configuration's path.

    What an earlier demo left is removed. Raises UsageError for a folder that holds anything else.
    """
    configuration = folder / "nightly.toml"
    if folder.exists() and not (configuration.is_file() and configuration.read_text("utf-8") == _CONFIGURATION):
        raise UsageError("this folder is in use", where=str(folder), next="Name one that does not exist yet.")
    for name in ("inbox", "reports", "state"):
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / "inbox").mkdir(parents=True)
    configuration.write_text(_CONFIGURATION, encoding="utf-8")
    return configuration


def deliver_to(inbox: Path, name: str) -> None:
    """Put what comes in on a night into the inbox; an edited article takes the place of the earlier one."""
    source = Path(str(files("framing.demo"))) / "pile" / name
    for path in sorted(source.iterdir()):
        shutil.copyfile(path, inbox / path.name)
