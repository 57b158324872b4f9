"""The way of one report: records out, comparison made again, drawn again, and the bytes compared."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from framing import api
from framing.deliver.signing.sender import Sender
from framing.errors import VerifyError, WriteError
from framing.model import Comparison
from framing.number_format import printed
from framing.render import html, pdf
from framing.render.records import json as as_json
from framing.render.records.verification_records import SCHEMA, digests
from framing.settings import Settings
from framing.verify import differences, older, page, pdf_census, pdf_content
from framing.verify.differences import Difference
from framing.verify.given_articles import sources
from framing.verify.recount import (
    features_of,
    of_another_file,
    otherwise_here,
    recounted,
    require_readers,
    settings_of,
)
from framing.verify.report import GivenReport, load
from framing.verify.report_signatures import signatures
from framing.workers import Worker

_PRINTER = "framing.render.pdf"
# What records that were tampered with may raise anywhere on the way; a fault of ours would be told the same.
_MISFITS = (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError, OverflowError)
_DAMAGED = "The file was changed, or was written by another version of framing."
_ALONE = (
    "The articles were not at hand: the parse, the attributions and the speakers are as the report gives them. "
    "With --docs they are made anew."
)


type Outcome = Literal["verified", "records verified", "differs"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of checking a report: verified or not, and what a reader should know about it.

    ``difference`` is a sentence about the first thing that differs, None when nothing does. ``remarks`` say what the
    check did not reach. ``senders`` say who signed it, which is another matter. A PDF that other libraries drew may
    have no difference and yet not be verified: its records were, and of its pages only that nothing was found in them
    that no report has.
    """

    verified: bool
    difference: str | None
    remarks: tuple[str, ...]
    senders: tuple[Sender, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """One of three words for it."""
        return "verified" if self.verified else "differs" if self.difference else "records verified"


def verify_report(
    report: str | Path,
    documents: Sequence[str | Path] | None = None,
    settings: Settings | None = None,
    trusted: Sequence[str | Path] = (),
) -> Verification:
    """Recount every number a report prints, and compare its bytes with what they should be.

    Args:
        report: What ``framing compare`` wrote: .html, .pdf or .json.
        documents: Files, or folders to look in: the report is made anew from the articles whose SHA-256 it names.
            Without them all is found again from the texts and the parse that the report holds.
        settings: The templates, the lexicons and the model where they are not framing's own; the resampling is the
            report's.
        trusted: Files that name the keys of senders: allowed signers as ssh-keygen reads them, or certificates (PEM).

    Returns:
        ``verified``; ``difference``, a sentence about the first thing that differs; ``remarks`` on what the check did
        not reach; ``outcome``, one of "verified", "records verified" (a PDF that other libraries drew) and "differs";
        ``senders``, one for each signature within or beside the report: "confirmed", "unknown" or "broken".

    Raises:
        VerifyError: The file is no report, or one that cannot be recounted here.
        SignError: A file of trusted keys cannot be read, or ssh-keygen is not installed.

    Example:
        >>> import framing, pathlib, tempfile
        >>> report = pathlib.Path(tempfile.mkdtemp(), "bridge.json")
        >>> _ = report.write_bytes(framing.write(framing.compare(framing.demo_articles()), "json"))
        >>> framing.verify_report(report).verified
        True
    """
    found = load(Path(report))
    signed = signatures(found, Path(report), [Path(file) for file in trusted])
    settings = settings_of(found, settings or Settings())
    with ExitStack() as stack:
        printer = stack.enter_context(Worker(_PRINTER)) if found.format == "pdf" else None
        try:
            verification = _Check(found, settings, printer, signed.added).outcome(documents)
            return replace(verification, senders=signed.senders)
        except _MISFITS as error:
            reason = f"no {error}" if isinstance(error, KeyError) else str(error)
            what = f"its records do not fit together ({reason})"
            raise VerifyError(what, where=found.where, next=_DAMAGED) from error


class _Check:
    """One report, and what is known of where it was made."""

    def __init__(self, report: GivenReport, settings: Settings, printer: Worker | None, added: str | None) -> None:
        self.report = report
        self.settings = settings
        self.printer = printer
        self.added = added  # what came into a PDF with its signature and is no part of one
        self.records_hold = False
        self.drawn_elsewhere = False  # by libraries whose pages cannot be compared byte by byte
        require_readers(report)
        self.otherwise = otherwise_here(report, features_of(report, settings), settings)

    def outcome(self, documents: Sequence[str | Path] | None) -> Verification:
        if older.number(self.report) != SCHEMA:
            return self._older()
        problem = None if documents is not None else of_another_file(self.report)
        remarks = [] if documents is not None else [_ALONE]
        if problem is None and documents is not None:
            expected = self._anew([Path(item) for item in documents])
        elif problem is None:
            expected = recounted(self.report, self.settings)
            remarks += self._made_elsewhere()
        if problem is None:
            problem = expected if isinstance(expected, Difference) else self._compared(expected, remarks)
        verified = problem is None and not self.drawn_elsewhere
        return Verification(verified, self._sentence(problem) if problem else None, tuple(remarks))

    def _older(self) -> Verification:
        """What still holds of a report that another version wrote; the articles would not tell more."""
        expected = recounted(self.report, self.settings)
        text = older.told(self.report, expected, json.loads(as_json.write(expected, self.settings)))
        touched = differences.changed(self.report.records.get("digests"), digests(self.report.records))
        if touched:
            text += f" Changed since the report was written: {', '.join(touched)}."
        return Verification(False, text, (_ALONE,))

    def _anew(self, given: Sequence[Path]) -> Comparison | Difference:
        records = self.report.records
        if self.otherwise:
            name, there, here = self.otherwise[0]
            return Difference(f"the signature’s {name}", there, here)
        found = sources(records["documents"], given, self.settings)
        if isinstance(found, Difference):
            return found
        return api.compare(found, self.settings, name=records["name"], title=records["title"])

    def _compared(self, expected: Comparison, remarks: list[str]) -> Difference | None:
        """The first difference from what the report should be: in its records, then on its pages."""
        written = as_json.write(expected, self.settings)
        if written != self.report.json:
            found = differences.first(self.report.records, json.loads(written))
            return found or Difference("the layout of the records", "otherwise", "as framing writes it")
        self.records_hold = True
        if self.report.format == "html":
            return self._page(expected, remarks)
        if self.report.format == "pdf":
            return self._paper(expected, remarks)
        return None

    def _page(self, expected: Comparison, remarks: list[str]) -> Difference | None:
        drawn = html.write(expected, self.settings)
        if drawn == self.report.data:
            return None
        there, here = (page.drawn_by(data) for data in (self.report.data, drawn))
        if there != here:
            remarks.append(f"Drawn by {there}, here is {here}: another version, or other templates.")
        return page.first(self.report.data, drawn)

    def _paper(self, expected: Comparison, remarks: list[str]) -> Difference | None:
        if self.printer is None:
            raise WriteError("no printer was started", where="PDF")
        if self.added:
            return Difference("what was saved with its signature", self.added, "a hidden signature and no more")
        drawn = self.printer.finish(pdf.request(expected, self.settings))
        if drawn == self.report.data:
            return None
        there, here = (pdf_content.printed(data) for data in (self.report.data, drawn))
        if there.drawn_with == here.drawn_with:
            found = pdf_content.first(there, here)
            return found or Difference("a chart, a line or a link on its pages", "otherwise", "as it is drawn")
        # Another Pango breaks lines elsewhere. Nothing can show then that a page is the one that was drawn.
        self.drawn_elsewhere = True
        remarks.append(
            f"Drawn with {there.drawn_with}, here is {here.drawn_with}: its pages cannot be drawn again here. Nothing"
            " was looked for in them but what no report has. Verify it where it was drawn, or ask for the HTML or the"
            " JSON."
        )
        given, own = (pdf_content.made_of(data) for data in (self.report.data, drawn))
        for what, which in pdf_census.differences(given, own):
            return Difference(what, differences.shown(which), "nothing of the kind")
        return None

    def _made_elsewhere(self) -> list[str]:
        told = "Not made by what is installed here: {} {}, here {}."
        return [told.format(*part) for part in self.otherwise]

    def _sentence(self, problem: Difference) -> str:
        """The difference, the parts of the records that were touched, and whatever else may explain it."""
        text = f"{problem}."
        touched = differences.changed(self.report.records.get("digests"), digests(self.report.records))
        if touched:
            text += f" Changed since the report was written: {', '.join(touched)}."
        elif self.records_hold and self.settings.templates is None:
            text += " Its records hold; a report drawn with templates of one's own is verified with --templates."
        elif differences.interval_only(problem):
            drawn = f"seed {self.settings.seed} and {printed(self.settings.draws)} resamples"
            text += f" By its signature the report was made with {drawn}, which give other intervals."
        return " ".join(text.split())
