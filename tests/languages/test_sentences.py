"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarau.languages import language


@pytest.mark.parametrize(
    ("tag", "sentences"),
    [
        ("kk", ["Қостанайда т.б. қалаларда іске қосылды.", "Транспорт зардап шекті."]),
        ("kk", ["Мыс, қорғасын, мырыш т.б.", "Осы байлық игерілді."]),
        ("kk", ["Мырыш т. б. кендер табылды.", "Ол ашылды."]),
        ("kk", ["1930 ж. Голощекин келді.", "1931 ж. қаңтарда жол ашылды."]),
        ("kk", ["Бұл 1930 ж.", "Осы жылы құрылыс басталды."]),
        ("kk", ["1928–1932 жж. Қарағанды өсті.", "XX ғ. басында көмір табылды."]),
        ("kk", ["Қ.И.Сәтбаев зерттеді.", "Қ. И. Сәтбаев пен Ф. Голощекин келді."]),
        ("kk", ["Ол т.ғ.к. Асанов еді.", "Алматы қ. Қазақстанда."]),
        ("kk", ["28.04.1930 күні ашылды.", "4,5 млн. тонна астық жиналды."]),
        ("kk", ["1. Кіріспе сөз.", "2. Негізгі бөлім."]),
        ("kk", ["Неге?", "Өйткені!", "Күтті...", "Келмеді…", "Болды."]),
        ("kk", ["«Барасың ба?» — деді ол.", "«Барамын.»", "Ол кетті."]),
        ("kk", ["(1925 ж.) Қазақстанда болды.", "(Бұл кейін.)", "Соңы."]),
        ("kk", ["1923 ж. 17-25 апр. шешімде.", "Далада ақ қар.", "Ол еріді."]),
        ("kk", ["Тақырып", "Бірінші абзац.", "Екінші"]),
        ("ru", ["В 1930 г. Сталин приехал.", "Он родился в 1879 г.", "Окончил школу."]),
        ("ru", ["Жил в г. Алматы и др. городах.", "А. С. Пушкин и т. д.", "Всё."]),
        ("ru", ["На рис. 1 и в табл. 2 видно.", "См. гл. 3."]),
        ("en", ["Mr. Smith left at 5 p.m.", "He met Dr. Jones, e.g. in the U.S. Army."]),
        ("en", ["It cost 3.5 million.", "See fig. 2.", "“No.”", "She left."]),
    ],
)
def test_sentences_are_found(tag: str, sentences: list[str]) -> None:
    text = ("\n\n" if sentences[0] == "Тақырып" else " ").join(sentences)
    spans = language(tag).sentences(text)
    assert [text[start:end] for start, end in spans] == sentences


def test_a_space_that_was_lost_after_a_full_stop_does_not_join_two_sentences() -> None:
    text = "Ісі байланысты болды.Бұл қиындық Ф.И.Голощекиннен."
    assert [text[start:end] for start, end in language("kk").sentences(text)] == [
        "Ісі байланысты болды.",
        "Бұл қиындық Ф.И.Голощекиннен.",
    ]


@given(st.text(alphabet="Аа1.!?… \n«»(ж)XТтб", max_size=40), st.sampled_from(["kk", "ru", "en"]))
def test_every_sign_lies_in_one_sentence(text: str, tag: str) -> None:
    spans = language(tag).sentences(text)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
