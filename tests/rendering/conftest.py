"""What the tests of rendering share: the small chapter, its language, and its pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tarau.chapter import Chapter
from tarau.files import Folder, shared
from tarau.languages import Language, language
from tarau.pages import PageMap, Pages
from tarau.problems import Place
from tarau.rendering import load_edition, render
from tarau.typesetting import typeset
from tests.rendering import sample

PLACE = Place("test")

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 165 80">'
    '<rect width="165" height="80" fill="#1f4168"/><circle cx="112" cy="40" r="15" fill="#e2b35c"/></svg>'
)


@pytest.fixture(scope="session")
def kazakh() -> Language:
    return language("kk")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A chapter's folder with an opening picture."""
    (tmp_path / "opener.svg").write_text(PICTURE, encoding="utf-8")
    return Folder(tmp_path, "chapters/sample")


@pytest.fixture
def printed(kazakh: Language, folder: Folder) -> Callable[..., str]:
    """Renders the small chapter, or another one, in an edition."""

    def printed(edition: str = "textbook", chapter: Chapter | None = None, pages: PageMap | None = None) -> str:
        return render(chapter or sample.chapter(), load_edition(edition, PLACE), kazakh, folder, pages)

    return printed


@pytest.fixture(scope="session")
def rounds(kazakh: Language, tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[str, Pages], ...]:
    """The small chapter as building lays it out: HTML and pages of each round until nothing changes any more."""
    folder = Folder(tmp_path_factory.mktemp("chapter"), "chapters/sample")
    edition, made = load_edition("textbook", PLACE), []
    for _ in range(3):
        html = render(sample.chapter(), edition, kazakh, folder, made[-1][1].map if made else None)
        if made and html == made[-1][0]:
            break
        made.append((html, typeset(html, shared, kazakh)))
    return tuple(made)
