"""The words and figures of a chapter one by one, as small pieces of well-formed HTML, for formats that are no page.

A learning platform knows neither our style sheets nor our pages: what is given here has no classes, no ids and no
links, only elements that every platform prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from ..chapter import (
    Block,
    Chapter,
    Chart,
    Compare,
    ComparedSide,
    CrossReference,
    Crossword,
    Emphasis,
    Figure,
    Footnote,
    Foreign,
    Inline,
    Listing,
    Map,
    Paragraph,
    Question,
    QuestionSet,
    Run,
    SourceMark,
    Strong,
    Table,
    Timeline,
    Underlined,
    Words,
)
from ..files import Folder
from ..languages import Language
from .editions import Edition
from .picture import figure_picture
from .printing import Printer
from .questions import Questions
from .sheets import FontFile
from .templates import print_template
from .theme import theme
from .wording import in_tongues, plain, polished, tongues

#: What a picture's address begins with in a piece; whoever writes a format puts its own in place of it.
PICTURES = "pictures/"
#: What the word setter puts around parts that must not be divided: a platform breaks lines as it likes.
_KEPT = re.compile(r'<span class="keep">|</span>| class=script')
_ELEMENTS = {Emphasis: "em", Strong: "strong", Underlined: "em"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a piece shows: its name there, and either the drawing or the file of the chapter that it is."""

    name: str
    drawing: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure or a passage as HTML of whole blocks, and the pictures in it.

    `bare` says the same without pictures, for a format that takes none; it is empty where words cannot stand for them.
    """

    html: str
    pictures: tuple[Picture, ...] = ()
    bare: str = ""


@dataclass(slots=True)
class Pieces:
    """One chapter in one edition, piece by piece."""

    chapter: Chapter
    edition: Edition
    language: Language
    folder: Folder
    fonts: tuple[FontFile, ...] = field(init=False)
    _printer: Printer = field(init=False)
    _questions: Questions = field(init=False)

    def __post_init__(self) -> None:
        chosen = theme(str(self.edition.theme), False)
        self.fonts = chosen.fonts
        self._printer = Printer(self.chapter, self.edition, self.language, self.folder, None, chosen)
        self._questions = Questions(self.chapter, self.language, chosen)

    # ------------------------------------------------------------------------------------------------ words

    def words(self, content: Words) -> str:
        """Words as HTML; a footnote follows its word in brackets, marks of sources are left out."""
        return "".join(map(str, self._set(polished(in_tongues(content, tongues(self.chapter)), self.language)))).strip()

    def plain(self, content: Words) -> str:
        """The words alone, as they are printed."""
        return plain(polished(content, self.language))

    def typed(self, content: Words) -> str:
        """The words as a pupil would type them: with ordinary spaces."""
        return " ".join(self.language.in_script(plain(content)).split())

    def text(self, text: str) -> str:
        """A text that is no inline node as HTML, polished."""
        return _KEPT.sub("", str(self._printer.text(text)))

    def script(self, text: str) -> str:
        """A text in the letters that the language is printed in."""
        return self.language.in_script(text)

    def label(self, key: str, **values: object) -> str:
        """The wording of the catalogue."""
        return self.language.label(key, **values)

    def letter(self, position: int) -> str:
        """The letter before an option, counting from 0."""
        return self._questions.option_letter(position)

    def part_letter(self, position: int) -> str:
        """The letter before a part of a question, counting from 0."""
        return self._questions.part_letter(position)

    def section(self, id: str) -> str:
        """The heading of a section, with its number."""
        return self._questions.group_title(id)

    def _set(self, content: Words) -> Iterator[Markup]:
        for part in content:
            yield self._inline(part)

    def _inline(self, part: Inline) -> Markup:
        if isinstance(part, Run | CrossReference):
            return Markup(_KEPT.sub("", str(self._printer.pieces(part.text))))
        if isinstance(part, SourceMark):
            return Markup("")
        inside = Markup("").join(self._set(part.content))
        if isinstance(part, Footnote):
            return Markup(" (") + inside + Markup(")")
        if isinstance(part, Foreign):
            return Markup('<span lang="{}">{}</span>').format(part.language, inside)
        name = Markup(_ELEMENTS.get(type(part), ""))
        return Markup("<{0}>{1}</{0}>").format(name, inside) if name else inside

    # ------------------------------------------------------------------------------------------------ what is shown

    def shown(self, id: str, *, blank: bool = False) -> Shown | None:
        """What bears the id, for a question about it; a map without its names when `blank`. None when it can be
        shown on paper only."""
        node = next((node for node in self._nodes() if getattr(node, "id", "") == id), None)
        if isinstance(node, Table):
            return self._table(node)
        if isinstance(node, Chart):
            return self._drawn(node, str(self._printer.chart(node)), self._chart_figures(node))
        if isinstance(node, Map):
            return self._drawn(node, str(self._printer.map(node, blank)), "")
        if isinstance(node, Figure):
            return self._figure(node)
        if isinstance(node, Timeline):
            return self._timeline(node)
        return self.prose(node) if node is not None else None

    def grid(self, question: Crossword) -> Shown:
        """The empty grid of a crossword."""
        described = self.label("crossword-described", rows=question.rows, columns=question.columns)
        return self._picture(question.id, str(self._questions.crossword_grid(question)), described)

    def page(self, template: str, **values: object) -> str:
        """A page about the pieces, printed from a template of templates/."""
        return print_template(template, self._printer.context() | values)

    def _nodes(self) -> Iterator[Block]:
        for section in self.chapter.sections:
            yield from (node for node in section.content if not isinstance(node, QuestionSet))
        if self.chapter.timeline:
            yield self.chapter.timeline

    def _caption(self, node: Table | Chart | Map | Figure) -> str:
        named, caption = self._printer.named(node.id), self.words(node.caption)
        unit = getattr(node, "unit", "")
        return (
            (f"<strong>{escape(named)}.</strong> " if named else "")
            + caption
            + (f", {self.text(unit)}" if unit else "")
        )

    def _table(self, node: Table) -> Shown:
        heads = "".join(f'<th scope="col">{self.text(head)}</th>' for head in node.columns)
        rows = "".join(
            f'<tr><th scope="row">{self.text(row[0].text)}</th>'
            + "".join(f"<td>{self.text(cell.text)}</td>" for cell in row[1:])
            + "</tr>"
            for row in node.rows
        )
        body = f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>"
        html = f"<table><caption>{self._caption(node)}</caption>{body}</table>{self._note(node)}"
        return Shown(html, (), html)

    def _chart_figures(self, node: Chart) -> str:
        """A chart as a table of its figures, for a format that takes no pictures."""
        heads = "".join(f'<th scope="col">{self.text(name)}</th>' for name in ("", *node.categories))
        rows = "".join(
            f'<tr><th scope="row">{self.text(series.name)}</th>'
            + "".join(f"<td>{self._figure_of(value)}</td>" for value in series.values)
            + "</tr>"
            for series in node.series
        )
        body = f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>"
        return f"<table><caption>{self._caption(node)}</caption>{body}</table>"

    def _figure_of(self, value: object) -> str:
        return self.label("value-unknown") if value is None else self.language.number(value)  # type: ignore[arg-type]

    def _drawn(self, node: Chart | Map, drawing: str, bare: str) -> Shown:
        made = self._picture(node.id, drawing, self.plain(node.caption))
        caption = f"<p>{self._caption(node)}</p>"
        return Shown(made.html + caption + self._note(node), made.pictures, bare)

    def _picture(self, id: str, drawing: str, alt: str) -> Shown:
        name = f"{id}.svg"
        html = f'<p><img src="{PICTURES}{name}" alt="{escape(alt)}"/></p>'
        return Shown(html, (Picture(name, drawing),))

    def _figure(self, node: Figure) -> Shown:
        alt = self.script(node.alt)
        ending = node.image.rpartition(".")[2].lower()
        drawn = not any(node.pixels)
        name = f"{node.id}.{'svg' if drawn else ending}"
        drawing = str(figure_picture(node, self.folder, self.language, self._printer.theme)) if drawn else ""
        picture = Picture(name, drawing, "" if drawn else node.image)
        credit = f" {self.words(node.credit)}" if node.credit else ""
        html = f'<p><img src="{PICTURES}{name}" alt="{escape(alt)}"/></p><p>{self._caption(node)}{credit}</p>'
        return Shown(html, (picture,), f"<p>{self._caption(node)}: {escape(alt)}</p>")

    def _note(self, node: Table | Chart | Map) -> str:
        return f"<p>{self.words(node.note)}</p>" if node.note else ""

    def _timeline(self, node: Timeline) -> Shown:
        rows = "".join(
            f'<tr><th scope="row">{escape(self._printer.date_words(event))}</th><td>{self.words(event.title)}</td></tr>'
            for event in node.events
        )
        html = f"<table><tbody>{rows}</tbody></table>"
        return Shown(html, (), html)

    def prose(self, node: object) -> Shown | None:
        """A box or a passage: its title, its paragraphs and lists, and whose words they are."""
        if isinstance(node, Question):
            return None
        title = getattr(node, "title", ())
        parts = [f"<p><strong>{self.words(title)}</strong></p>"] if title else []
        parts += self._prose(node)
        html = "".join(parts)
        return Shown(html, (), html) if html else None

    def _prose(self, node: object) -> Iterator[str]:
        if isinstance(node, Paragraph):
            yield f"<p>{self.words(node.content)}</p>"
        elif isinstance(node, Listing):
            element = "ol" if node.ordered else "ul"
            items = "".join(f"<li>{self.words(item)}</li>" for item in node.items)
            yield f"<{element}>{items}</{element}>"
        elif isinstance(node, Compare):
            for side in node.sides:
                yield self.side(side)
        else:
            content = (*getattr(node, "content", ()), *getattr(node, "quoted", ()))
            yield from self.passage([part for part in content if isinstance(part, Paragraph | Listing)])
            if said := getattr(node, "attribution", ()):
                yield f"<p><em>{self.words(said)}</em></p>"

    def passage(self, content: Sequence[Paragraph | Listing]) -> list[str]:
        """Paragraphs and lists, one after the other."""
        return [each for part in content for each in self._prose(part)]

    def side(self, side: ComparedSide) -> str:
        """One of the passages that are compared, with its letter."""
        said_by = self.words(side.attribution)
        if not said_by:
            said_by = _KEPT.sub("", str(self._printer.source_title(side.source)))
        head = f"<p><strong>{escape(side.letter)})</strong> {said_by}</p>"
        return head + "<blockquote>" + "".join(self.passage(side.content)) + "</blockquote>"
