from __future__ import annotations

import pytest

from tarau.problems import ChapterError, Place
from tarau.rendering import default_editions, edition_names, load_edition, needs_pages


def test_every_edition_is_named_after_its_file():
    assert [load_edition(name, Place("x")).name for name in edition_names()] == list(edition_names())


def test_the_default_editions_come_in_the_order_of_their_ranks():
    ranks = [load_edition(name, Place("x")).rank for name in default_editions()]

    assert ranks == sorted(ranks)
    assert default_editions()[0] == "textbook"


def test_a_misspelt_edition_is_told_with_the_one_probably_meant():
    with pytest.raises(ChapterError) as refused:
        load_edition("textbok", Place("chapter.yaml", 3, 5))

    assert str(refused.value) == (
        "chapter.yaml:3:5: error: there is no edition 'textbok' [render.edition]\n    did you mean 'textbook'?"
    )


@pytest.mark.parametrize(("edition", "paged"), [("textbook", True), ("key", True), ("web", False)])
def test_only_editions_with_pages_are_rendered_again_with_their_map(edition, paged):
    assert needs_pages(load_edition(edition, Place("x"))) is paged
