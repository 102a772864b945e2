"""Raw texts and where they came from: bytes of txt, html, md, docx and pdf files in, a `Source` with its record out."""

from .read import KINDS, read_source
from .records import Record, records
from .source import Block, LineEnds, Role, Source, exact_bytes, text_source

__all__ = [
    "KINDS",
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
