"""The ledger's views: what is most doubtful comes first, `patch` makes the clean text of the diff, no cell is a
formula."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarau.cleaning import clean_text, ledger_csv, review, unified_diff
from tarau.languages import language
from tarau.rendering import render_ledger

KAZAKH = language("kk")
PROSE = (
    "Түрксіб темір жолының құрылысы екі бағытта қатар жүргізілді, оған еліміздің түкпір-түкпірінен келген мыңдаған "
    "адам қатысты. Жұмыс өте қиын жағдайда өтті, бірақ жол мерзімінен бұрын аяқталды."
)
RAW = f"{PROSE}\n{PROSE[:60]}  бұл{PROSE[60:]}.Кейін ұзартылды.\n\nСіздің реакцияңыз?\nҰнайды 17\nҰнамайды 0"


def reviewed(raw: str):
    cleaned = clean_text(raw, KAZAKH)
    return cleaned, review(cleaned, KAZAKH.confusables)


def test_a_removed_block_with_a_number_of_its_own_heads_the_review():
    _, rows = reviewed(RAW)

    assert rows[0].entry.risk == 2
    assert "17" in rows[0].lost
    assert rows[0].family == "noise"


def test_what_is_only_offered_comes_before_what_was_done():
    _, rows = reviewed("Жол  салынды. Ол жыл Крон-\nштадт жақта  еді. " + PROSE)
    statuses = [row.entry.status for row in rows]

    assert statuses == sorted(statuses, reverse=True)
    assert set(statuses) == {"suggested", "applied"}


def test_a_row_knows_its_line_and_column():
    _, rows = reviewed(f"{PROSE}\nСонымен {PROSE[:60]}  {PROSE[60:]}")

    assert [(row.line, row.column) for row in rows] == [(2, 69)]


def test_no_cell_of_the_table_is_a_formula():
    raw = f"=1+1  @сілтеме\n{PROSE}  -2  +3"
    _, rows = reviewed(raw)
    cells = [cell for line in csv.reader(io.StringIO(ledger_csv(rows))) for cell in line]

    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert len(cells) == 15 * (len(rows) + 1)


patch = pytest.mark.skipif(not shutil.which("patch"), reason="the program patch is not here")


def patched(tmp_path, raw: str, diff: str) -> str:
    (tmp_path / "raw").write_bytes(raw.encode())
    (tmp_path / "diff").write_bytes(diff.encode())
    subprocess.run(["patch", "--binary", "-s", "-o", "clean", "raw", "diff"], cwd=tmp_path, check=True)
    return (tmp_path / "clean").read_bytes().decode()


@patch
def test_patch_makes_the_clean_text_of_the_raw_one(tmp_path):
    cleaned, _ = reviewed(RAW)

    assert patched(tmp_path, RAW, unified_diff(cleaned, "a.txt", "a.clean.txt")) == cleaned.text


@patch
@given(
    st.lists(
        st.sampled_from(["Жол.", "Бұл  жол", "\n", "\n\n", " ,", "өтті.Ол", "..", " \n", "Ұнайды 0\n", "1)"]),
        max_size=25,
    ).map("".join)
)
@settings(max_examples=60)
def test_patch_makes_the_clean_text_of_any_text(tmp_path_factory, raw):
    cleaned = clean_text(raw, KAZAKH)
    diff = unified_diff(cleaned, "a", "b")

    assert (patched(tmp_path_factory.mktemp("patch"), raw, diff) if diff else raw) == cleaned.text


def test_a_text_without_changes_has_an_empty_diff():
    assert unified_diff(clean_text(PROSE, KAZAKH), "a", "b") == ""


@pytest.mark.parametrize(
    ("tag", "title"), [("kk", "Тазалау есебі"), ("ru", "Отчёт об очистке"), ("en", "Cleaning report")]
)
def test_the_report_stands_alone_in_three_languages(tag, title):
    from lxml import html

    cleaned, rows = reviewed(RAW)
    page = render_ledger(cleaned, rows, language(tag))
    tree = html.document_fromstring(page)

    assert tree.get("lang") == tag
    assert tree.findtext(".//h1") == title
    assert len(tree.findall(".//table[2]/tbody/tr")) == len(rows)
    assert all(head.get("scope") for head in tree.iter("th"))
    assert "<script" not in page
    assert not tree.xpath("//@src | //link | //@href")


def test_the_report_shows_before_and_after_and_escapes_the_text():
    from lxml import html

    cleaned, rows = reviewed(f"{PROSE} <b>қалың</b>  & <script>alert(1)</script>")
    tree = html.document_fromstring(render_ledger(cleaned, rows, language("en")))

    assert not list(tree.iter("script", "b"))
    assert [node.text for node in tree.iter("del")] == ["␣␣"]
    assert [node.text for node in tree.iter("ins")] == ["␣"]


def test_a_text_that_needs_nothing_says_so():
    cleaned, rows = reviewed(PROSE)

    assert "Nothing had to be changed." in render_ledger(cleaned, rows, language("en"))


def test_reasons_are_told_in_the_readers_language_with_their_values():
    from lxml import html

    raw = "".join(bytes([byte]).decode("cp1251", "ignore") or chr(byte) for byte in "Қазақстан тарихы".encode())
    cleaned, rows = reviewed(f"{raw}\n{PROSE}\n{PROSE}")
    tree = html.document_fromstring(render_ledger(cleaned, rows, KAZAKH))
    told = [node.text or "" for node in tree.iterfind(".//table[2]//p")]

    assert "UTF-8 кодтауындағы мәтін windows-1251 кодтауы ретінде оқылған" in told
    assert "дәл осындай абзац жоғарыда бар" in told
    assert not [sentence for sentence in told if "read as" in sentence or "the same" in sentence]
    assert "кодтауы ретінде оқылған" in ledger_csv(rows, KAZAKH.message)
    assert {entry.reason for entry in cleaned.ledger} == {
        "UTF-8 read as windows-1251", "the same paragraph stands above",
    }  # fmt: skip
