"""The web edition before axe-core and Chromium: three widths, light and dark, a keyboard, a search, no network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tarau.judging import LONGEST_LOOK, Verdict, judge
from tests.conftest import ROOT, Workshop
from tests.judges import BENCH, HERE, installed, program

WIDTHS = [320, 375, 768, 1280]


def looked(page: Path, **wish: object) -> dict[str, Any]:
    """What tests/judges/web/look.mjs saw on a page."""
    command = [program("node"), str(HERE / "web" / "look.mjs"), program("chromium"), str(page), json.dumps(wish)]
    packages = installed("axe")  # with the package that drives the browser
    ran = subprocess.run(command, cwd=packages, capture_output=True, encoding="utf-8", timeout=LONGEST_LOOK)
    assert ran.returncode == 0, ran.stderr[-2000:]
    return json.loads(ran.stdout)


def judged(page: Path) -> Verdict:
    """What axe-core says of a page."""
    program("node"), program("chromium")
    installed("axe")
    return judge("axe-core", page.read_bytes(), BENCH)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small Kazakh chapter for those who study alone: everything that a page for the browser can hold."""
    workshop = Workshop(tmp_path_factory.mktemp("web"), "small-kk").build("web-self-study")
    return workshop.home / "dist" / "small-kk" / "web-self-study.html"


@pytest.fixture(scope="module")
def seen(page: Path) -> dict[str, Any]:
    # The first two forms stand nowhere in the chapter, the third also in another form.
    searches = ["көпірлерімізден", "жұмысшы", "тірек", "көпірлер", "1953", "жоқтықсөз"]
    return looked(page, widths=WIDTHS, searches=searches, tabs=60)


def test_axe_finds_no_violation_at_any_width_in_light_and_in_dark(page):
    verdict = judged(page)

    assert (verdict.not_run, verdict.detail) == ("", "")
    locked = json.loads((ROOT / "assets/judges/axe/package.json").read_text())
    assert verdict.version == locked["dependencies"]["axe-core"]
    assert verdict.looked[:6] == tuple(
        f"{width} px, {tone}" for width in (400, 800, 1400) for tone in ("light", "dark")
    )
    assert verdict.remarks == ()  # what the policy refuses, and what the script stumbles over, would be among them


def test_nothing_stands_out_of_the_page_to_the_side(seen):
    assert [(look["width"], look["over"], look["wide"]) for look in seen["looks"] if look["over"] > 0] == []
    assert seen["without_script"]["over"] <= 0


def test_the_browser_asks_nobody_and_refuses_nothing_of_the_page(seen):
    assert seen["asked"] == []
    assert seen["said"] == []  # what the policy refuses, and what the script stumbles over, stands on the console


def test_without_its_script_the_page_has_its_contents_and_shows_no_search_that_does_not_work(seen):
    assert seen["without_script"]["contents"] > 100
    assert seen["without_script"]["search"] == 0


def test_the_tab_key_goes_to_the_text_the_search_the_contents_and_the_first_question_and_is_always_seen(seen):
    tabs = seen["tabs"]
    first = [each["kind"] or each["tag"] for each in tabs[:3]]
    places = list(dict.fromkeys(each["place"] for each in tabs))

    assert first == ["skip", "INPUT", "SUMMARY"]
    assert places == ["", "search", "nav", "main"]
    assert any(each["tag"] == "SUMMARY" and each["place"] == "main" for each in tabs), "no answer to open"
    assert [each for each in tabs if not each["seen"]] == []


def test_a_search_finds_inflected_words_and_leads_to_them(seen):
    found = {each["words"]: each for each in seen["searches"]}

    assert re.match("көпір", found["көпірлерімізден"]["found"][0]["marked"], re.IGNORECASE)
    assert "жұмыс" in found["жұмысшы"]["found"][0]["marked"].lower()
    assert {"тіректі", "тіректері"} <= {each["marked"].lower() for each in found["тірек"]["found"]}
    forms = [each["marked"].lower() for each in found["көпірлер"]["found"]]
    assert forms[0] == "көпірлер"
    assert "көпірдің" in forms
    assert any(each["where"] == "§ 8 Көпірдің салынуы" for each in found["1953"]["found"])
    assert all(each["shown"] for each in seen["searches"][:5])


def test_a_search_says_how_much_it_found(seen):
    for each in seen["searches"][:5]:
        assert each["status"] == f"Табылғаны: {len(each['found'])}"
        assert each["found"]
    assert (seen["searches"][5]["status"], seen["searches"][5]["found"]) == ("Ештеңе табылмады", [])


def test_escape_leaves_what_was_found_for_the_empty_field(seen):
    assert seen["escape"] == {"before": True, "hidden": True, "at": "_search", "words": ""}


def test_the_contents_mark_the_section_that_is_read(seen):
    sections = [(id, marked) for id, marked in seen["current"] if not id.startswith("matter-")]

    assert len(sections) == 3
    assert all(marked == [id] for id, marked in sections)


@pytest.mark.long
def test_the_whole_chapter_has_no_violation_and_is_there_at_once(tmp_path):
    workshop = Workshop(tmp_path, "small-kk")
    shutil.copytree(ROOT / "chapters" / "industrialization", workshop.home / "chapters" / "industrialization")
    ran = workshop.run("build", "industrialization", "--edition", "web-self-study", "--ui", "en")
    assert ran.status == 0, ran.err
    page = workshop.home / "dist" / "industrialization" / "web-self-study.html"
    seen = looked(page, widths=WIDTHS, searches=["зауыттарымыздан"], tabs=3)

    assert judged(page).remarks == ()
    assert [look["wide"] for look in seen["looks"] if look["over"] > 0] == []
    assert seen["seconds"] < 5
    assert len(seen["searches"][0]["found"]) > 5


def test_axe_finds_nothing_on_the_report_beside_the_quiz_files(tmp_path: Path):
    workshop = Workshop(tmp_path, "small-kk").build("quiz")

    verdict = judged(workshop.home / "dist" / "small-kk" / "quiz" / "report.html")

    assert (verdict.not_run, verdict.remarks) == ("", ())
