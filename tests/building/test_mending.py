"""The loop that mends pages: it leaves fewer and lighter findings than it met, and comes to the same every time."""

from __future__ import annotations

import json

from tarau.building.setting import set_pages
from tarau.files import Folder
from tarau.pages import Mendings
from tarau.problems import Place
from tarau.rendering import load_edition
from tarau.rendering.mending import mended

#: Paragraphs that do not come out well by themselves: short last lines, words that end pages.
TEXT = """
Индустрияландыру кезінде Қазақстанда ауыр өнеркәсіптің негізі қаланды, бірақ оның бағыты туралы пікірлер екіге
бөлінді. Бірінші бағытты жақтаушылар өлкенің шикізат базасы болып қалуын қолдады, екіншілері мұнда өңдеу өнеркәсібін
дамытуды талап етті. Мәселе партия конференцияларында бірнеше рет талқыланды, көптеген мақала жарияланды, әр жақ өз
дәлелін келтірді. Шешімді ақырында орталық қабылдады.
"""


def heavy(chapter):
    """The small chapter with many paragraphs of differing length at the head of its second section."""
    words = TEXT.split()
    ends = [(start, start + length) for start in range(0, 18, 2) for length in (17, 22, 28, 34)]
    paragraphs = "\n\n".join(" ".join([*words[start:end], "жүргізілді."]) for start, end in ends)
    block = "\n".join(f"          {line}" if line else "" for line in paragraphs.splitlines())
    old = '      - excerpt: {source: report, from: "1950 жылы ауыл жиналысы", to: "ені 6 метр болды."}\n'
    quote = '{source: report, quote: "1950 жылға дейін адамдар өзеннен қайықпен өтетін"}'
    new = f"      - text: |\n{block}\n        origin: [{quote}]\n{old}"
    return chapter().change("chapter.yaml", old, new)


def test_mending_leaves_fewer_findings_and_the_same_ones_every_time(chapter, tmp_path):
    from tarau.building.cache import Cache
    from tarau.building.chapters import draft

    workshop = heavy(chapter)
    folder = Folder(workshop.folder, "chapters/small-kk")
    made = draft(folder, Cache(tmp_path / "cache"))
    edition = load_edition("textbook", Place("test"))

    done = set_pages(made, edition, tmp_path / "fonts", lambda words: None)
    again = set_pages(made, edition, tmp_path / "fonts", lambda words: None)

    assert done.settled
    assert done.report.weight < done.before
    assert (again.html, again.report, again.pages.pdf) == (done.html, done.report, done.pages.pdf)


def test_what_is_left_is_told_in_a_few_lines_and_counted(chapter, monkeypatch):
    monkeypatch.setattr("tarau.building.remarks.MOST_TOLD", 0)
    workshop = chapter()

    ran = workshop.run("build", "--edition", "textbook", "--ui", "en")

    facts = json.loads(workshop.products()["textbook.report.json"])
    assert f"textbook: {len(facts['findings'])} more remarks on its pages [proof.more]\n" in ran.err
    assert "see textbook.pages.html" in ran.err


def test_mendings_are_put_where_their_nodes_are():
    html = '<head></head><p id="a">x</p><p id="b">y</p>'

    made = mended(html, Mendings(whole={"a": ("бір", "екі")}, lines={"a": -1}, opening=("b",), scale={"c": 0.9}))

    assert '<p id="a" data-lines="-1" data-whole="бір екі">' in made
    assert '[id="b"] { break-before: page }' in made
    assert '[id="c"] > svg { width: 90%; height: auto }' in made
    assert mended(html, Mendings()) == html
