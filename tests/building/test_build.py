"""From a chapter's folder to its products: made once, all of them or none, and always the same."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tarau.building import limits
from tarau.building.cache import Cache

#: The products of a chapter that names no editions.
PRODUCTS = {
    "textbook.pdf", "accessible.pdf", "key.pdf", "teacher.pdf", "web.html", "ebook.epub", "quiz/report.html",
    "archive.pdf",
}  # fmt: skip
#: What is written beside them.
BESIDE = {
    "textbook.pages.html", "accessible.pages.html", "archive.pages.html", "key.pages.html", "provenance.json",
    "provenance.answers.json", "quiz/report.json", "quiz/moodle.xml", "quiz/quiz.gift", "quiz/qti21.zip",
    "quiz/qti3.zip", "quiz/quiz.csv",
}  # fmt: skip


def product(workshop, name: str) -> bytes:
    return workshop.products()[name]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Makes each product a line about the chapter, at once and in this process; the list says what was made."""
    from tarau.publishing import Product

    made: list[str] = []

    def make(work: object, tasks: dict, jobs: int, tell: object) -> Iterator[tuple[str, Product]]:
        made.extend(tasks)
        for name, (draft, *_) in tasks.items():
            yield name, Product(f"{name}.html", repr(draft.chapter).encode(), ())

    monkeypatch.setattr("tarau.building.products.run_all", make)
    return made


def test_a_chapter_becomes_its_products_with_a_report_on_each(built):
    products = built.products()

    reports = {f"{re.split('[./]', name)[0]}.report.json" for name in PRODUCTS}
    assert set(products) == PRODUCTS | reports | BESIDE
    assert products["textbook.pdf"].startswith(b"%PDF-")
    assert products["key.pdf"].startswith(b"%PDF-")
    assert products["web.html"].lower().startswith(b"<!doctype html>")


def test_a_report_tells_the_facts_of_its_product(built):
    report = json.loads(product(built, "textbook.report.json"))

    assert report["chapter"] == "small-kk"
    assert report["product"] == "textbook.pdf"
    assert report["bytes"] == len(product(built, "textbook.pdf"))
    assert report["fonts"] == ["Literata", "PT Sans"]
    assert report["pages"] > 5
    assert report["versions"]["weasyprint"] == "70.0"


def test_a_second_build_makes_nothing_and_says_so(built, monkeypatch: pytest.MonkeyPatch):
    before = built.products()
    monkeypatch.setattr("tarau.building.products.run_all", None)  # it would fail if there were anything to make

    ran = built.run("build", "--ui", "en")

    assert ran.status == 0
    assert ran.out.count("(unchanged)") == len(PRODUCTS)
    assert ran.out.endswith("Nothing has changed since the last build; everything is up to date.\n")
    assert built.products() == before


def test_the_report_on_the_pages_lies_beside_them_and_is_kept_with_them(chapter):
    workshop = chapter().build("textbook")
    report, page = (product(workshop, f"textbook.{name}") for name in ("report.json", "pages.html"))
    facts = json.loads(report)

    assert {finding["code"] for finding in facts["findings"]} == {"proof.hole"}
    assert facts["findings"][0]["node"] == "sizes-chart"
    assert facts["measures"]["pages"] == facts["pages"]
    assert b'class="mark' in page
    assert page.count(b"data:image/png;base64,") == facts["pages"]

    (workshop.home / "dist" / "small-kk" / "textbook.pages.html").unlink()
    again = workshop.run("build", "--edition", "textbook", "--ui", "en")

    assert "(unchanged)" not in again.out
    assert product(workshop, "textbook.pages.html") == page
    unchanged = workshop.run("build", "--edition", "textbook", "--ui", "en")
    assert "(unchanged)" in unchanged.out
    assert unchanged.err == again.err != ""


def test_a_product_that_was_deleted_or_changed_is_made_again(chapter, quick: list[str]):
    workshop = chapter().build("web")
    good = product(workshop, "web.html")
    path = workshop.home / "dist" / "small-kk" / "web.html"

    path.write_bytes(b"something else")
    workshop.build("web")
    assert product(workshop, "web.html") == good

    path.unlink()
    workshop.build("web")
    assert product(workshop, "web.html") == good
    assert quick == ["web"] * 3


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("sources/memoir.txt", "Мен ол кезде", "Мен ол кезде әлі"),
        ("tables/sizes.csv", "Есеп,120,6", "Есеп,120,7"),
        ("terms.yaml", "өзеннің екі жағасын қосатын құрылыс", "өзеннің екі жағасын қосатын үлкен құрылыс"),
        ("corrections.yaml", 'with: "төрт тірегі"', 'with: "төрт  тірегі"'),
    ],
    ids=["source", "table", "terms", "corrections"],
)
def test_a_change_of_one_file_is_noticed(chapter, quick: list[str], name: str, old: str, new: str):
    workshop = chapter().build("web").build("web")
    assert quick == ["web"]

    workshop.change(name, old, new).build("web")
    assert quick == ["web", "web"]


def test_a_failed_build_leaves_the_last_good_products_byte_for_byte(chapter, quick: list[str]):
    workshop = chapter().build("web")
    good = workshop.products()

    workshop.change("chapter.yaml", "[[building|loc]] айтылады", "[[bulding|loc]] айтылады")
    ran = workshop.run("build", "--edition", "web", "--ui", "en")

    assert ran.status == 1
    assert ran.err.endswith("\n\n1 error. Nothing was written; the last good build of small-kk is untouched.\n")
    assert workshop.products() == good


def test_of_several_editions_all_are_written_or_none(chapter, monkeypatch: pytest.MonkeyPatch):
    """The web page is ready at once; the answers come to a limit of time; then neither is written."""
    from tarau.publishing import Product

    def one_fails(work: object, tasks: object, jobs: int, tell: object) -> Iterator[tuple[str, object]]:
        yield "web", Product("web.html", b"ready", ())
        yield "key", limits.Failure(limit=True)

    monkeypatch.setattr("tarau.building.products.run_all", one_fails)
    workshop = chapter()

    ran = workshop.run("build", "--edition", "web", "key", "--ui", "en")

    assert ran.status == 1
    assert ran.err == (
        "chapters/small-kk/chapter.yaml:3:1: error: the edition 'key' needed more time or memory than a chapter may "
        "[build.limit]\n    look for a very long paragraph, table or picture and split it\n"
        "\n1 error. Nothing was written; the last good build of small-kk is untouched.\n"
    )
    assert not workshop.products()


def test_an_edition_that_takes_too_long_is_one_message(chapter, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "LONGEST_SECONDS", 0)

    ran = chapter().run("build", "--edition", "web", "--ui", "en")

    assert ran.status == 1
    assert ran.err.count("error:") == 1
    assert "needed more time or memory than a chapter may" in ran.err


def test_a_full_disk_is_one_message_and_the_old_products_stay(
    chapter, quick: list[str], monkeypatch: pytest.MonkeyPatch
):
    workshop = chapter().build("web")
    good = workshop.products()
    workshop.change("chapter.yaml", "title: Кеңсу көпірі\n", "title: Кеңсудың көпірі\n")

    def full_disk(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    ran = workshop.run("build", "--edition", "web", "--ui", "en")

    assert ran.status == 1
    assert re.search(r"web\.html: error: this file cannot be written: No space left on device \[file\.write\]", ran.err)
    assert ran.err.count("error:") == 1
    assert workshop.products() == good
    assert not [path for path in workshop.home.rglob(".*") if path.is_file()]


def test_the_raw_sources_are_never_written(built):
    for name in ("sources/report.txt", "sources/memoir.txt", "chapter.yaml"):
        original = Path(__file__).parents[1] / "chapters" / "small-kk" / name
        assert (built.folder / name).read_bytes() == original.read_bytes()


def test_two_machines_make_the_same_bytes(workshop, tmp_path: Path):
    """Another folder, time zone, locale, hash seed and number of cores."""
    one = workshop(tmp_path / "one")
    other = workshop(tmp_path / "deep" / "in another place")
    strange = {
        "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242",
        "SOURCE_DATE_EPOCH": "86400",
    }  # fmt: skip

    running = [
        one.start("build", "--edition", "web", "textbook", TZ="UTC", PYTHONHASHSEED="1"),
        other.start("build", "--edition", "web", "textbook", "-j", "1", **strange),
    ]
    said = [process.communicate(timeout=300) for process in running]

    assert [process.returncode for process in running] == [0, 0]
    remarks = [[line for line in err.splitlines() if "warning:" in line] for _, err in said]
    assert remarks[0] == remarks[1] != []  # remarks on pages, in the same words
    made, made_elsewhere = one.products(), other.products()
    engines = {json.loads(products["web.report.json"])["made_from"] for products in (made, made_elsewhere)}
    assert len(engines) == 1, "the code was changed while it was tested"
    assert set(made) == set(made_elsewhere)
    assert [name for name in made if made[name] != made_elsewhere[name]] == []


def test_a_large_file_that_no_chapter_names_does_not_stop_the_build(chapter):
    workshop = chapter()
    with open(workshop.folder / "film.mp4", "wb") as file:
        file.truncate(40 * 2**20)

    assert workshop.messages() == ""


def test_what_is_kept_is_made_once_and_a_torn_file_is_as_good_as_none(tmp_path: Path):
    cache = Cache(tmp_path)
    made: list[int] = []

    def make() -> str:
        made.append(1)
        return "value"

    assert (cache.kept("ab12", make), cache.kept("ab12", make), len(made)) == ("value", "value", 1)

    (tmp_path / "ab" / "ab12").write_bytes(b"\x80\x05torn")
    assert (cache.kept("ab12", make), len(made)) == ("value", 2)


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path):
    (tmp_path / "cache").write_bytes(b"a file in the place of the folder")

    assert Cache(tmp_path / "cache").kept("ab12", lambda: "value") == "value"


def test_a_text_is_cleaned_anew_when_the_chapter_is_in_another_language(chapter):
    from tarau.building.chapters import draft
    from tarau.files import Folder

    workshop = chapter()
    cache = Cache(workshop.home / "cache")
    folder = Folder(workshop.folder, "small-kk")
    assert "Біздің есебімізше" in draft(folder, cache).texts["memoir"].text  # a Latin i was found among Kazakh letters

    workshop.change("chapter.yaml", "language: kk\n", "language: ru\n")
    # a Kazakh paragraph is cleaned as Kazakh in a Russian chapter too
    again = draft(folder, cache).texts["memoir"]
    assert again.source.language == "ru"
    assert "Біздің есебімізше" in again.text


def test_the_doors_of_the_package_do_what_the_command_does(chapter, monkeypatch: pytest.MonkeyPatch):
    import tarau

    workshop = chapter()
    monkeypatch.chdir(workshop.home)

    (report,) = tarau.build("chapters/small-kk", ["key"])

    assert report.path == workshop.home / "dist" / "small-kk" / "key.pdf"
    assert report.path.read_bytes().startswith(b"%PDF-")
    assert tarau.load_chapter("chapters/small-kk").id == "small-kk"
    assert tarau.clean("екi  сөз", "kk").text == "екі сөз"
    assert tarau.hyphenate("көпір", "kk").replace("\u00ad", "") == "көпір"


def test_a_letter_that_no_font_has_is_placed_where_the_outline_has_it(chapter):
    workshop = chapter().change("chapter.yaml", "heading: Мектеп пен өзен", "heading: Мектеп пен өзен 漢")
    line = 1 + (workshop.folder / "chapter.yaml").read_text(encoding="utf-8").split("漢")[0].count("\n")
    ran = workshop.run("build", "small-kk", "--edition", "textbook", "--ui", "en")

    assert ran.status == 1
    assert f"chapters/small-kk/chapter.yaml:{line}:" in ran.err
    assert "[typeset.letter]" in ran.err
