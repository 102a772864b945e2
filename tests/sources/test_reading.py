"""Files into sources: the bytes come back, the words are all there, and what is no text is refused in plain words."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarau.files import Folder, Text
from tarau.problems import ChapterError, Place
from tarau.sources import Record, exact_bytes, read_source, records

KAZAKH = "Қазақстанның әлеуметтік өмірі, ғылымы, үлкен ұлы һәм ісі туралы «Түрксіб» кітабы — 1930 жыл.\n" * 3
RUSSIAN = "Съезд проходил в Алма-Ате — там, где ещё недавно строили Турксиб. «Мы построим дорогу», — говорили.\n" * 3


@pytest.fixture
def read(tmp_path):
    """Reads bytes as a source of a Kazakh chapter."""

    def run(data: bytes, name: str = "a.txt", encoding: str | None = None, *, guess: bool = False):
        (tmp_path / name).write_bytes(data)
        named = Text(encoding, Place("sources.yaml", 3, 13)) if encoding else None
        record = Record(Text(name, Place("sources.yaml", 2, 9)), encoding=named)
        return read_source(Folder(tmp_path, "c"), "a", record, "kk", guess=guess)

    return run


def refusal(run, *arguments, **options) -> str:
    with pytest.raises(ChapterError) as caught:
        run(*arguments, **options)
    return str(caught.value)


# ---- the bytes come back ---------------------------------------------------------------------------------------------


def test_a_source_knows_its_file_its_bytes_and_its_place(read):
    data = "Бірінші жол.\nЕкінші жол.\n".encode()
    source = read(data)

    assert source.text == data.decode()
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.id, source.file, source.encoding, source.language) == ("a", "a.txt", "utf-8", "kk")
    assert source.position(source.text.index("Екінші")) == (2, 1)


@pytest.mark.parametrize(
    ("data", "line_ends", "mark", "text"),
    [
        (b"a\nb\n", "lf", False, "a\nb\n"),
        (b"a\r\nb\r\n", "crlf", False, "a\nb\n"),
        (b"a\r\nb\nc", "mixed", False, "a\r\nb\nc"),
        (b"a\rb\r", "mixed", False, "a\rb\r"),
        (b"\xef\xbb\xbfa\r\nb", "crlf", True, "a\nb"),
        ("\ufeffа\r\nб".encode("utf-16-le"), "crlf", True, "а\nб"),
        ("\ufeffа\nб".encode("utf-16-be"), "lf", True, "а\nб"),
        ("\ufeffа\nб".encode("utf-32-le"), "lf", True, "а\nб"),
    ],
)
def test_line_ends_and_byte_order_marks_are_remembered(read, data, line_ends, mark, text):
    source = read(data)

    assert (source.line_ends, source.byte_order_mark, source.text) == (line_ends, mark, text)
    assert exact_bytes(source) == data


@given(st.binary(max_size=80))
def test_any_bytes_give_a_source_with_the_same_bytes_or_a_message(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.txt").write_bytes(data)
    problems = ()
    try:
        source = read_source(Folder(folder, ""), "a", Record(Text("a.txt", Place("s"))), "kk", guess=True)
    except ChapterError as refused:
        problems = refused.problems

    assert all(problem.code.startswith("source.") for problem in problems)
    assert problems or exact_bytes(source) == data


def test_markdown_keeps_its_bytes_and_tells_its_headings(read):
    data = "# Түрксіб\n\n* бір\n".encode()
    source = read(data, "a.md")

    assert exact_bytes(source) == data
    assert [(block.role, block.level) for block in source.blocks] == [("heading", 1), ("markup", 0), ("item", 0)]


# ---- encodings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["KZ-1048", "PTCP154", "windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "UTF-16LE"])
def test_the_likeliest_encoding_is_named_and_reads_right(read, name):
    text = KAZAKH if name in ("KZ-1048", "PTCP154", "UTF-16LE") else RUSSIAN
    if name in ("KOI8-R", "ISO-8859-5", "IBM866"):
        text = text.replace("«", '"').replace("»", '"').replace("—", "-")
    data = text.encode(name)

    assert f"this file is not UTF-8; it looks like {name} [source.encoding]" in refusal(read, data)
    assert read(data, encoding=name).text == text
    assert exact_bytes(read(data, encoding=name)) == data
    guessed = read(data, guess=True)
    assert guessed.text == text
    assert [problem.message.template for problem in guessed.problems] == [
        "this file is not UTF-8; it was read as {encoding}"
    ]


def test_a_file_in_another_encoding_is_refused_with_the_name_to_write(read):
    assert refusal(read, KAZAKH.encode("KZ-1048")) == (
        "c/a.txt:1:1: error: this file is not UTF-8; it looks like KZ-1048 [source.encoding]\n"
        "    write 'encoding: KZ-1048' in its entry in sources.yaml, or save it with the encoding UTF-8"
    )


def test_one_damaged_byte_is_shown_with_the_words_before_it(read):
    data = "Бірінші жол бүтін.\nЕкінші жолда ".encode() + b"\xd2" + " бүлінген әріп бар.\n".encode()

    assert refusal(read, data, guess=True) == (
        "c/a.txt:2:14: error: there is a damaged character after 'жол бүтін. Екінші жолда' [source.encoding]\n"
        "    correct it in an editor and save the file with the encoding UTF-8"
    )


def test_a_wrong_name_of_an_encoding_is_refused_at_its_place(read):
    assert refusal(read, b"abc", encoding="window-1251") == (
        "sources.yaml:3:13: error: 'window-1251' is not an encoding that is known here [source.encoding]\n"
        "    did you mean 'windows-1251'?"
    )
    assert refusal(read, KAZAKH.encode("KZ-1048"), encoding="UTF-8") == (
        "sources.yaml:3:13: error: 'a.txt' is not in the encoding UTF-8 [source.encoding]\n"
        "    write 'encoding: KZ-1048', or save the file with the encoding UTF-8 and take this line out"
    )


def test_characters_lost_before_are_a_warning(read):
    (problem,) = read("Қаза\ufffdстан\nда\ufffd".encode()).problems

    assert str(problem) == (
        "c/a.txt:1:5: warning: a character was lost here before the file was saved; there are 2 such places "
        "[source.lost]\n    look up the right letters and correct them in corrections.yaml"
    )


# ---- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u200b\u00ad\n".encode()])
def test_a_file_without_text_is_refused(read, data):
    assert refusal(read, data) == (
        "c/a.txt: error: there is no text in 'a.txt' [source.empty]\n"
        "    put the text into 'a.txt', or leave the file out"
    )


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n...", "a PDF"),
        (b"PK\x03\x04....", "a Word document or another packed file"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word document"),
        (bytes(range(256)) * 20 + b"\0" * 300, "a file of bytes"),
    ],
)
def test_a_file_that_is_no_text_is_refused_whatever_its_name(read, data, what):
    assert refusal(read, data, guess=True) == (
        f"c/a.txt: error: 'a.txt' is {what}, not text [source.binary]\n"
        "    open it in the program it was made with and save it as plain text, encoding UTF-8"
    )


def test_a_kind_of_file_that_is_not_read_is_refused(read):
    assert refusal(read, b"abc", "a.odt") == (
        "sources.yaml:2:9: error: 'a.odt' is not a kind of file that is read [source.kind]\n"
        "    save it as plain text with the encoding UTF-8; these are read: .txt, .md, .markdown, .html, .htm, .xhtml, "
        ".docx, .pdf"
    )


# ---- the chapter's own records ---------------------------------------------------------------------------------------


def test_the_chapter_has_a_record_for_each_of_its_sources():
    folder = Folder(Path(__file__).parents[2] / "chapters" / "industrialization", "chapters/industrialization")
    read = records(folder)

    assert list(read) == ["exam-notes", "history-2010", "lecture-slides", "soviet-history", "web-articles"]
    assert sorted(record.file for record in read.values()) == sorted(folder.names("sources"))
    for id, record in read.items():
        source = read_source(folder, id, record, "kk")
        assert exact_bytes(source) == folder.read(source.file)
        assert record.licence
        assert record.note
