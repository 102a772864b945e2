"""The e-book: its page list is that of the printed book, its links lead, and what it says of itself is so."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from tarau.pages import Line, PageMap, Sheet, Spot
from tarau.publishing.epub.access import shortcomings
from tarau.publishing.epub.pagebreaks import place_breaks
from tarau.publishing.epub.semantics import dress
from tarau.publishing.epub.tree import Document, documents, written

TYPE = "{http://www.idpf.org/2007/ops}type"
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
OPF = "{http://www.idpf.org/2007/opf}"


@dataclass
class Book:
    """An e-book, unpacked."""

    files: Mapping[str, bytes]
    infos: list[zipfile.ZipInfo]

    def tree(self, name: str) -> ET.Element:
        return ET.fromstring(self.files[f"EPUB/{name}"])

    @property
    def pages(self) -> list[str]:
        """The names of the files in the order in which they are read."""
        package = self.tree("package.opf")
        names = {item.get("id"): item.get("href") for item in package.iter(OPF + "item")}
        return [str(names[each.get("idref")]) for each in package.iter(OPF + "itemref") if each.get("linear") != "no"]

    def said(self, name: str) -> list[str]:
        """What the package says in a property."""
        return [str(meta.text) for meta in self.tree("package.opf").iter(OPF + "meta") if meta.get("property") == name]


def opened(data: bytes) -> Book:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return Book({name: archive.read(name) for name in archive.namelist()}, archive.infolist())


@pytest.fixture(scope="module")
def book(built) -> Book:
    return opened(built.products()["ebook.epub"])


@pytest.fixture(scope="module")
def self_study(ebooks) -> Book:
    return opened(ebooks["ebook-self-study"].read_bytes())


def letters(text: str) -> str:
    return "".join(letter.lower() for letter in text if letter.isalnum())


# ------------------------------------------------------------------------------------------------ pages


def listed(book: Book) -> list[tuple[str, str]]:
    """The page list: numbers and addresses."""
    lists = [nav for nav in book.tree("nav.xhtml").iter(XHTML + "nav") if nav.get(TYPE) == "page-list"]
    return [(str(link.text), str(link.get("href"))) for link in lists[0].iter(XHTML + "a")]


def test_the_page_list_is_that_of_the_printed_book(built, book):
    with pikepdf.open(io.BytesIO(built.products()["textbook.pdf"])) as pdf:
        printed = [page.label for page in pdf.pages]

    assert [folio for folio, _ in listed(book)] == printed
    report = json.loads(built.products()["ebook.report.json"])
    assert report["page_list"] == dict(listed(book))
    assert report["pages"] == len(printed)


def test_what_follows_a_mark_stands_on_that_page_of_the_printed_book(built, book):
    """The first long words after each mark, in the order of reading, are on the page of that number."""
    text = "".join(book.files[f"EPUB/{name}"].decode().partition("<body>")[2] for name in book.pages)
    text = re.sub(r"""(?s)<svg.*?</svg>|<details.*?</details>|<aside[^>]*class="footnote.*?</aside>""", "", text)
    parts = re.split(r"""<span id="page-[^>]*aria-label="(\d+)[^>]*></span>""", text)
    after = dict(zip(parts[1::2], parts[2::2], strict=True))
    pdf = pypdfium2.PdfDocument(built.products()["textbook.pdf"])
    wrong = []
    for page, (folio, _) in zip(pdf, listed(book), strict=True):
        there = letters(page.get_textpage().get_text_bounded())
        words = [word for word in map(letters, re.sub(r"<[^>]*>", " ", after[folio]).split()) if len(word) > 4][:8]
        wrong += [(folio, word) for word in words if word not in there]
    assert len(after) == len(pdf)
    assert wrong == []


def test_every_mark_says_the_number_of_its_page(book):
    marks = [mark for name in book.pages for mark in book.tree(name).iter() if mark.get(TYPE) == "pagebreak"]

    assert {mark.get("role") for mark in marks} == {"doc-pagebreak"}
    assert [mark.get("aria-label") for mark in marks] == [f"{folio}-бет" for folio, _ in listed(book)]


PARAGRAPH = "Бірінші бет осында аяқталады да индустрияландыру екінші бетке ауысады."
ROWS = "<tr id='r-0'><th>1928</th></tr><tr id='r-1'><th>1929</th></tr>"
TABLE = f"<table><thead><tr><th>Жыл</th></tr></thead><tbody>{ROWS}</tbody></table>"


def parts_of(inside: str) -> list[Document]:
    section = f"""<section data-file="s" data-title="S">{inside}</section>"""
    return documents(f"""<book xmlns="http://www.w3.org/1999/xhtml">{section}</book>""")


def sheet(folio: int, *lines: tuple[str, str], note: str = "") -> Sheet:
    set_lines = [Line(text, 0, 0, 0, 0, False, block=block) for block, text in lines]
    set_lines += [Line(note, 0, 0, 0, 0, False, block="p", note=True)] if note else []
    return Sheet(folio, "left", 0, 0, 0, tuple(set_lines))


def marked(inside: str, *sheets: Sheet, spots: Mapping[str, Spot] | None = None) -> str:
    parts = parts_of(inside)
    place_breaks(parts, PageMap(sheets, spots or {}), "{number}")
    return re.sub(r"""<span id="page-(\d+)"[^>]*></span>""", r"|\1|", written(parts[0].root))


def test_a_page_that_begins_inside_a_paragraph_begins_at_its_word():
    text = marked(
        f"<p id='p'>{PARAGRAPH}</p>",
        sheet(5, ("p", "Бірінші бет осында аяқталады"), note="екінші бетке"),
        sheet(6, ("p", "да индустрияландыру екінші"), ("p", "бетке ауысады.")),
    )
    assert "|5|Бірінші бет осында аяқталады |6|да индустрияландыру" in text


def test_a_word_that_is_divided_between_pages_begins_the_second():
    text = marked(
        f"<p id='p'>{PARAGRAPH}</p>",
        sheet(5, ("p", "Бірінші бет осында аяқталады да индустри\u2010")),
        sheet(6, ("p", "яландыру екінші бетке ауысады.")),
    )
    assert "аяқталады да |6|индустрияландыру екінші" in text


def test_a_page_that_begins_with_a_link_begins_outside_of_it():
    text = marked(
        "<p id='p'>Мына <em><a href='#p'>кестеде</a> бар</em> сан.</p>",
        sheet(5, ("p", "Мына")),
        sheet(6, ("p", "кестеде бар сан.")),
    )
    assert """Мына |6|<em><a href="#p">кестеде""" in text


def test_the_head_of_a_table_that_goes_on_does_not_begin_its_page():
    text = marked(
        f"<p id='p'>Сөз.</p><div id='t'>{TABLE}</div>",
        sheet(5, ("p", "Сөз."), ("t", "Жыл"), ("r-0", "1928")),
        sheet(6, ("t", "1-кесте (жалғасы)"), ("t", "Жыл"), ("r-1", "1929")),
    )
    assert """<tr id="r-1"><th>|6|1929""" in text


def test_a_page_without_words_begins_with_what_stands_on_it_and_an_empty_one_with_the_next():
    spots = {"f": Spot(1, 6, 0, 0, 9, 9, 1)}
    text = marked(
        "<p id='p'>Бірінші сөз.</p><figure id='f'><figcaption>Карта</figcaption></figure><p id='q'>Соңғы сөз.</p>",
        sheet(5, ("p", "Бірінші сөз.")),
        sheet(6),
        sheet(7),
        sheet(8, ("q", "Соңғы сөз.")),
        spots=spots,
    )
    assert "<figcaption>|6|Карта" in text
    assert "|7||8|Соңғы сөз." in text


def test_pages_stand_in_the_order_of_the_book_even_where_print_changed_it():
    text = marked(
        "<p id='a'>Алма ағашы.</p><p id='b'>Бала келді.</p>",
        sheet(5, ("b", "Бала келді.")),
        sheet(6, ("a", "Алма ағашы.")),
    )

    assert text.index("|5|") < text.index("|6|")


# ------------------------------------------------------------------------------------------------ files


def test_every_link_leads_somewhere_and_no_id_stands_twice_in_a_file(book):
    there = {}
    for name in [*book.pages, "nav.xhtml"]:
        ids = [element.get("id") for element in book.tree(name).iter() if element.get("id")]
        assert len(ids) == len(set(ids)), name
        there[name] = set(ids)
    lost = []
    for name in there:
        for link in book.tree(name).iter(XHTML + "a"):
            file, _, target = str(link.get("href")).partition("#")
            if file not in ("", *there) or (target and target not in there[file or name]):
                lost.append((name, link.get("href")))
    assert lost == []


def test_the_archive_begins_with_its_kind_and_knows_no_clock(book):
    first = book.infos[0]

    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert book.files["mimetype"] == b"application/epub+zip"
    assert {info.date_time for info in book.infos} == {(1980, 1, 1, 0, 0, 0)}
    assert book.said("dcterms:modified") == ["2026-11-21T00:00:00Z"]


def test_everything_in_the_archive_is_in_the_manifest(book):
    named = {f"EPUB/{item.get('href')}" for item in book.tree("package.opf").iter(OPF + "item")}

    assert named | {"mimetype", "META-INF/container.xml", "EPUB/package.opf"} == set(book.files)


def test_the_book_has_a_picture_for_the_shelf_and_begins_with_its_title_page(book):
    items = [item for item in book.tree("package.opf").iter(OPF + "item") if item.get("properties") == "cover-image"]
    (cover,) = items
    picture = Image.open(io.BytesIO(book.files[f"EPUB/{cover.get('href')}"]))

    assert (cover.get("media-type"), picture.format) == ("image/png", "PNG")
    assert (picture.width >= 1000, round(picture.height / picture.width, 2)) == (True, 1.5)
    colours = {colour for _, colour in picture.convert("RGB").getcolors(2**20)}
    assert {(31, 65, 104), (255, 255, 255)} <= colours  # words on their ground
    assert book.pages[0] == "opener.xhtml"


def test_the_book_is_small_enough_to_be_sent(built):
    """Packed it takes a third: what zlib makes of it depends on zlib, whose version is therefore in the report."""
    data = built.products()["ebook.epub"]
    report = json.loads(built.products()["ebook.report.json"])

    assert len(data) < 400_000
    assert report["versions"]["zlib"] == zlib.ZLIB_RUNTIME_VERSION


def test_the_report_tells_what_was_checked_and_by_whom(built):
    report = json.loads(built.products()["ebook.report.json"])

    assert [(each["judge"], each.get("findings"), each.get("not_run")) for each in report["judges"]] == [
        ("Tarau: links, ids and addresses", [], None),
        ("Tarau: names, headings and tables", [], None),
        ("EPUBCheck", None, "asked for with --judges"),
        ("Ace by DAISY", None, "asked for with --judges"),
    ]


def test_the_fonts_hold_every_letter_of_the_book(book):
    known = {
        chr(code)
        for name, data in book.files.items()
        if name.endswith(".woff2")
        for code in TTFont(io.BytesIO(data)).getBestCmap()
    }
    printed = {letter for name in book.pages for letter in "".join(book.tree(name).itertext()) if letter.isalpha()}

    assert printed - known == set()


def test_the_style_sheet_gives_no_words_a_colour_and_no_letters_a_fixed_size(book):
    style = book.files["EPUB/style.css"].decode()

    assert not re.search(r"(?<![-\w])(color|background(-color)?)\s*:(?!\s*inherit)", style)
    assert not re.search(r"font(-size)?:[^;}]*\d(pt|px|mm)", style)
    assert "--" not in style


def test_a_drawing_with_words_stands_on_a_ground_of_its_own_and_is_told_in_words(book):
    drawings = [each for name in book.pages for each in book.tree(name).iter(SVG + "svg")]
    told = [each for each in drawings if each.get("class") in ("chart", "map", "strip", "crossword")]

    assert {each.get("class") for each in told} == {"chart", "map", "strip", "crossword"}
    for each in told:
        title, described, ground = list(each)[:3]
        assert (title.tag, described.tag) == (SVG + "title", SVG + "desc")
        assert title.text
        assert described.text
        assert (each.get("role"), ground.get("fill")) == ("img", "#ffffff")
        assert "var(" not in ET.tostring(each, encoding="unicode")


def test_a_chart_without_a_printed_table_has_its_figures_beside_it(book):
    section = book.tree("section-8.xhtml")
    charts = {
        each.get("id"): [*each.iter(XHTML + "details")] for each in section.iter(XHTML + "figure") if each.get("id")
    }

    (details,) = charts["workers"]
    assert [cell.text for cell in details.iter(XHTML + "td")]
    assert charts["sizes-chart"] == []


def test_a_line_in_the_head_of_a_column_may_end_at_any_space():
    (part,) = parts_of(
        "<table><thead><tr><th>Солтүстік,\u00a01-кезең</th></tr></thead><tbody><tr><td>1\u00a0км</td></tr></tbody></table>"
    )
    dress(part)

    assert [cell.text for cell in part.root.iter() if cell.text] == ["Солтүстік, 1-кезең", "1\u00a0км"]


def test_a_footnote_and_its_mark_know_each_other_in_the_same_file(book):
    found = 0
    for name in book.pages:
        tree = book.tree(name)
        ids = {element.get("id"): element for element in tree.iter() if element.get("id")}
        for call in (link for link in tree.iter(XHTML + "a") if link.get(TYPE) == "noteref"):
            note = ids[str(call.get("href"))[1:]]
            assert (note.tag, note.get(TYPE), note.get("role")) == (XHTML + "aside", "footnote", "doc-footnote")
            assert f"#{call.get('id')}" in [link.get("href") for link in note.iter(XHTML + "a")]
            found += 1
    assert found >= 2


def test_parts_say_what_they_are(book):
    roots = {name: next(iter(next(book.tree(name).iter(XHTML + "body")))) for name in book.pages}
    meant = {name: (root.get(TYPE), root.get("role")) for name, root in roots.items()}

    assert meant["section-7.xhtml"] == ("chapter", "doc-chapter")
    assert meant["terms.xhtml"] == ("glossary", "doc-glossary")
    assert meant["index.xhtml"] == ("index", "doc-index")
    assert meant["sources.xhtml"] == ("bibliography", "doc-bibliography")


def test_words_of_another_language_say_so(book):
    spoken = [each for name in book.pages for each in book.tree(name).iter() if each.get("lang") == "ru"]

    assert spoken
    assert all(each.get("{http://www.w3.org/XML/1998/namespace}lang") == "ru" for each in spoken)


# ------------------------------------------------------------------------------------------------ editions


def test_only_the_edition_for_self_study_has_answers_and_they_are_folded(book, self_study):
    def folded(each: Book) -> int:
        return sum(
            part.get("class") == "folded" for name in each.pages for part in each.tree(name).iter(XHTML + "details")
        )

    questions = sum("question" in str(part.get("class")).split() for part in self_study.tree("questions.xhtml").iter())
    assert folded(book) == 0
    assert folded(self_study) >= questions > 10
    whole = "".join("".join(book.tree(name).itertext()) for name in book.pages)
    solutions = [
        "".join(part.itertext())
        for name in self_study.pages
        for part in self_study.tree(name).iter(XHTML + "p")
        if part.get("class") == "solution"
    ]
    assert solutions
    assert [solution for solution in solutions if solution in whole] == []
    assert book.said("dcterms:modified") == self_study.said("dcterms:modified")
    identifiers = {
        re.search(r"urn:uuid:[^<]+", each.files["EPUB/package.opf"].decode())[0] for each in (book, self_study)
    }
    assert len(identifiers) == 2


# ------------------------------------------------------------------------------------------------ what it says


def test_a_book_says_the_ways_in_which_it_can_be_read(book):
    assert book.said("schema:accessMode") == ["textual", "visual"]
    assert "pageNavigation" in book.said("schema:accessibilityFeature")
    assert "longDescription" in book.said("schema:accessibilityFeature")
    assert book.said("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert book.said("a11y:certifiedBy") == ["Tarau (automatic checks only)"]


class Frames:
    """Gives the key of a label for its wording."""

    def label(self, key: str, **values: object) -> str:
        return key


@pytest.mark.parametrize(
    ("inside", "modes", "sufficient", "lacking"),
    [
        ("<h2>А</h2><p>Сөз</p>", ["textual"], ["textual"], []),
        ("<h2>А</h2><img src='a.png' alt='Көпір'/>", ["textual", "visual"], ["textual", "textual,visual"], []),
        ("<h2>А</h2><img src='a.png' alt=''/>", ["textual", "visual"], ["textual,visual"], ["picture: s.xhtml"]),
        ("<h2>А</h2><h4>Б</h4>", ["textual"], ["textual"], ["heading: s.xhtml"]),
        ("<h2>А</h2><table><tbody><tr><td>1</td></tr></tbody></table>", ["textual"], ["textual"], ["table: s.xhtml"]),
        ("<h2>А</h2><p><a href='#x'/></p>", ["textual"], ["textual"], ["link: s.xhtml"]),
        ("<h2 id='x'>А</h2><p id='x'>Б</p>", ["textual"], ["textual"], ["id: s.xhtml"]),
        ("<h2>А</h2><video/>", ["textual"], ["textual"], ["moving: s.xhtml"]),
    ],
)
def test_what_a_book_says_of_its_access_follows_from_what_it_holds(inside, modes, sufficient, lacking):
    from tarau.publishing.epub.access import access

    parts = parts_of(inside)
    for part in parts:
        dress(part)
    found = shortcomings(parts)
    said = access(parts, Frames(), False, found)

    assert found == lacking
    assert [value for name, value in said if name == "schema:accessMode"] == modes
    assert [value for name, value in said if name == "schema:accessModeSufficient"] == sufficient
    assert any(name == "dcterms:conformsTo" for name, _ in said) is not bool(lacking)
    assert ("schema:accessibilityHazard", "unknown" if "video" in inside else "none") in said
    assert not [value for _, value in said if value in ("pageNavigation", "index", "longDescription")]
