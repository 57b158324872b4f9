"""What was copied last on this desktop, through whichever program of it gives that out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import NamedTuple

from framing.errors import ReadError

NAME = "clipboard"
_SECONDS = 10  # a program that waits for an owner who never answers is given up
_POWERSHELL = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; Get-Clipboard -Raw"
_SAVE = "Save the article and name its file."


class ClipboardProgram(NamedTuple):
    """A program that prints the clipboard, and the variable without which it has no desktop to ask ("": none)."""

    command: tuple[str, ...]
    desktop: str = ""


_PROGRAMS = (
    ClipboardProgram(("wl-paste", "--no-newline", "--type", "text"), "WAYLAND_DISPLAY"),
    ClipboardProgram(("xclip", "-selection", "clipboard", "-out"), "DISPLAY"),
    ClipboardProgram(("xsel", "--clipboard", "--output"), "DISPLAY"),
    ClipboardProgram(("pbpaste", "-Prefer", "txt")),
    ClipboardProgram(("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL)),
)


class Clipboard:
    """Stands for the clipboard among articles that are named. No string does, so that no name can ask for it."""

    def __str__(self) -> str:
        return NAME

    def contents(self, surroundings: Mapping[str, str] = os.environ) -> bytes:
        """The text on it. Raises ReadError where there is none, or no program that gives it out."""
        failures = []
        for program in _PROGRAMS:
            if program.desktop and not surroundings.get(program.desktop):
                continue
            found = shutil.which(program.command[0], path=surroundings.get("PATH"))
            if found is None:
                continue
            try:
                # pbpaste writes in the locale's encoding, and a desktop's programs may be started without one.
                done = subprocess.run(  # noqa: S603 - a program of the user's own desktop, with no argument of anybody's
                    [found, *program.command[1:]],
                    stdin=subprocess.DEVNULL,
                    capture_output=True,
                    timeout=_SECONDS,
                    check=False,
                    env={**surroundings, "LC_CTYPE": "UTF-8"} if sys.platform == "darwin" else dict(surroundings),
                )
            except subprocess.TimeoutExpired:
                failures.append(f"{program.command[0]} did not answer")
                continue
            except OSError as error:
                failures.append(f"{program.command[0]}: {error.strerror or error}")
                continue
            if done.returncode == 0 and done.stdout.strip():
                return done.stdout
            said = " ".join(done.stderr.decode("utf-8", "replace").split())[:200]
            failures.append(f"{program.command[0]}: {said}" if said else "no text was copied")
        if failures:
            raise ReadError(
                "; ".join(dict.fromkeys(failures)),
                where=NAME,
                next="Copy the article's text, or save it and name its file.",
            )
        what = "no program gives out what was copied on this desktop"
        raise ReadError(what, where=NAME, next=f"Install wl-clipboard, xclip or xsel. {_SAVE}")
