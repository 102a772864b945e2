"""Which editions a chapter is made into when nobody names any."""

from __future__ import annotations

MINIMAL = """\
id: rivers
language: en
number: 1
title: Rivers
sections:
  - id: irtysh
    title: The Irtysh
    content:
      - excerpt: {source: notes, from: "The Irtysh is a river."}
"""


def test_a_chapter_without_questions_has_no_answer_key(chapter, tmp_path):
    small = chapter("small-en")
    for path in small.folder.iterdir():
        if path.suffix == ".yaml":
            path.unlink()
    small.with_file("chapter.yaml", MINIMAL)
    small.with_file("sources.yaml", "notes: {file: sources/notes.txt}\n")
    small.with_file("sources/notes.txt", "The Irtysh is a river. It flows north.\n")

    assert small.run("build").status == 0
    made = {path.name for path in (small.home / "dist" / "rivers").iterdir()}
    assert made == {
        "textbook.pdf", "textbook.report.json", "textbook.pages.html", "web.html", "web.report.json",
        "accessible.pdf", "accessible.report.json", "accessible.pages.html",
        "archive.pdf", "archive.report.json", "archive.pages.html",
        "ebook.epub", "ebook.report.json", "provenance.json",
    }  # fmt: skip
