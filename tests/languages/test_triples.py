from __future__ import annotations

import pytest

from tarau.languages import Triples, lexicon
from tarau.languages.triples import triples


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_every_word_of_the_lists_is_possible_by_its_triples(tag):
    known = lexicon(tag)
    assert not [word for word in known.codes if not known.triples.possible(f"^^{word}$")][:10]


def test_a_letter_between_others_is_one_that_makes_known_threes():
    few = Triples(triples(["тас", "тыс", "бас"]).split("\n"))
    assert sorted(few.between("^т", "с$")) == ["а", "ы"]
    assert few.between("^б", "с$") == "а"
    assert few.between("^к", "с$") == ""


def test_what_no_word_has_is_found_by_its_place():
    few = Triples(triples(["тас", "тыс"]).split("\n"))
    assert few.impossible("тас") == []
    assert few.impossible("тос") == [1, 2, 3]
    assert not few.possible("тос")
