"""The small Kazakh chapter, whose bank holds every kind of question, as files for learning platforms."""

from __future__ import annotations

import pytest

from tarau.building import load_chapter
from tarau.chapter import Chapter
from tests.publishing.quiz import sample


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Chapter:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("quiz"))
        return load_chapter(sample.FOLDER)


@pytest.fixture(scope="session")
def files(tree: Chapter) -> dict[str, bytes]:
    return sample.files_of(tree)
