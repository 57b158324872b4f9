"""What the command line can do, as functions: read, analyze, compare, write, explain."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from itertools import islice
from os.path import isdir
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import FramingError, ReadError, UsageError
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.deliver.attachment import Attached
    from framing.language.pipeline import Pipeline
    from framing.model import Comparison, Document, Feature, Profile
    from framing.workers import Worker

_CHUNK_DOCUMENTS = 32  # documents understood as one batch: enough to keep the parser busy, little to hold in memory
_CHUNK_CHARACTERS = 400_000
_STEM = 60  # characters of a report's default file name
_ORACLE = "framing.measure.textstat"
_PRINTER = "framing.render.pdf"


def demo_articles() -> tuple[Path, ...]:
    """The built-in demo story: three outlets, one invented event."""
    from framing.demo import demo_paths

    return demo_paths()


def demo_title() -> str:
    """What the demo story is about, in a headline's words."""
    from framing.demo import TITLE

    return TITLE


def read_articles(paths: Iterable[str | Path], settings: Settings | None = None) -> list[Document]:
    """Articles from files, each with an id of its own. Raises ReadError for the first that cannot be read."""
    from framing.read import read_path, unique_ids

    settings = settings or Settings()
    return list(unique_ids([read_path(Path(path), settings) for path in paths]))


def profiles(documents: Iterable[Document], settings: Settings | None = None) -> Iterator[Profile]:
    """Measure documents one by one, in order; the language model is loaded once."""
    settings = settings or Settings()
    yield from _profiles(documents, settings, *_equipment(settings))


def _equipment(settings: Settings) -> tuple[Pipeline, tuple[Feature, ...]]:
    from framing.features import chosen

    return _loaded(settings.model), chosen(settings.features, settings.lexicons)


@cache
def _loaded(model: str) -> Pipeline:
    """Loading takes longer than measuring ten articles, so a process does it once for each model."""
    from framing.language.pipeline import load_pipeline

    return load_pipeline(model)


def _profiles(
    documents: Iterable[Document], settings: Settings, pipeline: Pipeline, features: tuple[Feature, ...]
) -> Iterator[Profile]:
    from framing.language import understand
    from framing.measure.profile import profile
    from framing.measure.signature import lines

    signed = lines(features, settings, pipeline)
    for parsed in understand(documents, pipeline):
        yield profile(parsed, features, settings, signed.short, signed.long)


def signature(settings: Settings | None = None, *, long: bool = False) -> str:
    """The line that every record made with these settings carries, without loading the language model.

    ``long`` spells out what the short form folds into digests: every feature, every lexicon. Raises ModelError.
    """
    from framing.features import chosen
    from framing.language.pipeline import identify
    from framing.measure.signature import lines

    settings = settings or Settings()
    found = lines(chosen(settings.features, settings.lexicons), settings, identify(settings.model))
    return found.long if long else found.short


def cache_key(document: Document, line: str) -> str:
    """Where to keep a document's record under the signature ``line`` (see ``signature``): 64 hex digits.

    It stands for the document's SHA-256, its format and the metadata given beside it, and for everything that the
    signature names; where it is the same, all numbers are. The document's id is no part of it.
    """
    from framing.measure.signature import cache_key as key

    return key(document, line)


def compare_articles(
    sources: Sequence[str | Path | Document],
    settings: Settings | None = None,
    *,
    name: str = "comparison",
    title: str | None = None,
) -> Comparison:
    """Compare two to six articles, given as paths or Documents, in the order given.

    Raises CountError for another number of them and ReadError for one that cannot be read.
    """
    from framing.compare import require_count

    settings = settings or Settings()
    require_count(len(sources))
    documents = _documents(sources, settings)
    return compare_measured(lambda: list(profiles(documents, settings)), settings, name=name, title=title)


def compare_measured(
    measured: Callable[[], Sequence[Profile]], settings: Settings, *, name: str, title: str | None
) -> Comparison:
    """The comparison of profiles that ``measured`` makes while textstat is being imported."""
    from dataclasses import replace

    from framing.compare import compare as compare_profiles
    from framing.workers import Worker

    with Worker(_ORACLE) as oracle:
        found = measured()
        compared = compare_profiles(found, settings, name=name, title=title)
        return replace(compared, oracle=_oracle(oracle, [profile.parsed.document for profile in found]))


def _oracle(worker: Worker, documents: Sequence[Document]) -> tuple[dict[str, float], ...]:
    texts = [body_text(document) for document in documents]
    return tuple(json.loads(worker.finish(json.dumps(texts).encode("ascii"))))


def _documents(sources: Sequence[str | Path | Document], settings: Settings) -> list[Document]:
    from framing.read import read_path, unique_ids

    found = [read_path(Path(item), settings) if isinstance(item, str | Path) else item for item in sources]
    return list(unique_ids(found))


def report(
    sources: Sequence[str | Path],
    formats: Sequence[str],
    settings: Settings | None = None,
    *,
    name: str = "comparison",
    title: str | None = None,
    progress: Callable[[str], None] = lambda stage: None,
    remark: Callable[[str], None] = lambda line: None,
) -> dict[str, bytes]:
    """Compare articles and render every format asked for: {format: bytes}.

    The same bytes as ``write(compare_articles(…), format)``, sooner: a child process imports WeasyPrint meanwhile.
    ``remark`` is told what a reader should know before opening the report.
    """
    from framing.compare import require_count
    from framing.read.articles import NO_BODY
    from framing.workers import Worker

    settings = settings or Settings()
    require_count(len(sources))
    with ExitStack() as stack:
        progress("reading")
        documents = _documents(sources, settings)
        for document in documents:
            if NO_BODY in document.notes:
                remark(f"{document.id}: {NO_BODY}. Its lines are shown as what they were taken for.")
            if "pdf" in formats:
                _warn_of_boxes(document, remark)
        printer = stack.enter_context(Worker(_PRINTER)) if "pdf" in formats else None
        progress("analysing")
        comparison = compare_articles(documents, settings, name=name, title=title)
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


def write(comparison: Comparison, format: str, settings: Settings | None = None) -> bytes:
    """Render a comparison with the writer registered for ``format`` (html, pdf, json, or a plug-in's)."""
    from importlib.metadata import entry_points

    points = {point.name: point for point in entry_points(group="framing.writers")}
    if format not in points:
        raise UsageError(f"no writer for format {format!r}", next=f"Choose from {', '.join(sorted(points))}.")
    writer: Callable[[Comparison, Settings], bytes] = points[format].load()
    return writer(comparison, settings or Settings())


def record(profile: Profile, *, with_text: bool = False) -> dict[str, Any]:
    """One profile as the JSON object that ``framing analyze`` prints; its shape is ``framing.schema()``."""
    from framing.render.records.json import record as as_record

    return as_record(profile, with_text=with_text)


def dumps(record: Mapping[str, Any]) -> bytes:
    """A record as one line of JSON Lines."""
    from framing.render.records.json import line

    return line(record)


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the objects that ``analyze`` and ``compare`` write."""
    from framing.render.records.json import schema as as_schema

    return as_schema()


def analyze(
    inputs: Iterable[str | Path], settings: Settings | None = None, *, with_text: bool = False
) -> Iterator[dict[str, Any]]:
    """Measure articles from files, or from JSON Lines of ``{"id", "text", …}`` (``*.jsonl``, ``-`` for stdin).

    Yields one record a document in input order. A document that cannot be read or analysed becomes
    ``{"id", "error"}`` in its place; the others are not affected.
    """
    from framing.read import unique_id

    settings = settings or Settings()
    pipeline, features = _equipment(settings)
    incoming = _incoming(inputs, settings)
    seen: dict[str, int] = {}
    while chunk := _chunk(incoming):
        documents = [unique_id(item, seen) for item in chunk if not isinstance(item, ReadError)]
        measured = iter(_safely(documents, settings, pipeline, features))
        for item in chunk:
            if isinstance(item, ReadError):
                yield {"id": item.document, "error": str(item)}
            else:
                found = next(measured)
                yield found if isinstance(found, dict) else record(found, with_text=with_text)


def group_articles(inputs: Iterable[str | Path], settings: Settings | None = None) -> list[dict[str, Any]]:
    """Sort articles, from files or JSON Lines as for ``analyze``, into stories by their words and dates.

    Returns one record an article in input order: ``{"id", "story", "why"}``, and ``"duplicate_of"`` where it repeats
    another; ``{"id", "error"}`` stands in for one that cannot be read.
    """
    from framing.read import unique_id
    from framing.stories import Article, group

    seen: dict[str, int] = {}
    incoming = list(_incoming(inputs, settings or Settings()))
    documents = [item if isinstance(item, ReadError) else unique_id(item, seen) for item in incoming]
    pile = [Article(d.id, d.title, d.text, d.published, d.outlet) for d in documents if not isinstance(d, ReadError)]
    members = iter(group(pile))
    records: list[dict[str, Any]] = []
    for document in documents:
        if isinstance(document, ReadError):
            records.append({"id": document.document, "error": str(document)})
        else:
            records.append({key: value for key, value in next(members)._asdict().items() if value is not None})
    return records


def _incoming(inputs: Iterable[str | Path], settings: Settings) -> Iterator[Document | ReadError]:
    import sys

    from framing.read import read_jsonl, read_path

    for name in inputs:
        try:
            if str(name) == "-" and sys.stdin is None:
                yield ReadError("it is closed", where="<stdin>", next="Send JSON Lines to it, or name a file.")
            elif str(name) == "-":
                yield from read_jsonl(sys.stdin.buffer, settings, "<stdin>")
            elif str(name).endswith((".jsonl", ".ndjson")):
                yield from read_jsonl(Path(name), settings)
            else:
                yield read_path(Path(name), settings)
        except ReadError as error:
            yield error


def _chunk(incoming: Iterator[Document | ReadError]) -> list[Document | ReadError]:
    chunk: list[Document | ReadError] = []
    characters = 0
    for item in islice(incoming, _CHUNK_DOCUMENTS):
        chunk.append(item)
        characters += 0 if isinstance(item, ReadError) else len(item.text)
        if characters > _CHUNK_CHARACTERS:
            break
    return chunk


def _safely(
    documents: list[Document], settings: Settings, pipeline: Pipeline, features: tuple[Feature, ...]
) -> list[Profile | dict[str, Any]]:
    """Profiles of a chunk; if one document breaks the chunk, each is tried alone and only that one is given up."""
    try:
        return list(_profiles(documents, settings, pipeline, features))
    except Exception as error:  # any fault in one document must not take the others down
        if len(documents) == 1:
            name = documents[0].id
            reason = str(error) if isinstance(error, FramingError) else f"{type(error).__name__}: {error}"
            return [{"id": name, "error": f"{name}: could not be analysed ({reason}). Report this document."}]
        return [found for document in documents for found in _safely([document], settings, pipeline, features)]


def alike(pairs: Iterable[tuple[str, str]], settings: Settings | None = None) -> list[float]:
    """How far the two passages of each pair tell the same, 0 to 1, by the words, numbers and names they share.

    For passages by themselves, such as two headlines: no article around them is needed, and neither side comes first.
    Wholly other words for one fact score low. How much of a sentence an article tells is ``Comparison.coverage``.
    """
    from framing.compare.coverage.similarity import alike as of_two
    from framing.language.parse import parse
    from framing.read import read_passage

    given = list(pairs)
    different = list(dict.fromkeys(text for pair in given for text in pair))
    found = parse(map(read_passage, different), _loaded((settings or Settings()).model))
    parsed = dict(zip(different, found, strict=True))
    return [of_two(parsed[one], parsed[two]) for one, two in given]


def explain(key: str | None = None, settings: Settings | None = None) -> str:
    """A measure in words: meaning, formula, limits, source and measured accuracy; without a key, the list of them.

    Of ``settings``, the user's own lexicons count: they are checked and named.
    """
    from framing.glossary import explain as in_words

    return in_words(key, (settings or Settings()).lexicons)


def attach(report: str | Path, briefing: str | Path, *, append: bool = False, drop_claims: bool = False) -> Attached:
    """A briefing with a report in it, both PDF: its bytes, and notes on what changed or is lost.

    The report is embedded as an attachment, or its pages follow the briefing's (``append``); one of the same file
    name that was put there before is replaced. Writes nothing. Raises ReadError for a file that cannot be read and
    BriefingError for a briefing that is damaged, encrypted or signed, or whose claim of conformance forbids
    attachments (unless ``drop_claims``).
    """
    from framing.deliver.attachment import attach as put_into

    return put_into(
        _bytes(report),
        _bytes(briefing),
        name=Path(report).name,
        append=append,
        drop_claims=drop_claims,
        where=(str(report), str(briefing)),
    )


def email_message(
    reports: Sequence[str | Path],
    to: Sequence[str],
    *,
    sender: str = "framing@localhost",
    subject: str | None = None,
    day: str | None = None,
    max_bytes: int | None = None,
) -> bytes:
    """A message (.eml) with the findings of reports as text and HTML, and their PDFs attached. Sends nothing.

    ``reports`` are PDFs that framing wrote; ``day`` (ISO 8601) is that of the Date header, else the newest article's.
    The same reports and addresses give the same bytes, Message-ID included. Raises ReadError or BriefingError for a
    report that cannot be used, UsageError for an address or a date, and MailError for a message beyond ``max_bytes``.
    """
    from framing.deliver.enclosure import enclosure
    from framing.deliver.message import MAX_BYTES, Envelope, message

    enclosed = [enclosure(_bytes(path), Path(path).name, str(path)) for path in reports]
    limit = MAX_BYTES if max_bytes is None else max_bytes
    return message(enclosed, Envelope(sender, tuple(to), subject, day, max_bytes=limit))


def _bytes(path: str | Path) -> bytes:
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"cannot be read ({reason})", where=str(path), next="Check the name.") from error


def report_stem(output: str | None, paths: Sequence[str | Path]) -> Path:
    """Where a report goes: the -o given (a known suffix is dropped), else reports/ and the articles' names."""
    if output:
        path = Path(output)
        # os.path, because Path.is_dir raises for a name that is too long; writing says so in words.
        if not path.name or output.endswith(("/", "\\")) or isdir(path):
            raise UsageError("is a folder", where=f"-o {output}", next="Add the report's name: -o FOLDER/NAME.")
        return path.with_suffix("") if path.suffix in (".html", ".pdf", ".json") else path
    stems = "-vs-".join(Path(path).stem for path in paths)[:_STEM].strip(". ") or "comparison"
    return Path("reports") / stems


def body_text(document: Document) -> str:
    """The body as it stands in the document, one paragraph a line: what a naive tool would be given."""
    return "\n".join(document.text[zone.start : zone.end] for zone in document.zones if zone.kind == "body")
