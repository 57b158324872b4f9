"""What the command line can do, as functions; one module a kind of request. The public ones are `framing.__all__`."""

from framing.api.comparing import compare, compare_beside_textstat
from framing.api.describing import explain, schema
from framing.api.inputs import Inputs, KeptPage, gathered, kept_beside
from framing.api.measuring import alike, analyze, cache_key, loaded, profiles, signature
from framing.api.reading import Source, demo_articles, demo_title, documents, read
from framing.api.signing import signed
from framing.api.streams import dumps, group_articles, read_record, readings, record, record_lines, records
from framing.api.writing import report, report_stem, write

__all__ = [
    "Inputs",
    "KeptPage",
    "Source",
    "alike",
    "analyze",
    "cache_key",
    "compare",
    "compare_beside_textstat",
    "demo_articles",
    "demo_title",
    "documents",
    "dumps",
    "explain",
    "gathered",
    "group_articles",
    "kept_beside",
    "loaded",
    "profiles",
    "read",
    "read_record",
    "readings",
    "record",
    "record_lines",
    "records",
    "report",
    "report_stem",
    "schema",
    "signature",
    "signed",
    "write",
]
