"""Child processes that import a heavy library while the parent does something else.

Importing WeasyPrint or textstat takes about as long as loading the language model. Started first and fed last,
they use the second core, and a report is ready sooner.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from types import TracebackType
from typing import Self

from framing.errors import RunError


class Worker:
    """``python -m MODULE`` waiting for its input: ``send`` hands it over, ``finish`` returns what it printed."""

    def __init__(self, module: str) -> None:
        self.module = module
        # -P: a file in the current folder must never be imported in place of a library.
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
            [sys.executable, "-P", "-m", module], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def send(self, data: bytes) -> None:
        """Hand over all of the input. The child works on it from now on, and the parent need not wait."""
        if self.process.stdin is not None:
            with suppress(BrokenPipeError):  # it has died; finish says of what
                self.process.stdin.write(data)
                self.process.stdin.close()
            self.process.stdin = None

    def finish(self, data: bytes | None = None) -> bytes:
        """Send ``data`` unless something was sent, and wait for the output.

        Raises RunError with the child's last words if it failed.
        """
        output, complaint = self.process.communicate(data)
        if self.process.returncode != 0:
            lines = complaint.decode("utf-8", "replace").strip().splitlines()
            what = lines[-1] if lines else f"stopped with code {self.process.returncode}"
            raise RunError(what, where=self.module, next="Run again; if it stops there again, report it.")
        return output

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()
        self.process.wait()
