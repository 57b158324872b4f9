"""framing: how different outlets tell the same story, every number traced to its words.

::

    import framing

    comparison = framing.compare(["a.txt", "b.txt"])
    pdf = framing.write(comparison, "pdf")

The names below are the public face; whatever else the package holds may change between versions. They are loaded
when first used, so that ``import framing`` and ``framing --help`` cost nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

__version__ = "0.2.0"

if TYPE_CHECKING:
    from framing.api import (
        alike,
        analyze,
        cache_key,
        compare,
        demo_articles,
        explain,
        group_articles,
        profiles,
        read,
        record,
        records,
        schema,
        signature,
        signed,
        write,
    )
    from framing.api.writer_check import check_writer
    from framing.compare.findings.check import check_finding
    from framing.compare.findings.examples import example_comparison
    from framing.errors import FramingError, ReadError
    from framing.handing_on import attach, email_message
    from framing.integrations.sklearn_transformer import MeasureVectorizer
    from framing.language.voice import voice_at
    from framing.measure.conformance import check_feature
    from framing.measure.english import letter, say
    from framing.model import (
        ArticleText,
        Blocks,
        Comparison,
        Count,
        Document,
        Evidence,
        Feature,
        Few,
        Finding,
        FindingExample,
        FindingRule,
        Found,
        Mark,
        Measure,
        Measurement,
        Paragraph,
        Parsed,
        Place,
        Profile,
        Reader,
        Span,
    )
    from framing.read.formats.decode import decode
    from framing.read.reader_check import check_reader
    from framing.settings import Settings, load_settings
    from framing.verify.verification import verify_report

_HOME = {
    "ArticleText": "framing.model",
    "Blocks": "framing.model",
    "Comparison": "framing.model",
    "Count": "framing.model",
    "Document": "framing.model",
    "Evidence": "framing.model",
    "Feature": "framing.model",
    "Few": "framing.model",
    "Finding": "framing.model",
    "FindingExample": "framing.model",
    "FindingRule": "framing.model",
    "Found": "framing.model",
    "FramingError": "framing.errors",
    "Mark": "framing.model",
    "Measure": "framing.model",
    "MeasureVectorizer": "framing.integrations.sklearn_transformer",
    "Measurement": "framing.model",
    "Paragraph": "framing.model",
    "Parsed": "framing.model",
    "Place": "framing.model",
    "Profile": "framing.model",
    "ReadError": "framing.errors",
    "Reader": "framing.model",
    "Settings": "framing.settings",
    "Span": "framing.model",
    "alike": "framing.api",
    "analyze": "framing.api",
    "attach": "framing.handing_on",
    "cache_key": "framing.api",
    "check_feature": "framing.measure.conformance",
    "check_finding": "framing.compare.findings.check",
    "check_reader": "framing.read.reader_check",
    "check_writer": "framing.api.writer_check",
    "compare": "framing.api",
    "decode": "framing.read.formats.decode",
    "demo_articles": "framing.api",
    "email_message": "framing.handing_on",
    "example_comparison": "framing.compare.findings.examples",
    "explain": "framing.api",
    "group_articles": "framing.api",
    "letter": "framing.measure.english",
    "load_settings": "framing.settings",
    "profiles": "framing.api",
    "read": "framing.api",
    "record": "framing.api",
    "records": "framing.api",
    "say": "framing.measure.english",
    "schema": "framing.api",
    "signature": "framing.api",
    "signed": "framing.api",
    "verify_report": "framing.verify.verification",
    "voice_at": "framing.language.voice",
    "write": "framing.api",
}

__all__ = [
    "ArticleText",
    "Blocks",
    "Comparison",
    "Count",
    "Document",
    "Evidence",
    "Feature",
    "Few",
    "Finding",
    "FindingExample",
    "FindingRule",
    "Found",
    "FramingError",
    "Mark",
    "Measure",
    "MeasureVectorizer",
    "Measurement",
    "Paragraph",
    "Parsed",
    "Place",
    "Profile",
    "ReadError",
    "Reader",
    "Settings",
    "Span",
    "__version__",
    "alike",
    "analyze",
    "attach",
    "cache_key",
    "check_feature",
    "check_finding",
    "check_reader",
    "check_writer",
    "compare",
    "decode",
    "demo_articles",
    "email_message",
    "example_comparison",
    "explain",
    "group_articles",
    "letter",
    "load_settings",
    "profiles",
    "read",
    "record",
    "records",
    "say",
    "schema",
    "signature",
    "signed",
    "verify_report",
    "voice_at",
    "write",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'framing' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)


class _Package(ModuleType):
    """This package. Importing a folder of it named like a public function must not put the folder in its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
