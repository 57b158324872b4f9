"""systemd units that start the nightly at an hour of the night and end all of its processes together."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from framing import output
from framing.errors import UsageError
from framing.nightly.config import load_config

NAME = "framing-nightly"
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
# 75 means that another run is at work and 3 that documents are in quarantine: neither is a failure of the service.
# 2 is a configuration that cannot be used, which starting again would not mend.
_SERVICE = """[Unit]
Description=framing: one report a story, from the pile of the day
StartLimitIntervalSec=6h
StartLimitBurst=5

[Service]
Type=oneshot
WorkingDirectory={folder}
ExecStart={python} -P -m framing.cli nightly {config}
SuccessExitStatus=3 75
KillMode=control-group
TimeoutStopSec=30
Restart=on-failure
RestartPreventExitStatus=2
RestartSec=60
Nice=10
NoNewPrivileges=yes
PrivateTmp=yes
"""
_TIMER = """[Unit]
Description=framing every night at {hour}

[Timer]
OnCalendar=*-*-* {hour}:00
Persistent=yes

[Install]
WantedBy=timers.target
"""


def install(config: Path, hour: str, folder: Path | None = None) -> list[str]:
    """Write the service and the timer, into the user's own units unless told otherwise; returns what to do next.

    Raises SettingsError for a configuration that cannot be used, UsageError for an hour that is none.
    """
    load_config(config)
    if not _HOUR.fullmatch(hour):
        raise UsageError("is not an hour of the day", where=f"--at {hour}", next="Write HH:MM, such as 04:00.")
    place = config.absolute()
    base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    units = folder or base / "systemd" / "user"
    names = {"folder": _escaped(str(place.parent)), "python": _quoted(sys.executable), "config": _quoted(str(place))}
    service, timer = units / f"{NAME}.service", units / f"{NAME}.timer"
    output.publish({service: _SERVICE.format(**names).encode("utf-8"), timer: _TIMER.format(hour=hour).encode("utf-8")})
    return [
        str(service),
        str(timer),
        f"Start it with: systemctl --user daemon-reload && systemctl --user enable --now {NAME}.timer",
    ]


def _escaped(text: str) -> str:
    """A percent sign begins a specifier in a unit file."""
    return text.replace("%", "%%")


def _quoted(text: str) -> str:
    """One argument of a unit's command line (systemd.service(5), "Command lines")."""
    escaped = _escaped(text).replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{escaped}"'
