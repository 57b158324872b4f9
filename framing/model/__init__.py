"""The nouns: frozen records that every stage hands to the next, without behaviour.

Every position is a half-open range ``[start, end)`` of code points in a document's verbatim text.
A missing value is ``None`` and stands beside a reason; it is never ``0.0`` and never NaN.

The way of one document::

    Document ──parse──▶ Parsed ──features──▶ Evidence ──tally──▶ Profile ──compare──▶ Comparison
"""

from __future__ import annotations

from framing.model.comparison import (
    Act,
    Aspect,
    Comparison,
    Conflict,
    Contrast,
    Counterpart,
    Coverage,
    Doing,
    Emphasis,
    Finding,
    Label,
    Naming,
    Place,
    QuotationRow,
    Section,
    SourceRow,
    Table,
    Twin,
    Uncovered,
    Wording,
)
from framing.model.document import (
    EMBEDDED_POST,
    MARKS_LOST,
    MENDED,
    Document,
    Zone,
)
from framing.model.evidence import (
    Count,
    Evidence,
    Feature,
    Few,
    Mark,
    Measure,
)
from framing.model.finding import (
    FindingExample,
    FindingKind,
    FindingRule,
    Found,
    Strength,
)
from framing.model.parsed import (
    Attribution,
    Derived,
    Parsed,
    Quotation,
    Sentence,
    Speaker,
    Tokens,
    VoiceSpan,
    Word,
)
from framing.model.profile import (
    Measurement,
    Occasion,
    Profile,
    SourceStatement,
)
from framing.model.reader import (
    Articles,
    ArticleText,
    Blocks,
    Paragraph,
    Reader,
)
from framing.model.span import (
    Anonymity,
    AttributionKind,
    CueClass,
    Position,
    SourceType,
    Span,
    Telling,
    Verdict,
    Voice,
    ZoneKind,
)

__all__ = [
    "EMBEDDED_POST",
    "MARKS_LOST",
    "MENDED",
    "Act",
    "Anonymity",
    "ArticleText",
    "Articles",
    "Aspect",
    "Attribution",
    "AttributionKind",
    "Blocks",
    "Comparison",
    "Conflict",
    "Contrast",
    "Count",
    "Counterpart",
    "Coverage",
    "CueClass",
    "Derived",
    "Document",
    "Doing",
    "Emphasis",
    "Evidence",
    "Feature",
    "Few",
    "Finding",
    "FindingExample",
    "FindingKind",
    "FindingRule",
    "Found",
    "Label",
    "Mark",
    "Measure",
    "Measurement",
    "Naming",
    "Occasion",
    "Paragraph",
    "Parsed",
    "Place",
    "Position",
    "Profile",
    "Quotation",
    "QuotationRow",
    "Reader",
    "Section",
    "Sentence",
    "SourceRow",
    "SourceStatement",
    "SourceType",
    "Span",
    "Speaker",
    "Strength",
    "Table",
    "Telling",
    "Tokens",
    "Twin",
    "Uncovered",
    "Verdict",
    "Voice",
    "VoiceSpan",
    "Word",
    "Wording",
    "Zone",
    "ZoneKind",
]
