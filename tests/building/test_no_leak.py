"""No answer leaves the house: what only a teacher may know stands in no product whose edition says `answers: none`.

In a copy of the small chapter every answer is a word that stands nowhere else, ZQXWVK..., and then every file that is
made is searched for it: pages, attachments, metadata, page sources, and what lies beside. What cannot be a word of its
own (which option is right) is told from two banks that differ in nothing else: their pages must be the same.
"""

from __future__ import annotations

import base64
import io
import itertools
import re
import string
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import yaml

from tarau.building.cache import Cache
from tarau.building.chapters import draft
from tarau.building.worksheets import sheet_orders
from tarau.files import Folder
from tarau.problems import Place
from tarau.rendering import edition_names, load_edition, render

#: What every token begins with. No word of the chapter, no name of a library holds it.
TOKEN = "ZQXWVK"
#: What a page carries inside it.
_INSIDE = re.compile(r";base64,([A-Za-z0-9+/]+={0,2})")
#: Editions whose pages have a frame of their own; the others differ from them in type and paper.
FRAMES = ("textbook", "sourced", "web", "handout", "worksheet")
ANSWERLESS = [name for name in edition_names() if load_edition(name, Place("")).answers == "none"]
#: Word files are made of the same pages.
PRINTED = [name for name in ANSWERLESS if load_edition(name, Place("")).format in ("pdf", "html")]
#: Keys whose values only a teacher may see, wherever they stand in a question.
TEACHERS = {"solution", "feedback", "commentary", "hint", "correction", "accepted", "does"}
#: Kinds whose `answer` is words of its own, and no option, truth or number.
WORDED = {"short", "extended", "essay", "reading", "map-task", "source-analysis", "compare-sources", "tiered"}


class Tokens:
    """Words for one bank, all of the same length: after the beginning of all the letter of the bank and two more."""

    def __init__(self, bank: str) -> None:
        self._letters = (a + b for a, b in itertools.product(string.ascii_uppercase, repeat=2))
        self._bank = bank
        self.given: list[str] = []
        self.hidden: set[str] = set()
        """Those that not even key and teacher's edition print."""

    def next(self) -> str:
        token = f"{TOKEN}{self._bank}{next(self._letters)}"
        self.given.append(token)
        return token


def masked(questions: list[dict[str, dict[str, Any]]], tokens: Tokens) -> list[dict[str, dict[str, Any]]]:
    """The bank with a token for every answer and every word for teachers."""
    return [{kind: _masked_question(kind, body, tokens) for kind, body in entry.items()} for entry in questions]


def _masked_question(kind: str, body: dict[str, Any], tokens: Tokens) -> dict[str, Any]:
    replaced = ("solution", "feedback", "commentary", "hint", "correction", "accepted")
    made = _masked(kind, {key: each for key, each in body.items() if key not in replaced}, tokens)
    for key in replaced[:4]:
        made[key] = tokens.next()
        if key in ("feedback", "hint"):
            tokens.hidden.add(made[key])
    if kind == "true-false":
        made["correction"], made["answer"] = tokens.next(), "false"
    if kind == "short":
        made["accepted"] = [tokens.next()]
    if kind == "gaps" and not body.get("bank"):  # with a bank the words are printed, mixed
        made["text"] = re.sub(r"\{\{.*?\}\}", lambda _: f"{{{{{tokens.next()}|{tokens.next()}}}}}", body["text"])
    if kind == "complete-table":
        made["rows"] = [[f"{{{{{tokens.next()}}}}}" if "{{" in cell else cell for cell in row] for row in body["rows"]]
    if kind == "crossword":
        made["words"] = [word | {"word": tokens.next()} for word in body["words"]]
    return made


def _masked(kind: str, value: Any, tokens: Tokens) -> Any:
    if isinstance(value, list):
        return [_masked(kind, each, tokens) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _token(key, each, tokens)
        if key in TEACHERS or (key == "answer" and kind in WORDED)
        else _masked(kind, each, tokens)
        for key, each in value.items()
    }


def _token(key: str, value: Any, tokens: Tokens) -> Any:
    if isinstance(value, list):
        return [tokens.next() for _ in value]
    token = tokens.next()
    if key == "hint":
        tokens.hidden.add(token)
    return token


def with_tokens(workshop: Any, bank: str) -> Tokens:
    """Put a bank of tokens and lessons of tokens into a chapter; every text stays as it is typed."""
    tokens = Tokens(bank)
    folder = workshop.folder
    bank_file = yaml.load((folder / "questions.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    made = masked(bank_file, tokens)
    workshop.with_file("questions.yaml", yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=10_000))
    outline = yaml.load((folder / "chapter.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    for section in outline["sections"]:
        if isinstance(section, dict):
            section["lesson"] = {
                "steps": [{"minutes": "45", "text": tokens.next()}],
                "misconceptions": [tokens.next()],
                "commentary": tokens.next(),
            }
            for entry in section["content"]:
                for box in entry.values():
                    if isinstance(box, dict) and isinstance(box.get("questions"), list):
                        box["questions"] = [_answered(asked, tokens) for asked in box["questions"]]
    text = yaml.safe_dump(outline, allow_unicode=True, sort_keys=False, width=10_000)
    workshop.with_file("chapter.yaml", text)
    return tokens


def _answered(asked: Any, tokens: Tokens) -> dict[str, str]:
    """A box's question with a token for its answer."""
    return {"question": asked if isinstance(asked, str) else asked["question"], "answer": tokens.next()}


# ------------------------------------------------------------------------------------------------ what a file holds


def everything(name: str, data: bytes) -> Iterator[str]:
    """All that a file says, to whoever opens it and to whoever takes it apart."""
    yield data.decode("utf-8", "replace")
    yield data.decode("utf-16-le", "replace")
    if data.startswith(b"%PDF"):
        yield from _pdf(data)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for part in packed.namelist():
                yield part
                yield from everything(part, packed.read(part))


def _pdf(data: bytes) -> Iterator[str]:
    for page in pypdfium2.PdfDocument(data):
        yield page.get_textpage().get_text_range()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                yield each.read_bytes().decode("latin-1") if "/Filter" not in each or _plain(each) else ""
            yield from _strings(each, 0)


def _plain(stream: pikepdf.Stream) -> bool:
    return "DCTDecode" not in str(stream.get("/Filter"))


def _strings(value: Any, depth: int) -> Iterator[str]:
    """Every string and name in an object; what it refers to is an object of its own."""
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key, each in dict(value.items()).items():
            yield key
            if not getattr(each, "is_indirect", False) and depth < 20:
                yield from _strings(each, depth + 1)
    elif isinstance(value, pikepdf.Array):
        for each in value:
            if not getattr(each, "is_indirect", False) and depth < 20:
                yield from _strings(each, depth + 1)
    elif isinstance(value, pikepdf.String | pikepdf.Name):
        yield str(value)


def tokens_in(name: str, data: bytes) -> set[str]:
    """The tokens that stand in a file, divided or not, in large or small letters."""
    found = set()
    for text in everything(name, data):
        inside = "".join(base64.b64decode(found).decode("latin-1") for found in _INSIDE.findall(text))
        joined = re.sub(r"[\s\u00ad\u2010\ufffe\ufeff-]+", "", (text + inside).upper())
        found |= {joined[at.start() : at.end() + 3] for at in re.finditer(TOKEN, joined)}
    return found


# ------------------------------------------------------------------------------------------------ the tests


@pytest.fixture(scope="module")
def leaky(tmp_path_factory: pytest.TempPathFactory):
    """A chapter full of tokens, and its tokens."""
    from tests.conftest import Workshop

    workshop = Workshop(tmp_path_factory.mktemp("leaks"), "small-kk")
    return workshop, with_tokens(workshop, "A")


def test_no_file_for_pupils_holds_a_word_of_an_answer(leaky):
    workshop, tokens = leaky
    assert len(tokens.given) > 100
    workshop.build(*FRAMES)
    dist = workshop.home / "dist"
    files = {path.relative_to(dist).as_posix(): path.read_bytes() for path in dist.rglob("*") if path.is_file()}
    theirs = {name: data for name, data in files.items() if ".key." not in name and "provenance.answers" not in name}

    assert {f"small-kk/{name}.pdf" for name in FRAMES if name != "web"} <= theirs.keys()
    assert {name: found for name, data in theirs.items() if (found := tokens_in(name, data))} == {}


def test_no_handout_of_questions_holds_a_word_of_an_answer(leaky):
    workshop, _ = leaky
    ran = workshop.run("handout", "small-kk", "questions", "before", "q-why", "--ui", "en", "-o", "sheets")
    assert ran.status == 0, ran.err
    files = {path.name: path.read_bytes() for path in (workshop.home / "sheets").iterdir()}

    assert {"questions.pdf", "before.pdf", "q-why.pdf"} <= files.keys()
    assert {name: found for name, data in files.items() if (found := tokens_in(name, data))} == {}


def test_the_search_finds_every_answer_where_answers_are_printed(leaky):
    """Otherwise the tests above would find nothing because they cannot read."""
    workshop, tokens = leaky
    workshop.build("key", "teacher")
    products = workshop.products()
    key, teacher = (tokens_in(name, products[name]) for name in ("key.pdf", "teacher.pdf"))
    told = set(tokens.given) - tokens.hidden
    # a letter of a crossword stands in a cell of its own
    crossword = {token for token in told if token not in teacher}

    assert teacher & tokens.hidden == set()
    assert len(crossword) <= 6
    assert len(key) > 0.6 * len(told)
    assert "provenance.answers.json" in products
    assert tokens_in("", products["provenance.answers.json"])


def other_answers(questions: list[dict[str, dict[str, Any]]]) -> list[dict[str, dict[str, Any]]]:
    """The same bank with other options right, other numbers, other truths."""
    made = []
    for entry in questions:
        ((kind, body),) = entry.items()
        if kind == "choice":
            wrong = next(option for option in body["options"] if option != body["answer"])
            body = body | {"answer": wrong}
        elif kind == "choices":
            body = body | {"answers": [option for option in body["options"] if option not in body["answers"]]}
        elif kind == "true-false":
            body = {key: each for key, each in body.items() if key != "correction"} | {"answer": "true"}
        elif kind == "numeric":
            body = body | {"answer": "719", "tolerance": "3"}
        made.append({kind: body})
    return made


@pytest.mark.parametrize("name", PRINTED)
def test_a_page_is_the_same_whatever_is_right(name: str, two_banks: tuple[Any, Any]):
    edition = load_edition(name, Place(""))
    pages = []
    for made in two_banks:
        sheet = sheet_orders(name, made, edition)[0][name][0] if edition.scope == "worksheet" else made
        pages.append(render(sheet.chapter, edition, sheet.language, sheet.folder))

    assert TOKEN not in pages[0]
    assert pages[0] == pages[1]


@pytest.fixture(scope="module")
def two_banks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    """Two chapters that differ in nothing but what only a teacher may know."""
    from tests.conftest import Workshop

    made = []
    for bank in ("A", "B"):
        workshop = Workshop(tmp_path_factory.mktemp(f"bank-{bank}"), "small-kk")
        with_tokens(workshop, bank)
        if bank == "B":
            path: Path = workshop.folder / "questions.yaml"
            questions = other_answers(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))
            workshop.with_file("questions.yaml", yaml.safe_dump(questions, allow_unicode=True, sort_keys=False))
        folder = Folder(workshop.folder, "chapters/small-kk")
        made.append(draft(folder, Cache(workshop.home / ".tarau" / "cache")))
    return made[0], made[1]
