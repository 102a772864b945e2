"""The guard: what alters a number, a name or a quotation is a question; what folds look-alikes and spaces is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarau.cleaning import Ledger, Risk, clean_text, read_ledger
from tarau.cleaning.guard import may_act, prove
from tarau.cleaning.ledger import Change, Entry
from tarau.languages import language

FOLD = language("kk").confusables


def allowed(before: str, after: str, text: str, family: str = "spelling") -> bool:
    """Whether a rule of a family may replace `before` by `after`, where it stands once in the text."""
    assert text.count(before) == 1
    return may_act(family, text, Change(text.index(before), before, after), FOLD)


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("1930", "1980", "Жол 1930 жылы салынды."),
        ("5,6", "56", "Ол 5,6 млн болды."),
        ("12.03", "12.08", "Жиын 12.03.1927 күні өтті."),
        ("44 %", "14 %", "Оның 44 % өсті."),
        ("XIV", "XVI", "Бұл XIV ғасыр еді."),
        ("Рысқұлов", "Рысқұлова", "Оны Рысқұлов басқарды."),
        ("Донбас", "Донбасс", "Ол Донбас шахтасында істеді."),
        ("Ле", "Не", "Оны Ле Корбюзье салды."),
        ("қарясы", "қаржысы", "Ол: «Елдің қарясы өсті», – деді."),
        (" жоқ", "", "Ол «мұндай жол жоқ» деді."),
        ("«", "", "Бұл «Түрксіб» жолы."),
        ("1930", "", "Жол 1930 жылы салынды."),
        ("", "3", "Жол 190 жылы салынды."[:4]),
    ],
)
def test_a_change_of_a_fact_is_a_question(before, after, text):
    assert not may_act("spelling", text, Change(text.index(before) if before else 4, before, after), FOLD)


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("ХІV", "XIV", "Бұл ХІV ғасыр еді."),
        ("i.", "і.", "Қазақстанның Президентi."),
        ("10 000", "10000", "Оған 10 000 адам келді."),
        ("қарясы", "қаржысы", "Елдің қарясы өсті."),
        ("қ а л а", "қала", "Бұл қ а л а үлкен."),
        ("жоқ.Ол", "жоқ. Ол", "Ол «мұндай жол жоқ.Ол бар» деді."),
        ("Орі", "Әрі", "Жол салынды. Орі бұл тез болды, әрі арзан еді."),
    ],
)
def test_a_change_of_no_fact_is_made(before, after, text):
    assert allowed(before, after, text, "letters" if before == "i." else "spelling")


def test_the_first_word_of_a_sentence_may_be_a_name():
    assert not allowed("Орал", "Арал", "Жол салынды. Орал тасыды, ал теңіз тартылды.")


@given(
    st.sampled_from(["spelling", "letters", "spaces", "structure", "punctuation"]),
    st.integers(0, 40),
    st.text("0123456789", max_size=3),
)
def test_no_family_but_noise_may_change_a_digit(family, start, digits):
    text = "Жол 1926-1930 жылдары салынды, ұзындығы 1445 км."
    for length in (0, 1, 2):
        before = text[start : start + length]
        after = "".join(sign for sign in before if not sign.isdigit()) + digits
        same = [sign for sign in text if sign.isdigit()] == [
            sign for sign in text[:start] + after + text[start + length :] if sign.isdigit()
        ]
        if not same:
            assert not may_act(family, text, Change(start, before, after), FOLD)


@given(st.text("абвАБ. «»12", max_size=30), st.integers(0, 29), st.integers(0, 4), st.text("абА 1.", max_size=4))
def test_the_guard_answers_for_any_change_of_any_text(text, start, length, after):
    before = text[start : start + length]
    change = Change(min(start, len(text)), before, after)

    assert may_act("noise", text, change, FOLD)
    allowed = may_act("spelling", text, change, FOLD)
    changed = text[: change.start] + after + text[change.end :]
    if allowed:
        assert [sign for sign in text if sign.isdigit()] == [sign for sign in changed if sign.isdigit()]


# ---- the proof ---------------------------------------------------------------------------------------------------


def entry(start: int, raw: str, fix: str, *rules: str) -> Entry:
    return Entry(start, start + len(raw), raw, fix, rules, Risk.TYPOGRAPHY)


def test_a_ledger_that_accounts_for_its_text_is_proven():
    prove("а  б", "а б", Ledger([entry(1, "  ", " ", "spaces.several")]), {"spaces.several"})


@pytest.mark.parametrize(
    ("raw", "clean", "entries"),
    [
        ("а  б", "аб", [entry(1, "  ", " ", "spaces.several")]),
        ("а  б", "а б", [entry(1, "  ", " ")]),
        ("а  б", "а б", [entry(1, "  ", " ", "a.stranger")]),
        ("а  б", "а б", [entry(1, " x", " ", "spaces.several")]),
        ("а  б", "аб", [entry(1, "  ", "", "spaces.several"), entry(2, " ", "", "spaces.several")]),
        ("а  б", "а б", []),
    ],
)
def test_a_ledger_that_leaves_a_character_out_stops_the_run(raw, clean, entries):
    with pytest.raises(RuntimeError):
        prove(raw, clean, Ledger(entries), {"spaces.several"})


NUMBERED = st.lists(
    st.sampled_from(
        [
            "Жол 1930 жылы салынды.",
            "Ұзындығы 1 445 км.",
            "ХІV ғасыр",
            "5,6 %",
            "12:30",
            "Ұнайды 0",
            "1)",
            "2.",
            "3-4",
            "10.05.1927",
            "«44»",
            "№5",
            "млн",
            "Т.Рысқұлов",
            "\n",
            "  ",
            "\n\n",
            "–",
            "қо-\nректенеді",
            "Президентi",
        ]
    ),
    max_size=25,
).map(" ".join)


@given(NUMBERED, st.sampled_from(["kk", "ru", "en"]))
def test_every_number_of_the_raw_text_is_kept_or_stands_in_a_named_noise_block(raw, tag):
    cleaned = clean_text(raw, language(tag))
    gone = "".join(
        entry.raw for entry in cleaned.ledger.applied if any(rule.startswith("noise.") for rule in entry.rules)
    )

    def digits(text):
        return sorted(sign for sign in text if sign.isdigit())

    assert digits(raw) == digits(cleaned.text + gone)


def test_the_ledger_of_a_file_is_proven_too():
    assert read_ledger("") == Ledger()
