"""The chapter as a tree: types only, closed unions of nodes; every room after `assembling` reads it.

Every node has the place where an author wrote it, an id that never changes, and its origin. Text is a tuple of
inline nodes, never a string of Markdown or HTML. Nesting is bounded by the types: a sidebar holds paragraphs and
lists, never another sidebar. `KIND` names the template that prints a node (templates/nodes/KIND.html).
"""

from .book import Abbreviation, Block, Chapter, Credit, IndexLine, Objective, Reading, Section, SourceLine, Term
from .figures import Cell, Chart, Event, Figure, Moment, Series, Table, Timeline
from .inline import (
    CrossReference,
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    Mark,
    Run,
    SourceMark,
    Strong,
    TermUse,
    Underlined,
    Words,
)
from .origins import Amendment, ByAuthors, Followed, FromDataset, FromSource, Origin, Statement
from .prose import Compare, ComparedSide, Heading, Listing, Paragraph, Prose, Quotation, Sidebar, ThenNow, ThenNowCard
from .questions import AnyQuestion, Choice, Extended, Match, Order, Question, QuestionSet, Short, TrueFalse

__all__ = [
    "Abbreviation",
    "Amendment",
    "AnyQuestion",
    "Block",
    "ByAuthors",
    "Cell",
    "Chapter",
    "Chart",
    "Choice",
    "Compare",
    "ComparedSide",
    "Credit",
    "CrossReference",
    "Emphasis",
    "Event",
    "Extended",
    "Figure",
    "Followed",
    "Footnote",
    "Foreign",
    "FromDataset",
    "FromSource",
    "Heading",
    "IndexLine",
    "Inline",
    "Listing",
    "Mark",
    "Match",
    "Moment",
    "Objective",
    "Order",
    "Origin",
    "Paragraph",
    "Prose",
    "Question",
    "QuestionSet",
    "Quotation",
    "Reading",
    "Run",
    "Section",
    "Series",
    "Short",
    "Sidebar",
    "SourceLine",
    "SourceMark",
    "Statement",
    "Strong",
    "Table",
    "Term",
    "TermUse",
    "ThenNow",
    "ThenNowCard",
    "Timeline",
    "TrueFalse",
    "Underlined",
    "Words",
]
