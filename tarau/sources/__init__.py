"""Raw texts and where they came from: bytes of txt, html and md files in, a `Source` with its record out."""

from .read import READERS, read_source
from .records import Record, records
from .source import Block, LineEnds, Role, Source, exact_bytes, text_source

__all__ = [
    "READERS",
    "Block",
    "LineEnds",
    "Record",
    "Role",
    "Source",
    "exact_bytes",
    "read_source",
    "records",
    "text_source",
]
