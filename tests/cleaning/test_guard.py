"""The guard: a rule that would alter a number, a name or a quotation is only allowed to suggest it."""

from __future__ import annotations

import pickle

import pytest

from tarau.cleaning import Change, clean_text
from tarau.cleaning.guard import keeps_facts
from tarau.languages import language

FOLD = language("kk").confusables


def change(text: str, before: str, after: str) -> bool:
    """Whether the change of the first `before` in `text` keeps the facts."""
    return keeps_facts(text, Change(text.index(before), before, after), FOLD)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("1930 жылы салынды", "1930", "1931"),
        ("үлесі 73,2% болды", ",2", ""),
        ("үлесі 73,2% болды", "%", ""),
        ("26.04.1939 күні", ".04", ".05"),
        ("19 25 жылы", " ", ""),
        ("1925 жылы", "9", "9 "),
        ("XIV съезі", "XIV", "XV"),
        ("оны Рысқұлов басқарды", "ұ", "у"),
        ("оны Рысқұлов басқарды", " Рысқұлов", ""),
        ("ол «Түрксіб» жолы", "»", ""),
        ("бұл жол болатын еді деп Шатов айтты", "жол", "Жол"),
    ],
)
def test_a_fact_may_not_be_altered(text, before, after):
    assert not change(text, before, after)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("ХІV съезі", "ХІ", "XI"),
        ("Президентi айтты", "i", "і"),
        ("Қaзақстан халқы", "a", "а"),
        ("200млн сом", "млн", " млн"),
        ("болды.Бұл жыл", ".", ". "),
        ("КурнаковОрталық Қазақстан", "вО", "в О"),
        ("Қара\u00adғанды көмірі", "\u00ad", ""),
        ("Қазақ-\nстан халқы", "-\n", ""),
        ("келіп  өтті", "  ", " "),
        ("жұмысшы өнеркөсіп", "өнеркөсіп", "өнеркәсіп"),
    ],
)
def test_damage_may_be_repaired_beside_a_fact(text, before, after):
    assert change(text, before, after)


def test_a_clean_text_goes_from_one_process_to_another():
    cleaned = clean_text("Зауыт салынды.Мыс  қорытылды.", language("kk"))
    arrived = pickle.loads(pickle.dumps(cleaned))

    assert arrived == cleaned
    assert arrived.raw_span(0, 5) == cleaned.raw_span(0, 5)
