"""Pages of many kinds with marks on their own text: how much furniture goes, that no text does, and trafilatura beside.

The pages are written for this test in the manner of real sites; what is the text's own has the attribute `data-own`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
import trafilatura
import yaml
from lxml import html

from tarau.cleaning import CleanText, clean, clean_text
from tarau.files import Folder, Text
from tarau.languages import language
from tarau.problems import Place
from tarau.sources import Record, Source, read_source

HERE = Path(__file__).parent
PAGES = sorted(path.stem for path in (HERE / "marked").glob("*.html"))
OPEN, CLOSE = "①", "②"


@dataclass(frozen=True)
class Page:
    """A page as it is read, and of each of its characters whether it is the text's own."""

    source: Source
    own: tuple[bool, ...]
    tag: str
    raw: str


def page(name: str, folder: Path) -> Page:
    marked = (HERE / "marked" / f"{name}.html").read_text(encoding="utf-8")
    tag = name.rpartition("-")[2]
    raw = marked.replace(" data-own", "")
    tree = html.document_fromstring(marked)
    for element in tree.xpath("//*[@data-own]"):
        element.text = OPEN + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + CLOSE
        else:
            element.text += CLOSE
    source = read("raw", raw, tag, folder)
    own, inside = list[bool](), False
    for sign in read("marked", "<!DOCTYPE html>" + html.tostring(tree, encoding="unicode"), tag, folder).text:
        inside = sign == OPEN or (inside and sign != CLOSE)
        if sign not in (OPEN, CLOSE):
            own.append(inside)
    assert len(own) == len(source.text)
    return Page(source, tuple(own), tag, raw)


def read(name: str, text: str, tag: str, folder: Path) -> Source:
    (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return read_source(Folder(folder, ""), name, Record(Text(f"{name}.html", Place("sources.yaml"))), tag)


def shares(page: Page, cleaned: CleanText) -> tuple[float, float]:
    """The share of the furniture's characters that went, and that of the text's own that did."""
    counts: Counter[tuple[bool, bool]] = Counter()
    gone = [False] * len(page.own)
    for entry in cleaned.ledger:
        if entry.status == "applied" and any(rule.startswith("noise.") for rule in entry.rules):
            gone[entry.start : entry.end] = [True] * (entry.end - entry.start)
    for sign, own, went in zip(page.source.text, page.own, gone, strict=True):
        counts[own, went] += not sign.isspace()
    return tuple(counts[own, True] / (counts[own, True] + counts[own, False]) for own in (False, True))  # type: ignore[return-value]


def fit(page: Page, kept: str) -> float:
    """The F1 of the words kept."""
    own = "".join(sign if own else " " for sign, own in zip(page.source.text, page.own, strict=True))
    want, got = (Counter(re.findall(r"\w+", text.casefold())) for text in (own, kept))
    return 2 * (want & got).total() / (want.total() + got.total())


def test_of_pages_as_plain_text_the_furniture_goes_and_the_text_stays(tmp_path):
    found = [page(name, tmp_path) for name in PAGES]
    removed, lost = zip(*(shares(one, clean_text(one.source.text, language(one.tag))) for one in found), strict=True)

    assert sum(removed) / len(found) > 0.92
    assert sum(lost) / len(found) < 0.005
    assert max(lost) < 0.035


def test_of_pages_in_html_the_furniture_goes_and_the_text_stays(tmp_path):
    found = [page(name, tmp_path) for name in PAGES]
    removed, lost = zip(*(shares(one, clean(one.source, language(one.tag))) for one in found), strict=True)

    assert sum(removed) / len(found) > 0.92
    assert sum(lost) / len(found) < 0.005
    assert max(lost) < 0.04


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_read_worse_than_trafilatura_reads_it(name, tmp_path):
    one = page(name, tmp_path)
    usual, precise = (
        trafilatura.extract(one.raw, include_comments=False, favor_precision=precise) or "" for precise in (False, True)
    )
    ours = fit(one, clean(one.source, language(one.tag)).text)

    assert ours >= fit(one, usual)
    assert ours >= fit(one, precise) - 0.02  # a page of so few words: a line with its author


def cases(name: str):
    for case in yaml.safe_load((HERE / "cases" / f"{name}.yaml").read_text(encoding="utf-8")):
        yield pytest.param(case, id=case["label"])


@pytest.mark.parametrize("case", list(cases("documents")))
def test_what_a_book_a_slide_or_a_letter_puts_around_a_text_goes(case):
    lines = [line for line in case["lines"].split("\n") if line]
    text = case["lines"].replace("\n- ", "\n").replace("\n+ ", "\n")[2:]
    cleaned = clean_text(text, language(case["language"]))
    kept = " ".join(line[2:] for line in lines if line[0] == "+")

    assert cleaned.text.split() == kept.split()
    assert cleaned.ledger.undo(cleaned.text) == text


@pytest.mark.parametrize("case", list(cases("inside")))
def test_furniture_inside_a_text_goes_line_by_line(case):
    lines = case["lines"].rstrip("\n").split("\n")
    cleaned = clean_text("\n".join(line[2:] for line in lines), language(case["language"]))

    assert [line for line in cleaned.text.split("\n") if line] == [line[2:] for line in lines if line[:1] == "+"]


@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("kk", "Сурет: қызғалдақ гүлі"),
        ("kk", "1930 жылы 28 сәуір"),
        ("kk", "Қарағанды 300"),
        ("kk", "Жауаптар: 5"),
        ("kk", "CO2 → CO + O"),
        ("ru", "Ответы: 12"),
        ("ru", "21 марта 2023"),
        ("ru", "5 > 3 > 1"),
        ("en", "$11.25"),
        ("en", "Photo of a sundial"),
        ("en", "By the river"),
        ("en", "Vitamin C 12"),
    ],
)
def test_a_line_that_only_resembles_furniture_stays_between_paragraphs(tag, line):
    prose = {
        "kk": "Су – жер бетіндегі ең көп таралған зат. Ол мұхитта, өзендер мен көлдерде, мұздықтарда болады.",
        "ru": "Вода покрывает большую часть Земли. Она есть в океанах, реках, озёрах и ледниках, а также в воздухе.",
        "en": "Water covers most of the Earth. It is found in oceans, rivers, lakes and glaciers, and in the air.",
    }[tag]

    assert line in clean_text(f"{prose}\n\n{line}\n\n{prose}", language(tag)).text.split("\n")


def test_of_the_numbers_that_count_up_in_a_textbook_only_those_of_its_pages_go():
    """Its exercises, the years of its tables and the items of its lists count up too, and some stand alone."""
    pages = list[str]()
    for page in range(42, 54):
        goes_on = f"жалғасып барып аяқталатын {page - 41} ойдың екінші жартысы осында тұр."
        asked = [f"{2 * page}\nКеніш туралы үзіндіні оқыңыз.", f"{2 * page + 1}\nЖол туралы үзіндіні оқыңыз."]
        years = [
            "Облыс өнеркәсібінің өсуі туралы жоспар бойынша онда",
            f"{1880 + page} жылғы {page - 41} қаңтарда ашылған кеніш пен",
            "зауыт жұмыс істеді.",
        ]
        breaks_off = f"Осы {page + 100} жолдағы сөйлем бетке сыймай, келесі беттің басында"
        pages.append("\n".join([goes_on, *asked, *years, breaks_off, f"{page}"]))
    text = "\n".join(pages)
    gone = [
        entry.raw.strip()
        for entry in clean_text(text, language("kk")).ledger
        if entry.status == "applied" and any(rule.startswith("noise.") for rule in entry.rules)
    ]

    assert sorted(number for one in gone for number in one.split()) == [str(page) for page in range(42, 54)]
