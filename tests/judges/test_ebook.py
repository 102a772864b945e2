"""The e-books before judges from outside: EPUBCheck, Ace by DAISY, and a reader in a browser."""

from __future__ import annotations

import json
import subprocess

import pytest

from tarau.judging import LONGEST_LOOK, judge
from tests.judges import BENCH, HERE, installed, packages, program

EDITIONS = ("ebook", "ebook-self-study")


@pytest.mark.parametrize("edition", EDITIONS)
def test_epubcheck_finds_no_error_and_no_warning(edition, ebooks):
    program("java")
    installed("epubcheck")
    verdict = judge("EPUBCheck", ebooks[edition].read_bytes(), BENCH)

    assert (verdict.not_run, verdict.detail) == ("", "")
    assert verdict.version == "5.3.0"
    assert [each for each in verdict.remarks if each.weight != "note"] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_ace_finds_nothing_graver_than_minor_and_no_metadata_missing(edition, ebooks):
    program("node"), program("chromium")
    installed("ace")
    verdict = judge("Ace by DAISY", ebooks[edition].read_bytes(), BENCH)

    assert (verdict.not_run, verdict.detail) == ("", "")
    assert verdict.version == "1.4.6"
    assert [each for each in verdict.remarks if each.weight != "note" or each.rule == "metadata"] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_reader_in_a_browser_pages_through_the_book_and_finds_every_printed_page(edition, ebooks):
    command = [program("node"), str(HERE / "reader" / "read.mjs"), program("chromium"), str(ebooks[edition])]
    ran = subprocess.run(command, cwd=packages("reader"), capture_output=True, text=True, timeout=LONGEST_LOOK)
    assert ran.returncode == 0, ran.stderr[-600:]
    told = json.loads(ran.stdout)
    report = json.loads(ebooks[edition].with_name(f"{edition}.report.json").read_text(encoding="utf-8"))

    assert told["asked"] == []
    assert told["said"] == []
    assert told["title"] == "Кеңсу көпірі"
    files = list(dict.fromkeys(file for file, _, _ in told["screens"]))
    assert len(files) == report["files"]
    for file in files:  # screen after screen to the last of each file
        turned = [(at, of) for name, at, of in told["screens"] if name == file]
        assert turned == [(at, turned[0][1]) for at in range(1, turned[0][1] + 1)]
    assert min(told["text"]) > 0
    assert [page for page, _, _ in told["pages"]] == list(report["page_list"])
    assert all(seen for _, _, seen in told["pages"])
    assert told["wide"] == []
