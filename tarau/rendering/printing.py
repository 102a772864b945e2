"""What templates may ask for: the one object behind all names that a template knows besides the chapter itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from ..chapter import Chapter, Chart, Compare, Event, Figure, Footnote, IndexLine, Map, Paragraph, Section, Words
from ..files import Folder
from ..languages import Language
from ..pages import PageMap
from . import charts, maps, timeline
from .editions import Edition
from .flow import TIGHT, USUAL, Grid, Placeable, Placed, Summary, placed, terms_of
from .folios import folios
from .margins import shifts
from .matter import Matter
from .passing import Passing
from .picture import figure_picture, opening_picture
from .questions import Questions
from .tables import Tables
from .templates import environment
from .theme import MILLIMETRE, Theme
from .tightening import MEASURED, is_tight
from .wording import in_tongues, plain, polished, set_in_pieces, set_text, tongues, with_kept_end
from .worksheets import Worksheets

#: The inks that the tabs of the sections take in turn.
TAB_INKS = ("blue", "ochre", "green", "red")
#: The least width of a compared passage, in units of the theme.
NARROWEST = 40.0
#: What is left free on either side of a compared passage, in units of the theme.
PADDING = 5.0


@dataclass(slots=True)
class Printer:
    """One rendering of a chapter in an edition."""

    chapter: Chapter
    edition: Edition
    language: Language
    folder: Folder
    pages: PageMap | None
    theme: Theme
    grid: Grid = field(init=False)
    _printed: set[str] = field(default_factory=set)
    _labels: dict[str, str] = field(default_factory=dict)
    _notes: list[Footnote] = field(default_factory=list)
    _inline: Any = None
    _shifts: Mapping[str, tuple[str, float]] | None = None
    _tongues: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.grid = Grid(self.theme, self.pages if self.edition.format == "pdf" else None)
        self._labels, self._tongues = dict(self.chapter.labels), tongues(self.chapter)
        self.chapter = replace(self.chapter, index=tuple(filter(_leads_somewhere, self.chapter.index)))

    def context(self) -> dict[str, Any]:
        """The names that templates know."""
        names: tuple[Callable[..., Any], ...] = (
            self.capital, self.chart, self.css_string, self.date_words, self.figure_words, self.flow, self.folios,
            self.initials, self.image, self.ink, self.keep_note, self.kept_notes, self.label,
            self.language.in_script, self.map, self.margin, self.named, self.once, self.panels, self.paragraph,
            self.parted, self.passing_marks, self.picture, self.pieces, self.plain, self.rest, self.shares,
            self.source_title, self.strip, self.tab, self.text, self.theme.families, self.theme.word, self.tight,
            self.undivided, self.words, self.writing,
            *Matter(self.chapter, self.language, self.pages, self.theme).names(),
            *Questions(self.chapter, self.language, self.theme).names(),
            *Tables(self.language, self.theme, self.pages if self.edition.format == "pdf" else None).names(),
            *Worksheets(self.chapter, self.language, self.theme, self.pages).names(),
        )  # fmt: skip
        values: dict[str, Any] = {name.__name__: name for name in names}
        return values | {
            "chapter": self.chapter,
            "edition": self.edition,
            "paged": self.edition.format == "pdf",
            "by_page": self.edition.format == "pdf" or (self.edition.format == "epub" and self.pages is not None),
            "style": Markup(self.theme.style),
            "tag": self.language.locale_tag,
            "theme": self.theme.name,
            "measured": MEASURED if self.pages else "",
            "paper_sheet": self.theme.paper,
            "changed": self.theme.changed or {},
        }

    # ------------------------------------------------------------------------------------------------ words

    def words(self, content: Words) -> Markup:
        """Words as HTML."""
        return self._set(polished(in_tongues(content, self._tongues), self.language))

    def paragraph(self, content: Words) -> Markup:
        """A paragraph's words as HTML."""
        content = polished(in_tongues(content, self._tongues), self.language)
        ragged = self.edition.format == "pdf" and self.theme.word("align") == "left"
        return self._set(with_kept_end(content) if ragged else content)

    def _set(self, content: Words) -> Markup:
        if not content:
            return Markup("")
        if self._inline is None:
            self._inline = environment().get_template("inline.html").make_module(self.context())
        return Markup(self._inline.words(content))

    def pieces(self, text: str) -> Markup:
        """A run that is already polished."""
        return set_in_pieces(text, self.language)

    def text(self, text: str) -> Markup:
        """A text that is no inline node, such as a cell of a table or the name of a source."""
        return set_text(text, self.language)

    def plain(self, content: Words) -> str:
        """The words alone, for running heads and bookmarks."""
        return plain(polished(in_tongues(content, self._tongues), self.language))

    def label(self, key: str, **values: object) -> str:
        """The wording of the catalogue."""
        return self.language.label(key, **values)

    def named(self, id: str) -> str:
        """What a reader calls a numbered node: `1-кесте`."""
        return self._labels.get(id, "")

    def parted(self, words: str, part: object) -> tuple[str, str, str]:
        """`words` before, at and after `part`, so that a number inside a wording can be set in its own size."""
        before, found, after = words.partition(str(part))
        return before, found, after

    # ------------------------------------------------------------------------------------------------ places

    def once(self, id: str) -> Markup:
        """The id as an attribute, the first time that it is printed: what is printed twice is linked to once."""
        if not id or id in self._printed:
            return Markup("")
        self._printed.add(id)
        return Markup(f' id="{escape(id)}"')

    def folios(self, *marks: str) -> Markup:
        """The numbers of the pages where the marks stand."""
        return folios(marks, self.pages)

    def flow(self, section: Section) -> Iterator[Placed]:
        """What a section holds, with the margins that its place on the page gives each."""
        boxed = self.edition.format == "pdf" and self.theme.word("terms") == "box"
        blocks: list[Placeable] = []
        for node in self._passing(section).order():
            blocks += terms_of(node) if boxed and isinstance(node, Paragraph) else ()
            blocks.append(node)
        if section.summary:
            blocks.append(Summary(f"{section.id}-summary", section.summary))
        return placed(blocks, self.grid, TIGHT if self.tight(section) else USUAL)

    def tight(self, section: Section) -> bool:
        """Whether a section is set tighter: see `tightening`."""
        paged = self.edition.format == "pdf" and self.theme.word("sections") == "page"
        return paged and is_tight(section.id, self.pages, self.theme)

    def passing_marks(self, section: Section) -> list[str]:
        """The ids of the marks that tell the next round which text goes before which box."""
        return self._passing(section).marks()

    def _passing(self, section: Section) -> Passing:
        return Passing(section, self.pages if self.edition.format == "pdf" else None, self.theme)

    def rest(self, id: str) -> str:
        """The margin under something that is not a box, so that what follows stands on the grid."""
        return f"margin-bottom:{self.grid.rest(id):.2f}pt"

    def margin(self, id: str) -> Markup:
        """The attributes of a margin term: its side of the page, and how far it is moved from its line."""
        if self._shifts is None:
            self._shifts = shifts(self.pages, self.theme.length("bottom")) if self.pages else {}
        side, shift = self._shifts.get(id, ("right", 0.0))
        side = "right" if self.theme.word("pages") == "single" else side
        return Markup(f'class="margin-term {side}"' + (f' style="margin-top:{shift}pt"' if shift else ""))

    # ------------------------------------------------------------------------------------------------ drawings

    def ink(self, name: str) -> str:
        """A colour of the theme; where drawings keep theirs, that of the words around, which a reader may change."""
        if self.theme.ground:
            return "none" if name == "white" else "currentColor"
        return self.theme.ink(name)

    def wide(self) -> float:
        """The width of the text in millimetres."""
        return self.theme.length("measure") / MILLIMETRE

    def chart(self, node: Chart) -> Markup:
        """A chart as a drawing."""
        node = charts.in_script(node, self.language)
        return charts.chart(node, self.theme, self.language, self.wide(), self.plain(node.caption))

    def figure_words(self, value: Decimal | None) -> str:
        """A figure of a chart in words, or that it is not known."""
        return charts.figure(value, self.language)

    def map(self, node: Map, blank: bool = False) -> Markup:
        """A map as a drawing; a blank copy, where this or the edition asks for one, has numbers in place of names."""
        node = maps.in_script(node, self.language)
        caption = self.plain(node.caption)
        width = self.wide() if self.theme.living else self.wide() * node.width / 100  # a screen is narrow enough
        blank = blank or self.edition.blank_maps
        return maps.map_drawing(node, self.theme, self.language, width, caption, blank=blank)

    def panels(self, events: Sequence[Event], whole_page: bool) -> tuple[timeline.Panel, ...]:
        """A timeline on the wide page of the end matter, or as wide as the text."""
        room = self.theme.length("wide") / MILLIMETRE if whole_page else self.wide()
        return timeline.panels(events, self.theme, room, self.date_words, whole_page=whole_page)

    def strip(self) -> Markup:
        """The timeline at the chapter's opening."""
        events = self.chapter.timeline.events if self.chapter.timeline else ()
        named = "; ".join(
            f"{event.start.year} — {self.language.in_script(event.short)}" for event in events if event.short
        )
        described = f"{self.label('timeline')}: {named}"
        events = tuple(replace(event, short=self.language.in_script(event.short)) for event in events)
        return timeline.strip(events, self.theme, self.theme.length("strip") / MILLIMETRE, described)

    def date_words(self, event: Event) -> str:
        """The date of an event, as exact as it is known."""
        start, end = event.start, event.end
        if end is not None:
            return self.language.years(start.year, end.year)
        return self.language.date(start.year, start.month or None, start.day or None)

    def picture(self) -> Markup:
        """The opening picture."""
        return opening_picture(self.chapter, self.folder, self.language, self.theme)

    def image(self, node: Figure) -> Markup:
        """The picture of a figure."""
        return figure_picture(node, self.folder, self.language, self.theme)

    def writing(self, count: int) -> tuple[float, float, float]:
        """Lines to write on: how long they are, how far apart, and how high all of them, in millimetres."""
        apart = self.theme.length("writing") / MILLIMETRE
        return self.theme.length("wide") / MILLIMETRE - 10 * self.theme.scale, apart, count * apart

    # ------------------------------------------------------------------------------------------------ parts

    def css_string(self, words: str) -> Markup:
        """A text as a string of a style sheet."""
        safe = "".join(letter if letter.isalnum() or letter in " .,-" else f"\\{ord(letter):x} " for letter in words)
        return Markup(f'"{safe}"')

    def tab(self, position: int) -> tuple[str, float]:
        """The ink of a section's thumb tab and its height on the edge in millimetres: each section lower."""
        ink = TAB_INKS[position % len(TAB_INKS)]
        if self.theme.living:
            return ink, 0.0
        page, tab = (self.theme.length(name) / MILLIMETRE for name in ("page-height", "tab-height"))
        lower = min(tab + 4, (page - tab - 60) / max(1, len(self.chapter.sections) - 1))
        return ink, round(9 + lower * position, 1)

    def shares(self, node: Compare) -> list[int]:
        """The widths of compared passages in percent: of two the longer is wider, so that they end near each other; of
        more each is as wide as the others."""
        if len(node.sides) > 2:
            alike = 100 // len(node.sides)
            return [*(alike for _ in node.sides[1:]), 100 - alike * (len(node.sides) - 1)]
        lengths = [sum(len(plain(paragraph.content)) for paragraph in side.content) or 1 for side in node.sides]
        narrowest = NARROWEST * self.theme.scale / (self.theme.length("measure") / MILLIMETRE) * 100
        least = min(76 / len(lengths), narrowest)
        free = 100 - least * len(lengths)
        made = [round(least + free * length / sum(lengths)) for length in lengths]
        return [*made[:-1], 100 - sum(made[:-1])]

    def undivided(self, node: Compare) -> bool:
        """Whether passages stand in columns so narrow that their words are better not divided, and fit undivided."""
        if len(node.sides) < 3:
            return False
        size, unit = self.theme.length("help-size") + 0.5, self.theme.scale * MILLIMETRE
        narrowest = min(self.shares(node)) / 100 * self.theme.length("measure")
        room = narrowest - 2 * PADDING * unit - self.theme.length("rule")
        said = (self.plain(part.content) for side in node.sides for part in side.content)
        # A no-break space holds two words together, so that they need their room together.
        return all(self.theme.width(word, size, "serif") <= room for words in said for word in words.split(" "))

    def source_title(self, number: int) -> Markup:
        """The title of the source with this number in the list of sources, in its own language."""
        source = next((source for source in self.chapter.sources if source.number == number), None)
        if source is None:
            return Markup("")
        if source.language:
            return Markup('<span lang="{}">{}</span>').format(source.language, source.title)
        return self.text(source.title)

    def initials(self, name: Words) -> str:
        """The monogram of a person: the first letters of the first name and of the surname."""
        parts = self.plain(name).replace(".", ". ").split()
        letters = [word[0] for word in parts if word[:1].isalpha()]
        return "".join(letters[:1] + letters[1:][-1:])

    def keep_note(self, note: Footnote) -> None:
        """Keep a footnote for the end of its section, where there are no pages to have a foot."""
        self._notes.append(note)

    def kept_notes(self) -> tuple[Footnote, ...]:
        """The footnotes kept since the last call."""
        notes, self._notes = tuple(self._notes), []
        return notes

    def capital(self, words: str) -> str:
        """The words with a capital at their head, as an entry of a list begins."""
        return self.language.upper(words[:1]) + words[1:]


def _leads_somewhere(line: IndexLine) -> bool:
    """Whether a line of the index names a page or another line: a name that the text never uses is left out."""
    return bool(line.marks or line.see or line.also)
