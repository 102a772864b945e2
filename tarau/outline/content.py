"""What may stand in a section: one dataclass per kind, exactly as an author types it in chapter.yaml.

A kind is named by its `KEY`. Where the class has a field of that name (`text`, `heading`), its other fields stand
beside the key; otherwise they are indented under it. To add a kind: a class here, a node in `chapter`, a case in
`assembling.blocks`, a template in templates/nodes/. CONTRIBUTING.md walks through it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..files import Text
from ..problems import Place
from .figures import DataChart, DataTable, MapFigure, PictureFigure, TimelineFigure
from .origins import Origins


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source's clean text, from a quotation to a quotation, both included."""

    KEY: ClassVar[str] = "excerpt"
    source: Text
    """The id of a source, as in sources.yaml."""
    from_: Text
    """Its first words; they must stand in the clean text once."""
    to: Text | None = None
    """Its last words, the first such after `from`; left out when `from` is the whole passage."""
    joined: bool = False
    """Whether the passage goes on in the paragraph before it instead of beginning one."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Authored:
    """Text of the chapter's own authors in Markdown, with the passages it rests on.

    Besides *emphasis*, **strong** and lists: [[shares]] or [[shares|loc]] refers to a node (in a grammatical case),
    [words]{lang=ru} is a passage in another language. A footnote is called by [^boat] and written on a line of its own
    after a blank line, [^boat]: its words. All this holds for every text of a chapter, captions and items of lists too.
    """

    KEY: ClassVar[str] = "text"
    text: Text
    """In Markdown; here as in every kind a long one may be named by its file: `text: {file: texts/intro.md}`."""
    origin: Origins = ()
    joined: bool = False
    """Whether the text goes on in the paragraph before it instead of beginning one."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; all that follows up to the next one belongs to it."""

    KEY: ClassVar[str] = "heading"
    heading: Text
    id: Text
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading under a `heading`, one level lower."""

    KEY: ClassVar[str] = "subheading"
    subheading: Text
    id: Text
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A list of its own, with or without a title; a short one may as well stand in a text, as Markdown."""

    KEY: ClassVar[str] = "list"
    items: tuple[Text, ...]
    id: Text | None = None
    title: Text | None = None
    ordered: bool = False
    """Whether its items are numbered."""
    origin: Origins = ()
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class QuotationEntry:
    """Words of somebody else set apart from the running text: a passage of a source, or words typed with origin."""

    KEY: ClassVar[str] = "quotation"
    id: Text | None = None
    excerpt: Passage | None = None
    """The passage; its source's number is printed after it."""
    text: Text | None = None
    """The words, in Markdown, when no source of the chapter holds them as they are."""
    attribution: Text | None = None
    """Whose words these are, printed under them."""
    origin: Origins = ()
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """A question of a box with its answer, which only the teacher's edition prints and a self-study edition folds."""

    question: Text
    answer: Text
    place: Place = Place("")


SidebarKind = Literal["biography", "term", "did-you-know", "document", "note", "case-study", "project"]


@dataclass(frozen=True, slots=True)
class SidebarBox:
    """A box beside the running text; its kind gives it label, shape and colour."""

    KEY: ClassVar[str] = "sidebar"
    kind: SidebarKind
    id: Text
    title: Text
    subtitle: Text | None = None
    """Under the title: a person's office, a term's other name."""
    text: Text | None = None
    """What it says, in Markdown."""
    excerpt: Passage | None = None
    """What it quotes: the heart of a document box."""
    attribution: Text | None = None
    """Who says so, printed under the excerpt."""
    questions: tuple[Text | TaskEntry, ...] = ()
    origin: Origins = ()
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class ComparedPassage:
    """One side of a comparison."""

    source: Text
    from_: Text
    to: Text | None = None
    attribution: Text | None = None
    """Whose words these are; without it the source's own title is printed."""
    marked: tuple[Text, ...] = ()
    """The words in which the sides contradict each other; they are underlined."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Passages that contradict each other, side by side, with a question."""

    KEY: ClassVar[str] = "compare"
    id: Text
    title: Text
    question: Text
    passages: tuple[ComparedPassage, ...]
    questions: tuple[Text | TaskEntry, ...] = ()
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class ConflictBox:
    """A contradiction between sources that conflicts.yaml decides to be real, as passages side by side."""

    KEY: ClassVar[str] = "conflict"
    conflict: Text
    """The id of the decision in conflicts.yaml."""
    title: Text | None = None
    question: Text | None = None
    """What is asked of the passages; when left out, what may explain the difference."""
    questions: tuple[Text | TaskEntry, ...] = ()
    place: Place = Place("")

    @property
    def id(self) -> Text:
        """The id of the box: that of its contradiction."""
        return self.conflict


@dataclass(frozen=True, slots=True)
class Card:
    """One side of a then-and-now pair."""

    when: Text
    text: Text
    origin: Origins = ()
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Pair:
    """Then and now, on two cards."""

    KEY: ClassVar[str] = "then-now"
    id: Text
    title: Text
    then: Card
    now: Card
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """Questions of the question bank, by section and level or by id."""

    KEY: ClassVar[str] = "questions"
    id: Text
    title: Text | None = None
    section: Text | None = None
    level: Literal["understanding", "application", "higher"] | None = None
    ids: tuple[Text, ...] = ()
    place: Place = Place("")


Item = (
    Authored
    | Passage
    | Heading
    | Subheading
    | ListEntry
    | QuotationEntry
    | SidebarBox
    | DataTable
    | DataChart
    | PictureFigure
    | MapFigure
    | Comparison
    | ConflictBox
    | Pair
    | TimelineFigure
    | QuestionBlock
)
