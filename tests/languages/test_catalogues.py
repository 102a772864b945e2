"""The catalogues: complete, with the same values in every language, and holding what the house asks for."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tarau.languages import CASES, known, language, templates
from tests.languages import renew

ROOT = Path(__file__).resolve().parent.parent.parent
USED = re.compile(r"""\blabel\(\s*f?["']([a-z_-]+)["']\s*[,)]""")
KEPT_MESSAGES = sorted((ROOT / "assets/catalogues").glob("*/messages.po"))


def labels(tag: str) -> Catalog:
    with (ROOT / f"assets/catalogues/{tag}/labels.po").open("rb") as file:
        return read_po(file, charset="utf-8", abort_invalid=True)


def plain_keys(tag: str) -> list[str]:
    return [str(message.id) for message in labels(tag) if message.id and not message.context]


def values(text: str) -> set[str]:
    """The names of the values that a template asks for."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_language_has_every_label_in_the_same_order() -> None:
    keys = {tag: plain_keys(tag) for tag in known()}
    assert keys["kk"] == keys["ru"] == keys["en"]
    assert len(keys["kk"]) == len(set(keys["kk"]))


@pytest.mark.parametrize("tag", known())
def test_every_label_is_translated(tag: str) -> None:
    assert [message.id for message in labels(tag) if message.id and (not message.string or message.fuzzy)] == []


@pytest.mark.parametrize("tag", known())
def test_a_label_asks_for_the_same_values_in_every_language(tag: str) -> None:
    english = {str(message.id): values(str(message.string)) for message in labels("en") if message.id}
    wrong = [m.id for m in labels(tag) if m.id and values(str(m.string)) != english[str(m.id)]]
    assert wrong == []


def test_a_label_of_one_language_holds_no_letters_of_another() -> None:
    foreign = {"kk": "[A-Za-z]", "ru": "[A-Za-zәғқңөұүһі]", "en": "[А-я]"}
    found = []
    for tag, letters in foreign.items():
        for message in labels(tag):
            text = re.sub(r"\{\w+\}|Tarau|№|§", "", str(message.string))
            if message.id and re.search(letters, text):
                found.append(f"{tag}: {message.id}: {text}")
    assert found == []


def test_every_label_that_templates_and_code_ask_for_is_there() -> None:
    files = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "tarau").rglob("*.py")]
    asked = {key.replace("-", "_") for file in files for key in USED.findall(file.read_text(encoding="utf-8"))}
    assert asked - set(plain_keys("kk")) == set()


@pytest.mark.parametrize(
    ("tag", "key", "given", "printed"),
    [
        ("kk", "table_numbered", {"number": 2}, "2-кесте"),
        ("ru", "table_numbered", {"number": 2}, "Таблица 2"),
        ("en", "table_numbered", {"number": 2}, "Table 2"),
        ("kk", "chart_numbered", {"number": 1}, "1-диаграмма"),
        ("kk", "section_numbered", {"number": 5}, "§ 5"),
        ("kk", "page_n_of_m", {"n": 3, "m": 12}, "12 беттің 3-беті"),
        ("kk", "table_continued", {"number": 1}, "1-кестенің жалғасы"),
        ("kk", "grade_for", {"number": 8}, "8-сыныпқа арналған"),
        ("kk", "sidebar-did-you-know", {}, "Бұл қызықты!"),
    ],
)
def test_the_numbers_place_belongs_to_the_language(tag: str, key: str, given: dict[str, object], printed: str) -> None:
    assert language(tag).label(key, **given) == printed


def test_a_label_that_is_not_there_is_our_own_fault() -> None:
    with pytest.raises(KeyError):
        language("kk").label("no_such_label")
    with pytest.raises(KeyError):
        language("kk").reference("no_such_kind", 1)


def test_every_kind_has_a_reference_in_every_case_and_language() -> None:
    kinds = [key.removeprefix("reference_") for key in plain_keys("kk") if key.startswith("reference_")]
    for kind in kinds:
        forms = {language("kk").reference(kind, 7, case) for case in CASES}
        assert len(forms) == len(CASES)
        for tag in ("ru", "en"):
            assert all("7" in language(tag).reference(kind, 7, case) for case in CASES)


def test_a_message_without_translation_is_the_english_one() -> None:
    assert language("kk").message("no such message {name}") == "no such message {name}"
    assert language("en").message("anything") == "anything"


@pytest.mark.parametrize("path", KEPT_MESSAGES, ids=lambda path: path.parent.name)
def test_a_translated_message_has_the_values_of_its_template(path: Path) -> None:
    with path.open("rb") as file:
        catalog = read_po(file, charset="utf-8", abort_invalid=True)
    wrong = [m.id for m in catalog if m.id and m.string and values(str(m.string)) != values(str(m.id))]
    assert wrong == []


def test_renewing_a_catalogue_keeps_what_is_translated(tmp_path: Path) -> None:
    template = next(renew.messages())[0]
    path = tmp_path / "messages.po"
    path.write_text(f'msgid ""\nmsgstr "Language: kk\\n"\n\nmsgid "{template}"\nmsgstr "аударма"\n', encoding="utf-8")
    path.write_bytes(renew.renewed(path))
    with path.open("rb") as file:
        catalog = read_po(file, charset="utf-8", abort_invalid=True)
    kept = catalog.get(template)
    assert isinstance(kept, Message)
    assert kept.string == "аударма"
    assert {str(message.id) for message in catalog if message.id} == {found for found, _ in renew.messages()}


def test_templates_are_found_in_calls_in_names_and_in_both_branches() -> None:
    source = """
problems.append(error("a.b", place, "one {x}", "two", x=1))
message, remedy = "three", ("four" if many else "five")
self.say("six")
Message("seven", ())
print("not this")
"""
    assert set(templates(source)) == {"one {x}", "two", "three", "four", "five", "six", "seven"}
