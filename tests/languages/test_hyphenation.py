"""Dividing words: the hand-made list, the rules as a second opinion, and what no rule may break."""

from __future__ import annotations

import pickle
from pathlib import Path

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarau.languages import SOFT_HYPHEN, hyphenation_patterns, language
from tests.languages import renew
from tests.languages.syllables import hyphenated

KAZAKH = language("kk")


def rows(name: str) -> list[list[str]]:
    """The lines of a list beside this file."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


ROWS = rows("hyphenation.tsv")


def shown(word: str, tag: str = "kk") -> str:
    """A word with `-` for a break and `=` for its own hyphen."""
    return language(tag).hyphenate(word).replace("-", "=").replace(SOFT_HYPHEN, "-")


@pytest.mark.parametrize(("word", "breaks"), [(row[0], row[1]) for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_word_of_the_hand_made_list_is_divided_as_marked(word: str, breaks: str) -> None:
    assert shown(word) == breaks


def test_the_long_hand_made_list_is_divided_as_marked() -> None:
    marked = [(row[0], row[1]) for row in rows("hyphenation-more.tsv")]
    assert [(word, shown(word)) for word, _ in marked] == marked


def test_the_kept_patterns_are_what_the_rules_and_exceptions_make() -> None:
    kept = (renew.KAZAKH / "hyphenation.dic").read_text(encoding="utf-8")
    assert kept == renew.patterns(), "run python3 tests/languages/renew.py"


def test_no_string_of_letters_has_two_patterns_since_readers_keep_one() -> None:
    lines = renew.patterns().splitlines()[5:]
    letters = ["".join(sign for sign in line if not sign.isdigit()) for line in lines]
    assert len(letters) == len(set(letters))


@pytest.mark.parametrize(
    ("word", "breaks"),
    [
        ("су", "су"),
        ("суық", "су-ық"),
        ("суы", "суы"),
        ("жаууының", "жа-уу-ы-ның"),
        ("тууы", "ту-уы"),
        ("жууға", "жуу-ға"),
        ("қоюы", "қо-юы"),
        ("уәде", "уә-де"),
        ("ауызекі", "ауы-зе-кі"),
        ("кейуана", "кей-уа-на"),
        ("Ясауи", "Яса-уи"),
        ("куәлік", "ку-ә-лік"),
        ("подъезд", "подъ-езд"),
        ("съезде", "съез-де"),
        ("съезі", "съе-зі"),
        ("адъютант", "адъ-ю-тант"),
        ("компьютер", "ком-пью-тер"),
        ("Львов", "Львов"),
        ("льготалар", "льго-та-лар"),
        ("пьеса", "пье-са"),
        ("взводтар", "взвод-тар"),
        ("встреча", "встре-ча"),
        ("Мкртчян", "Мкртчян"),
        ("Сталинград", "Ста-лин-град"),
        ("Волгоградта", "Вол-го-град-та"),
        ("Қарақалпақстаннан", "Қа-ра-қал-пақ-стан-нан"),
        ("балансқа", "ба-ланс-қа"),
        ("баланстан", "ба-ланс-тан"),
        ("өзбекстандық", "өз-бек-стан-дық"),
        ("инстанция", "инс-тан-ция"),
        ("электрстансасы", "электр-стан-са-сы"),
        ("электростанция", "элект-рос-тан-ция"),
        ("Түрксіб", "Түрк-сіб"),
        ("радиотелеграф", "ра-ди-о-те-лег-раф"),
    ],
)
def test_a_hard_word_is_divided_by_the_rules(word: str, breaks: str) -> None:
    assert shown(word) == breaks


@pytest.mark.parametrize("word", ["БҰҰ", "АҚШ", "ҚазҰУ", "ҚазМемҰУ", "ЮНЕСКО", "КамАЗ", "БК(б)П", "ИНДУСТРИЯ"])
def test_an_abbreviation_stays_whole_and_its_ending_does_not(word: str) -> None:
    assert KAZAKH.hyphenate(word) == word
    assert shown(f"{word}-лардағы") == f"{word}=лар-да-ғы"


def test_what_stands_beside_a_hyphen_a_digit_or_an_apostrophe_is_the_edge_of_a_word() -> None:
    assert shown("ала-құла") == "ала=құ-ла"
    assert shown("бірін-бірі") == "бі-рін=бі-рі"
    assert shown("1930-жылдардағы") == "1930=жыл-дар-да-ғы"
    assert shown("90%-\u2060ымыз") == "90%=\u2060ымыз"
    assert shown("О’Генри") == "О’Ген-ри"


def test_an_accent_goes_with_its_letter_and_a_decomposed_letter_is_one_letter() -> None:
    assert shown("Ста\u0301лин") == "Ста\u0301-лин"
    assert shown("ке\u0438\u0306ін") == "ке-йін"


def test_hyphenating_twice_is_hyphenating_once() -> None:
    once = KAZAKH.hyphenate("бағдарламалардың")
    assert KAZAKH.hyphenate(once) == once


def test_latin_words_in_a_kazakh_text_are_left_whole() -> None:
    assert KAZAKH.hyphenate("Wikipedia") == "Wikipedia"


VOWEL = st.sampled_from("аәеёиоөұүыіэюяу")
CONSONANT = st.sampled_from("бвгғджзйкқлмнңпрстфхһцчшщ")
CLUSTER = st.sampled_from(["", "", "", "т", "нт", "рт", "ст", "льн", "ль", "бъ", "нктр"])
SYLLABLE = st.builds(lambda *parts: "".join(parts), CONSONANT | st.just(""), VOWEL, CLUSTER)
WORD = st.builds(lambda first, rest: "".join([first, *rest]), SYLLABLE, st.lists(SYLLABLE, max_size=5))
STEMS_OF_EXCEPTIONS = ("стан", "град")


@given(WORD.filter(lambda word: not any(stem in word for stem in STEMS_OF_EXCEPTIONS)))
def test_the_patterns_divide_any_word_as_the_rules_do(word: str) -> None:
    assert shown(word) == hyphenated(word)


@given(st.text(alphabet="абвгғдежзийклмнорстуүыьъэюя-’ 5.", max_size=40))
def test_no_piece_is_a_single_letter_or_begins_with_a_sign(text: str) -> None:
    divided = KAZAKH.hyphenate(text)
    assert divided.replace(SOFT_HYPHEN, "") == text
    for run in divided.replace("-", " ").replace("’", " ").replace("5", " ").replace(".", " ").split():
        pieces = run.split(SOFT_HYPHEN)
        if len(pieces) > 1:
            assert len(pieces[0]) > 1
            assert len(pieces[-1]) > 1
        assert not any(piece[0] in "ьъ" for piece in pieces[1:])


def test_pyphen_takes_the_file_as_weasyprint_uses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pyphen.LANGUAGES, "kk", KAZAKH.hyphenation_file())
    monkeypatch.setitem(pyphen.LANGUAGES_LOWERCASE, "kk", "kk")
    assert pyphen.Pyphen(lang="kk-KZ", left=2, right=2).inserted("шаруашылық") == "ша-ру-а-шы-лық"
    assert language("ru").hyphenation_file() is None


@pytest.mark.parametrize(
    ("word", "breaks"),
    [("индустриализация", "ин-ду-стри-а-ли-за-ция"), ("подъезд", "подъ-езд"), ("ВКП", "ВКП"), ("якорь", "якорь")],
)
def test_russian_is_divided_by_its_own_patterns(word: str, breaks: str) -> None:
    assert shown(word, "ru") == breaks


@pytest.mark.parametrize(("word", "breaks"), [("railway", "rail-way"), ("USSR", "USSR"), ("only", "only")])
def test_english_is_divided_by_its_own_patterns(word: str, breaks: str) -> None:
    assert shown(word, "en") == breaks


def test_an_exception_decides_between_two_vowels_and_leaves_the_rest_to_the_rules() -> None:
    text = hyphenation_patterns(["қазақ-стан", "н-град"])
    assert {"қаза8қ7с8тан", "н7г8рад"} <= set(text.splitlines())
    assert shown("Қазақстаны") == "Қа-зақ-ста-ны"


def test_a_language_crosses_to_another_process_by_its_name() -> None:
    latin = language("kk", "Latn")
    copy = pickle.loads(pickle.dumps(latin))
    assert (copy.tag, copy.script, copy.alphabet) == (latin.tag, latin.script, latin.alphabet)
    assert copy.hyphenate("бала") == "ba\u00adla"
