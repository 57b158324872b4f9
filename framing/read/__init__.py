"""Bytes → Document: text verbatim, every paragraph labelled, metadata given or found."""

from framing.read.articles import read_all, read_bytes, read_path
from framing.read.ids import unique_id, unique_ids
from framing.read.json_records import read_jsonl, read_line, read_record
from framing.read.passage import read_passage

__all__ = [
    "read_all",
    "read_bytes",
    "read_jsonl",
    "read_line",
    "read_passage",
    "read_path",
    "read_record",
    "unique_id",
    "unique_ids",
]
