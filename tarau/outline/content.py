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


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage of a source that a statement rests on."""

    KEY: ClassVar[str] = "source"
    source: Text
    """The id of a source, as in sources.yaml."""
    quote: Text
    """Words of its clean text, long enough to stand there once."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Dataset:
    """An outside data set that a coordinate, a unit or the spelling-out of an abbreviation rests on."""

    KEY: ClassVar[str] = "dataset"
    dataset: Text
    version: Text
    licence: Text
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Editorial:
    """A statement of the editors about the book itself (how it is made, what to do), resting on no source."""

    KEY: ClassVar[str] = "editorial"
    editorial: Text
    """Why no source is needed."""
    place: Place = Place("")


Origins = tuple[Quoted | Dataset | Editorial, ...]


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

    Besides *emphasis*, **strong**, lists and footnotes: [[shares]] or [[shares|loc]] refers to a node (in a
    grammatical case), [words]{lang=ru} is a passage in another language.
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
    questions: tuple[Text, ...] = ()
    origin: Origins = ()
    place: Place = Place("")


ChartKind = Literal["bar", "grouped", "stacked", "share", "line"]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table whose cells stand in a CSV file: first row the head, first column the names of the rows."""

    KEY: ClassVar[str] = "table"
    id: Text
    data: Text
    """The CSV file in the chapter folder."""
    caption: Text
    unit: Text | None = None
    """The unit of all its figures, printed in the caption."""
    total: bool = False
    """Whether the last row is a total."""
    note: Text | None = None
    separator: Literal[",", ";", "tab"] = ","
    chart: ChartKind | None = None
    """Whether the same data are also drawn, and how."""
    chart_caption: Text | None = None
    origin: Origins = ()
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class DataChart:
    """A chart drawn from a CSV file that is not printed as a table."""

    KEY: ClassVar[str] = "chart"
    id: Text
    kind: ChartKind
    data: Text
    caption: Text
    unit: Text | None = None
    note: Text | None = None
    separator: Literal[",", ";", "tab"] = ","
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
    questions: tuple[Text, ...] = ()
    place: Place = Place("")


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
class TimelineFigure:
    """A timeline true to scale, of the events in events.yaml."""

    KEY: ClassVar[str] = "timeline"
    id: Text
    caption: Text
    events: tuple[Text, ...] = ()
    """The ids of its events; all of them when left out."""
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
    | SidebarBox
    | DataTable
    | DataChart
    | Comparison
    | Pair
    | TimelineFigure
    | QuestionBlock
)
