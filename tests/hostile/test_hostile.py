"""What strangers may bring: a message or the right page, in seconds, and never a traceback or half a file."""

from __future__ import annotations

import html
import os
import re
import signal
import time

import pytest

#: The longest that anything within the limits may take to be read.
LONGEST_SECONDS = 10

LIKE_CODE = "{{ 7*7 }} {% raw %} ${7*7} <script>alert(1)</script> &lt;b&gt; <b>x</b> \\n %s {0} __import__('os')"


def test_what_looks_like_code_is_printed_as_it_stands(chapter):
    """In a source, in a cell, in a title, in the name of a file; in one page, since a page takes seconds."""
    workshop = (
        chapter("small-en")
        .change("sources/report.txt", "Thirty people worked", f"{LIKE_CODE} Thirty people worked")
        .change("chapter.yaml", "title: The bridge at Kengsu\n", "title: The bridge {{ 7*7 }} {% raw %} 2 < 3 & 4\n")
        .change("chapter.yaml", "data: tables/sizes.csv", "data: \"tables/кесте #1 ?%20 & 'x'.csv\"")
        .with_file("tables/кесте #1 ?%20 & 'x'.csv", "Source,{{ 7*7 }},<i>Width</i>\nReport,120,=1+1\n")
        .change("chapter.yaml", "          chart: bar\n          chart-caption: The measures drawn\n", "")
        .build("web")
    )

    page = re.sub(r"base64,[A-Za-z0-9+/=]+", "", workshop.products()["web.html"].decode())
    printed = " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())
    for words in (
        "{{ 7*7 }} {% raw %} ${7*7} <script>alert(1)</script>",
        "<b>x</b>",
        "2 < 3 & 4",
        "<i>Width</i>",
        "=1+1",
    ):
        assert words in printed.replace("\u00a0", " ").replace("\u2060", "")
    assert "<script>alert" not in page
    assert not re.search(r"(?<!\d)49(?!\d)", printed)


TEXT = "          text: Көпірмен бірге жол да түзетілді.\n"


IDS = [
    "strong", "brackets", "nested", "spans", "references", "notes", "lists", "quotes", "words", "ticks", "calls",
    "less", "and", "backslashes", "links", "letters",
]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "**а" * 3000,
        "[" * 8000,
        "*а **б " * 300 + "в** г* " * 300,
        "[" * 300 + "а" + "]{lang=ru}" * 300,
        "[[sizes]] " * 3000,
        "^[ескерту] " * 2000,
        "- " * 500 + "а",
        "> " * 500 + "а",
        "сөз " * 60_000,
        "`" * 10_000,
        "[^1]" * 5000,
        "<" * 10_000,
        "&" * 10_000 + ";",
        "\\" * 10_001,
        "[а](" * 3000,
        "а" * 100_000,
    ],
    ids=IDS,
)
def test_any_authored_text_is_read_in_seconds(chapter, words: str):
    workshop = chapter().change("chapter.yaml", TEXT, f"          text: |\n            {words}\n")

    started = time.monotonic()
    ran = workshop.run("check", "--ui", "en")

    assert ran.status in (0, 1), ran.err
    assert time.monotonic() - started < LONGEST_SECONDS


def test_a_thousand_mistakes_are_all_said_in_seconds(chapter):
    workshop = chapter().change("chapter.yaml", TEXT, f"          text: |\n            {'[[nowhere]] ' * 1}\n")
    events = "".join(
        f'- {{id: e-{n}, date: never, title: T, origin: [{{source: report, quote: "no such words {n}"}}]}}\n'
        for n in range(500)
    )
    workshop.with_file("events.yaml", events)

    started = time.monotonic()
    ran = workshop.run("check", "--ui", "en")

    assert ran.status == 1
    assert ran.err.count("error: 'never' is no date") == 500
    assert "nothing with the id 'nowhere'" in ran.err
    assert time.monotonic() - started < LONGEST_SECONDS


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda home: (home / "dist").write_text("a file"), "dist/small-kk/"),
        (lambda home: (home / "dist" / "small-kk" / "web.html").mkdir(parents=True), "dist/small-kk/web.html"),
    ],
    ids=["a file where dist should be", "a folder where the page should be"],
)
def test_a_place_that_cannot_be_written_to_is_one_message(chapter, monkeypatch: pytest.MonkeyPatch, make, said: str):
    from tarau.publishing import Product

    monkeypatch.setattr("tarau.building.products.run_all", lambda *_: iter([("web", Product("web.html", b"page", ()))]))
    workshop = chapter()
    make(workshop.home)

    ran = workshop.run("build", "--edition", "web", "--ui", "en")

    assert ran.status == 1
    assert said in ran.err
    assert ran.err.count("error: this file cannot be written") == 1
    assert not [path for path in workshop.home.rglob(".*") if path.is_file()]


def test_two_builds_of_one_chapter_at_once_harm_nobody(chapter, built):
    workshop = chapter()

    both = [workshop.start("build", "--edition", "key") for _ in range(2)]
    said = [process.communicate(timeout=120) for process in both]

    assert [(process.returncode, err) for process, (_, err) in zip(both, said, strict=True)] == [(0, ""), (0, "")]
    assert workshop.products()["key.pdf"] == built.products()["key.pdf"]


def test_after_a_killed_build_the_next_one_is_whole(chapter, built):
    workshop = chapter()
    process = workshop.start("build", "--edition", "key")
    until = time.monotonic() + 60
    while not (workshop.home / ".tarau" / "fonts").is_dir() and time.monotonic() < until:
        time.sleep(0.02)

    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=30)
    assert not workshop.products()

    ran = workshop.run_apart("build", "--edition", "key")
    assert (ran.status, ran.err) == (0, "")
    assert workshop.products()["key.pdf"] == built.products()["key.pdf"]
