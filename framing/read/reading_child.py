"""The process that reads: ``python -m framing.read.reading_child`` takes files and answers a line of JSON an article.

The first line is its limits. It writes no file and opens no connection; a document that takes too long or too much is
told as an error.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from framing.errors import ReadError
from framing.model import ArticleText
from framing.read import deadline, progress, protected, readers
from framing.read.limits import Limits

_REFUSED = re.compile(
    r"socket\.(?!__new__|gethostname)|subprocess\.Popen|os\.(?:system|exec|posix_spawn|fork|spawn)|urllib\."
)


def main() -> int:
    """Serve until there are no more files."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get among the answers
    source = sys.stdin.buffer

    def say(answer: Mapping[str, Any]) -> None:
        answers.write(json.dumps(answer).encode("ascii") + b"\n")
        answers.flush()

    limits = Limits(**json.loads(source.readline()))
    _confine(limits)
    while line := source.readline():
        task = json.loads(line)
        progress.begin(task["past"], lambda begun, where: say({"begun": begun, "at": where}))
        for answer in _answers(task, source):
            if ("what" not in answer and "text" not in answer) or not progress.given_before():
                say(answer)
    return 0


def _confine(limits: Limits) -> None:
    """No more memory than allowed, no file written, no core dump."""
    sys.dont_write_bytecode = True
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    size = limits.memory if most == resource.RLIM_INFINITY else min(limits.memory, most)
    with suppress(ValueError, OSError):  # some systems know no such limit
        resource.setrlimit(resource.RLIMIT_AS, (size, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse)
    deadline.allow(limits.seconds)


def _refuse(event: str, arguments: object) -> None:
    """Whatever a file makes a library do: no connection, no other program."""
    if _REFUSED.match(event):
        raise PermissionError(f"{event} is refused where files are read")


def _answers(task: Mapping[str, Any], source: BinaryIO) -> Iterator[dict[str, Any]]:
    where = task["where"]
    try:
        data = source.read(task["size"]) if "size" in task else b""
        reader = readers.named(task["reader"])
        yield {"ready": True}
        deadline.restart()
        given = Path(task["path"]) if "path" in task else data
        for article in protected.articles(reader, given, where, task["max_bytes"]):
            deadline.stop()
            yield _packed(article)
            deadline.restart()
    except MemoryError:
        yield _packed(protected.out_of_memory(where))
    except deadline.TookTooLong:
        yield _packed(deadline.error(where))
    except OSError as error:
        yield _packed(ReadError(f"it cannot be read ({error.strerror or error})", where=where, next="Check the file."))
    except ReadError as error:
        yield _packed(error)
    finally:
        deadline.stop()
    yield {"end": True}


def _packed(article: ArticleText | ReadError) -> dict[str, Any]:
    if isinstance(article, ReadError):
        return {"what": article.what, "where": article.where, "next": article.next, "document": article.document}
    return {
        "text": article.text,
        "given": dict(article.given),
        "encoding": article.encoding,
        "notes": article.notes,
        "where": article.where,
        "format": article.format,
        "sha256": article.sha256,
    }


if __name__ == "__main__":
    sys.exit(main())
