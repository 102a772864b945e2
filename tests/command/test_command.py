"""The command line as a person meets it: what it says, where, and with which exit status."""

from __future__ import annotations

import os
import re
import signal
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest

import tarau
from tarau.command.arguments import parse

BROKEN = ("chapter.yaml", "[[building|loc]] айтылады", "[[bulding|loc]] айтылады")
SAID = (
    "chapters/small-kk/chapter.yaml:30:32: error: there is nothing with the id 'bulding' to refer to "
    "[reference.unknown]\n    did you mean 'building'?\n"
)

# ------------------------------------------------------------------------------------------------ help and wrong use


@pytest.mark.parametrize("words", [["--help"], ["-h"]])
def test_help_teaches_the_first_steps(chapter, words: list[str]):
    ran = chapter().run(*words)

    assert ran.status == 0
    for shown in ("build.py check", "build.py clean notes.txt", "chapters/NAME/chapter.yaml", "Exit status"):
        assert shown in ran.out


def test_help_lists_only_commands_that_exist(chapter):
    workshop = chapter()
    ran = workshop.run("--help")

    listed = re.findall(r"^    ([a-z]+)(?:  |$)", ran.out, re.MULTILINE)
    examples = re.findall(r"^  build\.py ([a-z]+)", ran.out, re.MULTILINE)
    assert set(listed) == {"build", "handout", "worksheet", "check", "clean"}
    assert set(examples) <= set(listed)
    for command in listed:
        taught = workshop.run(command, "--help")
        assert taught.status == 0
        assert taught.out.startswith(f"usage: build.py {command} ")


def test_every_option_says_what_it_does(chapter):
    workshop = chapter()

    for command in ("build", "check", "clean"):
        shown = workshop.run(command, "--help").out
        options = shown.partition("options:")[2]
        for option in re.finditer(r"^  (-\S.*)$((?:\n {10,}.*)*)", options, re.MULTILINE):
            said = re.sub(r"^\S+(?:,? \S+)*?(?: {2,}|$)", "", option[1]) + option[2]
            assert said.strip(), f"{command} {option[1]} is not explained"


def test_the_version_is_said(chapter):
    ran = chapter().run("--version")

    assert (ran.status, ran.out) == (0, f"Tarau {tarau.__version__}\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "--editon", "web"], "--editon: error: '--editon' is not known here|did you mean '--edition'?"),
        (["--edition"], "--edition: error: the option --edition needs a value|write the value behind it"),
        (["-j", "0"], "-j: error: '0' is not a number from 1 up|write digits only, such as 3"),
        (["-j", "many"], "-j: error: 'many' is not a number from 1 up|write digits only, such as 3"),
        (["worksheet", "small-kk", "--variants", "²"], "--variants: error: '²' is not a number from 1 up|write digits"),
        (["worksheet", "small-kk", "--seed", "-1"], "--seed: error: '-1' is not a whole number|write digits only"),
        (["worksheet", "small-kk", "--seed", "x"], "--seed: error: 'x' is not a whole number|write digits only"),
        (["worksheet", "small-kk", "--s", "3"], "--s: error: '--s' is the beginning of several options|write one of"),
        (["check", "--format", "xml"], "--format: error: 'xml' is not known here|write one of: json, text"),
        (["clean"], "build.py: error: the command needs FILE|FOLDER as well|write it behind the command"),
        (
            ["clean", "--safe", "--up-to", "noise", "x"],
            "--up-to: error: the options --up-to and --safe cannot be given together|leave one of them out",
        ),
        (["handout", "x", "--blank=1"], "--blank: error: the option --blank has no value|leave '1' out"),
        (["build", "--ui", "de"], "--ui: error: 'de' is not known here|write one of: en, kk, ru"),
        (["chek", "small-kk"], "chek: error: there is no chapter 'chek'|did you mean the command 'check'?"),
    ],
)
def test_wrong_use_ends_with_status_2_and_one_sentence(
    chapter, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

    ran = chapter().run(*words)

    assert ran.status == 2
    assert re.sub(r" \[[a-z.]+\]\n    ", "|", ran.err).startswith(said)
    assert ran.err.endswith("\n\n1 error.\n")
    assert ran.out == ""


def test_wrong_use_is_told_in_the_language_that_is_asked_for(chapter):
    ran = chapter().run("worksheet", "small-kk", "--seed", "x", "--ui", "ru")

    assert ran.status == 2
    assert ran.err.startswith("--seed: ошибка: ")
    assert "is not" not in ran.err


def test_wrong_use_is_told_to_programs_as_json(chapter):
    ran = chapter().run("check", "--format", "json", "--stict", "--ui", "en")

    assert ran.status == 2
    (problem,) = ran.json["problems"]
    assert (problem["code"], problem["file"], problem["remedy"]) == (
        "command.option", "--stict", "did you mean '--strict'?"
    )  # fmt: skip


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_unknown_chapter_is_wrong_use_and_the_nearest_is_named(chapter, command: str):
    ran = chapter().run(command, "smal-kk", "--ui", "en")

    assert ran.status == 2
    assert (
        ran.err
        == "smal-kk: error: there is no chapter 'smal-kk' [chapter.unknown]\n    did you mean 'small-kk'?\n\n1 error.\n"
    )


def test_a_folder_without_an_outline_is_no_chapter(chapter):
    ran = chapter().without("chapter.yaml").run("build", "--ui", "en")

    assert ran.status == 2
    assert (
        ran.err == "chapters: error: there are no chapters here [chapter.none]\n"
        "    change to the folder that holds 'chapters/'\n\n1 error.\n"
    )


def test_an_unknown_edition_is_wrong_use_and_the_nearest_is_named(chapter):
    ran = chapter().run("build", "--edition", "textbok", "wep", "--ui", "en")

    assert ran.status == 2
    assert ran.err == (
        "--edition: error: there is no edition 'textbok' [render.edition]\n    did you mean 'textbook'?\n"
        "--edition: error: there is no edition 'wep' [render.edition]\n    did you mean 'web'?\n"
        "\n2 errors.\n"
    )


def test_an_unknown_file_to_clean_is_wrong_use(chapter):
    ran = chapter().run("clean", "notes.txt", "more.txt", "--ui", "en")

    assert ran.status == 2
    assert ran.err == (
        "more.txt: error: there is no file or folder 'more.txt' [file.reference]\n    correct the name\n"
        "notes.txt: error: there is no file or folder 'notes.txt' [file.reference]\n    correct the name\n"
        "\n2 errors.\n"
    )


def test_build_is_the_command_when_none_is_named():
    assert parse([]).command == "build"
    assert parse(["small-kk", "--edition", "web"]).chapters == ["small-kk"]
    assert parse(["--edition", "web", "key"]).edition == ["web", "key"]
    assert parse(["check", "small-kk"]).command == "check"


# ------------------------------------------------------------------------------------------------ what it says


def test_check_of_a_good_chapter_finds_nothing(chapter):
    ran = chapter().run("check", "--ui", "en")

    assert (ran.status, ran.out, ran.err) == (0, "Nothing wrong and nothing doubtful was found.\n", "")


def test_a_chapter_may_be_given_by_its_path(chapter):
    workshop = chapter().change(*BROKEN)

    ran = workshop.run("check", str(workshop.folder), "--ui", "en")

    assert ran.status == 1
    assert ran.err.startswith(f"{workshop.folder.as_posix()}/chapter.yaml:30:32: error: ")


def test_an_error_ends_with_status_1_and_nothing_is_printed_but_it(chapter):
    ran = chapter().change(*BROKEN).run("check", "--ui", "en")

    assert (ran.status, ran.out, ran.err) == (1, "", SAID + "\n1 error.\n")


def test_a_good_chapter_is_looked_at_though_another_is_broken(chapter):
    workshop = chapter().change(*BROKEN)
    other = workshop.home / "chapters" / "other"
    other.mkdir()
    (other / "chapter.yaml").write_text("id: other\n")

    ran = workshop.run("check", "--ui", "en")

    assert ran.status == 1
    assert SAID in ran.err
    assert "chapters/other/chapter.yaml:1:1: error: the key 'title' is missing [yaml.shape]" in ran.err


def test_warnings_alone_are_status_0_and_with_strict_1(chapter):
    workshop = chapter().with_file("people.yaml", "- {id: p-nobody, name: Ешкім Е., forms: [Ешкім]}\n")

    easy, strict = workshop.run("check", "--ui", "en"), workshop.run("check", "--strict", "--ui", "en")

    assert (easy.status, strict.status) == (0, 1)
    assert (
        easy.err
        == strict.err
        == (
            "chapters/small-kk/people.yaml:1:3: warning: the text never names 'Ешкім Е.' [index.unused]\n"
            "    take it out, or add the stems of its forms as 'forms'\n"
            "\n1 warning.\n"
        )
    )


def test_errors_for_programs_are_the_same_as_for_people(chapter):
    workshop = chapter().change(*BROKEN)

    ran = workshop.run("check", "--format", "json", "--ui", "en")

    assert (ran.status, ran.err) == (1, "")
    assert ran.json["problems"] == [
        {
            "code": "reference.unknown",
            "severity": "error",
            "file": "chapters/small-kk/chapter.yaml",
            "line": 30,
            "column": 32,
            "message": "there is nothing with the id 'bulding' to refer to",
            "remedy": "did you mean 'building'?",
        }
    ]


def test_products_for_programs_are_the_same_as_for_people(built):
    for_people = built.run("build", "--ui", "en")
    for_programs = built.run("build", "--format", "json")

    assert (for_programs.status, for_programs.err) == (0, "")
    assert {problem["code"] for problem in for_programs.json["problems"]} == {"proof.hole"}  # a chart of a short text
    products = for_programs.json["products"]
    assert {(each["path"], each["made"]) for each in products} == {
        (f"dist/small-kk/{name}", False)
        for name in (
            *("textbook.pdf", "accessible.pdf", "archive.pdf", "key.pdf", "teacher.pdf"),
            *("web.html", "ebook.epub", "quiz/report.html"),
        )
    }
    for each in products:
        line = next(line for line in for_people.out.splitlines() if line.startswith(each["path"]))
        assert f"{-(-each['bytes'] // 1024)} KB" in line
        assert each["pages"] is None or f"{each['pages']} pages" in line


def test_wrong_use_is_said_to_programs_too(chapter):
    ran = chapter().run("build", "smal-kk", "--format", "json")

    assert (ran.status, ran.err) == (2, "")
    assert [problem["code"] for problem in ran.json["problems"]] == ["chapter.unknown"]


def test_a_fault_of_our_own_is_said_so_with_a_file_for_whoever_mends_it(
    chapter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fault(*_: object, **__: object) -> None:
        raise ZeroDivisionError("our own fault")

    monkeypatch.setattr("tarau.building.build", fault)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    ran = chapter().run("build", "--ui", "en")

    assert (ran.status, ran.out) == (3, "")
    told = re.fullmatch(r"This is a fault in Tarau, not in your chapter\. Please send us the file (.+)\.\n", ran.err)
    assert told
    report = Path(told[1]).read_text(encoding="utf-8")
    assert report.startswith("Traceback (most recent call last):")
    assert report.endswith("ZeroDivisionError: our own fault\n")


def test_a_fault_in_a_child_process_brings_its_traceback(chapter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from tarau.building.limits import Failure

    monkeypatch.setattr(
        "tarau.building.products.run_all", lambda *_: iter([("web", Failure(trace="Traceback: in the child\n"))])
    )
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    ran = chapter().run("build", "--edition", "web", "--ui", "en")

    assert ran.status == 3
    assert "Traceback: in the child" in next(tmp_path.glob("tarau-fault-*.txt")).read_text(encoding="utf-8")


def test_the_language_of_the_terminal_is_the_language_of_the_messages(chapter, monkeypatch: pytest.MonkeyPatch):
    from tarau.languages import language

    workshop = chapter().change(*BROKEN)
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)

    for said_to_be, tag in (
        ("kk_KZ.UTF-8", "kk"),
        ("ru_RU.UTF-8", "ru"),
        ("de_DE.UTF-8", "en"),
        ("C", "en"),
        ("", "en"),
    ):
        monkeypatch.setenv("LANG", said_to_be)
        expected = language(tag).message("there is nothing with the id '{id}' to refer to").format(id="bulding")
        assert expected in workshop.run("check").err


# ------------------------------------------------------------------------------------------------ as a process


def test_nothing_but_the_products_is_said_when_nobody_watches(chapter):
    ran = chapter().run_apart("build", "--edition", "key")

    assert (ran.status, ran.err) == (0, "")
    assert re.fullmatch(r"dist/small-kk/key\.pdf  \d+ pages?, \d+ KB\n", ran.out)


def wait_for_a_child(home: Path, process) -> None:
    """Wait until the chapter has been read and its editions are being made."""
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        if (home / ".tarau" / "fonts").is_dir():  # what the child of a PDF does first
            return
        time.sleep(0.05)
    raise AssertionError("the build did not come so far")


def alive(group: int) -> list[str]:
    """The processes of a group that still run, half a minute later at most; known where the system shows them."""
    for _ in range(300):
        found = []
        for path in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                name, _, rest = path.read_text().rpartition(")")
                state, _, its_group, *_ = rest.split()
                if int(its_group) == group and state != "Z":  # a zombie has ended and waits to be counted
                    found.append(name)
        if not found:
            return []
        time.sleep(0.1)
    return found


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "SIGTERM"])
def test_a_person_may_stop_a_build_at_any_time(chapter, number: int, status: int):
    """A terminal sends Ctrl-C to the children as well; SIGTERM goes to the command alone."""
    workshop = chapter()
    process = workshop.start("build", "--edition", "textbook", "web")
    wait_for_a_child(workshop.home, process)

    if number == signal.SIGINT:
        os.killpg(process.pid, number)
    else:
        process.terminate()
    out, err = process.communicate(timeout=30)

    assert (process.returncode, out, err) == (status, "", "")
    assert not workshop.products()
    assert alive(process.pid) == []


def test_a_reader_who_goes_away_is_no_fault(chapter):
    workshop = chapter()
    process = workshop.start("check")

    process.stdout.close()  # as `| head -0` does
    process.stdout = None
    _, err = process.communicate(timeout=60)

    assert (process.returncode, err) == (0, "")


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_terminal_that_cannot_show_kazakh_shows_what_it_can(chapter, form: str):
    workshop = chapter().with_file("people.yaml", "- {id: p-nobody, name: Әлі Ешкім, forms: [Ешкім]}\n")

    ran = workshop.run_apart(
        "check", "--format", form, "--ui", "en", PYTHONIOENCODING="ascii:strict", PYTHONUTF8="0", LC_ALL="C"
    )

    assert ran.status == 0
    assert "index.unused" in ran.out + ran.err
    assert "Traceback" not in ran.err
