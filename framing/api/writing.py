"""A comparison as the bytes of a report, in any registered format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from os.path import isdir
from pathlib import Path
from typing import TYPE_CHECKING

from framing.api.comparing import compare_beside_textstat
from framing.api.inputs import gathered
from framing.api.measuring import profiles
from framing.api.reading import Source, documents
from framing.errors import UsageError
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.model import Comparison, Document
    from framing.read.clipboard import Clipboard

_STEM = 60  # characters of a report's default file name
_PRINTER = "framing.render.pdf"


def write(comparison: Comparison, format: str, settings: Settings | None = None) -> bytes:
    """A comparison as a report, by the writer registered for the format.

    Args:
        comparison: What ``framing.compare`` gave.
        format: "html", "pdf", "json"; "docx", "md", "txt", "png" (page one); "csv", "xlsx", "parquet" (the measures);
            or that of a plug-in (entry points ``framing.writers``).
        settings: Of these, ``templates``, ``pages`` and ``paper`` count.

    Returns:
        The report's bytes: the same for the same comparison.

    Raises:
        UsageError: No writer is registered for the format.
        WriteError: A template cannot be used, or the PDF cannot be made.

    Example:
        >>> import framing, json
        >>> comparison = framing.compare(framing.demo_articles())
        >>> json.loads(framing.write(comparison, "json"))["schema"]
        2
    """
    from framing.render.writers import writer

    return writer(format)(comparison, settings or Settings())


def report(
    sources: Sequence[Source],
    formats: Sequence[str],
    settings: Settings | None = None,
    *,
    name: str = "comparison",
    title: str | None = None,
    progress: Callable[[str], None] = lambda stage: None,
    remark: Callable[[str], None] = lambda line: None,
) -> dict[str, bytes]:
    """Compare articles and render every format asked for: {format: bytes}.

    The same bytes as ``write(compare(…), format)``, sooner: child processes import WeasyPrint and textstat meanwhile.
    ``remark`` is told what a reader should know before opening the report.
    """
    from framing.compare import MOST, require_count
    from framing.read.assemble import NO_BODY
    from framing.workers import Worker

    settings = settings or Settings()
    with ExitStack() as stack:
        progress("reading")
        inputs = gathered(sources, settings, most=MOST)
        require_count(len(inputs.sources))
        title = title or inputs.title
        found = list(documents(inputs.sources, settings))
        for document in found:
            if NO_BODY in document.notes:
                remark(f"{document.id}: {NO_BODY}. Its lines are shown as what they were taken for.")
            if "pdf" in formats or "png" in formats:
                _warn_of_boxes(document, remark)
        printer = stack.enter_context(Worker(_PRINTER)) if "pdf" in formats else None
        progress("analysing")
        comparison = compare_beside_textstat(lambda: list(profiles(found, settings)), settings, name=name, title=title)
        rendered: dict[str, bytes] = {}
        if printer is not None:
            from framing.render.pdf import request

            printer.send(request(comparison, settings))  # it prints while the other formats are written
        for format in sorted(formats, key=lambda name: name == "pdf"):
            progress(f"writing {format}")
            if printer is not None and format == "pdf":
                rendered[format] = printer.finish()
            else:
                rendered[format] = write(comparison, format, settings)
    return {format: rendered[format] for format in formats}


def _warn_of_boxes(document: Document, remark: Callable[[str], None]) -> None:
    from framing.render.folders import template_folder
    from framing.render.fonts import unprintable

    missing = unprintable(document.text, template_folder() / "fonts" / "print")
    if missing:
        told = f"{len(missing)} of its characters ({' '.join(missing[:5])}{' …' if len(missing) > 5 else ''})"
        remark(f"{document.id}: {told} are in no font that comes with framing; on paper they show as boxes.")


def report_stem(output: str | None, paths: Sequence[str | Path | Clipboard]) -> Path:
    """Where a report goes: the -o given (a known suffix is dropped), else reports/ and the articles' names."""
    if output:
        from framing.render.writers import installed

        path = Path(output)
        # os.path, because Path.is_dir raises for a name that is too long; writing says so in words.
        if not path.name or output.endswith(("/", "\\")) or isdir(path):
            raise UsageError("is a folder", where=f"-o {output}", next="Add the report's name: -o FOLDER/NAME.")
        return path.with_suffix("") if path.suffix[1:] in installed() else path
    stems = "-vs-".join(Path(str(path)).stem.replace("#", "-") for path in paths)[:_STEM].strip(". ") or "comparison"
    return Path("reports") / stems
