"""From the markup to the tag tree: what each element is for somebody who listens, in the order of the markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from textwrap import shorten

from .branches import GROUPING, INLINE, Branch, in_paragraphs
from .headings import BOXES, CARDS, Headings, title
from .lists import LIST_TITLES, Lists
from .markup import Element, Words
from .matching import Match
from .reading import Piece
from .tables import Tables

Kids = list[Branch | Piece]

#: What an element is whose name says it all.
KINDS = {
    "header": "Sect", "section": "Sect", "article": "Sect", "footer": "Sect", "nav": "Sect",
    "aside": "Aside", "blockquote": "BlockQuote", "p": "P", "figcaption": "Caption",
}  # fmt: skip
#: Classes that make a group of a mere division: one card or passage beside another, and the index.
GROUPS = {**dict.fromkeys(CARDS, "Sect"), "index": "Index"}
#: Classes of what is printed on a page only because it is a page.
FOLIO = "folio"
#: So much of a note is said of the link to it, in letters.
_NOTE_TOLD = 100


@dataclass(slots=True)
class Grower:
    """Grows the tree of one page. `decoration` and `pagination` gather the pieces that are no part of it."""

    match: Match
    root: Element
    decoration: list[Piece] = field(default_factory=list)
    pagination: list[Piece] = field(default_factory=list)
    deferred: Kids = field(default_factory=list)
    """Footnotes and terms of the margin, which are read after the paragraph that they belong to."""
    at_end: Kids = field(default_factory=list)
    """What is read at the end of its paragraph or item."""
    by_id: dict[str, Element] = field(default_factory=dict)
    notes: int = 0
    headings: Headings = field(init=False)

    def __post_init__(self) -> None:
        self.headings = Headings(self)

    def grow(self) -> Branch:
        """The tree, from the document down."""
        elements = [each for each in self.root.inside() if isinstance(each, Element)]
        self.by_id = {each.attributes["id"]: each for each in elements if "id" in each.attributes}
        body = next(each for each in elements if each.name == "body")
        document = Branch("Document", in_paragraphs(self.inside(body)))
        document.kids += in_paragraphs(self.take_deferred())
        return document

    def inside(self, element: Element) -> Kids:
        """What stands in an element; after each block the notes that it called."""
        kids: Kids = []
        tables = Tables(self)
        for child in element.children:
            table = tables.grow(child) if isinstance(child, Element) else None
            grown = table if table is not None else self.child(child)
            kids += grown
            if any(isinstance(kid, Branch) and kid.kind not in INLINE for kid in grown):
                kids += self.take_deferred()
        return kids

    def child(self, child: Element | Words) -> Kids:
        """What stands in an element: words, or another element."""
        return self.words(child) if isinstance(child, Words) else self.element(child)

    def take_deferred(self) -> Kids:
        """The notes that wait for the end of their paragraph."""
        taken, self.deferred = self.deferred, []
        return taken

    def words(self, words: Words) -> Kids:
        """The pieces that show a run of words."""
        spot = self.match.spots.get(id(words))
        return list(spot.pieces) if spot else []

    def element(self, element: Element) -> Kids:
        """The branches of an element, or those of its content where it says nothing itself."""
        special = self.special(element)
        kids = special(element) if special else self.plain(element)
        language = element.attributes.get("lang", "")
        if not language or language == _language(element.parent) or not kids:
            return kids
        if len(kids) == 1 and isinstance(kids[0], Branch) and kids[0].kind not in INLINE:
            kids[0].entries["Lang"] = language
            return kids
        return [Branch("Span", kids, {"Lang": language})]

    def special(self, element: Element) -> Callable[[Element], Kids] | None:
        """How an element is grown that is more than its content, by its name or class."""
        if element.drawn:
            return self.picture
        if self.headings.find(element):
            return self.headings.grow
        by_class = {
            "tick": self.late,
            "footnote": self.footnote,
            "margin-term": self.margin,
            FOLIO: self.folio,
            "blank": self.gap,
            "folios": self.page_numbers,
        }
        lists = Lists(self)
        by_class |= {"question-set": lists.questions, "answers": lists.questions, "closing": lists.contents_line}
        by_class |= dict.fromkeys(CARDS, self.headings.box)
        by_class |= {"rail-panel": lists.events, **dict.fromkeys(LIST_TITLES, lists.title)}
        for name, grown in by_class.items():
            if name in element.classes:
                return grown
        by_name = {
            "a": self.link,
            "b": self.bold,
            "figure": self.figure,
            "ul": lists.grow,
            "ol": lists.grow,
            "dl": lists.explained,
        }
        by_name |= dict.fromkeys(BOXES, self.headings.box)
        return by_name.get(element.name)

    def plain(self, element: Element) -> Kids:
        """An element that is a block of its own or nothing: its kind is told by its name or class."""
        kind = KINDS.get(element.name) or next((GROUPS[each] for each in sorted(element.classes & GROUPS.keys())), "")
        kids = self.inside(element)
        if element.name == "p":
            kids += self.take_late()
        if not kind or not kids:
            return in_paragraphs(kids) if element.name == "div" else kids
        branch = Branch(kind, in_paragraphs(kids) if kind in GROUPING else kids)
        if kind in ("Sect", "Aside") and (named := title(element)):
            branch.entries["T"] = named
        return [branch]

    def link(self, element: Element) -> Kids:
        """A link with the places to click on; one to a source is a reference."""
        kids = self.inside(element)
        branch = Branch("Link", kids)
        branch.annotations = [annotation for piece in branch.pieces() for annotation in piece.links]
        if not branch.annotations:
            return kids
        branch.entries["Contents"] = self.leads_to(element)
        return [Branch("Reference", [branch])] if element.classes & {"ref", "source"} else [branch]

    def leads_to(self, link: Element) -> str:
        """A link in words: its title, else its own words, for a bare page number with the heading that it leads to."""
        words = link.text()
        target = self.by_id.get(link.attributes.get("href", "").removeprefix("#"))
        if target and not any(letter.isalpha() for letter in words) and (named := title(target)):
            words = f"{named}, {words}"
        return link.attributes.get("title") or words

    def picture(self, element: Element) -> Kids:
        """A drawing with the words that stand for it; without words it is decoration."""
        spot = self.match.spots.get(id(element))
        pieces: Kids = list(spot.pieces) if spot else []
        if not element.said:
            self.decoration += spot.pieces if spot else ()
            return []
        if not spot or not spot.pieces:
            return []
        return [Branch("Figure", pieces, {"Alt": element.said}, {"Layout": {"BBox": spot.pieces[0].box}})]

    def figure(self, element: Element) -> Kids:
        """A figure with its caption inside; what stands under it follows. One that is made of words is a section."""
        drawings = [each for each in element.inside() if isinstance(each, Element) and each.drawn and each.said]
        if len(drawings) != 1:
            kids = in_paragraphs(self.inside(element))
            return [Branch("Sect", [_as("P", kid) if _is(kid, "Caption") else kid for kid in kids])] if kids else []
        kids = self.inside(element)
        figure = next(kid for kid in kids if _is(kid, "Figure"))
        assert isinstance(figure, Branch)
        captions = [kid for kid in kids if _is(kid, "Caption")]
        figure.kids = [*captions, *figure.kids]
        return [figure, *(kid for kid in kids if kid is not figure and kid not in captions)]

    def footnote(self, element: Element) -> Kids:
        """The mark in the text, and the note that is read after the paragraph."""
        call, mark, *rest = element.children
        assert isinstance(call, Words)
        assert isinstance(mark, Words)
        called, marked = self.words(call), self.words(mark)
        before, self.deferred = self.deferred, []
        content: Kids = []
        for child in rest:
            content += self.child(child)
        label: Kids = [Branch("Lbl", marked)] if marked else []
        note = Branch("Note", [*label, Branch("P", content)], {"ID": self.note_name(element)})
        self.deferred = [*before, note, *self.deferred]
        told = shorten(f"{call.text} {element.text()}", _NOTE_TOLD, placeholder="…")
        return [Branch("Reference", [Branch("Link", called, {"Contents": told}, to=note)], to=note)] if called else []

    def margin(self, element: Element) -> Kids:
        """What a term in the text means: a note in the margin, whose mark is the term; read after the paragraph."""
        term = next((each for each in element.inside() if isinstance(each, Element) and each.name == "b"), None)
        around = term.parent if term and term.parent else element
        mark = self.inside(term) if term else []
        rest = [each for each in around.children if each is not term]
        kids = self.inside(Element(around.name, around.attributes, around.parent, rest))
        if mark or kids:
            label: Kids = [Branch("Lbl", mark)] if mark else []
            self.deferred.append(Branch("Note", [*label, Branch("P", kids)], {"ID": self.note_name(element)}))
        return []

    def note_name(self, element: Element) -> str:
        """The identifier of a note: that of its element, else one that no other has."""
        self.notes += 1
        return element.attributes.get("id") or f"note.{self.notes}"

    def bold(self, element: Element) -> Kids:
        """Bold words; a letter that hangs beside the first name under it is a word of its own."""
        kids = self.inside(element)
        if kids and isinstance(kids[-1], Piece) and "letter" in element.classes:
            kids[-1].space_after = True
        return kids

    def late(self, element: Element) -> Kids:
        """The cells to tick, which are printed before a statement and read after it."""
        self.at_end += self.inside(element)
        return []

    def take_late(self) -> Kids:
        """What waits for the end of its paragraph or item."""
        taken, self.at_end = self.at_end, []
        return taken

    def page_numbers(self, element: Element) -> Kids:
        """The pages where something stands: one reference, read after the words even where it is set before them."""
        kids = self.inside(element)
        if not any(_is(kid, "Link") for kid in kids):
            return kids
        reference = Branch("Reference", kids)
        around = element.parent.children if element.parent else []
        words = [each for each in around if isinstance(each, Element) or each.text.strip()]
        if len(words) == 1 or words[0] is not element:
            return [reference]
        next(reference.pieces()).space_before = True
        self.at_end.append(reference)
        return []

    def gap(self, element: Element) -> Kids:
        """A gap to be filled in, with the words that say so."""
        kids = self.inside(element)
        return [Branch("Span", kids, {"Alt": element.attributes.get("aria-label", "")})] if kids else []

    def folio(self, element: Element) -> Kids:
        """The number of a page, printed on it."""
        self.pagination += [kid for kid in self.inside(element) if isinstance(kid, Piece)]
        return []

    def leave_out(self, element: Element) -> None:
        """Nothing of an element is read: it stands there again only because a page ended."""
        gone = Branch("Div", self.inside(element))
        self.pagination += gone.pieces()


def _is(kid: Branch | Piece, kind: str) -> bool:
    return isinstance(kid, Branch) and kid.kind == kind


def _as(kind: str, kid: Branch | Piece) -> Branch | Piece:
    assert isinstance(kid, Branch)
    kid.kind = kind
    return kid


def _language(element: Element | None) -> str:
    """The language of what stands in an element."""
    around: Iterable[Element] = element.above() if element else ()
    return next((each.attributes["lang"] for each in around if "lang" in each.attributes), "")
