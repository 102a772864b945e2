"""`clean` on every kind of file, up to a risk, with reports; and on a chapter's folder."""

from __future__ import annotations

import csv
import io
import json
import zipfile

from tarau.files import Folder
from tarau.sources import records

PROSE = (
    "Түрксіб темір жолының құрылысы екі бағытта қатар жүргізілді, оған еліміздің түкпір-түкпірінен келген мыңдаған "
    "адам қатысты.Жұмыс өте  қиын жағдайда өтті, бірақ жол мерзімінен бұрын аяқталды."
)
CLEAN = PROSE.replace("қатысты.Жұмыс", "қатысты. Жұмыс").replace("  ", " ")


def write(workshop, name: str, data: str | bytes):
    path = workshop.home / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)


def read(workshop, name: str) -> str:
    return (workshop.home / name).read_text(encoding="utf-8")


def docx(text: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        body = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        zipped.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return packed.getvalue()


def test_all_kinds_in_a_folder_are_cleaned_and_kept_apart(chapter):
    workshop = chapter()
    write(workshop, "raw/a.txt", PROSE)
    write(workshop, "raw/a.docx", docx(PROSE))
    write(workshop, "raw/b.html", f"<p>{PROSE}</p>")
    write(workshop, "raw/c.md", f"# Жол\n\n{PROSE}")
    ran = workshop.run("clean", "raw", "-o", "out", "--ui", "en", "-j", "2")

    assert ran.status == 0, ran.err
    made = sorted(path.name for path in (workshop.home / "out").glob("*.clean.txt"))
    assert made == ["a.docx.clean.txt", "a.txt.clean.txt", "b.clean.txt", "c.clean.txt"]
    assert [read(workshop, f"out/{name}").split("\n")[-1] for name in made] == [CLEAN] * 4


def test_the_reports_that_are_asked_for_stand_beside_the_clean_text(chapter):
    workshop = chapter()
    write(workshop, "notes.txt", PROSE)
    ran = workshop.run("clean", "notes.txt", "--report", "html", "--report", "diff", "--report", "csv", "--ui", "ru")

    assert ran.status == 0, ran.err
    assert "Отчёт об очистке" in read(workshop, "notes.report.html")
    assert read(workshop, "notes.diff").startswith("--- notes.txt\n+++ notes.clean.txt\n@@ -1,1 +1,1 @@\n")
    rows = list(csv.DictReader(io.StringIO(read(workshop, "notes.ledger.csv").removeprefix("\ufeff"))))
    assert len(rows) == len(read(workshop, "notes.ledger.jsonl").splitlines()) == 2

    # a report is no text to clean
    workshop.run("clean", ".", "-o", "again", "--ui", "en")
    assert not list((workshop.home / "again").glob("notes.report*"))


def test_the_editor_chooses_up_to_which_risk_the_machine_acts(chapter):
    workshop = chapter()
    write(workshop, "notes.txt", f"{PROSE}\nҰнайды 0\nҰнамайды 0\n")

    def risks(*how: str) -> tuple[set[int], set[int]]:
        ran = workshop.run("clean", "notes.txt", "--ui", "en", *how)
        assert ran.status == 0, ran.err
        entries = [json.loads(line) for line in read(workshop, "notes.ledger.jsonl").splitlines()]
        return tuple(
            {entry["risk"] for entry in entries if entry["status"] == status} for status in ("applied", "suggested")
        )

    done, offered = risks("--up-to", "typography")
    assert max(done) <= 1
    assert 2 in offered
    done, _ = risks("--up-to", "noise")
    assert max(done) == 2
    done, _ = risks("--safe")
    assert done <= {0}
    assert workshop.run("clean", "notes.txt", "--safe", "--up-to", "noise").status == 2


def test_paragraphs_are_cleaned_in_their_own_language(chapter):
    workshop = chapter()
    russian = "Железная дорога была построена раньше срока.Поезда пошли в 1930 году, и край cильно изменился."
    english = "The railway was built before time.Trains ran in 1930, and the land changed a great deal."
    write(workshop, "mixed.txt", f"{PROSE}\n\n{russian}\n\n{english}\n")
    workshop.run("clean", "mixed.txt", "--ui", "en")

    assert json.loads(read(workshop, "mixed.source.json"))["language"] == "kk"
    assert read(workshop, "mixed.clean.txt").strip().split("\n\n") == [
        CLEAN,
        "Железная дорога была построена раньше срока. Поезда пошли в 1930 году, и край сильно изменился.",
        "The railway was built before time. Trains ran in 1930, and the land changed a great deal.",
    ]


def test_the_language_is_found_through_a_wrong_encoding(chapter):
    workshop = chapter()
    text = PROSE.encode("kz1048").decode("cp1251")
    write(workshop, "old.txt", text)
    ran = workshop.run("clean", "old.txt", "--ui", "en")

    assert ran.status == 0, ran.err
    assert json.loads(read(workshop, "old.source.json"))["language"] == "kk"
    assert read(workshop, "old.clean.txt") == CLEAN


def test_a_chapters_folder_stands_for_its_sources_with_the_editors_decisions(chapter):
    workshop = chapter()
    before = {path: path.read_bytes() for path in workshop.folder.rglob("*") if path.is_file()}
    ran = workshop.run("clean", f"chapters/{workshop.name}", "--report", "html", "--ui", "en")

    assert ran.status == 0, ran.err
    made = workshop.home / "dist" / workshop.name / "cleaning"
    assert {path.name.partition(".")[0] for path in made.iterdir()} == set(records(Folder(workshop.folder, "")))
    ledgers = [path.read_text(encoding="utf-8") for path in made.glob("*.ledger.jsonl")]
    assert any('"editor"' in ledger for ledger in ledgers)
    assert {path: path.read_bytes() for path in before} == before
    assert sorted(path for path in workshop.folder.rglob("*") if path.is_file()) == sorted(before)
