"""The ledger: whatever the text, it leads to the clean text and back, and cleaning a clean text changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarau.cleaning import Risk, clean_text, entry_line, read_ledger
from tarau.languages import language

SOURCES = Path(__file__).parents[2] / "chapters" / "industrialization" / "sources"
#: Words and signs on which rules act, and those on which they might stumble.
PIECES = [
    "Қазақстан", "қазақ", "еді", "болды", "салу", ".", "..", "...", ",", ",,", ";", ":", " ", "  ", "\n", "\n\n",
    "\t", "-", "—", "–", " - ", "(", ")", "«", "»", "“", "”", "„", "1", "2", "1925", "1928", "3.", "1.", "2)", "млн",
    "XIV", "ХІV", "ІІ", "і", "i", "a", "əлем", "Алматы", "кВт", "¬", "\u00ad", "\u200b", "\u200d", "\ufeff", "\u202e",
    "\r\n", "\r", "\u2028", "\f", "\u0000", "\u00a0", "и\u0306", "\u0306", "А.", "С.", "Ұнайды 0", "ТОЛЫҒЫРАҚ »",
    "Толығырақ", "$ 444.22  476.38", "– Алматы: «Атамұра», 2010, 752 бет.", "www.site.kz", "12:30 2015", "©", "жылы",
    "Қазақ-", "стан", "да", "мен", "The", "end", "Node.JS", "%", "9,9%", "!", "?", "#", "**", "'", "\"", "😀",
    "👨\u200d👩", "&lt;", "{{ 7*7 }}", "<b>", "\ud800",
]  # fmt: skip
nasty = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
letters = st.text(alphabet='аиіiТІXV.,-–—()«» \n\t01\u0306¬\u00ad\u200b:%"\r', max_size=60)
#: Damage here and there in a longer text.
PROSE = "Жұмыс өте қиын жағдайда өтті, бірақ жол мерзімінен бұрын аяқталды."
here_and_there = st.lists(
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join), min_size=6, max_size=12
).map(f"\n{PROSE}\n{PROSE}\n".join)  # fmt: skip
texts = st.one_of(nasty, letters, st.text(max_size=60))


@given(texts, st.sampled_from(["kk", "ru", "en"]))
@settings(max_examples=400)
def test_the_ledger_leads_to_the_clean_text_and_back(raw, tag):
    cleaned = clean_text(raw, language(tag))

    assert cleaned.ledger.replay(raw) == cleaned.text
    assert cleaned.ledger.undo(cleaned.text) == raw


@given(texts, st.sampled_from(["kk", "ru", "en"]))
@settings(max_examples=400)
def test_cleaning_a_clean_text_changes_nothing(raw, tag):
    once = clean_text(raw, language(tag)).text

    assert clean_text(once, language(tag)).text == once


@given(texts)
def test_every_raw_character_is_copied_or_stands_in_one_named_entry(raw):
    cleaned = clean_text(raw, language("kk"))
    position, pieces = 0, []
    for entry in cleaned.ledger.applied:
        assert position <= entry.start
        assert entry.rules
        assert entry.raw != entry.fix
        assert raw[entry.start : entry.end] == entry.raw
        pieces += [raw[position : entry.start], entry.fix]
        position = entry.end

    assert "".join([*pieces, raw[position:]]) == cleaned.text


@given(nasty)
def test_numbers_and_names_vanish_only_inside_named_noise(raw):
    cleaned = clean_text(raw, language("kk"))
    for entry in cleaned.ledger.applied:
        if not any(rule.startswith("noise.") for rule in entry.rules):
            assert [sign for sign in entry.raw if sign.isdigit()] == [sign for sign in entry.fix if sign.isdigit()]


@given(texts)
def test_a_ledger_survives_its_file(raw):
    ledger = clean_text(raw, language("kk")).ledger
    lines = [entry_line(entry) for entry in ledger]

    assert all(len(line.splitlines()) == 1 for line in lines)
    assert read_ledger("".join(f"{line}\n" for line in lines)) == ledger


@given(texts)
def test_every_paragraph_knows_its_raw_span(raw):
    cleaned = clean_text(raw, language("kk"))
    for paragraph in cleaned.paragraphs:
        start, end = cleaned.raw_span(paragraph.start, paragraph.end)
        assert (start, end) == (paragraph.raw_start, paragraph.raw_end)
        assert 0 <= start <= end <= len(raw)
        assert cleaned.text[paragraph.start : paragraph.end].strip()


@given(nasty)
def test_a_text_is_changed_only_up_to_the_risk_that_is_allowed(raw):
    cleaned = clean_text(raw, language("kk"), up_to=Risk.LOSSLESS)

    assert all(entry.risk == Risk.LOSSLESS for entry in cleaned.ledger.applied)
    assert all(entry.status == "suggested" for entry in cleaned.ledger if entry.risk > Risk.LOSSLESS)


def test_an_entry_has_the_fields_of_the_design_and_the_text_around_it():
    raw = "Ірі өнеркәсіп пен көлік ісі болды.Бұл қиындықтардың көбі республикада күрделі еді."
    cleaned = clean_text(raw, language("kk"))

    assert [json.loads(entry_line(entry)) for entry in cleaned.ledger] == [
        {
            "start": 34,
            "end": 34,
            "raw": "",
            "fix": " ",
            "rules": ["spaces.after-stop"],
            "risk": 1,
            "confidence": 1.0,
            "status": "applied",
            "candidates": [],
            "prefix": "і өнеркәсіп пен көлік ісі болды.",
            "suffix": "Бұл қиындықтардың көбі республик",
            "reason": "",
            "reasons": [],
        }
    ]


def test_two_rules_on_one_stretch_make_one_entry_with_both_names():
    cleaned = clean_text("Бұл\u00a0 жол", language("kk"))

    assert [(entry.raw, entry.fix, entry.rules) for entry in cleaned.ledger] == [
        ("\u00a0 ", " ", ("characters.odd-space", "spaces.several"))
    ]


def test_changes_of_different_kinds_side_by_side_stay_apart():
    cleaned = clean_text("Зауыт салынды.. Мыс қорытылды.. Көмір қазылды.. Мұнай шықты.", language("kk"))

    assert [(entry.raw, entry.fix, entry.rules) for entry in cleaned.ledger[:2]] == [
        (".", "", ("punctuation.doubled-stop",)),
        (" ", "\n\n", ("structure.lost-end",)),
    ]


def test_the_ledger_of_another_text_is_refused():
    ledger = clean_text("Бұл  жол", language("kk")).ledger

    with pytest.raises(ValueError, match="does not fit"):
        ledger.replay("Басқа мәтін")


def test_the_entries_of_a_stretch_are_found():
    cleaned = clean_text("Бірінші  жол.\nЕкінші  жол.", language("kk"))
    second = cleaned.paragraphs[1]

    assert [entry.start for entry in cleaned.entries_in(second.start, second.end)] == [20]


@given(here_and_there)
@settings(max_examples=40)
def test_looking_again_only_where_something_changed_gives_the_same_as_looking_everywhere(raw):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("tarau.cleaning.steps.DENSE", 0)
        once = clean_text(raw, language("kk"))
        patched.setattr("tarau.cleaning.steps.DENSE", 10**9)
        again = clean_text(raw, language("kk"))

    assert again.text == once.text
    assert again.ledger == once.ledger


@pytest.mark.parametrize("file", sorted(SOURCES.glob("00[02]_*.txt")), ids=lambda file: file.name[:3])
def test_looking_again_only_where_something_changed_is_enough_for_a_real_text(file, monkeypatch):
    once = clean_text(file.read_text(encoding="utf-8"), language("kk"))
    monkeypatch.setattr("tarau.cleaning.steps.DENSE", 10**9)
    again = clean_text(file.read_text(encoding="utf-8"), language("kk"))

    assert (again.text, again.ledger) == (once.text, once.ledger)
