"""Cleaning: a raw text in, a clean text out, with a ledger of every change and the way back."""

from .clean import clean, clean_text, rule_reference
from .cleantext import Citation, CleanText, Paragraph, Segment
from .corrections import Accept, Correction, Reject, Remove, Replace, corrections
from .ledger import Change, Entry, Ledger, Risk, Status, entry_line, read_ledger
from .review import Reviewed, review
from .tongues import language_of
from .views import ledger_csv, unified_diff

__all__ = [
    "Accept",
    "Change",
    "Citation",
    "CleanText",
    "Correction",
    "Entry",
    "Ledger",
    "Paragraph",
    "Reject",
    "Remove",
    "Replace",
    "Reviewed",
    "Risk",
    "Segment",
    "Status",
    "clean",
    "clean_text",
    "corrections",
    "entry_line",
    "language_of",
    "ledger_csv",
    "read_ledger",
    "review",
    "rule_reference",
    "unified_diff",
]
