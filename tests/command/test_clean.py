"""`clean`: any texts, with no chapter around them."""

from __future__ import annotations

import json

RAW = "Кеңсу ауылы  өзеннің екi жағасында орналасқан.\nКөпір 1953 жылы салынды.\n"


def test_a_text_gets_its_clean_text_its_ledger_and_its_facts_beside_it(chapter):
    workshop = chapter()
    (workshop.home / "notes.txt").write_text(RAW, encoding="utf-8")

    ran = workshop.run("clean", "notes.txt", "--ui", "en")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("notes.txt  ")
    assert (workshop.home / "notes.txt").read_text(encoding="utf-8") == RAW
    clean = (workshop.home / "notes.clean.txt").read_text(encoding="utf-8")
    assert "өзеннің екі жағасында" in clean
    ledger = [
        json.loads(line) for line in (workshop.home / "notes.ledger.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert all(RAW[entry["start"] : entry["end"]] == entry["raw"] for entry in ledger)
    facts = json.loads((workshop.home / "notes.source.json").read_text(encoding="utf-8"))
    assert (facts["file"], facts["language"], facts["encoding"]) == ("notes.txt", "kk", "utf-8")


def test_a_folder_is_cleaned_into_another_and_what_we_made_is_not_cleaned_again(chapter):
    workshop = chapter()
    (workshop.home / "raw" / "deep").mkdir(parents=True)
    (workshop.home / "raw" / "one.txt").write_text(RAW, encoding="utf-8")
    (workshop.home / "raw" / "deep" / "two.txt").write_text(RAW, encoding="utf-8")
    (workshop.home / "raw" / "photo.jpg").write_bytes(b"\xff\xd8\xff")

    first = workshop.run("clean", "raw", "-o", "out", "--ui", "en")
    second = workshop.run("clean", "out", "--ui", "en")

    assert first.status == 0
    made = sorted(path.relative_to(workshop.home / "out").as_posix() for path in (workshop.home / "out").rglob("*.*"))
    assert made == [
        "deep/two.clean.txt", "deep/two.ledger.jsonl", "deep/two.source.json",
        "one.clean.txt", "one.ledger.jsonl", "one.source.json",
    ]  # fmt: skip
    assert [line.split("  ")[0] for line in first.out.splitlines()] == ["raw/deep/two.txt", "raw/one.txt"]
    assert (second.status, second.out) == (2, "")
    assert "there is no text in the folder 'out'" in second.err


def test_a_bad_file_is_said_and_the_others_are_cleaned(chapter):
    workshop = chapter()
    (workshop.home / "good.txt").write_text(RAW, encoding="utf-8")
    (workshop.home / "bad.txt").write_bytes(b"%PDF-1.7\n")

    ran = workshop.run("clean", "good.txt", "bad.txt", "--ui", "en")

    assert ran.status == 1
    assert ran.err == (
        "bad.txt: error: 'bad.txt' is a PDF, not text [source.binary]\n"
        "    open it in the program it was made with and save it as plain text, encoding UTF-8\n\n1 error.\n"
    )
    assert [line.split("  ")[0] for line in ran.out.splitlines()] == ["good.txt"]
    assert (workshop.home / "good.clean.txt").is_file()
    assert not (workshop.home / "bad.clean.txt").exists()


def test_an_old_encoding_is_guessed_with_a_warning(chapter):
    workshop = chapter()
    (workshop.home / "old.txt").write_bytes(("Первое предложение о мосте. " * 5).encode("windows-1251"))

    ran = workshop.run("clean", "old.txt", "--ui", "en")

    assert ran.status == 0
    assert "old.txt: warning: this file is not UTF-8; it was read as windows-1251 [source.encoding]" in ran.err
    assert (workshop.home / "old.clean.txt").read_text(encoding="utf-8").startswith("Первое предложение о мосте.")


def test_with_safe_only_lossless_changes_are_made(chapter):
    workshop = chapter()
    (workshop.home / "notes.txt").write_text(RAW, encoding="utf-8")

    workshop.run("clean", "notes.txt", "--safe", "--ui", "en")

    ledger = [
        json.loads(line) for line in (workshop.home / "notes.ledger.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert ledger
    assert {entry["risk"] for entry in ledger if entry["status"] == "applied"} <= {0}


def test_what_was_cleaned_is_said_to_programs(chapter):
    workshop = chapter()
    (workshop.home / "notes.txt").write_text(RAW, encoding="utf-8")

    ran = workshop.run("clean", "notes.txt", "--format", "json")

    assert (ran.status, ran.err, ran.json["problems"]) == (0, "", [])
    (file,) = ran.json["products"]
    assert file["path"] == "notes.txt"
    assert file["applied"] >= 1


def test_a_name_without_an_ending_and_one_in_kazakh_letters_are_cleaned(chapter):
    workshop = chapter()
    (workshop.home / "Кеңсу ауылы #1.txt").write_text(RAW, encoding="utf-8")

    ran = workshop.run("clean", "Кеңсу ауылы #1.txt", "--ui", "en")

    assert ran.status == 0
    assert (workshop.home / "Кеңсу ауылы #1.clean.txt").is_file()


def test_a_folder_without_texts_is_said_and_not_passed_over(chapter, tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.xyz").write_text("x")
    ran = chapter().run("clean", str(tmp_path / "photos"), "--ui", "en")

    assert ran.status == 2
    assert "there is no text in the folder" in ran.err
    assert "[clean.nothing]" in ran.err
