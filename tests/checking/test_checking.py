"""What a good desk editor would find: doubtful, but no reason to stop."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("name", ["small-kk", "small-ru", "small-en"])
def test_a_good_chapter_gives_no_reason_for_doubt(chapter, name: str):
    assert chapter(name).problems() == []


def words(chapter, file: str, old: str, new: str) -> str:
    return chapter().change(file, old, new).messages()


def test_an_authored_text_that_rests_on_nothing_is_doubtful(chapter):
    said = words(
        chapter, "chapter.yaml", '          origin: [{source: report, quote: "карьерден арбамен тасыды"}]\n', ""
    )

    assert said == (
        "chapters/small-kk/chapter.yaml:105:11: warning: this text does not say what it rests on [origin.missing]\n"
        "    add 'origin:' with a source and a quotation"
    )


@pytest.mark.parametrize(
    ("file", "old", "line"),
    [
        ("chapter.yaml", '    summary-origin: [{source: report, quote: "адамдар өзеннен қайықпен өтетін"}]\n', 23),
        ("chapter.yaml", '          origin: [{source: report, quote: "ұзындығы 120 метр, ал ені 6 метр"}]\n', 81),
        ("chapter.yaml", '          origin: [{source: report, quote: "күніне отыз адам шықты"}]\n', 90),
        ("chapter.yaml", '            origin: [{source: memoir, quote: "Көпір салынғаннан кейін"}]\n', 67),
        ("abbreviations.yaml", '  origin: [{editorial: "Сынақ үшін ойдан шығарылған мекеме."}]\n', 2),
        ("questions.yaml", '    origin: [{source: report, quote: "Көпірдің ұзындығы 120 метр"}]\n', 35),
    ],
    ids=["summary", "table", "chart", "card", "abbreviation", "question"],
)
def test_whatever_states_something_says_what_it_rests_on(chapter, file: str, old: str, line: int):
    said = words(chapter, file, old, "")

    assert said.count("warning: ") == 1
    assert said.startswith(f"chapters/small-kk/{file}:{line}:")
    assert "[origin.missing]" in said


def test_a_term_that_the_text_never_uses_is_doubtful(chapter):
    said = words(chapter, "terms.yaml", "forms: [тірег, тірек]", "forms: [шыбық]")

    assert said == (
        "chapters/small-kk/terms.yaml:9:3: warning: the text never uses the term 'Тірек' [term.unused]\n"
        "    use it, take it out, or add its stems as 'forms'"
    )


def test_a_name_that_the_text_never_names_is_doubtful(chapter):
    said = words(chapter, "places.yaml", "name: Тасбұлақ, forms: [Тасбұлақ]", "name: Тасбұлақ, forms: [Қайнар]")

    assert said == (
        "chapters/small-kk/places.yaml:3:3: warning: the text never names 'Тасбұлақ' [index.unused]\n"
        "    take it out, or add the stems of its forms as 'forms'"
    )


def test_a_person_whose_words_are_quoted_is_named(chapter):
    workshop = chapter().change(
        "chapter.yaml", "attribution: Б. Үсенованың естелігінен", "attribution: К. Ержановтың сөзі"
    )
    people = (workshop.folder / "people.yaml").read_text(encoding="utf-8")
    workshop.with_file("people.yaml", f"{people}- id: yerzhanov\n  name: Ержанов К.\n  forms: [Ержанов]\n")

    assert workshop.messages() == ""


def test_a_source_that_nothing_is_taken_from_is_doubtful(chapter):
    workshop = chapter().with_file("sources/extra.txt", "Тағы бір мәтін.\n")
    workshop.change("sources.yaml", "memoir:\n", "extra:\n  file: sources/extra.txt\nmemoir:\n")

    assert workshop.messages() == (
        "chapters/small-kk/sources.yaml:11:3: warning: nothing is taken from the source 'extra' [source.unused]\n"
        "    quote it, or delete its entry"
    )


def test_an_abbreviation_that_is_listed_twice_is_doubtful_where_it_stands_again(chapter):
    workshop = chapter()
    text = (workshop.folder / "abbreviations.yaml").read_text(encoding="utf-8")

    said = workshop.with_file("abbreviations.yaml", text + text).messages()

    assert said == (
        "chapters/small-kk/abbreviations.yaml:6:3: warning: the abbreviation 'ҚЖБ' is listed twice "
        "[abbreviation.twice]\n"
        "    keep one of them"
    )


def test_right_options_that_always_stand_at_one_place_are_doubtful(chapter):
    more = "".join(
        "- choice:\n"
        f"    id: q-more-{number}\n"
        "    section: building\n"
        "    level: understanding\n"
        f"    ask: Нешінші сұрақ — {number}?\n"
        "    options: [бірінші, екінші, үшінші]\n"
        "    answer: екінші\n"
        '    origin: [{editorial: "Сынақ."}]\n'
        for number in (1, 2, 3)
    )
    workshop = chapter()
    text = (workshop.folder / "questions.yaml").read_text(encoding="utf-8")

    said = workshop.with_file("questions.yaml", text + more).messages()

    assert said == (
        "chapters/small-kk/questions.yaml:3:5: warning: the right option always stands at the same place "
        "[question.place]\n    move some of the right options"
    )


def test_a_decision_on_the_cleaning_that_is_no_longer_needed_is_doubtful(chapter):
    workshop = chapter().change(
        "corrections.yaml", "report:\n", "memoir:\n  - {replace: есебiмізше, with: есебімізше}\nreport:\n"
    )

    (problem,) = workshop.problems()

    assert (problem["code"], problem["severity"], problem["line"]) == ("corrections.needless", "warning", 3)


def test_doubts_come_in_the_order_of_their_places(chapter):
    workshop = (
        chapter()
        .change("terms.yaml", "forms: [тірег, тірек]", "forms: [шыбық]")
        .change("chapter.yaml", '          origin: [{source: report, quote: "карьерден арбамен тасыды"}]\n', "")
        .change("chapter.yaml", '          origin: [{source: report, quote: "күніне отыз адам шықты"}]\n', "")
    )

    assert [(problem["file"].split("/")[-1], problem["line"]) for problem in workshop.problems()] == [
        ("chapter.yaml", 90), ("chapter.yaml", 104), ("terms.yaml", 9),
    ]  # fmt: skip


def test_warnings_are_said_again_by_a_build_that_makes_nothing(chapter, monkeypatch: pytest.MonkeyPatch):
    from tarau.publishing import Product

    monkeypatch.setattr("tarau.building.products.run_all", lambda *_: iter([("web", Product("web.html", b"page", ()))]))
    workshop = chapter().change("terms.yaml", "forms: [тірег, тірек]", "forms: [шыбық]")

    first, second = (workshop.run("build", "--edition", "web", "--ui", "en") for _ in range(2))

    assert "[term.unused]" in first.err
    assert second.err == first.err
    assert "(unchanged)" in second.out
