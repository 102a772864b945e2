"""What the visual tests share: the press, the golden pages of this machine's Pango, and where differences are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tarau.typesetting import prepare
from tests.visual.goldens import ACCEPT, GOLDEN, pango_version
from tests.visual.printing import Press
from tests.visual.showing import SHOWN, Exhibition


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Prints the small chapter."""
    return Press(tmp_path_factory.mktemp("press"))


@pytest.fixture(scope="session")
def golden() -> Path:
    """The folder of golden pages for this machine."""
    prepare()
    return GOLDEN / f"pango-{pango_version()}"


@pytest.fixture(scope="session")
def exhibition() -> Exhibition:
    """Where pages that differ are shown."""
    return Exhibition(SHOWN, ACCEPT)
